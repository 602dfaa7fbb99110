"""What answers mean elsewhere: facts for advice, and needs for the register."""

from collections.abc import Mapping
from dataclasses import dataclass

from tussenruimte.frameworks.facts import Fact
from tussenruimte.frameworks.schema import Question, Questionnaire
from tussenruimte.scans.rules.answers import DONT_KNOW, Answers, shown, value_of

# A list of ids, a mark on a scale, or a state per item.
FactValue = list[str] | int | dict[str, str]

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


def _known(value: FactValue, fact: Fact) -> FactValue | None:
    if isinstance(value, int):
        return value if fact.lowest <= value <= fact.highest else None
    if isinstance(value, list):
        return [id_ for id_ in value if id_ in fact.accepted] or None
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
