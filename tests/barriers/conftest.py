"""A municipality with three initiatives, its people, and something that stands in the way."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.core.cache import cache

from tests import factories
from tests.conftest import DAY
from tussenruimte.accounts.models import Person, Role
from tussenruimte.barriers import actions
from tussenruimte.barriers.actions import Facts
from tussenruimte.barriers.models import Barrier
from tussenruimte.register.models import Initiative, Organisation, Place, Side

RULES, DESKS = "barrieres-collectieven/starre-regels", "barrieres-collectieven/loketten"
MOESTUIN = Facts(title="Een moestuin mag niet in het plantsoen", code=RULES, rule_reference="APV artikel 2:10")


@pytest.fixture(autouse=True)
def empty_cache() -> Iterator[None]:
    """Limits of one test are not those of the next."""
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def haarlem(db: None) -> Place:
    """A municipality."""
    return factories.place()


@pytest.fixture
def municipality(haarlem: Place) -> Organisation:
    """The municipality of Haarlem, which promises an answer in five working days."""
    return factories.organisation(place=haarlem, desk_email="loket@haarlem.example", answer_within_days=5)


@pytest.fixture
def garden(haarlem: Place, municipality: Organisation) -> Initiative:
    """A listed initiative in Haarlem."""
    return factories.initiative("Buurttuin", slug="buurttuin", municipality=haarlem)


@pytest.fixture
def kitchen(haarlem: Place, municipality: Organisation) -> Initiative:
    """Another one there."""
    return factories.initiative("Buurtkeuken", slug="buurtkeuken", municipality=haarlem)


@pytest.fixture
def gardener(garden: Initiative) -> Person:
    """Who owns the garden."""
    return factories.member(garden, factories.person("Greet Tuin"))


@pytest.fixture
def cook(kitchen: Initiative) -> Person:
    """Who owns the kitchen."""
    return factories.member(kitchen, factories.person("Kees Keuken"))


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
    """An editor of the site."""
    return factories.person("Eva Redacteur", Role.EDITOR)


@pytest.fixture
def plot(garden: Initiative, gardener: Person) -> Barrier:
    """What stands in the way of the garden, as its owner reported it."""
    return reported(garden, gardener)


def reported(initiative: Initiative, by: Person, facts: Facts = MOESTUIN, **given: Any) -> Barrier:
    """A barrier that was reported for an initiative."""
    asked: dict[str, Any] = {"side": Side.INITIATIVE, "on": DAY, "note": "Wij kregen een brief."}
    return actions.report(facts=facts, initiative=initiative, by=by, **asked | given)


def assigned(barrier: Barrier, by: Person, choice: str = "", on: date = DAY) -> Barrier:
    """The same barrier, taken on by who assigns it."""
    from tussenruimte.barriers.queries import owner_choices

    chosen = choice or owner_choices(by, barrier)[0].value
    return actions.assign(
        barrier=barrier, choice=chosen, next_step="Bellen", next_on=on, seen=barrier.revision, by=by, on=on
    )


def moved(barrier: Barrier, to: str, by: Person, on: date = DAY, outcome: str = "") -> Barrier:
    """The same barrier in another state."""
    return actions.move(
        barrier=barrier,
        to=to,
        reason="Zo is het.",
        outcome=outcome,
        next_on=on,
        seen=barrier.revision,
        by=by,
        on=on,
    )
