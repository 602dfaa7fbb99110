"""Files are judged by what is in them."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tussenruimte.dossiers import files
from tussenruimte.dossiers.files import EXTENSIONS, BadFile, judged, safe_name


def packed(**parts: bytes) -> bytes:
    """A zip with these parts; two underscores stand for a slash."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml").replace("_bin", ".bin"), content)
    return written.getvalue()


@pytest.mark.parametrize(
    ("content", "extension"),
    [
        (b"%PDF-1.7", ".pdf"),
        (b"\x89PNG\r\n\x1a\n...", ".png"),
        (b"\xff\xd8\xff\xe0...", ".jpg"),
        ("Een plan, met accenten: coöperatie.\r\n".encode(), ".txt"),
        (packed(word__document_xml=b"<w/>"), ".docx"),
        (packed(xl__workbook_xml=b"<w/>"), ".xlsx"),
        (packed(ppt__presentation_xml=b"<p/>"), ".pptx"),
        (packed(mimetype=b"application/vnd.oasis.opendocument.text"), ".odt"),
    ],
)
def test_what_people_use_is_kept(content: bytes, extension: str) -> None:
    assert EXTENSIONS[judged(content)] == extension


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "leeg"),
        (b" \n ", "leeg"),
        (b"<!DOCTYPE html><p>dag", "bewaren wij niet"),
        (b"dag <script>alert(1)</script>", "bewaren wij niet"),
        (b"<svg onload=alert(1)>", "bewaren wij niet"),
        (b"MZ\x90\x00\x03", "bewaren wij niet"),
        (b"tekst met \x00 erin", "bewaren wij niet"),
        (packed(iets_xml=b"<x/>"), "bewaren wij niet"),
        (packed(word__document_xml=b"<w/>", word__vbaProject_bin=b"x"), "macro"),
        (packed(mimetype=b"text/html", Basic__script_xml=b"x"), "macro"),
        (b"PK\x03\x04 kapot", "beschadigd"),
    ],
)
def test_what_could_do_harm_is_refused_with_a_reason(content: bytes, sentence: str) -> None:
    with pytest.raises(BadFile, match=sentence):
        judged(content)


def test_too_big_is_refused_also_when_it_is_small_until_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * 2_000_000)
    monkeypatch.setattr(files, "MAX_UNPACKED", 1_000_000)
    with pytest.raises(BadFile, match="uitpakken"):
        judged(bomb.getvalue())
    monkeypatch.setattr(files, "MAX_BYTES", 4)
    with pytest.raises(BadFile, match="te groot"):
        judged(b"%PDF-1.7")


@given(st.text(max_size=300), st.sampled_from(sorted(EXTENSIONS)))
def test_a_name_never_leads_elsewhere(filename: str, media_type: str) -> None:
    name = safe_name(filename, media_type)

    assert name.endswith(EXTENSIONS[media_type])
    assert not set(name) & set('/\\"\r\n\x00<>')
    assert 4 < len(name) <= 140
