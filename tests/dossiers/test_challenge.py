"""The right to challenge: in time, complete, and when there is a decision."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.dossiers.conftest import asked, because, complaints
from tussenruimte.core.days import is_working_day
from tussenruimte.dossiers.rules.challenge import ordinances
from tussenruimte.frameworks import catalogue

ROUTE = "challenge-clock"
OWN = {"submit_weeks_before_start": 18, "decision_weeks": 10}
DAYS = st.dates(date(2020, 1, 1), date(2060, 12, 31))


def test_a_request_in_time_hears_by_when_there_is_a_decision():
    finding = asked(ROUTE, submitted="2026-08-24", start="2027-01-04", ordinance=OWN)

    assert (finding.outcome, finding.on_time) == ("op-tijd", True)
    assert finding.latest_submission == date(2026, 8, 31)
    assert finding.decision_due == date(2026, 11, 2)
    assert finding.receipt_due == date(2026, 8, 31)


@pytest.mark.parametrize(("submitted", "outcome"), [("2026-08-31", "op-tijd"), ("2026-09-01", "te-laat")])
def test_the_last_day_itself_is_in_time(submitted, outcome):
    assert asked(ROUTE, submitted=submitted, start="2027-01-04", ordinance=OWN).outcome == outcome


def test_a_late_request_says_how_late_and_still_gets_a_decision():
    finding = asked(ROUTE, submitted="2026-09-01", start="2027-01-04", ordinance=OWN)

    assert finding.decision_due == date(2026, 11, 10)
    assert "1 dag te laat" in " ".join(reason.text for reason in finding.reasons)


def test_counting_back_stays_on_its_day_even_on_a_sunday():
    finding = asked(ROUTE, submitted="2026-08-30", start="2027-01-03", ordinance=OWN)

    assert finding.latest_submission == date(2026, 8, 30)
    assert finding.on_time


def test_a_decision_that_falls_on_a_holiday_moves_and_says_that_an_ordinance_may_differ():
    ordinance = {"decision_weeks": 6}
    finding = asked(ROUTE, submitted="2026-02-23", start="2026-09-01", ordinance=ordinance)

    assert finding.decision_due == date(2026, 4, 7)
    assert {"werkdag", "werkdag-keuze"} <= set(because(finding))


def test_an_ordinance_that_does_not_follow_the_act_keeps_its_day():
    ordinance = {"decision_weeks": 6, "general_terms_act": False}
    finding = asked(ROUTE, submitted="2026-02-23", start="2026-09-01", ordinance=ordinance)

    assert finding.decision_due == date(2026, 4, 6)


def test_an_ordinance_that_says_nothing_leaves_the_reasonable_term():
    finding = asked(ROUTE, submitted="2026-08-24", start="2027-01-04")

    assert (finding.outcome, finding.latest_submission, finding.on_time) == ("onbekend", None, None)
    assert finding.decision_due == date(2026, 10, 19)
    assert {"geen-weken", "besluit-awb"} <= set(because(finding))


def test_geertruidenberg_is_a_record_with_its_own_terms():
    finding = asked(ROUTE, submitted="2026-08-24", start="2027-01-04", ordinance="geertruidenberg-sociaal-domein")

    assert (finding.latest_submission, finding.decision_due) == (date(2026, 8, 31), date(2026, 11, 2))
    assert finding.ordinance == "geertruidenberg-sociaal-domein"


def test_opsterland_names_criteria_and_no_weeks():
    finding = asked(
        ROUTE,
        submitted="2026-08-24",
        start="2027-01-04",
        ordinance="opsterland-2021",
        criteria={"draagvlak": "ja", "niet-duurder": "nee", "regie-bij-indieners": True, "zelfde-kwaliteit": "ja"},
    )

    assert finding.outcome == "onbekend"
    assert [line.id for line in finding.concerns] == ["maatschappelijke-meerwaarde", "niet-duurder"]


def test_r22_an_ordinance_that_did_not_hold_yet_goes_to_a_lawyer():
    finding = asked(ROUTE, submitted="2021-01-31", start="2021-12-01", ordinance="opsterland-2021")

    assert (finding.outcome, finding.ask_a_lawyer) == ("jurist", True)
    assert "verordening-vervallen" in because(finding)


def test_what_the_request_lacks_is_named():
    given_ = {"submitted": "2026-08-24", "start": "2027-01-04", "ordinance": "geertruidenberg-sociaal-domein"}
    everything = [
        reference.partition("/")[2] for reference in ordinances(catalogue())["geertruidenberg-sociaal-domein"].contents
    ]

    assert asked(ROUTE, **given_).missing == ()
    assert [line.id for line in asked(ROUTE, **given_, contents=everything[1:]).missing] == ["naam-en-contact"]
    assert "compleet" in because(asked(ROUTE, **given_, contents=everything))
    assert len(asked(ROUTE, **given_, contents=[]).missing) == len(everything) == 8


def test_what_the_municipality_did_not_tell_is_named():
    finding = asked(ROUTE, submitted="2026-08-24", start="2027-01-04", task=["kwaliteit"])

    assert [line.id for line in finding.task_missing] == ["huidige-kosten", "einde-contract"]


def test_a_reverse_challenge_says_so():
    assert "omgekeerd" in because(asked(ROUTE, submitted="2026-08-24", start="2027-01-04", kind="omgekeerd"))


def test_while_something_is_asked_for_the_clock_stands_still():
    given_ = {"submitted": "2026-08-24", "start": "2027-03-01", "ordinance": OWN}
    answered = asked(ROUTE, **given_, suspensions=[{"asked": "2026-09-01", "completed": "2026-09-09"}])
    waiting = asked(ROUTE, **given_, suspensions=[{"asked": "2026-09-01"}])

    assert answered.decision_due == date(2026, 11, 9)
    assert waiting.decision_due is None
    assert "staat-stil" in because(waiting)


def test_a_decision_after_the_start_is_a_warning():
    finding = asked(ROUTE, submitted="2026-12-01", start="2027-01-04", ordinance=OWN)

    assert "besluit-na-start" in because(finding)


@pytest.mark.parametrize(
    ("given_", "field"),
    [
        ({}, "submitted"),
        ({}, "start"),
        ({"submitted": "2026-08-24", "start": "morgen"}, "start"),
        ({"submitted": "2026-08-24", "start": "2027-01-04", "ordinance": "vught"}, "ordinance"),
        ({"submitted": "2026-08-24", "start": "2027-01-04", "ordinance": [1]}, "ordinance"),
        ({"submitted": "2026-08-24", "start": "2027-01-04", "ordinance": {"decision_weeks": 1.5}},
         "ordinance.decision_weeks"),
        ({"submitted": "2026-08-24", "start": "2027-01-04", "ordinance": {"weeks": 1}}, "ordinance.weeks"),
        ({"submitted": "2026-08-24", "start": "2027-01-04", "kind": "anders"}, "kind"),
        ({"submitted": "2026-08-24", "start": "2027-01-04", "contents": ["foto"]}, "contents.1"),
        ({"submitted": "2026-08-24", "start": "2027-01-04", "criteria": ["draagvlak"]}, "criteria"),
        ({"submitted": "2026-08-24", "start": "2027-01-04", "criteria": {"winst": "ja"}}, "criteria.winst"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_names_its_field(given_, field):
    assert field in complaints(ROUTE, **given_)


@given(DAYS, st.integers(0, 60), st.integers(1, 12))
def test_the_weeks_hold_for_every_day(submitted, weeks, decision_weeks):
    ordinance = {"submit_weeks_before_start": weeks, "decision_weeks": decision_weeks}
    start = submitted + timedelta(weeks=weeks)
    finding = asked(ROUTE, submitted=submitted, start=start, ordinance=ordinance)

    assert finding.latest_submission == submitted
    assert finding.on_time
    assert is_working_day(finding.decision_due)
    assert finding.decision_due >= submitted + timedelta(weeks=decision_weeks)
