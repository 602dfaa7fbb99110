"""Who may do what for a council: people by deeds, with another council, a stranger and whoever left in it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.contrib.auth.models import AnonymousUser

from tests import factories
from tests.conftest import DAY
from tests.council.conftest import LATER, NOON, facts, invitation, put_before
from tussenruimte.accounts.models import Person, Role
from tussenruimte.accounts.queries import Someone
from tussenruimte.council import actions, permissions
from tussenruimte.council.models import FollowUp, Proposal
from tussenruimte.council.queries.reading import motions_readable, readable_by, shared_with
from tussenruimte.council.rules.proposal import OWN_WORDS
from tussenruimte.dossiers import actions as dossiers
from tussenruimte.dossiers.models import Dossier
from tussenruimte.register.models import Initiative, Membership, Organisation, Party

pytestmark = pytest.mark.django_db
Mandate = Membership.Mandate
May = Callable[[Someone, "Case"], bool]


class Case:
    """A dossier with a draft, a proposal before the council, a visit ahead, a motion and what was promised."""

    def __init__(self, dossier: Dossier, official: Person, owner: Person, councillor: Person) -> None:
        self.dossier = dossier
        self.draft = actions.start_proposal(dossier=dossier, title="Concept", by=official, on=DAY)
        begun = actions.start_proposal(dossier=dossier, title="Bij de raad", by=official, on=DAY)
        self.presented = put_before(begun, official)
        self.visit = actions.invite(dossier=dossier, invitation=invitation(), by=owner, today=DAY)
        actions.come_along(visit=self.visit, by=councillor, at=NOON)
        given = {"initiative": dossier.initiative, "council": dossier.lead, "by": councillor, "on": DAY}
        self.motion = actions.record_motion(dossier=dossier, facts=facts(), **given)  # type: ignore[arg-type]
        self.follow_up: FollowUp = actions.promise_follow_up(
            about=self.motion, text="Wij zoeken grond.", due=LATER, in_dossier=False, by=official, on=DAY
        )


@pytest.fixture
def case(clean: Dossier, official: Person, owner: Person, councillor: Person) -> Case:
    """What the table is about."""
    return Case(Dossier.objects.get(pk=clean.pk), official, owner, councillor)


@pytest.fixture
def people(
    garden: Initiative,
    municipality: Organisation,
    clean: Dossier,
    owner: Person,
    official: Person,
    councillor: Person,
    clerk: Person,
    elsewhere: Person,
) -> dict[str, Someone]:
    """Everyone a rule could confuse with someone else."""
    fund = factories.organisation("Fonds Samen", Party.Kind.FUNDER)
    dossiers.bring_in(dossier=clean, party=fund, shared=True, by=official, on=DAY)
    unit = factories.organisation("Afdeling Wijken", Party.Kind.MUNICIPAL_UNIT, part_of=municipality)
    assen = Organisation.objects.get(name="Gemeente Assen")
    return {
        "owner": owner,
        "editing member": factories.member(garden, mandate=Mandate.EDITOR),
        "contact": factories.member(garden, mandate=Mandate.CONTACT),
        "plain member": factories.member(garden, mandate=Mandate.MEMBER),
        "removed member": factories.member(garden, until=DAY),
        "process owner": official,
        "official here": factories.official(municipality),
        "official of a unit": factories.official(unit),
        "official elsewhere": factories.official(assen),
        "colleague without the role": factories.member(municipality),
        "partner's contact": factories.member(fund, mandate=Mandate.CONTACT),
        "broker": factories.person("Bram", Role.BROKER),
        "funder": factories.person("Fien", Role.FUNDER),
        "editor": factories.person("Eva", Role.EDITOR),
        "councillor": councillor,
        "another councillor": factories.member(municipality, factories.person("Rob", Role.COUNCILLOR)),
        "clerk": clerk,
        "councillor who left": factories.member(municipality, factories.person("Weg", Role.COUNCILLOR), until=DAY),
        "councillor elsewhere": elsewhere,
        "councillor of nowhere": factories.person("Nergens", Role.COUNCILLOR),
        "stranger": factories.person("Sam"),
        "anonymous": AnonymousUser(),
    }


SPEAKERS = {"owner", "editing member", "contact"}
OFFICIALS = {"process owner", "official here", "official of a unit"}
PARTIES = SPEAKERS | OFFICIALS | {"plain member", "partner's contact"}
COUNCIL = {"councillor", "another councillor", "clerk"}

DEEDS: dict[str, tuple[May, set[str]]] = {
    "see the card": (lambda p, c: permissions.may_see_card(p, c.dossier), PARTIES | COUNCIL),
    "edit the card": (lambda p, c: permissions.may_edit_card(p, c.dossier), SPEAKERS | {"process owner"}),
    "begin a proposal": (lambda p, c: permissions.may_start_proposal(p, c.dossier), {"process owner"}),
    "read a draft": (lambda p, c: permissions.may_read_draft(p, c.draft), PARTIES),
    "read what the council got": (lambda p, c: permissions.may_read_frozen(p, c.presented), PARTIES | COUNCIL),
    "write a section": (lambda p, c: permissions.may_write(p, c.draft, "argumenten"), {"process owner"}),
    "write the initiative's own words": (lambda p, c: permissions.may_write(p, c.draft, OWN_WORDS), SPEAKERS),
    "put it before the council": (lambda p, c: permissions.may_present(p, c.draft), {"process owner"}),
    "take it back": (lambda p, c: permissions.may_take_back(p, c.presented), {"process owner"}),
    "write down what the council did": (
        lambda p, c: permissions.may_treat(p, c.presented),
        {"process owner", "clerk"},
    ),
    "let everyone read it": (lambda p, c: permissions.may_publish(p, c.presented), {"owner", "editing member"}),
    "invite the council": (lambda p, c: permissions.may_invite(p, c.dossier), SPEAKERS),
    "see a visit": (lambda p, c: permissions.may_see_visit(p, c.visit), PARTIES | COUNCIL),
    "come along": (lambda p, c: permissions.may_come_along(p, c.visit), COUNCIL),
    "read who comes along": (
        lambda p, c: permissions.may_read_guests(p, c.visit),
        SPEAKERS | {"process owner", "councillor"},
    ),
    "say what was seen": (lambda p, c: permissions.may_end_visit(p, c.visit), SPEAKERS | {"process owner"}),
    "write down a motion about the dossier": (
        lambda p, c: permissions.may_record_motion(p, c.dossier.initiative, c.dossier),
        OFFICIALS | COUNCIL,
    ),
    "write down a motion about the initiative": (
        lambda p, c: permissions.may_record_motion(p, c.dossier.initiative),
        OFFICIALS | COUNCIL,
    ),
    "change a motion": (lambda p, c: permissions.may_change_motion(p, c.motion), OFFICIALS | COUNCIL),
    "promise the council something": (lambda p, c: permissions.may_promise_follow_up(p, c.motion), OFFICIALS),
    "say what came of it": (
        lambda p, c: permissions.may_settle_follow_up(p, c.follow_up),
        OFFICIALS | {"clerk"},
    ),
}
# What becomes of it once the initiative no longer shares the dossier.
UNSHARED: dict[str, set[str]] = {
    "see the card": PARTIES,
    "read what the council got": PARTIES,
    "see a visit": PARTIES,
    "come along": set(),
    "read who comes along": SPEAKERS | {"process owner"},
    "write down what the council did": {"process owner"},
    "write down a motion about the dossier": OFFICIALS,
}


@pytest.mark.parametrize("deed", DEEDS)
def test_who_may(deed: str, people: dict[str, Someone], case: Case) -> None:
    may, expected = DEEDS[deed]

    assert {name for name, person in people.items() if may(person, case)} == expected


@pytest.mark.parametrize("deed", UNSHARED)
def test_the_council_loses_it_at_once_when_it_is_no_longer_shared(
    deed: str, people: dict[str, Someone], case: Case, owner: Person
) -> None:
    case.dossier = dossiers.share_with_council(dossier=case.dossier, shared=False, by=owner, on=DAY)
    case.presented, case.draft = Proposal.objects.get(title="Bij de raad"), Proposal.objects.get(title="Concept")
    case.visit.refresh_from_db()
    may, _before = DEEDS[deed]

    assert {name for name, person in people.items() if may(person, case)} == UNSHARED[deed]


def test_what_was_made_public_stays_for_everyone(people: dict[str, Someone], case: Case, owner: Person) -> None:
    actions.publish(proposal=case.presented, by=owner, on=DAY)
    dossiers.share_with_council(dossier=case.dossier, shared=False, by=owner, on=DAY)
    public = Proposal.objects.get(title="Bij de raad")

    assert all(permissions.may_read_frozen(person, public) for person in people.values())
    assert {name for name, person in people.items() if permissions.may_read_draft(person, public)} == PARTIES


def test_seeing_one_and_finding_it_in_a_list_are_the_same(people: dict[str, Someone], case: Case) -> None:
    here = case.dossier.pk

    assert {n for n, p in people.items() if readable_by(p).filter(pk=here).exists()} == PARTIES | COUNCIL
    assert {n for n, p in people.items() if shared_with(p).filter(pk=here).exists()} == COUNCIL


def test_a_motion_about_a_hidden_initiative_is_for_who_reads_the_dossier(
    people: dict[str, Someone], case: Case
) -> None:
    assert all(motions_readable(person).exists() for person in people.values())

    Initiative.objects.update(state=Initiative.State.HIDDEN)
    assert {name for name, person in people.items() if motions_readable(person).exists()} == PARTIES | COUNCIL


def test_a_clerk_finds_no_dossier_that_is_not_shared(unshared: Dossier, clerk: Person, councillor: Person) -> None:
    for person in (clerk, councillor):
        assert not readable_by(person).exists()


COLUMNS = (
    "owner",
    "contact",
    "plain member",
    "process owner",
    "official here",
    "partner's contact",
    "councillor",
    "clerk",
)


def test_the_reference_page_says_the_same(people: dict[str, Someone], case: Case) -> None:
    page = Path("docs/reference/permissions.md").read_text(encoding="utf-8")
    lines = [f"| {' | '.join(('deed', *COLUMNS))} |", "|---" * (len(COLUMNS) + 1) + "|"]
    for deed, (may, _expected) in DEEDS.items():
        answers = ("yes" if may(people[name], case) else "–" for name in COLUMNS)
        lines.append(f"| {' | '.join((deed, *answers))} |")

    assert "\n".join(lines) in page, "\n".join(lines)
