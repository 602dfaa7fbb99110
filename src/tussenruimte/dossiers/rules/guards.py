"""Three pitfalls (S-76, P-14): asking too much, taking over, flooding with forms. Gentle signals with figures. Pure."""

from dataclasses import dataclass
from decimal import Decimal

from tussenruimte.advice import Advice, advise
from tussenruimte.frameworks import Catalogue

PITFALL = "pitfall"
# With fewer actions than this in a dossier, one more on either side says nothing yet (our choice).
FEW_ACTIONS = 3


@dataclass(frozen=True)
class Figures:
    """What a dossier counts. Hours are per week; None when nobody said."""

    actions_municipality: int
    actions_initiative: int
    forms: int
    hours_asked: Decimal
    hours_available: Decimal | None

    def as_facts(self) -> dict[str, float]:
        """The figures under the names that rules of advice know."""
        facts: dict[str, float] = {"formulieren": self.forms}
        if self.actions_municipality + self.actions_initiative >= FEW_ACTIONS:
            facts["acties-gemeente"] = self.actions_municipality
            facts["acties-initiatief"] = self.actions_initiative
        if self.hours_available is not None:
            facts["uren-gevraagd"] = float(self.hours_asked)
            facts["uren-beschikbaar"] = float(self.hours_available)
        return facts


def signals(figures: Figures, catalogue: Catalogue) -> tuple[Advice, ...]:
    """The pitfalls that the figures point at, each with the figures as its reasons."""
    return tuple(piece for piece in advise(figures.as_facts(), catalogue) if piece.kind == PITFALL)
