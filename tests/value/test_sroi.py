"""What every euro put in brings."""

from decimal import Decimal

import pytest

from tests.value.models import asked, codes, effect, model, outcome, social_return
from tussenruimte.value.rules.reading import PRINCIPLES


@pytest.mark.parametrize("inputs", [
    30000,
    "30000",
    [30000],
    [{"name": "geld", "amount": 30000}],
    {"geld": 20000, "materiaal": "10000"},
    [{"amount": 20000}, {"value": 10000}],
    [{"name": "geld", "party": "gemeente", "amounts": [30000], "kind": "in_kind"}],
])  # fmt: skip
def test_inputs_may_be_one_amount_or_a_list(inputs):
    assert asked("sroi", social_return(inputs=inputs))["inputs"] == "30000"


def test_inputs_of_later_years_are_discounted():
    assert asked("sroi", social_return(inputs=[100, 110], discount_rate=0.1))["inputs"] == "200"


@pytest.mark.parametrize("timing", ["end", "end-of-year", "End of year", "END_YEAR"])
def test_timing_is_said_in_more_than_one_way(timing):
    assert asked("sroi", social_return(timing=timing))["pv"] == "66391.394864"


@pytest.mark.parametrize(("timing", "exponent"), [("start", 0), ("end", 1)])
def test_timing_says_when_the_first_year_counts(timing, exponent):
    given = outcome(quantity=1, value=121, deadweight=0, attribution=0, displacement=0, drop_off=0, duration=1)
    found = asked("sroi", social_return(given, timing=timing, discount_rate=0.1, inputs=1))

    assert Decimal(found["pv"]) == 121 / Decimal("1.1") ** exponent


def test_nothing_put_in_has_no_ratio():
    found = asked("sroi", social_return(inputs=0))

    assert (found["ratio"], found["net"], found["payback_months"]) == (None, None, "0")


def test_inputs_that_never_come_back_have_no_payback():
    assert asked("sroi", social_return(outcome(value=-1)))["payback_months"] is None


def test_outcomes_sum_to_the_whole_and_say_their_part():
    found = asked("sroi", social_return(outcome(name="werk"), outcome(name="rust", quantity=20)))

    assert sum(Decimal(one["pv"]) for one in found["by_outcome"]) == Decimal(found["pv"])
    assert [(one["name"], one["share"]) for one in found["by_outcome"]] == [("werk", "0.666667"), ("rust", "0.333333")]


def test_outcomes_worth_nothing_together_have_no_part():
    assert asked("sroi", social_return(outcome(value=0)))["by_outcome"][0]["share"] is None


def test_each_principle_has_its_answer_or_is_open():
    found = asked("sroi", social_return(principles={"be-transparent": "Alles staat op onze site."}))

    assert [check["id"] for check in found["principles"]] == list(PRINCIPLES)
    assert {check["answer"] for check in found["principles"]} == {"", "Alles staat op onze site."}
    assert "Nog niet beantwoord: 7 van de 8 principes van sociale waarde." in found["warnings"]


def test_all_principles_answered_leaves_nothing_to_say():
    found = asked("sroi", social_return(principles=dict.fromkeys(PRINCIPLES, "gedaan")))

    assert "principles" not in codes(found)


def test_what_is_taken_off_without_a_reason_is_said():
    assert "no-reason" in codes(asked("sroi", social_return()))
    assert "no-reason" not in codes(asked("sroi", social_return(outcome(reason="Gevraagd aan 30 deelnemers."))))


def test_nothing_taken_off_is_said():
    given = outcome(deadweight=0, attribution=0, displacement=0)

    assert "nothing-taken-off" in codes(asked("sroi", social_return(given)))


def test_a_price_of_the_library_needs_a_year():
    given = outcome(price="referentieprijzen-zorg/huisarts")
    del given["value"]

    found = asked("sroi", social_return(given, price_year=2023))

    assert found["prices"][0]["euros"] == "32.04306"
    assert found["assumptions"]["price_year"] == 2023


def test_a_whole_model_is_counted_without_transfers():
    given = model(effect("rust", "buurt", 3000), {**effect("uitkering", "gemeente", 50), "kind": "transfer"})

    assert asked("sroi", given)["pv"] == "3000"


def test_measured_outcomes_of_a_whole_model_stand_beside():
    given = model(effect("rust", "buurt", 3000, measured={"amounts": [1500]}))

    assert asked("sroi", given)["measured"]["ratio"] == "1.5"
