"""Costs and benefits for society, beside the public purse."""

from decimal import Decimal

import pytest

from tests.value.models import asked, codes, effect, model


def payment(party: str, amount: int, **more: object) -> dict[str, object]:
    return {"name": "uitkering", "party": party, "kind": "transfer", "amounts": [amount], **more}


def test_a_transfer_changes_who_has_the_money_and_not_the_balance():
    found = asked("mkba", model(effect("rust", "bewoners", 3000), payment("gemeente", 500), payment("bewoners", -500)))

    assert (found["balance"], found["public_purse"]) == ("2000", "500")
    assert found["by_party"] == {"initiatief": "-1000", "bewoners": "2500", "gemeente": "500"}
    assert "transfer-does-not-cancel" not in codes(found)


def test_a_counterparty_is_the_other_side_of_a_transfer():
    found = asked("mkba", model(payment("gemeente", 500, counterparty="bewoners")))

    assert found["by_party"] == {"initiatief": "-1000", "gemeente": "500", "bewoners": "-500"}
    assert "transfer-does-not-cancel" not in codes(found)


def test_half_a_transfer_is_completed_by_a_party_nobody_named_and_said():
    found = asked("mkba", model(payment("gemeente", 500)))

    assert found["by_party"]["niet genoemd"] == "-500"
    assert found["balance"] == "-1000"
    assert {"code": "transfer-does-not-cancel", "about": "uitkering"} in found["flags"]


def test_an_effect_without_a_price_stays_in_sight_and_out_of_the_sum():
    given = {"name": "vertrouwen", "party": "bewoners", "kind": "PM", "unit": "gesprekken"}
    found = asked("mkba", model({**given, "quantity_with": [5], "quantity_without": [2]}, effect("rust", "buurt", 1)))

    assert found["unpriced"] == [{"name": "vertrouwen", "party": "bewoners", "unit": "gesprekken", "change": ["3"]}]
    assert found["pv_benefits"] == "1"
    assert "Zonder prijs, en daarom niet in het saldo: vertrouwen." in found["warnings"]


@pytest.mark.parametrize(
    ("volume", "change"), [({"amounts": [4, 5]}, ["4", "5"]), ({"quantity": 7, "duration": 2}, ["7"]), ({}, [])]
)
def test_an_effect_without_a_price_may_be_told_in_any_form(volume, change):
    found = asked("mkba", model({"name": "trots", "party": "buurt", "kind": "pm", **volume}))

    assert found["unpriced"][0]["change"] == change


def test_benefits_come_from_what_changes_compared_with_the_zero_alternative():
    given = {"name": "banen", "party": "bewoners", "kind": "welfare", "unit_price": 100}
    found = asked("mkba", model({**given, "quantity_with": [0, 7], "quantity_without": [0, 3]}, discount_rate=0))

    assert found["pv_benefits"] == "400"


def test_less_of_something_bad_is_a_benefit():
    given = {"name": "uitzettingen", "party": "corporatie", "kind": "welfare", "unit_price": 100, "better": "less"}
    found = asked("mkba", model({**given, "quantity_with": [3], "quantity_without": [7]}))

    assert found["pv_benefits"] == "400"


def test_an_effect_may_be_told_by_its_first_year():
    given = {"name": "zorg", "party": "rijk", "kind": "welfare", "unit_price": 100, "quantity": 2, "duration": 3}
    found = asked("mkba", model({**given, "drop_off": 0.5, "deadweight": 0.5}, discount_rate=0))

    assert found["pv_benefits"] == "175"


def test_everything_lost_after_the_first_year_leaves_the_first_year():
    given = {"name": "zorg", "party": "rijk", "kind": "welfare", "unit_price": 100, "quantity": 2, "duration": 3}

    assert asked("mkba", model({**given, "drop_off": 1}, discount_rate=0))["pv_benefits"] == "200"


@pytest.mark.parametrize(("timing", "expected"), [("start", "110"), ("mid", "104.880885"), ("end", "100")])
def test_timing_says_when_in_a_year_a_benefit_comes(timing, expected):
    found = asked("mkba", model(effect("rust", "buurt", 110), discount_rate="0.1", timing=timing))

    assert found["pv_benefits"] == expected


def test_without_costs_there_is_no_ratio():
    found = asked("mkba", model(costs=[]))

    assert (found["ratio"], found["gain"], found["pv_costs"]) == (None, None, "0")
    assert found["rounded"]["ratio"] is None
    assert "no-costs" in codes(found)


def test_parties_are_one_whatever_their_capitals():
    found = asked("mkba", model(effect("a", "Gemeente  Ons", 1), effect("b", "gemeente ons", 2)))

    assert found["by_party"] == {"initiatief": "-1000", "Gemeente Ons": "3"}


@pytest.mark.parametrize(
    "party", ["gemeente", "Gemeente Haarlem", "Rijksoverheid", "politie_justitie", "UWV", "provincie Utrecht"]
)
def test_the_public_purse_knows_its_parties_by_their_words(party):
    assert asked("mkba", model(effect("a", party, 7)))["public_purse"] == "7"


@pytest.mark.parametrize("party", ["zorgverzekeraar", "bewoners", "initiatief X", "woningcorporatie"])
def test_who_is_not_public_is_not_in_the_public_purse(party):
    assert asked("mkba", model(effect("a", party, 7)))["public_purse"] == "0"


def test_public_parties_may_be_named():
    found = asked("mkba", model(effect("a", "gemeente", 7), effect("b", "Fonds", 5), public_parties=["fonds"]))

    assert (found["public_purse"], found["public_parties"]) == ("5", ["Fonds"])


def test_that_nobody_is_public_may_be_said():
    assert asked("mkba", model(effect("a", "gemeente", 7), public_parties=[]))["public_purse"] == "0"


def test_what_was_measured_stands_beside_what_was_expected():
    found = asked("mkba", model(effect("rust", "buurt", 3000, measured={"amounts": [2500]}), effect("b", "buurt", 10)))

    assert (found["balance"], found["measured"]["balance"]) == ("2010", "1510")


def test_without_measurements_nothing_is_measured():
    assert asked("mkba", model())["measured"] is None


def test_every_sum_is_exactly_the_sum_of_its_parts():
    found = asked("mkba", model(
        *(effect(f"e{number}", f"p{number % 7}", 0, 333, 3333, 77) for number in range(40)),
        discount_rate="0.0333333",
    ))  # fmt: skip
    cells = [(cell["kind"], Decimal(cell["value"])) for cell in found["matrix"]]

    assert sum(Decimal(net) for net in found["by_party"].values()) == Decimal(found["balance"])
    assert sum(value for kind, value in cells if kind == "welfare") == Decimal(found["pv_benefits"])
    assert Decimal(found["pv_benefits"]) - Decimal(found["pv_costs"]) == Decimal(found["balance"])


def test_the_method_says_what_it_is_and_what_it_would_be_wrong_to_conclude():
    method = asked("mkba", model())["method"]

    assert method["title"] == "Maatschappelijke kosten-batenanalyse (indicatief)"
    assert len(method["wrong_to_conclude"]) == 3


def test_goals_get_their_part_of_the_value():
    goals = [{"goal": 3, "share": 0.5, "target": "3.4"}, {"goal": 11, "share": 0.25}]
    found = asked("mkba", model(effect("rust", "buurt", 1000, goals=goals)))

    assert found["goals"] == [
        {"goal": 3, "effects": ["rust"], "targets": ["3.4"], "value": "500"},
        {"goal": 11, "effects": ["rust"], "targets": [], "value": "250"},
    ]


def test_goals_with_parts_above_the_whole_are_named_and_not_added_up():
    found = asked("mkba", model(effect("rust", "buurt", 1000, goals=[{"goal": 3}, {"goal": 11}])))

    assert [goal["value"] for goal in found["goals"]] == ["0", "0"]
    assert {"code": "goal-shares", "about": "rust"} in found["flags"]
