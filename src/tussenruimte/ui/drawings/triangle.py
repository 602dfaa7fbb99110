"""A triangle: where something stands between three values."""

from collections.abc import Sequence
from dataclasses import dataclass

from tussenruimte.ui.drawings.shapes import LINE, WIDTH, Line, key_of, number, points, wrap
from tussenruimte.ui.figures import share

SIDE = 250
HEIGHT = SIDE * 3**0.5 / 2


@dataclass(frozen=True)
class Position:
    """One thing with its three weights, in the order of the corners."""

    title: str
    weights: tuple[float, float, float]

    @property
    def shares(self) -> tuple[float, float, float]:
        """The weights as parts of one; equal when there are none."""
        total = sum(self.weights)
        a, b, c = self.weights if total else (1, 1, 1)
        return a / (total or 3), b / (total or 3), c / (total or 3)


@dataclass(frozen=True)
class Triangle:
    """Three corners (top, left, right) and what stands between them."""

    title: str
    description: str
    corners: tuple[str, str, str]
    positions: Sequence[Position]

    @property
    def key(self) -> str:
        """The id that ties the picture to its title."""
        return key_of("triangle", self.title, *self.corners)

    @property
    def lines_above(self) -> list[str]:
        """The word of the top corner, in lines."""
        return wrap(self.corners[0], WIDTH)

    @property
    def top(self) -> float:
        """Where the triangle begins, under its first word."""
        return len(self.lines_above) * LINE + 8

    @property
    def foot(self) -> float:
        """Where it ends."""
        return self.top + HEIGHT

    @property
    def places(self) -> tuple[tuple[float, float], ...]:
        """The three corners as points."""
        middle = WIDTH / 2
        return (middle, self.top), (middle - SIDE / 2, self.foot), (middle + SIDE / 2, self.foot)

    @property
    def view_box(self) -> str:
        """The size, as SVG wants it."""
        below = max(len(wrap(corner, WIDTH / 2 - 8)) for corner in self.corners[1:])
        return f"0 0 {WIDTH} {number(self.foot + 8 + below * LINE)}"

    @property
    def outline(self) -> str:
        """The three sides."""
        return points(self.places)

    @property
    def medians(self) -> list[str]:
        """A faint line from each corner to the middle of the opposite side."""
        found = []
        for index, (x, y) in enumerate(self.places):
            (a, b), (c, d) = [place for other, place in enumerate(self.places) if other != index]
            found.append(f"M{number(x)} {number(y)}L{number((a + c) / 2)} {number((b + d) / 2)}")
        return found

    @property
    def words(self) -> list[Line]:
        """The words at the corners."""
        left, right = (wrap(corner, WIDTH / 2 - 8) for corner in self.corners[1:])
        below = self.foot + 20
        return [
            *(Line(WIDTH / 2, 14 + index * LINE, text, "middle") for index, text in enumerate(self.lines_above)),
            *(Line(0, round(below + index * LINE, 1), text, "start") for index, text in enumerate(left)),
            *(Line(WIDTH, round(below + index * LINE, 1), text, "end") for index, text in enumerate(right)),
        ]

    @property
    def dots(self) -> list[Line]:
        """Each position as a numbered dot; dots in the same place stand side by side."""
        found: list[Line] = []
        taken: dict[tuple[int, int], int] = {}
        for index, position in enumerate(self.positions, start=1):
            pairs = list(zip(position.shares, self.places, strict=True))
            x, y = (sum(part * place[axis] for part, place in pairs) for axis in (0, 1))
            cell = (round(x / 24), round(y / 24))
            x += 24 * taken.get(cell, 0)
            taken[cell] = taken.get(cell, 0) + 1
            found.append(Line(round(min(x, WIDTH - 14), 1), round(y, 1), str(index)))
        return found

    @property
    def rows(self) -> list[list[str]]:
        """The same facts: a row for each position, a column for each corner."""
        return [
            [f"{index}. {position.title}", *(share(part) for part in position.shares)]
            for index, position in enumerate(self.positions, start=1)
        ]
