"""Themes: which style sheet and which class give a site its look. A theme is a file of tokens, no more."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

FOLDER = Path(__file__).resolve().parent / "static/ui/themes"
THEME_CLASS = re.compile(r"\.([a-z][a-z0-9-]*-theme)\b")


@dataclass(frozen=True)
class Theme:
    """What the base template needs: the classes of `<html>`, our style sheet, and whether the place has its own."""

    classes: str
    stylesheet: str
    own: bool


def current_theme() -> Theme:
    """The theme of this installation."""
    return theme(settings.THEME, settings.THEME_CSS)


@cache
def theme(name: str, own_css: str) -> Theme:
    """A theme of ours by name, with a municipality's own file of tokens laid over it when there is one."""
    known = sorted(path.parent.name for path in FOLDER.glob("*/theme.css"))
    if name not in known:
        raise ImproperlyConfigured(f"THEME is een van {known}, niet '{name}'")
    classes = [f"{name}-theme"]
    if own_css:
        classes += [found for found in sorted(set(THEME_CLASS.findall(own_tokens(own_css)))) if found not in classes]
    return Theme(" ".join(classes), f"ui/themes/{name}/theme.css", bool(own_css))


@cache
def own_tokens(path: str) -> str:
    """The municipality's own file. It may set tokens and nothing that reaches outside."""
    file = Path(path)
    if not file.is_file():
        raise ImproperlyConfigured(f"THEME_CSS: er is geen bestand {path}")
    css = file.read_text(encoding="utf-8")
    if outside := re.search(r"@import|url\(\s*['\"]?(?:[a-z]+:)?//", css, re.IGNORECASE):
        raise ImproperlyConfigured(
            f"THEME_CSS haalt iets van elders ({outside[0]}); zet het lettertype op de eigen site"
        )
    return css
