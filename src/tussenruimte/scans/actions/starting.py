"""Beginning a scan, and joining one that someone else began."""

from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from tussenruimte.accounts.models import Person
from tussenruimte.core.ids import new_number, new_token
from tussenruimte.core.refusals import NotAllowed
from tussenruimte.journal.actions import record
from tussenruimte.register.models import Initiative
from tussenruimte.scans import permissions
from tussenruimte.scans.models import Response, Scan
from tussenruimte.scans.questionnaires import questionnaire
from tussenruimte.scans.rules import Basics, Who

# How long a draft waits for its teller, from the last time it was saved.
DRAFTS_ARE_KEPT = timedelta(days=60)


class NotInvolved(NotAllowed):
    """The person belongs to no side of this initiative."""

    message = _("Dit kunt u niet invullen. Vraag een uitnodiging aan de mensen van het initiatief.")


class NotThatSide(NotAllowed):
    """Nobody speaks for a municipality without showing that they work there."""

    message = _("Namens de gemeente of als makelaar antwoordt u alleen als u bent ingelogd.")


@transaction.atomic
def start_scan(
    *,
    framework: str,
    who: Who,
    by: Person | None,
    at: datetime,
    subject: Initiative | None = None,
    basics: Basics | None = None,
) -> Response:
    """A new scan with its first draft; about `subject`, or about an initiative that is still being told.

    In a conversation, an official or broker who is signed in writes down someone else's story.
    """
    if subject is not None and not (by and permissions.may_start(by, subject)):
        raise NotInvolved
    scan = Scan.objects.create(
        framework=framework,
        framework_version=questionnaire(framework).version,
        subject_kind=permissions.INITIATIVE if subject else "",
        subject_key=str(subject.pk) if subject else "",
        number=new_number(localdate(at).year),
        invitation=new_token(),
        started_at=at,
    )
    told = {} if subject else (basics or Basics()).kept()
    response = _draft(scan, who, by, at, is_teller=True, basics=told)
    record("scan.started", about=scan, by=by, at=at, details={"framework": framework})
    return response


@transaction.atomic
def join(*, scan: Scan, who: Who, by: Person | None, at: datetime) -> Response:
    """Another respondent on the same scan. Someone signed in who already joined gets their own draft back."""
    if who.side not in permissions.sides_to_speak_from(by or AnonymousUser(), scan):
        raise NotThatSide
    own = scan.responses.filter(person=by).first() if by is not None else None
    if own is not None:
        return own
    response = _draft(scan, who, by, at, is_teller=False, basics={})
    record("scan.joined", about=scan, by=by, at=at, details={"side": who.side})
    return response


def _draft(
    scan: Scan, who: Who, by: Person | None, at: datetime, *, is_teller: bool, basics: dict[str, Any]
) -> Response:
    writes_down = is_teller and who.mode == Response.Mode.TOGETHER and by and permissions.writes_for_others(by)
    return Response.objects.create(
        scan=scan,
        token=new_token(),
        expires_on=localdate(at) + DRAFTS_ARE_KEPT,
        is_teller=is_teller,
        person=None if writes_down else by,
        helper=by if writes_down else None,
        language=(get_language() or "nl")[:2],
        basics=basics,
        saved_at=at,
        **who.kept(),
    )
