"""The card on a phone and the view of a councillor, in a real browser."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from tests.browser import axe_violations, browser_page, scrolls_sideways, small_targets
from tests.council.conftest import looked_through_lens, recorded
from tussenruimte.accounts.models import Person
from tussenruimte.council.models import Proposal, Visit
from tussenruimte.dossiers.models import Dossier

pytestmark = [pytest.mark.e2e, pytest.mark.slow, pytest.mark.django_db(transaction=True)]  # opens a browser


@pytest.fixture(autouse=True)
def _as_personas(settings: Any, councillor: Person, owner: Person) -> None:
    """Personas of the demonstration need no second step."""
    settings.DEMO = True
    for person in (councillor, owner):
        person.is_persona = True
        person.save()


def sign_in(page: Page, person: Person, url: str) -> None:
    client = Client()
    client.force_login(person)
    page.context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": url}])


def test_a_councillor_reads_the_card_on_a_phone_and_comes_to_look(
    browser: Browser, live_server: LiveServer, presented: Proposal, visit: Visit, councillor: Person, owner: Person
) -> None:
    dossier: Dossier = presented.dossier
    looked_through_lens(dossier.initiative, owner, with_whom="public")
    recorded(dossier, councillor)
    with browser_page(browser, width=375, height=812, javascript=False) as phone:
        sign_in(phone, councillor, live_server.url)
        phone.goto(live_server.url + reverse("council:overview"))
        phone.get_by_role("link", name="Een stuk grond").click()
        assert phone.get_by_role("heading", level=1).inner_text() == "Een stuk grond"
        assert phone.get_by_role("heading", name="Democratische bril").is_visible()
        assert "Tuinhart" not in phone.content()
        phone.get_by_role("link", name="De Brink 1").click()
        phone.get_by_role("button", name="Ik kom mee").click()
        assert "Rita Raadslid" in phone.locator("main").inner_text()


def test_the_pages_of_the_council_are_for_everyone(
    browser: Browser, live_server: LiveServer, presented: Proposal, visit: Visit, councillor: Person, owner: Person
) -> None:
    dossier = presented.dossier
    looked_through_lens(dossier.initiative, owner, with_whom="public")
    motion = recorded(dossier, councillor)
    addresses = [
        reverse("council:overview"),
        reverse("council:card", args=[dossier.number]),
        reverse("council:proposal", args=[presented.number]),
        reverse("council:visit", args=[visit.pk]),
        reverse("council:motion", args=[motion.pk]),
        reverse("council:motions"),
    ]
    faults: list[str] = []
    with browser_page(browser, width=320, height=640) as page:
        sign_in(page, councillor, live_server.url)
        for address in addresses:
            page.goto(live_server.url + address)
            faults += [f"{address}: {line}" for line in axe_violations(page)]
            faults += [f"{address}: scrolls sideways"] if scrolls_sideways(page) else []
            faults += [f"{address}: {line}" for line in small_targets(page)]
    assert faults == []
