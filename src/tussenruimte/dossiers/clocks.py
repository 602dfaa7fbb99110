"""The clock of a decision as it stands: rows in, the finding of the rules out. The same for both sides."""

from datetime import date

from tussenruimte.core.terms import LegalTerm
from tussenruimte.dossiers.models import Clock
from tussenruimte.dossiers.rules import clock as pure
from tussenruimte.dossiers.rules import decision
from tussenruimte.dossiers.rules.decision import Case, ClockFinding
from tussenruimte.dossiers.rules.rule_book import RuleBook
from tussenruimte.register.frameworks import current_catalogue


def rule_book() -> RuleBook:
    """The terms, in the language of the page."""
    return RuleBook(current_catalogue(), decision.RULE_SET)


def term_choices() -> list[tuple[str, str]]:
    """The terms a clock may have: id and title."""
    return [(item.id, item.title) for item in rule_book().group("beslistermijn")]


def finding(clock: Clock, today: date, book: RuleBook) -> ClockFinding:
    """Where a clock stands today, with every step, reason and what being late costs."""
    return decision.decide(_case(clock, today, book), book)


def due_day(clock: Clock, book: RuleBook) -> date | None:
    """The last day of a clock; None while it stands still."""
    return pure.run(_as_it_went(clock, book)).due


def _case(clock: Clock, today: date, book: RuleBook) -> Case:
    return Case(
        _as_it_went(clock, book),
        clock.term,
        notice_of_default=clock.notice_of_default,
        decided=clock.decided,
        lex_silencio=False,
        today=max(today, clock.received),
    )


def _as_it_went(clock: Clock, book: RuleBook) -> pure.Clock:
    extension = None
    if clock.extension_weeks and clock.extension_announced:
        extension = pure.Extension(LegalTerm(clock.extension_weeks), clock.extension_announced)
    stood_still = tuple(pure.Suspension(one.since, one.until) for one in clock.suspensions.all())
    term = book.term(clock.term) if clock.weeks is None else LegalTerm(clock.weeks)
    return pure.Clock(clock.received, term, stood_still, extension)
