"""Reading the register: who sees what, what the filters find, in a number of queries that does not grow."""

from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser

from tests import factories
from tests.conftest import DAY
from tussenruimte.accounts.models import Person
from tussenruimte.register import actions, queries
from tussenruimte.register.models import Initiative, Membership, NeedKind, Organisation, Party, Place, Side
from tussenruimte.register.rules import Filters, Looks

pytestmark = pytest.mark.django_db


def names(filters: Filters) -> list[str]:
    return [one.name for one in queries.listed(filters)]


# --- who sees what ---------------------------------------------------------------------------------------------------
def test_drafts_and_hidden_ones_are_for_their_people(garden: Initiative, stranger: Person, editor: Person) -> None:
    hidden = factories.initiative("Verborgen", state=Initiative.State.HIDDEN)
    contact = factories.member(hidden, mandate=Membership.Mandate.CONTACT)
    plain = factories.member(hidden, mandate=Membership.Mandate.MEMBER)
    left = factories.member(hidden, until=DAY)

    seen = {
        name: queries.visible_to(person).count()
        for name, person in {
            "contact": contact,
            "plain": plain,
            "left": left,
            "stranger": stranger,
            "editor": editor,
            "anonymous": AnonymousUser(),
        }.items()
    }

    assert seen == {"contact": 2, "plain": 1, "left": 1, "stranger": 1, "editor": 2, "anonymous": 1}


def test_what_someone_belongs_to(garden: Initiative, helper: Person, stranger: Person) -> None:
    assert (list(queries.of_person(helper)), list(queries.of_person(stranger))) == ([garden], [])


def test_needs_of_a_hidden_initiative_are_hidden_too(garden: Initiative, stranger: Person) -> None:
    fund = factories.organisation("Fonds", Party.Kind.FUNDER)
    hidden = factories.initiative("Verborgen", state=Initiative.State.HIDDEN)
    for party in (garden, hidden):
        factories.need(party, party.name)
    factories.need(garden, "Gelukt", state="met")
    factories.offer(fund, "Geld")

    assert [need.title for need in queries.needs_visible_to(stranger)] == ["Buurttuin"]
    assert [need.title for need in queries.needs_visible_to(stranger, of=hidden)] == []
    assert [offer.title for offer in queries.offers_visible_to(stranger)] == ["Geld"]


def test_the_desk_of_the_municipality_answers(garden: Initiative, municipality: Organisation) -> None:
    assert queries.desk_for(garden) == municipality
    assert queries.desk_for(factories.initiative("Nergens")) is None


def test_whole_gives_a_party_as_what_it_is(garden: Initiative, municipality: Organisation) -> None:
    bare = [Party.objects.get(pk=one.pk) for one in (garden, municipality)]

    assert [queries.whole(one) for one in (*bare, garden)] == [garden, municipality, garden]


def test_owners_come_first(garden: Initiative, helper: Person, owner: Person) -> None:
    assert [one.person for one in queries.members(garden)] == [owner, helper]


# --- the list --------------------------------------------------------------------------------------------------------
@pytest.fixture
def three(haarlem: Place) -> list[Initiative]:
    """Three initiatives that differ in everything one can filter by."""
    garden = actions.register_initiative(
        name="Buurttuin", summary="Groente", on=DAY, listed=True, place=haarlem, origin="source"
    )
    houses = actions.register_initiative(name="Samen Wonen", summary="Huizen delen", on=DAY, listed=True)
    care = actions.register_initiative(name="Zorgzaam", summary="Een huis vol zorg", on=DAY, listed=True)
    actions.register_initiative(name="Concept", summary="Huis", on=DAY)
    factories.reading(garden, "werkvelden", "natuur")
    factories.reading(care, "werkvelden", "zorg-ouderen")
    factories.reading(care, "werkvelden", "maatjes", withdrawn_on=DAY)
    actions.add_reading(initiative=houses, lens="fasen", item="opstart", side=Side.SOURCE, by=None, on=DAY)
    factories.need(houses, kind=NeedKind.MONEY)
    factories.need(care, kind=NeedKind.MONEY, state="met")
    return [garden, houses, care]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(), ["Zorgzaam", "Samen Wonen", "Buurttuin"]),
        (Filters(sort="naam"), ["Buurttuin", "Samen Wonen", "Zorgzaam"]),
        (Filters(text="huis"), ["Zorgzaam", "Samen Wonen"]),
        (Filters(text="wonen huis"), ["Samen Wonen"]),
        (Filters(text="*&%"), []),
        (Filters(places=("GM0392",)), ["Buurttuin"]),
        (Filters(themes=("natuur", "zorg-ouderen")), ["Zorgzaam", "Buurttuin"]),
        (Filters(themes=("maatjes",)), []),
        (Filters(phases=("opstart",)), ["Samen Wonen"]),
        (Filters(lenses={"fasen": ("opstart",)}), ["Samen Wonen"]),
        (Filters(lenses={"werkvelden": ("natuur",)}), ["Buurttuin"]),
        (Filters(themes=("natuur",), lenses={"werkvelden": ("zorg-ouderen",)}), []),
        (Filters(needs=("money",)), ["Samen Wonen"]),
        (Filters(origins=("source",)), ["Buurttuin"]),
        (Filters(places=("GM0392",), phases=("opstart",)), []),
    ],
)
def test_filters(filters: Filters, expected: list[str], three: list[Initiative]) -> None:
    assert names(filters) == expected


def test_counts_tell_of_the_whole_register(three: list[Initiative]) -> None:
    counts = queries.facet_counts()

    assert counts.places == {"GM0392": ("Haarlem", 1)}
    assert (counts.phases, counts.needs) == ({"opstart": 1}, {"money": 1})
    assert counts.origins == {"source": 1, "told": 2}
    assert counts.lenses == {"werkvelden": {"natuur": 1, "zorg-ouderen": 1}, "fasen": {"opstart": 1}}


def test_counts_are_kept_for_a_while(three: list[Initiative], django_assert_num_queries: Any) -> None:
    queries.facet_counts()

    with django_assert_num_queries(0):
        queries.facet_counts()


# --- duplicates ------------------------------------------------------------------------------------------------------
def test_likely_duplicates_are_found_before_they_are_made(three: list[Initiative], stranger: Person) -> None:
    found = queries.likely_duplicates(Looks("Stichting De Buurt-Tuin", "GM0392"), stranger)
    none = queries.likely_duplicates(Looks("Energiecoöperatie Assen"), stranger)

    assert [(one.initiative.name, one.likeness.because) for one in found] == [("Buurttuin", ("name", "place"))]
    assert none == ()


def test_a_draft_of_others_is_no_duplicate_one_hears_of(three: list[Initiative], stranger: Person) -> None:
    assert queries.likely_duplicates(Looks("Concept"), stranger) == ()


def test_an_initiative_is_not_its_own_duplicate(three: list[Initiative], stranger: Person) -> None:
    assert queries.likely_duplicates(Looks("Zorgzaam"), stranger, but_not=three[2].pk) == ()


def test_the_same_website_is_a_duplicate(garden: Initiative, stranger: Person) -> None:
    Initiative.objects.filter(pk=garden.pk).update(website="https://www.tuin.example/")

    found = queries.likely_duplicates(Looks("Heel anders", website="tuin.example"), stranger)

    assert [one.likeness.because for one in found] == [("website",)]


# --- the portrait ----------------------------------------------------------------------------------------------------
def test_readings_are_shown_side_by_side_with_their_difference(garden: Initiative) -> None:
    factories.reading(garden, "werkvelden", "maatjes")
    factories.reading(garden, "werkvelden", "natuur")
    factories.reading(garden, "werkvelden", "natuur", Side.MUNICIPALITY)
    factories.reading(garden, "drempels", "schaalvergroting", state="bezig")
    factories.reading(garden, "bloedgroepen", "verdwenen")

    views = {view.lens.id: view for view in queries.readings_by_lens(garden)}

    fields, thresholds = views["werkvelden"], views["drempels"]
    assert [side.side for side in fields.sides] == [Side.INITIATIVE, Side.MUNICIPALITY]
    assert (fields.differs, len(fields.shared), len(fields.sides[0].alone), fields.sides[1].alone) == (True, 1, 1, ())
    assert thresholds.sides[0].said[0][1].endswith(": daar zijn wij mee bezig")
    assert views["bloedgroepen"].sides[0].said[0][1] == "verdwenen"
    assert (views["fasen"].sides, views["fasen"].differs) == ((), False)


def test_kin_out_of_view_is_not_named(garden: Initiative, stranger: Person) -> None:
    seen, hidden = factories.initiative("Kind"), factories.initiative("Geheim", state=Initiative.State.HIDDEN)
    for child in (seen, hidden):
        factories.descent(garden, child)

    assert [link.offshoot for link in queries.kin_of(garden, stranger).offshoots] == [seen]
    assert [link.mother for link in queries.kin_of(seen, stranger).mothers] == [garden]
