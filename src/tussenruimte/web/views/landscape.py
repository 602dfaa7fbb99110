"""The landscape of a municipality: which fields and thresholds are full, and which are empty."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from tussenruimte.register.frameworks import current_catalogue
from tussenruimte.register.models import Initiative, Place
from tussenruimte.web import drawings, queries


@require_safe
def landscape(request: HttpRequest, code: str = "") -> HttpResponse:
    """Every lens as bars, for one municipality or for all; empty fields are named as an invitation."""
    chosen = request.GET.get("gemeente", "")
    if chosen and not code:
        return redirect("web:landscape-of", code=chosen.lower())
    place = get_object_or_404(Place.objects.defer("outline"), code=code.upper(), kind="municipality") if code else None
    catalogue = current_catalogue()
    counts = queries.counts_by_item((lens.id for lens in catalogue.lenses()), place)
    listed = Initiative.objects.filter(state=Initiative.State.LISTED)
    total = (listed if place is None else listed.filter(municipality=place)).count()
    context = {
        "place": place,
        "total": total,
        "lenses": [drawings.filled(lens, counts[lens.id], place) for lens in catalogue.lenses()],
        "municipalities": queries.municipalities_with_initiatives(),
    }
    return render(request, "web/landscape.html", context)
