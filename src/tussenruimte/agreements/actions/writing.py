"""The words: clauses and their wordings, and what people suggest. No wording is ever lost."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from tussenruimte.accounts.models import Person
from tussenruimte.agreements import permissions
from tussenruimte.agreements.actions.refusing import (
    NoReason,
    NotFromHere,
    NotYours,
    draft,
    draft_for,
    held,
    locked,
    newest_of,
    one_line,
    require,
    require_open,
    said,
    tell,
)
from tussenruimte.agreements.kinds import kind_facts
from tussenruimte.agreements.models import Agreement, Clause, ClauseText, Suggestion
from tussenruimte.core.refusals import Refusal
from tussenruimte.register.models import Party

MOST_CLAUSES = 60


class TooManyClauses(Refusal):
    """An agreement stays readable."""

    message = _("Een overeenkomst heeft hoogstens 60 bepalingen.")


class AlreadyThere(Refusal):
    """A clause of the kind stands in an agreement once."""

    message = _("Deze bepaling staat er al.")


class AlreadySettled(Refusal):
    """Someone else answered first."""

    message = _("Iemand anders gaf al antwoord op dit voorstel. Kijk eerst wat er is gezegd.")


@transaction.atomic
def add_clause(
    *, agreement: Agreement, heading: str, text: str, party: Party, by: Person, at: datetime, key: str = ""
) -> Clause:
    """A new clause at the end: one of the parties' own, or with `key` one that the kind offers."""
    now = draft_for(agreement, party, by)
    if key:
        if key not in {clause.id for clause in kind_facts(now.kind).clauses}:
            raise Refusal(_("Deze bepaling hoort niet bij deze soort overeenkomst."))
        if now.clauses.filter(key=key).exists():
            raise AlreadyThere
    clause = _new_clause(now, one_line(said(heading), 160), key)
    _word(clause, text.strip(), party_id=party.pk, by=by, at=at)
    tell(now, "clause-added", by=by, at=at, party=party.name, heading=clause.heading)
    return clause


@transaction.atomic
def write_clause(
    *, clause: Clause, text: str, revision: int, party: Party, by: Person, at: datetime, heading: str = ""
) -> ClauseText:
    """Another wording for a clause, as it was at `revision`. Who comes second is shown the words of the first."""
    now = draft_for(clause.agreement, party, by)
    mine = held(now, clause, revision)
    newest = newest_of(mine)
    title = one_line(heading, 160) or mine.heading
    if (title, text.strip()) == (newest.heading, newest.text):
        return newest
    mine.heading = title
    wording = _word(mine, text.strip(), party_id=party.pk, by=by, at=at)
    tell(now, "clause-written", by=by, at=at, party=party.name, heading=mine.heading)
    return wording


@transaction.atomic
def move_clause(*, clause: Clause, place: int, revision: int, by: Person) -> Clause:
    """Puts a clause at a place, counted from 1; the others make room."""
    now = draft(clause.agreement, by)
    mine = held(now, clause, revision)
    others = [one for one in now.clauses.filter(dropped=False).order_by("order", "pk") if one.pk != mine.pk]
    others.insert(max(0, place - 1), mine)
    for order, one in enumerate(others, 1):
        Clause.objects.filter(pk=one.pk).update(order=order)
    mine.refresh_from_db()
    mine.revision += 1
    mine.save(update_fields=["revision"])
    tell(now, "clause-moved", by=by, heading=mine.heading, place=mine.order)
    return mine


@transaction.atomic
def drop_clause(*, clause: Clause, revision: int, by: Person) -> Clause:
    """Takes a clause out of the draft. Its words are kept, and it can come back."""
    return _keep(clause, revision, by, dropped=True)


@transaction.atomic
def restore_clause(*, clause: Clause, revision: int, by: Person) -> Clause:
    """Brings back a clause that was taken out, as it read."""
    return _keep(clause, revision, by, dropped=False)


def _keep(clause: Clause, revision: int, by: Person, *, dropped: bool) -> Clause:
    now = draft(clause.agreement, by)
    mine = held(now, clause, revision)
    if mine.dropped == dropped:
        raise NotFromHere
    mine.dropped = dropped
    mine.revision += 1
    mine.save(update_fields=["dropped", "revision"])
    tell(now, "clause-dropped" if dropped else "clause-restored", by=by, heading=mine.heading)
    return mine


# --- suggestions -----------------------------------------------------------------------------------------------------
@transaction.atomic
def suggest(
    *,
    agreement: Agreement,
    clause: Clause | None,
    text: str,
    reason: str,
    party: Party,
    by: Person,
    at: datetime,
    heading: str = "",
) -> Suggestion:
    """Lays another wording, or without `clause` a new clause, before the others; everyone in a party may."""
    now = locked(agreement)
    require_open(now)
    require(allowed=permissions.may_suggest(by, now) and party.pk in permissions.acts_for(by, now))
    if clause is not None and not now.clauses.filter(pk=clause.pk, dropped=False).exists():
        raise NotFromHere
    suggestion = Suggestion.objects.create(
        agreement=now,
        clause=clause,
        heading=one_line(heading if clause else said(heading), 160),
        text=said(text),
        reason=one_line(reason, 300),
        party_id=party.pk,
        by=by,
        at=at,
    )
    tell(now, "suggested", by=by, at=at, party=party.name, heading=_about(suggestion))
    return suggestion


@transaction.atomic
def settle_suggestion(
    *, suggestion: Suggestion, take: bool, by: Person, at: datetime, answer: str = "", revision: int | None = None
) -> Suggestion:
    """Takes a suggestion over as the new wording, or declines it and says why.

    `revision` is that of the clause as it was read: the wording may have changed since the suggestion was made.
    """
    now = locked(suggestion.agreement)
    require_open(now)
    mine = _waiting(suggestion)
    require(allowed=permissions.may_settle(by, mine))
    if take:
        _take(now, mine, revision, at)
    mine.state = Suggestion.State.TAKEN if take else Suggestion.State.DECLINED
    mine.answer = one_line(answer if take else said(answer, NoReason), 300)
    mine.settled_by, mine.settled_at = by, at
    mine.save()
    code = "suggestion-taken" if take else "suggestion-declined"
    tell(now, code, by=by, at=at, party=mine.party.name, heading=_about(mine), answer=mine.answer)
    return mine


@transaction.atomic
def withdraw_suggestion(*, suggestion: Suggestion, by: Person, at: datetime) -> Suggestion:
    """Takes back a suggestion that nobody answered."""
    now = locked(suggestion.agreement)
    mine = _waiting(suggestion)
    if not permissions.may_withdraw_suggestion(by, mine):
        raise NotYours
    mine.state, mine.settled_by, mine.settled_at = Suggestion.State.WITHDRAWN, by, at
    mine.save()
    tell(now, "suggestion-withdrawn", by=by, at=at, party=mine.party.name, heading=_about(mine))
    return mine


def _waiting(suggestion: Suggestion) -> Suggestion:
    rows = Suggestion.objects.select_for_update(of=("self",)).select_related("party", "by", "clause", "agreement")
    mine = rows.get(pk=suggestion.pk)
    if mine.state != Suggestion.State.OPEN:
        raise AlreadySettled
    return mine


def _take(agreement: Agreement, suggestion: Suggestion, revision: int | None, at: datetime) -> None:
    if suggestion.clause is None:
        clause = _new_clause(agreement, suggestion.heading, "")
    else:
        clause = held(agreement, suggestion.clause, suggestion.clause.revision if revision is None else revision)
        if clause.dropped:
            raise NotFromHere
        clause.heading = suggestion.heading or clause.heading
    _word(clause, suggestion.text, suggestion, party_id=suggestion.party_id, by=suggestion.by, at=at)


def _about(suggestion: Suggestion) -> str:
    return suggestion.clause.heading if suggestion.clause else suggestion.heading


def _new_clause(agreement: Agreement, heading: str, key: str) -> Clause:
    if agreement.clauses.filter(dropped=False).count() >= MOST_CLAUSES:
        raise TooManyClauses
    last = agreement.clauses.aggregate(last=Max("order"))["last"] or 0
    return Clause.objects.create(agreement=agreement, key=key, heading=heading, order=last + 1, revision=0)


def _word(clause: Clause, text: str, suggestion: Suggestion | None = None, **who: Any) -> ClauseText:
    """The next wording of a clause, one revision further; `who` is the party, the person and the moment."""
    clause.revision += 1
    clause.save(update_fields=["heading", "revision"])
    number = clause.texts.count() + 1
    return ClauseText.objects.create(
        clause=clause, number=number, heading=clause.heading, text=text, from_suggestion=suggestion, **who
    )
