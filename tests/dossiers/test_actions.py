"""What each deed changes, what the journal says of it, and who is refused."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core import mail
from django.db import IntegrityError, transaction

from tests import factories
from tests.conftest import DAY
from tests.dossiers.conftest import NOON
from tussenruimte.accounts.models import Person
from tussenruimte.core import days
from tussenruimte.core.refusals import NotAllowed, Refusal
from tussenruimte.dossiers import actions, queries
from tussenruimte.dossiers.actions import ChangedMeanwhile, DecisionFacts, NotFromHere, NotYours
from tussenruimte.dossiers.actions.answering import NotTakingPart, UnknownPhase
from tussenruimte.dossiers.actions.deciding import NoMotive, NoRule, StillTellsWho
from tussenruimte.dossiers.actions.opening import AlreadyOpen, NoDesk, NotAnswered
from tussenruimte.dossiers.actions.people import AlreadyIn, NotAnOfficial, SamePerson
from tussenruimte.dossiers.actions.refusing import NoReason, NotAhead, NoText
from tussenruimte.dossiers.actions.speaking import AlreadySettled, TooEarly
from tussenruimte.dossiers.files import BadFile
from tussenruimte.dossiers.models import Decision, Dossier, Promise
from tussenruimte.journal.models import Entry, Visibility
from tussenruimte.register.models import Initiative, Organisation, Party
from tussenruimte.scans.models import Scan

pytestmark = pytest.mark.django_db
LATER = DAY + timedelta(days=14)
FACTS = DecisionFacts(
    subject="Grond in gebruik geven",
    decider="Het college",
    outcome="granted",
    text="De grond mag vijf jaar gebruikt worden.",
    reason="Er is geen ander plan met deze plek.",
    criteria="Openbaar, veilig en tijdelijk.",
    alternatives="Verhuren; dat kan de groep niet betalen.",
    own_rule="Beleid tijdelijk grondgebruik 2025, artikel 3",
)


def told(dossier: Dossier) -> list[str]:
    """What the journal says about a dossier, last written first, with who it is for when that is not the parties."""
    kind = dossier._meta.label_lower
    entries = Entry.objects.filter(about_kind=kind, about_key=str(dossier.pk)).order_by("-pk")
    return [
        entry.what.removeprefix("dossier.")
        + ("" if entry.visibility == Visibility.PARTIES else f" ({entry.visibility})")
        for entry in entries
    ]


def answered(dossier: Dossier, by: Person, answer: str = "now", **given: Any) -> Dossier:
    """The dossier with an answer."""
    fitting: dict[str, Any] = {"reason": "Daarom.", "next_contact": LATER, "revision": dossier.revision}
    return actions.answer(dossier=dossier, answer=answer, by=by, on=DAY, **fitting | given)


# --- opening ---------------------------------------------------------------------------------------------------------
def test_opening_sets_at_once_whose_turn_it_is_and_by_when(
    owner: Person, garden: Initiative, municipality: Organisation, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        dossier = actions.open_dossier(initiative=garden, lead=municipality, title="Een  stuk\ngrond", by=owner, on=DAY)

    assert (dossier.title, dossier.state, dossier.phase) == ("Een stuk grond", "received", "initiatief")
    assert (dossier.whose_turn_id, dossier.process_owner) == (municipality.pk, None)
    assert dossier.turn_by == dossier.next_contact == date(2026, 11, 30)
    assert [one.part for one in queries.taking_part(dossier)] == ["initiative", "lead"]
    assert told(dossier) == ["opened"]
    assert [(letter.to, dossier.number in letter.body) for letter in mail.outbox] == [
        (["olga@voorbeeld.example"], True)
    ]


def test_the_receipt_says_when_it_came_in_and_holds_a_copy(
    owner: Person,
    garden: Initiative,
    municipality: Organisation,
    django_capture_on_commit_callbacks: Any,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(days, "now", lambda: NOON)
    with django_capture_on_commit_callbacks(execute=True):
        actions.open_dossier(
            initiative=garden,
            lead=municipality,
            title="Grond",
            goal="Samen tuinieren.",
            needed_support="Een kraan.",
            by=owner,
            on=DAY,
        )

    (letter,) = mail.outbox
    for told_to_them in (
        "23 november 2026 om 12:00 uur",
        "Samen tuinieren.",
        "Een kraan.",
        "uiterlijk 30 november 2026",
    ):
        assert told_to_them in letter.body


def test_an_official_who_opens_it_handles_it(official: Person, garden: Initiative, municipality: Organisation) -> None:
    dossier = actions.open_dossier(initiative=garden, lead=municipality, title="Grond", by=official, on=DAY)

    assert dossier.process_owner == official


def test_opening_is_refused_to_a_stranger_without_words_and_without_a_municipality(
    owner: Person, stranger: Person, garden: Initiative, municipality: Organisation, fund: Organisation
) -> None:
    with pytest.raises(NotYours):
        actions.open_dossier(initiative=garden, lead=municipality, title="Grond", by=stranger, on=DAY)
    with pytest.raises(NoText):
        actions.open_dossier(initiative=garden, lead=municipality, title=" \u200b ", by=owner, on=DAY)
    with pytest.raises(NoDesk):
        actions.open_dossier(initiative=garden, lead=fund, title="Grond", by=owner, on=DAY)
    assert Dossier.objects.count() == 0


def story(initiative: Initiative, official: Person, answer: str = "now") -> Scan:
    """A story about an initiative that was answered."""
    return Scan.objects.create(
        framework="intake",
        framework_version=1,
        subject_kind=Initiative._meta.label_lower,
        subject_key=str(initiative.pk),
        number=f"TR-{answer}",
        invitation=f"uitnodiging-{answer}",
        started_at=NOON,
        answer=answer,
        answer_reason="Mooi plan.",
        next_contact=LATER,
        answered_on=DAY,
        answered_by=official,
    )


def test_a_story_brings_its_answer_along_and_becomes_a_dossier_once(
    official: Person, garden: Initiative, municipality: Organisation
) -> None:
    told_story = story(garden, official)
    given = {"initiative": garden, "lead": municipality, "title": "Grond", "by": official, "on": DAY}

    dossier = actions.open_dossier(**given, intake=told_story)

    assert (dossier.state, dossier.answer, dossier.answer_reason) == ("running", "now", "Mooi plan.")
    assert (dossier.answered_by, dossier.next_contact, dossier.turn_by) == (official, LATER, LATER)
    with pytest.raises(AlreadyOpen):
        actions.open_dossier(**given, intake=told_story)


def test_only_a_story_about_this_initiative_that_was_answered_with_now_becomes_a_dossier(
    official: Person, garden: Initiative, municipality: Organisation
) -> None:
    other = factories.initiative("Repaircafé", municipality=garden.municipality)
    for told_story in (story(garden, official, "later"), story(other, official)):
        with pytest.raises(NotAnswered):
            actions.open_dossier(
                initiative=garden, lead=municipality, title="Grond", by=official, on=DAY, intake=told_story
            )


# --- changing, and two at once ---------------------------------------------------------------------------------------
def test_an_edit_is_told_with_what_it_was(running: Dossier, owner: Person) -> None:
    now = actions.edit_dossier(
        dossier=running, changes={"goal": "Een tuin voor iedereen."}, revision=running.revision, by=owner
    )

    entry = Entry.objects.get(what="dossier.edited")
    assert (now.goal, now.revision) == ("Een tuin voor iedereen.", running.revision + 1)
    assert entry.details["changes"] == [["goal", "", "Een tuin voor iedereen."]]


def test_an_edit_that_changes_nothing_is_not_told(running: Dossier, owner: Person) -> None:
    now = actions.edit_dossier(dossier=running, changes={"goal": running.goal}, revision=running.revision, by=owner)

    assert now.revision == running.revision
    assert "edited" not in told(running)


def test_the_second_of_two_people_is_told_what_the_first_did_and_nothing_is_lost(
    running: Dossier, owner: Person, official: Person
) -> None:
    seen = running.revision
    actions.edit_dossier(dossier=running, changes={"goal": "Van Olga"}, revision=seen, by=owner)

    with pytest.raises(ChangedMeanwhile) as refused:
        actions.edit_dossier(dossier=running, changes={"goal": "Van Aydin"}, revision=seen, by=official)
    with pytest.raises(ChangedMeanwhile):
        answered(running, official, revision=seen)

    assert [(change.field, change.old, change.new) for change in refused.value.changes] == [("goal", "", "Van Olga")]
    assert (refused.value.by, refused.value.dossier.revision) == (owner, seen + 1)
    assert Dossier.objects.get().goal == "Van Olga"


# --- answering -------------------------------------------------------------------------------------------------------
def test_later_says_when_and_stays_open(fresh: Dossier, official: Person) -> None:
    now = answered(fresh, official, "later", next_step="In het voorjaar weer kijken")

    assert (now.state, now.next_contact, now.turn_by, now.whose_turn_id) == ("later", LATER, LATER, now.lead_id)
    assert told(now) == ["answered", "opened"]


def test_never_says_why_and_closes_it(fresh: Dossier, official: Person) -> None:
    now = answered(fresh, official, "never", next_contact=None)

    assert (now.state, now.closed_on, now.closed_by) == ("declined", DAY, official)
    assert (now.whose_turn, now.turn_by, now.next_contact) == (None, None, None)


@pytest.mark.parametrize(
    ("given", "refusal"),
    [({"reason": "  "}, NoReason), ({"next_contact": None}, NotAhead), ({"next_contact": DAY}, NotAhead)],
)
def test_an_answer_without_why_or_when_is_refused(
    given: dict[str, Any], refusal: type[Refusal], fresh: Dossier, official: Person
) -> None:
    with pytest.raises(refusal):
        answered(fresh, official, **given)


def test_an_answer_is_refused_to_others_and_to_a_closed_dossier(
    fresh: Dossier, official: Person, owner: Person, colleague: Person
) -> None:
    with pytest.raises(NotYours):
        answered(fresh, owner)
    closed = answered(fresh, official, "never", next_contact=None)
    with pytest.raises(NotFromHere):
        answered(closed, official)


def test_a_closed_dossier_can_begin_again(fresh: Dossier, official: Person, owner: Person) -> None:
    closed = answered(fresh, official, "never", next_contact=None)
    with pytest.raises(NotYours):
        actions.reopen(dossier=closed, reason="Toch.", next_contact=LATER, revision=closed.revision, by=owner, on=DAY)

    again = actions.reopen(
        dossier=closed, reason="Er is nu ruimte.", next_contact=LATER, revision=closed.revision, by=official, on=DAY
    )

    assert (again.state, again.closed_on, again.whose_turn_id, again.turn_by) == ("running", None, again.lead_id, LATER)
    with pytest.raises(NotFromHere):
        actions.reopen(
            dossier=again, reason="Nog eens.", next_contact=LATER, revision=again.revision, by=official, on=DAY
        )


# --- phase and turn --------------------------------------------------------------------------------------------------
def test_both_sides_choose_the_phase(running: Dossier, owner: Person) -> None:
    now = actions.choose_phase(dossier=running, phase="uitvoering", revision=running.revision, by=owner, on=DAY)

    assert now.phase == "uitvoering"
    with pytest.raises(UnknownPhase):
        actions.choose_phase(dossier=now, phase="feest", revision=now.revision, by=owner, on=DAY)


def test_passing_the_turn_says_what_who_and_when(running: Dossier, official: Person, garden: Initiative) -> None:
    now = actions.pass_turn(
        dossier=running,
        to=garden,
        next_step="Teken het plan",
        turn_by=LATER,
        revision=running.revision,
        by=official,
        on=DAY,
    )

    assert (now.whose_turn_id, now.next_step, now.turn_by) == (garden.pk, "Teken het plan", LATER)
    assert now.next_contact is not None
    assert running.next_contact is not None
    assert now.next_contact >= running.next_contact


def test_a_turn_goes_to_a_party_and_is_passed_by_who_has_it(
    running: Dossier, official: Person, owner: Person, fund: Organisation
) -> None:
    given: dict[str, Any] = {"next_step": "Kijk", "turn_by": LATER, "revision": running.revision, "on": DAY}
    with pytest.raises(NotTakingPart):
        actions.pass_turn(dossier=running, to=fund, by=official, **given)
    with pytest.raises(NotYours):
        actions.pass_turn(dossier=running, to=running.initiative, by=owner, **given)


# --- people ----------------------------------------------------------------------------------------------------------
def test_who_handles_it_works_there_and_a_deputy_is_somebody_else(
    running: Dossier, official: Person, colleague: Person, owner: Person
) -> None:
    given: dict[str, Any] = {"protector": "", "revision": running.revision, "on": DAY}
    with pytest.raises(NotAnOfficial):
        actions.appoint(dossier=running, process_owner=owner, deputy=None, by=official, **given)
    with pytest.raises(SamePerson):
        actions.appoint(dossier=running, process_owner=official, deputy=official, by=official, **given)

    now = actions.appoint(
        dossier=running, process_owner=colleague, deputy=official, by=colleague, **given | {"protector": "Wethouder A"}
    )

    assert (now.process_owner, now.deputy, now.protector) == (colleague, official, "Wethouder A")
    assert told(now)[0] == "appointed"


def test_a_partner_joins_once_and_leaves(
    running: Dossier, official: Person, fund: Organisation, partner: Person
) -> None:
    joined = actions.bring_in(dossier=running, party=fund, shared=True, by=official, on=DAY)
    with pytest.raises(AlreadyIn):
        actions.bring_in(dossier=running, party=fund, shared=True, by=official, on=DAY)
    assert queries.visible_to(partner).count() == 1

    actions.leave_out(taking_part=joined, by=partner, on=DAY)

    assert queries.visible_to(partner).count() == 0
    assert told(running)[:2] == ["party-left", "party-joined"]


def test_the_initiative_and_the_municipality_cannot_be_left_out(running: Dossier, official: Person) -> None:
    for one in queries.taking_part(running):
        with pytest.raises(NotFromHere):
            actions.leave_out(taking_part=one, by=official, on=DAY)


def test_a_unit_stands_there_once_with_its_last_word(running: Dossier, colleague: Person) -> None:
    given: dict[str, Any] = {"dossier": running, "name": "Groen", "interest": "", "by": colleague, "on": DAY}
    actions.involve_unit(status="involved", stance="unknown", **given)
    actions.involve_unit(status="involved", stance="against", **given)

    assert [(unit.name, unit.stance) for unit in running.units.all()] == [("Groen", "against")]


# --- saying and promising --------------------------------------------------------------------------------------------
def test_an_internal_note_stays_out_of_what_others_are_told(running: Dossier, official: Person, owner: Person) -> None:
    actions.add_note(dossier=running, text="Onder ons", internal=True, party=running.lead, by=official, at=NOON)
    actions.add_note(dossier=running, text="Dag!", internal=False, party=running.lead, by=official, at=NOON)

    assert told(running)[:2] == ["note-added", "note-added (internal)"]
    with pytest.raises(NotYours):
        actions.add_note(dossier=running, text="Zogenaamd", internal=False, party=running.lead, by=owner, at=NOON)


def test_a_promise_of_either_side_is_kept_the_same_way_and_settled_once(
    running: Dossier, official: Person, owner: Person, colleague: Person
) -> None:
    ours = actions.make_promise(
        dossier=running, promiser=running.lead, text="De grond meten", due=LATER, by=official, on=DAY
    )
    theirs = actions.make_promise(
        dossier=running, promiser=running.initiative, text="Tien mensen vinden", due=DAY, by=owner, on=DAY
    )

    kept = actions.settle_promise(promise=ours, state="kept", remark="Gemeten.", by=owner, on=LATER)
    with pytest.raises(AlreadySettled):
        actions.settle_promise(promise=ours, state="broken", remark="", by=owner, on=LATER)
    with pytest.raises(TooEarly):
        actions.settle_promise(promise=theirs, state="broken", remark="", by=official, on=DAY)
    broken = actions.settle_promise(promise=theirs, state="broken", remark="", by=official, on=LATER)

    assert (kept.state, kept.settled_by, kept.remark) == ("kept", owner, "Gemeten.")
    assert (broken.state, broken.settled_on) == ("broken", LATER)
    with pytest.raises(NotYours):
        actions.settle_promise(promise=broken, state="open", remark="", by=official, on=LATER)


def test_nobody_promises_for_another_or_for_a_day_that_is_gone(
    running: Dossier, official: Person, owner: Person
) -> None:
    with pytest.raises(NotYours):
        actions.make_promise(dossier=running, promiser=running.lead, text="Geld", due=LATER, by=owner, on=DAY)
    with pytest.raises(Refusal):
        actions.make_promise(
            dossier=running, promiser=running.lead, text="Geld", due=DAY - timedelta(days=1), by=official, on=DAY
        )
    assert Promise.objects.count() == 0


def test_a_document_is_kept_with_what_it_is(running: Dossier, owner: Person) -> None:
    content = b"%PDF-1.7 een plan"
    document = actions.add_document(
        dossier=running,
        title="Het plan",
        filename="../../plan <1>.exe",
        content=content,
        internal=False,
        party=running.initiative,
        by=owner,
        at=NOON,
    )

    assert (document.media_type, document.filename, document.size) == ("application/pdf", "plan 1.pdf", len(content))
    with document.file.open("rb") as kept:
        assert kept.read() == content
    assert "plan" not in document.file.name


def test_a_bad_file_leaves_nothing_behind(running: Dossier, owner: Person) -> None:
    with pytest.raises(BadFile):
        actions.add_document(
            dossier=running,
            title="Iets",
            filename="plan.pdf",
            content=b"<html><script>alert(1)</script>",
            internal=False,
            party=running.initiative,
            by=owner,
            at=NOON,
        )
    assert running.documents.count() == 0


# --- deciding --------------------------------------------------------------------------------------------------------
def decided(dossier: Dossier, by: Person, facts: DecisionFacts = FACTS, **given: Any) -> Decision:
    """A decision."""
    fitting: dict[str, Any] = {"decided_on": DAY, "revision": dossier.revision, "at": NOON}
    return actions.decide(dossier=dossier, facts=facts, by=by, **fitting | given)


def changed(**given: Any) -> DecisionFacts:
    return DecisionFacts(**{**FACTS.__dict__, **given})


def test_a_decision_keeps_its_rules_and_what_the_case_looked_like(running: Dossier, official: Person) -> None:
    factories.reading(running.initiative, "werkvelden", "natuur")
    factories.need(running.initiative)

    decision = decided(running, official, changed(rule_set="beslistermijnen", own_rule=""))

    now = Dossier.objects.get(pk=running.pk)
    assert (decision.rule_set, decision.rule_set_version) == ("beslistermijnen", 1)
    assert decision.traits["lenses"] == {"werkvelden": ["natuur"]}
    assert (decision.traits["needs"], decision.traits["place"]) == (["space"], "GM0392")
    assert (now.whose_turn_id, now.state) == (now.initiative_id, "running")
    assert told(now)[0] == "decided"


def test_custom_work_needs_a_motive_and_a_decision_a_rule(running: Dossier, official: Person) -> None:
    with pytest.raises(NoMotive):
        decided(running, official, changed(custom_work=True, motive=" "))
    with pytest.raises(NoRule):
        decided(running, official, changed(own_rule=""))
    with pytest.raises(NoRule):
        decided(running, official, changed(rule_set="verzonnen"))
    with pytest.raises(NoReason):
        decided(running, official, changed(reason=" "))
    with pytest.raises(Refusal):
        decided(running, official, decided_on=DAY + timedelta(days=1))
    assert Decision.objects.count() == 0


def test_the_database_too_asks_custom_work_for_a_motive(running: Dossier, official: Person) -> None:
    decision = decided(running, official)
    with pytest.raises(IntegrityError), transaction.atomic():
        Decision.objects.filter(pk=decision.pk).update(custom_work=True, motive="")


def test_who_decides_second_is_told_of_the_first(running: Dossier, official: Person, owner: Person) -> None:
    decided(running, official)

    with pytest.raises(ChangedMeanwhile):
        decided(running, official)
    assert Decision.objects.count() == 1


def test_a_decision_is_asked_for_first_or_not_at_all(
    fresh: Dossier, running: Dossier, official: Person, owner: Person
) -> None:
    with pytest.raises(NotFromHere):
        decided(fresh, official)
    waiting = actions.ask_decision(dossier=running, turn_by=LATER, revision=running.revision, by=owner, on=DAY)
    assert (waiting.state, waiting.whose_turn_id, waiting.turn_by) == ("deciding", waiting.lead_id, LATER)
    with pytest.raises(NotYours):
        decided(waiting, owner)
    with pytest.raises(NotFromHere):
        actions.finish(dossier=waiting, ended_with="Klaar", revision=waiting.revision, by=owner, on=DAY)

    decided(waiting, official)

    assert Dossier.objects.get(pk=waiting.pk).state == "running"


def test_a_public_decision_names_nobody(running: Dossier, official: Person, owner: Person) -> None:
    open_one = decided(running, official)
    named = decided(
        Dossier.objects.get(pk=running.pk), official, changed(text="De Buurttuin mag het van Olga Eigenaar.")
    )

    with pytest.raises(StillTellsWho, match="Buurttuin, Olga Eigenaar"):
        actions.publish_decision(decision=named, by=official, on=DAY)
    public = actions.publish_decision(decision=open_one, by=official, on=DAY)

    assert (public.public, public.published_by) == (True, official)
    assert list(queries.public_decisions("gebruik")) == [open_one]
    with pytest.raises(NotAllowed):
        actions.publish_decision(decision=open_one, by=owner, on=DAY)


def test_like_cases_are_found_and_told_apart(
    running: Dossier, official: Person, haarlem: Any, municipality: Any
) -> None:
    factories.reading(running.initiative, "werkvelden", "natuur")
    first = decided(running, official, changed(custom_work=True, motive="Er was haast."))
    other = factories.initiative("Pluktuin", place=haarlem, municipality=haarlem)
    factories.reading(other, "werkvelden", "natuur")
    factories.reading(other, "werkvelden", "voedsel")
    second = actions.open_dossier(initiative=other, lead=municipality, title="Pluktuin", by=official, on=DAY)

    (alike,) = queries.similar_to(second, official)

    assert alike.key == first
    assert ("werkvelden", ("natuur",), ("voedsel",)) in [(axis.name, axis.shared, axis.mine) for axis in alike.axes]


# --- ends ------------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(("end", "state"), [(actions.finish, "finished"), (actions.withdraw, "withdrawn")])
def test_an_end_says_what_came_of_it(end: Any, state: str, running: Dossier, owner: Person, official: Person) -> None:
    with pytest.raises(NoReason):
        end(dossier=running, ended_with="", revision=running.revision, by=owner, on=DAY)
    now = end(dossier=running, ended_with="De tuin is er.", revision=running.revision, by=owner, on=DAY)

    assert (now.state, now.ended_with, now.closed_by, now.whose_turn) == (state, "De tuin is er.", owner, None)
    assert told(now)[0] == state
    with pytest.raises(NotFromHere):
        actions.pass_turn(
            dossier=now, to=now.initiative, next_step="x", turn_by=LATER, revision=now.revision, by=official, on=DAY
        )


def test_only_the_initiative_stops_for_itself(running: Dossier, official: Person) -> None:
    with pytest.raises(NotYours):
        actions.withdraw(dossier=running, ended_with="Weg.", revision=running.revision, by=official, on=DAY)


def test_the_database_lets_no_open_dossier_be_silent(running: Dossier) -> None:
    for silent in ({"next_contact": None}, {"whose_turn": None}, {"turn_by": None}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Dossier.objects.filter(pk=running.pk).update(**silent)
    with pytest.raises(IntegrityError), transaction.atomic():
        Dossier.objects.filter(pk=running.pk).update(state="finished")


def test_a_party_takes_part_in_a_dossier_of_another_kind_too(running: Dossier, owner: Person, partner: Person) -> None:
    neighbours = factories.initiative("Buren")
    actions.bring_in(dossier=running, party=neighbours, shared=False, by=owner, on=DAY)

    assert [one.party.kind for one in queries.taking_part(running)] == [
        Party.Kind.INITIATIVE,
        Party.Kind.MUNICIPALITY,
        Party.Kind.INITIATIVE,
    ]
