"""Cutting texts so that a card stays on one page, with a sign where something was left out. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass

MORE = "…"
# Tried in this order until the page holds it: from all that usually fits to the bare outline.
SCALES = (1.0, 0.75, 0.56, 0.42, 0.32, 0.24, 0.18, 0.12)


@dataclass(frozen=True)
class Budget:
    """How much room there is: letters for a text and for a line, and rows for a list; large letters when few."""

    text: int
    line: int
    rows: int
    large: bool = False


def budgets() -> Iterator[Budget]:
    """Ever less room: everything in large letters, everything in small ones, and then less and less."""
    yield Budget(*_room(1.0), large=True)
    for scale in SCALES:
        yield Budget(*_room(scale))


def _room(scale: float) -> tuple[int, int, int]:
    return round(900 * scale), max(24, round(200 * scale)), max(2, round(7 * scale))


def cut(text: str, limit: int) -> str:
    """The text on one line, as far as there is room: whole words, and a sign when something is missing."""
    plain = " ".join(text.split())
    if len(plain) <= limit:
        return plain
    room = plain[: max(1, limit - len(MORE))]
    head, space, _tail = room.rpartition(" ")
    return (head if space and len(head) * 2 > len(room) else room).rstrip(" ,.;:") + MORE
