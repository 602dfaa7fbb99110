"""Invented schemes for the demonstration, each marked as an example. No real scheme is told here."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.db import transaction

from tussenruimte.accounts.models import Person
from tussenruimte.accounts.personas import ensure_personas
from tussenruimte.funding import actions
from tussenruimte.funding.models import Findability, Scheme
from tussenruimte.funding.rules.rounds import Round
from tussenruimte.funding.rules.wholeness import SchemeFacts
from tussenruimte.register.models import Initiative, Organisation, Party

OWN, AMSTERDAM, FUND = "voorbeeld-de-brink", "GM0363", "voorbeeldfonds-samen-verder"
SOURCE = "Verzonnen voor de demonstratie"
COACH: dict[str, Any] = {
    "contact_desk": "Subsidiecoach (verzonnen)",
    "contact_phone": "020 000 0000",
    "contact_email": "subsidiecoach@voorbeeld.example",
    "source": SOURCE,
}


def load(on: date, say: Callable[[str], object] = print) -> None:
    """Adds the examples, once; only in the demonstration."""
    city = Organisation.objects.filter(kind=Party.Kind.MUNICIPALITY, place_id=AMSTERDAM).first()
    fund = Organisation.objects.filter(slug=FUND).first()
    if not settings.DEMO or city is None or fund is None or Scheme.objects.exists():
        return
    people = ensure_personas(on)
    with transaction.atomic():
        for facts in (_neighbourhood_pot(), _energy_rounds(on), _closed_prize(on)):
            actions.publish_scheme(provider=city, facts=facts, by=None, on=on, kept_by=people["ambtenaar"])
        for facts in (_voucher(), _loan(), _match(on)):
            actions.publish_scheme(provider=fund, facts=facts, by=None, on=on, kept_by=people["financier"])
        _chooses_to_be_found(people["initiatiefnemer"], on)
    say("Geld vinden: zes verzonnen regelingen.")


def _chooses_to_be_found(owner: Person, on: date) -> None:
    garden = Initiative.objects.filter(source_key=OWN, memberships__person=owner).first()
    if garden is None or Findability.objects.filter(initiative=garden).exists():
        return
    actions.be_found(
        initiative=garden,
        pitch="Wij zoeken geld voor gereedschap, zaden en een waterpunt.",
        amount=Decimal(4_000),
        shows=frozenset(actions.SHOWN),
        by=owner,
        on=on,
    )


def _neighbourhood_pot() -> SchemeFacts:
    return SchemeFacts(
        key="voorbeeld-buurtpot",
        title="Voorbeeld: de buurtpot",
        form="buurtbudget",
        purpose="Een klein bedrag voor een plan waar de buurt iets aan heeft. Bewoners beslissen samen.",
        maximum=Decimal(2_500),
        own_share=0,
        repayable=False,
        places=(AMSTERDAM,),
        items={"phase": ("ideevorming", "opstart"), "theme": ("sociale-cohesie", "openbare-ruimte", "natuur")},
        ceiling=Decimal(50_000),
        conditions="Iedereen in de buurt mag meedoen. Het plan is binnen een jaar klaar.",
        how_to_apply="Vertel uw plan in een kort gesprek. Wij vullen het formulier samen in.",
        decision_weeks=6,
        state_aid="no",
        **COACH,
    )


def _energy_rounds(on: date) -> SchemeFacts:
    return SchemeFacts(
        key="voorbeeld-energie",
        title="Voorbeeld: samen van het gas af",
        form="startsubsidie",
        purpose="Geld voor het eerste onderzoek van een buurt die samen energie wil opwekken of besparen.",
        minimum=Decimal(5_000),
        maximum=Decimal(25_000),
        own_share=25,
        repayable=False,
        continuous=False,
        rounds=(Round(on + timedelta(days=40), on - timedelta(days=10)), Round(on + timedelta(days=220))),
        places=(AMSTERDAM,),
        items={"legal-form": ("vereniging", "stichting", "cooperatie"), "theme": ("energie",)},
        how_to_apply="Stuur een plan en een begroting van één bladzijde.",
        decision_weeks=13,
        state_aid="de-minimis",
        legal_basis="Voorbeeld: verordening bewonersinitiatieven, artikel 4 (verzonnen)",
        **COACH,
    )


def _closed_prize(on: date) -> SchemeFacts:
    return SchemeFacts(
        key="voorbeeld-prijsvraag",
        title="Voorbeeld: prijsvraag groene gevel",
        form="prijsvraag",
        purpose="De drie beste ideeën voor een groene straat winnen geld.",
        maximum=Decimal(1_000),
        repayable=False,
        continuous=False,
        rounds=(Round(on - timedelta(days=5), on - timedelta(days=60)),),
        places=(AMSTERDAM,),
        items={"theme": ("natuur", "openbare-ruimte")},
        **COACH,
    )


def _voucher() -> SchemeFacts:
    return SchemeFacts(
        key="voorbeeld-bon",
        title="Voorbeeld: bon voor een adviseur",
        form="voucher",
        purpose="Een bon waarmee u tien uur hulp krijgt van iemand die er verstand van heeft.",
        maximum=Decimal(1_000),
        own_share=0,
        repayable=False,
        items={"threshold": ("professionalisering",)},
        how_to_apply="Bel ons. Wij zoeken samen iemand die bij u past.",
        decision_weeks=2,
        **COACH | {"contact_desk": "Fondsadviseur (verzonnen)"},
    )


def _loan() -> SchemeFacts:
    return SchemeFacts(
        key="voorbeeld-lening",
        title="Voorbeeld: zachte lening voor bewonersbedrijven",
        form="zachte-lening",
        purpose="Een lening zonder rente voor een initiatief dat zelf geld gaat verdienen.",
        minimum=Decimal(10_000),
        maximum=Decimal(100_000),
        own_share=10,
        repayable=True,
        items={"legal-form": ("stichting", "cooperatie", "eenmanszaak-vof-bv"), "phase": ("rijping", "continuiteit")},
        how_to_apply="Maak eerst een afspraak. Daarna vragen wij een begroting voor drie jaar.",
        decision_weeks=10,
        **COACH | {"contact_desk": "Fondsadviseur (verzonnen)"},
    )


def _match(on: date) -> SchemeFacts:
    return SchemeFacts(
        key="voorbeeld-matchfunding",
        title="Voorbeeld: wij leggen er de helft bij",
        form="crowdfunding",
        purpose="Haalt u de helft op bij mensen in de buurt? Dan legt het fonds de andere helft erbij.",
        maximum=Decimal(5_000),
        own_share=50,
        repayable=False,
        continuous=False,
        rounds=(Round(on + timedelta(days=75)),),
        ceiling=Decimal(60_000),
        left=Decimal(21_500),
        left_on=on,
        conditions="Ook hulp in natura telt mee als eigen deel.",
        how_to_apply="Meld uw actie aan op de site van het fonds.",
        **COACH | {"contact_desk": "Fondsadviseur (verzonnen)"},
    )
