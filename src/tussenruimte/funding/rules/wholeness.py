"""What a scheme says as a whole, before anyone stores it, and what is missing or cannot be. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from tussenruimte.funding.rules.rounds import Round

AXES = ("legal-form", "phase", "theme", "need", "threshold")


@dataclass(frozen=True, kw_only=True)
class SchemeFacts:
    """Everything a funder says about a scheme. Empty and None are "not told"."""

    title: str
    form: str
    purpose: str
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    own_share: int | None = None
    repayable: bool | None = None
    continuous: bool = True
    rounds: tuple[Round, ...] = ()
    # Codes of places; none is the whole country.
    places: tuple[str, ...] = ()
    # Items by axis (`AXES`).
    items: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    legal_basis: str = ""
    state_aid: str = "unknown"
    ceiling: Decimal | None = None
    left: Decimal | None = None
    left_on: date | None = None
    conditions: str = ""
    how_to_apply: str = ""
    decision_weeks: int | None = None
    link: str = ""
    contact_desk: str = ""
    contact_email: str = ""
    contact_phone: str = ""
    source: str = ""
    key: str = ""

    def as_plain(self) -> dict[str, Any]:
        """The facts as values that the journal can keep and a page can compare."""
        shown: dict[str, Any] = {}
        for one in fields(self):
            value = getattr(self, one.name)
            match value:
                case Decimal():
                    shown[one.name] = f"{value:.2f}"
                case date():
                    shown[one.name] = value.isoformat()
                case Mapping():
                    shown |= {axis: list(value.get(axis, ())) for axis in AXES}
                case tuple():
                    shown[one.name] = [_round(part) if isinstance(part, Round) else part for part in value]
                case _:
                    shown[one.name] = value
        return shown


class Fault(StrEnum):
    """What cannot be in a scheme."""

    EMPTY = "empty"
    NOBODY_TO_ASK = "nobody-to-ask"
    NO_ROUND = "no-round"
    OPENS_AFTER_CLOSING = "opens-after-closing"
    MOST_BELOW_LEAST = "most-below-least"
    PAYS_NOTHING = "pays-nothing"
    BELOW_NOUGHT = "below-nought"
    LEFT_WITHOUT_DAY = "left-without-day"
    LEFT_ABOVE_CEILING = "left-above-ceiling"


def faults(facts: SchemeFacts) -> Iterator[tuple[str, Fault]]:
    """What is wrong, each with the fact it is about."""
    for name in ("title", "form", "purpose", "contact_desk"):
        if not getattr(facts, name).strip():
            yield name, Fault.EMPTY
    if not (facts.contact_email or facts.contact_phone):
        yield "contact_email", Fault.NOBODY_TO_ASK
    yield from _faults_in_time(facts)
    yield from _faults_in_money(facts)


def _faults_in_time(facts: SchemeFacts) -> Iterator[tuple[str, Fault]]:
    if not facts.continuous and not facts.rounds:
        yield "rounds", Fault.NO_ROUND
    if any(one.opens is not None and one.opens > one.closes for one in facts.rounds):
        yield "rounds", Fault.OPENS_AFTER_CLOSING


def _faults_in_money(facts: SchemeFacts) -> Iterator[tuple[str, Fault]]:
    for name in ("minimum", "maximum", "ceiling", "left"):
        amount = getattr(facts, name)
        if amount is not None and amount < 0:
            yield name, Fault.BELOW_NOUGHT
    if facts.maximum == 0 or (facts.own_share is not None and not 0 <= facts.own_share < 100):
        yield "maximum" if facts.maximum == 0 else "own_share", Fault.PAYS_NOTHING
    if facts.minimum is not None and facts.maximum is not None and facts.minimum > facts.maximum:
        yield "maximum", Fault.MOST_BELOW_LEAST
    if (facts.left is None) != (facts.left_on is None):
        yield "left_on" if facts.left_on is None else "left", Fault.LEFT_WITHOUT_DAY
    if facts.left is not None and facts.ceiling is not None and facts.left > facts.ceiling:
        yield "left", Fault.LEFT_ABOVE_CEILING


def _round(one: Round) -> list[str | None]:
    return [one.opens.isoformat() if one.opens else None, one.closes.isoformat()]
