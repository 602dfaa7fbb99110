"""A radar: several answers to the same questions, each with its own dashes and its own mark."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from tussenruimte.ui.drawings.shapes import WIDTH, Line, around, circle, key_of, number, points
from tussenruimte.ui.figures import figure

MIDDLE = WIDTH / 2
REACH = 124
NUMBERS_AT = 143


@dataclass(frozen=True)
class Series:
    """The answers of one side; None where nothing was answered."""

    title: str
    values: Sequence[float | None]


@dataclass(frozen=True)
class Curve:
    """A series as it is drawn."""

    title: str
    number: int
    outline: str
    dots: tuple[str, ...]


@dataclass(frozen=True)
class Radar:
    """Axes around a middle, from `lowest` in the middle to `highest` at the rim."""

    title: str
    description: str
    axes: Sequence[str]
    series: Sequence[Series]
    lowest: float = 0
    highest: float = 10

    def __post_init__(self) -> None:
        if any(len(series.values) != len(self.axes) for series in self.series):
            raise ValueError("elke reeks heeft voor elke as één waarde (of None)")

    @property
    def key(self) -> str:
        """The id that ties the picture to its title."""
        return key_of("radar", self.title, *self.axes)

    @property
    def view_box(self) -> str:
        """The size, as SVG wants it."""
        return f"0 0 {WIDTH} {WIDTH}"

    def at(self, index: int, radius: float) -> tuple[float, float]:
        """The point on an axis at a distance from the middle."""
        return around(MIDDLE, MIDDLE, radius, 360 * index / len(self.axes))

    def radius(self, value: float) -> float:
        """How far from the middle a value lies; values outside the scale stop at its ends."""
        share = (value - self.lowest) / (self.highest - self.lowest)
        return REACH * min(1, max(0, share))

    @property
    def rings(self) -> list[str]:
        """Four rings of equal steps."""
        return [points(self.at(index, REACH * step / 4) for index in range(len(self.axes))) for step in (1, 2, 3, 4)]

    @property
    def spokes(self) -> list[str]:
        """The axes."""
        ends = [self.at(index, REACH) for index in range(len(self.axes))]
        return [f"M{number(MIDDLE)} {number(MIDDLE)}L{number(x)} {number(y)}" for x, y in ends]

    @property
    def numbers(self) -> list[Line]:
        """The number of each axis at its end; the table says what it stands for."""
        ends = [self.at(index, NUMBERS_AT) for index in range(len(self.axes))]
        return [Line(round(x, 1), round(y + 5, 1), str(index)) for index, (x, y) in enumerate(ends, start=1)]

    @cached_property
    def curves(self) -> list[Curve]:
        """Each series as a line with dots; a missing answer leaves a gap in the dots, and the line goes past it."""
        found = []
        for order, series in enumerate(self.series, start=1):
            known = [(index, value) for index, value in enumerate(series.values) if value is not None]
            corners = [self.at(index, self.radius(value)) for index, value in known]
            outline = points(corners) if corners else ""
            found.append(Curve(series.title, order, outline, tuple(mark(order, x, y) for x, y in corners)))
        return found

    @property
    def rows(self) -> list[list[str]]:
        """The same facts: a row for each axis, a column for each series."""
        return [
            [f"{index + 1}. {axis}", *(said(series.values[index]) for series in self.series)]
            for index, axis in enumerate(self.axes)
        ]


def said(value: float | None) -> str:
    """A value in words; a dash for no answer."""
    return "–" if value is None else figure(value)


def mark(order: int, x: float, y: float) -> str:
    """A dot for the first series, a square for the second, a triangle, then a diamond: told apart without colour."""
    shapes = {
        1: lambda: circle(x, y, 4.5),
        2: lambda: points([(x - 4, y - 4), (x + 4, y - 4), (x + 4, y + 4), (x - 4, y + 4)]),
        3: lambda: points([(x, y - 5.5), (x + 5, y + 4), (x - 5, y + 4)]),
        0: lambda: points([(x, y - 6), (x + 6, y), (x, y + 6), (x - 6, y)]),
    }
    return shapes[order % 4]()
