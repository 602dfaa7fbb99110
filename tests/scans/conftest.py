"""A place with a desk, the people around it, and stories in every stage."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from tests import factories
from tests.conftest import DAY
from tussenruimte.accounts.models import Person, Role
from tussenruimte.register.models import Organisation, Place
from tussenruimte.scans import actions
from tussenruimte.scans.models import Response
from tussenruimte.scans.rules import Basics, Who

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=ZoneInfo("Europe/Amsterdam"))
STORY = Basics(
    name="Buurtkeuken Noord",
    summary="Elke week koken wij samen met buren die alleen wonen.",
    municipality="Haarlem",
    place="GM0392",
    place_text="Buurthuis de Ark",
)
ANSWERS: dict[str, Any] = {
    "essentie": ["sociale-cohesie", "voedsel"],
    "fase": ["opstart"],
    "rechtsvorm": ["geen"],
    "ondersteuning": ["kennis", "ruimte"],
    "innovatie": 8,
}


@pytest.fixture
def moment() -> datetime:
    """Noon on the day of the tests."""
    return NOON


@pytest.fixture
def haarlem(db: None) -> Place:
    """A municipality."""
    return factories.place()


@pytest.fixture
def desk(haarlem: Place) -> Organisation:
    """Its one desk, which promises an answer in five working days."""
    return factories.organisation(
        place=haarlem,
        desk_name="Loket Initiatieven",
        desk_email="loket@haarlem.example",
        desk_phone="023 123 45 67",
        answer_within_days=5,
    )


@pytest.fixture
def official(desk: Organisation) -> Person:
    """Works at that desk."""
    return factories.official(desk)


@pytest.fixture
def broker(db: None) -> Person:
    """Helps people who phone."""
    return factories.person("Bea Makelaar", Role.BROKER)


@pytest.fixture
def teller(db: None) -> Person:
    """Tells an initiative, with an account."""
    return factories.person("Tess Teller", Role.INITIATOR, email="tess@voorbeeld.example")


@pytest.fixture
def official_elsewhere(db: None) -> Person:
    """An official of another municipality."""
    zwolle = factories.place("Zwolle", "GM0193")
    return factories.official(factories.organisation("Gemeente Zwolle", place=zwolle), "Ambtenaar Bakker")


@pytest.fixture
def draft(haarlem: Place) -> Response:
    """A story without an account, half told."""
    who = Who(name="Tess", email="tess@voorbeeld.example")
    response = actions.start_scan(framework="intake", who=who, basics=STORY, by=None, at=NOON)
    return actions.save_step(response=response, keys=ANSWERS, answers=ANSWERS, seen=fingerprint_of({}), at=NOON)


@pytest.fixture
def sent(draft: Response, desk: Organisation) -> Response:
    """The same story, sent."""
    return actions.send_response(response=draft, at=NOON)


@pytest.fixture
def tell(haarlem: Place) -> Callable[..., Response]:
    """Makes and sends stories by number."""

    def told(number: int, by: Person | None = None, on: date = DAY) -> Response:
        basics = Basics(name=f"Verhaal {number}", summary="Een verhaal.", place="GM0392")
        who = Who(email=f"teller{number}@voorbeeld.example")
        response = actions.start_scan(framework="intake", who=who, basics=basics, by=by, at=NOON)
        return actions.send_response(response=response, at=NOON)

    return told


def fingerprint_of(kept: dict[str, Any]) -> str:
    """What a page that showed `kept` sends along."""
    from tussenruimte.scans.rules import fingerprint

    return fingerprint(kept)
