"""Drafting together: what changes, what is told, who is refused, and that the second writer keeps their words."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.utils import translation

from tests import factories
from tests.agreements.conftest import (
    AYDIN,
    NOON,
    OFFICE,
    OLGA,
    Deed,
    completed,
    fresh,
    line_of,
    party_of,
    propose,
    told,
    write,
)
from tests.conftest import DAY
from tussenruimte.accounts.models import Person
from tussenruimte.agreements import actions, queries, wording
from tussenruimte.agreements.actions import (
    ChangedMeanwhile,
    ClauseChanged,
    DossierClosed,
    NotFromHere,
    NotYours,
    refusing,
    starting,
    weighing,
    writing,
)
from tussenruimte.agreements.kinds import kind_facts
from tussenruimte.agreements.models import Agreement, Clause, ClauseText, Comparison, Suggestion
from tussenruimte.agreements.rules.completeness import Missing
from tussenruimte.core.refusals import Refusal
from tussenruimte.dossiers import actions as dossiers
from tussenruimte.dossiers.models import Dossier
from tussenruimte.journal.models import Entry
from tussenruimte.register.models import Membership, Organisation
from tussenruimte.register.rules import Change

pytestmark = pytest.mark.django_db


def first_clause(agreement: Agreement) -> Clause:
    """The clause on top."""
    return queries.clauses_of(agreement)[0].clause


def text_now(clause: Clause) -> str:
    """What a clause says."""
    return ClauseText.objects.filter(clause=clause).latest("number").text


# --- beginning -------------------------------------------------------------------------------------------------------
def test_a_draft_begins_with_all_parties_and_the_clauses_its_kind_needs(agreement: Agreement, dossier: Dossier) -> None:
    clauses = queries.clauses_of(agreement)

    assert (agreement.state, agreement.binding, agreement.kind_version) == ("drafting", False, 1)
    assert {line.party_id for line in queries.parties_to(agreement)} == {dossier.initiative_id, dossier.lead_id}
    assert [one.clause.key for one in clauses][:2] == ["wie-wij-zijn", "gedeeld-begrip"]
    assert all(one.newest.text and one.newest.number == 1 for one in clauses)
    assert told(dossier) == ["agreement.started"]


def test_a_kind_that_always_binds_begins_binding(dossier: Dossier, official: Person) -> None:
    begun = actions.start_agreement(
        dossier=dossier, kind="uitvoeringsovereenkomst", title="Subsidie", by=official, at=NOON
    )

    assert begun.binding


def test_the_text_to_start_from_is_dutch_whatever_language_the_page_is_in(dossier: Dossier, owner: Person) -> None:
    with translation.override("en"):
        begun = actions.start_agreement(dossier=dossier, kind="intentieovereenkomst", title="Tuin", by=owner, at=NOON)

    assert queries.clauses_of(begun)[0].clause.heading == "Wie wij zijn"


def test_a_stranger_and_a_plain_member_begin_nothing(dossier: Dossier, stranger: Person, member: Person) -> None:
    for person in (stranger, member):
        with pytest.raises(NotYours):
            actions.start_agreement(dossier=dossier, kind="intentieovereenkomst", title="X", by=person, at=NOON)


def test_an_unknown_kind_and_a_title_of_nothing_are_refused(dossier: Dossier, owner: Person) -> None:
    with pytest.raises(starting.UnknownKind):
        actions.start_agreement(dossier=dossier, kind="huwelijk", title="X", by=owner, at=NOON)
    with pytest.raises(refusing.NoText):
        actions.start_agreement(dossier=dossier, kind="intentieovereenkomst", title=" \u200b", by=owner, at=NOON)


def test_in_a_closed_dossier_nothing_is_begun_or_written(agreement: Agreement, owner: Person) -> None:
    dossier = Dossier.objects.get(pk=agreement.dossier_id)
    dossiers.withdraw(dossier=dossier, ended_with="Wij stoppen.", revision=dossier.revision, by=owner, on=DAY)

    with pytest.raises(NotYours):
        actions.start_agreement(
            dossier=Dossier.objects.get(pk=dossier.pk), kind="intentieovereenkomst", title="X", by=owner, at=NOON
        )
    with pytest.raises(DossierClosed):
        actions.start_agreement(dossier=dossier, kind="intentieovereenkomst", title="X", by=owner, at=NOON)
    with pytest.raises(DossierClosed):
        write(first_clause(agreement), "Nog iets.", owner)


# --- facts -----------------------------------------------------------------------------------------------------------
def test_editing_changes_the_facts_and_tells_what_was(agreement: Agreement, either: Person) -> None:
    changed = actions.edit_agreement(
        agreement=agreement, changes={"ownership": "shared", "notice_weeks": 4}, revision=1, by=either
    )

    entry = Entry.objects.get(what="agreement.edited")
    assert (changed.ownership, changed.notice_weeks, changed.revision) == ("shared", 4, 2)
    assert entry.details["changes"] == [["ownership", "undecided", "shared"], ["notice_weeks", None, 4]]


def test_who_edits_second_is_told_what_the_first_did(agreement: Agreement, owner: Person, official: Person) -> None:
    actions.edit_agreement(agreement=agreement, changes={"title": "Een tuin"}, revision=1, by=owner)

    with pytest.raises(ChangedMeanwhile) as caught:
        actions.edit_agreement(agreement=agreement, changes={"title": "Een park"}, revision=1, by=official)

    assert caught.value.changes == (Change("title", "Samen een tuin", "Een tuin"),)
    assert caught.value.by == owner
    assert fresh(agreement).title == "Een tuin"
    assert wording.told_changes(caught.value.changes) == [("titel", "Samen een tuin", "Een tuin")]


def test_what_is_the_same_is_not_told(agreement: Agreement, owner: Person) -> None:
    actions.edit_agreement(agreement=agreement, changes={"title": agreement.title}, revision=1, by=owner)

    assert fresh(agreement).revision == 1
    assert told(agreement.dossier) == ["agreement.started"]


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"binding": True}, starting.WrongBinding),
        ({"intensity": "zwaar"}, starting.UnknownIntensity),
        ({"starts_on": DAY, "ends_on": DAY - timedelta(days=1)}, starting.EndBeforeStart),
        ({"ownership": "koning"}, Refusal),
        ({"title": ""}, refusing.NoText),
    ],
)
def test_facts_that_do_not_fit_are_refused(
    agreement: Agreement, owner: Person, changes: dict[str, Any], refusal: type[Refusal]
) -> None:
    with pytest.raises(refusal):
        actions.edit_agreement(agreement=agreement, changes=changes, revision=1, by=owner)


def test_a_pact_says_how_far_the_care_goes(dossier: Dossier, owner: Person) -> None:
    pact = actions.start_agreement(dossier=dossier, kind="samenwerkingspact", title="Plein", by=owner, at=NOON)
    changed = actions.edit_agreement(agreement=pact, changes={"intensity": "doorlopend"}, revision=1, by=owner)

    assert Missing("intensity") in queries.missing_in(pact)
    assert Missing("intensity") not in queries.missing_in(changed)
    assert queries.content_of(changed).intensity == "Doorlopend zorgen"


# --- parties and who signs -------------------------------------------------------------------------------------------
def test_a_party_names_who_signs_for_it_and_the_journal_holds_no_name(agreement: Agreement, official: Person) -> None:
    line = actions.name_signatory(
        agreement=agreement,
        party=agreement.dossier.lead,
        signatory=official,
        capacity=OFFICE,
        revision=1,
        by=official,
    )

    entry = Entry.objects.get(what="agreement.signatory-named")
    assert (line.signatory, line.capacity, line.revision) == (official, OFFICE, 2)
    assert entry.details["changes"] == [["capacity", "", OFFICE]]
    assert AYDIN not in str(entry.details)


def test_nobody_names_who_signs_for_another_party(agreement: Agreement, owner: Person, official: Person) -> None:
    with pytest.raises(NotYours):
        actions.name_signatory(
            agreement=agreement, party=agreement.dossier.lead, signatory=official, revision=1, by=owner
        )


def test_a_party_names_someone_of_its_own(agreement: Agreement, owner: Person, stranger: Person) -> None:
    left = factories.member(agreement.dossier.initiative, until=DAY)
    for person in (stranger, left):
        with pytest.raises(starting.NotOfThisParty):
            actions.name_signatory(
                agreement=agreement, party=agreement.dossier.initiative, signatory=person, revision=1, by=owner
            )


def test_someone_at_the_municipality_without_the_role_signs_nothing(
    agreement: Agreement, official: Person, municipality: Organisation
) -> None:
    visitor = factories.member(municipality, factories.person("Zonder Rol"))

    with pytest.raises(starting.NotOfThisParty):
        actions.name_signatory(agreement=agreement, party=municipality, signatory=visitor, revision=1, by=official)


def test_who_signs_on_paper_needs_no_account_but_there_is_one(agreement: Agreement, owner: Person) -> None:
    given: dict[str, Any] = {"agreement": agreement, "party": agreement.dossier.initiative, "revision": 1, "by": owner}
    with pytest.raises(starting.TwoNames):
        actions.name_signatory(signatory=owner, paper_name="Opa Jan", **given)

    line = actions.name_signatory(signatory=None, paper_name=" Opa  Jan ", **given)

    assert line.signed_for_by == "Opa Jan"


def test_the_second_of_two_people_of_one_party_is_told(
    agreement: Agreement, official: Person, colleague: Person
) -> None:
    given: dict[str, Any] = {"agreement": agreement, "party": agreement.dossier.lead, "signatory": official}
    actions.name_signatory(**given, capacity=OFFICE, revision=1, by=official)
    actions.name_signatory(**given, capacity=OFFICE, revision=2, by=official)  # the same again is no change

    with pytest.raises(ChangedMeanwhile) as caught:
        actions.name_signatory(**given, capacity="Wethouder", revision=1, by=colleague)

    assert caught.value.changes == (Change("capacity", "", OFFICE),)
    assert line_of(agreement, agreement.dossier.lead).capacity == OFFICE


def test_a_partner_joins_and_leaves_and_two_stay(
    agreement: Agreement, owner: Person, official: Person, fund: Organisation, partner: Person
) -> None:
    with pytest.raises(starting.NotInDossier):
        actions.join_party(agreement=agreement, party=fund, by=owner, on=DAY)
    dossiers.bring_in(dossier=agreement.dossier, party=fund, shared=True, by=official, on=DAY)
    for _time in range(2):
        actions.join_party(agreement=agreement, party=fund, by=owner, on=DAY)
    with pytest.raises(NotYours):
        actions.leave_party(agreement=agreement, party=fund, by=owner)
    actions.leave_party(agreement=agreement, party=fund, by=partner)

    assert agreement.parties.count() == 2
    assert told(agreement.dossier)[:2] == ["agreement.party-left", "agreement.party-joined"]
    with pytest.raises(starting.TooFew):
        actions.leave_party(agreement=agreement, party=agreement.dossier.initiative, by=owner)


def test_a_party_that_left_the_dossier_is_missed_and_can_be_taken_out(
    agreement: Agreement, owner: Person, official: Person, fund: Organisation, partner: Person
) -> None:
    joined = dossiers.bring_in(dossier=agreement.dossier, party=fund, shared=True, by=official, on=DAY)
    actions.join_party(agreement=agreement, party=fund, by=owner, on=DAY)
    dossiers.leave_out(taking_part=joined, by=official, on=DAY)

    assert Missing("left", "Fonds Samen") in queries.missing_in(agreement)
    actions.leave_party(agreement=agreement, party=fund, by=owner)
    assert Missing("left", "Fonds Samen") not in queries.missing_in(agreement)


# --- words -----------------------------------------------------------------------------------------------------------
def test_every_wording_is_kept_with_who_wrote_it(agreement: Agreement, owner: Person, official: Person) -> None:
    clause = first_clause(agreement)
    write(clause, "Wij zijn buren.", owner)
    write(clause, "Wij zijn buren en de gemeente.", official, heading="Wie wij samen zijn")

    texts = list(clause.texts.values_list("number", "by__name", "heading"))
    assert texts[1:] == [(2, OLGA, "Wie wij zijn"), (3, AYDIN, "Wie wij samen zijn")]
    assert text_now(clause) == "Wij zijn buren en de gemeente."
    assert queries.clauses_of(agreement)[0].clause.heading == "Wie wij samen zijn"
    assert told(agreement.dossier)[:2] == ["agreement.clause-written"] * 2


def test_who_writes_second_is_shown_the_words_of_the_first(
    agreement: Agreement, owner: Person, official: Person
) -> None:
    clause = first_clause(agreement)
    write(clause, "Wij zijn buren.", owner, revision=1)

    with pytest.raises(ClauseChanged) as caught:
        write(clause, "Wij zijn de gemeente.", official, revision=1)

    assert (caught.value.newest.text, caught.value.newest.by, caught.value.clause.revision) == (
        "Wij zijn buren.",
        owner,
        2,
    )
    assert clause.texts.count() == 2


def test_the_same_words_again_are_no_new_wording(agreement: Agreement, owner: Person) -> None:
    clause = first_clause(agreement)
    write(clause, text_now(clause), owner)

    assert clause.texts.count() == 1
    assert told(agreement.dossier) == ["agreement.started"]


def test_nobody_writes_as_another_party(agreement: Agreement, owner: Person) -> None:
    with pytest.raises(NotYours):
        write(first_clause(agreement), "Wij zijn de gemeente.", owner, party=agreement.dossier.lead)


def test_parties_add_a_clause_of_their_own_or_one_that_the_kind_offers(agreement: Agreement, owner: Person) -> None:
    given: dict[str, Any] = {"agreement": agreement, "party": agreement.dossier.initiative, "by": owner, "at": NOON}
    offered = next(clause for clause in kind_facts(agreement.kind).clauses if not clause.required)
    actions.add_clause(heading="De kraan", text="Er komt een kraan.", **given)
    actions.add_clause(heading=offered.heading, text="Zo dus.", key=offered.id, **given)

    assert [one.clause.heading for one in queries.clauses_of(agreement)][-2:] == ["De kraan", offered.heading]
    with pytest.raises(writing.AlreadyThere):
        actions.add_clause(heading=offered.heading, text="Nog eens.", key=offered.id, **given)
    with pytest.raises(Refusal):
        actions.add_clause(heading="X", text="X", key="bestaat-niet", **given)


def test_an_agreement_has_so_many_clauses(agreement: Agreement, owner: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "MOST_CLAUSES", agreement.clauses.count())

    with pytest.raises(writing.TooManyClauses):
        actions.add_clause(
            agreement=agreement, heading="X", text="X", party=agreement.dossier.initiative, by=owner, at=NOON
        )


def test_a_clause_moves_and_the_others_make_room(agreement: Agreement, owner: Person) -> None:
    before = [one.clause for one in queries.clauses_of(agreement)]
    actions.move_clause(clause=before[2], place=1, revision=1, by=owner)

    assert [one.clause for one in queries.clauses_of(agreement)] == [before[2], *before[:2], *before[3:]]
    with pytest.raises(ClauseChanged):
        actions.move_clause(clause=before[2], place=5, revision=1, by=owner)


def test_a_clause_that_is_dropped_keeps_its_words_and_comes_back(agreement: Agreement, owner: Person) -> None:
    clause, words = first_clause(agreement), text_now(first_clause(agreement))
    actions.drop_clause(clause=clause, revision=1, by=owner)

    assert clause.pk not in {one.clause.pk for one in queries.clauses_of(agreement)}
    assert Missing("clause", clause.heading) in queries.missing_in(agreement)
    assert [one.newest.text for one in queries.clauses_of(agreement, dropped=True)] == [words]
    with pytest.raises(NotFromHere):
        actions.drop_clause(clause=clause, revision=2, by=owner)
    actions.restore_clause(clause=clause, revision=2, by=owner)
    assert first_clause(agreement) == clause
    assert told(agreement.dossier)[:2] == ["agreement.clause-restored", "agreement.clause-dropped"]


# --- suggestions -----------------------------------------------------------------------------------------------------
def suggested(agreement: Agreement, by: Person, clause: Clause | None, **changes: Any) -> Suggestion:
    """A suggestion of a member of the garden."""
    given = {"text": "Wij zijn alle buren.", "reason": "Iedereen hoort erbij.", "party": agreement.dossier.initiative}
    return actions.suggest(agreement=agreement, clause=clause, by=by, at=NOON, **given | changes)


def test_a_plain_member_suggests_and_someone_else_takes_it_over(
    agreement: Agreement, member: Person, either: Person
) -> None:
    clause = first_clause(agreement)
    suggestion = suggested(agreement, member, clause)
    with pytest.raises(NotYours):
        actions.settle_suggestion(suggestion=suggestion, take=True, by=member, at=NOON)

    taken = actions.settle_suggestion(suggestion=suggestion, take=True, revision=1, by=either, at=NOON)

    newest = ClauseText.objects.filter(clause=clause).latest("number")
    assert (taken.state, taken.settled_by) == ("taken", either)
    assert (newest.text, newest.by, newest.from_suggestion) == ("Wij zijn alle buren.", member, suggestion)
    with pytest.raises(actions.AlreadySettled):
        actions.settle_suggestion(suggestion=suggestion, take=False, answer="Nee.", by=either, at=NOON)


def test_a_suggestion_on_words_that_changed_is_not_taken_over_unseen(
    agreement: Agreement, member: Person, owner: Person
) -> None:
    clause = first_clause(agreement)
    suggestion = suggested(agreement, member, clause)
    write(clause, "Wij zijn buren.", owner)

    with pytest.raises(ClauseChanged):
        actions.settle_suggestion(suggestion=suggestion, take=True, revision=1, by=owner, at=NOON)
    assert Suggestion.objects.get().state == "open"


def test_declining_says_why_and_an_open_suggestion_holds_up_the_signing(
    agreement: Agreement, member: Person, owner: Person, official: Person
) -> None:
    complete = completed(agreement, owner, official)
    clause = first_clause(complete)
    suggestion = suggested(complete, member, clause)

    assert queries.missing_in(complete) == (Missing("suggestion", clause.heading),)
    with pytest.raises(refusing.NoReason):
        actions.settle_suggestion(suggestion=suggestion, take=False, by=official, at=NOON)
    actions.settle_suggestion(suggestion=suggestion, take=False, answer="Dit staat er al.", by=official, at=NOON)
    assert queries.missing_in(complete) == ()
    assert text_now(clause) != suggestion.text


def test_a_new_clause_can_be_suggested_taken_and_its_maker_takes_it_back(
    agreement: Agreement, member: Person, owner: Person
) -> None:
    with pytest.raises(refusing.NoText):
        suggested(agreement, member, None)
    first, second = (suggested(agreement, member, None, heading=heading) for heading in ("Water", "Wegen"))
    assert queries.suggested_clauses(agreement) == [first, second]

    actions.settle_suggestion(suggestion=first, take=True, by=owner, at=NOON)
    actions.withdraw_suggestion(suggestion=second, by=member, at=NOON)

    assert queries.clauses_of(agreement)[-1].clause.heading == "Water"
    assert queries.suggested_clauses(agreement) == []
    with pytest.raises(actions.AlreadySettled):
        actions.withdraw_suggestion(suggestion=second, by=member, at=NOON)


def test_nobody_takes_back_what_another_party_suggested(
    agreement: Agreement, member: Person, official: Person, stranger: Person
) -> None:
    suggestion = suggested(agreement, member, first_clause(agreement))

    for person in (official, stranger):
        with pytest.raises(NotYours):
            actions.withdraw_suggestion(suggestion=suggestion, by=person, at=NOON)
    with pytest.raises(NotYours):
        suggested(agreement, stranger, first_clause(agreement))


def test_nothing_is_suggested_for_or_taken_into_a_clause_that_was_dropped(
    agreement: Agreement, member: Person, owner: Person
) -> None:
    clause = first_clause(agreement)
    suggestion = suggested(agreement, member, clause)
    actions.drop_clause(clause=clause, revision=1, by=owner)

    with pytest.raises(NotFromHere):
        suggested(agreement, member, clause)
    with pytest.raises(NotFromHere):
        actions.settle_suggestion(suggestion=suggestion, take=True, revision=2, by=owner, at=NOON)


# --- values, goals, ambitions ----------------------------------------------------------------------------------------
def wish(agreement: Agreement, by: Person, kind: str = "goal", **given: Any) -> Any:
    """A wish of the person's own party."""
    words = {} if given else {"text": f"Wat {by.name} wil"}
    return actions.add_ambition(agreement=agreement, party=party_of(by), kind=kind, by=by, at=NOON, **words | given)


def test_each_party_judges_two_wishes_and_its_newest_word_counts(
    agreement: Agreement, owner: Person, official: Person
) -> None:
    mine, theirs = wish(agreement, owner, "value", value="vertrouwen"), wish(agreement, official)
    parties = (agreement.dossier.initiative, agreement.dossier.lead)
    given: dict[str, Any] = {"first": theirs, "second": mine, "at": NOON}

    actions.compare(party=parties[0], judgement="clash", note="Past niet.", by=owner, **given)
    actions.compare(party=parties[0], judgement="agree", by=owner, **given)
    actions.compare(party=parties[0], judgement="agree", by=owner, **given)
    actions.compare(party=parties[1], judgement="agree", by=official, **given)

    (pair,) = queries.matrix_of(agreement)
    assert (pair.first, pair.second, pair.cell.view, pair.cell.judgement) == (mine, theirs, "same", "agree")
    assert Comparison.objects.count() == 3
    content = queries.content_of(agreement)
    assert [line.label or line.text for line in content.ambitions] == ["Vertrouwen", f"Wat {AYDIN} wil"]
    assert [(line.first, line.second, line.judgement) for line in content.judgements] == [(1, 2, "agree")] * 2


def test_wishes_of_one_party_are_not_laid_beside_each_other(agreement: Agreement, owner: Person) -> None:
    first, second = wish(agreement, owner), wish(agreement, owner, text="Meer groen")

    with pytest.raises(weighing.OwnWishes):
        actions.compare(
            first=first, second=second, party=agreement.dossier.initiative, judgement="agree", by=owner, at=NOON
        )


def test_a_wish_is_one_of_the_eight_or_in_own_words(agreement: Agreement, owner: Person) -> None:
    with pytest.raises(weighing.UnknownValue):
        wish(agreement, owner, "value", value="winst")
    with pytest.raises(weighing.UnknownValue):
        wish(agreement, owner, "goal", value="vertrouwen")
    with pytest.raises(refusing.NoText):
        wish(agreement, owner, text=" ")


def test_a_wish_that_is_taken_back_leaves_the_matrix(agreement: Agreement, owner: Person, official: Person) -> None:
    mine = wish(agreement, owner)
    wish(agreement, official)
    with pytest.raises(NotYours):
        actions.withdraw_ambition(ambition=mine, by=official, at=NOON)
    actions.withdraw_ambition(ambition=mine, by=owner, at=NOON)

    assert queries.matrix_of(agreement) == []
    with pytest.raises(NotFromHere):
        actions.withdraw_ambition(ambition=mine, by=owner, at=NOON)


def test_what_nobody_oversees_is_too_much(agreement: Agreement, owner: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weighing, "MOST_OF_EACH", 1)
    wish(agreement, owner)
    obligation(agreement, owner)

    with pytest.raises(weighing.TooMany):
        wish(agreement, owner)
    with pytest.raises(weighing.TooMany):
        obligation(agreement, owner)


# --- obligations -----------------------------------------------------------------------------------------------------
def obligation(agreement: Agreement, by: Person, **changes: Any) -> Any:
    """Something the person's own party takes on."""
    given: dict[str, Any] = {"text": "Onkruid wieden", "days_after_start": 30}
    return actions.add_obligation(agreement=agreement, party=party_of(by), by=by, **given | changes)


def test_a_party_takes_something_on_for_itself_alone(agreement: Agreement, owner: Person, official: Person) -> None:
    mine = obligation(agreement, owner, hours_per_week=Decimal("2.5"))
    with pytest.raises(NotYours):
        actions.add_obligation(agreement=agreement, party=agreement.dossier.lead, text="Betalen", due=DAY, by=owner)
    with pytest.raises(NotYours):
        actions.drop_obligation(obligation=mine, by=official, on=DAY)

    assert queries.obligations_of(agreement) == [mine]
    actions.drop_obligation(obligation=mine, by=owner, on=DAY)
    assert queries.obligations_of(agreement) == []
    with pytest.raises(NotFromHere):
        actions.drop_obligation(obligation=mine, by=owner, on=DAY)


@pytest.mark.parametrize(
    "changes",
    [
        {"due": date(2027, 1, 1)},
        {"days_after_start": None},
        {"days_after_start": 4000},
        {"hours_per_week": Decimal(0)},
        {"text": ""},
    ],
    ids=str,
)
def test_an_obligation_has_one_moment_and_says_something(
    agreement: Agreement, owner: Person, changes: dict[str, Any]
) -> None:
    with pytest.raises(Refusal):
        obligation(agreement, owner, **changes)


# --- waiting, refusing, archiving ------------------------------------------------------------------------------------
def test_waiting_says_what_is_missing_and_goes_on_when_it_is_there(agreement: Agreement, either: Person) -> None:
    waits = actions.wait_for_completion(agreement=agreement, reason="De tekening ontbreekt.", by=either, at=NOON)

    assert (waits.state, waits.state_reason, waits.state_by) == ("waiting", "De tekening ontbreekt.", either)
    with pytest.raises(NotFromHere):
        write(first_clause(agreement), "Nog iets.", either)
    goes_on = actions.complete(agreement=agreement, by=either, at=NOON)
    assert goes_on.state == "drafting"
    assert told(agreement.dossier)[:2] == ["agreement.completed", "agreement.waiting"]


def test_refusing_says_why_and_takes_back_what_is_out(complete: Agreement, owner: Person, official: Person) -> None:
    version = propose(complete, owner)
    with pytest.raises(refusing.NoReason):
        actions.refuse(agreement=complete, reason=" ", by=official, at=NOON)

    refused = actions.refuse(agreement=complete, reason="De grond is verkocht.", by=official, at=NOON)

    version.refresh_from_db()
    assert (refused.state, version.withdrawn_why) == ("refused", "De grond is verkocht.")
    assert actions.archive(agreement=complete, by=owner, at=NOON).state == "archived"
    with pytest.raises(NotFromHere):
        actions.archive(agreement=complete, by=owner, at=NOON)


def test_a_stranger_and_a_plain_member_refuse_nothing(agreement: Agreement, stranger: Person, member: Person) -> None:
    for person in (stranger, member):
        with pytest.raises(NotYours):
            actions.refuse(agreement=agreement, reason="Nee.", by=person, at=NOON)


DEEDS: dict[str, tuple[Deed, dict[str, Any]]] = {
    "edit": (actions.edit_agreement, {"changes": {"title": "X"}, "revision": 1}),
    "join": (actions.join_party, {"on": DAY}),
    "add a clause": (actions.add_clause, {"heading": "X", "text": "X", "at": NOON}),
    "wish": (actions.add_ambition, {"kind": "goal", "text": "X", "at": NOON}),
    "take on": (actions.add_obligation, {"text": "X", "due": DAY}),
}


@pytest.mark.parametrize("name", DEEDS)
def test_a_member_who_was_removed_writes_nothing(name: str, agreement: Agreement, owner: Person) -> None:
    deed, given = DEEDS[name]
    Membership.objects.filter(person=owner).update(until=DAY)
    party = {} if name == "edit" else {"party": agreement.dossier.initiative}

    with pytest.raises(NotYours):
        deed(agreement=agreement, by=owner, **party, **given)
