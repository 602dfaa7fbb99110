"""What an initiative contributes to the seventeen goals. Open: no price list of others, and no total score."""

from dataclasses import dataclass
from decimal import Decimal

from tussenruimte.value.rules.amounts import ONE, settled, total
from tussenruimte.value.rules.discounting import effect_value
from tussenruimte.value.rules.model import Effect, EffectModel
from tussenruimte.value.rules.remarks import Remark, _


@dataclass(frozen=True, slots=True)
class GoalContribution:
    """One goal: which effects serve it, and their part of the value where that may be added up."""

    goal: int
    effects: tuple[str, ...]
    targets: tuple[str, ...]
    value: Decimal


def contributions(model: EffectModel) -> tuple[GoalContribution, ...]:
    """Every goal that some effect serves, in their own order."""
    served = sorted({part.goal for effect in model.effects for part in effect.goals})
    return tuple(_contribution(goal, model) for goal in served)


def goal_remarks(model: EffectModel) -> tuple[Remark, ...]:
    """The effects whose parts are together more than the whole: they are only named, never added up."""
    template = _("De delen van ‘%(name)s’ zijn samen meer dan 1. Daarom tellen wij bij de doelen geen euro’s op.")
    return tuple(
        Remark("goal-shares", template, {"name": effect.name}, effect.name)
        for effect in model.effects
        if not _adds_up(effect)
    )


def _contribution(goal: int, model: EffectModel) -> GoalContribution:
    serving = [(effect, part) for effect in model.effects for part in effect.goals if part.goal == goal]
    return GoalContribution(
        goal=goal,
        effects=tuple(dict.fromkeys(effect.name for effect, _part in serving)),
        targets=tuple(dict.fromkeys(part.target for _effect, part in serving if part.target)),
        value=total(settled(effect_value(effect, model) * part.share) for effect, part in serving if _adds_up(effect)),
    )


def _adds_up(effect: Effect) -> bool:
    return sum((part.share for part in effect.goals), Decimal(0)) <= ONE
