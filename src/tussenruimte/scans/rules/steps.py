"""The steps of a questionnaire: which questions on which page, what is still open, and what others changed."""

import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from tussenruimte.core import days
from tussenruimte.frameworks.schema import Item, Option, Question, Questionnaire, Section, Source
from tussenruimte.scans.rules.answers import Answers, is_answered, note_key, other_key


@dataclass(frozen=True)
class Progress:
    """How many questions have an answer."""

    answered: int
    total: int


def resolved(questionnaire: Questionnaire, items_of: Callable[[str], Iterable[Item]]) -> Questionnaire:
    """The same questionnaire with the options of `options_from` filled in, before the question's own."""
    return questionnaire.model_copy(
        update={"items": tuple(_with_options(question, items_of) for question in questionnaire.items)}
    )


def _with_options(question: Question, items_of: Callable[[str], Iterable[Item]]) -> Question:
    if question.options_from is None:
        return question
    own = {option.id for option in question.options}
    taken = [_option(item) for item in items_of(question.options_from) if item.id not in own]
    return question.model_copy(update={"options": (*taken, *question.options)})


def _option(item: Item) -> Option:
    shared = item.model_dump(include=set(Item.model_fields))
    return Option(**shared)


def remembered(id_: str, answers: Sequence[Answers]) -> Questionnaire:
    """A questionnaire that is gone, made again from what was answered: its ids are all the words there are."""
    own_words = {beside(key) for given in answers for key in given for beside in (other_key, note_key)}
    # In order of the alphabet: a database may keep answers in any order.
    keys = sorted({key for given in answers for key in given} - own_words)
    return Questionnaire(
        kind="questionnaire",
        id=id_,
        title=id_,
        source=Source(work=id_),
        sections=(Section(id=id_, title=id_),),
        items=tuple(Question(id=key, title=key, type="short-text", section=id_) for key in keys),
    )


def questions_of(questionnaire: Questionnaire, section: str) -> tuple[Question, ...]:
    """The questions asked in one step."""
    return tuple(q for q in questionnaire.items if q.section == section and q.retired is None and not q.hidden)


def sections_of(questionnaire: Questionnaire) -> tuple[Section, ...]:
    """The steps that ask something."""
    return tuple(s for s in questionnaire.sections if questions_of(questionnaire, s.id))


def _beside(questionnaire: Questionnaire, section: str, offset: int) -> str | None:
    ids = [s.id for s in sections_of(questionnaire)]
    place = ids.index(section) + offset
    return ids[place] if 0 <= place < len(ids) else None


def next_section(questionnaire: Questionnaire, section: str) -> str | None:
    """The step after this one; None after the last."""
    return _beside(questionnaire, section, 1)


def previous_section(questionnaire: Questionnaire, section: str) -> str | None:
    """The step before this one; None before the first."""
    return _beside(questionnaire, section, -1)


def unanswered(questionnaire: Questionnaire, answers: Answers, *, required: bool = False) -> tuple[Question, ...]:
    """Questions without an answer; with `required` only those that may not be skipped."""
    asked = [q for section in sections_of(questionnaire) for q in questions_of(questionnaire, section.id)]
    return tuple(q for q in asked if not is_answered(q, answers) and (q.required or not required))


def progress(questionnaire: Questionnaire, answers: Answers) -> Progress:
    """How far someone is."""
    total = sum(len(questions_of(questionnaire, section.id)) for section in sections_of(questionnaire))
    return Progress(total - len(unanswered(questionnaire, answers)), total)


def keys_of(questions: Iterable[Question]) -> tuple[str, ...]:
    """Every key under which these questions keep something."""
    return tuple(key for q in questions for key in (q.id, other_key(q.id), note_key(q.id)))


def fingerprint(kept: object) -> str:
    """A short mark of what was kept, so that a page can tell whether someone else changed it meanwhile."""
    words = json.dumps(kept, sort_keys=True, ensure_ascii=True, default=str)
    return hashlib.sha256(words.encode()).hexdigest()[:16]


def has_expired(expires_on: date, today: date) -> bool:
    """Whether a link no longer opens; on its last day it still does."""
    return today > expires_on


def answer_due(on: date, working_days: int) -> date:
    """The day by which someone hears something."""
    return days.add_working_days(on, working_days)
