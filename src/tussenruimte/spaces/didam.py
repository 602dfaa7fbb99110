"""The rule set `didam` put to a procedure: where its answers and criteria lead, in the language of the page."""

from collections.abc import Mapping
from datetime import date

from tussenruimte.dossiers.rules import didam
from tussenruimte.dossiers.rules.didam import Case, DidamFinding, GivenCriterion, Window, window_from
from tussenruimte.dossiers.rules.findings import NO, UNSURE, YES
from tussenruimte.dossiers.rules.rule_book import RuleBook
from tussenruimte.frameworks.rule_sets import RuleQuestion
from tussenruimte.register.frameworks import current_catalogue
from tussenruimte.spaces.models import Known, SelectionCriterion, SpaceProcedure
from tussenruimte.spaces.queries import terms_of

__all__ = ["finding_for", "finding_of", "questions", "window_of"]
SAYS = {Known.YES: YES, Known.NO: NO, Known.UNKNOWN: UNSURE}


def book() -> RuleBook:
    """The rules as they are now."""
    return RuleBook(current_catalogue(), didam.RULE_SET)


def questions() -> tuple[RuleQuestion, ...]:
    """The questions in their order."""
    return book().rules.questions


def finding_for(answers: Mapping[str, str]) -> DidamFinding:
    """Where answers alone lead, before there is a procedure."""
    known = {question.id: {answer.id for answer in question.answers} for question in questions()}
    mine = {question: answer for question, answer in answers.items() if answer in known.get(question, ())}
    return didam.decide(Case(mine), book())


def finding_of(found: SpaceProcedure) -> DidamFinding:
    """Where a procedure stands by the rules: with its criteria, its window and whether someone objected."""
    criteria = tuple(_given(one) for one in found.criteria.all())
    objected = YES if any(one.answered_on is None for one in found.objections.all()) else NO
    return didam.decide(Case(found.answers, criteria, found.announced_on, found.objection_days, objected), book())


def window_of(found: SpaceProcedure, published: date) -> Window:
    """The window when it is announced on a day, by the days its owner chose."""
    return window_from(published, terms_of(found.space.owner).objection_days)


def _given(criterion: SelectionCriterion) -> GivenCriterion:
    says = {name: SAYS[Known(getattr(criterion, name))] for name in ("objective", "verifiable", "reasonable")}
    return GivenCriterion(criterion.title, says | {"measured": YES if criterion.measured else NO})
