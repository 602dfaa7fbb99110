"""Invented strengths of one neighbourhood, each named an example: so that a visitor can try the map of strengths."""

from collections.abc import Callable
from datetime import date

from django.conf import settings
from django.db import transaction

from tussenruimte.accounts.models import Person
from tussenruimte.accounts.personas import ensure_personas
from tussenruimte.areas import actions
from tussenruimte.areas.models import AreaStep, Asset, AssetRelation
from tussenruimte.register.models import NeedKind, Place

PLACE, AROUND = "Osdorp-Midden", "GM0363"
ConsentWay, Shown, Kind = Asset.ConsentWay, Asset.Shown, AssetRelation.Kind
# Class, name, what it offers, kinds of help, who sees it.
STRENGTHS = (
    ("plekken", "Voorbeeld: buurthuis De Hoek", "Een zaal met een keuken", [NeedKind.SPACE], Shown.PUBLIC),
    ("plekken", "Voorbeeld: schooltuin", "Grond om te tuinieren, na schooltijd", [NeedKind.SPACE], Shown.PUBLIC),
    ("verenigingen", "Voorbeeld: wandelclub", "Twintig mensen die elkaar kennen", [NeedKind.PEOPLE], Shown.PUBLIC),
    ("instellingen", "Voorbeeld: woonzorghuis", "Een busje en een kok", [NeedKind.MATERIAL], Shown.PUBLIC),
    ("verbindingen", "Voorbeeld: buurtkrant", "Elke maand een stukje in de krant", [NeedKind.ATTENTION], Shown.PUBLIC),
    ("bewoners", "", "Voorbeeld: fietsen maken", [NeedKind.KNOWLEDGE], Shown.PUBLIC),
    ("bewoners", "", "Voorbeeld: koken voor een grote groep", [NeedKind.PEOPLE], Shown.INVOLVED),
)
# Places in the list above: one, other, how.
TIES = ((0, 3, Kind.WORKS_WITH), (0, 2, Kind.KNOWS), (1, 2, Kind.CAN_HELP))
STEP, EVIDENCE = "stap-1", "Voorbeeld: een rondgang met bewoners, twee middagen in de zomer."


def load(on: date, say: Callable[[str], object] = print) -> None:
    """Puts the examples on the map, as far as not there yet; only in the demonstration."""
    place = Place.objects.select_related("inside__inside").filter(name=PLACE, inside=AROUND).first()
    if not settings.DEMO or place is None or Asset.objects.filter(place=place).exists():
        say("Krachten van een buurt: niets nieuws.")
        return
    broker = ensure_personas(on)["makelaar"]
    with transaction.atomic():
        _put_on_the_map(place, broker, on)
    say(f"Krachten van een buurt: {len(STRENGTHS)} voorbeelden in {place.name}.")


def _put_on_the_map(place: Place, broker: Person, on: date) -> None:
    added = [
        actions.add_asset(
            place=place,
            asset_class=asset_class,
            by=broker,
            on=on,
            consent_way=ConsentWay.TALK,
            for_another=True,
            name=name,
            offers=offers,
            kinds=[str(kind) for kind in kinds],
            shown=shown,
        )
        for asset_class, name, offers, kinds, shown in STRENGTHS
    ]
    for one, other, kind in TIES:
        actions.tie(one=added[one], other=added[other], kind=kind, strength=2, by=broker, on=on)
    doing = AreaStep.State.DOING
    actions.set_step(place=place, step=STEP, state=doing, evidence=EVIDENCE, revision=0, by=broker, on=on)
    before = date(on.year - 1, on.month, min(on.day, 28))
    for day, initiatives in ((before, 4), (on, 6)):
        counts = {"plekken": 1, "verenigingen": 1} if day == before else {"plekken": 2, "verenigingen": 1}
        actions.keep_count(
            place=place,
            on=day,
            counts=counts,
            initiatives=initiatives,
            source="Voorbeeld: verzonnen telling",
            by=broker,
            today=on,
        )
