"""The only writers of this room: each deed is one transaction and one entry in the journal, without names of people."""

from tussenruimte.council.actions.cards import add_alternative, add_money, drop_alternative, drop_money, edit_card
from tussenruimte.council.actions.motions import (
    MotionFacts,
    change_motion,
    promise_follow_up,
    record_motion,
    settle_follow_up,
)
from tussenruimte.council.actions.proposals import (
    present,
    publish,
    start_proposal,
    take_back,
    treat,
    write_section,
)
from tussenruimte.council.actions.refusing import ChangedMeanwhile
from tussenruimte.council.actions.visits import cancel_visit, come_along, invite, stay_away, tell_what_was_seen

__all__ = [
    "ChangedMeanwhile",
    "MotionFacts",
    "add_alternative",
    "add_money",
    "cancel_visit",
    "change_motion",
    "come_along",
    "drop_alternative",
    "drop_money",
    "edit_card",
    "invite",
    "present",
    "promise_follow_up",
    "publish",
    "record_motion",
    "settle_follow_up",
    "start_proposal",
    "stay_away",
    "take_back",
    "tell_what_was_seen",
    "treat",
    "write_section",
]
