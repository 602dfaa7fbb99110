"""The addresses that pages name, each leading to an empty page, with the real gallery among them."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path


def empty(request: HttpRequest, **_parts: str) -> HttpResponse:
    """Any page."""
    return HttpResponse("")


def room(name: str, *pages: tuple[str, str]) -> tuple[list[object], str]:
    """A room with pages of these names at these addresses."""
    return [path(address, empty, name=page) for address, page in pages], name


urlpatterns = [
    path("", include("tussenruimte.ui.urls")),
    path("", include(room("register", ("initiatieven/", "initiatives")))),
    path("", include(room("scans", ("vertel/", "start")))),
    path("account/login/", empty, name="account_login"),
    path("account/logout/", empty, name="account_logout"),
    path("", include(room("accounts", ("demo/", "personas"), ("zwakke-plek/", "report-weakness")))),
    path(
        "",
        include(
            room(
                "web",
                ("", "home"),
                ("mijn-werk/", "my-desk"),
                ("brillen/", "lenses"),
                ("landschap/", "landscape"),
                ("wegwijzers/", "signposts"),
                ("instrumenten/", "instruments"),
                ("kaders/", "frameworks"),
                ("bronnen/", "sources"),
                ("begrippen/", "glossary"),
                ("over/", "about"),
                ("privacy/", "privacy"),
                ("toegankelijkheid/", "accessibility"),
                ("initiatieven/<slug:slug>/", "initiative"),
            )
        ),
    ),
]
