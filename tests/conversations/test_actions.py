"""What changes in a conversation, what the journal hears of it, and who is refused."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.db import IntegrityError, transaction

from tests import factories
from tests.conftest import DAY
from tests.conversations.conftest import NOON
from tussenruimte.accounts.models import Person, Role
from tussenruimte.conversations import actions, personal, tasks
from tussenruimte.conversations.actions import asking, developing, mapping, policy, reaching, refusing
from tussenruimte.conversations.models import (
    DevelopmentAction,
    Lead,
    PolicyNote,
    ReachGroup,
    Stakeholder,
    UnitAnswer,
    UnitQuestion,
    ValueNote,
)
from tussenruimte.journal.models import Entry
from tussenruimte.register.models import Initiative, Membership, Organisation, Place

pytestmark = pytest.mark.django_db


def journalled() -> list[str]:
    return list(Entry.objects.filter(what__startswith="conversation.").order_by("pk").values_list("what", flat=True))


def choose(garden: Initiative, by: Person, **changes: Any) -> DevelopmentAction:
    given: dict[str, Any] = {
        "title": "Eén vaste ambtenaar",
        "condition": "gemeente-aanspreekpunt",
        "owner_side": "municipality",
        "due": DAY + timedelta(days=30),
        "together": True,
    }
    return actions.choose_action(initiative=garden, by=by, on=DAY, **given | changes)


# --- values ----------------------------------------------------------------------------------------------------------
def test_a_side_says_what_a_value_means_to_it(garden: Initiative, owner: Person):
    note = actions.say_value(initiative=garden, value="vertrouwen", text=" Kom eens kijken. ", by=owner, on=DAY)

    assert (note.text, note.side, note.by, note.on) == ("Kom eens kijken.", "initiative", owner, DAY)
    assert journalled() == ["conversation.value-said"]
    assert "Kom eens kijken" not in str(Entry.objects.get().details)


def test_saying_the_same_twice_is_saying_it_once(garden: Initiative, owner: Person):
    told = [
        actions.say_value(initiative=garden, value="gezamenlijk-doel", text="Groen.", by=owner, on=DAY)
        for _twice in range(2)
    ]

    assert told[0] == told[1]
    assert journalled() == ["conversation.value-said"]


@pytest.mark.parametrize(
    ("value", "text", "refusal"),
    [("bestaat-niet", "Iets", refusing.NotInTheList), ("vertrouwen", "  ", refusing.NoWords)],
)
def test_a_value_is_one_of_the_list_and_has_words(
    garden: Initiative, owner: Person, value: str, text: str, refusal: type[Exception]
):
    with pytest.raises(refusal):
        actions.say_value(initiative=garden, value=value, text=text, by=owner, on=DAY)

    assert not ValueNote.objects.exists()


def test_only_who_takes_part_speaks(garden: Initiative, stranger: Person):
    reader = factories.member(garden, factories.person("Hanna"), Membership.Mandate.MEMBER)

    for person in (stranger, reader):
        with pytest.raises(refusing.NotYours):
            actions.say_value(initiative=garden, value="vertrouwen", text="Iets", by=person, on=DAY)


def test_a_side_takes_back_its_own_words_and_not_those_of_the_other(
    garden: Initiative, owner: Person, official: Person
):
    note = actions.say_value(initiative=garden, value="vertrouwen", text="Kom langs.", by=owner, on=DAY)
    with pytest.raises(refusing.NotYours):
        actions.withdraw_value(note=note, by=official, on=DAY)

    for _twice in range(2):
        actions.withdraw_value(note=note, by=owner, on=DAY)

    note.refresh_from_db()
    assert note.withdrawn_on == DAY
    assert journalled() == ["conversation.value-said", "conversation.value-withdrawn"]


# --- development actions ---------------------------------------------------------------------------------------------
def test_an_action_is_chosen_with_an_owner_and_a_day(garden: Initiative, official: Person):
    action = choose(garden, official, owner=official, owner_name="  Loket ")

    assert (action.title, action.owner_name, action.owner, action.side) == (
        "Eén vaste ambtenaar",
        "Loket",
        official,
        "municipality",
    )
    assert journalled() == ["conversation.action-chosen"]
    assert choose(garden, official) == action


def test_a_fourth_action_is_refused_until_one_ends(garden: Initiative, owner: Person):
    running = [choose(garden, owner, title=f"Actie {number}") for number in range(3)]
    with pytest.raises(developing.EnoughRunning) as refusal:
        choose(garden, owner, title="Actie 4")
    assert "drie acties" in str(refusal.value)

    actions.end_action(action=running[0], state="done", by=owner, on=DAY)

    assert choose(garden, owner, title="Actie 4").state == "running"


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"title": " "}, refusing.NoWords),
        ({"condition": "bestaat-niet"}, refusing.NotInTheList),
        ({"owner_side": "broker"}, refusing.NotInTheList),
        ({"due": DAY - timedelta(days=1)}, developing.DayGoneBy),
        ({"together": False}, developing.ChosenAlone),
    ],
)
def test_an_action_that_is_not_right_is_refused(
    garden: Initiative, owner: Person, changes: dict[str, Any], refusal: type[Exception]
):
    with pytest.raises(refusal):
        choose(garden, owner, **changes)

    assert not DevelopmentAction.objects.exists()


def test_either_side_ends_an_action_once(garden: Initiative, owner: Person, official: Person, stranger: Person):
    action = choose(garden, owner)
    with pytest.raises(refusing.NotYours):
        actions.end_action(action=action, state="done", by=stranger, on=DAY)
    with pytest.raises(refusing.NotInTheList):
        actions.end_action(action=action, state="running", by=owner, on=DAY)

    actions.end_action(action=action, state="stopped", by=official, on=DAY)
    actions.end_action(action=action, state="done", by=owner, on=DAY + timedelta(days=1))

    action.refresh_from_db()
    assert (action.state, action.ended_on) == ("stopped", DAY)
    assert journalled() == ["conversation.action-chosen", "conversation.action-ended"]


def test_an_action_that_ended_has_a_day(garden: Initiative, owner: Person):
    action = choose(garden, owner)

    with pytest.raises(IntegrityError), transaction.atomic():
        DevelopmentAction.objects.filter(pk=action.pk).update(state="done")


def test_a_reminder_is_mailed_once(garden: Initiative, official: Person):
    choose(garden, official, due=DAY + timedelta(days=2), owner=official)
    choose(garden, official, title="Later", due=DAY + timedelta(days=9))

    assert [tasks.remind_of_actions(DAY) for _twice in range(2)] == [1, 0]

    (letter,) = mail.outbox
    assert letter.to == [official.email]
    assert "Eén vaste ambtenaar" in letter.body
    assert "/gesprek/over/buurttuin/partners/" in letter.body


def test_nobody_is_reminded_of_a_conversation_they_left(garden: Initiative, owner: Person):
    choose(garden, owner, due=DAY, owner=owner)
    Membership.objects.filter(person=owner).update(until=DAY)

    assert tasks.remind_of_actions(DAY) == 0
    assert mail.outbox == []


def test_a_letter_that_cannot_leave_is_tried_again(garden: Initiative, owner: Person, monkeypatch: pytest.MonkeyPatch):
    choose(garden, owner, due=DAY)
    with monkeypatch.context() as broken:
        broken.setattr(EmailBackend, "send_messages", _no_server)
        assert tasks.remind_of_actions(DAY) == 0

    assert tasks.remind_of_actions(DAY) == 1


def _no_server(*_args: Any) -> int:
    raise OSError("geen mailserver")


# --- the reach plan --------------------------------------------------------------------------------------------------
def test_a_group_gets_one_plan(garden: Initiative, owner: Person, official: Person):
    plan = actions.plan_group(initiative=garden, group="jongeren", why=" Zij gebruiken het veld. ", by=owner, on=DAY)

    assert (str(plan), plan.why, plan.state) == ("jongeren", "Zij gebruiken het veld.", "planned")
    with pytest.raises(reaching.AlreadyPlanned):
        actions.plan_group(initiative=garden, group="jongeren", why="Nog eens", by=official, on=DAY)
    own = actions.plan_group(initiative=garden, name="De  schippers", why="Zij wonen er.", by=official, on=DAY)
    assert str(own) == "De schippers"
    with pytest.raises(reaching.AlreadyPlanned):
        actions.plan_group(initiative=garden, name="de schippers", why="Nog eens", by=owner, on=DAY)
    assert journalled() == ["conversation.group-planned"] * 2


@pytest.mark.parametrize(
    ("told", "refusal"),
    [
        ({"group": "bestaat-niet", "why": "x"}, refusing.NotInTheList),
        ({"why": "x"}, refusing.NoWords),
        ({"group": "ouderen", "why": " "}, refusing.NoWords),
        ({"group": "ouderen", "why": "x", "state": "gedaan"}, refusing.NotInTheList),
    ],
)
def test_a_plan_that_is_not_right_is_refused(
    garden: Initiative, owner: Person, told: dict[str, Any], refusal: type[Exception]
):
    with pytest.raises(refusal):
        actions.plan_group(initiative=garden, by=owner, on=DAY, **told)

    assert not ReachGroup.objects.exists()


def test_either_side_changes_a_plan_and_only_its_maker_drops_it(garden: Initiative, owner: Person, official: Person):
    plan = actions.plan_group(initiative=garden, group="jongeren", why="Zij spelen hier.", by=owner, on=DAY)

    for _twice in range(2):
        actions.change_group(reach=plan, by=official, channels="De school", state="doing", due=DAY)
    with pytest.raises(refusing.NotYours):
        actions.drop_group(reach=plan, by=official)

    plan.refresh_from_db()
    assert (plan.channels, plan.state, plan.due) == ("De school", "doing", DAY)
    actions.drop_group(reach=plan, by=owner)
    assert not ReachGroup.objects.exists()
    assert journalled() == [f"conversation.group-{what}" for what in ("planned", "changed", "dropped")]


# --- who is involved -------------------------------------------------------------------------------------------------
def unit(garden: Initiative, by: Person, name: str = "Groen", **told: Any) -> Stakeholder:
    return actions.place_stakeholder(
        initiative=garden, ring="inner", name=name, by=by, on=DAY, **{"status": "involved", **told}
    )


def test_a_ring_judges_in_its_own_way(garden: Initiative, owner: Person):
    green = unit(garden, owner, weight="too-large", influence="much", role="Openbaar groen")
    school = actions.place_stakeholder(
        initiative=garden, ring="outer", name="School", by=owner, on=DAY, weight="too-small", status="missing"
    )

    assert (green.status, green.weight, green.influence, green.role) == ("involved", "", "", "Openbaar groen")
    assert (school.status, school.weight) == ("", "too-small")


@pytest.mark.parametrize(
    ("told", "refusal"),
    [
        ({"ring": "middle"}, refusing.NotInTheList),
        ({"name": " "}, refusing.NoWords),
        ({"name": "groen"}, mapping.AlreadyThere),
        ({"status": ""}, refusing.NotInTheList),
        ({"ring": "outer", "weight": "heavy"}, refusing.NotInTheList),
        ({"ring": "outer", "weight": "fits", "influence": "huge"}, refusing.NotInTheList),
    ],
)
def test_someone_who_cannot_stand_there_is_refused(
    garden: Initiative, owner: Person, told: dict[str, Any], refusal: type[Exception]
):
    unit(garden, owner)
    given: dict[str, Any] = {"ring": "inner", "name": "Sport", "status": "involved"}

    with pytest.raises(refusal):
        actions.place_stakeholder(initiative=garden, by=owner, on=DAY, **given | told)

    assert Stakeholder.objects.count() == 1


def test_a_contact_stays_out_of_the_journal(garden: Initiative, owner: Person, official: Person):
    green = unit(garden, official, contact="Aydin, 023 123")
    with pytest.raises(refusing.NotYours):
        actions.change_stakeholder(stakeholder=green, by=owner, contact="iemand anders")

    for _twice in range(2):
        actions.change_stakeholder(stakeholder=green, by=official, contact="Bakker, 023 456", status="missing")

    told = [entry.details for entry in Entry.objects.filter(what="conversation.stakeholder-changed")]
    assert told == [{"name": "Groen", "fields": ["contact", "status"]}]


def test_taking_a_unit_off_the_map_takes_its_answers_along(garden: Initiative, owner: Person, official: Person):
    green, question = unit(garden, owner), actions.ask_units(initiative=garden, text="Mag het?", by=owner, on=DAY)
    actions.note_answer(question=question, unit=green, answer="yes", given_on=DAY, by=owner)
    with pytest.raises(refusing.NotYours):
        actions.remove_stakeholder(stakeholder=green, by=official)

    actions.remove_stakeholder(stakeholder=green, by=owner)

    assert not UnitAnswer.objects.exists()
    assert UnitQuestion.objects.get() == question


def test_asking_the_same_twice_is_asking_once(garden: Initiative, owner: Person):
    asked = [actions.ask_units(initiative=garden, text=text, by=owner, on=DAY) for text in ("Mag het?", " mag  het? ")]

    assert asked[0] == asked[1]
    with pytest.raises(refusing.NoWords):
        actions.ask_units(initiative=garden, text=" ", by=owner, on=DAY)


def test_a_later_answer_of_a_unit_takes_the_place_of_an_earlier(garden: Initiative, owner: Person, official: Person):
    green, question = unit(garden, owner), actions.ask_units(initiative=garden, text="Mag het?", by=owner, on=DAY)

    actions.note_answer(question=question, unit=green, answer="yes", given_on=DAY, by=owner)
    actions.note_answer(question=question, unit=green, answer="no", words=" Nee. ", given_on=DAY, by=official)

    noted = UnitAnswer.objects.get()
    assert (noted.answer, noted.words, noted.side) == ("no", "Nee.", "municipality")
    assert journalled().count("conversation.answer-noted") == 2


def test_only_a_unit_on_the_same_map_answers(garden: Initiative, owner: Person):
    question = actions.ask_units(initiative=garden, text="Mag het?", by=owner, on=DAY)
    school = actions.place_stakeholder(initiative=garden, ring="outer", name="School", weight="fits", by=owner, on=DAY)
    other = factories.initiative("Anders")
    elsewhere = Stakeholder.objects.create(
        initiative=other, ring="inner", name="Groen", status="involved", side="initiative", on=DAY
    )

    for wrong in (school, elsewhere):
        with pytest.raises(mapping.NotAUnit):
            actions.note_answer(question=question, unit=wrong, answer="yes", given_on=DAY, by=owner)
    with pytest.raises(refusing.NotInTheList):
        actions.note_answer(question=question, unit=unit(garden, owner), answer="misschien", given_on=DAY, by=owner)


# --- the policy note -------------------------------------------------------------------------------------------------
def save(municipality: Organisation, by: Person, seen: int = 0, **texts: str) -> PolicyNote:
    return actions.save_note(
        organisation=municipality,
        texts=texts,
        roles={"begeleiding": ["responsief", "rechtmatig", "bestaat-niet"], "budget": []},
        seen=seen,
        by=by,
        at=NOON,
        changed="  Eerste  opzet ",
    )


def test_every_save_is_a_version_and_the_same_is_none(municipality: Organisation, official: Person):
    first = save(municipality, official, waarom=" Omdat. ", onbekend="weg")
    same = save(municipality, official, seen=1, waarom="Omdat.")
    second = save(municipality, official, seen=1, waarom="Omdat het werkt.")

    assert same == first
    assert [first.version, second.version] == [1, 2]
    assert (first.texts, first.roles) == ({"waarom": "Omdat."}, {"begeleiding": ["rechtmatig", "responsief"]})
    assert first.changed == "Eerste opzet"
    assert journalled() == ["conversation.note-saved"] * 2


def test_who_writes_from_an_older_version_is_told(municipality: Organisation, official: Person):
    save(municipality, official, waarom="Een.")

    with pytest.raises(policy.SavedMeanwhile):
        save(municipality, official, waarom="Twee.")

    assert PolicyNote.objects.count() == 1


def test_an_empty_note_is_no_note(municipality: Organisation, official: Person, owner: Person):
    with pytest.raises(refusing.NoWords):
        actions.save_note(organisation=municipality, texts={"waarom": " "}, roles={}, seen=0, by=official, at=NOON)
    with pytest.raises(refusing.NotYours):
        save(municipality, owner, waarom="Een.")


# --- whom to ask next ------------------------------------------------------------------------------------------------
def test_a_name_is_kept_only_with_consent(district: Place, official: Person):
    without = actions.add_lead(place=district, known_for="Kent de jeugd", by=official, on=DAY)
    with pytest.raises(asking.NoConsent):
        actions.add_lead(place=district, known_for="Kent de kerk", name="Jan", by=official, on=DAY)
    named = actions.add_lead(
        place=district, known_for="Kent de kerk", name="Jan", agreed=True, suggested_by=without, by=official, on=DAY
    )

    assert (without.name, without.consent_on) == ("", None)
    assert (named.consent_on, named.suggested_by, named.municipality) == (DAY, without, district.inside)
    assert "Jan" not in str([entry.details for entry in Entry.objects.all()])
    with pytest.raises(IntegrityError), transaction.atomic():
        Lead.objects.filter(pk=without.pk).update(name="Piet")


def test_a_tip_has_words_is_from_here_and_counts_once(district: Place, haarlem: Place, official: Person):
    broker = factories.person("Bram", Role.BROKER)
    with pytest.raises(refusing.NoWords):
        actions.add_lead(place=district, known_for=" ", by=broker, on=DAY)
    tip = actions.add_lead(place=haarlem, known_for="Kent de stad", by=broker, on=DAY)
    with pytest.raises(asking.NotFromHere):
        actions.add_lead(place=district, known_for="Kent de wijk", suggested_by=tip, by=broker, on=DAY)

    assert actions.add_lead(place=haarlem, known_for="Kent de stad", by=broker, on=DAY) == tip


def test_asking_is_followed_and_forgotten(district: Place, official: Person, stranger: Person):
    lead = actions.add_lead(place=district, known_for="Kent de jeugd", by=official, on=DAY)
    for deed in (actions.follow_lead, actions.forget_lead):
        with pytest.raises(refusing.NotYours):
            deed(lead=lead, by=stranger, **({"state": "asked"} if deed is actions.follow_lead else {}))
    with pytest.raises(refusing.NotInTheList):
        actions.follow_lead(lead=lead, state="misschien", by=official)

    for _twice in range(2):
        actions.follow_lead(lead=lead, state="asked", by=official)
    actions.forget_lead(lead=lead, by=official)

    assert not Lead.objects.exists()
    assert journalled() == [f"conversation.lead-{what}" for what in ("added", "followed", "forgotten")]


# --- personal data ---------------------------------------------------------------------------------------------------
def test_what_someone_wrote_is_handed_over_and_loses_their_name(
    garden: Initiative, district: Place, municipality: Organisation, official: Person, owner: Person
):
    actions.say_value(initiative=garden, value="vertrouwen", text="Kom langs.", by=official, on=DAY)
    choose(garden, official, owner=official, owner_name="Aydin")
    save(municipality, official, waarom="Omdat.")
    actions.add_lead(place=district, known_for="Kent de jeugd", by=official, on=DAY)

    told = personal.export_of(official)
    personal.forget(official, NOON)

    assert told["values"] == [
        {"initiative_name": "Buurttuin", "value": "vertrouwen", "text": "Kom langs.", "on": DAY.isoformat()}
    ]
    assert [one["known_for"] for one in told["leads"]] == ["Kent de jeugd"]
    assert [one["version"] for one in told["policy_notes"]] == [1]
    assert ValueNote.objects.get().by is None
    action = DevelopmentAction.objects.get()
    assert (action.by, action.owner, action.owner_name) == (None, None, "")
    assert PolicyNote.objects.get().saved_by is None
    assert not Lead.objects.exists()
    assert personal.export_of(owner)["values"] == []
