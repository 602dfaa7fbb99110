"""The right to challenge, and its reverse: in time, complete, and when there is a decision (M-21). Pure.

A request keeps the rules of the day it came in: it names a record of an ordinance, and a new edition is a new record.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from tussenruimte.core.days import add_working_days
from tussenruimte.core.terms import LegalTerm
from tussenruimte.dossiers.rules import decision
from tussenruimte.dossiers.rules.clock import Clock, Run, Suspension, run
from tussenruimte.dossiers.rules.findings import LAWYER, NO, YES, Finding, Reason
from tussenruimte.dossiers.rules.reading import Reader
from tussenruimte.dossiers.rules.rule_book import RuleBook
from tussenruimte.frameworks import Catalogue
from tussenruimte.frameworks.rule_sets import OrdinanceItem, Ordinances

RULE_SET = "uitdaagrecht"
ORDINANCES = "verordeningen-uitdaagrecht"
RECEIPT = "ontvangst-melden"
KINDS = ("uitdaging", "omgekeerd")
MOST_WEEKS = 520


@dataclass(frozen=True)
class Rules:
    """What counts for a request: a record of an ordinance, or weeks that somebody gave."""

    submit_weeks_before_start: int | None = None
    decision_weeks: int | None = None
    general_terms_act: bool = True
    record: OrdinanceItem | None = None


@dataclass(frozen=True)
class Request:
    """A request to take over a task, or a bid that was asked for."""

    submitted: date
    start: date
    rules: Rules
    kind: str = "uitdaging"
    suspensions: tuple[Suspension, ...] = ()
    # Lines of the rule set: what the request holds, what the municipality told about the task. None: not asked.
    contents: tuple[str, ...] | None = None
    task: tuple[str, ...] | None = None
    # Criterion → ja, nee or weet-niet.
    criteria: Mapping[str, str] | None = None


@dataclass(frozen=True)
class Line:
    """A line of a checklist."""

    id: str
    title: str


@dataclass(frozen=True, kw_only=True)
class ChallengeFinding(Finding):
    """Whether a request is in time and complete, and when somebody hears what."""

    latest_submission: date | None
    on_time: bool | None
    receipt_due: date
    # None while the clock stands still.
    decision_due: date | None
    ordinance: str | None
    missing: tuple[Line, ...]
    concerns: tuple[Line, ...]
    task_missing: tuple[Line, ...]


def read(given: Mapping[Any, Any], book: RuleBook) -> Request:
    """The request as it was written."""
    reader = Reader(given)
    submitted, start = reader.day("submitted"), reader.day("start")
    criteria = reader.below("criteria", "{draagvlak: ja}")
    asked = [item.id for item in book.group("criterium")]
    request = Request(
        submitted,
        start,
        _rules(reader, book.catalogue),
        reader.choice("kind", KINDS, KINDS[0]),
        tuple(decision.suspension_in(one, submitted) for one in reader.each("suspensions", decision.SUSPENSION)),
        _ticked(reader, "contents", "verzoek", book),
        _ticked(reader, "task", "taak", book),
        {id_: criteria.yes_no(id_) for id_ in asked if criteria.has(id_)} if criteria else None,
    )
    reader.finish()
    return request


def decide(request: Request, book: RuleBook) -> ChallengeFinding:
    """Whether it is in time, what is missing, and until when the municipality may think."""
    latest = latest_submission(request)
    on_time = None if latest is None else request.submitted <= latest
    ran, term_reason = _decision(request, book)
    missing, concerns, untold = _missing(request, book), _concerns(request, book), _untold(request, book)
    receipt = add_working_days(request.submitted, book.number(RECEIPT))
    outcome = _outcome(request, on_time)
    reasons = [
        *_about_rules(request, book),
        *_about_submitting(request, latest, book),
        book.because("ontvangstbericht", day=receipt),
        *term_reason,
        *_about_lists(request, missing, concerns, untold, book),
    ]
    return ChallengeFinding(
        **book.conclusion(outcome, reasons),
        latest_submission=latest,
        on_time=on_time,
        receipt_due=receipt,
        decision_due=ran.due,
        ordinance=request.rules.record.id if request.rules.record else None,
        missing=missing,
        concerns=concerns,
        task_missing=untold,
    )


def latest_submission(request: Request) -> date | None:
    """The last day for the request. Counted back, so the general terms act does not move it (its article 1)."""
    weeks = request.rules.submit_weeks_before_start
    return None if weeks is None else request.start - timedelta(weeks=weeks)


def ordinances(catalogue: Catalogue) -> Mapping[str, OrdinanceItem]:
    """Every record of an ordinance, by id."""
    framework = catalogue.framework(ORDINANCES)
    return {item.id: item for item in framework.items} if isinstance(framework, Ordinances) else {}


def contents_of(record: OrdinanceItem | None, book: RuleBook) -> list[Line]:
    """What a request holds by this ordinance; everything we know of when it names nothing."""
    return _lines(record, "contents", "verzoek", book)


def criteria_of(record: OrdinanceItem | None, book: RuleBook) -> list[Line]:
    """What a request is judged on by this ordinance; everything we know of when it names nothing."""
    return _lines(record, "criteria", "criterium", book)


def _rules(reader: Reader, catalogue: Catalogue) -> Rules:
    if not reader.has("ordinance"):
        return Rules()
    if reader.is_mapping("ordinance") and (below := reader.below("ordinance", "{decision_weeks: 10}")):
        return Rules(
            below.count_or_none("submit_weeks_before_start", MOST_WEEKS, "weken"),
            below.count_or_none("decision_weeks", MOST_WEEKS, "weken"),
            below.yes_no("general_terms_act") != NO,
        )
    known = ordinances(catalogue)
    record = known[reader.choice("ordinance", known)]
    return Rules(record.submit_weeks_before_start, record.decision_weeks, record=record)


def _ticked(reader: Reader, key: str, group: str, book: RuleBook) -> tuple[str, ...] | None:
    return reader.subset(key, [item.id for item in book.group(group)]) if reader.has(key) else None


def _outcome(request: Request, on_time: bool | None) -> str:
    record = request.rules.record
    if record is not None and not record.holds_on(request.submitted):
        return LAWYER
    return "onbekend" if on_time is None else "op-tijd" if on_time else "te-laat"


def _decision(request: Request, book: RuleBook) -> tuple[Run, list[Reason]]:
    """The clock of the decision, and what there is to say about it."""
    terms = RuleBook(book.catalogue, decision.RULE_SET)
    weeks = request.rules.decision_weeks
    term = terms.term(decision.REASONABLE) if weeks is None else LegalTerm(weeks)
    ran = run(Clock(request.submitted, term, request.suspensions, general_terms_act=request.rules.general_terms_act))
    if ran.due is None:
        return ran, [terms.because("staat-stil", day=ran.stands_still_since)]
    reasons = [book.because("besluit-awb" if weeks is None else "besluit", weeks=term, due=ran.due)]
    if ran.due != ran.counted:
        reasons += [book.because("werkdag", day=ran.counted, due=ran.due), book.because("werkdag-keuze")]
    if ran.due > request.start:
        reasons.append(book.because("besluit-na-start", start=request.start))
    return ran, reasons


def _about_rules(request: Request, book: RuleBook) -> Iterator[Reason]:
    record = request.rules.record
    if request.kind == "omgekeerd":
        yield book.because("omgekeerd")
    if record is None:
        if request.rules != Rules():
            yield book.because("eigen-termijnen")
        return
    yield book.because("verordening", title=record.title)
    if not record.holds_on(request.submitted):
        yield book.because("verordening-vervallen", day=request.submitted)


def _about_submitting(request: Request, latest: date | None, book: RuleBook) -> Iterator[Reason]:
    weeks = request.rules.submit_weeks_before_start
    if latest is None or weeks is None:
        yield book.because("geen-weken")
        return
    yield book.because("laatste-dag", weeks=LegalTerm(weeks), start=request.start, latest=latest)
    late = (request.submitted - latest).days
    if late > 0:
        yield book.because("te-laat", submitted=request.submitted, days=LegalTerm(late, "days"))
    else:
        yield book.because("op-tijd", submitted=request.submitted)


def _about_lists(
    request: Request,
    missing: tuple[Line, ...],
    concerns: tuple[Line, ...],
    untold: tuple[Line, ...],
    book: RuleBook,
) -> Iterator[Reason]:
    if missing:
        yield book.because("mist", names=_names(missing))
    elif request.contents is not None:
        yield book.because("compleet")
    if concerns:
        yield book.because("aandacht", names=_names(concerns))
    if untold:
        yield book.because("taak-onbekend", names=_names(untold))


def _missing(request: Request, book: RuleBook) -> tuple[Line, ...]:
    """What the ordinance asks for and the request does not hold."""
    if request.contents is None:
        return ()
    return tuple(line for line in contents_of(request.rules.record, book) if line.id not in request.contents)


def _concerns(request: Request, book: RuleBook) -> tuple[Line, ...]:
    """The criteria to talk about: never a reason to refuse by themselves."""
    if request.criteria is None:
        return ()
    criteria = criteria_of(request.rules.record, book)
    return tuple(line for line in criteria if request.criteria.get(line.id) != YES)


def _untold(request: Request, book: RuleBook) -> tuple[Line, ...]:
    """What the municipality has not told about the task."""
    if request.task is None:
        return ()
    return tuple(Line(item.id, item.title) for item in book.group("taak") if item.id not in request.task)


def _lines(record: OrdinanceItem | None, field: str, group: str, book: RuleBook) -> list[Line]:
    """The lines of a checklist that the ordinance names; all of them when it names none."""
    named = [reference.partition("/")[2] for reference in getattr(record, field, ())]
    return [Line(item.id, item.title) for item in book.group(group) if not named or item.id in named]


def _names(lines: tuple[Line, ...]) -> str:
    return "; ".join(line.title for line in lines)
