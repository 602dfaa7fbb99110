"""The read API as a program meets it."""

import contextlib
import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests import factories
from tussenruimte.opendata.queries import WrongBoxError, box_of
from tussenruimte.register.models import Initiative, NeedKind, Side

pytestmark = pytest.mark.django_db


@pytest.fixture
def garden() -> Initiative:
    """An initiative in Haarlem with a shown point, a theme and a need."""
    place = factories.place()
    garden = factories.initiative(
        "Buurttuin De Hoek",
        slug="buurttuin-de-hoek",
        municipality=place,
        place=place,
        phase="opstart",
        lat=52.381,
        lon=4.637,
        shown_lat=52.38,
        shown_lon=4.64,
        contact_route="Elke woensdag in de tuin",
        sources=[{"work": "seed-003", "section": "2.2"}],
    )
    factories.reading(garden, "werkvelden", "voedsel", Side.SOURCE)
    factories.reading(garden, "drempels", "professionalisering", state="bezig")
    factories.need(garden, "Een schuur", NeedKind.SPACE)
    return garden


def get(client, address, **query):
    answer = client.get(f"/api/v1/{address}", query)
    return answer, json.loads(answer.content)


def test_a_listed_initiative_is_told_with_what_is_public(client, garden):
    answer, body = get(client, "initiatives/buurttuin-de-hoek")

    assert answer.status_code == 200
    assert body["name"] == "Buurttuin De Hoek"
    assert body["municipality"] == {"code": "GM0392", "name": "Haarlem", "kind": "municipality"}
    assert body["point"] == [4.64, 52.38]
    assert [reading["item"] for reading in body["readings"]] == ["professionalisering", "voedsel"]
    assert [need["title"] for need in body["needs"]] == ["Een schuur"]
    assert body["sources"][0]["work"] == "seed-003"
    assert body["sources"][0]["title"] != ""


def test_the_exact_point_is_never_told(client, garden):
    for address in ("initiatives", "initiatives/buurttuin-de-hoek", "initiatives?format=geojson"):
        text = client.get(f"/api/v1/{address}").content.decode()
        assert "52.381" not in text
        assert "4.637" not in text


def test_a_hidden_point_has_no_geometry(client):
    factories.initiative("Stille kring", slug="stille-kring", point_shown="hidden", lat=52.1, lon=5.1)

    _, body = get(client, "initiatives", format="geojson")

    assert body["features"][0]["geometry"] is None
    assert "52.1" not in json.dumps(body)


@pytest.mark.parametrize("state", [Initiative.State.DRAFT, Initiative.State.HIDDEN])
def test_what_is_not_listed_does_not_exist_here(client, state):
    factories.initiative("Nog geheim", slug="nog-geheim", state=state)

    assert get(client, "initiatives/nog-geheim")[0].status_code == 404
    assert get(client, "initiatives")[1]["total"] == 0


def test_no_person_is_told(client, garden):
    owner = factories.member(garden, factories.person("Lotte Lid", email="lotte@voorbeeld.example"))
    factories.reading(garden, "fasen", "opstart", Side.INITIATIVE, person=owner)

    text = client.get("/api/v1/initiatives/buurttuin-de-hoek").content.decode()

    assert "lotte" not in text.lower()
    assert "@" not in text


def test_a_withdrawn_reading_is_gone(client, garden, day):
    factories.reading(garden, "bloedgroepen", "collectief", withdrawn_on=day)

    assert "collectief" not in [one["item"] for one in get(client, "initiatives/buurttuin-de-hoek")[1]["readings"]]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({}, ["Buurttuin De Hoek", "Zorgkring"]),
        ({"municipality": "GM0392"}, ["Buurttuin De Hoek"]),
        ({"theme": "voedsel"}, ["Buurttuin De Hoek"]),
        ({"phase": "opstart"}, ["Buurttuin De Hoek"]),
        ({"need": "space"}, ["Buurttuin De Hoek"]),
        ({"reading": "drempels/professionalisering"}, ["Buurttuin De Hoek"]),
        ({"reading": "drempels/schaalvergroting"}, []),
        ({"bbox": "4,52,5,53"}, ["Buurttuin De Hoek"]),
        ({"bbox": "5,52,6,53"}, []),
        ({"theme": "voedsel", "phase": "rijping"}, []),
    ],
)
def test_a_list_can_be_asked_for_less(client, garden, query, found):
    factories.initiative("Zorgkring")

    assert sorted(one["name"] for one in get(client, "initiatives", **query)[1]["results"]) == found


def test_a_list_comes_in_pages_that_know_their_neighbours(client):
    for number in range(5):
        factories.initiative(f"Initiatief {number}")

    _, first = get(client, "initiatives", pageSize=2)
    _, last = get(client, "initiatives", pageSize=2, page=3)

    assert (first["total"], len(first["results"]), first["_links"]["prev"]) == (5, 2, None)
    assert first["_links"]["next"]["href"] == "/api/v1/initiatives?pageSize=2&page=2"
    assert (len(last["results"]), last["_links"]["next"]) == (1, None)


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize("address", ["initiatives", "initiatives?format=geojson"])
def test_a_list_asks_the_same_number_of_questions(client, count, address, django_assert_num_queries):
    for number in range(count):
        one = factories.initiative(f"Initiatief {number}")
        factories.reading(one, "werkvelden", "energie")

    with django_assert_num_queries(4):
        client.get(f"/api/v1/{address}")


def test_geojson_has_longitude_before_latitude(client, garden):
    answer = client.get("/api/v1/initiatives", headers={"accept": "application/geo+json"})
    body = json.loads(answer.content)

    assert answer["Content-Type"] == "application/geo+json"
    assert body["features"][0]["geometry"] == {"type": "Point", "coordinates": [4.64, 52.38]}
    assert (body["numberMatched"], body["numberReturned"]) == (1, 1)


def test_frameworks_are_listed_and_told_whole(client):
    _, listing = get(client, "frameworks", pageSize=200)
    _, lens = get(client, "frameworks/drempels")

    assert "drempels" in [one["id"] for one in listing["results"]]
    assert listing["total"] == len(listing["results"])
    assert lens["items"][0]["id"] == "eerste-volgers"
    assert lens["source"]["work"] == "seed-003"


def test_frameworks_of_one_kind(client):
    _, lenses = get(client, "frameworks", kind="lens", pageSize=200)

    assert {one["kind"] for one in lenses["results"]} == {"lens"}


def test_places_count_what_lies_in_them(client, garden):
    district = factories.place("Centrum", "WK039201", kind="district", inside=garden.municipality)
    factories.initiative("Wijkhuis", municipality=garden.municipality, place=district)

    _, body = get(client, "places")

    assert {one["code"]: one["initiatives"] for one in body["results"]} == {"GM0392": 2, "WK039201": 1}


def test_a_place_comes_with_its_outline(client):
    outline = {"type": "Polygon", "coordinates": [[[4, 52], [5, 52], [5, 53], [4, 52]]]}
    factories.place(outline=outline, west=4, south=52, east=5, north=53)

    _, body = get(client, "places/GM0392")

    assert body["outline"] == outline
    assert body["bbox"] == [4, 52, 5, 53]


@pytest.mark.parametrize(
    "address",
    [
        "initiatives?page=0",
        "initiatives?pageSize=9999",
        "initiatives?municipality=Haarlem",
        "initiatives?bbox=1,2,3",
        "initiatives?bbox=a,b,c,d",
        "initiatives?bbox=6,52,5,53",
        "initiatives?bbox=nan,52,5,53",
        "initiatives?reading=drempels",
        "initiatives?format=xml",
        "places?kind=planet",
    ],
)
def test_a_wrong_question_gets_problem_details(client, address):
    answer = client.get(f"/api/v1/{address}")
    body = json.loads(answer.content)

    assert answer.status_code == 400
    assert answer["Content-Type"] == "application/problem+json"
    assert body["status"] == 400
    assert body["invalid"][0]["name"] in address
    assert body["title"]
    assert body["detail"]


@pytest.mark.parametrize("address", ["initiatives/niets", "frameworks/niets", "places/GM9999", "niets", ""])
def test_what_is_not_there_gets_problem_details(client, address):
    answer = client.get(f"/api/v1/{address}")

    assert answer.status_code == 404
    assert answer["Content-Type"] == "application/problem+json"
    assert json.loads(answer.content)["status"] == 404


def test_writing_is_refused(client):
    answer = client.post("/api/v1/initiatives", {})

    assert answer.status_code == 405
    assert answer["Content-Type"] == "application/problem+json"
    assert answer["Allow"] == "GET"


@pytest.mark.parametrize("address", ["initiatives", "initiatives/niets", "initiatives?page=0", "niets", "openapi.json"])
def test_every_answer_carries_the_version_and_the_safety_headers(client, address):
    answer = client.get(f"/api/v1/{address}")

    assert answer["API-Version"] == "1.0.0"
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["X-Frame-Options"] == "DENY"
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert answer["Referrer-Policy"] == "same-origin"


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.dictionaries(st.sampled_from(["q", "bbox", "theme", "page", "municipality", "reading"]), st.text(max_size=60))
)
def test_no_question_breaks_it(client, query):
    assert client.get("/api/v1/initiatives", query).status_code in (200, 400)


@given(st.lists(st.floats(-90, 90), min_size=4, max_size=4))
def test_a_box_is_read_as_it_is_written(numbers):
    west, east = sorted(numbers[:2])
    south, north = sorted(numbers[2:])

    assert box_of(f"{west},{south},{east},{north}") == (west, south, east, north)


@given(st.text(alphabet="0123456789,.-ae ", max_size=30))
def test_a_box_is_four_numbers_or_refused(text):
    with contextlib.suppress(WrongBoxError):
        assert len(box_of(text)) == 4
