"""Invented barriers at the example initiatives, each named an example: so that a visitor sees one on its way."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction

from tussenruimte.accounts.models import Person
from tussenruimte.accounts.personas import ensure_personas
from tussenruimte.barriers import actions, queries, rules
from tussenruimte.barriers.actions import Facts
from tussenruimte.barriers.models import Barrier
from tussenruimte.register.models import Initiative, Side
from tussenruimte.register.permissions import municipalities_of
from tussenruimte.register.queries import of_person

PLOT = Facts(
    title="Voorbeeld: een moestuin mag niet in het plantsoen",
    code="barrieres-collectieven/starre-regels",
    description="De verordening kent alleen groen voor de sier.",
    level="regelgeving-lokaal",
    rule_reference="Voorbeeld: verordening openbare ruimte, artikel 2",
    can_decide="Het college",
    needed="Een afspraak voor een jaar, om te proberen.",
)
DESKS = Facts(
    title="Voorbeeld: drie afdelingen, en niemand die beslist",
    code="barrieres-collectieven/loketten",
    level="organisatie",
    needed="Eén ambtenaar die het voor ons uitzoekt.",
)
DOUBT = Facts(
    title="Voorbeeld: wie betaalt als er iets misgaat?",
    code="barrieres-ambtenaren/aansprakelijkheid",
    level="organisatie",
    can_decide="De afdeling Verzekeringen",
)


def load(on: date, say: Callable[[str], object] = print) -> None:
    """Reports the examples, as far as not there yet; only in the demonstration."""
    if not settings.DEMO or Barrier.objects.exists():
        say("Belemmeringen: niets nieuws.")
        return
    people = ensure_personas(on)
    initiator, official = people["initiatiefnemer"], people["ambtenaar"]
    own = of_person(initiator).filter(municipality__in=municipalities_of(official)).first()
    if own is None:
        say("Belemmeringen: geen initiatief om ze bij te melden.")
        return
    with transaction.atomic():
        _report(own, initiator, official, on)
    say(f"Belemmeringen: 3 voorbeelden bij {own.name}.")


def _report(initiative: Initiative, initiator: Person, official: Person, on: date) -> None:
    said = on - timedelta(days=40)
    told: dict[str, Any] = {"initiative": initiative, "side": Side.INITIATIVE, "by": initiator}
    plot = actions.report(facts=PLOT, note="Voorbeeld: wij kregen een brief.", on=said, **told)
    actions.report(facts=DESKS, on=on, **told)
    actions.report(facts=DOUBT, side=Side.MUNICIPALITY, by=official, on=on, municipality=initiative.municipality)
    known: dict[str, Any] = {"by": official, "next_on": on + timedelta(days=14)}
    reason = "Voorbeeld: wij zien dit vaker."
    plot = actions.move(barrier=plot, to=rules.ACKNOWLEDGED, reason=reason, seen=plot.revision, on=said, **known)
    himself = queries.owner_choices(official, plot)[0].value
    step = "Voorbeeld: samen op de plek kijken"
    actions.assign(barrier=plot, choice=himself, next_step=step, seen=plot.revision, on=on, **known)
