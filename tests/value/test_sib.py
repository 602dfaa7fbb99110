"""What an investor gets back."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.value.models import asked, codes
from tussenruimte.value.rules import ValueInputError
from tussenruimte.value.rules.sib import CONDITIONS, Terms, sib

OUTCOME = {"value": 5, "minimum": 1, "break_even": 4, "maximum": 8}
CONTRACT = {
    "investment": 1000,
    "gain_per_year": 0.12,
    "loss": 0.6,
    "years": 2,
    "compounding": "simple",
    "outcome": OUTCOME,
}


@pytest.mark.parametrize(
    ("value", "rate", "zone"),
    [
        (0, "-0.6", "loss"),
        (1, "-0.6", "loss"),
        (2.5, "-0.3", "loss"),
        (4, "0", "break-even"),
        (6, "0.06", "gain"),
        (8, "0.12", "gain"),
        (99, "0.12", "gain"),
    ],
)
def test_the_return_follows_the_outcome_in_straight_lines(value, rate, zone):
    found = asked("sib", {**CONTRACT, "outcome": {**OUTCOME, "value": value}})

    assert (found["rate"], found["zone"]) == (rate, zone)


def test_a_loss_is_taken_once_and_a_gain_every_year():
    lost = asked("sib", {**CONTRACT, "outcome": {**OUTCOME, "value": 0}})
    gained = asked("sib", {**CONTRACT, "outcome": {**OUTCOME, "value": 8}})

    assert (lost["payment"], gained["payment"]) == ("400", "1240")


@pytest.mark.parametrize(
    ("word", "payment"),
    [("simple", "1240"), (False, "1240"), ("compound", "1254.4"), ("annual", "1254.4"), (True, "1254.4")],
)
def test_compounding_is_the_contracts_choice(word, payment):
    found = asked("sib", {**CONTRACT, "compounding": word, "outcome": {**OUTCOME, "value": 8}})

    assert found["payment"] == payment


def test_the_government_keeps_what_it_saves_less_what_it_pays():
    savings = {"participants": 160, "avoided_months": 7, "monthly_cost": 1564}
    found = asked("sib", {**CONTRACT, "savings": savings, "overhead": 100, "outcome": {**OUTCOME, "value": 4}})

    assert found["government_net"] == str(160 * 7 * 1564 - 1000 - 100)
    assert "no-savings" not in codes(found)


def test_conditions_and_comparison_that_are_missing_are_said():
    assert codes(asked("sib", CONTRACT)) == {"no-counterfactual", "conditions", "no-savings"}
    told = {**CONTRACT, "counterfactual": "Een groep uit 2012.", "conditions": list(CONDITIONS)}
    assert codes(asked("sib", told)) == {"no-savings"}


@pytest.mark.parametrize(
    ("wrong", "place"),
    [
        ({"loss": 1.2}, "loss"),
        ({"loss": -0.6}, "loss"),
        ({"gain_per_year": 12}, "gain_per_year"),
        ({"investment": 0}, "investment"),
        ({"years": -1}, "years"),
        ({"compounding": "soms"}, "compounding"),
        ({"compounding": None}, "compounding"),
        ({"outcome": None}, "outcome.value"),
        ({"outcome": 7}, "outcome"),
        ({"outcome": {**OUTCOME, "minimum": 4}}, "outcome.break_even"),
        ({"outcome": {**OUTCOME, "maximum": 4}}, "outcome.break_even"),
        ({"outcome": {**OUTCOME, "value": "veel"}}, "outcome.value"),
        ({"savings": {}}, "savings.participants"),
    ],
)
def test_terms_outside_their_bounds_are_refused(wrong, place):
    with pytest.raises(ValueInputError) as refused:
        asked("sib", {**CONTRACT, **wrong})

    assert place in [problem.place for problem in refused.value.problems]


part = st.decimals(0, 1, places=4)


@given(loss=part, gain=part, value=st.decimals(-100, 100, places=2), years=st.integers(0, 20), simple=st.booleans())
def test_no_outcome_pays_outside_the_bounds(loss, gain, value, years, simple):
    outcome = sib(Terms(
        investment=Decimal(1000), gain_per_year=gain, loss=loss, years=Decimal(years),
        compounding="simple" if simple else "compound", value=value, minimum=Decimal(-10), break_even=Decimal(0),
        maximum=Decimal(10),
    ))  # fmt: skip

    assert outcome.lowest <= outcome.payment <= outcome.highest
