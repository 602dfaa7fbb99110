"""Readiness to be partners: which conditions are low, which barriers mirror them, how many actions run. No gate."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tussenruimte.frameworks.schema import Criteria, CriterionItem, Question

# More than this at once and nothing gets done (M-15).
MOST_RUNNING = 3
# On a scale of five, this mark or lower asks for something.
LOW = 2
REMIND_BEFORE = timedelta(days=3)


@dataclass(frozen=True)
class Mirror:
    """A barrier that people meet where a condition is low."""

    framework: str
    barrier: CriterionItem
    question: Question


def lowest_marks(voices: Iterable[Mapping[str, object]]) -> dict[str, int]:
    """The lowest mark anyone gave, by question: one worried voice is enough to talk about it."""
    lowest: dict[str, int] = {}
    for answers in voices:
        for question, mark in answers.items():
            if isinstance(mark, int) and mark < lowest.get(question, mark + 1):
                lowest[question] = mark
    return lowest


def low_questions(questions: Iterable[Question], lowest: Mapping[str, int]) -> tuple[Question, ...]:
    """The conditions that someone marked low, in the order they were asked."""
    return tuple(question for question in questions if lowest.get(question.id, LOW + 1) <= LOW)


def mirrored(low: Iterable[Question], barriers: Sequence[Criteria]) -> tuple[Mirror, ...]:
    """The barriers that are the inverse of what is low: what a low mark may feel like to the other side."""
    found: list[Mirror] = []
    for question in low:
        for framework in barriers:
            matching = (one for one in framework.items if one.inverse_of in question.see and one.retired is None)
            found.extend(Mirror(framework.id, barrier, question) for barrier in matching)
    return tuple(found)


def may_begin_another(running: int) -> bool:
    """Whether there is room for one more action."""
    return running < MOST_RUNNING


def is_known_condition(condition: str, known: Collection[str]) -> bool:
    """Whether an action names a condition of the scan, or none."""
    return not condition or condition in known


def is_due_for_reminder(due: date, today: date) -> bool:
    """From three days before the day on; a day that passed is reminded of too."""
    return due - REMIND_BEFORE <= today
