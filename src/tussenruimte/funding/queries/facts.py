"""What is known of who looks for money: told once, in the register or in a scan, and asked here when it is missing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet

from tussenruimte.areas.queries import find_places
from tussenruimte.dossiers.models import Dossier
from tussenruimte.funding.models import Findability
from tussenruimte.funding.queries.schemes import chain_of
from tussenruimte.funding.rules.answers import Answers
from tussenruimte.funding.rules.matching import Situation
from tussenruimte.register.models import Exchangeable, Initiative, Need, NeedKind, Place
from tussenruimte.scans.queries import facts_about

LEGAL_FORM, PHASE, THEMES, NEEDS, THRESHOLDS = "rechtsvorm", "fasen", "werkvelden", "ondersteuning", "drempels"
# A legal form that is none of those named says nothing about whether a scheme is for it.
ANOTHER_FORM = "anders"
# A threshold that was taken, or that is no threshold here, needs no help.
STANDING = frozenset({"nog-niet", "bezig"})
EUROS = frozenset({"", "€", "eur", "euro", "euro's"})


@dataclass(frozen=True)
class Known:
    """What is known of an initiative: answers as the finder asks them, and its thresholds, which it does not ask."""

    answers: Answers
    thresholds: frozenset[str]


def known_of(initiative: Initiative) -> Known:
    """Everything known of an initiative that the finder can use."""
    facts = facts_about(initiative)
    answers = Answers(
        place=initiative.place_id or initiative.municipality_id or "",
        legal_form=known_form(_first(facts.get(LEGAL_FORM))),
        phase=_first(facts.get(PHASE)),
        themes=tuple(sorted(_listed(facts.get(THEMES)))),
        needs=tuple(sorted(_listed(facts.get(NEEDS)))),
        amount=_amount_of(initiative),
    )
    return Known(answers, frozenset(_listed(facts.get(THRESHOLDS))))


def situation_of(answers: Answers, thresholds: Iterable[str] = ()) -> Situation:
    """The situation that answers tell of; a place that does not exist is no place."""
    return Situation(
        where=chain_of(answers.place) if answers.place else (),
        legal_form=known_form(answers.legal_form),
        phase=answers.phase,
        themes=frozenset(answers.themes),
        needs=frozenset(answers.needs),
        thresholds=frozenset(thresholds),
        amount=answers.amount,
        own_money=answers.own_money,
        whole=answers.whole,
    )


def asked_by(initiative: Initiative) -> Situation:
    """The situation of an initiative, from all that is known of it."""
    known = known_of(initiative)
    return situation_of(known.answers, known.thresholds)


def asked_in(dossier: Dossier) -> Situation:
    """The situation of the initiative of a dossier; one without a place is looked for where the municipality is."""
    situation = asked_by(dossier.initiative)
    if situation.where or not dossier.lead.place_id:
        return situation
    return replace(situation, where=chain_of(dossier.lead.place_id))


def places_named(text: str, most: int = 8) -> tuple[Place | None, QuerySet[Place]]:
    """The one place that someone means, and otherwise those that it may be."""
    wanted = " ".join(text.split())
    candidates = find_places(wanted)
    exact = [place for place in candidates.filter(name__iexact=wanted)[:2] if wanted]
    by_code = candidates.filter(code__iexact=wanted).first() if wanted else None
    whole = [place for place in exact if place.kind == Place.Kind.MUNICIPALITY]
    one = by_code or (whole[0] if len(whole) == 1 else exact[0] if len(exact) == 1 else None)
    return one, candidates[:most]


def _amount_of(initiative: Initiative) -> Decimal | None:
    """What the initiative seeks: as it told funders, otherwise the one open need of money that has an amount."""
    told = Findability.objects.filter(initiative=initiative, active=True).values_list("amount", flat=True).first()
    if told is not None:
        return told
    asked = Need.objects.filter(party=initiative.pk, kind=NeedKind.MONEY, state=Exchangeable.State.OPEN)
    amounts = [
        quantity
        for quantity, unit in asked.values_list("quantity", "unit")[:2]
        if quantity and unit.strip().casefold() in EUROS
    ]
    return amounts[0] if len(amounts) == 1 else None


def known_form(form: str) -> str:
    """The legal form, or nothing when it is none of those named."""
    return "" if form == ANOTHER_FORM else form


def _first(value: Any) -> str:
    items = _listed(value)
    return items[0] if len(items) == 1 else ""


def _listed(value: Any) -> list[str]:
    """The items of a fact: as a list, as one word, or of a lens with states those that still stand."""
    if isinstance(value, Mapping):
        return [str(item) for item, state in value.items() if state in STANDING]
    if isinstance(value, str):
        return [value] if value else []
    return [str(item) for item in value] if isinstance(value, list | tuple) else []
