"""One route as somebody takes it: the answers so far, what is asked next, and what follows, in words to keep.

`outcome_of` gives plain JSON: what a page shows now is what a dossier keeps, so it reads later as it did then.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from tussenruimte.dossiers.routes import ROUTES, BadAnswersError, Route, take
from tussenruimte.dossiers.rules import asking
from tussenruimte.dossiers.rules.asking import Answers, Question, Step
from tussenruimte.dossiers.rules.findings import NO, UNSURE, YES
from tussenruimte.dossiers.rules.rule_book import RuleBook
from tussenruimte.frameworks import Catalogue
from tussenruimte.ui import figures


@dataclass(frozen=True)
class Told:
    """An answer in words, with the question and the step to change it."""

    step: str
    question: Question
    words: tuple[str, ...]
    known: bool


@dataclass(frozen=True)
class Problem:
    """Why an answer cannot be used, and where it was given; no step when nobody asked for it."""

    step: str
    title: str
    text: str


class Taking:
    """A route with the answers of an address, in one language."""

    def __init__(self, name: str, answers: Answers, catalogue: Catalogue) -> None:
        self.name, self.catalogue = name, catalogue
        self.route: Route[Any] = ROUTES[name]
        self.book = RuleBook(catalogue, self.route.rule_set)
        known = {key for question in asking.every_question(self.book) for key in question.names}
        self.answers: Answers = {key: words for key, words in answers.items() if key in known and any(words)}

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """The steps with the questions that matter."""
        return asking.steps_of(self.book, self.answers, self.route.matters)

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """The questions that matter, in order."""
        return tuple(question for step in self.steps for question in step.questions)

    def step(self, name: str) -> Step | None:
        """The step of this name, when one of its questions matters."""
        return next((step for step in self.steps if step.id == name), None)

    def with_answers(self, step: Step, answers: Answers) -> "Taking":
        """The same route with the answers to a step in the place of the earlier ones."""
        replaced = {name for question in step.questions for name in question.names}
        kept = {name: words for name, words in self.answers.items() if name not in replaced}
        return Taking(self.name, kept | dict(answers), self.catalogue)

    def after(self, step: Step) -> Step | None:
        """Where to go after an answered step: the same when it asks more now, else the next; None at the end."""
        now = self.step(step.id)
        if now is not None and {one.id for one in now.questions} - {one.id for one in step.questions}:
            return now
        order = [one.id for one in self.steps]
        at = order.index(step.id) if step.id in order else -1
        return self.steps[at + 1] if at + 1 < len(order) else None

    @property
    def address(self) -> str:
        """The answers that matter as the query of an address."""
        names = [name for question in self.questions for name in question.names]
        return urlencode([(name, word) for name in names for word in self.answers.get(name, ()) if word])

    @property
    def given(self) -> dict[str, Any]:
        """The answers as the rules, the command line and the API read them."""
        given = asking.given_to_rules(self.questions, self.answers)
        leads_onwards = bool(self.book.rules.questions)
        return ({asking.PATH: {}} | given) if leads_onwards else given

    @property
    def missing(self) -> tuple[Told, ...]:
        """The questions without whose answer nothing follows."""
        return tuple(told for told in self.told if told.question.needed and not told.known)

    @cached_property
    def told(self) -> tuple[Told, ...]:
        """Every question that matters with its answer in words."""
        return tuple(
            Told(step.id, one, tuple(_in_words(one, self.answers)), asking.is_answered(one, self.answers))
            for step in self.steps
            for one in step.questions
        )

    def problems(self, refused: BadAnswersError) -> tuple[Problem, ...]:
        """What the rules refused, by the question that people know."""
        steps = {question.id: step.id for step in self.steps for question in step.questions}
        found = []
        for place, sentence in refused.problems:
            question = asking.question_at(place, self.questions)
            if question is None:
                found.append(Problem("", "", sentence))
            else:
                found.append(Problem(steps[question.id], _titled(question, place), sentence))
        return tuple(dict.fromkeys(found))

    def outcome(self, today: date) -> dict[str, Any]:
        """What follows, as plain JSON; raises BadAnswersError where the rules cannot use an answer."""
        missing = self.missing
        finding = None if missing else take(self.name, self.given, self.catalogue).as_json()
        says = self.book.outcome(finding["outcome"]).text if finding and finding["outcome"] else ""
        return {
            "finding": self._with_titles(finding),
            "text": says,
            "title": self.book.rules.title,
            "notice": self.book.rules.notice,
            "missing": [told.question.title for told in missing],
            "told": [
                {"title": told.question.title, "words": list(told.words), "known": told.known} for told in self.told
            ],
            "rule_set": {"id": self.book.rules.id, "version": self.book.rules.version},
            "see": list(self._see(finding)),
            "day": today.isoformat(),
            "language": self.catalogue.language,
        }

    def _see(self, finding: Mapping[str, Any] | None) -> Iterable[str]:
        """Where to read on, from what is nearest to the outcome to what is general; each once."""
        outcome = self.book.outcome(finding["outcome"]).see if finding and finding["outcome"] else ()
        also = [reference for one in (finding or {}).get("also", ()) for reference in one["see"]]
        return dict.fromkeys([*outcome, *also, *self.book.rules.see])

    def _with_titles(self, value: Any) -> Any:
        """The same with the title of the work at every source, so that it reads without the files of that day."""
        if isinstance(value, list):
            return [self._with_titles(one) for one in value]
        if not isinstance(value, dict):
            return value
        below = {key: self._with_titles(one) for key, one in value.items()}
        return (
            below | {"title": self.catalogue.work(value["work"]).title} if set(value) == {"work", "section"} else below
        )


def _titled(question: Question, place: tuple[str | int, ...]) -> str:
    row = next((step for step in place if isinstance(step, int)), None)
    return question.title if row is None else f"{question.title} ({row + 1})"


def _in_words(question: Question, answers: Answers) -> Iterable[str]:
    """An answer as people read it; what was not answered says so."""
    if question.type == "rows":
        rows = asking.rows_in(question, answers).values()
        types = {field.id: field.type for field in question.fields}
        return [", ".join(_word(types[id_], word) for id_, word in row.items()) for row in rows] or [
            _("Niets ingevuld")
        ]
    if not asking.is_answered(question, answers):
        return [_("Weet ik niet")]
    titles = {choice.id: choice.title for choice in question.choices}
    fixed = {YES: _("Ja"), NO: _("Nee"), UNSURE: _("Weet ik niet"), asking.NONE: _("Niets hiervan")}
    said = [word for word in answers.get(question.id, ()) if word]
    return [titles.get(word) or fixed.get(word) or _word(question.type, word) for word in said]


def _word(kind: str, word: str) -> str:
    """A day, an amount or another word; one that cannot be read stays as it was typed."""
    try:
        if kind == "day":
            return figures.day(date.fromisoformat(word))
        if kind == "money":
            return figures.euro(float(word))
    except (ValueError, ArithmeticError):
        return word
    return f"{word}%" if kind == "percent" else word
