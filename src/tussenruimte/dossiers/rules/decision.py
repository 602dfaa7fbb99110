"""When a decision is due, how many days are left, and what being late costs. Pure: today is given."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from tussenruimte.core.terms import LegalTerm
from tussenruimte.dossiers.rules.clock import Clock, Extension, Run, Step, Suspension, run
from tussenruimte.dossiers.rules.findings import NO, YES, Finding, Reason
from tussenruimte.dossiers.rules.penalty import NONE, Penalty, exposure
from tussenruimte.dossiers.rules.reading import EARLIEST, Reader
from tussenruimte.dossiers.rules.rule_book import RuleBook

RULE_SET = "beslistermijnen"
# When nobody names a term (Awb 4:13).
REASONABLE = "awb-4-13"
SUSPENSION = "{from: 2026-11-23, until: 2026-12-07}"


@dataclass(frozen=True)
class Case:
    """A decision that somebody waits for."""

    clock: Clock
    # The line of the rule set that the term was taken from; empty when it was given as it is.
    named: str
    notice_of_default: date | None
    decided: date | None
    lex_silencio: bool
    today: date | None


@dataclass(frozen=True)
class TimelineStep:
    """A line of the clock as both sides read it."""

    day: date
    what: str
    text: str
    due: date | None


@dataclass(frozen=True, kw_only=True)
class ClockFinding(Finding):
    """Where the clock of a decision stands."""

    due: date | None
    days_left: int | None
    days_late: int | None
    overdue: bool | None
    penalty_exposure: Penalty | None
    steps: tuple[TimelineStep, ...]


def read(given: Mapping[Any, Any], book: RuleBook) -> Case:
    """The case as it was written."""
    reader = Reader(given)
    received = reader.day("received")
    term, named = _term(reader, book)
    clock = Clock(
        received,
        term,
        tuple(suspension_in(one, received) for one in reader.each("suspensions", SUSPENSION)),
        extension_in(reader, received),
        reader.yes_no("general_terms_act") != NO,
    )
    notice, decided = reader.day_or_none("notice_of_default"), reader.day_or_none("decided")
    case = Case(clock, named, notice, decided, reader.yes_no("lex_silencio") == YES, reader.day_or_none("today"))
    for key, day in (("notice_of_default", notice), ("decided", decided), ("today", case.today)):
        if day is not None and day < received:
            reader.refuse(key, f"{day} ligt voor de dag van ontvangst, {received}")
    reader.finish()
    return case


def decide(case: Case, book: RuleBook) -> ClockFinding:
    """Where the clock stands, with every step and reason."""
    ran = run(case.clock)
    outcome = _outcome(case, ran.due)
    penalty, about_penalty = _penalty(case, ran.due, book)
    reasons = [*_about_term(case, ran, book), *_about_today(case, ran.due, book), *about_penalty]
    doubts = ("verlenging-te-laat", "verlenging-te-lang", "dwangsom-onbekend", "van-rechtswege")
    late = _days_late(case, ran.due)
    return ClockFinding(
        **book.conclusion(outcome, reasons, ask_a_lawyer=any(reason.id in doubts for reason in reasons)),
        due=ran.due,
        days_left=None if late is None or case.decided else max(0, -late),
        days_late=None if late is None else max(0, late),
        overdue=None if late is None else late > 0,
        penalty_exposure=penalty,
        steps=tuple(TimelineStep(step.day, step.kind, _told(step, case, book).text, step.due) for step in ran.steps),
    )


def named_terms(book: RuleBook) -> tuple[str, ...]:
    """The ids of the terms that a case may name."""
    return tuple(item.id for item in book.group("beslistermijn"))


def _term(reader: Reader, book: RuleBook) -> tuple[LegalTerm, str]:
    if not reader.has("term"):
        return book.term(REASONABLE), REASONABLE
    if not reader.is_mapping("term"):
        named = reader.choice("term", named_terms(book))
        return book.term(named), named
    below = reader.below("term", "{weeks: 8}")
    term = below.term_or_none() if below else None
    if below is not None and (term is None or term.count == 0):
        below.refuse("", "noem hier een termijn, zoals {weeks: 8}, {days: 30}, {working_days: 10} of {months: 2}")
    return term or book.term(REASONABLE), ""


def suspension_in(reader: Reader, received: date) -> Suspension:
    """`from` and `until`, or the days on which something was asked for and came in (Awb 4:15)."""
    if reader.has("asked"):
        since, until = reader.day("asked") + timedelta(days=1), reader.day_or_none("completed")
        start, end = "asked", "completed"
    else:
        since, until = reader.day("from"), reader.day_or_none("until")
        start, end = "from", "until"
    if since < received and since > EARLIEST:
        reader.refuse(start, f"{since} ligt voor de dag van ontvangst, {received}")
    if until is not None and until < since and end == "until":
        reader.refuse(end, f"{until} ligt voor {since}; de klok loopt weer op of na de dag dat hij stil ging staan")
    # What comes in on the day it was asked for never made the clock stand still.
    return Suspension(since, until if until is None else max(since, until))


def extension_in(reader: Reader, received: date) -> Extension | None:
    below = reader.below("extension", "{weeks: 6, announced: 2026-12-01}")
    if below is None:
        return None
    announced, term = below.day("announced"), below.term_or_none()
    if term is None:
        below.refuse("", "zeg ook hoe lang, zoals {weeks: 6, announced: 2026-12-01}")
    if EARLIEST < announced < received:
        below.refuse("announced", f"{announced} ligt voor de dag van ontvangst, {received}")
    return Extension(term or LegalTerm(0), announced)


def _outcome(case: Case, due: date | None) -> str:
    if due is None:
        return "op-tijd-besloten" if case.decided else "staat-stil"
    if case.decided is not None:
        return "op-tijd-besloten" if case.decided <= due else "te-laat-besloten"
    if case.today is None or case.today <= due:
        return "loopt"
    return "van-rechtswege" if case.lex_silencio else "te-laat"


def _days_late(case: Case, due: date | None) -> int | None:
    """Days after the last day; below nought while there is time, None when nobody can say."""
    until = case.decided or case.today
    return None if due is None or until is None else (until - due).days


def _penalty(case: Case, due: date | None, book: RuleBook) -> tuple[Penalty | None, list[Reason]]:
    late = _days_late(case, due)
    if due is None or late is None or case.lex_silencio:
        return None, []
    if late <= 0 and case.notice_of_default is None:
        return NONE, []
    # The day of the decision itself is not a day without one.
    until = case.decided - timedelta(days=1) if case.decided else case.today
    return exposure(book, due=due, notice=case.notice_of_default, until=until or due)


def _about_term(case: Case, ran: Run, book: RuleBook) -> list[Reason]:
    reasons = [_told(step, case, book) for step in ran.steps]
    extension = case.clock.extension
    allowed = next((item for item in book.group("verlenging") if item.extends == case.named), None)
    if extension is not None and allowed is not None and _longer(extension.term, book.term(allowed.id), extension):
        reasons.append(book.because("verlenging-te-lang", allowed=book.term(allowed.id), term=extension.term))
    return reasons


def _longer(term: LegalTerm, allowed: LegalTerm, extension: Extension) -> bool:
    return term.after(extension.announced) > allowed.after(extension.announced)


def _about_today(case: Case, due: date | None, book: RuleBook) -> list[Reason]:
    if case.decided is not None:
        return [book.because("besloten", day=case.decided, due=due)] if due else []
    if case.today is None:
        return [book.because("geef-today")]
    late = _days_late(case, due)
    if due is None or late is None:
        return []
    if late <= 0:
        return [book.because("nog-dagen", today=case.today, days=LegalTerm(-late, "days"), due=due)]
    reasons = [book.because("dagen-te-laat", due=due, today=case.today, days=LegalTerm(late, "days"))]
    return [*reasons, book.because("van-rechtswege", due=due)] if case.lex_silencio else reasons


def _told(step: Step, case: Case, book: RuleBook) -> Reason:
    """What happened, in a sentence."""
    extension = case.clock.extension
    match step.kind:
        case "termijn" if case.named == REASONABLE:
            return book.because("redelijke-termijn", term=case.clock.term)
        case "termijn":
            return book.because("termijn", term=case.clock.term, due=step.due)
        case "verlengd" if extension is not None:
            return book.because("verlengd", day=step.day, term=extension.term)
        case "lange-termijn":
            terms = [case.clock.term, *([extension.term] if extension else [])]
            return book.because("lange-termijn", day=step.day, term=next(term for term in terms if not term.within_act))
        case _:
            return book.because(step.kind, day=step.day, due=step.due, days=LegalTerm(step.days, "days"))
