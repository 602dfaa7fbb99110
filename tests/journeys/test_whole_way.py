"""The whole societal route in real browsers, walked by two people who each read the same: from an idea to a lesson.

idea → intake → answer → dossier → challenge → decision with custom work → agreement signed by both → promise kept →
evaluation by both sides → finished. The initiator walks on a phone, the official at a desk.
"""

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.core import mail
from playwright.sync_api import Browser, Page, expect

from tests.browser import axe_violations, browser_page, scrolls_sideways
from tests.journeys.conftest import Site
from tussenruimte.agreements.models import Agreement
from tussenruimte.core import days
from tussenruimte.dossiers.models import Decision, Dossier, Promise
from tussenruimte.register.models import Initiative

pytestmark = [pytest.mark.e2e, pytest.mark.slow]  # two browsers walk the whole way

NAME, OWNER, OFFICIAL = "Bankjes van Buren", "Joke van Dalen", "Ruben Hoekstra"
MOTIVE = "Voor bewoners die zelf onderhouden bestaat nog geen regel."


@pytest.fixture
def phone_of_owner(browser: Browser, site: Site) -> Iterator[Page]:
    """The initiator's phone."""
    with browser_page(browser, width=375, height=812) as page:
        site.sign_in(page, "initiatiefnemer")
        yield page


@pytest.fixture
def desk_of_official(browser: Browser, site: Site) -> Iterator[Page]:
    """The official's computer."""
    with browser_page(browser) as page:
        site.sign_in(page, "ambtenaar")
        yield page


def test_an_idea_becomes_an_agreement_that_is_kept_and_a_lesson(
    phone_of_owner: Page, desk_of_official: Page, site: Site
) -> None:
    ours, theirs = phone_of_owner, desk_of_official

    initiative = _an_idea_is_told(ours, site)
    _the_municipality_says_now(theirs, site)
    dossier = _it_becomes_a_dossier(theirs, site, initiative)
    challenge = _a_task_is_challenged(ours, site, initiative, dossier)
    _both_sides_weigh_it(ours, theirs, challenge)
    _it_is_decided_with_custom_work(theirs, challenge, dossier)
    agreement = _an_agreement_is_drafted(theirs, site, dossier)
    _each_side_names_who_signs(ours, theirs, site, agreement)
    _both_sign(ours, theirs, site, agreement)
    _a_promise_is_kept(ours, theirs, site, dossier)
    _both_look_back(ours, theirs, site, dossier)
    _the_dossier_is_finished(ours, theirs, site, dossier)


def _an_idea_is_told(page: Page, site: Site) -> Initiative:
    page.goto(site.url + "/vertel/begin/")
    page.get_by_label("Hoe heet het initiatief?").fill(NAME)
    page.get_by_label("Wat is het, in één zin?").fill("Wij zetten bankjes neer en houden ze zelf heel.")
    page.get_by_label("In welke gemeente is het?").fill("Amsterdam")
    _press(page, "Verder")
    page.locator("input[value='sociale-cohesie']").check()
    while page.get_by_role("button", name="Verder", exact=True).count():
        _press(page, "Verder")
    _press(page, "Verstuur")
    expect(page.get_by_role("heading", name="Wij hebben het ontvangen")).to_be_visible()
    return Initiative.objects.get(name=NAME)


def _the_municipality_says_now(page: Page, site: Site) -> None:
    page.goto(site.url + "/mijn-werk/")
    page.get_by_role("link", name=NAME).click()
    page.get_by_label("Nu: wij gaan hiermee verder").check()
    page.get_by_label("Waarom?").fill("Wij zoeken al lang mensen voor de bankjes.")
    page.get_by_label("Wanneer horen zij weer iets?").fill(_day(14))
    _press(page, "Verstuur dit antwoord")
    expect(page.get_by_text("Uw antwoord is verstuurd.")).to_be_visible()


def _it_becomes_a_dossier(page: Page, site: Site, initiative: Initiative) -> Dossier:
    page.goto(f"{site.url}/initiatieven/{initiative.slug}/")
    page.get_by_role("link", name=re.compile("Maak een dossier van verhaal")).click()
    page.get_by_label("Waar gaat het over?").fill("Bankjes in de buurt")
    _press(page, "Open het dossier")
    dossier = Dossier.objects.get(initiative=initiative)
    assert (dossier.process_owner, dossier.state) == (site.person("ambtenaar"), Dossier.State.RUNNING)
    return dossier


def _a_task_is_challenged(page: Page, site: Site, initiative: Initiative, dossier: Dossier) -> str:
    page.goto(f"{site.url}/initiatieven/{initiative.slug}/")
    page.get_by_role("link", name="Vraag een taak van de gemeente").click()
    page.get_by_label("Waar gaat het over?").fill("Onderhoud van de bankjes")
    _press(page, "Begin")
    _next_step(page, "Dit doen wij samen met de buurt.", {})
    asked = {"Wanneer wilt u beginnen?": _day(300), "Hoeveel maanden duurt het?": "24"}
    _next_step(page, "Hout, verf en een verzekering.", asked | {"Wat kost het per jaar, ongeveer?": "4.500,00"})
    _next_step(page, "Op een lijst in de bibliotheek.", {"Hoeveel mensen steunen dit?": "85"})
    _next_step(page, "", {"Wie kan de gemeente bellen of mailen?": OWNER})
    mail.outbox.clear()
    page.get_by_label(dossier.title).check()
    page.get_by_label("Ik verstuur dit namens het initiatief").check()
    _press(page, "Verstuur")
    expect(page.get_by_role("heading", name="Wij hebben het ontvangen")).to_be_visible()
    assert "Onderhoud van de bankjes" in mail.outbox[0].body
    page.get_by_role("link", name="Volg het verzoek").click()
    return page.url


def _next_step(page: Page, text: str, asked: dict[str, str]) -> None:
    """Fills in a step of a request: `text` in every large field, and what is asked by name."""
    for field in page.locator("main textarea").all():
        field.fill(text)
    for label, value in asked.items():
        page.get_by_label(label).fill(value)
    _press(page, "Bewaar en ga verder")


def _both_sides_weigh_it(ours: Page, theirs: Page, challenge: str) -> None:
    theirs.goto(challenge)
    _press(theirs, "Het verzoek is compleet")
    for page, why in ((theirs, "Het scheelt de gemeente een rit."), (ours, "De buurt weet welke bank stuk is.")):
        page.goto(challenge)
        page.get_by_role("link", name="Geef uw antwoorden").click()
        for choice in page.get_by_label("ja", exact=True).all():
            choice.check()
        for field in page.locator("main textarea").all():
            field.fill(why)
        _press(page, "Bewaar")
    expect(ours.locator("main")).to_contain_text("Het scheelt de gemeente een rit.")


def _it_is_decided_with_custom_work(page: Page, challenge: str, dossier: Dossier) -> None:
    page.goto(challenge)
    page.get_by_role("link", name="Leg het besluit vast").click()
    page.get_by_label("deels toewijzen").check()
    page.get_by_label("Wie besluit?").fill("Het hoofd van Groen (verzonnen)")
    page.get_by_label("Wat is er besloten?").fill("De bewoners onderhouden twintig bankjes, twee jaar lang.")
    page.get_by_label("Waarom?", exact=True).fill("Beide kanten zien dat de buurt dit kan.")
    page.get_by_label("Wat had ook gekund, en waarom niet?").fill("Alles bij de aannemer laten. Dat is duurder.")
    page.get_by_label("Dit is maatwerk: wij wijken af van de gewone regel").check()
    _press(page, "Leg vast")
    expect(page.get_by_role("heading", name="Nog niet alles klopt")).to_be_visible()
    page.get_by_label("Waarom maatwerk?").fill(MOTIVE)
    _press(page, "Leg vast")
    expect(page.get_by_text("Het besluit staat in het dossier, met de redenen.")).to_be_visible()
    decision = Decision.objects.get(dossier=dossier)
    assert (decision.custom_work, decision.motive, decision.outcome) == (True, MOTIVE, Decision.Outcome.PARTLY)


def _an_agreement_is_drafted(page: Page, site: Site, dossier: Dossier) -> Agreement:
    page.goto(f"{site.url}/dossiers/{dossier.number}/")
    page.get_by_role("link", name="Begin een overeenkomst").click()
    page.get_by_label("Samenwerkingsovereenkomst").check()
    page.get_by_label("Hoe noemt u de overeenkomst?").fill("Bankjes onderhouden")
    page.get_by_label("Waar gaat zij over, in één zin?").fill("Bewoners onderhouden twintig bankjes.")
    _press(page, "Begin")
    agreement = Agreement.objects.get(dossier=dossier)
    address = f"{site.url}/afspraken/{agreement.number}/"
    for clause in agreement.clauses.order_by("order"):
        page.goto(f"{address}bepalingen/{clause.pk}/")
        page.get_by_label("Tekst").fill(f"Dit spreken wij af over: {clause.heading.lower()}.")
        _press(page, "Maak dit de tekst")
    page.goto(f"{address}aanpassen/")
    page.get_by_label("de gemeenschap", exact=False).first.check()
    page.get_by_label("Eerste dag").fill(_day(0))
    page.get_by_label("Laatste dag").fill(_day(700))
    _press(page, "Bewaar")
    page.goto(f"{address}afspraken/")
    page.get_by_label("Wat doet deze partij?").fill("De gemeente levert het hout")
    page.get_by_label("Wanneer is het klaar?").fill(_day(30))
    _press(page, "Voeg toe")
    return agreement


def _each_side_names_who_signs(ours: Page, theirs: Page, site: Site, agreement: Agreement) -> None:
    address = f"{site.url}/afspraken/{agreement.number}/"
    for page, who, capacity in ((theirs, OFFICIAL, "afdelingshoofd, namens het college"), (ours, OWNER, "trekker")):
        page.goto(address)
        page.get_by_role("link", name=re.compile("Wie tekent?")).click()
        page.get_by_label("Wie tekent?").select_option(label=who)
        page.get_by_label("Functie en mandaat").fill(capacity)
        _press(page, "Bewaar")
    theirs.goto(address)
    theirs.get_by_role("link", name="Leg voor om te tekenen").click()
    _press(theirs, "Leg deze tekst voor")
    agreement.refresh_from_db()
    assert agreement.state == Agreement.State.SIGNING


def _both_sign(ours: Page, theirs: Page, site: Site, agreement: Agreement) -> None:
    for page, who in ((ours, OWNER), (theirs, OFFICIAL)):
        page.goto(site.url + "/mijn-werk/")
        page.get_by_role("link", name="Bankjes onderhouden").first.click()
        expect(page.get_by_role("heading", name="Lees en teken", exact=True)).to_be_visible()
        assert axe_violations(page) == []
        assert not scrolls_sideways(page)
        mail.outbox.clear()
        _press(page, "Stuur mij de code")
        code = re.search(r"\b\d{4}[ -]?\d{4}\b", mail.outbox[0].body)
        assert code
        page.get_by_label("Ik heb de hele tekst gelezen en ben het ermee eens.").check()
        page.get_by_label("Typ uw volledige naam").fill(who)
        page.get_by_label("Code uit de mail").fill(code[0])
        page.get_by_role("button", name=re.compile("^Teken")).click()
    agreement.refresh_from_db()
    assert agreement.state == Agreement.State.ACTIVE
    ours.goto(site.url + "/afspraken/")
    ours.get_by_role("link", name="Bankjes onderhouden").click()
    public = ours.locator("main").inner_text()
    assert "twintig bankjes" in public
    assert not {name for name in (OWNER, OFFICIAL) if name in public}


def _a_promise_is_kept(ours: Page, theirs: Page, site: Site, dossier: Dossier) -> None:
    address = f"{site.url}/dossiers/{dossier.number}/"
    theirs.goto(address)
    theirs.get_by_role("link", name=re.compile("Sluit af.*levert het hout")).click()
    theirs.get_by_label("nagekomen", exact=True).check()
    theirs.get_by_label("Toelichting").fill("Het hout ligt in de loods.")
    _press(theirs, "Bewaar")
    ours.goto(address)
    expect(ours.locator("main")).to_contain_text("Het hout ligt in de loods.")
    promise = Promise.objects.get(dossier=dossier, text="De gemeente levert het hout")
    assert (promise.promiser_id, promise.state) == (dossier.lead_id, Promise.State.KEPT)


def _both_look_back(ours: Page, theirs: Page, site: Site, dossier: Dossier) -> None:
    for page, begin in ((ours, "Begin"), (theirs, "Doe mee")):
        page.goto(f"{site.url}/dossiers/{dossier.number}/")
        page.get_by_role("link", name="Vul de evaluatie in").click()
        _press(page, begin)
        while page.get_by_role("button", name="Verder", exact=True).count():
            for choice in page.locator("input[type='radio'][value='4']").all():
                choice.check()
            _press(page, "Verder")
        _press(page, "Verstuur en deel met wie meedoet")
    ours.goto(f"{site.url}/dossiers/{dossier.number}/")
    ours.get_by_role("link", name="Bekijk de antwoorden naast elkaar").click()
    expect(ours.locator("main")).to_contain_text("Hoe ging het samen?")


def _the_dossier_is_finished(ours: Page, theirs: Page, site: Site, dossier: Dossier) -> None:
    theirs.goto(f"{site.url}/dossiers/{dossier.number}/")
    theirs.get_by_role("link", name="Rond het dossier af").click()
    theirs.get_by_label("Wat kwam ervan, en waarom stopt het hier?").fill("Twintig bankjes staan er weer mooi bij.")
    theirs.get_by_label("Wat leerden wij samen?").fill("Eerst het hout regelen, dan de mensen vragen.")
    _press(theirs, "Dossier afronden")
    ours.goto(f"{site.url}/dossiers/{dossier.number}/")
    expect(ours.locator("main")).to_contain_text("Eerst het hout regelen, dan de mensen vragen.")
    dossier.refresh_from_db()
    assert dossier.state == Dossier.State.FINISHED


def _press(page: Page, name: str) -> None:
    """Presses a button and waits for the page behind it."""
    with page.expect_navigation():
        page.get_by_role("button", name=name, exact=True).first.click()


def _day(ahead: int) -> str:
    """A day ahead as people write it."""
    return f"{days.today() + timedelta(days=ahead):%d-%m-%Y}"
