"""Hours of volunteers, and what they are worth."""

import pytest

from tests.value.models import asked, codes
from tussenruimte.value.rules import ValueInputError

TOLD = {"year": 2022, "counted_as": "output", "hours": [{"name": "koken", "hours": 30}, {"name": "tuin", "hours": 10}]}


def test_hours_come_first_and_euros_at_two_rates_after():
    found = asked("hours", TOLD)

    assert (found["hours"], found["counted_as"]) == ("40", "output")
    assert [(value["euros_per_hour"], value["value"]) for value in found["values"]] == [
        ("18.8", "752"),
        ("32.76", "1310.4"),
    ]


def test_unpaid_hours_follow_the_price_index():
    found = asked("hours", {**TOLD, "year": 2023})

    assert found["values"][0]["euros_per_hour"] == "19.5144"
    assert found["values"][0]["price_used"]["factor"] == "1.038"


def test_a_year_the_index_does_not_reach_is_said():
    found = asked("hours", {**TOLD, "year": 2026})

    assert found["values"][0]["price_used"]["to_year"] == 2023
    assert "De prijs is van 2023. De prijsindex gaat nog niet tot 2026." in found["warnings"]


def test_rates_may_be_ones_own_or_from_the_library():
    rates = [{"name": "kok", "euros": 25}, {"price": "uurtarieven-vrijwilligers/dienstencheque-hulst"}]
    found = asked("hours", {**TOLD, "year": 2015, "rates": rates})

    assert [(value["name"], value["value"]) for value in found["values"]] == [
        ("Dienstencheque in Hulst", "300"),
        ("kok", "1000"),
    ]


@pytest.mark.parametrize(
    ("allowance", "more", "warns"),
    [
        ({"per_hour": 5.75}, {}, False),
        ({"per_hour": 5.76}, {}, True),
        ({"per_hour": 3.41}, {"under_21": True}, True),
        ({"per_month": 221}, {}, True),
        ({"per_year": 2200}, {}, False),
        ({"per_hour": 99}, {"year": 2022}, False),
    ],
)
def test_an_allowance_above_what_is_free_of_tax_is_said(allowance, more, warns):
    found = asked("hours", {**TOLD, "year": 2026, "allowance": allowance, **more})

    assert ("allowance" in codes(found)) is warns


@pytest.mark.parametrize(
    ("wrong", "place"),
    [
        ({"counted_as": None}, "counted_as"),
        ({"counted_as": "both"}, "counted_as"),
        ({"hours": None}, "hours"),
        ({"hours": -1}, "hours"),
        ({"hours": [{"hours": 1}]}, "hours.1.name"),
        ({"year": 2022.5}, "year"),
        ({"rates": [{"name": "een", "euros": 10}]}, "rates"),
        ({"rates": [{"euros": 10}, {"name": "b"}]}, "rates.2.euros"),
        ({"rates": [{"price": "nergens/niets"}, {"name": "b", "euros": 1}]}, "rates.1.price"),
        ({"rates": [{"price": "gemeentelijke-prijzen/wijkteam-uur"}, {"name": "b", "euros": 1}]}, "rates.1.price"),
    ],
)
def test_what_is_wrong_is_named(wrong, place):
    with pytest.raises(ValueInputError) as refused:
        asked("hours", {**TOLD, **wrong})

    assert place in [problem.place for problem in refused.value.problems]
