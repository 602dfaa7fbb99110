"""States, completeness, the matrix, days and codes: every branch, without a database."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import DAY
from tussenruimte.agreements.rules import codes, completeness, keeping, matrix, states
from tussenruimte.agreements.rules.codes import CodeFacts
from tussenruimte.agreements.rules.completeness import (
    ClauseFacts,
    Draft,
    KindFacts,
    Missing,
    PartyFacts,
    WrittenClause,
    missing_in,
)

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=ZoneInfo("Europe/Amsterdam"))
KIND = KindFacts(
    "pact",
    "Pact",
    1,
    "choice",
    (ClauseFacts("doel", "Ons doel"), ClauseFacts("extra", "Extra", required=False)),
    frozenset({"doorlopend"}),
)


def draft(**changes: Any) -> Draft:
    """A draft that is complete, but for what the test changes."""
    whole: dict[str, Any] = {
        "title": "Samen een tuin",
        "summary": "Wij maken een tuin.",
        "binding": True,
        "ownership": "shared",
        "intensity": "doorlopend",
        "starts_on": DAY,
        "ends_on": DAY + timedelta(days=365),
        "notice_weeks": None,
        "parties": (PartyFacts("Buurttuin", True, ""), PartyFacts("Gemeente", True, "Hoofd Wijken", government=True)),
        "clauses": (WrittenClause("doel", "Ons doel", "Samen tuinieren."),),
    }
    return Draft(**whole | changes)


# --- states ----------------------------------------------------------------------------------------------------------
LIFE = {
    "propose": {"drafting": "signing"},
    "withdraw-proposal": {"signing": "drafting"},
    "conclude": {"signing": "active"},
    "wait": {"drafting": "waiting"},
    "complete": {"waiting": "drafting"},
    "refuse": {"drafting": "refused", "waiting": "refused", "signing": "refused"},
    "amend": {"active": "active"},
    "give-notice": {"active": "active"},
    "end": {"active": "ended"},
    "wind-up": {"ended": "ended"},
    "archive": {"drafting": "archived", "waiting": "archived", "refused": "archived", "ended": "archived"},
}


def test_every_deed_leads_where_the_life_of_a_pact_says() -> None:
    found = {
        deed: {state: end for state in sorted(states.STATES) if (end := states.leads_to(deed, state))}
        for deed in states.BY_DEED
    }

    assert found == LIFE


def test_what_was_signed_is_called_off_by_no_refusal() -> None:
    assert states.leads_to("refuse", states.ACTIVE) is None
    assert not states.UNSIGNED & states.CONCLUDED


@pytest.mark.parametrize(
    ("state", "amending", "out", "is_open"),
    [
        ("drafting", False, False, True),
        ("waiting", False, False, False),
        ("signing", False, True, False),
        ("active", False, False, False),
        ("active", True, False, True),
        ("active", True, True, False),
        ("ended", False, False, False),
    ],
)
def test_words_can_be_changed_only_while_nobody_signs_them(
    state: str, amending: bool, out: bool, is_open: bool
) -> None:
    assert states.draft_is_open(state, amending=amending, out_for_signing=out) is is_open


# --- completeness ----------------------------------------------------------------------------------------------------
def test_a_complete_draft_misses_nothing() -> None:
    assert missing_in(draft(), KIND) == ()


@pytest.mark.parametrize(
    ("changes", "missing"),
    [
        ({"title": " "}, Missing("title")),
        ({"summary": ""}, Missing("summary")),
        ({"ownership": "undecided"}, Missing("ownership")),
        ({"intensity": "zwaar"}, Missing("intensity")),
        ({"starts_on": None}, Missing("start")),
        ({"ends_on": None}, Missing("end")),
        ({"ends_on": DAY - timedelta(days=1)}, Missing("end-before-start")),
        ({"parties": (PartyFacts("Buurttuin", True, ""),)}, Missing("parties")),
        (
            {"parties": (PartyFacts("Buurttuin", True, ""), PartyFacts("Fonds", True, "", takes_part=False))},
            Missing("left", "Fonds"),
        ),
        (
            {"parties": (PartyFacts("Buurttuin", False, ""), PartyFacts("Fonds", True, ""))},
            Missing("signatory", "Buurttuin"),
        ),
        (
            {"parties": (PartyFacts("Buurttuin", True, ""), PartyFacts("Gemeente", True, " ", government=True))},
            Missing("capacity", "Gemeente"),
        ),
        ({"clauses": ()}, Missing("clause", "Ons doel")),
        ({"clauses": (WrittenClause("doel", "Ons doel", " "),)}, Missing("clause", "Ons doel")),
        (
            {"clauses": (WrittenClause("doel", "Ons doel", "Wij willen {onze doelen}."),)},
            Missing("blank", "Ons doel"),
        ),
        ({"clauses": (WrittenClause("doel", "Ons doel", "Tuin.", open=2),)}, Missing("suggestion", "Ons doel")),
        ({"open_suggestions": 1}, Missing("suggestion")),
    ],
    ids=str,
)
def test_one_thing_that_is_missing_is_named(changes: dict[str, Any], missing: Missing) -> None:
    assert missing_in(draft(**changes), KIND) == (missing,)


def test_without_an_end_a_term_of_notice_is_enough() -> None:
    assert missing_in(draft(ends_on=None, notice_weeks=8), KIND) == ()


@pytest.mark.parametrize(
    ("kind_says", "binding", "allowed"),
    [
        ("never", True, False),
        ("never", False, True),
        ("always", True, True),
        ("always", False, False),
        ("choice", True, True),
        ("choice", False, True),
    ],
)
def test_a_kind_says_whether_an_agreement_binds(kind_says: completeness.Binding, binding: bool, allowed: bool) -> None:
    kind = KindFacts("soort", "Soort", 1, kind_says)

    assert kind.allows(binding=binding) is allowed
    assert (Missing("binding") not in missing_in(draft(binding=binding), kind)) is allowed


# --- the matrix ------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("judgements", "view", "judgement", "talked_about"),
    [
        ({}, "nobody", "", False),
        ({1: "agree"}, "some", "", False),
        ({1: "clash"}, "some", "", True),
        ({1: "agree", 2: "agree"}, "same", "agree", False),
        ({1: "clash", 2: "clash"}, "same", "clash", True),
        ({1: "agree", 2: "strengthen"}, "differ", "", True),
        ({1: "agree", 2: "agree", 9: "clash"}, "same", "agree", False),
    ],
)
def test_each_party_judges_and_differences_are_talked_about(
    judgements: dict[int, str], view: str, judgement: str, talked_about: bool
) -> None:
    cell = matrix.seen(judgements, frozenset({1, 2}))

    assert (cell.view, cell.judgement, cell.is_talking_point) == (view, judgement, talked_about)


# --- keeping ---------------------------------------------------------------------------------------------------------
def test_days_count_from_the_beginning_or_from_the_last_signature_when_that_is_later() -> None:
    assert keeping.begin(DAY, DAY - timedelta(days=3)) == DAY
    assert keeping.begin(DAY, DAY + timedelta(days=3)) == DAY + timedelta(days=3)
    assert keeping.due_day(None, 30, DAY) == DAY + timedelta(days=30)
    assert keeping.due_day(DAY, None, DAY + timedelta(days=3)) == DAY


@pytest.mark.parametrize(
    ("ends_in", "reviewed_in"),
    [
        (None, (365, 730, 1095, 1460, 1825)),
        (365, (365 - 56,)),
        (900, (365, 730, 900 - 56)),
        (30, (30,)),
        (56, (56,)),
        (3650, (365, 730, 1095, 1460, 3650 - 56)),
    ],
)
def test_parties_look_back_every_year_and_before_the_end(ends_in: int | None, reviewed_in: tuple[int, ...]) -> None:
    end = None if ends_in is None else DAY + timedelta(days=ends_in)

    assert keeping.review_days(DAY, end) == tuple(DAY + timedelta(days=days) for days in reviewed_in)


@given(st.integers(0, 5000))
def test_there_is_always_a_review_and_never_after_the_end(length: int) -> None:
    end = DAY + timedelta(days=length)
    days = keeping.review_days(DAY, end)

    assert days == tuple(sorted(set(days)))
    assert 1 <= len(days) <= keeping.MOST_REVIEWS
    assert DAY <= days[0] <= days[-1] <= end


@given(st.lists(st.integers(0, 80), min_size=1, max_size=20))
def test_whatever_days_the_work_runs_each_word_is_said_once(runs: list[int]) -> None:
    day, said = DAY + timedelta(weeks=8), list[str]()
    early = late = False
    for run in sorted(runs):
        news = keeping.announcement(day, DAY + timedelta(days=run), early=early, late=late)
        early, late = early or bool(news), late or news == "late"
        said += [news] if news else []

    assert said in ([], ["early"], ["late"], ["early", "late"])
    assert ("late" in said) == any(day - keeping.LATE <= DAY + timedelta(days=run) <= day for run in runs)


def test_a_day_that_has_passed_is_announced_no_more() -> None:
    assert keeping.announcement(DAY, DAY + timedelta(days=1), early=False, late=False) == ""
    assert keeping.announcement(DAY, DAY, early=False, late=False) == "late"


def test_an_agreement_ends_on_its_day_or_by_notice_whichever_comes_first() -> None:
    until = keeping.earliest_end(DAY, 8)

    assert until == DAY + timedelta(weeks=8)
    assert keeping.earliest_end(DAY, None) == DAY
    assert keeping.last_day(DAY, until) == DAY
    assert keeping.last_day(None, until) == until
    assert keeping.last_day(None, None) is None
    assert not keeping.is_over(until, until)
    assert keeping.is_over(until, until + timedelta(days=1))
    assert not keeping.is_over(None, DAY)


@pytest.mark.parametrize(
    ("words", "possible"),
    [
        ({1: "continue"}, set()),
        ({1: "continue", 2: "continue"}, {"continue"}),
        ({1: "stop", 2: "stop"}, {"stop"}),
        ({1: "stop", 2: "continue"}, {"continue", "change"}),
        ({1: "change", 2: "continue"}, {"continue", "change"}),
    ],
)
def test_a_review_ends_when_all_spoke_and_stops_only_what_all_want_to_stop(
    words: dict[int, str], possible: set[str]
) -> None:
    assert keeping.outcomes(words, (1, 2)) == possible


# --- codes -----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("code", "matches", "verdict"),
    [
        (None, True, "none"),
        (CodeFacts(NOON + codes.VALID_FOR, 0, used=True), True, "used"),
        (CodeFacts(NOON, 0, used=False), True, "expired"),
        (CodeFacts(NOON + timedelta(seconds=1), 5, used=False), True, "spent"),
        (CodeFacts(NOON + timedelta(seconds=1), 4, used=False), False, "wrong"),
        (CodeFacts(NOON + timedelta(seconds=1), 4, used=False), True, "right"),
    ],
)
def test_a_code_works_once_in_time_and_within_five_tries(code: CodeFacts | None, matches: bool, verdict: str) -> None:
    assert codes.judged(code, matches=matches, at=NOON) == verdict


def test_a_code_is_read_as_people_copy_it() -> None:
    assert codes.digits_of(" 1234 56-78 ") == "12345678"
    assert codes.digits_of("１２") == ""


def test_no_more_than_five_codes_an_hour_are_sent() -> None:
    assert codes.may_send(4)
    assert not codes.may_send(5)
