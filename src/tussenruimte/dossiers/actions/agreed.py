"""Promises that come from an agreement that all parties signed: made in one transaction with the last signature."""

from datetime import date
from decimal import Decimal

from django.db import transaction

from tussenruimte.accounts.models import Person
from tussenruimte.dossiers import queries
from tussenruimte.dossiers.actions.answering import NotTakingPart
from tussenruimte.dossiers.actions.refusing import NotFromHere, locked, said, tell
from tussenruimte.dossiers.models import Dossier, Promise
from tussenruimte.register.models import Party


@transaction.atomic
def promise_as_agreed(
    *,
    dossier: Dossier,
    promiser: Party,
    text: str,
    due: date,
    by: Person,
    on: date,
    hours_per_week: Decimal | None = None,
) -> Promise:
    """A promise of a party that signed for it. `by` is who set the last signature, whatever party that was for.

    Unlike `make_promise` this asks no right to speak for the party: the caller has its signature. The day may have
    passed already: then the promise is late from the start, as was signed.
    """
    now = locked(dossier)
    if not now.is_open:
        raise NotFromHere
    if not queries.is_party(now, promiser):
        raise NotTakingPart
    promise = Promise.objects.create(
        dossier=now,
        promiser_id=promiser.pk,
        text=" ".join(said(text).split())[:300],
        due=due,
        hours_per_week=hours_per_week,
        made_on=on,
        made_by=by,
    )
    tell(now, "dossier.promise-made", by=by, promiser=promiser.name, text=promise.text, due=due.isoformat())
    return promise


@transaction.atomic
def release_from_promise(*, promise: Promise, remark: str, by: Person, on: date) -> bool:
    """Takes back an open promise that all parties agreed to drop; nothing when it was settled already."""
    now = Promise.objects.select_for_update(of=("self",)).select_related("dossier", "promiser").get(pk=promise.pk)
    if now.state != Promise.State.OPEN:
        return False
    now.state, now.settled_on, now.settled_by = Promise.State.WITHDRAWN, on, by
    now.remark = " ".join(remark.split())[:300]
    now.save(update_fields=["state", "settled_on", "settled_by", "remark"])
    what = f"dossier.promise-{now.state}"
    tell(now.dossier, what, by=by, promiser=now.promiser.name, text=now.text, remark=now.remark)
    return True
