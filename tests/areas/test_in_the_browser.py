"""The pages of a neighbourhood in a real browser: no barriers in two languages, on phone and desk, by keyboard too."""

import pytest
from django.test import Client
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from tests import factories
from tests.areas.conftest import skill, thing
from tests.browser import axe_violations, scrolls_sideways, small_targets
from tests.conftest import DAY
from tussenruimte.accounts.models import Person
from tussenruimte.areas.models import AreaFigure, AreaStep, Asset, AssetCount, AssetRelation
from tussenruimte.register.models import NeedKind, Place

pytestmark = [pytest.mark.e2e, pytest.mark.slow, pytest.mark.django_db(transaction=True)]  # opens a browser
HOME = "/buurten/wk039211/"
OPEN = ["", "?soort=plekken", "cijfers/", "vergelijken/", "vergelijken/?met=gm0392", "kaartje/", "krachten/{}/"]
OF_A_BROKER = [
    *("verbinden/", "verbinden/nieuw/", "toevoegen/", "toevoegen/plekken/", "toevoegen/bewoners/"),
    *("toevoegen/voor-een-ander/", "tellen/", "stappen/stap-1/", "krachten/{}/aanpassen/", "krachten/{}/weghalen/"),
]


@pytest.fixture
def hall(district: Place, haarlem: Place) -> Asset:
    """A district with something of everything."""
    hall = thing(district, kinds=["space"])
    AssetRelation.objects.create(one=hall, other=skill(district), kind="knows", said_on=DAY)
    thing(district, "Schuur", kinds=["space"])
    garden = factories.initiative("Buurttuin", place=district, municipality=haarlem, started_year=2020)
    factories.need(garden, "Een schuur", NeedKind.SPACE)
    for year, number in ((2024, 3), (2025, 13)):
        AssetCount.objects.create(place=district, on=DAY.replace(year=year), initiatives=number, source="rondgang")
        AreaFigure.objects.create(
            place=district, indicator="inwoners", value=4321, unit="inwoners", year=year, source="CBS"
        )
    AreaStep.objects.create(place=district, step="stap-1", state="done", evidence="Een lijst", on=DAY)
    return hall


def faults(page: Page, site: LiveServer, paths: list[str], hall: Asset) -> list[str]:
    found = []
    for prefix in ("", "/en"):
        for path in paths:
            page.goto(site.url + prefix + HOME + path.format(hall.pk))
            found += [f"{prefix}{path}: {fault}" for fault in axe_violations(page)]
            found += [f"{prefix}{path} has a small target: {target}" for target in small_targets(page)]
            if scrolls_sideways(page):
                found.append(f"{prefix}{path} scrolls sideways")
    return found


@pytest.mark.parametrize("screen", ["small_phone", "desktop"])
def test_a_neighbourhood_is_for_everyone(
    screen: str, live_server: LiveServer, hall: Asset, request: pytest.FixtureRequest
) -> None:
    assert faults(request.getfixturevalue(screen), live_server, OPEN, hall) == []


@pytest.mark.parametrize("screen", ["small_phone", "desktop"])
def test_what_a_broker_does_is_for_everyone(
    screen: str, live_server: LiveServer, hall: Asset, broker: Person, demo: None, request: pytest.FixtureRequest
) -> None:
    page = request.getfixturevalue(screen)
    sign_in(page, live_server, broker)

    assert faults(page, live_server, OF_A_BROKER, hall) == []


def test_adding_what_you_can_by_keyboard_without_javascript(
    phone_without_javascript: Page, live_server: LiveServer, district: Place, resident: Person
) -> None:
    page = phone_without_javascript
    sign_in(page, live_server, resident)
    page.goto(live_server.url + HOME + "toevoegen/bewoners/")

    page.get_by_label("Wat is er te bieden?").focus()
    page.keyboard.type("Fietsen maken")
    page.get_by_label("Ik vind het goed").focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Zet op de kaart").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/krachten/*/")

    assert page.locator("h1").inner_text() == "Fietsen maken"
    assert Asset.objects.get().person == resident


def sign_in(page: Page, site: LiveServer, person: Person) -> None:
    """Makes the browser theirs."""
    client = Client()
    client.force_login(person)
    cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": site.url}
    page.context.add_cookies([cookie])
