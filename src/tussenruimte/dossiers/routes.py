"""Every route that answers questions, by the name that the command line, pages and the API use. Pure."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from tussenruimte.dossiers.rules import challenge, de_minimis, decision, didam, procurement, subsidy_or_contract
from tussenruimte.dossiers.rules.asking import Matters
from tussenruimte.dossiers.rules.findings import Finding
from tussenruimte.dossiers.rules.reading import BadAnswersError, Place, readable
from tussenruimte.dossiers.rules.rule_book import RuleBook
from tussenruimte.frameworks import Catalogue

__all__ = ["ROUTES", "BadAnswersError", "Place", "Route", "readable", "take"]

T = TypeVar("T")


@dataclass(frozen=True)
class Route(Generic[T]):
    """A rule set, how its answers are read, and what follows from them."""

    rule_set: str
    about: str
    read: Callable[[Mapping[Any, Any], RuleBook], T]
    decide: Callable[[T, RuleBook], Finding]
    # Rules that say whether a question matters, by the name the file of the rule set gives them.
    matters: Matters = field(default_factory=dict)


ROUTES: Mapping[str, Route[Any]] = {
    "subsidy-or-contract": Route(
        subsidy_or_contract.RULE_SET,
        "lijkt dit op een subsidie of op een opdracht?",
        subsidy_or_contract.read,
        subsidy_or_contract.decide,
    ),
    "procurement": Route(
        procurement.RULE_SET,
        "welke van de vijf wegen zijn er voor een opdracht?",
        procurement.read,
        procurement.decide,
        {"onder-drempel": procurement.may_be_below_threshold},
    ),
    "de-minimis": Route(
        de_minimis.RULE_SET, "past nieuwe steun onder het plafond?", de_minimis.read, de_minimis.decide
    ),
    "challenge-clock": Route(
        challenge.RULE_SET, "is een verzoek op tijd en wanneer is er een besluit?", challenge.read, challenge.decide
    ),
    "decision-clock": Route(
        decision.RULE_SET, "wanneer moet een besluit er zijn, en wat kost te laat?", decision.read, decision.decide
    ),
    "didam": Route(didam.RULE_SET, "op welke weg mag een ruimte worden uitgegeven?", didam.read, didam.decide),
}


def take(name: str, given: Mapping[Any, Any], catalogue: Catalogue) -> Finding:
    """What follows from the answers; BadAnswersError with every problem, KeyError when there is no such route."""
    route = ROUTES[name]
    book = RuleBook(catalogue, route.rule_set)
    return route.decide(route.read(given, book), book)
