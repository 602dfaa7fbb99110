"""What changed between two texts, word by word, and between two agreements, part by part. Pure."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

Kind = Literal["same", "added", "removed"]
Happened = Literal["added", "removed", "changed"]
# A word with the space behind it, so that the pieces together are the text again, to the letter.
WORD = re.compile(r"\s+|\S+\s*")


@dataclass(frozen=True)
class Piece:
    """A run of words that stayed, came or went."""

    kind: Kind
    text: str


@dataclass(frozen=True)
class Part:
    """A named part of a text: `key` tells it from the others, whatever it is called now."""

    key: str
    title: str
    text: str


@dataclass(frozen=True)
class Change:
    """A part that came, went, or reads differently."""

    happened: Happened
    title: str
    pieces: tuple[Piece, ...]


def in_words(old: str, new: str) -> tuple[Piece, ...]:
    """What stayed, went and came, in reading order. Without `added` it is the old text, without `removed` the new."""
    before, after = WORD.findall(old), WORD.findall(new)
    pieces: list[Piece] = []
    for what, start, end, new_start, new_end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if what == "equal":
            pieces.append(Piece("same", "".join(before[start:end])))
            continue
        if end > start:
            pieces.append(Piece("removed", "".join(before[start:end])))
        if new_end > new_start:
            pieces.append(Piece("added", "".join(after[new_start:new_end])))
    return tuple(pieces)


def counted(pieces: Iterable[Piece]) -> tuple[int, int]:
    """How many words came and how many went."""
    numbers = {"added": 0, "removed": 0, "same": 0}
    for piece in pieces:
        numbers[piece.kind] += len(piece.text.split())
    return numbers["added"], numbers["removed"]


def between(old: Iterable[Part], new: Iterable[Part]) -> tuple[Change, ...]:
    """What changed from one list of parts to another: in the order of the new one, what went at the end."""
    before, after = _by_key(old), _by_key(new)
    changes = [
        Change("changed" if key in before else "added", part.title, in_words(_told(before.get(key)), part.text))
        for key, part in after.items()
        if _told(before.get(key)) != part.text or key not in before
    ]
    gone = [Change("removed", part.title, in_words(part.text, "")) for key, part in before.items() if key not in after]
    return (*changes, *gone)


def _told(part: Part | None) -> str:
    return part.text if part else ""


def _by_key(parts: Iterable[Part]) -> Mapping[str, Part]:
    """Parts by key, in their own order. Several with one key are told apart by their number."""
    found: dict[str, Part] = {}
    times: Counter[str] = Counter()
    for part in parts:
        found[f"{part.key} {times[part.key]}"] = part
        times[part.key] += 1
    return found
