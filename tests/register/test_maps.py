"""The map: which marks there are, what they say, where its links lead, and that it stays small."""

import gzip
import re

import pytest
from django.core.cache import cache
from django.db import connection
from django.http import QueryDict
from django.template.loader import render_to_string
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from tests import factories
from tussenruimte.register import cartography, maps, places, spots
from tussenruimte.register.cartography import COUNTRY, DEEPEST, HEIGHT, WIDTH, Box, Projection, box_around, box_from
from tussenruimte.register.land import land
from tussenruimte.register.models import Initiative


@pytest.fixture(autouse=True)
def nothing_kept() -> None:
    """Forgets counts that another test kept."""
    cache.clear()


@pytest.fixture
def country(db: None) -> None:
    """All municipalities, and three initiatives: two in Haarlem, one in Utrecht; a fourth shows no place."""
    places.import_shipped_places()
    for name, lat, lon in [("Tuin", 52.381, 4.637), ("Keuken", 52.383, 4.641), ("Zonnedak", 52.09, 5.12)]:
        factories.initiative(name, slug=name.lower(), shown_lat=lat, shown_lon=lon)
    factories.initiative("Stil huis", slug="stil-huis")


def listed() -> "maps.QuerySet[Initiative]":
    """Everything everyone sees, newest first."""
    return Initiative.objects.filter(state="listed").order_by("-listed_on", "-pk")


def the_map(address: str = "") -> maps.MapView:
    """The map at an address."""
    return maps.map_context(listed(), QueryDict(address))["map"]


def test_initiatives_near_each_other_are_one_mark_with_a_number(country):
    marks = {mark.place: mark for mark in the_map().marks}

    assert {name: mark.number for name, mark in marks.items()} == {"Haarlem": 2, "Utrecht": 1}
    assert (marks["Haarlem"].shown, marks["Haarlem"].label) == ("2", "2 initiatieven bij Haarlem")
    assert marks["Haarlem"].url.startswith("/initiatieven/?weergave=kaart&kader=")
    assert (marks["Utrecht"].shown, marks["Utrecht"].label) == ("", "Zonnedak bij Utrecht")
    assert marks["Utrecht"].url == "/initiatieven/zonnedak/"


def test_following_a_mark_with_a_number_comes_nearer_until_they_stand_apart(country):
    map_now = the_map()
    for _step in range(DEEPEST + 1):
        number = [mark for mark in map_now.marks if mark.shown]
        if not number:
            break
        map_now = the_map(number[0].url.partition("?")[2].partition("#")[0])

    assert {mark.label for mark in map_now.marks} == {"Tuin bij Haarlem", "Keuken bij Haarlem"}


def test_the_list_beside_the_map_holds_the_same(country):
    here = the_map(f"kader={box_around(52.38, 4.64, 3)}")

    assert here.number == 2
    assert {one.name for one in here.listed} == {"Tuin", "Keuken"}
    assert the_map().without_place == 1
    assert here.without_place == 0


def test_filters_stay_in_every_address(country):
    controls = the_map("thema=natuur&thema=voedsel&q=tuin&pagina=3&kader=4,52,5,53").controls

    assert {control.id for control in controls} == {"in", "out", "north", "east", "south", "west", "all"}
    for control in controls:
        assert control.url.startswith("/initiatieven/?thema=natuur&thema=voedsel&q=tuin&weergave=kaart&kader=")


def test_a_control_that_would_change_nothing_is_no_link(country):
    assert [control.id for control in the_map().controls if control.url] == ["in"]


def test_nothing_found_says_so(country):
    html = render_to_string("register/map.html", maps.map_context(Initiative.objects.none(), {}))

    assert "Hier is niets bekend" in html


@pytest.mark.parametrize("address", ["", "kader=4.2,52,5.2,52.7", "kader=4.85,52.34,4.95,52.4"])
def test_a_map_is_small_at_every_zoom(country, address):
    for number in range(60):
        place = (51.5 + number % 8 / 4, 4 + number // 8 / 3)
        factories.initiative(f"Initiatief {number}", shown_lat=place[0], shown_lon=place[1])

    html = render_to_string("register/map.html", maps.map_context(listed(), QueryDict(address)))

    assert len(html.encode()) <= 60 * 1024
    assert len(gzip.compress(html.encode(), 6)) <= 20 * 1024
    assert "<script>" not in html
    assert " style=" not in html


@pytest.mark.parametrize("count", [1, 300])
def test_a_map_asks_the_same_number_of_questions(country, count):
    for number in range(count):
        factories.initiative(f"Meer {number}", shown_lat=51 + number / 150, shown_lon=5 + number / 300)
    the_map()

    with CaptureQueriesContext(connection) as asked:
        the_map()

    assert len(asked) == 5


def test_many_points_are_counted_once_a_minute(country, monkeypatch):
    monkeypatch.setattr(spots, "MANY", 2)
    before = the_map().number

    factories.initiative("Nieuw", shown_lat=52.4, shown_lon=5.0)

    assert the_map().number == before
    assert the_map("kader=4,52,5.5,53").number == before + 1


def test_municipalities_are_named_when_they_are_large_and_districts_drawn_when_near(country):
    assert land(COUNTRY, places.outlines("municipality")).labels == ()
    assert land(COUNTRY, places.outlines("municipality")).districts == ""
    near = land(box_around(52.37, 4.9, 5), places.outlines("municipality"))
    assert "Amsterdam" in {name for _x, _y, name in near.labels}
    assert near.districts.startswith("M")


# --- boxes and paths -------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "text", ["", "x", "1,2,3", "5,52,4,53", "nan,1,2,3", "inf,1,2,3", "1e999,0,2,3", "0,0,0,0", "4,52,5,53,6"]
)
def test_an_odd_box_is_the_country(text):
    assert box_from(text) == COUNTRY


def test_a_box_is_seen_whole():
    asked = box_from("4.8,52.3,5.0,52.4")

    assert (asked.west <= 4.8, asked.south <= 52.3) == (True, True)
    assert (asked.east >= 5.0, asked.north >= 52.4) == (True, True)


@given(st.floats(50, 54), st.floats(3, 8), st.integers(-2, 12))
def test_a_box_survives_its_own_address(lat, lon, zoom):
    box = box_around(lat, lon, zoom)

    again = box_from(str(box))

    assert again.zoom == box.zoom == min(DEEPEST, max(0, zoom))
    assert abs(again.west - box.west) < 0.001
    assert COUNTRY.west - 1e-9 <= again.west
    assert again.east <= COUNTRY.east + 1e-9


@given(st.floats(-400, 400), st.floats(-400, 400), st.floats(-400, 400), st.floats(-400, 400))
def test_any_four_numbers_give_a_box_in_the_country(west, south, east, north):
    box = box_from(f"{west},{south},{east},{north}")

    assert COUNTRY.west - 1e-9 <= box.west < box.east <= COUNTRY.east + 1e-9
    assert 0 <= box.zoom <= DEEPEST


def test_the_corners_of_a_box_are_the_corners_of_the_picture():
    projection = Projection(COUNTRY)

    assert (projection.x(COUNTRY.west), projection.y(COUNTRY.north)) == (0, 0)
    assert (projection.x(COUNTRY.east), projection.y(COUNTRY.south)) == (WIDTH, HEIGHT)


def test_a_path_says_each_point_from_the_one_before():
    outline = cartography.shapely.Polygon([(4, 52), (5, 52), (5, 53), (4, 53)])

    path = Projection(Box(4, 52, 5, 53)).path(outline)

    assert re.fullmatch(r"M0 \d+l\d+ 0 0-\d+-\d+ 0z", path)
