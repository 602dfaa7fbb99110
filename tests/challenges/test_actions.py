"""A request from draft to the end: what changed, what was written down, who was refused, whose words are kept."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.core import mail

from tests import factories
from tests.challenges.conftest import ALL_LINES, NOON, START, answered, now
from tests.conftest import DAY
from tests.dossiers.test_actions import FACTS
from tussenruimte.accounts.models import Person
from tussenruimte.challenges import actions, contents, rulesets, tasks
from tussenruimte.challenges.actions import Answered
from tussenruimte.challenges.actions.drafts import TaskNotOpen
from tussenruimte.challenges.actions.handling import SayWhy
from tussenruimte.challenges.actions.sending import NoStart, OtherDossier
from tussenruimte.challenges.models import Challenge, MunicipalTask
from tussenruimte.core.refusals import Refusal
from tussenruimte.dossiers import actions as dossiers
from tussenruimte.dossiers import clocks
from tussenruimte.dossiers.files import BadFile
from tussenruimte.dossiers.models import Clock, Dossier
from tussenruimte.journal.models import Entry
from tussenruimte.register.models import Initiative, Organisation

pytestmark = pytest.mark.django_db
State = Challenge.State
PDF = b"%PDF-1.7 handtekeningen"


def codes(challenge: Challenge) -> list[str]:
    """What stands in the timeline of the dossier about this request."""
    about = Entry.objects.filter(about_kind="dossiers.dossier", about_key=str(challenge.dossier_id))
    return [entry.what for entry in about.order_by("pk") if entry.what.startswith("challenge.")]


# --- a draft ---------------------------------------------------------------------------------------------------------
def test_what_is_known_already_is_filled_in_and_says_where_it_came_from(
    garden: Initiative, municipality: Organisation, owner: Person
) -> None:
    made = actions.start_challenge(
        initiative=garden, municipality=municipality, title="Het plein", variant="differently", by=owner, on=DAY
    )

    assert made.answers == {"beschrijving": "Samen zorgen wij voor groen in de buurt."}
    assert (made.contact_name, made.contact_email) == ("Olga Eigenaar", "olga@voorbeeld.example")
    assert made.taken_from == {"beschrijving": "register", "contact": "account"}

    changed = actions.save_step(
        challenge=made, changes={}, answers={"beschrijving": "Anders."}, revision=made.revision, by=owner
    )
    assert changed.taken_from == {"contact": "account"}


def test_a_task_that_is_excluded_cannot_be_challenged(
    garden: Initiative, municipality: Organisation, owner: Person, official: Person
) -> None:
    task = actions.add_task(
        municipality=municipality,
        facts={
            "name": "Paspoorten",
            "standing": "excluded",
            "excluded_because": "Dit mag alleen de gemeente.",
            "excluded_by": "artikel 3",
        },
        by=official,
        on=DAY,
    )

    with pytest.raises(TaskNotOpen):
        actions.start_challenge(
            initiative=garden,
            municipality=municipality,
            title="Paspoorten",
            variant="ourselves",
            task=task,
            by=owner,
            on=DAY,
        )


def test_two_people_fill_in_different_answers_and_both_are_kept(
    draft: Challenge, owner: Person, contact: Person
) -> None:
    seen = draft.revision
    actions.save_step(challenge=draft, changes={"supporters": 90}, answers={}, revision=seen, by=owner)
    both = actions.save_step(challenge=draft, changes={"staff": "tien buren"}, answers={}, revision=seen, by=contact)

    assert (both.supporters, both.staff) == (90, "tien buren")


def test_who_comes_second_on_the_same_answer_is_told_and_nothing_is_overwritten(
    draft: Challenge, owner: Person, contact: Person
) -> None:
    seen = draft.revision
    actions.save_step(challenge=draft, changes={}, answers={"beschrijving": "Eerst."}, revision=seen, by=owner)

    with pytest.raises(actions.ChangedMeanwhile) as refused:
        actions.save_step(challenge=draft, changes={}, answers={"beschrijving": "Later."}, revision=seen, by=contact)

    assert (refused.value.fields, refused.value.by) == (("answers.beschrijving",), owner)
    assert now(draft).answers["beschrijving"] == "Eerst."


def test_the_journal_keeps_which_answers_changed_and_never_what_was_written(draft: Challenge, owner: Person) -> None:
    actions.save_step(
        challenge=draft,
        changes={"contact_email": "geheim@voorbeeld.example"},
        answers={"beschrijving": "Geheim plan."},
        revision=draft.revision,
        by=owner,
    )
    kept = str(list(Entry.objects.values_list("details", flat=True)))

    assert "contact_email" in kept
    assert "geheim" not in kept.lower()


def test_a_file_is_judged_by_its_content_and_goes_with_the_draft(draft: Challenge, owner: Person) -> None:
    document = actions.add_support(
        challenge=draft, title="Handtekeningen", filename="lijst.exe", content=PDF, by=owner, at=NOON
    )
    place = document.file.path
    with pytest.raises(BadFile):
        actions.add_support(challenge=draft, title="Fout", filename="a.pdf", content=b"MZ\x00", by=owner, at=NOON)

    assert (document.filename, document.media_type) == ("lijst.pdf", "application/pdf")
    actions.throw_away(challenge=now(draft), by=owner)

    assert not Challenge.objects.filter(pk=draft.pk).exists()
    with pytest.raises(FileNotFoundError), open(place, "rb"):
        pass


@pytest.mark.parametrize("who", ["stranger", "official"])
def test_others_do_not_write_in_a_draft(who: str, request: pytest.FixtureRequest, draft: Challenge) -> None:
    with pytest.raises(actions.NotYours):
        actions.save_step(
            challenge=draft,
            changes={"title": "Gekaapt"},
            answers={},
            revision=draft.revision,
            by=request.getfixturevalue(who),
        )


# --- sending ---------------------------------------------------------------------------------------------------------
def test_sending_opens_a_dossier_starts_the_clock_of_the_ordinance_and_confirms_at_once(
    draft: Challenge, owner: Person, contact: Person, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        sent = actions.send_challenge(challenge=draft, revision=draft.revision, by=owner, at=NOON)
    clock = Clock.objects.get()

    assert (sent.state, sent.sent_by, sent.ordinance["id"]) == (State.SENT, owner, "geertruidenberg-sociaal-domein")
    assert (clock.weeks, clock.ordinance, clock.received) == (10, "geertruidenberg-sociaal-domein", DAY)
    assert clocks.due_day(clock, clocks.rule_book()) == DAY + timedelta(weeks=10)
    letters = [letter for letter in mail.outbox if sent.number in letter.subject]
    assert {letter.to[0] for letter in letters} == {owner.email, contact.email}
    for words in ("23 november 2026, 12:00", sent.number, ALL_LINES["manier-van-bereiken"], "1 februari 2027"):
        assert words in letters[0].body


def test_without_an_ordinance_the_reasonable_term_of_the_law_counts(
    owner: Person, garden: Initiative, official: Person
) -> None:
    assen = factories.organisation("Gemeente Assen", place=factories.place("Assen", "GM0106"))
    made = actions.start_challenge(
        initiative=garden, municipality=assen, title="Het plein", variant="ourselves", by=owner, on=DAY
    )
    made = actions.save_step(challenge=made, changes={"start": START}, answers={}, revision=made.revision, by=owner)
    sent = actions.send_challenge(challenge=made, revision=made.revision, by=owner, at=NOON)

    assert sent.clock is not None
    assert (sent.clock.term, sent.clock.weeks, sent.ordinance) == ("awb-4-13", None, {})
    assert rulesets.rules_of(sent, DAY).record is None


def test_a_running_dossier_can_take_the_request_in(draft: Challenge, owner: Person, official: Person) -> None:
    running = dossiers.open_dossier(
        initiative=draft.initiative, lead=draft.municipality, title="Het park", by=owner, on=DAY
    )
    sent = actions.send_challenge(challenge=draft, revision=draft.revision, by=owner, at=NOON, dossier=running)

    assert sent.dossier == running
    assert Dossier.objects.count() == 1
    other = actions.start_challenge(
        initiative=draft.initiative,
        municipality=draft.municipality,
        title="Nog een",
        variant="ourselves",
        by=owner,
        on=DAY,
    )
    other = actions.save_step(challenge=other, changes={"start": START}, answers={}, revision=other.revision, by=owner)
    with pytest.raises(OtherDossier):
        actions.send_challenge(challenge=other, revision=other.revision, by=owner, at=NOON, dossier=running)


def test_without_a_start_nothing_is_sent(garden: Initiative, municipality: Organisation, owner: Person) -> None:
    made = actions.start_challenge(
        initiative=garden, municipality=municipality, title="Het plein", variant="ourselves", by=owner, on=DAY
    )

    with pytest.raises(NoStart):
        actions.send_challenge(challenge=made, revision=made.revision, by=owner, at=NOON)
    assert not Dossier.objects.exists()


def test_too_late_for_the_start_is_no_reason_to_refuse(draft: Challenge, owner: Person) -> None:
    soon = actions.save_step(
        challenge=draft, changes={"start": DAY + timedelta(days=30)}, answers={}, revision=draft.revision, by=owner
    )
    finding = rulesets.finding_of(soon, DAY)
    sent = actions.send_challenge(challenge=soon, revision=soon.revision, by=owner, at=NOON)

    assert finding is not None
    assert (finding.on_time, sent.state) == (False, State.SENT)


def test_a_later_ordinance_leaves_a_running_request_alone(sent: Challenge, settings: Any, tmp_path: Any) -> None:
    before = rulesets.rules_of(sent, DAY)
    sent.municipality.place_id = "GM0779"
    much_later = DAY + timedelta(days=4000)

    assert rulesets.rules_of(sent, much_later) == before
    assert contents.due_of(sent) == DAY + timedelta(weeks=10)


def test_both_sides_read_the_same_last_day(sent: Challenge) -> None:
    finding = rulesets.finding_of(sent, DAY)

    assert finding is not None
    assert finding.decision_due == contents.due_of(sent)
    assert finding.latest_submission == START - timedelta(weeks=18)


# --- complete? -------------------------------------------------------------------------------------------------------
def asked(sent: Challenge, official: Person) -> Challenge:
    return actions.ask_completion(
        challenge=sent,
        what="Wie ruimt het afval op?",
        add_by=DAY + timedelta(days=14),
        revision=sent.revision,
        by=official,
        on=DAY,
    )


def test_asking_for_more_stops_the_clock_and_passes_the_turn(sent: Challenge, official: Person) -> None:
    waiting = asked(sent, official)
    dossier = Dossier.objects.get()
    standstill = Clock.objects.get().suspensions.get()

    assert (waiting.state, waiting.add_by) == (State.INCOMPLETE, DAY + timedelta(days=14))
    assert (standstill.since, standstill.until) == (DAY + timedelta(days=1), None)
    assert (dossier.whose_turn_id, dossier.turn_by) == (sent.initiative_id, DAY + timedelta(days=14))
    assert contents.due_of(now(sent)) is None
    assert codes(sent) == ["challenge.sent", "challenge.completion-asked"]


def test_completing_makes_the_clock_run_again_with_the_days_it_stood_still(
    sent: Challenge, official: Person, owner: Person
) -> None:
    waiting = asked(sent, official)
    written = actions.save_step(
        challenge=waiting, changes={}, answers={"beschrijving": "Wij ruimen op."}, revision=waiting.revision, by=owner
    )
    done = actions.complete(challenge=written, revision=written.revision, by=owner, on=DAY + timedelta(days=8))

    assert done.state == State.SENT
    assert contents.due_of(now(sent)) == DAY + timedelta(weeks=11)
    assert Dossier.objects.get().whose_turn_id == sent.municipality_id


def test_completing_on_the_same_day_costs_nobody_a_day(sent: Challenge, official: Person, owner: Person) -> None:
    waiting = asked(sent, official)
    actions.complete(challenge=waiting, revision=waiting.revision, by=owner, on=DAY)

    assert contents.due_of(now(sent)) == DAY + timedelta(weeks=10)


def test_when_the_time_to_complete_is_over_the_clock_runs_again_once(sent: Challenge, official: Person) -> None:
    asked(sent, official)
    over = DAY + timedelta(days=15)

    assert tasks.end_completions(over - timedelta(days=1)) == 0
    assert tasks.end_completions(over) == 1
    assert tasks.end_completions(over) == 0
    assert now(sent).state == State.SENT
    assert contents.due_of(now(sent)) == DAY + timedelta(weeks=12)


def test_only_who_handles_it_says_whether_it_is_complete(sent: Challenge, owner: Person) -> None:
    with pytest.raises(actions.NotYours):
        asked(sent, owner)
    with pytest.raises(actions.NotYours):
        actions.confirm_complete(challenge=sent, revision=sent.revision, by=owner, on=DAY)


def test_a_day_to_complete_lies_ahead_and_says_what_is_missing(sent: Challenge, official: Person) -> None:
    given: dict[str, Any] = {"challenge": sent, "revision": sent.revision, "by": official, "on": DAY}
    with pytest.raises(Refusal):
        actions.ask_completion(what="Iets", add_by=DAY, **given)
    with pytest.raises(Refusal):
        actions.ask_completion(what=" ", add_by=DAY + timedelta(days=3), **given)
    assert now(sent).state == State.SENT


# --- looking together ------------------------------------------------------------------------------------------------
def test_each_side_answers_for_itself(complete: Challenge, official: Person, owner: Person) -> None:
    criteria = [line.id for line in rulesets.criteria_of(complete, DAY)]
    given = {criteria[0]: Answered("ja", "Er is geen winst."), criteria[1]: Answered("onbekend", "")}
    actions.assess(challenge=complete, answers=given, by=owner, on=DAY)
    actions.assess(challenge=complete, answers={criteria[0]: Answered("deels", "Nog niet zeker.")}, by=official, on=DAY)

    rows = complete.assessments.order_by("side").values_list("criterion", "side", "verdict")
    assert list(rows) == [(criteria[0], "initiative", "ja"), (criteria[0], "municipality", "deels")]
    assert codes(complete)[-2:] == ["challenge.assessed-initiative", "challenge.assessed-municipality"]


def test_an_answer_says_why_and_who_is_second_is_told(complete: Challenge, owner: Person, contact: Person) -> None:
    criterion = rulesets.criteria_of(complete, DAY)[0].id
    with pytest.raises(SayWhy):
        actions.assess(challenge=complete, answers={criterion: Answered("nee", " ")}, by=owner, on=DAY)
    actions.assess(challenge=complete, answers={criterion: Answered("ja", "Eerst.")}, by=owner, on=DAY)

    with pytest.raises(actions.ChangedMeanwhile) as refused:
        actions.assess(challenge=complete, answers={criterion: Answered("nee", "Later.")}, by=contact, on=DAY)

    assert refused.value.fields == (criterion,)
    assert complete.assessments.get().reason == "Eerst."


def test_a_stranger_and_an_unknown_criterion_are_refused(complete: Challenge, owner: Person, stranger: Person) -> None:
    with pytest.raises(actions.NotYours):
        actions.assess(challenge=complete, answers={}, by=stranger, on=DAY)
    with pytest.raises(actions.NotFromHere):
        actions.assess(challenge=complete, answers={"verzonnen": Answered("ja", "Zo.")}, by=owner, on=DAY)


def test_a_request_in_free_words_is_linked_to_a_task(
    sent: Challenge, official: Person, municipality: Organisation
) -> None:
    other = actions.add_task(municipality=municipality, facts={"name": "Het plein vegen"}, by=official, on=DAY)
    linked = actions.link_task(challenge=sent, task=other, revision=sent.revision, by=official)
    elsewhere = MunicipalTask.objects.create(
        number="TR-X",
        municipality=factories.organisation("Gemeente Assen"),
        name="Elders",
        added_on=DAY,
        changed_on=DAY,
    )

    assert linked.task == other
    with pytest.raises(actions.NotFromHere):
        actions.link_task(challenge=linked, task=elsewhere, revision=linked.revision, by=official)


# --- the decision and after ------------------------------------------------------------------------------------------
def decided(complete: Challenge, official: Person, outcome: str = "granted") -> Challenge:
    facts = type(FACTS)(**{**vars(FACTS), "outcome": outcome, "rule_set": "uitdaagrecht"})
    actions.decide_challenge(
        challenge=complete,
        facts=facts,
        decided_on=DAY,
        revision=complete.revision,
        dossier_revision=Dossier.objects.get(challenge=complete).revision,
        by=official,
        at=NOON,
    )
    return now(complete)


def test_a_decision_goes_through_the_dossier_and_stops_the_clock(complete: Challenge, official: Person) -> None:
    done = decided(complete, official)

    assert done.decision is not None
    assert (done.state, done.decision.rule_set, done.is_granted) == (State.DECIDED, "uitdaagrecht", True)
    assert done.decision.rule_set_version is not None
    assert Clock.objects.get().decided == DAY


def test_only_a_complete_request_is_decided_on(sent: Challenge, official: Person, owner: Person) -> None:
    with pytest.raises(actions.NotYours):
        decided(sent, official)
    with pytest.raises(actions.NotYours):
        decided(sent, owner)


def test_after_granting_each_side_promises_its_own_steps(complete: Challenge, official: Person, owner: Person) -> None:
    done = decided(complete, official)
    days = {"agreement": date(2027, 1, 15), "transfer": date(2027, 6, 1)}
    assert actions.plan_steps(challenge=done, days=days, revision=done.revision, by=official, on=DAY) == 2
    again = now(done)
    assert actions.plan_steps(challenge=again, days=days, revision=again.revision, by=official, on=DAY) == 0
    again = now(done)
    monitoring = {"monitoring": date(2027, 12, 1)}
    assert actions.plan_steps(challenge=again, days=monitoring, revision=again.revision, by=owner, on=DAY) == 1

    promisers = [step.promise.promiser_id for step in done.next_steps.all()]
    assert promisers == [done.municipality_id, done.municipality_id, done.initiative_id]


def test_nothing_is_planned_after_a_refusal(complete: Challenge, official: Person) -> None:
    done = decided(complete, official, "refused")

    assert not done.is_granted
    with pytest.raises(actions.NotYours):
        actions.plan_steps(
            challenge=done, days={"transfer": date(2027, 6, 1)}, revision=done.revision, by=official, on=DAY
        )


def test_a_task_goes_on_or_is_handed_back_with_a_reason(complete: Challenge, official: Person, owner: Person) -> None:
    done = decided(complete, official, "partly")
    ended = actions.end_challenge(
        challenge=done, ending="handed-back", reason="Het werd te veel.", revision=done.revision, by=owner, on=DAY
    )

    assert (ended.ending, ended.ended_on) == ("handed-back", DAY)
    assert codes(done)[-1] == "challenge.handed-back"


def test_taking_it_back_makes_the_clock_stand_still_and_leaves_the_dossier(sent: Challenge, owner: Person) -> None:
    gone = actions.withdraw_challenge(challenge=sent, revision=sent.revision, by=owner, at=NOON)

    assert gone.state == State.WITHDRAWN
    assert contents.due_of(now(sent)) is None
    assert Dossier.objects.get().is_open


# --- by itself -------------------------------------------------------------------------------------------------------
def test_people_hear_once_that_the_last_day_to_send_is_near(
    draft: Challenge, owner: Person, django_capture_on_commit_callbacks: Any
) -> None:
    last = START - timedelta(weeks=18)
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        assert tasks.warn(last - timedelta(days=15)) == 0
        assert tasks.warn(last - timedelta(days=14)) == 1
        assert tasks.warn(last - timedelta(days=13)) == 0

    assert [letter.to for letter in mail.outbox] == [[owner.email]]
    assert now(draft).revision == draft.revision


def test_money_stays_exact(draft: Challenge) -> None:
    assert now(draft).cost == Decimal("15000.00")


def test_the_answer_of_the_municipality_is_needed_before_a_decision(
    draft: Challenge, owner: Person, official: Person
) -> None:
    sent = actions.send_challenge(challenge=draft, revision=draft.revision, by=owner, at=NOON)
    ready = actions.confirm_complete(challenge=sent, revision=sent.revision, by=official, on=DAY)

    with pytest.raises(actions.NotYours):
        decided(ready, official)
    answered(ready, official)
    assert decided(now(ready), official).state == State.DECIDED
