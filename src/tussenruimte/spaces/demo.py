"""Invented spaces for the demonstration: one that the garden wishes for, and one in an open selection."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.db import transaction

from tussenruimte.accounts.models import Person
from tussenruimte.accounts.personas import ensure_personas
from tussenruimte.dossiers.models import Dossier
from tussenruimte.dossiers.rules import states
from tussenruimte.register.models import Initiative, Organisation, Party
from tussenruimte.spaces import actions, permissions
from tussenruimte.spaces.actions.preparing import CriterionFacts
from tussenruimte.spaces.actions.wishes import WishFacts
from tussenruimte.spaces.models import Space
from tussenruimte.spaces.rules import words

OWN, AMSTERDAM = "voorbeeld-de-brink", "GM0363"
GROUND: dict[str, Any] = {
    "name": "Voorbeeld: stuk grond naast De Brink",
    "kind": "ground",
    "summary": "Een zonnig stuk grond dat nu leeg ligt.",
    "description": "Er is een kraan in de straat. De grond is niet onderzocht.",
    "address": "Voorbeeldstraat 12, Amsterdam (verzonnen)",
    "size_m2": 650,
    "uses": words.packed(["garden", "meeting", "learning"]),
    "step_free": "yes",
    "accessible_toilet": "no",
    "rent": Decimal(0),
    "rent_per": "year",
    "market_rent": Decimal(4),
    "market_rent_per": "m2-year",
    "market_rent_year": 2025,
    "market_rent_source": "verzonnen taxatie",
    "contact": "Loket Vastgoed (verzonnen)",
    "lat": 52.372,
    "lon": 4.9,
}
HALL: dict[str, Any] = {
    "name": "Voorbeeld: het oude gymlokaal",
    "kind": "building",
    "summary": "Een gymlokaal met een keuken en twee kleine kamers.",
    "description": "Het dak is in 2024 vernieuwd. De verwarming is oud.",
    "address": "Voorbeeldplein 3, Amsterdam (verzonnen)",
    "size_m2": 310,
    "uses": words.packed(["sport", "cooking", "culture", "meeting"]),
    "step_free": "yes",
    "accessible_toilet": "yes",
    "access_note": "De deur is 90 cm breed.",
    "rent": Decimal(450),
    "rent_per": "month",
    "contact": "Loket Vastgoed (verzonnen)",
    "lat": 52.361,
    "lon": 4.94,
}
CRITERIA = (
    CriterionFacts(
        title="Open voor de hele buurt",
        weight="heavy",
        objective="yes",
        verifiable="yes",
        reasonable="yes",
        why="Het lokaal is met geld van iedereen gebouwd.",
        measured="Het aantal dagdelen per week dat iedereen binnen kan",
    ),
    CriterionFacts(
        title="Veilig gebruik",
        weight="must",
        objective="yes",
        verifiable="yes",
        reasonable="yes",
        why="Zonder veilig gebruik mag het gebouw niet open.",
        measured="Een plan voor brand en ongelukken dat aan de regels voldoet",
    ),
)
ANSWERS = {"overheid": "ja", "vorm": "huur", "gegadigden": "ja"}


def load(on: date, say: Callable[[str], object] = print) -> None:
    """Adds the examples, once, at the personas' municipality."""
    garden = Initiative.objects.filter(source_key=OWN).first()
    lead = Organisation.objects.filter(kind=Party.Kind.MUNICIPALITY, place_id=AMSTERDAM).first()
    if not settings.DEMO or garden is None or lead is None or Space.objects.filter(owner=lead).exists():
        return
    people = ensure_personas(on)
    official, owner = people["ambtenaar"], people["initiatiefnemer"]
    if not permissions.may_set_terms(official, lead):
        return
    with transaction.atomic():
        _wished_for(lead, garden, official, owner, on)
        _in_selection(lead, official, on)
    say("Ruimtes: een vrij stuk grond met een wens, en een gymlokaal in een open selectie.")


def _wished_for(lead: Organisation, garden: Initiative, official: Person, owner: Person, on: date) -> None:
    facts = GROUND | {"place": lead.place}
    ground = actions.add_space(owner=lead, facts=facts, state="free", by=official, on=on - timedelta(days=40))
    if not permissions.may_wish(owner, ground, garden):
        return
    dossier = Dossier.objects.filter(initiative=garden, lead=lead, state__in=sorted(states.OPEN)).first()
    actions.make_wish(
        space=ground,
        initiative=garden,
        facts=WishFacts(
            "Een tuin waar iedereen mag komen, met lessen voor de school ernaast.",
            months=36,
            brings="Zestig buren die willen helpen, en gereedschap.",
            named=True,
        ),
        by=owner,
        on=on,
        dossier=dossier,
    )


def _in_selection(lead: Organisation, official: Person, on: date) -> None:
    began = on - timedelta(days=7)
    hall = actions.add_space(owner=lead, facts=HALL | {"place": lead.place}, state="free", by=official, on=began)
    found = actions.start_procedure(space=hall, answers=ANSWERS, way="open-selection", by=official, on=began)
    for criterion in CRITERIA:
        actions.add_criterion(found=found, facts=criterion, by=official)
    found.refresh_from_db()
    ready = actions.edit_procedure(
        found=found,
        facts={
            "reason": "Drie groepen vroegen eerder naar een lokaal als dit. Daarom kan iedereen meedoen.",
            "how": "Meld u met een plan. Geen computer? Bel het loket; wij schrijven het met u op.",
            "enter_by": on + timedelta(days=21),
            "choose_by": on + timedelta(days=42),
            "until_day": date(on.year + 5, 12, 31),
        },
        revision=found.revision,
        by=official,
    )
    actions.announce(found=ready, revision=ready.revision, by=official, on=began)
