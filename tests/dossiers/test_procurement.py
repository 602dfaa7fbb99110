"""The five procurement routes: possible, closed, not known yet or for a lawyer, each with its reasons."""

from decimal import Decimal
from typing import Any

import pytest

from tests.dossiers.conftest import asked, complaints

ROUTE = "procurement"
GOOD = {
    "workers_percent": 5,
    "public_mission": "ja",
    "profits_reinvested": "ja",
    "participatory": "ja",
    "earlier_contract": "nee",
}


def route(id_: str, **given: Any) -> Any:
    """One of the five, for a service of 50,000 euros unless said otherwise."""
    whole = {"date": "2026-11-23", "kind": "dienst", "amount": 50000, **given}
    return next(one for one in asked(ROUTE, **whole).routes if one.id == id_)


def ids(reasons: Any) -> list[str]:
    return [reason.id for reason in reasons]


@pytest.mark.parametrize(
    ("day", "kind", "threshold"),
    [
        ("2020-01-01", "dienst", 214000),
        ("2021-12-31", "levering", 214000),
        ("2022-01-01", "levering", 215000),
        ("2024-06-30", "dienst", 221000),
        ("2026-01-01", "dienst", 216000),
        ("2027-12-31", "levering", 216000),
        ("2021-05-05", "werk", 5350000),
        ("2023-05-05", "werk", 5382000),
        ("2025-12-31", "werk", 5538000),
        ("2026-11-23", "werk", 5404000),
        ("2026-11-23", "concessie", 5404000),
        ("2026-11-23", "sociale-dienst", 750000),
    ],
)
def test_m23_the_threshold_is_that_of_the_day(day, kind, threshold):
    finding = asked(ROUTE, date=day, kind=kind, amount=threshold)

    assert finding.threshold.value == threshold
    assert finding.above_threshold
    assert not asked(ROUTE, date=day, kind=kind, amount=threshold - 1).above_threshold


@pytest.mark.parametrize("day", ["2019-12-31", "2028-01-01"])
def test_a_day_without_a_known_threshold_goes_to_a_lawyer(day):
    finding = asked(ROUTE, date=day, kind="dienst", amount=1000)

    assert (finding.outcome, finding.threshold, finding.above_threshold) == ("jurist", None, None)
    assert finding.routes[0].outcome == "jurist"


def test_there_are_always_five_routes_and_never_one_answer():
    finding = asked(ROUTE, date="2026-11-23", kind="dienst", amount=50000)

    assert [one.id for one in finding.routes] == [
        "een-op-een", "aparte-rechtspersoon", "voorbehouden", "burgerinitiatiefproof", "hulp-bij-aanbesteden",
    ]  # fmt: skip
    assert finding.outcome == "mogelijk"
    assert all(one.watch_out.text and one.title and one.reasons + one.blockers for one in finding.routes)


def test_lots_count_together_when_they_are_more_than_the_amount():
    lots = [{"amount": 120000}, {"amount": 120000}]

    assert asked(ROUTE, date="2026-11-23", kind="dienst", amount=100000, lots=lots).value == Decimal(240000)
    assert asked(ROUTE, date="2026-11-23", kind="dienst", lots=lots).above_threshold


@pytest.mark.parametrize(
    ("given", "outcome", "why"),
    [
        ({"policy_limit": 60000, "cross_border": "nee"}, "mogelijk", "beleid-past"),
        ({"policy_limit": 50000}, "mogelijk", "grens-over-onbekend"),
        ({"policy_limit": 49999}, "niet-mogelijk", "beleid-past-niet"),
        ({}, "nog-onbekend", "beleid-onbekend"),
        ({"policy_limit": 60000, "cross_border": "ja"}, "jurist", "grens-over"),
        ({"policy_limit": 900000, "amount": 216000}, "niet-mogelijk", "boven-drempel"),
    ],
)
def test_one_on_one(given, outcome, why):
    found = route("een-op-een", **given)

    assert found.outcome == outcome
    assert why in ids((*found.reasons, *found.blockers))


@pytest.mark.parametrize(
    ("entity", "outcome", "why"),
    [
        ({}, "nog-onbekend", "rechtspersoon-onbekend"),
        ({"control": "ja", "activity_percent": 81, "private_capital": "nee"}, "mogelijk", "rechtspersoon-past"),
        ({"control": "ja", "activity_percent": 80, "private_capital": "nee"}, "niet-mogelijk", "rechtspersoon-werk"),
        ({"control": "nee"}, "niet-mogelijk", "rechtspersoon-geen-toezicht"),
        ({"control": "ja", "activity_percent": 90, "private_capital": "ja"}, "jurist", "rechtspersoon-kapitaal"),
        ({"control": "ja", "private_capital": "nee"}, "nog-onbekend", "rechtspersoon-onbekend"),
    ],
)
def test_a_separate_legal_entity(entity, outcome, why):
    found = route("aparte-rechtspersoon", entity=entity)

    assert found.outcome == outcome
    assert why in ids((*found.reasons, *found.blockers))


@pytest.mark.parametrize(
    ("given", "outcome", "reasons", "blockers"),
    [
        ({}, "nog-onbekend", [], ["voorbehouden-geen-sociale-dienst", "voorbehouden-onbekend"]),
        ({"organisation": {"workers_percent": 30}}, "mogelijk", ["voorbehouden-mensen"],
         ["voorbehouden-geen-sociale-dienst"]),
        ({"organisation": {"workers_percent": 29}}, "niet-mogelijk", [],
         ["voorbehouden-mensen-te-weinig", "voorbehouden-geen-sociale-dienst"]),
        ({"kind": "sociale-dienst", "years": 3, "organisation": GOOD}, "mogelijk",
         ["voorbehouden-diensten", "voorbehouden-cpv"], ["voorbehouden-mensen-te-weinig"]),
        ({"kind": "sociale-dienst", "years": 3, "organisation": {**GOOD, "workers_percent": 40}}, "mogelijk",
         ["voorbehouden-mensen", "voorbehouden-diensten", "voorbehouden-cpv"], []),
        ({"kind": "sociale-dienst", "years": 4, "organisation": GOOD}, "niet-mogelijk", [],
         ["voorbehouden-mensen-te-weinig", "voorbehouden-te-lang"]),
        ({"kind": "sociale-dienst", "years": 3, "organisation": {**GOOD, "earlier_contract": "ja"}}, "niet-mogelijk",
         [], ["voorbehouden-mensen-te-weinig", "voorbehouden-eerder"]),
        ({"kind": "sociale-dienst", "years": 3, "organisation": {**GOOD, "participatory": "nee"}}, "niet-mogelijk",
         [], ["voorbehouden-mensen-te-weinig", "voorbehouden-eisen"]),
        ({"kind": "sociale-dienst", "organisation": GOOD}, "nog-onbekend", [],
         ["voorbehouden-mensen-te-weinig", "voorbehouden-onbekend"]),
    ],
)  # fmt: skip
def test_a_reserved_contract(given, outcome, reasons, blockers):
    found = route("voorbehouden", **given)

    assert (found.outcome, ids(found.reasons), ids(found.blockers)) == (outcome, reasons, blockers)


def test_a_tender_fit_for_initiatives_may_ask_for_local_knowledge():
    assert ids(route("burgerinitiatiefproof", local_knowledge="ja").reasons) == [
        "burgerinitiatiefproof",
        "lokale-kennis",
    ]


@pytest.mark.parametrize(
    ("kind", "lots", "why"),
    [
        ("dienst", [79999, 320001], "kleine-percelen"),
        ("dienst", [80000, 320000], None),
        ("dienst", [79999, 79999, 240002], "kleine-percelen-te-veel"),
        ("werk", [999999, 5000001], "kleine-percelen"),
        ("dienst", [50000, 50000], None),
        ("sociale-dienst", [70000, 900000], None),
    ],
)
def test_small_lots_may_stay_outside_the_european_rules(kind, lots, why):
    found = route("burgerinitiatiefproof", kind=kind, lots=[{"amount": amount} for amount in lots])

    assert ids(found.reasons) == ["burgerinitiatiefproof", *([why] if why else [])]


def test_help_is_always_possible():
    assert route("hulp-bij-aanbesteden").outcome == "mogelijk"


def test_a_social_service_above_its_threshold_has_lighter_rules():
    finding = asked(ROUTE, date="2026-11-23", kind="sociale-dienst", amount=750000)

    assert "boven-drempel-sociaal" in ids(finding.reasons)


def test_the_reason_of_a_threshold_says_how_sure_we_are():
    known = asked(ROUTE, date="2026-11-23", kind="dienst", amount=1).reasons[0]
    common = asked(ROUTE, date="2025-11-23", kind="dienst", amount=1).reasons[0]

    assert (known.evidence, common.evidence) == ("external", "general-knowledge")


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"kind": "dienst", "amount": 1}, "date"),
        ({"date": "2026-11-23", "amount": 1}, "kind"),
        ({"date": "2026-11-23", "kind": "diensten", "amount": 1}, "kind"),
        ({"date": "2026-11-23", "kind": "dienst"}, "amount"),
        ({"date": "2026-11-23", "kind": "dienst", "lots": [{"title": "x"}]}, "lots.1.amount"),
        ({"date": "2026-11-23", "kind": "dienst", "amount": 1, "years": -1}, "years"),
        ({"date": "2026-11-23", "kind": "dienst", "amount": 1, "organisation": {"workers_percent": 101}},
         "organisation.workers_percent"),
        ({"date": "2026-11-23", "kind": "dienst", "amount": 1, "entity": "bv"}, "entity"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_names_its_field(given, field):
    assert field in complaints(ROUTE, **given)
