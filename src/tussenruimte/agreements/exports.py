"""The public register as a file for people who work in a spreadsheet: one row for each agreement, no people."""

import csv
import io
from collections.abc import Iterable, Iterator
from itertools import chain

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from openpyxl import Workbook

from tussenruimte.agreements.models import Agreement
from tussenruimte.agreements.pages.public import Entry, entries
from tussenruimte.register.cells import defused

MOST_IN_A_SHEET = 20_000
AT_A_TIME = 500


def header() -> list[str]:
    """The names of the columns, in an order that does not change."""
    return [
        *(_("nummer"), _("overeenkomst"), _("in één zin"), _("soort"), _("bindend"), _("gemeente"), _("initiatief")),
        *(_("partijen"), _("thema's"), _("stand"), _("gesloten op"), _("begin"), _("einde"), _("vingerafdruk")),
        _("adres van de pagina"),
    ]


def rows_of(agreements: QuerySet[Agreement], most: int | None = None) -> Iterator[list[str]]:
    """One row for each public agreement, in the order of the header, fetched by the hundreds; at most so many."""
    keys = list(agreements.values_list("pk", flat=True)[:most])
    for start in range(0, len(keys), AT_A_TIME):
        for entry in entries(agreements.filter(pk__in=keys[start : start + AT_A_TIME])):
            yield [defused(cell) for cell in _cells(entry)]


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
    sheet = book.create_sheet(_("Overeenkomsten"))
    sheet.append(header())
    for row in rows:
        sheet.append(row)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _cells(entry: Entry) -> list[str]:
    return [
        entry.number,
        entry.title,
        entry.summary,
        entry.kind,
        _("ja") if entry.binding else _("nee"),
        entry.municipality,
        entry.initiative,
        ", ".join(entry.parties),
        ", ".join(entry.themes),
        entry.state,
        entry.concluded_on.isoformat() if entry.concluded_on else "",
        entry.starts_on.isoformat(),
        entry.ends_on.isoformat() if entry.ends_on else "",
        entry.sha256,
        settings.SITE_URL + reverse("agreements:public", args=[entry.number]),
    ]
