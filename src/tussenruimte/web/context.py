"""What every template may count on."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, Any]:
    """The name and the look of the site."""
    return {"SITE_NAME": settings.SITE_NAME, "DEMO": settings.DEMO}
