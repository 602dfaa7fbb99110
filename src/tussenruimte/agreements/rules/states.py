"""The life of an agreement (M-19): which deed leads from one state to another, and who may do it. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

# Who does a deed: who speaks for one of its parties, or whoever handles the dossier for the municipality.
Who = Literal["party", "handler"]

DRAFTING, WAITING, SIGNING, ACTIVE = "drafting", "waiting", "signing", "active"
ENDED, REFUSED, ARCHIVED = "ended", "refused", "archived"
STATES = frozenset({DRAFTING, WAITING, SIGNING, ACTIVE, ENDED, REFUSED, ARCHIVED})
# Before the first signing of all: what may still be called off.
UNSIGNED = frozenset({DRAFTING, WAITING, SIGNING})
# What was concluded once, and so may stand in the public register.
CONCLUDED = frozenset({ACTIVE, ENDED})
PARTY: frozenset[Who] = frozenset({"party"})
BOTH: frozenset[Who] = frozenset({"party", "handler"})


@dataclass(frozen=True)
class Transition:
    """One way from state to state: which deed, from where, to where, who may, and why it is so."""

    deed: str
    start: frozenset[str]
    end: str
    who: frozenset[Who]
    why: str


TRANSITIONS = (
    Transition("propose", frozenset({DRAFTING}), SIGNING, PARTY, "what is complete can be signed as it stands"),
    Transition(
        "withdraw-proposal", frozenset({SIGNING}), DRAFTING, PARTY, "as long as not all signed, any party may go back"
    ),
    Transition("conclude", frozenset({SIGNING}), ACTIVE, PARTY, "the last signature makes it an agreement"),
    Transition("wait", frozenset({DRAFTING}), WAITING, BOTH, "something is missing, and it is said what"),
    Transition("complete", frozenset({WAITING}), DRAFTING, BOTH, "what was missing is there"),
    Transition("refuse", UNSIGNED, REFUSED, PARTY, "nobody has to agree; a refusal has a reason"),
    Transition("amend", frozenset({ACTIVE}), ACTIVE, PARTY, "what was signed holds until a next version is signed"),
    Transition("give-notice", frozenset({ACTIVE}), ACTIVE, PARTY, "a party leaves by the term that was agreed"),
    Transition("end", frozenset({ACTIVE}), ENDED, BOTH, "the end that was agreed has come"),
    Transition("wind-up", frozenset({ENDED}), ENDED, BOTH, "how it was wound up is told afterwards"),
    Transition(
        "archive",
        frozenset({DRAFTING, WAITING, REFUSED, ENDED}),
        ARCHIVED,
        BOTH,
        "what nobody works on leaves the lists, and stays readable",
    ),
)
BY_DEED: Mapping[str, Transition] = {transition.deed: transition for transition in TRANSITIONS}


def leads_to(deed: str, state: str) -> str | None:
    """The state a deed leads to from this one; None when it cannot be done from here."""
    transition = BY_DEED[deed]
    return transition.end if state in transition.start else None


def draft_is_open(state: str, *, amending: bool, out_for_signing: bool) -> bool:
    """Whether words can be changed: a draft, or the next version of what is in force; never what is being signed."""
    return not out_for_signing and (state == DRAFTING or (state == ACTIVE and amending))
