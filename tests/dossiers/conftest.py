"""The rules as they are shipped, and answers put to them as somebody writes them."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from tests import factories
from tests.conftest import DAY
from tussenruimte.accounts.models import Person
from tussenruimte.dossiers import actions
from tussenruimte.dossiers.models import Dossier
from tussenruimte.dossiers.routes import BadAnswersError, take
from tussenruimte.dossiers.rules.findings import Finding
from tussenruimte.dossiers.rules.reading import readable
from tussenruimte.dossiers.rules.rule_book import RuleBook
from tussenruimte.frameworks import catalogue
from tussenruimte.register.models import Initiative, Membership, Organisation, Party, Place

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=ZoneInfo("Europe/Amsterdam"))
Ask = Callable[..., Any]


@pytest.fixture(scope="session")
def terms() -> RuleBook:
    """The terms of the Awb."""
    return RuleBook(catalogue(), "beslistermijnen")


def asked(route: str, **given: Any) -> Any:
    """What a route answers."""
    return take(route, given, catalogue())


def complaints(route: str, **given: Any) -> dict[str, str]:
    """What a route refuses: field → sentence."""
    with pytest.raises(BadAnswersError) as caught:
        take(route, given, catalogue())
    return {readable(place): sentence for place, sentence in caught.value.problems}


def because(finding: Finding) -> list[str]:
    """The ids of the reasons, in order."""
    return [reason.id for reason in finding.reasons]


# --- a dossier and the people in it ----------------------------------------------------------------------------------
@pytest.fixture
def haarlem(db: None) -> Place:
    """A municipality."""
    return factories.place("Haarlem", "GM0392")


@pytest.fixture
def municipality(haarlem: Place) -> Organisation:
    """Its organisation, which promises to be heard of within five working days."""
    return factories.organisation("Gemeente Haarlem", place=haarlem, answer_within_days=5)


@pytest.fixture
def garden(haarlem: Place) -> Initiative:
    """A listed initiative in Haarlem."""
    return factories.initiative("Buurttuin", slug="buurttuin", place=haarlem, municipality=haarlem)


@pytest.fixture
def owner(garden: Initiative) -> Person:
    """Who owns the garden."""
    return factories.member(garden, factories.person("Olga Eigenaar", email="olga@voorbeeld.example"))


@pytest.fixture
def official(municipality: Organisation) -> Person:
    """A civil servant of Haarlem, who becomes process owner."""
    return factories.official(municipality, "Aydin Ambtenaar")


@pytest.fixture
def colleague(municipality: Organisation) -> Person:
    """Another civil servant of Haarlem."""
    return factories.official(municipality, "Carla Collega")


@pytest.fixture
def fund(db: None) -> Organisation:
    """An organisation that may join as a partner."""
    return factories.organisation("Fonds Samen", Party.Kind.FUNDER)


@pytest.fixture
def partner(fund: Organisation) -> Person:
    """Who speaks for the fund."""
    return factories.member(fund, factories.person("Piet Partner"), Membership.Mandate.CONTACT)


@pytest.fixture
def fresh(owner: Person, garden: Initiative, municipality: Organisation) -> Dossier:
    """A dossier that the initiative opened; nobody handles it yet."""
    return actions.open_dossier(
        initiative=garden, lead=municipality, title="Een stuk grond", goal="Samen tuinieren.", by=owner, on=DAY
    )


@pytest.fixture
def running(official: Person, owner: Person, garden: Initiative, municipality: Organisation) -> Dossier:
    """A dossier that the official opened and answered with now."""
    opened = actions.open_dossier(initiative=garden, lead=municipality, title="Een stuk grond", by=official, on=DAY)
    return actions.answer(
        dossier=opened,
        answer="now",
        reason="Wij helpen u graag.",
        next_contact=DAY.replace(day=30),
        revision=opened.revision,
        by=official,
        on=DAY,
    )
