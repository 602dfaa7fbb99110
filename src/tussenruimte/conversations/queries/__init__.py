"""Reading a conversation; everything starts from who may see it."""

from tussenruimte.conversations.queries.mapping import Asked, Map, map_of
from tussenruimte.conversations.queries.policy import last_note, municipalities_to_write_for, notes_of
from tussenruimte.conversations.queries.reading import (
    Readiness,
    actions_to_remind,
    development_actions,
    initiatives_for,
    leads_in,
    notes_by_value,
    reach_groups,
    readiness_of,
    running_of,
)
from tussenruimte.conversations.queries.said import (
    Groups,
    Ladder,
    Partnership,
    groups_named,
    ladder_of,
    partnership_of,
)

__all__ = [
    "Asked",
    "Groups",
    "Ladder",
    "Map",
    "Partnership",
    "Readiness",
    "actions_to_remind",
    "development_actions",
    "groups_named",
    "initiatives_for",
    "ladder_of",
    "last_note",
    "leads_in",
    "map_of",
    "municipalities_to_write_for",
    "notes_by_value",
    "notes_of",
    "partnership_of",
    "reach_groups",
    "readiness_of",
    "running_of",
]
