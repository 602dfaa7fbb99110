"""Two people in two browsers draft, suggest and sign, with the code from their mail; on a phone, by keyboard, bare."""

from typing import Any

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from tests.agreements.conftest import code_in_last_mail, fresh, line_of, propose, write
from tests.agreements.looking import at
from tests.browser import axe_violations, browser_page, scrolls_sideways
from tussenruimte.accounts.models import Person
from tussenruimte.agreements.models import Agreement, Clause, Version

pytestmark = [pytest.mark.e2e, pytest.mark.slow, pytest.mark.django_db(transaction=True)]  # opens a browser


@pytest.fixture(autouse=True)
def _as_personas(settings: Any, live_server: LiveServer, owner: Person, official: Person) -> None:
    """Personas of the demonstration need no second step; nobody has used up their tries."""
    cache.clear()
    settings.DEMO, settings.SITE_URL = True, live_server.url
    Person.objects.filter(pk__in=[owner.pk, official.pk]).update(is_persona=True)


def sign_in(page: Page, person: Person, url: str) -> None:
    client = Client()
    client.force_login(person)
    page.context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": url}])


def faults_on(page: Page) -> list[str]:
    """What is wrong with the page that is open, also when it is narrow."""
    found = [f"{page.url}: {line}" for line in axe_violations(page)]
    width = page.viewport_size
    page.set_viewport_size({"width": 320, "height": 640})
    found += [f"{page.url} scrolls sideways"] if scrolls_sideways(page) else []
    assert width is not None
    page.set_viewport_size(width)
    return found


def sign_on(page: Page, version: Version, person: Person, *, by_keyboard: bool = False) -> list[str]:
    """Reads, asks a code, reads the mail and signs; gives what was wrong with the page."""
    mail.outbox.clear()
    page.get_by_role("button", name="Stuur mij de code").click()
    page.get_by_label("Typ uw volledige naam").wait_for()
    found = faults_on(page)
    box = page.get_by_label("Ik heb de hele tekst gelezen")
    if by_keyboard:
        box.focus()
        page.keyboard.press("Space")
        page.keyboard.press("Tab")
        page.keyboard.type(person.name)
        page.keyboard.press("Tab")
        page.keyboard.type(code_in_last_mail())
        page.keyboard.press("Enter")
    else:
        box.check()
        page.get_by_label("Typ uw volledige naam").fill(person.name)
        page.get_by_label("Code uit de mail").fill(code_in_last_mail())
        page.get_by_role("button", name="Teken", exact=True).click()
    page.get_by_role("heading", name="De vingerafdruk van de tekst").wait_for()
    assert version.sha256 in page.content()
    return found


def test_two_people_write_and_suggest_in_two_browsers(
    browser: Browser, live_server: LiveServer, agreement: Agreement, owner: Person, official: Person
) -> None:
    clause = Clause.objects.filter(agreement=agreement).order_by("order")[1]
    write(clause, "Wij zaaien elke maand.", owner)
    address = live_server.url + at("clause", agreement, clause.pk)
    with browser_page(browser, width=375, height=812) as theirs, browser_page(browser) as ours:
        for page, person in ((theirs, owner), (ours, official)):
            sign_in(page, person, live_server.url)
            page.goto(address)
        ours.get_by_label("Tekst").fill("Wij zaaien elke week.")
        ours.get_by_label("Waarom?").fill("Vaker is beter.")
        ours.get_by_role("button", name="Leg dit als voorstel voor").click()
        ours.get_by_role("button", name="Trek dit voorstel in").wait_for()

        theirs.reload()
        found = faults_on(theirs)
        theirs.get_by_role("link", name="Geef antwoord").click()
        theirs.get_by_label("Overnemen: dit wordt de tekst").check()
        theirs.get_by_role("button", name="Geef antwoord").click()
        theirs.get_by_role("heading", name="Hoe deze tekst ontstond").wait_for()

        assert clause.texts.latest("number").text == "Wij zaaien elke week."
        assert found == []


def test_one_signs_on_a_phone_and_the_other_by_keyboard_on_a_desktop(
    browser: Browser, live_server: LiveServer, complete: Agreement, owner: Person, official: Person
) -> None:
    version = propose(complete, owner)
    found: list[str] = []
    with browser_page(browser, width=375, height=812) as theirs, browser_page(browser) as ours:
        for page, person, party, by_keyboard in (
            (theirs, owner, complete.dossier.initiative, False),
            (ours, official, complete.dossier.lead, True),
        ):
            sign_in(page, person, live_server.url)
            page.goto(live_server.url + at("sign", complete, line_of(complete, party).pk))
            found += faults_on(page)
            found += sign_on(page, version, person, by_keyboard=by_keyboard)
            found += faults_on(page)

    assert fresh(complete).state == Agreement.State.ACTIVE
    assert found == []


def test_signing_needs_no_javascript(
    browser: Browser, live_server: LiveServer, complete: Agreement, owner: Person
) -> None:
    version = propose(complete, owner)
    with browser_page(browser, width=375, height=812, javascript=False) as page:
        sign_in(page, owner, live_server.url)
        page.goto(live_server.url + at("agreement", complete))
        page.get_by_role("link", name="Lees en teken voor Buurttuin").click()
        mail.outbox.clear()
        page.get_by_role("button", name="Stuur mij de code").click()
        page.get_by_label("Ik heb de hele tekst gelezen").check()
        page.get_by_label("Typ uw volledige naam").fill(owner.name)
        page.get_by_label("Code uit de mail").fill(code_in_last_mail())
        page.get_by_role("button", name="Teken", exact=True).click()

        page.get_by_role("heading", name="De vingerafdruk van de tekst").wait_for()

    assert version.signatures.get().person == owner
