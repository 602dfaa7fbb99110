"""The pages of a neighbourhood: the happy path, the refusal, the form that is not right, and steady queries."""

import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import Workbook

from tests import factories
from tests.areas.conftest import skill, thing
from tests.conftest import DAY
from tussenruimte.accounts.models import Person
from tussenruimte.areas import actions
from tussenruimte.areas.models import AreaFigure, AreaStep, Asset, AssetCount, AssetRelation, FiguresFile
from tussenruimte.core import days
from tussenruimte.register.models import NeedKind, Place

pytestmark = pytest.mark.django_db
HOME = "/buurten/wk039211/"
ANSWERS = {"offers": "Fietsen maken", "shown": "public", "kinds": ["material"]}


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(
    ("path", "number_of_queries"),
    [
        ("", 14),
        ("?soort=plekken&hulp=space&q=zaal", 14),
        ("cijfers/", 9),
        ("vergelijken/?met=gm0392", 20),
        ("kaartje/", 1),
    ],
)
def test_a_page_asks_the_same_number_of_questions(
    count: int,
    path: str,
    number_of_queries: int,
    client: Client,
    district: Place,
    haarlem: Place,
    django_assert_num_queries: Any,
) -> None:
    for number in range(count):
        asset = thing(district, f"Zaal {number}", kinds=["space"])
        tied(asset, skill(district, f"Koken {number}"))
        skill(district, f"Alleen {number}")
        factories.initiative(f"Tuin {number}", place=district, municipality=haarlem, started_year=2020 + number)
        AreaFigure.objects.create(
            place=district, indicator="inwoners", value=1000, unit="inwoners", year=2020 + number, source="CBS"
        )
        AssetCount.objects.create(place=district, on=DAY.replace(day=1 + number), source="rondgang", initiatives=3)

    with django_assert_num_queries(number_of_queries):
        answer = client.get(HOME + path)

    assert answer.status_code == 200


def tied(one: Asset, other: Asset) -> AssetRelation:
    return AssetRelation.objects.create(one=one, other=other, kind="knows", said_on=DAY)


def test_choosing_a_place_by_name_or_code(client: Client, district: Place) -> None:
    assert HOME in client.get("/buurten/", {"q": "slachthuis"}).content.decode()
    assert HOME in client.get("/buurten/", {"q": "wk039211"}).content.decode()
    assert "Wijk in Haarlem" in client.get("/buurten/", {"q": "slachthuis"}).content.decode()
    assert "Geen plaats gevonden" in client.get("/buurten/", {"q": "nergens\x00"}).content.decode()
    assert client.get("/buurten/gm9999/").status_code == 404


def test_the_place_shows_what_everyone_may_see(client: Client, district: Place) -> None:
    skill(district)
    skill(district, "Geheim koken", shown=Asset.Shown.INVOLVED)
    thing(district)

    page = client.get(HOME).content.decode()

    assert "Fietsen maken" in page
    assert "minder dan 5" in page
    assert all(word not in page for word in ("Gerda", "06 12345678", "Geheim koken"))


def test_who_works_there_sees_all_of_it_but_no_contact(
    client: Client, district: Place, official: Person, demo: None
) -> None:
    hidden = skill(district, "Geheim koken", shown=Asset.Shown.INVOLVED)
    client.force_login(official)

    page = client.get(HOME).content.decode()
    own = client.get(f"{HOME}krachten/{hidden.pk}/").content.decode()

    assert "Geheim koken" in page
    assert "minder dan 5" not in page
    assert "Gerda" not in own
    assert "06 12345678" not in own


def test_a_municipality_shows_what_lies_in_its_parts(client: Client, district: Place) -> None:
    thing(district)

    page = client.get("/buurten/gm0392/").content.decode()

    assert "Buurthuis De Sluis" in page
    assert HOME in page


def test_filters_and_search(client: Client, district: Place) -> None:
    thing(district, kinds=["space"])
    skill(district)

    def found(**query: str) -> tuple[bool, bool]:
        page = client.get(HOME, query).content.decode().split("banden")[0]
        return "Buurthuis" in page, "Fietsen" in page

    assert found(soort="plekken") == (True, False)
    assert found(hulp="space") == (True, False)
    assert found(q="FIETS") == (False, True)
    assert found(q="Gerda") == (False, False)
    assert found(q="\x00") == (True, True)
    assert found(soort="bestaat-niet", hulp="ook niet") == (True, True)


@pytest.mark.parametrize("path", ["krachten/{}/", "krachten/{}/aanpassen/", "krachten/{}/weghalen/"])
def test_what_is_not_for_you_is_not_there(path: str, client: Client, district: Place, stranger: Person) -> None:
    hidden = skill(district, shown=Asset.Shown.INVOLVED)
    client.force_login(stranger)

    assert client.get(HOME + path.format(hidden.pk)).status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        *("krachten/{}/aanpassen/", "krachten/{}/weghalen/", "toevoegen/voor-een-ander/", "verbinden/"),
        *("tellen/", "stappen/stap-1/"),
    ],
)
def test_what_you_may_not_do_is_refused(path: str, client: Client, district: Place, stranger: Person) -> None:
    client.force_login(stranger)

    assert client.get(HOME + path.format(thing(district).pk)).status_code == 403


@pytest.mark.parametrize("path", ["toevoegen/", "toevoegen/plekken/", "verbinden/", "tellen/", "verbinden/nieuw/"])
def test_a_visitor_is_asked_to_sign_in(path: str, client: Client, district: Place) -> None:
    assert client.get(HOME + path)["Location"].startswith("/account/login/")


def test_a_resident_adds_their_own(client: Client, district: Place, resident: Person) -> None:
    client.force_login(resident)
    assert client.get(HOME + "toevoegen/").status_code == 200
    assert client.get(HOME + "toevoegen/luchtkastelen/").status_code == 404

    refused = client.post(HOME + "toevoegen/bewoners/", ANSWERS)
    added = client.post(HOME + "toevoegen/bewoners/", {**ANSWERS, "consent": "on"}, follow=True)

    assert refused.status_code == 422
    assert "Zonder uw toestemming bewaren wij niets." in refused.content.decode()
    assert "Het staat op de kaart." in added.content.decode()
    assert Asset.objects.get().person == resident


def test_a_broker_adds_for_someone_else(client: Client, district: Place, broker: Person, demo: None) -> None:
    client.force_login(broker)

    answers = {**ANSWERS, "consent": "on", "consent_way": "phone", "name": "Gerda Geheim"}
    page = client.post(HOME + "toevoegen/voor-een-ander/", answers, follow=True).content.decode()

    asset = Asset.objects.get()
    assert (asset.person, asset.consent_way, asset.name) == (None, "phone", "Gerda Geheim")
    assert "<h1" in page
    assert "aan de telefoon" in page


def test_adding_a_place_of_an_initiative(client: Client, district: Place, resident: Person, haarlem: Place) -> None:
    garden = factories.initiative("Buurttuin", place=district, municipality=haarlem)
    client.force_login(resident)

    client.post(HOME + "toevoegen/plekken/", {**ANSWERS, "name": "De kas", "party": garden.pk})

    assert (Asset.objects.get().name, Asset.objects.get().party_id) == ("De kas", garden.pk)


def test_the_second_editor_sees_what_is_there_and_keeps_their_text(
    client: Client, district: Place, broker: Person, demo: None
) -> None:
    asset = thing(district)
    client.force_login(broker)
    path = f"{HOME}krachten/{asset.pk}/aanpassen/"
    assert 'name="revision" value="1"' in client.get(path).content.decode()
    actions.edit_asset(asset=asset, changes={"offers": "Twee zalen"}, revision=1, by=broker)

    answers = {"name": asset.name, "offers": "Drie zalen", "shown": "public", "revision": 1}
    clashed = client.post(path, answers)
    knowingly = client.post(path, {**answers, "revision": 2})

    page = clashed.content.decode()
    assert clashed.status_code == 422
    assert all(words in page for words in ("Twee zalen", 'value="Drie zalen"', 'name="revision" value="2"'))
    assert knowingly.status_code == 302
    assert Asset.objects.get().offers == "Drie zalen"


def test_an_official_changes_a_place_without_its_contact(
    client: Client, district: Place, official: Person, demo: None
) -> None:
    asset = thing(district, contact="sleutel bij Jan")
    client.force_login(official)
    path = f"{HOME}krachten/{asset.pk}/aanpassen/"

    assert "sleutel bij Jan" not in client.get(path).content.decode()
    client.post(path, {"name": "Zaal", "offers": "Zaal", "shown": "public", "revision": 1, "contact": "leeg"})

    asset.refresh_from_db()
    assert (asset.name, asset.contact) == ("Zaal", "sleutel bij Jan")


def test_checking_and_taking_back(client: Client, district: Place, resident: Person) -> None:
    asset = skill(district, person=resident)
    client.force_login(resident)
    path = f"{HOME}krachten/{asset.pk}/"

    assert client.get(path + "klopt-nog/").status_code == 405
    assert client.post(path + "klopt-nog/").status_code == 302
    assert client.get(path + "weghalen/").status_code == 200
    assert "Er is niets van bewaard" in client.post(path + "weghalen/", follow=True).content.decode()
    assert not Asset.objects.exists()


@pytest.mark.parametrize("count", [1, 3])
def test_the_brokering_list_suggests_what_is_asked_near_by(
    count: int,
    client: Client,
    district: Place,
    broker: Person,
    demo: None,
    haarlem: Place,
    django_assert_num_queries: Any,
) -> None:
    for number in range(count):
        thing(district, f"Zaal {number}", kinds=["space"])
        garden = factories.initiative(f"Tuin {number}", place=district, municipality=haarlem)
        factories.need(garden, f"Een schuur {number}", NeedKind.SPACE)
        factories.need(garden, "Geld", NeedKind.MONEY)
    client.force_login(broker)

    with django_assert_num_queries(8):
        page = client.get(HOME + "verbinden/").content.decode().partition("<footer")[0]

    assert "Een schuur 0" in page
    assert "Geld" not in page


def test_tying_and_untying(client: Client, district: Place, broker: Person, demo: None) -> None:
    hall, cook = thing(district), skill(district)
    client.force_login(broker)
    path = HOME + "verbinden/nieuw/"
    assert f'<option value="{hall.pk}" selected' in client.get(path, {"kracht": hall.pk}).content.decode()

    same = client.post(path, {"one": hall.pk, "other": hall.pk, "kind": "knows", "strength": 2})
    tied = client.post(path, {"one": hall.pk, "other": cook.pk, "kind": "knows", "strength": 2}, follow=True)
    relation = AssetRelation.objects.get()
    client.post(f"{HOME}verbinden/{relation.pk}/losmaken/")

    assert "Kies twee verschillende krachten." in same.content.decode()
    assert "Fietsen maken" in tied.content.decode()
    assert not AssetRelation.objects.exists()


def test_a_step_with_evidence(client: Client, district: Place, official: Person, demo: None) -> None:
    client.force_login(official)
    path = HOME + "stappen/stap-1/"
    assert client.get(HOME + "stappen/stap-9/").status_code == 404

    bare = client.post(path, {"state": "done", "evidence": "", "revision": 0})
    client.post(path, {"state": "done", "evidence": "Een lijst van 40", "revision": 0})
    late = client.post(path, {"state": "doing", "evidence": "Anders", "revision": 0})

    assert "Schrijf op waaraan u ziet dat deze stap klaar is." in bare.content.decode()
    assert all(words in late.content.decode() for words in ("Een lijst van 40", "Anders", 'value="1"'))
    assert AreaStep.objects.get().state == "done"
    assert "Een lijst van 40" in client.get(HOME).content.decode()


def test_counting_begins_with_what_is_on_the_map(client: Client, district: Place, official: Person, demo: None) -> None:
    thing(district)
    AssetCount.objects.create(place=district, on=DAY.replace(year=2024), initiatives=3, source="nulmeting")
    client.force_login(official)
    assert 'name="plekken" value="1"' in client.get(HOME + "tellen/").content.decode()

    client.post(HOME + "tellen/", {"on": "1-11-2025", "source": "rondgang", "initiatives": 13, "plekken": ""})

    assert AssetCount.objects.get(source="rondgang").counts == {}
    assert "4,33 keer zoveel, 333 procent meer" in client.get(HOME).content.decode()


def test_the_example_of_the_source_is_shown(client: Client, district: Place) -> None:
    page = client.get(HOME).content.decode()

    assert "5,33 keer zoveel, 433 procent meer" in page
    assert "Lijmbeek" in page


# --- figures ---------------------------------------------------------------------------------------------------------
def figure(place: Place, indicator: str, value: int, year: int, unit: str = "inwoners") -> None:
    AreaFigure.objects.create(place=place, indicator=indicator, value=value, year=year, unit=unit, source=f"CBS {year}")


def test_figures_have_their_year_and_source_and_small_numbers_are_left_out(client: Client, district: Place) -> None:
    figure(district, "inwoners", 4321, 2022)
    figure(district, "aantal-0-14", 3, 2019)

    page = client.get(HOME + "cijfers/").content.decode()

    assert all(words in page for words in ("4.321", "2022: CBS 2022", "2019: CBS 2019", "minder dan 5", "onbekend"))


def test_two_places_side_by_side(client: Client, district: Place, haarlem: Place) -> None:
    figure(district, "inwoners", 4321, 2022)
    figure(haarlem, "inwoners", 160000, 2019)
    path = HOME + "vergelijken/"

    page = client.get(path, {"met": "GM0392"}).content.decode()
    found = client.get(path, {"q": "haar"}).content.decode()

    assert all(words in page for words in ("4.321 (2022)", "160.000 (2019)", "niet van hetzelfde jaar"))
    assert "?met=gm0392" in found
    assert "Geen plaats gevonden" in client.get(path, {"q": "zzz"}).content.decode()


def test_an_editor_reads_in_figures(client: Client, district: Place, editor: Person, demo: None) -> None:
    client.force_login(editor)
    path = "/buurten/cijfers-inlezen/"
    assert client.get(path).status_code == 200
    file = SimpleUploadedFile("../cijfers.csv", b"code;population\nWK039211;4321\nGM9999;1\n")

    chosen = client.post(path, {"file": file, "year": 2022, "source": "CBS"})
    preview = client.get(chosen["Location"]).content.decode()
    refused = client.post(chosen["Location"], {"rows": "all"})
    done = client.post(chosen["Location"], {"rows": "good"}, follow=True).content.decode()

    assert all(words in preview for words in ("kloppen 1 van de 2 rijen", "GM9999", "4.321", "Nieuw: 1."))
    assert "Niet alle rijen kloppen." in refused.content.decode()
    assert "1 cijfers zijn nieuw" in done
    assert AreaFigure.objects.get().value == 4321
    assert FiguresFile.objects.get().read == 1


def test_a_workbook_is_read_too(client: Client, district: Place, editor: Person, demo: None) -> None:
    book, written = Workbook(), io.BytesIO()
    assert book.active is not None
    book.active.append(["code", "inwoners"])
    book.active.append(["WK039211", 4321])
    book.save(written)
    client.force_login(editor)

    file = SimpleUploadedFile("cijfers.xlsx", written.getvalue())
    answer = client.post("/buurten/cijfers-inlezen/", {"file": file, "year": 2022, "source": "CBS"}, follow=True)

    assert "Nieuw: 1." in answer.content.decode()


@pytest.mark.parametrize(
    ("content", "year", "words"),
    [
        (b"naam;kleur\nx;y\n", 2022, "Er is geen kolom met de code"),
        (b"code;population\nWK039211;1\n", 2999, "Dit jaar moet nog komen."),
        (b"", 2022, "leeg"),
    ],
)
def test_a_file_that_is_not_right_is_explained(
    content: bytes, year: int, words: str, client: Client, district: Place, editor: Person, demo: None
) -> None:
    client.force_login(editor)

    file = SimpleUploadedFile("cijfers.csv", content)
    answer = client.post("/buurten/cijfers-inlezen/", {"file": file, "year": year, "source": "CBS"})

    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not FiguresFile.objects.exists()


def test_a_file_that_is_too_big_is_refused_before_it_is_read(client: Client, editor: Person, demo: None) -> None:
    client.force_login(editor)

    answer = client.post("/buurten/cijfers-inlezen/", CONTENT_LENGTH=str(99 * 1024 * 1024))

    assert answer.status_code == 413


@pytest.mark.parametrize("who", ["broker", "stranger"])
def test_only_editors_read_in(who: str, client: Client, request: pytest.FixtureRequest, demo: None) -> None:
    client.force_login(request.getfixturevalue(who))

    assert client.get("/buurten/cijfers-inlezen/").status_code == 403


def test_the_file_of_another_is_not_there(client: Client, district: Place, editor: Person, demo: None) -> None:
    other = factories.person("Eef", "editor", is_persona=True)
    content = b"code;population\nWK039211;1\n"
    kept = actions.keep_file(content=content, filename="a.csv", year=2022, source="CBS", by=other, at=days.now())
    client.force_login(editor)

    assert client.get(f"/buurten/cijfers-inlezen/{kept.token}/").status_code == 404


def test_the_landscape_of_a_municipality_leads_here(client: Client, haarlem: Place) -> None:
    assert 'href="/buurten/gm0392/"' in client.get("/landschap/gm0392/").content.decode()
