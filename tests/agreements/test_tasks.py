"""What goes by itself: reviews and ends are announced in time, each once, to all parties; days in the calendar."""

from datetime import date, timedelta

import pytest
from django.core import mail

from tests.agreements.conftest import NOON, completed, fresh, propose, sign
from tests.conftest import DAY
from tussenruimte.accounts.models import Person
from tussenruimte.agreements import actions, calendars, tasks
from tussenruimte.agreements.models import Agreement, Review
from tussenruimte.dossiers import tasks as dossiers
from tussenruimte.dossiers import wording
from tussenruimte.journal.models import Entry

pytestmark = pytest.mark.django_db
END = DAY + timedelta(days=365)
LOOK_BACK = END - timedelta(days=56)


def days_told(what: str) -> list[str]:
    """What was announced."""
    return list(Entry.objects.filter(what=what).order_by("pk").values_list("details__due", flat=True))


def run(first: date, last: date, step: int = 1) -> int:
    """The daily work on every day from one to another, twice a day."""
    done, day = 0, first
    while day <= last:
        for _time in range(2):
            done += tasks.announce_reviews(day) + tasks.announce_ends(day) + tasks.end_what_is_over(day)
        day += timedelta(days=step)
    return done


def test_a_review_and_an_end_are_told_six_weeks_and_one_week_before(concluded: Agreement) -> None:
    assert run(DAY, LOOK_BACK - timedelta(days=43), 30) == 0
    run(LOOK_BACK - timedelta(days=43), END + timedelta(days=3))

    assert days_told("agreement.review-coming") == [LOOK_BACK.isoformat()] * 2
    assert days_told("agreement.end-coming") == [END.isoformat()] * 2
    assert days_told("agreement.ended-by-itself") == [END.isoformat()]
    review = Review.objects.get()
    assert (review.announced_on, review.reminded_on) == (
        LOOK_BACK - timedelta(weeks=6),
        LOOK_BACK - timedelta(weeks=1),
    )
    assert fresh(concluded).state == "ended"


def test_a_late_run_says_one_thing_once(concluded: Agreement) -> None:
    assert tasks.announce_reviews(LOOK_BACK - timedelta(days=2)) == 1
    assert tasks.announce_reviews(LOOK_BACK) == 0
    assert days_told("agreement.review-coming") == [LOOK_BACK.isoformat()]


def test_a_notice_is_an_end_that_is_announced_anew(concluded: Agreement, owner: Person) -> None:
    until = DAY + timedelta(weeks=8)
    actions.give_notice(
        agreement=concluded, party=concluded.dossier.initiative, until=until, reason="Geen tijd.", by=owner, on=DAY
    )
    run(DAY, until + timedelta(days=1))

    assert days_told("agreement.end-coming") == [until.isoformat()] * 2
    assert days_told("agreement.ended-by-itself") == [until.isoformat()]


def test_a_review_that_was_held_and_one_of_a_draft_are_not_announced(
    complete: Agreement, owner: Person, official: Person
) -> None:
    due = DAY + timedelta(days=40)
    actions.plan_review(agreement=complete, due=due, by=owner, on=DAY)
    assert run(DAY, due) == 0
    version = propose(complete, owner)
    sign(version, owner)
    sign(version, official)
    review = Review.objects.get()
    for person, party in ((owner, complete.dossier.initiative), (official, complete.dossier.lead)):
        actions.say_in_review(review=review, party=party, went_well="Goed.", outcome="continue", by=person, at=NOON)
    actions.hold_review(review=review, outcome="continue", conclusion="Door.", by=owner, on=DAY)

    assert run(DAY, due) == 0
    assert not actions.announce_review(review=review, on=due)
    assert not actions.announce_end(agreement=complete, on=DAY)


def test_without_an_end_nothing_is_announced(agreement: Agreement, owner: Person, official: Person) -> None:
    version = propose(completed(agreement, owner, official, ends_on=None), owner)
    sign(version, owner)
    sign(version, official)

    assert not actions.announce_end(agreement=agreement, on=END)
    assert not actions.end_by_itself(agreement=agreement, on=END)


def test_all_parties_read_it_in_the_timeline_and_in_their_mail(
    concluded: Agreement, owner: Person, official: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    later = NOON + timedelta(days=365 - 56 - 42)
    dossiers.send_news(NOON + timedelta(hours=1))
    monkeypatch.setattr("django.utils.timezone.now", lambda: later)
    tasks.announce_reviews(later.date())
    mail.outbox.clear()

    dossiers.send_news(later + timedelta(hours=1))

    assert sorted(letter.to[0] for letter in mail.outbox) == sorted([owner.email, official.email])
    assert "kijken alle partijen terug op Samen een tuin" in mail.outbox[0].body


def test_every_code_in_the_timeline_has_its_sentence(concluded: Agreement) -> None:
    for entry in Entry.objects.filter(what__startswith="agreement."):
        assert not wording.happening(entry).title.startswith("agreement.")


def test_the_calendar_of_both_sides_has_the_reviews_and_the_end(
    concluded: Agreement, owner: Person, official: Person, stranger: Person
) -> None:
    for person in (owner, official):
        kept = [(day.key.rsplit("-", 1)[0], day.on) for day in calendars.days_of(person)]
        assert kept == [("agreement-review", LOOK_BACK), ("agreement-end", END)]
    assert list(calendars.days_of(stranger)) == []
