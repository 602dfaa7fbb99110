"""A fund, a municipality, an initiative, the people around them, and schemes as short as a test can say them."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from tests import factories
from tests.conftest import DAY
from tussenruimte.accounts.models import Person, Role
from tussenruimte.funding import actions
from tussenruimte.funding.models import Findability, Scheme
from tussenruimte.funding.rules.wholeness import SchemeFacts
from tussenruimte.register.models import Initiative, Organisation, Party, Place

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=ZoneInfo("Europe/Amsterdam"))


def facts(**given: Any) -> SchemeFacts:
    """What a funder says about a scheme: enough, and no more than asked."""
    usual: dict[str, Any] = {
        "title": "Voorbeeldpotje",
        "form": "startsubsidie",
        "purpose": "Geld om te beginnen.",
        "contact_desk": "Subsidiecoach",
        "contact_phone": "023 000 0000",
    }
    return SchemeFacts(**usual | given)


def scheme(provider: Organisation, *, state: str = "open", on: date = DAY, **given: Any) -> Scheme:
    """A scheme of `provider`, stored as the command line does."""
    return actions.publish_scheme(provider=provider, facts=facts(**given), state=state, by=None, on=on)


@pytest.fixture
def haarlem(db: None) -> Place:
    """A municipality."""
    return factories.place("Haarlem", "GM0392")


@pytest.fixture
def district(haarlem: Place) -> Place:
    """A district of it."""
    return factories.place("Schalkwijk", "WK039207", kind=Place.Kind.DISTRICT, inside=haarlem)


@pytest.fixture
def quarter(district: Place) -> Place:
    """A neighbourhood of that district."""
    return factories.place("Boerhaavewijk", "BU03920701", kind=Place.Kind.NEIGHBOURHOOD, inside=district)


@pytest.fixture
def municipality(haarlem: Place) -> Organisation:
    """Its organisation."""
    return factories.organisation("Gemeente Haarlem", place=haarlem)


@pytest.fixture
def fund(db: None) -> Organisation:
    """A fund."""
    return factories.organisation("Voorbeeldfonds", Party.Kind.FUNDER, slug="voorbeeldfonds")


@pytest.fixture
def garden(haarlem: Place) -> Initiative:
    """A listed initiative in Haarlem."""
    return factories.initiative(
        "Buurttuin", slug="buurttuin", place=haarlem, municipality=haarlem, phase="opstart", legal_form="stichting"
    )


@pytest.fixture
def owner(garden: Initiative) -> Person:
    """Who owns the garden."""
    return factories.member(garden, factories.person("Olga Eigenaar", email="olga@voorbeeld.example"))


@pytest.fixture
def official(municipality: Organisation) -> Person:
    """A civil servant of Haarlem."""
    return factories.official(municipality, "Aydin Ambtenaar")


@pytest.fixture
def funder(fund: Organisation) -> Person:
    """Who keeps the schemes of the fund."""
    return factories.member(fund, factories.person("Fenna Fonds", Role.FUNDER, email="fenna@voorbeeld.example"))


@pytest.fixture
def found(garden: Initiative, owner: Person) -> Findability:
    """That the garden chose to be found, with everything shown."""
    return actions.be_found(
        initiative=garden,
        pitch="Wij zoeken geld voor een kas.",
        amount=None,
        shows=frozenset(actions.SHOWN),
        by=owner,
        on=DAY,
    )
