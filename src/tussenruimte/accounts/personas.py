"""The six people of the demonstration: invented, one for each way to use the site."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tussenruimte.accounts import actions
from tussenruimte.accounts.models import Person, Role
from tussenruimte.core.refusals import NotAllowed


@dataclass(frozen=True)
class Persona:
    """Someone a visitor of the demonstration can be."""

    id: str
    name: str
    role: Role
    comes_to: str | Promise

    @property
    def email(self) -> str:
        """An address that cannot exist."""
        return f"{self.id}@persona.invalid"


PERSONAS: Mapping[str, Persona] = {
    persona.id: persona
    for persona in (
        Persona("bewoner", "Fatima Bouzid", Role.RESIDENT, _("Vindt wat er in de buurt is en doet mee.")),
        Persona(
            "initiatiefnemer", "Joke van Dalen", Role.INITIATOR, _("Vertelt over een idee en zoekt mensen en geld.")
        ),
        Persona("ambtenaar", "Ruben Hoekstra", Role.OFFICIAL, _("Neemt een initiatief aan en houdt het in beweging.")),
        Persona("makelaar", "Shanti Ramdin", Role.BROKER, _("Brengt vraag en aanbod in de wijk bij elkaar.")),
        Persona(
            "raadslid", "Pieter Zijlstra", Role.COUNCILLOR, _("Wil overzicht, en weten wat er van besluiten komt.")
        ),
        Persona("financier", "Elif Demir", Role.FUNDER, _("Zoekt initiatieven die passen bij haar fonds.")),
    )
}


def ensure_personas(on: date) -> dict[str, Person]:
    """Makes the personas that are not there yet and sets the others right, by id; only in the demonstration."""
    if not settings.DEMO:
        raise NotAllowed(_("Personen zoals deze bestaan alleen in de demonstratie."))
    with transaction.atomic():
        return {persona.id: _ensure(persona, on) for persona in PERSONAS.values()}


def _ensure(persona: Persona, on: date) -> Person:
    person = Person.objects.filter(email=persona.email).first()
    if person is None:
        person = Person.objects.create_user(persona.email, persona.name, is_persona=True)
    elif person.name != persona.name or not person.is_active:
        person.name, person.is_active = persona.name, True
        person.save(update_fields=["name", "is_active"])
    actions.grant_role(person=person, role=persona.role, by=None, on=on)
    return person
