"""Files from anywhere: each that cannot be read is refused with one sentence, and none makes us fail."""

import io
import zipfile
from contextlib import suppress
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from tussenruimte.register import uploads
from tussenruimte.register.cells import defused, restored
from tussenruimte.register.uploads import Problem, Row, UnreadableFile, read_table


def workbook(*rows: list[object], merge: str = "") -> bytes:
    """An Excel file with one sheet."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    if merge:
        sheet.merge_cells(merge)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def with_part(content: bytes, name: str, text: bytes) -> bytes:
    """The same zip with one part more."""
    written = io.BytesIO(content)
    with zipfile.ZipFile(written, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, text)
    return written.getvalue()


def zipped(**parts: bytes) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return written.getvalue()


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_csv_with_any_usual_delimiter(delimiter: str) -> None:
    table = read_table(delimiter.join(["naam", "waar"]).encode() + b"\n" + delimiter.join(["Tuin", "Hof"]).encode())

    assert (table.header, table.rows) == (("naam", "waar"), (Row(2, ("Tuin", "Hof")),))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_csv_in_any_usual_encoding(encoding: str) -> None:
    table = read_table("naam;waar\r\nCafé ’t Hart;België\r\n".encode(encoding))

    assert table.rows == (Row(2, ("Café ’t Hart", "België")),)


def test_rows_count_as_a_spreadsheet_counts_them_and_empty_ones_are_skipped() -> None:
    table = read_table(b"naam;waar\n\nTuin;Hof\n;\nDak\n")

    assert table.rows == (Row(3, ("Tuin", "Hof")), Row(5, ("Dak", "")))


def test_a_sheet_gives_texts() -> None:
    made = workbook(
        ["naam", "jaar", "dag", "moment", "maat", "leeg"],
        ["Tuin", 2019, date(2026, 1, 2), datetime(2026, 1, 2, 3, 4), 1.5, None],  # noqa: DTZ001  a cell has no zone
        ["Dak", 2019.0, datetime(2026, 1, 2), True, "", None],  # noqa: DTZ001
    )

    assert [row.cells for row in read_table(made).rows] == [
        ("Tuin", "2019", "2026-01-02", "2026-01-02 03:04:00", "1.5", ""),
        ("Dak", "2019", "2026-01-02", "True", "", ""),
    ]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "leeg"),
        (b" \n\t", "leeg"),
        (b"x" * (uploads.MAX_BYTES + 1), "te groot"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "oud of beveiligd"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "PNG"),
        (b"\x00\x01\x02\x03\x00", "CSV"),
        (b"naam;waar\n\x81\x8d;x\n", "letters"),
        (b"\xff\xfen", "letters"),
        (b"naam;waar\n", "geen rijen"),
        (b'naam;waar\n"Tuin"x;Hof\n', "aanhalingstekens"),
        (b'naam;waar\n"Tuin;Hof\n', "aanhalingstekens"),
        (b"naam;" * 70 + b"\n" + b"x;" * 70, "kolommen"),
        (b"PK\x03\x04 not a zip", "beschadigd"),
        (zipped(**{"word/document.xml": b"<x/>"}), "geen Excel-bestand"),
        (with_part(workbook(["naam"], ["x"]), "xl/vbaProject.bin", b"x"), "macro"),
        (with_part(workbook(["naam"], ["x"]), "xl/bom.bin", b"0" * (uploads.MAX_UNPACKED + 1)), "uitpakken"),
        (with_part(workbook(["naam"], ["x"]), "xl/evil.xml", b'<!DOCTYPE x [<!ENTITY a "b">]><x/>'), "beschadigd"),
        (zipped(**{"xl/workbook.xml": b"<oops", "[Content_Types].xml": b"<oops"}), "beschadigd"),
        (workbook(["naam", "waar"], ["Tuin", "x"], merge="A2:B2"), "samengevoegd"),
        (b"naam\n" + b"x\n" * (uploads.MAX_ROWS + 1), "100.000"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_cannot_be_read_says_why(content: bytes, says: str) -> None:
    with pytest.raises(UnreadableFile) as refusal:
        read_table(content)

    assert says in str(refusal.value.message)


def test_a_zip_with_very_many_parts_is_refused() -> None:
    made = zipped(**{"xl/workbook.xml": b"", **{f"part{n}": b"" for n in range(uploads.MAX_PARTS)}})

    with pytest.raises(UnreadableFile):
        read_table(made)


def test_a_sheet_that_lies_about_its_size_is_read_as_it_is() -> None:
    made = io.BytesIO(workbook(["naam"], ["Tuin"]))
    changed = io.BytesIO()
    with zipfile.ZipFile(made) as source, zipfile.ZipFile(changed, "w") as target:
        for part in source.infolist():
            text = source.read(part).replace(b'<dimension ref="A1:A2"', b'<dimension ref="A1:XFD1048576"')
            target.writestr(part.filename, text)

    assert read_table(changed.getvalue()).rows == (Row(2, ("Tuin",)),)


def test_formulas_and_errors_are_problems_of_their_cell() -> None:
    in_sheet = read_table(workbook(["naam", "waar"], ["=1+1", "x"], ["Tuin", "x"]))
    in_text = read_table(b"naam;waar\n=cmd|' /C calc'!A0;x\n")

    assert [(p.row, p.column) for p in in_sheet.problems] == [(2, "naam")]
    assert [(p.row, p.column) for p in in_text.problems] == [(2, "naam")]
    assert in_text.rows[0].cells == ("", "x")


def test_a_row_wider_than_the_header_and_a_very_long_cell_are_problems() -> None:
    table = read_table(b"naam;waar\nTuin;x;y;z\n" + b"a" * 20_001 + b";x\n")

    assert [(p.row, p.column) for p in table.problems] == [(2, ""), (3, "naam")]
    assert isinstance(table.problems[0], Problem)


@given(st.text(alphabet=st.characters(blacklist_categories=("Cs",)), max_size=60))
def test_a_defused_cell_obeys_nobody_and_comes_back_whole(text: str) -> None:
    cell = defused(text)

    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"))
    assert restored(cell) == restored(defused(restored(cell)))
    assert restored(cell) == "".join(s for s in text if s.isprintable() or s in "\n\t ").strip()


@given(st.binary(max_size=400))
def test_no_bytes_make_us_fail(content: bytes) -> None:
    with suppress(UnreadableFile):
        read_table(content)


@given(st.binary(max_size=200), st.integers(0, 4_000))
def test_no_damaged_workbook_makes_us_fail(noise: bytes, place: int) -> None:
    with suppress(UnreadableFile):
        read_table(WHOLE[:place] + noise + WHOLE[place + len(noise) :])


WHOLE = workbook(["naam", "samenvatting"], ["Tuin", "Samen tuinieren"])
