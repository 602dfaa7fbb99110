"""What must be known before any question: what the initiative is called, where it is, and who is speaking."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True)
class Basics:
    """The first step of the intake. Kept as plain words, so that a draft can be half full."""

    name: str = ""
    summary: str = ""
    description: str = ""
    # The municipality as it was typed, and the code of the place it turned out to be.
    municipality: str = ""
    place: str = ""
    place_text: str = ""
    listed: bool = True
    point_shown: str = "blurred"

    @classmethod
    def read(cls, kept: Mapping[str, Any]) -> "Basics":
        """From what was kept; what is unknown is left out."""
        known = {key: value for key, value in kept.items() if key in cls.__dataclass_fields__}
        return cls(**known)

    def kept(self) -> dict[str, Any]:
        """As it is kept."""
        return asdict(self)

    @property
    def is_complete(self) -> bool:
        """Whether an initiative can be made of it."""
        return bool(self.name and self.summary)


@dataclass(frozen=True)
class Paper:
    """That answers are copied from someone's paper: the day on it, and whether they agreed."""

    consent: bool
    on: date | None = None


@dataclass(frozen=True)
class Who:
    """Who fills in, and in a conversation with whom. Names are shown to those involved only."""

    name: str = ""
    email: str = ""
    side: str = "initiative"
    mode: str = "alone"
    companion: str = ""
    companion_side: str = ""

    def kept(self) -> dict[str, str]:
        """As a response keeps it."""
        return asdict(self)
