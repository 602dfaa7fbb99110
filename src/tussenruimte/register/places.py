"""Places and their boundaries: reading them in, and telling in which place a point lies."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import shapely
from django.db import transaction
from django.db.models import Count, Max, Sum
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from tussenruimte.accounts.models import Person
from tussenruimte.core.refusals import NotAllowed
from tussenruimte.journal.actions import record
from tussenruimte.journal.models import Visibility
from tussenruimte.register import permissions
from tussenruimte.register.boundaries import Area, Problem, as_geojson, read_boundaries, simplified
from tussenruimte.register.models import Place

SHIPPED = Path(__file__).parent / "data" / "places"
# From large to small; what lies inside something follows it.
KINDS = (Place.Kind.MUNICIPALITY, Place.Kind.DISTRICT, Place.Kind.NEIGHBOURHOOD)
# How far a line may shift, in degrees: about 200, 50 and 15 metres.
TOLERANCE = {Place.Kind.MUNICIPALITY: 0.002, Place.Kind.DISTRICT: 0.0005, Place.Kind.NEIGHBOURHOOD: 0.00015}
# `source` alone never makes a place different: it says where the last change came from.
COMPARED = ("kind", "name", "province", "inside_id", "year", "outline")
WRITTEN = ("kind", "name", "province", "inside", "year", "source", "outline")
BOX = ("west", "south", "east", "north", "lat", "lon")


@dataclass(frozen=True)
class PlacesPreview:
    """What reading a file in does, or did."""

    new: tuple[Place, ...]
    changed: tuple[Place, ...]
    unchanged: int
    problems: tuple[Problem, ...]

    @property
    def total(self) -> int:
        """How many places of the file are known afterwards."""
        return len(self.new) + len(self.changed) + self.unchanged


def preview_places(
    content: bytes, *, year: int, source: str, kind: str = "", code_prefix: str = "", tolerance: float | None = None
) -> PlacesPreview:
    """What reading this GeoJSON would do; nothing is saved. `kind` and `code_prefix` serve areas without a CBS code.

    Refuses a file that cannot be read at all; what is wrong with single areas is in `problems`.
    """
    boundaries = read_boundaries(content, kind=kind, code_prefix=code_prefix)
    known = {place.code: place for place in Place.objects.all()}
    here: dict[str, Place] = {}
    new, changed, unchanged = [], [], 0
    for of_kind in KINDS:
        around = _Surroundings([*known.values(), *here.values()], KINDS[: KINDS.index(of_kind)])
        areas = [area for area in boundaries.areas if area.kind == of_kind]
        for area in simplified(areas, TOLERANCE[of_kind] if tolerance is None else tolerance):
            place = _place(area, around.of(area), year, source)
            here[place.code] = place
            before = known.get(place.code)
            if before is None:
                new.append(place)
            elif any(getattr(before, name) != getattr(place, name) for name in COMPARED):
                changed.append(place)
            else:
                unchanged += 1
    return PlacesPreview(tuple(new), tuple(changed), unchanged, boundaries.problems)


@transaction.atomic
def import_places(
    content: bytes,
    *,
    by: Person | None,
    year: int,
    source: str,
    kind: str = "",
    code_prefix: str = "",
    tolerance: float | None = None,
) -> PlacesPreview:
    """Adds and changes places as the file says; no place is ever removed. Without `by`, the house itself does it."""
    if by is not None and not permissions.may_import(by):
        raise NotAllowed
    plan = preview_places(content, year=year, source=source, kind=kind, code_prefix=code_prefix, tolerance=tolerance)
    written = [*plan.new, *plan.changed]
    if written:
        Place.objects.bulk_create(
            written, batch_size=200, update_conflicts=True, unique_fields=["code"], update_fields=[*WRITTEN, *BOX]
        )
        details = {"source": source, "year": year, "new": len(plan.new), "changed": len(plan.changed)}
        record("places.imported", about=written[0], by=by, visibility=Visibility.PUBLIC, details=details)
    return plan


def import_shipped_places() -> int:
    """The municipalities, and the districts we ship, as far as they are not there yet; returns how many were added."""
    added = 0
    for path in sorted(SHIPPED.glob("*.json")):
        content = path.read_bytes()
        collection = json.loads(content)
        codes = {feature["properties"]["code"] for feature in collection["features"]}
        if Place.objects.filter(code__in=codes).count() < len(codes):
            plan = import_places(content, by=None, year=collection["year"], source=collection["source"], tolerance=0)
            added += len(plan.new)
    return added


def locate(lat: float, lon: float) -> Place | None:
    """The smallest place around a point, or None outside all we know."""
    code = outlines().around(lat, lon)
    return Place.objects.select_related("inside").get(pk=code) if code else None


def outlines(kind: str = "") -> "Outlines":
    """The outlines of all places, or of one kind. Read once, and again when places changed, in any process."""
    which = Place.objects.filter(kind=kind) if kind else Place.objects.all()
    state = which.aggregate(Count("pk"), Max("year"), Sum("west"), Sum("north"))
    return _outlines(kind, tuple(state.values()))


@lru_cache(maxsize=4)
def _outlines(kind: str, state: tuple[Any, ...]) -> "Outlines":
    which = Place.objects.filter(kind=kind) if kind else Place.objects.all()
    rows = list(which.exclude(outline=None).values_list("code", "name", "outline"))
    return Outlines({code: shape(outline) for code, _name, outline in rows}, {code: name for code, name, _ in rows})


class Outlines:
    """The outlines of places in a tree, to ask which are around or near a point."""

    def __init__(self, outlines: Mapping[str, BaseGeometry], names: Mapping[str, str]) -> None:
        self.codes = list(outlines)
        self.shapes = list(outlines.values())
        self.names = names
        self.tree = shapely.STRtree(self.shapes)

    def around(self, lat: float, lon: float) -> str | None:
        """The code of the smallest outline around the point."""
        hits = self.tree.query(shapely.Point(lon, lat), predicate="intersects")
        return min((self.shapes[hit].area, self.codes[hit]) for hit in hits)[1] if len(hits) else None

    def name_near(self, lat: float, lon: float) -> str:
        """The name of the place at the point, or else of the nearest; empty when there are none."""
        hit = self.tree.nearest(shapely.Point(lon, lat)) if self.codes else None
        return "" if hit is None else self.names[self.codes[hit]]


class _Surroundings:
    """Finds in which larger place an area lies: as the file or the code says, else by where it is."""

    def __init__(self, places: Iterable[Place], kinds: tuple[Place.Kind, ...]) -> None:
        self.places = {place.code: place for place in places if place.kind in kinds}
        self._tree: Outlines | None = None

    def of(self, area: Area) -> Place | None:
        """The place around the area, or None for a municipality and for what lies outside all we know."""
        for code in area.inside:
            if code in self.places:
                return self.places[code]
        if self._tree is None:
            drawn = {code: shape(place.outline) for code, place in self.places.items() if place.outline}
            self._tree = Outlines(drawn, {})
        middle = shapely.point_on_surface(area.outline)
        code_around = self._tree.around(middle.y, middle.x)
        return self.places[code_around] if code_around else None


def _place(area: Area, inside: Place | None, year: int, source: str) -> Place:
    west, south, east, north = (round(edge, 5) for edge in area.outline.bounds)
    middle = area.outline.centroid
    if not area.outline.covers(middle):
        # The middle of a horseshoe lies outside it.
        middle = shapely.point_on_surface(area.outline)
    return Place(
        code=area.code,
        kind=area.kind,
        name=area.name,
        province=area.province or (inside.province if inside else ""),
        inside=inside,
        year=year,
        source=source[:200],
        outline=as_geojson(area.outline),
        west=west,
        south=south,
        east=east,
        north=north,
        lat=round(middle.y, 5),
        lon=round(middle.x, 5),
    )
