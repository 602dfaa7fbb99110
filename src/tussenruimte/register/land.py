"""What is drawn under the marks of the map: borders of municipalities, of districts when near, and names."""

from dataclasses import dataclass
from functools import lru_cache

import shapely
from shapely.errors import GEOSException
from shapely.geometry.base import BaseGeometry

from tussenruimte.register import places
from tussenruimte.register.cartography import COUNTRY, HEIGHT, Box, Projection
from tussenruimte.register.models import Place

# From here on districts are large enough to be seen.
DISTRICTS_FROM = 4
# A municipality is named when at least this part of the picture is in it.
NAMED_FROM = 1 / 60


@dataclass(frozen=True)
class Land:
    """SVG path data of the borders, and where the names go."""

    municipalities: str
    districts: str
    labels: tuple[tuple[int, int, str], ...]


def land(box: Box, municipalities: places.Outlines) -> Land:
    """The borders and names in a box."""
    near = box.zoom >= DISTRICTS_FROM
    return _land(municipalities, places.outlines(Place.Kind.DISTRICT) if near else None, box)


@lru_cache(maxsize=128)
def _land(municipalities: places.Outlines, districts: places.Outlines | None, box: Box) -> Land:
    projection = Projection(box)
    drawn = _seen(municipalities, box)
    inner = _seen(districts, box) if districts else {}
    return Land(
        municipalities="".join(map(projection.path, drawn.values())),
        districts="".join(map(projection.path, inner.values())),
        labels=tuple(_labels(municipalities, drawn, box)),
    )


def _seen(outlines: places.Outlines, box: Box) -> dict[int, BaseGeometry]:
    """The parts of outlines in the picture, by their number."""
    frame = shapely.box(box.west, box.south, box.east, box.north)
    shapes = _simple(outlines, min(box.zoom, DISTRICTS_FROM))
    return {int(hit): _clipped(shapes[hit], box) for hit in outlines.tree.query(frame, predicate="intersects")}


def _labels(municipalities: places.Outlines, drawn: dict[int, BaseGeometry], box: Box) -> list[tuple[int, int, str]]:
    frame = shapely.box(box.west, box.south, box.east, box.north)
    projection = Projection(box)
    labels = []
    for hit, outline in drawn.items():
        visible = shapely.clip_by_rect(outline, *frame.bounds)
        if visible.area > frame.area * NAMED_FROM:
            middle = shapely.point_on_surface(visible)
            labels.append(
                (projection.x(middle.x), projection.y(middle.y), municipalities.names[municipalities.codes[hit]])
            )
    return labels


@lru_cache(maxsize=8)
def _simple(outlines: places.Outlines, zoom: int) -> list[BaseGeometry]:
    """The outlines with no more points than the eye can see: three units at most beside the line."""
    tolerance = 3 * (COUNTRY.north - COUNTRY.south) / 2**zoom / HEIGHT
    try:
        return list(shapely.coverage_simplify(outlines.shapes, tolerance))
    except GEOSException:
        return [outline.simplify(tolerance) for outline in outlines.shapes]


def _clipped(outline: BaseGeometry, box: Box) -> BaseGeometry:
    """The part in the picture and a little around it, so that the edge of the picture is not drawn as a border."""
    wide, high = (box.east - box.west) / 50, (box.north - box.south) / 50
    edges = (box.west - wide, box.south - high, box.east + wide, box.north + high)
    return outline if shapely.box(*edges).contains(outline) else shapely.clip_by_rect(outline, *edges)
