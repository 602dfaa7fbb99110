"""What keeps a number honest: flags, weak evidence, and every assumption moved alone."""

from decimal import Decimal

import pytest

from tests.value.models import asked, codes, effect, model, outcome, social_return
from tussenruimte.value.rules.amounts import as_percentage, as_text, rounded


def twice(*effects: dict[str, object]) -> bool:
    return "counted-twice" in codes(asked("mkba", model(*effects)))


def transfer(name: str, party: str, amount: int) -> dict[str, object]:
    return {**effect(name, party, amount), "kind": "transfer"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (effect("Rust", "buurt", 1), effect("rust ", "Buurt", 2)),
        (effect("rust", "buurt", 7), effect("stilte", "buurt", 7)),
        (effect("inkomen uit werk", "bewoners", 20), effect("minder bijstand", "gemeente", 15)),
        (effect("a", "bewoners", 20, basis="income"), effect("b", "werkgever", 15, basis="productivity")),
        (effect("loon", "bewoners", 20), effect("salaris bij een ander", "bewoners", 15)),
        (effect("belasting gemist", "rijk", -5), effect("belasting betaald", "rijk", 9)),
    ],
)
def test_the_same_value_twice_is_flagged(one, other):
    assert twice(one, other)


def test_one_price_with_the_same_numbers_for_two_parties_is_flagged():
    visits = {"kind": "welfare", "price": "referentieprijzen-zorg/huisarts", "quantity_with": [3]}
    visits |= {"quantity_without": [1]}

    assert twice({"name": "a", "party": "rijk", **visits}, {"name": "b", "party": "bewoners", **visits})


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (effect("rust", "buurt", 1), effect("rust", "gemeente", 2)),
        (effect("a", "buurt", 0), effect("b", "buurt", 0)),
        (transfer("bijstand", "gemeente", 15), transfer("bijstand", "bewoners", -15)),
        (effect("inkomen", "bewoners", 20), transfer("bijstand", "gemeente", 15)),
        (effect("rust", "buurt", 1), {"name": "rust", "party": "buurt", "kind": "pm"}),
    ],
)
def test_what_is_not_the_same_value_is_not_flagged(one, other):
    assert not twice(one, other)


@pytest.mark.parametrize(
    ("cost", "gain"),
    [
        ({"kind": "volunteer-hours"}, {"basis": "volunteer-hours"}),
        ({"name": "Vrijwilligersuren"}, {"basis": "volunteer-hours"}),
        ({"kind": "volunteer_hours"}, {"name": "waarde van vrijwilligersuren"}),
    ],
)
def test_hours_on_both_sides_are_flagged(cost, gain):
    costs = [{"name": "inzet", "party": "initiatief", "amounts": [10], **cost}]
    found = asked("mkba", model(effect("rust", "buurt", 20) | gain, costs=costs))

    assert "hours-on-both-sides" in codes(found)


def test_hours_on_one_side_are_not_flagged():
    found = asked("mkba", model(effect("vrijwilligersuren", "buurt", 20)))

    assert "hours-on-both-sides" not in codes(found)


def test_taking_off_what_the_zero_alternative_already_took_off_is_flagged():
    given = {"name": "banen", "party": "bewoners", "kind": "welfare", "unit_price": 100, "deadweight": 0.2}
    found = asked("mkba", model({**given, "quantity_with": [7], "quantity_without": [3]}))

    assert "taken-off-twice" in codes(found)


@pytest.mark.parametrize(("levels", "share"), [((1, 5), "0.25"), ((3, 2), "0.75"), ((4, None), "0.75"), ((3, 4), "0")])
def test_the_part_on_weak_evidence_counts_levels_one_two_and_none(levels, share):
    lines = [
        effect(f"e{size}", "buurt", size) | ({} if level is None else {"evidence_level": level})
        for size, level in zip((100, 300), levels, strict=True)
    ]

    assert asked("mkba", model(*lines))["weak_evidence_share"] == share


def test_losses_on_weak_evidence_count_as_much_as_gains():
    lines = [effect("a", "buurt", 100, evidence_level=4), effect("b", "buurt", -100, evidence_level=1)]

    assert asked("mkba", model(*lines))["weak_evidence_share"] == "0.5"


def test_nothing_of_value_has_no_weak_part():
    assert asked("mkba", model(effect("a", "buurt", 0)))["weak_evidence_share"] is None


def test_a_discount_rate_that_is_not_the_standard_is_said():
    assert "discount-rate" not in codes(asked("mkba", model()))
    found = asked("mkba", model(discount_rate=0.035))
    assert "U rekent met 3,5 %. De standaard is 2,25 %. Schrijf op waarom u afwijkt." in found["warnings"]


def test_a_price_the_index_cannot_bring_to_its_year_is_said():
    visits = {"name": "zorg", "party": "rijk", "kind": "welfare", "price": "referentieprijzen-zorg/huisarts"}
    found = asked("mkba", model({**visits, "quantity": 1, "duration": 1}, base_year=2026))

    assert {"code": "price-year", "about": "zorg"} in found["flags"]


def swings(found: dict[str, object]) -> dict[tuple[str, str], tuple[Decimal, Decimal]]:
    return {
        (swing["id"], swing["about"]): (Decimal(swing["low"]["balance"]), Decimal(swing["high"]["balance"]))
        for swing in found["sensitivity"]
    }


def test_the_two_largest_effects_move_a_quarter():
    lines = [effect("groot", "a", 800), effect("klein", "b", 4), effect("verlies", "c", -400)]
    found = swings(asked("mkba", model(*lines)))

    assert found["largest-effect", "groot"] == (-1000 + 404 - 200, -1000 + 404 + 200)
    assert found["largest-effect", "verlies"] == (-1000 + 404 + 100, -1000 + 404 - 100)
    assert ("largest-effect", "klein") not in found


def test_the_zero_alternative_may_be_kinder():
    assert swings(asked("mkba", model(effect("a", "b", 2000))))["zero-alternative", ""] == (800, 1000)


def test_the_discount_rate_moves_a_point():
    found = swings(asked("mkba", model(effect("a", "b", 0, 1000), discount_rate=0.10)))

    assert found["discount-rate", ""] == (
        (1000 / Decimal("1.09") - 1000).quantize(Decimal("0.000001")),
        (1000 / Decimal("1.11") - 1000).quantize(Decimal("0.000001")),
    )


def test_what_never_moves_is_left_out():
    assert ("discount-rate", "") not in swings(asked("mkba", model(effect("a", "b", 2000))))


def test_deadweight_and_attribution_move_ten_points_and_stay_shares():
    given = outcome(quantity=1, value=100, deadweight=0.05, attribution=0.95, displacement=0, drop_off=0, duration=1)
    found = swings(asked("sroi", social_return(given, discount_rate=0, inputs=0)))

    assert found["deadweight", ""] == (100 * Decimal("0.85") * Decimal("0.05"), 100 * Decimal("0.05"))
    assert found["attribution", ""] == (0, 100 * Decimal("0.95") * Decimal("0.15"))


def test_what_matters_most_stands_on_top():
    spans = [Decimal(swing["span"]) for swing in asked("sroi", social_return())["sensitivity"]]

    assert spans == sorted(spans, reverse=True)


@pytest.mark.parametrize(
    ("amount", "text"), [("79144.71", "79000"), ("-79144.71", "-79000"), ("0", "0"), ("0.0123", "0.012"), ("5", "5.0")]
)
def test_rounding_keeps_two_digits(amount, text):
    assert f"{rounded(Decimal(amount)):f}" == text


def test_numbers_read_as_people_write_them():
    assert as_text(Decimal("-0.000000")) == "0"
    assert as_text(Decimal("100.50")) == "100.5"
    assert as_text(Decimal("1E+3")) == "1000"
    assert as_percentage(Decimal("0.0225")) == "2,25"
