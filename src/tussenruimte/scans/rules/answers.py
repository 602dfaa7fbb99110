"""One answer: what may be given to a question, how it is kept, and how it reads.

An answer is kept under the id of its question: a text, a number on a scale, or a list of option ids. Words behind
"anders, namelijk" and the sentence that a question asks beside its answer are kept under keys no question can have.
"""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from tussenruimte.frameworks.schema import Question, Questionnaire

DONT_KNOW = "weet-ik-niet"
# Options that already stand for an answer of one's own; a question without one is given the first.
OTHER_IDS = ("anders", "andere")
SHORT, LONG = 300, 5_000

Value = str | int | list[str]
Answers = Mapping[str, Value]

# Overrides and isolates turn the text around them; a right-to-left letter itself is welcome.
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


class Problem(StrEnum):
    """Why an answer cannot be kept; the form has the sentence."""

    NO_SUCH_CHOICE = "no-such-choice"
    ONE_ONLY = "one-only"
    NOT_ON_SCALE = "not-on-scale"
    ALONE = "alone"
    TOO_LONG = "too-long"


@dataclass(frozen=True)
class Choice:
    """One thing to choose. `title` is empty for "weet ik niet" and "anders", which every page words itself."""

    id: str
    title: str
    text: str = ""


@dataclass(frozen=True)
class Cleaned:
    """What can be kept of an answer, and what is wrong with the rest, both by key."""

    values: dict[str, Value] = field(default_factory=dict)
    problems: dict[str, Problem] = field(default_factory=dict)


@dataclass(frozen=True)
class Shown:
    """An answer as people read it: words, or a mark on the scale, or that it is not known."""

    words: tuple[str, ...] = ()
    mark: int | None = None
    unknown: bool = False
    # The sentence beside the answer.
    note: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing was answered."""
        return not self.words and self.mark is None and not self.unknown and not self.note


def other_key(question_id: str) -> str:
    """The key of the words behind "anders, namelijk"; two dashes, so that no question has it."""
    return f"{question_id}--anders"


def note_key(question_id: str) -> str:
    """The key of the sentence beside an answer."""
    return f"{question_id}--toelichting"


def other_option(question: Question) -> str:
    """The id of the option that stands for an answer of one's own."""
    own = [option.id for option in question.options if option.id in OTHER_IDS]
    return own[0] if own else OTHER_IDS[0]


def longest_text(question: Question) -> int:
    """How many characters fit."""
    return LONG if question.type == "text" else SHORT


def choices_of(question: Question, kept: Iterable[str] = ()) -> tuple[Choice, ...]:
    """What may be chosen now, with what was chosen before and is offered no more (`kept`)."""
    everything = {option.id: Choice(option.id, option.title, option.text) for option in question.options}
    if question.type == "scale":
        everything = {str(mark): Choice(str(mark), str(mark)) for mark in range(question.lowest, question.highest + 1)}
    kept = tuple(kept)
    gone = {option.id for option in question.options if option.retired or option.hidden}
    offered = {id_: choice for id_, choice in everything.items() if id_ not in gone or id_ in kept}
    if question.other:
        offered.setdefault(other_option(question), Choice(other_option(question), ""))
    if question.dont_know:
        offered.setdefault(DONT_KNOW, Choice(DONT_KNOW, ""))
    for id_ in kept:
        offered.setdefault(id_, Choice(id_, id_))
    return tuple(offered.values())


def clean_text(raw: object, *, lines: bool = False) -> str:
    """Text as it is kept: one way of writing each letter, no control characters, no turning of other text."""
    text = ("" if raw is None else str(raw)).replace("\r\n", "\n").replace("\r", "\n")
    text = text if lines else " ".join(text.split())
    kept = "".join(character for character in text if _may_stay(character))
    return unicodedata.normalize("NFC", kept if lines else " ".join(kept.split())).strip()


def _may_stay(character: str) -> bool:
    return character in "\n\t" or (unicodedata.category(character) not in ("Cc", "Cs") and character not in _TURNING)


def cleaned(question: Question, raw: Mapping[str, object], kept: Iterable[str] = ()) -> Cleaned:
    """What is kept of what was filled in under the question's own key, that of "anders" and that of its note."""
    answer, note = _cleaned_answer(question, raw, kept), _cleaned_note(question, raw)
    return Cleaned(answer.values | note.values, answer.problems | note.problems)


def _cleaned_note(question: Question, raw: Mapping[str, object]) -> Cleaned:
    text, key = clean_text(raw.get(note_key(question.id))), note_key(question.id)
    if not question.note or not text:
        return Cleaned()
    return Cleaned(problems={key: Problem.TOO_LONG}) if len(text) > SHORT else Cleaned({key: text})


def _cleaned_answer(question: Question, raw: Mapping[str, object], kept: Iterable[str]) -> Cleaned:
    if question.type in ("text", "short-text"):
        return _cleaned_text(question, raw.get(question.id))
    chosen = _chosen(raw.get(question.id))
    if question.type == "scale":
        return _cleaned_mark(question, chosen)
    return _cleaned_choices(question, chosen, clean_text(raw.get(other_key(question.id))), tuple(kept))


def _cleaned_text(question: Question, raw: object) -> Cleaned:
    text = clean_text(raw, lines=question.type == "text")
    if len(text) > longest_text(question):
        return Cleaned(problems={question.id: Problem.TOO_LONG})
    return Cleaned({question.id: text} if text else {})


def _chosen(raw: object) -> list[str]:
    several = raw if isinstance(raw, list | tuple) else [raw]
    return list(dict.fromkeys(text for value in several if (text := clean_text("" if value is None else str(value)))))


def _cleaned_mark(question: Question, chosen: list[str]) -> Cleaned:
    if not chosen:
        return Cleaned()
    if len(chosen) > 1:
        return Cleaned(problems={question.id: Problem.ONE_ONLY})
    if chosen[0] == DONT_KNOW and question.dont_know:
        return Cleaned({question.id: DONT_KNOW})
    if chosen[0] not in {str(mark) for mark in range(question.lowest, question.highest + 1)}:
        return Cleaned(problems={question.id: Problem.NOT_ON_SCALE})
    return Cleaned({question.id: int(chosen[0])})


def _cleaned_choices(question: Question, chosen: list[str], other: str, kept: tuple[str, ...]) -> Cleaned:
    other = other if question.other else ""
    own = other_option(question)
    if other and own not in chosen:
        chosen = [*chosen, own]
    order = [choice.id for choice in choices_of(question, kept)]
    if len(other) > SHORT:
        return Cleaned(problems={other_key(question.id): Problem.TOO_LONG})
    if any(id_ not in order for id_ in chosen):
        return Cleaned(problems={question.id: Problem.NO_SUCH_CHOICE})
    if len(chosen) > 1 and question.type != "several":
        return Cleaned(problems={question.id: Problem.ONE_ONLY})
    if len(chosen) > 1 and DONT_KNOW in chosen:
        return Cleaned(problems={question.id: Problem.ALONE})
    values: dict[str, Value] = {question.id: sorted(chosen, key=order.index)} if chosen else {}
    if other:
        values[other_key(question.id)] = other
    return Cleaned(values)


def value_of(question: Question, answers: Answers) -> list[str] | int | str | None:
    """The answer as it was kept, None when there is none."""
    value = answers.get(question.id)
    return None if value in ("", []) else value


def is_answered(question: Question, answers: Answers) -> bool:
    """Whether something was said; "weet ik niet" is an answer too."""
    return value_of(question, answers) is not None


def shown(question: Question, answers: Answers) -> Shown:
    """The answer as people read it. An option that is gone since then is shown as it was kept."""
    value = value_of(question, answers)
    note = str(answers.get(note_key(question.id), ""))
    if value is None:
        return Shown(note=note)
    if value in (DONT_KNOW, [DONT_KNOW]):
        return Shown(unknown=True, note=note)
    if isinstance(value, int):
        return Shown(mark=value, note=note)
    if isinstance(value, str):
        return Shown((value,), note=note)
    titles = {option.id: option.title for option in question.options}
    own = str(answers.get(other_key(question.id), ""))
    words = [own if own and id_ == other_option(question) else titles.get(id_, id_) for id_ in value]
    return Shown(tuple(words), note=note)


def only_judgements(questionnaire: Questionnaire, answers: Answers) -> dict[str, Value]:
    """What was answered to questions that judge citizens' work, with the sentences beside it."""
    return _under([question for question in questionnaire.items if question.judgement], answers)


def without_own_words(questionnaire: Questionnaire, answers: Answers) -> dict[str, Value]:
    """Marks and choices alone: what someone wrote may tell who they are."""
    chosen = [question.id for question in questionnaire.items if question.type not in ("text", "short-text")]
    return {id_: answers[id_] for id_ in chosen if id_ in answers}


def _under(questions: Iterable[Question], answers: Answers) -> dict[str, Value]:
    keys = [key for q in questions for key in (q.id, other_key(q.id), note_key(q.id))]
    return {key: answers[key] for key in keys if key in answers}
