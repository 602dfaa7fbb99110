"""Files that people add: judged by what is in them, never by their name."""

import hashlib
import io
import re
import zipfile
import zlib
from pathlib import PurePath

from django.utils.translation import gettext_lazy as _

from tussenruimte.core.refusals import Refusal

MAX_BYTES = 20 * 1024 * 1024
MAX_UNPACKED, MAX_PARTS = 300 * 1024 * 1024, 2_000
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SLIDES = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
OPEN_DOCUMENT = "application/vnd.oasis.opendocument."
EXTENSIONS = {
    "application/pdf": ".pdf",
    "image/png": ".png",
    "image/jpeg": ".jpg",
    "text/plain": ".txt",
    WORD: ".docx",
    SHEET: ".xlsx",
    SLIDES: ".pptx",
    f"{OPEN_DOCUMENT}text": ".odt",
    f"{OPEN_DOCUMENT}spreadsheet": ".ods",
    f"{OPEN_DOCUMENT}presentation": ".odp",
}
BEGINNINGS = (
    (b"%PDF-", "application/pdf"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
)
OFFICE_PARTS = {"word/document.xml": WORD, "xl/workbook.xml": SHEET, "ppt/presentation.xml": SLIDES}
MARKUP = re.compile(r"<\s*(?:!doctype|html|script|svg|\?xml|body|iframe)", re.IGNORECASE)


class BadFile(Refusal):
    """The file cannot be taken; `message` says why and what to do."""


def judged(content: bytes) -> str:
    """The media type of a file by its content; refused with a sentence when it is not one we keep."""
    if len(content) > MAX_BYTES:
        raise BadFile(too_big())
    if not content.strip():
        raise BadFile(_("Dit bestand is leeg. Kies een ander bestand."))
    for beginning, media_type in BEGINNINGS:
        if content.startswith(beginning):
            return media_type
    if content.startswith(b"PK\x03\x04"):
        return _inside(content)
    return _text(content)


def too_big() -> str:
    """The sentence for a file over the limit."""
    return str(_("Dit bestand is te groot. Kies een bestand van hoogstens 20 MB."))


def safe_name(filename: str, media_type: str) -> str:
    """A name to save under: letters, digits and a few signs, with the ending that belongs to the content."""
    stem = re.sub(r"[^\w .()-]", "", PurePath(filename.replace("\\", "/")).stem).strip(" .")
    return f"{stem[:120] or 'document'}{EXTENSIONS[media_type]}"


def fingerprint(content: bytes) -> str:
    """The hash by which anyone can see that a file is still the same."""
    return hashlib.sha256(content).hexdigest()


def _inside(content: bytes) -> str:
    """Which office document a zip is; refused with macros, when it unpacks too large, or when it is another zip."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
                raise BadFile(_("Dit bestand wordt te groot als we het uitpakken. Kies een ander bestand."))
            names = {part.filename for part in parts}
            if any("vbaproject" in name.lower() or name.startswith("Basic/") for name in names):
                raise BadFile(_("Dit bestand bevat macro's. Bewaar het zonder macro's, of als pdf."))
            if "mimetype" in names:
                with archive.open("mimetype") as kind:
                    declared = kind.read(200).decode("ascii", "replace").strip()
                if declared in EXTENSIONS:
                    return declared
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError) as problem:
        raise BadFile(_("Dit bestand is beschadigd. Bewaar het opnieuw en kies het nog een keer.")) from problem
    for name, media_type in OFFICE_PARTS.items():
        if name in names:
            return media_type
    raise _unknown()


def _text(content: bytes) -> str:
    """Plain text without markup: whatever a browser could run is refused."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise _unknown() from problem
    if any(not (sign.isprintable() or sign in "\r\n\t") for sign in text) or MARKUP.search(text):
        raise _unknown()
    return "text/plain"


def _unknown() -> BadFile:
    return BadFile(_("Dit soort bestand bewaren wij niet. Kies een pdf, een foto, een tekst of een Office-bestand."))
