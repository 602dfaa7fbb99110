"""Where initiatives are, counted. Points are never all sent: the database counts them per cell of a grid."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from django.core.cache import cache
from django.core.exceptions import EmptyResultSet
from django.db.models import Avg, Count, F, Min, QuerySet

from tussenruimte.register.cartography import FINE_HIGH, FINE_UP_TO, FINE_WIDE, SHORTER, Box
from tussenruimte.register.grid import PER_ROW, Cell
from tussenruimte.register.models import Initiative

# How many cells a picture is wide: each is 75 units, or 40 pixels on the smallest phone.
COLUMNS = 8
# Above so many points the counts of a box are kept for a minute; below, every page counts anew.
MANY = 2_000
KEPT_SECONDS = 60


@dataclass(frozen=True)
class Spot:
    """What is in one cell of the grid: one initiative, or a number of them around a point."""

    lat: float
    lon: float
    # Where it is drawn: away from the edge of the cell, so that two neighbours can be told and touched apart.
    drawn_lat: float
    drawn_lon: float
    number: int
    key: int
    slug: str = ""
    name: str = ""


def inside(initiatives: QuerySet[Initiative], box: Box) -> QuerySet[Initiative]:
    """Those whose shown point lies in the box."""
    return initiatives.filter(shown_lon__range=(box.west, box.east), shown_lat__range=(box.south, box.north))


def map_points(initiatives: QuerySet[Initiative], box: Box) -> tuple[Spot, ...]:
    """Per cell of the grid how many there are and where; one query to count and one for the names of single ones."""
    counted = initiatives.order_by()
    try:
        asked = counted.query.sql_with_params()
    except EmptyResultSet:
        return ()
    # By what is asked, so that two filters never share an answer.
    key = "map:" + hashlib.sha256(repr((asked, box)).encode()).hexdigest()
    spots: tuple[Spot, ...] | None = cache.get(key)
    if spots is None:
        spots = tuple(_counted(counted, box))
        if sum(spot.number for spot in spots) > MANY:
            cache.set(key, spots, KEPT_SECONDS)
    return spots


class _Gathered(NamedTuple):
    """A group of points as the database counts it: cell of the picture, number, middle, and the lowest key."""

    column: int
    row: int
    number: int
    lat: float
    lon: float
    first: int


def _counted(initiatives: QuerySet[Initiative], box: Box) -> Iterable[Spot]:
    wide = (box.east - box.west) / COLUMNS
    high = wide * SHORTER
    far = box.zoom <= FINE_UP_TO
    groups = _by_fine_cell(initiatives, box) if far else _by_cell(inside(initiatives, box), wide, high)
    alone = Initiative.objects.filter(pk__in=[one.first for one in groups if one.number == 1], shown_lat__isnull=False)
    rows = alone.values_list("pk", "slug", "name", "shown_lat", "shown_lon")
    known = {pk: (slug, name, lat or 0.0, lon or 0.0) for pk, slug, name, lat, lon in rows}
    for group in groups:
        if group.number == 1:
            # Left out when it was taken off the map since it was counted.
            if place := known.get(group.first):
                slug, name, lat, lon = place
                yield Spot(lat, lon, lat, lon, 1, group.first, slug, name)
        else:
            drawn = _within(group.lat, group.row * high, high), _within(group.lon, group.column * wide, wide)
            yield Spot(group.lat, group.lon, *drawn, group.number, group.first)


def _by_cell(initiatives: QuerySet[Initiative], wide: float, high: float) -> list[_Gathered]:
    """Counted on the grid of the picture itself, which lies still while the box moves."""
    rows = (
        initiatives.annotate(column=Cell("shown_lon", wide), row=Cell("shown_lat", high))
        .values_list("column", "row")
        .annotate(number=Count("pk"), lat=Avg("shown_lat"), lon=Avg("shown_lon"), first=Min("pk"))
        .order_by("-row", "column")
    )
    return [_Gathered(*row) for row in rows]


def _by_fine_cell(initiatives: QuerySet[Initiative], box: Box) -> list[_Gathered]:
    """Counted per cell of the fine grid, by its index alone, and gathered into the cells of the picture."""
    columns, rows = _cells(box.west, box.east, FINE_WIDE), _cells(box.south, box.north, FINE_HIGH)
    in_box = (
        initiatives.filter(map_cell__range=(rows[0] * PER_ROW, (rows[-1] + 1) * PER_ROW - 1))
        .annotate(column=F("map_cell") % PER_ROW)
        .filter(column__range=(columns[0], columns[-1]))
        .values_list("map_cell")
        .annotate(number=Count("pk"), first=Min("pk"))
        .order_by()
    )
    many = len(columns) // COLUMNS
    gathered: dict[tuple[int, int], _Gathered] = {}
    for cell, number, first in in_box:
        row, column = divmod(cell, PER_ROW)
        lat, lon = (row + 0.5) * FINE_HIGH, (column + 0.5) * FINE_WIDE
        where = (-(row // many), column // many)
        gathered[where] = _joined(gathered.get(where), _Gathered(column // many, row // many, number, lat, lon, first))
    return [group for _where, group in sorted(gathered.items())]


def _cells(low: float, high: float, size: float) -> range:
    return range(round(low / size), round(high / size))


def _joined(some: _Gathered | None, more: _Gathered) -> _Gathered:
    if some is None:
        return more
    number = some.number + more.number
    lat = (some.lat * some.number + more.lat * more.number) / number
    lon = (some.lon * some.number + more.lon * more.number) / number
    return _Gathered(some.column, some.row, number, lat, lon, min(some.first, more.first))


def _within(value: float, edge: float, size: float) -> float:
    """Away from the edge of its cell, so that two neighbours can be told and touched apart."""
    return min(max(value, edge + size / 4), edge + size * 3 / 4)
