"""Lenses as drawings: what stands where, and what is still empty."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tussenruimte.frameworks.schema import Lens
from tussenruimte.register.models import Place
from tussenruimte.ui.drawings import Bar, Bars, LensDrawing, Part


@dataclass(frozen=True)
class FilledLens:
    """How a lens is filled somewhere: the bars, and the titles of what is empty."""

    lens: Lens
    drawing: Bars
    empty: tuple[str, ...]


def of_lens(lens: Lens, counts: Mapping[str, int]) -> LensDrawing:
    """The lens with the number of initiatives at each item; each part leads to those initiatives or to its meaning."""
    parts = [
        Part(
            id=item.id,
            title=item.title,
            text=item.text,
            url=_initiatives_at(lens, item.id) if counts.get(item.id) else f"#{item.id}",
            count=counts.get(item.id, 0),
        )
        for item in lens.items
        if item.retired is None
    ]
    total = sum(counts.values())
    description = ngettext(
        "Bij elke mogelijkheid staat hoeveel initiatieven er zijn. Samen is dat %(total)s plek.",
        "Bij elke mogelijkheid staat hoeveel initiatieven er zijn. Samen zijn dat %(total)s plekken.",
        total,
    ) % {"total": total}
    return LensDrawing(
        kind=lens.drawing,
        title=lens.title,
        description=description,
        parts=parts,
        middle=_("De mens") if lens.drawing == "wheel" else "",
        ends=(_("De samenleving is eigenaar"), _("De overheid is eigenaar")) if lens.drawing == "scale" else ("", ""),
    )


def filled(lens: Lens, counts: Mapping[str, int], place: Place | None) -> FilledLens:
    """The lens as bars for one municipality, or for all."""
    standing = [item for item in lens.items if item.retired is None]
    where = place.name if place else _("alle gemeenten")
    return FilledLens(
        lens=lens,
        drawing=Bars(
            title=_("%(lens)s in %(where)s") % {"lens": lens.title, "where": where},
            description=_("Hoeveel initiatieven er bij elke mogelijkheid staan."),
            columns=(lens.title, _("Initiatieven")),
            bars=[
                Bar(
                    title=item.title,
                    value=counts.get(item.id, 0),
                    url=_initiatives_at(lens, item.id, place) if counts.get(item.id) else "",
                )
                for item in standing
            ],
        ),
        empty=tuple(item.title for item in standing if not counts.get(item.id)),
    )


def _initiatives_at(lens: Lens, item: str, place: Place | None = None) -> str:
    """The list of initiatives seen at an item, in a municipality when one is given."""
    query = {"thema" if lens.id == "werkvelden" else lens.id: item}
    if place is not None:
        query["gemeente"] = place.code
    return f"{reverse('register:initiatives')}?{urlencode(query)}"
