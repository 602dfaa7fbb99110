"""Where a dossier stands, whose turn it is and by when; and which deed leads from one state to another. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

Turn = Literal["lead", "initiative", "partner", "nobody"]
# Who does a deed: whoever handles the dossier for the municipality, or who speaks for another party.
Who = Literal["handler", "initiative", "partner"]

RECEIVED, RUNNING, DECIDING, LATER = "received", "running", "deciding", "later"
DECLINED, FINISHED, WITHDRAWN = "declined", "finished", "withdrawn"
OPEN = frozenset({RECEIVED, RUNNING, DECIDING, LATER})
CLOSED = frozenset({DECLINED, FINISHED, WITHDRAWN})
HANDLER: frozenset[Who] = frozenset({"handler"})
INITIATIVE: frozenset[Who] = frozenset({"initiative"})


@dataclass(frozen=True)
class Transition:
    """One way from state to state: which deed, from where, to where, who may, and why it is so."""

    deed: str
    start: frozenset[str]
    end: str
    who: frozenset[Who]
    why: str


TRANSITIONS = (
    Transition("answer-now", OPEN, RUNNING, HANDLER, "an answer says what happens, and may change as long as it lasts"),
    Transition("answer-later", OPEN, LATER, HANDLER, "later says when, so the dossier stays open"),
    Transition("answer-never", OPEN, DECLINED, HANDLER, "never says why, and only the municipality can say it"),
    Transition(
        "ask-decision",
        frozenset({RUNNING}),
        DECIDING,
        HANDLER | INITIATIVE,
        "both may say that talking is done and a decision is due",
    ),
    Transition("decide", frozenset({RUNNING, DECIDING}), RUNNING, HANDLER, "a decision is followed by what comes next"),
    Transition(
        "finish",
        frozenset({RUNNING}),
        FINISHED,
        HANDLER | INITIATIVE,
        "work that is done is done for both; a decision that was asked for comes first",
    ),
    Transition("withdraw", OPEN, WITHDRAWN, INITIATIVE, "people may stop with what is theirs, at any moment"),
    Transition("reopen", CLOSED, RUNNING, HANDLER, "a refusal or an end is never forever"),
)
BY_DEED: Mapping[str, Transition] = {transition.deed: transition for transition in TRANSITIONS}


def leads_to(deed: str, state: str) -> str | None:
    """The state a deed leads to from this one; None when it cannot be done from here."""
    transition = BY_DEED[deed]
    return transition.end if state in transition.start else None


@dataclass(frozen=True)
class Standing:
    """Where a dossier stands for everyone: the state, who acts next, by when, and whether that day has passed."""

    state: str
    turn: Turn
    by: date | None
    late: bool


def standing(state: str, turn: Turn, by: date | None, today: date) -> Standing:
    """The standing on a day; a closed dossier waits for nobody."""
    if state in CLOSED:
        return Standing(state, "nobody", None, late=False)
    return Standing(state, turn, by, late=by is not None and by < today)
