"""Never silence: what leaves by itself leaves once, also when the work runs twice, late, or is cut off."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.db import IntegrityError, transaction

from tests import factories
from tests.conftest import DAY
from tests.dossiers.conftest import NOON
from tussenruimte.accounts.models import Person
from tussenruimte.dossiers import actions, calendars, personal, queries, tasks
from tussenruimte.dossiers.actions import letters
from tussenruimte.dossiers.models import CalendarFeed, Digest, Dossier
from tussenruimte.journal.models import Entry

pytestmark = pytest.mark.django_db
PASSED = date(2026, 12, 1)


@pytest.fixture(autouse=True)
def _written_at_noon(monkeypatch: pytest.MonkeyPatch) -> None:
    """The journal writes at noon; the evening's run finds it settled."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOON)


def evening(days: int = 0, minutes: int = 0) -> datetime:
    return NOON + timedelta(hours=8, days=days, minutes=minutes)


def entries(what: str) -> int:
    return Entry.objects.filter(what=f"dossier.{what}").count()


# --- nothing new, and promises ---------------------------------------------------------------------------------------
def test_when_the_day_of_contact_passed_people_hear_that_they_are_not_forgotten_once(running: Dossier) -> None:
    assert running.next_contact == date(2026, 11, 30)
    assert tasks.keep_contact(date(2026, 11, 30)) == 0

    assert [tasks.keep_contact(PASSED), tasks.keep_contact(PASSED)] == [1, 0]

    running.refresh_from_db()
    assert running.next_contact == date(2026, 12, 8)
    assert entries("not-forgotten") == 1


def test_two_runs_that_found_the_same_dossier_say_it_once(running: Dossier) -> None:
    seen_by_both = Dossier.objects.get(pk=running.pk)

    said = [actions.say_nothing_new(dossier=seen_by_both, on=PASSED) for _run in range(2)]

    assert said == [True, False]


def test_whoever_hears_something_earlier_is_not_told_that_nothing_is_new(running: Dossier, official: Person) -> None:
    actions.add_note(
        dossier=running, text="Wij zijn bezig.", internal=False, party=running.lead, by=official, at=evening(6)
    )

    assert tasks.keep_contact(PASSED) == 0


def test_an_internal_note_breaks_no_silence(running: Dossier, official: Person) -> None:
    actions.add_note(dossier=running, text="Lastig.", internal=True, party=running.lead, by=official, at=evening(6))

    assert tasks.keep_contact(PASSED) == 1


def test_both_sides_hear_of_a_promise_before_and_after_its_day_once(running: Dossier, official: Person) -> None:
    actions.make_promise(
        dossier=running, promiser=running.lead, text="Meten", due=DAY + timedelta(days=3), by=official, on=DAY
    )

    told = [tasks.tell_about_promises(DAY + timedelta(days=later)) for later in (0, 0, 2, 4, 4, 9)]

    assert told == [1, 0, 0, 1, 0, 0]
    assert (entries("promise-near"), entries("promise-late")) == (1, 1)


def test_a_kept_promise_and_a_closed_dossier_are_left_alone(running: Dossier, official: Person, owner: Person) -> None:
    given: dict[str, Any] = {"dossier": running, "promiser": running.lead, "due": DAY, "by": official, "on": DAY}
    kept = actions.make_promise(text="Meten", **given)
    open_one = actions.make_promise(text="Bellen", **given)
    actions.settle_promise(promise=kept, state="kept", remark="", by=official, on=DAY)
    stale = [actions.tell_about_promise(promise=kept, on=PASSED)]
    running.refresh_from_db()
    actions.withdraw(dossier=running, ended_with="Wij stoppen.", revision=running.revision, by=owner, on=DAY)

    assert [*stale, tasks.tell_about_promises(PASSED), tasks.keep_contact(PASSED)] == [False, 0, 0]
    assert open_one.state == "open"


# --- one mail --------------------------------------------------------------------------------------------------------
def test_one_mail_tells_all_news_with_one_item_for_each_dossier(
    running: Dossier, official: Person, owner: Person
) -> None:
    for text in ("Eén", "Twee"):
        actions.add_note(dossier=running, text=text, internal=False, party=running.lead, by=official, at=NOON)
    actions.add_note(dossier=running, text="Intern", internal=True, party=running.lead, by=official, at=NOON)

    assert tasks.send_news(evening()) == 1

    (letter,) = mail.outbox
    assert (letter.to, letter.subject) == (["olga@voorbeeld.example"], "Nieuws over 1 dossier")
    assert letter.body.count("Een stuk grond") == 1
    assert letter.body.count("schreef een notitie") == 2
    assert f"/dossiers/{running.number}/" in letter.body


def test_running_twice_sends_nothing_twice_and_running_late_loses_nothing(
    running: Dossier, official: Person, owner: Person
) -> None:
    assert [tasks.send_news(evening()), tasks.send_news(evening(0, 10)), tasks.send_news(evening(3))] == [1, 0, 0]

    actions.add_note(dossier=running, text="Later", internal=False, party=running.lead, by=official, at=evening(1))
    assert tasks.send_news(evening(5)) == 1
    assert "schreef een notitie" in mail.outbox[-1].body
    assert "Antwoord van de gemeente" not in mail.outbox[-1].body


def test_what_is_hardly_written_waits_for_the_next_run(running: Dossier, owner: Person) -> None:
    assert tasks.send_news(NOON + timedelta(minutes=1)) == 0
    assert tasks.send_news(evening()) == 1


def test_nobody_is_mailed_about_their_own_deeds(running: Dossier, official: Person, owner: Person) -> None:
    tasks.send_news(evening())
    mail.outbox.clear()
    actions.add_note(dossier=running, text="Van Olga", internal=False, party=running.initiative, by=owner, at=NOON)

    assert tasks.send_news(evening(1)) == 1
    assert mail.outbox[0].to == [official.email]


def test_cut_off_between_claiming_and_sending_the_mail_leaves_at_a_later_run(
    running: Dossier, owner: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*args: object, **kwargs: object) -> bool:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(actions, "send_digest", killed)
        with pytest.raises(KeyboardInterrupt):
            tasks.send_news(evening())
    assert (Digest.objects.filter(sent_at__isnull=True).count(), mail.outbox) == (1, [])

    # At once it might still be on its way; half an hour later it is not.
    assert [tasks.send_news(evening(0, 5)), tasks.send_news(evening(0, 31)), tasks.send_news(evening(0, 70))] == [
        0,
        1,
        0,
    ]
    assert len(mail.outbox) == 1


def test_a_mail_that_left_but_was_cut_off_before_that_was_written_down_is_one_mail_to_its_reader(
    running: Dossier, owner: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    send = EmailBackend.send_messages

    def then_killed(self: EmailBackend, messages: Any) -> int:
        send(self, messages)
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(EmailBackend, "send_messages", then_killed)
        with pytest.raises(KeyboardInterrupt):
            tasks.send_news(evening())

    assert tasks.send_news(evening(0, 31)) == 1
    assert len({letter.message()["Message-ID"] for letter in mail.outbox}) == 1


def test_when_the_mail_server_is_away_the_mail_waits(
    running: Dossier, owner: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(self: EmailBackend, messages: Any) -> int:
        raise OSError("away")

    with monkeypatch.context() as patch:
        patch.setattr(EmailBackend, "send_messages", away)
        assert tasks.send_news(evening()) == 0

    assert tasks.send_news(evening(0, 31)) == 1
    assert len(mail.outbox) == 1


def test_two_runs_at_once_claim_a_window_once(running: Dossier, owner: Person) -> None:
    upto = queries.newest_entry(evening())
    first = actions.make_digest(person=owner, upto=upto, at=evening())
    assert first is not None

    second = actions.make_digest(person=owner, upto=upto, at=evening())
    overlapping = Digest(
        person=owner, after_entry=first.after_entry, upto_entry=upto, message_id="<x@y>", claimed_at=evening()
    )

    assert second is None
    with pytest.raises(IntegrityError), transaction.atomic():
        overlapping.save()


def test_a_mail_is_taken_by_one_run_alone(running: Dossier, owner: Person) -> None:
    upto = queries.newest_entry(evening())
    digest = actions.make_digest(person=owner, upto=upto, at=evening())
    assert digest is not None
    stale = Digest.objects.get(pk=digest.pk)
    later = evening() + letters.CUT_OFF_AFTER

    assert [actions.send_digest(digest=one, at=later) for one in (digest, stale)] == [True, False]


def test_the_number_of_questions_does_not_grow_with_the_news(
    running: Dossier, official: Person, owner: Person, django_assert_max_num_queries: Any
) -> None:
    for number in range(30):
        actions.add_note(dossier=running, text=str(number), internal=False, party=running.lead, by=official, at=NOON)
    with django_assert_max_num_queries(25):
        tasks.send_news(evening())
    assert "En nog" in mail.outbox[0].body


# --- the calendar ----------------------------------------------------------------------------------------------------
def test_a_calendar_holds_the_days_of_ones_own_dossiers(running: Dossier, official: Person, owner: Person) -> None:
    actions.make_promise(
        dossier=running, promiser=running.lead, text="Meten", due=date(2026, 12, 2), by=official, on=DAY
    )
    actions.start_clock(dossier=running, about="Grond", term="awb-4-13", received=DAY, by=official, on=DAY)

    days = [(day.key.split("-")[0], day.on) for day in calendars.days_of(owner)]

    assert days == [("turn", date(2026, 11, 30)), ("clock", date(2027, 1, 18)), ("promise", date(2026, 12, 2))]
    content = calendars.calendar_of(owner, NOON).decode()
    assert "DTSTART;VALUE=DATE:20261130" in content
    assert content.count("BEGIN:VEVENT") == 3


def test_a_colleague_has_no_days_of_a_dossier_that_another_handles(running: Dossier, colleague: Person) -> None:
    assert list(calendars.days_of(colleague)) == []
    assert queries.visible_to(colleague).count() == 1


def test_a_new_link_stops_the_old_one(owner: Person) -> None:
    first = actions.make_calendar_link(person=owner, at=NOON).token
    second = actions.make_calendar_link(person=owner, at=NOON).token

    assert list(CalendarFeed.objects.values_list("token", flat=True)) == [second] != [first]
    actions.stop_calendar_link(person=owner)
    assert CalendarFeed.objects.count() == 0


# --- forgetting ------------------------------------------------------------------------------------------------------
def test_whoever_leaves_handles_nothing_any_more_and_what_was_said_stays(running: Dossier, official: Person) -> None:
    actions.add_note(dossier=running, text="Dag", internal=False, party=running.lead, by=official, at=NOON)
    actions.make_calendar_link(person=official, at=NOON)
    told = personal.export_of(official)
    assert [note["text"] for note in told["notes"]] == ["Dag"]
    assert (told["calendar"], told["handles"][0]["number"]) == (True, running.number)

    personal.forget(official, NOON)

    running.refresh_from_db()
    assert (running.process_owner, running.notes.count()) == (None, 1)
    assert personal.export_of(official)["calendar"] is False


def test_a_person_who_belongs_to_nothing_gets_no_mail(running: Dossier, owner: Person) -> None:
    factories.person("Sam")

    assert set(queries.recipients()) == {owner, running.process_owner}
