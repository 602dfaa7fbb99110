"""Sums of a municipality without a ranking, prices with their last version, and models with their lines."""

from decimal import Decimal
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser

from tests import factories
from tests.conftest import DAY
from tussenruimte.accounts.models import Person
from tussenruimte.frameworks import catalogue
from tussenruimte.register.models import Initiative, Place
from tussenruimte.value import actions, counting, queries, rules
from tussenruimte.value.models import EffectLine, EffectModel
from tussenruimte.value.rules import Question

pytestmark = pytest.mark.django_db


def another(name: str, haarlem: Place, price_year: int = 2022) -> EffectModel:
    """A published model of another initiative there."""
    initiative = factories.initiative(name, municipality=haarlem)
    return EffectModel.objects.create(
        initiative=initiative,
        base_year=price_year,
        price_year=price_year,
        discount_rate=0,
        shown="euros",
        published_on=DAY,
        costs=100,
        benefits=300,
        balance_low=50,
        balance_high=250,
    )


def test_a_portfolio_is_a_sum_per_price_year(published: EffectModel, haarlem: Place) -> None:
    another("Zorgtuin", haarlem)
    another("Aardhuis", haarlem, price_year=2020)
    another("Elders", factories.place("Assen", "GM0106"))

    old, new = queries.portfolio_sums(haarlem)

    assert (old.price_year, old.initiatives, old.balance_low, old.balance_high) == (2020, 1, 50, 250)
    assert (new.initiatives, new.costs) == (2, published.costs + 100)
    assert new.benefits == published.benefits + 300


def test_a_portfolio_names_initiatives_by_name_and_only_published_ones(complete: EffectModel, haarlem: Place) -> None:
    another("Zorgtuin", haarlem)
    another("Aardhuis", haarlem)

    assert [str(model) for model in queries.published_in(haarlem)] == ["Aardhuis", "Zorgtuin"]
    assert list(queries.places_with_models()) == [haarlem]


def test_no_models_no_sums(haarlem: Place) -> None:
    assert queries.portfolio_sums() == []


def test_own_prices_are_the_last_of_each(haarlem: Place, official: Person) -> None:
    for title, euros in (("Wijkteam", 70), ("Ontruiming", 9000), ("Wijkteam", 75)):
        actions.set_price(
            municipality=haarlem,
            title=title,
            unit="uur",
            euros=Decimal(euros),
            price_year=2022,
            payer="gemeente",
            source="Begroting",
            by=official,
            on=DAY,
        )

    assert [(price.title, price.euros) for price in queries.own_prices(haarlem)] == [
        ("Ontruiming", 9000),
        ("Wijkteam", 75),
    ]
    found = queries.own_price("eigen-gm0392/wijkteam")
    assert found is not None
    assert found.version == 2


@pytest.mark.parametrize("count", [1, 3])
def test_a_model_is_read_with_the_same_number_of_questions(
    count: int, model: EffectModel, owner: Person, kitchen: Initiative, django_assert_num_queries: Any
) -> None:
    for number in range(count):
        actions.add_cost(model=model, by=owner, name=f"kosten {number}", party="gemeente", amounts=["1"])

    with django_assert_num_queries(3):
        found = queries.model_of(kitchen, owner)
        assert found is not None
        assert len(counting.counted(found).costs) == count


def test_a_visitor_finds_no_private_model(complete: EffectModel, kitchen: Initiative) -> None:
    assert queries.model_of(kitchen, AnonymousUser()) is None


def test_pages_and_command_line_say_the_same(complete: EffectModel, owner: Person) -> None:
    actions.add_effect(
        model=complete,
        by=owner,
        name="sneller werk",
        party="deelnemers",
        way=EffectLine.Way.LASTING,
        kind=EffectLine.Kind.WELFARE,
        quantity=Decimal(40),
        duration=3,
        unit_price=Decimal(1500),
        drop_off=Decimal("0.20"),
        deadweight=Decimal("0.25"),
        goals=[3, 8, 10],
        measured={"quantity": "30"},
    )
    actions.add_effect(
        model=complete,
        by=owner,
        name="meer vertrouwen",
        party="bewoners",
        way=EffectLine.Way.WORDS,
        kind=EffectLine.Kind.PM,
    )
    model = counting.counted(EffectModel.objects.get())
    frameworks = catalogue()

    words = rules.public_words(frameworks)
    written = rules.answer("mkba", Question(rules.as_mapping(model) | {"discount_rate": "0.0225"}, frameworks))

    assert Decimal(written["balance"]) == rules.mkba(model, words).balance
    assert Decimal(written["measured"]["balance"]) == rules.mkba(model.as_measured(), words).balance
    assert sum(part.share for part in model.effects[1].goals) <= 1
