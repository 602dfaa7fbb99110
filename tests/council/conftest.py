"""A dossier of a garden that the council may read, and the people around it; names are planted where none may show."""

from datetime import datetime
from typing import Any

import pytest

from tests import factories
from tests.conftest import DAY
from tests.dossiers.conftest import NOON
from tussenruimte.accounts.models import Person, Role
from tussenruimte.council import actions
from tussenruimte.council.actions.visits import Invitation
from tussenruimte.council.models import Motion, Proposal, Visit
from tussenruimte.dossiers import actions as dossiers
from tussenruimte.dossiers.models import Dossier
from tussenruimte.register.models import Initiative, Organisation, Party, Place
from tussenruimte.scans import actions as scans
from tussenruimte.scans.models import Scan
from tussenruimte.scans.rules import Who, fingerprint

LATER, MAIL, PHONE = DAY.replace(day=30), "olga.tuinhart@voorbeeld.example", "06-12345678"
WITHOUT_LENS = "De buurt heeft haast, en de bril volgt in december."


@pytest.fixture
def haarlem(db: None) -> Place:
    """A municipality."""
    return factories.place("Haarlem", "GM0392")


@pytest.fixture
def municipality(haarlem: Place) -> Organisation:
    """Its organisation."""
    return factories.organisation("Gemeente Haarlem", place=haarlem, answer_within_days=5)


@pytest.fixture
def garden(haarlem: Place) -> Initiative:
    """A listed initiative in Haarlem."""
    return factories.initiative("Buurttuin", slug="buurttuin", place=haarlem, municipality=haarlem)


@pytest.fixture
def owner(garden: Initiative) -> Person:
    """Who owns the garden; a name that must not show anywhere."""
    return factories.member(garden, factories.person("Olga Tuinhart", email=MAIL))


@pytest.fixture
def official(municipality: Organisation) -> Person:
    """The process owner."""
    return factories.official(municipality, "Aydin Ambtenaar")


@pytest.fixture
def councillor(municipality: Organisation) -> Person:
    """A member of the council of Haarlem."""
    return factories.member(municipality, factories.person("Rita Raadslid", Role.COUNCILLOR))


@pytest.fixture
def clerk(municipality: Organisation) -> Person:
    """Someone of the griffie: works for the council, in a unit of the municipality."""
    unit = factories.organisation("Griffie", Party.Kind.MUNICIPAL_UNIT, part_of=municipality)
    return factories.member(unit, factories.person("Gijs Griffier", Role.COUNCILLOR))


@pytest.fixture
def elsewhere(db: None) -> Person:
    """A member of another council."""
    other = factories.organisation("Gemeente Assen", place=factories.place("Assen", "GM0106"))
    return factories.member(other, factories.person("Els Elders", Role.COUNCILLOR))


@pytest.fixture
def unshared(official: Person, owner: Person, garden: Initiative, municipality: Organisation) -> Dossier:
    """A running dossier that the council does not read, with signs of who someone is in its texts."""
    opened = dossiers.open_dossier(
        initiative=garden,
        lead=municipality,
        title="Een stuk grond",
        goal=f"Samen tuinieren. Bel Olga Tuinhart op {PHONE} of mail {MAIL}.",
        needed_support="Toestemming voor de grond, zegt Tuinhart.",
        by=official,
        on=DAY,
    )
    appointed = dossiers.appoint(
        dossier=opened,
        process_owner=official,
        deputy=None,
        protector="",
        revision=opened.revision,
        by=official,
        on=DAY,
    )
    answered = dossiers.answer(
        dossier=appointed,
        answer="now",
        reason="Wij helpen.",
        next_contact=LATER,
        revision=appointed.revision,
        by=official,
        on=DAY,
    )
    given: dict[str, Any] = {"dossier": answered, "at": NOON}
    dossiers.add_note(text="GEHEIM-GEMEENTE", internal=True, party=answered.lead, by=official, **given)
    dossiers.add_note(text="GEHEIM-TUIN", internal=True, party=answered.initiative, by=owner, **given)
    return Dossier.objects.get(pk=opened.pk)


@pytest.fixture
def shared(unshared: Dossier, owner: Person) -> Dossier:
    """The same, now that the initiative lets the council read along."""
    return dossiers.share_with_council(dossier=unshared, shared=True, by=owner, on=DAY)


@pytest.fixture
def clean(shared: Dossier, official: Person) -> Dossier:
    """The same with texts in which nobody is named, ready for a proposal."""
    return dossiers.edit_dossier(
        dossier=shared,
        changes={
            "title": "Een stuk grond",
            "goal": "Samen tuinieren.",
            "needed_support": "Toestemming voor de grond.",
            "hours_available": None,
        },
        revision=Dossier.objects.get(pk=shared.pk).revision,
        by=official,
    )


@pytest.fixture
def proposal(clean: Dossier, official: Person) -> Proposal:
    """A proposal that is being written."""
    return actions.start_proposal(dossier=clean, title="De tuin op de Brink", by=official, on=DAY)


@pytest.fixture
def presented(proposal: Proposal, official: Person) -> Proposal:
    """The same, before the council."""
    return put_before(proposal, official)


@pytest.fixture
def visit(shared: Dossier, owner: Person) -> Visit:
    """A visit that lies ahead."""
    return actions.invite(dossier=shared, invitation=invitation(), by=owner, today=DAY)


@pytest.fixture
def motion(shared: Dossier, councillor: Person) -> Motion:
    """A motion about the dossier."""
    return recorded(shared, councillor)


def put_before(proposal: Proposal, by: Person) -> Proposal:
    """The proposal after it was put before the council."""
    actions.present(proposal=proposal, without_lens=WITHOUT_LENS, revision=proposal.revision, by=by, on=DAY)
    return Proposal.objects.get(pk=proposal.pk)


def invitation(**changes: Any) -> Invitation:
    """When and where the council is welcome."""
    return Invitation(**{"on": LATER, "where": "De Brink 1", "about": "De tuin in de herfst."} | changes)


def facts(**changes: Any) -> actions.MotionFacts:
    """A motion as it is written down."""
    given = {"kind": "motion", "title": "Grond voor groen", "text": "De raad wil meer tuinen.", "on": DAY}
    return actions.MotionFacts(**given | {"submitters": "Groen Haarlem, Lokaal"} | changes)


def recorded(dossier: Dossier, by: Person, **changes: Any) -> Motion:
    """A motion about a dossier."""
    return actions.record_motion(
        initiative=dossier.initiative, council=dossier.lead, dossier=dossier, facts=facts(**changes), by=by, on=DAY
    )


def looked_through_lens(initiative: Initiative, by: Person, *, with_whom: str = "", at: datetime = NOON) -> Scan:
    """A filled-in democratic lens about an initiative, shared or not, with words that nobody outside may read."""
    answers = {
        "bril-transparant": "ja",
        "bril-transparant--toelichting": "GEHEIM-BRIL",
        "bril-inclusief": "deels",
        "bril-draagvlak": "onbekend",
        "bril-partij-mist": "ja",
        "bril-partij-te-groot": "nee",
    }
    begun = scans.start_scan(
        framework="democratische-bril-scan", who=Who(name="Olga Tuinhart"), by=by, at=at, subject=initiative
    )
    scans.save_step(response=begun, keys=answers, answers=answers, seen=fingerprint({}), at=at)
    sent = scans.send_response(response=begun, at=at)
    if with_whom:
        scans.share(response=sent, with_whom=with_whom, by=by, at=at)
    return sent.scan
