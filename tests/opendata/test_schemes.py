"""Schemes in the API: what everyone may read, a desk and no people."""

import json
from decimal import Decimal

import pytest

from tests import factories
from tests.funding.conftest import scheme
from tussenruimte.register.models import Party

pytestmark = pytest.mark.django_db


@pytest.fixture
def fund():
    return factories.organisation("Voorbeeldfonds", Party.Kind.FUNDER)


def test_a_scheme_is_told_whole_and_without_people(client, fund):
    keeper = factories.person("Fenna Fonds", email="fenna@voorbeeld.example")
    made = scheme(fund, maximum=Decimal("2500.00"), items={"phase": ("opstart",)})
    type(made).objects.update(kept_by=keeper)

    answer = client.get(f"/api/v1/schemes/{made.slug}")

    told = json.loads(answer.content)
    assert (told["id"], told["provider"], told["phases"], told["ownShare"]) == (
        made.slug,
        "Voorbeeldfonds",
        ["opstart"],
        None,
    )
    assert "Fenna" not in answer.content.decode()
    assert "fenna@" not in answer.content.decode()


def test_a_list_is_asked_by_state_place_and_theme_and_withdrawn_ones_are_gone(client, fund):
    place = factories.place()
    scheme(fund, title="Hier", places=(place.code,), items={"theme": ("energie",)})
    scheme(fund, title="Dicht", state="closed")
    gone = scheme(fund, title="Weg", state="withdrawn")

    def found(query: str) -> list[str]:
        return [one["title"] for one in json.loads(client.get(f"/api/v1/schemes?{query}").content)["results"]]

    assert found("") == ["Hier"]
    assert found("state=all") == ["Dicht", "Hier"]
    assert found("theme=energie&place=GM0392") == ["Hier"]
    assert found("place=GM9999") == []
    assert client.get("/api/v1/schemes?state=ooit").status_code == 400
    assert client.get(f"/api/v1/schemes/{gone.slug}").status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_a_list_asks_the_same_number_of_questions(client, fund, count, django_assert_num_queries):
    for number in range(count):
        scheme(fund, title=f"Pot {number}")

    with django_assert_num_queries(5):
        assert json.loads(client.get("/api/v1/schemes").content)["total"] == count
