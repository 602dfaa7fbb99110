"""The exact text as blocks that a page can show: every line of it, in order, none added. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from tussenruimte.agreements.rules.canonical import INDENT

ARTICLE = "Artikel "
# The text of a clause stands below its heading, which stands below the number.
OF_CLAUSE = 2


@dataclass(frozen=True)
class Line:
    """A line as people wrote it, and how deep it stands below its label."""

    depth: int
    text: str


@dataclass(frozen=True)
class Block:
    """A line at the margin and what stands below it."""

    label: str
    lines: tuple[Line, ...] = ()

    @property
    def is_article(self) -> bool:
        """Whether it is a clause, which has a heading of its own."""
        return self.label.startswith(ARTICLE) and bool(self.lines)

    @property
    def title(self) -> str:
        """The label; of a clause with its heading behind it."""
        return f"{self.label} {self.lines[0].text}" if self.is_article else self.label

    @property
    def body(self) -> str:
        """What stands below the title, as far to the right as people wrote it."""
        if self.is_article:
            return "\n".join(INDENT * (line.depth - OF_CLAUSE) + line.text for line in self.lines[1:]).strip("\n")
        return "\n".join(line.text for line in self.lines).strip("\n")


def blocks_of(text: str) -> tuple[Block, ...]:
    """The text of `rules.canonical`, cut where a line begins at the margin."""
    found: list[tuple[str, list[Line]]] = []
    for line in text.removesuffix("\n").split("\n"):
        if line and not line.startswith(INDENT):
            found.append((line, []))
        elif found:
            depth = (len(line) - len(line.lstrip(" "))) // len(INDENT)
            found[-1][1].append(Line(depth, line[depth * len(INDENT) :]))
    return tuple(Block(label, tuple(lines)) for label, lines in found)


def text_of(blocks: Iterable[Block]) -> str:
    """The text again, to the letter."""
    lines = [
        line for block in blocks for line in (block.label, *(INDENT * one.depth + one.text for one in block.lines))
    ]
    return "\n".join(lines) + "\n"
