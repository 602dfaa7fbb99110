"""The figures of a place with their year and source, what can be counted, and two places side by side."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tussenruimte.areas import catalogue, permissions, queries, wording
from tussenruimte.areas.rules.figures import side_by_side
from tussenruimte.areas.rules.indicators import indicators
from tussenruimte.areas.rules.strengths import counted
from tussenruimte.areas.views.common import place_for, trail
from tussenruimte.core import days
from tussenruimte.register.models import Place

MOST_FOUND = 20


@require_safe
def figures(request: HttpRequest, code: str) -> HttpResponse:
    """Every figure of a place by year, and what can be counted beside the seven functions."""
    place = place_for(code)
    small = permissions.may_see_small_numbers(request.user, place)
    context = {
        "place": place,
        "where": wording.where(place),
        "table": wording.figures_by_year(queries.figures_of(place), for_everyone=not small),
        "indicators": wording.indicator_views(indicators(queries.area_facts(place, days.today()))),
        "may_read_in": permissions.may_read_in_figures(request.user),
        "crumbs": trail(place, _("Cijfers")),
    }
    return render(request, "areas/figures.html", context)


@require_safe
def compare(request: HttpRequest, code: str) -> HttpResponse:
    """Two places side by side; without a second one, a way to choose it."""
    place, text = place_for(code), request.GET.get("q", "")
    other = queries.place_with(request.GET.get("met", ""))
    context: dict[str, Any] = {"place": place, "other": other, "text": text, "crumbs": trail(place, _("Vergelijken"))}
    if other is None:
        found = queries.find_places(text).exclude(pk=place.pk)[:MOST_FOUND]
        context["found"] = [(one, wording.where(one)) for one in found]
    else:
        context |= _side_by_side(request, place, other)
    return render(request, "areas/compare.html", context)


def _side_by_side(request: HttpRequest, place: Place, other: Place) -> dict[str, Any]:
    small = all(permissions.may_see_small_numbers(request.user, one) for one in (place, other))
    order = [item.id for _title, items in catalogue.figure_groups() for item in items]
    pairs = side_by_side(queries.figures_of(place), queries.figures_of(other), order)
    classes = [item.id for item in catalogue.asset_classes()]
    numbers = [
        counted(dict.fromkeys(classes, 0) | queries.count_classes(one), classes, for_everyone=not small).by_class
        for one in (place, other)
    ]
    told = [wording.indicator_views(indicators(queries.area_facts(one, days.today()))) for one in (place, other)]
    return {
        "table": wording.figures_beside(place.name, other.name, pairs, for_everyone=not small),
        "count_columns": [_("Soort"), place.name, other.name],
        "count_rows": [
            (title, *(wording.few() if one[name] is None else one[name] for one in numbers))
            for name, title in ((item.id, item.title) for item in catalogue.asset_classes())
        ],
        "indicators": [
            (title, tuple(zip(mine, theirs, strict=True))) for (title, mine), (_same, theirs) in zip(*told, strict=True)
        ],
    }
