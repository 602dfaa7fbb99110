"""The map of who is involved as an Excel workbook, every cell a text."""

import io

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from openpyxl import Workbook

from tussenruimte.conversations.models import Stakeholder
from tussenruimte.conversations.queries.mapping import Map, judged
from tussenruimte.register.cells import defused


def workbook_of(shown: Map) -> bytes:
    """Both rings and the answers of units, as far as the reader may see them."""
    book = Workbook(write_only=True)
    people = book.create_sheet(_("Betrokkenen"))
    people.append([_("Ring"), _("Naam"), _("Beleidsveld of rol"), _("Belang"), _("Invloed"), _("Stand"), _("Contact")])
    for one in (*shown.inner, *shown.outer):
        people.append([defused(cell) for cell in _cells(one)])
    answers = book.create_sheet(_("Antwoorden"))
    answers.append([_("Vraag"), _("Afdeling"), _("Antwoord"), _("In eigen woorden"), _("Dag"), _("Spreekt tegen")])
    for asked in shown.asked:
        against = _("ja") if asked.contradicts else _("nee")
        for answer in asked.answers:
            said = [asked.question.text, answer.unit.name, str(answer.get_answer_display()), answer.words]
            answers.append([defused(cell) for cell in (*said, answer.on.isoformat(), against)])
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _cells(one: Stakeholder) -> list[str]:
    influence = str(one.get_influence_display()) if one.influence else ""
    return [
        capfirst(str(one.get_ring_display())),
        one.name,
        one.role,
        one.interest,
        influence,
        judged(one),
        one.contact,
    ]
