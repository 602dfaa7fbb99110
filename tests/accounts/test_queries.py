"""Reading people and roles: what comes out, for whom, and in how many questions to the database."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser

from tests.accounts.conftest import give_app
from tests.factories import person
from tussenruimte.accounts import queries
from tussenruimte.accounts.models import Person, Role, RoleGrant

Counted = Callable[[int], Any]


def test_roles_are_asked_once_for_each_request(editor: Person, django_assert_num_queries: Counted) -> None:
    fresh = Person.objects.get(pk=editor.pk)
    with django_assert_num_queries(1):
        assert queries.roles_of(fresh) == {Role.EDITOR}
        assert queries.has_role(fresh, Role.EDITOR, Role.BROKER)
        assert not queries.has_role(fresh, Role.BROKER)


def test_roles_run_by_day(resident: Person) -> None:
    RoleGrant.objects.create(person=resident, role=Role.BROKER, since=date(2026, 2, 1), until=date(2026, 3, 1))

    assert queries.roles_of(resident, on=date(2026, 2, 10)) == {Role.RESIDENT, Role.BROKER}
    assert queries.roles_of(resident, on=date(2026, 3, 1)) == {Role.RESIDENT}
    assert queries.roles_of(resident, on=date(2025, 12, 31)) == frozenset()


def test_visitors_and_closed_accounts_hold_no_role(resident: Person) -> None:
    resident.is_active = False

    assert queries.roles_of(resident) == frozenset()
    assert queries.roles_of(AnonymousUser()) == frozenset()


def test_accounts_are_visible_to_their_owner_and_to_editors(resident: Person, editor: Person, stranger: Person) -> None:
    assert set(queries.visible_to(AnonymousUser())) == set()
    assert set(queries.visible_to(stranger)) == {stranger}
    assert set(queries.visible_to(editor)) == {resident, editor, stranger}


@pytest.mark.parametrize("count", [1, 3])
def test_review_of_rights_asks_one_question(db: None, count: int, django_assert_num_queries: Counted) -> None:
    for number in range(count):
        person(f"Mens {number}", Role.OFFICIAL)
    with django_assert_num_queries(1):
        assert [str(grant.person) for grant in queries.running_grants()] == [f"Mens {n}" for n in range(count)]


def test_only_editor_is_the_one_without_a_colleague(editor: Person, resident: Person) -> None:
    assert queries.is_only_editor(editor)
    assert not queries.is_only_editor(resident)
    person("Tweede", Role.EDITOR)
    assert not queries.is_only_editor(editor)


def test_second_factor_is_an_app_or_a_passkey(resident: Person) -> None:
    assert not queries.has_second_factor(resident)
    give_app(resident)
    assert queries.has_second_factor(resident)


def test_language_is_that_of_the_reader(resident: Person) -> None:
    Person.objects.filter(pk=resident.pk).update(language="en")

    assert queries.language_for(resident.email.upper()) == "en"
    assert queries.language_for("onbekend@voorbeeld.example") == "nl"
