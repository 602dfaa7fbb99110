"""What states, turns and happenings say. Each state has three wordings: for officials, the initiative, everyone."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any, Literal

from django.conf import settings
from django.utils.functional import Promise as Sentence
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tussenruimte.dossiers import queries
from tussenruimte.dossiers.models import Decision, Dossier, UnitInvolved
from tussenruimte.dossiers.rules.likeness import NEEDS, PLACE, WORDS, Alike, Axis
from tussenruimte.dossiers.rules.states import Standing, standing
from tussenruimte.journal.models import Entry
from tussenruimte.register.frameworks import current_catalogue
from tussenruimte.register.models import NeedKind, Place
from tussenruimte.register.rules import Change
from tussenruimte.ui import figures

Audience = Literal["official", "initiative", "public"]
PHASES = "fasen-procesondersteuning"
State = Dossier.State

WORDINGS: Mapping[str, Mapping[Audience, Sentence]] = {
    State.RECEIVED: {
        "official": gettext_lazy("Nieuw. Geef antwoord: nu, later of nooit."),
        "initiative": gettext_lazy("De gemeente heeft uw vraag. U krijgt antwoord: nu, later of nooit."),
        "public": gettext_lazy("Het initiatief en de gemeente maken kennis."),
    },
    State.RUNNING: {
        "official": gettext_lazy("Loopt. Zorg dat de volgende stap op tijd komt."),
        "initiative": gettext_lazy("U werkt samen met de gemeente."),
        "public": gettext_lazy("Het initiatief en de gemeente werken samen."),
    },
    State.DECIDING: {
        "official": gettext_lazy("Er is een besluit gevraagd. Leg besluit en redenen vast."),
        "initiative": gettext_lazy("U wacht op een besluit van de gemeente."),
        "public": gettext_lazy("De gemeente neemt een besluit."),
    },
    State.LATER: {
        "official": gettext_lazy("Later. Neem op de afgesproken dag weer contact op."),
        "initiative": gettext_lazy("Nu nog niet. Op de afgesproken dag hoort u weer iets."),
        "public": gettext_lazy("Het initiatief en de gemeente gaan later verder."),
    },
    State.DECLINED: {
        "official": gettext_lazy("Gesloten met nooit. De reden staat erbij."),
        "initiative": gettext_lazy("De gemeente doet niet mee. Hieronder leest u waarom."),
        "public": gettext_lazy("Deze samenwerking ging niet door."),
    },
    State.FINISHED: {
        "official": gettext_lazy("Afgerond. Sta stil bij wat er is bereikt en geleerd."),
        "initiative": gettext_lazy("Deze samenwerking is klaar."),
        "public": gettext_lazy("Het initiatief en de gemeente werkten samen."),
    },
    State.WITHDRAWN: {
        "official": gettext_lazy("Het initiatief is hiermee gestopt."),
        "initiative": gettext_lazy("U bent hiermee gestopt. U kunt altijd opnieuw beginnen."),
        "public": gettext_lazy("Deze samenwerking is gestopt."),
    },
}
TONES: Mapping[str, str] = {
    State.RECEIVED: "wait",
    State.RUNNING: "info",
    State.DECIDING: "wait",
    State.LATER: "neutral",
    State.DECLINED: "neutral",
    State.FINISHED: "ok",
    State.WITHDRAWN: "neutral",
}

HAPPENED: Mapping[str, Sentence] = {
    "dossier.opened": gettext_lazy("Het dossier is geopend. Antwoord uiterlijk %(due)s."),
    "dossier.edited": gettext_lazy("Aangepast: %(fields)s."),
    "dossier.answered": gettext_lazy("Antwoord van de gemeente: %(answer)s. %(reason)s"),
    "dossier.phase-chosen": gettext_lazy("De fase is nu: %(phase)s."),
    "dossier.turn-passed": gettext_lazy("Aan zet: %(to)s, uiterlijk %(due)s. %(step)s"),
    "dossier.decision-asked": gettext_lazy("Er is een besluit gevraagd, uiterlijk %(due)s."),
    "dossier.decided": gettext_lazy("Besluit over %(subject)s: %(outcome)s."),
    "dossier.decision-published": gettext_lazy("Het besluit over %(subject)s is nu openbaar, zonder namen."),
    "dossier.appointed": gettext_lazy("Proceseigenaar: %(owner)s. Vervanger: %(deputy)s."),
    "dossier.party-joined": gettext_lazy("%(party)s doet mee."),
    "dossier.party-left": gettext_lazy("%(party)s doet niet meer mee."),
    "dossier.unit-involved": gettext_lazy("Afdeling %(unit)s: %(status)s."),
    "dossier.note-added": gettext_lazy("%(party)s schreef een notitie."),
    "dossier.document-added": gettext_lazy("%(party)s voegde een document toe: %(title)s."),
    "dossier.promise-made": gettext_lazy("%(promiser)s zegt toe: %(text)s, uiterlijk %(due)s."),
    "dossier.promise-kept": gettext_lazy("Nagekomen door %(promiser)s: %(text)s. %(remark)s"),
    "dossier.promise-broken": gettext_lazy("Niet nagekomen door %(promiser)s: %(text)s. %(remark)s"),
    "dossier.promise-withdrawn": gettext_lazy("Ingetrokken door %(promiser)s: %(text)s. %(remark)s"),
    "dossier.promise-near": gettext_lazy("Bijna zover: %(text)s. %(promiser)s zei toe: uiterlijk %(due)s."),
    "dossier.promise-late": gettext_lazy("De dag is voorbij: %(text)s. %(promiser)s zei toe: uiterlijk %(due)s."),
    "dossier.clock-started": gettext_lazy("De klok loopt voor %(about)s, vanaf %(day)s."),
    "dossier.clock-suspended": gettext_lazy("De klok voor %(about)s staat stil vanaf %(day)s. %(reason)s"),
    "dossier.clock-resumed": gettext_lazy("De klok voor %(about)s loopt weer vanaf %(day)s."),
    "dossier.clock-extended": gettext_lazy("De termijn voor %(about)s is %(weeks)s weken langer. %(reason)s"),
    "dossier.clock-notice": gettext_lazy("Op %(day)s kwam een brief: het besluit over %(about)s is te laat."),
    "dossier.clock-stopped": gettext_lazy("De klok voor %(about)s is gestopt op %(day)s."),
    "dossier.route-taken": gettext_lazy("%(party)s nam de route ‘%(title)s’. Uitkomst: %(outcome_title)s."),
    "dossier.not-forgotten": gettext_lazy(
        "Er is niets nieuws. U bent niet vergeten. U hoort uiterlijk %(due)s weer iets."
    ),
    "dossier.finished": gettext_lazy("Het dossier is afgerond. %(ended_with)s"),
    "dossier.withdrawn": gettext_lazy("Het initiatief is gestopt. %(ended_with)s"),
    "dossier.reopened": gettext_lazy("Het dossier is weer open. %(reason)s"),
    "dossier.shared-with-council": gettext_lazy("De gemeenteraad leest nu mee."),
    "dossier.unshared-with-council": gettext_lazy("De gemeenteraad leest niet meer mee."),
}
FIELDS: Mapping[str, Sentence] = {
    "title": gettext_lazy("waar het over gaat"),
    "goal": gettext_lazy("doel"),
    "needed_support": gettext_lazy("welke steun nodig is"),
    "hours_available": gettext_lazy("uren per week"),
    "state": gettext_lazy("stand"),
    "phase": gettext_lazy("fase"),
    "next_step": gettext_lazy("volgende stap"),
    "turn_by": gettext_lazy("uiterlijk"),
    "next_contact": gettext_lazy("u hoort weer iets"),
    "answer": gettext_lazy("antwoord"),
    "answer_reason": gettext_lazy("reden"),
    "protector": gettext_lazy("wie het steunt"),
    "ended_with": gettext_lazy("hoe het eindigde"),
}
DAYS = frozenset({"due", "day", "turn_by", "next_contact"})


@dataclass(frozen=True)
class Happening:
    """One line of a timeline."""

    day: datetime
    title: str
    by: str = ""
    text: str = ""


@dataclass(frozen=True)
class Told:
    """Where a dossier stands, as one side reads it."""

    standing: Standing
    sentence: str
    badge: str
    tone: str
    turn: str


def told(dossier: Dossier, audience: Audience, today: date) -> Told:
    """The state in the words of one side, whose turn it is and by when."""
    now = standing(dossier.state, queries.turn_of(dossier), dossier.turn_by, today)
    return Told(
        now,
        str(WORDINGS[dossier.state][audience]),
        str(dossier.get_state_display()),
        "danger" if now.late else TONES[dossier.state],
        _turn(dossier, now),
    )


def _turn(dossier: Dossier, now: Standing) -> str:
    if now.by is None or dossier.whose_turn is None:
        return _("Niemand is nog aan zet.")
    words = {"who": dossier.whose_turn.name, "day": figures.day(now.by)}
    if now.late:
        return _("Aan zet: %(who)s. Dit had uiterlijk %(day)s klaar moeten zijn.") % words
    return _("Aan zet: %(who)s, uiterlijk %(day)s.") % words


def happening(entry: Entry, *, with_names: bool = True) -> Happening:
    """A journal entry as a line for people; one we have no words for is told by its code."""
    template = _happenings().get(entry.what)
    sentence = str(template) % _Words(entry.details) if template else entry.what
    return Happening(entry.at, " ".join(sentence.split()), str(entry.by) if with_names and entry.by else "")


@cache
def _happenings() -> Mapping[str, Sentence]:
    """Sentences by code: our own, and those of rooms above that write about a dossier."""
    known = dict(HAPPENED)
    for name in settings.DOSSIER_HAPPENINGS:
        known |= import_string(name)
    return known


class _Words(dict[str, Any]):
    """Details of an entry as words; one that is not there is left out."""

    def __missing__(self, key: str) -> str:
        return (
            ", ".join(str(FIELDS.get(name, name)) for name, *_rest in self.get("changes", ()))
            if key == "fields"
            else ""
        )

    def __getitem__(self, key: str) -> Any:
        value = super().__getitem__(key)
        if key in DAYS and isinstance(value, str):
            return figures.day(date.fromisoformat(value))
        return _labelled(key, value)


def _labelled(key: str, value: Any) -> Any:
    labels: Mapping[str, Mapping[str, Any]] = {
        "outcome": dict(Decision.Outcome.choices),
        "status": dict(UnitInvolved.Status.choices),
        "answer": {"now": _("nu"), "later": _("later"), "never": _("nooit")},
    }
    if key == "phase":
        return phase_title(str(value))
    if key in ("owner", "deputy") and not value:
        return _("nog niemand")
    return labels.get(key, {}).get(value, value)


def phase_title(phase: str) -> str:
    """The title of a phase; its id when it vanished, empty when there is none."""
    reference, known = f"{PHASES}/{phase}", current_catalogue()
    return known.title(reference) if phase and known.has(reference) else phase


def told_changes(changes: Iterable[Change]) -> list[tuple[str, str, str]]:
    """What someone else changed: field, old and new, in words."""
    return [(str(FIELDS.get(one.field, one.field)), _value(one, one.old), _value(one, one.new)) for one in changes]


def _value(change: Change, value: Any) -> str:
    if value is None:
        return ""
    if change.field in DAYS:
        return figures.day(date.fromisoformat(str(value)))
    if change.field == "state":
        return str(dict(State.choices).get(str(value), value))
    return str(_labelled(change.field, value))


# --- cases beside each other -----------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Likeness:
    """A decided case that resembles this one, in words."""

    decision: Decision
    shared: tuple[tuple[str, str], ...]
    differences: tuple[tuple[str, str, str], ...]


def likeness(alike: Alike[Decision]) -> Likeness:
    """In what a decided case is alike and where it differs, axis by axis."""
    return Likeness(
        alike.key,
        tuple((_axis(axis), _items(axis, axis.shared)) for axis in alike.shared),
        tuple((_axis(axis), _items(axis, axis.mine), _items(axis, axis.theirs)) for axis in alike.differences),
    )


def _axis(axis: Axis) -> str:
    own = {NEEDS: _("Wat er nodig is"), PLACE: _("Gemeente"), WORDS: _("Woorden in de tekst")}
    known = current_catalogue()
    return own.get(axis.name) or (known.framework(axis.name).title if known.has(axis.name) else axis.name)


def _items(axis: Axis, items: Iterable[str]) -> str:
    if axis.name == NEEDS:
        kinds = dict(NeedKind.choices)
        return ", ".join(str(kinds.get(item, item)) for item in items)
    if axis.name == PLACE:
        names = dict(Place.objects.filter(pk__in=list(items)).values_list("code", "name"))
        return ", ".join(names.get(item, item) for item in items)
    known = current_catalogue()
    references = ((item, f"{axis.name}/{item}") for item in items)
    return ", ".join(known.title(ref) if axis.name != WORDS and known.has(ref) else item for item, ref in references)
