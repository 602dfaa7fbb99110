"""Who may do what: people by deeds, with another municipality's official, a removed member and a stranger in it."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser

from tests import factories
from tests.challenges.conftest import NOON, bid_of, now
from tests.challenges.test_actions import asked, decided
from tests.conftest import DAY
from tussenruimte.accounts.models import Person, Role
from tussenruimte.accounts.queries import Someone
from tussenruimte.challenges import actions, permissions, queries
from tussenruimte.challenges.models import Challenge, Invitation
from tussenruimte.dossiers import actions as dossiers
from tussenruimte.dossiers.models import Dossier
from tussenruimte.register.models import Initiative, Membership, Organisation, Party

pytestmark = pytest.mark.django_db
Mandate = Membership.Mandate
AFTER = date(2027, 1, 12)


@pytest.fixture
def people(
    garden: Initiative, municipality: Organisation, owner: Person, contact: Person, official: Person
) -> dict[str, Someone]:
    """Everyone a rule could confuse with someone else."""
    unit = factories.organisation("Afdeling Groen", Party.Kind.MUNICIPAL_UNIT, part_of=municipality)
    elsewhere = factories.organisation("Gemeente Breda", place=factories.place("Breda", "GM0758"))
    fund = factories.organisation("Fonds Samen", Party.Kind.FUNDER)
    return {
        "owner": owner,
        "editing member": factories.member(garden, mandate=Mandate.EDITOR),
        "contact": contact,
        "plain member": factories.member(garden, mandate=Mandate.MEMBER),
        "removed member": factories.member(garden, until=DAY),
        "process owner": official,
        "official here": factories.official(municipality),
        "official of a unit": factories.official(unit),
        "official elsewhere": factories.official(elsewhere),
        "colleague without the role": factories.member(municipality),
        "partner": factories.member(fund, mandate=Mandate.CONTACT),
        "broker": factories.person("Bram", Role.BROKER),
        "council member": factories.member(municipality, factories.person("Raad", Role.COUNCILLOR)),
        "council member elsewhere": factories.member(elsewhere, factories.person("Elders", Role.COUNCILLOR)),
        "editor": factories.person("Eva", Role.EDITOR),
        "stranger": factories.person("Sam"),
        "anonymous": AnonymousUser(),
    }


SPEAKERS = {"owner", "editing member", "contact"}
MEMBERS = SPEAKERS | {"plain member"}
OFFICIALS = {"process owner", "official here", "official of a unit"}
HANDLER = {"process owner"}
SIGNED_IN = (
    MEMBERS
    | OFFICIALS
    | {
        *("removed member", "official elsewhere", "colleague without the role", "partner", "broker", "council member"),
        *("council member elsewhere", "editor", "stranger"),
    }
)

Deed = Callable[[Someone, Any], bool]
# For each state: what may be done, and by whom.
DEEDS: dict[str, tuple[str, Deed, set[str]]] = {
    "keep the list of tasks": ("park", lambda p, t: permissions.may_keep_tasks(p, t.municipality), OFFICIALS),
    "start a request": ("draft", lambda p, c: permissions.may_start(p, c.initiative), SPEAKERS),
    "see a draft": ("draft", lambda p, c: permissions.may_see(p, c, DAY), MEMBERS),
    "write in a draft": ("draft", permissions.may_write, SPEAKERS),
    "send a draft": ("draft", permissions.may_send, SPEAKERS),
    "throw a draft away": ("draft", permissions.may_throw_away, SPEAKERS),
    "see what was sent": ("sent", lambda p, c: permissions.may_see(p, c, DAY), MEMBERS | OFFICIALS),
    "write in what was sent": ("sent", permissions.may_write, set()),
    "say whether it is complete": ("sent", permissions.may_check, HANDLER),
    "take back what was sent": ("sent", permissions.may_withdraw, SPEAKERS),
    "choose the task of the list": ("sent", permissions.may_link_task, HANDLER),
    "complete what was asked": ("incomplete", permissions.may_complete, SPEAKERS),
    "write when asked to complete": ("incomplete", permissions.may_write, SPEAKERS),
    "answer criteria for the initiative": (
        "complete",
        lambda p, c: permissions.side_of(p, c, DAY) == "initiative",
        SPEAKERS,
    ),
    "answer criteria for the municipality": (
        "complete",
        lambda p, c: permissions.side_of(p, c, DAY) == "municipality",
        HANDLER,
    ),
    "decide": ("complete", permissions.may_decide, HANDLER),
    "plan what comes after": ("granted", permissions.may_plan, SPEAKERS | OFFICIALS),
    "say how it went on": ("granted", permissions.may_end, SPEAKERS | HANDLER),
    "invite initiatives": ("invitation", lambda p, i: permissions.may_invite(p, i.municipality), OFFICIALS),
    "ask a question": ("invitation", lambda p, i: permissions.may_ask(p, i, DAY), SIGNED_IN),
    "answer a question": ("invitation", permissions.may_answer_questions, OFFICIALS),
    "take an invitation back": ("invitation", permissions.may_take_back, OFFICIALS),
    "read bids before the last day": ("invitation", lambda p, i: permissions.may_see_bids(p, i, DAY), set()),
    "read bids after the last day": ("invitation", lambda p, i: permissions.may_see_bids(p, i, AFTER), OFFICIALS),
    "choose": ("invitation", lambda p, i: permissions.may_choose(p, i, AFTER), OFFICIALS),
    "see a bid after the last day": ("bid", lambda p, c: permissions.may_see(p, c, AFTER), MEMBERS | OFFICIALS),
    "see a bid before the last day": ("bid", lambda p, c: permissions.may_see(p, c, DAY), MEMBERS),
}


def subject_of(name: str, request: pytest.FixtureRequest) -> Any:
    """The thing a deed is about, in the state that the table names."""
    if name in ("park", "draft", "sent", "complete", "invitation"):
        return request.getfixturevalue(name)
    official, owner = request.getfixturevalue("official"), request.getfixturevalue("owner")
    if name == "incomplete":
        return asked(request.getfixturevalue("sent"), official)
    if name == "granted":
        return decided(request.getfixturevalue("complete"), official)
    return bid_of(request.getfixturevalue("garden"), request.getfixturevalue("invitation"), owner)


@pytest.mark.parametrize("deed", DEEDS)
def test_who_may(deed: str, people: dict[str, Someone], request: pytest.FixtureRequest) -> None:
    name, may, expected = DEEDS[deed]
    subject = subject_of(name, request)

    assert {who for who, person in people.items() if may(person, subject)} == expected


@pytest.mark.parametrize("name", ["draft", "sent", "granted", "bid"])
def test_seeing_one_and_finding_it_in_a_list_are_the_same(
    name: str, people: dict[str, Someone], request: pytest.FixtureRequest
) -> None:
    subject = subject_of(name, request)
    for day in (DAY, AFTER):
        found = {who for who, one in people.items() if queries.visible_to(one, day).filter(pk=subject.pk).exists()}

        assert found == {who for who, one in people.items() if permissions.may_see(one, subject, day)}


def test_a_partner_and_the_council_read_along_when_the_dossier_lets_them(
    people: dict[str, Someone], sent: Challenge, owner: Person, official: Person
) -> None:
    dossier = Dossier.objects.get(challenge=sent)
    dossiers.share_with_council(dossier=dossier, shared=True, by=owner, on=DAY)
    partner = people["partner"]
    assert isinstance(partner, Person)
    fund = Organisation.objects.get(name="Fonds Samen")
    dossiers.bring_in(dossier=Dossier.objects.get(pk=dossier.pk), party=fund, shared=True, by=official, on=DAY)

    shared = now(sent)
    assert permissions.may_see(partner, shared, DAY)
    assert permissions.may_see(people["council member"], shared, DAY)
    assert not permissions.may_see(people["council member elsewhere"], shared, DAY)
    assert permissions.side_of(partner, shared, DAY) == ""


def test_an_invitation_is_for_everyone_once_it_is_published(
    people: dict[str, Someone], invitation: Invitation, municipality: Organisation, official: Person
) -> None:
    made = actions.make_invitation(
        municipality=municipality,
        facts={
            "title": "Concept",
            "text": "Iets.",
            "how_chosen": "Samen.",
            "criteria": ["draagvlak"],
            "questions_until": invitation.questions_until,
            "bids_until": invitation.bids_until,
            "choice_by": invitation.choice_by,
        },
        by=official,
        on=DAY,
    )

    assert {who for who, one in people.items() if permissions.may_see_invitation(one, made)} == OFFICIALS
    assert {who for who, one in people.items() if permissions.may_edit_invitation(one, made)} == OFFICIALS
    assert all(permissions.may_see_invitation(one, invitation) for one in people.values())
    assert not any(permissions.may_edit_invitation(one, invitation) for one in people.values())


def test_who_left_the_initiative_sends_nothing_for_it(draft: Challenge, owner: Person) -> None:
    Membership.objects.filter(person=owner).update(until=DAY)

    with pytest.raises(actions.NotYours):
        actions.send_challenge(challenge=draft, revision=draft.revision, by=owner, at=NOON)


COLUMNS = ("owner", "contact", "plain member", "process owner", "official here", "official elsewhere", "stranger")


def test_the_reference_page_says_the_same() -> None:
    page = Path("docs/reference/permissions.md").read_text(encoding="utf-8")
    lines = [f"| {' | '.join(('deed', *COLUMNS))} |", "|---" * (len(COLUMNS) + 1) + "|"]
    for deed, (_subject, _may, expected) in DEEDS.items():
        answers = ("yes" if name in expected else "–" for name in COLUMNS)
        lines.append(f"| {' | '.join((deed, *answers))} |")

    assert "\n".join(lines) in page
