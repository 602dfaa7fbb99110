"""The only writers of this room: each deed is one transaction and one entry in the journal."""

from tussenruimte.value.actions.beside import remove_story, set_price, tell_story
from tussenruimte.value.actions.lines import add_cost, add_effect, edit_cost, edit_effect, remove_line
from tussenruimte.value.actions.refusing import ChangedMeanwhile
from tussenruimte.value.actions.telling import edit_model, show_model, start_model

__all__ = [
    "ChangedMeanwhile",
    "add_cost",
    "add_effect",
    "edit_cost",
    "edit_effect",
    "edit_model",
    "remove_line",
    "remove_story",
    "set_price",
    "show_model",
    "start_model",
    "tell_story",
]
