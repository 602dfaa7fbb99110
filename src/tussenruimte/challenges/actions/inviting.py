"""The reverse challenge: inviting, answering questions, and choosing with a reason for every bidder."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tussenruimte.accounts.models import Person
from tussenruimte.challenges import emails, permissions, queries
from tussenruimte.challenges.actions.refusing import (
    NoReason,
    NoText,
    NotFromHere,
    locked,
    one_line,
    require,
    said,
    save,
    tell,
    written,
)
from tussenruimte.challenges.models import Challenge, Invitation, InvitationQuestion, MunicipalTask
from tussenruimte.challenges.rules import inviting
from tussenruimte.core.ids import new_number
from tussenruimte.core.refusals import Refusal
from tussenruimte.dossiers import actions as dossiers
from tussenruimte.dossiers import permissions as dossier_permissions
from tussenruimte.journal.actions import record
from tussenruimte.journal.models import Visibility
from tussenruimte.register.models import Organisation

State = Invitation.State
FIELDS = (
    *("title", "text", "task", "place", "budget", "budget_vat", "criteria", "own_criteria", "how_chosen"),
    *("questions_until", "bids_until", "choice_by", "contact"),
)
ONE_LINE = frozenset({"title", "contact"})


class InvitationChanged(Refusal):
    """Someone else changed the invitation first."""

    message = _("Iemand anders wijzigde deze uitnodiging net. Uw tekst staat er nog, maar is niet bewaard.")


class UnfairDays(Refusal):
    """People need time to write a bid."""

    message = _("Geef mensen minstens vier weken om een bod te schrijven.")


@transaction.atomic
def make_invitation(*, municipality: Organisation, facts: Mapping[str, Any], by: Person, on: date) -> Invitation:
    """A draft of an invitation. Last days that fall on a day off move to the first working day."""
    require(allowed=permissions.may_invite(by, municipality))
    made = Invitation(number=new_number(on.year), municipality=municipality, made_on=on, made_by=by)
    _fill(made, facts)
    made.save(force_insert=True)
    record("invitation.made", about=made, by=by, visibility=Visibility.INTERNAL)
    return made


@transaction.atomic
def edit_invitation(*, invitation: Invitation, facts: Mapping[str, Any], revision: int, by: Person) -> Invitation:
    """Changes a draft as it was at `revision`."""
    now = _locked(invitation)
    require(allowed=permissions.may_edit_invitation(by, now))
    if now.revision != revision:
        raise InvitationChanged
    _fill(now, facts)
    _saved(now, "invitation.changed", by)
    return now


def _fill(invitation: Invitation, facts: Mapping[str, Any]) -> None:
    for name in FIELDS:
        if name in facts:
            value = facts[name]
            if isinstance(value, str):
                value = one_line(value) if name in ONE_LINE else written(value)
            setattr(invitation, name, value)
    if not (invitation.title and invitation.text and invitation.how_chosen):
        raise NoText
    task: MunicipalTask | None = invitation.task
    if task is not None and task.municipality_id != invitation.municipality_id:
        raise NotFromHere
    invitation.questions_until = inviting.last_day(invitation.questions_until)
    invitation.bids_until = inviting.last_day(invitation.bids_until)
    invitation.choice_by = inviting.last_day(invitation.choice_by)
    if inviting.questions_too_late(invitation.questions_until, invitation.bids_until):
        raise Refusal(_("Laat na de laatste dag voor vragen minstens vijf werkdagen over om een bod te schrijven."))
    if invitation.choice_by <= invitation.bids_until:
        raise Refusal(_("De dag van de keuze komt na de laatste dag voor een bod."))
    if not (invitation.criteria or invitation.own_criteria):
        raise Refusal(_("Noem minstens één criterium. Anders weet niemand waarop u kiest."))


@transaction.atomic
def publish_invitation(*, invitation: Invitation, revision: int, by: Person, on: date) -> Invitation:
    """Puts an invitation on the public page. From now on it does not change."""
    now = _locked(invitation)
    require(allowed=permissions.may_edit_invitation(by, now))
    if now.revision != revision:
        raise InvitationChanged
    if inviting.too_short(on, now.bids_until):
        raise UnfairDays
    now.state, now.published_on = State.PUBLISHED, on
    _saved(now, "invitation.published", by, visibility=Visibility.PUBLIC)
    return now


@transaction.atomic
def take_back(*, invitation: Invitation, reason: str, by: Person, on: date) -> Invitation:
    """Takes an invitation back, with why; everyone who bid hears it."""
    now = _locked(invitation)
    require(allowed=permissions.may_take_back(by, now))
    now.state, now.outcome_text = State.WITHDRAWN, said(reason, NoReason)
    _saved(now, "invitation.taken-back", by, visibility=Visibility.PUBLIC)
    bids = list(queries.bids_on(now))
    transaction.on_commit(lambda: emails.tell_taken_back(now, bids), robust=True)
    return now


@transaction.atomic
def ask_question(*, invitation: Invitation, text: str, by: Person, on: date) -> InvitationQuestion:
    """Asks something about an invitation; everyone reads it, nobody reads who asked."""
    require(allowed=permissions.may_ask(by, invitation, on))
    question = InvitationQuestion.objects.create(invitation=invitation, text=said(text), asked_by=by, asked_on=on)
    record("invitation.question-asked", about=invitation, by=None, visibility=Visibility.PUBLIC)
    return question


@transaction.atomic
def answer_question(*, question: InvitationQuestion, answer: str, by: Person, on: date) -> InvitationQuestion:
    """Answers a question, once, for everyone."""
    now = InvitationQuestion.objects.select_for_update(of=("self",)).select_related("invitation").get(pk=question.pk)
    require(allowed=permissions.may_answer_questions(by, now.invitation))
    if now.answered_on is not None:
        raise NotFromHere(_("Iemand anders gaf al antwoord."))
    now.answer, now.answered_by, now.answered_on = said(answer), by, on
    now.save()
    record("invitation.question-answered", about=now.invitation, by=by, visibility=Visibility.PUBLIC)
    return now


@transaction.atomic
def choose_bids(
    *,
    invitation: Invitation,
    chosen: Collection[int],
    reasons: Mapping[int, str],
    how: str,
    revision: int,
    by: Person,
    on: date,
) -> Invitation:
    """Chooses bids, or none, with a reason for every bidder. Each chosen bid becomes a dossier.

    `chosen` and `reasons` hold keys of bids; `how` says for everyone how the choice was made.
    """
    now = _locked(invitation)
    require(allowed=permissions.may_choose(by, now, on))
    if now.revision != revision:
        raise InvitationChanged
    bids = [locked(bid) for bid in queries.bids_on(now)]
    if set(chosen) - {bid.pk for bid in bids}:
        raise NotFromHere
    now.state, now.chosen_on, now.outcome_text = State.CHOSEN, on, said(how, NoReason)
    for bid in bids:
        _choose(bid, won=bid.pk in chosen, reason=reasons.get(bid.pk, ""), by=by, on=on)
    _saved(now, "invitation.chosen", by, visibility=Visibility.PUBLIC)
    transaction.on_commit(lambda: emails.tell_choice(now, bids), robust=True)
    return now


def _choose(bid: Challenge, *, won: bool, reason: str, by: Person, on: date) -> None:
    bid.state = Challenge.State.CHOSEN if won else Challenge.State.NOT_CHOSEN
    bid.choice_reason = said(reason, NoReason)
    # An initiative from elsewhere opens its own dossier: an official has no say over its place.
    if won and dossier_permissions.may_open(by, bid.initiative):
        _open_dossier(bid, by, on)
    save(bid, f"challenge.{bid.state}", by=by)


@transaction.atomic
def open_for_bid(*, challenge: Challenge, by: Person, on: date) -> Challenge:
    """Opens the dossier of a chosen bid for an initiative from elsewhere."""
    now = locked(challenge)
    require(allowed=permissions.may_open_for_bid(by, now))
    _open_dossier(now, by, on)
    save(now, "challenge.dossier-opened", by=by)
    return now


def _open_dossier(bid: Challenge, by: Person, on: date) -> None:
    bid.dossier = dossiers.open_dossier(
        initiative=bid.initiative,
        lead=bid.municipality,
        title=bid.title,
        goal=str(bid.answers.get("beschrijving", "")),
        by=by,
        on=on,
    )
    tell(bid, "challenge.bid-chosen", by=by, title=bid.title, reason=bid.choice_reason)


def _locked(invitation: Invitation) -> Invitation:
    found = Invitation.objects.select_for_update(of=("self",)).select_related("municipality", "task", "place")
    return found.get(pk=invitation.pk)


def _saved(invitation: Invitation, what: str, by: Person, *, visibility: Visibility = Visibility.INTERNAL) -> None:
    invitation.revision += 1
    invitation.save()
    record(what, about=invitation, by=by, visibility=visibility, details={"revision": invitation.revision})
