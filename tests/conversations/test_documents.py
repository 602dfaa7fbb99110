"""The files an official takes away: a Word document that opens and holds the words, and a workbook without formulas."""

import io
from datetime import date

import pytest
from docx import Document
from openpyxl import load_workbook

from tests.conftest import DAY
from tussenruimte.accounts.models import Person
from tussenruimte.conversations import actions, documents, frameworks, queries, sheets
from tussenruimte.conversations.rules.policy import note_of
from tussenruimte.register.models import Initiative

HOSTILE = '=HYPERLINK("http://kwaad.example") <b>vet</b> & {{ geheim }}'


def written(texts: dict[str, str], roles: dict[str, list[str]] | None = None) -> Document:
    note = note_of(frameworks.note_items(), frameworks.roles(), texts, roles or {})
    content = documents.word_note(
        note, municipality="Haarlem & co", version=3, saved_on=date(2026, 11, 23), language="nl"
    )
    return Document(io.BytesIO(content))


def test_the_document_opens_with_real_headings_lists_and_roles():
    document = written(
        {"waarom": "Omdat bewoners het beter weten.\n- zij wonen er\n- zij blijven", "normatieve-kern": "Vertrouwen."},
        {"waarom": ["rechtmatig", "responsief"]},
    )

    by_style: dict[str, list[str]] = {}
    for paragraph in document.paragraphs:
        by_style.setdefault(paragraph.style.name, []).append(paragraph.text)
    assert by_style["Title"] == ["Beleidsnotitie burgerinitiatieven Haarlem & co"]
    assert by_style["Subtitle"] == ["Concept, versie 3 van 23 november 2026."]
    assert by_style["Heading 1"] == ["Waarom, wat en hoe", "Zo werkt het bij ons", "Waar dit op rust"]
    titles = [item.title for item in frameworks.note_items()]
    assert sorted(by_style["Heading 2"]) == sorted(titles)
    assert len(by_style["Heading 2"]) == 10
    assert by_style["List Bullet"] == ["zij wonen er", "zij blijven"]
    assert "Vertrouwen." in by_style["Normal"]
    assert "Rollen van de overheid: Rechtmatige overheid, Responsieve overheid." in by_style["Normal"]
    assert by_style["Normal"].count("Nog in te vullen.") == 8
    assert document.core_properties.language == "nl"


def test_words_stay_words():
    document = written({"waarom": f"{HOSTILE}\x00\x0b"})

    assert HOSTILE in [paragraph.text for paragraph in document.paragraphs]
    assert "w:fldChar" not in document.element.xml
    assert "w:hyperlink" not in document.element.xml


@pytest.mark.django_db
def test_a_workbook_holds_no_formula_and_only_ones_own_contacts(garden: Initiative, owner: Person, official: Person):
    green = actions.place_stakeholder(
        initiative=garden, ring="inner", name="=1+1", by=owner, on=DAY, status="missing", contact="+31 6", interest="@x"
    )
    actions.place_stakeholder(
        initiative=garden, ring="outer", name="School", by=official, on=DAY, weight="too-small", contact="geheim",
        influence="some",
    )  # fmt: skip
    question = actions.ask_units(initiative=garden, text="-mag het?", by=owner, on=DAY)
    actions.note_answer(question=question, unit=green, answer="yes", given_on=DAY, by=owner)

    book = load_workbook(io.BytesIO(sheets.workbook_of(queries.map_of(garden, owner))))

    people, answers = (list(sheet.iter_rows(values_only=True)) for sheet in book.worksheets)
    assert book.sheetnames == ["Betrokkenen", "Antwoorden"]
    assert people[1][1] == "'=1+1"
    assert people[1][6] == "'+31 6"
    assert people[2][:2] == ("Buiten de gemeente", "School")
    assert people[2][4:] == ("een beetje", "Te klein", None)
    assert answers[1][0] == "'-mag het?"
    assert answers[1][5] == "nee"
    assert all(cell.data_type != "f" for sheet in book.worksheets for row in sheet.iter_rows() for cell in row)
