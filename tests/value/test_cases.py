"""The validation cases of the domain reference that this room can count."""

from decimal import Decimal

import pytest

from tests.value.models import asked, cents, effect, model, outcome, reference, social_return
from tussenruimte.frameworks import catalogue
from tussenruimte.value.rules.discounting import factor
from tussenruimte.value.rules.prices import price_at

BOND = {
    "investment": 680000,
    "gain_per_year": 0.12,
    "loss": 0.60,
    "years": 1,
    "compounding": "simple",
    "outcome": {"value": 7, "minimum": 0, "break_even": 3, "maximum": 7},
}


def one_year(costs: int, benefits: int) -> dict[str, object]:
    """Costs and benefits in the base year, so that nothing is discounted."""
    return model(effect("baten", "gemeente", benefits), costs=[{"name": "k", "party": "gemeente", "amounts": [costs]}])


def test_v01_a_ratio_of_one_point_six_is_a_gain_of_sixty_percent():
    # Balance 2.0 and ratio 1.6 fix costs at 3.33 and benefits at 5.33 million.
    found = asked("mkba", one_year(3_333_333, 5_333_333))

    assert found["rounded"]["ratio"] == "1.6"
    assert Decimal(found["gain"]).quantize(Decimal("0.01")) == Decimal("0.60")
    assert found["rounded"]["balance"] == "2000000"


def test_v02_an_expectation_of_one_to_three_says_it_rests_on_weak_evidence():
    found = asked("mkba", model(
        effect("bespaarde zorg", "gemeente", 900_000, evidence_level=1),
        costs=[{"name": "BUUV", "party": "gemeente", "amounts": [300_000]}],
    ))  # fmt: skip

    assert found["ratio"] == "3"
    assert found["weak_evidence_share"] == "1"
    assert Decimal(300_000) / 2_000 == 150


@pytest.mark.parametrize(
    ("compounding", "years", "gain"),
    [("simple", 1, "81600"), ("compound", 1, "81600"), ("simple", 2, "163200"), ("compound", 2, "172992")],
)
def test_v03_the_bond_pays_its_largest_gain(compounding, years, gain):
    assert asked("sib", {**BOND, "compounding": compounding, "years": years})["result"] == gain


def test_v03_the_bond_never_loses_more_than_its_largest_loss():
    found = asked("sib", {**BOND, "outcome": {**BOND["outcome"], "value": -100}})

    assert (found["result"], found["payment"], found["lowest_payment"]) == ("-408000", "272000", "272000")


def test_v04_a_service_cheque_of_fifteen_euros_for_two_hours_is_seven_fifty_an_hour():
    assert price_at("uurtarieven-vrijwilligers/dienstencheque-hulst", 2015, catalogue()).euros == Decimal("7.50")


def test_v07_two_hours_a_week_are_104_hours_a_year():
    found = asked("hours", {"year": 2022, "counted_as": "input", "hours": 2 * 52})

    assert found["hours"] == "104"
    assert [value["value"] for value in found["values"]] == ["1955.2", "3407.04"]


def test_v13_prices_of_2022_are_3_8_percent_more_in_2023():
    used = price_at("referentieprijzen-zorg/huisarts", 2023, catalogue())

    assert (used.euros, used.factor) == (Decimal("32.043060"), Decimal("1.038000"))


def test_v14_the_reference_calculation_of_mkba():
    found = asked("mkba", reference())

    assert cents(found["pv_costs"]) == Decimal("211389.61")
    assert cents(found["pv_benefits"]) == Decimal("290534.31")
    assert cents(found["balance"]) == Decimal("79144.71")
    assert Decimal(found["ratio"]).quantize(Decimal("0.0001")) == Decimal("1.3744")
    assert {party: cents(value) for party, value in found["by_party"].items()} == {
        "initiatief": Decimal("-211389.61"),
        "gemeente": Decimal("155643.38"),
        "zorgverzekeraar": Decimal("62257.35"),
        "corporatie": Decimal("20752.45"),
        "bewoners": Decimal("51881.13"),
    }


@pytest.mark.parametrize(
    ("year", "expected"), list(enumerate(["0.977995", "0.956474", "0.935427", "0.914843", "0.894712"], start=1))
)
def test_v14_the_discount_factors(year, expected):
    assert factor(Decimal("0.0225"), Decimal(year)).quantize(Decimal("0.000001")) == Decimal(expected)


def test_v15_the_reference_calculation_of_sroi():
    found = asked("sroi", social_return())

    assert found["by_outcome"][0]["impact"] == ["28350", "22680", "18144"]
    assert cents(found["pv"]) == Decimal("66391.39")
    assert Decimal(found["ratio"]).quantize(Decimal("0.001")) == Decimal("2.213")
    assert Decimal(found["net"]).quantize(Decimal("0.001")) == Decimal("1.213")
    assert cents(found["payback_months"]) == Decimal("12.70")


def test_v16_a_published_ratio_is_shown_with_one_decimal():
    found = asked("sroi", social_return(
        outcome(quantity=1, value="7.32", deadweight=0, attribution=0, displacement=0, drop_off=0, duration=1),
        inputs=1, discount_rate=0,
    ))  # fmt: skip

    assert (found["ratio"], found["rounded"]["ratio"]) == ("7.32", "7.3")


def test_v17_tax_lost_at_one_step_and_paid_at_another_is_flagged_as_counted_twice():
    found = asked("mkba", model(
        effect("gemiste loonbelasting op trede 1", "rijk", -15000, basis="tax"),
        effect("betaalde loonbelasting op trede 5", "rijk", 11050, basis="tax"),
    ))  # fmt: skip

    assert "counted-twice" in {flag["code"] for flag in found["flags"]}


def test_v18_a_portfolio_of_nine_million_over_sixty_initiatives_is_150000_on_average():
    given = [effect(f"initiatief {number}", f"partij {number}", 150_000) for number in range(60)]

    assert Decimal(asked("mkba", model(*given))["pv_benefits"]) == 9_000_000


def test_v23_neighbourhood_activities_bring_2_46_per_euro():
    found = asked("mkba", one_year(2_600_000, 6_400_000))

    assert Decimal(found["ratio"]).quantize(Decimal("0.01")) == Decimal("2.46")
    assert found["rounded"]["ratio"] == "2.5"
