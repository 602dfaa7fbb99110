"""What every action of this room says when something may not or cannot be done, and how a request is changed."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from tussenruimte.accounts.models import Person
from tussenruimte.challenges.models import Challenge
from tussenruimte.core.refusals import NotAllowed, Refusal
from tussenruimte.journal.actions import record
from tussenruimte.journal.models import Entry, Visibility
from tussenruimte.journal.queries import about


class NotYours(NotAllowed):
    """The person has no right to this deed."""

    message = _("Dit mag u hier niet doen. Vraag het aan wie dit behandelt.")


class NotFromHere(Refusal):
    """It is not in a state from which this can be done."""

    message = _("Dit kan nu niet. Er is intussen iets veranderd. Kijk eerst hoe het ervoor staat.")


class NoText(Refusal):
    """Something must be said."""

    message = _("Schrijf hier iets op.")


class NoReason(Refusal):
    """What is decided or asked says why."""

    message = _("Schrijf op waarom. De mensen van het initiatief lezen dit.")


class NotAhead(Refusal):
    """A day on which something will happen lies ahead."""

    message = _("Kies een dag die nog komt.")


class ChangedMeanwhile(Refusal):
    """Someone else changed the same fields first. Carries which, by whom, and the thing as it is now."""

    message = _("Iemand anders was u net voor. Uw tekst staat er nog, maar is niet bewaard.")

    def __init__(self, fields: tuple[str, ...], by: Person | None, now: Any) -> None:
        self.fields, self.by, self.now = fields, by, now
        super().__init__()


def require(*, allowed: bool) -> None:
    """Refuses the deed unless it is allowed."""
    if not allowed:
        raise NotYours


def said(text: str, refusal: type[Refusal] = NoText) -> str:
    """The text without signs no screen shows; refused when nothing is left."""
    plain = written(text)
    if not plain:
        raise refusal
    return plain


def written(text: str) -> str:
    """The text without signs no screen shows."""
    return "".join(sign for sign in text if sign.isprintable() or sign in "\n\t").strip()


def one_line(text: str) -> str:
    """The text on one line."""
    return " ".join(written(text).split())


def ahead(day: date | None, today: date) -> date:
    """A day that lies ahead."""
    if day is None or day <= today:
        raise NotAhead
    return day


def locked(challenge: Challenge) -> Challenge:
    """The request as it is now, held until the deed is done."""
    return (
        Challenge.objects.select_for_update(of=("self",))
        .select_related(
            "initiative", "municipality", "task", "invitation", "dossier", "dossier__lead", "clock", "decision"
        )
        .get(pk=challenge.pk)
    )


def locked_at(challenge: Challenge, revision: int, fields: Collection[str] = ()) -> Challenge:
    """The same, refused when someone changed it since `revision`; with `fields`, only when one of those changed."""
    now = locked(challenge)
    if now.revision != revision:
        _refuse_changed(now, revision, fields)
    return now


def _refuse_changed(now: Challenge, revision: int, fields: Collection[str]) -> None:
    entries = [
        entry for entry in about(now, including_parties=True) if int(entry.details.get("revision", 0)) > revision
    ]
    touched = {name for entry in entries for name in entry.details.get("changed", ())}
    both = touched & set(fields) if fields else touched
    if both or not fields:
        raise ChangedMeanwhile(tuple(sorted(both)), entries[0].by if entries else None, now)


def save(challenge: Challenge, what: str, *, by: Person | None, changed: Iterable[str] = (), **told: Any) -> Entry:
    """Saves a request one revision further and writes in the journal that something happened to it.

    Only the names of changed fields are kept, never what was written: a draft may be thrown away.
    """
    challenge.revision += 1
    challenge.save()
    details = {"revision": challenge.revision, "changed": sorted(changed), **told}
    return record(what, about=challenge, by=by, visibility=Visibility.PARTIES, details=details)


def tell(challenge: Challenge, what: str, *, by: Person | None, **told: Any) -> None:
    """Writes in the timeline of the dossier what happened, for everyone in it."""
    if challenge.dossier is not None:
        record(what, about=challenge.dossier, by=by, visibility=Visibility.PARTIES, details=told)
