"""Whether a council is involved in time (S-70, step 7.1): gentle signals with the figures behind them. Pure."""

from dataclasses import dataclass
from typing import Any

FRAMEWORK = "raad-betrekken"
EARLY, TOGETHER, LENS, EVALUATION = "voor-de-criteria", "samen-kijken", "bril-eerst", "uitnodigen-bij-evaluatie"


@dataclass(frozen=True)
class Figures:
    """What is known of how a dossier and a council come together."""

    shared: bool
    # Since how many days the council reads along; nought when it does not.
    days_shared: int
    decisions: int
    # Whether a decision is asked for, or a proposal lies ready or with the council.
    decision_asked: bool
    proposals: int
    visits_held: int
    visits_planned: int
    lens_known: bool
    finished: bool


@dataclass(frozen=True)
class Signal:
    """One gentle signal: an item of the framework, with the figures that led to it by name."""

    id: str
    figures: dict[str, Any]


def signals(of: Figures) -> tuple[Signal, ...]:
    """The signals that the figures point at, the earliest moment of a dossier first."""
    found = []
    weighed = of.decisions or of.decision_asked or of.proposals
    if weighed and not of.shared:
        found.append(Signal(EARLY, {"decisions": of.decisions, "proposals": of.proposals}))
    if of.shared and weighed and not of.visits_held and not of.visits_planned and not of.finished:
        found.append(Signal(TOGETHER, {"days": of.days_shared, "visits": of.visits_held}))
    if of.proposals and not of.lens_known:
        found.append(Signal(LENS, {"proposals": of.proposals}))
    if of.finished and of.shared and not of.visits_planned:
        found.append(Signal(EVALUATION, {"visits": of.visits_held}))
    return tuple(found)
