"""The text of a proposal: which sections there are, what fills them, and the hash of what the council got. Pure."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from tussenruimte.conversations.rules.policy import bullet_of

FRAMEWORK = "raadsvoorstel"
# The one section that only the people of the initiative write.
OWN_WORDS = "eigen-woorden"


@dataclass(frozen=True)
class Section:
    """A section as it stands in the document. `filled` says that nobody wrote it: it comes from the dossier."""

    id: str
    title: str
    text: str = ""
    filled: bool = False

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The text, a paragraph for each line that has words; lines of a list keep their mark."""
        return tuple(line.strip() for line in self.text.splitlines() if line.strip())

    @property
    def blocks(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The same for a document: a `text` of one paragraph, or a `list` of lines that follow each other."""
        found: list[tuple[str, list[str]]] = []
        for line in self.paragraphs:
            bullet = bullet_of(line)
            if bullet is not None and found and found[-1][0] == "list":
                found[-1][1].append(bullet)
            else:
                found.append(("text", [line]) if bullet is None else ("list", [bullet]))
        return tuple((kind, tuple(lines)) for kind, lines in found)

    @property
    def is_open(self) -> bool:
        """Whether something must still be written."""
        return not self.paragraphs


def composed(
    sections: Iterable[tuple[str, str]], written: Mapping[str, str], filled: Mapping[str, str]
) -> tuple[Section, ...]:
    """The sections, given as ids with titles: what was written, else what the dossier says, else nothing yet."""
    return tuple(
        Section(id_, title, written[id_])
        if id_ in written
        else Section(id_, title, filled.get(id_, ""), filled=bool(filled.get(id_, "").strip()))
        for id_, title in sections
    )


def as_kept(sections: Iterable[Section]) -> list[dict[str, Any]]:
    """The sections as a frozen text keeps them."""
    return [asdict(section) for section in sections]


def as_read(kept: Iterable[Mapping[str, Any]]) -> tuple[Section, ...]:
    """The sections of a frozen text; undoes `as_kept`."""
    return tuple(Section(**section) for section in kept)


def fingerprint(number: str, version: int, title: str, sections: Sequence[Section]) -> str:
    """The hash by which anyone can see that a text is still what the council got."""
    whole = {"number": number, "version": version, "title": title, "sections": as_kept(sections)}
    written = json.dumps(whole, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(written.encode()).hexdigest()
