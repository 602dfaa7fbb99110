"""What a route asks next: the questions of its rule set in steps, only those that matter. Pure.

Answers are words by the id of the question, as an address carries them: `bedrag=12500`, and `eerder-2-dag=2026-11-23`
for a field of the second row. Not sure is never an answer: it is left out before the rules read the rest.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tussenruimte.dossiers.rules.findings import UNSURE
from tussenruimte.dossiers.rules.reading import Place
from tussenruimte.dossiers.rules.rule_book import RuleBook
from tussenruimte.frameworks.basics import Evidence, Item, Source
from tussenruimte.frameworks.rule_sets import Asked, AskedField, RuleQuestion

Answers = Mapping[str, tuple[str, ...]]
# Whether a question matters, given what the rules were told so far; by the name that the file gives it.
Matters = Mapping[str, Callable[[Mapping[str, Any], RuleBook], bool]]
# Choices that only say what to ask next, and "none of these".
OTHER, NONE = "anders", "geen"
# Where a rule set with questions that follow from each other reads its answers.
PATH = "answers"
MOST_ROWS = 20


@dataclass(frozen=True)
class Choice:
    """An answer to choose."""

    id: str
    title: str
    text: str = ""


@dataclass(frozen=True)
class Question:
    """One question as a page asks it. `path` is where the rules read the answer; empty when they do not."""

    id: str
    title: str
    text: str
    type: str
    path: tuple[str, ...]
    # Empty when it rests on nothing else than the rule set as a whole.
    source: Source | None
    evidence: Evidence | None
    needed: bool = False
    today: bool = False
    choices: tuple[Choice, ...] = ()
    fields: tuple[AskedField, ...] = ()

    @property
    def may_be_unsure(self) -> bool:
        """Whether "not sure" has to be offered; the questions of a file that lead onwards have it already."""
        return self.type in ("one", "several", "yes-no") and UNSURE not in {choice.id for choice in self.choices}

    @property
    def names(self) -> tuple[str, ...]:
        """Every name under which an address may carry an answer to it."""
        if self.type != "rows":
            return (self.id,)
        return tuple(row_name(self.id, row, field.id) for row in range(1, MOST_ROWS + 1) for field in self.fields)


@dataclass(frozen=True)
class Step:
    """Questions that are asked together."""

    id: str
    title: str
    questions: tuple[Question, ...]


def row_name(question: str, row: int, field: str) -> str:
    """The name of a field of a row in an address; rows are counted from one."""
    return f"{question}-{row}-{field}"


def every_question(book: RuleBook) -> tuple[Question, ...]:
    """All questions of a rule set, also those that may never be asked."""
    return (*(_plain(asked, book) for asked in book.rules.asks), *(_leading(one, book) for one in book.rules.questions))


def steps_of(book: RuleBook, answers: Answers, matters: Matters) -> tuple[Step, ...]:
    """The steps with the questions that matter, given these answers: those answered and those that come next."""
    asked = tuple(_that_matter(book, answers, matters))
    steps = [
        Step(step.id, step.title, tuple(question for question, at in asked if at == step.id))
        for step in book.rules.steps
    ]
    on_the_path = [Step(one.id, one.title, (one,)) for one in _path(book, answers)]
    return (*(step for step in steps if step.questions), *on_the_path)


def given_to_rules(questions: tuple[Question, ...], answers: Answers) -> dict[str, Any]:
    """The answers as the rules read them; what is empty or not sure is left out."""
    given: dict[str, Any] = {}
    for question in questions:
        value = _value(question, answers)
        if value is None or not question.path:
            continue
        *above, last = question.path
        at = given
        for key in above:
            below = at.setdefault(key, {})
            if not isinstance(below, dict):
                break
            at = below
        else:
            at[last] = value
    return given


def rows_in(question: Question, answers: Answers) -> dict[int, dict[str, str]]:
    """The rows that were filled in, by number: field id → words."""
    found: dict[int, dict[str, str]] = {}
    for row in range(1, MOST_ROWS + 1):
        named = ((field.id, _word(answers, row_name(question.id, row, field.id))) for field in question.fields)
        if words := {id_: word for id_, word in named if word}:
            found[row] = words
    return found


def is_answered(question: Question, answers: Answers) -> bool:
    """Whether something was said; "not sure" says nothing."""
    return _value(question, answers) is not None or any(word == OTHER for word in answers.get(question.id, ()))


def question_at(place: Place, questions: tuple[Question, ...]) -> Question | None:
    """The question that a problem of the rules is about: the one with the longest path that leads to its place."""
    keys = tuple(step for step in place if isinstance(step, str))
    leading = [one for one in questions if one.path and one.path == keys[: len(one.path)]]
    return max(leading, key=lambda one: len(one.path), default=None)


def _that_matter(book: RuleBook, answers: Answers, matters: Matters) -> Iterator[tuple[Question, str]]:
    """Question with its step, in order. An answer to a question that does not matter any more decides nothing."""
    before: list[Question] = []
    seen: set[str] = set()
    for asked in book.rules.asks:
        waits = any(
            name not in seen or not set(answers.get(name, ())) & set(words) for name, words in asked.when.items()
        )
        if waits or (asked.check and not matters[asked.check](given_to_rules(tuple(before), answers), book)):
            continue
        question = _plain(asked, book)
        before.append(question)
        seen.add(asked.id)
        yield question, asked.step


def _path(book: RuleBook, answers: Answers) -> Iterator[Question]:
    """The questions that lead onwards, from the first to the one that is still open."""
    by_id = {question.id: question for question in book.rules.questions}
    at = book.rules.questions[0] if book.rules.questions else None
    while at is not None:
        yield _leading(at, book)
        said = next((answer for answer in at.answers if answer.id == _word(answers, at.id)), None)
        at = by_id[said.next] if said is not None and said.next else None


def _plain(asked: Asked, book: RuleBook) -> Question:
    choices = tuple(Choice(item.id, item.title, item.text) for item in (*_listed(asked, book), *asked.options))
    return Question(
        asked.id,
        asked.title,
        asked.text,
        asked.type,
        tuple(asked.key.split(".")) if asked.key else (),
        asked.source,
        asked.evidence,
        asked.needed,
        asked.today,
        choices,
        asked.fields,
    )


def _listed(asked: Asked, book: RuleBook) -> tuple[Item, ...]:
    """The lines of a group of this file, or of another framework."""
    if asked.options_group:
        return book.group(asked.options_group)
    return book.catalogue.framework(asked.options_from).shown if asked.options_from else ()


def _leading(question: RuleQuestion, book: RuleBook) -> Question:
    return Question(
        question.id,
        question.title,
        question.text,
        "one",
        (PATH, question.id),
        question.source,
        question.evidence,
        choices=tuple(Choice(answer.id, answer.title) for answer in question.answers),
    )


def _value(question: Question, answers: Answers) -> Any:
    """What was answered, as the rules read it; None when nothing was."""
    match question.type:
        case "rows":
            keys = {field.id: field.key for field in question.fields}
            rows = rows_in(question, answers).values()
            return [{keys[id_]: word for id_, word in row.items()} for row in rows] or None
        case "several":
            chosen = [word for word in answers.get(question.id, ()) if word and word != NONE]
            return None if UNSURE in chosen else chosen if chosen or NONE in answers.get(question.id, ()) else None
        case "words":
            return [line.strip() for line in _word(answers, question.id).splitlines() if line.strip()] or None
    word = _word(answers, question.id)
    if question.path[:1] == (PATH,):
        return word or None
    return None if word in ("", UNSURE, OTHER) else word


def _word(answers: Answers, name: str) -> str:
    return next((word.strip() for word in answers.get(name, ()) if word.strip()), "")
