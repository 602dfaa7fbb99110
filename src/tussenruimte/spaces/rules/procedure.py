"""How a space is given out: three ways, their states, and what stands in the way of each deed. Pure.

open selection  draft -> announced -> chosen -> given out
one candidate   draft -> announced (window) -> given out; an objection -> with a lawyer -> announced or ended
short use       draft -> announced -> given out
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

OPEN_SELECTION, ONE_CANDIDATE, SHORT_USE = "open-selection", "one-candidate", "short-use"
DRAFT, ANNOUNCED, LAWYER = "draft", "announced", "lawyer"
CHOSEN, GIVEN_OUT, ENDED = "chosen", "given-out", "ended"
RUNNING = frozenset({DRAFT, ANNOUNCED, LAWYER, CHOSEN})
PUBLIC = frozenset({ANNOUNCED, LAWYER, CHOSEN, GIVEN_OUT, ENDED})

# Outcomes of the rule set `didam` and the ways that keep to them. An open selection is always allowed.
WAYS: Mapping[str, tuple[str, ...]] = {
    "open-selectie": (OPEN_SELECTION,),
    "een-gegadigde": (ONE_CANDIDATE, OPEN_SELECTION),
    "kort-gebruik": (SHORT_USE, OPEN_SELECTION),
    "geen-overheid": (OPEN_SELECTION, ONE_CANDIDATE, SHORT_USE),
    "jurist": (),
}
TRANSITIONS: Mapping[str, frozenset[str]] = {
    "edit": frozenset({DRAFT}),
    "announce": frozenset({DRAFT}),
    "enter": frozenset({ANNOUNCED}),
    "assess": frozenset({ANNOUNCED}),
    "choose": frozenset({ANNOUNCED}),
    "object": frozenset({ANNOUNCED, LAWYER}),
    "answer-objection": frozenset({ANNOUNCED, LAWYER}),
    "open-up": frozenset({ANNOUNCED, LAWYER}),
    "give-out": frozenset({ANNOUNCED, CHOSEN}),
    "stop": RUNNING,
}
# Deeds that belong to one way alone.
ONLY_ON: Mapping[str, str] = {
    "enter": OPEN_SELECTION,
    "assess": OPEN_SELECTION,
    "choose": OPEN_SELECTION,
    "object": ONE_CANDIDATE,
    "answer-objection": ONE_CANDIDATE,
    "open-up": ONE_CANDIDATE,
}


def can(deed: str, way: str, state: str) -> bool:
    """Whether a deed can be done from this state on this way. The day is another question."""
    return state in TRANSITIONS[deed] and ONLY_ON.get(deed, way) == way


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What stands in the way of a deed, or not."""

    way: str
    criteria: int = 0
    unsound: int = 0
    has_reason: bool = False
    has_candidate: bool = False
    enter_by: date | None = None
    choose_by: date | None = None
    until: date | None = None
    window_ends: date | None = None
    open_objections: int = 0
    candidates: int = 0
    unassessed: int = 0


def blocks_announcement(facts: Facts, today: date) -> Iterator[str]:
    """Why it cannot be announced yet, each as a word that pages put into a sentence."""
    if not facts.has_reason:
        yield "reason"
    if facts.way != SHORT_USE:
        yield from _blocks_by_criteria(facts)
    elif facts.until is None:
        yield "until"
    if facts.way == OPEN_SELECTION:
        yield from _blocks_by_timetable(facts, today)
    elif not facts.has_candidate:
        yield "candidate"


def _blocks_by_criteria(facts: Facts) -> Iterator[str]:
    if not facts.criteria:
        yield "criteria"
    if facts.unsound:
        yield "unsound"


def _blocks_by_timetable(facts: Facts, today: date) -> Iterator[str]:
    if facts.enter_by is None or facts.choose_by is None:
        yield "timetable"
    elif facts.enter_by <= today:
        yield "timetable-passed"
    elif facts.choose_by <= facts.enter_by:
        yield "timetable-order"


def blocks_choice(facts: Facts, today: date) -> Iterator[str]:
    """Why nobody can be chosen yet: others may still enter, or not everyone was assessed."""
    if is_entering(facts.enter_by, today):
        yield "still-entering"
    elif not facts.candidates:
        yield "nobody"
    if facts.unassessed:
        yield "unassessed"


def blocks_giving_out(facts: Facts, state: str, today: date) -> Iterator[str]:
    """Why nothing can be given out yet."""
    if facts.way == OPEN_SELECTION and state != CHOSEN:
        yield "not-chosen"
    if facts.way == ONE_CANDIDATE:
        if is_in_window(facts.window_ends, today):
            yield "window"
        if facts.open_objections:
            yield "objections"


def is_entering(enter_by: date | None, today: date) -> bool:
    """Whether candidates can still enter: up to and including the day itself."""
    return enter_by is not None and today <= enter_by


def is_in_window(window_ends: date | None, today: date) -> bool:
    """Whether others can still object: up to and including the last day. Without a last day nothing has closed."""
    return window_ends is None or today <= window_ends
