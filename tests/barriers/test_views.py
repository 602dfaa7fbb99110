"""The pages: the happy path, the refusal, the wrong form, and the same number of questions for one row and three."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from time import time

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from tests import factories
from tests.barriers.conftest import DESKS, MOESTUIN, assigned, moved, reported
from tests.conftest import DAY
from tussenruimte.accounts.models import Person
from tussenruimte.barriers import actions
from tussenruimte.barriers.models import Barrier
from tussenruimte.core import days
from tussenruimte.register.models import Initiative, Organisation, Place, Side

pytestmark = pytest.mark.django_db
REPORT = {"title": "Niemand weet wie erover gaat", "code": DESKS, "side": "initiative", "note": "Drie keer gebeld."}
LOKET = replace(MOESTUIN, title="Wij staan steeds bij een ander", code=DESKS, level="team", rule_reference="")
TITLES = {"moestuin": MOESTUIN.title, "loket": LOKET.title}


@pytest.fixture
def at(client: Client) -> Callable[..., Client]:
    """A browser in which this person is signed in, as two steps leave it."""

    def sign_in(person: Person) -> Client:
        client.force_login(person)
        session = client.session
        session["account_authentication_methods"] = [{"method": "mfa", "type": "totp", "at": time()}]
        session["account_authentication_methods_user"] = str(person.pk)
        session.save()
        return client

    return sign_in


@pytest.fixture(autouse=True)
def on_the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is the day of the tests."""
    monkeypatch.setattr(days, "today", lambda: DAY)


def test_a_report_leads_to_its_page_with_a_day(at, garden: Initiative, gardener: Person):
    page = at(gardener).post(reverse("barriers:report-for", args=["buurttuin"]), REPORT, follow=True)

    barrier = Barrier.objects.get()
    assert page.redirect_chain == [(f"/belemmeringen/{barrier.pk}/", 302)]
    assert "U hoort uiterlijk 30 november 2026 iets." in page.text
    assert "Drie keer gebeld." in page.text
    assert "Wirwar van loketten" in page.text
    assert barrier.theme == "governance"


def test_a_report_says_what_is_missing_and_keeps_the_rest(at, garden: Initiative, gardener: Person):
    page = at(gardener).post(reverse("barriers:report-for", args=["buurttuin"]), REPORT | {"code": "", "title": ""})

    assert page.status_code == 422
    assert "Drie keer gebeld." in page.text
    assert not Barrier.objects.exists()


def test_a_low_condition_leads_to_the_barrier_that_mirrors_it(at, garden: Initiative, gardener: Person):
    address = reverse("barriers:report-for", args=["buurttuin"])

    by_condition = at(gardener).get(address, {"voorwaarde": "partner-gemeente/aanspreekpunt"})
    by_kind = at(gardener).get(address, {"soort": DESKS})
    by_nonsense = at(gardener).get(address, {"soort": "themas/juridisch"})

    for page in (by_condition, by_kind):
        assert f'value="{DESKS}" selected' in page.text
    assert "selected" not in by_nonsense.text.partition('name="code"')[2].partition("</select>")[0].replace(
        'value="" selected', ""
    )


def test_what_is_alike_is_offered_without_its_words(at, plot: Barrier, kitchen: Initiative, cook: Person):
    address = reverse("barriers:report-for", args=["buurtkeuken"])
    written = {"title": "Ook wij mogen geen moestuin in het plantsoen", "code": MOESTUIN.code, "side": "initiative"}

    offered = at(cook).post(address, written)

    assert offered.status_code == 200
    assert "Is het een van deze?" in offered.text
    assert "Starre regelgeving" in offered.text
    assert plot.title not in offered.text
    assert Barrier.objects.count() == 1
    link = offered.text.partition('href="/belemmeringen/ook-hier/')[2].partition('"')[0]
    added = at(cook).post(f"/belemmeringen/ook-hier/{link}", {"side": "initiative", "note": "Wij ook."}, follow=True)
    assert plot.title in added.text
    assert "Buurtkeuken" in added.text
    assert "Buurttuin" not in added.text
    assert "En bij 1 ander initiatief." in added.text
    again = at(cook).post(f"/belemmeringen/ook-hier/{link}", {"side": "initiative"})
    assert again.status_code == 422
    new = at(cook).post(address, written | {"is_new": "1"})
    assert new.status_code == 302
    assert Barrier.objects.count() == 2


def test_nobody_makes_an_offer_of_their_own(at, plot: Barrier, cook: Person, kitchen: Initiative):
    assert at(cook).get("/belemmeringen/ook-hier/1:2:3/").status_code == 404


def test_a_stranger_reports_nothing_and_reads_nothing(at, plot: Barrier, stranger: Person):
    browser = at(stranger)

    assert browser.get(reverse("barriers:report-for", args=["buurttuin"])).status_code == 403
    assert browser.get(reverse("barriers:report")).status_code == 403
    for name in ("barrier", "edit", "assign", "plan"):
        assert browser.get(reverse(f"barriers:{name}", args=[plot.pk])).status_code == 404
    assert browser.get(reverse("barriers:move", args=[plot.pk, "acknowledged"])).status_code == 404
    listed = browser.get(reverse("barriers:barriers"))
    assert "Geen belemmering gevonden" in listed.text
    assert plot.title not in listed.text


def test_a_visitor_reads_what_is_public_and_is_asked_to_sign_in(client: Client, plot: Barrier):
    listed = client.get(reverse("barriers:barriers"))

    assert "Jaarlijsten" in listed.text
    assert plot.title not in listed.text
    assert client.get(reverse("barriers:report-for", args=["buurttuin"])).status_code == 302
    assert client.get(reverse("barriers:barrier", args=[plot.pk])).status_code == 404


def test_an_official_reports_in_general(at, official: Person, haarlem: Place):
    address = reverse("barriers:report")
    written = {"title": "Geen plek in de begroting", "code": DESKS, "side": "municipality", "municipality": haarlem.pk}

    page = at(official).post(address, written, follow=True)

    assert "Het is in het algemeen gemeld" in page.text
    offered = at(official).post(address, written)
    assert "Is het een van deze?" in offered.text
    assert "Geen plek in de begroting" in offered.text
    elsewhere = at(official).post(address, written | {"municipality": "GM0106"})
    assert elsewhere.status_code == 422


def test_the_municipality_acknowledges_names_an_owner_and_solves(at, plot: Barrier, official: Person):
    browser = at(official)

    page = browser.get(reverse("barriers:barrier", args=[plot.pk]))
    assert "Zet op “erkend”" in page.text
    given = {"seen": 1, "reason": "Wij zien dit ook.", "next_on": "30-11-2026"}
    page = browser.post(reverse("barriers:move", args=[plot.pk, "acknowledged"]), given, follow=True)
    assert "Van gesignaleerd naar erkend." in page.text
    assert "Wij zien dit ook." in page.text
    choice = browser.get(reverse("barriers:assign", args=[plot.pk])).context["form"].fields["choice"].choices[0][0]
    given = {"seen": 2, "choice": choice, "next_step": "Bellen met Groen", "next_on": "1-12-2026"}
    page = browser.post(reverse("barriers:assign", args=[plot.pk]), given, follow=True)
    assert "Bellen met Groen" in page.text
    given = {"seen": 3, "next_step": "Kijken op de plek", "next_on": "2-12-2026"}
    page = browser.post(reverse("barriers:plan", args=[plot.pk]), given, follow=True)
    assert "Kijken op de plek" in page.text
    given = {"seen": 4, "reason": "Het mag voor een jaar.", "outcome": "experiment-clause"}
    page = browser.post(reverse("barriers:move", args=[plot.pk, "solved"]), given, follow=True)
    assert "experimenteerbepaling, 23 november 2026" in page.text
    page = browser.get(reverse("barriers:move", args=[plot.pk, "acknowledged"]))
    assert "Het staat weer in de weg" in page.text


def test_the_second_writer_reads_what_changed_and_may_still_save(at, plot: Barrier, official: Person, gardener: Person):
    moved(plot, "acknowledged", official)
    written = {"seen": 1, "title": "Andere woorden", "code": DESKS}

    told = at(gardener).post(reverse("barriers:edit", args=[plot.pk]), written)

    assert told.status_code == 422
    assert "Van gesignaleerd naar erkend." in told.text
    assert "Andere woorden" in told.text
    assert 'name="seen" value="2"' in told.text
    saved = at(gardener).post(reverse("barriers:edit", args=[plot.pk]), written | {"seen": 2})
    assert saved.status_code == 302


def test_a_step_that_may_not_be_taken_is_refused(at, plot: Barrier, gardener: Person, official: Person):
    browser = at(gardener)

    assert browser.get(reverse("barriers:move", args=[plot.pk, "acknowledged"])).status_code == 403
    assert browser.get(reverse("barriers:move", args=[plot.pk, "signalled"])).status_code == 404
    assert browser.get(reverse("barriers:plan", args=[plot.pk])).status_code == 403
    given = {"seen": 1, "reason": "Toch.", "next_on": "30-11-2026"}
    refused = browser.post(reverse("barriers:move", args=[plot.pk, "acknowledged"]), given)
    assert refused.status_code == 422
    assert "Deze stap kan nu niet." in refused.text
    late = at(official).post(reverse("barriers:plan", args=[plot.pk]), {"seen": 1, "next_on": "1-1-2026"})
    assert "Kies een dag vanaf vandaag." in late.text


def test_the_page_explains_helps_and_names_what_is_late(at, plot: Barrier, gardener: Person, monkeypatch):
    monkeypatch.setattr(days, "today", lambda: DAY + timedelta(days=30))

    page = at(gardener).get(reverse("barriers:barrier", args=[plot.pk])).text

    assert "Die dag is voorbij." in page
    assert "Het omgekeerde van" in page
    assert "Wet- en regelgeving en beleid zo flexibel mogelijk toepassen" in page
    assert "Dit staat in de weg: Starre regelgeving en gestold wantrouwen." in page
    assert "Ruimte vinden in beleid" in page
    assert "Greet Tuin" not in page


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({}, {"moestuin", "loket"}),
        ({"q": "moestuinen"}, {"moestuin"}),
        ({"q": "=cmd|' /C"}, set()),
        ({"thema": "governance"}, {"loket"}),
        ({"stand": "signalled"}, {"loket"}),
        ({"stand": ["signalled", "assigned"]}, {"moestuin", "loket"}),
        ({"niveau": "team"}, {"loket"}),
        ({"soort": MOESTUIN.code}, {"moestuin"}),
        ({"gemeente": "GM0392"}, {"moestuin", "loket"}),
        ({"gemeente": "GM0106"}, {"moestuin", "loket"}),  # not one of theirs: left out, not refused
        ({"eigenaar": "met"}, {"moestuin"}),
        ({"eigenaar": "zonder"}, {"loket"}),
        ({"eigenaar": "wie dan ook", "pagina": "x", "weergave": "kaarten"}, {"moestuin", "loket"}),
    ],
)
def test_the_list_is_filtered(query, found, at, plot: Barrier, garden: Initiative, gardener: Person, official: Person):
    assigned(plot, official)
    reported(garden, gardener, LOKET)

    page = at(gardener).get(reverse("barriers:barriers"), query)

    assert page.status_code == 200
    assert {word for word in ("moestuin", "loket") if TITLES[word] in page.text} == found


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize("weergave", ["lijst", "kaarten"])
def test_the_list_asks_the_same_number_of_questions(
    count, weergave, at, garden: Initiative, gardener: Person, official: Person, django_assert_num_queries
):
    for number in range(count):
        assigned(reported(garden, gardener, replace(MOESTUIN, title=f"Regel {number}")), official)
    browser = at(gardener)
    browser.get(reverse("barriers:barriers"))

    with django_assert_num_queries(9):
        browser.get(reverse("barriers:barriers"), {"weergave": weergave})


@pytest.mark.parametrize("count", [1, 3])
def test_a_barrier_asks_the_same_number_of_questions(
    count, at, plot: Barrier, haarlem: Place, official: Person, django_assert_num_queries
):
    for number in range(count - 1):
        other = factories.initiative(f"Initiatief {number}", municipality=haarlem)
        member = factories.member(other)
        actions.add_occurrence(barrier=plot, initiative=other, side=Side.INITIATIVE, by=member, on=DAY)
    browser = at(official)
    browser.get(reverse("barriers:barrier", args=[plot.pk]))

    with django_assert_num_queries(23):
        page = browser.get(reverse("barriers:barrier", args=[plot.pk]))

    assert ("Geen incident" in page.text) is (count == 3)


def test_an_export_holds_what_one_may_see_and_no_formula(
    at, plot: Barrier, garden: Initiative, gardener: Person, stranger: Person
):
    reported(garden, gardener, replace(MOESTUIN, title="=1+1"))

    text = b"".join(at(gardener).get(reverse("barriers:export-csv")).streaming_content).decode("utf-8-sig")
    book = load_workbook(BytesIO(at(gardener).get(reverse("barriers:export-xlsx")).content))
    nothing = b"".join(at(stranger).get(reverse("barriers:export-csv")).streaming_content).decode("utf-8-sig")

    assert "'=1+1" in text
    assert plot.title in text
    assert "Buurttuin" not in text
    assert [row[0].value for row in book.active.iter_rows()][1:] == ["'=1+1", plot.title]
    assert len(nothing.strip().splitlines()) == 1


@pytest.fixture
def many(garden: Initiative, haarlem: Place, municipality: Organisation) -> list[Barrier]:
    """Eight initiatives that all look for the right desk, two with a rule; names and words that must not get out."""
    found = []
    for number in range(8):
        one = factories.initiative(f"Geheim initiatief {number}", municipality=haarlem)
        by = factories.member(one, factories.person(f"Geheime Persoon {number}"))
        facts = replace(MOESTUIN, title=f"Geheime woorden {number}", code=DESKS if number < 6 else MOESTUIN.code)
        found.append(reported(one, by, facts, on=date(2026, 3, 1)))
    return found


@pytest.mark.parametrize("code", ["", "gm0392"])
def test_the_yearly_list_tells_counts_and_no_names(code: str, client: Client, many: list[Barrier]):
    where = f"{code}/" if code else ""
    page = client.get(f"/belemmeringen/jaarlijst/2026/{where}")

    assert page.status_code == 200
    assert "In totaal waren het er 8." in page.text
    assert "niet getoond" in page.text
    assert "Geheim" not in page.text
    assert ("Haarlem" in page.text) is bool(code)
    base = f"/belemmeringen/jaarlijst/2026/{code}" if code else "/belemmeringen/jaarlijst/2026"
    document = json.loads(client.get(f"{base}.json").content)
    assert document["total"] == 8
    assert document["municipality"] == (code.upper() or None)
    assert {row["code"]: row["barriers"] for row in document["kinds"]} == {DESKS: None, MOESTUIN.code: None}
    lines = client.get(f"{base}.csv").content.decode("utf-8-sig")
    assert "Wirwar van loketten;niet getoond" in lines
    book = load_workbook(BytesIO(client.get(f"{base}.xlsx").content))
    assert book.active["A1"].value == "soort"
    assert not any(b"Geheim" in client.get(f"{base}.{kind}").content for kind in ("json", "csv"))


def test_a_small_municipality_shows_that_there_is_too_little(client: Client, plot: Barrier):
    page = client.get("/belemmeringen/jaarlijst/2026/gm0392/")

    assert "Te weinig om te tonen" in page.text
    assert "Starre regelgeving" not in page.text


def test_an_empty_list_says_so_and_a_strange_one_is_not_there(client: Client, haarlem: Place):
    assert "Er is niets gemeld" in client.get("/belemmeringen/jaarlijst/2026/gm0392/").text
    for address in ("2025/", "2027/", "2026/gm9999/", "2026.exe", "2026/gm0392.pdf"):
        assert client.get(f"/belemmeringen/jaarlijst/{address}").status_code == 404


def test_a_list_is_chosen_by_year_and_municipality(client: Client, plot: Barrier):
    address = reverse("barriers:years")

    assert "Haarlem" in client.get(address).text
    assert client.get(address, {"jaar": "2026"}).headers["Location"] == "/belemmeringen/jaarlijst/2026/"
    chosen = client.get(address, {"jaar": "2026", "gemeente": "GM0392"})
    assert chosen.headers["Location"] == "/belemmeringen/jaarlijst/2026/gm0392/"
    assert client.get(address, {"jaar": "=1"}).status_code == 200


def test_what_recurs_is_told_without_words_or_small_counts(client: Client, many: list[Barrier]):
    page = client.get(reverse("barriers:recurring"))

    assert "Wirwar van loketten" in page.text
    assert "Starre regelgeving" not in page.text  # only two: an incident still
    assert "Geheim" not in page.text


def test_nothing_recurs_yet(client: Client, plot: Barrier):
    assert "Nog niets komt vaak genoeg terug" in client.get(reverse("barriers:recurring")).text
