"""A rule set, opened: its values on a day, its sentences with the words filled in, its outcomes. Pure."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from babel.dates import format_date
from babel.numbers import format_currency

from tussenruimte.core.terms import LegalTerm, Unit
from tussenruimte.dossiers.rules.findings import LAWYER, Reason, RuleSetVersion, ToArrange
from tussenruimte.frameworks import Catalogue
from tussenruimte.frameworks.basics import Item
from tussenruimte.frameworks.rule_sets import DatedValue, RuleItem, RuleSet

# How the units of the files are called in terms, and how people read them.
UNITS: dict[str, Unit] = {"dagen": "days", "werkdagen": "working_days", "weken": "weeks", "maanden": "months"}
WORDS: dict[str, dict[Unit, tuple[str, str]]] = {
    "nl": {
        "days": ("dag", "dagen"),
        "working_days": ("werkdag", "werkdagen"),
        "weeks": ("week", "weken"),
        "months": ("maand", "maanden"),
    },
    "en": {
        "days": ("day", "days"),
        "working_days": ("working day", "working days"),
        "weeks": ("week", "weeks"),
        "months": ("month", "months"),
    },
}


class RuleBook:
    """One rule set in one language."""

    def __init__(self, catalogue: Catalogue, name: str) -> None:
        rules = catalogue.framework(name)
        if not isinstance(rules, RuleSet):
            raise TypeError(f"{name} is not a rule set")
        self.rules, self.catalogue, self.language = rules, catalogue, catalogue.language
        self._sentences = {sentence.id: sentence for sentence in rules.sentences}
        self._outcomes = {outcome.id: outcome for outcome in rules.outcomes}
        self._items = {item.id: item for item in rules.items}

    def item(self, id: str) -> RuleItem:  # noqa: A002  the word of the files
        """The line with this id; KeyError when there is none."""
        return self._items[id]

    def group(self, id: str) -> tuple[RuleItem, ...]:  # noqa: A002
        """The lines of a group that are in use."""
        return tuple(item for item in self.rules.shown if isinstance(item, RuleItem) and item.group == id)

    def dated(self, id: str, day: date) -> DatedValue | None:  # noqa: A002
        """What a line says on a day."""
        return self._items[id].on(day)

    def value(self, id: str, day: date) -> Decimal | None:  # noqa: A002
        """The number a line says on a day; None when nobody knows it."""
        dated = self.dated(id, day)
        return dated.value if dated else None

    def number(self, id: str) -> int:  # noqa: A002
        """A whole number that has not changed since it is in the files."""
        value = self._items[id].values[-1].value
        if value is None:
            raise ValueError(f"{self.rules.id}/{id} has no value")
        return int(value)

    def term(self, id: str) -> LegalTerm:  # noqa: A002
        """A line of the files as a term."""
        return LegalTerm(self.number(id), UNITS[self._items[id].unit])

    def because(self, id: str, says: DatedValue | None = None, **words: Any) -> Reason:  # noqa: A002
        """The sentence with this id, with its words filled in; `says` is the value it rests on."""
        sentence = self._sentences[id]
        reason = self.reason(sentence)
        text = sentence.text.format(**{name: self._read_aloud(word) for name, word in words.items()})
        evidence, source = (says.evidence, says.source) if says else (reason.evidence, reason.source)
        return Reason(id, text, evidence, source or reason.source)

    def reason(self, item: Item) -> Reason:
        """Any line of the rule set as a reason."""
        return Reason(item.id, item.text, item.evidence or self.rules.evidence, item.source or self.rules.source)

    def outcome(self, id: str) -> Item:  # noqa: A002
        """An outcome by its id."""
        return self._outcomes[id]

    def conclusion(
        self, outcome: str | None, reasons: Iterable[Reason], *, ask_a_lawyer: bool = False
    ) -> dict[str, Any]:
        """What every finding has, ready to be filled in with what a route adds."""
        return {
            "outcome": outcome,
            "outcome_title": self._outcomes[outcome].title if outcome else "",
            "ask_a_lawyer": ask_a_lawyer or outcome == LAWYER,
            "reasons": tuple(reasons),
            "rule_set": RuleSetVersion(self.rules.id, self.rules.version),
            "notice": self.rules.notice,
        }

    def to_arrange(self, group: str) -> tuple[ToArrange, ...]:
        """The lines of a group as something to look at."""
        return tuple(ToArrange(item.id, item.title, item.text, item.see) for item in self.group(group))

    def _read_aloud(self, word: Any) -> str:
        """A word as people read it: money is a Decimal, days and terms say themselves."""
        match word:
            case date():
                return format_date(word, "d MMMM y", locale=self.language)
            case Decimal():
                digits = "" if word == word.to_integral_value() else ".00"
                shape = f"¤ #,##0{digits};¤ -#,##0{digits}" if self.language == "nl" else f"¤#,##0{digits}"
                return format_currency(word, "EUR", shape, locale=self.language, currency_digits=False)
            case LegalTerm():
                one, more = WORDS.get(self.language, WORDS["en"])[word.unit]
                return f"{word.count} {one if word.count == 1 else more}"
            case _:
                return str(word)
