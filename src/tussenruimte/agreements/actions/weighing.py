"""What each party wants, how it sees what the others want, and what it takes upon itself."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tussenruimte.accounts.models import Person
from tussenruimte.agreements import permissions
from tussenruimte.agreements.actions.refusing import NotFromHere, draft_for, one_line, require, said, tell
from tussenruimte.agreements.kinds import value_titles
from tussenruimte.agreements.models import Agreement, Ambition, Comparison, Obligation
from tussenruimte.core.refusals import Refusal
from tussenruimte.register.models import Party

MOST_OF_EACH = 40
LONGEST_WAIT = 3650


class UnknownValue(Refusal):
    """The list has no such value."""

    message = _("Kies een van de acht waarden, of schrijf het in eigen woorden.")


class OwnWishes(Refusal):
    """What one party wants is not laid beside itself."""

    message = _("Kies twee wensen van verschillende partijen.")


class TooMany(Refusal):
    """What nobody can oversee helps nobody."""

    message = _("Dit zijn er te veel om te overzien. Haal er eerst een weg.")


class OneDay(Refusal):
    """An obligation has one moment."""

    message = _("Kies een dag, of een aantal dagen na het begin. Niet allebei.")


@transaction.atomic
def add_ambition(
    *, agreement: Agreement, party: Party, kind: str, by: Person, at: datetime, value: str = "", text: str = ""
) -> Ambition:
    """Says what one's own party holds dear, aims for or hopes: one of the eight values, or in its own words."""
    now = draft_for(agreement, party, by)
    if now.ambitions.filter(party=party.pk, withdrawn_at__isnull=True).count() >= MOST_OF_EACH:
        raise TooMany
    aim = Ambition.Aim(kind)
    if value and (aim != Ambition.Aim.VALUE or value not in value_titles()):
        raise UnknownValue
    words = one_line(text, 300)
    ambition = Ambition.objects.create(
        agreement=now,
        party_id=party.pk,
        kind=aim,
        value=value,
        text=words if value else one_line(said(words), 300),
        by=by,
        at=at,
    )
    tell(now, "ambition-added", by=by, at=at, party=party.name, ambition=_words(ambition))
    return ambition


@transaction.atomic
def withdraw_ambition(*, ambition: Ambition, by: Person, at: datetime) -> Ambition:
    """Takes back what one's own party wanted; it stays on record."""
    now = draft_for(ambition.agreement, ambition.party, by)
    mine = Ambition.objects.select_for_update().get(pk=ambition.pk)
    if mine.withdrawn_at is not None:
        raise NotFromHere
    mine.withdrawn_at, mine.withdrawn_by = at, by
    mine.save(update_fields=["withdrawn_at", "withdrawn_by"])
    tell(now, "ambition-withdrawn", by=by, at=at, party=ambition.party.name, ambition=_words(mine))
    return mine


@transaction.atomic
def compare(
    *,
    first: Ambition,
    second: Ambition,
    party: Party,
    judgement: str,
    by: Person,
    at: datetime,
    note: str = "",
) -> Comparison:
    """How one's own party sees two wishes of different parties beside each other. The newest word counts."""
    now = draft_for(first.agreement, party, by)
    first, second = sorted((first, second), key=lambda one: one.pk)
    if first.party_id == second.party_id or {first.agreement_id, second.agreement_id} != {now.pk}:
        raise OwnWishes
    before = Comparison.objects.filter(first=first, second=second, party=party.pk).order_by("pk").last()
    seen, words = Comparison.Judgement(judgement), one_line(note, 300)
    if before is not None and (before.judgement, before.note) == (seen, words):
        return before
    comparison = Comparison.objects.create(
        first=first, second=second, party_id=party.pk, judgement=seen, note=words, by=by, at=at
    )
    told: dict[str, Any] = {"first": _words(first), "second": _words(second), "judgement": str(seen)}
    tell(now, "compared", by=by, at=at, party=party.name, **told)
    return comparison


def _words(ambition: Ambition) -> str:
    return ambition.text or value_titles().get(ambition.value, ambition.value)


# --- obligations -----------------------------------------------------------------------------------------------------
@transaction.atomic
def add_obligation(
    *,
    agreement: Agreement,
    party: Party,
    text: str,
    by: Person,
    due: date | None = None,
    days_after_start: int | None = None,
    hours_per_week: Decimal | None = None,
) -> Obligation:
    """Takes something upon one's own party, by a day or so many days after the beginning; never upon another."""
    now = draft_for(agreement, party, by)
    if now.obligations.filter(dropped_on__isnull=True).count() >= MOST_OF_EACH:
        raise TooMany
    if (due is None) == (days_after_start is None):
        raise OneDay
    if days_after_start is not None and not 0 <= days_after_start <= LONGEST_WAIT:
        raise Refusal(_("Kies tussen 0 en 3650 dagen."))
    if hours_per_week is not None and hours_per_week <= 0:
        raise Refusal(_("Vul meer dan 0 uur in, of laat het leeg."))
    obligation = Obligation.objects.create(
        agreement=now,
        party_id=party.pk,
        text=one_line(said(text), 300),
        due=due,
        days_after_start=days_after_start,
        hours_per_week=hours_per_week,
        by=by,
    )
    tell(now, "obligation-added", by=by, party=party.name, text=obligation.text)
    return obligation


@transaction.atomic
def drop_obligation(*, obligation: Obligation, by: Person, on: date) -> Obligation:
    """Takes an obligation of one's own party out of the draft. What was signed holds until the next version is."""
    now = draft_for(obligation.agreement, obligation.party, by)
    require(allowed=permissions.may_drop(by, obligation))
    mine = Obligation.objects.select_for_update().get(pk=obligation.pk)
    if mine.dropped_on is not None:
        raise NotFromHere
    mine.dropped_on = on
    mine.save(update_fields=["dropped_on"])
    tell(now, "obligation-dropped", by=by, party=obligation.party.name, text=mine.text)
    return mine
