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
from tussenruimte.core.refusals import NotAllowed, Refusal
from tussenruimte.frameworks.schema import Questionnaire
from tussenruimte.journal.actions import record
from tussenruimte.scans import permissions
from tussenruimte.scans.models import Response, Scan
from tussenruimte.scans.questionnaires import questionnaire
from tussenruimte.scans.rules import Basics, Paper, Who
from tussenruimte.scans.subjects import Subject, kind_of, label_of, party_of, subject_of

# How long a draft waits for its teller, from the last time it was saved.
DRAFTS_ARE_KEPT = timedelta(days=60)


class NotInvolved(NotAllowed):
    """The person belongs to no side of this initiative."""

    message = _("Dit kunt u niet invullen. Vraag een uitnodiging aan de mensen van het initiatief.")


class NotAboutThat(Refusal):
    """This questionnaire asks about something else."""

    message = _("Deze vragenlijst gaat over iets anders. Kies een andere lijst.")


class NoConsent(Refusal):
    """Nobody's answers are written down without their knowing."""

    message = _("Vraag eerst of dit mag. Zet daarna een vinkje bij de toestemming.")


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
    subject: Subject | None = None,
    basics: Basics | None = None,
    paper: Paper | None = None,
) -> Response:
    """A new scan with its first draft; about `subject`, or about an initiative that is still being told.

    In a conversation, an official or broker who is signed in writes down someone else's story. With `paper` the answers
    are someone else's too, copied with their consent.
    """
    asked = questionnaire(framework)
    if subject is not None:
        _require_may_start(by, subject, asked, who, paper)
    scan = Scan.objects.create(
        framework=framework,
        framework_version=asked.version,
        subject_kind=label_of(subject) if subject else "",
        subject_key=str(subject.pk) if subject else "",
        number=new_number(localdate(at).year),
        invitation=new_token(),
        started_at=at,
    )
    told = {} if subject else (basics or Basics()).kept()
    response = _draft(scan, who, by, at, is_teller=True, basics=told, paper=paper)
    record("scan.started", about=scan, by=by, at=at, details={"framework": framework})
    return response


def _require_may_start(
    by: Person | None, subject: Subject, asked: Questionnaire, who: Who, paper: Paper | None
) -> None:
    if by is None or not permissions.may_start(by, subject):
        raise NotInvolved
    if kind_of(subject).about not in asked.accepts:
        raise NotAboutThat
    own = permissions.sides_to_start_from(by, subject, asked)
    if who.side not in (own if paper is None else permissions.sides_on_paper(by, subject, asked)):
        raise NotThatSide


@transaction.atomic
def join(*, scan: Scan, who: Who, by: Person | None, at: datetime, paper: Paper | None = None) -> Response:
    """Another respondent on the same scan. Someone signed in who already joined gets their own draft back."""
    able = permissions.sides_to_speak_from if paper is None else permissions.sides_to_copy
    if who.side not in able(by or AnonymousUser(), scan, questionnaire(scan.framework)):
        raise NotThatSide
    if paper is not None and not (by and permissions.may_fill_in_for_another(by, scan)):
        raise NotInvolved
    own = scan.responses.filter(person=by).first() if by is not None and paper is None else None
    if own is not None:
        return own
    response = _draft(scan, who, by, at, is_teller=False, basics={}, paper=paper)
    record("scan.joined", about=scan, by=by, at=at, details={"side": who.side})
    return response


def _draft(
    scan: Scan,
    who: Who,
    by: Person | None,
    at: datetime,
    *,
    is_teller: bool,
    basics: dict[str, Any],
    paper: Paper | None,
) -> Response:
    if paper is not None and not paper.consent:
        raise NoConsent
    told = is_teller and who.mode == Response.Mode.TOGETHER and by and permissions.writes_for_others(by)
    writes_down = told or paper is not None
    subject = subject_of(scan)
    party = party_of(by, who.side, subject) if by and subject is not None and paper is None else None
    return Response.objects.create(
        scan=scan,
        token=new_token(),
        expires_on=localdate(at) + DRAFTS_ARE_KEPT,
        is_teller=is_teller,
        person=None if writes_down else by,
        helper=by if writes_down else None,
        language=(get_language() or "nl")[:2],
        party=party,
        paper_on=paper.on if paper else None,
        consent_on=localdate(at) if paper else None,
        basics=basics,
        saved_at=at,
        **(who.kept() | ({"mode": Response.Mode.FOR_ANOTHER} if paper else {})),
    )
