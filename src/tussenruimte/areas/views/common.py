"""What the pages of a neighbourhood share: which place, the way back, and a page with one form."""

from typing import Any

from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from tussenruimte.areas import queries
from tussenruimte.areas.models import Asset
from tussenruimte.register.models import Place

Crumbs = list[dict[str, str]]


def place_for(code: str) -> Place:
    """The place of the address."""
    place = queries.place_with(code)
    if place is None:
        raise Http404
    return place


def asset_for(request: HttpRequest, code: str, pk: int) -> Asset:
    """The strength of the address, when the visitor may see it; it may lie in a part of the place."""
    place = place_for(code)
    return get_object_or_404(queries.assets_in(place, request.user), pk=pk)


def trail(place: Place | None = None, *parts: str) -> Crumbs:
    """The way back: all places, this place, and the page itself."""
    crumbs = [{"title": _("Buurten"), "url": reverse("areas:choose")}]
    if place is not None:
        crumbs.append({"title": place.name, "url": reverse("areas:place", args=[place.code.lower()])})
    crumbs += [{"title": part, "url": ""} for part in parts]
    crumbs[-1]["url"] = ""
    return crumbs


def form_page(request: HttpRequest, form: Form, place: Place, title: str, submit: str, **context: Any) -> HttpResponse:
    """A page with one form; status 422 when something in it is wrong."""
    template = context.pop("template", "areas/form.html")
    shown = {"form": form, "place": place, "title": title, "submit": submit, "crumbs": trail(place, title)}
    return render(request, template, shown | context, status=422 if form.errors else 200)
