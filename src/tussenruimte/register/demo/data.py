"""What a file of the demonstration may say, and reading it."""

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import yaml
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, TypeAdapter

FILES = Path(__file__).parent / "initiatives"

Text = Annotated[str, StringConstraints(strip_whitespace=True)]
# Items of a lens; for thresholds, the state of each.
Views = dict[str, list[str] | dict[str, str]]


class Frozen(BaseModel):
    """Read once, never changed, and no word it does not know."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Citation(Frozen):
    """Where a source says it; `year` is the year the source speaks of, when it says so."""

    work: str
    section: str
    year: int | None = None


class GivenFigure(Frozen):
    """A number as the source gives it."""

    what: str
    value: str
    unit: str
    as_of: str = ""


class Told(Frozen):
    """One initiative as a source tells of it. `seen` is said by the source, `derived` by us from the description."""

    id: Annotated[str, StringConstraints(pattern=r"^I-\d{3}$")]
    name: str
    kind: str
    municipality: str = ""
    where: str = ""
    summary: Annotated[str, StringConstraints(max_length=300)]
    text: Text = ""
    website: str = ""
    started: int | None = None
    ended: int | None = None
    legal_form: str = ""
    figures: tuple[GivenFigure, ...] = ()
    sources: tuple[Citation, ...] = Field(min_length=1)
    note: str = ""
    # The id of the initiative it grew from, when the source says so.
    grew_from: str = ""
    seen: Views = {}
    derived: Views = {}


LIST = TypeAdapter(tuple[Told, ...])


def initiatives() -> tuple[Told, ...]:
    """All of them, by id."""
    told: list[Told] = []
    for path in sorted(FILES.glob("*.yaml")):
        told += LIST.validate_python(yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader))
    return tuple(sorted(told, key=lambda one: one.id))


def items_of(views: Views) -> Iterable[tuple[str, str, str]]:
    """The views as (lens, item, state)."""
    for lens, items in views.items():
        for item in items:
            yield lens, item, items[item] if isinstance(items, dict) else ""
