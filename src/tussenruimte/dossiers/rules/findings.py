"""What a route answers: an outcome with its reasons, and the version of the rules it rests on."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from pydantic import BaseModel

from tussenruimte.frameworks.basics import Evidence, Source

YES, NO, UNSURE = "ja", "nee", "weet-niet"
LAWYER = "jurist"


@dataclass(frozen=True)
class Reason:
    """Why, in a sentence, with who says so."""

    id: str
    text: str
    evidence: Evidence
    source: Source


@dataclass(frozen=True)
class ToArrange:
    """Something else to look at or to arrange, with where to read on."""

    id: str
    title: str
    text: str
    see: tuple[str, ...]


@dataclass(frozen=True)
class RuleSetVersion:
    """The rules a finding rests on, so that it can be read again when they have changed."""

    id: str
    version: int


@dataclass(frozen=True, kw_only=True)
class Finding:
    """The answer of a route. `outcome` is an id; None means that an answer is still missing."""

    outcome: str | None
    outcome_title: str
    # Whether a lawyer should look at it before anyone relies on it.
    ask_a_lawyer: bool
    reasons: tuple[Reason, ...]
    rule_set: RuleSetVersion
    notice: str

    def as_json(self) -> dict[str, Any]:
        """The finding in words and numbers that JSON knows."""
        return {name: plain(value) for name, value in fields_of(self).items()}


def plain(value: Any) -> Any:
    """Anything in a finding as JSON knows it: dates as ISO text, money as a number."""
    match value:
        case date():
            return value.isoformat()
        case Decimal():
            return int(value) if value == value.to_integral_value() else float(value)
        case BaseModel():
            return value.model_dump()
        case Mapping():
            return {key: plain(below) for key, below in value.items()}
        case tuple():
            return [plain(below) for below in value]
    return plain(fields_of(value)) if is_dataclass(value) else value


def fields_of(value: Any) -> dict[str, Any]:
    """The fields of a dataclass, by name, as they are."""
    return {field.name: getattr(value, field.name) for field in fields(value)}
