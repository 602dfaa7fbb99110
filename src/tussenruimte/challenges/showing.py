"""What the page of a request shows beside its contents: clock, the task now, criteria of both sides, next steps."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.forms import Form
from django.urls import reverse
from django.utils.translation import gettext as _

from tussenruimte.challenges import contents, rulesets, wording
from tussenruimte.challenges.actions import ChangedMeanwhile
from tussenruimte.challenges.models import Assessment, Challenge, NextStep
from tussenruimte.challenges.rules import exploring, ordinance
from tussenruimte.dossiers import clocks
from tussenruimte.ui import figures

State = Challenge.State
Side = Assessment.Side
LOOKED_AT = (State.SENT, State.INCOMPLETE, State.COMPLETE, State.DECIDED, State.CHOSEN, State.NOT_CHOSEN)
# Which step of writing holds which answer.
HOLDS = {
    "taak": ("title",),
    "plan": ("quality", "staff"),
    "geld-en-tijd": ("start", "months", "cost", "own_contribution"),
    "steun": ("supporters",),
    "contact": ("contact_name", "contact_email", "contact_phone"),
}


@dataclass(frozen=True)
class Criterion:
    """One criterion with what each side answers; None is no answer yet."""

    id: str
    title: str
    initiative: Assessment | None
    municipality: Assessment | None

    @property
    def differs(self) -> bool:
        """Whether there is something to talk about."""
        both = self.initiative, self.municipality
        return None not in both and both[0].verdict != both[1].verdict  # type: ignore[union-attr]


def challenge(found: Challenge, side: str, today: date) -> dict[str, Any]:
    """The parts of the page, for whoever may see the request."""
    rules = rulesets.rules_of(found, today)
    looked_at = found.state in LOOKED_AT
    return {
        "what_now": wording.what_now(found, side),
        "tone": wording.TONES[found.state],
        "lines": contents.told(found, today),
        "rules": rules,
        "latest": ordinance.last_sending(rules, found.start),
        "clock": clocks.finding(found.clock, today, clocks.rule_book()) if found.clock else None,
        "compared": wording.rows(compared(found)) if looked_at else [],
        "criteria": criteria(found, today) if looked_at else [],
        "next_steps": list(found.next_steps.select_related("promise", "promise__promiser")) if looked_at else [],
        "checks": _checks(found) if looked_at else [],
    }


def compared(found: Challenge) -> tuple[exploring.Compared, ...]:
    """The task as the municipality tells it now, beside what the initiative proposes."""
    task = found.task
    now = exploring.Now(task.cost, task.quality, task.contract_end, task.staff) if task else exploring.Now()
    proposed = exploring.Proposed(found.cost, found.own_contribution, found.quality, found.start, found.staff)
    return exploring.compared(now, proposed)


def answers_of(found: Challenge) -> dict[tuple[str, str], Assessment]:
    """Every answer by criterion and side."""
    return {(one.criterion, one.side): one for one in found.assessments.all()}


def criteria(found: Challenge, today: date) -> list[Criterion]:
    """The criteria in the order of the ordinance or the invitation, with the answers side by side. No sum is made."""
    given = answers_of(found)
    return [
        Criterion(line.id, line.title, given.get((line.id, Side.INITIATIVE)), given.get((line.id, Side.MUNICIPALITY)))
        for line in rulesets.criteria_of(found, today)
    ]


def looked_at_in_words(found: Challenge, today: date) -> str:
    """What both sides answered, as the start of the words of a decision."""
    return "\n".join(_line(one) for one in criteria(found, today))


def _line(one: Criterion) -> str:
    return f"{one.title}. {_in_words(_('Initiatief'), one.initiative)} {_in_words(_('Gemeente'), one.municipality)}"


def _in_words(who: str, answer: Assessment | None) -> str:
    verdict = str(answer.get_verdict_display()) if answer else _("onbekend")
    reason = f" ({answer.reason})" if answer and answer.reason else ""
    return f"{who}: {verdict}{reason}."


def _checks(found: Challenge) -> list[tuple[str, str, str]]:
    """What else to look at, with what is known of it: title, sentence, address."""
    amount = figures.euro(found.cost) if found.cost is not None else ""
    asked = _("Het gaat om %(amount)s per jaar.") % {"amount": amount} if amount else _("Het bedrag is nog onbekend.")
    return [
        (
            _("Democratische bril"),
            _("Wie doet mee, wie mist er, en is het open? Zes vragen voor beide kanten."),
            reverse("web:framework", args=["democratische-bril"]),
        ),
        (
            _("Subsidie of opdracht"),
            asked,
            reverse("web:framework", args=["subsidie-of-opdracht"]),
        ),
        (
            _("Steun van de overheid (de-minimis)"),
            _("Kreeg het initiatief in drie jaar al steun? Tel dat mee."),
            reverse("web:framework", args=["de-minimis"]),
        ),
    ]


# --- writing ---------------------------------------------------------------------------------------------------------
def steps_with_answers(found: Challenge) -> set[str]:
    """The steps in which something was filled in."""
    full = {step for step, names in HOLDS.items() if any(getattr(found, name) not in (None, "") for name in names)}
    elsewhere = {"financiele-onderbouwing": "geld-en-tijd", "aantoonbaar-draagvlak": "steun"}
    return full | {elsewhere.get(line, "plan") for line, text in found.answers.items() if text}


def url_of_step(found: Challenge, step: str) -> str:
    """The page of a step."""
    return reverse("challenges:step", args=[found.number, step])


def written_meanwhile(form: Form, changed: ChangedMeanwhile) -> list[tuple[str, str]]:
    """What stands in the draft now in the answers that someone else changed: the question and the text."""
    now, told = changed.now, list[tuple[str, str]]()
    for name in changed.fields:
        line = name.removeprefix("answers.")
        field = form.fields.get(f"text_{line}" if line != name else name)
        if field is not None:
            value = now.answers.get(line, "") if line != name else getattr(now, name)
            told.append((str(field.label), _shown(value)))
    return told


def _shown(value: Any) -> str:
    if value is None or value == "":
        return _("leeg")
    return figures.day(value) if isinstance(value, date) else str(value)


def kinds_planned(steps: Iterable[NextStep], party: int) -> list[str]:
    """The steps that a party planned already."""
    return [step.kind for step in steps if step.promise.promiser_id == party]
