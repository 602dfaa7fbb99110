"""Answers as people write them, read into what rules can use. Every problem names its field and what was expected.

A reader never stops at the first problem: it goes on with a stand-in, and `finish` says everything at once.
"""

import re
from collections.abc import Collection, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from tussenruimte.core.terms import LegalTerm, Unit
from tussenruimte.dossiers.rules.findings import NO, UNSURE, YES
from tussenruimte.frameworks.problems import nearest

Place = tuple[str | int, ...]
Problem = tuple[Place, str]
# Dates outside these years are slips of the pen.
EARLIEST, LATEST = date(1950, 1, 1), date(2150, 12, 31)
MOST_MONEY = Decimal(10) ** 12
MOST_ROWS = 10_000
# The longest term that can be given: ten years, in each unit.
LONGEST: dict[Unit, int] = {"days": 3653, "working_days": 2600, "weeks": 522, "months": 120}
YES_OR_NO = {
    **dict.fromkeys(("ja", "yes", "true"), YES),
    **dict.fromkeys(("nee", "no", "false"), NO),
    **dict.fromkeys(("weet-niet", "weet niet", "onbekend", "unknown"), UNSURE),
}


class BadAnswersError(ValueError):
    """Answers that cannot be used: (place, sentence) for each, all at once."""

    def __init__(self, *problems: Problem) -> None:
        self.problems = problems
        super().__init__("\n".join(f"{readable(place)}: {sentence}" for place, sentence in problems))


def readable(place: Place) -> str:
    """A place as people count: `awards.1.amount` is in the first award."""
    return ".".join(str(step + 1) if isinstance(step, int) else step for step in place)


class Reader:
    """Reads one mapping, key by key. What was never asked for is refused when it finishes."""

    def __init__(
        self, given: Mapping[Any, Any], at: Place = (), problems: list[tuple[Place, str]] | None = None
    ) -> None:
        self._given = {str(key): value for key, value in given.items()}
        self._at = at
        self._problems: list[tuple[Place, str]] = [] if problems is None else problems
        self._asked: list[str] = []
        self._below: list[Reader] = []

    def has(self, key: str) -> bool:
        """Whether anything was written here."""
        self._asked.append(key)
        return self._given.get(key) not in (None, "")

    def day(self, key: str) -> date:
        """A date that has to be there."""
        day = self.day_or_none(key)
        if day is None:
            self._missing(key, "een datum, zoals 2026-11-23")
        return day or EARLIEST

    def day_or_none(self, key: str) -> date | None:
        """A date, when it was given."""
        if not self.has(key):
            return None
        value = self._given[key]
        try:
            if isinstance(value, date):
                day = date(value.year, value.month, value.day)
            elif isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value.strip()):
                day = date.fromisoformat(value.strip())
            else:
                raise ValueError  # noqa: TRY301  one sentence for every wrong date
        except ValueError:
            self.refuse(key, f"schrijf een datum als 2026-11-23, niet {_quoted(value)}")
            return EARLIEST
        if not EARLIEST <= day <= LATEST:
            self.refuse(key, f"schrijf een datum tussen {EARLIEST} en {LATEST}, niet {day}")
            return EARLIEST
        return day

    def money(self, key: str) -> Decimal:
        """An amount in euros that has to be there."""
        amount = self.money_or_none(key)
        if amount is None:
            self._missing(key, "een bedrag, zoals 12500 of 12500.50")
            return Decimal(0)
        return amount

    def money_or_none(self, key: str) -> Decimal | None:
        """An amount in euros, when it was given: 0 or more, with two decimals at most."""
        if not self.has(key):
            return None
        value = self._given[key]
        amount = _number(value)
        if amount is None or not 0 <= amount <= MOST_MONEY or amount != round(amount, 2):
            hint = f"schrijf een bedrag in euro, zoals 12500 of 12500.50, niet {_quoted(value)}"
            self.refuse(key, hint)
            return Decimal(0)
        return amount

    def count_or_none(self, key: str, highest: int, unit: str) -> int | None:
        """A whole number from nought, when it was given."""
        if not self.has(key):
            return None
        value = self._given[key]
        number = _number(value)
        if number is None or number != number.to_integral_value() or not 0 <= number <= highest:
            self.refuse(key, f"schrijf een heel aantal {unit} van 0 tot en met {highest}, niet {_quoted(value)}")
            return 0
        return int(number)

    def percent_or_none(self, key: str) -> Decimal | None:
        """A percentage, when it was given."""
        if not self.has(key):
            return None
        number = _number(self._given[key])
        if number is None or not 0 <= number <= 100:
            self.refuse(key, f"schrijf een percentage van 0 tot en met 100, niet {_quoted(self._given[key])}")
            return Decimal(0)
        return number

    def choice(self, key: str, options: Collection[str], default: str | None = None) -> str:
        """One of some words; the default when nothing was given, which must be given when there is no default."""
        if not self.has(key):
            if default is None:
                self._missing(key, f"een van: {', '.join(options)}")
            return default or next(iter(options))
        value = str(self._given[key]).strip().casefold()
        if value not in options:
            self.refuse(
                key, f"kies uit: {', '.join(options)}; niet {_quoted(self._given[key])}.{nearest(value, list(options))}"
            )
            return next(iter(options))
        return value

    def yes_no(self, key: str) -> str:
        """Yes, no, or not sure; nothing written is not sure."""
        if not self.has(key):
            return UNSURE
        answer = YES_OR_NO.get(str(self._given[key]).strip().casefold())
        if answer is None:
            self.refuse(key, f"schrijf ja, nee of weet-niet, niet {_quoted(self._given[key])}")
        return answer or UNSURE

    def word(self, key: str) -> str:
        """A short text, empty when nothing was given."""
        if not self.has(key):
            return ""
        value = self._given[key]
        if not isinstance(value, str | int) or isinstance(value, bool):
            self.refuse(key, f"schrijf hier een naam, niet {_quoted(value)}")
            return ""
        return str(value).strip()[:200]

    def words(self, key: str) -> tuple[str, ...]:
        """A list of short texts; one text is a list too."""
        if not self.has(key):
            return ()
        value = self._given[key]
        listed = value if isinstance(value, list | tuple) else [value]
        if not all(isinstance(word, str | int) and not isinstance(word, bool) for word in listed):
            self.refuse(key, f"schrijf een lijst van woorden, zoals [een, twee], niet {_quoted(value)}")
            return ()
        return tuple(str(word).strip() for word in listed)

    def subset(self, key: str, options: Collection[str]) -> tuple[str, ...]:
        """Some of the words that can be chosen."""
        chosen = self.words(key)
        for number, word in enumerate(chosen):
            if word not in options:
                known = nearest(word, list(options)) or f" Kies uit: {', '.join(options)}."
                self._problems.append(((*self._at, key, number), f"{_quoted(word)} kennen wij hier niet.{known}"))
        return tuple(word for word in chosen if word in options)

    def below(self, key: str, example: str) -> "Reader | None":
        """The mapping under a key, when there is one."""
        if not self.has(key):
            return None
        value = self._given[key]
        if not isinstance(value, Mapping):
            self.refuse(key, f"schrijf hier {example}, niet {_quoted(value)}")
            return None
        return self._reader(value, key)

    def is_mapping(self, key: str) -> bool:
        """Whether there are keys below this one."""
        return isinstance(self._given.get(key), Mapping)

    def each(self, key: str, example: str) -> "list[Reader]":
        """A reader for each of a list of mappings; an empty list when nothing was given."""
        if not self.has(key):
            return []
        value = self._given[key]
        if not isinstance(value, list | tuple) or len(value) > MOST_ROWS:
            self.refuse(key, f"schrijf hier een lijst van ten hoogste {MOST_ROWS}, zoals [{example}]")
            return []
        readers = []
        for number, row in enumerate(value):
            if isinstance(row, Mapping):
                readers.append(self._reader(row, key, number))
            else:
                self._problems.append(((*self._at, key, number), f"schrijf hier {example}, niet {_quoted(row)}"))
        return readers

    def term_or_none(self) -> LegalTerm | None:
        """The one term in this mapping, such as `weeks: 8`."""
        given = [(unit, self.count_or_none(unit, most, unit)) for unit, most in LONGEST.items()]
        found = [LegalTerm(count, unit) for unit, count in given if count is not None]
        if len(found) > 1:
            self.refuse("", f"noem één termijn, niet {len(found)}: kies uit {', '.join(LONGEST)}")
        return found[0] if found else None

    def refuse(self, key: str, sentence: str) -> None:
        """Remembers a problem at a key, or at the whole when the key is empty."""
        self._problems.append(((*self._at, key) if key else self._at, sentence))

    def finish(self) -> None:
        """Refuses what nobody asked for, and raises when there was any problem."""
        self.refuse_unknown()
        if self._problems:
            raise BadAnswersError(*dict.fromkeys(self._problems))

    def refuse_unknown(self) -> None:
        """Remembers a problem for every key that nobody asked for, here and below."""
        known = list(dict.fromkeys(self._asked))
        for key in self._given:
            if key not in self._asked:
                choices = f"u kunt kiezen uit: {', '.join(known)}.{nearest(key, known)}"
                self.refuse(key, f"dit veld kennen wij niet; {choices}")
        for reader in self._below:
            reader.refuse_unknown()

    def _reader(self, value: Mapping[Any, Any], *steps: str | int) -> "Reader":
        reader = Reader(value, (*self._at, *steps), self._problems)
        self._below.append(reader)
        return reader

    def _missing(self, key: str, expected: str) -> None:
        self.refuse(key, f"dit ontbreekt; schrijf {expected}")


def _number(value: Any) -> Decimal | None:
    if isinstance(value, bool) or not isinstance(value, int | float | str | Decimal):
        return None
    try:
        number = Decimal(str(value).strip())
    except (InvalidOperation, ValueError):  # ValueError: an integer of thousands of digits
        return None
    return number if number.is_finite() and abs(number) <= MOST_MONEY else None


def _quoted(value: Any) -> str:
    text = str(value)
    return f"‘{text if len(text) <= 40 else text[:39] + '…'}’"
