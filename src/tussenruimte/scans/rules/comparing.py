"""Several people on the same scan, or the same scan over time: what differs, and what to talk about."""

from collections.abc import Sequence
from dataclasses import dataclass

from tussenruimte.frameworks.schema import Question, Questionnaire
from tussenruimte.scans.rules.answers import DONT_KNOW, Answers, Shown, is_answered, other_key, shown, value_of

# From this part of a scale it is worth asking each other why: 3 points of ten, 2 of five.
WORTH_TALKING = 1 / 3


@dataclass(frozen=True)
class Voice:
    """One respondent: how the page names them, and what they answered."""

    label: str
    answers: Answers
    side: str = ""


@dataclass(frozen=True)
class Line:
    """One question with the answers beside each other, in the order of the voices."""

    question: Question
    shown: tuple[Shown, ...]
    differs: bool
    gap: int = 0

    @property
    def is_talking_point(self) -> bool:
        """Whether the difference is large enough to name: a wide gap, or another choice altogether."""
        if self.question.type != "scale":
            return self.differs
        return self.gap > 0 and self.gap >= WORTH_TALKING * (self.question.highest - self.question.lowest)


@dataclass(frozen=True)
class Change:
    """One question before and after."""

    question: Question
    before: Shown
    after: Shown
    changed: bool
    # How far a mark moved; None when it is no scale or one of both is unknown.
    moved: int | None = None


def side_by_side(questionnaire: Questionnaire, voices: Sequence[Voice]) -> tuple[Line, ...]:
    """Each question that anyone answered, in the order of the questionnaire."""
    asked = [q for q in questionnaire.items if any(is_answered(q, voice.answers) for voice in voices)]
    return tuple(_line(question, voices) for question in asked)


def _line(question: Question, voices: Sequence[Voice]) -> Line:
    seen = tuple(shown(question, voice.answers) for voice in voices)
    known = [voice.answers for voice in voices if _is_known(question, voice.answers)]
    if question.type in ("text", "short-text"):
        # Own words always differ; that says nothing.
        return Line(question, seen, differs=False)
    differs = len({_comparable(question, answers) for answers in known}) > 1
    marks = [mark.mark for mark in seen if mark.mark is not None]
    return Line(question, seen, differs, gap=max(marks) - min(marks) if marks else 0)


def _is_known(question: Question, answers: Answers) -> bool:
    return is_answered(question, answers) and value_of(question, answers) not in (DONT_KNOW, [DONT_KNOW])


def _comparable(question: Question, answers: Answers) -> str:
    value = value_of(question, answers)
    chosen = sorted(value) if isinstance(value, list) else [str(value)]
    return "\n".join([*chosen, str(answers.get(other_key(question.id), "")).casefold()])


def talking_points(lines: Sequence[Line]) -> tuple[Line, ...]:
    """What to talk about, the widest gap first."""
    return tuple(sorted((line for line in lines if line.is_talking_point), key=lambda line: -line.gap))


def changes_between(questionnaire: Questionnaire, before: Answers, after: Answers) -> tuple[Change, ...]:
    """The same scan by the same people at two moments: each question that was answered at either."""
    asked = [q for q in questionnaire.items if is_answered(q, before) or is_answered(q, after)]
    return tuple(_change(question, before, after) for question in asked)


def _change(question: Question, before: Answers, after: Answers) -> Change:
    first, then = shown(question, before), shown(question, after)
    moved = then.mark - first.mark if first.mark is not None and then.mark is not None else None
    return Change(question, first, then, changed=first != then, moved=moved)
