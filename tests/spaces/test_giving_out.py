"""The three ways in which a space is given out, from the questions to the reasons everyone reads."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core import mail
from django.test import TestCase

from tests import factories
from tests.conftest import DAY
from tests.spaces.conftest import AFTER, ENTER_BY, ONE, OPEN, SHORT, SOUND, now
from tussenruimte.accounts.models import Person
from tussenruimte.core.refusals import NotAllowed, Refusal
from tussenruimte.journal.models import Entry, Visibility
from tussenruimte.register.models import Organisation
from tussenruimte.spaces import actions, aid, didam, queries
from tussenruimte.spaces.actions.assessing import AlreadyIn, MustFails, TooLate
from tussenruimte.spaces.actions.giving_out import WishGone
from tussenruimte.spaces.actions.objecting import WindowClosed
from tussenruimte.spaces.actions.preparing import AlreadyRunning, NotThisWish, SameCriterion
from tussenruimte.spaces.models import Assessment, Candidacy, Objection, Space, SpaceProcedure, SpaceWish

pytestmark = pytest.mark.django_db
committed = TestCase.captureOnCommitCallbacks
WINDOW_ENDS = date(2026, 12, 14)


def blocked(caught: pytest.ExceptionInfo[actions.Blocked]) -> tuple[str, ...]:
    return caught.value.blocks


def entered(found: SpaceProcedure, wish: SpaceWish, by: Person, on: date = DAY) -> Candidacy:
    return actions.enter(found=found, wish=wish, plan="Elke dag open.", by=by, on=on)


def assessed(candidacy: Candidacy, by: Person, judgement: str = "meets", on: date = AFTER) -> None:
    keys = candidacy.procedure.criteria.values_list("pk", flat=True)
    actions.assess(candidacy=candidacy, judgements=dict.fromkeys(keys, (judgement, "Twaalf dagdelen.")), by=by, on=on)


# --- preparing -------------------------------------------------------------------------------------------------------
def test_what_is_prepared_names_the_version_of_the_rules_and_nobody_outside_sees_it(
    draft: SpaceProcedure, stranger: Person, official: Person
) -> None:
    assert (draft.outcome, draft.rule_set_version) == ("open-selectie", didam.book().rules.version)
    assert not queries.procedures_visible_to(stranger).exists()
    assert queries.procedures_visible_to(official).get() == draft
    assert not queries.announced().exists()
    assert set(Entry.objects.filter(about_kind="spaces.spaceprocedure").values_list("visibility", flat=True)) == {
        Visibility.PARTIES
    }
    assert Space.objects.get().state == "free"


def test_a_space_is_given_out_once_at_a_time(draft: SpaceProcedure, official: Person) -> None:
    with pytest.raises(AlreadyRunning):
        actions.start_procedure(space=draft.space, answers=OPEN, way="open-selection", by=official, on=DAY)


def test_one_candidate_is_an_initiative_whose_wish_for_this_space_stands(
    make_space: Callable[..., Space], wish: SpaceWish, official: Person, owner: Person
) -> None:
    other = make_space(name="De Kapel")
    with pytest.raises(NotThisWish):
        actions.start_procedure(space=other, answers=ONE, way="one-candidate", wish=wish, by=official, on=DAY)
    actions.withdraw_wish(wish=wish, by=owner)
    with pytest.raises(NotThisWish):
        actions.start_procedure(
            space=wish.space, answers=ONE, way="one-candidate", wish=SpaceWish.objects.get(), by=official, on=DAY
        )


def test_an_open_selection_is_about_nobody_in_particular(wish: SpaceWish, official: Person) -> None:
    found = actions.start_procedure(space=wish.space, answers=ONE, way="open-selection", wish=wish, by=official, on=DAY)

    assert found.wish is None


def test_a_criterion_stands_there_once_and_can_be_taken_away(draft: SpaceProcedure, official: Person) -> None:
    with pytest.raises(SameCriterion):
        actions.add_criterion(found=draft, facts=SOUND, by=official)

    actions.remove_criterion(criterion=draft.criteria.get(), by=official)

    assert not draft.criteria.exists()


def test_twelve_criteria_are_enough(draft: SpaceProcedure, official: Person) -> None:
    for number in range(2, 13):
        actions.add_criterion(found=draft, facts=replace(SOUND, title=f"Maatstaf {number}"), by=official)
    with pytest.raises(Refusal, match="Twaalf"):
        actions.add_criterion(found=draft, facts=replace(SOUND, title="Nog een"), by=official)


def test_the_second_who_prepares_keeps_their_words(
    draft: SpaceProcedure, official: Person, municipality: Organisation
) -> None:
    colleague = factories.official(municipality, "Carla Collega")
    actions.edit_procedure(found=draft, facts={"how": "Bel ons."}, revision=draft.revision, by=colleague)

    with pytest.raises(actions.ChangedMeanwhile) as caught:
        actions.edit_procedure(found=draft, facts={"how": "Schrijf ons."}, revision=draft.revision, by=official)

    assert [(change.field, change.new) for change in caught.value.changes] == [("how", "Bel ons.")]
    assert now(draft).how == "Bel ons."


def test_nothing_is_announced_that_is_not_ready(space: Space, official: Person) -> None:
    found = actions.start_procedure(space=space, answers=OPEN, way="open-selection", by=official, on=DAY)
    with pytest.raises(actions.Blocked) as caught:
        actions.announce(found=found, revision=1, by=official, on=DAY)
    assert blocked(caught) == ("reason", "criteria", "timetable")

    actions.add_criterion(found=found, facts=replace(SOUND, reasonable="no"), by=official)
    with pytest.raises(actions.Blocked) as caught:
        actions.announce(found=found, revision=now(found).revision, by=official, on=DAY)
    assert "unsound" in blocked(caught)
    assert Space.objects.get().state == "free"


# --- an open selection -----------------------------------------------------------------------------------------------
def test_what_is_announced_stands(selection: SpaceProcedure, official: Person) -> None:
    assert queries.announced().get() == selection
    assert Space.objects.get().state == "in-procedure"
    for deed in (
        lambda: actions.edit_procedure(
            found=selection, facts={"how": "Anders."}, revision=selection.revision, by=official
        ),
        lambda: actions.add_criterion(found=selection, facts=replace(SOUND, title="Nieuw"), by=official),
        lambda: actions.remove_criterion(criterion=selection.criteria.get(), by=official),
        lambda: actions.announce(found=selection, revision=selection.revision, by=official, on=DAY),
    ):
        with pytest.raises(actions.NotFromHere):
            deed()


def test_one_enters_up_to_and_including_the_day(
    selection: SpaceProcedure, wish: SpaceWish, song: SpaceWish, owner: Person, singer: Person
) -> None:
    entered(selection, wish, owner, on=ENTER_BY)
    with pytest.raises(TooLate):
        entered(selection, song, singer, on=AFTER)
    with pytest.raises(AlreadyIn):
        entered(selection, wish, owner)
    with pytest.raises(NotAllowed):
        entered(selection, wish, singer)


def test_who_left_can_come_back(selection: SpaceProcedure, wish: SpaceWish, owner: Person) -> None:
    first = entered(selection, wish, owner)
    actions.leave(candidacy=first, by=owner, on=DAY)
    assert queries.who_took_part(selection) == []
    with pytest.raises(actions.NotFromHere):
        actions.leave(candidacy=Candidacy.objects.get(), by=owner, on=DAY)

    again = entered(selection, wish, owner)

    assert (again.pk, Candidacy.objects.get().withdrawn_on) == (first.pk, None)


def test_a_party_without_an_account_is_written_down_by_the_owner(
    selection: SpaceProcedure, official: Person, stranger: Person
) -> None:
    paper = actions.enter(found=selection, name="Bakkerij Bos", plan="Brood.", by=official, on=DAY)

    assert str(paper) == "Bakkerij Bos"
    with pytest.raises(NotAllowed):
        actions.enter(found=selection, name="Bakkerij Bos", plan="Brood.", by=stranger, on=DAY)
    with pytest.raises(Refusal):
        actions.enter(found=selection, name=" ", plan="Brood.", by=official, on=DAY)
    with pytest.raises(NotAllowed):
        actions.leave(candidacy=paper, by=stranger, on=DAY)
    actions.leave(candidacy=paper, by=official, on=DAY)


def test_nobody_is_assessed_while_others_can_enter(
    selection: SpaceProcedure, wish: SpaceWish, owner: Person, official: Person
) -> None:
    candidacy = entered(selection, wish, owner)
    with pytest.raises(actions.NotFromHere):
        assessed(candidacy, official, on=ENTER_BY)
    with pytest.raises(NotAllowed):
        assessed(candidacy, owner)
    with pytest.raises(Refusal, match="waarom"):
        actions.assess(
            candidacy=candidacy, judgements={selection.criteria.get().pk: ("meets", "")}, by=official, on=AFTER
        )
    assert not Assessment.objects.exists()


def test_a_choice_needs_everyone_assessed_and_everyone_who_took_part_hears_why(
    selection: SpaceProcedure,
    wish: SpaceWish,
    song: SpaceWish,
    owner: Person,
    singer: Person,
    official: Person,
) -> None:
    mine, theirs = entered(selection, wish, owner), entered(selection, song, singer)
    assessed(mine, official)
    with pytest.raises(actions.Blocked) as caught:
        actions.choose(
            found=selection, candidacy=mine, reason="Open.", revision=selection.revision, by=official, on=AFTER
        )
    assert blocked(caught) == ("unassessed",)

    assessed(theirs, official, "partly")
    with committed(execute=True):
        done = actions.choose(
            found=selection,
            candidacy=mine,
            reason="De tuin is vaker open.",
            revision=selection.revision,
            by=official,
            on=AFTER,
        )

    assert (done.state, done.chosen, done.chosen_on) == ("chosen", mine, AFTER)
    assert {letter.to[0] for letter in mail.outbox} == {"olga@voorbeeld.example", "zeger@voorbeeld.example"}
    assert all("De tuin is vaker open." in letter.body for letter in mail.outbox)
    assert Entry.objects.get(what="space.chosen").details["reason"] == "De tuin is vaker open."


def test_who_fails_on_what_must_be_is_not_chosen(
    draft: SpaceProcedure, wish: SpaceWish, owner: Person, official: Person
) -> None:
    actions.add_criterion(found=draft, facts=replace(SOUND, title="Veilig", weight="must"), by=official)
    selection = actions.announce(found=draft, revision=now(draft).revision, by=official, on=DAY)
    candidacy = entered(selection, wish, owner)
    assessed(candidacy, official, "fails")

    with pytest.raises(MustFails):
        actions.choose(
            found=selection,
            candidacy=candidacy,
            reason="Toch.",
            revision=selection.revision,
            by=official,
            on=AFTER,
        )


def test_an_open_selection_is_given_out_after_the_choice(
    selection: SpaceProcedure, wish: SpaceWish, owner: Person, official: Person
) -> None:
    candidacy = entered(selection, wish, owner)
    with pytest.raises(actions.Blocked) as caught:
        actions.give_out(found=selection, reason="Klaar.", by=official, on=AFTER)
    assert blocked(caught) == ("not-chosen",)
    assessed(candidacy, official)
    actions.choose(
        found=selection, candidacy=candidacy, reason="Open.", revision=selection.revision, by=official, on=AFTER
    )

    done = actions.give_out(found=selection, reason="Zoals gekozen.", by=official, on=AFTER)

    assert (done.state, done.closed_by) == ("given-out", official)
    assert Space.objects.get().state == "given-out"
    assert SpaceWish.objects.get().state == "granted"


def test_a_selection_that_stops_says_why_and_the_space_is_free_again(
    selection: SpaceProcedure, wish: SpaceWish, owner: Person, official: Person
) -> None:
    entered(selection, wish, owner)
    with pytest.raises(Refusal, match="waarom"):
        actions.stop(found=selection, reason="", by=official, on=DAY)

    with committed(execute=True):
        actions.stop(found=selection, reason="Het dak lekt.", by=official, on=DAY)

    assert Space.objects.get().state == "free"
    assert queries.announced(state="closed").get().closed_reason == "Het dak lekt."
    assert "Het dak lekt." in mail.outbox[0].body
    assert SpaceWish.objects.get().state == "waiting"


def test_what_was_never_announced_stops_in_silence(draft: SpaceProcedure, official: Person) -> None:
    with committed(execute=True):
        actions.stop(found=draft, reason="Vergissing.", by=official, on=DAY)

    assert mail.outbox == []
    assert not queries.announced().exists()
    assert not Entry.objects.filter(what="space.stopped").exists()


# --- one serious candidate -------------------------------------------------------------------------------------------
def test_an_intention_has_a_window_of_the_days_that_the_owner_chose(
    intention: SpaceProcedure, official: Person, municipality: Organisation
) -> None:
    assert (intention.objection_days, intention.window_ends) == (20, WINDOW_ENDS)

    actions.set_terms(owner=municipality, objection_days=5, answer_days=2, source="Nota", by=official, on=DAY)

    assert now(intention).window_ends == WINDOW_ENDS
    assert didam.window_of(intention, DAY).last_day == date(2026, 11, 30)


def test_nothing_is_given_out_before_the_window_closed(intention: SpaceProcedure, official: Person) -> None:
    for day in (DAY, WINDOW_ENDS):
        with pytest.raises(actions.Blocked) as caught:
            actions.give_out(found=intention, reason="Niemand anders.", by=official, on=day)
        assert blocked(caught) == ("window",)

    done = actions.give_out(found=intention, reason="Niemand anders.", by=official, on=WINDOW_ENDS + timedelta(days=1))

    assert done.state == "given-out"
    assert SpaceWish.objects.get().state == "granted"


def test_an_objection_gets_a_day_for_its_answer_and_goes_to_a_lawyer(
    intention: SpaceProcedure, stranger: Person, official: Person
) -> None:
    with committed(execute=True):
        objection = actions.object_to(
            found=intention, on_behalf_of="Bakkerij Bos", text="Wij willen het ook.", by=stranger, on=DAY
        )

    assert objection.answer_by == date(2026, 12, 7)
    assert now(intention).state == "lawyer"
    finding = didam.finding_of(now(intention))
    assert (finding.outcome, finding.ask_a_lawyer) == ("jurist", True)
    assert {letter.to[0] for letter in mail.outbox} == {"vreemde@voorbeeld.example", "loket@haarlem.example"}
    with pytest.raises(actions.NotFromHere):
        actions.give_out(found=intention, reason="Toch.", by=official, on=AFTER + timedelta(days=30))
    entry = Entry.objects.get(what="space.objection", about_kind="spaces.spaceprocedure")
    assert (entry.by, "Bos" in str(entry.details)) == (None, False)


def test_after_the_last_day_one_can_no_longer_object(intention: SpaceProcedure, stranger: Person) -> None:
    actions.object_to(found=intention, on_behalf_of="Bos", text="Wij ook.", by=stranger, on=WINDOW_ENDS)
    with pytest.raises(WindowClosed):
        actions.object_to(
            found=intention, on_behalf_of="Bos", text="Wij ook.", by=stranger, on=WINDOW_ENDS + timedelta(days=1)
        )


def test_the_intention_goes_on_when_every_objection_has_its_answer(
    intention: SpaceProcedure, stranger: Person, official: Person
) -> None:
    first = actions.object_to(found=intention, on_behalf_of="Bos", text="Wij ook.", by=stranger, on=DAY)
    second = actions.object_to(
        found=intention, on_behalf_of="Jansen", text="Ik ook.", by=official, on=DAY, on_paper=True
    )
    with committed(execute=True):
        actions.answer_objection(objection=first, answer="U voldoet niet aan de maatstaf.", by=official, on=DAY)
    assert now(intention).state == "lawyer"
    assert [letter.to for letter in mail.outbox] == [["vreemde@voorbeeld.example"]]

    with committed(execute=True):
        actions.answer_objection(objection=second, answer="Ook niet.", by=official, on=DAY)

    assert now(intention).state == "announced"
    assert len(mail.outbox) == 1
    with pytest.raises(actions.NotFromHere):
        actions.answer_objection(objection=first, answer="Nog eens.", by=official, on=DAY)
    with pytest.raises(NotAllowed):
        actions.object_to(found=intention, on_behalf_of="X", text="Y", by=stranger, on=DAY, on_paper=True)


def test_an_intention_becomes_an_open_selection_with_the_same_criteria(
    intention: SpaceProcedure, stranger: Person, official: Person
) -> None:
    actions.object_to(found=intention, on_behalf_of="Bos", text="Wij ook.", by=stranger, on=DAY)

    fresh = actions.open_up(found=intention, reason="Er is een tweede gegadigde.", by=official, on=DAY)

    old = now(intention)
    assert (old.state, old.closed_reason) == ("ended", "Er is een tweede gegadigde.")
    assert (fresh.way, fresh.state, fresh.outcome) == ("open-selection", "draft", "open-selectie")
    assert [one.title for one in fresh.criteria.all()] == [one.title for one in old.criteria.all()]
    assert old.criteria.count() == 1
    assert Objection.objects.get().procedure_id == old.pk


def test_a_candidate_that_took_its_wish_back_gets_nothing(intention: SpaceProcedure, official: Person) -> None:
    SpaceWish.objects.update(state="withdrawn", hear_by=None)
    with pytest.raises(WishGone):
        actions.give_out(found=intention, reason="Toch.", by=official, on=WINDOW_ENDS + timedelta(days=1))


# --- short use -------------------------------------------------------------------------------------------------------
def test_short_use_has_an_end_and_reasons_on_record(wish: SpaceWish, official: Person) -> None:
    found = actions.start_procedure(space=wish.space, answers=SHORT, way="short-use", wish=wish, by=official, on=DAY)
    with pytest.raises(actions.Blocked) as caught:
        actions.announce(found=found, revision=1, by=official, on=DAY)
    assert blocked(caught) == ("reason", "until")
    ready = actions.edit_procedure(
        found=found, facts={"reason": "Eén feest.", "until_day": AFTER}, revision=1, by=official
    )
    shown = actions.announce(found=ready, revision=ready.revision, by=official, on=DAY)

    done = actions.give_out(found=shown, reason="Eén feest, daarna weer vrij.", by=official, on=DAY)

    assert (done.state, done.window_ends) == ("given-out", None)
    assert queries.announced().get().reason == "Eén feest."


# --- rent below the market -------------------------------------------------------------------------------------------
def test_rent_below_the_market_is_an_advantage_that_counts_as_aid(make_space: Callable[..., Space]) -> None:
    space = make_space(
        rent=Decimal(100),
        rent_per="month",
        market_rent=Decimal(50),
        market_rent_per="m2-year",
        market_rent_year=2025,
        market_rent_source="Taxatie",
    )

    worth = aid.worth_of(space)

    assert (worth.asked, worth.market, worth.advantage) == (1200, 10_000, 8_800)
    assert aid.headroom(worth.advantage or Decimal(0), DAY).outcome == "past"
    assert aid.headroom(worth.advantage or Decimal(0), DAY, earlier=Decimal(295_000)).outcome == "past-niet"
    assert "in-natura" in [reason.id for reason in aid.headroom(worth.advantage or Decimal(0), DAY).reasons]


def test_without_a_market_rent_nothing_is_known(space: Space) -> None:
    assert aid.worth_of(space).advantage is None


def test_the_rent_of_a_procedure_counts_before_that_of_the_space(draft: SpaceProcedure) -> None:
    draft.rent = Decimal(10)
    assert aid.worth_of(draft.space, draft).asked == 120
