"""How a barrier moves from noticed to solved, and who may move it: a table, not a habit. Pure."""

from dataclasses import dataclass

SIGNALLED, ACKNOWLEDGED, ASSIGNED, EXPERIMENT = "signalled", "acknowledged", "assigned", "in-experiment"
SOLVED, ACCEPTED, SECURED = "solved", "accepted", "in-policy"
OPEN = (SIGNALLED, ACKNOWLEDGED, ASSIGNED, EXPERIMENT)
CLOSED = (SOLVED, ACCEPTED, SECURED)

# From which position someone acts: their side, or as the owner of the barrier.
INITIATIVE, MUNICIPALITY, BROKER, EDITORS, OWNER = "initiative", "municipality", "broker", "editors", "owner"
INVOLVED = frozenset({INITIATIVE, MUNICIPALITY, BROKER, EDITORS, OWNER})
ANSWERING = frozenset({MUNICIPALITY, EDITORS})
WORKING = ANSWERING | {OWNER}

# How it can have ended, by the state it ends in.
OUTCOMES = {SOLVED: ("solved", "bypassed", "experiment-clause"), ACCEPTED: ("accepted", "escalated")}


@dataclass(frozen=True)
class Transition:
    """One step that can be taken, and by whom."""

    state: str
    to: str
    who: frozenset[str]


# `assigned` is reached by naming an owner; from an experiment one can go back to it.
TRANSITIONS = (
    Transition(SIGNALLED, ACKNOWLEDGED, ANSWERING),
    Transition(ASSIGNED, EXPERIMENT, WORKING),
    Transition(ASSIGNED, SOLVED, WORKING),
    Transition(ASSIGNED, ACCEPTED, WORKING),
    Transition(EXPERIMENT, ASSIGNED, WORKING),
    Transition(EXPERIMENT, SOLVED, WORKING),
    Transition(EXPERIMENT, ACCEPTED, WORKING),
    Transition(SOLVED, SECURED, WORKING),
    Transition(ACCEPTED, SECURED, WORKING),
    # It is back: whoever it stands in the way of may say so.
    Transition(SOLVED, ACKNOWLEDGED, INVOLVED),
    Transition(ACCEPTED, ACKNOWLEDGED, INVOLVED),
    Transition(SECURED, ACKNOWLEDGED, INVOLVED),
)


def next_states(state: str, positions: frozenset[str]) -> tuple[str, ...]:
    """Where someone in these positions may bring it from here."""
    return tuple(step.to for step in TRANSITIONS if step.state == state and step.who & positions)


def may_move(state: str, to: str, positions: frozenset[str]) -> bool:
    """Whether someone in these positions may take this step."""
    return to in next_states(state, positions)


def state_with_owner(state: str) -> str:
    """The state after an owner was named: what had none is now in someone's hands."""
    return ASSIGNED if state in (SIGNALLED, ACKNOWLEDGED) else state


def is_open(state: str) -> bool:
    """Whether something still has to happen."""
    return state in OPEN


def reopens(state: str, to: str) -> bool:
    """Whether this step says that it is back."""
    return state in CLOSED and to in OPEN


def is_outcome_of(outcome: str, to: str, before: str) -> bool:
    """Whether this outcome fits the state it ends in; what is put in policy keeps the one it had."""
    if to == SECURED:
        return outcome == before
    return outcome in OUTCOMES.get(to, ("",))
