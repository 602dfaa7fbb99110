"""What people say, promise and add. Nothing said is changed afterwards; a promise is settled once."""

from datetime import date, datetime
from decimal import Decimal

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tussenruimte.accounts.models import Person
from tussenruimte.core.refusals import Refusal
from tussenruimte.dossiers import files, permissions
from tussenruimte.dossiers.actions.refusing import NotFromHere, NotYours, heard_from_lead, locked, require, said, tell
from tussenruimte.dossiers.models import Document, Dossier, Note, Promise
from tussenruimte.journal.models import Visibility
from tussenruimte.register.models import Party

MOST_DOCUMENTS = 500


class AlreadySettled(Refusal):
    """Someone else said first what came of it."""

    message = _("Iemand anders heeft dit al afgesloten. Kijk in het dossier wat er is gezegd.")


class TooEarly(Refusal):
    """Before its day a promise is not broken."""

    message = _("Deze dag is nog niet voorbij. Niet nagekomen kan pas daarna.")


class TooMany(Refusal):
    """A dossier holds so many documents."""

    message = _("Dit dossier heeft al 500 documenten. Meer kan niet.")


@transaction.atomic
def add_note(*, dossier: Dossier, text: str, internal: bool, party: Party, by: Person, at: datetime) -> Note:
    """Says something in a dossier for everyone in it, or marks it for one's own party alone."""
    _require_voice(by, dossier, party)
    now = locked(dossier)
    note = Note.objects.create(dossier=now, party_id=party.pk, by=by, at=at, text=said(text), internal=internal)
    _tell_said(now, "dossier.note-added", internal=internal, party=party, by=by, at=at)
    return note


@transaction.atomic
def add_document(
    *,
    dossier: Dossier,
    title: str,
    filename: str,
    content: bytes,
    internal: bool,
    party: Party,
    by: Person,
    at: datetime,
) -> Document:
    """Adds a file, judged by what is in it."""
    _require_voice(by, dossier, party)
    media_type = files.judged(content)
    now = locked(dossier)
    if now.documents.count() >= MOST_DOCUMENTS:
        raise TooMany
    document = Document(
        dossier=now,
        party_id=party.pk,
        by=by,
        at=at,
        title=" ".join(said(title).split())[:160],
        filename=files.safe_name(filename, media_type),
        media_type=media_type,
        size=len(content),
        sha256=files.fingerprint(content),
        internal=internal,
    )
    document.file.save("file", ContentFile(content), save=False)
    document.save(force_insert=True)
    _tell_said(now, "dossier.document-added", internal=internal, party=party, by=by, at=at, title=document.title)
    return document


@transaction.atomic
def make_promise(
    *,
    dossier: Dossier,
    promiser: Party,
    text: str,
    due: date,
    by: Person,
    on: date,
    kind: str = Promise.Kind.DEED,
    hours_per_week: Decimal | None = None,
) -> Promise:
    """Promises something for one's own party, with a day. Both sides see it alike."""
    now = locked(dossier)
    if not now.is_open:
        raise NotFromHere
    require(allowed=permissions.may_promise(by, now, promiser))
    if due < on:
        raise Refusal(_("Kies vandaag of een dag die nog komt."))
    promise = Promise.objects.create(
        dossier=now,
        promiser_id=promiser.pk,
        kind=Promise.Kind(kind),
        text=" ".join(said(text).split())[:300],
        due=due,
        hours_per_week=hours_per_week,
        made_on=on,
        made_by=by,
    )
    if permissions.handles(by, now):
        heard_from_lead(now, on)
        now.save(update_fields=["next_contact"])
    tell(now, "dossier.promise-made", by=by, promiser=promiser.name, text=promise.text, due=due.isoformat())
    return promise


@transaction.atomic
def settle_promise(*, promise: Promise, state: str, remark: str, by: Person, on: date) -> Promise:
    """Says what came of a promise, once: kept, not kept, or taken back by who made it."""
    require(allowed=state != Promise.State.OPEN and permissions.may_settle(by, promise, state))
    now = Promise.objects.select_for_update(of=("self",)).select_related("dossier", "promiser").get(pk=promise.pk)
    if now.state != Promise.State.OPEN:
        raise AlreadySettled
    if state == Promise.State.BROKEN and on <= now.due:
        raise TooEarly
    now.state, now.settled_on, now.settled_by = Promise.State(state), on, by
    now.remark = " ".join(remark.split())[:300]
    now.save(update_fields=["state", "settled_on", "settled_by", "remark"])
    what = f"dossier.promise-{state}"
    tell(now.dossier, what, by=by, promiser=now.promiser.name, text=now.text, remark=now.remark)
    return now


def _require_voice(person: Person, dossier: Dossier, party: Party) -> None:
    if party.pk not in permissions.speaks_for(person, dossier):
        raise NotYours


def _tell_said(
    dossier: Dossier, what: str, *, internal: bool, party: Party, by: Person, at: datetime, title: str = ""
) -> None:
    if not internal and party.pk == dossier.lead_id and dossier.is_open:
        heard_from_lead(dossier, at.date())
        dossier.save(update_fields=["next_contact"])
    seen_by = Visibility.INTERNAL if internal else Visibility.PARTIES
    told = {"party": party.name} | ({"title": title} if title else {})
    tell(dossier, what, by=by, at=at, visibility=seen_by, **told)
