"""The main pages in a real browser: without barriers in two languages, and a dossier walked by both sides."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from tests import factories
from tests.browser import axe_violations, browser_page, scrolls_sideways
from tests.conftest import DAY
from tests.dossiers.conftest import NOON
from tests.dossiers.test_actions import changed, decided
from tussenruimte.accounts.models import Person
from tussenruimte.dossiers import actions
from tussenruimte.dossiers.models import Dossier

pytestmark = [pytest.mark.e2e, pytest.mark.slow, pytest.mark.django_db(transaction=True)]  # opens a browser


@pytest.fixture(autouse=True)
def _as_personas(settings: Any, owner: Person, official: Person) -> None:
    """Personas of the demonstration need no second step."""
    settings.DEMO = True
    for person in (owner, official):
        person.is_persona = True
        person.save()


def sign_in(page: Page, person: Person, url: str) -> None:
    client = Client()
    client.force_login(person)
    page.context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": url}])


@pytest.fixture
def full(running: Dossier, official: Person, owner: Person) -> Dossier:
    """A dossier with something of everything in it."""
    factories.reading(running.initiative, "werkvelden", "natuur")
    given: dict[str, Any] = {"dossier": running, "by": official}
    actions.add_note(text="Wij kwamen kijken.", internal=False, party=running.lead, at=NOON, **given)
    actions.add_note(text="Onder ons.", internal=True, party=running.lead, at=NOON, **given)
    for number in range(3):
        actions.make_promise(promiser=running.lead, text=f"Iets {number}", due=DAY, on=DAY, **given)
    actions.involve_unit(name="Groen", interest="Beheer", status="missing", stance="against", on=DAY, **given)
    actions.involve_unit(name="Wonen", interest="", status="involved", stance="in-favour", on=DAY, **given)
    actions.start_clock(about="Vergunning", term="awb-4-13", received=DAY.replace(month=9), on=DAY, **given)
    first = decided(running, official, changed(custom_work=True, motive="Er is geen regel."))
    actions.publish_decision(decision=first, by=official, on=DAY)
    decided(Dossier.objects.get(pk=running.pk), official, changed(subject="Een kraan"))
    return Dossier.objects.get(pk=running.pk)


def pages_of(dossier: Dossier) -> list[str]:
    names = (
        *("dossier", "edit", "answer", "phase", "turn", "appoint", "bring-in", "unit", "note", "promise"),
        *("add-document", "decide", "start-clock", "ask-decision", "finish"),
    )
    clock, promise = dossier.clocks.get(), dossier.promises.first()
    assert promise is not None
    return [
        *(reverse(f"dossiers:{name}", args=[dossier.number]) for name in names),
        reverse("dossiers:settle", args=[dossier.number, promise.pk]),
        reverse("dossiers:clock", args=[dossier.number, clock.pk]),
        reverse("dossiers:change-clock", args=[dossier.number, clock.pk, "stilzetten"]),
        *(reverse("dossiers:decision", args=[one.number]) for one in dossier.decisions.all()),
        reverse("dossiers:open", args=[dossier.initiative.slug]),
        *(reverse(name) for name in ("dossiers:dossiers", "dossiers:log", "dossiers:calendar", "web:my-desk")),
        reverse("web:initiative", args=[dossier.initiative.slug]),
    ]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_page_is_for_everyone(
    language: str, browser: Browser, live_server: LiveServer, full: Dossier, official: Person
) -> None:
    faults: list[str] = []
    with browser_page(browser, width=375, height=812) as page:
        sign_in(page, official, live_server.url)
        page.on("pageerror", lambda error: faults.append(f"{page.url} breaks: {error}"))
        for path in pages_of(full):
            answer = page.goto(live_server.url + ("/en" if language == "en" else "") + path)
            assert answer is not None
            if answer.status != 200 or page.locator("h1").count() != 1:
                faults.append(f"{path}: {answer.status}, {page.locator('h1').count()} main headings")
            page.set_viewport_size({"width": 320, "height": 640})
            faults += [f"{path}: scrolls sideways"] if scrolls_sideways(page) else []
            page.set_viewport_size({"width": 375, "height": 812})
            faults += [f"{path}: {line}" for line in axe_violations(page)]
    assert not faults, "\n".join(faults)


def test_two_people_in_two_browsers_work_in_one_dossier(
    browser: Browser, live_server: LiveServer, running: Dossier, owner: Person, official: Person
) -> None:
    address = live_server.url + reverse("dossiers:dossier", args=[running.number])
    with browser_page(browser) as ours, browser_page(browser, javascript=False) as theirs:
        for page, person in ((ours, official), (theirs, owner)):
            sign_in(page, person, live_server.url)
            page.goto(address)

        theirs.get_by_role("link", name="Zeg iets toe").click()
        theirs.get_by_label("Wat zegt u toe?").fill("Wij tekenen het plan")
        theirs.get_by_label("Wanneer is het klaar?").fill("01-12-2099")
        theirs.get_by_role("button", name="Zeg toe").click()

        ours.reload()
        ours.get_by_role("link", name="Sluit af").click()
        ours.get_by_label("nagekomen", exact=True).check()
        ours.get_by_label("Toelichting").fill("Mooi plan.")
        ours.get_by_role("button", name="Bewaar").click()

        theirs.reload()
        assert "Mooi plan." in theirs.locator("#toezeggingen + *").inner_text()
