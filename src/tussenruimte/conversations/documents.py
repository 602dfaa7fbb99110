"""A policy note as a Word document that an official can edit: real headings, real lists, the municipality's words."""

import io
from collections.abc import Sequence
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from docx import Document
from docx.document import Document as Word

from tussenruimte.conversations.rules.policy import Chapter, Note, bullet_of

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def word_note(note: Note, *, municipality: str, version: int, saved_on: date, language: str) -> bytes:
    """The note as a file. Words go in as text, so nothing in them is markup or a formula."""
    document = Document()
    title = _("Beleidsnotitie burgerinitiatieven %(name)s") % {"name": municipality}
    document.core_properties.title = clean(title)
    document.core_properties.author = clean(municipality)
    document.core_properties.language = language
    document.add_heading(clean(title), level=0)
    told = {"version": version, "day": date_format(saved_on, "j F Y")}
    document.add_paragraph(_("Concept, versie %(version)s van %(day)s.") % told, style="Subtitle")
    _write_all(document, _("Waarom, wat en hoe"), note.layers)
    _write_all(document, _("Zo werkt het bij ons"), note.parts)
    document.add_heading(_("Waar dit op rust"), level=1)
    document.add_paragraph(_("De opbouw komt uit de handreiking over energie en participatie, stap 1.2."))
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def clean(text: str) -> str:
    """A text that XML can hold: without the control characters that a file may not have."""
    return "".join(letter for letter in text if letter in "\n\t" or ord(letter) >= 32)


def _write_all(document: Word, title: str, chapters: Sequence[Chapter]) -> None:
    document.add_heading(title, level=1)
    for chapter in chapters:
        document.add_heading(clean(chapter.title), level=2)
        _write_text(document, chapter)
        if chapter.roles:
            names = ", ".join(role.title for role in chapter.roles)
            document.add_paragraph(_("Rollen van de overheid: %(roles)s.") % {"roles": names})


def _write_text(document: Word, chapter: Chapter) -> None:
    for line in chapter.paragraphs:
        bullet = bullet_of(line)
        if bullet is None:
            document.add_paragraph(clean(line))
        else:
            document.add_paragraph(clean(bullet), style="List Bullet")
    if not chapter.paragraphs:
        open_line = document.add_paragraph()
        open_line.add_run(_("Nog in te vullen.")).italic = True
