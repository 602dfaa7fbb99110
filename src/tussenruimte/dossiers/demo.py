"""An invented dossier, so that a visitor of the demonstration sees what working together looks like from both sides."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from django.conf import settings
from django.db import transaction
from django.utils.timezone import make_aware

from tussenruimte.accounts.models import Person
from tussenruimte.accounts.personas import ensure_personas
from tussenruimte.dossiers import actions
from tussenruimte.dossiers.actions import DecisionFacts
from tussenruimte.dossiers.models import Dossier, Promise
from tussenruimte.dossiers.queries import officials_of
from tussenruimte.dossiers.taking import Taking
from tussenruimte.register.frameworks import current_catalogue
from tussenruimte.register.models import Initiative, Organisation, Party

OWN, AMSTERDAM = "voorbeeld-de-brink", "GM0363"
DECISION = DecisionFacts(
    subject="Voorbeeld: een leeg stuk grond tijdelijk laten gebruiken",
    decider="Het hoofd van de afdeling Groen (verzonnen)",
    outcome="partly",
    text="De grond mag drie jaar gebruikt worden als tuin. De gemeente kan het met een half jaar vooraf stoppen.",
    reason="Er is voor deze plek de komende drie jaar geen ander plan.",
    criteria="De plek blijft open voor iedereen, is veilig en kost de gemeente niets.",
    alternatives="Verhuren tegen de gewone prijs. Dat kan een groep bewoners niet betalen.",
    own_rule="Voorbeeld: beleid voor tijdelijk gebruik van grond, artikel 3",
    custom_work=True,
    motive="De gewone regel vraagt huur. Hier krijgt de buurt iets terug: een plek voor iedereen.",
)


def load(on: date, say: Callable[[str], object] = print) -> None:
    """Adds the example, once, between the personas' own initiative and their municipality."""
    garden = Initiative.objects.filter(source_key=OWN).first()
    lead = Organisation.objects.filter(kind=Party.Kind.MUNICIPALITY, place_id=AMSTERDAM).first()
    if not settings.DEMO or garden is None or lead is None or garden.dossiers.exists():
        return
    people = ensure_personas(on)
    with transaction.atomic():
        _example(garden, lead, people["initiatiefnemer"], people["ambtenaar"], on)
    say("Dossiers: een voorbeeld tussen de initiatiefnemer en de ambtenaar.")


def _example(garden: Initiative, lead: Organisation, owner: Person, official: Person, on: date) -> None:
    began, noon = on - timedelta(days=28), time(12)
    dossier = actions.open_dossier(
        initiative=garden,
        lead=lead,
        title="Voorbeeld: een stuk grond voor de buurttuin",
        goal="Van een leeg stuk grond een tuin maken waar iedereen mag komen.",
        needed_support="Toestemming om de grond te gebruiken, en een kraan.",
        by=owner,
        on=began,
    )
    if officials_of(lead).filter(pk=official.pk).exists():
        dossier = actions.appoint(
            dossier=dossier,
            process_owner=official,
            deputy=None,
            protector="Een wethouder (verzonnen)",
            revision=dossier.revision,
            by=official,
            on=began,
        )
        _worked_on(dossier, owner, official, on, make_aware(datetime.combine(on, noon)))


def _route_taken(dossier: Dossier, owner: Person, on: date) -> None:
    """A route that the initiative kept: is this a subsidy or a contract?"""
    answers = {"plicht": ("nee",), "eigen-plan": ("ja",)}
    taking = Taking("subsidy-or-contract", answers, current_catalogue())
    note = "Ons eigen plan. Wij vragen alleen geld voor de kosten."
    actions.keep_route(dossier=dossier, taking=taking, party=dossier.initiative, note=note, by=owner, on=on)


def _worked_on(dossier: Dossier, owner: Person, official: Person, on: date, at: datetime) -> None:
    """What both sides did since."""
    answered = actions.answer(
        dossier=dossier,
        answer="now",
        reason="Een tuin past hier goed. Wij zoeken samen uit wat er kan.",
        next_contact=on + timedelta(days=7),
        revision=dossier.revision,
        by=official,
        on=on,
    )
    actions.make_promise(
        dossier=answered,
        promiser=answered.lead,
        text="De grond laten onderzoeken",
        due=on + timedelta(days=10),
        by=official,
        on=on,
    )
    actions.make_promise(
        dossier=answered,
        promiser=answered.initiative,
        text="Tekenen hoe de tuin eruitziet",
        due=on + timedelta(days=14),
        kind=Promise.Kind.DEED,
        by=owner,
        on=on,
    )
    actions.start_clock(
        dossier=answered,
        about="Grond in gebruik geven",
        term="awb-4-13",
        received=on - timedelta(days=14),
        by=official,
        on=on,
    )
    actions.involve_unit(
        dossier=answered,
        name="Groen",
        interest="Beheert deze plek",
        status="involved",
        stance="in-favour",
        by=official,
        on=on,
    )
    actions.add_note(
        dossier=answered,
        text="Wij kwamen kijken. De plek is zonnig en er is een kraan vlakbij.",
        internal=False,
        party=answered.lead,
        by=official,
        at=at,
    )
    _route_taken(answered, owner, on)
    decision = actions.decide(
        dossier=answered,
        facts=DECISION,
        decided_on=on,
        revision=Dossier.objects.get(pk=answered.pk).revision,
        by=official,
        at=at,
    )
    actions.publish_decision(decision=decision, by=official, on=on)
