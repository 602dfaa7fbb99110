"""Stories in a real browser: a passkey from making it to signing in with it, and every page for everyone."""

import re
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.test import Client
from playwright.sync_api import Page, expect

from tests.accounts.conftest import code_from_mail
from tests.browser import axe_violations, scrolls_sideways, small_targets
from tussenruimte.accounts.models import Person

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]
PAGES_WITHOUT_ACCOUNT = ["/account/login/", "/account/signup/", "/account/inactive/", "/kwetsbaarheid-melden/"]
PAGES_WITH_ACCOUNT = [
    "/account/2fa/",
    "/account/2fa/totp/activate/",
    "/account/2fa/webauthn/",
    "/account/2fa/webauthn/add/",
    "/account/email/",
    "/account/logout/",
    "/mijn-account/",
    "/mijn-account/verwijderen/",
]


@pytest.fixture(autouse=True)
def no_earlier_visits() -> None:
    """Limits count over tests otherwise."""
    cache.clear()


def sign_in(page: Page, server: Any, someone: Person) -> None:
    """Gives the browser the session of someone."""
    client = Client()
    client.force_login(someone)
    page.context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": server.url}])


def give_authenticator(page: Page) -> None:
    """A telephone that recognises its owner, as the browser imitates it."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def test_passkey_from_making_it_to_signing_in_with_it(desktop: Page, live_server: Any, resident: Person) -> None:
    give_authenticator(desktop)
    sign_in(desktop, live_server, resident)
    desktop.goto(live_server.url + "/account/2fa/webauthn/add/")
    desktop.get_by_label("Naam van deze passkey").fill("Mijn telefoon")
    desktop.get_by_role("button", name="Voeg toe").click()
    expect(desktop.get_by_role("heading", name="Herstelcodes")).to_be_visible()
    assert [str(key) for key in Authenticator.objects.filter(type="webauthn")] == ["Mijn telefoon"]

    desktop.context.clear_cookies()
    desktop.goto(live_server.url + "/account/login/?next=/mijn-account/")
    desktop.get_by_role("button", name="Log in met een passkey").click()
    expect(desktop).to_have_url(live_server.url + "/mijn-account/")
    expect(desktop.get_by_role("heading", name="Mijn account")).to_be_visible()
    assert resident.name in desktop.get_by_label("Naam", exact=True).input_value()


def test_passkey_is_the_second_step_of_an_official(desktop: Page, live_server: Any, official: Person) -> None:
    give_authenticator(desktop)
    sign_in(desktop, live_server, official)
    desktop.goto(live_server.url + "/mijn-account/")
    expect(desktop.get_by_role("heading", name="Stel een tweede stap in")).to_be_visible()
    desktop.get_by_role("link", name="Voeg een passkey toe").click()
    desktop.get_by_role("button", name="Voeg toe").click()
    desktop.get_by_role("link", name="Klaar: naar mijn account").click()
    expect(desktop).to_have_url(live_server.url + "/mijn-account/")

    desktop.context.clear_cookies()
    desktop.goto(live_server.url + "/account/login/?next=/mijn-account/")
    desktop.get_by_label("E-mailadres").fill(official.email)
    desktop.get_by_role("button", name="Stuur mij een code").click()
    desktop.get_by_label("Code").fill(code_from_mail())
    desktop.get_by_role("button", name="Ga verder").click()
    desktop.get_by_role("button", name="Gebruik mijn passkey").click()
    expect(desktop).to_have_url(live_server.url + "/mijn-account/")


def test_passkey_that_fails_says_so(desktop: Page, live_server: Any, db: None) -> None:
    desktop.goto(live_server.url + "/account/login/")
    desktop.evaluate("() => { navigator.credentials.get = () => Promise.reject(new Error('no')) }")
    desktop.get_by_role("button", name="Log in met een passkey").click()

    expect(desktop.get_by_role("alert")).to_contain_text("De passkey werkte niet")
    assert axe_violations(desktop) == []


def test_signing_in_works_without_javascript(
    phone_without_javascript: Page, live_server: Any, resident: Person
) -> None:
    page = phone_without_javascript
    page.goto(live_server.url + "/account/login/?next=/mijn-account/")
    expect(page.get_by_role("button", name="Log in met een passkey")).to_be_hidden()
    page.get_by_label("E-mailadres").fill(resident.email)
    page.get_by_role("button", name="Stuur mij een code").click()
    page.get_by_label("Code").fill(code_from_mail())
    page.get_by_role("button", name="Ga verder").click()

    expect(page).to_have_url(live_server.url + "/mijn-account/")


@pytest.mark.parametrize("language", ["", "/en"])
def test_pages_are_for_everyone(small_phone: Page, live_server: Any, resident: Person, language: str) -> None:
    faults = []
    small_phone.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    for path in PAGES_WITHOUT_ACCOUNT:
        small_phone.goto(live_server.url + language + path)
        faults += look(small_phone, path)
    sign_in(small_phone, live_server, resident)
    for path in PAGES_WITH_ACCOUNT:
        small_phone.goto(live_server.url + language + path)
        assert re.search(path + "$", small_phone.url)
        faults += look(small_phone, path)

    assert faults == []


def look(page: Page, path: str) -> list[str]:
    """What is wrong with a page as it stands."""
    wide = ["scrolls sideways"] if scrolls_sideways(page) else []
    return [f"{path}: {fault}" for fault in [*axe_violations(page), *wide, *small_targets(page)]]


def test_wrong_answers_are_for_everyone_too(phone: Page, live_server: Any, db: None) -> None:
    phone.goto(live_server.url + "/account/signup/")
    phone.get_by_role("button", name="Maak mijn account").click()

    expect(phone.get_by_role("heading", name="Nog niet alles klopt")).to_be_focused()
    assert axe_violations(phone) == []
