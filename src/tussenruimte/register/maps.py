"""The map: where initiatives are, in one picture that works without JavaScript, beside the same as a list."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import F, QuerySet
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tussenruimte.register import places
from tussenruimte.register.cartography import COUNTRY, HEIGHT, WIDTH, Box, Projection, box_around, box_from
from tussenruimte.register.land import Land, land
from tussenruimte.register.models import Initiative, Place
from tussenruimte.register.spots import MANY, Spot, inside, map_points

LIST_LENGTH = 8

__all__ = ["MapView", "inside", "map_context", "map_points"]


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
    municipalities = places.outlines(Place.Kind.MUNICIPALITY)
    projection = Projection(box)
    return {
        "map": MapView(
            box=box,
            land=land(box, municipalities),
            marks=tuple(_mark(spot, projection, municipalities, address) for spot in spots),
            controls=tuple(_controls(box, address)),
            number=number,
            listed=_first_of(initiatives, box, number),
            list_url=address.to(box, "lijst"),
            without_place=initiatives.count() - number if box == COUNTRY else 0,
        )
    }


def _first_of(initiatives: QuerySet[Initiative], box: Box, number: int) -> tuple[Initiative, ...]:
    """The first few in the box, in the order of the list."""
    if not number:
        return ()
    here = inside(initiatives, box)
    if number > MANY:
        # With so many, walking down the list soon meets a few; looking them all up first would take far longer.
        # What is computed has no index, and that is the point.
        by_hand = initiatives.alias(high=F("shown_lat") + 0.0, wide=F("shown_lon") + 0.0)
        here = by_hand.filter(high__range=(box.south, box.north), wide__range=(box.west, box.east))
    named = here.select_related("municipality").only("name", "slug", "place_text", "municipality__name")
    return tuple(named[:LIST_LENGTH])


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
