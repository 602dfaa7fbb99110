"""The words of an agreement: every wording is kept, and the second writer is shown those of the first."""

from typing import Any

import pytest

from tests.agreements.conftest import (
    AYDIN,
    NOON,
    OLGA,
    completed,
    first_clause,
    text_now,
    told,
    write,
)
from tussenruimte.accounts.models import Person
from tussenruimte.agreements import actions, queries
from tussenruimte.agreements.actions import (
    ClauseChanged,
    NotFromHere,
    NotYours,
    refusing,
    writing,
)
from tussenruimte.agreements.kinds import kind_facts
from tussenruimte.agreements.models import Agreement, Clause, ClauseText, Suggestion
from tussenruimte.agreements.rules.completeness import Missing
from tussenruimte.core.refusals import Refusal

pytestmark = pytest.mark.django_db


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
