"""Ends, a new beginning, and letting the council read along."""

from datetime import date

from django.conf import settings
from django.db import transaction
from django.utils.module_loading import import_string

from tussenruimte.accounts.models import Person
from tussenruimte.dossiers import permissions
from tussenruimte.dossiers.actions.answering import close
from tussenruimte.dossiers.actions.refusing import (
    NoReason,
    NotFromHere,
    ahead,
    facts_of,
    locked,
    require,
    said,
    save,
    tell,
)
from tussenruimte.dossiers.models import Dossier
from tussenruimte.dossiers.rules import states
from tussenruimte.scans.models import Scan


@transaction.atomic
def finish(
    *,
    dossier: Dossier,
    ended_with: str,
    revision: int,
    by: Person,
    on: date,
    learned: str = "",
    restart: str = "",
    thanks: str = "",
) -> Dossier:
    """Closes a dossier of which the work is done, with what came of it and, when someone says so, what it taught.

    Refused while a room above still has something to do in it: `settings.DOSSIER_KEPT_OPEN_BY`.
    """
    now, end = _ready_for("finish", dossier, revision, by)
    for name in settings.DOSSIER_KEPT_OPEN_BY:
        if why := import_string(name)(now):
            raise NotFromHere(why)
    now.learned, now.thanks = learned.strip(), " ".join(thanks.split())[:300]
    now.restart = Dossier.Restart(restart) if restart else ""
    return _end(now, end, ended_with, by, on)


@transaction.atomic
def withdraw(*, dossier: Dossier, ended_with: str, revision: int, by: Person, on: date) -> Dossier:
    """The people of the initiative stop, with why."""
    now, end = _ready_for("withdraw", dossier, revision, by)
    return _end(now, end, ended_with, by, on)


@transaction.atomic
def reopen(*, dossier: Dossier, reason: str, next_contact: date | None, revision: int, by: Person, on: date) -> Dossier:
    """Begins again with a closed dossier. What was said before stays in it."""
    now, end = _ready_for("reopen", dossier, revision, by)
    before = facts_of(now)
    now.state, now.answer, now.answer_reason = end, Scan.Answer.NOW, said(reason, NoReason)
    now.answered_on, now.answered_by, now.closed_on, now.closed_by = on, by, None, None
    now.next_contact = now.turn_by = ahead(next_contact, on)
    now.whose_turn_id = now.lead_id
    save(now, "dossier.reopened", before, by=by, reason=now.answer_reason)
    return now


def _ready_for(deed: str, dossier: Dossier, revision: int, by: Person) -> tuple[Dossier, Dossier.State]:
    """The dossier, locked, and the state that the deed leads to; refused from elsewhere or by someone else."""
    now = locked(dossier, revision)
    end = states.leads_to(deed, now.state)
    if end is None:
        raise NotFromHere
    require(allowed=permissions.may_do(by, now, deed))
    return now, Dossier.State(end)


def _end(now: Dossier, end: Dossier.State, ended_with: str, by: Person, on: date) -> Dossier:
    before = facts_of(now)
    now.state, now.ended_with = end, said(ended_with, NoReason)
    close(now, by, on)
    save(now, f"dossier.{end}", before, by=by, ended_with=now.ended_with)
    return now


@transaction.atomic
def share_with_council(*, dossier: Dossier, shared: bool, by: Person, on: date) -> Dossier:
    """The initiative lets the council read along, or no longer."""
    require(allowed=permissions.may_share_with_council(by, dossier))
    now = locked(dossier)
    if shared == (now.shared_with_council_on is not None):
        return now
    now.shared_with_council_on, now.shared_with_council_by = (on, by) if shared else (None, None)
    now.save(update_fields=["shared_with_council_on", "shared_with_council_by"])
    tell(now, "dossier.shared-with-council" if shared else "dossier.unshared-with-council", by=by)
    return now
