"""Links that let someone in without signing in, or that invite. Signed, with an end date, and nothing stored."""

from dataclasses import asdict, dataclass
from datetime import timedelta

from django.core import signing

CONFIRMATION_LASTS = timedelta(days=60)
INVITATION_LASTS = timedelta(days=14)


@dataclass(frozen=True)
class Confirmation:
    """Someone is asked whether an initiative is still right. Both by key."""

    initiative: int
    person: int


@dataclass(frozen=True)
class Invitation:
    """Someone with an e-mail address is asked to join a party, by one of its owners."""

    party: int
    email: str
    mandate: str
    by: int


def write(what: Confirmation | Invitation) -> str:
    """The token that stands in the address."""
    return signing.dumps(asdict(what), salt=type(what).__name__, compress=True)


def read_confirmation(token: str) -> Confirmation | None:
    """What the link asks; None when it is too old or not ours."""
    try:
        return Confirmation(**signing.loads(token, salt="Confirmation", max_age=CONFIRMATION_LASTS))
    except signing.BadSignature:
        return None


def read_invitation(token: str) -> Invitation | None:
    """To what the link invites; None when it is too old or not ours."""
    try:
        return Invitation(**signing.loads(token, salt="Invitation", max_age=INVITATION_LASTS))
    except signing.BadSignature:
        return None
