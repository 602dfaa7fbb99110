"""A policy note on citizens' initiatives: seven parts, three layers, roles that stack. Pure words in, words out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tussenruimte.frameworks.schema import Item

# The groups of the framework `beleidsnotitie`.
PART, LAYER = "vraag", "laag"


@dataclass(frozen=True)
class Chapter:
    """One part or layer as it stands in the document: its question, what was written, which roles carry it."""

    id: str
    title: str
    help: str
    text: str
    roles: tuple[Item, ...] = ()

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The text, a paragraph for each line that has words; lines of a list keep their mark."""
        return tuple(line.strip() for line in self.text.splitlines() if line.strip())


@dataclass(frozen=True)
class Note:
    """The whole note, in the order it is read: why, what and with which instruments; then the seven parts."""

    layers: tuple[Chapter, ...]
    parts: tuple[Chapter, ...]

    @property
    def open_parts(self) -> tuple[Chapter, ...]:
        """What nobody wrote yet."""
        return tuple(chapter for chapter in (*self.layers, *self.parts) if not chapter.paragraphs)


def note_of(
    items: Iterable[Item], roles: Iterable[Item], texts: Mapping[str, str], stacked: Mapping[str, Iterable[str]]
) -> Note:
    """The note that these texts make; what the framework does not know is left out."""
    known = tuple(roles)
    chapters = [(getattr(item, "group", ""), _chapter(item, known, texts, stacked)) for item in items]
    return Note(
        layers=tuple(chapter for group, chapter in chapters if group == LAYER),
        parts=tuple(chapter for group, chapter in chapters if group == PART),
    )


def bullet_of(line: str) -> str | None:
    """The words of a line that someone typed as part of a list; None when it is a sentence."""
    return line[1:].strip() if line[:1] in {"-", "*", "•"} and line[1:].strip() else None


def _chapter(
    item: Item, roles: tuple[Item, ...], texts: Mapping[str, str], stacked: Mapping[str, Iterable[str]]
) -> Chapter:
    chosen = set(stacked.get(item.id, ()))
    carried = tuple(role for role in roles if role.id in chosen)
    return Chapter(item.id, item.title, item.text, texts.get(item.id, ""), carried)
