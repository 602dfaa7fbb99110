"""Writing about spaces: the register, wishes, and how a space is given out."""

from tussenruimte.spaces.actions.assessing import assess, choose, enter, leave
from tussenruimte.spaces.actions.giving_out import announce, give_out, open_up, stop
from tussenruimte.spaces.actions.importing import HasErrors, forget_uploads, import_upload, keep_upload
from tussenruimte.spaces.actions.letters import say_not_forgotten, warn_of_day
from tussenruimte.spaces.actions.objecting import answer_objection, object_to
from tussenruimte.spaces.actions.preparing import (
    CriterionFacts,
    add_criterion,
    edit_procedure,
    remove_criterion,
    start_procedure,
)
from tussenruimte.spaces.actions.refusing import Blocked, ChangedMeanwhile, NotFromHere, NotYours
from tussenruimte.spaces.actions.spaces import add_space, change_state, edit_space, set_terms
from tussenruimte.spaces.actions.wishes import answer_wish, make_wish, withdraw_wish

__all__ = [
    "Blocked",
    "ChangedMeanwhile",
    "CriterionFacts",
    "HasErrors",
    "NotFromHere",
    "NotYours",
    "add_criterion",
    "add_space",
    "announce",
    "answer_objection",
    "answer_wish",
    "assess",
    "change_state",
    "choose",
    "edit_procedure",
    "edit_space",
    "enter",
    "forget_uploads",
    "give_out",
    "import_upload",
    "keep_upload",
    "leave",
    "make_wish",
    "object_to",
    "open_up",
    "remove_criterion",
    "say_not_forgotten",
    "set_terms",
    "start_procedure",
    "stop",
    "warn_of_day",
    "withdraw_wish",
]
