"""The rules of barriers: steps, counts, likeness, what is kept back, what the frameworks say."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import DAY
from tussenruimte.barriers import rules
from tussenruimte.barriers.models import Barrier
from tussenruimte.barriers.rules import Seen, Told
from tussenruimte.frameworks import catalogue

SOME = Seen("lijst/een", "juridisch", "team", rules.SIGNALLED, DAY, subjects=frozenset({"a"}), municipality="GM0392")


def seen(count: int, **changes: object) -> list[Seen]:
    return [replace(SOME, subjects=frozenset({str(number)}), **changes) for number in range(count)]  # type: ignore[arg-type]


def test_every_state_can_be_reached_and_left():
    reached = {step.to for step in rules.TRANSITIONS} | {rules.SIGNALLED}
    left = {step.state for step in rules.TRANSITIONS} | {rules.ACKNOWLEDGED}

    assert reached == left == set(Barrier.State.values)


def test_an_acknowledged_one_goes_on_when_someone_takes_it_on():
    assert rules.next_states(rules.ACKNOWLEDGED, rules.INVOLVED) == ()
    assert rules.state_with_owner(rules.SIGNALLED) == rules.ASSIGNED
    assert rules.state_with_owner(rules.ACKNOWLEDGED) == rules.ASSIGNED
    assert rules.state_with_owner(rules.EXPERIMENT) == rules.EXPERIMENT


@pytest.mark.parametrize(
    ("state", "to", "position", "may"),
    [
        (rules.SIGNALLED, rules.ACKNOWLEDGED, rules.MUNICIPALITY, True),
        (rules.SIGNALLED, rules.ACKNOWLEDGED, rules.INITIATIVE, False),
        (rules.SIGNALLED, rules.SOLVED, rules.EDITORS, False),
        (rules.ASSIGNED, rules.EXPERIMENT, rules.OWNER, True),
        (rules.ASSIGNED, rules.SOLVED, rules.INITIATIVE, False),
        (rules.SOLVED, rules.SECURED, rules.MUNICIPALITY, True),
        (rules.SOLVED, rules.ACKNOWLEDGED, rules.INITIATIVE, True),
        (rules.SECURED, rules.ACKNOWLEDGED, rules.BROKER, True),
    ],
)
def test_who_may_take_which_step(state: str, to: str, position: str, may: bool):
    assert rules.may_move(state, to, frozenset({position})) is may


def test_an_outcome_fits_the_end_and_stays_when_it_is_put_in_policy():
    assert rules.is_outcome_of("bypassed", rules.SOLVED, "")
    assert not rules.is_outcome_of("accepted", rules.SOLVED, "")
    assert not rules.is_outcome_of("", rules.ACCEPTED, "")
    assert rules.is_outcome_of("escalated", rules.SECURED, "escalated")
    assert not rules.is_outcome_of("", rules.SECURED, "escalated")
    assert rules.is_outcome_of("", rules.EXPERIMENT, "")
    assert rules.reopens(rules.SOLVED, rules.ACKNOWLEDGED)
    assert not rules.reopens(rules.SOLVED, rules.SECURED)


def test_from_three_initiatives_on_it_is_no_incident():
    twice = rules.recurring(seen(2))
    thrice = rules.recurring(seen(3))

    assert twice == ()
    assert thrice == (rules.Recurring("lijst/een", subjects=3, barriers=3, municipalities=1),)


def test_the_same_initiative_counts_once():
    assert rules.by_code([SOME, SOME, SOME])[0].subjects == 1


def test_age_runs_until_it_is_closed():
    later = DAY + timedelta(days=9)

    assert rules.age(DAY, None, later) == 9
    assert rules.age(DAY, DAY, later) == 0
    assert rules.age(later, None, DAY) == 0


def test_figures_are_about_what_is_open():
    closed = replace(SOME, state=rules.SOLVED, closed_on=DAY, has_owner=True)
    owned = replace(SOME, first_seen=DAY - timedelta(days=10), has_owner=True)

    assert rules.median_age([SOME, owned, closed], DAY) == 5
    assert rules.share_with_owner([SOME, owned, closed]) == 0.5
    assert rules.median_age([closed], DAY) is rules.share_with_owner([closed]) is None


@pytest.mark.parametrize(
    ("counts", "shown"),
    [
        ({}, {}),
        ({"a": 5, "b": 0}, {"a": 5, "b": 0}),
        ({"a": 4, "b": 9, "c": 6}, {"a": None, "b": 9, "c": None}),
        ({"a": 1, "b": 1, "c": 6, "d": 9}, {"a": None, "b": None, "c": None, "d": 9}),
        ({"a": 2, "b": 1, "c": 6}, {"a": None, "b": None, "c": 6}),
        ({"a": 3}, {"a": None}),
    ],
)
def test_small_counts_are_kept_back_with_company(counts: dict[str, int], shown: dict[str, int | None]):
    assert rules.kept_back(counts) == shown


@given(st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 30)))
def test_nobody_can_subtract_a_small_count_from_the_total(counts: dict[str, int]):
    shown = rules.kept_back(counts)
    hidden = [name for name, count in shown.items() if count is None]
    rest = sum(counts.values()) - sum(count for count in shown.values() if count is not None)

    assert all(count is None or count == 0 or count >= rules.FEWEST for count in shown.values())
    assert all(count is None or count == counts[name] for name, count in shown.items())
    everything_is_hidden = all(count is None for name, count in shown.items() if counts[name])
    # More than one each: then there is more than one way to divide what is left.
    assert not hidden or everything_is_hidden or (len(hidden) > 1 and rest > len(hidden))


def test_a_yearly_list_tells_how_it_stood_on_its_last_day():
    last_year = date(2025, 3, 1)
    still = seen(6, first_seen=last_year)
    closed_since = seen(5, first_seen=last_year, state=rules.SOLVED, closed_on=date(2026, 2, 1))
    gone_before = seen(5, first_seen=date(2024, 1, 1), state=rules.SOLVED, closed_on=date(2024, 6, 1))
    new = seen(5, first_seen=DAY)

    then = rules.year_list([*still, *closed_since, *gone_before, *new], 2025, DAY)
    now = rules.year_list([*still, *closed_since, *gone_before, *new], 2026, DAY)

    assert (then.until, then.total, dict(then.states)) == (date(2025, 12, 31), 11, {"open": 11})
    assert (now.until, now.total, dict(now.states)) == (DAY, 16, {"open": 11, "solved": 5})
    assert then.share_with_owner is None  # who owned it then, nobody wrote down
    assert now.share_with_owner == 0
    assert not now.keeps_back


def test_a_small_list_shows_nothing():
    few = rules.year_list(seen(4), 2026, DAY)
    none = rules.year_list([], 2026, DAY)

    assert (few.total, few.median_age, few.keeps_back) == (None, None, True)
    assert few.rows == (rules.YearRow("lijst/een", None, None, None),)
    assert (none.total, none.keeps_back) == (0, False)


def test_the_order_of_a_list_does_not_tell_what_is_kept_back():
    many = [*seen(6), *seen(7, code="lijst/z"), *seen(3, code="lijst/c"), *seen(2, code="lijst/b")]

    rows = rules.year_list(many, 2026, DAY).rows

    assert [row.code for row in rows] == ["lijst/z", "lijst/een", "lijst/b", "lijst/c"]
    assert [row.recurs for row in rows] == [True, True, None, None]


GARDEN = Told("Een moestuin mag niet in het plantsoen", "lijst/regels", "APV art. 2:10")


@pytest.mark.parametrize(
    ("other", "alike"),
    [
        (Told("Iets heel anders", "lijst/geld", "apv  ART 2:10"), True),
        (Told("Wij mogen geen moestuinen in het plantsoen", "lijst/geld"), True),
        (Told("De moestuin kreeg geen vergunning", "lijst/regels"), True),
        (Told("De moestuin kreeg geen vergunning", "lijst/geld"), False),
        (Told("Niemand weet bij wie wij moeten zijn", "lijst/regels"), False),
    ],
)
def test_what_is_alike(other: Told, alike: bool):
    assert bool(rules.likeness(GARDEN, other)) is alike
    assert rules.likeness(GARDEN, other) == rules.likeness(other, GARDEN)


def test_the_same_rule_is_the_strongest_likeness():
    same_rule = rules.likeness(GARDEN, Told("Anders", "lijst/geld", "APV art. 2:10"))
    same_words = rules.likeness(GARDEN, Told(GARDEN.title, "lijst/geld"))

    assert same_rule.strength > same_words.strength


def test_the_frameworks_say_theme_and_mirror():
    known = catalogue()

    assert rules.default_theme("barrieres-collectieven/loketten", known) == "governance"
    assert rules.default_theme("barrieres-collectieven/botsing-doelen", known) == ""
    mirror = rules.mirror_of("barrieres-collectieven/loketten", known)
    assert mirror is not None
    assert mirror.reference == "partner-gemeente/aanspreekpunt"
    assert rules.mirror_of("barrieres-ambtenaren/maatwerk", known) is None
    assert rules.mirror_of("bestaat/niet", known) is None


def test_every_mirrored_condition_leads_back_to_its_barrier():
    known = catalogue()
    mirrored = Counter(
        item.inverse_of for one in rules.kinds(known) for item in one.items if item.inverse_of is not None
    )

    for condition, count in mirrored.items():
        assert len(rules.kinds_for_condition(condition, known)) == count
    assert rules.kinds_for_condition("", known) == ()


def test_every_kind_has_advice_with_reasons_and_every_theme_its_signposts():
    known = catalogue()

    for one in rules.kinds(known):
        for item in one.items:
            pieces = rules.suggestions(f"{one.id}/{item.id}", known)
            assert pieces, item.id
            assert all(piece.reasons for piece in pieces), item.id
    assert [reference for reference, _ in rules.signposts_for("juridisch", known)] == [
        "wegwijzers/tussenruimte",
        "wegwijzers/ruimte-in-beleid",
    ]
    assert rules.signposts_for("", known) == ()


def test_a_kind_that_advice_does_not_know_is_no_fact():
    assert rules.facts_of(["eigen/iets"], catalogue()) == {}
    assert rules.suggestions("eigen/iets", catalogue()) == []
    assert rules.facts_of(["a/loketten", "b/loketten"], catalogue()) == {"belemmeringen": ["loketten"]}
    assert rules.is_kind("barrieres-collectieven/loketten", catalogue())
    assert not rules.is_kind("themas/juridisch", catalogue())
