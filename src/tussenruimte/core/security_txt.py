"""`/.well-known/security.txt` (RFC 9116): where to report a weakness."""

from datetime import date, timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tussenruimte.core import days

# Without a date in the settings the file is good for half a year from the day it is read.
DEFAULT_LIFE = timedelta(days=182)


def expires_on(today: date) -> date:
    """The day after which this file should not be believed."""
    if settings.SECURITY_TXT_EXPIRES:
        return date.fromisoformat(settings.SECURITY_TXT_EXPIRES)
    return today + DEFAULT_LIFE


def contact() -> str:
    """Where to report, as an address a program can follow."""
    given = str(settings.SECURITY_CONTACT or settings.CONTACT_EMAIL)
    return given if ":" in given else f"mailto:{given}"


def lines(today: date) -> list[str]:
    """The file, line by line."""
    return [
        f"Contact: {contact()}",
        f"Expires: {expires_on(today).isoformat()}T00:00:00Z",
        "Preferred-Languages: nl, en",
        f"Canonical: {settings.SITE_URL}/.well-known/security.txt",
        f"Policy: {settings.SECURITY_POLICY_URL}",
    ]


@require_safe
def view(request: HttpRequest) -> HttpResponse:
    """The file."""
    return HttpResponse("\n".join(lines(days.today())) + "\n", content_type="text/plain; charset=utf-8")
