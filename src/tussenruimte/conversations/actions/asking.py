"""Whom to ask next (sneeuwbalmethode): a name is kept only when that person agreed."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tussenruimte.accounts.models import Person
from tussenruimte.conversations import permissions
from tussenruimte.conversations.actions.refusing import NotInTheList, NoWords, one_line, require
from tussenruimte.conversations.models import Lead
from tussenruimte.core.refusals import Refusal
from tussenruimte.journal.actions import record
from tussenruimte.register.models import Place
from tussenruimte.register.queries import municipality_of


class NoConsent(Refusal):
    """A name without consent."""

    message = _("Vul alleen een naam in als deze persoon dat goed vindt. Laat die anders leeg.")


class NotFromHere(Refusal):
    """A lead follows from a lead in the same place."""

    message = _("Deze tip hoort bij een andere buurt.")


@transaction.atomic
def add_lead(
    *,
    place: Place,
    known_for: str,
    by: Person,
    on: date,
    name: str = "",
    contact: str = "",
    agreed: bool = False,
    suggested_by: Lead | None = None,
) -> Lead:
    """Adds someone to ask; with a name only when `agreed`."""
    require(allowed=permissions.may_suggest(by, place))
    known_for, name, contact = one_line(known_for), one_line(name), one_line(contact)
    if not known_for:
        raise NoWords
    if (name or contact) and not agreed:
        raise NoConsent
    if suggested_by is not None and suggested_by.place_id != place.pk:
        raise NotFromHere
    told = {"place": place, "known_for": known_for, "name": name, "contact": contact, "added_by": by}
    standing = Lead.objects.filter(**told).first()
    if standing is not None:
        return standing
    consent_on = on if name or contact else None
    lead = Lead.objects.create(
        **told, municipality=municipality_of(place), consent_on=consent_on, suggested_by=suggested_by, added_on=on
    )
    # No name in the journal: it can be forgotten, a journal cannot.
    record("conversation.lead-added", about=place, by=by)
    return lead


@transaction.atomic
def follow_lead(*, lead: Lead, state: str, by: Person) -> None:
    """Says how far asking is."""
    require(allowed=permissions.may_follow_lead(by, lead))
    if state not in Lead.State.values:
        raise NotInTheList
    if Lead.objects.filter(pk=lead.pk).exclude(state=state).update(state=state):
        record("conversation.lead-followed", about=lead.place, by=by, details={"state": state})


@transaction.atomic
def forget_lead(*, lead: Lead, by: Person) -> None:
    """Removes a lead for good: this is how consent is taken back."""
    require(allowed=permissions.may_follow_lead(by, lead))
    Lead.objects.filter(pk=lead.pk).delete()
    record("conversation.lead-forgotten", about=lead.place, by=by)
