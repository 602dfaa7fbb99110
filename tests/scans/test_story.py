"""An idea is told: by keyboard alone with no script running, and on every screen without a barrier."""

import os
from pathlib import Path

import pytest
from django.core import mail
from django.test import Client
from playwright.sync_api import Browser, Page

from tests import factories
from tests.browser import axe_violations, browser_page, choose, follow, scrolls_sideways, small_targets, write
from tests.scans.conftest import ANSWERS, STORY
from tussenruimte.accounts.models import Role
from tussenruimte.core import days
from tussenruimte.register.models import Initiative, Side
from tussenruimte.scans import actions
from tussenruimte.scans.models import Response, Scan
from tussenruimte.scans.rules import Who, fingerprint

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def desk(transactional_db: None) -> None:
    """A municipality with a desk."""
    haarlem = factories.place()
    factories.organisation(place=haarlem, desk_name="Loket Initiatieven", desk_email="loket@haarlem.example")


@pytest.mark.slow  # a real browser walks a whole intake
@pytest.mark.usefixtures("desk")
def test_an_idea_is_told_by_keyboard_without_any_script(browser: Browser, live_server) -> None:
    with browser_page(browser, javascript=False) as page:
        page.goto(live_server.url + "/vertel/")
        follow(page, "Begin", role="link")
        write(page, "Hoe heet het initiatief?", "Buurtkeuken Noord")
        follow(page, "Verder")
        assert page.get_by_role("heading", name="Nog niet alles klopt").is_visible()
        assert page.get_by_label("Hoe heet het initiatief?").input_value() == "Buurtkeuken Noord"
        write(page, "Wat is het, in één zin?", "Elke week koken wij samen.")
        write(page, "In welke gemeente is het?", "Harlem")
        write(page, "Uw e-mailadres", "tess@voorbeeld.example")
        follow(page, "Verder")
        choose(page, "GM0392")
        follow(page, "Verder")
        choose(page, "voedsel")
        follow(page, "Verder")
        for _step in range(5):
            follow(page, "Verder")
        follow(page, "Verstuur")

        assert page.get_by_role("heading", name="Wij hebben het ontvangen").is_visible()
        assert "Loket Initiatieven" in page.content()
        follow(page, "Bekijk de pagina met het advies", role="link")
        assert page.get_by_role("heading", name="Buurtkeuken Noord").is_visible()
    assert list(Initiative.objects.get().readings.values_list("item", flat=True)) == ["voedsel"]
    assert [letter.to for letter in mail.outbox] == [["tess@voorbeeld.example"]]


@pytest.fixture
def screens(desk: None) -> list[str]:
    """The address of every page of a story: begun, sent, answered by two."""
    now = days.now()
    who = Who(name="Tess", email="tess@voorbeeld.example")

    def told(**who_more: str) -> Response:
        response = actions.start_scan(framework="intake", who=who, basics=STORY, by=None, at=now)
        return actions.save_step(response=response, keys=ANSWERS, answers=ANSWERS, seen=fingerprint({}), at=now)

    sent = actions.send_response(response=told(), at=now)
    joined = actions.join(scan=sent.scan, who=Who(name="Roos", side=Side.RESIDENT), by=None, at=now)
    joined = actions.save_step(
        response=joined, keys=["innovatie"], answers={"innovatie": 3}, seen=fingerprint({}), at=now
    )
    actions.send_response(response=joined, at=now)
    draft, expired = told(), told()
    Response.objects.filter(pk=expired.pk).update(expires_on="2026-01-01")
    mine, theirs = f"/vertel/{draft.token}", f"/vertel/{sent.token}"
    steps = ("basis", "lijkt-op", "het-idee", "mensen", "doel", "waarde", "steun", "organisatie-en-geld", "controleren")
    return [
        *("/vertel/", "/vertel/begin/", "/vertel/begin/?samen=1", "/vertel/papier/"),
        *(f"{mine}/{step}/" for step in steps),
        *(f"{mine}/later/", f"{theirs}/ontvangen/", f"{theirs}/naast-elkaar/"),
        *(f"/vertel/{expired.token}/", f"/vertel/uitnodiging/{sent.scan.invitation}/", "/vertel/ontvangen/TR-2026-X/"),
        *("/en/vertel/", f"/en{mine}/waarde/", f"/en{theirs}/ontvangen/"),
    ]


@pytest.mark.slow  # every page, on three screens
@pytest.mark.parametrize("width", [1280, 375, 320])
def test_every_page_of_telling_is_without_barriers(browser: Browser, live_server, screens, width: int) -> None:
    found = []
    with browser_page(browser, width=width, height=800) as page:
        for number, address in enumerate(screens):
            page.goto(live_server.url + address)
            found += [f"{address}: {line}" for line in axe_violations(page)]
            if scrolls_sideways(page):
                found.append(f"{address}: scrolls sideways")
            found += [f"{address}: small {target}" for target in small_targets(page)]
            if folder := os.environ.get("SHOTS"):
                page.screenshot(path=Path(folder) / f"{width}-{number:02}.png", full_page=True)
    assert found == []


@pytest.mark.slow  # every page of who answers, on two screens
@pytest.mark.parametrize("width", [1280, 320])
def test_the_pages_of_who_answers_are_without_barriers(browser: Browser, live_server, screens, width: int) -> None:
    client = Client()
    client.force_login(factories.person("Bea Makelaar", Role.BROKER))
    number, slug = Scan.objects.exclude(answer="").get().number, Initiative.objects.get().slug
    found = []
    with browser_page(browser, width=width, height=800) as page:
        cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}
        page.context.add_cookies([cookie])
        for address in (f"/scans/{number}/", f"/scans/{number}/antwoord/", f"/scans/over/{slug}/", "/mijn-werk/"):
            page.goto(live_server.url + address)
            found += [f"{address}: {line}" for line in axe_violations(page)]
            if scrolls_sideways(page):
                found.append(f"{address}: scrolls sideways")
    assert found == []


@pytest.mark.slow  # a real browser
@pytest.mark.usefixtures("desk")
def test_errors_are_announced_and_without_barriers(phone: Page, live_server) -> None:
    phone.goto(live_server.url + "/vertel/begin/")
    phone.get_by_role("button", name="Verder", exact=True).click()

    assert phone.locator("#fouten").evaluate("element => element === document.activeElement")
    assert axe_violations(phone) == []
