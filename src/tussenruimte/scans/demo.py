"""Invented scans, each respondent named an example: so that a visitor sees what a scan comes to."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.timezone import make_aware

from tussenruimte.accounts.models import Person
from tussenruimte.accounts.personas import ensure_personas
from tussenruimte.register.models import Place, Side
from tussenruimte.register.permissions import municipalities_of
from tussenruimte.register.queries import of_person
from tussenruimte.scans import actions
from tussenruimte.scans.models import Scan
from tussenruimte.scans.rules import Paper, Who, fingerprint
from tussenruimte.scans.subjects import Subject

# The same place as that of the other examples about a neighbourhood.
AREA = "Osdorp-Midden"
Answers = Mapping[str, Any]
FRAMEWORKS = ("actie-scan", "initiatievenklimaat")
FUNCTIONS = ("ideeen", "kennisnetwerken", "ondernemerschap", "agenda-lobby", "middelen", "visie-urgentie", "gebruik")
# Three respondents on each of two days, one mark for each function. The marks are invented.
CLIMATE = (
    (200, ((3, 1, 2, 2, 2, 3, 2), (4, 2, 3, 2, 1, 3, 2), (3, 2, 2, 1, 2, 2, 3))),
    (10, ((4, 2, 3, 2, 2, 3, 3), (4, 3, 3, 2, 2, 4, 3), (5, 3, 4, 1, 2, 3, 3))),
)
SPEAKERS = (Side.MUNICIPALITY, Side.RESIDENT, Side.RESIDENT)
SEEN_BY_INITIATIVE = {
    "actie-animo": 5,
    "actie-contacten": 3,
    "actie-toerusting": 2,
    "actie-inbedding": 2,
    "actie-inbedding--toelichting": "Voorbeeld: drie afdelingen gaven drie antwoorden.",
    "actie-empathie": 4,
}
SEEN_BY_MUNICIPALITY = {
    "actie-animo": 3,
    "actie-animo--toelichting": "Voorbeeld: wij zien steeds dezelfde mensen.",
    "actie-contacten": 3,
    "actie-toerusting": 3,
    "actie-inbedding": 4,
    "actie-empathie": 4,
}


def load(on: date, say: Callable[[str], object] = print) -> None:
    """Fills in the examples, as far as not there yet; only in the demonstration."""
    if not settings.DEMO or Scan.objects.filter(framework__in=FRAMEWORKS).exists():
        say("Scans: niets nieuws.")
        return
    people = ensure_personas(on)
    initiator, official = people["initiatiefnemer"], people["ambtenaar"]
    codes = municipalities_of(official)
    own = of_person(initiator).filter(municipality__in=codes).first()
    area = Place.objects.filter(name=AREA, inside__in=codes).first()
    with transaction.atomic():
        if own is not None:
            _both_sides(own, initiator, official, _at(on, 20))
        if area is not None:
            for ago, marks in CLIMATE:
                _climate(area, official, marks, _at(on, ago))
    say(f"Scans: {Scan.objects.filter(framework__in=FRAMEWORKS).count()} voorbeelden.")


def _at(on: date, ago: int) -> datetime:
    return make_aware(datetime.combine(on - timedelta(days=ago), time(12)))


def _both_sides(initiative: Subject, initiator: Person, official: Person, at: datetime) -> None:
    who = Who(name="Voorbeeld: Noor")
    begun = actions.start_scan(framework="actie-scan", who=who, by=initiator, at=at, subject=initiative)
    _fill(begun, SEEN_BY_INITIATIVE, at)
    who = Who(name="Voorbeeld: Aydin", side=Side.MUNICIPALITY)
    _fill(actions.join(scan=begun.scan, who=who, by=official, at=at), SEEN_BY_MUNICIPALITY, at)


def _climate(area: Place, official: Person, marks: tuple[tuple[int, ...], ...], at: datetime) -> None:
    who = Who(name="Voorbeeld: Aydin", side=Side.MUNICIPALITY)
    begun = actions.start_scan(framework="initiatievenklimaat", who=who, by=official, at=at, subject=area)
    _fill(begun, dict(zip(FUNCTIONS, marks[0], strict=True)), at)
    paper = Paper(consent=True, on=at.date())
    for number, (side, given) in enumerate(zip(SPEAKERS[1:], marks[1:], strict=True), start=1):
        who = Who(name=f"Voorbeeld: bewoner {number}", side=side)
        joined = actions.join(scan=begun.scan, who=who, by=official, at=at, paper=paper)
        _fill(joined, dict(zip(FUNCTIONS, given, strict=True)), at)


def _fill(response: Any, answers: Answers, at: datetime) -> None:
    actions.save_step(response=response, keys=answers, answers=answers, seen=fingerprint({}), at=at)
    actions.send_response(response=response, at=at, share=True)
