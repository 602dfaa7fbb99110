"""Two timelines, and what is avoided."""

from decimal import Decimal

from tests.value.models import asked, codes, effect, model


def line(**more: object) -> dict[str, object]:
    return {
        "name": "spoedeisende hulp",
        "payer": "zorgverzekeraar",
        "persons": 10,
        "share": {"low": 0.2, "mid": 0.5, "high": 0.8},
        "quantity_without": [2, 2],
        "quantity_with": [1, 0],
        "unit_price": 258,
        **more,
    }


def calculator(*lines: dict[str, object], **more: object) -> dict[str, object]:
    costs = [{"name": "inzet", "party": "gemeente", "amounts": [1000, 500]}]
    return {"base_year": 2022, "costs": costs, "lines": list(lines) or [line()], **more}


def test_two_timelines_stand_side_by_side():
    assert asked("effectencalculator", calculator())["timeline"] == [
        {"year": 2022, "without": "2580", "with": "1290", "avoided": "1290"},
        {"year": 2023, "without": "2580", "with": "0", "avoided": "2580"},
    ]


def test_what_is_avoided_is_low_middle_and_high():
    found = asked("effectencalculator", calculator())

    assert found["avoided"] == {"low": "1548", "mid": "3870", "high": "6192"}
    assert (found["costs"], found["net"]) == ("1500", "2370")


def test_more_units_with_the_initiative_are_a_cost_whose_low_is_the_worst():
    found = asked("effectencalculator", calculator(line(quantity_with=[3, 3])))

    assert found["avoided"] == {"low": "-4128", "mid": "-2580", "high": "-1032"}


def test_payers_sum_to_everything_that_is_avoided():
    found = asked("effectencalculator", calculator(line(), line(name="b", payer="Gemeente"), line(payer="gemeente")))

    assert found["by_payer"] == {"zorgverzekeraar": "3870", "Gemeente": "7740"}
    assert sum(Decimal(value) for value in found["by_payer"].values()) == Decimal(found["avoided"]["mid"])


def test_a_share_may_be_one_number():
    found = asked("effectencalculator", calculator(line(share=0.5)))

    assert found["avoided"] == {"low": "3870", "mid": "3870", "high": "3870"}
    assert "no-ranges" in codes(found)


def test_the_outcome_says_that_it_is_an_indication():
    found = asked("effectencalculator", calculator())

    assert codes(found) == {"indicative", "weak-evidence"}
    assert "Dit zijn vermeden publieke kosten, als indicatie. Het is geen welvaartsanalyse." in found["warnings"]


def test_of_a_whole_model_only_the_public_purse_and_avoided_cost_count():
    found = asked("effectencalculator", model(
        effect("uitkering", "gemeente", 500) | {"kind": "transfer"},
        effect("zorg", "zorgverzekeraar", 300, basis="avoided-cost"),
        effect("rust", "bewoners", 3000),
        {"name": "trots", "party": "buurt", "kind": "pm"},
    ))  # fmt: skip

    assert found["by_payer"] == {"gemeente": "500", "zorgverzekeraar": "300"}
    assert "Geen vermeden publieke kosten, en daarom niet meegeteld: rust, trots." in found["warnings"]
    assert "transfers-count-once" in codes(found)


def test_nothing_public_avoids_nothing():
    found = asked("effectencalculator", model(effect("rust", "bewoners", 3000)))

    assert (found["avoided"]["mid"], found["timeline"]) == ("0", [])
