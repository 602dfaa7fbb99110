"""The sentence under a reason: what the person said, in their own language. The words are in `redenen.yaml`. Pure."""

from functools import lru_cache

from tussenruimte.advice.checks import as_text
from tussenruimte.advice.facts import Facts, vocabulary
from tussenruimte.advice.pieces import Reason
from tussenruimte.frameworks import Catalogue
from tussenruimte.frameworks.facts import Fact

# The framework with a sentence per fact, or per fact and answer, and three that serve whatever has none.
SENTENCES = "redenen"
ANSWER, SCALE, COUNT = "antwoord", "cijfer", "getal"


class Sentences:
    """Writes the sentence of a fact and its value, and remembers it."""

    def __init__(self, catalogue: Catalogue) -> None:
        framework = catalogue.frameworks.get(SENTENCES)
        self.texts = {item.id: item.text for item in framework.entries} if framework else {}
        words = vocabulary(catalogue)
        self.facts: dict[str, Fact] = {**words.facts, **words.counts}
        # A threshold with its state (`drempels-bezig`) was given as a threshold (`drempels`).
        self.given_as = {f"{f.name}-{state.id}": f.name for f in self.facts.values() for state in f.states}
        self.known: dict[tuple[str, str], str] = {}

    def reason(self, facts: Facts, name: str, value: str) -> Reason:
        """The fact and the value as the person gave them, and the sentence that names them."""
        number = facts.numbers.get((name, value))
        shown = value if number is None else as_text(number)
        text = self.known.get((name, shown)) if number is None else None
        if text is None:
            text = self._written(name, value, shown)
            if number is None and name not in facts.counts:
                self.known[name, shown] = text
        return Reason(self.given_as.get(name, name), shown, text)

    def _written(self, name: str, value: str, shown: str) -> str:
        fact = self.facts[self.given_as.get(name, name)]
        item = fact.items.get(value)
        general = SCALE if fact.shape == "scale" and fact.highest <= 10 else COUNT if fact.shape == "scale" else ANSWER
        text = self.texts.get(f"{name}-{value}") or self.texts.get(name) or self.texts.get(general, "{title}: {value}.")
        return text.format(
            value=item.title if item else shown,
            title=fact.title,
            lowest=fact.lowest,
            highest=fact.highest,
            number=shown,
        )


@lru_cache(maxsize=8)
def sentences(catalogue: Catalogue) -> Sentences:
    """The sentences of a catalogue, gathered once."""
    return Sentences(catalogue)
