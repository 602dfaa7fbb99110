"""Who may do what with a neighbourhood: people by deeds, with an official of elsewhere and a stranger in it."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import AnonymousUser

from tests import factories
from tests.areas.conftest import skill, thing
from tests.conftest import DAY
from tussenruimte.accounts.models import Person, Role
from tussenruimte.accounts.queries import Someone
from tussenruimte.areas import permissions, queries
from tussenruimte.areas.models import Asset, AssetRelation
from tussenruimte.register.models import Membership, Organisation, Party, Place

pytestmark = pytest.mark.django_db
PEOPLE = (
    *("whose it is", "who added it", "who speaks for its party", "plain member of its party", "removed member"),
    *("official here", "official of a unit", "official elsewhere", "broker", "editor", "council member", "funder"),
    *("stranger", "anonymous"),
)
WORKERS = {"official here", "official of a unit", "broker", "editor"}
WITH_ACCOUNT = set(PEOPLE) - {"anonymous"}


@pytest.fixture
def group(haarlem: Place) -> Party:
    return factories.initiative("Buurttuin", place=haarlem, municipality=haarlem)


@pytest.fixture
def people(municipality: Organisation, group: Party) -> dict[str, Someone]:
    unit = factories.organisation("Afdeling Wijken", Party.Kind.MUNICIPAL_UNIT, part_of=municipality)
    elsewhere = factories.organisation("Gemeente Assen", place=factories.place("Assen", "GM0106"))
    return {
        "whose it is": factories.person("Wim"),
        "who added it": factories.person("Ada"),
        "who speaks for its party": factories.member(group),
        "plain member of its party": factories.member(group, mandate=Membership.Mandate.MEMBER),
        "removed member": factories.member(group, until=DAY),
        "official here": factories.official(municipality),
        "official of a unit": factories.official(unit),
        "official elsewhere": factories.official(elsewhere),
        "broker": factories.person("Bram", Role.BROKER),
        "editor": factories.person("Eva", Role.EDITOR),
        "council member": factories.person("Raad", Role.COUNCILLOR),
        "funder": factories.person("Fonds", Role.FUNDER),
        "stranger": factories.person("Sam"),
        "anonymous": AnonymousUser(),
    }


@pytest.fixture
def place_asset(district: Place, people: dict[str, Someone], group: Party) -> Asset:
    """A hall that is not for everyone, of a group."""
    return thing(district, party=group, added_by=people["who added it"], shown=Asset.Shown.INVOLVED)


@pytest.fixture
def own_asset(district: Place, people: dict[str, Someone]) -> Asset:
    """What somebody can do, not for everyone."""
    return skill(district, person=people["whose it is"], shown=Asset.Shown.INVOLVED)


ABOUT_A_THING: dict[str, tuple[Callable[[Someone, Asset], bool], set[str]]] = {
    "see": (permissions.may_see, WORKERS | {"who added it", "who speaks for its party"}),
    "see contact": (permissions.may_see_contact, {"who added it", "who speaks for its party", "broker"}),
    "edit": (permissions.may_edit, WORKERS | {"who added it", "who speaks for its party"}),
    "check": (permissions.may_check, WORKERS | {"who added it", "who speaks for its party"}),
    "remove": (permissions.may_remove, WORKERS | {"who added it", "who speaks for its party"}),
}
ABOUT_A_PERSON: dict[str, tuple[Callable[[Someone, Asset], bool], set[str]]] = {
    "see": (permissions.may_see, WORKERS | {"whose it is"}),
    "see contact": (permissions.may_see_contact, {"whose it is", "broker"}),
    "edit": (permissions.may_edit, {"whose it is", "broker"}),
    "check": (permissions.may_check, {"whose it is", "broker"}),
    "remove": (permissions.may_remove, {"whose it is", "broker", "editor"}),
}
ABOUT_A_PLACE: dict[str, tuple[Callable[[Someone, Place], bool], set[str]]] = {
    "add": (permissions.may_add, WITH_ACCOUNT),
    "add for another": (permissions.may_add_for_another, {"official here", "official of a unit", "broker"}),
    "broker": (permissions.may_broker, WORKERS),
    "keep steps": (permissions.may_keep_steps, WORKERS),
    "count": (permissions.may_count, WORKERS),
    "see small numbers": (permissions.may_see_small_numbers, WORKERS),
    "read in figures": (lambda person, place: permissions.may_read_in_figures(person), {"editor"}),
}


@pytest.mark.parametrize("deed", ABOUT_A_THING)
def test_who_may_with_a_thing(deed: str, people: dict[str, Someone], place_asset: Asset) -> None:
    may, expected = ABOUT_A_THING[deed]

    assert {name for name, person in people.items() if may(person, place_asset)} == expected


@pytest.mark.parametrize("deed", ABOUT_A_PERSON)
def test_who_may_with_what_a_person_can_do(deed: str, people: dict[str, Someone], own_asset: Asset) -> None:
    may, expected = ABOUT_A_PERSON[deed]

    assert {name for name, person in people.items() if may(person, own_asset)} == expected


@pytest.mark.parametrize("deed", ABOUT_A_PLACE)
def test_who_may_with_a_place(deed: str, people: dict[str, Someone], district: Place) -> None:
    may, expected = ABOUT_A_PLACE[deed]

    assert {name for name, person in people.items() if may(person, district)} == expected


@pytest.mark.parametrize("asset", ["place_asset", "own_asset"])
def test_the_list_shows_what_may_be_seen(
    asset: str, people: dict[str, Someone], request: pytest.FixtureRequest
) -> None:
    shown = request.getfixturevalue(asset)

    listed = {name for name, person in people.items() if queries.visible_to(person).filter(pk=shown.pk).exists()}

    assert listed == {name for name, person in people.items() if permissions.may_see(person, shown)}


def test_everyone_sees_what_is_for_everyone(people: dict[str, Someone], district: Place) -> None:
    open_asset = thing(district)

    assert {name for name, person in people.items() if permissions.may_see(person, open_asset)} == set(PEOPLE)
    assert {name for name, person in people.items() if open_asset in queries.visible_to(person)} == set(PEOPLE)


def test_who_may_tie(people: dict[str, Someone], place_asset: Asset, own_asset: Asset) -> None:
    relation = AssetRelation(one=place_asset, other=own_asset)
    expected = WORKERS

    assert {name for name, person in people.items() if permissions.may_tie(person, place_asset, own_asset)} == expected
    assert {name for name, person in people.items() if permissions.may_untie(person, relation)} == expected


def test_whose_it_is_may_tie_it_to_what_everyone_sees(
    people: dict[str, Someone], own_asset: Asset, district: Place
) -> None:
    hall = thing(district)

    may = {name for name, person in people.items() if permissions.may_tie(person, hall, own_asset)}

    assert may == WORKERS | {"whose it is"}


def test_a_former_official_is_a_stranger(municipality: Organisation, district: Place) -> None:
    former: Person = factories.person("Fin", Role.OFFICIAL)
    factories.member(municipality, former, until=DAY)

    assert not permissions.works_with(former, district)
