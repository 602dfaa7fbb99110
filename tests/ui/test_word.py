"""A Word document holds what was written, as words, with headings and tables a screen reader knows."""

import io

from docx import Document

from tussenruimte.ui.word import WordDocument


def test_a_document_has_a_title_a_language_headings_lists_and_tables():
    document = WordDocument("Afspraak", author="Haarlem", language="nl")
    document.subtitle("Versie 2")
    document.heading("Doelen")
    document.paragraph("Samen tuinieren.")
    document.bullets(["zaaien", "oogsten"])
    document.still_open("Nog in te vullen.")
    document.table(("Wie", "Wat"), [("de buurt", "=1+1"), ("de gemeente", "<b>water</b>\x00")])

    read = Document(io.BytesIO(document.file()))
    lines = [(paragraph.style.name, paragraph.text) for paragraph in read.paragraphs]
    assert lines == [
        ("Title", "Afspraak"),
        ("Subtitle", "Versie 2"),
        ("Heading 1", "Doelen"),
        ("Normal", "Samen tuinieren."),
        ("List Bullet", "zaaien"),
        ("List Bullet", "oogsten"),
        ("Normal", "Nog in te vullen."),
    ]
    (table,) = read.tables
    cells = [[cell.text for cell in row.cells] for row in table.rows]
    assert cells == [["Wie", "Wat"], ["de buurt", "=1+1"], ["de gemeente", "<b>water</b>"]]
    assert "w:tblHeader" in table.rows[0]._tr.xml
    assert (read.core_properties.title, read.core_properties.language) == ("Afspraak", "nl")
