"""Now, later or never; in which phase help is wanted; whose turn it is."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tussenruimte.accounts.models import Person
from tussenruimte.core.refusals import Refusal
from tussenruimte.dossiers import permissions, queries
from tussenruimte.dossiers.actions.refusing import (
    NoReason,
    NotFromHere,
    ahead,
    facts_of,
    heard_from_lead,
    locked,
    require,
    said,
    save,
)
from tussenruimte.dossiers.models import Dossier
from tussenruimte.dossiers.rules import states
from tussenruimte.frameworks.schema import Route
from tussenruimte.register.frameworks import current_catalogue
from tussenruimte.register.models import Party
from tussenruimte.scans.models import Scan

PHASES = "fasen-procesondersteuning"


class UnknownPhase(Refusal):
    """The framework has no such phase."""

    message = _("Deze fase bestaat niet.")


class NotTakingPart(Refusal):
    """A turn goes to a party in the dossier."""

    message = _("Deze partij doet niet mee in dit dossier.")


@transaction.atomic
def answer(
    *,
    dossier: Dossier,
    answer: str,
    reason: str,
    next_contact: date | None,
    revision: int,
    by: Person,
    on: date,
    next_step: str = "",
) -> Dossier:
    """Answers with now, later (when) or never (why). Every answer stays in the journal; an answer may change."""
    require(allowed=permissions.handles(by, dossier))
    now = locked(dossier, revision)
    before = facts_of(now)
    end = states.leads_to(f"answer-{answer}", now.state)
    if end is None:
        raise NotFromHere
    now.answer, now.answer_reason = Scan.Answer(answer), said(reason, NoReason)
    now.answered_on, now.answered_by, now.state = on, by, Dossier.State(end)
    if end in states.CLOSED:
        close(now, by, on)
    else:
        now.next_contact = now.turn_by = ahead(next_contact, on)
        now.whose_turn_id, now.next_step = now.lead_id, next_step.strip() or now.next_step
    save(now, "dossier.answered", before, by=by, answer=answer, reason=now.answer_reason)
    return now


@transaction.atomic
def choose_phase(*, dossier: Dossier, phase: str, revision: int, by: Person, on: date) -> Dossier:
    """Sets the phase of support: the people of the initiative say in which phase they want help."""
    require(allowed=permissions.may_edit(by, dossier))
    now = locked(dossier, revision)
    if not now.is_open:
        raise NotFromHere
    if phase not in {item.id for item in phases().items}:
        raise UnknownPhase
    before = facts_of(now)
    now.phase = phase
    if permissions.handles(by, now):
        heard_from_lead(now, on)
    if facts_of(now)["phase"] != before["phase"]:
        save(now, "dossier.phase-chosen", before, by=by, phase=phase)
    return now


@transaction.atomic
def pass_turn(
    *, dossier: Dossier, to: Party, next_step: str, turn_by: date | None, revision: int, by: Person, on: date
) -> Dossier:
    """Says what happens next, who does it and by when."""
    now = locked(dossier, revision)
    if not now.is_open:
        raise NotFromHere
    require(allowed=permissions.may_pass_turn(by, now))
    if not queries.is_party(now, to):
        raise NotTakingPart
    before = facts_of(now)
    now.whose_turn, now.next_step, now.turn_by = to, said(next_step), ahead(turn_by, on)
    if permissions.handles(by, now):
        heard_from_lead(now, on)
    save(now, "dossier.turn-passed", before, by=by, to=to.name, step=now.next_step, due=now.turn_by.isoformat())
    return now


@transaction.atomic
def ask_decision(*, dossier: Dossier, turn_by: date | None, revision: int, by: Person, on: date) -> Dossier:
    """Says that talking is done and a decision is due: the municipality's turn, by a day."""
    now = locked(dossier, revision)
    end = states.leads_to("ask-decision", now.state)
    if end is None:
        raise NotFromHere
    require(allowed=permissions.may_do(by, now, "ask-decision"))
    before = facts_of(now)
    now.state, now.whose_turn_id, now.turn_by = Dossier.State(end), now.lead_id, ahead(turn_by, on)
    save(now, "dossier.decision-asked", before, by=by, due=now.turn_by.isoformat())
    return now


def close(dossier: Dossier, by: Person, on: date) -> None:
    """What is the same for every end: it waits for nobody any more."""
    dossier.closed_on, dossier.closed_by = on, by
    dossier.whose_turn = dossier.turn_by = dossier.next_contact = None
    dossier.next_step = ""


def phases() -> Route:
    """The five phases of support, in the language of the page."""
    found = current_catalogue().framework(PHASES)
    if not isinstance(found, Route):
        raise TypeError(f"{PHASES} is not a route")
    return found
