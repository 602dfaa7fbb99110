"""What answers mean elsewhere: facts for advice, and needs for the register."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

from tussenruimte.frameworks.facts import Fact
from tussenruimte.frameworks.schema import Question, Questionnaire
from tussenruimte.scans.rules.answers import DONT_KNOW, Answers, shown, value_of

# A list of ids, a mark on a scale, a state per item, or the mark that each side gives.
FactValue = list[str] | float | dict[str, str] | dict[str, float]

# Which kind of need an option of the intake question `ondersteuning` is.
KIND_OF_NEED: Mapping[str, str] = {
    "beleid-of-regels": "permission",
    "vergunning": "permission",
    "zeggenschap": "permission",
    "kennis": "knowledge",
    "scholing": "knowledge",
    "startsubsidie": "money",
    "structurele-steun": "money",
    "netwerken": "people",
    "ruimte": "space",
    "publiciteit": "attention",
    "rugdekking": "attention",
}

# The other way round, where one form of support is meant more than others.
SUPPORT_BEHIND: Mapping[str, str] = {
    "permission": "vergunning",
    "knowledge": "kennis",
    "people": "netwerken",
    "space": "ruimte",
    "attention": "publiciteit",
}


@dataclass(frozen=True)
class NeedTold:
    """A need as the register keeps it."""

    kind: str
    title: str


def to_facts(questionnaire: Questionnaire, answers: Answers) -> dict[str, FactValue]:
    """Facts by name. Own words and "weet ik niet" are no facts; two questions about one fact are taken together."""
    facts: dict[str, FactValue] = {}
    for question in questionnaire.items:
        value = _fact(question, answers)
        if value is None:
            continue
        name = question.fact or question.id
        before = facts.get(name)
        if isinstance(before, list) and isinstance(value, list):
            value = list(dict.fromkeys([*before, *value]))
        facts[name] = value
    return facts


def _fact(question: Question, answers: Answers) -> list[str] | int | None:
    value = value_of(question, answers)
    if isinstance(value, list):
        return [id_ for id_ in value if id_ != DONT_KNOW] or None
    return value if isinstance(value, int) else None


def known_facts(facts: Mapping[str, FactValue], kinds: Mapping[str, Fact]) -> dict[str, FactValue]:
    """What of `facts` still means something: an old answer may name what the frameworks no longer have."""
    found: dict[str, FactValue] = {}
    for name, value in facts.items():
        fact = kinds.get(name)
        kept = _known(value, fact) if fact is not None else None
        if kept is not None:
            found[name] = kept
    return found


def of_one_side(told: Sequence[Mapping[str, FactValue]]) -> dict[str, FactValue]:
    """What several people of one side say: the middle of their marks, their lists together."""
    facts: dict[str, FactValue] = {}
    for name in dict.fromkeys(name for one in told for name in one):
        values = [one[name] for one in told if name in one]
        marks = [value for value in values if isinstance(value, int | float)]
        lists = [id_ for value in values if isinstance(value, list) for id_ in value]
        facts[name] = _whole(median(marks)) if marks else list(dict.fromkeys(lists))
    return facts


def _whole(mark: float) -> float:
    return int(mark) if mark == int(mark) else mark


def said_by(side: str, facts: Mapping[str, FactValue]) -> dict[str, FactValue]:
    """The same facts with the name of who says so at each mark."""
    return {name: {side: value} if isinstance(value, int | float) else value for name, value in facts.items()}


def both(first: Mapping[str, str | float], then: Mapping[str, str | float]) -> dict[str, Any]:
    """Two mappings together, the first one's word before the other's."""
    return {**first, **{key: value for key, value in then.items() if key not in first}}


def _known(value: FactValue, fact: Fact) -> FactValue | None:
    if isinstance(value, int | float):
        return value if fact.lowest <= value <= fact.highest else None
    if isinstance(value, list):
        return [id_ for id_ in value if id_ in fact.accepted] or None
    if not fact.states:
        marks = {side: mark for side, mark in value.items() if isinstance(mark, int | float)}
        return {side: mark for side, mark in marks.items() if fact.lowest <= mark <= fact.highest} or None
    states = {state.id for state in fact.states}
    return {item: state for item, state in value.items() if item in fact.items and state in states} or None


def needs_told(questionnaire: Questionnaire, answers: Answers) -> tuple[NeedTold, ...]:
    """The needs named under `ondersteuning`; one of which the kind is unknown stays in the answers alone."""
    found: list[NeedTold] = []
    for question in questionnaire.items:
        chosen = answers.get(question.id)
        if question.id != "ondersteuning" or not isinstance(chosen, list):
            continue
        words = shown(question, answers).words
        found += [
            NeedTold(KIND_OF_NEED[id_], title) for id_, title in zip(chosen, words, strict=False) if id_ in KIND_OF_NEED
        ]
    return tuple(found)


def support_for(kind: str, phase: str) -> str:
    """The form of support behind an open need; empty when it could be more than one and nothing tells which.

    Money is a start subsidy for who begins and structural support for who goes on (M-31).
    """
    if kind == "money":
        starting, going_on = phase in ("ideevorming", "opstart"), phase in ("continuiteit", "gevestigd")
        return "startsubsidie" if starting else "structurele-steun" if going_on else ""
    return SUPPORT_BEHIND.get(kind, "")
