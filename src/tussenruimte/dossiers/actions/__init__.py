"""The only writers of dossiers: each deed is one transaction and one entry in the journal.

Whatever changes the dossier itself is given the `revision` it was read at; who comes second is refused with what the
first one did, and nothing they typed is lost. `by` is the person who does it.
"""

from tussenruimte.dossiers.actions.agreed import promise_as_agreed, release_from_promise
from tussenruimte.dossiers.actions.answering import answer, ask_decision, choose_phase, pass_turn
from tussenruimte.dossiers.actions.clocks import (
    extend_clock,
    give_notice,
    resume_clock,
    start_clock,
    stop_clock,
    suspend_clock,
)
from tussenruimte.dossiers.actions.closing import finish, reopen, share_with_council, withdraw
from tussenruimte.dossiers.actions.deciding import DecisionFacts, decide, publish_decision
from tussenruimte.dossiers.actions.letters import (
    make_calendar_link,
    make_digest,
    say_nothing_new,
    send_digest,
    stop_calendar_link,
    tell_about_promise,
)
from tussenruimte.dossiers.actions.opening import edit_dossier, open_dossier
from tussenruimte.dossiers.actions.people import appoint, bring_in, involve_unit, leave_out
from tussenruimte.dossiers.actions.refusing import ChangedMeanwhile, NotFromHere, NotYours
from tussenruimte.dossiers.actions.requests import (
    completion_asked,
    request_completed,
    request_received,
    request_withdrawn,
)
from tussenruimte.dossiers.actions.routes import TooManyRoutes, keep_route
from tussenruimte.dossiers.actions.speaking import add_document, add_note, make_promise, settle_promise

__all__ = [
    "ChangedMeanwhile",
    "DecisionFacts",
    "NotFromHere",
    "NotYours",
    "TooManyRoutes",
    "add_document",
    "add_note",
    "answer",
    "appoint",
    "ask_decision",
    "bring_in",
    "choose_phase",
    "completion_asked",
    "decide",
    "edit_dossier",
    "extend_clock",
    "finish",
    "give_notice",
    "involve_unit",
    "keep_route",
    "leave_out",
    "make_calendar_link",
    "make_digest",
    "make_promise",
    "open_dossier",
    "pass_turn",
    "promise_as_agreed",
    "publish_decision",
    "release_from_promise",
    "reopen",
    "request_completed",
    "request_received",
    "request_withdrawn",
    "resume_clock",
    "say_nothing_new",
    "send_digest",
    "settle_promise",
    "share_with_council",
    "start_clock",
    "stop_calendar_link",
    "stop_clock",
    "suspend_clock",
    "tell_about_promise",
    "withdraw",
]
