"""The map: where initiatives are, in one picture that works without JavaScript, beside the same as a list.

Points are never all sent: the database counts them per cell of a grid. What is drawn is our own boundaries.
"""

import hashlib
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.cache import cache
from django.core.exceptions import EmptyResultSet
from django.db.models import Avg, Count, F, Func, IntegerField, Min, QuerySet
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tussenruimte.register import places
from tussenruimte.register.cartography import COUNTRY, HEIGHT, SHORTER, WIDTH, Box, Projection, box_around, box_from
from tussenruimte.register.land import Land, land
from tussenruimte.register.models import Initiative, Place

# How many cells a picture is wide: each is 75 units, or 40 pixels on the smallest phone.
COLUMNS = 8
LIST_LENGTH = 8
# Above so many points the counts of a box are kept for a minute; below, every page counts anew.
MANY = 5_000
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


class Cell(Func):
    """Which cell a coordinate is in, counted from an edge left of or below it."""

    output_field = IntegerField()

    def __init__(self, field: str, edge: float, size: float) -> None:
        super().__init__((F(field) - edge) / size)

    def as_sqlite(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        """A cast cuts off, which for positive numbers is the cell."""
        return self.as_sql(compiler, connection, template="CAST(%(expressions)s AS INTEGER)")

    def as_postgresql(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        """A cast would round."""
        return self.as_sql(compiler, connection, template="FLOOR(%(expressions)s)::integer")


def inside(initiatives: QuerySet[Initiative], box: Box) -> QuerySet[Initiative]:
    """Those whose shown point lies in the box."""
    return initiatives.filter(shown_lon__range=(box.west, box.east), shown_lat__range=(box.south, box.north))


def map_points(initiatives: QuerySet[Initiative], box: Box) -> tuple[Spot, ...]:
    """Per cell of the grid how many there are and where; one query to count and one for the names of single ones."""
    counted = inside(initiatives, box).order_by()
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


def _counted(initiatives: QuerySet[Initiative], box: Box) -> Iterable[Spot]:
    wide = (box.east - box.west) / COLUMNS
    high = wide * SHORTER
    # A grid that lies still while the box moves.
    left, below = box.west - box.west % wide, box.south - box.south % high
    rows = (
        initiatives.annotate(column=Cell("shown_lon", left, wide), row=Cell("shown_lat", below, high))
        .values_list("column", "row")
        .annotate(number=Count("pk"), lat=Avg("shown_lat"), lon=Avg("shown_lon"), first=Min("pk"))
        .order_by("-row", "column")
    )
    found = list(rows)
    single = [first for *_where, number, _lat, _lon, first in found if number == 1]
    named = {
        pk: (slug, name)
        for pk, slug, name in Initiative.objects.filter(pk__in=single).values_list("pk", "slug", "name")
    }
    for column, row, number, lat, lon, first in found:
        slug, name = named.get(first, ("", ""))
        drawn_lat, drawn_lon = lat, lon
        if number > 1:
            drawn_lat, drawn_lon = _within(lat, below + row * high, high), _within(lon, left + column * wide, wide)
        yield Spot(lat, lon, drawn_lat, drawn_lon, number, first, slug, name)


def _within(value: float, edge: float, size: float) -> float:
    return min(max(value, edge + size / 4), edge + size * 3 / 4)


@dataclass(frozen=True)
class Mark:
    """A spot as it is drawn: a link with a number in it, or a dot that is one initiative."""

    x: int
    y: int
    radius: int
    shown: str
    label: str
    place: str
    number: int
    url: str


@dataclass(frozen=True)
class Control:
    """A link that moves the map; without an address when it would change nothing."""

    id: str
    sign: str
    title: str
    url: str


@dataclass(frozen=True)
class MapView:
    """Everything the template needs."""

    box: Box
    land: Land
    marks: tuple[Mark, ...]
    controls: tuple[Control, ...]
    # In the picture, and the first of them as a list.
    number: int
    listed: tuple[Initiative, ...]
    list_url: str
    # Only known when the whole country is in the picture.
    without_place: int
    width: int = WIDTH
    height: int = HEIGHT


def map_context(initiatives: QuerySet[Initiative], params: Mapping[str, str] | QueryDict) -> dict[str, MapView]:
    """What `register/map.html` needs: `map`. `params` is the address of the list; `kader` in it says what is seen."""
    box = box_from(params.get("kader", ""))
    address = _Address(params)
    spots = map_points(initiatives, box)
    number = sum(spot.number for spot in spots)
    listed = inside(initiatives, box).select_related("municipality").defer("municipality__outline")
    municipalities = places.outlines(Place.Kind.MUNICIPALITY)
    projection = Projection(box)
    return {
        "map": MapView(
            box=box,
            land=land(box, municipalities),
            marks=tuple(_mark(spot, projection, municipalities, address) for spot in spots),
            controls=tuple(_controls(box, address)),
            number=number,
            listed=tuple(listed[:LIST_LENGTH]) if number else (),
            list_url=address.to(box, "lijst"),
            without_place=initiatives.count() - number if box == COUNTRY else 0,
        )
    }


class _Address:
    """Addresses of the list with the same filters and another part of the map."""

    def __init__(self, params: Mapping[str, str] | QueryDict) -> None:
        given = params.copy() if isinstance(params, QueryDict) else QueryDict(mutable=True)
        if not isinstance(params, QueryDict):
            given.update(params)
        for name in ("kader", "pagina", "weergave"):
            given.pop(name, None)
        self.base = reverse("register:initiatives") + "?" + (given.urlencode() + "&" if given else "")

    def to(self, box: Box, view: str = "kaart") -> str:
        """The address of a box, on the map or as a list."""
        anchor = "#kaartbeeld" if view == "kaart" else ""
        return f"{self.base}weergave={view}&kader={box}{anchor}"


def _mark(spot: Spot, projection: Projection, municipalities: places.Outlines, address: _Address) -> Mark:
    place = municipalities.name_near(spot.lat, spot.lon)
    if spot.number == 1:
        url, label = reverse("web:initiative", args=[spot.slug]), spot.name
    else:
        url = address.to(box_around(spot.lat, spot.lon, projection.box.zoom + 1))
        label = ngettext("%(number)d initiatief", "%(number)d initiatieven", spot.number) % {"number": spot.number}
    return Mark(
        x=projection.x(spot.drawn_lon),
        y=projection.y(spot.drawn_lat),
        radius=11 if spot.number == 1 else min(36, round(18 + 5 * math.log10(spot.number))),
        shown="" if spot.number == 1 else _short(spot.number),
        label=_("%(what)s bij %(place)s") % {"what": label, "place": place} if place else label,
        place=place,
        number=spot.number,
        url=url,
    )


def _short(number: int) -> str:
    return str(number) if number < 1_000 else f"{round(number / 1_000)}k"


def _controls(box: Box, address: _Address) -> Iterable[Control]:
    lat, lon = (box.south + box.north) / 2, (box.west + box.east) / 2
    wanted = (
        ("in", "+", _("Zoom in"), box_around(lat, lon, box.zoom + 1)),
        ("out", "−", _("Zoom uit"), box_around(lat, lon, box.zoom - 1)),
        ("west", "←", _("Naar het westen"), _beside(box, -0.5, 0)),
        ("north", "↑", _("Naar het noorden"), _beside(box, 0, 0.5)),
        ("south", "↓", _("Naar het zuiden"), _beside(box, 0, -0.5)),
        ("east", "→", _("Naar het oosten"), _beside(box, 0.5, 0)),
        ("all", "⌂", _("Heel Nederland"), COUNTRY),
    )
    for name, sign, title, to in wanted:
        # What would change nothing keeps its place, and is no link.
        yield Control(name, sign, title, "" if str(to) == str(box) else address.to(to))


def _beside(box: Box, right: float, up: float) -> Box:
    to = box.moved(right, up)
    return box_around((to.south + to.north) / 2, (to.west + to.east) / 2, box.zoom)
