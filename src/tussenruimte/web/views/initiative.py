"""The page of one initiative: portrait, lenses, needs, advice and timeline, each told by its own room."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from tussenruimte.register import queries as register
from tussenruimte.web.pages import INITIATIVE_PAGE


@require_safe
def initiative(request: HttpRequest, slug: str) -> HttpResponse:
    """Shows an initiative to whoever may see it."""
    found = get_object_or_404(register.visible_to(request.user), slug=slug)
    panels = [panel for make in INITIATIVE_PAGE if (panel := make(found, request.user)) is not None]
    return render(request, "web/initiative.html", {"initiative": found, "panels": panels})
