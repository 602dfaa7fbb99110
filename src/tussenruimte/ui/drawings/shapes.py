"""What every drawing is made of: parts with words, cells with outlines, and letters that fit."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import cos, radians, sin
from zlib import crc32

WIDTH = 320
LETTER = 15
LINE = 19
# The mean width of a letter of our typeface, as a part of its size; a little wide, so that nothing touches an edge.
LETTER_WIDTH = 0.56


@dataclass(frozen=True)
class Part:
    """One thing in a drawing: what it is called, what it means, where it leads, how much is there."""

    id: str
    title: str
    text: str = ""
    url: str = ""
    count: int | None = None
    highlighted: bool = False
    # The id of a state, such as `genomen`, and how people say it.
    state: str = ""
    state_title: str = ""


@dataclass(frozen=True)
class Line:
    """A line of letters at a place."""

    x: float
    y: float
    text: str
    kind: str = "text"

    @property
    def left(self) -> str:
        """Where it begins, as SVG writes numbers in every language."""
        return number(self.x)

    @property
    def foot(self) -> str:
        """Where its letters stand."""
        return number(self.y)


@dataclass(frozen=True)
class Cell:
    """A part as it is drawn: an outline, its letters, and the word that gives it its fill."""

    part: Part
    number: int
    outline: str
    lines: tuple[Line, ...]
    fill: str = "plain"
    # A bar inside the cell, and the share of it that is filled.
    track: str = ""
    over: str = ""


@dataclass(frozen=True)
class Sheet:
    """A finished drawing: how high it is, what lies under the cells, and the cells."""

    height: float
    cells: tuple[Cell, ...]
    ground: tuple[str, ...] = ()
    captions: tuple[Line, ...] = ()
    width: float = WIDTH

    @property
    def view_box(self) -> str:
        """The size, as SVG wants it."""
        return f"0 0 {number(self.width)} {number(self.height)}"


def key_of(*words: object) -> str:
    """A short name that is the same for the same words: for the ids that tie a drawing to its title."""
    return f"d{crc32(' '.join(map(str, words)).encode()):08x}"


def number(value: float) -> str:
    """A coordinate with at most one decimal, always with a point."""
    return f"{round(value, 1):g}"


def points(corners: Iterable[tuple[float, float]]) -> str:
    """A closed outline through corners."""
    return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in corners) + "Z"


def rounded(x: float, y: float, width: float, height: float, radius: float = 8) -> str:
    """A rectangle with round corners, as an outline."""
    r = min(radius, width / 2, height / 2)
    right, bottom = width - 2 * r, height - 2 * r
    return (
        f"M{number(x + r)} {number(y)}h{number(right)}a{number(r)} {number(r)} 0 0 1 {number(r)} {number(r)}"
        f"v{number(bottom)}a{number(r)} {number(r)} 0 0 1 {number(-r)} {number(r)}"
        f"h{number(-right)}a{number(r)} {number(r)} 0 0 1 {number(-r)} {number(-r)}"
        f"v{number(-bottom)}a{number(r)} {number(r)} 0 0 1 {number(r)} {number(-r)}Z"
    )


def circle(x: float, y: float, radius: float) -> str:
    """A circle, as an outline."""
    r = number(radius)
    return (
        f"M{number(x - radius)} {number(y)}a{r} {r} 0 1 0 {number(2 * radius)} 0a{r} {r} 0 1 0 {number(-2 * radius)} 0Z"
    )


def around(x: float, y: float, radius: float, degrees: float) -> tuple[float, float]:
    """The point at an angle on a circle; 0 is above, and it goes with the clock."""
    return x + radius * sin(radians(degrees)), y - radius * cos(radians(degrees))


def width_of(text: str, size: float = LETTER) -> float:
    """About how wide a line of letters is."""
    return len(text) * size * LETTER_WIDTH


def wrap(text: str, width: float, size: float = LETTER) -> list[str]:
    """A text in lines that fit; a word too long for a line is broken with a hyphen. Nothing is left out."""
    most = max(4, int(width / (size * LETTER_WIDTH)))
    lines: list[str] = []
    for word in text.split():
        for piece in broken(word, most):
            if lines and not lines[-1].endswith("-") and len(lines[-1]) + 1 + len(piece) <= most:
                lines[-1] += f" {piece}"
            else:
                lines.append(piece)
    return lines or [""]


def broken(word: str, most: int) -> list[str]:
    """A word in pieces of at most this many letters, with hyphens between."""
    pieces = []
    while len(word) > most:
        cut = max(word.rfind("-", 0, most) + 1, 0) or most - 1
        pieces.append(word[:cut] if word[:cut].endswith("-") else f"{word[:cut]}-")
        word = word[cut:]
    return [*pieces, word]


def stacked(texts: Sequence[str], x: float, y: float, kind: str = "text") -> tuple[Line, ...]:
    """Lines of letters under each other; `y` is the foot of the first."""
    return tuple(Line(x, y + index * LINE, text, kind) for index, text in enumerate(texts))


def fill_of(part: Part, highest: int) -> str:
    """The word for a fill: where someone stands, a state, or how full it is against the fullest."""
    if part.highlighted:
        return "here"
    if part.state:
        return part.state
    if part.count is None or not highest:
        return "plain"
    return f"level-{level(part.count, highest)}"


def level(count: int, highest: int) -> int:
    """0 for nothing, then 1 to 4 by quarters of the highest."""
    return 0 if count <= 0 else min(4, 1 + (count * 4 - 1) // highest)


def highest_of(parts: Iterable[Part]) -> int:
    """The largest count there is."""
    return max((part.count or 0 for part in parts), default=0)
