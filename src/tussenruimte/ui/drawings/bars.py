"""Bars: one figure for each thing, long words above, the figure behind."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from tussenruimte.ui.drawings.shapes import (
    LINE,
    WIDTH,
    Cell,
    Line,
    Part,
    Sheet,
    key_of,
    rounded,
    stacked,
    width_of,
    wrap,
)
from tussenruimte.ui.figures import figure

THICK = 14


@dataclass(frozen=True)
class Bar:
    """One thing with its figure; `shown` is the figure in words, such as € 1.200."""

    title: str
    value: float
    shown: str = ""
    url: str = ""
    highlighted: bool = False

    @property
    def words(self) -> str:
        """The figure as people read it."""
        return self.shown or figure(self.value)


@dataclass(frozen=True)
class Bars:
    """Bars under each other, against the longest or against a given most."""

    title: str
    description: str
    bars: Sequence[Bar]
    # What the first column and the second are called in the table.
    columns: tuple[str, str] = ("", "")
    most: float = 0

    @property
    def key(self) -> str:
        """The id that ties the picture to its title."""
        return key_of("bars", self.title, *(bar.title for bar in self.bars))

    @property
    def has_links(self) -> bool:
        """Whether the bars can be followed."""
        return any(bar.url for bar in self.bars)

    @cached_property
    def sheet(self) -> Sheet | None:
        """The picture; nothing without bars."""
        if not self.bars:
            return None
        most = max(self.most, *(bar.value for bar in self.bars), 0)
        room = WIDTH - max(width_of(bar.words, 17) for bar in self.bars) - 12
        cells, y = [], 0.0
        for index, bar in enumerate(self.bars):
            lines = wrap(bar.title, WIDTH - 8)
            foot = y + len(lines) * LINE + 2
            length = room * max(bar.value, 0) / most if most else 0
            words = (*stacked(lines, 0, y + 14), Line(length + 8, foot + THICK - 2, bar.words, "count-after"))
            part = Part(str(index + 1), bar.title, url=bar.url, highlighted=bar.highlighted)
            target = rounded(0, y, WIDTH, foot + THICK - y + 2, 0)
            over = rounded(0, foot, max(length, 1), THICK, 4)
            cells.append(Cell(part, index + 1, target, words, "here" if bar.highlighted else "bare", over=over))
            y = foot + THICK + 12
        return Sheet(y - 8, tuple(cells))
