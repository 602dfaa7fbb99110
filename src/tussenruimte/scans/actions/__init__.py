"""The only writers of scans: each deed is one transaction and one entry in the journal.

A draft is its teller's own paper: saving it is not told in the journal. What is sent, answered and forgotten is.
"""

from tussenruimte.scans.actions.answering import AnswerChangedMeanwhile, answer_scan
from tussenruimte.scans.actions.drafts import (
    AlreadySent,
    ChangedMeanwhile,
    LinkExpired,
    forget_draft,
    save_basics,
    save_step,
)
from tussenruimte.scans.actions.sending import send_letter, send_response
from tussenruimte.scans.actions.starting import join, start_scan

__all__ = [
    "AlreadySent",
    "AnswerChangedMeanwhile",
    "ChangedMeanwhile",
    "LinkExpired",
    "answer_scan",
    "forget_draft",
    "join",
    "save_basics",
    "save_step",
    "send_letter",
    "send_response",
    "start_scan",
]
