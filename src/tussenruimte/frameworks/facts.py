"""Which facts there are: every lens, every question and every number a framework asks for, with accepted answers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from tussenruimte.frameworks.schema import Framework, Item, Lens, LensState, Option, PlainList, Question, Questionnaire

Shape = Literal["choice", "scale", "text"]

# A scale fits by third, so that a rule reads `gem-doel: [hoog]` and not `>= 7`.
LOW, MIDDLE, HIGH = "laag", "midden", "hoog"
# Words for "nobody knows", in both languages: never an answer, never a reason.
UNKNOWN = frozenset({"weet-niet", "weet niet", "onbekend", "don't know", "do not know", "unknown", ""})
# The answer of one's own that a question with `other` accepts.
OTHER = "anders"


@dataclass(frozen=True)
class Fact:
    """Something that can be known about an initiative, and the answers that count."""

    name: str
    title: str
    shape: Shape
    items: Mapping[str, Item] = field(default_factory=dict)
    # Whether one answer is expected, so that two different answers are a disagreement.
    single: bool = False
    states: tuple[LensState, ...] = ()
    lowest: int = 0
    highest: int = 0
    other: bool = False
    # Other names for the same fact, such as the id and the words of the question that asks it.
    asked_as: tuple[str, ...] = ()

    @property
    def accepted(self) -> tuple[str, ...]:
        """What `fits` may name."""
        if self.shape == "scale":
            return (LOW, MIDDLE, HIGH)
        return (*self.items, *((OTHER,) if self.other and OTHER not in self.items else ()))


def options_of(question: Question, frameworks: Mapping[str, Framework]) -> tuple[Item, ...]:
    """The answers to choose from: the question's own, or the shown items of the framework it takes them from."""
    source = frameworks.get(question.options_from or "")
    borrowed: tuple[Item, ...] = source.shown if source else ()
    own = tuple(option for option in question.options if option.retired is None and not option.hidden)
    return (*borrowed, *own)


def facts_in(frameworks: Mapping[str, Framework]) -> dict[str, Fact]:
    """Every fact by name. A lens gives its own name; a question its id, or the fact it says it feeds."""
    facts: dict[str, Fact] = {}
    for framework in frameworks.values():
        if isinstance(framework, Lens):
            facts[framework.id] = _from_lens(framework)
    for framework in frameworks.values():
        if isinstance(framework, Questionnaire):
            for question in framework.items:
                fact = _from_question(question, frameworks)
                facts[fact.name] = _joined(facts.get(fact.name), fact)
    return facts


def facts_named(frameworks: Mapping[str, Framework]) -> dict[str, tuple[str, ...]]:
    """Fact name → the ids that `fits` may accept, with `drempels-genomen` and its like for a lens with states."""
    named = {}
    for fact in facts_in(frameworks).values():
        for name in (fact.name, *(f"{fact.name}-{state.id}" for state in fact.states)):
            named[name] = fact.accepted
    return named


def counted(framework: PlainList) -> dict[str, Fact]:
    """Every line of a list as a number from nought: tasks, forms, hours."""
    return {
        item.id: Fact(item.id, item.title, "scale", lowest=0, highest=1_000_000, single=True)
        for item in framework.items
    }


def by_id(items: Iterable[Item]) -> dict[str, Item]:
    """The items, by id."""
    return {item.id: item for item in items}


def _from_lens(lens: Lens) -> Fact:
    return Fact(lens.id, lens.title, "choice", by_id(lens.items), single=lens.choose == "one", states=lens.states)


def _from_question(question: Question, frameworks: Mapping[str, Framework]) -> Fact:
    name = question.fact or question.id
    asked_as = (question.id,) if question.id != name else ()
    if question.type == "scale":
        return Fact(
            name, question.title, "scale", single=True, lowest=question.lowest, highest=question.highest,
            asked_as=asked_as,
        )  # fmt: skip
    if question.type in ("text", "short-text"):
        return Fact(name, question.title, "text", asked_as=asked_as)
    borrowed = frameworks.get(question.options_from or "")
    options: tuple[Item, ...] = (*(borrowed.entries if borrowed else ()), *question.options)
    single = question.type in ("one", "classes")
    return Fact(name, question.title, "choice", by_id(options), single=single, other=question.other, asked_as=asked_as)


def _joined(known: Fact | None, fact: Fact) -> Fact:
    if known is None:
        return fact
    items = {**known.items, **fact.items}
    asked_as = (*known.asked_as, *fact.asked_as, fact.title)
    return replace(known, items=items, other=known.other or fact.other, asked_as=asked_as)


def class_of(fact: Fact, number: float) -> str | None:
    """The class that a number falls in, from `lower` up to but not including `upper`; None outside every class."""
    for item in fact.items.values():
        if isinstance(item, Option) and (item.lower is not None or item.upper is not None):
            above = item.lower is None or number >= item.lower
            if above and (item.upper is None or number < item.upper):
                return item.id
    return None


def third_of(fact: Fact, number: float) -> str:
    """Whether a number on a scale is in its lowest, middle or highest third."""
    part = (number - fact.lowest) / (fact.highest - fact.lowest)
    return LOW if part <= 1 / 3 else HIGH if part >= 2 / 3 else MIDDLE
