"""Giving out a space: ordered questions, sound criteria, a window in which others respond, a lawyer when in doubt."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.dossiers.conftest import asked, because, complaints
from tussenruimte.core.days import is_working_day
from tussenruimte.dossiers.rules.didam import window_from

ROUTE = "didam"
ONE = {"overheid": "ja", "vorm": "huur", "gegadigden": "nee", "maatstaven": "ja", "bekendmaking": "ja"}
SOUND = {"title": "open voor de buurt", "objective": "ja", "verifiable": "ja", "reasonable": "ja", "measured": "ja"}
# The decision rule of M-25, line by line.
PATHS = [
    ({"overheid": "nee"}, "geen-overheid"),
    ({"overheid": "weet-niet"}, "jurist"),
    ({"overheid": "ja", "vorm": "kort"}, "kort-gebruik"),
    ({"overheid": "ja", "vorm": "weet-niet"}, "jurist"),
    ({"overheid": "ja", "vorm": "verkoop", "gegadigden": "ja"}, "open-selectie"),
    ({"overheid": "ja", "vorm": "huur", "gegadigden": "weet-niet"}, "open-selectie"),
    ({"overheid": "ja", "vorm": "gebruik", "gegadigden": "nee", "maatstaven": "nee"}, "open-selectie"),
    ({"overheid": "ja", "vorm": "huur", "gegadigden": "nee", "maatstaven": "weet-niet"}, "jurist"),
    ({**ONE, "bekendmaking": "nee"}, "jurist"),
    ({**ONE, "bekendmaking": "weet-niet"}, "jurist"),
    (ONE, "een-gegadigde"),
]


@pytest.mark.parametrize(("answers", "outcome"), PATHS)
def test_m25_every_path_leads_to_its_outcome(answers, outcome):
    finding = asked(ROUTE, answers=answers, criteria=[SOUND])

    assert finding.outcome == outcome
    assert finding.ask_a_lawyer is (outcome == "jurist")
    assert because(finding)[: len(answers) + 1] == [*(f"{q}-{a}" for q, a in answers.items()), outcome]
    assert finding.next_question is None
    assert finding.rule_set.id == "didam"


def test_an_answer_that_is_still_missing_is_asked_for():
    finding = asked(ROUTE, answers={"overheid": "ja"})

    assert finding.outcome is None
    assert finding.next_question is not None
    assert finding.next_question.id == "vorm"
    assert finding.next_question.answers == ("verkoop", "huur", "gebruik", "kort", "weet-niet")


def test_use_without_transfer_says_that_it_is_no_exemption():
    finding = asked(ROUTE, answers={"overheid": "ja", "vorm": "gebruik", "gegadigden": "ja"})

    assert "geen uitzondering" in finding.path[1].reason.text
    assert finding.outcome == "open-selectie"


@pytest.mark.parametrize("key", ["objective", "verifiable", "reasonable", "measured"])
def test_a_criterion_that_is_not_surely_sound_sends_one_candidate_to_a_lawyer(key):
    finding = asked(ROUTE, answers=ONE, criteria=[SOUND, {**SOUND, "title": "klinkt goed", key: "weet-niet"}])

    assert finding.outcome == "jurist"
    assert [one.missing for one in finding.criteria] == [(), (key,)]
    assert because(finding)[-2:] == ["maatstaf-klopt", "maatstaf-mist"]


def test_in_an_open_selection_an_unsound_criterion_asks_for_a_lawyer_and_the_way_stays():
    finding = asked(
        ROUTE, answers={**ONE, "gegadigden": "ja"}, criteria=[{"title": "de beste uitstraling", "objective": "nee"}]
    )

    assert finding.outcome == "open-selectie"
    assert finding.ask_a_lawyer
    assert "nog niet objectief, toetsbaar, redelijk, voorzien van hoe u het meet" in finding.reasons[-1].text


def test_without_criteria_that_is_said():
    assert because(asked(ROUTE, answers=ONE))[-1] == "geen-maatstaven"


def test_the_window_counts_calendar_days_after_the_announcement():
    window = asked(ROUTE, answers=ONE, criteria=[SOUND], published="2026-11-24").window

    assert (window.days, window.last_day, window.opens) == (20, date(2026, 12, 14), date(2026, 12, 15))


def test_a_window_that_ends_on_a_day_off_runs_to_the_next_working_day():
    window = asked(ROUTE, answers=ONE, published="2026-11-23", objection_days=33).window

    # 26 December is a holiday and a Saturday.
    assert window.last_day == date(2026, 12, 28)


def test_a_municipality_chooses_its_own_number_of_days_and_the_reasons_say_so():
    finding = asked(ROUTE, answers=ONE, criteria=[SOUND], published="2026-11-23", objection_days=14)

    assert finding.window.last_day == date(2026, 12, 7)
    assert because(finding)[-3:] == ["termijn", "termijn-lokaal", "niet-eerder"]
    assert "14 dagen" in finding.reasons[-3].text
    assert "8 december 2026" in finding.reasons[-1].text


def test_only_one_serious_candidate_has_a_window():
    assert asked(ROUTE, answers={**ONE, "gegadigden": "ja"}, published="2026-11-23").window is None


def test_an_objection_turns_one_candidate_into_a_question_for_a_lawyer():
    finding = asked(ROUTE, answers=ONE, criteria=[SOUND], published="2026-11-23", objection="ja")

    assert finding.outcome == "jurist"
    assert because(finding)[-1] == "bezwaar"


@given(st.dates(date(2020, 1, 1), date(2090, 1, 1)), st.integers(0, 365))
def test_a_window_never_closes_before_its_days_have_passed_and_what_is_given_out_waits_for_it(published, days):
    window = window_from(published, days)

    assert window.last_day >= published + timedelta(days=days)
    assert window.opens == window.last_day + timedelta(days=1)
    # Beyond ninety days the general terms act moves nothing.
    assert days > 90 or is_working_day(window.last_day)


def test_every_problem_is_named_with_its_field():
    found = complaints(
        ROUTE,
        answers={"overheid": "misschien"},
        criteria=[{"objective": "soms"}],
        published="morgen",
        objection_days=-1,
        extra=1,
    )

    assert set(found) == {
        "answers.overheid",
        "criteria.1.title",
        "criteria.1.objective",
        "published",
        "objection_days",
        "extra",
    }
    assert "answers" in complaints(ROUTE)
