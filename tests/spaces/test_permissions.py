"""Who may do what: people by deeds, with another municipality's official, a removed member and a stranger in it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.contrib.auth.models import AnonymousUser

from tests import factories
from tests.conftest import DAY
from tests.spaces.conftest import OPEN, space_facts
from tussenruimte.accounts.models import Person, Role
from tussenruimte.accounts.queries import Someone
from tussenruimte.register.models import Initiative, Membership, Organisation, Party, Place
from tussenruimte.spaces import actions, permissions, queries
from tussenruimte.spaces.models import Objection, Space, SpaceProcedure, SpaceWish

pytestmark = pytest.mark.django_db
Mandate = Membership.Mandate
PEOPLE = (
    *("owner", "editing member", "contact", "plain member", "removed member", "other initiative", "official here"),
    *(
        "official of a unit",
        "official elsewhere",
        "colleague without the role",
        "partner",
        "broker",
        "editor",
        "funder",
    ),
    *("council member", "council member elsewhere", "objector", "stranger", "anonymous"),
)


@pytest.fixture
def people(
    garden: Initiative,
    municipality: Organisation,
    official: Person,
    singer: Person,
    intention: SpaceProcedure,
) -> dict[str, Someone]:
    """Everyone a rule could confuse with someone else."""
    unit = factories.organisation("Afdeling Vastgoed", Party.Kind.MUNICIPAL_UNIT, part_of=municipality)
    elsewhere = factories.organisation("Gemeente Assen", place=factories.place("Assen", "GM0106"))
    corporation = factories.organisation("Woonstichting", Party.Kind.ORGANISATION)
    objector = factories.person("Bakker Bos")
    actions.object_to(found=intention, on_behalf_of="Bos", text="Wij ook.", by=objector, on=DAY)
    return {
        "owner": factories.member(garden),
        "editing member": factories.member(garden, mandate=Mandate.EDITOR),
        "contact": factories.member(garden, mandate=Mandate.CONTACT),
        "plain member": factories.member(garden, mandate=Mandate.MEMBER),
        "removed member": factories.member(garden, until=DAY),
        "other initiative": singer,
        "official here": official,
        "official of a unit": factories.official(unit),
        "official elsewhere": factories.official(elsewhere),
        "colleague without the role": factories.member(municipality),
        "partner": factories.member(corporation),
        "broker": factories.person("Bram", Role.BROKER),
        "editor": factories.person("Eva", Role.EDITOR),
        "funder": factories.member(
            factories.organisation("Fonds", Party.Kind.FUNDER), factories.person("F", Role.FUNDER)
        ),
        "council member": factories.member(municipality, factories.person("Raad", Role.COUNCILLOR)),
        "council member elsewhere": factories.member(elsewhere, factories.person("Elders", Role.COUNCILLOR)),
        "objector": objector,
        "stranger": factories.person("Sam"),
        "anonymous": AnonymousUser(),
    }


MEMBERS = {"owner", "editing member", "contact", "plain member"}
SPEAKERS = {"owner", "editing member", "contact"}
OWNERS = {"official here", "official of a unit"}
EVERYONE = set(PEOPLE)

DEEDS: dict[str, tuple[Callable[[Someone, SpaceProcedure], bool], set[str]]] = {
    "see a space": (lambda p, f: permissions.may_see(p, f.space), EVERYONE),
    "see a space that was taken out": (lambda p, f: permissions.may_see(p, _gone(f.space)), OWNERS),
    "edit a space": (lambda p, f: permissions.may_edit(p, f.space), OWNERS),
    "set the terms of the owner": (lambda p, f: permissions.may_set_terms(p, f.space.owner), OWNERS),
    "wish for a space": (lambda p, f: permissions.may_wish(p, f.space, _garden(f)), SPEAKERS),
    "see a wish": (lambda p, f: permissions.may_see_wish(p, _wish(f)), MEMBERS | OWNERS),
    "answer a wish": (lambda p, f: permissions.may_answer(p, _wish(f)), OWNERS),
    "withdraw a wish": (lambda p, f: permissions.may_withdraw(p, _wish(f)), SPEAKERS),
    "start giving out": (lambda p, f: permissions.may_start(p, _free(f.space)), OWNERS),
    "see what was announced": (permissions.may_see_procedure, EVERYONE),
    "see what is being prepared": (lambda p, f: permissions.may_see_procedure(p, _draft(f)), OWNERS),
    "prepare": (lambda p, f: permissions.may_do(p, _draft(f), "edit"), OWNERS),
    "announce": (lambda p, f: permissions.may_do(p, _draft(f), "announce"), OWNERS),
    "enter an open selection": (lambda p, f: permissions.may_enter(p, _selection(f), _wish(f)), SPEAKERS),
    "enter someone on paper": (lambda p, f: permissions.may_do(p, _selection(f), "enter"), OWNERS),
    "assess": (lambda p, f: permissions.may_do(p, _selection(f), "assess"), OWNERS),
    "choose": (lambda p, f: permissions.may_do(p, _selection(f), "choose"), OWNERS),
    "object to an intention": (permissions.may_object, EVERYONE - {"anonymous"}),
    "read an objection": (lambda p, f: permissions.may_read_objection(p, _objection(f)), OWNERS | {"objector"}),
    "answer an objection": (lambda p, f: permissions.may_do(p, f, "answer-objection"), OWNERS),
    "turn it into an open selection": (lambda p, f: permissions.may_do(p, f, "open-up"), OWNERS),
    "give out": (lambda p, f: permissions.may_do(p, _answered(f), "give-out"), OWNERS),
    "stop": (lambda p, f: permissions.may_do(p, f, "stop"), OWNERS),
    "add a space of one's own": (
        lambda p, f: permissions.may_add(p),
        OWNERS | {"official elsewhere", "partner", "funder"},
    ),
}


def _gone(space: Space) -> Space:
    return Space(owner=space.owner, state=Space.State.WITHDRAWN)


def _free(space: Space) -> Space:
    return Space(owner=space.owner, state=Space.State.FREE)


def _wish(found: SpaceProcedure) -> SpaceWish:
    assert found.wish is not None
    return found.wish


def _garden(found: SpaceProcedure) -> Initiative:
    return _wish(found).initiative


def _objection(found: SpaceProcedure) -> Objection:
    return found.objections.get()


def _as(found: SpaceProcedure, way: str, state: str, **more: object) -> SpaceProcedure:
    return SpaceProcedure(space=found.space, way=way, state=state, **more)  # type: ignore[arg-type]


def _draft(found: SpaceProcedure) -> SpaceProcedure:
    return _as(found, "open-selection", "draft")


def _selection(found: SpaceProcedure) -> SpaceProcedure:
    return _as(found, "open-selection", "announced", announced_on=DAY)


def _answered(found: SpaceProcedure) -> SpaceProcedure:
    return _as(found, "one-candidate", "announced", announced_on=DAY)


@pytest.fixture
def now(people: dict[str, Someone], intention: SpaceProcedure) -> SpaceProcedure:
    """The intention as it is after the objection."""
    return SpaceProcedure.objects.select_related("space__owner", "wish__initiative", "wish__space").get(pk=intention.pk)


@pytest.mark.parametrize("deed", DEEDS)
def test_who_may(deed: str, people: dict[str, Someone], now: SpaceProcedure) -> None:
    may, expected = DEEDS[deed]

    assert {name for name, person in people.items() if may(person, now)} == expected


def test_seeing_one_and_finding_it_in_the_list_are_the_same(
    people: dict[str, Someone], now: SpaceProcedure, selection_elsewhere: SpaceProcedure
) -> None:
    found = {name: queries.procedures_visible_to(person) for name, person in people.items()}

    assert {name for name, seen in found.items() if seen.filter(pk=now.pk).exists()} == EVERYONE
    assert {name for name, seen in found.items() if seen.filter(pk=selection_elsewhere.pk).exists()} == OWNERS
    wishes = {name for name, person in people.items() if queries.wishes_visible_to(person).exists()}
    assert wishes == MEMBERS | OWNERS


@pytest.fixture
def selection_elsewhere(make_space: Callable[..., Space], official: Person) -> SpaceProcedure:
    """A selection of another space that is still being prepared."""
    other = make_space(name="De Kapel")
    return actions.start_procedure(space=other, answers=OPEN, way="open-selection", by=official, on=DAY)


def test_only_who_took_part_reads_how_everyone_did_and_only_after_the_choice(
    selection: SpaceProcedure, wish: SpaceWish, owner: Person, official: Person, stranger: Person, singer: Person
) -> None:
    actions.enter(found=selection, wish=wish, plan="Open.", by=owner, on=DAY)

    def readers(found: SpaceProcedure) -> list[bool]:
        return [permissions.may_read_assessments(person, found) for person in (official, owner, singer, stranger)]

    assert readers(selection) == [True, False, False, False]
    selection.chosen_on = DAY
    assert readers(selection) == [True, True, False, False]


def test_a_corporations_editor_manages_its_spaces_and_its_contact_does_not(haarlem: Place) -> None:
    corporation = factories.organisation("Woonstichting", Party.Kind.ORGANISATION, place=haarlem)
    editor, contact = factories.member(corporation), factories.member(corporation, mandate=Mandate.CONTACT)
    space = actions.add_space(owner=corporation, facts=space_facts(haarlem), state="free", by=editor, on=DAY)

    assert permissions.manages(editor, space)
    assert not permissions.manages(contact, space)


COLUMNS = (
    "owner",
    "contact",
    "plain member",
    "official here",
    "official elsewhere",
    "partner",
    "objector",
    "stranger",
    "anonymous",
)


def test_the_reference_page_says_the_same(people: dict[str, Someone], now: SpaceProcedure) -> None:
    page = Path("docs/reference/permissions.md").read_text(encoding="utf-8")
    lines = [f"| {' | '.join(('deed', *COLUMNS))} |", "|---" * (len(COLUMNS) + 1) + "|"]
    for deed, (may, _expected) in DEEDS.items():
        answers = ("yes" if may(people[name], now) else "–" for name in COLUMNS)
        lines.append(f"| {' | '.join((deed, *answers))} |")

    assert "\n".join(lines) in page, "\n".join(lines)
