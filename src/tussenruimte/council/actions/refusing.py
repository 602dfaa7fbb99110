"""What every action of this room says when something may not or cannot be done."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.utils.translation import gettext_lazy as _

from tussenruimte.core.refusals import NotAllowed, Refusal
from tussenruimte.dossiers.actions.refusing import said
from tussenruimte.dossiers.rules.anonymity import tells_who


class NotYours(NotAllowed):
    """The person has no right to this deed."""

    message = _("Dit mag u hier niet doen. Vraag het aan wie het dossier behandelt.")


class NotFromHere(Refusal):
    """It is not in a state from which this can be done."""

    message = _("Dit kan nu niet. Het staat intussen ergens anders. Kijk eerst hoe het ervoor staat.")


class NoReason(Refusal):
    """A reason belongs beside it."""

    message = _("Schrijf op waarom.")


class TellsWho(Refusal):
    """Others will read this, and it still says who someone is."""

    def __init__(self, found: Iterable[str]) -> None:
        sentence = _("Hierin staat nog over wie het gaat: %(names)s. Haal dat weg, want veel mensen lezen dit.")
        super().__init__(sentence % {"names": ", ".join(found)})


class ChangedMeanwhile(Refusal):
    """Someone else was first. Carries what is there now and its revision; nothing was saved."""

    message = _("Iemand anders was u net voor. Uw tekst staat er nog, maar is niet bewaard.")

    def __init__(self, revision: int, now: Mapping[str, str]) -> None:
        self.revision, self.now = revision, dict(now)
        super().__init__()


def require(*, allowed: bool) -> None:
    """Refuses the deed unless it is allowed."""
    if not allowed:
        raise NotYours


def one_line(text: str, longest: int) -> str:
    """A text as one line of so many letters; refused when nothing is left."""
    return " ".join(said(text).split())[:longest]


def nobody_named(texts: Iterable[str], people: Iterable[str]) -> None:
    """Refuses texts that tell who someone is."""
    found = tells_who(texts, people=people)
    if found:
        raise TellsWho(found)


def not_before(day: date, earliest: date) -> date:
    """A day that is not earlier than another."""
    if day < earliest:
        raise Refusal(_("Kies vandaag of een dag die nog komt."))
    return day


def not_after(day: date, today: date) -> date:
    """A day that is not in the future."""
    if day > today:
        raise Refusal(_("Kies vandaag of een dag die voorbij is."))
    return day
