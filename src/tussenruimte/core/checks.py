"""Checks of the settings: `manage.py check` says in plain words what is wrong and what to do."""

from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register  # noqa: A004
from django.core.exceptions import ImproperlyConfigured

from tussenruimte.core import days
from tussenruimte.core.security_txt import expires_on

SHORTEST_KEY = 50
AT_HOME = {"127.0.0.1", "localhost", "[::1]"}


def _for_real() -> bool:
    return not (settings.DEMO or settings.DEBUG)


@register(Tags.security)
def secret_key(**kwargs: Any) -> list[CheckMessage]:
    """A real site has a long secret of its own."""
    try:
        key = settings.SECRET_KEY
    except ImproperlyConfigured:
        key = ""
    if not _for_real() or len(key) >= SHORTEST_KEY:
        return []
    return [
        Error(
            f"SECRET_KEY ontbreekt of is korter dan {SHORTEST_KEY} tekens.",
            hint="Maak er een: python -c 'import secrets; print(secrets.token_urlsafe(64))'.",
            id="tussenruimte.E001",
        )
    ]


@register(Tags.security)
def site_url(**kwargs: Any) -> list[CheckMessage]:
    """A real site is reached over https, by a name it answers to."""
    address = urlsplit(settings.SITE_URL)
    if not _for_real() or address.hostname in AT_HOME:
        return []
    found: list[CheckMessage] = []
    if address.scheme != "https":
        found.append(
            Error("SITE_URL begint niet met https://.", hint="Zet een certificaat op.", id="tussenruimte.E002")
        )
    names = [name.removeprefix(".") for name in settings.ALLOWED_HOSTS]
    if not any(address.hostname == name or (address.hostname or "").endswith(f".{name}") for name in names):
        hint = "Voeg de hostnaam van SITE_URL toe aan ALLOWED_HOSTS."
        found.append(Error("De site antwoordt niet op de naam in SITE_URL.", hint=hint, id="tussenruimte.E003"))
    if "*" in settings.ALLOWED_HOSTS:
        found.append(Error("ALLOWED_HOSTS staat iedere naam toe.", hint="Noem de namen.", id="tussenruimte.E004"))
    return found


@register(Tags.security)
def security_txt(**kwargs: Any) -> list[CheckMessage]:
    """The file with where to report weaknesses stays valid, for less than a year at a time."""
    if not settings.SECURITY_TXT_EXPIRES:
        return []
    today = days.today()
    hint = "Geef SECURITY_TXT_EXPIRES een datum als 2027-06-30, over een half jaar."
    try:
        day = expires_on(today)
    except ValueError:
        return [Error("SECURITY_TXT_EXPIRES is geen datum.", hint=hint, id="tussenruimte.E005")]
    if day - today >= timedelta(days=365):
        return [Error("security.txt mag niet langer dan een jaar gelden.", hint=hint, id="tussenruimte.E006")]
    if day - today <= timedelta(days=30):
        return [Error("security.txt verloopt binnen 30 dagen.", hint=hint, id="tussenruimte.E007")]
    return []


@register(Tags.security, deploy=True)
def shared_cache(**kwargs: Any) -> list[CheckMessage]:
    """Limits count for the whole site, so several processes share a cache."""
    if not _for_real() or not settings.CACHES["default"]["BACKEND"].endswith("LocMemCache"):
        return []
    return [
        Warning(
            "Elk proces telt de grenzen voor zichzelf.",
            hint="Draait u meer dan één proces? Zet dan CACHE_URL op redis://…",
            id="tussenruimte.W008",
        )
    ]
