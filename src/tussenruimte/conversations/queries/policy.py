"""The versions of a policy note, for the officials whose municipality writes it."""

from django.db.models import QuerySet

from tussenruimte.accounts.queries import Someone
from tussenruimte.conversations.models import PolicyNote
from tussenruimte.register import permissions as register
from tussenruimte.register.models import Organisation, Party


def municipalities_to_write_for(person: Someone) -> QuerySet[Organisation]:
    """The municipalities the person works for as an official."""
    codes = register.municipalities_of(person)
    return Organisation.objects.filter(kind=Party.Kind.MUNICIPALITY, place__in=codes).order_by("name")


def notes_of(organisation: Organisation, person: Someone) -> QuerySet[PolicyNote]:
    """Every version of a municipality's note, the newest first; none for who does not write it."""
    writes = municipalities_to_write_for(person).filter(pk=organisation.pk)
    notes = PolicyNote.objects.filter(organisation__in=writes)
    return notes.select_related("organisation", "saved_by").order_by("-version")


def last_note(organisation: Organisation, person: Someone) -> PolicyNote | None:
    """The version that stands."""
    return notes_of(organisation, person).first()
