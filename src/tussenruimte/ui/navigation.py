"""The ways through the site that every page shows: main navigation, the other language, the foot of the page."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse, translate_url
from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _

MAIN = [
    ("register:initiatives", _("Initiatieven")),
    ("web:lenses", _("Brillen")),
    ("web:landscape", _("Landschap")),
    ("areas:choose", _("Buurten")),
    ("web:signposts", _("Wegwijzers")),
    ("web:instruments", _("Instrumenten")),
]
FOOT = [
    ("web:about", _("Wat deze site doet")),
    ("register:organisations", _("Organisaties en loketten")),
    ("web:accessibility", _("Toegankelijkheid")),
    ("web:privacy", _("Privacy")),
    ("accounts:report-weakness", _("Een zwakke plek melden")),
]
KNOWLEDGE = [
    ("dossiers:routes", _("Routes")),
    ("funding:find", _("Geld vinden")),
    ("dossiers:log", _("Besluiten")),
    ("spaces:spaces", _("Ruimtes")),
    ("challenges:challenges", _("Taken overnemen")),
    ("council:motions", _("Raadsstukken")),
    ("agreements:register", _("Afspraken")),
    ("scans:catalogue", _("Scans")),
    ("barriers:barriers", _("Belemmeringen")),
    ("web:frameworks", _("Alle kaders")),
    ("web:sources", _("Bronnen")),
    ("web:glossary", _("Begrippen")),
    ("value:home", _("Waarde en prijzen")),
    ("web:open-data", _("Open data")),
    ("ui:gallery", _("Bouwstenen van deze site")),
]


@dataclass(frozen=True)
class Way:
    """A link in a navigation: where to, what it is called, and whether we are there."""

    title: str
    url: str
    current: bool = False


def ways(names: Sequence[tuple[str, object]], path: str = "") -> list[Way]:
    """The links of a list. A room that is not installed has no link."""
    found = []
    for name, title in names:
        try:
            url = reverse(name)
        except NoReverseMatch:
            continue
        found.append(Way(str(title), url, path.startswith(url)))
    return found


def main_ways(request: HttpRequest | None) -> list[Way]:
    """The main navigation, with the room we are in marked."""
    return ways(MAIN, request.path if request else "")


def other_languages(request: HttpRequest | None) -> list[tuple[str, Way]]:
    """The same page in each other language, named in that language."""
    found = []
    for code, title in settings.LANGUAGES:
        if code != get_language():
            address = request.get_full_path() if request else "/"
            # The address is understood in the language of this page, so it is translated before the language is.
            url = translate_url(address, code)
            with override(code):
                found.append((code, Way(str(title), url)))
    return found
