"""The only writers of tasks, requests and invitations: each deed is one transaction.

A request has its own entries in the journal; what matters to everyone in its dossier stands in that timeline too.
Whatever may be changed by several people is given the `revision` it was read at; nothing anybody typed is lost.
"""

from tussenruimte.challenges.actions.deciding import decide_challenge, end_challenge, own_party, plan_steps
from tussenruimte.challenges.actions.drafts import (
    add_support,
    remove_support,
    save_step,
    start_bid,
    start_challenge,
    throw_away,
)
from tussenruimte.challenges.actions.handling import (
    Answered,
    ask_completion,
    assess,
    complete,
    confirm_complete,
    link_task,
    time_to_complete_is_over,
)
from tussenruimte.challenges.actions.inviting import (
    answer_question,
    ask_question,
    choose_bids,
    edit_invitation,
    make_invitation,
    open_for_bid,
    publish_invitation,
    take_back,
)
from tussenruimte.challenges.actions.refusing import ChangedMeanwhile, NotFromHere, NotYours
from tussenruimte.challenges.actions.sending import send_bid, send_challenge, withdraw_challenge
from tussenruimte.challenges.actions.tasks import (
    TaskChanged,
    add_task,
    checked,
    edit_task,
    facts_of,
    import_tasks,
    keep_file,
)
from tussenruimte.challenges.actions.warning import forget_files, warn_of_closing, warn_of_last_day

__all__ = [
    "Answered",
    "ChangedMeanwhile",
    "NotFromHere",
    "NotYours",
    "TaskChanged",
    "add_support",
    "add_task",
    "answer_question",
    "ask_completion",
    "ask_question",
    "assess",
    "checked",
    "choose_bids",
    "complete",
    "confirm_complete",
    "decide_challenge",
    "edit_invitation",
    "edit_task",
    "end_challenge",
    "facts_of",
    "forget_files",
    "import_tasks",
    "keep_file",
    "link_task",
    "make_invitation",
    "open_for_bid",
    "own_party",
    "plan_steps",
    "publish_invitation",
    "remove_support",
    "save_step",
    "send_bid",
    "send_challenge",
    "start_bid",
    "start_challenge",
    "take_back",
    "throw_away",
    "time_to_complete_is_over",
    "warn_of_closing",
    "warn_of_last_day",
    "withdraw_challenge",
]
