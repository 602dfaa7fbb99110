"""A policy note as a Word document that an official can edit: real headings, real lists, the municipality's words."""

from collections.abc import Sequence
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from tussenruimte.conversations.rules.policy import Chapter, Note, bullet_of
from tussenruimte.ui.word import WordDocument


def word_note(note: Note, *, municipality: str, version: int, saved_on: date, language: str) -> bytes:
    """The note as a file."""
    title = _("Beleidsnotitie burgerinitiatieven %(name)s") % {"name": municipality}
    document = WordDocument(title, author=municipality, language=language)
    told = {"version": version, "day": date_format(saved_on, "j F Y")}
    document.subtitle(_("Concept, versie %(version)s van %(day)s.") % told)
    _write_all(document, _("Waarom, wat en hoe"), note.layers)
    _write_all(document, _("Zo werkt het bij ons"), note.parts)
    document.heading(_("Waar dit op rust"))
    document.paragraph(_("De opbouw komt uit de handreiking over energie en participatie, stap 1.2."))
    return document.file()


def _write_all(document: WordDocument, title: str, chapters: Sequence[Chapter]) -> None:
    document.heading(title)
    for chapter in chapters:
        document.heading(chapter.title, level=2)
        _write_text(document, chapter)
        if chapter.roles:
            names = ", ".join(role.title for role in chapter.roles)
            document.paragraph(_("Rollen van de overheid: %(roles)s.") % {"roles": names})


def _write_text(document: WordDocument, chapter: Chapter) -> None:
    for line in chapter.paragraphs:
        bullet = bullet_of(line)
        if bullet is None:
            document.paragraph(line)
        else:
            document.bullets([bullet])
    if not chapter.paragraphs:
        document.still_open(_("Nog in te vullen."))
