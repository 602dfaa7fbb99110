"""SROI: what every euro put in brings, after what would have happened anyway and what others did."""

from dataclasses import dataclass
from decimal import Decimal, localcontext

from tussenruimte.value.rules.amounts import CONTEXT, ZERO, divided, settled, total
from tussenruimte.value.rules.discounting import cost_value, effect_value, stream_of
from tussenruimte.value.rules.model import EffectModel
from tussenruimte.value.rules.reading import PRINCIPLES
from tussenruimte.value.rules.remarks import Remark, _

MONTHS = 12


@dataclass(frozen=True, slots=True)
class OutcomeValue:
    """What one outcome is worth: per year, and now."""

    name: str
    party: str
    impact: tuple[Decimal, ...]
    pv: Decimal
    share: Decimal | None


@dataclass(frozen=True, slots=True)
class PrincipleCheck:
    """One of the eight principles of social value, and what was done about it. Empty is not answered."""

    id: str
    answer: str


@dataclass(frozen=True, slots=True)
class Sroi:
    """The outcome; `pv` is exactly the sum of the outcomes."""

    pv: Decimal
    inputs: Decimal
    by_outcome: tuple[OutcomeValue, ...]
    principles: tuple[PrincipleCheck, ...]
    remarks: tuple[Remark, ...]

    @property
    def ratio(self) -> Decimal | None:
        """Value per euro put in; None when nothing was put in."""
        return divided(self.pv, self.inputs)

    @property
    def net(self) -> Decimal | None:
        """The gain per euro put in."""
        return None if self.ratio is None else divided(self.pv - self.inputs, self.inputs)

    @property
    def payback_months(self) -> Decimal | None:
        """After how many months of the first year's impact the inputs are back; None when that never comes."""
        with localcontext(CONTEXT):
            first = sum((outcome.impact[0] for outcome in self.by_outcome if outcome.impact), ZERO)
            return settled(self.inputs * MONTHS / first) if first > 0 else None


def sroi(model: EffectModel) -> Sroi:
    """Counts the outcomes for society: transfers and what has no price are left out."""
    counted = [effect for effect in model.effects if effect.kind == "welfare"]
    values = [effect_value(effect, model) for effect in counted]
    pv = total(values)
    outcomes = tuple(
        OutcomeValue(
            name=effect.name,
            party=effect.party,
            impact=tuple(settled(amount) for amount in stream_of(effect)),
            pv=value,
            share=divided(value, pv),
        )
        for effect, value in zip(counted, values, strict=True)
    )
    answers = dict(model.principles)
    checks = tuple(PrincipleCheck(name, answers.get(name, "")) for name in PRINCIPLES)
    return Sroi(pv, total(cost_value(cost, model) for cost in model.costs), outcomes, checks, _remarks(model, checks))


def _remarks(model: EffectModel, checks: tuple[PrincipleCheck, ...]) -> tuple[Remark, ...]:
    remarks = []
    open_ = [check.id for check in checks if not check.answer]
    if open_:
        template = _("Nog niet beantwoord: %(count)s van de %(total)s principes van sociale waarde.")
        remarks.append(Remark("principles", template, {"count": str(len(open_)), "total": str(len(checks))}))
    for effect in model.effects:
        taken = (effect.deadweight, effect.attribution, effect.displacement)
        if any(share not in (None, ZERO) for share in taken) and not effect.reason:
            template = _("Bij ‘%(name)s’ staat niet waarom er zoveel af gaat. Schrijf het op bij `reason`.")
            remarks.append(Remark("no-reason", template, {"name": effect.name}, effect.name))
        elif taken == (ZERO, ZERO, ZERO):
            template = _("Van ‘%(name)s’ gaat niets af. Ga na of het niet ook zonder u was gebeurd.")
            remarks.append(Remark("nothing-taken-off", template, {"name": effect.name}, effect.name))
    return tuple(remarks)
