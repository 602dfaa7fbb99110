"""Agreements as data: kinds that say whether they bind, clauses that ask one question and leave blanks with a name."""

import string
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from tests.repository.test_language import JARGON, sentences, words
from tussenruimte.frameworks import catalogue
from tussenruimte.frameworks.agreements import BLANK, AgreementKind, AgreementKinds, ClauseItem, Clauses

LANGUAGES = ("nl", "en")
KINDS = ("intentieovereenkomst", "samenwerkingsovereenkomst", "samenwerkingspact", "uitvoeringsovereenkomst")
CLAUSE = {"id": "doel", "title": "Doel", "question": "Waarom?", "model_text": "Wij willen {ons doel}."}


def kind(id_: str, language: str = "nl") -> AgreementKind:
    item = catalogue(language).item(f"soorten-overeenkomst/{id_}")
    assert isinstance(item, AgreementKind)
    return item


def clauses(id_: str, language: str = "nl") -> tuple[ClauseItem, ...]:
    framework = catalogue(language).framework(kind(id_, language).clauses)
    assert isinstance(framework, Clauses)
    return framework.items


def test_there_are_four_kinds_and_each_says_whether_it_binds():
    (kinds,) = catalogue().of_kind(AgreementKinds)

    assert [(item.id, item.binding) for item in kinds.items] == list(
        zip(KINDS, ("never", "choice", "choice", "always"), strict=True)
    )


@pytest.mark.parametrize("id_", [id_ for id_ in KINDS if kind(id_).binding != "never"])
def test_what_can_bind_covers_every_subject_of_a_formal_agreement(id_: str):
    subjects = {f"inhoud-overeenkomst/{item.id}" for item in catalogue().framework("inhoud-overeenkomst").entries}

    covered = {reference for clause in clauses(id_) if clause.required for reference in clause.contents}

    assert covered == subjects


def test_a_duty_beside_a_subsidy_asks_for_a_lawyer():
    assert kind("uitvoeringsovereenkomst").lawyer
    assert {clause.id for clause in clauses("uitvoeringsovereenkomst") if clause.lawyer} >= {"besluit", "uitvoering"}


def test_a_pact_tells_light_care_from_heavy():
    assert [one.id for one in kind("samenwerkingspact").intensities] == [
        "af-en-toe",
        "doorlopend",
        "gedeeld-beheer",
        "vernieuwen",
    ]


def test_the_pact_is_marked_for_an_editor_to_check():
    framework = catalogue().framework("bepalingen-samenwerkingspact")

    assert framework.evidence == "general-knowledge"
    assert sum(item.evidence == "general-knowledge" for item in framework.entries) >= 10


@pytest.mark.parametrize("id_", KINDS)
def test_both_languages_leave_the_same_number_of_blanks(id_: str):
    pairs = zip(clauses(id_), clauses(id_, "en"), strict=True)

    differing = [
        dutch.id
        for dutch, english in pairs
        if len(BLANK.findall(dutch.model_text)) != len(BLANK.findall(english.model_text))
    ]

    assert differing == []


@pytest.mark.parametrize("id_", KINDS)
def test_model_texts_are_short_plain_sentences(id_: str):
    told = [text for clause in clauses(id_) for text in (clause.question, clause.model_text, clause.lawyer) if text]
    told += [*kind(id_).parts, kind(id_).lawyer, *(one.text for one in kind(id_).intensities)]

    assert [one for text in told for one in sentences(text) if words(one) > 20] == []
    assert [(text, word) for text in told for word in JARGON if f" {word} " in f" {text.lower()} "] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("id_", KINDS)
def test_a_clause_asks_a_question(id_: str, language: str):
    assert [clause.id for clause in clauses(id_, language) if not clause.question.endswith("?")] == []


def test_blanks_are_named_once_and_in_order():
    clause = ClauseItem.model_validate({**CLAUSE, "model_text": "{wie} doet {wat}. Daarna gaat {wie} naar huis."})

    assert clause.blanks == ("wie", "wat")


@pytest.mark.parametrize("text", ["Wij willen {ons doel", "Wij willen ons doel}", "Wij {{willen}"])
def test_a_blank_has_two_braces(text: str):
    with pytest.raises(ValidationError, match="twee accolades"):
        ClauseItem.model_validate({**CLAUSE, "model_text": text})


@pytest.mark.parametrize("field", ["stages", "intensities"])
def test_nothing_stands_twice(field: str):
    twice = [{"id": "een", "title": "Een"}, {"id": "een", "title": "Twee"}]
    item: dict[str, Any] = {"id": "pact", "title": "Pact", "binding": "choice", "clauses": "bepalingen"}
    whole: dict[str, Any] = {
        "kind": "agreement-kinds",
        "id": "soorten",
        "title": "Soorten",
        "source": {"work": "awb"},
        "notice": "Hulpmiddel.",
        "items": [item | ({field: twice} if field == "intensities" else {})],
    } | ({field: twice} if field == "stages" else {})

    with pytest.raises(ValidationError, match="staat er twee keer"):
        TypeAdapter(AgreementKinds).validate_python(whole)


def test_a_blank_reads_as_what_belongs_there():
    blanks = [blank for id_ in KINDS for clause in clauses(id_) for blank in clause.blanks]

    assert [blank for blank in blanks if set(blank) - set(string.ascii_letters + " ,-éë")] == []
