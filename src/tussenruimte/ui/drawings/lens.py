"""A lens drawn: tiles, a wheel, a ladder, steps or a scale. What it shows never hangs on colour alone."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from tussenruimte.ui.drawings.shapes import (
    LINE,
    WIDTH,
    Cell,
    Line,
    Part,
    Sheet,
    around,
    circle,
    fill_of,
    highest_of,
    key_of,
    number,
    rounded,
    stacked,
    width_of,
    wrap,
)

GAP = 8
PADDING = 12
NUMBER_WIDTH = 28


@dataclass(frozen=True)
class LensDrawing:
    """A lens with its parts, in the order people read them."""

    kind: str
    title: str
    description: str
    parts: Sequence[Part]
    # What stands in the middle of a wheel, and at the two ends of a scale.
    middle: str = ""
    ends: tuple[str, str] = ("", "")

    @cached_property
    def sheet(self) -> Sheet | None:
        """The picture; nothing for a plain list."""
        draw = KINDS.get(self.kind)
        return draw(self) if draw and self.parts else None

    @property
    def key(self) -> str:
        """The id that ties the picture to its title."""
        return key_of(self.kind, self.title, *(part.id for part in self.parts))

    @property
    def has_links(self) -> bool:
        """Whether the parts can be followed."""
        return any(part.url for part in self.parts)

    @property
    def is_counted(self) -> bool:
        """Whether it shows how many there are."""
        return any(part.count is not None for part in self.parts)

    @property
    def count_width(self) -> float:
        """The room that the widest number takes beside the words."""
        widest = max((width_of(str(part.count), 17) for part in self.parts if part.count is not None), default=-8)
        return widest + 8

    @property
    def is_numbered(self) -> bool:
        """Whether the parts carry numbers that the list explains."""
        return self.kind in ("wheel", "steps", "ladder")


def draw_tiles(drawing: LensDrawing) -> Sheet:
    """Two columns of tiles, one column of them leaning on the other as two parties do."""
    width = (WIDTH - GAP) / 2
    texts = [wrap(part.title, width - 2 * PADDING) for part in drawing.parts]
    highest = highest_of(drawing.parts)
    cells, y = [], 0.0
    for row in range(0, len(texts), 2):
        lines = max(len(text) for text in texts[row : row + 2])
        height = 2 * PADDING + lines * LINE + (LINE + 8 if drawing.is_counted else 0)
        for column, (part, text) in enumerate(zip(drawing.parts[row : row + 2], texts[row : row + 2], strict=True)):
            alone = row + 1 == len(texts)
            x = column * (width + GAP)
            outline = rounded(x, y, WIDTH if alone else width, height, 14)
            words = stacked(text, x + PADDING, y + PADDING + 14)
            if part.count is not None:
                words += (Line(x + PADDING, y + height - PADDING, f"{part.count}", "count"),)
            cells.append(Cell(part, row + column + 1, outline, words, fill_of(part, highest)))
        y += height + GAP
    return Sheet(y - GAP, tuple(cells))


def draw_wheel(drawing: LensDrawing) -> Sheet:
    """A person in the middle and the fields around; white is where nothing is yet."""
    middle, outer, inner = WIDTH / 2, WIDTH / 2 - 2, 62
    step = 360 / len(drawing.parts)
    highest = highest_of(drawing.parts)
    cells = []
    for index, part in enumerate(drawing.parts):
        start, end = index * step, (index + 1) * step
        x, y = around(middle, middle, (outer + inner) / 2 + 8, (start + end) / 2)
        outline = segment(middle, outer, inner, start, end)
        words = (Line(x, y + 5, str(index + 1), "number"),)
        cells.append(Cell(part, index + 1, outline, words, fill_of(part, highest)))
    lines = wrap(drawing.middle, 2 * inner - 20)
    top = middle - (len(lines) - 1) * LINE / 2 + 5
    captions = tuple(Line(middle, top + index * LINE, text, "middle") for index, text in enumerate(lines))
    return Sheet(WIDTH, tuple(cells), (circle(middle, middle, inner - 4),), captions if drawing.middle else ())


def segment(middle: float, outer: float, inner: float, start: float, end: float) -> str:
    """A piece of a ring, from one angle to another."""
    large = int(end - start > 180)
    if end - start >= 360:
        return circle(middle, middle, outer)
    a, b = around(middle, middle, outer, start), around(middle, middle, outer, end)
    c, d = around(middle, middle, inner, end), around(middle, middle, inner, start)
    return (
        f"M{number(a[0])} {number(a[1])}A{number(outer)} {number(outer)} 0 {large} 1 {number(b[0])} {number(b[1])}"
        f"L{number(c[0])} {number(c[1])}A{number(inner)} {number(inner)} 0 {large} 0 {number(d[0])} {number(d[1])}Z"
    )


def draw_ladder(drawing: LensDrawing) -> Sheet:
    """Rungs between two rails; the first part is the lowest rung."""
    rail = 10
    return climb(drawing, lambda _index: rail + 8, rails=rail)


def draw_steps(drawing: LensDrawing) -> Sheet:
    """A stair that climbs to the right; the first part is the lowest step."""
    rise = min(12.0, 72 / max(1, len(drawing.parts) - 1))
    return climb(drawing, lambda index: index * rise)


def climb(drawing: LensDrawing, left: Callable[[int], float], rails: float = 0) -> Sheet:
    """Bars above each other, the first below, each as wide as its place leaves."""
    highest = highest_of(drawing.parts)
    cells: list[Cell] = []
    y = 6.0 if rails else 0.0
    for index in reversed(range(len(drawing.parts))):
        part, x = drawing.parts[index], left(index)
        width = WIDTH - x - (x if rails else 0)
        text = wrap(part.title, width - 2 * PADDING - NUMBER_WIDTH - drawing.count_width)
        height = 2 * PADDING + len(text) * LINE - 4
        words = (
            Line(x + PADDING, y + PADDING + 12, f"{index + 1}."),
            *stacked(text, x + PADDING + NUMBER_WIDTH, y + PADDING + 12),
        )
        if part.count is not None:
            words += (Line(x + width - PADDING, y + height / 2 + 6, str(part.count), "count-end"),)
        cells.append(Cell(part, index + 1, rounded(x, y, width, height, 6), words, fill_of(part, highest)))
        y += height + (GAP if rails else 3)
    total = y - (GAP if rails else 3) + (6 if rails else 0)
    ground = (rounded(0, 0, rails, total, 5), rounded(WIDTH - rails, 0, rails, total, 5)) if rails else ()
    return Sheet(total, tuple(cells), ground)


def draw_scale(drawing: LensDrawing) -> Sheet:
    """From one end to the other: each bar shows how much belongs to which of the two."""
    furthest = max(1, len(drawing.parts) - 1)
    bar_width = WIDTH - 2 * PADDING
    text_width = bar_width - drawing.count_width
    captions: tuple[Line, ...] = ()
    y = 0.0
    if any(drawing.ends):
        captions = (Line(0, 14, drawing.ends[0], "start"), Line(WIDTH, 14, drawing.ends[1], "end"))
        y = 26
    cells = []
    for index, part in enumerate(drawing.parts):
        lines = wrap(part.title, text_width)
        height = len(lines) * LINE + 2 * PADDING + 10
        words = stacked(lines, PADDING, y + PADDING + 11)
        if part.count is not None:
            words += (Line(WIDTH - PADDING, y + PADDING + 11, str(part.count), "count-end"),)
        bar, share = y + height - PADDING - 6, bar_width * index / furthest
        cells.append(
            Cell(
                part,
                index + 1,
                rounded(0, y, WIDTH, height),
                words,
                "here" if part.highlighted else "plain",
                track=rounded(PADDING, bar, bar_width, 8, 4),
                over=rounded(PADDING + bar_width - share, bar, share, 8, 4) if share else "",
            )
        )
        y += height + GAP
    return Sheet(y - GAP, tuple(cells), (), captions)


KINDS: dict[str, Callable[[LensDrawing], Sheet]] = {
    "tiles": draw_tiles,
    "wheel": draw_wheel,
    "ladder": draw_ladder,
    "steps": draw_steps,
    "scale": draw_scale,
}
