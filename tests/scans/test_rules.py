"""What may be answered, how it reads, and what it means."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.scans.questionnaires import EVERY_TYPE, THRESHOLDS, lens, question, questionnaire
from tussenruimte.frameworks.schema import Item, Option
from tussenruimte.scans import rules
from tussenruimte.scans.rules import Basics, Problem, Seen, Shown, Voice

KLEUR, KLEUREN, KLASSE, CIJFER, VERHAAL, WOORD = EVERY_TYPE.items


@pytest.mark.parametrize(
    ("asked", "raw", "kept"),
    [
        (KLEUR, {"kleur": "rood"}, {"kleur": ["rood"]}),
        (KLEUR, {"kleur": None}, {}),
        (KLEUR, {"kleur": "anders", "kleur--anders": " paars "}, {"kleur": ["anders"], "kleur--anders": "paars"}),
        (KLEUR, {"kleur--anders": "paars"}, {"kleur": ["anders"], "kleur--anders": "paars"}),
        (KLEUREN, {"kleuren": ["blauw", "rood", "rood", ""]}, {"kleuren": ["rood", "blauw"]}),
        (KLEUREN, {"kleuren": ["weet-ik-niet"]}, {"kleuren": ["weet-ik-niet"]}),
        (KLASSE, {"klasse": ["blauw"], "klasse--anders": "niet gevraagd"}, {"klasse": ["blauw"]}),
        (CIJFER, {"cijfer": "10"}, {"cijfer": 10}),
        (CIJFER, {"cijfer": ""}, {}),
        (CIJFER, {"cijfer": 7}, {"cijfer": 7}),
        (CIJFER, {"cijfer": "weet-ik-niet"}, {"cijfer": "weet-ik-niet"}),
        (VERHAAL, {"verhaal": "een\r\ntwee\x00 "}, {"verhaal": "een\ntwee"}),
        (VERHAAL, {"verhaal": "  \n "}, {}),
        (WOORD, {"woord": "een\ntwee"}, {"woord": "een twee"}),
        (WOORD, {"woord": "مرحبا \u202eomgekeerd"}, {"woord": "مرحبا omgekeerd"}),
    ],
)
def test_an_answer_is_kept_as_it_was_meant(asked: Any, raw: dict[str, object], kept: dict[str, object]) -> None:
    assert rules.cleaned(asked, raw) == rules.Cleaned(values=kept)


@pytest.mark.parametrize(
    ("asked", "raw", "key", "problem"),
    [
        (KLEUR, {"kleur": "groen"}, "kleur", Problem.NO_SUCH_CHOICE),
        (KLEUR, {"kleur": ["rood", "blauw"]}, "kleur", Problem.ONE_ONLY),
        (KLEUR, {"kleur": "rood", "kleur--anders": "paars"}, "kleur", Problem.ONE_ONLY),
        (KLEUR, {"kleur--anders": "p" * 301}, "kleur--anders", Problem.TOO_LONG),
        (KLEUREN, {"kleuren": ["rood", "weet-ik-niet"]}, "kleuren", Problem.ALONE),
        (CIJFER, {"cijfer": "11"}, "cijfer", Problem.NOT_ON_SCALE),
        (CIJFER, {"cijfer": "1.5"}, "cijfer", Problem.NOT_ON_SCALE),
        (CIJFER, {"cijfer": ["1", "2"]}, "cijfer", Problem.ONE_ONLY),
        (VERHAAL, {"verhaal": "x" * 100_000}, "verhaal", Problem.TOO_LONG),
        (WOORD, {"woord": "x" * 301}, "woord", Problem.TOO_LONG),
    ],
)
def test_an_answer_that_cannot_be_kept_names_its_problem(
    asked: Any, raw: dict[str, object], key: str, problem: Problem
) -> None:
    assert rules.cleaned(asked, raw) == rules.Cleaned(problems={key: problem})


def test_weet_ik_niet_is_refused_where_it_is_not_offered() -> None:
    sure = question("cijfer", "scale", dont_know=False)

    assert rules.cleaned(sure, {"cijfer": "weet-ik-niet"}).problems == {"cijfer": Problem.NOT_ON_SCALE}


def test_a_retired_option_is_offered_only_to_who_chose_it_before() -> None:
    asked = question(options=(Option(id="rood", title="Rood", retired=date(2026, 1, 1)), Option(id="blauw", title="B")))

    assert [choice.id for choice in rules.choices_of(asked)] == ["blauw"]
    assert [choice.id for choice in rules.choices_of(asked, ["rood"])] == ["rood", "blauw"]
    assert rules.cleaned(asked, {"vraag": "rood"}).problems == {"vraag": Problem.NO_SUCH_CHOICE}
    assert rules.cleaned(asked, {"vraag": "rood"}, ["rood"]).values == {"vraag": ["rood"]}


def test_an_answer_from_an_older_version_is_shown_as_it_was_kept() -> None:
    assert rules.shown(KLEUR, {"kleur": ["verdwenen"]}) == Shown(("verdwenen",))
    assert [choice.title for choice in rules.choices_of(KLEUR, ["verdwenen"])][-1] == "verdwenen"


def test_answers_read_as_words() -> None:
    assert rules.shown(KLEUR, {"kleur": ["rood"]}) == Shown(("Rood",))
    assert rules.shown(KLEUR, {"kleur": ["anders"], "kleur--anders": "paars"}) == Shown(("paars",))
    assert rules.shown(CIJFER, {"cijfer": 4}) == Shown(mark=4)
    assert rules.shown(CIJFER, {"cijfer": "weet-ik-niet"}) == Shown(unknown=True)
    assert rules.shown(KLEUREN, {"kleuren": ["weet-ik-niet"]}) == Shown(unknown=True)
    assert rules.shown(VERHAAL, {"verhaal": "zo"}) == Shown(("zo",))
    assert rules.shown(KLEUR, {}).is_empty


def test_the_options_own_word_for_something_else_is_used() -> None:
    asked = question(other=True, options=(Option(id="andere", title="Iets anders"),))

    assert rules.cleaned(asked, {"vraag--anders": "zo"}).values == {"vraag": ["andere"], "vraag--anders": "zo"}
    assert rules.shown(asked, {"vraag": ["andere"]}) == Shown(("Iets anders",))


ANSWERS = st.fixed_dictionaries(
    {},
    optional={
        "kleur": st.sampled_from(["rood", "blauw", "anders"]),
        "kleuren": st.lists(st.sampled_from(["rood", "blauw"]), max_size=4),
        "kleuren--anders": st.text(max_size=80),
        "klasse": st.sampled_from(["rood", "blauw", ""]),
        "cijfer": st.one_of(st.integers(1, 10).map(str), st.just("weet-ik-niet")),
        "verhaal": st.text(max_size=200),
        "woord": st.text(max_size=80),
    },
)


@given(ANSWERS)
def test_what_was_kept_can_be_filled_in_again_and_stays_the_same(raw: dict[str, object]) -> None:
    kept: dict[str, rules.Value] = {}
    for asked in EVERY_TYPE.items:
        found = rules.cleaned(asked, raw)
        assert found.problems == {}
        kept |= found.values

    again = [rules.cleaned(asked, kept).values for asked in EVERY_TYPE.items]

    assert {key: value for values in again for key, value in values.items()} == kept
    assert "\x00" not in str(kept)


@given(st.dictionaries(st.sampled_from([q.id for q in EVERY_TYPE.items]), st.one_of(st.text(), st.lists(st.text()))))
def test_no_answer_however_odd_makes_cleaning_fail(raw: dict[str, object]) -> None:
    for asked in EVERY_TYPE.items:
        found = rules.cleaned(asked, raw)
        assert set(found.values).isdisjoint(found.problems)


# --- steps -----------------------------------------------------------------------------------------------------------
def test_steps_follow_each_other_and_an_empty_one_is_left_out() -> None:
    assert [section.id for section in rules.sections_of(EVERY_TYPE)] == ["kern", "slot"]
    assert rules.next_section(EVERY_TYPE, "kern") == "slot"
    assert rules.next_section(EVERY_TYPE, "slot") is None
    assert rules.previous_section(EVERY_TYPE, "slot") == "kern"
    assert rules.previous_section(EVERY_TYPE, "kern") is None
    assert rules.questions_of(EVERY_TYPE, "slot") == (VERHAAL, WOORD)


def test_progress_counts_answers_and_weet_ik_niet_is_one() -> None:
    answers = {"cijfer": "weet-ik-niet", "kleur": [], "verhaal": ""}

    assert rules.progress(EVERY_TYPE, answers) == rules.Progress(answered=1, total=6)
    assert rules.unanswered(EVERY_TYPE, answers) == (KLEUR, KLEUREN, KLASSE, VERHAAL, WOORD)
    assert rules.unanswered(EVERY_TYPE, answers, required=True) == (WOORD,)


def test_options_are_taken_from_another_framework_before_the_questions_own() -> None:
    asked = question(options=(Option(id="andere", title="Andere"),), options_from="velden")

    found = rules.resolved(questionnaire(asked), lambda id_: [Item(id=f"{id_}-een", title="Een")])

    assert [option.id for option in found.items[0].options] == ["velden-een", "andere"]
    assert rules.resolved(EVERY_TYPE, lambda _: []) == EVERY_TYPE


def test_the_fingerprint_changes_with_what_was_kept_and_not_with_its_order() -> None:
    assert rules.fingerprint({"a": 1, "b": [2]}) == rules.fingerprint({"b": [2], "a": 1})
    assert rules.fingerprint({"a": 1}) != rules.fingerprint({"a": 2})


def test_a_link_opens_on_its_last_day_and_not_after(day: date) -> None:
    assert not rules.has_expired(day, day)
    assert rules.has_expired(day, date(2026, 11, 24))


def test_an_answer_is_due_in_working_days() -> None:
    assert rules.answer_due(date(2026, 12, 23), 3) == date(2026, 12, 29)


def test_basics_survive_being_kept_and_forget_what_they_do_not_know() -> None:
    told = Basics(name="Buurttuin", summary="Samen tuinieren.", place="GM0392")

    assert Basics.read({**told.kept(), "vroeger": "iets"}) == told
    assert told.is_complete
    assert not Basics(name="Buurttuin").is_complete


# --- comparing -------------------------------------------------------------------------------------------------------
def test_answers_stand_side_by_side_and_large_differences_are_talking_points() -> None:
    ours = Voice("Initiatief", {"cijfer": 9, "kleur": ["rood"], "verhaal": "wij", "kleuren": ["rood"]})
    theirs = Voice("Gemeente", {"cijfer": 6, "kleur": ["blauw"], "verhaal": "zij", "kleuren": ["rood"]})

    lines = rules.side_by_side(EVERY_TYPE, [ours, theirs])

    assert [(line.question.id, line.differs, line.gap) for line in lines] == [
        ("kleur", True, 0),
        ("kleuren", False, 0),
        ("cijfer", True, 3),
        ("verhaal", False, 0),
    ]
    assert [line.question.id for line in rules.talking_points(lines)] == ["cijfer", "kleur"]


def test_a_small_gap_differs_and_is_no_talking_point() -> None:
    (line,) = rules.side_by_side(questionnaire(CIJFER), [Voice("a", {"cijfer": 5}), Voice("b", {"cijfer": 7})])

    assert line.differs
    assert not line.is_talking_point


def test_not_knowing_is_no_difference() -> None:
    voices = [Voice("a", {"cijfer": 1}), Voice("b", {"cijfer": "weet-ik-niet"}), Voice("c", {})]

    (line,) = rules.side_by_side(questionnaire(CIJFER), voices)

    assert (line.differs, line.gap) == (False, 0)


def test_the_same_scan_later_shows_what_moved() -> None:
    before, after = {"cijfer": 4, "kleur": ["rood"]}, {"cijfer": 7, "kleur": ["rood"], "klasse": ["rood"]}

    changes = rules.changes_between(EVERY_TYPE, before, after)

    assert [(change.question.id, change.changed, change.moved) for change in changes] == [
        ("kleur", False, None),
        ("klasse", True, None),
        ("cijfer", True, 3),
    ]


# --- lenses ----------------------------------------------------------------------------------------------------------
def test_a_lens_is_a_questionnaire_of_one_step() -> None:
    found = rules.questionnaire_from_lens(lens(choose="one", question="Welke kleur ziet u?"))

    (asked,) = found.items
    assert (found.id, asked.id, asked.type, asked.title) == ("kleurenbril", "kleurenbril", "one", "Welke kleur ziet u?")
    assert [option.id for option in asked.options] == ["rood", "blauw"]


def test_all_lenses_together_are_one_questionnaire_in_their_order() -> None:
    found = rules.questionnaire_from_lenses([THRESHOLDS, lens(order=1)], title="Kijken")

    assert (found.id, found.version) == ("brillen", 2)
    assert [section.id for section in found.sections] == ["kleurenbril", "drempels"]
    assert [asked.id for asked in found.items] == ["kleurenbril", "drempels-rood", "drempels-blauw"]


def test_what_was_seen_through_each_lens_is_read_back() -> None:
    answers: dict[str, rules.Value] = {
        "kleurenbril": ["rood", "blauw"],
        "drempels-rood": ["genomen"],
        "drempels-blauw": ["weet-ik-niet"],
    }

    assert rules.seen_in([lens(), THRESHOLDS], answers) == (
        Seen("kleurenbril", "rood"),
        Seen("kleurenbril", "blauw"),
        Seen("drempels", "rood", "genomen"),
    )


# --- meaning ---------------------------------------------------------------------------------------------------------
def test_answers_become_facts_and_words_of_ones_own_do_not() -> None:
    answers: dict[str, rules.Value] = {
        "kleur": ["anders"],
        "kleur--anders": "paars",
        "kleuren": ["weet-ik-niet"],
        "cijfer": 8,
        "verhaal": "lang",
    }

    assert rules.to_facts(EVERY_TYPE, answers) == {"kleur": ["anders"], "cijfer": 8}


def test_two_questions_about_one_fact_are_taken_together() -> None:
    asked = questionnaire(question("een", fact="kleur"), question("twee", "several", fact="kleur"))

    assert rules.to_facts(asked, {"een": ["rood"], "twee": ["rood", "blauw"]}) == {"kleur": ["rood", "blauw"]}


def test_a_need_is_told_in_the_words_of_the_option() -> None:
    options = tuple(Option(id=id_, title=id_.capitalize()) for id_ in ("kennis", "ruimte", "andere"))
    asked = questionnaire(question("ondersteuning", "several", options=options, other=True), question("kleur"))

    told = rules.needs_told(asked, {"ondersteuning": ["kennis", "ruimte", "andere"], "kleur": ["rood"]})

    assert [(need.kind, need.title) for need in told] == [("knowledge", "Kennis"), ("space", "Ruimte")]
