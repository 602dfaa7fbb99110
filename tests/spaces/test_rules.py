"""Every branch of the rules: words in a column, availability, rent, waiting, and what stands in the way of a deed."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import DAY
from tussenruimte.spaces.models import SpaceUse
from tussenruimte.spaces.rules import availability, procedure, rent, wishes, words
from tussenruimte.spaces.rules.procedure import Facts
from tussenruimte.spaces.rules.rent import Rent

LATER, EARLIER = DAY + timedelta(days=10), DAY - timedelta(days=10)


@given(st.lists(st.sampled_from(SpaceUse.values)))
def test_words_come_back_as_they_were_packed_each_once(chosen):
    column = words.packed(chosen)

    assert words.unpacked(column) == tuple(dict.fromkeys(chosen))
    assert all(words.mark_of(word) in column for word in chosen)


def test_a_word_is_not_found_in_a_longer_one():
    assert words.mark_of("care") not in words.packed(["careful"])
    assert words.packed([]) == words.packed([""]) == ""


@pytest.mark.parametrize(
    ("state", "since", "until", "kind", "coming"),
    [
        ("free", None, None, "lasting", None),
        ("free", LATER, None, "lasting", LATER),
        ("free", EARLIER, LATER, "for-a-while", None),
        ("in-procedure", None, LATER, "for-a-while", None),
        ("free", None, EARLIER, "not", None),
        ("in-use", None, None, "not", None),
        ("given-out", None, LATER, "not", None),
    ],
)
def test_for_how_long_a_space_can_be_had(state, since, until, kind, coming):
    found = availability.availability(state, since, until, DAY)

    assert (found.kind, found.since) == (kind, coming)


@pytest.mark.parametrize(
    ("state", "since", "until", "free"),
    [
        ("free", None, None, True),
        ("free", DAY, DAY, True),
        ("free", LATER, None, False),
        ("free", None, EARLIER, False),
        ("in-procedure", None, None, False),
    ],
)
def test_free_on_a_day(state, since, until, free):
    assert availability.is_free_on(state, since, until, DAY) is free


@pytest.mark.parametrize(
    ("per", "size", "expected"),
    [("month", None, "1200.00"), ("year", None, "100.00"), ("m2-year", 50, "5000.00"), ("m2-year", None, None)],
)
def test_what_rent_comes_to_in_a_year(per, size, expected):
    found = rent.yearly(Rent(Decimal(100), per), size)

    assert found == (None if expected is None else Decimal(expected))


def test_rent_that_is_not_known_stays_unknown():
    assert rent.yearly(None, 50) is None
    assert rent.advantage(None, Decimal(10)) is None
    assert rent.advantage(Decimal(10), None) is None


@given(st.decimals(0, 10**6, places=2), st.decimals(0, 10**6, places=2), st.integers(0, 600))
def test_an_advantage_is_never_below_nought_and_grows_with_the_months(asked, market, months):
    found = rent.advantage(asked, market)

    assert found is not None
    assert found == max(Decimal(0), market - asked)
    assert rent.over(12, found) == found
    assert rent.over(months, found) <= rent.over(months + 1, found)


def test_a_wish_is_overdue_only_when_its_day_has_passed():
    due = wishes.answer_due(DAY, 5)

    assert due == date(2026, 11, 30)
    assert not wishes.is_overdue("waiting", due, due)
    assert wishes.is_overdue("waiting", due, due + timedelta(days=1))
    assert wishes.is_overdue("later", due, LATER)
    assert not wishes.is_overdue("taken-up", due, LATER)
    assert not wishes.is_overdue("waiting", None, LATER)


# --- procedures ------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("deed", procedure.TRANSITIONS)
def test_nothing_can_be_done_with_what_is_closed(deed):
    for way in ("open-selection", "one-candidate", "short-use"):
        assert not procedure.can(deed, way, "given-out")
        assert not procedure.can(deed, way, "ended")


def test_a_deed_of_one_way_cannot_be_done_on_another():
    assert procedure.can("choose", "open-selection", "announced")
    assert not procedure.can("choose", "one-candidate", "announced")
    assert procedure.can("object", "one-candidate", "lawyer")
    assert not procedure.can("object", "open-selection", "announced")
    assert not procedure.can("give-out", "one-candidate", "lawyer")


READY: dict[str, dict[str, Any]] = {
    "open-selection": {"criteria": 2, "has_reason": True, "enter_by": LATER, "choose_by": LATER + timedelta(days=7)},
    "one-candidate": {"criteria": 1, "has_reason": True, "has_candidate": True},
    "short-use": {"has_reason": True, "has_candidate": True, "until": LATER},
}


@pytest.mark.parametrize(
    ("way", "change", "expected"),
    [
        ("open-selection", {}, []),
        ("open-selection", {"has_reason": False}, ["reason"]),
        ("open-selection", {"criteria": 0}, ["criteria"]),
        ("open-selection", {"unsound": 1}, ["unsound"]),
        ("open-selection", {"enter_by": None}, ["timetable"]),
        ("open-selection", {"choose_by": None}, ["timetable"]),
        ("open-selection", {"enter_by": DAY}, ["timetable-passed"]),
        ("open-selection", {"choose_by": LATER}, ["timetable-order"]),
        ("one-candidate", {}, []),
        ("one-candidate", {"has_candidate": False, "criteria": 0}, ["criteria", "candidate"]),
        ("short-use", {}, []),
        ("short-use", {"until": None, "has_candidate": False}, ["until", "candidate"]),
    ],
)
def test_what_stands_in_the_way_of_an_announcement(way, change, expected):
    assert list(procedure.blocks_announcement(Facts(way=way, **READY[way] | change), DAY)) == expected


def test_nobody_is_chosen_while_others_can_enter_or_before_all_are_assessed():
    def blocks(today: date, **more: Any) -> list[str]:
        return list(procedure.blocks_choice(Facts(way="open-selection", enter_by=DAY, **more), today))

    assert blocks(DAY, candidates=1) == ["still-entering"]
    assert blocks(LATER) == ["nobody"]
    assert blocks(LATER, candidates=2, unassessed=1) == ["unassessed"]
    assert blocks(LATER, candidates=2) == []


def test_nothing_is_given_out_before_the_window_closed_and_every_objection_has_its_answer():
    def blocks(today: date, **more: Any) -> list[str]:
        return list(procedure.blocks_giving_out(Facts(way="one-candidate", **more), "announced", today))

    assert blocks(DAY) == ["window"]
    assert blocks(DAY, window_ends=DAY) == ["window"]
    assert blocks(DAY + timedelta(days=1), window_ends=DAY) == []
    assert blocks(LATER, window_ends=DAY, open_objections=1) == ["objections"]


def test_an_open_selection_is_given_out_after_a_choice_and_short_use_at_once():
    assert list(procedure.blocks_giving_out(Facts(way="open-selection"), "announced", DAY)) == ["not-chosen"]
    assert list(procedure.blocks_giving_out(Facts(way="open-selection"), "chosen", DAY)) == []
    assert list(procedure.blocks_giving_out(Facts(way="short-use"), "announced", DAY)) == []
