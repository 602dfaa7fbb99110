"""Boxes on the earth and pictures of them. Pure: numbers in, numbers and SVG paths out.

A box always has the proportions of the picture, and one unit to the right is as far as one unit down: degrees of
longitude are shortened by the cosine at the middle of the country.
"""

import math
from dataclasses import dataclass
from itertools import pairwise

import shapely
from shapely.geometry.base import BaseGeometry

WIDTH = 600
# The finest grid points are counted on from afar: about two kilometres. The edges of a box that is this large or larger
# lie on it, so that counting cells and counting points give the same.
FINE_WIDE, FINE_HIGH = 0.0325, 0.01992
FINE_UP_TO = 3
# How much shorter a degree of longitude is than one of latitude: the cosine of 52.2 degrees.
SHORTER = FINE_HIGH / FINE_WIDE
# Small enough to see a street, and not smaller than the half kilometre to which points are blurred.
DEEPEST = 8
# An address has four decimals; a box that lost the fifth is still the box it was.
ROUNDED = 0.05


@dataclass(frozen=True)
class Box:
    """A part of the earth between two longitudes and two latitudes."""

    west: float
    south: float
    east: float
    north: float

    def __str__(self) -> str:
        return ",".join(
            f"{edge:.4f}".rstrip("0").rstrip(".") for edge in (self.west, self.south, self.east, self.north)
        )

    @property
    def zoom(self) -> int:
        """How many times the country was halved, at least 0 and at most `DEEPEST`."""
        return min(DEEPEST, max(0, round(math.log2((COUNTRY.east - COUNTRY.west) / (self.east - self.west)))))

    def moved(self, right: float, up: float) -> "Box":
        """The neighbour, in parts of this box."""
        wide, high = (self.east - self.west) * right, (self.north - self.south) * up
        return Box(self.west + wide, self.south + high, self.east + wide, self.north + high)


# 128 cells of the fine grid wide and 144 high: both can be halved until `FINE_UP_TO`.
COUNTRY = Box(98 * FINE_WIDE, 2546 * FINE_HIGH, 226 * FINE_WIDE, 2690 * FINE_HIGH)
HEIGHT = round(WIDTH * (COUNTRY.north - COUNTRY.south) / ((COUNTRY.east - COUNTRY.west) * SHORTER))


def box_around(lat: float, lon: float, zoom: int) -> Box:
    """The box of a zoom level with this point in its middle, kept within the country."""
    zoom = min(DEEPEST, max(0, zoom))
    wide, high = (COUNTRY.east - COUNTRY.west) / 2**zoom, (COUNTRY.north - COUNTRY.south) / 2**zoom
    west = min(max(lon - wide / 2, COUNTRY.west), COUNTRY.east - wide)
    south = min(max(lat - high / 2, COUNTRY.south), COUNTRY.north - high)
    if zoom <= FINE_UP_TO:
        west, south = round(west / FINE_WIDE) * FINE_WIDE, round(south / FINE_HIGH) * FINE_HIGH
    return Box(west, south, west + wide, south + high)


def box_from(text: str) -> Box:
    """The box of `west,south,east,north`, made to fit a zoom level; the country for anything odd."""
    try:
        west, south, east, north = (float(part) for part in text.split(","))
    except ValueError:
        return COUNTRY
    if not (all(map(math.isfinite, (west, south, east, north))) and west < east and south < north):
        return COUNTRY
    wide = max((east - west) / (COUNTRY.east - COUNTRY.west), (north - south) / (COUNTRY.north - COUNTRY.south))
    # A box that was asked for must be seen whole: a little room is better than a missing edge.
    zoom = math.floor(math.log2(1 / wide) + ROUNDED)
    return box_around((south + north) / 2, (west + east) / 2, zoom)


@dataclass(frozen=True)
class Projection:
    """From degrees to the units of the picture."""

    box: Box

    @property
    def scale(self) -> float:
        """Units per degree of latitude."""
        return HEIGHT / (self.box.north - self.box.south)

    def x(self, lon: float) -> int:
        """How far from the left."""
        return round((lon - self.box.west) * self.scale * SHORTER)

    def y(self, lat: float) -> int:
        """How far from the top."""
        return round((self.box.north - lat) * self.scale)

    def path(self, outline: BaseGeometry) -> str:
        """The outline as SVG path data: whole units, each point from the one before it."""
        rings = []
        for polygon in shapely.get_parts(outline):
            if polygon.geom_type == "Polygon":
                rings += [self._ring(ring.coords) for ring in (polygon.exterior, *polygon.interiors)]
        return "".join(rings)

    def _ring(self, coordinates: object) -> str:
        points: list[tuple[int, int]] = []
        for lon, lat in shapely.get_coordinates(shapely.LineString(coordinates)).tolist():
            point = (self.x(lon), self.y(lat))
            if not points or point != points[-1]:
                points.append(point)
        if len(points) < 4:
            return ""
        # The last point is the first again, which the z says.
        steps = (f"{x - a} {y - b}" for (a, b), (x, y) in pairwise(points[:-1]))
        return f"M{points[0][0]} {points[0][1]}l{' '.join(steps)}z".replace(" -", "-")
