"""Two invented agreements for the demonstration: one that waits for a signature, and one that is in force."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.timezone import make_aware

from tussenruimte.accounts.models import Person
from tussenruimte.accounts.personas import ensure_personas
from tussenruimte.agreements import actions, permissions, queries
from tussenruimte.agreements.models import Agreement, AgreementParty, Clause, Version
from tussenruimte.agreements.rules.canonical import fingerprint
from tussenruimte.dossiers.models import Dossier
from tussenruimte.register.models import Party

OWN = "voorbeeld-de-brink"
INTENT: Mapping[str, str] = {
    "wie-wij-zijn": "Wij zijn de buurttuin en de gemeente. De gemeente doet mee met de afdeling Groen.",
    "gedeeld-begrip": "Op de hoek ligt grond leeg. Buren missen een plek om elkaar te zien. Dat pakken wij samen op.",
    "onderliggend-belang": "Wij willen een straat waar mensen elkaar kennen. Wij vertrouwen elkaar en zijn open.",
    "doelen-en-ambities": "Samen maken wij een tuin voor iedereen. Over honden in de tuin praten wij nog door.",
    "eigenaar-en-rollen": "De tuin is van de gemeenschap. De buren beslissen wat er groeit. De gemeente helpt.",
    "geen-plicht": "Dit is een intentie. Niemand kan de ander hiermee voor de rechter dwingen.",
}
COOPERATION: Mapping[str, str] = {
    "wie-wij-zijn": "Deze overeenkomst is van de buurttuin en de gemeente. Beide tekenen met iemand die dat mag.",
    "waarom": "Wij willen samen dat de grond op de hoek weer iets betekent voor de straat.",
    "doelen-en-ambities": "Elke week is er een middag waarop iedereen kan meetuinieren.",
    "eigenaar": "De gemeenschap is de eigenaar. De rol van de gemeente is daarom ondersteunend.",
    "rollen-en-mandaat": "De buren doen het werk. De afdeling Groen beslist over de kraan en het hek.",
    "hoe-wij-samenwerken": "Wij spreken elkaar elke maand in de tuin. Wij beslissen samen en schrijven dat op.",
    "geschil": "Wij praten eerst zelf. Komen wij er in vier weken niet uit? Dan vragen wij de makelaar in de wijk.",
    "projecten": "Wij beginnen met de kraan, de moestuin en een bankje.",
    "middelen": "De gemeente legt de kraan aan. De buren brengen tijd en planten in.",
    "garanties": "De gemeente laat de grond drie jaar liggen. De buren houden de plek schoon en veilig.",
    "wie-meedoet": "Meedoen kan voor iedereen uit de buurt. Wie anderen onveilig maakt, kan niet meer meedoen.",
    "openheid-en-data": "Deze overeenkomst is openbaar, zonder namen van mensen.",
    "duur-en-evaluatie": "Wij werken een jaar samen. Na de eerste weken kijken wij samen terug.",
    "stoppen": "Een partij kan stoppen met acht weken vooraf. De planten zijn dan van de buren.",
    "bindend-of-niet": "Deze afspraken zijn bindend. Wij kozen dat omdat de buren op de kraan moeten kunnen rekenen.",
}
PART = {
    True: {"role": "Maakt en onderhoudt de tuin", "capacity": ""},
    False: {"role": "Ondersteunt met grond en een kraan", "capacity": "Hoofd Groen, mandaatbesluit 2026 (verzonnen)"},
}


def load(on: date, say: Callable[[str], object] = print) -> None:
    """Adds the examples, once, in the example dossier of the personas' own initiative."""
    dossier = Dossier.objects.filter(initiative__source_key=OWN, state=Dossier.State.RUNNING).order_by("pk").first()
    if not settings.DEMO or dossier is None or dossier.agreements.exists():
        return
    people = ensure_personas(on)
    owner, official = people["initiatiefnemer"], people["ambtenaar"]
    may = [queries.people_who_may_sign_for(party) for party in (dossier.initiative, dossier.lead)]
    if not (may[0].filter(pk=owner.pk).exists() and may[1].filter(pk=official.pk).exists()):
        return
    at = make_aware(datetime.combine(on, time(12)))
    with transaction.atomic():
        _in_force(dossier, owner, official, at)
        _out_for_signing(dossier, owner, official, at)
    say("Overeenkomsten: een die geldt, en een die wacht op een handtekening.")


def _in_force(dossier: Dossier, owner: Person, official: Person, at: datetime) -> None:
    """A cooperation agreement with one promise and a review that comes."""
    on = at.date()
    facts = {
        "summary": "Buren en gemeente zorgen een jaar samen voor de buurttuin.",
        "ownership": "community",
        "binding": True,
        "starts_on": on,
        "ends_on": on + timedelta(days=364),
        "notice_weeks": 8,
    }
    title = "Voorbeeld: samen zorgen voor de buurttuin"
    agreement = _drafted(dossier, "samenwerkingsovereenkomst", title, COOPERATION, facts, owner, official, at)
    wish: dict[str, Any] = {"agreement": agreement, "at": at}
    first = actions.add_ambition(party=dossier.initiative, kind="value", value="vertrouwen", by=owner, **wish)
    second = actions.add_ambition(
        party=dossier.lead, kind="goal", text="Minder stenen, meer groen", by=official, **wish
    )
    for party, person in ((dossier.initiative, owner), (dossier.lead, official)):
        actions.compare(first=first, second=second, party=party, judgement="strengthen", by=person, at=at)
    actions.add_obligation(
        agreement=agreement, party=dossier.lead, text="Een kraan aanleggen", days_after_start=42, by=official
    )
    actions.plan_review(agreement=agreement, due=on + timedelta(days=35), by=owner, on=on)
    version = _laid_out(agreement, owner, at)
    for person, party in ((owner, dossier.initiative), (official, dossier.lead)):
        _signed(version, party, person, at)


def _out_for_signing(dossier: Dossier, owner: Person, official: Person, at: datetime) -> None:
    """A letter of intent that the initiative signed, and the municipality can sign now."""
    on = at.date()
    facts = {
        "summary": "Buren en gemeente willen ook de school bij de tuin betrekken.",
        "ownership": "community",
        "starts_on": on + timedelta(days=14),
        "ends_on": on + timedelta(days=196),
        "notice_weeks": 4,
    }
    title = "Voorbeeld: samen met de school tuinieren"
    agreement = _drafted(dossier, "intentieovereenkomst", title, INTENT, facts, owner, official, at)
    _signed(_laid_out(agreement, official, at), dossier.initiative, owner, at)


def _drafted(
    dossier: Dossier,
    kind: str,
    title: str,
    words: Mapping[str, str],
    facts: Mapping[str, Any],
    *people: Any,
) -> Agreement:
    """A draft with all its words and facts, by both sides."""
    owner, official, at = people
    agreement = actions.start_agreement(dossier=dossier, kind=kind, title=title, by=owner, at=at)
    for number, clause in enumerate(Clause.objects.filter(agreement=agreement)):
        party, person = ((dossier.initiative, owner), (dossier.lead, official))[number % 2]
        actions.write_clause(
            clause=clause, text=words[clause.key], revision=clause.revision, party=party, by=person, at=at
        )
    for line in AgreementParty.objects.filter(agreement=agreement).select_related("party"):
        mine = line.party_id == dossier.initiative_id
        person = owner if mine else official
        if line.party_id in permissions.speaks_for(person, agreement):
            actions.name_signatory(
                agreement=agreement,
                party=line.party,
                signatory=person,
                revision=line.revision,
                by=person,
                **PART[mine],
            )
    return actions.edit_agreement(agreement=agreement, changes=facts, revision=agreement.revision, by=owner)


def _laid_out(agreement: Agreement, by: Person, at: datetime) -> Version:
    text = queries.text_of(Agreement.objects.get(pk=agreement.pk))
    return actions.propose_for_signing(agreement=agreement, sha256=fingerprint(text), by=by, at=at)


def _signed(version: Version, party: Party, person: Person, at: datetime) -> None:
    code = actions.ask_code(version=version, party=party, by=person, at=at)
    actions.sign(version=version, party=party, name=person.name, code=code, sha256=version.sha256, by=person, at=at)
