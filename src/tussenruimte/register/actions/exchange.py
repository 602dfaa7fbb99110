"""Needs and offers: posting them, and saying that they are met or no longer stand."""

from datetime import date
from decimal import Decimal
from typing import TypedDict, TypeVar, Unpack

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tussenruimte.accounts.models import Person
from tussenruimte.core.refusals import Refusal
from tussenruimte.journal.actions import record
from tussenruimte.journal.models import Visibility
from tussenruimte.register import permissions, queries
from tussenruimte.register.actions.refusing import NoName, one_line, require
from tussenruimte.register.models import Exchangeable, Need, Offer, Party

Thing = TypeVar("Thing", Need, Offer)


class Details(TypedDict, total=False):
    """What can be said about a need or an offer beside its kind and title."""

    text: str
    quantity: Decimal | None
    unit: str
    from_day: date | None
    until_day: date | None


class EndsBeforeItStarts(Refusal):
    """The period is turned round."""

    message = _("De einddatum ligt voor de begindatum. Pas een van de twee aan.")


class NoLongerOpen(Refusal):
    """Someone already closed it."""

    message = _("Dit is al afgesloten.")


def post_need(*, party: Party, kind: str, title: str, by: Person | None, on: date, **details: Unpack[Details]) -> Need:
    """Says what a party needs. Posting the same twice gives the one that stands."""
    return _post(Need(party=party, kind=kind, title=one_line(title), posted_on=on, **details), "need.posted", by)


def post_offer(
    *, party: Party, kind: str, title: str, by: Person | None, on: date, **details: Unpack[Details]
) -> Offer:
    """Says what a party offers others. Posting the same twice gives the one that stands."""
    return _post(Offer(party=party, kind=kind, title=one_line(title), posted_on=on, **details), "offer.posted", by)


def mark_met(*, thing: Need | Offer, by: Person) -> None:
    """The need is met, or the offer taken up."""
    _close(thing, Exchangeable.State.MET, "met", by)


def withdraw(*, thing: Need | Offer, by: Person) -> None:
    """The need or offer no longer stands."""
    _close(thing, Exchangeable.State.WITHDRAWN, "withdrawn", by)


@transaction.atomic
def _post(thing: Thing, what: str, by: Person | None) -> Thing:
    require(allowed=by is None or permissions.may_post(by, thing.party))
    if not thing.title:
        raise NoName(_("Schrijf op waar het om gaat."))
    if thing.from_day and thing.until_day and thing.until_day < thing.from_day:
        raise EndsBeforeItStarts
    same = {"party": thing.party, "kind": thing.kind, "title": thing.title, "text": thing.text}
    standing = type(thing).objects.filter(**same, state=Exchangeable.State.OPEN).first()
    if standing is not None:
        return standing
    thing.save()
    _tell(thing, what, by)
    return thing


@transaction.atomic
def _close(thing: Need | Offer, state: Exchangeable.State, word: str, by: Person) -> None:
    require(allowed=permissions.may_post(by, thing.party))
    is_open = {"pk": thing.pk, "state": Exchangeable.State.OPEN}
    if not (Need if isinstance(thing, Need) else Offer).objects.filter(**is_open).update(state=state):
        raise NoLongerOpen
    thing.state = state
    _tell(thing, f"{thing._meta.model_name}.{word}", by)


def _tell(thing: Need | Offer, what: str, by: Person | None) -> None:
    details = {"kind": str(thing.kind), "title": thing.title}
    # An entry about an initiative's need belongs on the initiative's own timeline.
    record(what, about=queries.whole(thing.party), by=by, visibility=Visibility.PUBLIC, details=details)
