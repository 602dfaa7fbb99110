"""Invented challenges for the demonstration: three tasks, one running request, one open invitation."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.timezone import make_aware

from tussenruimte.accounts.models import Person
from tussenruimte.accounts.personas import ensure_personas
from tussenruimte.challenges import actions
from tussenruimte.challenges.actions import Answered
from tussenruimte.challenges.models import Challenge, MunicipalTask
from tussenruimte.dossiers import actions as dossiers
from tussenruimte.dossiers.models import Dossier
from tussenruimte.dossiers.queries import officials_of
from tussenruimte.register.models import Initiative, Organisation, Party

OWN, AMSTERDAM = "voorbeeld-de-brink", "GM0363"
TASKS: tuple[dict[str, Any], ...] = (
    {
        "name": "Voorbeeld: onderhoud van een buurtpark",
        "text": "Maaien, snoeien, planten water geven en prullenbakken legen.",
        "theme": "natuur",
        "cost": Decimal(18000),
        "cost_year": 2026,
        "cost_vat": "without",
        "cost_source": "begroting (verzonnen)",
        "quality": "Voldoende: het park is netjes, maar er bloeit weinig.",
        "quality_measured": "schouw, twee keer per jaar",
        "carried_out": "contract",
        "carried_out_by": "Een groenbedrijf (verzonnen)",
        "staff": "2 mensen, samen 1 dag per week",
        "department": "Groen",
    },
    {
        "name": "Voorbeeld: een speeltuin open en schoon houden",
        "text": "Elke dag openen en sluiten, en opruimen.",
        "cost": Decimal(9000),
        "cost_year": 2026,
        "cost_vat": "with",
        "carried_out": "own",
        "department": "Jeugd",
    },
    {
        "name": "Voorbeeld: paspoorten uitgeven",
        "text": "Aanvragen bekijken en paspoorten uitgeven.",
        "standing": "excluded",
        "excluded_because": "De wet zegt dat alleen de gemeente dit mag doen.",
        "excluded_by": "verzonnen verordening, artikel 3",
        "carried_out": "own",
    },
)
PLAN = {
    "beschrijving": "Met twintig buren onderhouden wij het park. Wij planten bloemen die goed zijn voor bijen.",
    "bijdrage-aan-doelen": "Meer groen, en mensen leren elkaar kennen.",
    "doelgroep-en-bereik": "De 400 mensen die om het park wonen.",
    "manier-van-bereiken": "Wij gaan langs de deuren en staan elke week op het plein.",
    "aantoonbaar-draagvlak": "Handtekeningen, en een verslag van de avond in het buurthuis.",
}
INVITATION: dict[str, Any] = {
    "title": "Voorbeeld: wie houdt onze speeltuin open?",
    "text": "Wij zoeken een groep die de speeltuin elke dag opent, sluit en schoon houdt.",
    "budget": Decimal(9000),
    "budget_vat": "with",
    "criteria": ["draagvlak", "zelfde-kwaliteit"],
    "own_criteria": ["De speeltuin is elke dag open."],
    "how_chosen": "Drie ouders uit de buurt en twee ambtenaren lezen alle biedingen en kiezen samen.",
    "contact": "het loket (verzonnen)",
}


def load(on: date, say: Callable[[str], object] = print) -> None:
    """Adds the examples, once, between the personas' own initiative and their municipality."""
    garden = Initiative.objects.filter(source_key=OWN).first()
    lead = Organisation.objects.filter(kind=Party.Kind.MUNICIPALITY, place_id=AMSTERDAM).first()
    if not settings.DEMO or garden is None or lead is None or lead.tasks.exists():
        return
    people = ensure_personas(on)
    owner, official = people["initiatiefnemer"], people["ambtenaar"]
    if not officials_of(lead).filter(pk=official.pk).exists():
        return
    with transaction.atomic():
        park, playground, _passports = _tasks(lead, official, on)
        _looked_at(_sent(garden, park, owner, on), owner, official, on)
        _invitation(lead, playground, official, on)
    say("Uitdagen: drie taken, een lopend verzoek en een open uitnodiging.")


def _tasks(lead: Organisation, official: Person, on: date) -> list[MunicipalTask]:
    ends = {"contract_end": on + timedelta(days=200), "notice_by": on + timedelta(days=110)}
    given = [TASKS[0] | ends, *TASKS[1:]]
    began = on - timedelta(days=60)
    return [actions.add_task(municipality=lead, facts=facts, by=official, on=began) for facts in given]


def _sent(garden: Initiative, park: MunicipalTask, owner: Person, on: date) -> Challenge:
    """A request that was sent three weeks ago."""
    began = on - timedelta(days=21)
    draft = actions.start_challenge(
        initiative=garden,
        municipality=park.municipality,
        title="Voorbeeld: wij onderhouden het park",
        variant=Challenge.Variant.OURSELVES,
        task=park,
        by=owner,
        on=began,
    )
    figures: dict[str, Any] = {
        "start": on + timedelta(days=201),
        "months": 24,
        "cost": Decimal(15000),
        "own_contribution": Decimal(3000),
        "quality": "Netjes, en het hele jaar bloeit er iets. Elk half jaar kijken wij samen.",
        "staff": "20 buren en een tuinman, een dag per week",
        "supporters": 85,
    }
    draft = actions.save_step(challenge=draft, changes=figures, answers=PLAN, revision=draft.revision, by=owner)
    at = make_aware(datetime.combine(began, time(12)))
    return actions.send_challenge(challenge=draft, revision=draft.revision, by=owner, at=at)


def _looked_at(sent: Challenge, owner: Person, official: Person, on: date) -> None:
    """What both sides did with it since."""
    answered(sent, official, on)
    complete = actions.confirm_complete(challenge=sent, revision=sent.revision, by=official, on=on)
    theirs = {"draagvlak": Answered("ja", "85 mensen tekenden."), "niet-duurder": Answered("ja", "Het kost minder.")}
    ours = {"draagvlak": Answered("ja", "Wij waren op de avond."), "niet-duurder": Answered("deels", "Eerst rekenen.")}
    actions.assess(challenge=complete, answers=theirs, by=owner, on=on)
    actions.assess(challenge=complete, answers=ours, by=official, on=on)


def answered(sent: Challenge, official: Person, on: date) -> None:
    """The dossier of the request, handled by the official and answered with now."""
    dossier = Dossier.objects.get(challenge=sent)
    given: dict[str, Any] = {"by": official, "on": on}
    owned = dossiers.appoint(
        dossier=dossier, process_owner=official, deputy=None, protector="", revision=dossier.revision, **given
    )
    dossiers.answer(
        dossier=owned,
        answer="now",
        reason="Een mooi plan. Wij kijken er samen naar.",
        next_contact=on + timedelta(days=10),
        revision=owned.revision,
        **given,
    )


def _invitation(lead: Organisation, playground: MunicipalTask, official: Person, on: date) -> None:
    began = on - timedelta(days=7)
    last = {
        "questions_until": on + timedelta(days=14),
        "bids_until": on + timedelta(days=35),
        "choice_by": on + timedelta(days=60),
    }
    facts = INVITATION | last | {"task": playground}
    made = actions.make_invitation(municipality=lead, facts=facts, by=official, on=began)
    actions.publish_invitation(invitation=made, revision=made.revision, by=official, on=began)
