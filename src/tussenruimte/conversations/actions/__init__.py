"""The only writers of this room."""

from tussenruimte.conversations.actions.asking import add_lead, follow_lead, forget_lead
from tussenruimte.conversations.actions.developing import choose_action, end_action, remind
from tussenruimte.conversations.actions.mapping import (
    ask_units,
    change_stakeholder,
    note_answer,
    place_stakeholder,
    remove_stakeholder,
)
from tussenruimte.conversations.actions.policy import save_note
from tussenruimte.conversations.actions.reaching import change_group, drop_group, plan_group
from tussenruimte.conversations.actions.valuing import say_value, withdraw_value

__all__ = [
    "add_lead",
    "ask_units",
    "change_group",
    "change_stakeholder",
    "choose_action",
    "drop_group",
    "end_action",
    "follow_lead",
    "forget_lead",
    "note_answer",
    "place_stakeholder",
    "plan_group",
    "remind",
    "remove_stakeholder",
    "save_note",
    "say_value",
    "withdraw_value",
]
