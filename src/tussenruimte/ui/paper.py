"""A page as a PDF that screen readers can read. It needs the system library Pango; without it there is the page."""

from functools import lru_cache
from pathlib import Path
from typing import Any

from django.contrib.staticfiles import finders

STYLE = "ui/pdf.css"


@lru_cache(maxsize=1)
def can_write() -> bool:
    """Whether this machine has what it takes."""
    try:
        import weasyprint  # noqa: F401  importing it is how one learns whether Pango is there
    except (ImportError, OSError):
        return False
    return True


def as_pdf(html: str) -> bytes:
    """The page as a tagged PDF (PDF/UA-1): with its language, its title, headings, tables and pictures with words."""
    from weasyprint import CSS, HTML

    style = finders.find(STYLE)
    css = Path(str(style)).read_text(encoding="utf-8")
    page = HTML(string=html, base_url="about:blank", url_fetcher=_nothing_from_elsewhere)
    written: bytes = page.write_pdf(stylesheets=[CSS(string=css)], pdf_variant="pdf/ua-1")
    return written


def _nothing_from_elsewhere(url: str, *_rest: Any, **_more: Any) -> dict[str, Any]:
    """A document holds all it shows; nothing is fetched while it is written."""
    raise ValueError(f"a document asks for {url}")
