"""Which scheme fits whom, and why. Pure: facts and a day in, reasons out; no score and no total.

Hard filters come first, in a fixed order; a scheme that drops out does so for the first that fails. A fact that is
unknown excludes nothing: it is asked. The one exception is the place, see `rules.area`. What is left is ordered by
plain reasons, one after the other: what is needed, the theme, the phase, the threshold, nearby, what closes first.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from tussenruimte.funding.rules.area import Chain, Cover, cover
from tussenruimte.funding.rules.money import most_given, pays_the_rest
from tussenruimte.funding.rules.rounds import Round, Window, closes_next, window

Items = frozenset[str]
NONE: Items = frozenset()


@dataclass(frozen=True, kw_only=True)
class Situation:
    """What is known of who looks for money. What is empty or None is unknown."""

    where: Chain = ()
    # Ids of `rechtsvorm`, `fasen`, `werkvelden`, `ondersteuning` and `drempels`.
    legal_form: str = ""
    phase: str = ""
    themes: Items = NONE
    needs: Items = NONE
    thresholds: Items = NONE
    # What the plan costs, and what of it is there already.
    amount: Decimal | None = None
    own_money: Decimal | None = None
    # Whether it must come from one scheme and one's own money.
    whole: bool = False


@dataclass(frozen=True, kw_only=True)
class Call:
    """What of a scheme decides whether it fits. An empty set of items excludes nobody."""

    state: str = "open"
    areas: frozenset[Chain] = frozenset()
    legal_forms: Items = NONE
    phases: Items = NONE
    themes: Items = NONE
    needs: Items = NONE
    thresholds: Items = NONE
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    # The percentage one must bring oneself; None when the funder did not say.
    own_share: int | None = None
    # What the funder has left; None when the funder did not say.
    left: Decimal | None = None
    continuous: bool = True
    rounds: tuple[Round, ...] = ()


class Drop(StrEnum):
    """Why a scheme drops out, in the order in which it is looked at."""

    NOT_OPEN = "not-open"
    MONEY_GONE = "money-gone"
    OVER = "over"
    ELSEWHERE = "elsewhere"
    LEGAL_FORM = "legal-form"
    PHASE = "phase"
    TOO_LITTLE = "too-little"
    NOT_ALL = "not-all"
    NEEDS_PLACE = "needs-place"


class Why(StrEnum):
    """Why a scheme fits, in the order in which it counts."""

    NEED = "need"
    THEME = "theme"
    PHASE = "phase"
    THRESHOLD = "threshold"
    NEARBY = "nearby"


class Note(StrEnum):
    """What to know about a scheme that fits."""

    LATER = "later"
    GIVES_A_PART = "gives-a-part"
    OWN_SHARE = "own-share"


class Unknown(StrEnum):
    """A fact this scheme asks for and nobody told."""

    LEGAL_FORM = "legal-form"
    PHASE = "phase"
    AMOUNT = "amount"


@dataclass(frozen=True)
class Reason:
    """One reason, with the items that both sides name."""

    why: Why
    items: tuple[str, ...] = ()


@dataclass(frozen=True)
class Judgement:
    """What came of it: why it drops out, or why it fits, what to know, and what to ask."""

    drop: Drop | None = None
    reasons: tuple[Reason, ...] = ()
    notes: tuple[Note, ...] = ()
    unknown: tuple[Unknown, ...] = ()

    @property
    def fits(self) -> bool:
        """Whether no hard filter failed."""
        return self.drop is None


def judge(call: Call, situation: Situation, today: date) -> Judgement:
    """Whether a scheme fits a situation on a day, and why."""
    drop = _drop(call, situation, today)
    if drop is not None:
        return Judgement(drop=drop)
    return Judgement(
        reasons=reasons(call, situation),
        notes=tuple(_notes(call, situation, today)),
        unknown=tuple(_unknown(call, situation)),
    )


def order(call: Call, situation: Situation, today: date) -> tuple[bool | date, ...]:
    """What a list is sorted by: a reason that holds comes before one that does not, in the order of `Why`."""
    holding = {reason.why for reason in reasons(call, situation)}
    closes = None if call.continuous else closes_next(call.rounds, today)
    return (*(why not in holding for why in Why), closes or date.max)


def reasons(call: Call, situation: Situation) -> tuple[Reason, ...]:
    """Why it fits, the first reason first."""
    shared = (
        (Why.NEED, call.needs & situation.needs),
        (Why.THEME, call.themes & situation.themes),
        (Why.PHASE, call.phases & {situation.phase}),
        (Why.THRESHOLD, call.thresholds & situation.thresholds),
    )
    found = [Reason(why, tuple(sorted(items))) for why, items in shared if items]
    if cover(call.areas, situation.where) == Cover.HERE:
        found.append(Reason(Why.NEARBY))
    return tuple(found)


def _drop(call: Call, situation: Situation, today: date) -> Drop | None:
    lies = cover(call.areas, situation.where)
    form, phase, amount = situation.legal_form, situation.phase, situation.amount
    failing = (
        (Drop.NOT_OPEN, call.state not in ("open", "planned")),
        (Drop.MONEY_GONE, call.left == 0),
        (Drop.OVER, _is_over(call, today)),
        (Drop.ELSEWHERE, lies == Cover.ELSEWHERE),
        (Drop.LEGAL_FORM, bool(form and call.legal_forms) and form not in call.legal_forms),
        (Drop.PHASE, bool(phase and call.phases) and phase not in call.phases),
        (Drop.TOO_LITTLE, amount is not None and call.minimum is not None and amount < call.minimum),
        (Drop.NOT_ALL, not _pays_enough(call, situation)),
        (Drop.NEEDS_PLACE, lies == Cover.UNKNOWN),
    )
    return next((drop for drop, fails in failing if fails), None)


def _is_over(call: Call, today: date) -> bool:
    return window(call.state, continuous=call.continuous, rounds=call.rounds, today=today) == Window.OVER


def _pays_enough(call: Call, situation: Situation) -> bool:
    """True as long as not all of it has to come from here."""
    if situation.amount is None or not situation.whole:
        return True
    return pays_the_rest(
        situation.amount, maximum=call.maximum, own_share=call.own_share or 0, own_money=situation.own_money
    )


def _notes(call: Call, situation: Situation, today: date) -> list[Note]:
    amount, share = situation.amount, call.own_share or 0
    gives = None if amount is None else most_given(amount, maximum=call.maximum, own_share=share)
    holding = (
        (Note.LATER, window(call.state, continuous=call.continuous, rounds=call.rounds, today=today) == Window.LATER),
        (Note.GIVES_A_PART, amount is not None and gives is not None and gives < amount),
        (Note.OWN_SHARE, share > 0),
    )
    return [note for note, holds in holding if holds]


def _unknown(call: Call, situation: Situation) -> list[Unknown]:
    asked = (
        (Unknown.LEGAL_FORM, bool(call.legal_forms) and not situation.legal_form),
        (Unknown.PHASE, bool(call.phases) and not situation.phase),
        (Unknown.AMOUNT, call.minimum is not None and situation.amount is None),
    )
    return [fact for fact, holds in asked if holds]
