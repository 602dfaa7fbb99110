"""Where people come in, and where they come back to."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from tussenruimte.accounts.models import Person
from tussenruimte.register.frameworks import current_catalogue
from tussenruimte.register.maps import map_context
from tussenruimte.register.models import Initiative
from tussenruimte.register.queries import listed
from tussenruimte.register.rules import Filters
from tussenruimte.web import queries
from tussenruimte.web.methods import Link
from tussenruimte.web.pages import DESK

ENDPOINTS = (
    ("/api/v1/initiatives", _("Initiatieven als lijst of GeoJSON")),
    ("/api/v1/agreements", _("Openbare overeenkomsten met hun tekst")),
    ("/api/v1/frameworks", _("Alle kaders met bron en versie")),
    ("/api/v1/places", _("Gemeenten, wijken en buurten")),
    ("/api/v1/openapi.json", _("De beschrijving van de API (OpenAPI)")),
)


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Search, the map, and "tell your idea"."""
    context = {
        "newest": queries.newest(6),
        "number": Initiative.objects.filter(state=Initiative.State.LISTED).count(),
        "lenses": current_catalogue().lenses(),
        "municipalities": queries.municipalities_with_initiatives()[:12],
    }
    return render(request, "web/home.html", context | map_context(listed(Filters()), {}))


@login_required
@require_safe
def my_desk(request: HttpRequest) -> HttpResponse:
    """What is waiting for this person, what they told, and what is theirs."""
    person = request.user
    assert isinstance(person, Person)  # noqa: S101  login_required has seen to it
    panels = [panel for make in DESK if (panel := make(person)) is not None]
    return render(request, "web/my-desk.html", {"panels": panels})


@require_safe
def open_data(request: HttpRequest) -> HttpResponse:
    """Which data are open, in which form, and how to ask for them."""
    endpoints = [Link(str(title), address) for address, title in ENDPOINTS]
    return render(request, "web/open-data.html", {"endpoints": endpoints})
