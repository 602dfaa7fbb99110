"""The only writers of this room: each deed is one transaction and one entry in the journal.

Whatever changes a scheme is given the `revision` it was read at; who comes second is refused with what the first one
did, and nothing they typed is lost. `by` is the person who does it.
"""

from tussenruimte.funding.actions.files import ReadIn, keep_file, known_words, read_in, read_in_file
from tussenruimte.funding.actions.finding import SHOWN, answer_funder, ask_initiative, be_found, be_found_no_more
from tussenruimte.funding.actions.refusing import ChangedMeanwhile, NotWhole, NotYours
from tussenruimte.funding.actions.schemes import confirm, edit_scheme, publish_scheme, remind, set_state
from tussenruimte.funding.actions.searches import (
    choose_rhythm,
    forget_search,
    make_mail,
    save_search,
    send_mail,
    stop_mail,
)

__all__ = [
    "SHOWN",
    "ChangedMeanwhile",
    "NotWhole",
    "NotYours",
    "ReadIn",
    "answer_funder",
    "ask_initiative",
    "be_found",
    "be_found_no_more",
    "choose_rhythm",
    "confirm",
    "edit_scheme",
    "forget_search",
    "keep_file",
    "known_words",
    "make_mail",
    "publish_scheme",
    "read_in",
    "read_in_file",
    "remind",
    "save_search",
    "send_mail",
    "set_state",
    "stop_mail",
]
