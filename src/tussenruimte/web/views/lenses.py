"""The lenses, drawn, and the initiatives seen through them."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tussenruimte.frameworks.schema import Lens
from tussenruimte.register.frameworks import current_catalogue
from tussenruimte.web import drawings, methods, queries

SHOWN_PER_ITEM = 6


@require_safe
def lenses(request: HttpRequest) -> HttpResponse:
    """All lenses, each with its question and how many initiatives it shows."""
    found = current_catalogue().lenses()
    counts = queries.counts_by_item(lens.id for lens in found)
    rows = [(lens, sum(1 for item in lens.items if counts[lens.id].get(item.id))) for lens in found]
    return render(request, "web/lenses.html", {"lenses": rows, "readings": queries.standing_readings().count()})


@require_safe
def lens(request: HttpRequest, id: str) -> HttpResponse:  # noqa: A002  the word of the address
    """One lens as a drawing, with what each item means and which initiatives stand there."""
    catalogue = current_catalogue()
    shown = catalogue.frameworks.get(id)
    if not isinstance(shown, Lens):
        raise Http404
    counts = queries.counts_by_item([id])[id]
    seen = queries.first_seen_at(id, SHOWN_PER_ITEM)
    context = {
        "lens": shown,
        "drawing": drawings.of_lens(shown, counts),
        "items": [
            (entry, counts.get(entry.item.id, 0), seen.get(entry.item.id, []))
            for entry in methods.entries(catalogue, shown)
        ],
        "work": catalogue.work(shown.source.work),
        "links": methods.links(catalogue, (*shown.see, *catalogue.links_to(id))),
        "others": [other for other in catalogue.lenses() if other.id != id],
    }
    return render(request, "web/lens.html", context)
