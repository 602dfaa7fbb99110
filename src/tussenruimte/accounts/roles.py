"""Which roles someone holds: what permissions and queries both start from."""

from datetime import date

from django.contrib.auth.models import AnonymousUser

from tussenruimte.accounts import rules
from tussenruimte.accounts.models import Person, Role, RoleGrant
from tussenruimte.core import days

Someone = Person | AnonymousUser


def roles_of(person: Someone, *, on: date | None = None) -> frozenset[Role]:
    """The roles that run today (or on a day): one query, remembered on the person of this request."""
    if not person.is_authenticated or not person.is_active:
        return frozenset()
    if on is not None:
        return _roles_on(person, on)
    known: frozenset[Role] | None = person.__dict__.get("_roles_today")
    if known is None:
        known = person.__dict__["_roles_today"] = _roles_on(person, days.today())
    return known


def _roles_on(person: Person, day: date) -> frozenset[Role]:
    grants = RoleGrant.objects.filter(person=person).values_list("role", "since", "until")
    return frozenset(Role(role) for role, since, until in grants if rules.runs_on(day, since, until))


def has_role(person: Someone, *roles: Role) -> bool:
    """Does the person hold at least one of these roles today?"""
    return not roles_of(person).isdisjoint(roles)
