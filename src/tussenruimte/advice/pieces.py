"""What a piece of advice is: something to consider, why, and where that comes from."""

from dataclasses import dataclass
from typing import Any

from tussenruimte.frameworks.schema import Source

# In the order in which a person reads them: first how to stand in it, then what to do, then what to mind.
KINDS = (
    "approach",
    "role",
    "government-role",
    "posture",
    "phase",
    "support",
    "instrument",
    "funding",
    "conversation",
    "ask-a-lawyer",
    "pitfall",
)


@dataclass(frozen=True, slots=True)
class Reason:
    """A fact that led to advice, and the sentence that says so."""

    fact: str
    value: str
    text: str


@dataclass(frozen=True, slots=True)
class Advice:
    """One suggestion. `id` is a reference such as `instrumenten/vergunningen`; `strength` counts what points to it.

    For a role `strength` is its emphasis, one to three. Advice is never a score of an initiative.
    """

    kind: str
    id: str
    title: str
    text: str
    reasons: tuple[Reason, ...]
    source: Source
    evidence: str
    version: int
    strength: int = 1
    actions: tuple[str, ...] = ()
    see: tuple[str, ...] = ()
    untranslated: bool = False

    def as_dict(self) -> dict[str, Any]:
        """The same as plain values, for JSON."""
        return {
            "kind": self.kind,
            "id": self.id,
            "title": self.title,
            "text": self.text,
            "reasons": [{"fact": r.fact, "value": r.value, "text": r.text} for r in self.reasons],
            "source": {"work": self.source.work, "section": self.source.section},
            "evidence": self.evidence,
            "version": self.version,
            "strength": self.strength,
            "actions": list(self.actions),
            "see": list(self.see),
        }
