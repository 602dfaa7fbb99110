"""Does new aid fit under the de-minimis ceiling? Three years back, one undertaking, never a part of an award. Pure.

headroom(day) = ceiling − Σ awards with a date in (day − 36 months, day], same single undertaking, same country
allowed       = new award ≤ headroom
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from tussenruimte.core.terms import LegalTerm, add_months
from tussenruimte.dossiers.rules.findings import LAWYER, Finding, Reason, ToArrange
from tussenruimte.dossiers.rules.reading import Reader
from tussenruimte.dossiers.rules.rule_book import RuleBook

RULE_SET = "de-minimis"
WINDOW = "venster"
CEILINGS = {"algemeen": "plafond-algemeen", "daeb": "plafond-daeb"}
FORMS = ("subsidie", "lening", "garantie", "in-natura")
HOME = "NL"


@dataclass(frozen=True)
class Award:
    """Aid that was granted: the day on which the right to it arose, and its gross grant equivalent."""

    day: date
    amount: Decimal
    undertaking: str = ""
    country: str = HOME


@dataclass(frozen=True)
class Request:
    """New aid, and what was granted before."""

    day: date
    amount: Decimal
    awards: tuple[Award, ...] = ()
    regime: str = "algemeen"
    form: str = "subsidie"
    undertaking: str = ""
    # Undertakings that control it or that it controls: together they are one.
    linked: tuple[str, ...] = ()
    country: str = HOME
    purposes: tuple[str, ...] = ()

    def is_same_undertaking(self, name: str) -> bool:
        """Whether an award to this name counts; an award without a name was to this undertaking."""
        ours = {word.casefold() for word in (self.undertaking, *self.linked)}
        return not name or not self.undertaking or name.casefold() in ours


@dataclass(frozen=True)
class Freed:
    """A day on which an older award stops counting, and the room there is from then on without the new aid."""

    day: date
    amount: Decimal
    headroom: Decimal | None


@dataclass(frozen=True, kw_only=True)
class Headroom(Finding):
    """Whether the new aid fits. None where the ceiling on that day is unknown."""

    allowed: bool | None
    headroom: Decimal | None
    ceiling: Decimal | None
    window_start: date | None
    counted: tuple[Award, ...]
    counted_total: Decimal
    frees: tuple[Freed, ...]
    also: tuple[ToArrange, ...]


def read(given: Mapping[Any, Any], book: RuleBook) -> Request:
    """The request as it was written."""
    reader = Reader(given)
    request = Request(
        reader.day("date"),
        reader.money("amount"),
        tuple(_award(one) for one in reader.each("awards", "{date: 2026-11-23, amount: 12500}")),
        reader.choice("regime", CEILINGS, "algemeen"),
        reader.choice("form", FORMS, "subsidie"),
        reader.word("undertaking"),
        reader.words("linked"),
        (reader.word("country") or HOME).upper(),
        reader.subset("purposes", [item.id for item in book.group("uitgesloten")]),
    )
    if request.linked and not request.undertaking:
        reader.refuse("undertaking", "dit ontbreekt; noem de onderneming waar `linked` bij hoort")
    reader.finish()
    return request


def decide(request: Request, book: RuleBook) -> Headroom:
    """Whether the new aid fits on its day, and why."""
    ceiling = book.value(CEILINGS[request.regime], request.day)
    months = book.value(WINDOW, request.day)
    excluded = [book.because("uitgesloten", title=book.item(one).title) for one in request.purposes]
    if ceiling is None or months is None:
        return _unknown(request, book, excluded)
    window_start = add_months(request.day, -int(months)) + timedelta(days=1)
    counted = tuple(award for award in request.awards if _counts(award, request, window_start))
    total = sum((award.amount for award in counted), Decimal(0))
    headroom = ceiling - total
    allowed = request.amount <= headroom
    reasons = [
        *excluded,
        book.because(
            "plafond",
            book.dated(CEILINGS[request.regime], request.day),
            ceiling=ceiling,
            months=LegalTerm(int(months), "months"),
        ),
        book.because("venster", since=window_start, until=request.day),
        *_left_out(request, window_start, book),
        book.because("meegeteld", count=len(counted), total=total),
        book.because("past" if allowed else "past-niet", headroom=headroom, amount=request.amount),
        *_about_form(request, book),
    ]
    needs_lawyer = bool(excluded) or request.form in ("lening", "garantie")
    outcome = LAWYER if needs_lawyer else "past" if allowed else "past-niet"
    return Headroom(
        **book.conclusion(outcome, reasons),
        allowed=allowed and not excluded,
        headroom=headroom,
        ceiling=ceiling,
        window_start=window_start,
        counted=counted,
        counted_total=total,
        frees=tuple(_frees(request, counted, int(months), book)),
        also=book.to_arrange("regel-verder"),
    )


def leaves_window(day: date, months: int) -> date:
    """The first day on which an award of `day` counts no more."""
    leaves = add_months(day, months)
    while add_months(leaves, -months) < day:
        leaves += timedelta(days=1)
    return leaves


def _award(reader: Reader) -> Award:
    country = (reader.word("country") or HOME).upper()
    return Award(reader.day("date"), reader.money("amount"), reader.word("undertaking"), country)


def _counts(award: Award, request: Request, window_start: date) -> bool:
    in_window = window_start <= award.day <= request.day
    return in_window and award.country == request.country and request.is_same_undertaking(award.undertaking)


def _left_out(request: Request, window_start: date, book: RuleBook) -> Iterator[Reason]:
    """Why each award that does not count was left out, and who count as one."""
    if request.linked:
        yield book.because("een-onderneming", names="; ".join((request.undertaking, *request.linked)))
    for award in request.awards:
        if award.country != request.country:
            yield book.because("ander-land", name=award.country)
        elif not request.is_same_undertaking(award.undertaking):
            yield book.because("andere-onderneming", name=award.undertaking)
        elif award.day < window_start:
            yield book.because("te-oud", day=award.day)
        elif award.day > request.day:
            yield book.because("later", day=award.day)


def _about_form(request: Request, book: RuleBook) -> Iterator[Reason]:
    if request.form in ("lening", "garantie"):
        yield book.because("lening")
    elif request.form == "in-natura":
        yield book.because("in-natura")


def _frees(request: Request, counted: tuple[Award, ...], months: int, book: RuleBook) -> Iterator[Freed]:
    """The days after this one on which room comes free, each with the room from then on."""
    by_day: dict[date, Decimal] = {}
    for award in counted:
        leaves = leaves_window(award.day, months)
        by_day[leaves] = by_day.get(leaves, Decimal(0)) + award.amount
    left = sum((award.amount for award in counted), Decimal(0))
    for day, amount in sorted(by_day.items()):
        left -= amount
        ceiling = book.value(CEILINGS[request.regime], day)
        yield Freed(day, amount, None if ceiling is None else ceiling - left)


def _unknown(request: Request, book: RuleBook, excluded: list[Reason]) -> Headroom:
    return Headroom(
        **book.conclusion(LAWYER, [*excluded, book.because("plafond-onbekend", day=request.day)]),
        allowed=None,
        headroom=None,
        ceiling=None,
        window_start=None,
        counted=(),
        counted_total=Decimal(0),
        frees=(),
        also=book.to_arrange("regel-verder"),
    )
