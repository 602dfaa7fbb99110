"""Who may do what: people by deeds, with another municipality's official, a removed member and a stranger in it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser

from tests import factories
from tests.conftest import DAY
from tests.dossiers.conftest import NOON
from tussenruimte.accounts.models import Person, Role
from tussenruimte.accounts.queries import Someone
from tussenruimte.dossiers import actions, permissions, queries
from tussenruimte.dossiers.models import Clock, Dossier, Note, Promise
from tussenruimte.register.models import Initiative, Membership, Organisation, Party

pytestmark = pytest.mark.django_db
Mandate = Membership.Mandate
PEOPLE = (
    *("owner", "editing member", "contact", "plain member", "removed member", "process owner", "deputy"),
    *("official here", "official of a unit", "official elsewhere", "colleague without the role", "partner's contact"),
    *("partner's member", "named party", "broker", "editor", "council member", "council member elsewhere", "stranger"),
    "anonymous",
)


@pytest.fixture
def people(
    garden: Initiative, municipality: Organisation, running: Dossier, official: Person, fund: Organisation
) -> dict[str, Someone]:
    """Everyone a rule could confuse with someone else."""
    unit = factories.organisation("Afdeling Wijken", Party.Kind.MUNICIPAL_UNIT, part_of=municipality)
    elsewhere = factories.organisation("Gemeente Assen", place=factories.place("Assen", "GM0106"))
    named = factories.organisation("Woonfonds", Party.Kind.ORGANISATION)
    deputy = factories.official(municipality, "Daan Deputy")
    for party, shared in ((fund, True), (named, False)):
        actions.bring_in(dossier=running, party=party, shared=shared, by=official, on=DAY)
    actions.appoint(
        dossier=running,
        process_owner=official,
        deputy=deputy,
        protector="Wethouder",
        revision=Dossier.objects.get(pk=running.pk).revision,
        by=official,
        on=DAY,
    )
    running.refresh_from_db()
    return {
        "owner": factories.member(garden),
        "editing member": factories.member(garden, mandate=Mandate.EDITOR),
        "contact": factories.member(garden, mandate=Mandate.CONTACT),
        "plain member": factories.member(garden, mandate=Mandate.MEMBER),
        "removed member": factories.member(garden, until=DAY),
        "process owner": official,
        "deputy": deputy,
        "official here": factories.official(municipality),
        "official of a unit": factories.official(unit),
        "official elsewhere": factories.official(elsewhere),
        "colleague without the role": factories.member(municipality),
        "partner's contact": factories.member(fund, mandate=Mandate.CONTACT),
        "partner's member": factories.member(fund, mandate=Mandate.MEMBER),
        "named party": factories.member(named),
        "broker": factories.person("Bram", Role.BROKER),
        "editor": factories.person("Eva", Role.EDITOR),
        "council member": factories.member(municipality, factories.person("Raad", Role.COUNCILLOR)),
        "council member elsewhere": factories.member(elsewhere, factories.person("Elders", Role.COUNCILLOR)),
        "stranger": factories.person("Sam"),
        "anonymous": AnonymousUser(),
    }


MEMBERS = {"owner", "editing member", "contact", "plain member"}
SPEAKERS = {"owner", "editing member", "contact"}
HANDLERS = {"process owner", "deputy"}
OFFICIALS = HANDLERS | {"official here", "official of a unit"}
PARTNERS = {"partner's contact", "partner's member"}
INSIDE = MEMBERS | OFFICIALS | PARTNERS

DEEDS: dict[str, tuple[Callable[[Someone, Dossier], bool], set[str]]] = {
    "see": (permissions.may_see, INSIDE),
    "edit": (permissions.may_edit, SPEAKERS | HANDLERS),
    "appoint": (permissions.may_appoint, OFFICIALS),
    "answer": (permissions.may_answer, HANDLERS),
    "choose a phase": (permissions.may_choose_phase, SPEAKERS | HANDLERS),
    "pass the turn": (permissions.may_pass_turn, OFFICIALS),
    "speak": (permissions.may_speak, SPEAKERS | OFFICIALS | {"partner's contact"}),
    "keep a route for the initiative": (lambda p, d: permissions.may_keep_route(p, d, d.initiative), SPEAKERS),
    "keep a route for the municipality": (lambda p, d: permissions.may_keep_route(p, d, d.lead), OFFICIALS),
    "decide": (permissions.may_decide, HANDLERS),
    "run a clock": (permissions.may_run_clock, HANDLERS),
    "bring in a party": (permissions.may_bring_in, {"owner", "editing member"} | HANDLERS),
    "involve units": (permissions.may_involve_units, OFFICIALS),
    "share with the council": (permissions.may_share_with_council, {"owner", "editing member"}),
    "ask for a decision": (lambda p, d: permissions.may_do(p, d, "ask-decision"), SPEAKERS | HANDLERS),
    "finish": (lambda p, d: permissions.may_do(p, d, "finish"), SPEAKERS | HANDLERS),
    "withdraw": (lambda p, d: permissions.may_do(p, d, "withdraw"), SPEAKERS),
    "reopen what is open": (lambda p, d: permissions.may_do(p, d, "reopen"), set()),
    "open another": (lambda p, d: permissions.may_open(p, d.initiative), SPEAKERS | OFFICIALS),
    "promise as the initiative": (lambda p, d: permissions.may_promise(p, d, d.initiative), SPEAKERS),
    "promise as the municipality": (lambda p, d: permissions.may_promise(p, d, d.lead), OFFICIALS),
    "see the team overview": (lambda p, d: permissions.may_see_team(p), set(PEOPLE) - {"anonymous"}),
}


@pytest.mark.parametrize("deed", DEEDS)
def test_who_may(deed: str, people: dict[str, Someone], running: Dossier) -> None:
    may, expected = DEEDS[deed]

    assert {name for name, person in people.items() if may(person, running)} == expected


def test_seeing_one_and_finding_it_in_the_list_are_the_same(people: dict[str, Someone], running: Dossier) -> None:
    seen = {name for name, person in people.items() if queries.visible_to(person).filter(pk=running.pk).exists()}

    assert seen == INSIDE


def test_the_council_reads_along_when_the_initiative_says_so(people: dict[str, Someone], running: Dossier) -> None:
    owner = people["owner"]
    assert isinstance(owner, Person)
    shared = actions.share_with_council(dossier=running, shared=True, by=owner, on=DAY)

    assert {name for name, person in people.items() if permissions.may_see(person, shared)} == INSIDE | {
        "council member"
    }
    assert queries.visible_to(people["council member"]).count() == 1
    assert queries.visible_to(people["council member elsewhere"]).count() == 0

    hidden = actions.share_with_council(dossier=shared, shared=False, by=owner, on=DAY)
    assert not permissions.may_see(people["council member"], hidden)


def test_a_party_reads_its_own_internal_note_and_nobody_elses(people: dict[str, Someone], running: Dossier) -> None:
    official, owner = people["process owner"], people["owner"]
    assert isinstance(official, Person)
    assert isinstance(owner, Person)
    ours = actions.add_note(dossier=running, text="Intern.", internal=True, party=running.lead, by=official, at=NOON)
    theirs = actions.add_note(
        dossier=running, text="Onder ons.", internal=True, party=running.initiative, by=owner, at=NOON
    )
    open_one = actions.add_note(dossier=running, text="Dag.", internal=False, party=running.lead, by=official, at=NOON)

    def readers(note: Note) -> set[str]:
        return {name for name, person in people.items() if permissions.may_read(person, note)}

    assert readers(ours) == OFFICIALS
    assert readers(theirs) == MEMBERS
    assert readers(open_one) == INSIDE


def test_everyone_who_speaks_may_say_what_came_of_a_promise_but_only_its_maker_takes_it_back(
    people: dict[str, Someone], running: Dossier
) -> None:
    official = people["process owner"]
    assert isinstance(official, Person)
    promise = actions.make_promise(
        dossier=running, promiser=running.lead, text="De grond meten", due=DAY, by=official, on=DAY
    )

    def may(state: str) -> set[str]:
        return {name for name, person in people.items() if permissions.may_settle(person, promise, state)}

    assert may(Promise.State.KEPT) == SPEAKERS | OFFICIALS | {"partner's contact"}
    assert may(Promise.State.WITHDRAWN) == OFFICIALS


def test_both_sides_may_say_that_a_decision_is_late(people: dict[str, Someone], running: Dossier) -> None:
    official = people["process owner"]
    assert isinstance(official, Person)
    clock: Clock = actions.start_clock(
        dossier=running, about="Vergunning", term="awb-4-13", received=DAY, by=official, on=DAY
    )

    assert {
        name for name, person in people.items() if permissions.may_give_notice(person, clock)
    } == SPEAKERS | HANDLERS


def test_as_long_as_nobody_handles_it_any_official_of_that_municipality_may(
    fresh: Dossier, official: Person, colleague: Person, owner: Person
) -> None:
    assert permissions.handles(official, fresh)
    assert permissions.handles(colleague, fresh)
    assert not permissions.handles(owner, fresh)


def test_whose_turn_it_is_may_pass_it_on(running: Dossier, official: Person, owner: Person) -> None:
    mine = actions.pass_turn(
        dossier=running,
        to=running.initiative,
        next_step="Lees het plan",
        turn_by=DAY.replace(day=27),
        revision=running.revision,
        by=official,
        on=DAY,
    )

    assert permissions.may_pass_turn(owner, mine)


def test_a_process_owner_who_left_the_municipality_handles_nothing(running: Dossier, official: Person) -> None:
    Membership.objects.filter(person=official).update(until=DAY)

    assert not permissions.handles(official, running)
    assert not permissions.may_see(official, running)


COLUMNS = (
    "owner",
    "contact",
    "plain member",
    "process owner",
    "official here",
    "partner's contact",
    "partner's member",
)


def test_the_reference_page_says_the_same(people: dict[str, Someone], running: Dossier) -> None:
    page = Path("docs/reference/permissions.md").read_text(encoding="utf-8")
    lines = [f"| {' | '.join(('deed', *COLUMNS))} |", "|---" * (len(COLUMNS) + 1) + "|"]
    for deed, (may, _expected) in DEEDS.items():
        if deed != "see the team overview":
            answers = ("yes" if may(people[name], running) else "–" for name in COLUMNS)
            lines.append(f"| {' | '.join((deed, *answers))} |")

    assert "\n".join(lines) in page


def test_a_page_asks_once_who_acts_for_whom_and_a_deed_asks_anew(
    running: Dossier, owner: Person, django_assert_num_queries: Any
) -> None:
    permissions.remember(running)
    assert permissions.may_see(owner, running)
    with django_assert_num_queries(0):
        assert permissions.may_see(owner, running)

    Membership.objects.filter(person=owner).update(until=DAY)

    assert not permissions.may_see(owner, Dossier.objects.get(pk=running.pk))
