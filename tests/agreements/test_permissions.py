"""Who may do what: people by deeds, with another municipality's official, a removed member and a stranger in it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.contrib.auth.models import AnonymousUser

from tests import factories
from tests.agreements.conftest import NOON, completed, fresh, propose, sign
from tests.conftest import DAY
from tussenruimte.accounts.models import Person, Role
from tussenruimte.accounts.queries import Someone
from tussenruimte.agreements import actions, permissions, queries
from tussenruimte.agreements.models import Agreement, Version
from tussenruimte.dossiers import actions as dossiers
from tussenruimte.dossiers.models import Dossier
from tussenruimte.register.models import Initiative, Membership, Organisation, Party

pytestmark = pytest.mark.django_db
Mandate = Membership.Mandate
PEOPLE = (
    *("owner", "editing member", "contact", "plain member", "removed member", "process owner", "official here"),
    *("official of a unit", "official elsewhere", "colleague without the role", "partner's contact"),
    *("partner's member", "other partner's contact", "broker", "editor", "council member", "council member elsewhere"),
    *("funder", "stranger", "anonymous"),
)


@pytest.fixture
def people(
    agreement: Agreement,
    owner: Person,
    official: Person,
    garden: Initiative,
    municipality: Organisation,
    fund: Organisation,
) -> dict[str, Someone]:
    """Everyone a rule could confuse with someone else. The fund is a party; the housing company reads along only."""
    unit = factories.organisation("Afdeling Wijken", Party.Kind.MUNICIPAL_UNIT, part_of=municipality)
    elsewhere = factories.organisation("Gemeente Assen", place=factories.place("Assen", "GM0106"))
    housing = factories.organisation("Woningcorporatie", Party.Kind.ORGANISATION)
    for party in (fund, housing):
        dossiers.bring_in(dossier=agreement.dossier, party=party, shared=True, by=official, on=DAY)
    actions.join_party(agreement=agreement, party=fund, by=owner, on=DAY)
    return {
        "owner": owner,
        "editing member": factories.member(garden, mandate=Mandate.EDITOR),
        "contact": factories.member(garden, mandate=Mandate.CONTACT),
        "plain member": factories.member(garden, mandate=Mandate.MEMBER),
        "removed member": factories.member(garden, until=DAY),
        "process owner": official,
        "official here": factories.official(municipality),
        "official of a unit": factories.official(unit),
        "official elsewhere": factories.official(elsewhere),
        "colleague without the role": factories.member(municipality),
        "partner's contact": factories.member(fund, mandate=Mandate.CONTACT),
        "partner's member": factories.member(fund, mandate=Mandate.MEMBER),
        "other partner's contact": factories.member(housing, mandate=Mandate.CONTACT),
        "broker": factories.person("Bram", Role.BROKER),
        "editor": factories.person("Eva", Role.EDITOR),
        "council member": factories.member(municipality, factories.person("Raad", Role.COUNCILLOR)),
        "council member elsewhere": factories.member(elsewhere, factories.person("Elders", Role.COUNCILLOR)),
        "funder": factories.person("Fien", Role.FUNDER),
        "stranger": factories.person("Sam"),
        "anonymous": AnonymousUser(),
    }


GARDEN = {"owner", "editing member", "contact"}
HERE = {"process owner", "official here", "official of a unit"}
SPEAKERS = GARDEN | HERE | {"partner's contact"}
BELONG = SPEAKERS | {"plain member", "partner's member"}
# The housing company takes part in the dossier, but is no party to the agreement.
READERS = BELONG | {"other partner's contact"}

DRAFT: dict[str, tuple[Callable[[Someone, Agreement], bool], set[str]]] = {
    "see the draft": (permissions.may_see, READERS),
    "read the public text": (permissions.may_read, READERS),
    "start another": (lambda p, a: permissions.may_start(p, a.dossier), SPEAKERS | {"other partner's contact"}),
    "draft": (permissions.may_draft, SPEAKERS),
    "suggest": (permissions.may_suggest, BELONG),
    "draft for the initiative": (lambda p, a: permissions.may_draft_for(p, a, a.dossier.initiative), GARDEN),
    "draft for the municipality": (lambda p, a: permissions.may_draft_for(p, a, a.dossier.lead), HERE),
    "propose for signing": (permissions.may_propose, SPEAKERS),
    "wait for what is missing": (lambda p, a: permissions.may_do(p, a, "wait"), SPEAKERS),
    "refuse": (lambda p, a: permissions.may_do(p, a, "refuse"), SPEAKERS),
    "archive": (lambda p, a: permissions.may_do(p, a, "archive"), SPEAKERS),
    "plan a review": (permissions.may_plan_review, SPEAKERS),
    "amend what is not signed": (permissions.may_amend, set()),
    "withdraw what is not out": (permissions.may_withdraw_proposal, set()),
    "publish what is not signed": (permissions.may_publish, set()),
}


@pytest.mark.parametrize("deed", DRAFT)
def test_who_may_with_a_draft(deed: str, people: dict[str, Someone], agreement: Agreement) -> None:
    may, expected = DRAFT[deed]

    assert {name for name, person in people.items() if may(person, agreement)} == expected


@pytest.fixture
def out(people: dict[str, Someone], agreement: Agreement, owner: Person, official: Person) -> Version:
    """The same agreement out for signing; the fund named its contact."""
    fund_contact = people["partner's contact"]
    assert isinstance(fund_contact, Person)
    completed(agreement, owner, official)
    fund = Party.objects.get(memberships__person=fund_contact)
    actions.name_signatory(agreement=agreement, party=fund, signatory=fund_contact, revision=1, by=fund_contact)
    return propose(agreement, owner)


OUT: dict[str, tuple[Callable[[Someone, Version], bool], set[str]]] = {
    "sign for the initiative": (lambda p, v: permissions.may_sign(p, v, v.agreement.dossier.initiative), {"owner"}),
    "sign for the municipality": (lambda p, v: permissions.may_sign(p, v, v.agreement.dossier.lead), {"process owner"}),
    "enter paper for the initiative": (
        lambda p, v: permissions.may_record_paper(p, v, v.agreement.dossier.initiative),
        GARDEN | {"process owner"},
    ),
    "enter paper for the municipality": (
        lambda p, v: permissions.may_record_paper(p, v, v.agreement.dossier.lead),
        HERE,
    ),
    "withdraw what is out": (lambda p, v: permissions.may_withdraw_proposal(p, v.agreement), SPEAKERS),
    "draft what is out": (lambda p, v: permissions.may_draft(p, v.agreement), set()),
    "suggest for what is out": (lambda p, v: permissions.may_suggest(p, v.agreement), set()),
}


@pytest.mark.parametrize("deed", OUT)
def test_who_may_with_what_is_out_for_signing(deed: str, people: dict[str, Someone], out: Version) -> None:
    may, expected = OUT[deed]

    assert {name for name, person in people.items() if may(person, out)} == expected


@pytest.fixture
def in_force(out: Version, people: dict[str, Someone]) -> Agreement:
    """The same agreement, signed by all three."""
    for name in ("owner", "process owner", "partner's contact"):
        person = people[name]
        assert isinstance(person, Person)
        sign(out, person)
    return fresh(out.agreement)


IN_FORCE: dict[str, tuple[Callable[[Someone, Agreement], bool], set[str]]] = {
    "see names and history": (permissions.may_see, READERS),
    "read what is in the register": (permissions.may_read, set(PEOPLE)),
    "amend": (permissions.may_amend, SPEAKERS),
    "give notice for the initiative": (lambda p, a: permissions.may_give_notice(p, a, a.dossier.initiative), GARDEN),
    "end": (lambda p, a: permissions.may_do(p, a, "end"), SPEAKERS),
    "plan a later review": (permissions.may_plan_review, SPEAKERS),
    "look back for the initiative": (
        lambda p, a: permissions.may_speak_in_review(p, a.reviews.get(), a.dossier.initiative),
        GARDEN,
    ),
    "close a review": (lambda p, a: permissions.may_hold_review(p, a.reviews.get()), SPEAKERS),
    "take out of the register": (permissions.may_publish, SPEAKERS),
    "refuse what was signed": (lambda p, a: permissions.may_do(p, a, "refuse"), set()),
    "draft what was signed": (permissions.may_draft, set()),
}


@pytest.mark.parametrize("deed", IN_FORCE)
def test_who_may_with_what_is_in_force(deed: str, people: dict[str, Someone], in_force: Agreement) -> None:
    may, expected = IN_FORCE[deed]

    assert {name for name, person in people.items() if may(person, in_force)} == expected


def test_seeing_one_and_finding_it_in_the_list_are_the_same(people: dict[str, Someone], agreement: Agreement) -> None:
    found = {name for name, person in people.items() if queries.visible_to(person).filter(pk=agreement.pk).exists()}

    assert found == READERS


def test_the_council_reads_along_when_the_initiative_says_so(people: dict[str, Someone], agreement: Agreement) -> None:
    owner = people["owner"]
    assert isinstance(owner, Person)
    dossiers.share_with_council(dossier=agreement.dossier, shared=True, by=owner, on=DAY)
    now = fresh(agreement)

    assert {name for name, person in people.items() if permissions.may_see(person, now)} == READERS | {"council member"}
    assert not permissions.may_draft(people["council member"], now)


def test_who_made_a_suggestion_does_not_take_it_over(people: dict[str, Someone], agreement: Agreement) -> None:
    contact = people["contact"]
    assert isinstance(contact, Person)
    suggestion = actions.suggest(
        agreement=agreement,
        clause=None,
        heading="Water",
        text="Er komt een kraan.",
        reason="",
        party=agreement.dossier.initiative,
        by=contact,
        at=NOON,
    )

    def who(may: Callable[..., bool]) -> set[str]:
        return {name for name, person in people.items() if may(person, suggestion)}

    assert who(permissions.may_settle) == SPEAKERS - {"contact"}
    assert who(permissions.may_withdraw_suggestion) == GARDEN


def test_in_a_closed_dossier_nobody_drafts_signs_or_enters_paper(
    people: dict[str, Someone], out: Version, owner: Person
) -> None:
    dossier = Dossier.objects.get(pk=out.agreement.dossier_id)
    dossiers.withdraw(dossier=dossier, ended_with="Stop.", revision=dossier.revision, by=owner, on=DAY)
    version = Version.objects.get(pk=out.pk)
    initiative = version.agreement.dossier.initiative

    assert not any(permissions.may_sign(person, version, initiative) for person in people.values())
    assert not any(permissions.may_record_paper(person, version, initiative) for person in people.values())
    assert not any(permissions.may_start(person, version.agreement.dossier) for person in people.values())


def test_no_paper_is_entered_for_who_is_no_party(out: Version, official: Person) -> None:
    assert not permissions.may_record_paper(official, out, factories.organisation("Iemand anders"))


COLUMNS = (
    "owner",
    "contact",
    "plain member",
    "process owner",
    "official here",
    "partner's contact",
    "other partner's contact",
    "stranger",
)


def test_the_reference_page_says_the_same(
    people: dict[str, Someone], agreement: Agreement, request: pytest.FixtureRequest
) -> None:
    page = Path("docs/reference/permissions.md").read_text(encoding="utf-8")
    lines = [f"| {' | '.join(('deed', *COLUMNS))} |", "|---" * (len(COLUMNS) + 1) + "|"]
    for table, thing in ((DRAFT, agreement), (OUT, "out"), (IN_FORCE, "in_force")):
        about = request.getfixturevalue(thing) if isinstance(thing, str) else thing
        for deed, (may, expected) in table.items():
            if expected:
                answers = ("yes" if may(people[name], about) else "–" for name in COLUMNS)
                lines.append(f"| {' | '.join((deed, *answers))} |")

    assert "\n".join(lines) in page, "\n".join(lines)
