"""A decision: when it is due, how late it is, and what everyone reads about it."""

from datetime import date

import pytest

from tests.dossiers.conftest import asked, because, complaints

ROUTE = "decision-clock"


def test_a_running_clock_says_how_many_days_are_left():
    finding = asked(ROUTE, received="2026-11-23", term={"weeks": 8}, today="2026-12-01")

    assert (finding.outcome, finding.due, finding.days_left) == ("loopt", date(2027, 1, 18), 48)
    assert (finding.overdue, finding.days_late) == (False, 0)
    assert finding.penalty_exposure.amount == 0
    assert finding.as_json()["rule_set"] == {"id": "beslistermijnen", "version": 1}


def test_the_last_day_itself_is_in_time():
    finding = asked(ROUTE, received="2026-11-23", term={"weeks": 8}, today="2027-01-18")

    assert (finding.outcome, finding.days_left, finding.overdue) == ("loopt", 0, False)


def test_the_day_after_is_late():
    finding = asked(ROUTE, received="2026-11-23", term={"weeks": 8}, today="2027-01-19")

    assert (finding.outcome, finding.days_left, finding.days_late, finding.overdue) == ("te-laat", 0, 1, True)
    assert "geen-ingebrekestelling" in because(finding)


def test_no_term_is_the_reasonable_term_of_eight_weeks():
    finding = asked(ROUTE, received="2026-11-23")

    assert finding.due == date(2027, 1, 18)
    assert "redelijke-termijn" in because(finding)


def test_without_today_no_days_are_counted():
    finding = asked(ROUTE, received="2026-11-23")

    assert (finding.outcome, finding.days_left, finding.overdue) == ("loopt", None, None)
    assert finding.penalty_exposure is None
    assert "geef-today" in because(finding)


@pytest.mark.parametrize(
    ("term", "due"),
    [
        ({"days": 30}, date(2026, 12, 23)),
        ({"months": 2}, date(2027, 1, 25)),
        ({"working_days": 10}, date(2026, 12, 7)),
        ("awb-6-7", date(2027, 1, 4)),
        ("awb-7-10-commissie", date(2027, 2, 15)),
        ("woo-4-4", date(2026, 12, 21)),
    ],
)
def test_every_way_to_say_a_term(term, due):
    assert asked(ROUTE, received="2026-11-23", term=term).due == due


def test_what_was_asked_for_stops_the_clock_the_day_after_until_it_comes_in():
    given = {"received": "2026-11-23", "term": {"weeks": 8}}
    by_events = asked(ROUTE, **given, suspensions=[{"asked": "2026-12-01", "completed": "2026-12-09"}])
    by_days = asked(ROUTE, **given, suspensions=[{"from": "2026-12-02", "until": "2026-12-09"}])

    assert by_events.due == by_days.due == date(2027, 1, 25)


def test_what_comes_in_on_the_same_day_never_stopped_the_clock():
    asked_and_answered = [{"asked": "2026-12-01", "completed": "2026-12-01"}]
    finding = asked(ROUTE, received="2026-11-23", suspensions=asked_and_answered)

    assert finding.due == date(2027, 1, 18)


def test_a_clock_that_stands_still_has_no_last_day_and_costs_nothing():
    finding = asked(ROUTE, received="2026-11-23", suspensions=[{"asked": "2026-12-01"}], today="2027-06-01")

    assert (finding.outcome, finding.due, finding.overdue) == ("staat-stil", None, None)
    assert finding.penalty_exposure is None


def test_a_decision_while_the_clock_stands_still_is_in_time():
    finding = asked(ROUTE, received="2026-11-23", suspensions=[{"asked": "2026-12-01"}], decided="2027-06-01")

    assert finding.outcome == "op-tijd-besloten"


def test_a_decision_in_time_and_one_that_is_late():
    in_time = asked(ROUTE, received="2026-11-23", decided="2027-01-18")
    late = asked(ROUTE, received="2026-11-23", decided="2027-01-20")

    assert (in_time.outcome, in_time.overdue, in_time.days_left) == ("op-tijd-besloten", False, None)
    assert (late.outcome, late.overdue, late.days_late) == ("te-laat-besloten", True, 2)


def test_the_day_of_the_decision_costs_nothing():
    given = {"received": "2025-01-06", "notice_of_default": "2025-03-04"}
    decided = asked(ROUTE, **given, decided="2025-03-20").penalty_exposure
    waiting = asked(ROUTE, **given, today="2025-03-20").penalty_exposure

    assert (decided.days, decided.amount) == (1, 23)
    assert (waiting.days, waiting.amount) == (2, 46)


def test_v22_forty_two_days_late_after_notice():
    finding = asked(ROUTE, received="2025-01-06", notice_of_default="2025-03-04", today="2025-04-29")

    assert finding.as_json()["penalty_exposure"] == {
        "starts": "2025-03-19", "ends": "2025-04-29", "days": 42, "amount": 1442, "known_amount": 1442,
        "unknown_since": None, "maximum": 1442,
    }  # fmt: skip


def test_g16_an_unknown_amount_goes_to_a_lawyer_and_is_not_invented():
    finding = asked(ROUTE, received="2026-01-05", notice_of_default="2026-03-03", today="2026-04-01")

    assert finding.penalty_exposure.amount is None
    assert finding.ask_a_lawyer
    assert next(reason.evidence for reason in finding.reasons if reason.id == "dwangsom-onbekend") == "unknown"


def test_where_the_law_gives_the_permit_by_itself_there_is_no_penalty():
    finding = asked(ROUTE, received="2026-01-05", lex_silencio=True, notice_of_default="2026-03-10", today="2026-04-01")

    assert (finding.outcome, finding.ask_a_lawyer, finding.penalty_exposure) == ("van-rechtswege", True, None)


@pytest.mark.parametrize(("weeks", "too_long"), [(6, False), (7, True)])
def test_an_extension_longer_than_the_law_names_goes_to_a_lawyer(weeks, too_long):
    extension = {"weeks": weeks, "announced": "2026-12-01"}
    finding = asked(ROUTE, received="2026-11-23", term="awb-7-10", extension=extension)

    assert ("verlenging-te-lang" in because(finding)) is too_long
    assert finding.ask_a_lawyer is too_long


def test_an_extension_that_came_too_late_goes_to_a_lawyer():
    extension = {"weeks": 6, "announced": "2027-03-01"}
    finding = asked(ROUTE, received="2026-11-23", extension=extension)

    assert finding.due == date(2027, 1, 18)
    assert finding.ask_a_lawyer


def test_every_step_is_told_with_the_last_day_after_it():
    finding = asked(
        ROUTE,
        received="2026-03-09",
        term={"weeks": 2},
        suspensions=[{"from": "2026-03-12", "until": "2026-03-19"}],
        extension={"weeks": 1, "announced": "2026-03-20"},
    )

    assert [(step.what, step.day.isoformat(), step.due and step.due.isoformat()) for step in finding.steps] == [
        ("ontvangen", "2026-03-09", "2026-03-23"),
        ("termijn", "2026-03-09", "2026-03-23"),
        ("opgeschort", "2026-03-12", None),
        ("hervat", "2026-03-19", "2026-03-30"),
        ("verlengd", "2026-03-20", "2026-04-06"),
        ("werkdag", "2026-04-06", "2026-04-07"),
    ]
    assert "6 april 2026 is een zaterdag, zondag of feestdag" in finding.steps[-1].text


def test_a_long_term_says_that_its_last_day_does_not_move():
    finding = asked(ROUTE, received="2026-01-03", term={"weeks": 13})

    assert finding.due == date(2026, 4, 4)
    assert "13 weken" in next(reason.text for reason in finding.reasons if reason.id == "lange-termijn")


def test_without_the_act_the_last_day_stays_where_it_falls():
    given = {"received": "2026-03-23", "term": {"weeks": 2}}

    assert asked(ROUTE, **given).due == date(2026, 4, 7)
    assert asked(ROUTE, **given, general_terms_act="nee").due == date(2026, 4, 6)


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({}, "received"),
        ({"received": "2026-11-23", "term": {}}, "term"),
        ({"received": "2026-11-23", "term": {"weeks": 0}}, "term"),
        ({"received": "2026-11-23", "term": {"weeks": 8, "days": 1}}, "term"),
        ({"received": "2026-11-23", "term": {"weeks": -1}}, "term.weeks"),
        ({"received": "2026-11-23", "term": "awb-9"}, "term"),
        ({"received": "2026-11-23", "term": ["x"]}, "term"),
        ({"received": "2026-11-23", "suspensions": [{"from": "2026-11-22"}]}, "suspensions.1.from"),
        ({"received": "2026-11-23", "suspensions": [{"from": "2026-12-02", "until": "2026-12-01"}]},
         "suspensions.1.until"),
        ({"received": "2026-11-23", "suspensions": ["lang"]}, "suspensions.1"),
        ({"received": "2026-11-23", "suspensions": "lang"}, "suspensions"),
        ({"received": "2026-11-23", "extension": {"announced": "2026-12-01"}}, "extension"),
        ({"received": "2026-11-23", "extension": {"weeks": 6}}, "extension.announced"),
        ({"received": "2026-11-23", "extension": {"weeks": 6, "announced": "2026-01-01"}}, "extension.announced"),
        ({"received": "2026-11-23", "extension": 6}, "extension"),
        ({"received": "2026-11-23", "today": "2026-11-22"}, "today"),
        ({"received": "2026-11-23", "decided": "2026-11-22"}, "decided"),
        ({"received": "2026-11-23", "notice_of_default": "2026-11-22"}, "notice_of_default"),
        ({"received": "2026-11-23", "lex_silencio": "misschien"}, "lex_silencio"),
        ({"received": "2026-11-23", "recieved": "2026-11-23"}, "recieved"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_names_its_field(given, field):
    assert field in complaints(ROUTE, **given)
