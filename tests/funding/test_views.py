"""The pages: what a visitor finds without an account, what each side sees, and what happens when something is wrong."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from tests.conftest import DAY
from tests.funding.conftest import scheme
from tussenruimte.accounts.models import Person
from tussenruimte.funding.models import Findability, FunderMessage, SavedSearch, Scheme
from tussenruimte.funding.rules.rounds import Round
from tussenruimte.register.models import Initiative, Organisation, Place
from tussenruimte.ui import paper

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch, settings: Any) -> None:
    """The day of every page here; personas need no second step."""
    settings.DEMO = True
    monkeypatch.setattr("tussenruimte.core.days.today", lambda: DAY)


def as_(client: Client, person: Person) -> Client:
    """The client, signed in."""
    Person.objects.filter(pk=person.pk).update(is_persona=True)
    client.force_login(person)
    return client


def at(name: str, *parts: Any) -> str:
    """An address of this room."""
    return reverse(f"funding:{name}", args=parts)


def words(answer: HttpResponse) -> str:
    """What a page says."""
    return " ".join(answer.content.decode().split())


FILLED_IN = {
    "title": "Nieuwe pot",
    "form": "fonds",
    "purpose": "Geld.",
    "when": "rounds",
    "rounds_text": "01-02-2027 tot 31-03-2027\n30-06-2027",
    "places_text": "Haarlem",
    "maximum": "2.500,50",
    "own_share": "25%",
    "state_aid": "no",
    "phases": ["opstart"],
    "contact_desk": "Loket",
    "contact_phone": "023",
    "state": "open",
}


def test_a_visitor_finds_with_reasons_and_a_human(client: Client, fund: Organisation, haarlem: Place) -> None:
    scheme(fund, places=(haarlem.code,), items={"theme": ("energie",)}, state_aid="de-minimis", own_share=25)

    page = client.get(at("find"), {"plaats": "Haarlem", "thema": "energie", "bedrag": "1.000", "eigen": "100"})

    for part in ("1 regeling past", "Het is voor dit thema: Energie.", "Subsidiecoach", "023 000 0000", "jurist"):
        assert part in words(page)
    assert "Wij weten nog niet: de rechtsvorm, de fase, wat nodig is" in words(page)
    # 1.000 in all: the scheme gives three quarters, a hundred is there, the rest is to be found.
    assert "hoogstens: €\xa0750; Uw eigen geld: €\xa0100; Nog te vinden" in page.content.decode()


def test_without_a_place_one_hears_that_a_place_is_needed(client: Client, fund: Organisation, haarlem: Place) -> None:
    scheme(fund, places=(haarlem.code,))

    assert "0 regelingen passen" in words(client.get(at("find")))
    assert "1 regeling is voor één plek" in words(client.get(at("find")))
    assert "wij niet weten of u in dit gebied zit: Haarlem" in words(client.get(at("dropped")))


def test_what_drops_out_says_why(client: Client, fund: Organisation) -> None:
    scheme(fund, items={"legal-form": ("stichting", "vereniging")})

    page = words(client.get(at("dropped"), {"rechtsvorm": "geen"}))

    assert "u hiervoor een andere rechtsvorm nodig heeft: Vereniging of Stichting" in page or (
        "u hiervoor een andere rechtsvorm nodig heeft: Stichting of Vereniging" in page
    )


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({"plaats": "Nergensdam"}, "Deze plaats kennen wij niet."),
        ({"plaats": "haarl"}, "Kies hieronder welke plaats u bedoelt."),
        ({"bedrag": "veel"}, "Vul een bedrag in"),
    ],
)
def test_what_is_wrong_is_one_sentence_and_nothing_typed_is_lost(
    client: Client, haarlem: Place, asked: dict[str, str], sentence: str
) -> None:
    page = client.get(at("find"), asked)

    assert page.status_code == 422
    assert sentence in words(page)
    assert f'value="{next(iter(asked.values()))}"' in words(page)


def test_odd_answers_in_an_address_are_left_out(client: Client) -> None:
    page = client.get(
        at("find"), {"fase": "ooit", "thema": ["x", "energie"], "sluit": "7", "pagina": "nul", "q": "\x00"}
    )

    assert page.status_code == 200


@pytest.mark.parametrize("count", [1, 3])
def test_the_finder_asks_the_same_number_of_questions(
    count: int, client: Client, fund: Organisation, haarlem: Place, django_assert_num_queries: Any
) -> None:
    for number in range(count):
        rounds = (Round(DAY + timedelta(days=number)),)
        scheme(fund, title=f"Pot {number}", places=(haarlem.code,), continuous=False, rounds=rounds)
    client.get(at("find"))

    with django_assert_num_queries(10):
        page = client.get(at("find"), {"plaats": "Haarlem", "nodig": "startsubsidie", "bedrag": "500"})
    assert f"{count} regeling" in words(page)
    with django_assert_num_queries(6):
        client.get(at("schemes"))


def test_an_initiative_is_not_asked_what_is_known(
    client: Client, fund: Organisation, garden: Initiative, owner: Person
) -> None:
    scheme(fund, items={"phase": ("opstart",)})
    scheme(fund, title="Alleen vereniging", items={"legal-form": ("vereniging",)})
    as_(client, owner)

    page = words(client.get(at("find-for", garden.slug)))
    assert "Voorbeeldpotje" in page
    assert "Het is voor deze fase: Opstart 0-2 jaar." in page
    assert "Alleen vereniging" not in page
    assert "Alleen vereniging" in words(client.get(at("dropped-for", garden.slug)))
    asked_otherwise = client.get(at("find-for", garden.slug), {"vraag": "1", "rechtsvorm": "vereniging"})
    assert "Alleen vereniging" in words(asked_otherwise)


def test_what_is_known_of_an_initiative_is_for_who_may_look(
    client: Client, garden: Initiative, stranger: Person
) -> None:
    assert client.get(at("find-for", garden.slug)).status_code == 302
    assert as_(client, stranger).get(at("find-for", garden.slug)).status_code == 403
    assert client.get(at("find-for", "bestaat-niet")).status_code == 404


def test_a_search_is_saved_followed_and_thrown_away(
    client: Client, fund: Organisation, garden: Initiative, owner: Person
) -> None:
    scheme(fund)
    as_(client, owner)
    client.post(at("save") + f"?initiatief={garden.slug}", {"name": "Tuin"})
    client.post(at("save") + "?bedrag=500&fase=opstart", {"name": "Los"})

    page = words(client.get(at("searches")))
    assert page.count("1 regeling past vandaag.") == 2
    assert "De vraag volgt wat over Buurttuin bekend is." in page
    assert client.post(at("searches"), {"rhythm": "weekly"}).status_code == 302
    assert client.post(at("searches"), {"rhythm": "hourly"}).status_code == 422
    client.post(at("forget", SavedSearch.objects.get(name="Los").pk))
    assert list(SavedSearch.objects.values_list("name", "query")) == [("Tuin", "")]


def test_deadlines_and_the_list_can_be_taken_along(client: Client, fund: Organisation) -> None:
    made = scheme(fund, continuous=False, rounds=(Round(DAY + timedelta(days=30), DAY + timedelta(days=3)),))

    for address in (at("scheme-calendar", made.slug), at("find-calendar")):
        calendar = client.get(address).content.decode()
        assert calendar.count("BEGIN:VEVENT") == 2
        assert "DTSTART;VALUE=DATE:20261223" in calendar
    assert "Subsidiecoach" in words(client.get(at("paper")))
    if paper.can_write():
        assert client.get(at("paper-pdf")).content.startswith(b"%PDF")
    assert "Voorbeeldpotje" in b"".join(client.get(at("export-csv"))).decode()
    assert client.get(at("export-xlsx")).content.startswith(b"PK")


def test_a_scheme_is_written_changed_closed_and_confirmed(
    client: Client, fund: Organisation, funder: Person, haarlem: Place
) -> None:
    as_(client, funder)
    answer = client.post(at("new"), {**FILLED_IN, "provider": fund.pk})
    made = Scheme.objects.get()
    assert answer.headers["Location"] == at("scheme", made.slug)
    assert (made.maximum, made.own_share, made.nationwide) == (Decimal("2500.50"), 25, False)
    assert made.rounds.count() == 2

    page = words(client.get(at("scheme", made.slug)))
    for part in (
        "Nieuwe pot",
        "Aanvragen kan tot en met 30 juni 2027",
        "van 1 februari 2027 tot en met 31 maart 2027",
        "25%",
        "Dit klopt nog",
    ):
        assert part in page
    edited = {**FILLED_IN, "title": "Betere pot", "revision": "1"}
    assert client.post(at("edit", made.slug), edited).status_code == 302
    assert client.post(at("state", made.slug), {"state": "closed", "revision": "2"}).status_code == 302
    assert client.post(at("confirm", made.slug)).status_code == 302
    assert Scheme.objects.get().state == "closed"


def test_who_comes_second_keeps_their_words(client: Client, fund: Organisation, funder: Person, haarlem: Place) -> None:
    made = scheme(fund)
    as_(client, funder)
    client.post(at("edit", made.slug), {**FILLED_IN, "title": "Eerste", "revision": "1"})

    page = client.post(at("edit", made.slug), {**FILLED_IN, "title": "Tweede", "revision": "1"})

    assert page.status_code == 422
    assert "Iemand anders was u net voor" in words(page)
    assert 'value="Tweede"' in words(page)
    again = client.post(at("edit", made.slug), {**FILLED_IN, "title": "Tweede", "revision": "2"})
    assert again.status_code == 302


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"places_text": "Nergensdam"}, "Deze plaats kennen wij niet: Nergensdam."),
        ({"rounds_text": "morgen"}, "Schrijf de dagen als"),
        ({"rounds_text": ""}, "Vul minstens één dag in"),
        ({"contact_phone": ""}, "Mensen willen iemand kunnen vragen"),
        ({"own_share": "100"}, "Vul een getal in van 0 tot en met 99."),
        ({"minimum": "9000"}, "Dit bedrag is lager dan het kleinste bedrag."),
    ],
)
def test_a_wrong_answer_about_a_scheme_is_told_at_its_question(
    client: Client, fund: Organisation, funder: Person, haarlem: Place, wrong: dict[str, str], sentence: str
) -> None:
    page = as_(client, funder).post(at("new"), {**FILLED_IN, "provider": fund.pk, **wrong})

    assert page.status_code == 422
    assert sentence in words(page)
    assert not Scheme.objects.exists()


def test_nobody_writes_for_another_organisation(
    client: Client, fund: Organisation, municipality: Organisation, official: Person
) -> None:
    made = scheme(fund)
    as_(client, official)

    assert client.post(at("new"), {**FILLED_IN, "provider": fund.pk}).status_code == 422
    for name in ("edit", "state"):
        assert client.get(at(name, made.slug)).status_code == 403
    assert client.post(at("confirm", made.slug)).status_code == 403


def test_a_file_is_checked_before_it_is_read_in(
    client: Client, fund: Organisation, funder: Person, stranger: Person
) -> None:
    content = b"naam;soort;waarvoor;loket;telefoon\nPot;fonds;Geld.;Loket;023\nBon;toverij;Hulp.;Loket;023\n"
    as_(client, funder)
    sent = client.post(at("import"), {"provider": fund.pk, "file": SimpleUploadedFile("l.csv", content)})
    check = sent.headers["Location"]

    page = words(client.get(check))
    assert "In l.csv klopt 1 van de 2 rijen." in page
    assert "toverij" in page
    assert client.post(check, {"rows": "all"}).status_code == 422
    assert not Scheme.objects.exists()
    client.post(check, {"rows": "good"})
    assert Scheme.objects.get().title == "Pot"
    assert "1 nieuw, 0 bijgewerkt" in words(client.get(check))
    assert as_(client, stranger).get(check).status_code == 404
    assert client.get(at("import")).status_code == 403


def test_a_funder_finds_asks_and_hears(
    client: Client, found: Findability, fund: Organisation, funder: Person, owner: Person
) -> None:
    fits = scheme(fund, items={"phase": ("opstart",)})
    as_(client, funder)
    page = words(client.get(at("look"), {"regeling": fits.slug}))
    assert "Het is voor deze fase" in page
    assert owner.email not in page
    asked = at("ask", "buurttuin") + f"?regeling={fits.slug}"
    client.post(asked, {"funder": fund.pk, "text": "Mogen wij langskomen?"})
    message = FunderMessage.objects.get()
    assert message.scheme == fits
    assert client.post(at("message", message.number), {"interested": "yes"}).status_code == 403

    as_(client, owner)
    assert "Mogen wij langskomen?" in words(client.get(at("message", message.number)))
    assert "Vragen van financiers" in words(client.get(reverse("web:my-desk")))
    wrong = client.post(at("message", message.number), {"interested": "yes", "answer": ""})
    assert wrong.status_code == 422
    client.post(at("message", message.number), {"interested": "yes", "answer": "Graag!", "contact": "Bel Olga"})

    as_(client, funder)
    assert "Bel Olga" in words(client.get(at("message", message.number)))
    assert "1 bericht is beantwoord" in words(client.get(reverse("web:my-desk")))


def test_messages_are_for_both_sides_alone(
    client: Client, found: Findability, fund: Organisation, funder: Person, stranger: Person
) -> None:
    as_(client, funder).post(at("ask", "buurttuin"), {"funder": fund.pk, "text": "Dag"})
    number = FunderMessage.objects.get().number

    as_(client, stranger)
    assert client.get(at("message", number)).status_code == 404
    assert client.get(at("look")).status_code == 403
    assert "Er zijn geen berichten" in words(client.get(at("messages")))


def test_choosing_to_be_found_and_taking_it_back(client: Client, garden: Initiative, owner: Person) -> None:
    as_(client, owner)
    client.post(
        at("be-found", garden.slug), {"pitch": "Wij zoeken een kas.", "amount": "4000", "shows": ["shows_phase"]}
    )
    found = Findability.objects.get()
    assert (found.amount, found.shows_phase, found.shows_place) == (Decimal(4000), True, False)

    client.post(at("be-found", garden.slug), {"stop": "1"})
    assert not Findability.objects.get().active


def test_the_page_of_an_initiative_shows_the_first_three_to_its_people(
    client: Client, fund: Organisation, garden: Initiative, owner: Person
) -> None:
    for number in range(4):
        scheme(fund, title=f"Pot {number}")
    page = reverse("web:initiative", args=[garden.slug])

    assert "Geld en middelen" not in words(client.get(page))
    shown = words(as_(client, owner).get(page))
    assert "4 regelingen passen bij wat bekend is. De eerste drie:" in shown
    assert ("Pot 2" in shown, "Pot 3" in shown) == (True, False)
