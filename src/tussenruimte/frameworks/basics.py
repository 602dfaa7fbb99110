"""What every framework file has in common: ids, sources, gaps, items. Unknown words refused, everything frozen.

Keys are English, words Dutch, ids Dutch slugs that live forever. Every file names its source; what a source lost is
said in `gaps` and stays empty.
"""

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
# `framework` or `framework/item`.
Reference = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)?$")]
ModelId = Annotated[str, StringConstraints(pattern=r"^[SMGVP]-\d{2}$")]
Evidence = Literal["seed", "external", "general-knowledge", "derived", "choice", "unknown"]
# One way to say "applies when": every line must match, a list means one of.
Fits = dict[Id, tuple[str, ...]]


class Frozen(BaseModel):
    """Read once, never changed, and no word it does not know."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


def refuse_same_id(field: str, items: "tuple[Item, ...]") -> None:
    """Raises where the second of two equal ids stands."""
    seen: set[str] = set()
    for number, item in enumerate(items):
        if item.id in seen:
            message = f"id '{item.id}' staat er twee keer; elk id is uniek binnen zijn lijst"
            raise PydanticCustomError("same_id", "{message}", {"message": message, "at": (field, number, "id")})
        seen.add(item.id)


class Source(Frozen):
    """Where something is said: a work of `werken.yaml` and the place in it."""

    work: Id
    section: str = ""


class Gap(Frozen):
    """What a source lost or never said. It is shown as unknown, never filled in."""

    id: ModelId | None = None
    text: str


class Item(Frozen):
    """One line of a framework."""

    id: Id
    title: str
    text: str = ""
    # What the source names as its sub-kinds, steps or questions, in the source's order.
    parts: tuple[str, ...] = ()
    example: str = ""
    aliases: tuple[str, ...] = ()
    # Which original list an item belongs to, when a framework was extended (such as `imi-2015`).
    edition: Id | None = None
    see: tuple[Reference, ...] = ()
    source: Source | None = None
    more_sources: tuple[Source, ...] = ()
    evidence: Evidence | None = None
    retired: date | None = None
    replaced_by: Reference | None = None
    # Set while reading, never in a file: Dutch words stand in for missing ones; a municipality hides it from choices.
    untranslated: bool = False
    hidden: bool = False


class Framework(Frozen):
    """What every framework file has in common. `items` is given its kind by the classes below."""

    kind: str
    id: Id
    # The stable ids of the domain reference this file gives shape to.
    models: tuple[ModelId, ...] = ()
    version: int = Field(default=1, ge=1)
    title: str
    # What it is and what it is for, in one or two sentences.
    text: str = ""
    # The question a person answers with it, for a lens or a check.
    question: str = ""
    about: Literal["initiative", "party", "area", "dossier", "partnership", "municipality", "anything"] = "anything"
    source: Source
    more_sources: tuple[Source, ...] = ()
    evidence: Evidence = "seed"
    gaps: tuple[Gap, ...] = ()
    see: tuple[Reference, ...] = ()
    untranslated: bool = False

    @property
    def entries(self) -> tuple[Item, ...]:
        """The items, whatever their kind; retired and hidden ones included, so that old answers stay readable."""
        return getattr(self, "items", ())

    @property
    def shown(self) -> tuple[Item, ...]:
        """The items to show and to choose from: neither retired nor hidden by the municipality."""
        return tuple(item for item in self.entries if item.retired is None and not item.hidden)

    @model_validator(mode="after")
    def groups_exist(self) -> "Framework":
        """Refuses an item in a group the file does not have."""
        known = {group.id for group in getattr(self, "groups", ())}
        for number, item in enumerate(self.entries):
            group = getattr(item, "group", None)
            if group is not None and group not in known:
                message = f"groep '{group}' staat niet bij groups; zet die erbij of kies een andere"
                at = ("items", number, "group")
                raise PydanticCustomError("unknown_group", "{message}", {"message": message, "at": at})
        return self

    @model_validator(mode="after")
    def ids_are_unique(self) -> "Framework":
        """Refuses the same id twice."""
        refuse_same_id("items", self.entries)
        return self
