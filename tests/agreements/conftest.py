"""A dossier with two parties and perhaps a fund, a draft that is complete, and what it takes to sign it."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.test import TestCase

from tests import factories
from tests.conftest import DAY
from tussenruimte.accounts.models import Person
from tussenruimte.agreements import actions, queries
from tussenruimte.agreements.models import Agreement, AgreementParty, Clause, ClauseText, Signature, Version
from tussenruimte.agreements.rules.canonical import fingerprint
from tussenruimte.dossiers import actions as dossiers
from tussenruimte.dossiers.models import Dossier
from tussenruimte.journal.models import Entry
from tussenruimte.register.models import Initiative, Membership, Organisation, Party, Place

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=ZoneInfo("Europe/Amsterdam"))
OLGA, AYDIN, PIET = "Olga Eigenaar", "Aydin Ambtenaar", "Piet Partner"
OFFICE = "Hoofd Wijken, mandaatbesluit 4.2"
Deed = Callable[..., Any]


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
    """Who owns the garden and signs for it."""
    return factories.member(garden, factories.person(OLGA, email="olga@voorbeeld.example"))


@pytest.fixture
def member(garden: Initiative) -> Person:
    """A plain member of the garden."""
    return factories.member(garden, factories.person("Mila Lid"), Membership.Mandate.MEMBER)


@pytest.fixture
def official(municipality: Organisation) -> Person:
    """A civil servant of Haarlem, who handles the dossier and signs."""
    return factories.official(municipality, AYDIN)


@pytest.fixture
def colleague(municipality: Organisation, official: Person) -> Person:
    """Another civil servant of Haarlem."""
    return factories.official(municipality, "Carla Collega")


@pytest.fixture
def fund(db: None) -> Organisation:
    """An organisation that may join as a partner."""
    return factories.organisation("Fonds Samen", Party.Kind.FUNDER)


@pytest.fixture
def partner(fund: Organisation) -> Person:
    """Who speaks for the fund."""
    return factories.member(fund, factories.person(PIET), Membership.Mandate.CONTACT)


@pytest.fixture
def dossier(official: Person, owner: Person, garden: Initiative, municipality: Organisation) -> Dossier:
    """A running dossier between the garden and Haarlem."""
    opened = dossiers.open_dossier(initiative=garden, lead=municipality, title="Een stuk grond", by=official, on=DAY)
    return dossiers.answer(
        dossier=opened,
        answer="now",
        reason="Wij helpen u graag.",
        next_contact=DAY.replace(day=30),
        revision=opened.revision,
        by=official,
        on=DAY,
    )


@pytest.fixture
def agreement(dossier: Dossier, owner: Person) -> Agreement:
    """A letter of intent that was just begun."""
    return actions.start_agreement(
        dossier=dossier, kind="intentieovereenkomst", title="Samen een tuin", by=owner, at=NOON
    )


def completed(agreement: Agreement, owner: Person, official: Person, **facts: Any) -> Agreement:
    """The draft with everything filled in that signing asks."""
    dossier = agreement.dossier
    for now in queries.clauses_of(agreement):
        if "{" in now.newest.text:
            write(now.clause, f"Over {now.clause.heading}: dit spreken wij af.", owner)
    for party, person, office in ((dossier.initiative, owner, ""), (dossier.lead, official, OFFICE)):
        actions.name_signatory(
            agreement=agreement,
            party=party,
            signatory=person,
            capacity=office,
            role="Doet mee",
            revision=line_of(agreement, party).revision,
            by=person,
        )
    whole = {
        "summary": "Buren en gemeente maken samen een tuin.",
        "ownership": "community",
        "starts_on": DAY,
        "ends_on": DAY + timedelta(days=365),
        "notice_weeks": 8,
    }
    now = Agreement.objects.get(pk=agreement.pk)
    return actions.edit_agreement(agreement=now, changes=whole | facts, revision=now.revision, by=owner)


@pytest.fixture
def complete(agreement: Agreement, owner: Person, official: Person) -> Agreement:
    """A draft in which nothing is missing."""
    return completed(agreement, owner, official)


@pytest.fixture
def proposed(complete: Agreement, owner: Person) -> Version:
    """Its first version, out for signing."""
    return propose(complete, owner)


@pytest.fixture
def concluded(proposed: Version, owner: Person, official: Person) -> Agreement:
    """An agreement that both signed."""
    sign(proposed, owner)
    sign(proposed, official)
    return fresh(proposed.agreement)


@pytest.fixture(params=["owner", "official"])
def either(request: pytest.FixtureRequest) -> Person:
    """Each side in turn: what one may, the other may."""
    return request.getfixturevalue(request.param)


# --- deeds -----------------------------------------------------------------------------------------------------------
def fresh(agreement: Agreement) -> Agreement:
    """The agreement as it stands now."""
    return Agreement.objects.select_related("dossier", "current").get(pk=agreement.pk)


def line_of(agreement: Agreement, party: Party) -> AgreementParty:
    """The part of a party."""
    return AgreementParty.objects.get(agreement=agreement, party=party.pk)


def party_of(person: Person) -> Party:
    """The only party a person belongs to."""
    return Party.objects.get(memberships__person=person)


def first_clause(agreement: Agreement) -> Clause:
    """The clause on top."""
    return queries.clauses_of(agreement)[0].clause


def text_now(clause: Clause) -> str:
    """What a clause says."""
    return ClauseText.objects.filter(clause=clause).latest("number").text


def write(clause: Clause, text: str, by: Person, **changes: Any) -> Any:
    """Another wording for a clause, as it is now."""
    revision = Clause.objects.get(pk=clause.pk).revision
    given = {"revision": revision, "party": party_of(by), "by": by, "at": NOON} | changes
    return actions.write_clause(clause=clause, text=text, **given)


def propose(agreement: Agreement, by: Person, at: datetime = NOON) -> Version:
    """Lays out the draft exactly as it reads now."""
    text = queries.text_of(fresh(agreement))
    return actions.propose_for_signing(agreement=agreement, sha256=fingerprint(text), by=by, at=at)


def code_for(version: Version, person: Person, at: datetime = NOON) -> str:
    """A code, read from the mail it was sent in."""
    with posted():
        actions.ask_code(version=version, party=party_of(person), by=person, at=at)
    return code_in_last_mail()


def posted() -> Any:
    """Lets the letters leave that wait for the end of a transaction."""
    return TestCase.captureOnCommitCallbacks(execute=True)


def code_in_last_mail() -> str:
    """The eight digits in the newest letter."""
    line = next(line for line in mail.outbox[-1].body.splitlines() if line.replace(" ", "").isdigit())
    return line.replace(" ", "")


def sign(version: Version, person: Person, at: datetime = NOON, **changes: Any) -> Signature:
    """Signs as the person would: asks a code, and types it with their name."""
    given = {"party": party_of(person), "name": person.name, "sha256": version.sha256, "by": person, "at": at}
    if "code" not in changes:
        given["code"] = code_for(version, person, at)
    return actions.sign(version=version, **given | changes)


def told(dossier: Dossier) -> list[str]:
    """What the journal says of agreements, newest first."""
    entries = Entry.objects.filter(about_key=str(dossier.pk), what__startswith="agreement.").order_by("-pk")
    return list(entries.values_list("what", flat=True))
