"""A municipality with a list of tasks, an initiative that wants to take one over, and the people on both sides."""

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.core.cache import cache

from tests import factories
from tests.conftest import DAY
from tussenruimte.accounts.models import Person
from tussenruimte.challenges import actions
from tussenruimte.challenges.models import Challenge, Invitation, MunicipalTask
from tussenruimte.dossiers import actions as dossiers
from tussenruimte.dossiers.models import Dossier
from tussenruimte.register.models import Initiative, Membership, Organisation, Place

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=ZoneInfo("Europe/Amsterdam"))
START = date(2027, 6, 1)
ALL_LINES = {
    "beschrijving": "Wij onderhouden het park met de buurt.",
    "bijdrage-aan-doelen": "Meer groen en meer ontmoeting.",
    "doelgroep-en-bereik": "Alle 400 bewoners rond het park.",
    "manier-van-bereiken": "Langs de deur en op het plein.",
    "aantoonbaar-draagvlak": "Handtekeningen van 85 buren.",
}
PARK: dict[str, Any] = {
    "name": "Onderhoud van het buurtpark",
    "text": "Maaien, snoeien en prullenbakken legen.",
    "theme": "natuur",
    "cost": Decimal("18000.00"),
    "cost_year": 2026,
    "cost_vat": "without",
    "cost_source": "begroting 2026",
    "quality": "Voldoende: alles is netjes.",
    "quality_measured": "schouw, twee keer per jaar",
    "carried_out": "contract",
    "carried_out_by": "Een groenbedrijf",
    "contract_end": date(2027, 5, 31),
    "notice_by": date(2027, 2, 28),
    "staff": "2 mensen, samen 1 voltijdbaan",
    "department": "Groen",
}


@pytest.fixture(autouse=True)
def _on_the_day(monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Path) -> None:
    """The clock stands still at noon, nobody has used up their tries, files go away, personas need no second step."""
    cache.clear()
    settings.DEMO = True
    settings.MEDIA_ROOT = tmp_path
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOON)


@pytest.fixture
def geertruidenberg(db: None) -> Place:
    """A municipality of which we know the ordinance: 18 weeks before the start, a decision in 10 weeks."""
    return factories.place("Geertruidenberg", "GM0779")


@pytest.fixture
def municipality(geertruidenberg: Place) -> Organisation:
    """Its organisation."""
    return factories.organisation(
        "Gemeente Geertruidenberg", slug="gemeente-geertruidenberg", place=geertruidenberg, answer_within_days=5
    )


@pytest.fixture
def garden(geertruidenberg: Place) -> Initiative:
    """A listed initiative there."""
    return factories.initiative(
        "Buurttuin",
        slug="buurttuin",
        place=geertruidenberg,
        municipality=geertruidenberg,
        description="Samen zorgen wij voor groen in de buurt.",
    )


@pytest.fixture
def owner(garden: Initiative) -> Person:
    """Who owns the garden."""
    return factories.member(garden, factories.person("Olga Eigenaar", email="olga@voorbeeld.example"))


@pytest.fixture
def contact(garden: Initiative) -> Person:
    """Who speaks for the garden too."""
    who = factories.person("Cor Contact", email="cor@voorbeeld.example")
    return factories.member(garden, who, Membership.Mandate.CONTACT)


@pytest.fixture
def official(municipality: Organisation) -> Person:
    """A civil servant there."""
    return factories.official(municipality, "Aydin Ambtenaar")


@pytest.fixture
def park(municipality: Organisation, official: Person) -> MunicipalTask:
    """A task of which everything is told."""
    return actions.add_task(municipality=municipality, facts=PARK, by=official, on=DAY)


@pytest.fixture
def draft(garden: Initiative, municipality: Organisation, owner: Person, park: MunicipalTask) -> Challenge:
    """A draft about the park that can be sent: it has a start."""
    made = actions.start_challenge(
        initiative=garden,
        municipality=municipality,
        title="Wij onderhouden het park",
        variant="ourselves",
        task=park,
        by=owner,
        on=DAY,
    )
    return actions.save_step(
        challenge=made,
        changes={
            "start": START,
            "months": 12,
            "cost": Decimal("15000.00"),
            "own_contribution": Decimal("3000.00"),
            "supporters": 85,
        },
        answers=ALL_LINES,
        revision=made.revision,
        by=owner,
    )


@pytest.fixture
def sent(draft: Challenge, owner: Person, official: Person) -> Challenge:
    """A request that was sent; the official handles the dossier and answered with now."""
    done = actions.send_challenge(challenge=draft, revision=draft.revision, by=owner, at=NOON)
    answered(done, official)
    return now(done)


@pytest.fixture
def complete(sent: Challenge, official: Person) -> Challenge:
    """A request that both sides look at."""
    return actions.confirm_complete(challenge=sent, revision=sent.revision, by=official, on=DAY)


def answered(challenge: Challenge, official: Person) -> Dossier:
    """The dossier of a request, answered with now by an official who handles it."""
    dossier = Dossier.objects.get(challenge=challenge)
    dossier = dossiers.appoint(
        dossier=dossier,
        process_owner=official,
        deputy=None,
        protector="",
        revision=dossier.revision,
        by=official,
        on=DAY,
    )
    return dossiers.answer(
        dossier=dossier,
        answer="now",
        reason="Wij kijken samen.",
        next_contact=date(2026, 12, 1),
        revision=dossier.revision,
        by=official,
        on=DAY,
    )


def now(challenge: Challenge) -> Challenge:
    """The request as it is in the database."""
    return Challenge.objects.select_related("dossier", "clock", "decision").get(pk=challenge.pk)


INVITED: dict[str, Any] = {
    "title": "Wie beheert de speeltuin?",
    "text": "Open en sluit de speeltuin en houd hem schoon.",
    "budget": Decimal("9000.00"),
    "criteria": ["draagvlak", "zelfde-kwaliteit"],
    "own_criteria": ["De speeltuin is elke dag open."],
    "how_chosen": "Drie bewoners en twee ambtenaren lezen alles en kiezen samen.",
    "questions_until": date(2026, 12, 14),
    "bids_until": date(2027, 1, 11),
    "choice_by": date(2027, 2, 1),
    "contact": "het loket, 0162-000000",
}


@pytest.fixture
def invitation(municipality: Organisation, official: Person) -> Invitation:
    """A published invitation on which one can bid."""
    made = actions.make_invitation(municipality=municipality, facts=INVITED, by=official, on=DAY)
    return actions.publish_invitation(invitation=made, revision=made.revision, by=official, on=DAY)


def bid_of(initiative: Initiative, invitation: Invitation, by: Person, *, send: bool = True) -> Challenge:
    """A bid of an initiative, sent unless told otherwise."""
    made = actions.start_bid(invitation=invitation, initiative=initiative, by=by, on=DAY)
    made = actions.save_step(
        challenge=made, changes={"start": START, "months": 12}, answers={}, revision=made.revision, by=by
    )
    return actions.send_bid(challenge=made, revision=made.revision, by=by, at=NOON) if send else made
