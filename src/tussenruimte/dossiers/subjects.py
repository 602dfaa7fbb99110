"""A dossier as something a scan is about: both sides look back on it, and nobody outside sees that they did."""

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tussenruimte.accounts.models import Person
from tussenruimte.accounts.queries import Someone
from tussenruimte.dossiers import permissions, queries
from tussenruimte.dossiers.models import Dossier, DossierParty
from tussenruimte.register.models import Party, Side
from tussenruimte.scans.subjects import Kind

SIDES = {
    DossierParty.Part.INITIATIVE: Side.INITIATIVE,
    DossierParty.Part.LEAD: Side.MUNICIPALITY,
    DossierParty.Part.PARTNER: Side.PARTNER,
}


def _involving(person: Someone) -> QuerySet[Dossier]:
    return queries.taking_part_in(person)


def _own_parts(person: Someone, dossier: Dossier) -> list[DossierParty]:
    acting = permissions.parties_of(person, dossier)
    return [one for one in queries.taking_part(dossier) if one.party_id in acting]


def _sides_of(person: Someone, dossier: Dossier) -> tuple[Side, ...]:
    parts = [DossierParty.Part(one.part) for one in _own_parts(person, dossier)]
    return tuple(dict.fromkeys(SIDES[part] for part in parts))


def _party_of(person: Person, side: str, dossier: Any) -> Party | None:
    found = (one for one in _own_parts(person, dossier) if SIDES[DossierParty.Part(one.part)] == side)
    return next((one.party for one in found), None)


DOSSIER = Kind(
    about="dossier",
    word="dossier",
    title=_("dossier"),
    model="dossiers.dossier",
    key="number",
    visible_to=queries.visible_to,
    involving=_involving,
    sides_of=_sides_of,
    municipality_of=lambda dossier: dossier.lead.place_id or "",
    page=lambda dossier: reverse("dossiers:dossier", args=[dossier.number]),
    named_by="title",
    party_of=_party_of,
    closed=True,
)
