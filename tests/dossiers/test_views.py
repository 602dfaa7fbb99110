"""The pages: the happy path, the refusal, the form that is not right, and a number of queries that does not grow."""

import io
import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from tests import factories
from tests.conftest import DAY
from tests.dossiers.conftest import NOON
from tests.dossiers.test_actions import FACTS, changed, decided, story
from tussenruimte.accounts.models import Person
from tussenruimte.dossiers import actions
from tussenruimte.dossiers.models import Clock, Decision, Dossier, Promise
from tussenruimte.register.models import Initiative, Organisation

pytestmark = pytest.mark.django_db
LATER = "07-12-2026"


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


def at(name: str, dossier: Dossier, *more: Any) -> str:
    return reverse(f"dossiers:{name}", args=[dossier.number, *more])


def words(page: Any) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page.content.decode()).split())


def now(dossier: Dossier) -> Dossier:
    return Dossier.objects.get(pk=dossier.pk)


# --- opening ---------------------------------------------------------------------------------------------------------
def test_the_initiative_opens_a_dossier(
    client: Client, owner: Person, garden: Initiative, municipality: Organisation
) -> None:
    address = reverse("dossiers:open", args=[garden.slug])
    page = as_(client, owner).get(address)
    assert 'value="Buurttuin"' in page.content.decode()

    answer = client.post(address, {"title": "Een stuk grond", "goal": "Tuinieren", "lead": municipality.pk})

    dossier = Dossier.objects.get()
    assert answer["Location"] == at("dossier", dossier)
    assert "U krijgt antwoord: nu, later of nooit" in words(client.get(answer["Location"]))


def test_a_story_that_was_answered_is_not_told_again(
    client: Client, official: Person, owner: Person, garden: Initiative, municipality: Organisation
) -> None:
    factories.need(garden, "Een schuur")
    told = story(garden, official)
    address = reverse("dossiers:open", args=[garden.slug]) + f"?verhaal={told.number}"

    assert "Een schuur" in as_(client, official).get(address).content.decode()
    client.post(address, {"title": "Grond", "lead": municipality.pk})

    assert Dossier.objects.get().intake == told
    assert client.get(address).status_code == 404


def test_a_stranger_opens_nothing_and_an_empty_form_says_what_is_missing(
    client: Client, stranger: Person, owner: Person, garden: Initiative, municipality: Organisation
) -> None:
    address = reverse("dossiers:open", args=[garden.slug])
    assert client.get(address).status_code == 302
    assert as_(client, stranger).get(address).status_code == 403

    page = as_(client, owner).post(address, {"title": "", "lead": municipality.pk})

    assert page.status_code == 422
    assert Dossier.objects.count() == 0


def test_where_no_municipality_is_that_is_said(client: Client, owner: Person, garden: Initiative) -> None:
    page = as_(client, owner).get(reverse("dossiers:open", args=[garden.slug]))

    assert "Deze gemeente is hier nog niet" in words(page)


# --- the page of a dossier -------------------------------------------------------------------------------------------
def test_both_sides_read_the_same_in_their_own_words(
    client: Client, running: Dossier, owner: Person, official: Person
) -> None:
    theirs = words(as_(client, owner).get(at("dossier", running)))
    ours = words(as_(client, official).get(at("dossier", running)))

    assert "U werkt samen met de gemeente." in theirs
    assert "Loopt. Zorg dat de volgende stap op tijd komt." in ours
    for text in (theirs, ours):
        assert "Aan zet: Gemeente Haarlem, uiterlijk 30 november 2026." in text
        assert "Wij helpen u graag." in text


@pytest.mark.parametrize("who", ["stranger", "anonymous", "elsewhere"])
def test_who_is_outside_does_not_learn_that_it_exists(
    who: str, client: Client, running: Dossier, stranger: Person
) -> None:
    elsewhere = factories.official(factories.organisation("Assen", place=factories.place("Assen", "GM0106")))
    if who != "anonymous":
        as_(client, stranger if who == "stranger" else elsewhere)

    for name in ("dossier", "edit", "answer", "note", "add-document", "decide", "start-clock", "finish", "council"):
        assert client.get(at(name, running)).status_code == (302 if who == "anonymous" else 404), name


def test_an_internal_note_is_for_ones_own_party(
    client: Client, running: Dossier, owner: Person, official: Person
) -> None:
    as_(client, official).post(at("note", running), {"text": "Lastig geval", "internal": "on"})
    client.post(at("note", running), {"text": "Wij komen kijken"})

    assert "Lastig geval" in words(client.get(at("dossier", running)))
    theirs = words(as_(client, owner).get(at("dossier", running)))
    assert "Lastig geval" not in theirs
    assert "Wij komen kijken" in theirs


def test_the_page_asks_the_same_number_of_questions_with_more_in_it(
    client: Client, running: Dossier, official: Person
) -> None:
    asked = []
    as_(client, official)
    for number in range(3):
        given: dict[str, Any] = {"dossier": running, "by": official}
        actions.add_note(text=f"Notitie {number}", internal=False, party=running.lead, at=NOON, **given)
        actions.make_promise(promiser=running.lead, text=f"Iets {number}", due=DAY, on=DAY, **given)
        actions.involve_unit(name=f"Unit {number}", interest="", status="missing", stance="unknown", on=DAY, **given)
        actions.start_clock(about=f"Besluit {number}", term="awb-4-13", received=DAY, on=DAY, **given)
        decided(now(running), official, changed(subject=f"Over {number}"))
        with CaptureQueriesContext(connection) as questions:
            page = client.get(at("dossier", running))
        asked.append(len(questions))
        assert words(page).count("Iets ") > number

    # The first visit also fills caches.
    assert asked[1] == asked[2]


def test_guards_are_gentle_and_come_with_figures(client: Client, running: Dossier, official: Person) -> None:
    for number in range(3):
        actions.make_promise(
            dossier=running, promiser=running.lead, text=f"Iets {number}", due=DAY, by=official, on=DAY
        )

    text = words(as_(client, official).get(at("dossier", running)))

    assert "Overnemen van het initiatief" in text
    assert "In het dossier staan zoveel acties bij de gemeente: 3." in text


def test_units_that_say_opposite_things_are_noticed(client: Client, running: Dossier, official: Person) -> None:
    as_(client, official)
    for name, stance in (("Groen", "in-favour"), ("Verkeer", "against")):
        client.post(at("unit", running), {"name": name, "status": "involved", "stance": stance})

    assert "Afdelingen zeggen iets anders" in words(client.get(at("dossier", running)))


# --- deeds -----------------------------------------------------------------------------------------------------------
def test_answering_and_passing_the_turn(client: Client, fresh: Dossier, official: Person) -> None:
    as_(client, official)
    given = {"answer": "now", "reason": "Mooi plan.", "next_contact": LATER, "next_step": "Kijken", "revision": 1}
    assert client.post(at("answer", fresh), given).status_code == 302

    page = client.post(
        at("turn", fresh), {"next_step": "Teken het plan", "to": fresh.initiative_id, "turn_by": LATER, "revision": 2}
    )

    assert page.status_code == 302
    assert (now(fresh).next_step, now(fresh).whose_turn_id) == ("Teken het plan", fresh.initiative_id)


def test_an_answer_that_is_not_right_says_why(client: Client, fresh: Dossier, official: Person) -> None:
    page = as_(client, official).post(at("answer", fresh), {"answer": "later", "reason": "Ooit.", "revision": 1})

    assert page.status_code == 422
    assert "Kies een dag die nog komt." in words(page)
    assert now(fresh).answer == "waiting"


def test_who_is_second_keeps_their_text_and_sees_what_the_first_did(
    client: Client, running: Dossier, owner: Person, official: Person
) -> None:
    seen = {
        "title": running.title,
        "goal": "",
        "needed_support": "",
        "hours_available": "",
        "revision": running.revision,
    }
    as_(client, owner).post(at("edit", running), seen | {"goal": "Doel van Olga"})

    page = as_(client, official).post(at("edit", running), seen | {"needed_support": "Steun van Aydin"})

    text = page.content.decode()
    assert page.status_code == 422
    assert "Doel van Olga" in text
    assert "Steun van Aydin" in text
    # Sending the same page again keeps both words: what the second did not touch is as the first left it.
    fields = dict(re.findall(r'name="(revision)" value="(\d+)"', text))
    again = client.post(
        at("edit", running), seen | {"goal": "Doel van Olga", "needed_support": "Steun van Aydin"} | fields
    )
    assert again.status_code == 302
    assert (now(running).goal, now(running).needed_support) == ("Doel van Olga", "Steun van Aydin")


def test_everyone_promises_for_their_own_side_and_says_what_came_of_it(
    client: Client, running: Dossier, owner: Person
) -> None:
    as_(client, owner)
    given = {"text": "Tien mensen vinden", "due": LATER, "kind": "deed", "hours_per_week": "2,5"}
    assert client.post(at("promise", running), given).status_code == 302
    promise = Promise.objects.get()
    assert promise.promiser_id == running.initiative_id

    assert client.post(at("settle", running, promise.pk), {"state": "broken"}).status_code == 422
    assert client.post(at("settle", running, promise.pk), {"state": "kept", "remark": "Elf!"}).status_code == 302

    assert "nagekomen" in words(client.get(at("dossier", running)))


def test_a_partner_joins_by_name_and_leaves(
    client: Client, running: Dossier, official: Person, fund: Organisation
) -> None:
    as_(client, official)
    assert client.post(at("bring-in", running), {"party": "Bestaat Niet", "shared": "yes"}).status_code == 422
    assert client.post(at("bring-in", running), {"party": "fonds samen", "shared": "yes"}).status_code == 302
    one = running.takes_part.get(party_id=fund.pk)

    client.post(at("leave-out", running, one.pk))

    one.refresh_from_db()
    assert one.until == DAY


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("phase", {"phase": "uitvoering"}),
        ("appoint", {"protector": "Wethouder Wonen"}),
        ("ask-decision", {"turn_by": LATER}),
        ("finish", {"ended_with": "Klaar."}),
    ],
)
def test_other_deeds_lead_back_to_the_dossier(
    name: str, given: dict[str, str], client: Client, running: Dossier, official: Person
) -> None:
    as_(client, official)
    assert client.get(at(name, running)).status_code == 200

    answer = client.post(at(name, running), given | {"revision": running.revision})

    assert answer["Location"] == at("dossier", running)


def test_ending_and_beginning_again(client: Client, running: Dossier, owner: Person, official: Person) -> None:
    as_(client, owner).post(at("withdraw", running), {"ended_with": "Geen tijd.", "revision": running.revision})
    assert "U bent hiermee gestopt." in words(client.get(at("dossier", running)))

    given = {"reason": "Toch weer.", "next_contact": LATER, "revision": now(running).revision}
    assert as_(client, official).post(at("reopen", running), given).status_code == 302
    assert now(running).state == "running"


def test_the_initiative_lets_the_council_read_along(
    client: Client, running: Dossier, owner: Person, official: Person
) -> None:
    assert as_(client, official).get(at("council", running)).status_code == 403
    as_(client, owner).post(at("council", running), {"share": "1"})
    assert now(running).shared_with_council_on == DAY
    client.post(at("council", running), {"stop": "1"})
    assert now(running).shared_with_council_on is None


# --- documents -------------------------------------------------------------------------------------------------------
def test_a_document_is_downloaded_and_never_shown(
    client: Client, running: Dossier, owner: Person, stranger: Person
) -> None:
    file = SimpleUploadedFile("plan.html", b"%PDF-1.7 plan", content_type="text/html")
    as_(client, owner).post(at("add-document", running), {"title": "Plan", "file": file})
    document = running.documents.get()
    address = at("document", running, document.pk)

    answer = client.get(address)

    assert b"".join(answer.streaming_content) == b"%PDF-1.7 plan"  # type: ignore[arg-type]
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'attachment; filename="plan.pdf"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert as_(client, stranger).get(address).status_code == 404


def test_an_internal_document_is_refused_to_the_other_side(
    client: Client, running: Dossier, owner: Person, official: Person
) -> None:
    document = actions.add_document(
        dossier=running,
        title="Advies",
        filename="a.pdf",
        content=b"%PDF-1.7",
        internal=True,
        party=running.lead,
        by=official,
        at=NOON,
    )

    assert as_(client, owner).get(at("document", running, document.pk)).status_code == 403
    assert "Advies" not in words(client.get(at("dossier", running)))


def test_a_file_that_is_wrong_or_too_big_gets_a_sentence(client: Client, running: Dossier, owner: Person) -> None:
    as_(client, owner)
    bad = SimpleUploadedFile("plan.pdf", b"<script>")
    page = client.post(at("add-document", running), {"title": "Plan", "file": bad})
    assert page.status_code == 422
    assert "bewaren wij niet" in words(page)

    page = client.post(at("add-document", running), {}, CONTENT_LENGTH=str(30 * 1024 * 1024))
    assert page.status_code == 413


# --- decisions -------------------------------------------------------------------------------------------------------
def _running(initiative: Initiative, like: Dossier, by: Person) -> Dossier:
    """Another dossier with the same municipality, answered with now."""
    opened = actions.open_dossier(initiative=initiative, lead=like.lead, title="Pluktuin", by=by, on=DAY)
    given: dict[str, Any] = {"next_contact": DAY + timedelta(days=7), "revision": 1, "by": by, "on": DAY}
    return actions.answer(dossier=opened, answer="now", reason="Ja.", **given)


def decision_form(dossier: Dossier, **given: str) -> dict[str, Any]:
    names = ("subject", "decider", "outcome", "text", "reason", "criteria", "alternatives", "own_rule")
    fields = {name: getattr(FACTS, name) for name in names}
    return fields | {"decided_on": "23-11-2026", "revision": now(dossier).revision} | given


def test_a_decision_is_written_down_beside_like_cases_and_made_public(
    client: Client, running: Dossier, official: Person
) -> None:
    other = factories.initiative("Pluktuin", municipality=running.initiative.municipality)
    for one in (running.initiative, other):
        factories.reading(one, "werkvelden", "natuur")
    decided(
        _running(other, running, official),
        official,
        changed(subject="Eerder besluit", custom_work=True, motive="Haast."),
    )
    page = as_(client, official).get(at("decide", running))
    assert "Eerder besluit" in words(page)

    wrong = client.post(at("decide", running), decision_form(running, custom_work="on"))
    assert wrong.status_code == 422
    assert "Schrijf op waarom u hier maatwerk doet." in words(wrong)
    client.post(at("decide", running), decision_form(running, custom_work="on", motive="Er is geen regel."))
    made = Decision.objects.get(subject=FACTS.subject)
    address = reverse("dossiers:decision", args=[made.number])
    assert Client().get(address).status_code == 404

    client.post(address)

    public = words(Client().get(address))
    assert "Er is geen regel." in public
    assert "Naar het dossier" not in public
    assert "Buurttuin" not in public
    assert made.subject in words(Client().get(reverse("dossiers:log"), {"q": "grond"}))
    assert "Geen besluit gevonden" in words(Client().get(reverse("dossiers:log"), {"q": "zwembad"}))


def test_a_decision_with_a_name_in_it_stays_inside(client: Client, running: Dossier, official: Person) -> None:
    made = decided(running, official, changed(reason="De Buurttuin doet het goed."))
    address = reverse("dossiers:decision", args=[made.number])

    page = as_(client, official).post(address, follow=True)

    assert "In dit besluit staat nog over wie het gaat: Buurttuin." in words(page)
    assert Client().post(address).status_code in (403, 404)


@pytest.mark.parametrize("count", [1, 3])
def test_the_log_asks_the_same_number_of_questions(
    count: int, client: Client, running: Dossier, official: Person, django_assert_num_queries: Any
) -> None:
    for number in range(count):
        made = decided(now(running), official, changed(subject=f"Grond {number}"))
        actions.publish_decision(decision=made, by=official, on=DAY)

    with django_assert_num_queries(2):
        client.get(reverse("dossiers:log"))


# --- clocks ----------------------------------------------------------------------------------------------------------
def test_a_clock_is_the_same_on_both_sides(client: Client, running: Dossier, owner: Person, official: Person) -> None:
    as_(client, official)
    given = {"about": "Vergunning", "term": "awb-4-13", "received": "01-09-2026"}
    assert client.post(at("start-clock", running), given).status_code == 302
    clock = Clock.objects.get()
    ours = words(client.get(at("clock", running, clock.pk)))
    theirs = words(as_(client, owner).get(at("clock", running, clock.pk)))

    for text in (ours, theirs):
        assert "De laatste dag was 27 oktober 2026. Dat is 27 dagen geleden." in text
    assert client.get(at("change-clock", running, clock.pk, "stilzetten")).status_code == 403
    noticed = client.post(at("change-clock", running, clock.pk, "te-laat"), {"day": "02-11-2026"})
    assert noticed.status_code == 302
    assert "Eerste dag met een dwangsom 17 november 2026" in words(client.get(at("clock", running, clock.pk)))


def test_a_clock_stands_still_and_runs_again(client: Client, running: Dossier, official: Person) -> None:
    clock = actions.start_clock(
        dossier=running, about="Grond", term="awb-4-13", received=date(2026, 11, 2), by=official, on=DAY
    )
    as_(client, official)
    change = {name: at("change-clock", running, clock.pk, name) for name in ("stilzetten", "hervatten", "verlengen")}
    assert client.get(change["hervatten"]).status_code == 403

    client.post(change["stilzetten"], {"since": "16-11-2026", "reason": "Plan ontbreekt.", "revision": 1})
    assert "De klok staat stil." in words(client.get(at("dossier", running)))
    client.post(change["hervatten"], {"until": "20-11-2026", "revision": 2})
    stale = client.post(change["verlengen"], {"weeks": 2, "reason": "Advies.", "revision": 2})

    assert stale.status_code == 422
    assert "tot en met 4 januari 2027" in words(client.get(at("dossier", running)))
    assert client.get(at("change-clock", running, clock.pk, "dansen")).status_code == 404


# --- lists, files, calendar, desk ------------------------------------------------------------------------------------
def many(count: int, official: Person, municipality: Organisation) -> None:
    for number in range(count):
        garden = factories.initiative(f"Tuin {number}", municipality=municipality.place)
        dossier = actions.open_dossier(
            initiative=garden, lead=municipality, title=f"Dossier {number}", by=official, on=DAY
        )
        actions.start_clock(dossier=dossier, about="Besluit", term="awb-4-13", received=DAY, by=official, on=DAY)


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(("name", "questions"), [("dossiers", 8), ("export-csv", 6), ("export-xlsx", 7)])
def test_lists_ask_the_same_number_of_questions(
    name: str,
    questions: int,
    count: int,
    client: Client,
    official: Person,
    municipality: Organisation,
    django_assert_num_queries: Any,
) -> None:
    many(count, official, municipality)
    as_(client, official)

    with django_assert_num_queries(questions):
        page = client.get(reverse(f"dossiers:{name}"))
        content = page.getvalue()

    if name == "export-xlsx":
        rows = list(load_workbook(io.BytesIO(content)).active.iter_rows(values_only=True))  # type: ignore[union-attr]
        assert (len(rows), rows[0][0], rows[1][14]) == (count + 1, "nummer", "2027-01-18")
    else:
        assert content.decode().count("Dossier ") >= count


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({}, 2),
        ({"q": "grond"}, 1),
        ({"q": "zwembad"}, 0),
        ({"stand": "closed"}, 1),
        ({"stand": "all"}, 3),
        ({"stand": "running"}, 1),
        ({"fase": "initiatief"}, 2),
        ({"wie": "mine"}, 1),
        ({"wie": "nobody"}, 1),
        ({"beurt": "us"}, 2),
        ({"stand": "x", "fase": "'--", "wie": ["a", "b"], "beurt": "\u0000", "pagina": "-3", "q": "\u202e"}, 2),
    ],
)
def test_the_overview_finds_what_is_asked(
    query: dict[str, Any],
    found: int,
    client: Client,
    running: Dossier,
    official: Person,
    owner: Person,
    garden: Initiative,
    municipality: Organisation,
) -> None:
    given: dict[str, Any] = {"initiative": garden, "lead": municipality, "by": owner, "on": DAY}
    actions.open_dossier(title="Een bankje", **given)
    stopped = actions.open_dossier(title="Een vijver", **given)
    actions.withdraw(dossier=stopped, ended_with="Te duur.", revision=1, by=owner, on=DAY)

    text = words(as_(client, official).get(reverse("dossiers:dossiers"), query))

    assert f"{found} dossier{'' if found == 1 else 's'} gevonden" in text


def test_a_cell_is_never_a_formula(client: Client, fresh: Dossier, official: Person, owner: Person) -> None:
    actions.edit_dossier(dossier=fresh, changes={"title": "=1+1"}, revision=1, by=owner)

    content = as_(client, official).get(reverse("dossiers:export-csv")).getvalue().decode()

    assert ";'=1+1;" in content
    assert content.startswith("\ufeffnummer;")


def test_a_calendar_link_is_secret_and_can_be_stopped(client: Client, running: Dossier, owner: Person) -> None:
    address = reverse("dossiers:calendar")
    as_(client, owner).post(address)
    feed = re.search(r'href="http://testserver(/dossiers/agenda/[^"]+\.ics)"', client.get(address).content.decode())
    assert feed is not None

    calendar = Client().get(feed[1])
    assert calendar["Content-Type"].startswith("text/calendar")
    assert b"20261130" in calendar.content
    client.post(address, {"stop": "1"})

    assert Client().get(feed[1]).status_code == 404


def test_my_desk_says_whose_turn_it_is_from_the_state(
    client: Client, running: Dossier, owner: Person, official: Person, colleague: Person
) -> None:
    desk = reverse("web:my-desk")
    assert "Dossiers: u bent aan zet" in words(as_(client, official).get(desk))
    assert "Dossiers: u bent aan zet" not in words(as_(client, colleague).get(desk))
    assert "Er loopt 1 dossier." in words(client.get(desk))
    theirs = words(as_(client, owner).get(desk))
    assert "Dossiers van uw gemeente" not in theirs
    assert "Dossiers: u bent aan zet" not in theirs
    assert "Dossiers: wat u mag verwachten" in theirs


def test_outsiders_read_one_public_sentence_on_the_page_of_the_initiative(
    client: Client, running: Dossier, owner: Person, official: Person
) -> None:
    address = reverse("web:initiative", args=[running.initiative.slug])
    outside = words(client.get(address))
    assert "Het initiatief en de gemeente werken samen." in outside
    assert running.number not in client.get(address).content.decode()
    assert "Een stuk grond" not in outside
    assert "Een stuk grond" in words(as_(client, owner).get(address))

    actions.answer(
        dossier=running,
        answer="never",
        reason="Nee.",
        next_contact=None,
        revision=running.revision,
        by=official,
        on=DAY,
    )
    assert "Samenwerking met de gemeente" not in words(Client().get(address))


def test_english_pages_speak_english(client: Client, running: Dossier, owner: Person) -> None:
    page = as_(client, owner).get("/en" + at("dossier", running))

    assert page.status_code == 200
    assert DAY + timedelta(days=7) == running.next_contact
