"""Whether a draft is complete enough to be signed, and what is missing. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

Binding = Literal["never", "choice", "always"]
Gap = Literal[
    "title",
    "summary",
    "binding",
    "ownership",
    "intensity",
    "start",
    "end",
    "end-before-start",
    "parties",
    "left",
    "signatory",
    "capacity",
    "clause",
    "blank",
    "suggestion",
]
FEWEST_PARTIES = 2
BLANK = re.compile(r"\{[^{}]+\}")


@dataclass(frozen=True)
class ClauseFacts:
    """A clause of a kind: its id, heading, the text to start from, and whether an agreement needs it."""

    id: str
    heading: str
    start: str = ""
    required: bool = True


@dataclass(frozen=True)
class KindFacts:
    """What a kind of agreement asks; `intensities` is empty for a kind that does not tell them apart."""

    id: str
    title: str
    version: int
    binding: Binding = "choice"
    clauses: tuple[ClauseFacts, ...] = ()
    intensities: frozenset[str] = frozenset()

    def allows(self, *, binding: bool) -> bool:
        """Whether an agreement of this kind may have duties that can be enforced, or may be without."""
        return self.binding == "choice" or binding == (self.binding == "always")


@dataclass(frozen=True)
class PartyFacts:
    """Who signs for a party, and whether the party still takes part. A government says in what office it signs."""

    name: str
    signatory: bool
    capacity: str
    government: bool = False
    takes_part: bool = True


@dataclass(frozen=True)
class WrittenClause:
    """A clause as it stands in the draft; `open` counts the suggestions nobody answered."""

    key: str
    heading: str
    text: str
    open: int = 0


@dataclass(frozen=True)
class Draft:
    """What the rule looks at."""

    title: str
    summary: str
    binding: bool
    ownership: str
    intensity: str
    starts_on: date | None
    ends_on: date | None
    notice_weeks: int | None
    parties: tuple[PartyFacts, ...]
    clauses: tuple[WrittenClause, ...]
    # Suggestions for a new clause that nobody answered.
    open_suggestions: int = 0


@dataclass(frozen=True)
class Missing:
    """One thing that is not there yet, and of whom or which clause."""

    what: Gap
    of: str = ""


def missing_in(draft: Draft, kind: KindFacts) -> tuple[Missing, ...]:
    """What has to be done before the draft can be signed, in the order in which people meet it; empty when complete."""
    return (*_facts(draft, kind), *_term(draft), *_parties(draft), *_clauses(draft, kind))


def _facts(draft: Draft, kind: KindFacts) -> Iterator[Missing]:
    if not draft.title.strip():
        yield Missing("title")
    if not draft.summary.strip():
        yield Missing("summary")
    if not kind.allows(binding=draft.binding):
        yield Missing("binding")
    if draft.ownership == "undecided":
        yield Missing("ownership")
    if kind.intensities and draft.intensity not in kind.intensities:
        yield Missing("intensity")


def _term(draft: Draft) -> Iterator[Missing]:
    if draft.starts_on is None:
        yield Missing("start")
    if draft.ends_on is None and draft.notice_weeks is None:
        yield Missing("end")
    if draft.starts_on and draft.ends_on and draft.ends_on < draft.starts_on:
        yield Missing("end-before-start")


def _parties(draft: Draft) -> Iterator[Missing]:
    if len(draft.parties) < FEWEST_PARTIES:
        yield Missing("parties")
    for party in draft.parties:
        if not party.takes_part:
            yield Missing("left", party.name)
        if not party.signatory:
            yield Missing("signatory", party.name)
        elif party.government and not party.capacity.strip():
            yield Missing("capacity", party.name)


def _clauses(draft: Draft, kind: KindFacts) -> Iterator[Missing]:
    there = {clause.key for clause in draft.clauses}
    for asked in kind.clauses:
        if asked.required and asked.id not in there:
            yield Missing("clause", asked.heading)
    for clause in draft.clauses:
        if not clause.text.strip():
            yield Missing("clause", clause.heading)
        if BLANK.search(clause.text):
            yield Missing("blank", clause.heading)
        if clause.open:
            yield Missing("suggestion", clause.heading)
    if draft.open_suggestions:
        yield Missing("suggestion")
