"""Two pictures of how sure an outcome is: what moves it most, and how it is spread. Their tables hold the same."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from django.utils.translation import gettext as _

from tussenruimte.ui.drawings.shapes import LINE, WIDTH, Cell, Line, Part, Sheet, key_of, rounded, stacked, wrap
from tussenruimte.value import rules
from tussenruimte.value.wording import about

THICK, TALL = 14, 150
EDGE = 4


@dataclass(frozen=True)
class Tornado:
    """What each assumption does to the balance: a bar from its low to its high, the longest on top."""

    title: str
    description: str
    base: Decimal
    swings: Sequence[rules.Swing]

    @property
    def key(self) -> str:
        """The id that ties the picture to its title."""
        return key_of("tornado", self.title, *(swing.id for swing in self.swings))

    @property
    def rows(self) -> list[tuple[str, str, str]]:
        """The same as a table: the assumption, and the balance at its low and at its high."""
        return [(named(swing), about(swing.low.balance), about(swing.high.balance)) for swing in self.swings]

    @cached_property
    def sheet(self) -> Sheet | None:
        """The picture; nothing when nothing moves."""
        if not self.swings:
            return None
        ends = [end for swing in self.swings for end in (swing.low.balance, swing.high.balance)]
        lowest, highest = min(*ends, self.base), max(*ends, self.base)
        middle = _at(self.base, lowest, highest)
        cells, ground, y = [], [], 0.0
        for number, swing in enumerate(self.swings, start=1):
            lines = wrap(named(swing), WIDTH - 8)
            foot = y + len(lines) * LINE + 2
            left, right = sorted(_at(end, lowest, highest) for end in (swing.low.balance, swing.high.balance))
            part = Part(str(number), named(swing))
            over = rounded(left, foot, max(right - left, 2), THICK, 3)
            target = rounded(0, y, WIDTH, foot + THICK - y + 2, 0)
            cells.append(Cell(part, number, target, stacked(lines, 0, y + 14), "bare", over=over))
            ground.append(f"M{middle:.1f} {foot - 2:.1f}V{foot + THICK + 2:.1f}")
            y = foot + THICK + 12
        return Sheet(y - 8, tuple(cells), ground=tuple(ground))


@dataclass(frozen=True)
class Distribution:
    """How often the balance fell between two amounts, over all draws."""

    title: str
    description: str
    drawn: rules.Draws

    @property
    def key(self) -> str:
        """The id that ties the picture to its title."""
        return key_of("distribution", self.title, *(bar.count for bar in self.drawn.bars))

    @property
    def rows(self) -> list[tuple[str, str, str]]:
        """The same as a table: from, to, and how many of a hundred draws."""
        return [
            (about(bar.lower), about(bar.upper), f"{round(bar.count * 100 / self.drawn.draws)}")
            for bar in self.drawn.bars
        ]

    @cached_property
    def sheet(self) -> Sheet:
        """The picture: a bar for each stretch, its ends written below."""
        bars = self.drawn.bars
        most, wide = max(bar.count for bar in bars), (WIDTH - 2 * EDGE) / len(bars)
        cells = []
        for number, bar in enumerate(bars):
            high = TALL * bar.count / most
            over = rounded(EDGE + number * wide + 1, TALL - high, max(wide - 2, 1), max(high, 1), 2)
            target = rounded(EDGE + number * wide, 0, wide, TALL, 0)
            cells.append(Cell(Part(str(number), about(bar.lower)), number, target, (), "bare", over=over))
        low, high_end = about(bars[0].lower), about(bars[-1].upper)
        captions = (Line(EDGE, TALL + 18, low, "start"), Line(WIDTH - EDGE, TALL + 18, high_end, "end"))
        return Sheet(TALL + 26, tuple(cells), captions=captions)


def tornado(swings: Sequence[rules.Swing], base: Decimal) -> Tornado:
    """The picture of the sensitivity of a balance."""
    text = _("Elke aanname is los veranderd. De langste staaf maakt het meeste uit.")
    return Tornado(_("Wat de uitkomst het meest verandert"), text, base, swings)


def distribution(drawn: rules.Draws) -> Distribution:
    """The picture of the spread of a balance."""
    values = {"low": about(drawn.balance.percentiles[0]), "high": about(drawn.balance.percentiles[-1])}
    text = _("In 90 van de 100 trekkingen ligt het saldo tussen %(low)s en %(high)s.") % values
    return Distribution(_("Hoe het saldo kan uitvallen"), text, drawn)


def named(swing: rules.Swing) -> str:
    """An assumption in words, with the effect it is about."""
    text = _(swing.text)
    return f"{swing.about}: {text[0].lower()}{text[1:]}" if swing.about else text


def _at(amount: Decimal, lowest: Decimal, highest: Decimal) -> float:
    """Where an amount stands between the lowest and the highest."""
    reach = highest - lowest
    return EDGE + (float((amount - lowest) / reach) if reach else 0.5) * (WIDTH - 2 * EDGE)
