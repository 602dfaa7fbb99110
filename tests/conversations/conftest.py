"""An initiative in Haarlem, its people, its municipality, and everyone who could be confused with them."""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.cache import cache

from tests import factories
from tests.conftest import DAY
from tussenruimte.accounts.models import Person, Role
from tussenruimte.accounts.queries import Someone
from tussenruimte.register.models import Initiative, Membership, Organisation, Party, Place
from tussenruimte.scans import actions as scans
from tussenruimte.scans.models import Response, Scan
from tussenruimte.scans.rules import Who, fingerprint

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=ZoneInfo("Europe/Amsterdam"))


@pytest.fixture(autouse=True)
def empty_cache() -> Iterator[None]:
    """Limits of one test are not those of the next."""
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def demo(settings: Any) -> None:
    """Personas of the demonstration need no second factor."""
    settings.DEMO = True


@pytest.fixture
def haarlem(db: None) -> Place:
    """A municipality."""
    return factories.place("Haarlem", "GM0392")


@pytest.fixture
def district(haarlem: Place) -> Place:
    """A district in it."""
    return factories.place("Slachthuiswijk", "WK039211", kind=Place.Kind.DISTRICT, inside=haarlem)


@pytest.fixture
def garden(haarlem: Place) -> Initiative:
    """A listed initiative in Haarlem."""
    return factories.initiative("Buurttuin", slug="buurttuin", place=haarlem, municipality=haarlem)


@pytest.fixture
def municipality(haarlem: Place) -> Organisation:
    """Haarlem as a party."""
    return factories.organisation("Gemeente Haarlem", place=haarlem, slug="gemeente-haarlem")


@pytest.fixture
def owner(garden: Initiative) -> Person:
    """Who owns the garden."""
    return factories.member(garden, factories.person("Olga Eigenaar"))


@pytest.fixture
def official(municipality: Organisation) -> Person:
    """A civil servant of Haarlem, as the demonstration has them: no second step in tests of pages."""
    official = factories.official(municipality)
    official.is_persona = True
    official.save()
    return official


@pytest.fixture
def people(garden: Initiative, municipality: Organisation) -> dict[str, Someone]:
    """Everyone a rule could confuse with someone else."""
    unit = factories.organisation("Afdeling Wijken", Party.Kind.MUNICIPAL_UNIT, part_of=municipality)
    elsewhere = factories.organisation("Gemeente Assen", place=factories.place("Assen", "GM0106"))
    return {
        "owner": factories.member(garden),
        "contact": factories.member(garden, mandate=Membership.Mandate.CONTACT),
        "plain member": factories.member(garden, mandate=Membership.Mandate.MEMBER),
        "removed member": factories.member(garden, until=DAY),
        "member of another": factories.member(factories.initiative("Repaircafé")),
        "official here": factories.official(municipality),
        "official of a unit": factories.official(unit),
        "official elsewhere": factories.official(elsewhere),
        "colleague without the role": factories.member(municipality),
        "broker": factories.person("Bram", Role.BROKER),
        "editor": factories.person("Eva", Role.EDITOR),
        "council member": factories.person("Raad", Role.COUNCILLOR),
        "stranger": factories.person("Sam"),
        "anonymous": AnonymousUser(),
    }


@pytest.fixture
def fill_in(garden: Initiative) -> Callable[..., Response]:
    """Fills in a scan about the garden, sends it, and shares it unless told not to."""

    def filled(
        framework: str,
        by: Person,
        answers: dict[str, Any],
        *,
        scan: Scan | None = None,
        shared: bool = True,
        **who: Any,
    ) -> Response:
        if scan is None:
            response = scans.start_scan(framework=framework, who=Who(**who), by=by, subject=garden, at=NOON)
        else:
            response = scans.join(scan=scan, who=Who(**who), by=by, at=NOON)
        response = scans.save_step(response=response, keys=answers, answers=answers, seen=fingerprint({}), at=NOON)
        response = scans.send_response(response=response, at=NOON)
        sharing = Response.Sharing.INVOLVED if shared else Response.Sharing.NOBODY
        return scans.share(response=response, with_whom=sharing, by=by, at=NOON)

    return filled
