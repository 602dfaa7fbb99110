"""A request in real browsers: written on a phone without JavaScript, completed, weighed by both sides, decided."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from tests.browser import axe_violations, browser_page, scrolls_sideways
from tests.challenges.conftest import answered
from tests.conftest import DAY
from tussenruimte.accounts.models import Person
from tussenruimte.challenges.models import Challenge, MunicipalTask
from tussenruimte.register.models import Initiative

pytestmark = [pytest.mark.e2e, pytest.mark.slow, pytest.mark.django_db(transaction=True)]  # opens a browser


def sign_in(page: Page, person: Person, url: str) -> None:
    person.is_persona = True
    person.save(update_fields=["is_persona"])
    client = Client()
    client.force_login(person)
    page.context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": url}])


def is_for_everyone(page: Page) -> None:
    assert not scrolls_sideways(page)
    assert axe_violations(page) == []


def write_and_send(page: Page, task: str) -> None:
    """The initiative, on a phone without JavaScript."""
    page.goto(task)
    page.get_by_role("link", name="Vraag deze taak namens Buurttuin").click()
    page.get_by_label("Waar gaat het over?").fill("Wij onderhouden het park")
    page.get_by_role("button", name="Begin").click()
    page.get_by_label("Beschrijving van wat u gaat doen").fill("Wij maaien en planten bloemen.")
    page.get_by_role("button", name="Bewaar en ga verder").click()
    page.get_by_label("Wanneer wilt u beginnen?").fill("01-06-2027")
    page.get_by_label("Wat kost het per jaar, ongeveer?").fill("15.000")
    page.get_by_role("button", name="Bewaar en ga verder").click()
    page.get_by_label("Hoeveel mensen steunen dit?").fill("85")
    page.get_by_role("button", name="Bewaar en ga verder").click()
    page.get_by_role("button", name="Bewaar en ga verder").click()
    assert "1 februari 2027" in page.locator("main").inner_text()
    page.get_by_label("Ik verstuur dit namens het initiatief").check()
    page.get_by_role("button", name="Verstuur").click()
    assert "Wij hebben het ontvangen" in page.locator("h1").inner_text()
    assert "Besluit uiterlijk" in page.locator("main").inner_text()


def test_from_a_task_on_a_phone_to_a_decision(
    browser: Browser,
    live_server: LiveServer,
    garden: Initiative,
    park: MunicipalTask,
    owner: Person,
    official: Person,
) -> None:
    url = live_server.url
    phone = browser_page(browser, width=375, height=812, javascript=False)
    with phone as theirs, browser_page(browser) as ours:
        sign_in(theirs, owner, url)
        sign_in(ours, official, url)
        write_and_send(theirs, url + reverse("challenges:task", args=[park.number]))
        challenge = Challenge.objects.get()
        address = url + reverse("challenges:challenge", args=[challenge.number])
        answered(challenge, official)

        ours.goto(address)
        is_for_everyone(ours)
        ours.get_by_role("link", name="Vraag om aanvulling").click()
        ours.get_by_label("Tot en met welke dag").fill((DAY + timedelta(days=14)).strftime("%d-%m-%Y"))
        ours.get_by_role("button", name="Vraag het").click()
        assert "de klok staat stil" in ours.locator("main").inner_text()

        theirs.goto(address)
        theirs.get_by_role("link", name="Geld en tijd").click()
        theirs.get_by_label("Wat brengt u per jaar zelf in?").fill("3000")
        theirs.get_by_role("button", name="Bewaar en ga verder").click()
        theirs.get_by_role("button", name="Het is aangevuld").click()

        ours.goto(address)
        ours.get_by_role("button", name="Het verzoek is compleet").click()
        for page in (theirs, ours):
            page.goto(address)
            page.get_by_role("link", name="Geef uw antwoorden").click()
            page.get_by_role("radiogroup", name="Niet duurder dan nu").get_by_label("ja", exact=True).check()
            page.get_by_label("Waarom? Niet duurder dan nu").fill("Het scheelt 3.000 euro.")
            page.get_by_role("button", name="Bewaar").click()

        ours.get_by_role("link", name="Leg het besluit vast").click()
        assert "Het scheelt 3.000 euro." in ours.get_by_label("Waarop is gelet?").input_value()
        ours.get_by_label("toewijzen", exact=True).check()
        ours.get_by_label("Wie besluit?").fill("Het college")
        ours.get_by_label("Wat is er besloten?").fill("De buurt mag het park een jaar onderhouden.")
        ours.get_by_label("Waarom?", exact=True).fill("Er is veel steun en het kost minder.")
        ours.get_by_label("Wat had ook gekund, en waarom niet?").fill("Niets veranderen. Dat wil niemand.")
        is_for_everyone(ours)
        ours.get_by_role("button", name="Leg vast").click()

        theirs.goto(address)
        assert "Er is veel steun en het kost minder." in theirs.locator("main").inner_text()
        ours.set_viewport_size({"width": 320, "height": 640})
        ours.goto(address)
        is_for_everyone(ours)
