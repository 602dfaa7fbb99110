"""The rules of an outcome: marks per axis, spread, blind spots, over time. No total, no ranking."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.scans.questionnaires import question, questionnaire
from tussenruimte.frameworks.schema import Axis, Enough, Option, Questionnaire
from tussenruimte.scans import rules
from tussenruimte.scans.rules import Missing, Voice

FIVE: dict[str, Any] = {"lowest": 1, "highest": 5}
MIRROR = questionnaire(
    question("animo", "scale", party="initiative", short="Animo", helps="Verbind doelen", **FIVE),
    question("loket", "scale", party="municipality", **FIVE),
    question("tempo", "scale", party="municipality", **FIVE),
    question("uitleg", "text"),
    mirrored=True,
    drawing="radar",
)
CORNERS = questionnaire(
    question("eerlijk", "scale", axis="legitimiteit", **FIVE),
    question("open", "scale", axis="legitimiteit", **FIVE),
    question("goedkoper", "scale", axis="rendement", **FIVE),
    question("samen", "scale", **FIVE),
    axes=(
        Axis(id="legitimiteit", title="Legitimiteit", helps="Vraag wie mist", advises=("drempels",)),
        Axis(id="rendement", title="Rendement"),
    ),
    drawing="triangle",
)


def voice(side: str = "initiative", **answers: Any) -> Voice:
    return Voice(side, answers, side)


def test_a_scale_is_an_axis_and_questions_on_one_axis_are_one_point():
    assert [(p.id, p.title, p.scale, p.helps) for p in rules.points_of(MIRROR)] == [
        ("animo", "Animo", (1, 5), "Verbind doelen"),
        ("loket", "Wat is loket?", (1, 5), ""),
        ("tempo", "Wat is tempo?", (1, 5), ""),
    ]
    legitimacy, *_rest = rules.points_of(CORNERS)
    assert (legitimacy.title, len(legitimacy.questions), legitimacy.advises) == ("Legitimiteit", 2, ("drempels",))


def test_whose_doing_an_axis_is():
    assert [point.party for point in rules.points_of(MIRROR)] == ["initiative", "municipality", "municipality"]
    assert rules.points_of(CORNERS)[0].party == ""
    both = questionnaire(
        question("a", "scale", party="initiative", axis="x"),
        question("b", "scale", party="municipality", axis="x"),
        axes=(Axis(id="x", title="X"),),
    )
    assert rules.points_of(both)[0].party == ""


@pytest.mark.parametrize(
    ("answers", "mark"),
    [
        ({"eerlijk": 2, "open": 5}, 3.5),
        ({"eerlijk": 2, "open": rules.DONT_KNOW}, 2),
        ({"open": rules.DONT_KNOW}, None),
        ({}, None),
    ],
)
def test_the_mark_on_an_axis_is_the_mean_of_what_is_known(answers: dict[str, Any], mark: float | None):
    assert rules.mark_on(rules.points_of(CORNERS)[0], answers) == mark


def test_scores_stand_in_the_order_of_the_voices():
    animo, loket, _tempo = rules.scores(MIRROR, [voice(animo=4), voice("municipality", animo=2, loket=5)])

    assert (animo.marks, animo.middle, animo.by_side) == ((4, 2), 3, {"initiative": 4, "municipality": 2})
    assert (loket.marks, loket.known, loket.middle_of("initiative")) == ((None, 5), (5,), None)
    assert rules.scores(MIRROR, [])[0].middle is None


def test_a_spread_takes_three():
    assert rules.spread_of([1, 5]) is None
    assert rules.spread_of([1, 2, 5]) == rules.Spread(2, 1, 1.5, 3.5, 5)
    score = rules.scores(MIRROR, [voice(animo=mark) for mark in (1, 2, 5)])[0]
    assert score.spread == rules.spread_of([1, 2, 5])


@given(st.lists(st.integers(1, 10), min_size=3, max_size=30))
def test_a_spread_lies_in_order_and_does_not_hang_on_who_spoke_first(marks: list[int]):
    found = rules.spread_of(marks)

    assert found == rules.spread_of(sorted(marks))
    assert min(marks) == found.lowest <= found.lower_quarter <= found.middle <= found.upper_quarter <= found.highest
    assert found.highest == max(marks)


@given(st.lists(st.tuples(st.sampled_from(["initiative", "municipality", "resident"]), st.integers(1, 5)), max_size=12))
def test_the_middle_lies_between_the_middles_of_the_sides(said: list[tuple[str, int]]):
    score = rules.scores(MIRROR, [voice(side, animo=mark) for side, mark in said])[0]

    if said:
        assert min(score.by_side.values()) <= score.middle <= max(score.by_side.values())
    else:
        assert score.by_side == {}


def test_a_blind_spot_is_a_difference_of_two_between_own_and_other_eyes():
    voices = [
        voice(animo=5, loket=1, tempo=3),
        voice("municipality", animo=2, loket=5, tempo=4),
        voice("resident", animo=4, loket=1),
    ]

    found = rules.blind_spots(rules.scores(MIRROR, voices))

    assert [(spot.point.id, spot.seen_by, spot.own, spot.other, spot.gap) for spot in found] == [
        ("loket", "initiative", 5, 1, 4),
        ("loket", "resident", 5, 1, 4),
        ("animo", "municipality", 5, 2, 3),
    ]


def test_without_own_eyes_there_is_no_blind_spot():
    assert rules.blind_spots(rules.scores(MIRROR, [voice("resident", animo=1), voice("municipality", animo=5)])) == ()
    assert rules.blind_spots(rules.scores(CORNERS, [voice(samen=1), voice("municipality", samen=5)])) == ()


def test_one_begins_with_the_two_lowest_and_all_that_are_as_low():
    def weak(**answers: int) -> list[str]:
        return [score.point.id for score in rules.weakest(rules.scores(MIRROR, [voice(**answers)]))]

    assert weak(animo=3, loket=1, tempo=2) == ["loket", "tempo"]
    assert weak(animo=1, loket=1, tempo=1) == ["animo", "loket", "tempo"]
    assert weak(animo=5, loket=2, tempo=4) == ["loket"]
    assert weak(animo=5, loket=4) == []
    assert weak() == []


@pytest.mark.parametrize(
    ("sides", "missing"),
    [
        ([], Missing(3, ("resident",))),
        (["resident"], Missing(2)),
        (["municipality", "broker", "initiative"], Missing(0, ("resident",))),
        (["municipality", "broker", "resident"], Missing()),
    ],
)
def test_what_is_missing_is_said(sides: list[str], missing: Missing):
    climate = questionnaire(question("a", "scale"), enough=Enough(respondents=3, sides=("resident",)))

    assert rules.missing(climate, sides) == missing
    assert bool(missing) == (missing != Missing())


def test_every_axis_shows_how_it_moved():
    moments = [[voice(animo=2, loket=3)], [voice(animo=4), voice(animo=5)]]

    assert [(s.point.id, s.middles, s.moved) for s in rules.shifts(MIRROR, moments)] == [
        ("animo", (2, 4.5), 2.5),
        ("loket", (3, None), None),
        ("tempo", (None, None), None),
    ]


@pytest.mark.parametrize(
    ("marks", "balance"), [([2, 4, 4], 0.5), ([3, 3, 3], 1), ([1, None, 2], None), ([], None), ([0, 0], None)]
)
def test_a_balance_is_the_lowest_as_a_part_of_the_highest(marks: list[float | None], balance: float | None):
    assert rules.balance(marks) == balance


def ladder() -> Questionnaire:
    options = (Option(id="informeren", title="Informeren"), Option(id="meebeslissen", title="Meebeslissen"))
    return questionnaire(
        question("beloofd", "one", options=options, short="Beloofd"),
        question("ervaren", "one", options=options, short="Ervaren", dont_know=True),
        question("kleur", "one"),
        drawing="ladder",
    )


def test_people_stand_on_the_rungs_they_named():
    voices = [
        voice("municipality", beloofd=["meebeslissen"], kleur=["rood"]),
        voice("resident", beloofd=["meebeslissen"], ervaren=["informeren"]),
        voice("resident", ervaren=["informeren"]),
        voice("resident", ervaren=[rules.DONT_KNOW]),
    ]

    assert [(rung.id, dict(rung.stand)) for rung in rules.rungs(ladder(), voices)] == [
        ("informeren", {("Ervaren", "resident"): 2}),
        ("meebeslissen", {("Beloofd", "municipality"): 1, ("Beloofd", "resident"): 1}),
    ]
    assert rules.rungs(MIRROR, voices) == ()


# --- notes, and what outsiders read --------------------------------------------------------------------------------
NOTED = question("cijfer", "scale", note="Waaruit blijkt dat?", judgement=True)


def test_a_sentence_is_kept_beside_the_answer():
    raw = {"cijfer": "4", "cijfer--toelichting": "  Zij belden terug. "}

    kept = rules.cleaned(NOTED, raw)

    assert kept.values == {"cijfer": 4, "cijfer--toelichting": "Zij belden terug."}
    assert rules.shown(NOTED, kept.values) == rules.Shown(mark=4, note="Zij belden terug.")
    assert not rules.shown(NOTED, {"cijfer--toelichting": "Zij belden terug."}).is_empty


def test_a_sentence_may_stand_alone_but_not_grow_too_long_nor_come_unasked():
    assert rules.cleaned(NOTED, {"cijfer--toelichting": "Nog niet"}).values == {"cijfer--toelichting": "Nog niet"}
    assert rules.cleaned(NOTED, {"cijfer": "4", "cijfer--toelichting": "x" * 301}) == rules.Cleaned(
        {"cijfer": 4}, {"cijfer--toelichting": rules.Problem.TOO_LONG}
    )
    assert rules.cleaned(question("cijfer", "scale"), {"cijfer--toelichting": "x"}).values == {}


def test_judgements_and_marks_can_be_taken_apart():
    asked = questionnaire(NOTED, question("kleur", "one", other=True), question("verhaal", "text"))
    answers = {
        "cijfer": 4,
        "cijfer--toelichting": "Noor belde",
        "kleur": ["anders"],
        "kleur--anders": "Paars",
        "verhaal": "x",
    }

    assert rules.only_judgements(asked, answers) == {"cijfer": 4, "cijfer--toelichting": "Noor belde"}
    assert rules.without_own_words(asked, answers) == {"cijfer": 4, "kleur": ["anders"]}


# --- facts of a side -----------------------------------------------------------------------------------------------
def test_a_side_speaks_with_the_middle_of_its_marks_and_all_of_its_choices():
    told = [{"a": 2, "b": ["x"]}, {"a": 5, "b": ["y", "x"]}, {"a": 4}]

    assert rules.of_one_side(told) == {"a": 4, "b": ["x", "y"]}
    assert rules.of_one_side([{"a": 2}, {"a": 3}]) == {"a": 2.5}


def test_each_side_says_its_own_mark():
    assert rules.said_by("gemeente", {"a": 4, "b": ["x"]}) == {"a": {"gemeente": 4}, "b": ["x"]}
    assert rules.both({"gemeente": 4}, {"gemeente": 1, "initiatief": 2}) == {"gemeente": 4, "initiatief": 2}
