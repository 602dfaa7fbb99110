"""What the democratic lens (M-27, S-81) shows: answers side by side, and points of attention. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

FRAMEWORK = "democratische-bril-scan"
ANSWERS = ("ja", "deels", "nee", "onbekend")
# Questions in which yes is what asks for attention: someone is missing, or someone is too large.
ASKS_WHEN_YES = frozenset({"bril-partij-mist", "bril-partij-te-groot"})


@dataclass(frozen=True)
class Answered:
    """One question of the lens: from which side which answer, and whether it asks for attention."""

    id: str
    title: str
    answers: tuple[tuple[str, str], ...]
    asks_attention: bool


def read(questions: Iterable[tuple[str, str]], voices: Sequence[tuple[str, Mapping[str, Any]]]) -> tuple[Answered, ...]:
    """Every question that somebody answered with one of the four answers, in the order they are asked.

    `questions` are ids with a short title; `voices` are sides with their answers by id.
    """
    rows = []
    for id_, title in questions:
        given = tuple((side, str(answers[id_])) for side, answers in voices if str(answers.get(id_)) in ANSWERS)
        if given:
            rows.append(Answered(id_, title, given, any(asks(id_, answer) for _side, answer in given)))
    return tuple(rows)


def asks(question: str, answer: str) -> bool:
    """Whether this answer is a point of attention. Not knowing is one too."""
    fine = "nee" if question in ASKS_WHEN_YES else "ja"
    return answer != fine
