"""From the bytes of a file to a table of texts. A file is judged by what is in it, never by its name."""

import csv
import io
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import puremagic
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from openpyxl import load_workbook

from tussenruimte.core.refusals import Refusal
from tussenruimte.register.cells import restored

MAX_BYTES = 10 * 1024 * 1024
MAX_UNPACKED = 200 * 1024 * 1024
MAX_PARTS = 500
MAX_ROWS = 100_000
MAX_COLUMNS = 60
MAX_CELL = 20_000
DELIMITERS = ";,\t|"

ZIP, OLD_OFFICE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


class UnreadableFile(Refusal):
    """The file as a whole cannot be read; `message` says why and what to do."""


@dataclass(frozen=True)
class Problem:
    """What is wrong or odd in one row. Rows count as a spreadsheet counts them: the header is row 1."""

    row: int
    column: str
    sentence: str | Promise


@dataclass(frozen=True)
class Row:
    """One row below the header: its number and its cells as text."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """A header, the rows below it that are not empty, and the cells that hold no plain value."""

    header: tuple[str, ...]
    rows: tuple[Row, ...]
    problems: tuple[Problem, ...] = ()


def read_table(content: bytes) -> Table:
    """The table in a CSV or XLSX file; refuses with `UnreadableFile` and one sentence."""
    if len(content) > MAX_BYTES:
        raise UnreadableFile(too_big())
    if not content.strip():
        raise UnreadableFile(_("Dit bestand is leeg. Kies een bestand met een kopregel en rijen."))
    if content.startswith(OLD_OFFICE):
        raise UnreadableFile(
            _("Dit is een oud of beveiligd Excel-bestand. Bewaar het zonder wachtwoord als .xlsx of als .csv.")
        )
    if content.startswith(ZIP):
        _check_workbook(content)
        return _as_table(_sheet_rows(content))
    return _as_table(_text_rows(_decoded(content)))


def too_big() -> str | Promise:
    """The sentence for a file over the limit, also used before a file is read at all."""
    return _("Dit bestand is te groot. Kies een bestand van hoogstens 10 MB.")


# --- a sheet ---------------------------------------------------------------------------------------------------------
def _check_workbook(content: bytes) -> None:
    """Refuses a zip that is no plain workbook, before anything in it is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            names = {part.filename for part in parts}
            if "xl/workbook.xml" not in names:
                raise UnreadableFile(_("Dit is geen Excel-bestand. Kies een bestand dat op .xlsx of .csv eindigt."))
            if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
                raise UnreadableFile(_("Dit bestand wordt te groot als we het uitpakken. We lezen het niet."))
            if any("vbaproject" in name.lower() for name in names):
                raise UnreadableFile(_("Dit bestand bevat macro's. Bewaar het als gewone werkmap (.xlsx)."))
            for part in parts:
                _check_part(archive, part)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError) as problem:
        raise _damaged() from problem


def _check_part(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    if not part.filename.endswith((".xml", ".rels")):
        return
    is_sheet = part.filename.startswith("xl/worksheets/")
    with archive.open(part) as stream:
        before = b""
        while piece := stream.read(1 << 20):
            if b"<!DOCTYPE" in before + piece or b"<!ENTITY" in before + piece:
                raise _damaged()
            if is_sheet and b"<mergeCell " in before + piece:
                raise UnreadableFile(_("Er zijn cellen samengevoegd. Splits die cellen en kies het bestand opnieuw."))
            before = piece[-16:]


def _damaged() -> UnreadableFile:
    return UnreadableFile(_("Dit Excel-bestand is beschadigd. Bewaar het opnieuw en kies het nog een keer."))


def _sheet_rows(content: bytes) -> Iterator[list[Any]]:
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
        sheet = book.worksheets[0]
        # What a sheet says about its own size may be wrong, or a lie.
        sheet.reset_dimensions()
        for row in sheet.iter_rows(max_col=MAX_COLUMNS + 1):
            yield [_cell(cell) for cell in row]
    except Exception as problem:
        # A damaged sheet makes the reader fail in any way it likes; the person gets one sentence.
        raise _damaged() from problem


@dataclass(frozen=True)
class _Odd:
    """A cell that holds no plain value."""

    sentence: str | Promise


def _cell(cell: Any) -> str | _Odd:
    value = cell.value
    if cell.data_type == "f":
        return _Odd(_formula())
    if cell.data_type == "e":
        return _Odd(_("Hier staat een fout uit het rekenblad. Vul een waarde in."))
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time().isoformat() == "00:00:00" else value.isoformat(sep=" ")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)


def _formula() -> str | Promise:
    return _("Hier staat een formule. Vul de uitkomst zelf in.")


# --- a text ----------------------------------------------------------------------------------------------------------
def _decoded(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    elif b"\x00" in content:
        raise UnreadableFile(_named(content))
    else:
        encodings = ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UnreadableFile(_("We kunnen de letters niet lezen. Bewaar het bestand als “CSV UTF-8”."))


def _named(content: bytes) -> str | Promise:
    try:
        kind = puremagic.from_string(content[:4096]).strip(".").upper()
    except (puremagic.PureError, ValueError):
        kind = ""
    if kind:
        return _("Dit is een bestand van de soort %(kind)s. Kies een CSV- of Excel-bestand.") % {"kind": kind}
    return _("Dit is geen CSV- of Excel-bestand. Kies een bestand dat op .csv of .xlsx eindigt.")


def _text_rows(text: str) -> Iterator[list[Any]]:
    first = text.lstrip().partition("\n")[0]
    delimiter = max(DELIMITERS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for row in reader:
            yield [_Odd(_formula()) if cell.startswith("=") else cell for cell in row]
    except csv.Error as problem:
        raise UnreadableFile(
            _("Rond regel %(line)d kloppen de aanhalingstekens niet. Kijk die regel na.") % {"line": reader.line_num}
        ) from problem


# --- the same for both -----------------------------------------------------------------------------------------------
def _as_table(lines: Iterable[list[Any]]) -> Table:
    header: tuple[str, ...] = ()
    rows: list[Row] = []
    problems: list[Problem] = []
    for number, line in enumerate(lines, start=1):
        if number > MAX_ROWS + 1:
            raise UnreadableFile(_("Dit bestand heeft meer dan 100.000 rijen. Knip het in stukken."))
        if not header:
            header = _header(line)
        elif any(cell for cell in line):
            problems += _problems(number, header, line)
            cells = ("" if isinstance(cell, _Odd) else restored(cell) for cell in line[: len(header)])
            rows.append(Row(number, tuple(cells) + ("",) * (len(header) - len(line))))
    if not rows:
        raise UnreadableFile(_("Er staan geen rijen onder de kopregel. Kies een ander bestand."))
    return Table(header, tuple(rows), tuple(problems))


def _header(line: list[Any]) -> tuple[str, ...]:
    names = ["" if isinstance(cell, _Odd) else restored(cell) for cell in line]
    while names and not names[-1]:
        names.pop()
    if len(names) > MAX_COLUMNS:
        raise UnreadableFile(_("Dit bestand heeft meer dan 60 kolommen. Haal weg wat niet nodig is."))
    return tuple(names)


def _problems(number: int, header: tuple[str, ...], line: list[Any]) -> Iterator[Problem]:
    for place, cell in enumerate(line):
        column = header[place] if place < len(header) else ""
        if isinstance(cell, _Odd):
            yield Problem(number, column, cell.sentence)
        elif len(cell) > MAX_CELL:
            yield Problem(number, column, _("Deze tekst is te lang: hoogstens 20.000 tekens."))
        elif cell and place >= len(header):
            yield Problem(number, "", _("Deze rij heeft meer cellen dan de kopregel."))
            return
