"""Filling in any questionnaire from several sides, with every kind of answer."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from tussenruimte.accounts.models import Person
from tussenruimte.scans import actions, rules
from tussenruimte.scans.models import Response, Scan
from tussenruimte.scans.questionnaires import questionnaire
from tussenruimte.scans.rules import Paper, Who, fingerprint
from tussenruimte.scans.subjects import Subject, is_closed


def everything(framework: str, *, high: bool) -> dict[str, Any]:
    """An answer to every question: the highest mark and the last choice, or the lowest and the first."""
    answers: dict[str, Any] = {}
    for question in questionnaire(framework).items:
        choices = [choice.id for choice in rules.choices_of(question) if choice.id != rules.DONT_KNOW]
        if question.type == "scale":
            answers[question.id] = question.highest if high else question.lowest
        elif choices:
            answers[question.id] = [choices[-1 if high else 0]]
        else:
            answers[question.id] = "Zo gaat het hier."
        if question.note:
            answers[rules.note_key(question.id)] = "Dat zien wij elke week."
    return answers


def fill(response: Response, answers: Mapping[str, Any], at: datetime, *, share: bool = True) -> Response:
    """These answers, kept and sent."""
    actions.save_step(response=response, keys=answers, answers=answers, seen=fingerprint({}), at=at)
    return actions.send_response(response=response, at=at, share=share)


def filled_by(framework: str, subject: Subject, people: Mapping[str, Person | None], at: datetime) -> Scan:
    """One scan, filled in from each of these sides; sides in turn give high and low marks.

    About something closed, who has no account wrote on paper that the first copies.
    """
    (first, by), *others = people.items()
    begun = actions.start_scan(framework=framework, who=Who(side=first), by=by, at=at, subject=subject)
    fill(begun, everything(framework, high=True), at)
    for number, (side, person) in enumerate(others):
        copied = person is None and is_closed(begun.scan)
        paper = Paper(consent=True, on=at.date()) if copied else None
        joined = actions.join(scan=begun.scan, who=Who(side=side), by=by if copied else person, at=at, paper=paper)
        fill(joined, everything(framework, high=bool(number % 2)), at)
    return begun.scan
