"""The only writers of scans: each deed is one transaction and one entry in the journal.

A draft is its teller's own paper: saving it is not told in the journal. What is sent, answered and forgotten is.
"""

from tussenruimte.scans.actions.adopting import adopt
from tussenruimte.scans.actions.answering import AnswerChangedMeanwhile, NotYourDesk, answer_scan
from tussenruimte.scans.actions.drafts import (
    AlreadySent,
    ChangedMeanwhile,
    LinkExpired,
    basics_and_who,
    forget_draft,
    save_basics,
    save_step,
)
from tussenruimte.scans.actions.sending import send_letter, send_response
from tussenruimte.scans.actions.sharing import NotForAll, NotYourAnswers, share
from tussenruimte.scans.actions.starting import (
    DRAFTS_ARE_KEPT,
    NoConsent,
    NotAboutThat,
    NotInvolved,
    NotThatSide,
    join,
    start_scan,
)

__all__ = [
    "DRAFTS_ARE_KEPT",
    "AlreadySent",
    "AnswerChangedMeanwhile",
    "ChangedMeanwhile",
    "LinkExpired",
    "NoConsent",
    "NotAboutThat",
    "NotForAll",
    "NotInvolved",
    "NotThatSide",
    "NotYourAnswers",
    "NotYourDesk",
    "adopt",
    "answer_scan",
    "basics_and_who",
    "forget_draft",
    "join",
    "save_basics",
    "save_step",
    "send_letter",
    "send_response",
    "share",
    "start_scan",
]
