"""Wishing for a space, answering a wish, taking it back."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from tussenruimte.accounts.models import Person
from tussenruimte.core.ids import new_number
from tussenruimte.core.refusals import Refusal
from tussenruimte.dossiers.actions.refusing import NoReason, ahead, said
from tussenruimte.dossiers.models import Dossier
from tussenruimte.journal.models import Visibility
from tussenruimte.register.models import Initiative
from tussenruimte.scans.contact import patience_of
from tussenruimte.spaces import emails, permissions, queries
from tussenruimte.spaces.actions.refusing import NotFromHere, require, tell
from tussenruimte.spaces.models import Space, SpaceWish
from tussenruimte.spaces.rules import wishes


class AlreadyWished(Refusal):
    """One wish of an initiative for a space stands at a time."""

    message = _("Uw initiatief heeft al een wens voor deze ruimte. U vindt die bij Mijn werk.")


class NotThisDossier(Refusal):
    """A wish belongs to a dossier with the owner of the space."""

    message = _("Kies een dossier van dit initiatief met de eigenaar van de ruimte.")


@dataclass(frozen=True)
class WishFacts:
    """What an initiative says of its wish."""

    purpose: str
    from_day: date | None = None
    months: int | None = None
    brings: str = ""
    named: bool = False


@transaction.atomic
def make_wish(
    *, space: Space, initiative: Initiative, facts: WishFacts, by: Person, on: date, dossier: Dossier | None = None
) -> SpaceWish:
    """A wish, with at once who answers it and by when."""
    require(allowed=permissions.may_wish(by, space, initiative))
    if dossier is not None and not queries.dossiers_for(initiative, space).filter(pk=dossier.pk).exists():
        raise NotThisDossier
    wish = SpaceWish(
        number=new_number(on.year),
        space=space,
        initiative=initiative,
        dossier=dossier,
        purpose=said(facts.purpose),
        from_day=facts.from_day,
        months=facts.months,
        brings=facts.brings.strip(),
        named=facts.named,
        made_on=on,
        made_by=by,
        hear_by=wishes.answer_due(on, patience_of(space.owner)),
    )
    try:
        with transaction.atomic():
            wish.save(force_insert=True)
    except IntegrityError as problem:
        raise AlreadyWished from problem
    _tell(wish, "space.wish-made", by=by, due=wish.hear_by.isoformat() if wish.hear_by else "")
    transaction.on_commit(lambda: emails.send_wish_receipt(wish), robust=True)
    transaction.on_commit(lambda: emails.send_wish_to_owner(wish), robust=True)
    return wish


@transaction.atomic
def answer_wish(
    *, wish: SpaceWish, answer: str, reason: str, by: Person, on: date, hear_by: date | None = None
) -> SpaceWish:
    """Now, later or never, with the reason; with later the day on which people hear something again."""
    now = _locked(wish)
    require(allowed=permissions.manages(by, now.space))
    if not now.stands or answer not in wishes.ANSWERS:
        raise NotFromHere
    now.answer = said(reason, NoReason)
    now.state, now.answered_on, now.answered_by = SpaceWish.State(answer), on, by
    now.hear_by = ahead(hear_by, on) if answer == wishes.LATER else None
    now.save()
    _tell(now, f"space.wish-{answer}", by=by, reason=now.answer, due=now.hear_by.isoformat() if now.hear_by else "")
    transaction.on_commit(lambda: emails.send_wish_answer(now), robust=True)
    return now


@transaction.atomic
def withdraw_wish(*, wish: SpaceWish, by: Person) -> SpaceWish:
    """Takes a wish back. It then competes for nothing any more."""
    now = _locked(wish)
    require(allowed=permissions.speaking_for(by).filter(pk=now.initiative_id).exists())
    if not now.stands:
        raise NotFromHere
    if (
        now.procedures.filter(closed_on__isnull=True).exists()
        or now.candidacies.filter(withdrawn_on__isnull=True, procedure__closed_on__isnull=True).exists()
    ):
        raise Refusal(_("Uw wens doet mee in een uitgifte. Trek u daar eerst uit terug."))
    now.state, now.hear_by = SpaceWish.State.WITHDRAWN, None
    now.save()
    _tell(now, "space.wish-withdrawn", by=by)
    return now


def _locked(wish: SpaceWish) -> SpaceWish:
    held = SpaceWish.objects.select_for_update(of=("self",))
    return held.select_related("space__owner", "initiative", "dossier__process_owner").get(pk=wish.pk)


def _tell(wish: SpaceWish, what: str, *, by: Person | None, **details: str) -> None:
    told: dict[str, Any] = {"space": wish.space.name} | details
    tell(wish, what, by=by, dossier=wish.dossier, visibility=Visibility.PARTIES, **told)
