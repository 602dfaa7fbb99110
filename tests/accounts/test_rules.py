"""Every branch of the rules about roles and second steps."""

from datetime import date

import pytest

from tussenruimte.accounts import rules
from tussenruimte.accounts.models import Role


@pytest.mark.parametrize("role", list(Role))
def test_officials_and_editors_alone_need_a_second_step(role: Role) -> None:
    assert rules.asks_second_factor({role}) == (role in {Role.OFFICIAL, Role.EDITOR})


def test_one_such_role_among_others_is_enough() -> None:
    assert rules.asks_second_factor({Role.RESIDENT, Role.OFFICIAL})
    assert not rules.asks_second_factor(set())


def test_rules_know_only_roles_that_exist() -> None:
    assert set(Role.values) >= rules.ROLES_WITH_SECOND_FACTOR | rules.ROLES_TO_TAKE_YOURSELF
    assert not rules.ROLES_WITH_SECOND_FACTOR & rules.ROLES_TO_TAKE_YOURSELF


@pytest.mark.parametrize(
    ("methods", "used"), [([], False), (["code"], False), (["code", "mfa"], True), (["mfa"], True)]
)
def test_second_step_shows_in_the_session(methods: list[str], used: bool) -> None:
    assert rules.second_factor_was_used([{"method": method} for method in methods]) is used


@pytest.mark.parametrize(
    ("day", "runs"),
    [
        (date(2026, 1, 31), False),
        (date(2026, 2, 1), True),
        (date(2026, 2, 27), True),
        (date(2026, 2, 28), False),
        (date(2026, 3, 1), False),
    ],
)
def test_grant_runs_from_its_first_day_until_the_day_it_ends(day: date, runs: bool) -> None:
    assert rules.runs_on(day, date(2026, 2, 1), date(2026, 2, 28)) is runs


def test_grant_without_end_keeps_running() -> None:
    assert rules.runs_on(date(2036, 1, 1), date(2026, 2, 1), None)
