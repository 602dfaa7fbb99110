"""Where the spaces of one municipality are: its outline with a dot for each that has a point."""

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from tussenruimte.register.models import Place
from tussenruimte.spaces.models import Space
from tussenruimte.ui.drawings import AreaMap, Spot
from tussenruimte.ui.drawings import Place as Outline

MOST_DOTS = 60


def map_of(municipality: str, spaces: QuerySet[Space]) -> AreaMap | None:
    """The map of a municipality; None when none is chosen or no space in it has a point."""
    place = Place.objects.filter(pk=municipality).first() if municipality else None
    if place is None:
        return None
    points = spaces.filter(lat__isnull=False).only("name", "slug", "lat", "lon")[:MOST_DOTS]
    spots = tuple(
        Spot(space.name, space.lon, space.lat, reverse("spaces:space", args=[space.slug]))
        for space in points
        if space.lat is not None and space.lon is not None
    )
    if not spots:
        return None
    title = _("Ruimtes in %(place)s") % {"place": place.name}
    return AreaMap(title, _("Elke stip is een ruimte met een bekende plek."), _outlines(place), spots)


def _outlines(place: Place) -> tuple[Outline, ...]:
    rings = _rings(place.outline)
    return (Outline(place.name, rings),) if rings else ()


def _rings(outline: object) -> tuple[tuple[tuple[float, float], ...], ...]:
    """The outer and inner rings of a GeoJSON polygon or of several."""
    if not isinstance(outline, dict):
        return ()
    coordinates = outline.get("coordinates", [])
    polygons = coordinates if outline.get("type") == "MultiPolygon" else [coordinates]
    return tuple(
        tuple((float(lon), float(lat)) for lon, lat, *_more in ring) for polygon in polygons for ring in polygon
    )
