"""What of the journal is visible, to whom, and what someone gets to take along."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser

from tests.factories import person
from tussenruimte.accounts.models import Person
from tussenruimte.journal import actions, personal, queries
from tussenruimte.journal.models import Visibility

MOMENT = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)


@pytest.fixture
def thing(stranger: Person) -> Person:
    """Something with an entry of each kind, written by someone else, an hour apart."""
    thing, writer = person("Onderwerp"), person("Schrijver", email="schrijver@voorbeeld.example")
    for number, visibility in enumerate(Visibility):
        at = MOMENT + timedelta(hours=number)
        actions.record(f"test.{visibility}", about=thing, by=writer, at=at, visibility=visibility)
    return thing


def whats(entries: Any) -> list[str]:
    return [entry.what for entry in entries]


def test_about_gives_public_entries_and_those_for_parties_when_asked(thing: Person) -> None:
    assert whats(queries.about(thing)) == ["test.public"]
    assert whats(queries.about(thing, including_parties=True)) == ["test.parties", "test.public"]


def test_about_something_else_is_not_about_this(thing: Person, stranger: Person) -> None:
    assert whats(queries.about(stranger, including_parties=True)) == []


def test_visitors_and_strangers_see_what_is_public(thing: Person, stranger: Person) -> None:
    assert whats(queries.visible_to(AnonymousUser())) == ["test.public"]
    assert whats(queries.visible_to(stranger)) == ["test.public"]


def test_writers_see_what_they_wrote_and_people_what_is_about_them(thing: Person) -> None:
    everything = ["test.internal", "test.parties", "test.public"]
    writer = Person.objects.get(email="schrijver@voorbeeld.example")

    assert whats(queries.visible_to(writer)) == everything
    assert whats(queries.visible_to(thing)) == everything


def test_export_holds_what_someone_did(thing: Person, stranger: Person) -> None:
    writer = Person.objects.get(email="schrijver@voorbeeld.example")
    entries = personal.export_of(writer)["entries"]

    assert [entry["what"] for entry in entries] == ["test.internal", "test.parties", "test.public"]
    assert entries[-1] == {
        "what": "test.public",
        "at": "2026-11-23T10:00:00+00:00",
        "about": f"accounts.person {thing.pk}",
        "details": {},
    }
    assert personal.export_of(stranger) == {"entries": []}


@pytest.mark.parametrize("count", [1, 3])
def test_timeline_asks_one_question(stranger: Person, count: int, django_assert_num_queries: Any) -> None:
    for _time in range(count):
        actions.record("test.happened", about=stranger, by=stranger, visibility=Visibility.PUBLIC)
    with django_assert_num_queries(1):
        assert [str(entry.by) for entry in queries.about(stranger)] == ["Sam Vreemd"] * count
