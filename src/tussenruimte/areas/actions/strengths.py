"""Adding, changing, checking and removing a strength. Of a person only with consent; and removed is gone."""

from collections.abc import Mapping
from datetime import date
from typing import Any, TypedDict, Unpack

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tussenruimte.accounts.models import Person
from tussenruimte.areas import permissions
from tussenruimte.areas.actions.refusing import ChangedMeanwhile, require
from tussenruimte.areas.catalogue import asset_classes
from tussenruimte.areas.models import Asset
from tussenruimte.areas.rules.strengths import CONSENT_VERSION, is_personal
from tussenruimte.core.refusals import Refusal
from tussenruimte.journal.actions import record
from tussenruimte.register.models import NeedKind, Party, Place
from tussenruimte.register.queries import municipality_of

ConsentWay = Asset.ConsentWay


class Facts(TypedDict, total=False):
    """What can be said about a strength beside its class."""

    name: str
    offers: str
    could_offer: str
    kinds: list[str]
    contact: str
    conditions: str
    available_when: str
    shown: str
    party: Party | None


class NoSuchClass(Refusal):
    """The framework does not know it."""

    message = _("Kies een soort uit de lijst.")


class NothingOffered(Refusal):
    """A strength without a word about it helps nobody."""

    message = _("Schrijf op wat er te bieden is.")


class NoName(Refusal):
    """A group or place nobody can find back."""

    message = _("Vul een naam in.")


class NoConsent(Refusal):
    """What a person can do stands here only when that person agreed."""

    message = _("Zonder toestemming van de bewoner bewaren wij niets. Vraag die eerst.")


@transaction.atomic
def add_asset(
    *,
    place: Place,
    asset_class: str,
    by: Person,
    on: date,
    consent_way: str = "",
    for_another: bool = False,
    **facts: Unpack[Facts],
) -> Asset:
    """Adds a strength. Adding the same twice gives the one that stands.

    A person's own needs their consent on this site; someone else's was given on paper, by phone or in a talk.
    """
    _check_class(asset_class)
    asset = Asset(place=place, municipality=municipality_of(place), asset_class=asset_class, added_by=by, added_on=on)
    asset.last_checked = on
    if is_personal(asset_class):
        _give_consent(asset, place, by, on, consent_way, for_another=for_another)
    else:
        require(allowed=permissions.may_add(by, place))
    _fill(asset, facts)
    told = {"place": place, "asset_class": asset_class, "name": asset.name, "offers": asset.offers, "added_by": by}
    standing = Asset.objects.filter(**told, person=asset.person, contact=asset.contact).first()
    if standing is not None:
        return standing
    asset.save()
    record("asset.added", about=asset, by=by, details={"class": asset_class, "place": place.pk})
    return asset


@transaction.atomic
def edit_asset(*, asset: Asset, changes: Facts, revision: int, by: Person) -> None:
    """Changes a strength; refuses when someone else changed it after `revision`."""
    locked = (
        Asset.objects.select_for_update(of=("self",)).select_related("place__inside__inside", "party").get(pk=asset.pk)
    )
    require(allowed=permissions.may_edit(by, locked))
    if locked.revision != revision:
        raise ChangedMeanwhile
    before = {name: getattr(locked, name) for name in changes}
    _fill(locked, changes)
    changed = [name for name, old in before.items() if getattr(locked, name) != old]
    if changed:
        locked.revision += 1
        locked.save()
        # Which fields, not their words: contact details do not belong in a journal.
        record("asset.edited", about=locked, by=by, details={"fields": changed})


@transaction.atomic
def check_asset(*, asset: Asset, by: Person, on: date) -> None:
    """Says that this is still right."""
    require(allowed=permissions.may_check(by, asset))
    Asset.objects.filter(pk=asset.pk).update(last_checked=on)
    asset.last_checked = on
    record("asset.checked", about=asset, by=by)


@transaction.atomic
def remove_asset(*, asset: Asset, by: Person) -> None:
    """Removes a strength with its ties. For a person this is how consent is taken back: nothing stays."""
    require(allowed=permissions.may_remove(by, asset))
    place, details = asset.place, {"class": asset.asset_class}
    asset.delete()
    record("area.asset-removed", about=place, by=by, details=details)


def _check_class(asset_class: str) -> None:
    if asset_class not in {item.id for item in asset_classes()}:
        raise NoSuchClass


def _give_consent(asset: Asset, place: Place, by: Person, on: date, way: str, *, for_another: bool) -> None:
    if for_another:
        require(allowed=permissions.may_add_for_another(by, place))
        agreed = way in {ConsentWay.PAPER, ConsentWay.PHONE, ConsentWay.TALK}
    else:
        require(allowed=permissions.may_add(by, place))
        agreed = way == ConsentWay.SELF
        asset.person = by
    if not agreed:
        raise NoConsent
    asset.consent_way, asset.consent_on, asset.consent_version = way, on, CONSENT_VERSION


def _fill(asset: Asset, facts: Mapping[str, Any]) -> None:
    """Puts what was said in place and checks what every strength needs."""
    for name, value in facts.items():
        setattr(asset, name, " ".join(value.split()) if isinstance(value, str) else value)
    asset.kinds = [kind for kind in NeedKind.values if kind in asset.kinds]
    if asset.is_personal:
        # Members of a party would read the contact details of the person.
        asset.party = None
    if not asset.offers:
        raise NothingOffered
    if not asset.name and not asset.is_personal:
        raise NoName
