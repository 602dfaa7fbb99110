"""The overview as a file for people who work in a spreadsheet: the same rows, one for each dossier."""

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from openpyxl import Workbook

from tussenruimte.dossiers import clocks, queries, wording
from tussenruimte.dossiers.models import Dossier
from tussenruimte.register.cells import defused

MOST_IN_A_SHEET = 20_000


def header() -> list[str]:
    """The names of the columns, in an order that does not change."""
    return [
        *(_("nummer"), _("dossier"), _("initiatief"), _("gemeente"), _("stand"), _("fase"), _("doel")),
        *(_("welke steun nodig is"), _("proceseigenaar"), _("vervanger"), _("aan zet"), _("volgende stap")),
        *(_("uiterlijk"), _("volgend contact"), _("klok"), _("geopend"), _("gesloten"), _("adres van de pagina")),
    ]


def rows_of(dossiers: QuerySet[Dossier]) -> Iterator[list[str]]:
    """One row for each dossier, in the order of the header, fetched by the thousand."""
    book = clocks.rule_book()
    for dossier in queries.as_rows(dossiers).iterator(chunk_size=1_000):
        running = getattr(dossier, "running_clocks", ())
        due = [day for clock in running if (day := clocks.due_day(clock, book))]
        yield [defused(cell) for cell in _cells(dossier, min(due, default=None))]


def csv_lines(rows: Iterable[list[str]]) -> Iterator[str]:
    """A file with semicolons and a mark of UTF-8 in front: so Dutch Excel opens it with a double click."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=";", lineterminator="\r\n")
    yield "\ufeff"
    for row in chain([header()], rows):
        writer.writerow(row)
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()


def workbook(rows: Iterable[list[str]]) -> bytes:
    """The same as an Excel workbook, every cell a text."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(_("Dossiers"))
    sheet.append(header())
    for row in rows:
        sheet.append(row)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _cells(dossier: Dossier, clock_due: date | None) -> list[str]:
    return [
        dossier.number,
        dossier.title,
        dossier.initiative.name,
        dossier.lead.name,
        str(dossier.get_state_display()),
        wording.phase_title(dossier.phase),
        dossier.goal,
        dossier.needed_support,
        str(dossier.process_owner or ""),
        str(dossier.deputy or ""),
        dossier.whose_turn.name if dossier.whose_turn else "",
        dossier.next_step,
        _day(dossier.turn_by),
        _day(dossier.next_contact),
        _day(clock_due),
        _day(dossier.opened_on),
        _day(dossier.closed_on),
        settings.SITE_URL + reverse("dossiers:dossier", args=[dossier.number]),
    ]


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
