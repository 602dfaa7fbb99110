"""States, contact, guards, likeness and anonymity: every branch, without a database."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import DAY
from tussenruimte.core.days import is_working_day
from tussenruimte.dossiers import wording
from tussenruimte.dossiers.models import Dossier
from tussenruimte.dossiers.rules import contact, guards, likeness, states
from tussenruimte.dossiers.rules.anonymity import tells_who
from tussenruimte.dossiers.rules.guards import Figures
from tussenruimte.dossiers.rules.likeness import Traits, compared, most_alike, words_of
from tussenruimte.frameworks import catalogue

days = st.dates(min_value=date(2020, 1, 1), max_value=date(2035, 12, 31))
items = st.frozensets(st.sampled_from(["a", "b", "c", "d"]), max_size=3)
traits = st.builds(
    Traits,
    lenses=st.dictionaries(st.sampled_from(["fasen", "werkvelden"]), items, max_size=2),
    needs=items,
    place=st.sampled_from(["", "GM0392", "GM0363"]),
    words=items,
)


# --- states ----------------------------------------------------------------------------------------------------------
def test_every_transition_leads_from_known_states_to_a_known_state() -> None:
    known = states.OPEN | states.CLOSED

    assert {str(state) for state in Dossier.State.values} == known
    assert all(one.start <= known and one.end in known and one.who and one.why for one in states.TRANSITIONS)


@pytest.mark.parametrize(
    ("deed", "state", "end"),
    [
        ("answer-now", states.RECEIVED, states.RUNNING),
        ("answer-never", states.LATER, states.DECLINED),
        ("answer-now", states.DECLINED, None),
        ("ask-decision", states.RUNNING, states.DECIDING),
        ("ask-decision", states.RECEIVED, None),
        ("decide", states.DECIDING, states.RUNNING),
        ("finish", states.DECIDING, None),
        ("withdraw", states.DECIDING, states.WITHDRAWN),
        ("reopen", states.FINISHED, states.RUNNING),
        ("reopen", states.RUNNING, None),
    ],
)
def test_a_deed_leads_somewhere_or_cannot_be_done(deed: str, state: str, end: str | None) -> None:
    assert states.leads_to(deed, state) == end


def test_from_every_state_someone_can_go_on() -> None:
    assert {state for one in states.TRANSITIONS for state in one.start} == states.OPEN | states.CLOSED


def test_on_its_day_a_turn_is_not_late_and_the_day_after_it_is() -> None:
    assert not states.standing(states.RUNNING, "lead", DAY, DAY).late
    assert states.standing(states.RUNNING, "lead", DAY, DAY + timedelta(days=1)).late


def test_a_closed_dossier_waits_for_nobody() -> None:
    assert states.standing(states.FINISHED, "lead", DAY, DAY) == states.Standing(states.FINISHED, "nobody", None, False)


def test_every_state_has_three_wordings_that_differ() -> None:
    for state in Dossier.State.values:
        said = [str(sentence) for sentence in wording.WORDINGS[state].values()]
        assert len(set(said)) == 3, state
    assert set(wording.TONES) == set(Dossier.State.values)


# --- never silence ---------------------------------------------------------------------------------------------------
@given(days, st.integers(min_value=1, max_value=30), st.none() | days)
def test_the_next_contact_is_a_day_ahead_and_never_nearer_than_it_was(
    today: date, patience: int, before: date | None
) -> None:
    after = contact.next_contact(today, patience, before)

    assert after > today
    assert before is None or after >= before
    assert is_working_day(after) or after == before


@pytest.mark.parametrize(("promised", "silent"), [(None, False), (DAY, False), (DAY - timedelta(days=1), True)])
def test_silence_begins_after_the_promised_day(promised: date | None, silent: bool) -> None:
    assert contact.is_silent(promised, DAY) is silent


@pytest.mark.parametrize(
    ("due", "warned", "told_late", "news"),
    [
        (date(2026, 11, 26), False, False, "near"),  # three working days ahead
        (date(2026, 11, 27), False, False, ""),
        (date(2026, 11, 26), True, False, ""),
        (DAY, True, False, ""),
        (date(2026, 11, 22), True, False, "late"),
        (date(2026, 11, 22), False, False, "late"),
        (date(2026, 11, 22), True, True, ""),
    ],
)
def test_both_sides_hear_of_a_promise_once_before_and_once_after(
    due: date, warned: bool, told_late: bool, news: str
) -> None:
    assert contact.promise_news(due, DAY, warned=warned, told_late=told_late) == news


# --- guards ----------------------------------------------------------------------------------------------------------
def signals(**given: object) -> dict[str, list[tuple[str, str]]]:
    calm: dict[str, object] = {
        "actions_municipality": 1,
        "actions_initiative": 1,
        "forms": 3,
        "hours_asked": Decimal(4),
        "hours_available": Decimal(4),
    }
    found = guards.signals(Figures(**calm | given), catalogue())  # type: ignore[arg-type]
    return {one.id.split("/")[-1]: [(reason.fact, reason.value) for reason in one.reasons] for one in found}


def test_without_reason_nobody_is_warned() -> None:
    assert signals() == {}
    assert signals(hours_asked=Decimal(40), hours_available=None) == {}
    assert signals(actions_municipality=2, actions_initiative=0) == {}


def test_each_pitfall_comes_with_the_figures_behind_it() -> None:
    assert signals(actions_municipality=3) == {"overnemen": [("acties-gemeente", "3"), ("acties-initiatief", "1")]}
    assert signals(forms=4) == {"overspoelen": [("formulieren", "4")]}
    assert signals(hours_asked=Decimal("6.5")) == {"overvragen": [("uren-gevraagd", "6.5"), ("uren-beschikbaar", "4")]}


# --- likeness --------------------------------------------------------------------------------------------------------
GARDEN = Traits({"werkvelden": frozenset({"natuur", "voedsel"})}, frozenset({"space"}), "GM0392", frozenset("abcd"))


def test_a_case_tells_what_is_alike_and_where_it_differs() -> None:
    other = Traits(
        {"werkvelden": frozenset({"natuur"}), "fasen": frozenset({"opstart"})}, frozenset({"money"}), "GM0363"
    )

    axes = {axis.name: axis for axis in compared(GARDEN, other)}

    assert (axes["werkvelden"].shared, axes["werkvelden"].mine) == (("natuur",), ("voedsel",))
    assert axes["fasen"].theirs == ("opstart",)
    assert (axes["needs"].mine, axes["needs"].theirs) == (("space",), ("money",))
    assert (axes["place"].mine, axes["place"].theirs) == (("GM0392",), ("GM0363",))


def test_a_few_words_in_common_are_chance() -> None:
    many = frozenset(f"w{number}" for number in range(20))
    axes = {axis.name: axis for axis in compared(GARDEN, Traits(words=many | {"a"}))}

    assert axes["words"].shared == ()


def test_the_most_alike_comes_first_and_a_place_alone_is_no_likeness() -> None:
    near = Traits(GARDEN.lenses, GARDEN.needs, GARDEN.place, GARDEN.words)
    far = Traits({"werkvelden": frozenset({"natuur", "energie", "wonen"})})
    same_place = Traits(place="GM0392")

    found = most_alike(GARDEN, [("far", far), ("place", same_place), ("near", near)], limit=5)

    assert [one.key for one in found] == ["near", "far"]
    assert [axis.name for axis in found[0].differences] == []
    assert most_alike(GARDEN, [("far", far), ("near", near)], limit=1)[0].key == "near"


@given(traits)
def test_traits_are_read_as_they_were_kept(kept: Traits) -> None:
    assert {name: value for name, value in Traits.read(kept.as_json()).axes().items() if value} == {
        name: value for name, value in kept.axes().items() if value
    }


@given(traits, traits)
def test_comparing_is_the_same_from_both_sides(one: Traits, other: Traits) -> None:
    there = {axis.name: (axis.shared, axis.mine, axis.theirs) for axis in compared(one, other)}
    back = {axis.name: (axis.shared, axis.theirs, axis.mine) for axis in compared(other, one)}

    assert there == back


def test_words_meet_in_their_base_form() -> None:
    assert words_of("De tuinen van de buurt") == words_of("een tuin in buurten")


# --- anonymity -------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Wij verhuren de grond voor vijf jaar.", ()),
        ("De Buurttuin krijgt de grond.", ("Buurttuin",)),
        ("Mevrouw van Dalen belde.", ("Dalen",)),
        ("Dalen de kosten, dan delen wij.", ("Dalen",)),
        ("De kosten dalen.", ()),
        ("Joke van Dalen vroeg het.", ("Joke van Dalen",)),
        ("Mail joke@voorbeeld.example.", ("joke@voorbeeld.example",)),
        ("Bel 06 1234 5678 of 023-123 45 67.", ("06 1234 5678", "023-123 45 67")),
        ("Dit kost 12345678 euro in 2026.", ()),
    ],
)
def test_a_public_text_names_nobody(text: str, found: tuple[str, ...]) -> None:
    assert tells_who([text], people=["Joke van Dalen", ""], groups=["Buurttuin", ""]) == found


def test_the_limits_are_what_they_are_said_to_be() -> None:
    assert (contact.WARN_BEFORE, likeness.MOST_WORDS_SHOWN) == (3, 8)
