"""The one-time code with which a person signs: eight digits, a quarter of an hour, five tries. Pure."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

DIGITS = 8
VALID_FOR = timedelta(minutes=15)
MOST_TRIES = 5
# So many codes are sent to one person for one text in so much time; more would be a way to fill someone's mailbox.
MOST_CODES, IN = 5, timedelta(hours=1)

Verdict = Literal["right", "none", "used", "expired", "spent", "wrong"]


@dataclass(frozen=True)
class CodeFacts:
    """A code as it was kept: until when, how often it was tried, whether it was used."""

    expires_at: datetime
    tries: int
    used: bool


def judged(code: CodeFacts | None, *, matches: bool, at: datetime) -> Verdict:
    """Whether the code that was typed may be used now; one that was tried too often is never right any more."""
    if code is None:
        return "none"
    if code.used:
        return "used"
    if at >= code.expires_at:
        return "expired"
    if code.tries >= MOST_TRIES:
        return "spent"
    return "right" if matches else "wrong"


def digits_of(typed: str) -> str:
    """The digits of what someone typed: people copy a code with spaces or a dash in it."""
    return "".join(sign for sign in typed if sign in "0123456789")


def may_send(sent: int) -> bool:
    """Whether another code may be sent, after so many in the last hour."""
    return sent < MOST_CODES
