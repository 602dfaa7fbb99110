"""A few words from a closed list in one column, so that any database finds one of them: " garden meeting ". Pure."""

from collections.abc import Iterable


def packed(words: Iterable[str]) -> str:
    """The words, each once and in the order given, with a space around every one; empty when there are none."""
    each = dict.fromkeys(word for word in words if word)
    return f" {' '.join(each)} " if each else ""


def unpacked(column: str) -> tuple[str, ...]:
    """The words that were packed."""
    return tuple(column.split())


def mark_of(word: str) -> str:
    """What to look for in the column to find this word, and no other that holds it."""
    return f" {word} "
