"""A municipality with two spaces, a garden that wishes for one, and the people around them."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from tests import factories
from tests.conftest import DAY
from tussenruimte.accounts.models import Person
from tussenruimte.register.models import Initiative, Organisation, Place
from tussenruimte.spaces import actions
from tussenruimte.spaces.actions.preparing import CriterionFacts
from tussenruimte.spaces.actions.wishes import WishFacts
from tussenruimte.spaces.models import Space, SpaceProcedure, SpaceWish

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=ZoneInfo("Europe/Amsterdam"))
OPEN = {"overheid": "ja", "vorm": "huur", "gegadigden": "ja"}
ONE = {"overheid": "ja", "vorm": "gebruik", "gegadigden": "nee", "maatstaven": "ja", "bekendmaking": "ja"}
SHORT = {"overheid": "ja", "vorm": "kort"}
SOUND = CriterionFacts(
    title="Open voor de hele buurt",
    weight="heavy",
    objective="yes",
    verifiable="yes",
    reasonable="yes",
    why="De ruimte is van iedereen.",
    measured="Het aantal dagdelen dat de deur openstaat",
)
ENTER_BY, CHOOSE_BY = date(2026, 12, 7), date(2026, 12, 21)
AFTER = date(2026, 12, 8)


@pytest.fixture
def haarlem(db: None) -> Place:
    """A municipality."""
    return factories.place("Haarlem", "GM0392")


@pytest.fixture
def municipality(haarlem: Place) -> Organisation:
    """Its organisation, which promises to be heard of within five working days."""
    return factories.organisation(
        "Gemeente Haarlem",
        place=haarlem,
        answer_within_days=5,
        desk_name="Vastgoed",
        desk_email="loket@haarlem.example",
    )


@pytest.fixture
def garden(haarlem: Place) -> Initiative:
    """A listed initiative in Haarlem."""
    return factories.initiative("Buurttuin", slug="buurttuin", place=haarlem, municipality=haarlem)


@pytest.fixture
def owner(garden: Initiative) -> Person:
    """Who owns the garden."""
    return factories.member(garden, factories.person("Olga Eigenaar", email="olga@voorbeeld.example"))


@pytest.fixture
def choir(haarlem: Place) -> Initiative:
    """Another initiative in Haarlem."""
    return factories.initiative("Buurtkoor", slug="buurtkoor", place=haarlem, municipality=haarlem)


@pytest.fixture
def singer(choir: Initiative) -> Person:
    """Who owns the choir."""
    return factories.member(choir, factories.person("Zeger Zanger", email="zeger@voorbeeld.example"))


@pytest.fixture
def official(municipality: Organisation) -> Person:
    """A civil servant of Haarlem."""
    return factories.official(municipality, "Aydin Ambtenaar")


def space_facts(place: Place, **more: Any) -> dict[str, Any]:
    """What is filled in about a space."""
    return {
        "name": "Het Badhuis",
        "kind": "building",
        "summary": "Een oud badhuis met twee zalen.",
        "place": place,
        "size_m2": 200,
        **more,
    }


@pytest.fixture
def make_space(municipality: Organisation, official: Person, haarlem: Place) -> Callable[..., Space]:
    """Adds a space of Haarlem, free unless told otherwise."""

    def make(state: str = "free", **more: Any) -> Space:
        return actions.add_space(
            owner=municipality, facts=space_facts(haarlem) | more, state=state, by=official, on=DAY
        )

    return make


@pytest.fixture
def space(make_space: Callable[..., Space]) -> Space:
    """A free space."""
    return make_space()


@pytest.fixture
def wish(space: Space, garden: Initiative, owner: Person) -> SpaceWish:
    """The garden wishes for it."""
    facts = WishFacts("Samen koken op vrijdag.", months=24, brings="Wij schilderen het zelf.")
    return actions.make_wish(space=space, initiative=garden, facts=facts, by=owner, on=DAY)


@pytest.fixture
def song(space: Space, choir: Initiative, singer: Person) -> SpaceWish:
    """The choir wishes for it too."""
    return actions.make_wish(space=space, initiative=choir, facts=WishFacts("Zingen."), by=singer, on=DAY)


@pytest.fixture
def draft(space: Space, official: Person) -> SpaceProcedure:
    """An open selection that is ready to be announced."""
    found = actions.start_procedure(space=space, answers=OPEN, way="open-selection", by=official, on=DAY)
    actions.add_criterion(found=found, facts=SOUND, by=official)
    return actions.edit_procedure(
        found=now(found),
        facts={"reason": "Wij verwachten meer gegadigden.", "enter_by": ENTER_BY, "choose_by": CHOOSE_BY},
        revision=now(found).revision,
        by=official,
    )


@pytest.fixture
def selection(draft: SpaceProcedure, official: Person) -> SpaceProcedure:
    """An open selection that everyone can read."""
    return actions.announce(found=draft, revision=draft.revision, by=official, on=DAY)


@pytest.fixture
def intention(space: Space, wish: SpaceWish, official: Person) -> SpaceProcedure:
    """An announced intention with one candidate."""
    found = actions.start_procedure(space=space, answers=ONE, way="one-candidate", wish=wish, by=official, on=DAY)
    actions.add_criterion(found=found, facts=SOUND, by=official)
    ready = actions.edit_procedure(
        found=now(found), facts={"reason": "Alleen de tuin ligt ernaast."}, revision=now(found).revision, by=official
    )
    return actions.announce(found=ready, revision=ready.revision, by=official, on=DAY)


def now(found: SpaceProcedure) -> SpaceProcedure:
    """The procedure as it is in the database."""
    return SpaceProcedure.objects.get(pk=found.pk)
