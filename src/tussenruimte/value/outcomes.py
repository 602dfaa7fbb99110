"""What every method says about one model, worked out once and only when a page asks for it."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from tussenruimte.frameworks import Catalogue
from tussenruimte.value import rules
from tussenruimte.value.counting import counted
from tussenruimte.value.models import EffectModel
from tussenruimte.value.rules.model import CERTAIN
from tussenruimte.value.rules.sdg import GoalContribution, contributions, goal_remarks

# Enough for a steady picture, and done before anyone notices.
DRAWS = 20_000


@dataclass(frozen=True)
class Outcomes:
    """A model and everything that is counted on it."""

    row: EffectModel
    frameworks: Catalogue

    @cached_property
    def model(self) -> rules.EffectModel:
        """The model as the rules want it."""
        return counted(self.row)

    @cached_property
    def words(self) -> frozenset[str]:
        """The words by which a public party is known."""
        return rules.public_words(self.frameworks)

    @cached_property
    def mkba(self) -> rules.Mkba:
        """Society as a whole beside the public purse."""
        return rules.mkba(self.model, self.words)

    @cached_property
    def measured(self) -> rules.Mkba | None:
        """The same with what was measured; None when nobody measured."""
        return rules.mkba(self.model.as_measured(), self.words) if self.model.has_measurements else None

    @cached_property
    def sroi(self) -> rules.Sroi:
        """Value per euro put in."""
        return rules.sroi(self.model)

    @cached_property
    def calculation(self) -> rules.Calculation:
        """Avoided public cost on two timelines."""
        return rules.effectencalculator(self.model, self.words)

    @cached_property
    def swings(self) -> tuple[rules.Swing, ...]:
        """Every assumption moved alone, the one that matters most first."""

        def count(moved: rules.EffectModel) -> rules.Outcome:
            outcome = rules.mkba(moved, self.words)
            return rules.Outcome(outcome.balance, outcome.ratio)

        return rules.sensitivity(self.model, count)

    @cached_property
    def draws(self) -> rules.Draws | None:
        """The spread over the ranges; None when no line has a range."""
        ranges = [*(cost.range for cost in self.model.costs), *(effect.range for effect in self.model.effects)]
        if all(spread == CERTAIN for spread in ranges):
            return None
        return rules.draw(rules.lines_of(self.model, self.words), draws=DRAWS, seed=rules.SEED)

    @cached_property
    def weak_share(self) -> Decimal | None:
        """The part of all value that rests on weak evidence."""
        return rules.weak_share(self.model)

    @cached_property
    def flags(self) -> tuple[rules.Remark, ...]:
        """What a careful reader would ask."""
        return rules.flags(self.model, self.frameworks)

    @cached_property
    def goals(self) -> tuple[GoalContribution, ...]:
        """The goals that some effect serves."""
        return contributions(self.model)

    @property
    def goal_remarks(self) -> tuple[rules.Remark, ...]:
        """Effects whose parts are more than the whole."""
        return goal_remarks(self.model)
