"""Pure decisions: what is low, what mirrors it, what people may expect, who is missing, what a note reads like."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import DAY
from tussenruimte.conversations import frameworks
from tussenruimte.conversations.rules import ladder, mapping, policy, readiness
from tussenruimte.conversations.rules.ladder import Expectation, Risk, Said
from tussenruimte.conversations.rules.mapping import Given, Party

RUNGS = ("niet-betrokken", "informeren", "raadplegen", "adviseren", "coproduceren", "meebeslissen", "zelf-organiseren")


# --- readiness -------------------------------------------------------------------------------------------------------
def test_the_lowest_mark_of_any_voice_counts():
    voices = [{"a": 4, "b": 2}, {"a": 2, "b": 3, "c": "weet-ik-niet"}]

    assert readiness.lowest_marks(voices) == {"a": 2, "b": 2}


def test_a_low_condition_is_marked_two_or_less():
    questions = frameworks.partnership().scales
    one, two, three = questions[:3]

    assert readiness.low_questions(questions, {one.id: 2, two.id: 3}) == (one,)
    assert readiness.low_questions(questions, {}) == ()
    assert readiness.low_questions(questions, {three.id: 1, one.id: 1}) == (one, three)


def test_a_low_condition_brings_the_barriers_that_are_its_inverse():
    low = [question for question in frameworks.partnership().scales if question.id == "gemeente-aanspreekpunt"]

    found = readiness.mirrored(low, frameworks.barriers())

    assert [(one.framework, one.barrier.id) for one in found] == [("barrieres-collectieven", "loketten")]


def test_every_condition_that_a_barrier_inverts_is_asked():
    questions = frameworks.partnership().scales

    found = {f"{one.framework}/{one.barrier.id}" for one in readiness.mirrored(questions, frameworks.barriers())}

    inverse = {f"{one.id}/{item.id}" for one in frameworks.barriers() for item in one.items if item.inverse_of}
    assert found == inverse


@pytest.mark.parametrize(("running", "may"), [(0, True), (2, True), (3, False), (4, False)])
def test_three_actions_is_the_most(running: int, may: bool):
    assert readiness.may_begin_another(running) is may


@pytest.mark.parametrize(("days", "due"), [(-1, True), (0, True), (3, True), (4, False)])
def test_a_reminder_is_due_three_days_before(days: int, due: bool):
    assert readiness.is_due_for_reminder(DAY + timedelta(days=days), DAY) is due


# --- the ladder ------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("promised", "experienced", "risk", "gap"),
    [
        (None, None, Risk.UNKNOWN, 0),
        (3, None, Risk.UNKNOWN, 0),
        (None, 3, Risk.UNKNOWN, 0),
        (3, 3, Risk.KEPT, 0),
        (5, 2, Risk.DISAPPOINTING, 3),
        (2, 4, Risk.MORE_THAN_PROMISED, -2),
    ],
)
def test_what_people_may_expect(promised: int | None, experienced: int | None, risk: Risk, gap: int):
    found = Expectation(promised, experienced)

    assert (found.risk, found.gap) == (risk, gap)


def test_the_municipality_says_what_it_promised_and_only_participants_say_what_they_experience():
    said = [
        Said("municipality", promised="meebeslissen", experienced="zelf-organiseren"),
        Said("resident", promised="zelf-organiseren", experienced="raadplegen"),
        Said("initiative", experienced="informeren"),
        Said("editors", experienced="meebeslissen"),
    ]

    assert ladder.expectation(said, RUNGS) == Expectation(promised=5, experienced=1)


def test_without_the_municipality_others_say_what_was_promised():
    said = [
        Said("resident", promised="adviseren", experienced="weet-ik-niet"),
        Said("initiative", promised="adviseren"),
    ]

    assert ladder.expectation(said, RUNGS) == Expectation(promised=3, experienced=None)


@given(
    st.lists(st.tuples(st.sampled_from(["municipality", "resident"]), st.sampled_from(RUNGS), st.sampled_from(RUNGS)))
)
def test_an_expectation_is_always_a_rung_that_someone_chose(chosen: list[tuple[str, str, str]]):
    found = ladder.expectation([Said(*one) for one in chosen], RUNGS)

    assert found.promised is None or RUNGS[found.promised] in {one[1] for one in chosen}
    assert found.experienced is None or RUNGS[found.experienced] in {one[2] for one in chosen if one[0] == "resident"}


# --- the map ---------------------------------------------------------------------------------------------------------
def test_who_is_missing_and_whose_role_does_not_fit():
    units = [Party(1, "Groen", "inner", "missing"), Party(2, "Sport", "inner", "involved")]
    parties = [Party(3, "Corporatie", "outer", "too-large"), Party(4, "School", "outer", "too-small")]
    absent = Party(5, "Huurders", "outer", "absent")

    found = mapping.imbalance([*units, *parties, absent])

    assert [one.name for one in found.missing] == ["Groen", "Huurders"]
    assert [one.name for one in found.too_small] == ["School"]
    assert [one.name for one in found.too_large] == ["Corporatie"]
    assert found
    assert not mapping.imbalance([units[1]])


@pytest.mark.parametrize(
    ("answers", "against"),
    [
        ([], False),
        (["yes"], False),
        (["yes", "yes"], False),
        (["yes", "unknown"], False),
        (["yes", "no"], True),
        (["yes", "conditional"], True),
        (["unknown", "unknown"], False),
    ],
)
def test_two_answers_contradict(answers: list[str], against: bool):
    assert mapping.contradicts([Given(str(number), answer) for number, answer in enumerate(answers)]) is against


# --- the policy note -------------------------------------------------------------------------------------------------
def test_a_note_has_three_layers_and_seven_parts_in_order():
    note = policy.note_of(frameworks.note_items(), frameworks.roles(), {}, {})

    assert [chapter.id for chapter in note.layers] == ["normatieve-kern", "beleidsmatige-schil", "instrumentele-schil"]
    assert [chapter.id for chapter in note.parts] == [
        *("waarom", "ontvangst", "begeleiding", "criteria", "besluit", "budget", "plan-van-aanpak"),
    ]
    assert len(note.open_parts) == 10


def test_roles_stack_in_the_order_of_the_list():
    stacked = {"begeleiding": ["responsief", "rechtmatig", "bestaat-niet"]}

    note = policy.note_of(frameworks.note_items(), frameworks.roles(), {"begeleiding": "Een vaste ambtenaar."}, stacked)

    chapter = next(one for one in note.parts if one.id == "begeleiding")
    assert [role.id for role in chapter.roles] == ["rechtmatig", "responsief"]
    assert chapter not in note.open_parts


def test_a_text_is_cut_at_its_lines():
    chapter = policy.Chapter("waarom", "Waarom", "", "Een.\n\n  Twee. \n\n- drie")

    assert chapter.paragraphs == ("Een.", "Twee.", "- drie")


@pytest.mark.parametrize(
    ("line", "words"), [("- melk", "melk"), ("• brood", "brood"), ("* kaas", "kaas"), ("gewoon", None), ("-", None)]
)
def test_a_line_of_a_list_begins_with_a_dash(line: str, words: str | None):
    assert policy.bullet_of(line) == words
