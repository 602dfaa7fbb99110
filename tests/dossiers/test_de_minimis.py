"""Small aid: three years back, one undertaking, one country, and never a part of an award."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.dossiers.conftest import asked, because, complaints
from tussenruimte.core.terms import add_months
from tussenruimte.dossiers.rules.de_minimis import Award, Request, decide, leaves_window
from tussenruimte.dossiers.rules.rule_book import RuleBook
from tussenruimte.frameworks import catalogue

ROUTE = "de-minimis"
DAY = date(2026, 11, 23)
AMOUNTS = st.decimals(0, 500_000, places=2)
AWARDS = st.lists(
    st.builds(Award, st.dates(date(2022, 1, 1), date(2030, 12, 31)), AMOUNTS), max_size=6
).map(tuple)  # fmt: skip
WHEN = st.dates(date(2024, 1, 1), date(2030, 12, 31))


def test_aid_that_fits_is_allowed():
    finding = asked(ROUTE, date="2026-11-23", amount=55000, awards=[{"date": "2024-03-01", "amount": 245000}])

    assert (finding.outcome, finding.allowed, finding.headroom, finding.ceiling) == ("past", True, 55000, 300000)


def test_one_cent_too_much_is_not_trimmed_but_refused_as_a_whole():
    finding = asked(ROUTE, date="2026-11-23", amount="55000.01", awards=[{"date": "2024-03-01", "amount": 245000}])

    assert (finding.outcome, finding.allowed, finding.headroom) == ("past-niet", False, 55000)
    assert "past-niet" in because(finding)


def test_without_earlier_awards_the_whole_ceiling_is_there():
    assert asked(ROUTE, date="2026-11-23", amount=300000, awards=[]).allowed


def test_an_award_of_exactly_three_years_ago_counts_no_more():
    counted = [{"date": "2023-11-24", "amount": 10}]
    gone = [{"date": "2023-11-23", "amount": 10}]

    assert asked(ROUTE, date="2026-11-23", amount=1, awards=counted).headroom == 299990
    finding = asked(ROUTE, date="2026-11-23", amount=1, awards=gone)
    assert (finding.headroom, finding.window_start) == (300000, date(2023, 11, 24))
    assert "te-oud" in because(finding)


def test_an_award_of_the_day_itself_counts_and_a_later_one_does_not():
    awards = [{"date": "2026-11-23", "amount": 100}, {"date": "2026-11-24", "amount": 1000}]
    finding = asked(ROUTE, date="2026-11-23", amount=1, awards=awards)

    assert finding.headroom == 299900
    assert "later" in because(finding)


def test_earlier_awards_over_the_ceiling_leave_less_than_nothing():
    finding = asked(ROUTE, date="2026-11-23", amount=0, awards=[{"date": "2026-01-01", "amount": 320000}])

    assert (finding.headroom, finding.allowed) == (-20000, False)


def test_services_of_general_interest_have_a_ceiling_of_their_own():
    assert asked(ROUTE, date="2026-11-23", amount=1, regime="daeb").headroom == 750000


@pytest.mark.parametrize("day", ["2023-12-31", "2031-01-01"])
def test_where_no_ceiling_is_known_a_lawyer_is_asked(day):
    finding = asked(ROUTE, date=day, amount=1)

    assert (finding.outcome, finding.allowed, finding.headroom, finding.ask_a_lawyer) == ("jurist", None, None, True)
    assert because(finding) == ["plafond-onbekend"]


def test_linked_undertakings_are_one_and_others_do_not_count():
    awards = [
        {"date": "2026-01-01", "amount": 100, "undertaking": "De Meent Beheer"},
        {"date": "2026-01-01", "amount": 1000, "undertaking": "Coöperatie Noord"},
        {"date": "2026-01-01", "amount": 10},
    ]
    finding = asked(
        ROUTE, date="2026-11-23", amount=1, undertaking="De Meent", linked=["de meent beheer"], awards=awards
    )

    assert finding.headroom == 299890
    assert {"een-onderneming", "andere-onderneming"} <= set(because(finding))


def test_without_a_name_every_award_counts():
    awards = [{"date": "2026-01-01", "amount": 100, "undertaking": "De Meent Beheer"}]

    assert asked(ROUTE, date="2026-11-23", amount=1, awards=awards).headroom == 299900


def test_the_ceiling_is_per_country():
    finding = asked(ROUTE, date="2026-11-23", amount=1, awards=[{"date": "2026-01-01", "amount": 100, "country": "be"}])

    assert finding.headroom == 300000
    assert "ander-land" in because(finding)


@pytest.mark.parametrize(
    ("extra", "reason", "outcome", "allowed"),
    [
        ({"form": "lening"}, "lening", "jurist", True),
        ({"form": "garantie"}, "lening", "jurist", True),
        ({"form": "in-natura"}, "in-natura", "past", True),
        ({"purposes": ["landbouw"]}, "uitgesloten", "jurist", False),
        ({"purposes": "export"}, "uitgesloten", "jurist", False),
    ],
)
def test_other_forms_and_purposes(extra, reason, outcome, allowed):
    finding = asked(ROUTE, date="2026-11-23", amount=1, **extra)

    assert reason in because(finding)
    assert (finding.outcome, finding.allowed) == (outcome, allowed)


def test_it_says_when_room_comes_free():
    awards = [
        {"date": "2024-02-29", "amount": 100000},
        {"date": "2025-06-01", "amount": 50000},
        {"date": "2025-06-01", "amount": 25000},
    ]
    finding = asked(ROUTE, date="2026-11-23", amount=1, awards=awards)

    assert finding.as_json()["frees"] == [
        {"day": "2027-03-01", "amount": 100000, "headroom": 225000},
        {"day": "2028-06-01", "amount": 75000, "headroom": 300000},
    ]


def test_after_the_rules_end_nobody_knows_the_room():
    finding = asked(ROUTE, date="2030-06-01", amount=1, awards=[{"date": "2029-01-01", "amount": 5}])

    assert [freed.headroom for freed in finding.frees] == [None]


def test_the_amounts_in_json_are_numbers():
    finding = asked(ROUTE, date="2026-11-23", amount=1, awards=[{"date": "2026-01-01", "amount": 0.1}])

    assert finding.as_json()["headroom"] == 299999.9
    assert finding.as_json()["ceiling"] == 300000


@pytest.mark.parametrize(
    ("given_", "field"),
    [
        ({}, "date"),
        ({}, "amount"),
        ({"date": "2026-11-23", "amount": -1}, "amount"),
        ({"date": "2026-11-23", "amount": "12.500,50"}, "amount"),
        ({"date": "2026-11-23", "amount": 0.001}, "amount"),
        ({"date": "2026-11-23", "amount": "NaN"}, "amount"),
        ({"date": "2026-11-23", "amount": True}, "amount"),
        ({"date": "2026-11-23", "amount": 10**13}, "amount"),
        ({"date": "23-11-2026", "amount": 1}, "date"),
        ({"date": "2026-02-30", "amount": 1}, "date"),
        ({"date": "1026-02-03", "amount": 1}, "date"),
        ({"date": "2026-11-23", "amount": 1, "awards": {"date": "2026-01-01"}}, "awards"),
        ({"date": "2026-11-23", "amount": 1, "awards": [{"date": "2026-01-01"}]}, "awards.1.amount"),
        ({"date": "2026-11-23", "amount": 1, "awards": [{"date": "2026-01-01", "to": "x"}]}, "awards.1.to"),
        ({"date": "2026-11-23", "amount": 1, "regime": "groot"}, "regime"),
        ({"date": "2026-11-23", "amount": 1, "purposes": ["landbouw", "ruimtevaart"]}, "purposes.2"),
        ({"date": "2026-11-23", "amount": 1, "linked": ["A"]}, "undertaking"),
        ({"date": "2026-11-23", "amount": 1, "undertaking": ["A"]}, "undertaking"),
        ({"date": "2026-11-23", "amount": 1, "linked": [["A"]]}, "linked"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_names_its_field(given_, field):
    assert field in complaints(ROUTE, **given_)


def headroom(day: date, awards: tuple[Award, ...]) -> Decimal:
    found = decide(Request(day, Decimal(0), awards), RuleBook(catalogue(), ROUTE)).headroom
    assert found is not None
    return found


@given(WHEN, AWARDS, st.builds(Award, st.dates(date(2022, 1, 1), date(2030, 12, 31)), AMOUNTS))
def test_another_award_never_gives_more_room(day, awards, another):
    assert headroom(day, (*awards, another)) <= headroom(day, awards)


@given(WHEN, st.integers(0, 900), AWARDS)
def test_waiting_never_takes_room_away(day, days, awards):
    later = min(day + timedelta(days=days), date(2030, 12, 31))
    until_then = tuple(award for award in awards if award.day <= day)

    assert headroom(day, until_then) <= headroom(later, until_then)


@given(WHEN, AWARDS, AMOUNTS)
def test_allowed_is_exactly_whether_it_fits(day, awards, amount):
    finding = decide(Request(day, amount, awards), RuleBook(catalogue(), ROUTE))

    assert finding.headroom == 300000 - finding.counted_total
    assert finding.allowed is (amount <= 300000 - finding.counted_total)


@given(st.dates(date(2000, 1, 1), date(2060, 12, 31)))
def test_an_award_leaves_the_window_on_the_first_day_it_does_not_count(day):
    leaves = leaves_window(day, 36)

    assert add_months(leaves, -36) >= day
    assert add_months(leaves - timedelta(days=1), -36) < day
