"""Subsidy or contract: ordered questions, a reason for each answer, a lawyer when in doubt."""

import itertools

import pytest

from tests.dossiers.conftest import asked, because, complaints

ROUTE = "subsidy-or-contract"
# The decision rule of M-22, line by line.
PATHS = [
    ({"plicht": "nee", "eigen-plan": "ja"}, "kenmerken-van-subsidie"),
    ({"plicht": "nee", "eigen-plan": "nee"}, "jurist"),
    ({"plicht": "ja", "tegenprestatie": "ja", "voordeel": "ja"}, "kenmerken-van-opdracht"),
    ({"plicht": "ja", "tegenprestatie": "ja", "voordeel": "nee", "open-regeling": "ja"}, "jurist"),
    ({"plicht": "ja", "tegenprestatie": "ja", "voordeel": "nee", "open-regeling": "nee"}, "kenmerken-van-opdracht"),
    ({"plicht": "ja", "tegenprestatie": "nee", "geen-geld": "ja"}, "andere-ondersteuning"),
    ({"plicht": "ja", "tegenprestatie": "nee", "geen-geld": "nee"}, "jurist"),
    ({"plicht": "weet-niet"}, "jurist"),
    ({"plicht": "ja", "tegenprestatie": "weet-niet"}, "jurist"),
    ({"plicht": "ja", "tegenprestatie": "ja", "voordeel": "weet-niet"}, "jurist"),
    ({"plicht": "ja", "tegenprestatie": "ja", "voordeel": "nee", "open-regeling": "weet-niet"}, "jurist"),
    ({"plicht": "nee", "eigen-plan": "weet-niet"}, "jurist"),
    ({"plicht": "ja", "tegenprestatie": "nee", "geen-geld": "weet-niet"}, "jurist"),
]
QUESTIONS = ("plicht", "tegenprestatie", "voordeel", "open-regeling", "eigen-plan", "geen-geld")


@pytest.mark.parametrize(("answers", "outcome"), PATHS)
def test_m22_every_path_leads_to_its_outcome(answers, outcome):
    finding = asked(ROUTE, answers=answers)

    assert finding.outcome == outcome
    assert finding.ask_a_lawyer is (outcome == "jurist")
    assert because(finding) == [*(f"{question}-{answer}" for question, answer in answers.items()), outcome]
    assert finding.next_question is None


@pytest.mark.parametrize(("answers", "outcome"), PATHS)
def test_half_the_answers_give_the_next_question_and_no_outcome(answers, outcome):
    *known, last = answers
    finding = asked(ROUTE, answers={question: answers[question] for question in known})

    assert finding.outcome is None
    assert finding.next_question.id == last
    assert finding.next_question.answers == ("ja", "nee", "weet-niet")


def test_all_answers_at_once_always_give_an_outcome():
    for answers in itertools.product(("ja", "nee"), repeat=len(QUESTIONS)):
        finding = asked(ROUTE, answers=dict(zip(QUESTIONS, answers, strict=True)))
        assert finding.outcome is not None
        assert len(finding.path) + len(finding.not_used) == len(QUESTIONS)


def test_answers_that_did_not_matter_are_named():
    assert asked(ROUTE, answers={"plicht": "nee", "eigen-plan": "ja", "voordeel": "ja"}).not_used == ("voordeel",)


def test_a_subsidy_lists_what_else_to_arrange():
    finding = asked(ROUTE, answers={"plicht": "nee", "eigen-plan": "ja"})

    assert [one.id for one in finding.also] == [
        "grondslag",
        "subsidieplafond",
        "staatssteun-subsidie",
        "beslistermijn",
        "uitvoeringsovereenkomst",
    ]


def test_yes_and_no_may_be_true_and_false_and_english():
    assert asked(ROUTE, answers={"plicht": False, "eigen-plan": "yes"}).outcome == "kenmerken-van-subsidie"


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({}, "answers"),
        ({"answers": ["ja"]}, "answers"),
        ({"answers": {"plicht": "misschien"}}, "answers.plicht"),
        ({"answers": {"plichten": "ja"}}, "answers.plichten"),
        ({"antwoorden": {}}, "antwoorden"),
    ],
)
def test_what_cannot_be_read_names_its_field(given, field):
    assert field in complaints(ROUTE, **given)


def test_no_answers_yet_begins_at_the_first_question():
    assert asked(ROUTE, answers={}).next_question.id == "plicht"
