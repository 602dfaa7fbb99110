"""Reading boundaries from GeoJSON. Pure: a text in, areas and problems out; nothing is saved.

Files of CBS, Kadaster, PDOK and cities name the same things differently; each way we met is read. A file that cannot
be read is refused with a sentence; a feature that cannot be read is a problem with its number, and the rest goes on.
"""

import json
import math
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import shapely
from django.utils.translation import gettext as _
from shapely.errors import GEOSException
from shapely.geometry import mapping, shape
from shapely.geometry.base import BaseGeometry

from tussenruimte.core.refusals import Refusal

LARGEST_FILE = 30 * 1024 * 1024
MOST_FEATURES = 20_000
MOST_POINTS = 200_000
LONGEST_NAME = 120
# Wide around the Kingdom in Europe: latitude and longitude that changed places fall outside.
WEST, SOUTH, EAST, NORTH = 2.0, 50.0, 8.0, 54.5
# About six decimals too many are common; five are a metre.
DECIMALS = 5

CODE_NAMES = ("code", "statcode", "gemeentecode", "wijkcode", "buurtcode", "gm_code", "wk_code", "bu_code")
NAME_NAMES = ("name", "naam", "statnaam", "gemeentenaam", "wijknaam", "buurtnaam", "gm_naam", "wk_naam", "bu_naam")
PROVINCE_NAMES = ("province", "provincie", "provincienaam")
DISTRICT_NAMES = ("wijk", "wijkcode", "wk_code")
MUNICIPALITY_NAMES = ("municipality", "gemeente", "gemeentecode", "gm_code")
CBS_CODE = re.compile(r"GM\d{4}|WK\d{4}[A-Z0-9]{2}|BU\d{4}[A-Z0-9]{4}")
OWN_CODE = re.compile(r"[A-Z0-9][A-Z0-9-]{1,11}")
KINDS = {"GM": "municipality", "WK": "district", "BU": "neighbourhood"}
# `Noord (1)` and `Noord (2)` are two parts of one area in a file that cannot hold an area of several parts.
PART_NUMBER = re.compile(r"\s*\(\d+\)$")


class FileRefused(Refusal):
    """The whole file cannot be read."""


@dataclass(frozen=True)
class Area:
    """One area as a file gives it. `inside` holds the codes the file itself names as its surroundings."""

    code: str
    name: str
    kind: str
    outline: BaseGeometry
    province: str = ""
    inside: tuple[str, ...] = ()


@dataclass(frozen=True)
class Problem:
    """Why one feature was left out. `number` counts from 1, as people do."""

    number: int
    name: str
    message: str


@dataclass(frozen=True)
class Boundaries:
    """What a file holds."""

    areas: tuple[Area, ...]
    problems: tuple[Problem, ...] = ()
    # What the file says of itself, for the record.
    about: Mapping[str, str] = field(default_factory=dict)


def read_boundaries(content: bytes, *, kind: str = "", code_prefix: str = "") -> Boundaries:
    """The areas of a GeoJSON file. `kind` is for areas whose code does not tell it, `code_prefix` for areas without."""
    collection = _collection(content)
    found: dict[str, Area] = {}
    problems: list[Problem] = []
    for number, feature in enumerate(collection["features"], start=1):
        try:
            area = _area(feature, kind, code_prefix)
        except ValueError as problem:
            problems.append(Problem(number, _name_of(feature), str(problem)))
            continue
        known = found.get(area.code, area)
        if known.name != area.name:
            problems.append(Problem(number, area.name, _("De code hoort al bij “%(name)s”.") % {"name": known.name}))
            continue
        parts = area.outline if known is area else known.outline.union(area.outline)
        found[area.code] = replace(known, outline=_whole(parts))
    about = {key: value for key, value in collection.items() if isinstance(value, str) and len(value) <= 200}
    return Boundaries(tuple(found.values()), tuple(problems), about)


def simplified(areas: Iterable[Area], tolerance: float) -> tuple[Area, ...]:
    """The same areas with fewer points. Neighbours keep their common border as long as they had one."""
    some = tuple(areas)
    if not tolerance or not some:
        return some
    try:
        outlines = list(shapely.coverage_simplify([area.outline for area in some], tolerance))
    except GEOSException:
        outlines = [area.outline.simplify(tolerance, preserve_topology=True) for area in some]
    return tuple(replace(area, outline=_whole(outline)) for area, outline in zip(some, outlines, strict=True))


def as_geojson(outline: BaseGeometry, decimals: int = DECIMALS) -> dict[str, Any]:
    """The outline as a GeoJSON geometry with no more decimals than it deserves."""
    geometry = mapping(outline)
    return {"type": str(geometry["type"]), "coordinates": _rounded(geometry["coordinates"], decimals)}


def _rounded(value: Any, decimals: int) -> Any:
    if isinstance(value, (list, tuple)):
        return [_rounded(part, decimals) for part in value]
    return round(value, decimals)


def _collection(content: bytes) -> dict[str, Any]:
    if len(content) > LARGEST_FILE:
        raise FileRefused(_("Dit bestand is te groot. Het mag 30 MB zijn. Deel het op in stukken."))
    try:
        collection: Any = json.loads(content.decode("utf-8-sig"), parse_constant=_no_number)
    except (UnicodeDecodeError, ValueError, RecursionError) as problem:
        raise FileRefused(_("Dit bestand is geen GeoJSON. Kies een bestand dat eindigt op .geojson.")) from problem
    if not isinstance(collection, dict) or not isinstance(features := collection.get("features"), list):
        raise FileRefused(_("In dit bestand staat geen lijst met gebieden (FeatureCollection)."))
    if not features:
        raise FileRefused(_("Dit bestand is leeg: er staat geen enkel gebied in."))
    if len(features) > MOST_FEATURES:
        raise FileRefused(_("Dit bestand heeft te veel gebieden. Het mogen er 20.000 zijn."))
    return collection


def _no_number(name: str) -> float:
    raise ValueError(f"{name} is no number")


def _area(feature: Any, kind: str, code_prefix: str) -> Area:
    if not isinstance(feature, dict) or not isinstance(feature.get("properties"), dict):
        raise ValueError(_("Dit gebied heeft geen eigenschappen, zoals een naam."))  # noqa: TRY004  a problem of content
    properties = {str(key).casefold(): value for key, value in feature["properties"].items()}
    code = _text(properties, CODE_NAMES).upper()
    name = PART_NUMBER.sub("", _text(properties, NAME_NAMES)) or code
    if not name:
        raise ValueError(_("Dit gebied heeft geen naam en geen code."))
    if len(name) > LONGEST_NAME:
        raise ValueError(_("De naam van dit gebied is langer dan 120 tekens."))
    code = code or _made_code(code_prefix, name)
    if not OWN_CODE.fullmatch(code):
        raise ValueError(_("De code “%(code)s” mag alleen letters, cijfers en streepjes hebben.") % {"code": code[:20]})
    own_kind = KINDS[code[:2]] if CBS_CODE.fullmatch(code) else kind
    if not own_kind:
        raise ValueError(_("Zeg erbij of dit een gemeente, een wijk of een buurt is."))
    return Area(
        code,
        name,
        own_kind,
        _outline(feature.get("geometry")),
        _text(properties, PROVINCE_NAMES)[:40],
        _inside(properties, code),
    )


def _inside(properties: Mapping[str, Any], code: str) -> tuple[str, ...]:
    """The codes of what is around an area, smallest first: as the file says, and as a code of CBS says itself."""
    said = {_text(properties, names).upper() for names in (DISTRICT_NAMES, MUNICIPALITY_NAMES)}
    if CBS_CODE.fullmatch(code) and not code.startswith("GM"):
        said |= {f"GM{code[2:6]}"} | ({f"WK{code[2:8]}"} if code.startswith("BU") else set())
    around = (other for other in said if CBS_CODE.fullmatch(other) and other != code)
    return tuple(sorted(around, reverse=True))


def _made_code(prefix: str, name: str) -> str:
    """A code for an area that has none: what the importer gave, and letters of the name."""
    if not prefix:
        raise ValueError(_("Dit gebied heeft geen code. Geef een begin voor de codes, zoals 0363."))
    letters = re.sub(r"[^A-Z0-9]", "", unicodedata.normalize("NFKD", name).upper())
    return f"{prefix.upper()}-{letters}"[:12]


def _text(properties: Mapping[str, Any], names: Iterable[str]) -> str:
    for name in names:
        value = properties.get(name)
        if isinstance(value, (str, int)) and not isinstance(value, bool) and str(value).strip():
            return " ".join(str(value).split())
    return ""


def _name_of(feature: Any) -> str:
    properties = feature.get("properties") if isinstance(feature, dict) else None
    if not isinstance(properties, dict):
        return ""
    lowered = {str(key).casefold(): value for key, value in properties.items()}
    return (_text(lowered, NAME_NAMES) or _text(lowered, CODE_NAMES))[:LONGEST_NAME]


def _outline(geometry: Any) -> BaseGeometry:
    if not isinstance(geometry, dict) or geometry.get("type") not in ("Polygon", "MultiPolygon"):
        raise ValueError(_("Dit gebied heeft geen vlak (Polygon of MultiPolygon)."))
    try:
        outline = _whole(shape(geometry))
    except (GEOSException, ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError) as problem:
        raise ValueError(_("De lijn om dit gebied is niet te lezen.")) from problem
    if outline.is_empty:
        raise ValueError(_("De lijn om dit gebied sluit geen vlak in."))
    if shapely.get_num_coordinates(outline) > MOST_POINTS:
        raise ValueError(_("De lijn om dit gebied heeft te veel punten. Maak hem eerst eenvoudiger."))
    west, south, east, north = outline.bounds
    if not all(map(math.isfinite, outline.bounds)) or west < WEST or south < SOUTH or east > EAST or north > NORTH:
        raise ValueError(_("Dit gebied ligt niet in Nederland. Gebruik lengte en breedte in graden (WGS 84)."))
    return outline


def _whole(outline: BaseGeometry) -> BaseGeometry:
    """The outline as one valid Polygon or MultiPolygon: crossings mended, stray lines and points left out."""
    flat = shapely.force_2d(outline)
    valid = flat if flat.is_valid else shapely.make_valid(flat)
    faces = [part for part in shapely.get_parts(valid) if part.geom_type in ("Polygon", "MultiPolygon")]
    if valid.geom_type in ("Polygon", "MultiPolygon"):
        return valid
    return shapely.union_all(faces) if faces else shapely.Polygon()
