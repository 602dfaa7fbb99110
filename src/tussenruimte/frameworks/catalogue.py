"""Everything that was read, by id."""

from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from tussenruimte.frameworks.reading import read_file
from tussenruimte.frameworks.schema import Framework, Item

DATA = Path(__file__).parent / "data"

F = TypeVar("F", bound=Framework)


class Catalogue:
    """The frameworks of one language, frozen."""

    def __init__(self, frameworks: dict[str, Framework], *, language: str = "nl") -> None:
        self.frameworks = frameworks
        self.language = language

    def framework(self, id: str) -> Framework:  # noqa: A002  the word of the files
        """The framework with this id; KeyError when there is none."""
        return self.frameworks[id]

    def item(self, reference: str) -> Item:
        """The item at `framework/item`; KeyError when there is none."""
        framework, _, item = reference.partition("/")
        for entry in self.frameworks[framework].entries:
            if entry.id == item:
                return entry
        raise KeyError(reference)

    def of_kind(self, kind: type[F]) -> tuple[F, ...]:
        """All frameworks of one class of the schema, in order of id."""
        return tuple(f for _, f in sorted(self.frameworks.items()) if isinstance(f, kind))


@lru_cache(maxsize=8)
def catalogue(language: str = "nl", folder: str = "") -> Catalogue:
    """The shipped frameworks with the municipality's `folder` laid over them, in `language`."""
    frameworks: dict[str, Framework] = {}
    for path in sorted(DATA.rglob("*.yaml")):
        framework = read_file(path)
        frameworks[framework.id] = framework
    return Catalogue(frameworks, language=language)
