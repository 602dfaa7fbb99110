"""The pages: the happy path, the refusal, the form that is not right, and a number of queries that does not grow."""

import html
import io
import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from icalendar import Calendar
from openpyxl import load_workbook

from tests import factories
from tests.conftest import DAY
from tests.spaces.conftest import AFTER, NOON, ONE, now
from tussenruimte.accounts.models import Person
from tussenruimte.dossiers import actions as dossiers
from tussenruimte.register.models import Initiative, Organisation, Party, Place
from tussenruimte.spaces import actions
from tussenruimte.spaces.calendars import days_of
from tussenruimte.spaces.models import Candidacy, Objection, Space, SpaceProcedure, SpaceWish

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _on_the_day(monkeypatch: pytest.MonkeyPatch, settings: Any) -> None:
    """The clock stands still at noon, nobody has used up their tries, and personas need no second step."""
    cache.clear()
    settings.DEMO = True
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOON)


def as_(client: Client, person: Person) -> Client:
    """The same browser, signed in as someone."""
    person.is_persona = True
    person.save(update_fields=["is_persona"])
    client.force_login(person)
    return client


def words(page: Any) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page.content.decode()).split())


def at(name: str, *parts: Any) -> str:
    return reverse(f"spaces:{name}", args=parts)


# --- the register ----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", 3),
        ("?q=akkers", 1),
        ("?gemeente=GM0392", 3),
        ("?gemeente=GM9999", 3),
        ("?soort=ground", 1),
        ("?past=garden", 1),
        ("?stand=in-use", 1),
        ("?vanaf=100", 2),
        ("?tot=100", 1),
        ("?vanaf=abc&tot=-3&vrij=morgen", 3),
        ("?vrij=01-12-2026", 2),
        ("?drempelvrij=on", 1),
    ],
)
def test_the_list_is_asked_in_its_address(
    query: str, found: int, client: Client, make_space: Callable[..., Space]
) -> None:
    make_space()
    make_space(name="De Akker", kind="ground", uses=" garden ", size_m2=900, step_free="yes")
    make_space("in-use", name="De Kamer", kind="room", size_m2=30)

    page = client.get(at("spaces") + query)

    assert f"{found} ruimte" in words(page)


def test_a_table_and_a_map_show_the_same(client: Client, make_space: Callable[..., Space], haarlem: Place) -> None:
    haarlem.outline = {"type": "Polygon", "coordinates": [[[4.5, 52.3], [4.7, 52.3], [4.7, 52.5], [4.5, 52.3]]]}
    haarlem.save()
    make_space(lat=52.38, lon=4.63)

    page = client.get(at("spaces") + "?weergave=tabel&gemeente=GM0392").content.decode()

    assert "<caption" in page
    assert "Ruimtes in Haarlem" in page


@pytest.mark.parametrize("view", ["kaarten", "tabel"])
def test_the_list_asks_the_same_number_of_questions(
    view: str, client: Client, make_space: Callable[..., Space], django_assert_num_queries: Any
) -> None:
    make_space()
    with django_assert_num_queries(3):
        client.get(at("spaces") + f"?weergave={view}")
    for number in range(3):
        make_space(name=f"Ruimte {number}")
    with django_assert_num_queries(3):
        client.get(at("spaces") + f"?weergave={view}")


def test_an_empty_list_says_what_one_can_do(client: Client, db: None) -> None:
    assert "Zoek met minder woorden" in words(client.get(at("spaces")))
    assert "Er is hier niets bekendgemaakt" in words(client.get(at("procedures")))


def test_the_page_of_a_space_says_what_is_unknown(client: Client, space: Space, wish: SpaceWish) -> None:
    page = words(client.get(at("space", space.slug)))

    assert "Huur onbekend" in page
    assert "Zonder drempels onbekend" in page
    assert "1 initiatief wil hier iets." in page
    assert "Buurttuin" not in page


def test_what_was_taken_out_does_not_exist_for_others(
    client: Client, space: Space, official: Person, stranger: Person
) -> None:
    actions.change_state(space=space, state="withdrawn", by=official)

    assert as_(client, stranger).get(at("space", space.slug)).status_code == 404
    assert as_(client, official).get(at("space", space.slug)).status_code == 200


FORM = {
    "name": "De Kapel",
    "kind": "building",
    "summary": "Een kleine kapel.",
    "place": "GM0392",
    "step_free": "unknown",
    "accessible_toilet": "unknown",
    "state": "free",
    "rent": "1.250,50",
    "rent_per": "month",
    "market_rent_per": "month",
}


def test_an_official_adds_a_space_and_a_wrong_amount_is_one_sentence(
    client: Client, official: Person, stranger: Person, haarlem: Place
) -> None:
    page = as_(client, official).post(at("add"), FORM)
    assert page.status_code == 422
    assert "Vul een bedrag in euro in" in words(page)
    assert "De Kapel" in page.content.decode()

    answer = client.post(at("add"), FORM | {"rent": "1250,50", "uses": ["garden", "meeting"]})

    space = Space.objects.get()
    assert answer["Location"] == at("space", "de-kapel")
    assert (str(space.rent), space.fits) == ("1250.50", ("tuinieren", "samenkomen"))
    assert as_(client, stranger).get(at("add")).status_code == 403


def test_a_form_names_what_does_not_belong_together(client: Client, official: Person, haarlem: Place) -> None:
    wrong = {
        "rent": "",
        "market_rent": "100",
        "lat": "52,3",
        "available_from": "2-1-2027",
        "available_until": "1-1-2027",
    }

    page = words(as_(client, official).post(at("add"), FORM | wrong))

    assert "Vul dit in bij een marktprijs." in page
    assert "Vul breedtegraad en lengtegraad allebei in" in page
    assert "Deze dag ligt voor de dag ervoor." in page
    assert not Space.objects.exists()


def test_who_manages_two_owners_chooses_one_first(client: Client, official: Person, haarlem: Place) -> None:
    corporation = factories.organisation("Woonstichting", Party.Kind.ORGANISATION, place=haarlem)
    factories.member(corporation, official)

    assert "Van wie is de ruimte?" in words(as_(client, official).get(at("add")))
    client.post(at("add") + f"?eigenaar={corporation.slug}", FORM | {"rent": ""})

    assert Space.objects.get().owner == corporation


def test_the_second_editor_sees_the_other_and_keeps_their_words(
    client: Client, space: Space, official: Person, municipality: Organisation
) -> None:
    same = FORM | {"name": space.name, "summary": space.summary, "rent": "", "size_m2": "200"}
    colleague = factories.official(municipality, "Carla Collega")
    address = at("edit", space.slug)
    as_(client, colleague).post(address, same | {"size_m2": "180", "revision": 1})

    page = as_(client, official).post(address, same | {"summary": "Mijn zin.", "revision": 1})

    assert page.status_code == 422
    assert "Carla Collega" in words(page)
    body = page.content.decode()
    assert "Mijn zin." in body
    assert 'value="180"' in body

    client.post(address, same | {"summary": "Mijn zin.", "size_m2": "180", "revision": 2})
    assert (Space.objects.get().summary, Space.objects.get().size_m2) == ("Mijn zin.", 180)


def test_the_state_and_the_terms_are_for_the_owner(
    client: Client, space: Space, official: Person, owner: Person
) -> None:
    assert as_(client, owner).get(at("state", space.slug)).status_code == 403
    assert client.get(at("edit", space.slug)).status_code == 403
    assert client.get(at("terms", space.owner.slug)).status_code == 403

    as_(client, official).post(at("state", space.slug), {"state": "in-use"})
    client.post(at("terms", space.owner.slug), {"objection_days": 14, "answer_days": 5, "source": "Nota 2026"})

    assert Space.objects.get().state == "in-use"
    assert "14" in client.get(at("terms", space.owner.slug)).content.decode()
    assert client.post(at("terms", space.owner.slug), {"objection_days": 0}).status_code == 422


def test_a_rent_below_the_market_leads_to_small_aid(client: Client, make_space: Callable[..., Space]) -> None:
    cheap = make_space(
        rent=0, market_rent=1000, market_rent_per="month", market_rent_year=2025, market_rent_source="Taxatie"
    )
    unknown = make_space(name="De Kapel")

    assert "€ 12.000 per jaar lager" in words(client.get(at("space", cheap.slug)))
    answer = client.get(at("advantage", cheap.slug) + "?maanden=36&eerder=290000")
    (route,) = re.findall(r'href="(/routes/de-minimis/[^"]+)"', answer.content.decode())
    taken = client.get(html.unescape(route)).content.decode()
    assert "36000" in taken, re.findall(r"<input[^>]*>", taken)
    page = words(answer)
    assert "Het voordeel is samen € 36.000." in page
    assert "Past niet onder het plafond" in page
    assert "geen juridisch advies" in page
    assert client.get(at("advantage", cheap.slug) + "?maanden=veel").status_code == 422
    assert "Het voordeel is onbekend" in words(client.get(at("advantage", unknown.slug)))


def test_the_list_goes_along_as_a_file_that_obeys_nobody(client: Client, make_space: Callable[..., Space]) -> None:
    make_space(name="=1+1", rent=450, uses=" garden ")

    csv = b"".join(client.get(at("export-csv")).streaming_content).decode()  # type: ignore[attr-defined]
    book = load_workbook(io.BytesIO(client.get(at("export-xlsx")).content))
    head, row = list(book.active.iter_rows(values_only=True))  # type: ignore[union-attr]

    assert csv.startswith("\ufeffnaam;soort;")
    assert row[0] == "'=1+1"
    told = dict(zip(head, row, strict=True))
    assert (told["huur"], told["past bij"], told["stand"], told["eigenaar"]) == (
        *("450,00", "tuinieren", "vrij", "Gemeente Haarlem"),
    )


# --- wishes ----------------------------------------------------------------------------------------------------------
def test_a_wish_is_sent_and_answered(
    client: Client, space: Space, garden: Initiative, owner: Person, official: Person, stranger: Person
) -> None:
    answer = as_(client, owner).post(
        at("make-wish", space.slug), {"initiative": garden.pk, "purpose": "Samen koken.", "months": "12"}
    )
    wish = SpaceWish.objects.get()
    assert answer["Location"] == at("wish", wish.number)
    receipt = words(client.get(answer["Location"]))
    assert "Vastgoed, Gemeente Haarlem" in receipt
    assert "Antwoord komt uiterlijk 30 november 2026" in receipt

    assert as_(client, stranger).get(at("wish", wish.number)).status_code == 404
    assert as_(client, owner).get(at("answer-wish", wish.number)).status_code == 403
    late = as_(client, official).post(at("answer-wish", wish.number), {"answer": "later", "reason": "Eerst de vloer."})
    assert late.status_code == 422
    assert "Kies een dag die nog komt." in words(late)
    client.post(at("answer-wish", wish.number), {"answer": "taken-up", "reason": "Kom langs."})
    assert "Kom langs." in words(as_(client, owner).get(at("wish", wish.number)))

    client.post(at("withdraw-wish", wish.number))
    assert SpaceWish.objects.get().state == "withdrawn"


def test_a_wish_needs_an_initiative_and_a_space_that_can_be_had(
    client: Client, space: Space, official: Person, owner: Person, stranger: Person
) -> None:
    assert client.get(at("make-wish", space.slug)).status_code == 302
    assert "Vertel eerst uw idee" in words(as_(client, stranger).get(at("make-wish", space.slug)))
    actions.change_state(space=space, state="given-out", by=official)
    assert "niet meer te krijgen" in words(as_(client, owner).get(at("make-wish", space.slug)))


def test_a_wish_that_competes_is_not_taken_back_by_a_button(
    client: Client, intention: SpaceProcedure, owner: Person
) -> None:
    assert intention.wish is not None
    page = as_(client, owner).post(at("withdraw-wish", intention.wish.number))

    assert page.status_code == 422
    assert "doet mee in een uitgifte" in words(page)


# --- giving out ------------------------------------------------------------------------------------------------------
def test_anyone_can_ask_the_questions(client: Client, db: None) -> None:
    assert "Is de gemeente of een andere overheid" in words(client.get(at("questions")))
    page = words(client.get(at("questions") + "?overheid=ja&vorm=gebruik&gegadigden=ja"))
    assert "Open selectie" in page
    assert "geen uitzondering" in page
    assert "versie 1" in page
    assert "Beantwoord deze vraag nog" in words(client.get(at("questions") + "?overheid=ja&vorm=zomaar"))


def test_a_space_is_given_out_from_the_questions_to_the_end(
    client: Client, space: Space, wish: SpaceWish, official: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    query = "?" + "&".join(f"{name}={value}" for name, value in ONE.items())
    start = at("start", space.slug)
    assert "Eén serieuze gegadigde" in words(as_(client, official).get(start + query))
    client.post(start + query, {"way": "one-candidate", "wish": wish.pk})
    found = SpaceProcedure.objects.get()

    blocked = client.post(at("announce", found.number), {"revision": found.revision})
    assert blocked.status_code == 422
    assert "Schrijf eerst minstens één maatstaf op." in words(blocked)

    sound = {"objective": "yes", "verifiable": "yes", "reasonable": "yes", "weight": "must"}
    told = {"title": "Grenst aan de tuin", "why": "Er is één toegang.", "measured": "De kaart"}
    assert client.post(at("add-criterion", found.number), sound | {"title": "Leeg"}).status_code == 422
    client.post(at("add-criterion", found.number), sound | told)
    client.post(
        at("prepare", found.number),
        {
            "reason": "Alleen de tuin grenst eraan.",
            "wish": wish.pk,
            "rent_per": "month",
            "revision": now(found).revision,
        },
    )
    client.post(at("announce", found.number), {"revision": now(found).revision})

    public = words(Client().get(at("procedure", found.number)))
    assert "Anderen kunnen reageren tot en met 14 december 2026." in public
    assert "naam niet openbaar" in public
    assert "Geef de ruimte uit" not in words(client.get(at("procedure", found.number)))

    monkeypatch.setattr("django.utils.timezone.now", lambda: NOON + timedelta(days=22))
    as_(client, official)
    assert "Geef de ruimte uit" in words(client.get(at("procedure", found.number)))
    client.post(at("give-out", found.number), {"reason": "Niemand anders meldde zich."})
    assert now(found).state == "given-out"
    assert "Niemand anders meldde zich." in words(Client().get(at("procedures") + "?stand=closed"))


def test_a_draft_does_not_exist_for_others(client: Client, draft: SpaceProcedure, owner: Person) -> None:
    for name in ("procedure", "notice"):
        assert client.get(at(name, draft.number)).status_code == 404
    assert as_(client, owner).get(at("prepare", draft.number)).status_code == 404


def test_who_may_read_may_not_do(client: Client, selection: SpaceProcedure, owner: Person) -> None:
    as_(client, owner)
    for name in ("stop", "choose", "enter-on-paper"):
        assert client.get(at(name, selection.number)).status_code == 403
    assert client.post(at("announce", selection.number)).status_code == 403
    assert client.get(at("start", selection.space.slug)).status_code == 403


def test_an_open_selection_runs_from_entering_to_the_choice(
    client: Client,
    selection: SpaceProcedure,
    wish: SpaceWish,
    owner: Person,
    official: Person,
    stranger: Person,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    number = selection.number
    assert "Zeg eerst wat u met de ruimte wilt" in words(as_(client, stranger).get(at("enter", number)))
    as_(client, owner).post(at("enter", number), {"wish": wish.pk, "plan": "Elke dag open."})
    as_(client, official).post(at("enter-on-paper", number), {"name": "Dansschool", "plan": "Dansen."})
    mine, paper = Candidacy.objects.order_by("pk")
    public = words(Client().get(at("procedure", number)))
    assert "2 gegadigden doen mee." in public
    assert "Dansschool" not in public
    assert "Dansschool" not in words(as_(client, owner).get(at("procedure", number)))

    monkeypatch.setattr("django.utils.timezone.now", lambda: NOON + timedelta(days=20))
    as_(client, official)
    criterion = selection.criteria.get().pk
    for candidacy, judgement in ((mine, "meets"), (paper, "partly")):
        given = {f"judgement-{criterion}": judgement, f"reason-{criterion}": f"Reden voor {judgement}."}
        assert client.post(at("assess", number, candidacy.pk), {}).status_code == 422
        client.post(at("assess", number, candidacy.pk), given)
    client.post(at("choose", number), {"candidacy": mine.pk, "reason": "Vaker open.", "revision": selection.revision})

    assert now(selection).chosen == mine
    everyone = words(Client().get(at("procedure", number)))
    assert "Vaker open." in everyone
    assert "Reden voor partly." not in everyone
    took_part = words(as_(client, owner).get(at("procedure", number)))
    assert "Reden voor partly." in took_part


def test_who_entered_can_leave_and_too_late_is_said(
    client: Client, selection: SpaceProcedure, wish: SpaceWish, owner: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    as_(client, owner).post(at("enter", selection.number), {"wish": wish.pk, "plan": "Open."})
    client.post(at("leave", selection.number, Candidacy.objects.get().pk))
    assert Candidacy.objects.get().withdrawn_on == DAY

    monkeypatch.setattr("django.utils.timezone.now", lambda: NOON + timedelta(days=20))
    page = as_(client, owner).post(at("enter", selection.number), {"wish": wish.pk, "plan": "Toch."})
    assert page.status_code == 422
    assert "De dag om u te melden is voorbij." in words(page)


def test_a_response_stops_the_giving_out_until_it_is_answered(
    client: Client, intention: SpaceProcedure, stranger: Person, official: Person
) -> None:
    number = intention.number
    assert client.get(at("object", number)).status_code == 302
    as_(client, stranger).post(at("object", number), {"on_behalf_of": "Bakkerij Bos", "text": "Wij ook."})
    assert "Antwoord komt uiterlijk 7 december 2026." in words(client.get(at("procedure", number)))
    public = words(Client().get(at("procedure", number)))
    assert "Er is 1 reactie." in public
    assert "Bakkerij Bos" not in public
    assert "jurist" in public

    as_(client, official)
    assert client.get(at("give-out", number)).status_code == 403
    client.post(at("answer-objection", number, Objection.objects.get().pk), {"answer": "De jurist zei nee."})
    assert now(intention).state == "announced"

    client.post(at("object", number), {"on_behalf_of": "Jansen", "text": "Ik ook.", "on_paper": "on"})
    answer = client.post(at("open-up", number), {"reason": "Er zijn er meer."})
    fresh = SpaceProcedure.objects.get(way="open-selection")
    assert answer["Location"] == at("procedure", fresh.number)


def test_a_criterion_is_taken_away_by_a_button(client: Client, draft: SpaceProcedure, official: Person) -> None:
    criterion = draft.criteria.get()
    as_(client, official).post(at("remove-criterion", draft.number, criterion.pk))

    assert not draft.criteria.exists()
    assert client.post(at("remove-criterion", draft.number, criterion.pk)).status_code == 404


def test_a_draft_that_stops_leads_back_to_the_space(client: Client, draft: SpaceProcedure, official: Person) -> None:
    answer = as_(client, official).post(at("stop", draft.number), {"reason": "Vergissing."})

    assert answer["Location"] == at("space", draft.space.slug)


# --- elsewhere -------------------------------------------------------------------------------------------------------
def test_announcements_are_in_a_feed_in_a_calendar_and_on_the_board(client: Client, selection: SpaceProcedure) -> None:
    feed = client.get(at("feed"))
    assert feed["Content-Type"].startswith("application/atom+xml")
    assert "Het Badhuis" in feed.content.decode()

    days = {
        str(event["summary"]): event["dtstart"].dt
        for event in Calendar.from_ical(client.get(at("calendar")).content).walk("VEVENT")
    }
    assert days == {
        "Laatste dag om te melden: Het Badhuis": selection.enter_by,
        "Keuze uiterlijk: Het Badhuis": selection.choose_by,
    }

    notice = client.get(at("notice", selection.number)).content.decode()
    assert "<svg" in notice
    assert "Open voor de hele buurt" in notice


def test_the_register_of_announcements_is_filtered(client: Client, selection: SpaceProcedure) -> None:
    for query, found in (
        ("", 1),
        ("?stand=running", 1),
        ("?stand=closed", 0),
        ("?weg=short-use", 0),
        ("?gemeente=GM0392", 1),
    ):
        assert f"{found} aankondiging" in words(client.get(at("procedures") + query))


def test_a_dossier_an_initiative_a_place_and_my_desk_show_it(
    client: Client, space: Space, garden: Initiative, owner: Person, official: Person, municipality: Organisation
) -> None:
    dossier = dossiers.open_dossier(initiative=garden, lead=municipality, title="Een plek", by=owner, on=DAY)
    facts = {"initiative": garden.pk, "dossier": dossier.pk, "purpose": "Samen koken."}
    as_(client, owner).post(at("make-wish", space.slug), facts)

    own = words(client.get(reverse("dossiers:dossier", args=[dossier.number])))
    assert "Buurttuin: Het Badhuis" in own
    assert "Wens voor een ruimte: Het Badhuis. Antwoord uiterlijk 30 november 2026." in own
    assert "Samen koken." in words(client.get(reverse("web:initiative", args=[garden.slug])))
    assert "Samen koken." not in words(Client().get(reverse("web:initiative", args=[garden.slug])))
    assert "Uw wensen" in words(client.get(reverse("web:my-desk")))
    assert "Wensen die op antwoord wachten" in words(as_(client, official).get(reverse("web:my-desk")))
    assert "1 vrije ruimte hier" in words(client.get(reverse("areas:place", args=["gm0392"])))


def test_the_days_stand_in_ones_own_calendar(
    wish: SpaceWish, selection: SpaceProcedure, owner: Person, official: Person
) -> None:
    assert [(day.on, day.title) for day in days_of(owner)] == [(wish.hear_by, "Antwoord op de wens voor Het Badhuis")]
    assert [day.on for day in days_of(official)] == [wish.hear_by, selection.enter_by, selection.choose_by]


@pytest.mark.parametrize("count", [1, 3])
def test_the_register_of_announcements_asks_the_same_number_of_questions(
    count: int, client: Client, make_space: Callable[..., Space], official: Person, django_assert_num_queries: Any
) -> None:
    for number in range(count):
        SpaceProcedure.objects.create(
            number=f"TR-{number}",
            space=make_space(name=f"Ruimte {number}"),
            way="open-selection",
            state="announced",
            outcome="open-selectie",
            rule_set_version=1,
            reason="Voor iedereen.",
            enter_by=AFTER,
            started_on=DAY,
            started_by=official,
            announced_on=DAY,
            announced_by=official,
        )
    with django_assert_num_queries(3):
        client.get(at("procedures"))
