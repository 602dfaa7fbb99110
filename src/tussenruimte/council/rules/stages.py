"""Where a proposal and a motion can go from where they are. Pure."""

from collections.abc import Mapping

DRAFT, FOR_COUNCIL, TREATED = "draft", "for-council", "treated"
ANNOUNCED, ADOPTED, REJECTED, WITHDRAWN, DONE = "announced", "adopted", "rejected", "withdrawn", "done"
VOTED_ON = frozenset({"motion", "amendment"})

# deed → (from, to)
STEPS: Mapping[str, tuple[str, str]] = {
    "present": (DRAFT, FOR_COUNCIL),
    "take-back": (FOR_COUNCIL, DRAFT),
    "treat": (FOR_COUNCIL, TREATED),
}


def leads_to(deed: str, state: str) -> str | None:
    """The state after the deed; None when it cannot be done from here."""
    begin, end = STEPS[deed]
    return end if state == begin else None


def ends_of(kind: str) -> tuple[str, ...]:
    """How such a thing can end: a motion is voted on, someone who spoke or asked has done so."""
    return (ADOPTED, REJECTED, WITHDRAWN) if kind in VOTED_ON else (DONE, WITHDRAWN)
