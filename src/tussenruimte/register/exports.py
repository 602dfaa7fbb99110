"""The list as a file: CSV that Excel opens as it should, or XLSX. What every visitor can read, and no more."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from openpyxl import Workbook

from tussenruimte.register import queries
from tussenruimte.register.cells import defused
from tussenruimte.register.models import Initiative

HEADER = (
    *("naam", "samenvatting", "beschrijving", "plaats", "gemeentenaam", "waar", "thema's", "fase", "rechtsvorm"),
    *("begonnen in", "website", "breedtegraad", "lengtegraad", "zoekt", "sleutel", "zichtbaar sinds"),
    "adres van de pagina",
)
MOST_IN_A_SHEET = 20_000


def rows_of(initiatives: QuerySet[Initiative]) -> Iterator[list[str]]:
    """One row per initiative, in the order of `HEADER`, fetched by the thousand."""
    found = queries.as_cards(initiatives)
    for initiative in found.iterator(chunk_size=1_000):
        yield [defused(cell) for cell in _cells(initiative)]


def csv_lines(rows: Iterable[list[str]], header: Sequence[str] = HEADER) -> Iterator[str]:
    """A file with semicolons and a mark of UTF-8 in front: so Dutch Excel opens it with a double click."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=";", lineterminator="\r\n")
    yield "\ufeff"
    for row in _with_header(rows, header):
        writer.writerow(row)
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()


def workbook(rows: Iterable[list[str]], header: Sequence[str] = HEADER, title: str = "Initiatieven") -> bytes:
    """The same as an Excel workbook, every cell a text."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title)
    for row in _with_header(rows, header):
        sheet.append(row)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _with_header(rows: Iterable[list[str]], header: Sequence[str]) -> Iterator[list[str]]:
    yield list(header)
    yield from rows


def _cells(initiative: Initiative) -> list[str]:
    themes: Any = getattr(initiative, "card_themes", ())
    needs: Any = getattr(initiative, "card_needs", ())
    municipality = initiative.municipality
    return [
        initiative.name,
        initiative.summary,
        initiative.description,
        initiative.place_id or "",
        municipality.name if municipality else "",
        initiative.place_text,
        "; ".join(dict.fromkeys(reading.item for reading in themes)),
        initiative.phase,
        initiative.legal_form,
        _text(initiative.started_year),
        initiative.website,
        _text(initiative.shown_lat),
        _text(initiative.shown_lon),
        "; ".join(dict.fromkeys(f"{need.get_kind_display()}: {need.title}" for need in needs)),
        initiative.source_key,
        initiative.listed_on.isoformat() if initiative.listed_on else "",
        settings.SITE_URL + reverse("web:initiative", args=[initiative.slug]),
    ]


def _text(number: float | None) -> str:
    return "" if number is None else str(number)
