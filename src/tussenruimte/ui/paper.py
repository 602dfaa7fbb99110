"""A page as a PDF that screen readers can read. It needs the system library Pango; without it there is the page."""

from collections.abc import Iterable
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
    return _written(_laid_out(html))


def as_one_page(versions: Iterable[str]) -> bytes:
    """The first of ever shorter versions that fits on one page, as a tagged PDF; ValueError when none does."""
    for html in versions:
        document = _laid_out(html)
        if len(document.pages) == 1:
            return _written(document)
    raise ValueError("no version fits on one page")


def _laid_out(html: str) -> Any:
    """The document on its pages, in our style. It must know that it will be tagged before it is laid out."""
    from weasyprint import CSS, HTML

    css = Path(str(finders.find(STYLE))).read_text(encoding="utf-8")
    page = HTML(string=html, base_url="about:blank", url_fetcher=_nothing_from_elsewhere)
    return page.render(stylesheets=[CSS(string=css)], pdf_variant="pdf/ua-1")


def _written(document: Any) -> bytes:
    written: bytes = document.write_pdf(pdf_variant="pdf/ua-1")
    return written


def _nothing_from_elsewhere(url: str, *_rest: Any, **_more: Any) -> dict[str, Any]:
    """A document holds all it shows; nothing is fetched while it is written."""
    raise ValueError(f"a document asks for {url}")
