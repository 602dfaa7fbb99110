"""Opening a dossier, and changing what it is about."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from tussenruimte.accounts.models import Person
from tussenruimte.core import days
from tussenruimte.core.ids import new_number
from tussenruimte.core.refusals import Refusal
from tussenruimte.dossiers import emails, permissions
from tussenruimte.dossiers.actions.refusing import facts_of, locked, require, said, save, tell
from tussenruimte.dossiers.models import Dossier, DossierParty
from tussenruimte.dossiers.rules import contact
from tussenruimte.dossiers.search_index import index_dossier
from tussenruimte.register.models import Initiative, Organisation, Party
from tussenruimte.scans.contact import patience_of
from tussenruimte.scans.models import Scan

FIRST_PHASE = "initiatief"
EDITABLE = ("title", "goal", "needed_support", "hours_available")


class AlreadyOpen(Refusal):
    """A story becomes a dossier once."""

    message = _("Uit dit verhaal is al een dossier gemaakt. U vindt het bij het initiatief.")


class NotAnswered(Refusal):
    """Only a story that was answered with 'now' becomes a dossier."""

    message = _("Geef eerst antwoord op het verhaal: nu. Daarna opent u het dossier.")


class NoDesk(Refusal):
    """Somebody must answer."""

    message = _("Deze gemeente heeft hier nog geen loket. Vraag een redacteur om het toe te voegen.")


@transaction.atomic
def open_dossier(
    *,
    initiative: Initiative,
    lead: Organisation,
    title: str,
    by: Person,
    on: date,
    goal: str = "",
    needed_support: str = "",
    hours_available: Decimal | None = None,
    intake: Scan | None = None,
) -> Dossier:
    """A new dossier between an initiative and a municipality. Somebody answers by a day that is set at once.

    A story that was answered with 'now' brings that answer along. An official who opens it becomes process owner.
    """
    require(allowed=permissions.may_open(by, initiative))
    if lead.kind != Party.Kind.MUNICIPALITY:
        raise NoDesk
    due = contact.next_contact(on, patience_of(lead))
    dossier = Dossier(
        number=new_number(on.year),
        initiative=initiative,
        lead=lead,
        title=" ".join(said(title).split()),
        goal=goal.strip(),
        needed_support=needed_support.strip(),
        hours_available=hours_available,
        phase=FIRST_PHASE,
        opened_on=on,
        opened_by=by,
        next_contact=due,
        turn_by=due,
        whose_turn_id=lead.pk,
        process_owner=by if permissions.workplaces_of(by).filter(pk=lead.pk).exists() else None,
    )
    if intake is not None:
        _bring_answer(dossier, intake, on)
    try:
        with transaction.atomic():
            dossier.save(force_insert=True)
    except IntegrityError as problem:
        raise AlreadyOpen from problem
    _take_part(dossier, on)
    index_dossier(dossier)
    tell(dossier, "dossier.opened", by=by, number=dossier.number, due=due.isoformat())
    transaction.on_commit(lambda: emails.send_receipts(dossier, localtime(days.now())), robust=True)
    return dossier


def _bring_answer(dossier: Dossier, intake: Scan, on: date) -> None:
    about = (Initiative._meta.label_lower, str(dossier.initiative_id))
    if intake.answer != Scan.Answer.NOW or (intake.subject_kind, intake.subject_key) != about:
        raise NotAnswered
    if Dossier.objects.filter(intake=intake).exists():
        raise AlreadyOpen
    dossier.intake, dossier.state = intake, Dossier.State.RUNNING
    dossier.answer, dossier.answer_reason = intake.answer, intake.answer_reason
    dossier.answered_on, dossier.answered_by = intake.answered_on, intake.answered_by or dossier.opened_by
    if intake.next_contact and intake.next_contact > on:
        dossier.next_contact = dossier.turn_by = intake.next_contact


def _take_part(dossier: Dossier, on: date) -> None:
    parts = ((dossier.initiative_id, DossierParty.Part.INITIATIVE), (dossier.lead_id, DossierParty.Part.LEAD))
    DossierParty.objects.bulk_create(
        DossierParty(dossier=dossier, party_id=party, part=part, since=on) for party, part in parts
    )


@transaction.atomic
def edit_dossier(*, dossier: Dossier, changes: Mapping[str, Any], revision: int, by: Person) -> Dossier:
    """Changes what a dossier is about, as it was at `revision`; the journal keeps what it said before."""
    require(allowed=permissions.may_edit(by, dossier))
    now = locked(dossier, revision)
    before = facts_of(now)
    for name in EDITABLE:
        if name in changes:
            setattr(now, name, changes[name])
    now.title = " ".join(said(now.title).split())
    if facts_of(now) != before:
        save(now, "dossier.edited", before, by=by)
        index_dossier(now)
    return now
