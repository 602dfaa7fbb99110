"""A map of an area from our own outlines: places to follow, and spots where something is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import cos, radians

from tussenruimte.ui.drawings.shapes import WIDTH, circle, key_of, level, number

MOST_HEIGHT = 420
PADDING = 6
# (west, south, east, north) in degrees.
Bounds = tuple[float, float, float, float]
Ring = Sequence[Sequence[float]]


@dataclass(frozen=True)
class Place:
    """An area with its outline: rings of [longitude, latitude]."""

    title: str
    rings: Sequence[Ring]
    url: str = ""
    count: int | None = None


@dataclass(frozen=True)
class Spot:
    """Where one or more things are."""

    title: str
    lon: float
    lat: float
    url: str = ""
    count: int = 1


@dataclass(frozen=True)
class Outline:
    """A place as it is drawn."""

    place: Place
    path: str
    fill: str


@dataclass(frozen=True)
class Dot:
    """A spot as it is drawn."""

    spot: Spot
    x: float
    y: float
    radius: float
    path: str

    @property
    def left(self) -> str:
        """Its middle from the left, as SVG writes numbers in every language."""
        return number(self.x)

    @property
    def foot(self) -> str:
        """Its middle from above."""
        return number(self.y)


@dataclass(frozen=True)
class AreaMap:
    """Places and spots within bounds; without bounds it shows all there is."""

    title: str
    description: str
    places: Sequence[Place]
    spots: Sequence[Spot] = ()
    bounds: Bounds | None = None

    @property
    def key(self) -> str:
        """The id that ties the picture to its title."""
        return key_of("area", self.title, len(self.places), len(self.spots))

    @cached_property
    def box(self) -> Bounds:
        """The bounds, with width and height above nothing."""
        corners = [(lon, lat) for place in self.places for ring in place.rings for lon, lat, *_ in ring]
        corners += [(spot.lon, spot.lat) for spot in self.spots]
        west, south, east, north = self.bounds or bounds_of(corners)
        return west, south, max(east, west + 0.001), max(north, south + 0.001)

    @cached_property
    def scale(self) -> tuple[float, float]:
        """Drawing units for a degree east and a degree north: round places stay round."""
        west, south, east, north = self.box
        squeeze = cos(radians((south + north) / 2))
        unit = min((WIDTH - 2 * PADDING) / ((east - west) * squeeze), (MOST_HEIGHT - 2 * PADDING) / (north - south))
        return unit * squeeze, unit

    @property
    def height(self) -> float:
        """How high the drawing is."""
        return round((self.box[3] - self.box[1]) * self.scale[1] + 2 * PADDING, 1)

    @property
    def view_box(self) -> str:
        """The size, as SVG wants it."""
        return f"0 0 {WIDTH} {number(self.height)}"

    def at(self, lon: float, lat: float) -> tuple[float, float]:
        """Where a point of the earth lies in the drawing, with the map in the middle of its width."""
        west, _south, east, north = self.box
        side = (WIDTH - (east - west) * self.scale[0]) / 2
        return round(side + (lon - west) * self.scale[0], 1), round(PADDING + (north - lat) * self.scale[1], 1)

    @cached_property
    def outlines(self) -> list[Outline]:
        """The places, coloured by how much is there against the fullest."""
        highest = max((place.count or 0 for place in self.places), default=0)
        return [
            Outline(
                place,
                "".join(self.path(ring) for ring in place.rings),
                f"level-{level(place.count, highest)}" if place.count is not None and highest else "plain",
            )
            for place in self.places
        ]

    def path(self, ring: Ring) -> str:
        """A ring as an outline."""
        corners = [self.at(lon, lat) for lon, lat, *_ in ring]
        return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in corners) + "Z"

    @cached_property
    def dots(self) -> list[Dot]:
        """The spots, larger where more is; never smaller than a fingertip needs."""
        found = []
        for spot in sorted(self.spots, key=lambda spot: -spot.count):
            x, y = self.at(spot.lon, spot.lat)
            radius = 14.5 if spot.count == 1 else min(24.0, 15 + spot.count**0.5)
            found.append(Dot(spot, x, y, radius, circle(x, y, radius)))
        return found


def bounds_of(corners: Iterable[tuple[float, float]]) -> Bounds:
    """The smallest box around points; the Netherlands when there are none."""
    corners = list(corners)
    if not corners:
        return 3.3, 50.7, 7.3, 53.6
    longitudes, latitudes = zip(*corners, strict=True)
    return min(longitudes), min(latitudes), max(longitudes), max(latitudes)
