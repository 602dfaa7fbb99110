"""Looking together, what a council says of its own accord, and what came of it."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tests import factories
from tests.conftest import DAY
from tests.council.conftest import LATER, NOON, facts, invitation, recorded
from tussenruimte.accounts.models import Person
from tussenruimte.core.refusals import NotAllowed, Refusal
from tussenruimte.council import actions
from tussenruimte.council.actions.motions import File
from tussenruimte.council.actions.refusing import ChangedMeanwhile, NoReason, NotFromHere, TellsWho
from tussenruimte.council.calendars import days_of
from tussenruimte.council.models import Alternative, FollowUp, MoneyAsked, Motion, ProposalCard, Visit, VisitGuest
from tussenruimte.council.queries.reading import due_for, public_motions, state_of, unsettled
from tussenruimte.dossiers import actions as dossiers
from tussenruimte.dossiers.files import BadFile
from tussenruimte.dossiers.models import Dossier, Promise
from tussenruimte.journal.models import Entry
from tussenruimte.register.models import Initiative


def happened() -> list[str]:
    return list(Entry.objects.filter(what__startswith="council.").order_by("pk").values_list("what", flat=True))


# --- visits ----------------------------------------------------------------------------------------------------------
def test_the_initiative_invites_and_the_municipality_does_not(shared: Dossier, official: Person, owner: Person) -> None:
    with pytest.raises(NotAllowed):
        actions.invite(dossier=shared, invitation=invitation(), by=official, today=DAY)

    visit = actions.invite(dossier=shared, invitation=invitation(), by=owner, today=DAY)

    assert (visit.on, visit.where, visit.state) == (LATER, "De Brink 1", Visit.State.PLANNED)
    assert happened() == ["council.visit-invited"]


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"on": DAY.replace(day=1)}, Refusal),
        ({"where": " "}, Refusal),
        ({"about": "Vraag naar Olga Tuinhart."}, TellsWho),
    ],
)
def test_an_invitation_lies_ahead_and_names_nobody(
    shared: Dossier, owner: Person, changes: dict[str, Any], refusal: type[Refusal]
) -> None:
    with pytest.raises(refusal):
        actions.invite(dossier=shared, invitation=invitation(**changes), by=owner, today=DAY)


def test_someone_of_the_council_comes_along_once_and_the_journal_does_not_say_who(
    visit: Visit, councillor: Person
) -> None:
    for _twice in range(2):
        actions.come_along(visit=visit, by=councillor, at=NOON)

    assert VisitGuest.objects.get().person == councillor
    entry = Entry.objects.get(what="council.visit-joined")
    assert entry.by is None
    assert entry.details == {"day": LATER.isoformat()}

    actions.stay_away(visit=visit, by=councillor)
    actions.stay_away(visit=visit, by=councillor)
    assert not VisitGuest.objects.exists()
    assert happened().count("council.visit-left") == 1


def test_nobody_else_signs_up(visit: Visit, elsewhere: Person, official: Person, owner: Person) -> None:
    for person in (elsewhere, official, owner):
        with pytest.raises(NotAllowed):
            actions.come_along(visit=visit, by=person, at=NOON)


def test_a_visit_ends_once_with_what_was_seen(visit: Visit, owner: Person, official: Person) -> None:
    with pytest.raises(Refusal):
        actions.tell_what_was_seen(visit=visit, seen="Veel groen.", follow_up="", by=owner, on=DAY)

    seen = actions.tell_what_was_seen(visit=visit, seen="Veel groen.", follow_up="Een hek.", by=owner, on=LATER)

    assert (seen.state, seen.seen, seen.follow_up, seen.ended_on) == ("held", "Veel groen.", "Een hek.", LATER)
    with pytest.raises(NotFromHere):
        actions.cancel_visit(visit=visit, by=official, on=LATER)


def test_after_it_is_off_nobody_can_sign_up(visit: Visit, owner: Person, councillor: Person) -> None:
    actions.cancel_visit(visit=visit, by=owner, on=DAY)

    with pytest.raises(NotFromHere):
        actions.come_along(visit=visit, by=councillor, at=NOON)


def test_a_visit_is_a_day_for_who_receives_handles_or_comes(
    visit: Visit, owner: Person, official: Person, councillor: Person, elsewhere: Person
) -> None:
    def days(person: Person) -> list[date]:
        return [day.on for day in days_of(person)]

    assert [days(person) for person in (owner, official, councillor, elsewhere)] == [[LATER], [LATER], [], []]

    actions.come_along(visit=visit, by=councillor, at=NOON)
    assert days(councillor) == [LATER]

    dossiers.share_with_council(dossier=visit.dossier, shared=False, by=owner, on=DAY)
    assert days(councillor) == []


# --- motions ---------------------------------------------------------------------------------------------------------
def test_a_motion_is_written_down_with_its_factions_and_found_by_everyone(shared: Dossier, councillor: Person) -> None:
    motion = recorded(shared, councillor, own_number="M-12", submitters=" Groen Haarlem ,, Lokaal")

    assert motion.factions == ("Groen Haarlem", "Lokaal")
    assert list(public_motions("tuinen")) == [motion]
    assert list(public_motions("zwembad")) == []
    assert happened() == ["council.motion-recorded"]


def test_a_motion_about_a_hidden_initiative_is_not_public(shared: Dossier, councillor: Person) -> None:
    recorded(shared, councillor)
    Initiative.objects.update(state=Initiative.State.HIDDEN)

    assert list(public_motions()) == []


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"state": "done"}, Refusal),
        ({"kind": "speech", "state": "adopted"}, Refusal),
        ({"state": "adopted", "decided_on": LATER}, Refusal),
        ({"link": "javascript:alert(1)"}, Refusal),
        ({"text": "Bel Olga Tuinhart."}, TellsWho),
        ({"submitters": "jan@voorbeeld.example"}, TellsWho),
        ({"title": " "}, Refusal),
    ],
)
def test_a_motion_that_cannot_be_is_refused(
    shared: Dossier, councillor: Person, changes: dict[str, Any], refusal: type[Refusal]
) -> None:
    with pytest.raises(refusal):
        recorded(shared, councillor, **changes)

    assert not Motion.objects.exists()


def test_a_file_is_judged_by_what_is_in_it(shared: Dossier, councillor: Person, settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path
    given: dict[str, Any] = {
        "initiative": shared.initiative,
        "council": shared.lead,
        "facts": facts(),
        "by": councillor,
        "on": DAY,
    }
    with pytest.raises(BadFile):
        actions.record_motion(file=File("motie.pdf", b"<html>"), **given)

    motion = actions.record_motion(file=File("../motie.html", b"%PDF-1.7 x"), **given)

    assert (motion.filename, motion.media_type) == ("motie.pdf", "application/pdf")


def test_the_outcome_is_written_down_and_the_second_editor_is_told(motion: Motion, councillor: Person) -> None:
    changed = actions.change_motion(
        motion=motion, facts=facts(state="adopted", decided_on=DAY), revision=1, by=councillor, on=DAY
    )

    assert (changed.state, changed.decided_on, changed.revision) == ("adopted", DAY, 2)
    assert happened()[-1] == "council.motion-adopted"
    with pytest.raises(ChangedMeanwhile):
        actions.change_motion(motion=motion, facts=facts(title="Anders"), revision=1, by=councillor, on=DAY)


def test_a_councillor_writes_down_nothing_for_another_council(
    shared: Dossier, elsewhere: Person, councillor: Person
) -> None:
    with pytest.raises(NotAllowed):
        recorded(shared, elsewhere)
    other = factories.organisation("Gemeente Zwolle")
    with pytest.raises(NotFromHere):
        actions.record_motion(initiative=shared.initiative, council=other, facts=facts(), by=councillor, on=DAY)


# --- follow-up -------------------------------------------------------------------------------------------------------
def promised(motion: Motion, by: Person, **changes: Any) -> FollowUp:
    given = {"text": "Wij zoeken grond.", "due": LATER, "in_dossier": False, "on": DAY} | changes
    return actions.promise_follow_up(about=motion, by=by, **given)


def test_a_follow_up_in_the_dossier_is_a_promise_and_stands_where_that_stands(
    motion: Motion, official: Person, owner: Person
) -> None:
    follow_up = promised(motion, official, in_dossier=True)
    promise = Promise.objects.get()

    assert (promise.text, promise.due, promise.promiser_id) == ("Wij zoeken grond.", LATER, motion.council_id)
    assert (state_of(follow_up), unsettled().count()) == ("open", 1)

    dossiers.settle_promise(promise=promise, state="kept", remark="Gevonden.", by=owner, on=DAY)
    assert (state_of(FollowUp.objects.select_related("promise").get()), unsettled().count()) == ("done", 0)
    with pytest.raises(NotAllowed):
        actions.settle_follow_up(follow_up=follow_up, state="done", came_of_it="Klaar.", by=official, on=DAY)


def test_what_came_of_a_follow_up_is_said_once_with_words(motion: Motion, official: Person, clerk: Person) -> None:
    follow_up = promised(motion, official)
    with pytest.raises(NoReason):
        actions.settle_follow_up(follow_up=follow_up, state="done", came_of_it=" ", by=clerk, on=LATER)

    done = actions.settle_follow_up(follow_up=follow_up, state="not-done", came_of_it="Geen geld.", by=clerk, on=LATER)

    assert (done.state, done.came_of_it) == ("not-done", "Geen geld.")
    with pytest.raises(NotFromHere):
        actions.settle_follow_up(follow_up=follow_up, state="done", came_of_it="Toch.", by=clerk, on=LATER)


def test_the_council_itself_promises_nothing_for_the_municipality(motion: Motion, councillor: Person) -> None:
    with pytest.raises(NotAllowed):
        promised(motion, councillor)


def test_what_is_due_is_told_to_that_council_alone(
    motion: Motion, official: Person, councillor: Person, elsewhere: Person
) -> None:
    promised(motion, official)

    assert due_for(councillor, LATER).count() == 1
    assert due_for(councillor, DAY).count() == 0
    assert due_for(elsewhere, LATER).count() == 0


# --- the card --------------------------------------------------------------------------------------------------------
def test_both_sides_write_the_card_and_the_second_is_told(shared: Dossier, official: Person, owner: Person) -> None:
    words = {"asked": "Stel grond beschikbaar."}
    card = actions.edit_card(dossier=shared, words=words, revision=0, by=owner, at=NOON)

    with pytest.raises(ChangedMeanwhile) as caught:
        actions.edit_card(dossier=shared, words={"asked": "Anders"}, revision=0, by=official, at=NOON)

    assert (card.revision, caught.value.now["asked"]) == (1, "Stel grond beschikbaar.")
    again = actions.edit_card(dossier=shared, words={"asked": "Anders"}, revision=1, by=official, at=NOON)
    assert (again.revision, ProposalCard.objects.get().asked) == (2, "Anders")


def test_alternatives_are_weighed_and_amounts_are_kept_to_the_cent(
    shared: Dossier, official: Person, councillor: Person
) -> None:
    with pytest.raises(NoReason):
        actions.add_alternative(dossier=shared, name="Niets doen", in_favour="", against=" ", by=official)
    with pytest.raises(NotAllowed):
        actions.add_money(dossier=shared, what="Hek", budget="", euros=Decimal(1), rhythm="once", by=councillor)
    with pytest.raises(Refusal):
        actions.add_money(dossier=shared, what="Hek", budget="", euros=Decimal(-1), rhythm="once", by=official)

    option = actions.add_alternative(
        dossier=shared, name="Niets doen", in_favour="Kost niets.", against="", by=official
    )
    money = actions.add_money(
        dossier=shared, what="Hek", budget="Groen", euros=Decimal("1200.505"), rhythm="once", by=official
    )

    assert (option.name, money.euros) == ("Niets doen", Decimal("1200.50"))
    actions.drop_alternative(alternative=option, by=official)
    actions.drop_money(money=money, by=official)
    assert not Alternative.objects.exists()
    assert not MoneyAsked.objects.exists()


def test_a_card_holds_no_more_lines_than_fit(shared: Dossier, official: Person) -> None:
    for number in range(7):
        actions.add_alternative(dossier=shared, name=f"Plan {number}", in_favour="Ja.", against="", by=official)

    with pytest.raises(Refusal, match="zeven"):
        actions.add_alternative(dossier=shared, name="Nog een", in_favour="Ja.", against="", by=official)
