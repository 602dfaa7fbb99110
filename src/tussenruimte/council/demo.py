"""Invented examples for the council: a card, a proposal, a visit and a motion, to be seen from every side."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from django.conf import settings
from django.db import transaction
from django.utils.timezone import make_aware

from tussenruimte.accounts.models import Person
from tussenruimte.accounts.personas import ensure_personas
from tussenruimte.council import actions
from tussenruimte.council.actions.visits import Invitation
from tussenruimte.council.models import Motion, ProposalCard
from tussenruimte.council.rules.lens import FRAMEWORK
from tussenruimte.council.rules.proposal import OWN_WORDS
from tussenruimte.dossiers import actions as dossiers
from tussenruimte.dossiers.models import Dossier
from tussenruimte.register import actions as register
from tussenruimte.register.models import Membership
from tussenruimte.scans import actions as scans
from tussenruimte.scans.rules import Who, fingerprint

OWN, RUNNING = "voorbeeld-de-brink", Dossier.State.RUNNING
WORDS = {
    "asked": "Stel het lege stuk grond drie jaar beschikbaar voor een buurttuin, en geef geld voor een hek.",
    "reasons": "Buren ontmoeten elkaar hier nu niet. Een tuin geeft groen, koelte en een plek om iets samen te doen.",
    "criteria": "De plek blijft open voor iedereen. De tuin is veilig. Na drie jaar kijken wij samen terug.",
}
OPTIONS = (
    ("De grond leeg laten", "Kost nu niets.", "Er blijft zwerfvuil, en de buurt krijgt niets terug."),
    ("De grond verhuren", "Geeft elk jaar huur.", "Een groep bewoners kan die huur niet betalen."),
)
MONEY = (
    ("Een hek en een waterkraan", "Groen", Decimal("8500.00"), "once"),
    ("Onderhoud van de paden", "Beheer openbare ruimte", Decimal("1200.00"), "yearly"),
)
ANSWERS = {
    "bril-transparant": "ja",
    "bril-inclusief": "deels",
    "bril-zuinig": "ja",
    "bril-zeggenschap": "ja",
    "bril-verantwoordelijkheid": "deels",
    "bril-draagvlak": "ja",
    "bril-open": "ja",
    "bril-partij-mist": "ja",
    "bril-partij-te-groot": "nee",
}
MOTION = actions.MotionFacts(
    kind=Motion.Kind.MOTION,
    title="Voorbeeld: leeg is leven",
    text="De raad vraagt het college om leegstaande grond eerst aan te bieden aan de buurt. (Verzonnen.)",
    on=date(2000, 1, 1),
    own_number="M-000",
    submitters="Fractie Voorbeeld, Fractie Verzonnen",
)


def load(on: date, say: Callable[[str], object] = print) -> None:
    """Adds the examples to the dossier of the personas, once."""
    running = Dossier.objects.filter(initiative__source_key=OWN, state=RUNNING).select_related("initiative")
    # Other rooms may add a dossier of their own; the example is the one that was there first.
    dossier = running.order_by("pk").first()
    if not settings.DEMO or dossier is None or ProposalCard.objects.filter(dossier=dossier).exists():
        return
    people = ensure_personas(on)
    official, owner, councillor = people["ambtenaar"], people["initiatiefnemer"], people["raadslid"]
    with transaction.atomic():
        _seat(dossier, councillor, on)
        if dossier.shared_with_council_on is None:
            dossier = dossiers.share_with_council(dossier=dossier, shared=True, by=owner, on=on)
        at = make_aware(datetime.combine(on, time(12)))
        _looked_through_lens(dossier, owner, at)
        _card(dossier, official, at)
        _in_the_council(dossier, official, owner, councillor, at)
    say("Raad: een voorstelkaart, een raadsvoorstel, een werkbezoek en een motie.")


def _seat(dossier: Dossier, councillor: Person, on: date) -> None:
    if not Membership.objects.filter(party=dossier.lead_id, person=councillor, until__isnull=True).exists():
        mandate = Membership.Mandate.MEMBER
        register.add_member(party=dossier.lead, person=councillor, mandate=mandate, by=None, on=on)


def _looked_through_lens(dossier: Dossier, owner: Person, at: datetime) -> None:
    begun = scans.start_scan(
        framework=FRAMEWORK, who=Who(name="Voorbeeld: Noor"), by=owner, at=at, subject=dossier.initiative
    )
    scans.save_step(response=begun, keys=ANSWERS, answers=ANSWERS, seen=fingerprint({}), at=at)
    sent = scans.send_response(response=begun, at=at)
    scans.share(response=sent, with_whom="public", by=owner, at=at)


def _card(dossier: Dossier, official: Person, at: datetime) -> None:
    actions.edit_card(dossier=dossier, words=WORDS, revision=0, by=official, at=at)
    for name, in_favour, against in OPTIONS:
        actions.add_alternative(dossier=dossier, name=name, in_favour=in_favour, against=against, by=official)
    for what, budget, euros, rhythm in MONEY:
        actions.add_money(dossier=dossier, what=what, budget=budget, euros=euros, rhythm=rhythm, by=official)


def _in_the_council(dossier: Dossier, official: Person, owner: Person, councillor: Person, at: datetime) -> None:
    on = at.date()
    proposal = actions.start_proposal(dossier=dossier, title="Voorbeeld: grond voor de buurttuin", by=official, on=on)
    words = "Wij doen dit met twintig buren. Iedereen kan een sleutel van het hek krijgen."
    actions.write_section(proposal=proposal, section=OWN_WORDS, text=words, seen=0, by=owner, at=at)
    actions.present(proposal=proposal, without_lens="", revision=proposal.revision, by=official, on=on)
    invitation = Invitation(
        on=on + timedelta(days=9),
        where="De Brink, bij de waterpomp",
        about="Het lege stuk grond, en de tekening van de tuin.",
        starts_at=time(14, 30),
        shown_to_all=True,
    )
    visit = actions.invite(dossier=dossier, invitation=invitation, by=owner, today=on)
    actions.come_along(visit=visit, by=councillor, at=at)
    facts = actions.MotionFacts(**vars(MOTION) | {"on": on, "state": Motion.State.ADOPTED, "decided_on": on})
    motion = actions.record_motion(
        initiative=dossier.initiative, council=dossier.lead, dossier=dossier, facts=facts, by=councillor, on=on
    )
    actions.promise_follow_up(
        about=motion,
        text="Een lijst maken van leegstaande grond",
        due=on + timedelta(days=20),
        in_dossier=False,
        by=official,
        on=on,
    )
