"""Who may do what with accounts."""

from django.conf import settings

from tussenruimte.accounts import rules
from tussenruimte.accounts.models import Person, Role, RoleGrant
from tussenruimte.accounts.roles import Someone, has_role, roles_of


def may_see_account(person: Someone, account: Person) -> bool:
    """Your own; an editor sees those of others, to look after roles."""
    return person == account or has_role(person, Role.EDITOR)


def may_change_account(person: Someone, account: Person) -> bool:
    """Only your own. A persona stays as it is: the next visitor meets it too."""
    return person == account and account.is_active and not account.is_persona


def may_export_account(person: Someone, account: Person) -> bool:
    """Only your own: the document holds everything."""
    return person == account


def may_erase_account(person: Someone, account: Person) -> bool:
    """Only your own, and no persona."""
    return may_change_account(person, account)


def may_review_roles(person: Someone) -> bool:
    """Editors see who holds which role, since when, and from whom."""
    return has_role(person, Role.EDITOR)


def may_grant_role(person: Someone, account: Person, role: Role) -> bool:
    """An editor gives any role; the roles that open no affairs of others you may take yourself."""
    if not account.is_active or not person.is_authenticated:
        return False
    return has_role(person, Role.EDITOR) or (person == account and role in rules.ROLES_TO_TAKE_YOURSELF)


def may_end_role(person: Someone, grant: RoleGrant) -> bool:
    """An editor ends any role; everyone may give back their own."""
    return person.is_authenticated and (person.pk == grant.person_id or has_role(person, Role.EDITOR))


def may_become(person: Someone, persona: Person) -> bool:
    """In the demonstration anyone may be any of its personas; elsewhere nobody."""
    return bool(settings.DEMO) and persona.is_persona and persona.is_active


def needs_second_factor(person: Someone) -> bool:
    """Must this person take a second step before acting? The personas of the demonstration need not."""
    if not person.is_authenticated or (settings.DEMO and person.is_persona):
        return False
    return rules.asks_second_factor(roles_of(person))
