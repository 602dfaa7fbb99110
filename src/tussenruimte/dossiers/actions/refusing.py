"""What every action of this room says when something may not or cannot be done, and how a dossier is changed."""

from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from tussenruimte.accounts.models import Person
from tussenruimte.core.refusals import NotAllowed, Refusal
from tussenruimte.dossiers.models import Dossier
from tussenruimte.dossiers.rules import contact
from tussenruimte.journal.actions import record
from tussenruimte.journal.models import Entry, Visibility
from tussenruimte.journal.queries import about
from tussenruimte.register.rules import Change, changes_between, joined
from tussenruimte.scans.contact import patience_of

# What one person can change under the hands of another, in the order in which it is told.
TOLD = (
    *("title", "goal", "needed_support", "hours_available", "state", "phase", "next_step", "turn_by", "next_contact"),
    *("answer", "answer_reason", "protector", "ended_with"),
)


class NotYours(NotAllowed):
    """The person has no right to this deed."""

    message = _("Dit mag u in dit dossier niet doen. Vraag het aan wie het behandelt.")


class NotFromHere(Refusal):
    """The dossier is not in a state from which this can be done."""

    message = _("Dit kan nu niet. Het dossier staat intussen ergens anders. Kijk eerst hoe het ervoor staat.")


class NoText(Refusal):
    """Something must be said."""

    message = _("Schrijf hier iets op.")


class NoReason(Refusal):
    """An answer without a reason is no answer."""

    message = _("Schrijf op waarom. Iedereen in het dossier leest dit.")


class NotAhead(Refusal):
    """A day on which something will happen lies ahead."""

    message = _("Kies een dag die nog komt.")


class ChangedMeanwhile(Refusal):
    """Someone else was first. Carries what changed, by whom and when; nothing was saved."""

    message = _("Iemand anders was u net voor. Uw tekst staat er nog, maar is niet bewaard.")

    def __init__(self, changes: tuple[Change, ...], by: Person | None, at: datetime | None, dossier: Dossier) -> None:
        self.changes, self.by, self.at, self.dossier = changes, by, at, dossier
        super().__init__()


def require(*, allowed: bool) -> None:
    """Refuses the deed unless it is allowed."""
    if not allowed:
        raise NotYours


def said(text: str, refusal: type[Refusal] = NoText) -> str:
    """The text without signs no screen shows; refused when nothing is left."""
    plain = "".join(sign for sign in text if sign.isprintable() or sign in "\n\t").strip()
    if not plain:
        raise refusal
    return plain


def ahead(day: date | None, today: date) -> date:
    """A day that lies ahead."""
    if day is None or day <= today:
        raise NotAhead
    return day


def locked(dossier: Dossier, revision: int | None = None) -> Dossier:
    """The dossier as it is now, held until the deed is done; refused when it is not the one that was read."""
    now = Dossier.objects.select_for_update().get(pk=dossier.pk)
    if revision is not None and now.revision != revision:
        raise _changed_since(now, revision)
    return now


def facts_of(dossier: Dossier) -> dict[str, Any]:
    """What can be changed about a dossier, as plain values that the journal can keep."""
    facts = {name: getattr(dossier, name) for name in TOLD}
    plain = {name: value.isoformat() if isinstance(value, date) else value for name, value in facts.items()}
    hours = plain["hours_available"]
    return plain | {"hours_available": None if hours is None else str(hours)}


def save(
    dossier: Dossier, what: str, before: dict[str, Any], *, by: Person | None, at: datetime | None = None, **told: Any
) -> None:
    """Saves a changed dossier one revision further, and writes in the journal what is different."""
    changed = changes_between(before, facts_of(dossier))
    dossier.revision += 1
    dossier.save()
    tell(
        dossier,
        what,
        by=by,
        at=at,
        revision=dossier.revision,
        changes=[[change.field, change.old, change.new] for change in changed],
        **told,
    )


def tell(
    dossier: Dossier,
    what: str,
    *,
    by: Person | None,
    visibility: Visibility = Visibility.PARTIES,
    at: datetime | None = None,
    **details: Any,
) -> None:
    """Writes in the journal what happened in a dossier, for everyone in it unless said otherwise."""
    record(what, about=dossier, by=by, at=at, visibility=visibility, details=details)


def heard_from_lead(dossier: Dossier, on: date) -> None:
    """The people heard something today, so the day of the next contact moves on; it never comes nearer."""
    dossier.next_contact = contact.next_contact(on, patience_of(dossier.lead), dossier.next_contact)


def _changed_since(dossier: Dossier, revision: int) -> ChangedMeanwhile:
    entries = [entry for entry in about(dossier, including_parties=True) if _revision(entry) > revision]
    entries.reverse()
    steps = [[Change(*change) for change in entry.details["changes"]] for entry in entries]
    last = entries[-1] if entries else None
    return ChangedMeanwhile(joined(steps), last.by if last else None, last.at if last else None, dossier)


def _revision(entry: Entry) -> int:
    return int(entry.details.get("revision", 0)) if "changes" in entry.details else 0
