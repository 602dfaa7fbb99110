"""The pages: the happy path, who is kept out, the form that is not right, and steady numbers of queries."""

import io
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from docx import Document

from tests import factories
from tests.conftest import DAY
from tussenruimte.accounts.models import Person, Role
from tussenruimte.conversations import actions
from tussenruimte.conversations.models import (
    DevelopmentAction,
    Lead,
    PolicyNote,
    ReachGroup,
    Stakeholder,
    UnitAnswer,
    UnitQuestion,
    ValueNote,
)
from tussenruimte.core import days
from tussenruimte.register.models import Initiative, Organisation, Place, Side
from tussenruimte.scans.models import Response

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]
HOME = "/gesprek/over/buurttuin/"
PAGES = ("", "partners/", "bereik/", "ladder/", "betrokkenen/", "betrokkenen/lijst.xlsx")


def filled(garden: Initiative, by: Person, *numbers: int) -> None:
    """Everything a page can show, once for each number."""
    for number in numbers:
        told = {"initiative": garden, "by": by, "on": DAY}
        actions.say_value(value="vertrouwen", text=f"Woord {number}", **told)
        actions.choose_action(
            title=f"Actie {number}", owner_side="initiative", due=days.today() + timedelta(days=9), together=True,
            owner=by, **told,
        )  # fmt: skip
        actions.plan_group(name=f"Groep {number}", why="Zij wonen hier.", **told)
        unit = actions.place_stakeholder(ring="inner", name=f"Afdeling {number}", status="missing", **told)
        actions.place_stakeholder(ring="outer", name=f"Partij {number}", weight="too-large", **told)
        question = actions.ask_units(text=f"Vraag {number}", **told)
        actions.note_answer(question=question, unit=unit, answer="yes", given_on=DAY, by=by)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_asks_the_same_number_of_questions(
    path: str, client: Client, garden: Initiative, owner: Person, django_assert_num_queries: Any
):
    client.force_login(owner)
    filled(garden, owner, 0)
    client.get(HOME + path)
    with CaptureQueriesContext(connection) as once:
        assert client.get(HOME + path).status_code == 200
    # As many again, beside what ended.
    DevelopmentAction.objects.update(state="done", ended_on=DAY)
    filled(garden, owner, 1, 2, 3)

    with django_assert_num_queries(len(once)):
        client.get(HOME + path)


@pytest.mark.parametrize("path", PAGES)
def test_nobody_else_opens_a_conversation(path: str, client: Client, garden: Initiative, stranger: Person):
    assert client.get(HOME + path).status_code == 302
    for person in (stranger, factories.person("Bram", Role.BROKER, is_persona=True)):
        client.force_login(person)
        assert client.get(HOME + path).status_code == 403
    client.force_login(stranger)
    assert client.post(f"{HOME}partners/waarden/vertrouwen/", {"text": "Hoi"}).status_code == 403
    assert client.get("/gesprek/over/bestaat-niet/").status_code == 404


def test_a_member_without_mandate_reads_and_does_not_write(client: Client, garden: Initiative):
    reader = factories.member(garden, factories.person("Hanna"), "member")
    client.force_login(reader)

    assert b"Schrijf iets op" not in client.get(f"{HOME}partners/").content
    assert client.get(f"{HOME}partners/waarden/vertrouwen/").status_code == 403


def test_the_readiness_page_says_it_never_blocks(
    client: Client, garden: Initiative, owner: Person, official: Person, fill_in: Callable[..., Response]
):
    ours = fill_in("partnerschap", owner, {"gemeente-aanspreekpunt": 1}, side=Side.INITIATIVE)
    answers = {"gemeente-aanspreekpunt": 4}
    fill_in("partnerschap", official, answers, scan=ours.scan, side=Side.MUNICIPALITY)
    client.force_login(official)

    page = client.get(f"{HOME}partners/").content.decode()

    assert "Een laag cijfer is geen reden om nee te zeggen" in page
    assert "Aanspreekpunt: zelf een 4, de ander een 1." in page
    assert "Wirwar van loketten" in page
    for value in ("Wederkerigheid", "Proportionaliteit", "Gezamenlijk doel"):
        assert value in page


def test_words_are_said_read_by_the_other_and_taken_back(
    client: Client, garden: Initiative, owner: Person, official: Person
):
    client.force_login(owner)
    assert client.get(f"{HOME}partners/waarden/bestaat-niet/").status_code == 404
    assert client.post(f"{HOME}partners/waarden/vertrouwen/", {"text": " "}).status_code == 422
    client.post(f"{HOME}partners/waarden/vertrouwen/", {"text": "<b>Kom langs</b>"})
    note = ValueNote.objects.get()

    client.force_login(official)
    page = client.get(f"{HOME}partners/").content.decode()
    assert "&lt;b&gt;Kom langs&lt;/b&gt;" in page
    assert "Olga Eigenaar" in page
    assert client.post(f"{HOME}partners/waarden/{note.pk}/intrekken/").status_code == 403

    client.force_login(owner)
    client.post(f"{HOME}partners/waarden/{note.pk}/intrekken/")
    assert "Kom langs" not in client.get(f"{HOME}partners/").content.decode()


def test_an_action_is_chosen_and_ended(client: Client, garden: Initiative, owner: Person):
    client.force_login(owner)
    due = days.today() + timedelta(days=30)
    told = {"title": "Eén loket", "owner_side": "municipality", "due": due.strftime("%d-%m-%Y"), "mine": "on"}
    alone = client.post(f"{HOME}partners/actie/", told)
    assert alone.status_code == 422
    assert "Kies een actie samen" in alone.content.decode()

    client.post(f"{HOME}partners/actie/", {**told, "together": "on", "condition": "gemeente-aanspreekpunt"})

    action = DevelopmentAction.objects.get()
    assert (action.owner, action.due, action.condition) == (owner, due, "gemeente-aanspreekpunt")
    assert "Eén loket" in client.get("/gesprek/").content.decode()
    assert "Eén loket" in client.get("/initiatieven/buurttuin/").content.decode()
    refused = client.post(f"{HOME}partners/actie/{action.pk}/afsluiten/", {"state": "weg"}, follow=True)
    assert "Kies een antwoord uit de lijst." in refused.content.decode()
    client.post(f"{HOME}partners/actie/{action.pk}/afsluiten/", {"state": "done"})
    assert DevelopmentAction.objects.get().state == "done"


def test_the_page_of_an_initiative_says_nothing_to_others(client: Client, garden: Initiative, owner: Person):
    filled(garden, owner, 0)

    page = client.get("/initiatieven/buurttuin/").content.decode()

    assert "Gesprek tussen" not in page
    assert "Actie 0" not in page


def test_a_group_gets_a_plan(
    client: Client, garden: Initiative, owner: Person, official: Person, fill_in: Callable[..., Response]
):
    fill_in("democratische-bril-scan", owner, {"niet-bereikte-groepen": ["jongeren"]}, side=Side.INITIATIVE)
    client.force_login(owner)
    assert "bereik/nieuw/?groep=jongeren" in client.get(f"{HOME}bereik/").content.decode()
    nameless = client.post(f"{HOME}bereik/nieuw/", {"group": "eigen", "why": "Zo", "state": "planned"})
    assert "Vul de naam van de groep in." in nameless.content.decode()
    told = {"group": "jongeren", "why": "Zij spelen hier.", "state": "planned", "due": "1-12-2026"}
    client.post(f"{HOME}bereik/nieuw/", told)
    assert client.post(f"{HOME}bereik/nieuw/", told).status_code == 422

    plan = ReachGroup.objects.get()
    client.post(f"{HOME}bereik/{plan.pk}/", {"why": "Zij spelen hier.", "channels": "School", "state": "reached"})
    page = client.get(f"{HOME}bereik/").content.decode()
    assert "bereik/nieuw/?groep=jongeren" not in page
    assert "Dit zijn aandachtspunten" in page
    assert "School" in page
    client.force_login(official)
    assert client.post(f"{HOME}bereik/{plan.pk}/weghalen/").status_code == 403
    client.force_login(owner)
    client.post(f"{HOME}bereik/{plan.pk}/weghalen/")
    assert not ReachGroup.objects.exists()


@pytest.mark.parametrize(
    ("promised", "experienced", "sentence"),
    [
        ("meebeslissen", "informeren", "Dat scheelt 4 treden."),
        ("adviseren", "raadplegen", "Dat scheelt 1 trede."),
        ("adviseren", "adviseren", "Beloofd en ervaren is hetzelfde"),
        ("informeren", "adviseren", "Leg dat vast"),
    ],
)
def test_the_ladder_says_what_to_expect(
    promised: str, experienced: str, sentence: str, client: Client, owner: Person, fill_in: Callable[..., Response]
):
    answers = {"beloofde-trede": [promised], "ervaren-trede": [experienced]}
    fill_in("participatie-treden", owner, answers, side=Side.INITIATIVE)
    client.force_login(owner)

    assert sentence in client.get(f"{HOME}ladder/").content.decode()


def test_the_ladder_without_answers_says_so(client: Client, garden: Initiative, owner: Person):
    client.force_login(owner)

    assert "Wij weten nog niet wat er beloofd is" in client.get(f"{HOME}ladder/").content.decode()


def test_a_map_is_drawn_from_nothing(client: Client, garden: Initiative, owner: Person, official: Person):
    client.force_login(official)
    assert "De kaart is nog leeg" in client.get(f"{HOME}betrokkenen/").content.decode()
    assert client.get(f"{HOME}betrokkenen/nieuw/midden/").status_code == 404
    for name in ("Groen", "Vergunningen"):
        told = {"name": name, "status": "missing", "contact": "Aydin"}
        client.post(f"{HOME}betrokkenen/nieuw/afdeling/", told)
    assert client.post(f"{HOME}betrokkenen/nieuw/afdeling/", {"name": "Sport"}).status_code == 422
    client.force_login(owner)
    client.post(f"{HOME}betrokkenen/nieuw/partij/", {"name": "Corporatie", "weight": "too-large", "influence": "much"})
    client.post(f"{HOME}betrokkenen/vraag/", {"text": "Mag het op zondag?"})
    question = UnitQuestion.objects.get()
    for unit, answer in zip(Stakeholder.objects.filter(ring="inner").order_by("pk"), ("yes", "no"), strict=True):
        told = {"unit": str(unit.pk), "answer": answer, "given_on": "20-11-2026", "words": "Zo is het."}
        client.post(f"{HOME}betrokkenen/vraag/{question.pk}/antwoord/", told)

    page = client.get(f"{HOME}betrokkenen/").content.decode()

    assert UnitAnswer.objects.count() == 2
    for words in ("Antwoorden spreken elkaar tegen", "Rol te groot", "Corporatie", "Wie mist er?", "<svg"):
        assert words in page
    assert "Aydin" not in page


def test_only_the_side_that_placed_someone_changes_them(
    client: Client, garden: Initiative, owner: Person, official: Person
):
    green = actions.place_stakeholder(
        initiative=garden, ring="inner", name="Groen", by=official, on=DAY, status="missing", contact="Aydin"
    )
    address = f"{HOME}betrokkenen/{green.pk}/"
    client.force_login(owner)
    assert "Aydin" not in client.get(address).content.decode()
    assert client.post(address, {"status": "involved"}).status_code == 403
    assert client.post(f"{address}weghalen/").status_code == 403

    client.force_login(official)
    assert "Aydin" in client.get(address).content.decode()
    assert client.post(address, {"status": "weg"}).status_code == 422
    client.post(address, {"status": "involved", "contact": "Bakker"})
    green.refresh_from_db()
    assert (green.status, green.contact, green.name) == ("involved", "Bakker", "Groen")
    client.post(f"{address}weghalen/")
    assert not Stakeholder.objects.exists()


def test_a_policy_note_grows_by_versions_into_a_word_document(
    client: Client, municipality: Organisation, official: Person, owner: Person
):
    home = f"/gesprek/beleid/{municipality.slug}/"
    client.force_login(owner)
    assert client.get(home).status_code == 403

    client.force_login(official)
    assert "Er is nog geen notitie" in client.get(home).content.decode()
    assert client.get(f"{home}1/").status_code == 302
    assert client.post(f"{home}schrijven/", {"seen": "0"}).status_code == 422
    client.post(f"{home}schrijven/", {"seen": "0", "text-waarom": "Omdat.\n- een", "roles-waarom": ["responsief"]})
    late = client.post(f"{home}schrijven/", {"seen": "0", "text-waarom": "Later."})
    assert (late.status_code, "Een collega bewaarde" in late.content.decode()) == (422, True)
    client.post(f"{home}schrijven/", {"seen": "1", "text-waarom": "Nieuw.", "changed": "Korter"})

    assert PolicyNote.objects.count() == 2
    assert "Omdat." in client.get(f"{home}1/").content.decode()
    assert "Nieuw." in client.get(home).content.decode()
    assert "Nieuw." in client.get(f"{home}schrijven/").content.decode()
    answer = client.get(f"{home}1/notitie.docx")
    texts = [paragraph.text for paragraph in Document(io.BytesIO(answer.content)).paragraphs]
    assert {"Omdat.", "een"} <= set(texts)
    assert answer["Content-Disposition"] == 'attachment; filename="beleidsnotitie-gemeente-haarlem-1.docx"'
    assert client.get(f"{home}9/notitie.docx").status_code == 404


def test_the_list_of_whom_to_ask(client: Client, district: Place, official: Person, stranger: Person):
    home = "/gesprek/buurt/wk039211/"
    client.force_login(stranger)
    assert client.get(home).status_code == 403
    client.force_login(official)
    assert "Er staat nog niemand op de lijst" in client.get(home).content.decode()
    secret = client.post(f"{home}tip/", {"known_for": "Kent de jeugd", "name": "Jan"})
    assert "Laat die anders leeg" in secret.content.decode()
    client.post(f"{home}tip/", {"known_for": "Kent de jeugd", "name": "Jan", "agreed": "on"})
    lead = Lead.objects.get()

    assert "Jan" in client.get(home).content.decode()
    assert client.get(f"{home}{lead.pk}/").status_code == 200
    client.post(f"{home}{lead.pk}/", {"state": "asked"})
    assert Lead.objects.get().state == "asked"
    client.post(f"{home}{lead.pk}/weghalen/")
    assert not Lead.objects.exists()


def test_the_list_of_conversations(client: Client, garden: Initiative, municipality: Organisation, official: Person):
    client.force_login(official)
    page = client.get("/gesprek/").content.decode()

    assert reverse("conversations:about", args=["buurttuin"]) in page
    assert reverse("conversations:note", args=[municipality.slug]) in page
    assert reverse("conversations:leads", args=["gm0392"]) in page


def test_my_desk_shows_what_someone_agreed_to_do(client: Client, garden: Initiative, owner: Person):
    filled(garden, owner, 0)
    client.force_login(owner)

    assert "Actie 0" in client.get("/mijn-werk/").content.decode()


def test_the_page_of_a_place_leads_to_whom_to_ask_for_who_asks_there(
    client: Client, district: Place, official: Person, stranger: Person
):
    address = "/gesprek/buurt/wk039211/"
    client.force_login(stranger)
    assert address not in client.get("/buurten/wk039211/").content.decode()

    actions.add_lead(place=district, known_for="Kent de jeugd", by=official, on=DAY)
    client.force_login(official)
    page = client.get("/buurten/wk039211/").content.decode()

    assert address in page
    assert "1 tip wacht nog." in page
