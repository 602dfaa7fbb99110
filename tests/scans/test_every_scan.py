"""Every questionnaire there is goes the whole way, and its pages are for everyone, on each screen."""

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from tests import factories
from tests.browser import axe_violations, browser_page, choose, follow, scrolls_sideways, small_targets
from tests.conftest import DAY
from tests.scans.conftest import NOON
from tests.scans.filling import filled_by
from tussenruimte.accounts.models import Person, Role
from tussenruimte.core import days
from tussenruimte.dossiers.actions import open_dossier
from tussenruimte.frameworks import catalogue
from tussenruimte.frameworks.schema import Questionnaire
from tussenruimte.register.models import Organisation, Place, Side
from tussenruimte.scans import queries
from tussenruimte.scans.models import Response, Scan
from tussenruimte.scans.questionnaires import shares_when_sent
from tussenruimte.scans.subjects import Subject, kinds

HELD = {kind.about for kind in kinds()}
EVERY = [
    pytest.param(found.id, about, id=f"{found.id}-{about}")
    for found in catalogue().of_kind(Questionnaire)
    for about in found.accepts
    if about in HELD
]


@pytest.fixture
def subjects(haarlem: Place, desk: Organisation) -> dict[str, Subject]:
    """One of each kind, in Haarlem."""
    kitchen = factories.initiative("Buurtkeuken", place=haarlem, municipality=haarlem)
    opener = factories.member(kitchen)
    return {
        "initiative": kitchen,
        "dossier": open_dossier(initiative=kitchen, lead=desk, title="Een keuken", by=opener, on=DAY),
        "party": desk,
        "area": factories.place("Delftwijk", "BU03920101", kind="neighbourhood", inside=haarlem),
    }


@pytest.fixture
def people(subjects: dict[str, Subject], official: Person, broker: Person) -> dict[str, Person | None]:
    """Someone of each side; the resident has no account."""
    Person.objects.filter(pk__in=(official.pk, broker.pk)).update(is_persona=True)
    owner = factories.member(subjects["initiative"])
    return {Side.INITIATIVE: owner, Side.MUNICIPALITY: official, Side.BROKER: broker, Side.RESIDENT: None}


@pytest.mark.django_db
@pytest.mark.parametrize(("framework", "about"), EVERY)
def test_every_scan_goes_the_whole_way(
    framework: str,
    about: str,
    client: Client,
    subjects: dict[str, Subject],
    people: dict[str, Person | None],
    settings: object,
) -> None:
    settings.DEMO = True
    asked = catalogue().framework(framework)
    speakers = {side: who for side, who in people.items() if not asked.sides or side in asked.sides}
    if about == "dossier":
        # A broker has no way into a dossier.
        speakers.pop(Side.BROKER, None)

    scan = filled_by(framework, subjects[about], speakers, NOON)

    client.force_login(next(person for person in speakers.values() if person))
    page = client.get(reverse("scans:compare", args=[scan.number]))
    words = page.content.decode()
    outcome = queries.outcome(scan, next(iter(speakers.values())))
    assert outcome.is_ready
    drawn = {"radar": "tr-radar", "triangle": "tr-radar", "bars": "tr-bars", "ladder": "tr-lens--ladder"}
    if asked.drawing in drawn:
        assert drawn[asked.drawing] in words
    assert bool(outcome.blind_spots) == (asked.mirrored and not shares_when_sent(framework))
    assert client.get(reverse("scans:export", args=[scan.number])).status_code == 200
    assert client.get(reverse("scans:blank", args=[framework])).status_code == 200


# --- in a browser --------------------------------------------------------------------------------------------------
DRAWN = [
    *(("initiatievenklimaat", "area"), ("actie-scan", "initiative"), ("waardendriehoek-scan", "initiative")),
    *(("participatie-treden", "initiative"), ("partnerschap", "party")),
]


@pytest.fixture
def drawn(
    transactional_db: None, subjects: dict[str, Subject], people: dict[str, Person | None], settings: object
) -> list[Scan]:
    """A scan for every kind of drawing."""
    settings.DEMO = True
    found = []
    for framework, about in DRAWN:
        asked = catalogue().framework(framework)
        speakers = {side: who for side, who in people.items() if not asked.sides or side in asked.sides}
        found.append(filled_by(framework, subjects[about], speakers, days.now()))
    return found


@pytest.mark.e2e
@pytest.mark.slow  # a real browser opens every kind of outcome on two screens in two languages
@pytest.mark.parametrize("width", [320, 1280])
def test_every_drawing_is_for_everyone(
    browser: Browser, live_server: LiveServer, drawn: list[Scan], people: dict[str, Person | None], width: int
) -> None:
    paths = [f"/scans/{scan.number}/" for scan in drawn]
    begin = "/scans/nieuw/initiatievenklimaat/?over=gebied:bu03920101&hoe="
    paths += ["/scans/", "/scans/vergelijk/", "/scans/bij/gebied/bu03920101/", "/scans/nieuw/actie-scan/"]
    paths += [f"{begin}{how}" for how in ("zelf", "samen", "papier")]
    paths += [f"/scans/{drawn[0].number}/voor-een-ander/", "/scans/papier/partnerschap/"]
    faults = []
    with browser_page(browser, width=width) as page:
        client = Client()
        client.force_login(people[Side.MUNICIPALITY])
        key = client.cookies["sessionid"].value
        page.context.add_cookies([{"name": "sessionid", "value": key, "url": live_server.url}])
        for path in (language + path for language in ("", "/en") for path in paths):
            answer = page.goto(live_server.url + path)
            assert answer is not None
            assert answer.status == 200, path
            faults += [f"{path}: {fault}" for fault in axe_violations(page)]
            faults += [f"{path} has a small target: {target}" for target in small_targets(page)]
            faults += [f"{path} scrolls sideways"] if scrolls_sideways(page) else []
    assert faults == []


@pytest.mark.e2e
@pytest.mark.slow  # a real browser walks a whole scan
def test_a_scan_is_begun_filled_in_and_shared_by_keyboard_without_any_script(
    browser: Browser, live_server: LiveServer, transactional_db: None, haarlem: Place
) -> None:
    helper = factories.person("Bea Makelaar", Role.BROKER)
    place = factories.place("Delftwijk", "BU03920101", kind="neighbourhood", inside=haarlem)
    with browser_page(browser, javascript=False) as page:
        client = Client()
        client.force_login(helper)
        key = client.cookies["sessionid"].value
        page.context.add_cookies([{"name": "sessionid", "value": key, "url": live_server.url}])
        page.goto(live_server.url + "/scans/")
        follow(page, "Initiatievenklimaat: zeven functies", role="link")
        follow(page, place.name, role="link")
        choose(page, "broker")
        follow(page, "Begin")
        page.locator("#id_ideeen_3").focus()
        page.keyboard.press("Space")
        follow(page, "Verder")
        follow(page, "Verstuur en deel met wie meedoet")
        follow(page, "Bekijk de uitkomst, en kies wie uw antwoorden leest", role="link")

        assert page.get_by_role("heading", name="Initiatievenklimaat: zeven functies").is_visible()
        assert page.get_by_text("Dit mist nog: Een bewoner.").is_visible()
        follow(page, "Deel niet meer")
        assert page.get_by_text("niemand anders leest dit").is_visible()
    response = Response.objects.get()
    assert (response.answers, response.shared_with) == ({"ideeen": 4}, "")
