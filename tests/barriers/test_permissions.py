"""Who may do what with a barrier: people by deeds, with a stranger, someone who left and another municipality in it."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import AnonymousUser

from tests import factories
from tests.barriers.conftest import MOESTUIN, assigned, moved, reported
from tests.conftest import DAY
from tussenruimte.accounts.models import Person, Role
from tussenruimte.accounts.queries import Someone
from tussenruimte.barriers import actions, permissions, queries
from tussenruimte.barriers.models import Barrier
from tussenruimte.register.models import Initiative, Membership, Organisation, Party, Side

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(
    plot: Barrier, garden: Initiative, kitchen: Initiative, gardener: Person, cook: Person, municipality: Organisation
) -> dict[str, Someone]:
    """Everyone a rule could confuse with someone else. The garden reported; the kitchen said 'with us too'."""
    unit = factories.organisation("Afdeling Groen", Party.Kind.MUNICIPAL_UNIT, part_of=municipality)
    elsewhere = factories.organisation("Gemeente Assen", place=factories.place("Assen", "GM0106"))
    other = factories.initiative("Buurtbus", municipality=garden.municipality)
    actions.add_occurrence(barrier=plot, initiative=kitchen, side=Side.INITIATIVE, by=cook, on=DAY)
    return {
        "reporter": gardener,
        "plain member": factories.member(garden, mandate=Membership.Mandate.MEMBER),
        "member of the other": cook,
        "removed member": factories.member(garden, until=DAY),
        "member elsewhere": factories.member(other),
        "official here": factories.official(municipality),
        "official of a unit": factories.official(unit),
        "official elsewhere": factories.official(elsewhere),
        "colleague without the role": factories.member(municipality),
        "broker": factories.person("Bram", Role.BROKER),
        "editor": factories.person("Eva", Role.EDITOR),
        "council member": factories.person("Raad", Role.COUNCILLOR),
        "funder": factories.person("Fonds", Role.FUNDER),
        "stranger": factories.person("Sam"),
        "anonymous": AnonymousUser(),
    }


MEMBERS = {"reporter", "plain member", "member of the other"}
OFFICIALS = {"official here", "official of a unit"}
DEEDS: dict[str, tuple[Callable[[Someone, Barrier], bool], set[str]]] = {
    "see": (permissions.may_see, MEMBERS | OFFICIALS | {"editor"}),
    "edit": (permissions.may_edit, {"reporter", "editor"} | OFFICIALS),
    "acknowledge": (lambda p, b: permissions.may_move(p, b, "acknowledged"), OFFICIALS | {"editor"}),
    "solve at once": (lambda p, b: permissions.may_move(p, b, "solved"), set()),
    "plan": (permissions.may_plan, OFFICIALS | {"editor"}),
    "name an owner": (permissions.may_assign, OFFICIALS | {"editor"}),
    "take it on": (permissions.may_take_on, MEMBERS | OFFICIALS | {"editor"}),
    "read names": (permissions.may_see_names, OFFICIALS | {"editor"}),
}


@pytest.mark.parametrize("deed", DEEDS)
def test_who_may(deed: str, people: dict[str, Someone], plot: Barrier) -> None:
    may, expected = DEEDS[deed]

    assert {name for name, person in people.items() if may(person, plot)} == expected


def test_the_list_and_the_permission_agree(people: dict[str, Someone], plot: Barrier) -> None:
    listed = {name for name, person in people.items() if queries.visible_to(person).filter(pk=plot.pk).exists()}

    assert listed == DEEDS["see"][1]


def test_at_whom_else_it_stands_is_for_them_the_municipality_and_editors(
    people: dict[str, Someone], plot: Barrier, garden: Initiative
) -> None:
    at_garden = plot.occurrences.get(initiative=garden)

    may = {name for name, person in people.items() if permissions.may_see_occurrence(person, at_garden)}
    listed = {name for name, person in people.items() if at_garden in queries.occurrences_visible_to(person, plot)}

    assert may == listed == {"reporter", "plain member", "editor"} | OFFICIALS


def test_who_may_report(people: dict[str, Someone], garden: Initiative) -> None:
    for_garden = {name for name, person in people.items() if permissions.may_report(person, garden)}
    in_general = {name for name, person in people.items() if permissions.may_report_in(person, "GM0392")}

    assert for_garden == {"reporter", "plain member", "broker", "editor"} | OFFICIALS
    assert in_general == {"editor"} | OFFICIALS


def test_with_us_too_stays_within_the_municipality(plot: Barrier, cook: Person, kitchen: Initiative) -> None:
    kitchen.municipality = factories.place("Assen", "GM0106")

    assert not permissions.may_add_occurrence(cook, plot, kitchen)


def test_a_broker_belongs_to_what_they_reported(garden: Initiative, broker: Person, plot: Barrier) -> None:
    for_someone = reported(garden, broker, side=Side.BROKER, facts=MOESTUIN)

    assert permissions.positions_of(broker, for_someone) == {"broker"}
    assert permissions.may_see_occurrence(broker, for_someone.occurrences.get())
    assert list(queries.visible_to(broker)) == [for_someone]
    assert not permissions.may_see(broker, plot)


def test_an_owner_works_on_it_until_they_leave(plot: Barrier, gardener: Person) -> None:
    owned = assigned(plot, gardener)

    assert permissions.positions_of(gardener, owned) == {"initiative", "owner"}
    assert permissions.may_plan(gardener, owned)
    assert not permissions.may_take_on(gardener, owned)
    Membership.objects.filter(person=gardener).update(until=DAY)
    assert permissions.positions_of(gardener, owned) == frozenset()


def test_what_is_closed_is_not_planned_but_may_come_back(plot: Barrier, official: Person, gardener: Person) -> None:
    solved = moved(assigned(plot, official), "solved", official, outcome="bypassed")

    assert not permissions.may_plan(official, solved)
    assert not permissions.may_assign(official, solved)
    assert not permissions.may_take_on(official, solved)
    assert permissions.may_move(gardener, solved, "acknowledged")
    assert not permissions.may_move(gardener, solved, "in-policy")


def test_a_hidden_initiative_is_reported_on_by_its_own_people(garden: Initiative, gardener: Person, official: Person):
    garden.state = Initiative.State.HIDDEN

    assert permissions.may_report(gardener, garden)
    assert not permissions.may_report(official, garden)
