"""A district in Haarlem, people who could be confused with each other, and strengths to tell about."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import cache

from tests import factories
from tests.conftest import DAY
from tussenruimte.accounts.models import Person, Role
from tussenruimte.areas.models import Asset
from tussenruimte.areas.rules.strengths import CONSENT_VERSION
from tussenruimte.register.models import Organisation, Place


@pytest.fixture(autouse=True)
def empty_cache() -> Iterator[None]:
    """Limits of one test are not those of the next."""
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def haarlem(db: None) -> Place:
    """A municipality."""
    return factories.place("Haarlem", "GM0392", province="Noord-Holland")


@pytest.fixture
def district(haarlem: Place) -> Place:
    """A district in it."""
    return factories.place("Slachthuiswijk", "WK039211", kind=Place.Kind.DISTRICT, inside=haarlem)


@pytest.fixture
def municipality(haarlem: Place) -> Organisation:
    """Haarlem as a party."""
    return factories.organisation(place=haarlem)


@pytest.fixture
def resident(db: None) -> Person:
    """Someone who lives there."""
    return factories.person("Rik Bewoner", Role.RESIDENT)


@pytest.fixture
def broker(db: None) -> Person:
    """A broker."""
    return factories.person("Bram Makelaar", Role.BROKER, is_persona=True)


@pytest.fixture
def official(municipality: Organisation) -> Person:
    """A civil servant of Haarlem."""
    official = factories.official(municipality)
    official.is_persona = True
    official.save()
    return official


@pytest.fixture
def editor(db: None) -> Person:
    """An editor of the site."""
    return factories.person("Eva Redacteur", Role.EDITOR, is_persona=True)


@pytest.fixture
def demo(settings: Any) -> None:
    """Personas of the demonstration need no second factor."""
    settings.DEMO = True


def thing(place: Place, name: str = "Buurthuis De Sluis", asset_class: str = "plekken", **fields: Any) -> Asset:
    """A strength that is no person, for everyone to see."""
    given: dict[str, Any] = {
        "place": place,
        "municipality": place.inside or place,
        "asset_class": asset_class,
        "name": name,
        "offers": "Een zaal met een keuken",
        "shown": Asset.Shown.PUBLIC,
        "added_on": DAY,
        "last_checked": DAY,
    }
    return Asset.objects.create(**given | fields)


def skill(place: Place, offers: str = "Fietsen maken", **fields: Any) -> Asset:
    """What someone can do, for everyone to see, told to a broker by phone."""
    consent = {"consent_way": Asset.ConsentWay.PHONE, "consent_on": DAY, "consent_version": CONSENT_VERSION}
    return thing(place, "Gerda Geheim", "bewoners", **{"offers": offers, "contact": "06 12345678", **consent, **fields})
