"""Keeping what was signed: looking back together, giving notice, ending, and what the public register shows."""

from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from tussenruimte.accounts.models import Person
from tussenruimte.agreements import permissions, queries
from tussenruimte.agreements.actions.proposing import take_back
from tussenruimte.agreements.actions.refusing import (
    NoReason,
    NotFromHere,
    NotYours,
    leads_to,
    locked,
    one_line,
    require,
    said,
    stand,
    tell,
)
from tussenruimte.agreements.models import Agreement, Review, ReviewOutcome, ReviewWord
from tussenruimte.agreements.rules import canonical, keeping, states
from tussenruimte.agreements.search_index import index_agreement
from tussenruimte.core.refusals import Refusal
from tussenruimte.register.models import Party

MOST_REVIEWS = 40


class NotAhead(Refusal):
    """A day to look back lies ahead."""

    message = _("Kies vandaag of een dag die nog komt.")


class AlreadyPlanned(Refusal):
    """One review a day is enough."""

    message = _("Op deze dag staat al een evaluatie.")


class NotAllSpoke(Refusal):
    """A review is closed when every party has looked back. Carries the names of who has not."""

    def __init__(self, names: tuple[str, ...]) -> None:
        self.names = names
        told = {"parties": ", ".join(names)}
        super().__init__(str(_("Nog niet iedere partij keek terug. We wachten op: %(parties)s.") % told))


class NotShared(Refusal):
    """The outcome is one that the parties gave; stopping is for all together."""

    message = _("Deze uitkomst past niet bij wat de partijen zeiden. Stoppen kan alleen als iedereen dat wil.")


class TooSoon(Refusal):
    """The term of notice that was agreed is kept."""

    def __init__(self, first: date) -> None:
        self.first = first
        super().__init__(_("Dit is eerder dan u samen afsprak. Kies een dag na de opzegtermijn."))


class NotOver(Refusal):
    """An agreement ends when its end has come, or when all parties wanted to stop."""

    message = _("Het einde is er nog niet. Zeg op, of spreek bij een evaluatie af dat u samen stopt.")


# --- looking back ----------------------------------------------------------------------------------------------------
@transaction.atomic
def plan_review(*, agreement: Agreement, due: date, by: Person, on: date) -> Review:
    """Chooses a day on which all parties look back."""
    now = locked(agreement)
    require(allowed=permissions.may_plan_review(by, now))
    if due < on:
        raise NotAhead
    if now.reviews.filter(due=due).exists() or now.reviews.filter(held_on__isnull=True).count() >= MOST_REVIEWS:
        raise AlreadyPlanned
    review = Review.objects.create(agreement=now, due=due)
    tell(now, "review-planned", by=by, due=due.isoformat())
    return review


@transaction.atomic
def drop_review(*, review: Review, by: Person) -> None:
    """Takes a day to look back out of a draft. What was signed stays planned."""
    now = locked(review.agreement)
    require(allowed=permissions.may_draft(by, now))
    mine = now.reviews.select_for_update().filter(pk=review.pk, held_on__isnull=True).first()
    if mine is None or mine.words.exists() or _is_signed(now, mine.due):
        raise NotFromHere
    mine.delete()
    tell(now, "review-dropped", by=by, due=review.due.isoformat())


def _is_signed(agreement: Agreement, day: date) -> bool:
    signed = agreement.current
    return signed is not None and day in canonical.from_json(signed.content).reviews


@transaction.atomic
def say_in_review(
    *,
    review: Review,
    party: Party,
    went_well: str,
    outcome: str,
    by: Person,
    at: datetime,
    could_be_better: str = "",
) -> ReviewWord:
    """What one's own party says when looking back; a later word replaces an earlier one, which stays on record."""
    now, mine = _review(review)
    require(allowed=permissions.may_speak_in_review(by, mine, party))
    word = ReviewWord.objects.create(
        review=mine,
        party_id=party.pk,
        by=by,
        at=at,
        went_well=said(went_well),
        could_be_better=could_be_better.strip(),
        outcome=ReviewOutcome(outcome),
    )
    tell(now, "review-word", by=by, at=at, party=party.name, due=mine.due.isoformat(), outcome=str(word.outcome))
    return word


@transaction.atomic
def hold_review(*, review: Review, outcome: str, conclusion: str, by: Person, on: date) -> Review:
    """Closes a review once every party looked back, with what comes of it."""
    now, mine = _review(review)
    require(allowed=permissions.may_hold_review(by, mine))
    words, parties = queries.words_in(mine), list(queries.parties_to(now))
    silent = tuple(one.party.name for one in parties if one.party_id not in words)
    if silent:
        raise NotAllSpoke(silent)
    chosen = ReviewOutcome(outcome)
    if chosen not in keeping.outcomes(
        {party: word.outcome for party, word in words.items()}, [one.party_id for one in parties]
    ):
        raise NotShared
    mine.held_on, mine.held_by, mine.outcome, mine.conclusion = on, by, chosen, said(conclusion)
    mine.save()
    tell(now, "review-held", by=by, due=mine.due.isoformat(), outcome=str(chosen), conclusion=mine.conclusion)
    return mine


def _review(review: Review) -> tuple[Agreement, Review]:
    now = locked(review.agreement)
    mine = Review.objects.select_for_update().get(pk=review.pk)
    mine.agreement = now
    if mine.held_on is not None or now.state not in states.CONCLUDED:
        raise NotFromHere
    return now, mine


# --- ending ----------------------------------------------------------------------------------------------------------
@transaction.atomic
def give_notice(*, agreement: Agreement, party: Party, until: date, reason: str, by: Person, on: date) -> Agreement:
    """One's own party leaves by the term that was signed; from `until` on the agreement no longer holds."""
    now = locked(agreement)
    leads_to("give-notice", now)
    if now.notice_on is not None or now.current is None:
        raise NotFromHere
    require(allowed=permissions.may_give_notice(by, now, party))
    first = keeping.earliest_end(on, canonical.from_json(now.current.content).notice_weeks)
    if until < first:
        raise TooSoon(first)
    now.notice_on, now.notice_party_id, now.notice_by, now.notice_until = on, party.pk, by, until
    now.notice_reason = said(reason, NoReason)
    now.end_announced_on = now.end_reminded_on = None
    now.save()
    tell(now, "notice-given", by=by, party=party.name, day=until.isoformat(), reason=now.notice_reason)
    return now


@transaction.atomic
def end(*, agreement: Agreement, reason: str, exit: str, by: Person, at: datetime) -> Agreement:  # noqa: A002
    """Ends what came to its end, with how it is wound up: what becomes of things, spaces and promises."""
    now, on = locked(agreement), localdate(at)
    state = leads_to("end", now)
    require(allowed=permissions.may_do(by, now, "end"))
    if not may_end_on(now, on):
        raise NotOver
    why, version = said(reason, NoReason), queries.open_version(now)
    if version is not None:
        take_back(version, why=why, by=by, at=at)
    finish(now, state, on=on, by=by, reason=why)
    now.exit = said(exit)
    now.save()
    index_agreement(now)
    tell(now, "ended", by=by, reason=now.state_reason, exit=now.exit)
    return now


def may_end_on(agreement: Agreement, on: date) -> bool:
    """Whether the end has come: its last day, that of a notice, or a review in which all parties chose to stop."""
    last = keeping.last_day(agreement.current.ends_on if agreement.current else None, agreement.notice_until)
    held = agreement.reviews.filter(held_on__isnull=False).order_by("held_on", "due", "pk").last()
    return (last is not None and last <= on) or (held is not None and held.outcome == ReviewOutcome.STOP)


def finish(agreement: Agreement, state: str, *, on: date, by: Person | None, reason: str) -> None:
    """What is the same for every end: nobody drafts a next version any more. Saved by whoever calls."""
    stand(agreement, state, on=on, by=by, reason=reason)
    agreement.amending_since = agreement.amending_by = None


@transaction.atomic
def wind_up(*, agreement: Agreement, exit: str, by: Person, on: date) -> Agreement:  # noqa: A002
    """Tells how an ended agreement was wound up, once it is ended."""
    now = locked(agreement)
    leads_to("wind-up", now)
    require(allowed=permissions.may_do(by, now, "wind-up"))
    now.exit = said(exit)
    now.save(update_fields=["exit"])
    tell(now, "wound-up", by=by, exit=now.exit, day=on.isoformat())
    return now


# --- the public register ---------------------------------------------------------------------------------------------
@transaction.atomic
def unpublish(*, agreement: Agreement, reason: str, by: Person, on: date) -> Agreement:
    """Takes the entry out of the register, with why: for example because a name of someone had slipped in."""
    now = _published(agreement, by, withheld=False)
    now.withheld_on, now.withheld_by, now.withheld_reason = on, by, one_line(said(reason, NoReason), 300)
    now.save()
    index_agreement(now)
    tell(now, "unpublished", by=by, reason=now.withheld_reason)
    return now


@transaction.atomic
def publish(*, agreement: Agreement, by: Person, on: date) -> Agreement:
    """Puts the entry back in the register, where all parties signed for it to be."""
    now = _published(agreement, by, withheld=True)
    now.withheld_on, now.withheld_by, now.withheld_reason = None, None, ""
    now.save()
    index_agreement(now)
    tell(now, "published", by=by, day=on.isoformat())
    return now


def _published(agreement: Agreement, by: Person, *, withheld: bool) -> Agreement:
    now = locked(agreement)
    if not permissions.may_publish(by, now):
        raise NotYours
    if (now.withheld_on is not None) != withheld:
        raise NotFromHere
    return now
