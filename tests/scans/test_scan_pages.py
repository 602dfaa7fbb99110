"""The pages of scans: finding one, beginning it in three ways, sharing, the outcome, the file, and side by side."""

import io
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from tests import factories
from tests.scans.conftest import NOON
from tussenruimte.accounts.models import Person
from tussenruimte.register.models import Initiative, Organisation, Place, Side
from tussenruimte.scans import actions, panels, queries
from tussenruimte.scans.models import Response, Scan
from tussenruimte.scans.rules import Paper, Who, fingerprint
from tussenruimte.scans.subjects import named

pytestmark = pytest.mark.django_db
CLIMATE = "initiatievenklimaat"


@pytest.fixture(autouse=True)
def _on_the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """The clock stands still at noon, and nobody has used up their tries."""
    cache.clear()
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOON)


@pytest.fixture
def official(official: Person, settings: Any) -> Person:
    """A persona of the demonstration needs no second step."""
    settings.DEMO = True
    Person.objects.filter(pk=official.pk).update(is_persona=True)
    official.refresh_from_db()
    return official


@pytest.fixture
def area(haarlem: Place) -> Place:
    """A neighbourhood in Haarlem."""
    return factories.place("Delftwijk", "BU03920101", kind="neighbourhood", inside=haarlem)


def fill(response: Response, answers: dict[str, Any], *, share: bool = True) -> Response:
    actions.save_step(response=response, keys=answers, answers=answers, seen=fingerprint({}), at=NOON)
    return actions.send_response(response=response, at=NOON, share=share)


def climate_of(area: Place, official: Person, *marks: int) -> Scan:
    """Filled in by the municipality and, from paper, by residents: one mark each for new ideas, 2 for means."""
    who = Who(side=Side.MUNICIPALITY)
    begun = actions.start_scan(framework=CLIMATE, who=who, by=official, at=NOON, subject=area)
    fill(begun, {"ideeen": marks[0], "middelen": 2})
    for mark in marks[1:]:
        paper = Paper(consent=True)
        joined = actions.join(scan=begun.scan, who=Who(side=Side.RESIDENT), by=official, at=NOON, paper=paper)
        fill(joined, {"ideeen": mark, "middelen": 2})
    return begun.scan


def words(page: Any) -> str:
    return " ".join(page.content.decode().split())


# --- finding and beginning -----------------------------------------------------------------------------------------
def test_everyone_reads_which_scans_there_are(client: Client) -> None:
    page = words(client.get(reverse("scans:catalogue")))

    for said in ("Initiatievenklimaat", "ACTIE, samen ingeschat", "Nodig: minstens 3 mensen", "ongeveer 4 minuten"):
        assert said in page
    assert reverse("scans:start") in page, "an intake begins by telling"


def test_one_chooses_what_it_is_about_from_where_one_belongs(
    client: Client, official: Person, area: Place, stranger: Person
) -> None:
    address = reverse("scans:new", args=[CLIMATE])
    assert client.get(address).status_code == 302
    client.force_login(official)

    assert "Delftwijk" in words(client.get(address))
    assert "Delftwijk" in words(client.get(address, {"zoek": "delft"}))
    assert "Delftwijk" not in words(client.get(address, {"zoek": "elders"}))
    client.force_login(stranger)
    assert "Delftwijk" not in words(client.get(address))
    assert client.get(address, {"over": "gebied:bu03920101"}).status_code == 403


@pytest.mark.parametrize("over", ["gebied:bestaat-niet", "gebied:", "draak:bu03920101", "gebied"])
def test_what_does_not_exist_is_not_found(client: Client, official: Person, area: Place, over: str) -> None:
    client.force_login(official)

    assert client.get(reverse("scans:new", args=[CLIMATE]), {"over": over}).status_code == 404
    assert client.get(reverse("scans:new", args=["bestaat-niet"])).status_code == 404
    assert client.get(reverse("scans:blank", args=["bestaat-niet"])).status_code == 404


def begin(client: Client, how: str, **told: str) -> Any:
    address = reverse("scans:new", args=[CLIMATE]) + f"?over=gebied:bu03920101&hoe={how}"
    assert client.get(address).status_code == 200
    return client.post(address, {"side": "municipality", **told})


def test_alone_together_and_from_paper(client: Client, official: Person, area: Place, desk: Organisation) -> None:
    client.force_login(official)

    assert begin(client, "zelf", name="Aydin").status_code == 302
    assert begin(client, "samen", name="Aydin", companion="Roos", companion_side="resident").status_code == 302
    told = {"side": "resident", "name": "Mevrouw Bos", "paper_on": "20-11-2026", "consent": "on"}
    assert begin(client, "papier", **told).status_code == 302

    alone, together, copied = Response.objects.order_by("pk")
    assert (alone.mode, alone.person, alone.party) == ("alone", official, desk.party_ptr)
    assert (together.mode, together.companion, together.companion_side) == ("together", "Roos", "resident")
    assert (copied.mode, copied.helper, copied.person, copied.name) == ("for-another", official, None, "Mevrouw Bos")
    assert [named("gebied:bu03920101", official)] == [area]


def test_without_consent_the_form_says_so_and_keeps_what_was_typed(
    client: Client, official: Person, area: Place
) -> None:
    client.force_login(official)

    page = begin(client, "papier", side="resident", name="Mevrouw Bos")

    assert page.status_code == 409
    assert "Vraag eerst of dit mag." in words(page)
    assert "Mevrouw Bos" in words(page)
    assert not Response.objects.exists()


def test_a_side_that_one_is_not_on_is_refused(client: Client, official: Person, area: Place) -> None:
    client.force_login(official)

    assert begin(client, "zelf", side="initiative").status_code == 200
    assert not Response.objects.exists()


def test_a_paper_joins_a_scan_that_runs(client: Client, official: Person, area: Place, stranger: Person) -> None:
    scan = climate_of(area, official, 3)
    address = reverse("scans:for-another", args=[scan.number])
    client.force_login(stranger)
    assert client.get(address).status_code == 404
    client.force_login(official)
    assert client.get(address).status_code == 200

    assert client.post(address, {"side": "resident"}).status_code == 409
    answer = client.post(address, {"side": "resident", "consent": "on"})

    copied = scan.responses.latest("pk")
    assert answer.url == reverse("scans:resume", args=[copied.token])
    assert copied.consent_on == NOON.date()


def test_only_who_may_see_a_scan_copies_paper_into_it(
    client: Client, teller: Person, sent: Response, desk: Organisation
) -> None:
    # An intake is told by whoever tells it; nobody copies into it.
    initiative = Initiative.objects.get()
    factories.member(initiative, teller)
    client.force_login(teller)

    assert client.get(reverse("scans:for-another", args=[sent.scan.number])).status_code == 403


def test_a_blank_list_prints_with_marks_notes_and_consent(client: Client) -> None:
    climate, actie, intake = (
        words(client.get(reverse("scans:blank", args=[id_]))) for id_ in (CLIMATE, "actie-scan", "intake")
    )

    assert "1 = ontbreekt, 2 = zwak" in climate
    assert "Mag iemand anders dit voor u invoeren?" in climate
    assert "Waaruit blijkt dat?" in actie
    assert "Hoe heet het initiatief?" in intake


# --- the outcome ---------------------------------------------------------------------------------------------------
def test_too_few_answers_say_who_is_missing(client: Client, official: Person, area: Place) -> None:
    scan = climate_of(area, official, 3)
    client.force_login(official)

    page = words(client.get(reverse("scans:compare", args=[scan.number])))

    assert "Er zijn nog 2 mensen nodig." in page
    assert "Dit mist nog: Een bewoner." in page
    assert "tr-radar" not in page


def test_enough_answers_are_drawn_with_middle_spread_and_what_helps(
    client: Client, official: Person, area: Place
) -> None:
    scan = climate_of(area, official, 2, 4, 5)
    client.force_login(official)

    page = words(client.get(reverse("scans:compare", args=[scan.number])))

    assert page.count('class="tr-series__area"') == 6, "three lines, each in the picture and in its legend"
    assert "Startsubsidies en maatschappelijk aanbesteden" in page
    assert "2–5" in page
    assert "Er is geen totaal en geen rangorde." in page
    assert "Dit is geen toelating" in page
    assert "totaalscore" not in page


def test_the_same_scan_again_shows_then_and_now(client: Client, official: Person, area: Place) -> None:
    climate_of(area, official, 2, 2, 2)
    scan = climate_of(area, official, 4, 4, 4)
    climate_of(area, official, 5)
    client.force_login(official)

    page = words(client.get(reverse("scans:compare", args=[scan.number])))

    assert "Toen en nu" in page
    assert ">+2<" in page
    other = factories.place("Elders", "BU03920102", kind="neighbourhood", inside=area.inside)
    alone = climate_of(other, official, 4, 4, 4)
    assert "Toen en nu" not in words(client.get(reverse("scans:compare", args=[alone.number])))


def test_a_visitor_signs_in_first_and_a_stranger_finds_nothing(
    client: Client, official: Person, area: Place, stranger: Person
) -> None:
    address = reverse("scans:compare", args=[climate_of(area, official, 3, 3, 3).number])

    assert client.get(address).url == f"{reverse('account_login')}?next={address}"
    client.force_login(stranger)
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("others", [1, 3])
def test_an_outcome_asks_the_same_number_of_questions(
    client: Client, official: Person, area: Place, others: int, django_assert_num_queries
) -> None:
    for _each in range(others):
        scan = climate_of(area, official, *[3] * (others + 2))
    client.force_login(official)
    address = reverse("scans:compare", args=[scan.number])
    client.get(address)

    with django_assert_num_queries(40):
        client.get(address)


# --- sharing -------------------------------------------------------------------------------------------------------
def test_who_said_it_decides_who_reads_it(client: Client, official: Person, area: Place, stranger: Person) -> None:
    scan = climate_of(area, official, 3)
    (response,) = scan.responses.all()
    address = reverse("scans:share", args=[scan.number, response.pk])
    client.force_login(stranger)
    assert client.post(address, {"met": "public"}).status_code == 403
    client.force_login(official)

    for met in ("public", "", "involved"):
        assert client.post(address, {"met": met}, follow=True).status_code == 200
        response.refresh_from_db()
        assert response.shared_with == met
    assert client.post(address, {"met": "de-krant"}).status_code == 404
    assert client.get(address).status_code == 405


def test_a_respondent_without_account_shares_by_link(client: Client, official: Person, area: Place) -> None:
    scan = climate_of(area, official, 3)
    joined = actions.join(scan=scan, who=Who(side=Side.RESIDENT), by=None, at=NOON)
    sent = fill(joined, {"ideeen": 4}, share=False)
    page = words(client.get(reverse("scans:compare-own", args=[sent.token])))
    assert "niemand anders leest dit" in page

    assert client.post(reverse("scans:share-own", args=[sent.token]), {"met": "involved"}).status_code == 302

    sent.refresh_from_db()
    assert sent.shared_with == "involved"
    assert client.post(reverse("scans:share-own", args=["fout"]), {"met": ""}).status_code == 404


@pytest.mark.parametrize(("pressed", "shared"), [({"deel": "1"}, "involved"), ({}, "")])
def test_sending_asks_who_reads_it(
    client: Client, official: Person, area: Place, pressed: dict[str, str], shared: str
) -> None:
    client.force_login(official)
    begin(client, "zelf")
    response = Response.objects.get()
    address = reverse("scans:check", args=[response.token])
    assert "Verstuur en deel met wie meedoet" in words(client.get(address))

    client.post(address, pressed)

    response.refresh_from_db()
    assert response.shared_with == shared


# --- the file ------------------------------------------------------------------------------------------------------
def test_the_file_holds_answers_and_sides_no_address_and_no_formula(
    client: Client, teller: Person, desk: Organisation, official: Person, haarlem: Place, stranger: Person
) -> None:
    initiative = factories.initiative("Buurtkeuken", place=haarlem, municipality=haarlem)
    factories.member(initiative, teller)
    who = Who(name="=HYPERLINK(1)", email="tess@voorbeeld.example")
    begun = actions.start_scan(framework="actie-scan", who=who, by=teller, at=NOON, subject=initiative)
    fill(begun, {"actie-animo": 4, "actie-animo--toelichting": "+1 vrijwilliger", "actie-empathie": "weet-ik-niet"})
    address = reverse("scans:export", args=[begun.scan.number])
    client.force_login(stranger)
    assert client.get(address).status_code == 404
    client.force_login(teller)

    answer = client.get(address)

    sheet = load_workbook(io.BytesIO(answer.content)).active
    assert [[cell.value for cell in row] for row in sheet.rows] == [
        ["Vraag", "Het initiatief: =HYPERLINK(1)"],
        ["Namens", "Het initiatief"],
        ["Hoeveel zin en motivatie is er?", "4"],
        ["Animo: Waaruit blijkt dat?", "'+1 vrijwilliger"],
        ["Hoe goed leven ambtenaren zich in de bewoners in?", "Weet ik niet"],
        ["Empathie: Waaruit blijkt dat?", None],
    ]
    assert b"voorbeeld.example" not in answer.content


def test_what_all_share_with_everyone_is_a_page_and_no_file(client: Client, official: Person, area: Place) -> None:
    scan = climate_of(area, official, 3)
    actions.share(response=scan.responses.get(), with_whom="public", by=official, at=NOON)

    assert client.get(reverse("scans:compare", args=[scan.number])).status_code == 200
    assert client.get(reverse("scans:export", args=[scan.number])).status_code == 302


# --- beside each other ---------------------------------------------------------------------------------------------
def test_two_areas_stand_side_by_side_without_a_winner(
    client: Client, official: Person, area: Place, haarlem: Place
) -> None:
    there = factories.place("Schalkwijk", "BU03920202", kind="neighbourhood", inside=haarlem)
    a, b = climate_of(area, official, 2, 2, 2), climate_of(there, official, 5, 5, 5)
    few = climate_of(there, official, 5)
    client.force_login(official)
    address = reverse("scans:beside")

    page = words(client.get(address, {"a": a.number, "b": b.number}))
    assert "Delftwijk" in page
    assert "Schalkwijk" in page
    assert ">+3<" in page
    assert "niet genoeg antwoorden" in words(client.get(address, {"a": a.number, "b": few.number}))
    assert "Verschil" not in words(client.get(address, {"a": a.number}))
    assert "Er zijn nog geen scans" in words(Client().get(address))


def test_other_questions_cannot_stand_side_by_side(
    client: Client, official: Person, area: Place, desk: Organisation, haarlem: Place
) -> None:
    initiative = factories.initiative("Buurtkeuken", place=haarlem, municipality=haarlem)
    who = Who(side=Side.MUNICIPALITY)
    begun = actions.start_scan(framework="actie-scan", who=who, by=official, at=NOON, subject=initiative)
    fill(begun, {"actie-animo": 4})
    climate = climate_of(area, official, 3)
    client.force_login(official)

    page = words(client.get(reverse("scans:beside"), {"a": begun.scan.number, "b": climate.number}))

    assert "niet dezelfde vragen" in page


@pytest.mark.parametrize("count", [2, 4])
def test_choosing_what_to_put_side_by_side_costs_the_same(
    client: Client, official: Person, area: Place, count: int, django_assert_num_queries
) -> None:
    scans = [climate_of(area, official, 3, 3, 3) for _each in range(count)]
    client.force_login(official)
    asked = {"a": scans[0].number, "b": scans[1].number}
    client.get(reverse("scans:beside"), asked)

    with django_assert_num_queries(23):
        client.get(reverse("scans:beside"), asked)


# --- at the subject ------------------------------------------------------------------------------------------------
def test_the_page_of_an_area_lists_its_scans_and_what_can_be_filled_in(
    client: Client, official: Person, area: Place, stranger: Person
) -> None:
    scan = climate_of(area, official, 3, 3, 3)
    address = reverse("scans:of", args=["gebied", "bu03920101"])

    assert scan.number not in words(client.get(address))
    client.force_login(official)
    page = words(client.get(address))
    assert scan.number in page
    assert "3 keer ingevuld: de gemeente, een bewoner" in page
    assert "over=gebied%3Abu03920101" in page
    assert panels.scans_of(area, stranger) is None
    assert client.get(reverse("scans:of", args=["gebied", "nergens"])).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_of_scans_costs_the_same(official: Person, area: Place, count: int, django_assert_num_queries) -> None:
    for _each in range(count):
        climate_of(area, official, 3, 3, 3)
    queries.visible_to(official).count()

    with django_assert_num_queries(12):
        panel = panels.scans_of(area, official)
        assert panel is not None
    assert len(panel.context["listed"]) == count


def test_an_organisation_can_be_looked_at_by_itself_and_by_others(
    client: Client, official: Person, desk: Organisation, teller: Person, haarlem: Place
) -> None:
    initiative = factories.initiative("Buurtkeuken", place=haarlem, municipality=haarlem)
    factories.member(initiative, teller)
    fund = factories.organisation("Fonds Haarlem", "funder", place=haarlem)
    treasurer = factories.member(fund)
    for person, over, sides in (
        (official, desk, ["municipality"]),
        (teller, desk, ["initiative"]),
        (treasurer, fund, ["partner"]),
    ):
        client.force_login(person)
        page = client.get(reverse("scans:new", args=["partnerschap"]), {"over": f"partij:{over.slug}"})
        assert page.status_code == 200
        offered = [value for value in ("initiative", "municipality", "partner") if f'value="{value}"' in words(page)]
        assert offered == [side for side in sides if side != "partner"]
