"""Does this look like a subsidy or like a public contract? Questions in order, no points, always a reason. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tussenruimte.dossiers.rules.findings import Finding, ToArrange
from tussenruimte.dossiers.rules.questions import Asked, Given, read_answers, walked
from tussenruimte.dossiers.rules.reading import Reader
from tussenruimte.dossiers.rules.rule_book import RuleBook

RULE_SET = "subsidie-of-opdracht"
# What else to arrange, by outcome: a group of the rule set.
ALSO = {
    "kenmerken-van-subsidie": "subsidie",
    "kenmerken-van-opdracht": "opdracht",
    "andere-ondersteuning": "ondersteuning",
}


@dataclass(frozen=True, kw_only=True)
class SubsidyOrContract(Finding):
    """What the answers look like so far."""

    path: tuple[Given, ...]
    # The next question; None when there is an outcome.
    next_question: Asked | None
    # Answers that were given but did not matter on this path.
    not_used: tuple[str, ...]
    also: tuple[ToArrange, ...]


def read(given: Mapping[Any, Any], book: RuleBook) -> dict[str, str]:
    """Question → answer, for every question that was answered."""
    reader = Reader(given)
    answers = read_answers(reader, book, "{plicht: nee, eigen-plan: ja}")
    reader.finish()
    return answers


def decide(answers: Mapping[str, str], book: RuleBook) -> SubsidyOrContract:
    """Follows the answers from the first question to an outcome, or to the first question that is still open."""
    walk = walked(answers, book)
    return SubsidyOrContract(
        **book.conclusion(walk.outcome, walk.reasons),
        path=walk.path,
        next_question=walk.next_question,
        not_used=walk.not_used,
        also=book.to_arrange(ALSO.get(walk.outcome or "", "")),
    )
