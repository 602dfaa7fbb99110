"""A panel is what one room lets another page show."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Panel:
    """A titled fragment: a template of the room that made it, with what it needs."""

    title: str
    template: str
    context: dict[str, Any] = field(default_factory=dict)
