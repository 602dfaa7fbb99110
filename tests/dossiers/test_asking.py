"""What a route asks next, and how answers of an address become what its rules read."""

from collections.abc import Mapping
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tussenruimte.dossiers.routes import ROUTES, BadAnswersError, take
from tussenruimte.dossiers.rules import asking
from tussenruimte.dossiers.rules.asking import Answers, Question
from tussenruimte.dossiers.rules.rule_book import RuleBook
from tussenruimte.frameworks import catalogue


def book(route: str) -> RuleBook:
    return RuleBook(catalogue(), ROUTES[route].rule_set)


def asked(route: str, **answers: str | tuple[str, ...]) -> list[list[str]]:
    """The ids of the questions that matter, step by step."""
    steps = asking.steps_of(book(route), as_words(answers), ROUTES[route].matters)
    return [[question.id for question in step.questions] for step in steps]


def as_words(answers: Mapping[str, str | tuple[str, ...]]) -> Answers:
    named = {name.replace("_", "-"): words for name, words in answers.items()}
    return {name: (words,) if isinstance(words, str) else words for name, words in named.items()}


def told(route: str, **answers: str | tuple[str, ...]) -> dict[str, Any]:
    """What the rules are told."""
    words = as_words(answers)
    steps = asking.steps_of(book(route), words, ROUTES[route].matters)
    return asking.given_to_rules(tuple(question for step in steps for question in step.questions), words)


def question(route: str, name: str) -> Question:
    return next(one for one in asking.every_question(book(route)) if one.id == name)


# --- which questions -------------------------------------------------------------------------------------------------
def test_of_questions_that_lead_onwards_only_the_path_and_the_next_one_are_asked() -> None:
    assert asked("subsidy-or-contract") == [["plicht"]]
    assert asked("subsidy-or-contract", plicht="nee") == [["plicht"], ["eigen-plan"]]
    assert asked("subsidy-or-contract", plicht="weet-niet", eigen_plan="ja") == [["plicht"]]
    assert asked("subsidy-or-contract", plicht="misschien") == [["plicht"]]


def test_a_question_waits_for_the_answer_that_makes_it_matter() -> None:
    assert asked("decision-clock")[0] == ["ontvangen", "termijn", "vanzelf"]
    assert asked("decision-clock", termijn="anders")[0] == ["ontvangen", "termijn", "weken", "vanzelf"]
    assert [len(asked("procurement", soort=kind)[2]) for kind in ("werk", "sociale-dienst")] == [1, 6]


def test_own_purchasing_policy_matters_only_below_the_threshold() -> None:
    below = asked("procurement", dag="2026-11-23", soort="dienst", waarde="215999.99")
    above = asked("procurement", dag="2026-11-23", soort="dienst", waarde="216000")
    nobody_knows = asked("procurement", dag="2030-01-01", soort="dienst", waarde="10")

    assert [steps[1] for steps in (below, above, nobody_knows)] == [
        ["inkoopbeleid", "grens-over", "lokale-kennis"],
        ["lokale-kennis"],
        ["lokale-kennis"],
    ]


def test_lots_count_when_they_are_more_than_the_value() -> None:
    parts = {"percelen_1_waarde": "200000", "percelen_2_waarde": "100000"}

    assert asked("procurement", dag="2026-11-23", soort="dienst", waarde="1", **parts)[1] == ["lokale-kennis"]


def test_an_answer_to_a_question_that_does_not_matter_any_more_decides_nothing() -> None:
    assert told("decision-clock", ontvangen="2026-11-23", verlengd="nee", verlengd_weken="6") == {
        "received": "2026-11-23"
    }


@pytest.mark.parametrize("route", ROUTES)
def test_every_route_asks_something_and_every_check_it_names_is_known(route: str) -> None:
    rules = book(route).rules

    assert asked(route)
    assert {one.check for one in rules.asks if one.check} == set(ROUTES[route].matters)


# --- what the rules are told -----------------------------------------------------------------------------------------
def test_not_sure_is_left_out_and_never_becomes_no() -> None:
    assert told("procurement", soort="weet-niet", lokale_kennis="weet-niet") == {}
    assert told("challenge-clock", inhoud=("naam-en-contact", "weet-niet")) == {}
    assert told("challenge-clock", inhoud=()) == {}
    assert told("challenge-clock", inhoud="geen") == {"contents": []}


def test_an_answer_that_leads_onwards_may_be_not_sure() -> None:
    assert told("subsidy-or-contract", plicht="weet-niet") == {"answers": {"plicht": "weet-niet"}}


def test_a_choice_of_ones_own_gives_way_to_what_is_filled_in() -> None:
    assert told("challenge-clock", verordening="anders", weken_besluit="10") == {"ordinance": {"decision_weeks": "10"}}
    assert told("challenge-clock", verordening="opsterland-2021") == {"ordinance": "opsterland-2021"}
    assert told("challenge-clock", verordening="anders") == {}


def test_rows_are_read_in_order_and_empty_ones_are_skipped() -> None:
    rows = {"eerder_2_dag": "2026-01-01", "eerder_2_bedrag": "10", "eerder_5_naam": "Meent", "eerder_7_dag": " "}

    assert told("de-minimis", **rows) == {"awards": [{"date": "2026-01-01", "amount": "10"}, {"undertaking": "Meent"}]}


def test_names_on_lines_of_their_own_become_a_list() -> None:
    assert told("de-minimis", verbonden="De Meent\n\n Beheer ") == {"linked": ["De Meent", "Beheer"]}


def test_a_problem_of_the_rules_is_about_the_question_with_the_longest_path() -> None:
    questions = asking.every_question(book("challenge-clock"))

    def about(*place: str | int) -> str:
        found = asking.question_at(place, questions)
        return found.id if found else ""

    assert about("ordinance", "decision_weeks") == "weken-besluit"
    assert about("ordinance") == "verordening"
    assert about("suspensions", 1, "asked") == "stilstand"
    assert about("nothing") == ""


def test_every_answer_has_a_name_in_the_address() -> None:
    assert question("de-minimis", "bedrag").names == ("bedrag",)
    assert question("de-minimis", "eerder").names[:4] == (
        "eerder-1-dag",
        "eerder-1-bedrag",
        "eerder-1-naam",
        "eerder-2-dag",
    )
    assert len(question("de-minimis", "eerder").names) == asking.MOST_ROWS * 3


# --- anything people may write ---------------------------------------------------------------------------------------
WORDS = st.sampled_from(["", "ja", "nee", "weet-niet", "anders", "geen", "2026-11-23", "12500.50", "-1", "NaN", "\x00"])


@settings(max_examples=150, deadline=None)
@given(data=st.data(), route=st.sampled_from(sorted(ROUTES)))
def test_whatever_an_address_holds_the_rules_answer_or_refuse(data: st.DataObject, route: str) -> None:
    opened = book(route)
    names = [name for one in asking.every_question(opened) for name in one.names[:6]]
    words = st.lists(WORDS | st.text(max_size=12), max_size=2).map(tuple)
    answers = data.draw(st.dictionaries(st.sampled_from(names), words, max_size=10))
    steps = asking.steps_of(opened, answers, ROUTES[route].matters)
    given_ = asking.given_to_rules(tuple(one for step in steps for one in step.questions), answers)

    with suppress(BadAnswersError):
        finding = take(route, {"answers": {}} | given_ if opened.rules.questions else given_, catalogue())
        assert finding.rule_set.id == ROUTES[route].rule_set
