"""An initiative with a model of what it is worth, and the people around it."""

from decimal import Decimal

import pytest
from django.core.cache import cache

from tests import factories
from tests.conftest import DAY
from tussenruimte.accounts.models import Person
from tussenruimte.register.models import Initiative, Membership, Organisation, Place
from tussenruimte.value import actions
from tussenruimte.value.models import CostLine, EffectLine, EffectModel

YEARS = ["0", "30000", "45000", "45000", "45000"]


@pytest.fixture(autouse=True)
def empty_cache() -> None:
    """Limits of one test are not those of the next."""
    cache.clear()


@pytest.fixture
def haarlem(db: None) -> Place:
    """A municipality."""
    return factories.place("Haarlem", "GM0392")


@pytest.fixture
def kitchen(haarlem: Place) -> Initiative:
    """A listed initiative in Haarlem."""
    return factories.initiative("Buurtkeuken", slug="buurtkeuken", place=haarlem, municipality=haarlem)


@pytest.fixture
def owner(kitchen: Initiative) -> Person:
    """Who owns the kitchen."""
    return factories.member(kitchen, factories.person("Olga Eigenaar"))


@pytest.fixture
def editing(kitchen: Initiative) -> Person:
    """Who may change the kitchen's texts, and not publish."""
    return factories.member(kitchen, factories.person("Ed Bewerker"), Membership.Mandate.EDITOR)


@pytest.fixture
def municipality(haarlem: Place) -> Organisation:
    """The municipality of Haarlem as a party."""
    return factories.organisation("Gemeente Haarlem", place=haarlem)


@pytest.fixture
def official(municipality: Organisation) -> Person:
    """A civil servant of Haarlem."""
    return factories.official(municipality)


@pytest.fixture
def model(kitchen: Initiative, owner: Person) -> EffectModel:
    """A model with a horizon of five years, at the standard rate, and nothing in it."""
    return actions.start_model(
        initiative=kitchen,
        base_year=2022,
        discount_rate=Decimal("0.0225"),
        counterfactual="Zonder de keuken eten buren alleen.",
        by=owner,
    )


@pytest.fixture
def cost(model: EffectModel, owner: Person) -> CostLine:
    """What the municipality pays (V-14)."""
    amounts = ["60000", "40000", "40000", "40000", "40000"]
    return actions.add_cost(model=model, by=owner, name="beheer", party="gemeente", amounts=amounts)


@pytest.fixture
def effect(model: EffectModel, owner: Person) -> EffectLine:
    """What the municipality gains (V-14), between half of it and a fifth more."""
    return actions.add_effect(
        model=model,
        by=owner,
        name="minder zorg",
        party="gemeente",
        way=EffectLine.Way.AMOUNTS,
        kind=EffectLine.Kind.WELFARE,
        amounts=YEARS,
        low=Decimal("0.5"),
        high=Decimal("1.2"),
    )


@pytest.fixture
def complete(model: EffectModel, cost: CostLine, effect: EffectLine) -> EffectModel:
    """The model with a cost and an effect."""
    model.refresh_from_db()
    return model


@pytest.fixture
def published(complete: EffectModel, owner: Person) -> EffectModel:
    """The same, with its euros for everyone."""
    actions.show_model(model=complete, shown=EffectModel.Shown.EUROS, by=owner, on=DAY)
    return complete
