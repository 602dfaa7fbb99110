"""What is known about an initiative, as people write it, turned into ids that rules can compare. Pure.

Names are those of lenses and questions; values may be ids, aliases or titles in any language, one or a list. Numbers
go to a scale or fall in a class. Several people may differ: `fase: {initiatief: opstart, gemeente: rijping}`.
What nobody knows (`weet niet`, nothing at all) is left out: it is never a reason.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from tussenruimte.frameworks import Catalogue
from tussenruimte.frameworks.facts import UNKNOWN, Fact, class_of, counted, third_of
from tussenruimte.frameworks.problems import nearest
from tussenruimte.frameworks.schema import Item, PlainList

# The list of numbers that a dossier keeps, each a fact under its own id (frameworks/data/advies).
DOSSIER = "dossierfeiten"
# Facts may be grouped under these words; `actie: {animo: 2}` is the fact `actie-animo` (M-13).
GROUPS = {"actie": "actie-", "dossier": ""}
# A threshold without a state is one people are busy with; these two states ask for support.
BUSY, NOT_YET = "bezig", "nog-niet"
OPEN = (NOT_YET, BUSY)
SIDES = ("initiatief", "gemeente", "makelaar", "bewoner", "partner", "bron", "redactie")
SIDE_NAMES = frozenset((*SIDES, "initiative", "municipality", "broker", "resident", "partner", "source", "editors"))


class FactsError(ValueError):
    """Facts that cannot be read: (name of the fact, sentence) for each, all at once."""

    def __init__(self, *problems: tuple[str, str]) -> None:
        self.problems = problems
        super().__init__("\n".join(f"{name}: {sentence}" for name, sentence in problems))


@dataclass
class Facts:
    """Facts as rules read them."""

    values: dict[str, list[str]] = field(default_factory=dict)
    # The number behind a class or a part of a scale, by fact and value.
    numbers: dict[tuple[str, str], float] = field(default_factory=dict)
    counts: dict[str, float] = field(default_factory=dict)
    # Facts of which one answer is expected and on which people differ.
    differing: list[str] = field(default_factory=list)

    def found(self, name: str, *accepted: str) -> tuple[tuple[str, str], ...]:
        """The (fact, value) pairs of this fact that are among the accepted values."""
        return tuple((name, value) for value in self.values.get(name, ()) if value in accepted)

    def add(self, name: str, value: str, number: float | None = None) -> None:
        """Remembers an answer, once."""
        values = self.values.setdefault(name, [])
        if value not in values:
            values.append(value)
        if number is not None:
            self.numbers.setdefault((name, value), number)


class Vocabulary:
    """Every fact, and every word for it, of one catalogue."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.facts: dict[str, Fact] = dict(catalogue.facts)
        self.counts = _counts(catalogue)
        self.names = self._all_names(catalogue)
        self.words = {name: _words(fact, catalogue) for name, fact in self.facts.items()}
        self.states = {
            name: {word.casefold(): state.id for state in fact.states for word in (state.id, state.title)}
            for name, fact in self.facts.items()
        }

    def _all(self) -> tuple[Fact, ...]:
        return (*self.facts.values(), *self.counts.values())

    def _all_names(self, catalogue: Catalogue) -> dict[str, str]:
        names = {word.casefold(): fact.name for fact in self._all() for word in (fact.name, *fact.asked_as)}
        for language in (catalogue, *catalogue.siblings):
            for name, fact in language.facts.items():
                for word in (fact.title, *fact.asked_as):
                    names.setdefault(word.casefold(), name)
        return names


@lru_cache(maxsize=8)
def vocabulary(catalogue: Catalogue) -> Vocabulary:
    """The words of a catalogue, gathered once."""
    return Vocabulary(catalogue)


def read_facts(given: Mapping[Any, Any], catalogue: Catalogue) -> Facts:
    """The facts that people gave; FactsError with a sentence for everything that cannot be read."""
    reader = _Reader(vocabulary(catalogue))
    for name, value in given.items():
        reader.take(str(name), value)
    if reader.problems:
        raise FactsError(*reader.problems)
    return reader.facts


class _Reader:
    """Takes one given fact after another."""

    def __init__(self, words: Vocabulary) -> None:
        self.words = words
        self.facts = Facts()
        self.problems: list[tuple[str, str]] = []

    def take(self, name: str, value: Any) -> None:
        """One fact, or the group of facts under `actie` or `dossier`."""
        if name in GROUPS and isinstance(value, Mapping):
            for below, number in value.items():
                self.take(f"{GROUPS[name]}{below}", number)
            return
        fact = self.words.names.get(name.casefold())
        if fact is None:
            known = [word for word in self.words.names if " " not in word]
            self._refuse(name, f"dit feit kennen wij niet.{nearest(name.casefold(), known) or _see_facts()}")
        elif fact in self.words.counts:
            self._count(name, fact, value)
        else:
            self._answers(name, self.words.facts[fact], value)

    def _count(self, name: str, fact: str, value: Any) -> None:
        if _is_unknown(value):
            return
        number = _number(value)
        if number is None or number < 0:
            self._refuse(name, f"schrijf hier een getal van 0 of meer, niet {_quoted(value)}.")
        else:
            self.facts.counts[fact] = number

    def _answers(self, name: str, fact: Fact, value: Any) -> None:
        if fact.shape == "text":
            return
        by_side = isinstance(value, Mapping) and not fact.states and SIDE_NAMES.issuperset(map(str, value))
        if isinstance(value, Mapping) and not by_side and not fact.states:
            known = ", ".join(SIDES)
            self._refuse(name, f"schrijf hier een antwoord, een lijst, of wie wat zegt ({known}).")
            return
        if isinstance(value, Mapping) and fact.states:
            self._with_states(name, fact, value)
            return
        given = _flat(value.values()) if by_side else _flat([value])
        for answer in given:
            if not _is_unknown(answer):
                self._answer(name, fact, answer)
        if fact.single and len(self.facts.values.get(fact.name, ())) > 1 and fact.name not in self.facts.differing:
            self.facts.differing.append(fact.name)

    def _answer(self, name: str, fact: Fact, answer: Any) -> None:
        id_ = self.words.words[fact.name].get(str(answer).casefold())
        if id_ is not None:
            self._add(fact, id_)
            return
        number = _number(answer)
        if number is None:
            self._refuse(name, f"{_quoted(answer)} past hier niet. {self._expected(fact, str(answer))}")
        elif fact.shape == "scale":
            self._scale(name, fact, number)
        elif (in_class := class_of(fact, number)) is not None:
            self.facts.add(fact.name, in_class, number)
        else:
            self._refuse(name, f"{_quoted(answer)} past hier niet. {self._expected(fact, str(answer))}")

    def _add(self, fact: Fact, id_: str) -> None:
        self.facts.add(fact.name, id_)
        if fact.states:
            self.facts.add(f"{fact.name}-{BUSY}", id_)

    def _scale(self, name: str, fact: Fact, number: float) -> None:
        if fact.lowest <= number <= fact.highest:
            self.facts.add(fact.name, third_of(fact, number), number)
        else:
            self._refuse(name, f"schrijf hier een cijfer van {fact.lowest} tot en met {fact.highest}.")

    def _with_states(self, name: str, fact: Fact, value: Mapping[Any, Any]) -> None:
        for word, state in value.items():
            item = self.words.words[fact.name].get(str(word).casefold())
            known = self.words.states[fact.name].get(str(state).casefold())
            if item is None:
                self._refuse(name, f"{_quoted(word)} past hier niet. {self._expected(fact, str(word))}")
            elif known is not None:
                self.facts.add(f"{fact.name}-{known}", item)
                if known in OPEN:
                    self.facts.add(fact.name, item)
            elif not _is_unknown(state):
                choices = ", ".join(one.id for one in fact.states)
                self._refuse(name, f"{_quoted(state)} is geen stand van `{item}`. Kies uit: {choices}.")

    def _expected(self, fact: Fact, given: str) -> str:
        if fact.shape == "scale":
            return f"Schrijf een cijfer van {fact.lowest} tot en met {fact.highest}, of `weet niet`."
        close = nearest(given.casefold(), list(self.words.words[fact.name]))
        return f"Kies uit: {', '.join(fact.accepted)}.{close}"

    def _refuse(self, name: str, sentence: str) -> None:
        self.problems.append((name, sentence))


def _counts(catalogue: Catalogue) -> dict[str, Fact]:
    framework = catalogue.frameworks.get(DOSSIER)
    return counted(framework) if isinstance(framework, PlainList) else {}


def _words(fact: Fact, catalogue: Catalogue) -> dict[str, str]:
    """Every word for an answer → its id; an id always means itself."""
    words = {id_.casefold(): id_ for id_ in fact.accepted} if fact.shape == "choice" else {}
    elsewhere = [language.facts[fact.name].items for language in catalogue.siblings if fact.name in language.facts]
    for items in (fact.items, *elsewhere):
        for id_, item in items.items():
            for word in _names_of(item):
                words.setdefault(word.casefold(), id_)
    return words


def _names_of(item: Item) -> tuple[str, ...]:
    return (item.title, *item.aliases)


def _flat(values: Any) -> list[Any]:
    flat: list[Any] = []
    for value in values:
        flat.extend(value if isinstance(value, list | tuple | set | frozenset) else [value])
    return flat


def _is_unknown(value: Any) -> bool:
    return value is None or (isinstance(value, str) and value.strip().casefold() in UNKNOWN) or value == []


def _number(value: Any) -> float | None:
    if isinstance(value, bool):
        return None
    try:
        number = float(value)
    except (TypeError, ValueError):
        return None
    return number if number == number and abs(number) < 1e12 else None  # noqa: PLR0124  NaN differs from itself


def _quoted(value: Any) -> str:
    text = str(value)
    return f"‘{text if len(text) <= 40 else text[:39] + '…'}’"


def _see_facts() -> str:
    return " Kijk bij `tussenruimte frameworks intake` welke vragen er zijn."
