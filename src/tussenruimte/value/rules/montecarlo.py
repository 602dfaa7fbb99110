"""Drawing many times over the ranges: how the outcome is spread when every estimate may be lower or higher.

Each line draws from its own stream, seeded by its name. So the order of the lines changes nothing, and a line more
leaves the draws of the others as they were. Floats only here; what is shown as a sum is counted in decimals.
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING

from tussenruimte.value.rules.amounts import cents, settled
from tussenruimte.value.rules.discounting import cost_value, effect_value
from tussenruimte.value.rules.model import CERTAIN, EffectModel, Range
from tussenruimte.value.rules.parties import public_among
from tussenruimte.value.rules.remarks import Remark, _

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# A chunk stays in the processor's own memory; a million draws over a hundred lines never need more than three arrays.
CHUNK = 16_384
MOST_DRAWS = 10_000_000
PERCENTILES = (5, 25, 50, 75, 95)
BARS = 20
NARROWEST = 1e-12


@dataclass(frozen=True, slots=True)
class Uncertain:
    """One line: what it adds to benefits, to costs and to the public purse when the estimate is exactly right."""

    name: str
    spread: Range
    benefit: float = 0.0
    cost: float = 0.0
    purse: float = 0.0


@dataclass(frozen=True, slots=True)
class Bar:
    """How many draws fell between two amounts."""

    lower: Decimal
    upper: Decimal
    count: int


@dataclass(frozen=True, slots=True)
class Spread:
    """The percentiles of one number, and its mean."""

    percentiles: tuple[Decimal, ...]
    mean: Decimal


@dataclass(frozen=True, slots=True)
class Draws:
    """What came out of all draws."""

    draws: int
    seed: int
    balance: Spread
    public_purse: Spread
    ratio: Spread | None
    share_above_zero: Decimal
    bars: tuple[Bar, ...]
    remarks: tuple[Remark, ...]


def lines_of(model: EffectModel, public_words: frozenset[str]) -> tuple[Uncertain, ...]:
    """Every line of a model with its present value, before its own range is applied."""
    names = [*(effect.party for effect in model.effects), *(effect.counterparty for effect in model.effects)]
    public = set(public_among([*names, *(cost.party for cost in model.costs)], model.public_parties, public_words))
    lines = []
    for cost in model.costs:
        value = float(cost_value(replace(cost, range=CERTAIN), model))
        lines.append(Uncertain(cost.name, cost.range, cost=value, purse=-value * (cost.party in public)))
    for effect in model.effects:
        value = float(effect_value(replace(effect, range=CERTAIN), model))
        gained = (effect.party in public) - (effect.kind == "transfer" and effect.counterparty in public)
        benefit = value if effect.kind == "welfare" else 0.0
        lines.append(Uncertain(effect.name, effect.range, benefit=benefit, purse=value * gained))
    return tuple(lines)


def draw(lines: Sequence[Uncertain], *, draws: int, seed: int) -> Draws:
    """Draws every line so many times from its triangle of low, mid and high."""
    import numpy as np

    benefits, costs, purse = (np.empty(draws) for _number in range(3))
    streams = list(_streams(lines, seed))
    for start in range(0, draws, CHUNK):
        chunk = slice(start, min(start + CHUNK, draws))
        _draw_chunk(streams, benefits[chunk], costs[chunk], purse[chunk])
    balance = benefits - costs
    return Draws(
        draws=draws,
        seed=seed,
        balance=_spread(balance),
        public_purse=_spread(purse),
        ratio=_spread(benefits / costs) if np.all(costs > 0) else None,
        share_above_zero=settled(Decimal(int(np.count_nonzero(balance > 0))) / draws),
        bars=_bars(balance),
        remarks=_remarks(lines),
    )


def _draw_chunk(
    streams: "list[tuple[Uncertain, np.random.Generator]]",
    benefits: "NDArray[np.float64]",
    costs: "NDArray[np.float64]",
    purse: "NDArray[np.float64]",
) -> None:
    """Fills a part of the three sums in place."""
    import numpy as np

    sums = (benefits, costs, purse)
    for total in sums:
        total.fill(0.0)
    scaled = np.empty_like(benefits)
    for line, stream in streams:
        weights = (line.benefit, line.cost, line.purse)
        if not line.spread.is_wide:
            for total, weight in zip(sums, weights, strict=True):
                np.add(total, weight * float(line.spread.mid), out=total)
            continue
        spread = line.spread
        drawn = stream.triangular(float(spread.low), float(spread.mid), float(spread.high), size=len(benefits))
        for total, weight in zip(sums, weights, strict=True):
            if weight:
                np.multiply(drawn, weight, out=scaled)
                np.add(total, scaled, out=total)


def _streams(lines: Sequence[Uncertain], seed: int) -> "Iterator[tuple[Uncertain, np.random.Generator]]":
    """Every line with a stream of its own. Lines of one name are told apart by their values, never by their place."""
    import numpy as np

    ordered = sorted(lines, key=lambda line: (line.name, line.benefit, line.cost, line.purse))
    for name, group in groupby(ordered, key=lambda line: line.name):
        words = np.frombuffer(hashlib.sha256(name.encode()).digest(), dtype=np.uint32)
        for number, line in enumerate(group):
            yield line, np.random.Generator(np.random.PCG64(np.random.SeedSequence([seed, number, *words.tolist()])))


def _spread(values: "NDArray[np.float64]") -> Spread:
    import numpy as np

    return Spread(
        percentiles=tuple(_money(value) for value in np.percentile(values, PERCENTILES)),
        mean=_money(values.mean()),
    )


def _bars(values: "NDArray[np.float64]") -> tuple[Bar, ...]:
    import numpy as np

    lowest, highest = float(values.min()), float(values.max())
    # Between two floats that are neighbours there is no room for bars.
    if highest - lowest <= abs(highest) * NARROWEST:
        return (Bar(_money(lowest), _money(highest), len(values)),)
    counts, edges = np.histogram(values, bins=BARS)
    return tuple(
        Bar(_money(edges[number]), _money(edges[number + 1]), int(count)) for number, count in enumerate(counts)
    )


def _money(value: float) -> Decimal:
    return cents(Decimal(float(value)))


def _remarks(lines: Sequence[Uncertain]) -> tuple[Remark, ...]:
    if any(line.spread.is_wide for line in lines):
        return ()
    template = _("Geen enkele regel heeft een marge. Alle trekkingen zijn daarom gelijk.")
    return (Remark("no-ranges", template),)
