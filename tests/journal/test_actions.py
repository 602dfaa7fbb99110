"""The one way to write, by rooms above the journal and by the one below it."""

from datetime import UTC, datetime

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import transaction

from tests.factories import person
from tussenruimte.accounts.happenings import happened
from tussenruimte.accounts.models import Person
from tussenruimte.journal import actions
from tussenruimte.journal.models import Entry, Visibility

MOMENT = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)


def test_record_says_what_about_what_by_whom_and_when(stranger: Person) -> None:
    about = person("Onderwerp")
    entry = actions.record(
        "test.happened", about=about, by=stranger, at=MOMENT, details={"old": 1, "new": MOMENT.date()}
    )

    entry.refresh_from_db()
    assert (entry.what, entry.about_kind, entry.about_key) == ("test.happened", "accounts.person", str(about.pk))
    assert (entry.by, entry.at, entry.visibility) == (stranger, MOMENT, Visibility.PARTIES)
    assert entry.details == {"old": 1, "new": "2026-11-23"}
    assert str(entry) == f"test.happened accounts.person {about.pk}"


def test_visitor_and_installation_write_without_a_name(stranger: Person) -> None:
    assert actions.record("test.happened", about=stranger, by=None).by is None
    assert actions.record("test.happened", about=stranger, by=AnonymousUser()).by is None  # type: ignore[arg-type]


def test_moment_is_now_unless_told(stranger: Person) -> None:
    before = datetime.now(tz=UTC)

    assert before <= actions.record("test.happened", about=stranger, by=None).at <= datetime.now(tz=UTC)


def test_entry_disappears_with_the_action_that_failed(stranger: Person) -> None:
    def fail() -> None:
        with transaction.atomic():
            actions.record("test.happened", about=stranger, by=None)
            raise RuntimeError("later in the action")

    with pytest.raises(RuntimeError):
        fail()

    assert not Entry.objects.exists()


def test_journal_hears_the_room_below(stranger: Person) -> None:
    happened.send(sender=Person, what="test.told", about=stranger, by=None, at=MOMENT, details={"role": "editor"})

    entry = Entry.objects.get()
    assert (entry.what, entry.visibility, entry.details) == ("test.told", Visibility.INTERNAL, {"role": "editor"})
