"""Writing a request or a bid in steps, by as many people as like to."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from tussenruimte.accounts.models import Person
from tussenruimte.challenges import permissions
from tussenruimte.challenges.actions.refusing import (
    NotFromHere,
    locked,
    locked_at,
    one_line,
    require,
    said,
    save,
    written,
)
from tussenruimte.challenges.models import Challenge, Invitation, MunicipalTask, SupportDocument
from tussenruimte.challenges.rules import inviting
from tussenruimte.core.ids import new_number
from tussenruimte.core.refusals import Refusal
from tussenruimte.dossiers import files
from tussenruimte.journal.actions import record
from tussenruimte.journal.models import Visibility
from tussenruimte.register.models import Initiative, Organisation, Party

MOST_DOCUMENTS = 20
MOST_DRAFTS = 20
ONE_LINE = frozenset({"title", "staff", "contact_name", "contact_phone"})
FIELDS = frozenset(
    {"title", "variant", "start", "months", "cost", "own_contribution", "quality", "staff", "supporters"}
    | {"contact_name", "contact_email", "contact_phone", "name_shown"}
)
ANSWER = "answers."


class TaskNotOpen(Refusal):
    """A task that is excluded cannot be taken over."""

    message = _("Deze taak is uitgesloten. Bij de taak leest u waarom.")


class BiddingClosed(Refusal):
    """Everyone has the same last day."""

    message = _("De inzending is gesloten. Voor iedereen geldt dezelfde laatste dag.")


class OneBid(Refusal):
    """An initiative bids once."""

    message = _("Uw initiatief heeft hier al een bod. U kunt dat bod aanpassen tot u het verstuurt.")


@transaction.atomic
def start_challenge(
    *,
    initiative: Initiative,
    municipality: Organisation,
    title: str,
    variant: str,
    by: Person,
    on: date,
    task: MunicipalTask | None = None,
) -> Challenge:
    """A draft about a task of the list, or about one that is not on it. What is known already is filled in."""
    require(allowed=permissions.may_start(by, initiative))
    if municipality.kind != Party.Kind.MUNICIPALITY or (task is not None and task.municipality_id != municipality.pk):
        raise NotFromHere
    if task is not None and task.standing != MunicipalTask.Standing.OPEN:
        raise TaskNotOpen
    challenge = _draft(initiative, municipality, title, by, on)
    challenge.task, challenge.variant = task, Challenge.Variant(variant)
    return _keep_new(challenge, by)


@transaction.atomic
def start_bid(*, invitation: Invitation, initiative: Initiative, by: Person, on: date) -> Challenge:
    """A draft of a bid, as long as bidding is open."""
    require(allowed=permissions.may_start(by, initiative))
    if not inviting.takes_bids(invitation.state, invitation.bids_until, on):
        raise BiddingClosed
    bid = _draft(initiative, invitation.municipality, invitation.title, by, on)
    bid.invitation, bid.task = invitation, invitation.task
    return _keep_new(bid, by)


def _draft(initiative: Initiative, municipality: Organisation, title: str, by: Person, on: date) -> Challenge:
    if Challenge.objects.filter(initiative=initiative, state=Challenge.State.DRAFT).count() >= MOST_DRAFTS:
        raise Refusal(_("Er staan al 20 concepten klaar. Maak er eerst een af, of gooi er een weg."))
    known = initiative.description.strip() or initiative.summary.strip()
    return Challenge(
        number=new_number(on.year),
        initiative=initiative,
        municipality=municipality,
        title=one_line(said(title))[:160],
        answers={"beschrijving": known} if known else {},
        contact_name=by.name,
        contact_email=by.email,
        taken_from={"contact": "account"} | ({"beschrijving": "register"} if known else {}),
        started_on=on,
        started_by=by,
    )


def _keep_new(challenge: Challenge, by: Person) -> Challenge:
    try:
        with transaction.atomic():
            challenge.save(force_insert=True)
    except IntegrityError as problem:
        raise OneBid from problem
    record("challenge.started", about=challenge, by=by, visibility=Visibility.PARTIES, details={"revision": 1})
    return challenge


@transaction.atomic
def save_step(
    *, challenge: Challenge, changes: Mapping[str, Any], answers: Mapping[str, str], revision: int, by: Person
) -> Challenge:
    """Keeps one step as it was at `revision`; refused only when someone else changed these very answers since."""
    touched = set(changes) | {ANSWER + line for line in answers}
    now = locked_at(challenge, revision, touched)
    require(allowed=permissions.may_write(by, now))
    changed = [name for name, value in changes.items() if name in FIELDS and _set(now, name, value)]
    for line, text in answers.items():
        if now.answers.get(line, "") != written(text):
            now.answers = {**now.answers, line: written(text)}
            changed.append(ANSWER + line)
    if not now.title:
        raise Refusal(_("Schrijf in een paar woorden waar het over gaat."))
    if changed:
        now.taken_from = {name: place for name, place in now.taken_from.items() if not _is_own(name, changed)}
        save(now, "challenge.written", by=by, changed=changed)
    return now


def _set(challenge: Challenge, name: str, value: Any) -> bool:
    if isinstance(value, str):
        value = one_line(value) if name in ONE_LINE else written(value)
    if getattr(challenge, name) == value:
        return False
    setattr(challenge, name, value)
    return True


def _is_own(name: str, changed: list[str]) -> bool:
    """Whether an answer that was filled in for people was changed by them since."""
    return ANSWER + name in changed or (name == "contact" and any(one.startswith("contact_") for one in changed))


@transaction.atomic
def add_support(
    *, challenge: Challenge, title: str, filename: str, content: bytes, by: Person, at: datetime
) -> SupportDocument:
    """Adds a file, judged by what is in it."""
    now = locked(challenge)
    require(allowed=permissions.may_write(by, now))
    media_type = files.judged(content)
    if now.documents.count() >= MOST_DOCUMENTS:
        raise Refusal(_("Er zijn al 20 bijlagen. Meer kan niet."))
    document = SupportDocument(
        challenge=now,
        by=by,
        at=at,
        title=one_line(said(title))[:160],
        filename=files.safe_name(filename, media_type),
        media_type=media_type,
        size=len(content),
        sha256=files.fingerprint(content),
    )
    document.file.save("file", ContentFile(content), save=False)
    document.save(force_insert=True)
    save(now, "challenge.support-added", by=by)
    return document


@transaction.atomic
def remove_support(*, document: SupportDocument, by: Person) -> None:
    """Takes a file away, as long as the request can be written in."""
    now = locked(document.challenge)
    if now.sent_at is not None and document.at <= now.sent_at:
        raise NotFromHere(_("Deze bijlage hoort bij wat u verstuurde. U kunt wel iets toevoegen."))
    require(allowed=permissions.may_write(by, now))
    document.delete()
    save(now, "challenge.support-removed", by=by)


@transaction.atomic
def throw_away(*, challenge: Challenge, by: Person) -> None:
    """Throws a draft away, with its files. Nothing of what was written is kept."""
    now = locked(challenge)
    require(allowed=permissions.may_throw_away(by, now))
    for document in now.documents.all():
        document.delete()
    record("challenge.thrown-away", about=now.initiative, by=by, visibility=Visibility.INTERNAL)
    now.delete()
