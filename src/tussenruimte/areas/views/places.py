"""Choosing a place, the map of its strengths, and a card to fill in on paper."""

from typing import Any

import segno
from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tussenruimte.accounts.queries import Someone
from tussenruimte.areas import catalogue, drawings, permissions, queries, wording
from tussenruimte.areas.forms.strengths import FindForm
from tussenruimte.areas.rules.strengths import counted, degrees
from tussenruimte.areas.views.common import place_for, trail
from tussenruimte.register.models import Place

PER_PAGE, MOST_TIES, MOST_FOUND = 24, 50, 60


@require_safe
def choose(request: HttpRequest) -> HttpResponse:
    """Choosing a place by its name or code."""
    text = request.GET.get("q", "")
    found = [(place, wording.where(place)) for place in queries.find_places(text)[: MOST_FOUND + 1]]
    context = {
        "text": text,
        "found": found[:MOST_FOUND],
        "has_more": len(found) > MOST_FOUND,
        "may_read_in": permissions.may_read_in_figures(request.user),
        "crumbs": trail(),
    }
    return render(request, "areas/choose.html", context)


@require_safe
def place(request: HttpRequest, code: str) -> HttpResponse:
    """What a place has: counts, strengths, ties, steps and growth."""
    shown = place_for(code)
    asked, person = FindForm(request.GET), request.user
    filters = asked.filters
    page = Paginator(queries.assets_in(shown, person, filters), PER_PAGE).get_page(request.GET.get("pagina"))
    small = permissions.may_see_small_numbers(person, shown)
    classes = [item.id for item in catalogue.asset_classes()]
    counts = counted(dict.fromkeys(classes, 0) | queries.count_classes(shown), classes, for_everyone=not small)
    context = {
        "place": shown,
        "where": wording.where(shown),
        "parts": list(queries.inside(shown)),
        "asked": asked,
        "page": page,
        "titles": catalogue.class_titles(),
        "is_filtered": any((filters.classes, filters.kind, filters.text)),
        "bars": drawings.bars_of(shown, counts),
        "steps": wording.step_views(queries.steps_of(shown)),
        "counts": wording.count_rows(queries.counts_of(shown), for_everyone=not small),
        "classes": catalogue.asset_classes(),
        "example": wording.example(),
        "may_add": permissions.may_add(person, shown),
        "may_work": permissions.works_with(person, shown),
        "crumbs": trail(shown),
    }
    return render(request, "areas/place.html", context | _tied(shown, person))


def _tied(shown: Place, person: Someone) -> dict[str, Any]:
    """The drawing of who is tied to whom, and the first ties as a table."""
    how_many = degrees(queries.ties_in(shown, person))
    lonely = queries.lonely_in(shown, person)
    alone = list(lonely[: drawings.MOST_AROUND])
    number_alone = len(alone) if len(alone) < drawings.MOST_AROUND else lonely.count()
    nearest = [key for key, _number in how_many.most_common(drawings.MOST_NEAR)]
    tied = list(queries.assets_in(shown, person).filter(pk__in=nearest))
    fits = len(how_many) <= drawings.MOST_NEAR and number_alone <= drawings.MOST_AROUND
    relations = queries.relations_of(queries.assets_in(shown, person))[:MOST_TIES] if how_many else []
    return {
        "rings": drawings.rings_of(shown, tied, alone, are_all=fits) if tied or alone else None,
        "ties": [
            (str(one.one), one.get_kind_display(), str(one.other), one.get_strength_display()) for one in relations
        ],
        "tie_columns": [_("Kracht"), _("Hoe"), _("Met"), _("Hoe sterk")],
        "number_alone": number_alone,
    }


@require_safe
def card(request: HttpRequest, code: str) -> HttpResponse:
    """A card for A4: someone without a screen writes down what they can do, and gives consent with a signature."""
    shown = place_for(code)
    address = settings.SITE_URL + reverse("areas:place", args=[shown.code.lower()])
    drawn = segno.make(address, error="m").svg_inline(scale=3, border=2, title=address)
    context = {
        "place": shown,
        "address": address,
        "code": mark_safe(drawn),  # noqa: S308  drawn by segno from our own address
        "consent": wording.CONSENT,
        "classes": catalogue.asset_classes(),
        "crumbs": trail(shown, _("Kaartje")),
    }
    return render(request, "areas/card.html", context)
