"""The only writers of barriers: each deed is one transaction and one entry in the journal."""

from tussenruimte.barriers.actions.refusing import (
    AlreadyThere,
    CannotMove,
    ChangedMeanwhile,
    NoNextDay,
    NoOutcome,
    NoReason,
    NoSuchOwner,
    NoTitle,
    NotYours,
    UnknownKind,
)
from tussenruimte.barriers.actions.reporting import Facts, add_occurrence, edit, report
from tussenruimte.barriers.actions.working import assign, move, plan, tell_owner

__all__ = [
    "AlreadyThere",
    "CannotMove",
    "ChangedMeanwhile",
    "Facts",
    "NoNextDay",
    "NoOutcome",
    "NoReason",
    "NoSuchOwner",
    "NoTitle",
    "NotYours",
    "UnknownKind",
    "add_occurrence",
    "assign",
    "edit",
    "move",
    "plan",
    "report",
    "tell_owner",
]
