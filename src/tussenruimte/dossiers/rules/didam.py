"""Along which way may a public body give out a building or land (M-25)? Questions in order, criteria, a window. Pure.

open selection         several candidates, or to be expected
one serious candidate  follows from sound criteria, announced with reasons; nothing is given out in the window
short use              no giving out, still with reasons
An objection in the window turns one candidate into a question for a lawyer, or into an open selection.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from tussenruimte.core.terms import LegalTerm, last_day
from tussenruimte.dossiers.rules.findings import LAWYER, NO, YES, Finding, Reason, ToArrange
from tussenruimte.dossiers.rules.questions import Asked, Given, read_answers, walked
from tussenruimte.dossiers.rules.reading import LONGEST, Reader
from tussenruimte.dossiers.rules.rule_book import RuleBook

RULE_SET = "didam"
OPEN, ONE, SHORT, NO_PUBLIC_BODY = "open-selectie", "een-gegadigde", "kort-gebruik", "geen-overheid"
WINDOW = "reactietermijn"
# What else to arrange, by outcome: a group of the rule set.
ALSO = {OPEN: "selectie", ONE: "voornemen", SHORT: "kort"}
# What a criterion must be, by the key of its answer: a sentence of the rule set.
MUST_BE = {"objective": "objectief", "verifiable": "toetsbaar", "reasonable": "redelijk", "measured": "gemeten"}


@dataclass(frozen=True)
class GivenCriterion:
    """A criterion, and what whoever wrote it says of it: key of `MUST_BE` → yes, no or not sure."""

    title: str
    says: Mapping[str, str]

    @property
    def missing(self) -> tuple[str, ...]:
        """What it is not, or not surely."""
        return tuple(key for key in MUST_BE if self.says.get(key) != YES)


@dataclass(frozen=True)
class Case:
    """What is asked about: the answers, the criteria, when it was announced, whether someone objected."""

    answers: Mapping[str, str]
    criteria: tuple[GivenCriterion, ...] = ()
    published: date | None = None
    objection_days: int | None = None
    objection: str = NO


@dataclass(frozen=True)
class JudgedCriterion:
    """Whether a criterion is sound, and what is missing when it is not."""

    title: str
    sound: bool
    missing: tuple[str, ...]


@dataclass(frozen=True)
class Window:
    """When others can respond, and the first day on which the space may be given out."""

    published: date
    days: int
    last_day: date
    opens: date


@dataclass(frozen=True, kw_only=True)
class DidamFinding(Finding):
    """Along which way, and what to keep to on it."""

    path: tuple[Given, ...]
    next_question: Asked | None
    not_used: tuple[str, ...]
    criteria: tuple[JudgedCriterion, ...]
    window: Window | None
    also: tuple[ToArrange, ...]


def read(given: Mapping[Any, Any], book: RuleBook) -> Case:
    """The case as it was written."""
    reader = Reader(given)
    case = Case(
        read_answers(reader, book, "{overheid: ja, vorm: huur}"),
        tuple(_criterion(one) for one in reader.each("criteria", "{title: open voor de buurt, objective: ja}")),
        reader.day_or_none("published"),
        reader.count_or_none("objection_days", LONGEST["days"], "dagen"),
        reader.yes_no("objection"),
    )
    reader.finish()
    return case


def decide(case: Case, book: RuleBook) -> DidamFinding:
    """Where the answers lead; criteria that are not sound and an objection lead to a lawyer where it matters."""
    walk = walked(case.answers, book)
    criteria = tuple(JudgedCriterion(one.title, not one.missing, one.missing) for one in case.criteria)
    sound = all(one.sound for one in criteria)
    outcome = walk.outcome
    if outcome == ONE and (not sound or case.objection == YES):
        outcome = LAWYER
    counts = walk.outcome in (OPEN, ONE)
    window = _window(case, book) if walk.outcome == ONE and case.published else None
    reasons = [*walk.reasons]
    if counts:
        reasons += _about_criteria(criteria, book)
    if window:
        reasons += _about_window(window, book)
    if walk.outcome == ONE and case.objection == YES:
        reasons.append(book.because("bezwaar"))
    return DidamFinding(
        **book.conclusion(outcome, reasons, ask_a_lawyer=counts and not sound),
        path=walk.path,
        next_question=walk.next_question,
        not_used=walk.not_used,
        criteria=criteria,
        window=window,
        also=book.to_arrange(ALSO.get(walk.outcome or "", "")),
    )


def window_from(published: date, days: int) -> Window:
    """The window of some calendar days: the day itself does not count, and no last day falls on a day off.

    The general terms act does not bind here; counting as it does costs nobody a chance.
    """
    last = last_day(published, LegalTerm(days, "days"))
    return Window(published, days, last, last + timedelta(days=1))


def _window(case: Case, book: RuleBook) -> Window:
    assert case.published is not None  # noqa: S101  asked before
    days = book.number(WINDOW) if case.objection_days is None else case.objection_days
    return window_from(case.published, days)


def _criterion(reader: Reader) -> GivenCriterion:
    title = reader.word("title")
    if not title:
        reader.refuse("title", "dit ontbreekt; schrijf de maatstaf, zoals open voor de buurt")
    return GivenCriterion(title, {key: reader.yes_no(key) for key in MUST_BE})


def _about_criteria(criteria: tuple[JudgedCriterion, ...], book: RuleBook) -> Iterator[Reason]:
    if not criteria:
        yield book.because("geen-maatstaven")
    for one in criteria:
        if one.sound:
            yield book.because("maatstaf-klopt", title=one.title)
        else:
            missing = ", ".join(book.because(MUST_BE[key]).text for key in one.missing)
            yield book.because("maatstaf-mist", title=one.title, missing=missing)


def _about_window(window: Window, book: RuleBook) -> Iterator[Reason]:
    term = LegalTerm(window.days, "days")
    yield book.because("termijn", published=window.published, last_day=window.last_day, term=term)
    yield book.because("termijn-lokaal")
    yield book.because("niet-eerder", opens=window.opens)
