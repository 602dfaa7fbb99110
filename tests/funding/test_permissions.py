"""Who may do what: people by deeds, with other funders, another municipality's official and a stranger in it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.contrib.auth.models import AnonymousUser

from tests import factories
from tests.conftest import DAY
from tests.funding.conftest import scheme
from tussenruimte.accounts.models import Role
from tussenruimte.accounts.queries import Someone
from tussenruimte.funding import actions, permissions
from tussenruimte.funding.models import Findability, FunderMessage, Scheme
from tussenruimte.register.models import Initiative, Membership, Organisation, Party

pytestmark = pytest.mark.django_db
Mandate = Membership.Mandate


@pytest.fixture
def people(garden: Initiative, municipality: Organisation, fund: Organisation) -> dict[str, Someone]:
    """Everyone a rule could confuse with someone else."""
    unit = factories.organisation("Afdeling Wijken", Party.Kind.MUNICIPAL_UNIT, part_of=municipality)
    elsewhere = factories.organisation("Gemeente Assen", place=factories.place("Assen", "GM0106"))
    other_fund = factories.organisation("Ander fonds", Party.Kind.FUNDER)

    def funder(party: Organisation, mandate: Membership.Mandate) -> Someone:
        return factories.member(party, factories.person("Fons", Role.FUNDER), mandate)

    return {
        "owner": factories.member(garden),
        "editing member": factories.member(garden, mandate=Mandate.EDITOR),
        "contact": factories.member(garden, mandate=Mandate.CONTACT),
        "plain member": factories.member(garden, mandate=Mandate.MEMBER),
        "removed member": factories.member(garden, until=DAY),
        "official here": factories.official(municipality),
        "official of a unit": factories.official(unit),
        "official elsewhere": factories.official(elsewhere),
        "colleague without the role": factories.member(municipality),
        "funder": funder(fund, Mandate.OWNER),
        "funder's contact": funder(fund, Mandate.CONTACT),
        "funder's member": funder(fund, Mandate.MEMBER),
        "member of the fund without the role": factories.member(fund),
        "another funder": funder(other_fund, Mandate.OWNER),
        "broker": factories.person("Bram", Role.BROKER),
        "editor": factories.person("Eva", Role.EDITOR),
        "council member": factories.member(municipality, factories.person("Raad", Role.COUNCILLOR)),
        "stranger": factories.person("Sam"),
        "anonymous": AnonymousUser(),
    }


@pytest.fixture
def asked(found: Findability, fund: Organisation, funder: Someone) -> FunderMessage:
    """A question of the fund to the garden."""
    return actions.ask_initiative(
        initiative=found.initiative,
        funder=fund,
        scheme=scheme(fund),
        text="Mogen wij langskomen?",
        by=funder,  # type: ignore[arg-type]
        on=DAY,
    )


MEMBERS = {"owner", "editing member", "contact", "plain member"}
SPEAKERS = {"owner", "editing member", "contact"}
OFFICIALS = {"official here", "official of a unit"}
ASKERS = {"funder", "funder's contact"}


def _theirs(message: FunderMessage) -> Scheme:
    assert message.scheme is not None
    return message.scheme


DEEDS: dict[str, tuple[Callable[[Someone, FunderMessage], bool], set[str]]] = {
    "keep a scheme of the fund": (lambda p, m: permissions.may_keep(p, _theirs(m)), {"funder", "editor"}),
    "add a scheme somewhere": (
        lambda p, _m: permissions.may_add(p),
        {"funder", "another funder", "editor", "official elsewhere"} | OFFICIALS,
    ),
    "look for money for the initiative": (
        lambda p, m: permissions.may_find_for(p, m.initiative),
        MEMBERS | OFFICIALS | {"broker"},
    ),
    "choose to be found": (
        lambda p, m: permissions.may_be_found(p, m.initiative),
        {"owner", "editing member"},
    ),
    "look for initiatives": (
        lambda p, _m: permissions.may_look(p),
        ASKERS | OFFICIALS | {"another funder", "official elsewhere"},
    ),
    "ask for the fund": (lambda p, m: permissions.may_ask_for(p, m.funder), ASKERS),
    "read the message": (permissions.may_read, SPEAKERS | ASKERS),
    "answer the message": (permissions.may_answer, SPEAKERS),
}


@pytest.mark.parametrize("deed", DEEDS)
def test_who_may(deed: str, people: dict[str, Someone], asked: FunderMessage) -> None:
    may, expected = DEEDS[deed]

    assert {name for name, person in people.items() if may(person, asked)} == expected


def test_officials_keep_the_schemes_of_their_own_municipality(
    people: dict[str, Someone], municipality: Organisation
) -> None:
    made = scheme(municipality)

    assert {name for name, person in people.items() if permissions.may_keep(person, made)} == OFFICIALS | {"editor"}


def test_a_draft_is_looked_for_by_its_own_people_alone(people: dict[str, Someone], garden: Initiative) -> None:
    Initiative.objects.update(state=Initiative.State.HIDDEN)
    garden.refresh_from_db()

    assert {name for name, person in people.items() if permissions.may_find_for(person, garden)} == SPEAKERS


def test_saving_a_search_takes_an_account(people: dict[str, Someone]) -> None:
    assert {name for name, person in people.items() if not permissions.may_save(person)} == {"anonymous"}


COLUMNS = (
    *("owner", "contact", "plain member", "official here", "official elsewhere", "funder", "funder's contact"),
    *("another funder", "broker", "editor"),
)


def test_the_reference_page_says_the_same(people: dict[str, Someone], asked: FunderMessage) -> None:
    page = Path("docs/reference/permissions.md").read_text(encoding="utf-8")
    lines = [f"| {' | '.join(('deed', *COLUMNS))} |", "|---" * (len(COLUMNS) + 1) + "|"]
    for deed, (may, _expected) in DEEDS.items():
        answers = ("yes" if may(people[name], asked) else "–" for name in COLUMNS)
        lines.append(f"| {' | '.join((deed, *answers))} |")

    assert "\n".join(lines) in page, "\n".join(lines)
