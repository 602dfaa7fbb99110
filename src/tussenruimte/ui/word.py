"""A Word document that an official can edit: real headings, lists and tables, its title and its language.

Words go in as text, so nothing in them is markup or a formula.
"""

import io
from collections.abc import Iterable, Sequence

from docx import Document

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class WordDocument:
    """A document that is written from top to bottom; `file` gives what was written."""

    def __init__(self, title: str, *, author: str, language: str) -> None:
        """Begins with the title, which is the title of the file as well."""
        self._document = Document()
        properties = self._document.core_properties
        properties.title, properties.author, properties.language = clean(title), clean(author), language
        self._document.add_heading(clean(title), level=0)

    def subtitle(self, text: str) -> None:
        """A line below the title."""
        self._document.add_paragraph(clean(text), style="Subtitle")

    def heading(self, text: str, level: int = 1) -> None:
        """A heading; 1 is the highest below the title."""
        self._document.add_heading(clean(text), level=level)

    def paragraph(self, text: str) -> None:
        """A paragraph of plain words."""
        self._document.add_paragraph(clean(text))

    def still_open(self, text: str) -> None:
        """A line that says what is yet to be written, in italics."""
        self._document.add_paragraph().add_run(clean(text)).italic = True

    def bullets(self, lines: Iterable[str]) -> None:
        """A list without numbers."""
        for line in lines:
            self._document.add_paragraph(clean(line), style="List Bullet")

    def table(self, header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        """A table whose first row is repeated on every page."""
        table = self._document.add_table(rows=0, cols=len(header), style="Table Grid")
        for row in (header, *rows):
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = clean(text)
        for cell in table.rows[0].cells:
            for run in cell.paragraphs[0].runs:
                run.bold = True
        marks = table.rows[0]._tr.get_or_add_trPr()  # noqa: SLF001  python-docx has no public way to repeat a header
        marks.append(marks.makeelement(_HEADER, {}))

    def file(self) -> bytes:
        """The document as it is sent."""
        written = io.BytesIO()
        self._document.save(written)
        return written.getvalue()


_HEADER = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}tblHeader"


def clean(text: str) -> str:
    """A text that XML can hold: without the control characters that a file may not have."""
    return "".join(letter for letter in text if letter in "\n\t" or ord(letter) >= 32)
