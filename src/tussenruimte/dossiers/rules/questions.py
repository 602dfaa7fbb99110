"""Ordered questions of a rule set: answers lead from one to the next, or to an outcome. No points. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from tussenruimte.dossiers.rules.findings import Reason
from tussenruimte.dossiers.rules.reading import YES_OR_NO, Reader
from tussenruimte.dossiers.rules.rule_book import RuleBook
from tussenruimte.frameworks.rule_sets import RuleAnswer, RuleQuestion


@dataclass(frozen=True)
class Asked:
    """A question to put to somebody, with the answers to choose from."""

    id: str
    title: str
    text: str
    answers: tuple[str, ...]


@dataclass(frozen=True)
class Given:
    """A question that counted, the answer that was given, and why it matters."""

    question: str
    title: str
    answer: str
    reason: Reason


@dataclass(frozen=True)
class Walk:
    """Where the answers lead: to an outcome, or to the next question when one is still open."""

    outcome: str | None
    path: tuple[Given, ...]
    next_question: Asked | None
    # Answers that were given but did not matter on this path.
    not_used: tuple[str, ...]
    reasons: tuple[Reason, ...]


def read_answers(reader: Reader, book: RuleBook, example: str) -> dict[str, str]:
    """Question → answer under the key `answers`, for every question that was answered."""
    below = reader.below("answers", example)
    answers: dict[str, str] = {}
    for question in book.rules.questions if below else ():
        if below is not None and below.has(question.id):
            answers[question.id] = below.choice(question.id, _words(question))
    if below is None and not reader.has("answers"):
        first = book.rules.questions[0].id
        reader.refuse("answers", f"dit ontbreekt; schrijf antwoorden, zoals {{{first}: ja}}")
    return {question: YES_OR_NO.get(answer, answer) for question, answer in answers.items()}


def walked(answers: Mapping[str, str], book: RuleBook) -> Walk:
    """Follows the answers from the first question to an outcome, or to the first question that is still open."""
    questions = {question.id: question for question in book.rules.questions}
    at: RuleQuestion | None = book.rules.questions[0]
    outcome: str | None = None
    path: list[Given] = []
    while at is not None and at.id in answers:
        answer = _answer(at, answers[at.id])
        path.append(Given(at.id, at.title, answer.id, replace(book.reason(answer), id=f"{at.id}-{answer.id}")))
        outcome = answer.outcome
        at = questions[answer.next] if answer.next else None
    used = {given.question for given in path}
    reasons = [given.reason for given in path]
    if outcome is not None:
        reasons.append(book.reason(book.outcome(outcome)))
    return Walk(
        outcome,
        tuple(path),
        _asked(at) if at is not None else None,
        tuple(question for question in answers if question not in used),
        tuple(reasons),
    )


def _asked(question: RuleQuestion) -> Asked:
    return Asked(question.id, question.title, question.text, tuple(answer.id for answer in question.answers))


def _answer(question: RuleQuestion, chosen: str) -> RuleAnswer:
    return next(answer for answer in question.answers if answer.id == chosen)


def _words(question: RuleQuestion) -> tuple[str, ...]:
    """The answers of a question, and every other word for yes, no and not sure."""
    own = tuple(answer.id for answer in question.answers)
    return (*own, *(word for word, answer in YES_OR_NO.items() if answer in own and word not in own))
