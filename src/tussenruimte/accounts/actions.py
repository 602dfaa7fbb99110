"""The only writers of people, roles and consents."""

from datetime import date, datetime
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from tussenruimte.accounts import permissions, queries
from tussenruimte.accounts.happenings import happened
from tussenruimte.accounts.models import Consent, Person, Role, RoleGrant
from tussenruimte.core import days, ids, personal
from tussenruimte.core.refusals import NotAllowed, Refusal

NOBODY_ELSE = _("U bent de enige redacteur. Geef die rol eerst aan iemand anders.")


def _tell(what: str, *, about: models.Model, by: Person | None, at: datetime | None = None, **details: Any) -> None:
    happened.send(sender=type(about), what=what, about=about, by=by, at=at or days.now(), details=details)


def grant_role(*, person: Person, role: Role, by: Person | None, on: date) -> RoleGrant:
    """Gives a role from `on`; a running grant of that role is left as it is.

    `by` is None when the installation itself gives it: a command, the demonstration, an approved claim.
    """
    if by is not None and not permissions.may_grant_role(by, person, role):
        raise NotAllowed(_("Alleen een redacteur geeft rollen."))
    with transaction.atomic():
        grant, made = RoleGrant.objects.get_or_create(
            person=person, role=role, until=None, defaults={"granted_by": by, "since": on}
        )
        if made:
            _tell("person.role-granted", about=person, by=by, role=str(role), since=on.isoformat())
    person.__dict__.pop("_roles_today", None)
    return grant


def end_role(*, grant: RoleGrant, by: Person | None, on: date) -> None:
    """Ends a role on `on`; the grant stays on record."""
    if by is not None and not permissions.may_end_role(by, grant):
        raise NotAllowed(_("Alleen een redacteur neemt een rol van iemand anders terug."))
    if grant.role == Role.EDITOR and queries.is_only_editor(grant.person):
        raise Refusal(NOBODY_ELSE)
    with transaction.atomic():
        locked = RoleGrant.objects.select_for_update().get(pk=grant.pk)
        if locked.until is None:
            RoleGrant.objects.filter(pk=grant.pk).update(until=on)
            _tell("person.role-ended", about=grant.person, by=by, role=grant.role, until=on.isoformat())
    grant.until = locked.until or on
    grant.person.__dict__.pop("_roles_today", None)


def change_profile(*, person: Person, name: str, language: str, by: Person) -> None:
    """Changes how someone is called and in which language we write to them."""
    if not permissions.may_change_account(by, person):
        raise NotAllowed(_("U kunt alleen uw eigen gegevens wijzigen."))
    with transaction.atomic():
        person.name, person.language = name, language
        person.save(update_fields=["name", "language"])
        _tell("person.profile-changed", about=person, by=by)


def give_consent(*, person: Person, to: str, version: str, at: datetime) -> Consent:
    """Records that someone agreed to a text at a version; agreeing again changes nothing."""
    with transaction.atomic():
        consent, made = Consent.objects.get_or_create(
            person=person, to=to, version=version, withdrawn_on=None, defaults={"given_on": at}
        )
        if made:
            _tell("person.consent-given", about=person, by=person, at=at, to=to, version=version)
    return consent


def withdraw_consent(*, consent: Consent, by: Person, at: datetime) -> None:
    """Takes a consent back; that it was given stays on record."""
    if consent.person_id != by.pk:
        raise NotAllowed(_("U kunt alleen uw eigen toestemming intrekken."))
    if consent.withdrawn_on is not None:
        return
    with transaction.atomic():
        consent.withdrawn_on = at
        consent.save(update_fields=["withdrawn_on"])
        _tell("person.consent-withdrawn", about=by, by=by, at=at, to=consent.to, version=consent.version)


def note_sign_in(*, person: Person, at: datetime) -> None:
    """Writes down that someone with powers over the affairs of others signed in (BIO2 5.18.01)."""
    with transaction.atomic():
        _tell("person.signed-in", about=person, by=person, at=at)


def sign_out_everywhere(*, person: Person, by: Person) -> None:
    """Ends every session of someone, on every device, this one too."""
    if person != by:
        raise NotAllowed(_("U kunt alleen uw eigen account overal afmelden."))
    with transaction.atomic():
        _end_sessions(person)
        _tell("person.signed-out-everywhere", about=person, by=by)


def erase_person(*, person: Person, by: Person, at: datetime) -> None:
    """Makes an account nameless and closes it; rooms above forget their part in the same transaction."""
    if not permissions.may_erase_account(by, person):
        raise NotAllowed(_("Dit account kunt u niet verwijderen."))
    if queries.is_only_editor(person):
        raise Refusal(NOBODY_ELSE)
    with transaction.atomic():
        for room in reversed(personal.rooms()):
            room.forget(person, at)
        _tell("person.erased", about=person, by=person, at=at)


def forget(person: Person, at: datetime) -> None:
    """What `erase_person` asks of this room: no name, no address, no keys, no roles, no way in."""
    with transaction.atomic():
        EmailAddress.objects.filter(user=person).delete()
        Authenticator.objects.filter(user=person).delete()
        RoleGrant.objects.filter(person=person, until__isnull=True).update(until=at.date())
        Consent.objects.filter(person=person, withdrawn_on__isnull=True).update(withdrawn_on=at)
        person.name, person.is_active = "", False
        person.email = f"{ids.new_token().lower()}@verwijderd.invalid"
        person.save(update_fields=["name", "is_active", "email"])
        _end_sessions(person)
    person.__dict__.pop("_roles_today", None)


def _end_sessions(person: Person) -> None:
    # A new unusable password changes the hash each session carries, so no session of this person is accepted.
    person.set_unusable_password()
    person.save(update_fields=["password"])
    # Their rows go too: they tell with which address someone signed in.
    for session in Session.objects.iterator():
        if session.get_decoded().get(SESSION_KEY) == str(person.pk):
            session.delete()
