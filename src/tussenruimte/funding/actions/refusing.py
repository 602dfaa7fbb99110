"""What every action of this room says when something may not or cannot be done."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from tussenruimte.accounts.models import Person
from tussenruimte.core.refusals import NotAllowed, Refusal
from tussenruimte.funding.models import Scheme
from tussenruimte.journal.models import Entry
from tussenruimte.journal.queries import about
from tussenruimte.register.rules import Change, joined


class NotYours(NotAllowed):
    """The person has no right to this deed."""

    message = _("Dit mag u hier niet doen. Vraag het aan wie de regeling bijhoudt.")


class NotWhole(Refusal):
    """The facts of a scheme contradict each other, or something that must be there is not."""

    message = _("Er klopt iets niet in de regeling. Kijk de antwoorden na.")


class UnknownWord(Refusal):
    """An item, a form or a place that nobody knows."""

    message = _("Een van de keuzes kennen wij niet. Kies opnieuw.")


class KeyTaken(Refusal):
    """Another scheme of this organisation has the same key."""

    message = _("Deze sleutel is al van een andere regeling van deze organisatie.")


class NoText(Refusal):
    """Something must be said."""

    message = _("Schrijf hier iets op.")


class ChangedMeanwhile(Refusal):
    """Someone else was first. Carries what changed, by whom and when; nothing was saved."""

    message = _("Iemand anders was u net voor. Uw tekst staat er nog, maar is niet bewaard.")

    def __init__(self, scheme: Scheme, changes: tuple[Change, ...], by: Person | None, at: datetime | None) -> None:
        self.scheme, self.changes, self.by, self.at = scheme, changes, by, at
        super().__init__()


def require(*, allowed: bool) -> None:
    """Refuses the deed unless it is allowed."""
    if not allowed:
        raise NotYours


def said(text: str) -> str:
    """The text without signs no screen shows; refused when nothing is left."""
    plain = readable(text)
    if not plain:
        raise NoText
    return plain


def readable(text: str) -> str:
    """The text without signs no screen shows."""
    return "".join(sign for sign in text if sign.isprintable() or sign in "\n\t").strip()


def one_line(text: str) -> str:
    """The same on one line."""
    return " ".join(readable(text).split())


def locked(scheme: Scheme, revision: int | None = None) -> Scheme:
    """The scheme as it is now, held until the deed is done; refused when it is not the one that was read."""
    now = Scheme.objects.select_for_update().get(pk=scheme.pk)
    if revision is not None and now.revision != revision:
        raise _changed_since(now, revision)
    return now


def _changed_since(scheme: Scheme, revision: int) -> ChangedMeanwhile:
    entries = [entry for entry in about(scheme) if _revision(entry) > revision]
    entries.reverse()
    steps = [[Change(*change) for change in entry.details["changes"]] for entry in entries]
    last = entries[-1] if entries else None
    return ChangedMeanwhile(scheme, joined(steps), last.by if last else None, last.at if last else None)


def _revision(entry: Entry) -> int:
    return int(entry.details.get("revision", 0)) if "changes" in entry.details else 0
