"""The exact text that is signed: equal content gives equal text, and any changed letter another. Pure.

What people wrote is indented and everything else begins at the margin, so that no text can pass for a heading or for
the words of another clause. The words around it are Dutch whatever language the page is in: there is one text.
"""

import hashlib
import json
import unicodedata
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

INDENT = "    "
OWNERSHIP = {
    "community": "De gemeenschap. De gemeente ondersteunt.",
    "municipality": "De gemeente. De gemeente stuurt.",
    "shared": "De gemeenschap en de gemeente samen.",
    "undecided": "Nog niet besloten.",
}
BINDING = {
    True: "Dit is een overeenkomst. De partijen kunnen elkaar aan de afspraken houden.",
    False: "Dit is een intentie. Zij geeft geen plichten die een partij kan afdwingen.",
}
PUBLIC = {
    True: "Deze overeenkomst komt in het openbare register, zonder namen van mensen.",
    False: "Deze overeenkomst komt niet in het openbare register.",
}
JUDGEMENTS = {"agree": "komt overeen", "strengthen": "versterkt elkaar", "clash": "botst"}
AMBITIONS = {"value": "waarde", "goal": "doel", "ambition": "ambitie"}


@dataclass(frozen=True)
class PartyLine:
    """A party as it stands in the text: who signs for it, in what office and on which mandate."""

    key: int
    name: str
    role: str
    signatory: str
    capacity: str
    spokesperson: str


@dataclass(frozen=True)
class ClauseLine:
    """A clause; `key` is the id of the clause in its file, or empty when the parties added it."""

    key: str
    heading: str
    text: str


@dataclass(frozen=True)
class AmbitionLine:
    """A value, goal or ambition of a party; `label` is the name of the value when it is one of the eight."""

    party: str
    kind: str
    label: str
    text: str


@dataclass(frozen=True)
class JudgementLine:
    """How one party sees two ambitions beside each other; `first` and `second` count from 1 in the list above it."""

    first: int
    second: int
    party: str
    judgement: str
    note: str


@dataclass(frozen=True)
class ObligationLine:
    """What a party will do: by a day, or so many days after the beginning."""

    key: int
    party_key: int
    party: str
    text: str
    due: date | None
    days_after_start: int | None
    hours_per_week: Decimal | None


@dataclass(frozen=True)
class Content:
    """Everything that is signed, as values."""

    number: str
    version: int
    kind: str
    kind_title: str
    kind_version: int
    title: str
    summary: str
    binding: bool
    ownership: str
    intensity: str
    starts_on: date | None
    ends_on: date | None
    notice_weeks: int | None
    public: bool
    parties: tuple[PartyLine, ...]
    clauses: tuple[ClauseLine, ...]
    ambitions: tuple[AmbitionLine, ...] = ()
    judgements: tuple[JudgementLine, ...] = ()
    obligations: tuple[ObligationLine, ...] = ()
    reviews: tuple[date, ...] = ()


LINES = {
    "parties": PartyLine,
    "clauses": ClauseLine,
    "ambitions": AmbitionLine,
    "judgements": JudgementLine,
    "obligations": ObligationLine,
}
DAYS = ("starts_on", "ends_on")


def without_people(content: Content) -> Content:
    """The content as everyone may read it: without who signs, in what office, and who speaks for a group."""
    parties = tuple(replace(party, signatory="", capacity="", spokesperson="") for party in content.parties)
    return replace(content, parties=parties)


def tidy(text: str) -> str:
    """A text in one way of writing: composed letters, one kind of line end, nothing unseen at the end of a line."""
    lines = unicodedata.normalize("NFC", text).splitlines()
    return "\n".join(line.rstrip() for line in lines).strip("\n")


def canonical_text(content: Content) -> str:
    """The text that the parties sign, ending with a line end."""
    return "\n".join(_lines(content)) + "\n"


def fingerprint(text: str) -> str:
    """The SHA-256 of a text as UTF-8, in 64 hexadecimal digits."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def as_json(content: Content) -> dict[str, Any]:
    """The content as plain values, to keep beside the text; `from_json` reads it back."""
    kept: dict[str, Any] = json.loads(json.dumps(asdict(content), default=str, ensure_ascii=False))
    return kept


def from_json(kept: dict[str, Any]) -> Content:
    """The content as it was kept; a name that is not known is an error."""
    given = dict(kept)
    for name, line in LINES.items():
        given[name] = tuple(line(**_values(one)) for one in given[name])
    for name in DAYS:
        given[name] = _day(given[name])
    given["reviews"] = tuple(date.fromisoformat(day) for day in given["reviews"])
    return Content(**given)


def _values(line: dict[str, Any]) -> dict[str, Any]:
    found = dict(line)
    if "due" in found:
        hours = found["hours_per_week"]
        found |= {"due": _day(found["due"]), "hours_per_week": None if hours is None else Decimal(hours)}
    return found


def _day(day: str | None) -> date | None:
    return date.fromisoformat(day) if day else None


def _lines(content: Content) -> Iterator[str]:
    yield f"{_one_line(content.kind_title)} {content.number}, versie {content.version}"
    yield f"Soort: {content.kind}, versie {content.kind_version}"
    yield from _written("Titel", _one_line(content.title))
    yield from _written("In één zin", _one_line(content.summary))
    yield BINDING[content.binding]
    yield f"Eigenaar: {OWNERSHIP[content.ownership]}"
    if content.intensity:
        yield f"Intensiteit: {_one_line(content.intensity)}"
    yield from _term(content)
    yield PUBLIC[content.public]
    for party in content.parties:
        yield from _party(party)
    for number, clause in enumerate(content.clauses, 1):
        key = f" ({clause.key})" if clause.key else ""
        yield from _written(f"Artikel {number}{key}", clause.heading, clause.text)
    yield from _matrix(content)
    for obligation in content.obligations:
        yield from _written(f"Toezegging, {_when(obligation)}{_hours(obligation)}", obligation.party, obligation.text)
    for day in content.reviews:
        yield f"Evaluatie: {day.isoformat()}"


def _term(content: Content) -> Iterator[str]:
    yield f"Begin: {content.starts_on.isoformat() if content.starts_on else 'nog niet bekend'}"
    yield f"Einde: {content.ends_on.isoformat() if content.ends_on else 'geen vaste dag'}"
    if content.notice_weeks is not None:
        yield f"Opzeggen kan met {content.notice_weeks} weken vooraf."


def _party(party: PartyLine) -> Iterator[str]:
    yield from _written("Partij", _one_line(party.name))
    for label, text in (
        ("Rol", party.role),
        ("Tekent", party.signatory),
        ("In de functie en met het mandaat", party.capacity),
        ("Spreekt namens de groep", party.spokesperson),
    ):
        if text:
            yield from _written(label, text)


def _matrix(content: Content) -> Iterator[str]:
    for number, ambition in enumerate(content.ambitions, 1):
        yield from _written(f"Wens {number}, {AMBITIONS[ambition.kind]}", ambition.party, ambition.label, ambition.text)
    for one in content.judgements:
        about = f"Wens {one.first} naast wens {one.second}, {JUDGEMENTS[one.judgement]}"
        yield from _written(about, one.party, one.note)


def _written(label: str, *texts: str) -> Iterator[str]:
    """A line at the margin, and below it what people wrote, each text set off by how deep it stands.

    Only the last may have several lines: a name that looks like two lines would read as a name and a text.
    """
    yield f"{label}:"
    *short, last = texts
    for depth, text in enumerate(short, 1):
        yield (INDENT * depth + _one_line(text)).rstrip()
    for line in tidy(last).split("\n"):
        yield (INDENT * len(texts) + line).rstrip()


def _when(obligation: ObligationLine) -> str:
    if obligation.due is not None:
        return f"uiterlijk {obligation.due.isoformat()}"
    return f"uiterlijk {obligation.days_after_start} dagen na het begin"


def _hours(obligation: ObligationLine) -> str:
    hours = obligation.hours_per_week
    return "" if hours is None else f", {hours.normalize():f} uur per week"


def _one_line(text: str) -> str:
    return " ".join(tidy(text).split())
