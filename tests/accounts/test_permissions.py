"""Who may do what with accounts: people by deeds, with a stranger and a visitor in it. What is not here, may not."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser

from tests.factories import person
from tussenruimte.accounts import permissions
from tussenruimte.accounts.models import Person, Role, RoleGrant
from tussenruimte.accounts.queries import Someone

ROOT = Path(__file__).resolve().parents[2]
PEOPLE = ["visitor", "stranger", "owner", "initiator", "official", "broker", "councillor", "funder", "editor", "gone"]
MAY: dict[str, set[str]] = {
    "see_account": {"owner", "editor"},
    "change_account": {"owner"},
    "export_account": {"owner"},
    "erase_account": {"owner"},
    "review_roles": {"editor"},
    "grant_resident": {"owner", "editor"},
    "grant_initiator": {"owner", "editor"},
    "grant_official": {"editor"},
    "grant_broker": {"editor"},
    "grant_councillor": {"editor"},
    "grant_funder": {"editor"},
    "grant_editor": {"editor"},
    "end_role": {"owner", "editor"},
    "become": set(),
}


@pytest.fixture
def people(stranger: Person) -> dict[str, Someone]:
    """One of each, all looking at the account of `owner`."""
    named = {name: person(name, Role(name)) for name in PEOPLE[3:9]}
    gone = person("gone", Role.EDITOR, is_active=False)
    return {
        "visitor": AnonymousUser(),
        "stranger": stranger,
        "owner": person("owner", Role.FUNDER),
        "gone": gone,
        **named,
    }


def deeds(owner: Person, grant: RoleGrant) -> dict[str, Callable[[Any], bool]]:
    """Each deed as a question about one person."""
    return {
        "see_account": lambda who: permissions.may_see_account(who, owner),
        "change_account": lambda who: permissions.may_change_account(who, owner),
        "export_account": lambda who: permissions.may_export_account(who, owner),
        "erase_account": lambda who: permissions.may_erase_account(who, owner),
        "review_roles": permissions.may_review_roles,
        **{
            f"grant_{role}": lambda who, role=role: permissions.may_grant_role(who, owner, role)  # type: ignore[misc]
            for role in Role
        },
        "end_role": lambda who: permissions.may_end_role(who, grant),
        "become": lambda who: permissions.may_become(who, owner),
    }


def test_table(people: dict[str, Someone]) -> None:
    owner = people["owner"]
    assert isinstance(owner, Person)
    asked = deeds(owner, owner.role_grants.get())

    answers = {deed: {name for name in PEOPLE if may(people[name])} for deed, may in asked.items()}

    assert answers == MAY


def test_page_about_permissions_says_the_same() -> None:
    whole = (ROOT / "docs/reference/permissions.md").read_text(encoding="utf-8")
    page = whole.partition("## accounts")[2].partition("\n## ")[0]
    rows = [line.strip("| ").split(" | ") for line in page.splitlines() if line.startswith("| ")]

    assert rows[0] == ["deed", *PEOPLE]
    assert {
        row[0]: {name for name, may in zip(PEOPLE, row[1:], strict=True) if may == "yes"} for row in rows[1:]
    } == MAY


def test_persona_stays_as_it_is(db: None, settings: Any) -> None:
    settings.DEMO = True
    persona = person("Persona", is_persona=True)

    assert not permissions.may_change_account(persona, persona)
    assert not permissions.may_erase_account(persona, persona)


@pytest.mark.parametrize("demo", [True, False])
def test_anyone_may_be_a_persona_in_the_demonstration_alone(
    db: None, settings: Any, stranger: Person, demo: bool
) -> None:
    settings.DEMO = demo
    persona = person("Persona", is_persona=True)

    assert permissions.may_become(AnonymousUser(), persona) is demo
    assert permissions.may_become(stranger, persona) is demo
    assert not permissions.may_become(stranger, stranger)


@pytest.mark.parametrize("demo", [True, False])
def test_second_step_is_asked_of_officials_but_not_of_personas(
    db: None, settings: Any, official: Person, resident: Person, demo: bool
) -> None:
    settings.DEMO = demo
    persona = person("Persona", Role.OFFICIAL, is_persona=True)

    assert permissions.needs_second_factor(official)
    assert not permissions.needs_second_factor(resident)
    assert not permissions.needs_second_factor(AnonymousUser())
    assert permissions.needs_second_factor(persona) is not demo


def test_nobody_gives_a_closed_account_a_role(editor: Person) -> None:
    closed = person("Weg", is_active=False)

    assert not permissions.may_grant_role(editor, closed, Role.RESIDENT)
