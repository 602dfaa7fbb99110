"""The pages: who gets which answer, what never stands on them, and that nothing typed is lost."""

import csv
import io
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from icalendar import Calendar
from openpyxl import load_workbook

from tests import factories
from tests.conftest import DAY
from tests.council.conftest import LATER, MAIL, NOON, PHONE, WITHOUT_LENS, invitation, looked_through_lens, recorded
from tussenruimte.accounts.models import Person
from tussenruimte.core import days
from tussenruimte.council import actions
from tussenruimte.council.models import MoneyAsked, Motion, Proposal, ProposalCard, SectionVersion, Visit, VisitGuest
from tussenruimte.dossiers import actions as dossiers
from tussenruimte.dossiers.models import Dossier
from tussenruimte.register.models import Initiative, Organisation
from tussenruimte.ui import paper


@pytest.fixture(autouse=True)
def _on_the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages read the clock; here it stands at the day of the tests."""
    monkeypatch.setattr(days, "today", lambda: DAY)
    monkeypatch.setattr(days, "now", lambda: NOON)


def as_person(person: Person) -> Client:
    person.is_persona = True
    person.save()
    client = Client()
    client.force_login(person)
    return client


@pytest.fixture(autouse=True)
def _demo(settings: Any) -> None:
    """Personas need no second step."""
    settings.DEMO = True


def page(client: Client, name: str, /, *args: Any, status: int = 200, **query: str) -> str:
    answer = client.get(reverse(f"council:{name}", args=args), query)
    assert answer.status_code == status, answer.content.decode()[:300]
    content = b"".join(answer) if answer.streaming else answer.content
    return content.decode("utf-8", "replace")


def send(client: Client, name: str, /, *args: Any, status: int = 302, **data: Any) -> str:
    answer = client.post(reverse(f"council:{name}", args=args), data)
    assert answer.status_code == status, answer.content.decode()[-3000:]
    return answer.content.decode()


# --- never seen ------------------------------------------------------------------------------------------------------
SIGNS = ("Tuinhart", MAIL, PHONE, "GEHEIM", "Aydin Ambtenaar")


def test_no_page_or_file_of_the_council_says_who_takes_part_or_what_is_internal(
    shared: Dossier, councillor: Person, clerk: Person, owner: Person, official: Person, visit: Visit
) -> None:
    looked_through_lens(shared.initiative, owner, with_whom="public")
    told = "Olga Tuinhart en Tuinhart, 06-12345678."
    actions.edit_card(dossier=shared, words={"reasons": told}, revision=0, by=official, at=NOON)
    actions.add_alternative(dossier=shared, name=told, in_favour=told, against=told, by=official)
    motion = recorded(shared, councillor)
    dossiers.make_promise(dossier=shared, promiser=shared.initiative, text=told, due=LATER, by=owner, on=DAY)
    for person in (councillor, clerk):
        client = as_person(person)
        read = [page(client, "overview"), page(client, "export-csv"), page(client, "card", shared.number)]
        read += [
            page(client, "visit", visit.pk),
            page(client, "visit-day", visit.pk),
            page(client, "motion", motion.pk),
        ]
        read += [page(client, "motions"), client.get(reverse("web:my-desk")).content.decode()]
        book = load_workbook(io.BytesIO(client.get(reverse("council:export-xlsx")).content))
        read.append(repr([[cell.value for cell in row] for row in book.active.iter_rows()]))  # type: ignore[union-attr]
        for sign in SIGNS:
            assert [text[:200] for text in read if sign in text] == [], sign
        assert "[…]" in read[2]


@pytest.mark.parametrize("name", ["card", "card-pdf"])
def test_a_card_does_not_exist_for_who_may_not_read_it(
    name: str, unshared: Dossier, councillor: Person, clerk: Person, elsewhere: Person, stranger: Person, owner: Person
) -> None:
    for person in (councillor, clerk, elsewhere, stranger):
        page(as_person(person), name, unshared.number, status=404)
    page(Client(), name, unshared.number, status=302)

    dossiers.share_with_council(dossier=unshared, shared=True, by=owner, on=DAY)
    page(as_person(councillor), "card", unshared.number)
    page(as_person(elsewhere), name, unshared.number, status=404)


def test_when_it_is_no_longer_shared_the_council_is_out_at_once_but_for_what_is_public(
    presented: Proposal, councillor: Person, clerk: Person, owner: Person
) -> None:
    dossier, number = presented.dossier, presented.number
    visit = actions.invite(dossier=dossier, invitation=invitation(), by=owner, today=DAY)
    assert "versie 1" in page(as_person(councillor), "proposal", number)

    dossiers.share_with_council(dossier=dossier, shared=False, by=owner, on=DAY)
    for client in (as_person(councillor), as_person(clerk)):
        for name, key in (("card", dossier.number), ("proposal", number), ("visit", visit.pk)):
            page(client, name, key, status=404)
        page(client, "frozen", number, 1, status=404)
        assert dossier.number not in page(client, "overview")

    send(as_person(owner), "publish", number)
    for client in (as_person(councillor), Client()):
        assert "Samen tuinieren." in page(client, "proposal", number)
        assert "SHA-256" in page(client, "frozen", number, 1)
    page(as_person(councillor), "card", dossier.number, status=404)


def test_a_draft_is_for_the_parties_and_no_councillor_learns_of_it(
    proposal: Proposal, councillor: Person, clerk: Person, owner: Person, stranger: Person
) -> None:
    for person in (councillor, clerk, stranger):
        client = as_person(person)
        for name in ("proposal", "draft-word", "draft-pdf", "present"):
            page(client, name, proposal.number, status=404)
        assert proposal.title not in page(as_person(councillor), "card", proposal.dossier.number)
    assert "In de woorden van het initiatief" in page(as_person(owner), "proposal", proposal.number)


# --- the overview ----------------------------------------------------------------------------------------------------
def test_a_council_finds_what_is_shared_with_it_and_what_asks_for_attention(
    clean: Dossier, councillor: Person, official: Person
) -> None:
    client = as_person(councillor)
    motion = recorded(clean, councillor)
    actions.promise_follow_up(about=motion, text="Grond zoeken", due=DAY, in_dossier=False, by=official, on=DAY)

    for query in ({}, {"q": "grond"}, {"stand": "open"}, {"stand": "running"}, {"stand": "onzin"}):
        assert clean.number in page(client, "overview", **query)
    for query in ({"q": "zwembad"}, {"stand": "closed"}, {"vraagt": "proposal"}, {"vraagt": "due"}):
        assert clean.number not in page(client, "overview", **query)

    motion.follow_ups.update(due=DAY - timedelta(days=1))
    assert "1 te laat" in page(client, "overview", vraagt="due")


def test_who_works_for_no_council_is_told_how_that_goes(stranger: Person) -> None:
    shown = page(as_person(stranger), "overview")

    assert "U werkt nog niet voor een raad" in shown
    assert page(Client(), "overview", status=302) == ""


def many(number: int, shared: Dossier, official: Person, owner: Person, councillor: Person) -> None:
    """More shared dossiers with a motion each."""
    for count in range(number - 1):
        place = shared.initiative.municipality
        garden = factories.initiative(f"Tuin {count}", place=place, municipality=place)
        factories.member(garden, owner)
        opened = dossiers.open_dossier(initiative=garden, lead=shared.lead, title=f"Grond {count}", by=official, on=DAY)
        recorded(dossiers.share_with_council(dossier=opened, shared=True, by=owner, on=DAY), councillor)


@pytest.mark.parametrize("number", [1, 3])
def test_lists_ask_the_same_number_of_questions(
    number: int,
    shared: Dossier,
    official: Person,
    owner: Person,
    councillor: Person,
    django_assert_max_num_queries: Any,
) -> None:
    recorded(shared, councillor)
    many(number, shared, official, owner, councillor)
    client = as_person(councillor)

    with django_assert_max_num_queries(21):
        shown = page(client, "overview")
    assert shown.count('scope="row"') == number
    with django_assert_max_num_queries(8):
        public = page(Client(), "motions")
    assert public.count("Grond voor groen") == number


def test_the_overview_is_a_file_for_a_spreadsheet_and_nothing_in_it_is_a_formula(
    clean: Dossier, councillor: Person, official: Person
) -> None:
    dossiers.edit_dossier(
        dossier=clean,
        changes={"title": "=HYPERLINK(1)"},
        revision=Dossier.objects.get(pk=clean.pk).revision,
        by=official,
    )
    rows = list(csv.reader(io.StringIO(page(as_person(councillor), "export-csv").lstrip("\ufeff")), delimiter=";"))

    assert [len(row) for row in rows] == [17, 17]
    assert rows[1][:2] == [clean.number, "'=HYPERLINK(1)"]


# --- the card --------------------------------------------------------------------------------------------------------
def test_both_sides_write_the_card_on_its_page(shared: Dossier, owner: Person, councillor: Person) -> None:
    client, number = as_person(owner), shared.number
    send(client, "edit-card", number, revision="0", asked="Geef ons grond.", aim="", reasons="", criteria="")
    send(client, "add-alternative", number, name="Niets doen", in_favour="Kost niets", against="")
    send(client, "add-money", number, what="Hek", euros="1.250,50", rhythm="once", budget="Groen")
    shown = page(client, "card", number)

    assert "Geef ons grond." in shown
    assert "1.250,50" in shown
    assert "Niets doen" in shown
    send(client, "drop-alternative", number, shared.council_alternatives.get().pk)
    send(client, "drop-money", number, MoneyAsked.objects.get().pk)
    assert "Niets doen" not in page(client, "card", number)
    for name in ("edit-card", "add-alternative", "add-money"):
        page(as_person(councillor), name, number, status=403)


def test_who_comes_second_keeps_their_words(shared: Dossier, owner: Person, official: Person) -> None:
    words = {"aim": "", "reasons": "", "criteria": ""}
    send(as_person(owner), "edit-card", shared.number, revision="0", asked="Van de tuin.", **words)

    shown = send(
        as_person(official), "edit-card", shared.number, revision="0", asked="Van de stad.", status=422, **words
    )
    assert "Van de tuin." in shown
    assert "Van de stad." in shown
    assert 'name="revision" value="1"' in shown
    send(as_person(official), "edit-card", shared.number, revision="1", asked="Van de stad.", **words)
    assert ProposalCard.objects.get().asked == "Van de stad."


@pytest.mark.parametrize("euros", ["veel", "-3", "1,234"])
def test_an_amount_that_is_none_gets_one_sentence(shared: Dossier, owner: Person, euros: str) -> None:
    shown = send(as_person(owner), "add-money", shared.number, what="Hek", euros=euros, rhythm="once", status=422)

    assert f'value="{euros}"' in shown
    assert not MoneyAsked.objects.exists()


@pytest.mark.skipif(not paper.can_write(), reason="zonder Pango is er geen pdf")
def test_the_card_comes_as_a_pdf(shared: Dossier, councillor: Person) -> None:
    answer = as_person(councillor).get(reverse("council:card-pdf", args=[shared.number]))

    assert answer["Content-Type"] == "application/pdf"
    assert answer["Cache-Control"] == "private, no-store"
    assert answer.content.startswith(b"%PDF")


def test_the_page_says_to_look_through_the_lens_first(shared: Dossier, councillor: Person, owner: Person) -> None:
    assert "Niemand keek nog door de democratische bril" in page(as_person(councillor), "card", shared.number)

    looked_through_lens(shared.initiative, owner, with_whom="public")
    assert "3 punten vragen aandacht" in page(as_person(councillor), "card", shared.number)


# --- a proposal ------------------------------------------------------------------------------------------------------
def test_a_proposal_goes_from_the_first_word_to_the_council_and_back(
    clean: Dossier, official: Person, owner: Person, clerk: Person
) -> None:
    ours, theirs = as_person(official), as_person(owner)
    send(ours, "start-proposal", clean.number, title="De tuin")
    number = Proposal.objects.get().number
    send(ours, "write-section", number, "argumenten", revision="0", text="Groen is goed.")
    send(theirs, "write-section", number, "eigen-woorden", revision="0", text="Wij doen het samen.")
    page(ours, "write-section", number, "eigen-woorden", status=403)
    page(ours, "write-section", number, "bestaat-niet", status=404)

    assert "Schrijf op waarom het nu niet kan" not in page(ours, "present", number)
    shown = send(ours, "present", number, revision="1", without_lens="", status=422)
    assert "Niemand keek nog door de democratische bril." in shown
    send(ours, "present", number, revision="1", without_lens=WITHOUT_LENS)

    council = as_person(clerk)
    shown = page(council, "proposal", number)
    for text in ("Groen is goed.", "Wij doen het samen.", WITHOUT_LENS, "Nog in te vullen."):
        assert text in shown
    send(council, "treat", number, revision="2", outcome="adopted", text="Akkoord.", on="23-11-2026")
    assert "Akkoord." in page(council, "proposal", number)

    send(ours, "promise-for-proposal", number, text="Een hek plaatsen", due="30-11-2026")
    assert "Een hek plaatsen" in page(council, "card", clean.number)


def test_the_second_writer_of_a_section_keeps_their_words(proposal: Proposal, official: Person) -> None:
    client = as_person(official)
    send(client, "write-section", proposal.number, "argumenten", revision="0", text="Eerst.")

    shown = send(client, "write-section", proposal.number, "argumenten", revision="0", text="Ook dit.", status=422)

    assert "Eerst." in shown
    assert "Ook dit." in shown
    assert SectionVersion.objects.count() == 1
    assert "Eerdere versies" in page(client, "write-section", proposal.number, "argumenten")


def test_taking_back_asks_why_and_leaves_what_the_council_got(presented: Proposal, official: Person) -> None:
    client = as_person(official)
    send(client, "take-back", presented.number, revision="2", reason=" ", status=422)
    send(client, "take-back", presented.number, revision="2", reason="Een bedrag klopt niet.")

    assert "Versie 1 van 23 november 2026" in page(client, "proposal", presented.number)


def test_what_the_council_got_comes_as_word(presented: Proposal, councillor: Person) -> None:
    answer = as_person(councillor).get(reverse("council:frozen-word", args=[presented.number, 1]))

    assert answer.status_code == 200
    assert answer.content[:2] == b"PK"
    page(as_person(councillor), "frozen-word", presented.number, 2, status=404)


# --- visits ----------------------------------------------------------------------------------------------------------
def test_the_council_comes_to_look(shared: Dossier, owner: Person, councillor: Person, clerk: Person) -> None:
    host, guest = as_person(owner), as_person(councillor)
    send(host, "invite", shared.number, on="30-11-2026", starts_at="14.30", where="De Brink", about="De tuin")
    visit = Visit.objects.get()
    send(guest, "come-along", visit.pk)

    assert "Rita Raadslid" in page(guest, "visit", visit.pk)
    assert "Rita Raadslid" in page(host, "visit", visit.pk)
    assert "Rita Raadslid" not in page(as_person(clerk), "visit", visit.pk)
    (event,) = Calendar.from_ical(page(guest, "visit-day", visit.pk)).walk("VEVENT")
    assert event["DTSTART"].dt.isoformat() == "2026-11-30T14:30:00+01:00"
    assert "Raadslid" not in event.to_ical().decode()

    send(guest, "come-along", visit.pk, stop="1")
    assert not VisitGuest.objects.exists()
    page(guest, "tell-visit", visit.pk, status=403)
    send(host, "tell-visit", visit.pk, seen="Groen.", follow_up="", status=422)
    send(host, "cancel-visit", visit.pk)
    assert "gaat niet door" in page(host, "visit", visit.pk)


def test_a_visit_stands_on_the_page_of_the_initiative_when_the_initiative_wants_that(
    shared: Dossier, owner: Person, visit: Visit
) -> None:
    address = reverse("web:initiative", args=[shared.initiative.slug])
    assert "De Brink 1" not in Client().get(address).content.decode()

    Visit.objects.update(shown_to_all=True)
    assert "De raad komt kijken op 30 november 2026: De Brink 1." in Client().get(address).content.decode()


# --- motions ---------------------------------------------------------------------------------------------------------
FORM = {"kind": "motion", "title": "Grond", "text": "Meer tuinen.", "on": "23-11-2026", "state": "announced"}


def test_a_motion_is_written_down_changed_and_followed_up(
    shared: Dossier, councillor: Person, official: Person, clerk: Person
) -> None:
    council = as_person(councillor)
    send(council, "record-about-dossier", shared.number, revision="0", submitters="Groen", **FORM)
    motion = Motion.objects.get()
    send(council, "change-motion", motion.pk, revision="1", **FORM | {"state": "adopted", "decided_on": "23-11-2026"})
    send(council, "change-motion", motion.pk, revision="1", status=422, **FORM)
    send(as_person(official), "promise-for-motion", motion.pk, text="Een lijst", due="30-11-2026", in_dossier="on")
    shown = page(Client(), "motion", motion.pk)
    assert "Een lijst" in shown
    assert shared.number not in shown
    assert shared.number in page(council, "motion", motion.pk)
    page(council, "settle", motion.follow_ups.get().pk, status=403)


def test_a_motion_about_an_initiative_needs_no_dossier(
    garden: Initiative,
    municipality: Organisation,
    councillor: Person,
    clerk: Person,
    official: Person,
    stranger: Person,
) -> None:
    send(as_person(clerk), "record-about-initiative", garden.slug, revision="0", **FORM)
    motion = Motion.objects.get()

    assert motion.dossier is None
    assert motion.title in Client().get(reverse("web:initiative", args=[garden.slug])).content.decode()
    page(as_person(stranger), "record-about-initiative", garden.slug, status=403)
    page(as_person(stranger), "change-motion", motion.pk, status=403)
    send(as_person(official), "promise-for-motion", motion.pk, text="Kijken", due="30-11-2026")
    follow_up = motion.follow_ups.get()
    send(as_person(clerk), "settle", follow_up.pk, state="done", came_of_it="Gekeken.")
    assert "Gekeken." in page(Client(), "motion", motion.pk)


def test_everyone_finds_motions_and_takes_them_along(shared: Dossier, councillor: Person) -> None:
    motion = recorded(shared, councillor, kind="questions", link="https://raad.voorbeeld.example/1")
    for query in ({}, {"q": "tuin"}, {"soort": "questions"}, {"gemeente": "GM0392"}, {"uitkomst": "announced"}):
        assert motion.title in page(Client(), "motions", **query)
    for query in ({"q": "zwembad"}, {"soort": "motion"}, {"uitkomst": "adopted"}):
        assert motion.title not in page(Client(), "motions", **query)
    rows = list(csv.reader(io.StringIO(page(Client(), "motions-csv").lstrip("\ufeff")), delimiter=";"))
    assert rows[1][0] == "vragen van de raad"
    assert load_workbook(io.BytesIO(Client().get(reverse("council:motions-xlsx")).content)).active


def test_a_file_is_only_ever_a_download(shared: Dossier, councillor: Person, settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path
    given = io.BytesIO(b"%PDF-1.7 motie")
    given.name = "motie.pdf"
    send(as_person(councillor), "record-about-dossier", shared.number, revision="0", file=given, **FORM)

    answer = Client().get(reverse("council:motion-file", args=[Motion.objects.get().pk]))
    assert answer["Content-Disposition"] == 'attachment; filename="motie.pdf"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert b"".join(answer) == b"%PDF-1.7 motie"
    other = recorded(shared, councillor)
    page(Client(), "motion-file", other.pk, status=404)


def test_the_api_tells_motions_about_listed_initiatives_and_no_people(
    shared: Dossier, councillor: Person, official: Person
) -> None:
    motion = recorded(shared, councillor, own_number="M-1")
    actions.promise_follow_up(about=motion, text="Een lijst", due=LATER, in_dossier=False, by=official, on=DAY)

    (row,) = Client().get("/api/v1/motions?kind=motion&municipality=GM0392&q=tuinen").json()["results"]
    assert (row["number"], row["submitters"], row["state"]) == ("M-1", ["Groen Haarlem", "Lokaal"], "announced")
    assert row["followUps"] == [{"text": "Een lijst", "due": "2026-11-30", "state": "open"}]
    assert row["initiative"] == "/api/v1/initiatives/buurttuin"
    assert "Rita" not in repr(row)
    assert shared.number not in repr(row)
    assert Client().get("/api/v1/motions?kind=onzin").status_code == 400

    Initiative.objects.update(state=Initiative.State.HIDDEN)
    assert Client().get("/api/v1/motions").json()["total"] == 0


# --- composed pages --------------------------------------------------------------------------------------------------
def test_the_page_of_a_dossier_shows_the_council_with_signals_to_its_parties(
    clean: Dossier, official: Person, councillor: Person, proposal: Proposal
) -> None:
    address = reverse("dossiers:dossier", args=[clean.number])
    ours = as_person(official).get(address).content.decode()

    assert "Ga samen kijken voordat de raad kiest" in ours
    assert "Kijk eerst door de democratische bril" in ours
    assert "1 raadsvoorstel" in ours
    assert proposal.title in ours
    assert proposal.title not in page(as_person(councillor), "card", clean.number)


def test_the_desk_of_a_councillor_and_of_the_official(
    presented: Proposal, councillor: Person, official: Person, owner: Person
) -> None:
    motion = recorded(presented.dossier, councillor)
    actions.promise_follow_up(about=motion, text="Een lijst", due=LATER, in_dossier=False, by=official, on=DAY)
    desk = as_person(councillor).get(reverse("web:my-desk")).content.decode()

    for text in ("Voor de raad", "Een lijst", "keer nieuws in twee weken"):
        assert text in desk
    assert "De tuin op de Brink" in as_person(official).get(reverse("web:my-desk")).content.decode()
    assert "Voor de raad" not in as_person(owner).get(reverse("web:my-desk")).content.decode()


def test_what_happened_is_told_in_the_timeline_of_the_dossier(presented: Proposal, official: Person) -> None:
    shown = as_person(official).get(reverse("dossiers:dossier", args=[presented.dossier.number])).content.decode()

    assert "De raad heeft het voorstel De tuin op de Brink, versie 1." in shown
