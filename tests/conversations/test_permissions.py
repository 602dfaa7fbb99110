"""Who may do what in a conversation: people by deeds."""

from collections.abc import Callable

import pytest

from tests import factories
from tests.conftest import DAY
from tests.conversations.conftest import NOON
from tussenruimte.accounts.models import Person
from tussenruimte.accounts.queries import Someone
from tussenruimte.conversations import permissions, queries
from tussenruimte.conversations.models import DevelopmentAction, Lead, PolicyNote, Stakeholder, ValueNote
from tussenruimte.register.models import Initiative, Organisation, Place, Side
from tussenruimte.scans import actions as scans
from tussenruimte.scans.models import Response
from tussenruimte.scans.rules import Who

pytestmark = pytest.mark.django_db

MEMBERS = {"owner", "contact", "plain member"}
SPEAKERS = {"owner", "contact"}
OFFICIALS = {"official here", "official of a unit"}


def written(initiative: Initiative, side: Side) -> ValueNote:
    return ValueNote(initiative=initiative, value="vertrouwen", text="Kom langs.", side=side, on=DAY)


def placed(initiative: Initiative, side: Side) -> Stakeholder:
    return Stakeholder(initiative=initiative, ring="inner", name="Groen", status="missing", side=side, on=DAY)


DEEDS: dict[str, tuple[Callable[[Someone, Initiative], bool], set[str]]] = {
    "see": (permissions.may_see, MEMBERS | OFFICIALS),
    "speak": (permissions.may_speak, SPEAKERS | OFFICIALS),
    "change what the initiative wrote": (
        lambda p, i: permissions.may_change(p, written(i, Side.INITIATIVE), i),
        SPEAKERS,
    ),
    "change what the municipality wrote": (
        lambda p, i: permissions.may_change(p, written(i, Side.MUNICIPALITY), i),
        OFFICIALS,
    ),
    "end an action": (
        lambda p, i: permissions.may_end(p, DevelopmentAction(initiative=i, title="x", due=DAY)),
        SPEAKERS | OFFICIALS,
    ),
    "see whom the initiative calls": (
        lambda p, i: permissions.may_see_contact(p, placed(i, Side.INITIATIVE), i),
        MEMBERS,
    ),
    "see whom the municipality calls": (
        lambda p, i: permissions.may_see_contact(p, placed(i, Side.MUNICIPALITY), i),
        OFFICIALS,
    ),
    "find it in their own list": (
        lambda p, i: queries.initiatives_for(p).filter(pk=i.pk).exists(),
        MEMBERS | OFFICIALS,
    ),
}


@pytest.mark.parametrize("deed", DEEDS)
def test_who_may(deed: str, people: dict[str, Someone], garden: Initiative) -> None:
    may, expected = DEEDS[deed]

    assert {name for name, person in people.items() if may(person, garden)} == expected


def test_officials_see_nothing_of_an_initiative_that_is_hidden(people: dict[str, Someone], garden: Initiative) -> None:
    Initiative.objects.filter(pk=garden.pk).update(state=Initiative.State.HIDDEN)
    garden.refresh_from_db()

    assert {name for name, person in people.items() if permissions.may_see(person, garden)} == MEMBERS
    assert not queries.initiatives_for(people["official here"]).exists()


def test_a_note_is_of_the_officials_of_that_municipality(
    people: dict[str, Someone], municipality: Organisation
) -> None:
    note = PolicyNote.objects.create(organisation=municipality, version=1, texts={"waarom": "Zo."}, saved_at=NOON)

    assert {name for name, one in people.items() if permissions.may_see_note(one, note)} == OFFICIALS
    assert {name for name, one in people.items() if queries.notes_of(municipality, one).exists()} == OFFICIALS


def test_nobody_writes_policy_for_a_party_that_is_no_municipality(people: dict[str, Someone]) -> None:
    fund = factories.organisation("Fonds", kind="funder")

    assert not any(permissions.writes_policy_for(person, fund) for person in people.values())


def test_a_list_of_whom_to_ask_is_of_who_asks_there(people: dict[str, Someone], district: Place) -> None:
    lead = Lead.objects.create(place=district, municipality=district.inside, known_for="Kent iedereen", added_on=DAY)

    assert {name for name, one in people.items() if permissions.may_see_lead(one, lead)} == OFFICIALS | {"broker"}
    assert {name for name, one in people.items() if queries.leads_in(district, one).exists()} == OFFICIALS | {"broker"}
    assert {name for name, one in people.items() if permissions.may_suggest(one, district)} == OFFICIALS | {"broker"}


def test_who_filled_in_the_scan_of_a_place_may_say_whom_to_ask_and_sees_only_that(
    district: Place, stranger: Person, official: Person
) -> None:
    climate = scans.start_scan(
        framework="initiatievenklimaat", who=Who(side=Side.MUNICIPALITY), by=official, subject=district, at=NOON
    )
    mine = scans.join(scan=climate.scan, who=Who(side=Side.RESIDENT), by=stranger, at=NOON)
    assert not permissions.may_suggest(stranger, district)

    Response.objects.filter(pk=mine.pk).update(sent_at=NOON)
    Lead.objects.create(place=district, municipality=district.inside, known_for="Kent iedereen", added_on=DAY)
    own = Lead.objects.create(place=district, known_for="Kent de school", added_on=DAY, added_by=stranger)

    assert permissions.may_suggest(stranger, district)
    assert list(queries.leads_in(district, stranger)) == [own]
    assert permissions.may_follow_lead(stranger, own)
