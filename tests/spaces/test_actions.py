"""Adding, wishing, answering: what changed, what was journalled, who was told and who was refused."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import TestCase

from tests import factories
from tests.conftest import DAY
from tests.spaces.conftest import OPEN, space_facts
from tussenruimte.accounts.models import Person
from tussenruimte.core.refusals import NotAllowed, Refusal
from tussenruimte.dossiers import actions as dossiers
from tussenruimte.dossiers.models import Dossier
from tussenruimte.journal.models import Entry, Visibility
from tussenruimte.register.models import Initiative, Organisation, Party, Place
from tussenruimte.spaces import actions, queries
from tussenruimte.spaces.actions.spaces import NoMunicipality, NoSource, StillRunning
from tussenruimte.spaces.actions.wishes import AlreadyWished, NotThisDossier, WishFacts
from tussenruimte.spaces.models import GivingOutTerms, Space, SpaceProcedure, SpaceWish

pytestmark = pytest.mark.django_db
committed = TestCase.captureOnCommitCallbacks


def journal() -> list[tuple[str, str]]:
    """What was written: code and about what, oldest first."""
    return [(entry.what, entry.about_kind.rpartition(".")[2]) for entry in Entry.objects.order_by("pk")]


# --- the register ----------------------------------------------------------------------------------------------------
def test_a_space_is_added_with_its_municipality_and_can_be_found(space: Space, haarlem: Place) -> None:
    assert (space.slug, space.municipality, space.state) == ("het-badhuis", haarlem, "free")
    assert list(queries.listed(queries.Filters(text="badhuizen"))) == [space]
    assert journal() == [("space.added", "space")]
    assert Entry.objects.get().visibility == Visibility.PUBLIC


def test_two_spaces_with_one_name_have_two_addresses_and_none_takes_a_word_of_ours(
    make_space: Callable[..., Space],
) -> None:
    assert [make_space().slug, make_space().slug] == ["het-badhuis", "het-badhuis-2"]
    assert make_space(name="Nieuw").slug == "nieuw-2"


def test_a_space_in_a_neighbourhood_lies_in_its_municipality(make_space: Callable[..., Space], haarlem: Place) -> None:
    district = factories.place("Oost", "WK039201", kind=Place.Kind.DISTRICT, inside=haarlem)
    quarter = factories.place("Amsterdamse Poort", "BU03920101", kind=Place.Kind.NEIGHBOURHOOD, inside=district)

    space = make_space(place=quarter)

    assert space.municipality == haarlem
    for place in (haarlem, district, quarter):
        assert list(queries.free_in(place)) == [space]


def test_a_place_in_no_municipality_and_a_market_rent_from_nowhere_are_refused(
    make_space: Callable[..., Space],
) -> None:
    loose = factories.place("Los", "WK999901", kind=Place.Kind.DISTRICT)
    with pytest.raises(NoMunicipality):
        make_space(place=loose)
    with pytest.raises(NoSource):
        make_space(market_rent=100, market_rent_year=2025)
    assert not Space.objects.exists()


def test_the_second_editor_is_told_what_the_first_did(
    space: Space, official: Person, municipality: Organisation, haarlem: Place
) -> None:
    colleague = factories.official(municipality, "Carla Collega")
    actions.edit_space(space=space, facts=space_facts(haarlem, size_m2=180), revision=1, by=colleague)

    with pytest.raises(actions.ChangedMeanwhile) as caught:
        actions.edit_space(space=space, facts=space_facts(haarlem, name="Badhuis"), revision=1, by=official)

    assert [(c.field, c.old, c.new) for c in caught.value.changes] == [("size_m2", 200, 180)]
    assert caught.value.by == colleague
    assert Space.objects.get().name == "Het Badhuis"


def test_saving_what_is_already_so_writes_nothing(space: Space, official: Person, haarlem: Place) -> None:
    actions.edit_space(space=space, facts=space_facts(haarlem), revision=1, by=official)

    assert len(journal()) == 1
    assert Space.objects.get().revision == 1


def test_what_is_taken_out_is_found_no_more(space: Space, official: Person, stranger: Person) -> None:
    actions.change_state(space=space, state="withdrawn", by=official)

    assert not queries.listed(queries.Filters()).exists()
    assert not queries.listed(queries.Filters(text="badhuis")).exists()
    assert not queries.visible_to(stranger).exists()
    assert queries.visible_to(official).count() == 1
    with pytest.raises(actions.NotFromHere):
        actions.change_state(space=space, state="in-procedure", by=official)


def test_while_a_space_is_given_out_nobody_says_that_it_is_free(selection: SpaceProcedure, official: Person) -> None:
    assert Space.objects.get().state == "in-procedure"
    with pytest.raises(StillRunning):
        actions.change_state(space=selection.space, state="free", by=official)


def test_who_does_not_manage_it_changes_nothing(
    space: Space, stranger: Person, owner: Person, municipality: Organisation, haarlem: Place
) -> None:
    for person in (stranger, owner):
        with pytest.raises(NotAllowed):
            actions.edit_space(space=space, facts={"name": "Van mij"}, revision=1, by=person)
        with pytest.raises(NotAllowed):
            actions.add_space(owner=municipality, facts=space_facts(haarlem), state="free", by=person, on=DAY)
        with pytest.raises(NotAllowed):
            actions.change_state(space=space, state="withdrawn", by=person)
        with pytest.raises(NotAllowed):
            actions.set_terms(owner=municipality, objection_days=1, answer_days=1, source="-", by=person, on=DAY)


def test_a_corporation_manages_its_own_spaces(haarlem: Place, official: Person) -> None:
    corporation = factories.organisation("Woonstichting", Party.Kind.ORGANISATION, place=haarlem)
    editor = factories.member(corporation)

    space = actions.add_space(owner=corporation, facts=space_facts(haarlem), state="free", by=editor, on=DAY)

    with pytest.raises(NotAllowed):
        actions.change_state(space=space, state="in-use", by=official)


def test_terms_are_common_until_an_owner_chooses(municipality: Organisation, official: Person) -> None:
    assert queries.terms_of(municipality) == queries.Terms(20, 10, "")

    for days in (14, 28):
        actions.set_terms(
            owner=municipality, objection_days=days, answer_days=5, source="Nota grond 2026", by=official, on=DAY
        )

    assert queries.terms_of(municipality) == queries.Terms(28, 5, "Nota grond 2026")
    assert GivingOutTerms.objects.count() == 1


# --- wishes ----------------------------------------------------------------------------------------------------------
def test_a_wish_has_its_receipt_at_once_with_who_answers_and_when(
    space: Space, garden: Initiative, owner: Person
) -> None:
    with committed(execute=True):
        wish = actions.make_wish(space=space, initiative=garden, facts=WishFacts("Samen koken."), by=owner, on=DAY)

    receipt, told = mail.outbox
    assert receipt.to == ["olga@voorbeeld.example"]
    assert wish.number in receipt.subject
    assert "Vastgoed, Gemeente Haarlem" in receipt.body
    assert "30 november 2026" in receipt.body
    assert told.to == ["loket@haarlem.example"]
    assert "Samen koken." in told.body
    assert wish.hear_by == date(2026, 11, 30)


def test_the_number_is_public_and_the_name_only_when_they_say_so(
    space: Space, wish: SpaceWish, choir: Initiative, singer: Person
) -> None:
    actions.make_wish(space=space, initiative=choir, facts=WishFacts("Zingen.", named=True), by=singer, on=DAY)

    assert queries.interest_in(space) == 2
    assert [one.initiative.name for one in queries.named_for(space)] == ["Buurtkoor"]


def test_one_wish_of_an_initiative_stands_at_a_time(
    space: Space, wish: SpaceWish, garden: Initiative, owner: Person
) -> None:
    with pytest.raises(AlreadyWished):
        actions.make_wish(space=space, initiative=garden, facts=WishFacts("Nog eens."), by=owner, on=DAY)

    actions.withdraw_wish(wish=wish, by=owner)
    again = actions.make_wish(space=space, initiative=garden, facts=WishFacts("Nu wel."), by=owner, on=DAY)

    assert queries.interest_in(space) == 1
    assert again.pk != wish.pk


def test_a_wish_belongs_to_a_dossier_with_the_owner_and_shows_in_its_timeline(
    space: Space, garden: Initiative, owner: Person, municipality: Organisation
) -> None:
    dossier = dossiers.open_dossier(initiative=garden, lead=municipality, title="Een plek", by=owner, on=DAY)
    elsewhere = factories.organisation("Gemeente Assen", place=factories.place("Assen", "GM0106"))
    other = dossiers.open_dossier(initiative=garden, lead=elsewhere, title="Iets anders", by=owner, on=DAY)
    facts = WishFacts("Tuinieren.")
    with pytest.raises(NotThisDossier):
        actions.make_wish(space=space, initiative=garden, facts=facts, by=owner, on=DAY, dossier=other)

    wish = actions.make_wish(space=space, initiative=garden, facts=facts, by=owner, on=DAY, dossier=dossier)

    assert wish.dossier == dossier
    assert ("space.wish-made", "dossier") in journal()
    entry = Entry.objects.get(what="space.wish-made", about_kind=Dossier._meta.label_lower)
    assert entry.visibility == Visibility.PARTIES
    assert entry.details == {"space": "Het Badhuis", "due": "2026-11-30"}


@pytest.mark.parametrize("answer", ["taken-up", "later", "declined"])
def test_an_answer_has_a_reason_and_reaches_the_people(answer: str, wish: SpaceWish, official: Person) -> None:
    when = DAY + timedelta(days=30) if answer == "later" else None
    with pytest.raises(Refusal, match="waarom"):
        actions.answer_wish(wish=wish, answer=answer, reason=" ", by=official, on=DAY, hear_by=when)

    with committed(execute=True):
        done = actions.answer_wish(wish=wish, answer=answer, reason="Dat past goed.", by=official, on=DAY, hear_by=when)

    assert (done.state, done.answered_by, done.hear_by) == (answer, official, when)
    assert "Dat past goed." in mail.outbox[-1].body
    assert mail.outbox[-1].to == ["olga@voorbeeld.example"]
    assert done.stands is (answer != "declined")


def test_later_says_when(wish: SpaceWish, official: Person) -> None:
    with pytest.raises(Refusal, match="dag die nog komt"):
        actions.answer_wish(wish=wish, answer="later", reason="Eerst de vloer.", by=official, on=DAY)


def test_a_wish_is_answered_by_the_owner_alone_and_taken_back_by_its_people_alone(
    wish: SpaceWish, owner: Person, official: Person, stranger: Person
) -> None:
    for person in (owner, stranger):
        with pytest.raises(NotAllowed):
            actions.answer_wish(wish=wish, answer="taken-up", reason="Ja.", by=person, on=DAY)
    for person in (official, stranger):
        with pytest.raises(NotAllowed):
            actions.withdraw_wish(wish=wish, by=person)


def test_what_is_over_is_not_answered_or_taken_back_again(wish: SpaceWish, owner: Person, official: Person) -> None:
    actions.withdraw_wish(wish=wish, by=owner)

    with pytest.raises(actions.NotFromHere):
        actions.answer_wish(wish=wish, answer="taken-up", reason="Ja.", by=official, on=DAY)
    with pytest.raises(actions.NotFromHere):
        actions.withdraw_wish(wish=wish, by=owner)
    with pytest.raises(actions.NotFromHere):
        actions.answer_wish(wish=wish, answer="granted", reason="Ja.", by=official, on=DAY)


def test_nobody_wishes_for_an_initiative_of_others_or_for_what_is_gone(
    space: Space, garden: Initiative, owner: Person, stranger: Person, official: Person
) -> None:
    facts: Any = WishFacts("Tuinieren.")
    for person in (stranger, official):
        with pytest.raises(NotAllowed):
            actions.make_wish(space=space, initiative=garden, facts=facts, by=person, on=DAY)
    gone = actions.change_state(space=space, state="given-out", by=official)
    with pytest.raises(NotAllowed):
        actions.make_wish(space=gone, initiative=garden, facts=facts, by=owner, on=DAY)


def test_a_wish_in_a_running_procedure_is_not_taken_back(intention: SpaceProcedure, owner: Person) -> None:
    assert intention.wish is not None
    with pytest.raises(Refusal, match="doet mee"):
        actions.withdraw_wish(wish=intention.wish, by=owner)


def test_a_way_that_the_answers_do_not_allow_is_refused(space: Space, official: Person, owner: Person) -> None:
    with pytest.raises(Refusal, match="past niet"):
        actions.start_procedure(space=space, answers=OPEN, way="one-candidate", by=official, on=DAY)
    with pytest.raises(Refusal, match="jurist"):
        actions.start_procedure(space=space, answers={"overheid": "weet-niet"}, way="short-use", by=official, on=DAY)
    with pytest.raises(actions.NotFromHere):
        actions.start_procedure(space=space, answers={}, way="open-selection", by=official, on=DAY)
    with pytest.raises(NotAllowed):
        actions.start_procedure(space=space, answers=OPEN, way="open-selection", by=owner, on=DAY)
    assert not SpaceProcedure.objects.exists()
