"""Tasks, requests and figures as rows for pages, files and open data: nothing of people in what is public."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tussenruimte.accounts.models import Person
from tussenruimte.accounts.queries import Someone
from tussenruimte.challenges import queries, rulesets, wording
from tussenruimte.challenges.models import Challenge, MunicipalTask
from tussenruimte.challenges.rules import figures as counting
from tussenruimte.core.days import AMSTERDAM
from tussenruimte.dossiers import clocks
from tussenruimte.dossiers.models import Decision
from tussenruimte.dossiers.permissions import workplaces_of
from tussenruimte.dossiers.wording import Happening
from tussenruimte.journal.models import Entry
from tussenruimte.register.models import Initiative, Organisation, Party
from tussenruimte.register.rules import MANDATES_THAT_SPEAK
from tussenruimte.ui import figures

CHOSEN_FROM = 50
# Fields of which the label tells enough; the others are told as figures that changed.
NAMED = ("name", "text", "excluded_because", "excluded_by", "cost", "quality", "department")


@dataclass(frozen=True)
class TaskRow:
    """A task in a list."""

    task: MunicipalTask
    theme: str
    cost: str
    place: str
    missing: int


@dataclass(frozen=True)
class Fact:
    """One line about a task: what, the value or empty for unknown, and since when that is so."""

    title: str
    text: str
    checked: str = ""


@dataclass(frozen=True)
class PublicRow:
    """A request as everyone reads it. `reason` is empty as long as the decision is not public."""

    challenge: Challenge
    title: str
    sent: date
    state: str
    tone: str
    sentence: str
    due: date | None
    outcome: str
    decided: date | None
    reason: str


def task_row(task: MunicipalTask) -> TaskRow:
    """A task in a list, with how much of it nobody told."""
    missing = len(queries.MISSES) - len(queries.told_about(task))
    return TaskRow(task, wording.theme_title(task.theme), wording.cost_of(task), place_of(task), missing)


def place_of(task: MunicipalTask) -> str:
    """Where a task is done."""
    return task.place.name if task.place else _("de hele gemeente")


def task_facts(task: MunicipalTask) -> list[tuple[str, list[Fact]]]:
    """Everything a municipality can tell about a task, in three groups; unknown is empty."""
    contract = task.carried_out == MunicipalTask.CarriedOut.OWN
    ends = figures.day(task.contract_end) or (_("er is geen contract") if contract else "")
    checked = _checked(task.contract_checked_on)
    return [
        (
            _("Kosten en kwaliteit"),
            [
                Fact(_("Kosten per jaar"), wording.cost_of(task), _checked(task.cost_checked_on)),
                Fact(_("Waar dat staat"), task.cost_source),
                Fact(_("Kwaliteit nu"), task.quality, _checked(task.quality_checked_on)),
                Fact(_("Hoe dat is gemeten"), task.quality_measured),
            ],
        ),
        (
            _("Wie het nu doet"),
            [
                Fact(_("Uitvoering"), wording.carried_out(task), checked),
                Fact(_("Einde contract"), ends, checked if task.contract_end else ""),
                Fact(_("Opzeggen kan tot"), figures.day(task.notice_by)),
                Fact(_("Mensen"), task.staff),
                Fact(_("Afdeling"), task.department),
            ],
        ),
    ]


def _checked(day: date | None) -> str:
    return _("nagekeken op %(day)s") % {"day": figures.day(day)} if day else ""


def untold(task: MunicipalTask) -> list[str]:
    """A sentence for each thing that a fair challenge needs and nobody told."""
    told = queries.told_about(task)
    titles = {item.id: item.title for item in rulesets.rule_book().group("taak")}
    return [f"{titles.get(line, line)}: {sentence}" for line, sentence in wording.UNTOLD.items() if line not in told]


def task_happening(entry: Entry, *, with_names: bool) -> Happening:
    """A journal entry about a task; names of officials are for their colleagues."""
    labels = {name: str(getattr(MunicipalTask._meta.get_field(name), "verbose_name", name)) for name in NAMED}
    names = [labels.get(field, _("gegevens")) for field, *_rest in entry.details.get("changes", ())]
    told = {"fields": ", ".join(dict.fromkeys(names))}
    sentence = {
        "task.added": _("Op de lijst gezet."),
        "task.changed": _("Aangepast: %(fields)s.") % told,
        "task.checked": _("Alle cijfers zijn nagekeken."),
    }.get(entry.what, entry.what)
    return Happening(entry.at, sentence, str(entry.by) if with_names and entry.by else "")


def public_row(challenge: Challenge, today: date) -> PublicRow:
    """A request as everyone reads it: the task or the words people chose, never who they are."""
    if challenge.sent_at is None:
        raise ValueError("a draft is not public")
    decision = challenge.decision
    reason = decision.reason if decision and decision.public else ""
    return PublicRow(
        challenge,
        challenge.task.name if challenge.task else challenge.title,
        challenge.sent_at.astimezone(AMSTERDAM).date(),
        str(challenge.get_state_display()),
        wording.TONES[challenge.state],
        str(wording.PUBLIC[challenge.state]),
        clocks.due_day(challenge.clock, clocks.rule_book()) if challenge.clock and _waits(challenge) else None,
        str(decision.get_outcome_display()) if decision else "",
        decision.decided_on if decision else None,
        reason,
    )


def _waits(challenge: Challenge) -> bool:
    return challenge.state in (Challenge.State.SENT, Challenge.State.COMPLETE)


def figures_of(challenges: Iterable[Challenge], today: date) -> list[tuple[str, str]]:
    """How many requests there were and how long they took; for one municipality, not to compare with others."""
    counted = counting.counted(queries.courses(challenges, clocks.rule_book()), today)
    outcomes = {str(code): str(label) for code, label in Decision.Outcome.choices}
    said = [(_("Verzoeken"), str(counted.total)), (_("Nog niet besloten"), str(counted.running))]
    said += [(outcomes.get(code, code).capitalize(), str(number)) for code, number in counted.by_outcome.items()]
    if counted.in_time or counted.late:
        said += [(_("Op tijd besloten"), str(counted.in_time)), (_("Te laat besloten"), str(counted.late))]
    if counted.running_late:
        said.append((_("Wacht langer dan de termijn"), str(counted.running_late)))
    if counted.median_days is not None:
        days = ngettext("%(number)d dag", "%(number)d dagen", counted.median_days) % {"number": counted.median_days}
        said.append((_("Tijd tot het besluit (de middelste)"), days))
    return said


def initiatives_to_start_for(person: Someone) -> list[Initiative]:
    """The initiatives for which someone can start a request."""
    if not isinstance(person, Person):
        return []
    speaking: dict[str, Any] = {
        "memberships__person": person,
        "memberships__until__isnull": True,
        "memberships__mandate__in": MANDATES_THAT_SPEAK,
    }
    return list(Initiative.objects.filter(**speaking).distinct().order_by("name")[:CHOSEN_FROM])


def municipalities_kept_by(person: Someone) -> list[Organisation]:
    """The municipalities whose list someone keeps."""
    return list(workplaces_of(person).filter(kind=Party.Kind.MUNICIPALITY).order_by("name"))
