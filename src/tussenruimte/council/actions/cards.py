"""Writing the card: its words by revision, and its alternatives and amounts line by line."""

from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tussenruimte.accounts.models import Person
from tussenruimte.core.refusals import Refusal
from tussenruimte.council import permissions
from tussenruimte.council.actions.refusing import ChangedMeanwhile, NoReason, NotFromHere, one_line, require
from tussenruimte.council.models import Alternative, MoneyAsked, ProposalCard
from tussenruimte.dossiers.actions.refusing import locked, tell
from tussenruimte.dossiers.models import Dossier

WORDS = ("asked", "aim", "reasons", "criteria")
# So many lines fit on one page.
MOST_LINES = 7


class TooMany(Refusal):
    """A card is one page."""

    message = _("Er passen zeven regels op de kaart. Haal er eerst een weg.")


@transaction.atomic
def edit_card(*, dossier: Dossier, words: dict[str, str], revision: int, by: Person, at: datetime) -> ProposalCard:
    """Writes the words of the card. `revision` is nought as long as there is none."""
    now = _open(dossier, by)
    card = ProposalCard.objects.select_for_update().filter(dossier=now).first()
    if (card.revision if card else 0) != revision:
        shown = {name: getattr(card, name) for name in WORDS} if card else {}
        raise ChangedMeanwhile(card.revision if card else 0, shown)
    told: dict[str, Any] = {name: words.get(name, "").strip() for name in WORDS} | {"edited_at": at, "edited_by": by}
    if card is None:
        card = ProposalCard.objects.create(dossier=now, **told)
    else:
        for name, value in told.items():
            setattr(card, name, value)
        card.revision += 1
        card.save()
    tell(now, "council.card-edited", by=by, at=at)
    return card


@transaction.atomic
def add_alternative(*, dossier: Dossier, name: str, in_favour: str, against: str, by: Person) -> Alternative:
    """Weighs something else that could be done."""
    now = _open(dossier, by)
    if not in_favour.strip() and not against.strip():
        raise NoReason(_("Schrijf op wat ervoor of ertegen is."))
    if now.council_alternatives.count() >= MOST_LINES:
        raise TooMany
    added = Alternative.objects.create(
        dossier=now,
        name=one_line(name, 160),
        in_favour=" ".join(in_favour.split())[:500],
        against=" ".join(against.split())[:500],
    )
    tell(now, "council.card-edited", by=by)
    return added


@transaction.atomic
def add_money(*, dossier: Dossier, what: str, budget: str, euros: Decimal, rhythm: str, by: Person) -> MoneyAsked:
    """Writes down one amount that is asked."""
    now = _open(dossier, by)
    if euros < 0:
        raise Refusal(_("Een bedrag is nul of meer."))
    if now.money_asked.count() >= MOST_LINES:
        raise TooMany
    added = MoneyAsked.objects.create(
        dossier=now,
        what=one_line(what, 160),
        budget=" ".join(budget.split())[:160],
        euros=euros.quantize(Decimal("0.01")),
        rhythm=MoneyAsked.Rhythm(rhythm),
    )
    tell(now, "council.card-edited", by=by)
    return added


@transaction.atomic
def drop_alternative(*, alternative: Alternative, by: Person) -> None:
    """Takes an alternative off the card."""
    now = _open(alternative.dossier, by)
    if Alternative.objects.filter(pk=alternative.pk).delete()[0]:
        tell(now, "council.card-edited", by=by)


@transaction.atomic
def drop_money(*, money: MoneyAsked, by: Person) -> None:
    """Takes an amount off the card."""
    now = _open(money.dossier, by)
    if MoneyAsked.objects.filter(pk=money.pk).delete()[0]:
        tell(now, "council.card-edited", by=by)


def _open(dossier: Dossier, by: Person) -> Dossier:
    now = locked(dossier)
    if not now.is_open:
        raise NotFromHere
    require(allowed=permissions.may_edit_card(by, now))
    return now
