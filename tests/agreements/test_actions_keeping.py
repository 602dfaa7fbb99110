"""What happens with an agreement that holds: looking back, notice, the end, and the public register."""

from datetime import timedelta
from typing import Any

import pytest

from tests.agreements.conftest import NOON, completed, fresh, party_of, propose, sign, told
from tests.conftest import DAY
from tussenruimte.accounts.models import Person
from tussenruimte.agreements import actions, queries
from tussenruimte.agreements.actions import (
    NotAllSpoke,
    NotFromHere,
    NotOver,
    NotShared,
    NotYours,
    TooSoon,
    keeping,
    refusing,
)
from tussenruimte.agreements.models import Agreement, Review, ReviewWord
from tussenruimte.journal.models import Entry
from tussenruimte.search.queries import matching

pytestmark = pytest.mark.django_db
END = DAY + timedelta(days=365)


def looked_back(review: Review, by: Person, outcome: str, **changes: Any) -> ReviewWord:
    """What the person's party says."""
    given = {"went_well": "Iedereen kwam.", "outcome": outcome, "party": party_of(by), "by": by, "at": NOON}
    return actions.say_in_review(review=review, **given | changes)


@pytest.fixture
def review(concluded: Agreement) -> Review:
    """The review that was signed."""
    return concluded.reviews.get()


# --- looking back ----------------------------------------------------------------------------------------------------
def test_a_review_is_closed_when_every_party_looked_back(review: Review, owner: Person, official: Person) -> None:
    given: dict[str, Any] = {"review": review, "conclusion": "Wij gaan door.", "by": official, "on": DAY}
    looked_back(review, owner, "change")
    with pytest.raises(NotAllSpoke) as caught:
        actions.hold_review(outcome="change", **given)
    assert caught.value.names == ("Gemeente Haarlem",)
    looked_back(review, owner, "continue", could_be_better="Meer water.")
    looked_back(review, official, "continue")
    with pytest.raises(NotShared):
        actions.hold_review(outcome="stop", **given)
    held = actions.hold_review(outcome="continue", **given)

    assert (held.held_on, held.held_by, held.outcome, held.conclusion) == (DAY, official, "continue", "Wij gaan door.")
    assert queries.words_in(held)[party_of(owner).pk].could_be_better == "Meer water."
    assert ReviewWord.objects.count() == 3
    with pytest.raises(NotFromHere):
        looked_back(review, owner, "stop")
    assert told(review.agreement.dossier)[0] == "agreement.review-held"


def test_nobody_looks_back_for_another_party_or_from_outside(review: Review, owner: Person, stranger: Person) -> None:
    with pytest.raises(NotYours):
        looked_back(review, owner, "continue", party=review.agreement.dossier.lead)
    with pytest.raises(NotYours):
        actions.say_in_review(
            review=review,
            party=review.agreement.dossier.initiative,
            went_well="Ik weet het niet.",
            outcome="stop",
            by=stranger,
            at=NOON,
        )


def test_a_draft_is_not_looked_back_on(complete: Agreement, owner: Person) -> None:
    planned = actions.plan_review(agreement=complete, due=DAY + timedelta(days=9), by=owner, on=DAY)

    with pytest.raises(NotFromHere):
        looked_back(planned, owner, "continue")


def test_a_review_is_planned_ahead_and_once_a_day(concluded: Agreement, either: Person, stranger: Person) -> None:
    due = DAY + timedelta(days=40)
    actions.plan_review(agreement=concluded, due=due, by=either, on=DAY)

    with pytest.raises(keeping.AlreadyPlanned):
        actions.plan_review(agreement=concluded, due=due, by=either, on=DAY)
    with pytest.raises(keeping.NotAhead):
        actions.plan_review(agreement=concluded, due=DAY - timedelta(days=1), by=either, on=DAY)
    with pytest.raises(NotYours):
        actions.plan_review(agreement=concluded, due=due, by=stranger, on=DAY)


def test_a_review_leaves_a_draft_but_not_what_was_signed(concluded: Agreement, owner: Person, review: Review) -> None:
    with pytest.raises(NotYours):
        actions.drop_review(review=review, by=owner)
    actions.amend(agreement=concluded, reason="Groter.", by=owner, on=DAY)
    extra = actions.plan_review(agreement=concluded, due=DAY + timedelta(days=40), by=owner, on=DAY)

    actions.drop_review(review=extra, by=owner)
    with pytest.raises(NotFromHere):
        actions.drop_review(review=review, by=owner)
    assert list(concluded.reviews.all()) == [review]


# --- notice and the end ----------------------------------------------------------------------------------------------
def notice(agreement: Agreement, by: Person, **changes: Any) -> Agreement:
    """Notice by the person's party, as early as was signed."""
    given = {"party": party_of(by), "until": DAY + timedelta(weeks=8), "reason": "Geen tijd meer.", "by": by, "on": DAY}
    return actions.give_notice(agreement=agreement, **given | changes)


def test_a_party_gives_notice_by_the_term_that_was_signed(concluded: Agreement, either: Person) -> None:
    with pytest.raises(TooSoon) as caught:
        notice(concluded, either, until=DAY + timedelta(days=55))
    assert caught.value.first == DAY + timedelta(weeks=8)
    with pytest.raises(refusing.NoReason):
        notice(concluded, either, reason="")
    given = notice(concluded, either)

    assert (given.state, given.notice_until, given.notice_party_id) == (
        "active",
        DAY + timedelta(weeks=8),
        party_of(either).pk,
    )
    with pytest.raises(NotFromHere):
        notice(concluded, either)


def test_nobody_gives_notice_for_another_or_of_a_draft(concluded: Agreement, owner: Person) -> None:
    with pytest.raises(NotYours):
        notice(concluded, owner, party=concluded.dossier.lead)


def test_a_draft_has_nothing_to_give_notice_of(complete: Agreement, owner: Person) -> None:
    with pytest.raises(NotFromHere):
        notice(complete, owner)


def ended(agreement: Agreement, by: Person, days: int) -> Agreement:
    """Ends it so many days later."""
    return actions.end(
        agreement=agreement, reason="Het is klaar.", exit="De kraan blijft.", by=by, at=NOON + timedelta(days=days)
    )


def test_nobody_ends_what_still_holds(concluded: Agreement, either: Person, stranger: Person) -> None:
    with pytest.raises(NotOver):
        ended(concluded, either, 0)
    with pytest.raises(NotYours):
        ended(concluded, stranger, 400)


def test_it_ends_on_its_day_with_how_it_is_wound_up(concluded: Agreement, either: Person) -> None:
    over = ended(concluded, either, 365)

    assert (over.state, over.exit, over.state_reason, over.state_since) == (
        "ended",
        "De kraan blijft.",
        "Het is klaar.",
        END,
    )
    assert list(queries.public_register(state="ended")) == [over]
    again = actions.wind_up(agreement=over, exit="De kraan gaat naar de school.", by=either, on=END)
    assert again.exit == "De kraan gaat naar de school."
    assert told(over.dossier)[:2] == ["agreement.wound-up", "agreement.ended"]


def test_it_ends_by_notice_when_the_term_is_over(concluded: Agreement, owner: Person, official: Person) -> None:
    notice(concluded, owner)
    with pytest.raises(NotOver):
        ended(concluded, official, 55)

    assert ended(concluded, official, 56).state == "ended"


def test_all_parties_can_stop_together_at_a_review(review: Review, owner: Person, official: Person) -> None:
    for person in (owner, official):
        looked_back(review, person, "stop")
    actions.hold_review(review=review, outcome="stop", conclusion="Wij stoppen.", by=owner, on=DAY)

    assert ended(review.agreement, owner, 0).state == "ended"


def test_an_end_takes_back_a_next_version_and_a_new_version_takes_back_a_notice(
    concluded: Agreement, owner: Person, official: Person
) -> None:
    notice(concluded, owner)
    actions.amend(agreement=concluded, reason="Toch verder.", by=owner, on=DAY)
    version = propose(concluded, owner)
    sign(version, owner)
    sign(version, official)
    assert fresh(concluded).notice_on is None

    actions.amend(agreement=concluded, reason="Nog eens.", by=owner, on=DAY)
    out = propose(concluded, owner)
    over = ended(concluded, owner, 365)
    out.refresh_from_db()
    assert (over.is_amending, out.withdrawn_why) == (False, "Het is klaar.")


# --- by itself -------------------------------------------------------------------------------------------------------
def test_what_is_over_ends_by_itself_unless_a_next_version_is_out(
    concluded: Agreement, owner: Person, official: Person
) -> None:
    actions.amend(agreement=concluded, reason="Verlengen.", by=owner, on=DAY)
    version = propose(concluded, owner)
    assert not actions.end_by_itself(agreement=concluded, on=END + timedelta(days=1))
    sign(version, owner)
    sign(version, official)

    assert not actions.end_by_itself(agreement=concluded, on=END)
    assert actions.end_by_itself(agreement=concluded, on=END + timedelta(days=1))
    assert not actions.end_by_itself(agreement=concluded, on=END + timedelta(days=2))
    now = fresh(concluded)
    assert (now.state, now.state_by, now.exit) == ("ended", None, "")


# --- the public register ---------------------------------------------------------------------------------------------
def test_an_entry_is_taken_out_with_a_reason_and_put_back(
    concluded: Agreement, either: Person, stranger: Person
) -> None:
    with pytest.raises(NotYours):
        actions.unpublish(agreement=concluded, reason="Weg.", by=stranger, on=DAY)
    with pytest.raises(NotFromHere):
        actions.publish(agreement=concluded, by=either, on=DAY)
    hidden = actions.unpublish(agreement=concluded, reason="Er stond een naam in.", by=either, on=DAY)

    assert (hidden.is_public, list(queries.public_register()), set(matching("agreement", "tuin"))) == (False, [], set())
    with pytest.raises(NotFromHere):
        actions.unpublish(agreement=concluded, reason="Nog eens.", by=either, on=DAY)
    actions.publish(agreement=concluded, by=either, on=DAY)
    assert list(queries.public_register()) == [concluded]
    assert set(matching("agreement", "tuin")) == {concluded.pk}


def test_what_is_archived_leaves_the_register(concluded: Agreement, owner: Person) -> None:
    with pytest.raises(NotFromHere):
        actions.archive(agreement=concluded, by=owner, at=NOON)
    ended(concluded, owner, 365)
    actions.archive(agreement=concluded, by=owner, at=NOON)

    assert list(queries.public_register()) == []


def test_no_journal_entry_holds_a_name_of_a_person(concluded: Agreement, owner: Person, official: Person) -> None:
    notice(concluded, owner)
    told_of = " ".join(str(entry.details) for entry in Entry.objects.filter(what__startswith="agreement."))

    assert not {owner.name, official.name, owner.email} & set(told_of.split("'"))
    assert owner.name not in told_of


def test_an_open_end_needs_a_term_of_notice_alone(agreement: Agreement, owner: Person, official: Person) -> None:
    version = propose(completed(agreement, owner, official, ends_on=None), owner)
    sign(version, owner)
    sign(version, official)

    assert agreement.reviews.count() == 5
    assert not queries.over(DAY + timedelta(days=9_000)).exists()
