"""The journal only grows: no way of asking changes or deletes an entry."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from tests.factories import person
from tussenruimte.accounts.models import Person
from tussenruimte.journal import actions
from tussenruimte.journal.models import Entry, Visibility

MOMENT = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)


@pytest.fixture
def entry(stranger: Person) -> Entry:
    """Something that happened."""
    return actions.record("test.happened", about=stranger, by=stranger, at=MOMENT, details={"reason": "zomaar"})


@pytest.mark.parametrize(
    "attempt",
    [
        lambda entry: entry.save(),
        lambda entry: entry.delete(),
        lambda entry: Entry.objects.filter(pk=entry.pk).update(what="test.changed"),
        lambda entry: Entry.objects.all().delete(),
        lambda entry: Entry.objects.bulk_update([entry], ["what"]),
        lambda entry: Entry.objects.update_or_create(pk=entry.pk, defaults={"what": "test.changed"}),
        lambda entry: Entry.objects.get(pk=entry.pk).save(update_fields=["details"]),
    ],
    ids=["save", "delete", "update", "delete all", "bulk update", "update or create", "save some"],
)
def test_entry_stays_as_it_is(entry: Entry, attempt: Callable[[Entry], Any]) -> None:
    before = list(Entry.objects.values())
    with pytest.raises(TypeError, match="never"):
        attempt(entry)

    assert list(Entry.objects.values()) == before


def test_entry_outlives_the_account_of_its_writer(stranger: Person) -> None:
    other = person("Ander")
    entry = actions.record("test.happened", about=stranger, by=other, at=MOMENT)
    other.delete()

    entry.refresh_from_db()
    assert (entry.what, entry.by) == ("test.happened", None)


def test_entries_can_be_added_together(stranger: Person) -> None:
    Entry.objects.bulk_create(
        Entry(what="test.loaded", about_kind="x.y", about_key="1", at=MOMENT, visibility=Visibility.PUBLIC)
        for _time in range(3)
    )

    assert Entry.objects.count() == 3
