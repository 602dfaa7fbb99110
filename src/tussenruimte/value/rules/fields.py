"""Reading plain values, one field at a time. Whatever is wrong is remembered, so that it is all said at once."""

from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any, TypeVar

from tussenruimte.frameworks.problems import nearest
from tussenruimte.value.rules.amounts import CONTEXT, ONE, ZERO
from tussenruimte.value.rules.remarks import Problem, Remark, ValueInputError, _

# A thousand billion; nothing that an initiative does is worth more.
LARGEST = Decimal(10) ** 12
MOST_DIGITS = 12
SMALLEST = Decimal(1).scaleb(-MOST_DIGITS)
MOST_YEARS = 100
MOST_ROWS = 1000
LONGEST_TEXT = 5000

W = TypeVar("W", bound=str)


class Reading:
    """What was read so far: the problems, and remarks about what was not used."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.remarks: list[Remark] = []

    def refuse(self, place: str, expected: str) -> None:
        """Remembers a problem, once per place."""
        if all(problem.place != place for problem in self.problems):
            self.problems.append(Problem(place, expected))

    def finish(self) -> None:
        """ValueInputError when anything was wrong."""
        if self.problems:
            raise ValueInputError(*self.problems)


class Fields:
    """One mapping of the input, and where it stands."""

    def __init__(self, raw: Any, reading: Reading, place: str = "") -> None:
        self.reading, self.place = reading, place
        self.raw: Mapping[str, Any] = raw if isinstance(raw, Mapping) else {}
        self.asked: dict[str, None] = {}
        if not isinstance(raw, Mapping):
            self.reading.refuse(place or "invoer", "schrijf hier regels als `sleutel: waarde`")

    def at(self, key: str) -> str:
        """Where a key stands: `effects.2.party`."""
        return f"{self.place}.{key}" if self.place else key

    def get(self, key: str) -> Any:
        """What was given; None when nothing was."""
        self.asked[key] = None
        return self.raw.get(key)

    def has(self, key: str) -> bool:
        """Whether something was given."""
        return self.get(key) is not None

    def refuse(self, key: str, expected: str) -> None:
        """Remembers what is wrong with a key."""
        self.reading.refuse(self.at(key), expected)

    def number(
        self, key: str, expected: str, *, low: Decimal = -LARGEST, high: Decimal = LARGEST, otherwise: Any = None
    ) -> Decimal:
        """A number between two bounds. `otherwise` makes it optional."""
        value = self.get(key)
        if value is None and otherwise is not None:
            return Decimal(otherwise)
        number = as_number(value)
        if number is None or not low <= number <= high:
            self._unusable(key, value, expected)
            return ZERO
        return number

    def share(self, key: str, *, otherwise: Decimal | None = None) -> Decimal:
        """A part of one."""
        expected = "schrijf een deel van 0 tot en met 1, zoals 0.25 voor 25 %"
        return self.number(key, expected, low=ZERO, high=ONE, otherwise=otherwise)

    def optional_share(self, key: str) -> Decimal | None:
        """A part of one; None as long as nobody answered."""
        return self.share(key) if self.has(key) else None

    def whole(self, key: str, expected: str, *, low: int, high: int) -> int:
        """A whole number."""
        number = self.number(key, expected, low=Decimal(low), high=Decimal(high), otherwise=None)
        if number != int(number):
            self._unusable(key, number, expected)
        return int(number)

    def optional_whole(self, key: str, expected: str, *, low: int, high: int) -> int | None:
        """A whole number, or None."""
        return self.whole(key, expected, low=low, high=high) if self.has(key) else None

    def text(self, key: str, expected: str = "") -> str:
        """Words; required when it says what is expected."""
        value = self.get(key)
        if value is None and not expected:
            return ""
        told = isinstance(value, str | int | Decimal) and not isinstance(value, bool)
        text = writable(value).strip() if told else ""
        if not text and (expected or value not in (None, "")):
            self._unusable(key, value, expected or "schrijf hier tekst")
        if len(text) > LONGEST_TEXT:
            self.refuse(key, f"houd dit bij {LONGEST_TEXT} tekens")
        return text

    def word(self, key: str, words: Sequence[W], *, otherwise: W | None = None) -> W:
        """One of some words, in small letters or capitals, with `-` or `_`."""
        value = self.get(key)
        if value is None and otherwise is not None:
            return otherwise
        given = value.strip().casefold().replace("_", "-") if isinstance(value, str) else None
        for word in words:
            if given == word:
                return word
        close = nearest(str(value), list(words)) if isinstance(value, str) else ""
        self._unusable(key, value, f"kies uit: {', '.join(words)}.{close}")
        return words[0]

    def amounts(self, key: str) -> tuple[Decimal, ...]:
        """Numbers, one per year from the base year."""
        value = self.get(key)
        expected = "schrijf een lijst van getallen, één per jaar vanaf het basisjaar, zoals [0, 30000, 45000]"
        if not isinstance(value, list | tuple) or not 1 <= len(value) <= MOST_YEARS:
            self._unusable(key, value, expected)
            return ()
        numbers = [as_number(one) for one in value]
        for year, number in enumerate(numbers, start=1):
            if number is None or abs(number) > LARGEST:
                self.reading.refuse(f"{self.at(key)}.{year}", "schrijf hier een getal, zoals 30000 of 12.50")
        return tuple(number or ZERO for number in numbers)

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of words; empty when nothing was given."""
        value = self.get(key)
        if value is None:
            return ()
        if not isinstance(value, list | tuple) or not all(isinstance(one, str) and one.strip() for one in value):
            self._unusable(key, value, "schrijf een lijst van woorden, zoals [een, twee]")
            return ()
        return tuple(writable(one).strip() for one in value)

    def rows(self, key: str, what: str, *, least: int = 1, optional: bool = False) -> list["Fields"]:
        """A list of mappings. Rows are counted from 1."""
        value = self.get(key)
        if value is None and optional:
            return []
        if not isinstance(value, list | tuple) or not least <= len(value) <= MOST_ROWS:
            self._unusable(key, value, f"schrijf een lijst met {what}, elk met een streepje ervoor")
            return []
        return [Fields(row, self.reading, f"{self.at(key)}.{number}") for number, row in enumerate(value, start=1)]

    def below(self, key: str) -> "Fields | None":
        """A mapping inside this one; None when it is not there."""
        return Fields(self.get(key), self.reading, self.at(key)) if self.has(key) else None

    def close(self) -> None:
        """Says which keys nobody asked for: they change nothing, and may be a slip of the pen."""
        for key in self.raw:
            if str(key) not in self.asked:
                self.reading.remarks.append(_unused(self.at(str(key)), nearest(str(key), list(self.asked))))

    def _unusable(self, key: str, value: Any, expected: str) -> None:
        self.refuse(key, f"dit ontbreekt; {expected}" if value is None else f"{_quoted(value)} kan niet; {expected}")


def as_number(value: Any) -> Decimal | None:
    """A number, or a decimal string, as a decimal with twelve decimals at most; None when it is neither."""
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal | str):
        return None
    try:
        number = Decimal(str(value).strip())
    except InvalidOperation:
        return None
    if not number.is_finite() or number.adjusted() > MOST_DIGITS:
        return None
    # A script writes 1/3 with sixteen digits; twelve are more than any estimate has.
    finer = number != number.quantize(SMALLEST, context=CONTEXT)
    return number.quantize(SMALLEST, context=CONTEXT) if finer else number


def writable(value: Any) -> str:
    """The text, with a question mark for half a character, which JSON can hold and nobody can write."""
    return str(value).encode(errors="replace").decode()


def _unused(place: str, close: str) -> Remark:
    template = _("Wij gebruiken `%(key)s` niet.%(close)s")
    key = writable(place)
    return Remark("unused-key", template, {"key": key, "close": close}, key)


def _quoted(value: Any) -> str:
    text = writable(value)
    return f"‘{text if len(text) <= 40 else text[:39] + '…'}’"
