"""One invented model for the demonstration, on the invented initiative of a persona. Nothing in it was measured."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from django.conf import settings

from tussenruimte.accounts.models import Person
from tussenruimte.register.models import Initiative
from tussenruimte.value import actions
from tussenruimte.value.models import CostLine, EffectLine, EffectModel

EXAMPLE, OWNER = "voorbeeld-de-brink", "initiatiefnemer@persona.invalid"
YEAR = 2023
# Nothing for what would have happened anyway: the numbers without the garden say that already.
PARTS = {"deadweight": Decimal(0), "attribution": Decimal("0.1"), "displacement": Decimal(0)}


def load(on: date, say: Callable[[str], object] = print) -> None:
    """Tells the example, as far as not there yet; only in the demonstration."""
    garden = Initiative.objects.filter(source_key=EXAMPLE).first()
    owner = Person.objects.filter(email=OWNER, is_active=True).first()
    if not settings.DEMO or garden is None or owner is None or garden.effect_models.exists():
        say("Waarde: niets nieuws.")
        return
    model = actions.start_model(
        initiative=garden,
        base_year=YEAR,
        discount_rate=Decimal("0.0225"),
        target_group="Buren van 60 jaar en ouder (verzonnen voorbeeld)",
        activities="Elke zaterdag samen tuinieren\nEens per maand samen koken",
        counterfactual="Zonder de tuin blijft de grond leeg. Een deel van de buren vindt iets anders, de meesten niet.",
        by=owner,
    )
    _costs(model, owner)
    _effects(model, owner)
    actions.tell_story(
        model=model,
        text="Eerst kende ik niemand in de straat. Nu zwaai ik naar iedereen. (Verzonnen voorbeeld.)",
        told_by="een deelnemer",
        value="erbij horen",
        chosen_because="Wij hoorden dit van veel mensen.",
        is_public=True,
        by=owner,
        on=on,
    )
    say(f"Waarde: een verzonnen voorbeeld bij {garden.name}.")


def _costs(model: EffectModel, by: Person) -> None:
    actions.add_cost(model=model, by=by, name="gereedschap en zaden", party="fonds", amounts=["3000", "800", "800"])
    actions.add_cost(model=model, by=by, name="grond en water", party="gemeente", amounts=["1500", "1500", "1500"])
    actions.add_cost(
        model=model,
        by=by,
        name="werk in de tuin",
        party="vrijwilligers",
        kind=CostLine.Kind.VOLUNTEER_HOURS,
        hours=Decimal(1200),
        amounts=["7804", "7804", "7804"],
        low=Decimal("0.8"),
        high=Decimal("1.2"),
    )


def _effects(model: EffectModel, by: Person) -> None:
    """A change with a price, one that moves money, and one without a price."""
    actions.add_effect(
        model=model,
        by=by,
        name="minder hulp in huis nodig",
        party="gemeente",
        way=EffectLine.Way.COMPARED,
        kind=EffectLine.Kind.WELFARE,
        ring=EffectLine.Ring.INDIRECT,
        unit="uren",
        better=EffectLine.Better.LESS,
        quantity_without=["900", "900", "900"],
        quantity_with=["700", "500", "500"],
        price="referentieprijzen-zorg/huishoudelijke-hulp",
        low=Decimal("0.5"),
        high=Decimal("1.2"),
        evidence_level=1,
        reason="Gevraagd aan acht deelnemers. Verzonnen voor de demonstratie.",
        themes=["samenleving", "gezondheid"],
        dimensions=["gezondheid", "sociale-netwerken"],
        goals=[3, 11],
        **PARTS,
    )
    actions.add_effect(
        model=model,
        by=by,
        name="minder bijstand",
        party="gemeente",
        counterparty="bewoners",
        way=EffectLine.Way.AMOUNTS,
        kind=EffectLine.Kind.TRANSFER,
        amounts=["0", "2000", "2000"],
        evidence_level=1,
    )
    actions.add_effect(
        model=model,
        by=by,
        name="meer bijen en vlinders",
        way=EffectLine.Way.WORDS,
        kind=EffectLine.Kind.PM,
        ring=EffectLine.Ring.LATER,
        unit="soorten",
        quantity_without=["4", "4", "4"],
        quantity_with=["6", "9", "12"],
        evidence_level=3,
        themes=["milieu"],
        dimensions=["natuur"],
        goals=[15],
        when=EffectLine.When.LATER,
    )
