"""The penalty for a late decision (Awb 4:17). Amounts that nobody found stay unknown, and so does the total (G-16)."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from tussenruimte.core.terms import LegalTerm
from tussenruimte.dossiers.rules.findings import Reason
from tussenruimte.dossiers.rules.rule_book import RuleBook

STEPS = "dwangsom"
WAITING = "dwangsom-wachttijd"


@dataclass(frozen=True)
class Penalty:
    """What a late decision costs so far. `amount` is None when an amount per day is unknown."""

    # The first day that costs money; None when no valid notice of default has come.
    starts: date | None
    # The last day that can cost money.
    ends: date | None
    days: int
    amount: Decimal | None
    # What the days with a known amount come to, and the first day without one.
    known_amount: Decimal
    unknown_since: date | None
    # The most it can become; None when an amount per day is unknown.
    maximum: Decimal | None


NONE = Penalty(None, None, 0, Decimal(0), Decimal(0), None, None)


def exposure(book: RuleBook, *, due: date, notice: date | None, until: date) -> tuple[Penalty, list[Reason]]:
    """The penalty up to and including `until`, for a decision due on `due` and a notice of default of `notice`."""
    if notice is None:
        return NONE, [book.because("geen-ingebrekestelling")]
    if notice <= due:
        return NONE, [book.because("ingebrekestelling-te-vroeg", day=notice)]
    # Two weeks have passed after the day of the notice; the day after those costs money first.
    starts = notice + timedelta(days=book.number(WAITING) + 1)
    penalty = _counted(book, starts, until)
    reasons = [book.because("ingebrekestelling", day=notice)]
    if penalty.days == 0:
        reasons.append(book.because("dwangsom-begint", day=starts))
    elif penalty.amount is None:
        reasons.append(
            book.because("dwangsom-onbekend", days=LegalTerm(penalty.days, "days"), since=penalty.unknown_since)
        )
    else:
        reasons.append(book.because("dwangsom", days=LegalTerm(penalty.days, "days"), amount=penalty.amount))
    return penalty, [*reasons, book.because("dwangsom-uitzonderingen")]


def _counted(book: RuleBook, starts: date, until: date) -> Penalty:
    every_day = _amounts(book, starts)
    days = max(0, min(len(every_day), (until - starts).days + 1))
    so_far = every_day[:days]
    unknown = next((starts + timedelta(days=number) for number, one in enumerate(so_far) if one is None), None)
    known = sum((one for one in so_far if one is not None), Decimal(0))
    return Penalty(
        starts=starts,
        ends=starts + timedelta(days=len(every_day) - 1),
        days=days,
        amount=None if unknown else known,
        known_amount=known,
        unknown_since=unknown,
        maximum=None if None in every_day else sum((one for one in every_day if one is not None), Decimal(0)),
    )


def _amounts(book: RuleBook, starts: date) -> list[Decimal | None]:
    """What each day costs, from the first; the amount that holds on that day itself."""
    amounts: list[Decimal | None] = []
    for step in sorted(book.group(STEPS), key=lambda item: item.lower or 0):
        for number in range(step.lower or 0, step.upper or 0):
            amounts.append(book.value(step.id, starts + timedelta(days=number - 1)))  # noqa: PERF401  reads as said
    return amounts
