"""Who may do what: people by deeds, with a stranger, a removed member and another municipality's official in it."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import AnonymousUser

from tests import factories
from tests.conftest import DAY
from tussenruimte.accounts.models import Person, Role
from tussenruimte.accounts.queries import Someone
from tussenruimte.register import permissions
from tussenruimte.register.models import Initiative, Membership, Organisation, Party, Place, Side

pytestmark = pytest.mark.django_db
Mandate = Membership.Mandate

PEOPLE = (
    *("owner", "editing member", "contact", "plain member", "removed member", "official here", "official of a unit"),
    *("official elsewhere", "colleague without the role", "broker", "editor", "council member", "stranger"),
    "anonymous",
)


@pytest.fixture
def people(garden: Initiative, municipality: Organisation) -> dict[str, Someone]:
    """Everyone a rule could confuse with someone else."""
    unit = factories.organisation("Afdeling Wijken", Party.Kind.MUNICIPAL_UNIT, part_of=municipality)
    elsewhere = factories.organisation("Gemeente Assen", place=factories.place("Assen", "GM0106"))
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
        "broker": factories.person("Bram", Role.BROKER),
        "editor": factories.person("Eva", Role.EDITOR),
        "council member": factories.person("Raad", Role.COUNCILLOR),
        "stranger": factories.person("Sam"),
        "anonymous": AnonymousUser(),
    }


MEMBERS = {"owner", "editing member", "contact", "plain member"}
DEEDS: dict[str, tuple[Callable[[Someone, Initiative], bool], set[str]]] = {
    "see a listed one": (permissions.may_see, set(PEOPLE)),
    "edit": (permissions.may_edit, {"owner", "editing member", "editor"}),
    "confirm": (permissions.may_confirm, {"owner", "editing member", "editor"}),
    "hide": (permissions.may_hide, {"owner", "editor"}),
    "speak as the initiative": (lambda p, i: permissions.may_add_reading(p, i, Side.INITIATIVE), MEMBERS),
    "speak as the municipality": (
        lambda p, i: permissions.may_add_reading(p, i, Side.MUNICIPALITY),
        {"official here", "official of a unit"},
    ),
    "speak as a broker": (lambda p, i: permissions.may_add_reading(p, i, Side.BROKER), {"broker"}),
    "speak as the editors": (lambda p, i: permissions.may_add_reading(p, i, Side.EDITORS), {"editor"}),
    "speak as a source": (lambda p, i: permissions.may_add_reading(p, i, Side.SOURCE), set()),
    "speak as a resident": (lambda p, i: permissions.may_add_reading(p, i, Side.RESIDENT), set()),
    "post a need": (permissions.may_post, {"owner", "editing member", "contact", "broker", "editor"}),
    "claim": (permissions.may_claim, set(PEOPLE) - {"owner", "anonymous"}),
    "see members": (permissions.may_see_members, MEMBERS | {"editor"}),
    "manage members": (permissions.may_manage_members, {"owner", "editor"}),
    "link an offshoot": (permissions.may_link_offshoot, {"owner", "editing member", "editor"}),
    "see claims": (lambda p, i: permissions.may_see_claims(p), {"broker", "editor"}),
    "import": (lambda p, i: permissions.may_import(p), {"editor"}),
    "export": (lambda p, i: permissions.may_export(p), set(PEOPLE)),
    "register an organisation": (lambda p, i: permissions.may_register_organisation(p), {"editor"}),
}


@pytest.mark.parametrize("deed", DEEDS)
def test_who_may(deed: str, people: dict[str, Someone], garden: Initiative) -> None:
    may, expected = DEEDS[deed]

    assert {name for name, person in people.items() if may(person, garden)} == expected


@pytest.mark.parametrize("state", [Initiative.State.DRAFT, Initiative.State.HIDDEN])
def test_only_its_people_and_editors_see_what_is_not_listed(
    state: str, people: dict[str, Someone], garden: Initiative
) -> None:
    garden.state = state

    seen = {name for name, person in people.items() if permissions.may_see(person, garden)}
    claimed = {name for name, person in people.items() if permissions.may_claim(person, garden)}

    assert seen == {"owner", "editing member", "contact", "editor"}
    assert claimed == set()


def test_nobody_works_for_an_unknown_municipality(official: Person, garden: Initiative) -> None:
    garden.municipality = None

    assert not permissions.is_official_for(official, garden)


def test_nobody_decides_about_their_own_claim(garden: Initiative, broker: Person, editor: Person) -> None:
    claim = factories.claim(garden, broker)

    assert not permissions.may_decide_claim(broker, claim)
    assert permissions.may_decide_claim(editor, claim)
    assert not permissions.may_decide_claim(AnonymousUser(), claim)


def test_a_reading_is_taken_back_by_who_said_it_the_initiative_itself_or_an_editor(
    people: dict[str, Someone], garden: Initiative
) -> None:
    own = factories.reading(garden, "fasen", "opstart")
    by_official = factories.reading(garden, "fasen", "rijping", Side.MUNICIPALITY, person=people["official here"])

    of_own = {name for name, person in people.items() if permissions.may_withdraw_reading(person, own)}
    of_official = {name for name, person in people.items() if permissions.may_withdraw_reading(person, by_official)}

    assert of_own == {"owner", "editing member", "editor"}
    assert of_official == {"official here", "editor"}


def test_a_desk_is_set_by_the_owner_of_the_organisation(municipality: Organisation, editor: Person) -> None:
    chief = factories.member(municipality)
    colleague = factories.member(municipality, mandate=Mandate.EDITOR)

    allowed = [permissions.may_set_desk(person, municipality) for person in (chief, editor, colleague)]

    assert allowed == [True, True, False]


def test_another_place_gives_no_rights(official: Person, db: None) -> None:
    elsewhere = factories.initiative("Ver weg", municipality=Place.objects.create(code="GM1", name="X", year=2024))

    assert permissions.sides_of(official, elsewhere) == ()
