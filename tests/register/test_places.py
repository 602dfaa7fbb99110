"""Reading boundaries in: real files, odd files and hostile files; and where a point lies."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import factories
from tussenruimte.accounts.models import Role
from tussenruimte.core.refusals import NotAllowed
from tussenruimte.journal.models import Entry
from tussenruimte.register import boundaries, places
from tussenruimte.register.boundaries import FileRefused, read_boundaries
from tussenruimte.register.models import Place

ABOUT = {"year": 2024, "source": "proefbestand"}


def square(west: float, south: float, size: float = 0.1) -> dict[str, Any]:
    """A square to lie inside or around another."""
    east, north = west + size, south + size
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {"type": "Polygon", "coordinates": [ring]}


def file_of(*features: tuple[dict[str, Any], Any]) -> bytes:
    """A GeoJSON file of (properties, geometry)."""
    listed = [{"type": "Feature", "properties": p, "geometry": g} for p, g in features]
    return json.dumps({"type": "FeatureCollection", "features": listed}).encode()


MUNICIPALITY = ({"code": "GM0392", "name": "Haarlem", "province": "Noord-Holland"}, square(4.6, 52.3))


@pytest.mark.django_db
def test_a_preview_saves_nothing():
    plan = places.preview_places(file_of(MUNICIPALITY), **ABOUT)

    assert [place.code for place in plan.new] == ["GM0392"]
    assert not Place.objects.exists()


@pytest.mark.django_db
def test_importing_writes_places_with_box_middle_source_and_one_entry():
    plan = places.import_places(file_of(MUNICIPALITY), by=None, **ABOUT)

    place = Place.objects.get()
    assert (plan.total, place.name, place.kind, place.province) == (1, "Haarlem", "municipality", "Noord-Holland")
    assert (place.west, place.south, place.east, place.north) == (4.6, 52.3, 4.7, 52.4)
    assert (place.lat, place.lon, place.year, place.source) == (52.35, 4.65, 2024, "proefbestand")
    entry = Entry.objects.get()
    assert (entry.what, entry.details["new"]) == ("places.imported", 1)


@pytest.mark.django_db
def test_importing_twice_changes_nothing_the_second_time():
    places.import_places(file_of(MUNICIPALITY), by=None, **ABOUT)

    plan = places.import_places(file_of(MUNICIPALITY), by=None, **ABOUT)

    assert (plan.new, plan.changed, plan.unchanged) == ((), (), 1)
    assert Entry.objects.count() == 1


@pytest.mark.django_db
def test_a_changed_border_is_a_change_and_nothing_is_removed():
    places.import_places(file_of(MUNICIPALITY, ({"code": "GM0001", "name": "Elders"}, square(5, 52))), by=None, **ABOUT)

    plan = places.import_places(file_of((MUNICIPALITY[0], square(4.6, 52.3, 0.2))), by=None, **ABOUT)

    assert [place.code for place in plan.changed] == ["GM0392"]
    assert Place.objects.get(code="GM0392").east == 4.8
    assert Place.objects.filter(code="GM0001").exists()


@pytest.mark.django_db
def test_parts_find_what_they_lie_in_by_code_by_property_and_by_place():
    content = file_of(
        ({"code": "BU03920101", "name": "Stationsbuurt"}, square(4.61, 52.31, 0.01)),
        ({"code": "WK039201", "name": "Oude Stad"}, square(4.6, 52.3, 0.05)),
        ({"code": "BU0392AA01", "name": "Hoek", "municipality": "GM0392"}, square(4.68, 52.38, 0.01)),
        ({"naam": "Eigen wijk (1)"}, square(4.66, 52.36, 0.01)),
        ({"naam": "Eigen wijk (2)"}, square(4.67, 52.37, 0.01)),
        MUNICIPALITY,
    )

    plan = places.import_places(content, by=None, kind="district", code_prefix="0392", **ABOUT)

    inside = dict(Place.objects.values_list("code", "inside_id"))
    assert inside == {
        "GM0392": None,
        "WK039201": "GM0392",
        "BU03920101": "WK039201",
        "BU0392AA01": "GM0392",
        "0392-EIGENWI": "GM0392",
    }
    assert plan.problems == ()
    assert Place.objects.get(code="0392-EIGENWI").outline["type"] == "MultiPolygon"
    assert set(Place.objects.values_list("province", flat=True)) == {"Noord-Holland"}


@pytest.mark.django_db
def test_only_editors_import():
    with pytest.raises(NotAllowed):
        places.import_places(file_of(MUNICIPALITY), by=factories.person("Sam", Role.OFFICIAL), **ABOUT)

    assert places.import_places(file_of(MUNICIPALITY), by=factories.person("Eva", Role.EDITOR), **ABOUT).total == 1


@pytest.mark.parametrize(
    ("properties", "geometry", "words"),
    [
        ({}, square(5, 52), "geen naam en geen code"),
        (None, square(5, 52), "geen eigenschappen"),
        ({"code": "GM0001'; --", "name": "x"}, square(5, 52), "mag alleen letters"),
        ({"code": "GM0001", "name": "x" * 121}, square(5, 52), "langer dan 120"),
        ({"name": "Zonder code"}, square(5, 52), "geen code"),
        ({"code": "EIGEN1", "name": "Zonder soort"}, square(5, 52), "gemeente, een wijk of een buurt"),
        ({"code": "GM0001"}, None, "geen vlak"),
        ({"code": "GM0001"}, {"type": "Point", "coordinates": [5, 52]}, "geen vlak"),
        ({"code": "GM0001"}, {"type": "Polygon", "coordinates": "kwaad"}, "niet te lezen"),
        ({"code": "GM0001"}, {"type": "Polygon", "coordinates": [[[5, 52], [5, 52.1]]]}, "niet te lezen"),
        ({"code": "GM0001"}, {"type": "Polygon", "coordinates": []}, "sluit geen vlak in"),
        ({"code": "GM0001"}, square(121_000, 487_000), "niet in Nederland"),
        ({"code": "GM0001"}, square(52, 5), "niet in Nederland"),
    ],
)
def test_a_feature_that_cannot_be_read_is_a_problem_and_the_rest_goes_on(properties, geometry, words):
    read = read_boundaries(file_of((properties, geometry), MUNICIPALITY))

    assert [area.code for area in read.areas] == ["GM0392"]
    assert read.problems[0].number == 1
    assert words in read.problems[0].message


def test_two_names_for_one_code_is_a_problem():
    read = read_boundaries(file_of(MUNICIPALITY, ({"code": "GM0392", "name": "Heemstede"}, square(5, 52))))

    assert "Haarlem" in read.problems[0].message


def test_a_line_that_crosses_itself_is_mended():
    bow = {"type": "Polygon", "coordinates": [[[5, 52], [5.1, 52.1], [5.1, 52], [5, 52.1], [5, 52]]]}

    read = read_boundaries(file_of(({"code": "GM0001", "name": "Strik"}, bow)))

    assert read.areas[0].outline.is_valid
    assert read.areas[0].outline.geom_type == "MultiPolygon"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "geen GeoJSON"),
        (b"\xff\xfe\x00", "geen GeoJSON"),
        (b"PK\x03\x04 not a map", "geen GeoJSON"),
        (b"[" * 200_000, "geen GeoJSON"),
        (b'{"features": [NaN]}', "geen GeoJSON"),
        (b"[]", "FeatureCollection"),
        (b'{"features": "veel"}', "FeatureCollection"),
        (b'{"features": []}', "leeg"),
        (b'{"features": [' + b"0," * 20_000 + b"0]}", "te veel gebieden"),
    ],
)
def test_a_file_that_is_no_map_is_refused_with_a_sentence(content, words):
    with pytest.raises(FileRefused) as refusal:
        read_boundaries(content)

    assert words in str(refusal.value)


def test_a_file_that_is_too_large_is_refused_unread(monkeypatch):
    monkeypatch.setattr(boundaries, "LARGEST_FILE", 10)

    with pytest.raises(FileRefused, match="te groot"):
        read_boundaries(file_of(MUNICIPALITY))


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)


@given(ANYTHING, ANYTHING, ANYTHING)
def test_no_content_whatever_breaks_the_reader(properties, coordinates, feature):
    odd = {"type": "Feature", "properties": properties, "geometry": {"type": "Polygon", "coordinates": coordinates}}
    named = {**odd, "properties": {"code": "GM0001", "name": "Gek"}}
    content = json.dumps({"features": [feature, odd, named]}).encode()

    try:
        read = read_boundaries(content)
    except FileRefused:
        return

    assert len(read.areas) + len(read.problems) == 3


@pytest.mark.django_db
def test_a_point_lies_in_the_smallest_place_around_it():
    places.import_places(
        file_of(MUNICIPALITY, ({"code": "WK039201", "name": "Oude Stad"}, square(4.6, 52.3, 0.05))), by=None, **ABOUT
    )

    assert [getattr(places.locate(*point), "code", None) for point in [(52.31, 4.61), (52.39, 4.69), (52.5, 4.6)]] == [
        "WK039201",
        "GM0392",
        None,
    ]


@pytest.mark.django_db
def test_a_changed_border_counts_at_once():
    places.import_places(file_of(MUNICIPALITY), by=None, **ABOUT)
    assert places.locate(52.45, 4.65) is None

    places.import_places(file_of((MUNICIPALITY[0], square(4.6, 52.3, 0.2))), by=None, **ABOUT)

    assert getattr(places.locate(52.45, 4.65), "code", "") == "GM0392"


@pytest.mark.django_db
def test_the_boundaries_we_ship_cover_the_country():
    assert places.import_shipped_places() == 345 + 141

    assert places.import_shipped_places() == 0
    assert Place.objects.filter(kind="municipality").count() == 345
    assert Place.objects.filter(province="").count() == 0
    assert Place.objects.filter(kind="district", inside=None).count() == 0
    found = {name: places.locate(lat, lon) for name, (lat, lon) in SOME_POINTS.items()}
    assert {name: place.name for name, place in found.items() if place} == {name: name for name in SOME_POINTS}


SOME_POINTS = {
    "Nieuwmarkt/Lastage": (52.3722, 4.9004),
    "Utrecht": (52.0907, 5.1214),
    "Delfshaven": (51.9106, 4.4450),
    "Maastricht": (50.8514, 5.6910),
    "Terschelling": (53.4000, 5.3200),
}


def test_the_boundaries_we_ship_are_small_and_say_whose_they_are():
    for path in places.SHIPPED.glob("*.json"):
        collection = json.loads(path.read_text(encoding="utf-8"))

        assert path.stat().st_size <= 250 * 1024
        assert "CBS" in collection["source"]
        assert collection["licence"] == "CC BY 4.0"
