"""Several people at the same moment: the row is locked, so one waits for the other, and no word is lost."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connection, connections

from tests.agreements.conftest import NOON, code_for, completed, fresh, party_of, propose, sign, told, write
from tests.conftest import DAY
from tussenruimte.accounts.models import Person
from tussenruimte.agreements import actions, queries
from tussenruimte.agreements.actions import AlreadySettled, ChangedMeanwhile, ClauseChanged, NotFromHere, OutForSigning
from tussenruimte.agreements.models import Agreement, ClauseText, Signature, Version
from tussenruimte.agreements.rules.canonical import fingerprint
from tussenruimte.core.refusals import Refusal
from tussenruimte.dossiers import actions as dossiers
from tussenruimte.dossiers.models import Dossier, Promise
from tussenruimte.journal.models import Entry

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite lets one writer in at a time anyway"),
]


def at_once(*deeds: Callable[[], Any]) -> list[Any]:
    """Does the deeds in threads that start together; gives what each got, refusals included."""
    ready = Barrier(len(deeds))

    def one(deed: Callable[[], Any]) -> Any:
        try:
            ready.wait()
            return deed()
        except Refusal as refusal:
            return refusal
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(deeds)) as threads:
        return list(threads.map(one, deeds))


def refusals(results: list[Any], kind: type[Refusal]) -> list[Any]:
    """The results that are refusals of a kind."""
    return [result for result in results if isinstance(result, kind)]


def test_two_people_sign_in_two_browsers_at_once_and_both_succeed(
    agreement: Agreement, owner: Person, official: Person
) -> None:
    for person in (owner, official):
        actions.add_obligation(
            agreement=agreement, party=party_of(person), text="Helpen", days_after_start=30, by=person
        )
    version = propose(completed(agreement, owner, official), owner)
    codes = {person.pk: code_for(version, person) for person in (owner, official)}

    results = at_once(
        *(lambda person=person: sign(version, person, code=codes[person.pk]) for person in (owner, official) * 2)
    )

    assert {result.party_id for result in results} == {party_of(owner).pk, party_of(official).pk}
    assert Signature.objects.count() == 2
    assert fresh(agreement).state == "active"
    assert told(agreement.dossier).count("agreement.concluded") == 1
    assert Promise.objects.count() == 2


def test_two_people_write_one_clause_at_once_and_the_second_sees_the_words_of_the_first(
    agreement: Agreement, owner: Person, official: Person
) -> None:
    clause = queries.clauses_of(agreement)[0].clause
    results = at_once(
        *(
            lambda person=person: write(clause, f"Van {person.name}.", person, revision=1)
            for person in (owner, official) * 2
        )
    )

    (kept,) = [result for result in results if isinstance(result, ClauseText)]
    assert {refusal.newest.pk for refusal in refusals(results, ClauseChanged)} == {kept.pk}
    assert list(clause.texts.values_list("number", flat=True)) == [1, 2]


def test_editing_the_facts_at_once_keeps_the_first_word_and_shows_it_to_the_other(
    agreement: Agreement, owner: Person, official: Person
) -> None:
    results = at_once(
        *(
            lambda person=person: actions.edit_agreement(
                agreement=agreement, changes={"summary": f"Van {person.name}."}, revision=1, by=person
            )
            for person in (owner, official)
        )
    )

    (refused,) = refusals(results, ChangedMeanwhile)
    assert refused.changes[0].new == fresh(agreement).summary


def test_a_word_and_a_proposal_at_once_never_freeze_what_was_not_read(
    complete: Agreement, owner: Person, official: Person
) -> None:
    clause, read = queries.clauses_of(complete)[0].clause, fingerprint(queries.text_of(complete))
    revision = clause.revision
    results = at_once(
        lambda: write(clause, "Iets anders.", official, revision=revision),
        lambda: actions.propose_for_signing(agreement=complete, sha256=read, by=owner, at=NOON),
    )

    # Either the word came first and nothing was laid out, or the text was laid out and the word was refused.
    assert len(refusals(results, Refusal)) == 1
    assert Version.objects.filter(sha256=read).count() + ClauseText.objects.filter(text="Iets anders.").count() == 1


def test_the_last_signature_and_taking_it_back_at_once_end_in_one_of_both(
    proposed: Version, owner: Person, official: Person
) -> None:
    sign(proposed, owner)
    code = code_for(proposed, official)
    at_once(
        lambda: sign(proposed, official, code=code),
        lambda: actions.withdraw_proposal(agreement=proposed.agreement, why="Toch niet.", by=owner, at=NOON),
    )

    now = fresh(proposed.agreement)
    assert (now.state, Signature.objects.count(), now.current_id) in (
        ("active", 2, proposed.pk),
        ("drafting", 1, None),
    )


def test_the_last_signature_and_the_end_of_the_dossier_at_once_leave_no_promise_in_what_is_closed(
    proposed: Version, owner: Person, official: Person
) -> None:
    sign(proposed, owner)
    code, dossier = code_for(proposed, official), Dossier.objects.get(pk=proposed.agreement.dossier_id)
    at_once(
        lambda: sign(proposed, official, code=code),
        lambda: dossiers.withdraw(dossier=dossier, ended_with="Stop.", revision=dossier.revision, by=owner, on=DAY),
    )

    now = fresh(proposed.agreement)
    assert (now.state == "active") == (Signature.objects.count() == 2)


def test_a_suggestion_is_settled_once(agreement: Agreement, owner: Person, official: Person, member: Person) -> None:
    suggestion = actions.suggest(
        agreement=agreement,
        clause=None,
        heading="Water",
        text="Een kraan.",
        reason="",
        party=agreement.dossier.initiative,
        by=member,
        at=NOON,
    )
    results = at_once(
        *(
            lambda person=person: actions.settle_suggestion(suggestion=suggestion, take=True, by=person, at=NOON)
            for person in (owner, official)
        )
    )

    assert len(refusals(results, AlreadySettled)) == 1
    assert ClauseText.objects.filter(from_suggestion=suggestion).count() == 1


def test_a_text_is_laid_out_once(complete: Agreement, owner: Person, official: Person) -> None:
    results = at_once(*(lambda person=person: propose(complete, person) for person in (owner, official)))

    assert len(refusals(results, OutForSigning)) + len(refusals(results, NotFromHere)) == 1
    assert Version.objects.count() == 1


def test_two_runs_of_the_daily_work_at_once_say_everything_once(concluded: Agreement) -> None:
    review = concluded.reviews.get()
    said = at_once(*(lambda: actions.announce_review(review=review, on=review.due) for _time in range(3)))

    assert sum(said) == 1
    assert Entry.objects.filter(what="agreement.review-coming").count() == 1
