"""The list of tasks, the reverse challenge and what runs by itself: what changed, who was refused, who heard what."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.core import mail

from tests import factories
from tests.challenges.conftest import INVITED, NOON, PARK, START, bid_of, now
from tests.conftest import DAY
from tussenruimte.accounts.models import Person
from tussenruimte.challenges import actions, calendars, personal, tasks
from tussenruimte.challenges.actions.drafts import BiddingClosed, OneBid
from tussenruimte.challenges.actions.inviting import InvitationChanged, UnfairDays
from tussenruimte.challenges.actions.tasks import SameName
from tussenruimte.challenges.models import Challenge, Invitation, MunicipalTask, TaskFile
from tussenruimte.core.refusals import Refusal
from tussenruimte.dossiers.models import Dossier
from tussenruimte.journal.models import Entry
from tussenruimte.journal.queries import about
from tussenruimte.register.models import Initiative, Organisation

pytestmark = pytest.mark.django_db
AFTER = date(2027, 1, 12)


# --- the list --------------------------------------------------------------------------------------------------------
def test_a_figure_carries_the_day_it_was_checked_and_the_journal_what_it_was(
    park: MunicipalTask, official: Person
) -> None:
    later = DAY + timedelta(days=100)
    changed = actions.edit_task(
        task=park, changes={"cost": Decimal(20000)}, revision=park.revision, by=official, on=later
    )

    assert (changed.cost_checked_on, changed.quality_checked_on) == (later, DAY)
    newest = about(changed)[0]
    assert newest.details["changes"] == [["cost", "18000.00", "20000.00"]]
    checked = actions.edit_task(
        task=changed, changes={}, revision=changed.revision, by=official, on=later, confirmed=True
    )
    assert checked.quality_checked_on == later
    assert about(checked)[0].what == "task.checked"


def test_saving_what_is_the_same_writes_nothing(park: MunicipalTask, official: Person) -> None:
    same = actions.edit_task(task=park, changes=PARK, revision=park.revision, by=official, on=DAY)

    assert same.revision == 1
    assert Entry.objects.filter(what__startswith="task.").count() == 1


def test_unknown_stays_unknown_and_was_never_checked(municipality: Organisation, official: Person) -> None:
    task = actions.add_task(municipality=municipality, facts={"name": "Plein"}, by=official, on=DAY)

    assert (task.cost, task.cost_checked_on, task.quality_checked_on, task.contract_checked_on) == (None,) * 4


def test_two_tasks_have_two_names_and_an_exclusion_says_why(
    park: MunicipalTask, municipality: Organisation, official: Person, stranger: Person
) -> None:
    given: dict[str, Any] = {"municipality": municipality, "by": official, "on": DAY}
    with pytest.raises(SameName):
        actions.add_task(facts={"name": park.name.upper()}, **given)
    for facts in (
        {"name": " "},
        {"name": "A", "standing": "excluded", "excluded_because": "Wet"},
        {"name": "A", "cost": Decimal(1)},
    ):
        with pytest.raises(Refusal):
            actions.add_task(facts=facts, **given)
    with pytest.raises(actions.NotYours):
        actions.add_task(facts={"name": "A"}, **given | {"by": stranger})


def test_a_task_that_is_dropped_is_found_no_more_and_can_be_named_again(
    park: MunicipalTask, municipality: Organisation, official: Person
) -> None:
    actions.edit_task(task=park, changes={"standing": "dropped"}, revision=1, by=official, on=DAY)

    assert actions.add_task(municipality=municipality, facts=PARK, by=official, on=DAY).pk != park.pk


def test_a_file_is_read_in_once(municipality: Organisation, official: Person, stranger: Person) -> None:
    content = b"naam;kosten per jaar;kosten over jaar\nPlein;1.250,50;2026\nBrug;;\nplein;;\n"
    given: dict[str, Any] = {"municipality": municipality, "content": content, "filename": "a.csv", "at": NOON}
    with pytest.raises(actions.NotYours):
        actions.keep_file(by=stranger, **given)
    file = actions.keep_file(by=official, **given)

    with pytest.raises(Refusal):
        actions.import_tasks(file=file, all_or_nothing=True, by=official, at=NOON)
    done = actions.import_tasks(file=file, all_or_nothing=False, by=official, at=NOON)
    assert (done.added, done.changed, done.left_out) == (2, 0, 1)
    with pytest.raises(actions.NotFromHere):
        actions.import_tasks(file=file, all_or_nothing=False, by=official, at=NOON)
    assert tasks.forget_uploads(NOON + timedelta(hours=25)) == 1
    assert not TaskFile.objects.exists()


# --- inviting --------------------------------------------------------------------------------------------------------
def made(municipality: Organisation, official: Person, **changes: Any) -> Invitation:
    return actions.make_invitation(municipality=municipality, facts=INVITED | changes, by=official, on=DAY)


def test_last_days_move_to_a_working_day(municipality: Organisation, official: Person) -> None:
    draft = made(municipality, official, bids_until=date(2027, 1, 9), choice_by=date(2027, 1, 31))

    assert (draft.bids_until, draft.choice_by) == (date(2027, 1, 11), date(2027, 2, 1))


@pytest.mark.parametrize(
    "changes",
    [
        {"questions_until": date(2027, 1, 8)},
        {"choice_by": date(2027, 1, 11)},
        {"criteria": [], "own_criteria": []},
        {"text": ""},
    ],
)
def test_what_is_not_fair_or_not_said_is_refused(
    municipality: Organisation, official: Person, changes: dict[str, Any]
) -> None:
    with pytest.raises(Refusal):
        made(municipality, official, **changes)
    assert not Invitation.objects.exists()


def test_people_get_four_weeks_and_what_they_bid_on_does_not_change(
    municipality: Organisation, official: Person
) -> None:
    short = {"questions_until": DAY, "bids_until": DAY + timedelta(days=21), "choice_by": DAY + timedelta(days=40)}
    draft = made(municipality, official, **short)
    with pytest.raises(UnfairDays):
        actions.publish_invitation(invitation=draft, revision=draft.revision, by=official, on=DAY)

    edited = actions.edit_invitation(invitation=draft, facts=INVITED, revision=draft.revision, by=official)
    with pytest.raises(InvitationChanged):
        actions.edit_invitation(invitation=draft, facts=INVITED, revision=draft.revision, by=official)
    actions.publish_invitation(invitation=edited, revision=edited.revision, by=official, on=DAY)
    with pytest.raises(actions.NotYours):
        actions.edit_invitation(invitation=edited, facts={"title": "Anders"}, revision=edited.revision, by=official)


def test_a_bid_is_sent_once_and_in_time(invitation: Invitation, garden: Initiative, owner: Person) -> None:
    draft = bid_of(garden, invitation, owner, send=False)
    with pytest.raises(OneBid):
        actions.start_bid(invitation=invitation, initiative=garden, by=owner, on=DAY)
    late = NOON.replace(year=2027, month=1, day=12)
    with pytest.raises(BiddingClosed):
        actions.send_bid(challenge=draft, revision=draft.revision, by=owner, at=late)
    with pytest.raises(BiddingClosed):
        actions.start_bid(invitation=invitation, initiative=garden, by=owner, on=AFTER)

    sent = actions.send_bid(challenge=draft, revision=draft.revision, by=owner, at=NOON)
    assert (sent.state, sent.dossier, sent.clock) == ("sent", None, None)


def test_every_bidder_hears_why_and_a_chosen_bid_becomes_a_dossier(
    invitation: Invitation,
    garden: Initiative,
    owner: Person,
    official: Person,
    django_capture_on_commit_callbacks: Any,
) -> None:
    other = factories.initiative("Speelgroep")
    parent = factories.member(other, factories.person("Pia", email="pia@voorbeeld.example"))
    first, second = bid_of(garden, invitation, owner), bid_of(other, invitation, parent)
    given: dict[str, Any] = {"invitation": invitation, "how": "Samen.", "revision": invitation.revision, "on": AFTER}
    with pytest.raises(Refusal):
        actions.choose_bids(chosen={first.pk}, reasons={first.pk: "Ja."}, by=official, **given)
    with pytest.raises(actions.NotYours):
        actions.choose_bids(chosen=set(), reasons={}, by=official, **given | {"on": DAY})

    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        reasons = {first.pk: "Elke dag open.", second.pk: "Alleen in het weekend."}
        actions.choose_bids(chosen={first.pk}, reasons=reasons, by=official, **given)

    assert (now(first).state, now(second).state) == ("chosen", "not-chosen")
    assert Dossier.objects.get().initiative == garden
    told = {letter.to[0]: letter.body for letter in mail.outbox if "keuze" in letter.subject}
    assert "Uw bod is gekozen." in told[owner.email]
    assert "Alleen in het weekend." in told["pia@voorbeeld.example"]
    assert "Elke dag open." not in told["pia@voorbeeld.example"]


def test_an_initiative_from_elsewhere_opens_its_own_dossier(invitation: Invitation, official: Person) -> None:
    breda = factories.place("Breda", "GM0758")
    other = factories.initiative("Speelgroep", municipality=breda, place=breda)
    parent = factories.member(other)
    bid = bid_of(other, invitation, parent)
    actions.choose_bids(
        invitation=invitation,
        chosen={bid.pk},
        reasons={bid.pk: "Een goed plan."},
        how="Samen.",
        revision=invitation.revision,
        by=official,
        on=AFTER,
    )

    assert now(bid).dossier is None
    assert actions.open_for_bid(challenge=now(bid), by=parent, on=AFTER).dossier is not None


def test_taking_an_invitation_back_says_why_to_who_bid(
    invitation: Invitation, garden: Initiative, owner: Person, official: Person, django_capture_on_commit_callbacks: Any
) -> None:
    bid_of(garden, invitation, owner)
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        actions.take_back(invitation=invitation, reason="Het geld is er niet.", by=official, on=DAY)

    assert [letter.to for letter in mail.outbox] == [[owner.email]]
    assert "Het geld is er niet." in mail.outbox[0].body


def test_questions_are_answered_once_and_only_while_they_help(
    invitation: Invitation, owner: Person, official: Person
) -> None:
    question = actions.ask_question(invitation=invitation, text="Mag het?", by=owner, on=DAY)
    with pytest.raises(actions.NotYours):
        actions.ask_question(invitation=invitation, text="Nog iets?", by=owner, on=date(2026, 12, 15))
    actions.answer_question(question=question, answer="Ja.", by=official, on=DAY)
    with pytest.raises(actions.NotFromHere):
        actions.answer_question(question=question, answer="Nee.", by=official, on=DAY)

    asked = Entry.objects.get(what="invitation.question-asked")
    assert asked.by is None


def test_who_has_an_unsent_bid_hears_once_that_it_closes_tomorrow(
    invitation: Invitation, garden: Initiative, owner: Person, django_capture_on_commit_callbacks: Any
) -> None:
    bid_of(garden, invitation, owner, send=False)
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        assert tasks.warn(invitation.bids_until - timedelta(days=2)) == 0
        assert tasks.warn(invitation.bids_until - timedelta(days=1)) == 1
        assert tasks.warn(invitation.bids_until - timedelta(days=1)) == 0
    assert [letter.to for letter in mail.outbox] == [[owner.email]]


# --- a person --------------------------------------------------------------------------------------------------------
def test_the_calendar_holds_the_last_days(draft: Challenge, owner: Person, stranger: Person) -> None:
    days = list(calendars.days_of(owner))

    assert [day.on for day in days] == [START - timedelta(weeks=18)]
    assert list(calendars.days_of(stranger)) == []


def test_a_person_takes_along_what_they_wrote_and_is_forgotten(
    draft: Challenge, invitation: Invitation, owner: Person
) -> None:
    actions.ask_question(invitation=invitation, text="Mag het?", by=owner, on=DAY)
    kept = personal.export_of(owner)
    assert [one["number"] for one in kept["requests"]] == [draft.number]
    assert [one["text"] for one in kept["questions"]] == ["Mag het?"]

    personal.forget(owner, NOON)
    after = now(draft)
    assert (after.contact_name, after.contact_email) == ("", "")
    assert personal.export_of(owner)["questions"] == []
