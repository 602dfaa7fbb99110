"""What rooms know about a person: to hand over, and to forget.

Each room that keeps personal data has a module that offers the three things of `Room`; `settings.PERSONAL_DATA`
lists them from low to high. So `accounts` can hand over everything without knowing the rooms above it.
"""

from collections.abc import Sequence
from datetime import datetime
from importlib import import_module
from typing import Any, Protocol, cast

from django.conf import settings
from django.utils.functional import Promise


class Room(Protocol):
    """A module that knows what its room keeps about a person."""

    NAME: str
    """Key of this room in the export."""

    KEPT: Sequence[tuple[str | Promise, str | Promise]]
    """What stays after forgetting, and why; pairs of sentences for the person."""

    def export_of(self, person: Any) -> dict[str, Any]:
        """Everything the room keeps about the person, ready for JSON."""

    def forget(self, person: Any, at: datetime) -> None:
        """Removes or makes nameless what the room need not keep; runs inside the erasing transaction."""


def rooms() -> list[Room]:
    """The rooms in order, low to high."""
    return [cast("Room", import_module(path)) for path in settings.PERSONAL_DATA]


def export_of(person: Any) -> dict[str, Any]:
    """One document with everything about the person, by room."""
    return {room.NAME: room.export_of(person) for room in rooms()}
