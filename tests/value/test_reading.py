"""What people write becomes a model, and everything that is wrong is named at once."""

from decimal import Decimal

import pytest

from tests.value.models import asked, codes, effect, model, outcome, social_return
from tussenruimte.value.rules import ValueInputError, read_model
from tussenruimte.value.rules.fields import as_number

EFFECT = {"name": "a", "party": "b", "kind": "welfare"}


def places(method: str, given: object) -> list[str]:
    with pytest.raises(ValueInputError) as refused:
        asked(method, given)
    return [problem.place for problem in refused.value.problems]


def without(given: dict[str, object], key: str) -> dict[str, object]:
    return {name: value for name, value in given.items() if name != key}


@pytest.mark.parametrize("key", ["base_year", "discount_rate", "counterfactual", "costs", "effects"])
def test_mkba_names_what_is_missing(key):
    assert places("mkba", without(model(), key)) == [key]


@pytest.mark.parametrize("key", ["inputs", "discount_rate", "timing", "outcomes"])
def test_sroi_names_what_is_missing(key):
    assert places("sroi", without(social_return(), key)) == [key]


@pytest.mark.parametrize(
    "key", ["quantity", "value", "deadweight", "attribution", "displacement", "drop_off", "duration"]
)
def test_every_share_of_an_outcome_needs_an_answer(key):
    assert places("sroi", social_return(without(outcome(), key))) == [f"outcomes.1.{key}"]


def test_everything_that_is_wrong_is_said_at_once():
    wrong = model(effect("", "buurt", 1), {"kind": "welvaart"}, base_year="later", discount_rate=2)

    assert places("mkba", wrong) == [
        "base_year",
        "discount_rate",
        "effects.1.name",
        "effects.2.kind",
        "effects.2.amounts",
        "effects.2.name",
        "effects.2.party",
    ]


@pytest.mark.parametrize(
    ("more", "place"),
    [
        ({}, "amounts"),
        ({"amounts": []}, "amounts"),
        ({"amounts": 7}, "amounts"),
        ({"amounts": "70"}, "amounts"),
        ({"amounts": [1] * 101}, "amounts"),
        ({"amounts": [1, "twee"]}, "amounts.2"),
        ({"amounts": [None]}, "amounts.1"),
        ({"amounts": [True]}, "amounts.1"),
        ({"amounts": ["NaN"]}, "amounts.1"),
        ({"amounts": ["Infinity"]}, "amounts.1"),
        ({"amounts": ["1e13"]}, "amounts.1"),
        ({"amounts": ["2e12"]}, "amounts.1"),
        ({"amounts": [1], "quantity": 2}, "amounts"),
        ({"quantity_with": [1], "unit_price": 1}, "quantity_without"),
        ({"quantity_with": [1], "quantity_without": [1, 2], "unit_price": 1}, "quantity_without"),
        ({"quantity_with": [1], "quantity_without": [1]}, "unit_price"),
        ({"quantity": 1, "unit_price": 5}, "duration"),
        ({"quantity": 1, "unit_price": 5, "duration": 1.5}, "duration"),
        ({"quantity": 1, "unit_price": 5, "duration": 0}, "duration"),
        ({"quantity": 1, "unit_price": 5, "duration": 1, "price": "x/y"}, "price"),
        ({"quantity": 1, "duration": 1, "price": "x/y"}, "price"),
        ({"quantity": 1, "duration": 1, "price": "gemeentelijke-prijzen/politie-uur"}, "price"),
        ({"quantity": 1, "duration": 1, "price": "sdg/doel-1"}, "price"),
        ({"amounts": [1], "deadweight": 25}, "deadweight"),
        ({"amounts": [1], "evidence_level": 6}, "evidence_level"),
        ({"amounts": [1], "basis": "gevoel"}, "basis"),
        ({"amounts": [1], "better": "meer"}, "better"),
        ({"amounts": [1], "persons": -1}, "persons"),
        ({"amounts": [1], "share": 1.1}, "share"),
        ({"amounts": [1], "range": {"low": 1}}, "range.high"),
        ({"amounts": [1], "range": {"low": 2, "high": 1}}, "range"),
        ({"amounts": [1], "range": 0.5}, "range"),
        ({"amounts": [1], "goals": [{"goal": 18}]}, "goals.1.goal"),
        ({"amounts": [1], "goals": 3}, "goals"),
        ({"amounts": [1], "dimensions": "natuur"}, "dimensions"),
        ({"amounts": [1], "measured": {}}, "measured.amounts"),
        ({"amounts": [1], "measured": {"quantity": 3}}, "unit_price"),
        ({"amounts": [1], "reason": [1]}, "reason"),
        ({"amounts": [1], "reason": "a" * 5001}, "reason"),
    ],
)
def test_a_line_that_cannot_be_read_is_named(more, place):
    assert f"effects.1.{place}" in places("mkba", model({**EFFECT, **more}))


def test_what_is_expected_stands_beside_the_place():
    with pytest.raises(ValueInputError) as refused:
        asked("mkba", model(effect("a", "b", 1, persons=-1), discount_rate=2.25))

    assert [str(problem) for problem in refused.value.problems] == [
        "discount_rate: ‘2.25’ kan niet; schrijf een deel van 0 tot 1, zoals 0.0225; dat is de standaard sinds 2021",
        "effects.1.persons: ‘-1’ kan niet; schrijf om hoeveel mensen of huishoudens het gaat",
    ]


def test_a_long_wrong_value_is_cut_short():
    with pytest.raises(ValueInputError, match=r"‘x{39}…’ kan niet"):
        asked("mkba", model(base_year="x" * 200))


@pytest.mark.parametrize("raw", [[], "tekst", 7, None])
def test_what_is_no_mapping_is_refused(raw):
    for method in ("mkba", "sroi", "effectencalculator", "sib", "ownership", "hours"):
        assert places(method, raw)[0] == "invoer"


def test_a_key_that_nothing_reads_is_said_with_the_key_it_looks_like():
    found = asked("mkba", model(effect("a", "b", 1, evidence_levl=3), titel="x"))

    assert "Wij gebruiken `effects.1.evidence_levl` niet. Bedoelt u `evidence_level`?" in found["warnings"]
    assert {"code": "unused-key", "about": "titel"} in found["flags"]


@pytest.mark.parametrize(("years", "fits"), [(4, True), (5, True), (6, False)])
def test_amounts_may_not_go_beyond_the_horizon(years, fits):
    given = model(effect("a", "b", *[1] * years), horizon_years=4)

    if fits:
        assert "unused-key" not in codes(asked("mkba", given))
    else:
        assert places("mkba", given) == ["effects.1"]


def test_costs_may_not_go_beyond_the_horizon():
    costs = [{"name": "a", "party": "b", "amounts": [1, 1, 1]}]

    assert places("mkba", model(costs=costs, horizon_years=1)) == ["costs.1"]


def test_a_price_without_a_year_to_be_in_is_refused():
    given = without(outcome(price="referentieprijzen-zorg/huisarts"), "value")

    assert places("sroi", social_return(given)) == ["price_year"]


@pytest.mark.parametrize("inputs", [None, [], "veel", {}, [{"name": "geld"}]])
def test_inputs_that_cannot_be_read_are_named(inputs):
    assert places("sroi", social_return(inputs=inputs))[0].startswith("inputs")


def test_a_share_of_a_line_may_be_wrong_in_two_ways():
    line = {"name": "a", "payer": "b", "quantity_with": [1], "quantity_without": [2], "unit_price": 1}
    given = {"base_year": 2022, "costs": [], "lines": [{**line, "share": {"low": 0.5, "mid": 0.2, "high": 2}}]}

    assert places("effectencalculator", given) == ["lines.1.share.high", "lines.1.share"]


@pytest.mark.parametrize(
    ("given", "number"),
    [
        (7, 7),
        (0.1, "0.1"),
        ("12.50", "12.5"),
        (" 3 ", 3),
        ("1e3", 1000),
        (Decimal("0.10"), "0.1"),
        (1 / 3, "0.333333333333"),
        ("0.1000000000000000000", "0.1"),
    ],
)
def test_numbers_are_read_from_numbers_and_decimal_strings(given, number):
    assert as_number(given) == Decimal(number)


@pytest.mark.parametrize("given", [True, None, "", "twaalf", "1,5", [1], "NaN", "-Infinity", "1e13", "٣x"])
def test_what_is_no_number_is_none(given):
    assert as_number(given) is None


def test_a_model_keeps_what_it_is_about():
    found, remarks = read_model(
        model(title="Buurthuis", target_group="ouderen", activities=["koken"], price_year=2023, timing="end")
    )

    assert (found.title, found.target_group, found.activities) == ("Buurthuis", "ouderen", ("koken",))
    assert (found.prices_of, found.timing, remarks) == (2023, "end", ())
