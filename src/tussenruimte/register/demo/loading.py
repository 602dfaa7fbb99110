"""Loading the demonstration. A second time changes nothing: what people edited stays as they left it."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from django.conf import settings
from django.db import transaction

from tussenruimte.accounts.models import Person
from tussenruimte.accounts.personas import ensure_personas
from tussenruimte.register import actions
from tussenruimte.register.demo.data import Told, initiatives, items_of
from tussenruimte.register.frameworks import current_catalogue
from tussenruimte.register.models import (
    Figure,
    Initiative,
    Membership,
    NeedKind,
    Organisation,
    Party,
    Place,
    Side,
)
from tussenruimte.register.places import import_shipped_places

DERIVED = "Afgeleid uit de omschrijving door de redactie."
AMSTERDAM = "GM0363"
# A working week is enough for a first answer: what the example desks promise.
ANSWER_WITHIN_DAYS = 10


def load(on: date, say: Callable[[str], object] = print) -> None:
    """Fills the register with the 102 initiatives, their municipalities and the personas, as far as not there yet."""
    told = initiatives()
    with transaction.atomic():
        added = import_shipped_places()
        say(f"Plaatsen: {added} nieuw, {Place.objects.count()} samen.")
        desks = [_municipality(code, on) for code in sorted({one.municipality for one in told if one.municipality})]
        say(f"Gemeenten met een loket: {len(desks)}.")
        known = set(
            Initiative.objects.filter(source_key__in=[one.id for one in told]).values_list("source_key", flat=True)
        )
        for one in told:
            if one.id not in known:
                _initiative(one, on)
        _kinship(told, on)
        say(f"Initiatieven uit de bronnen: {len(told) - len(known)} nieuw, {len(told)} samen.")
        if settings.DEMO:
            _personas(ensure_personas(on), on)
            say("Persona’s: klaar, met een voorbeeld dat alleen de initiatiefnemer ziet.")


def _municipality(code: str, on: date) -> Organisation:
    """A municipality with the desk that answers; its address is an example and cannot exist."""
    place = Place.objects.get(code=code)
    known = Organisation.objects.filter(kind=Party.Kind.MUNICIPALITY, place=place).first()
    if known is not None:
        return known
    municipality = actions.register_organisation(
        name=f"Gemeente {place.name}", kind=Party.Kind.MUNICIPALITY, by=None, on=on, place=place
    )
    host = municipality.slug.removeprefix("gemeente-")
    actions.set_desk(
        organisation=municipality,
        name="Loket voor initiatieven (voorbeeld)",
        email=f"initiatieven@{host}.example",
        phone="",
        answer_within_days=ANSWER_WITHIN_DAYS,
        by=None,
    )
    return municipality


def _initiative(told: Told, on: date) -> None:
    initiative = actions.register_initiative(
        name=told.name,
        summary=told.summary,
        on=on,
        listed=True,
        origin=Initiative.Origin.SOURCE,
        description=told.text,
        website=told.website,
        started_year=told.started,
        ended_year=told.ended,
        legal_form=told.legal_form,
        place=Place.objects.get(code=told.municipality) if told.municipality else None,
        place_text=told.where,
        sources=[source.model_dump(exclude_none=True) for source in told.sources],
        source_key=told.id,
        source_kind=told.kind,
        source_note=told.note,
    )
    cited = told.sources[0].model_dump(exclude_none=True)
    Figure.objects.bulk_create(
        Figure(initiative=initiative, source=cited, **figure.model_dump()) for figure in told.figures
    )
    section = f"{current_catalogue().title(f'werken/{told.sources[0].work}')}, {told.sources[0].section}"
    for views, side, note in ((told.seen, Side.SOURCE, section), (told.derived, Side.EDITORS, DERIVED)):
        for lens, item, state in items_of(views):
            actions.add_reading(
                initiative=initiative, lens=lens, item=item, state=state, side=side, by=None, on=on, note=note
            )


def _kinship(told: tuple[Told, ...], on: date) -> None:
    for one in told:
        if one.grew_from:
            mother, offshoot = (Initiative.objects.get(source_key=key) for key in (one.grew_from, one.id))
            actions.link_offshoot(mother=mother, offshoot=offshoot, by=None, on=on)


def _personas(personas: dict[str, Person], on: date) -> None:
    """Gives the personas something to be of: a municipality, a fund, and an idea that is not public yet."""
    amsterdam = Organisation.objects.get(kind=Party.Kind.MUNICIPALITY, place_id=AMSTERDAM)
    _belong(personas["ambtenaar"], amsterdam, Membership.Mandate.EDITOR, on)
    fund = Organisation.objects.filter(slug="voorbeeldfonds-samen-verder").first()
    if fund is None:
        fund = actions.register_organisation(
            name="Voorbeeldfonds Samen Verder",
            kind=Party.Kind.FUNDER,
            by=None,
            on=on,
            summary="Een verzonnen fonds, om de demonstratie mee te proberen.",
        )
    _belong(personas["financier"], fund, Membership.Mandate.OWNER, on)
    if not Initiative.objects.filter(source_key="voorbeeld-de-brink").exists():
        _example(personas["initiatiefnemer"], on)


def _belong(person: Person, party: Party, mandate: str, on: date) -> None:
    if not Membership.objects.filter(party=party, person=person, until__isnull=True).exists():
        actions.add_member(party=party, person=person, mandate=mandate, by=None, on=on)


def _example(owner: Person, on: date) -> None:
    """An invented initiative as a draft: its owner can try everything, and the public list holds only real ones."""
    garden = actions.register_initiative(
        name="Voorbeeld: Buurttuin De Brink",
        summary="Buren maken van een leeg stuk grond een tuin voor iedereen. Dit is een verzonnen voorbeeld.",
        on=on,
        by=owner,
        owner=owner,
        description="Wij willen groente en bloemen kweken, samen koken en de bijen helpen. We zoeken nog grond.",
        place=Place.objects.filter(name="Osdorp-Midden", inside=AMSTERDAM).first() or Place.objects.get(code=AMSTERDAM),
        phase="ideevorming",
        legal_form="geen",
        source_key="voorbeeld-de-brink",
        source_kind="voorbeeld",
        source_note="Verzonnen voor de demonstratie.",
    )
    for lens, items in {
        "werkvelden": ("natuur", "voedsel", "sociale-cohesie"),
        "bloedgroepen": ("burger",),
        "verhouding-overheid": ("overheidsparticipatie",),
    }.items():
        for item in items:
            actions.add_reading(initiative=garden, lens=lens, item=item, side=Side.INITIATIVE, by=owner, on=on, note="")
    for kind, title, quantity, unit in (
        (NeedKind.SPACE, "Voorbeeld: een stuk grond om te tuinieren", Decimal(200), "m²"),
        (NeedKind.PEOPLE, "Voorbeeld: mensen die meewerken op zaterdag", Decimal(8), "personen"),
        (NeedKind.MONEY, "Voorbeeld: geld voor gereedschap en zaden", Decimal(1500), "euro"),
        (NeedKind.KNOWLEDGE, "Voorbeeld: iemand die weet hoe een vereniging werkt", None, ""),
    ):
        actions.post_need(party=garden, kind=kind, title=title, by=owner, on=on, quantity=quantity, unit=unit)
    actions.post_offer(
        party=garden, kind=NeedKind.MATERIAL, title="Voorbeeld: gereedschap te leen", by=owner, on=on, unit=""
    )
