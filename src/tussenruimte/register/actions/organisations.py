"""Organisations as parties: municipalities, their units, funders and others, with the desk that answers."""

from datetime import date
from typing import Any, TypedDict, Unpack

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tussenruimte.accounts.models import Person
from tussenruimte.core.refusals import Refusal
from tussenruimte.journal.actions import record
from tussenruimte.journal.models import Visibility
from tussenruimte.register import permissions
from tussenruimte.register.actions.initiatives import save_with_free_slug
from tussenruimte.register.actions.refusing import NoName, one_line, require
from tussenruimte.register.models import Membership, Organisation, Party, Place

KINDS = frozenset(Party.Kind.values) - {Party.Kind.INITIATIVE}


class About(TypedDict, total=False):
    """What can be told about an organisation beside its name and kind."""

    summary: str
    website: str
    place: Place | None
    part_of: Organisation | None
    sources: list[dict[str, Any]]


class WrongKind(Refusal):
    """An organisation that is not one, or a municipality without its place."""

    message = _("Kies wat voor organisatie dit is.")


@transaction.atomic
def register_organisation(
    *, name: str, kind: str, by: Person | None, on: date, owner: Person | None = None, **about: Unpack[About]
) -> Organisation:
    """A new organisation; a municipality names its place, a unit names the municipality it is part of."""
    require(allowed=by is None or permissions.may_register_organisation(by))
    organisation = Organisation(name=one_line(name), kind=kind, **about)
    if not organisation.name:
        raise NoName
    if kind not in KINDS:
        raise WrongKind
    if kind == Party.Kind.MUNICIPALITY and organisation.place is None:
        raise WrongKind(_("Kies in welke gemeente dit is."))
    if kind == Party.Kind.MUNICIPAL_UNIT and organisation.part_of is None:
        raise WrongKind(_("Kies bij welke gemeente deze afdeling hoort."))
    save_with_free_slug(organisation)
    if owner is not None:
        Membership.objects.create(party=organisation, person=owner, mandate=Membership.Mandate.OWNER, since=on)
    record("organisation.registered", about=organisation, by=by, visibility=Visibility.PUBLIC)
    return organisation


@transaction.atomic
def set_desk(
    *,
    organisation: Organisation,
    name: str,
    email: str,
    phone: str,
    answer_within_days: int | None,
    by: Person | None,
) -> None:
    """Says which desk answers for the organisation, and within how many working days."""
    require(allowed=by is None or permissions.may_set_desk(by, organisation))
    organisation.desk_name, organisation.desk_phone = one_line(name), one_line(phone)
    organisation.desk_email, organisation.answer_within_days = email.strip(), answer_within_days
    organisation.revision += 1
    organisation.save()
    details = {"answer_within_days": answer_within_days}
    record("organisation.desk-set", about=organisation, by=by, visibility=Visibility.PUBLIC, details=details)
