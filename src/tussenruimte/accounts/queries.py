"""Reading people and their roles."""

from allauth.mfa.models import Authenticator
from django.db.models import QuerySet
from django.utils import translation

from tussenruimte.accounts.models import Person, Role, RoleGrant
from tussenruimte.accounts.roles import Someone, has_role, roles_of

__all__ = ["Someone", "has_role", "roles_of"]


def visible_to(person: Someone) -> QuerySet[Person]:
    """People whose account this person may see: their own; an editor sees everyone who is still here."""
    if not person.is_authenticated:
        return Person.objects.none()
    if has_role(person, Role.EDITOR):
        return Person.objects.filter(is_active=True)
    return Person.objects.filter(pk=person.pk)


def running_grants(*, of: Person | None = None) -> QuerySet[RoleGrant]:
    """Grants that have not ended, for one person or for the review of everybody's rights."""
    grants = RoleGrant.objects.filter(until__isnull=True, person__is_active=True)
    if of is not None:
        grants = grants.filter(person=of)
    return grants.select_related("person", "granted_by").order_by("role", "person__name", "pk")


def is_only_editor(person: Person) -> bool:
    """Would nobody be left to give roles if this person stopped?"""
    editors = running_grants().filter(role=Role.EDITOR, person__is_persona=person.is_persona)
    ids: list[int] = list(editors.values_list("person_id", flat=True))
    return ids == [person.pk]


def has_second_factor(person: Person) -> bool:
    """Has the person a passkey, key or app to sign in with as a second step?"""
    steps = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
    return bool(Authenticator.objects.filter(user=person, type__in=steps).exists())


def language_for(email: str) -> str:
    """The language to write this address in: the person's own choice, else that of the page being read."""
    chosen = Person.objects.filter(email__iexact=email).values_list("language", flat=True).first()
    return chosen or translation.get_language() or "nl"
