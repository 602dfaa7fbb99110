"""Two rings around a middle: who stands near, and who stands around."""

from collections.abc import Sequence
from dataclasses import dataclass

from tussenruimte.ui.drawings.shapes import LINE, WIDTH, Cell, Line, Part, Sheet, around, circle, key_of, number, wrap

MIDDLE = WIDTH / 2
INNER, OUTER, HEART, DOT = 88, 142, 46, 15


@dataclass(frozen=True)
class TwoRings:
    """What stands in the middle, near it and around it."""

    title: str
    description: str
    middle: str
    near: Sequence[Part]
    around: Sequence[Part]
    # What the two rings are called.
    ring_titles: tuple[str, str] = ("", "")

    @property
    def key(self) -> str:
        """The id that ties the picture to its title."""
        return key_of("rings", self.title, self.middle)

    @property
    def has_links(self) -> bool:
        """Whether the parts can be followed."""
        return any(part.url for part in (*self.near, *self.around))

    @property
    def sheet(self) -> Sheet:
        """Numbered dots on two rings, with lines to the middle; the lists beside it say who they are."""
        cells = [
            *dots(self.near, INNER, 1, 0),
            *dots(self.around, OUTER, len(self.near) + 1, 180 / max(1, len(self.around))),
        ]
        spokes = tuple(
            f"M{number(MIDDLE)} {number(MIDDLE)}L{number(cell.lines[0].x)} {number(cell.lines[0].y - 5)}"
            for cell in cells
        )
        rings = (circle(MIDDLE, MIDDLE, OUTER), circle(MIDDLE, MIDDLE, INNER))
        lines = wrap(self.middle, 2 * HEART - 8)[:3]
        top = MIDDLE - (len(lines) - 1) * LINE / 2 + 5
        captions = tuple(Line(MIDDLE, top + index * LINE, text, "middle") for index, text in enumerate(lines))
        return Sheet(WIDTH, tuple(cells), (*rings, *spokes), captions)

    @property
    def heart(self) -> str:
        """The circle in the middle."""
        return circle(MIDDLE, MIDDLE, HEART)

    @property
    def lists(self) -> list[tuple[str, int, Sequence[Part]]]:
        """The two rings as lists: name, first number, parts."""
        return [(self.ring_titles[0], 1, self.near), (self.ring_titles[1], len(self.near) + 1, self.around)]


def dots(parts: Sequence[Part], radius: float, first: int, turn: float) -> list[Cell]:
    """Numbered dots at equal distances on a ring."""
    cells = []
    for index, part in enumerate(parts):
        x, y = around(MIDDLE, MIDDLE, radius, turn + 360 * index / len(parts))
        words = (Line(round(x, 1), round(y + 5, 1), str(first + index), "number"),)
        cells.append(Cell(part, first + index, circle(x, y, DOT), words, "here" if part.highlighted else "plain"))
    return cells
