"""Invented challenges for the demonstration."""

from collections.abc import Callable
from datetime import date


def load(on: date, say: Callable[[str], object] = print) -> None:
    """Adds the examples, once."""
