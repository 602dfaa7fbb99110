"""People and an initiative that most tests of the register are about."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache

from tests import factories
from tussenruimte.accounts.models import Person, Role
from tussenruimte.register.models import Initiative, Membership, Organisation, Place


@pytest.fixture(autouse=True)
def empty_cache() -> Iterator[None]:
    """Counts and limits of one test are not those of the next."""
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def haarlem(db: None) -> Place:
    """A municipality."""
    return factories.place("Haarlem", "GM0392", lat=52.38, lon=4.63)


@pytest.fixture
def garden(haarlem: Place) -> Initiative:
    """A listed initiative in Haarlem."""
    return factories.initiative("Buurttuin", slug="buurttuin", place=haarlem, municipality=haarlem)


@pytest.fixture
def owner(garden: Initiative) -> Person:
    """Who owns the garden."""
    return factories.member(garden, factories.person("Olga Eigenaar"))


@pytest.fixture
def helper(garden: Initiative) -> Person:
    """A member of the garden without a mandate to write."""
    return factories.member(garden, factories.person("Hanna Helper"), Membership.Mandate.MEMBER)


@pytest.fixture
def municipality(haarlem: Place) -> Organisation:
    """The municipality of Haarlem as a party."""
    return factories.organisation("Gemeente Haarlem", place=haarlem)


@pytest.fixture
def official(municipality: Organisation) -> Person:
    """A civil servant of Haarlem."""
    return factories.official(municipality)


@pytest.fixture
def broker(db: None) -> Person:
    """A broker."""
    return factories.person("Bram Makelaar", Role.BROKER)


@pytest.fixture
def editor(db: None) -> Person:
    """An editor of the site, with the second factor that asks for."""
    return factories.person("Eva Redacteur", Role.EDITOR)
