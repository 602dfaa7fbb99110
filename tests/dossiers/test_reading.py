"""Whatever somebody writes is either read or refused in a sentence; nothing falls over."""

import json
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.dossiers.conftest import complaints
from tussenruimte.dossiers.routes import ROUTES, BadAnswersError, take
from tussenruimte.dossiers.rules.reading import Reader, readable
from tussenruimte.frameworks import catalogue

KEYS = [
    "date", "amount", "awards", "regime", "linked", "purposes", "submitted", "start", "ordinance", "received", "term",
    "suspensions", "extension", "today", "answers", "kind", "lots", "organisation", "entity", "contents", "criteria",
    "task", "from", "until", "asked", "announced", "weeks", "days", "plicht",
]  # fmt: skip
WORDS = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=8), st.sampled_from(KEYS),
    st.sampled_from(["2026-11-23", "ja", "nee", "dienst", "algemeen"]),
)  # fmt: skip
ANYTHING = st.recursive(
    WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=4),
    max_leaves=8,
)


@given(st.sampled_from(sorted(ROUTES)), st.dictionaries(st.sampled_from(KEYS), ANYTHING, max_size=6))
def test_nonsense_is_answered_or_refused_and_always_json(route, given_):
    try:
        said = take(route, given_, catalogue()).as_json()
    except BadAnswersError as refusal:
        said = {readable(place): sentence for place, sentence in refusal.problems}

    assert said
    json.dumps(said, allow_nan=False)


def test_every_problem_is_said_at_once():
    found = complaints("de-minimis", date="gisteren", amount="veel", regime="groot", kleur="rood")

    assert list(found) == ["date", "amount", "regime", "kleur"]


def test_a_near_miss_is_suggested():
    assert (
        "Bedoelt u `submitted`?" in complaints("challenge-clock", submited="2026-08-24", start="2027-01-04")["submited"]
    )


def test_places_count_from_one():
    assert readable(("awards", 0, "amount")) == "awards.1.amount"


@pytest.mark.parametrize(
    ("given_", "expected"),
    [
        (date(2026, 11, 23), date(2026, 11, 23)),
        (datetime(2026, 11, 23, 12, tzinfo=UTC), date(2026, 11, 23)),
        (" 2026-11-23 ", date(2026, 11, 23)),
        (None, None),
        ("", None),
    ],
)
def test_a_date_may_be_text_or_a_date(given_, expected):
    reader = Reader({"day": given_})

    assert reader.day_or_none("day") == expected
    reader.finish()


@pytest.mark.parametrize(
    "value", [20261123, "2026-1-1", "23-11-2026", "2026-13-01", ["2026-11-23"], "2026-11-23T10:00"]
)
def test_what_is_not_a_date_is_refused(value: Any):
    reader = Reader({"day": value})
    reader.day_or_none("day")

    with pytest.raises(BadAnswersError, match="schrijf een datum als 2026-11-23"):
        reader.finish()


@pytest.mark.parametrize("value", ["1e999999", "Infinity", "-0.01", "12,50", "", [], {}, "1" * 6000])
def test_what_is_not_an_amount_is_refused(value: Any):
    reader = Reader({"amount": value})
    reader.money("amount")

    with pytest.raises(BadAnswersError, match="amount"):
        reader.finish()


def test_a_long_wrong_answer_is_quoted_in_part():
    assert len(complaints("de-minimis", date="x" * 5000, amount=1)["date"]) < 120


def test_a_list_may_not_be_endless():
    awards = [{"date": "2026-01-01", "amount": 1}] * 10_001

    assert "awards" in complaints("de-minimis", date="2026-11-23", amount=1, awards=awards)
