"""People do what they came for, from the first page to the answer, in a real browser."""

import re
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.core import mail
from openpyxl import Workbook
from playwright.sync_api import Browser, Page, expect

from tests.browser import browser_page, choose, follow, write
from tests.journeys.conftest import Site
from tussenruimte.core import days
from tussenruimte.register.models import Initiative, Membership
from tussenruimte.scans.models import Scan

pytestmark = [pytest.mark.e2e, pytest.mark.slow]  # a browser walks through whole stories


def test_a_resident_finds_an_initiative_and_reads_what_there_is(phone: Page, site: Site) -> None:
    phone.goto(site.url)
    phone.get_by_role("searchbox").fill("huis")
    phone.get_by_role("button", name="Zoek").click()
    expect(phone.get_by_role("link", name="Huis voor de Wijk Arnhem")).to_be_visible()
    phone.get_by_role("link", name="Thomashuizen").click()

    expect(phone.get_by_role("heading", level=1, name="Thomashuizen")).to_be_visible()
    advice = phone.get_by_role("region", name="Advies, met redenen")
    expect(advice.get_by_text("Waarom?").first).to_be_visible()
    expect(advice.get_by_text("Bron").first).to_be_visible()

    portrait = phone.get_by_role("region", name="Gezien door de brillen")
    portrait.get_by_role("link", name="Drempels").click()
    expect(phone.get_by_role("heading", level=1, name="Drempels")).to_be_visible()
    phone.get_by_role("link", name="Thomashuizen").first.click()
    expect(phone.get_by_role("heading", level=1, name="Thomashuizen")).to_be_visible()


def test_an_idea_is_told_by_keyboard_in_two_sittings_without_any_script(browser: Browser, site: Site) -> None:
    with browser_page(browser, width=375, height=812, javascript=False) as library:
        library.goto(site.url)
        follow(library, "Vertel uw idee", role="link")
        follow(library, "Begin", role="link")
        write(library, "Hoe heet het initiatief?", "Nachtvlinders Zuidoost")
        write(library, "Wat is het, in één zin?", "Buren lopen samen een ronde, zodat iedereen veilig thuiskomt.")
        write(library, "In welke gemeente is het?", "Amsterdam")
        write(library, "Uw e-mailadres", "nour@voorbeeld.example")
        follow(library, "Verder")
        choose(library, "sociale-cohesie")
        choose(library, "ideevorming")
        follow(library, "Bewaar en ga later verder")
        link = library.locator("a.tr-break").inner_text()

    with browser_page(browser, javascript=False) as home:
        home.goto(link)
        expect(home.locator("input[value='sociale-cohesie']")).to_be_checked()
        while home.get_by_role("button", name="Verder", exact=True).count():
            follow(home, "Verder")
        expect(home.get_by_text("Nachtvlinders Zuidoost")).to_be_visible()
        follow(home, "Verstuur")
        _reads_who_answers_and_when(home)
        follow(home, "Bekijk de pagina met het advies", role="link")
        expect(home.get_by_role("region", name="Gezien door de brillen")).to_contain_text("Sociale cohesie")
        expect(home.get_by_role("region", name="Advies, met redenen").get_by_text("Waarom?").first).to_be_visible()

        home.goto(link)
        expect(home.get_by_role("heading", name="Wij hebben het ontvangen")).to_be_visible()
    assert [letter.to for letter in mail.outbox] == [["nour@voorbeeld.example"]]


def _reads_who_answers_and_when(page: Page) -> None:
    """The receipt names a number, a day and someone to ask."""
    expect(page.get_by_role("heading", name="Wij hebben het ontvangen")).to_be_visible()
    told = page.locator("main").inner_text()
    assert re.search(r"TR-\d{4}-\w+", told), told
    assert re.search(r"\d{1,2} \w+ \d{4}", told), told
    assert "initiatieven@amsterdam.example" in told


def test_an_official_answers_later_and_the_teller_reads_why(browser: Browser, site: Site) -> None:
    number, receipt = _told(browser, site, "Leeskamer de Kast")
    mail.outbox.clear()
    until = days.today() + timedelta(days=30)
    with browser_page(browser) as desk:
        site.sign_in(desk, "ambtenaar")
        desk.goto(site.url + "/mijn-werk/")
        desk.get_by_role("link", name="Leeskamer de Kast").click()
        desk.get_by_label("Later: nu nog niet").check()
        desk.get_by_role("button", name="Verstuur dit antwoord").click()
        expect(desk.get_by_role("heading", name="Nog niet alles klopt")).to_be_focused()
        desk.get_by_label("Waarom?").fill("Het pand komt pas na de zomer vrij.")
        desk.get_by_label("Wanneer horen zij weer iets?").fill(f"{until:%d-%m-%Y}")
        desk.get_by_role("button", name="Verstuur dit antwoord").click()
        expect(desk.get_by_text("Uw antwoord is verstuurd.")).to_be_visible()

    assert Scan.objects.get(number=number).answer == Scan.Answer.LATER
    assert [letter.to for letter in mail.outbox] == [["tess@voorbeeld.example"]]
    assert "Het pand komt pas na de zomer vrij." in mail.outbox[0].body
    with browser_page(browser, width=375) as teller:
        teller.goto(receipt)
        expect(teller.locator("main")).to_contain_text("Het pand komt pas na de zomer vrij.")
        expect(teller.locator("main")).to_contain_text("later")


def _told(browser: Browser, site: Site, name: str) -> tuple[str, str]:
    """The number and the receipt of something told as briefly as can be."""
    with browser_page(browser) as page:
        page.goto(site.url + "/vertel/begin/")
        page.get_by_label("Hoe heet het initiatief?").fill(name)
        page.get_by_label("Wat is het, in één zin?").fill("Boeken lenen van elkaar, met een stoel erbij.")
        page.get_by_label("In welke gemeente is het?").fill("Amsterdam")
        page.get_by_label("Uw e-mailadres").fill("tess@voorbeeld.example")
        while (onward := page.get_by_role("button", name="Verder", exact=True)).count():
            onward.click()
        page.get_by_role("button", name="Verstuur").click()
        found = re.search(r"TR-\d{4}-\w+", page.locator("main").inner_text())
        assert found
        return found[0], page.url


def test_the_second_of_two_editors_reads_what_the_first_changed(browser: Browser, site: Site) -> None:
    address = f"{site.url}/initiatieven/voorbeeld-buurttuin-de-brink/aanpassen/"
    with browser_page(browser) as first, browser_page(browser, width=375) as second:
        site.sign_in(first, "initiatiefnemer")
        site.sign_in(second, "redacteur")
        for page in (first, second):
            page.goto(address)
        first.get_by_label("In één zin").fill("Een tuin voor de hele buurt.")
        first.get_by_role("button", name="Bewaar").click()
        expect(first.get_by_text("Uw veranderingen zijn bewaard.")).to_be_visible()

        second.get_by_label("In één zin").fill("Een tuin met bijen.")
        second.get_by_role("button", name="Bewaar").click()
        expect(second.locator("main")).to_contain_text("Joke van Dalen paste dit aan")
        expect(second.locator("main")).to_contain_text("is nu “Een tuin voor de hele buurt.”")
        expect(second.get_by_label("In één zin")).to_have_value("Een tuin met bijen.")
        second.get_by_role("button", name="Bewaar").click()
        expect(second.get_by_text("Uw veranderingen zijn bewaard.")).to_be_visible()
    assert Initiative.objects.get(slug="voorbeeld-buurttuin-de-brink").summary == "Een tuin met bijen."


def test_who_began_it_claims_it_and_a_broker_decides(browser: Browser, site: Site) -> None:
    with browser_page(browser, width=375) as resident:
        site.sign_in(resident, "bewoner")
        resident.goto(site.url + "/initiatieven/speelgoedbank/")
        resident.get_by_role("link", name="Dit is ons initiatief").click()
        resident.get_by_label("Wat hebt u met dit initiatief te maken?").fill("Ik begon dit in mijn schuur.")
        resident.get_by_role("button", name="Verstuur").click()
        expect(resident.get_by_text("Uw vraag is verstuurd.")).to_be_visible()
    with browser_page(browser) as broker:
        site.sign_in(broker, "makelaar")
        broker.goto(site.url + "/mijn-werk/")
        broker.get_by_role("link", name="Speelgoedbank").click()
        expect(broker.locator("main")).to_contain_text("Ik begon dit in mijn schuur.")
        broker.get_by_label("Ja, deze persoon wordt eigenaar").check()
        broker.get_by_label("Waarom?").fill("Wij spraken elkaar op het spreekuur.")
        broker.get_by_role("button", name="Verstuur antwoord").click()
        expect(broker.get_by_text("Uw antwoord is verstuurd.")).to_be_visible()

    assert [letter.to for letter in mail.outbox] == [["bewoner@persona.invalid"]]
    membership = Membership.objects.get(party__slug="speelgoedbank")
    assert (membership.person, membership.mandate) == (site.person("bewoner"), Membership.Mandate.OWNER)


def _workbook(*rows: tuple[str, ...]) -> dict[str, Any]:
    """An Excel file as a browser sends it."""
    book, kept = Workbook(), BytesIO()
    for row in (("naam", "samenvatting", "plaats", "thema's"), *rows):
        book.active.append(row)
    book.save(kept)
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return {"name": "initiatieven.xlsx", "mimeType": kind, "buffer": kept.getvalue()}


def test_an_editor_mends_a_spreadsheet_and_reads_it_in(desktop: Page, site: Site) -> None:
    before = Initiative.objects.count()
    good = ("Ruilkast Oost", "Neem een plant, breng een plant.", "Arnhem", "natuur")
    site.sign_in(desktop, "redacteur")
    desktop.goto(site.url + "/initiatieven/inlezen/")
    desktop.get_by_label("Uw bestand").set_input_files(_workbook(good, ("", "Zonder naam.", "Arnhem", "")))
    desktop.get_by_role("button", name="Bekijk wat er gebeurt").click()
    expect(desktop.get_by_role("row", name="Vul hier iets in.")).to_contain_text("naam")
    desktop.get_by_role("button", name="Lees in").click()
    expect(desktop.get_by_role("heading", name="Nog niet alles klopt")).to_be_visible()
    assert Initiative.objects.count() == before

    desktop.get_by_role("link", name="kies het opnieuw").click()
    mended = _workbook(good, ("Naaicafé Presikhaaf", "Samen kleren maken.", "Arnhem", "sociale-cohesie"))
    desktop.get_by_label("Uw bestand").set_input_files(mended)
    desktop.get_by_role("button", name="Bekijk wat er gebeurt").click()
    desktop.get_by_role("button", name="Lees in").click()
    expect(desktop.get_by_text("2 initiatieven ingelezen, 0 rijen overgeslagen.")).to_be_visible()
    desktop.goto(site.url + "/initiatieven/?q=naaicafe")
    expect(desktop.get_by_role("link", name="Naaicafé Presikhaaf")).to_be_visible()
