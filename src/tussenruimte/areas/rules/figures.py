"""Figures of areas: reading a number in a file, what may be shown, and laying two areas or years side by side."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from tussenruimte.areas.rules.strengths import SMALLEST_SHOWN

# How files say that there is no number, also statistics that keep one secret.
NO_NUMBER = frozenset({"", ".", "-", "–", "x", "na", "n/a", "nan", "null", "none", "onbekend", "geheim", "unknown"})
SECRET = frozenset({Decimal(-99995), Decimal(-99996), Decimal(-99997), Decimal(-99999)})
# Units in which people or households are counted, one by one.
OF_PEOPLE = frozenset({"inwoners", "huishoudens", "mensen", "personen"})
COUNTED = OF_PEOPLE | {"woningen"}
THOUSANDS = re.compile(r"[+-]?\d{1,3}([., ]\d{3})+", re.ASCII)
NUMBER = re.compile(r"[+-]?\d+(\.\d+)?([eE][+-]?\d{1,2})?", re.ASCII)
MOST = Decimal(10) ** 13
FINEST = Decimal("0.0001")
CODE = re.compile(r"(GM\d{4}|WK\d{6}|BU\d{8})", re.ASCII)


class NotANumberError(ValueError):
    """The text is no number we can read."""


def read_number(text: str, unit: str) -> Decimal | None:
    """The number a cell holds, in Dutch or English writing; None when the file says that it is not known.

    What is counted one by one has no fraction, so there 1.234 is a thousand and more.
    """
    plain = text.strip().replace("\u00a0", " ")
    if plain.casefold() in NO_NUMBER:
        return None
    number = _decimal(plain, is_whole=unit in COUNTED)
    if number in SECRET:
        return None
    if abs(number) >= MOST or (unit in COUNTED and (number < 0 or number != number.to_integral_value())):
        raise NotANumberError(text)
    return number.quantize(FINEST)


def _decimal(text: str, *, is_whole: bool) -> Decimal:
    comma, point = text.rfind(","), text.rfind(".")
    several = text.count(",") > 1 or text.count(".") > 1
    if THOUSANDS.fullmatch(text) and (is_whole or several or " " in text):
        text = re.sub(r"[., ]", "", text)
    elif comma > point:
        text = text.replace(".", "").replace(",", ".")
    else:
        text = text.replace(",", "")
    if not NUMBER.fullmatch(text):
        raise NotANumberError(text)
    return Decimal(text)


def read_code(text: str) -> str:
    """The code of an area as we write it; empty when it is none."""
    plain = text.strip().upper()
    return plain if CODE.fullmatch(plain) else ""


def column_key(name: str) -> str:
    """The same for names of a column that differ in capitals, and in the number statistics put behind it."""
    return re.sub(r"_\d{1,3}$", "", name.strip().casefold())


@dataclass(frozen=True)
class Figure:
    """A number of an area: which, how much, when, and who says so."""

    indicator: str
    value: Decimal
    unit: str
    year: int
    source: str

    @property
    def may_be_shown(self) -> bool:
        """Whether everyone may see it; a handful of people or households could be recognised."""
        return not (self.unit in OF_PEOPLE and 0 < self.value < SMALLEST_SHOWN)


@dataclass(frozen=True)
class Pair:
    """The same figure of two areas. `same_year` is False when no year is known of both."""

    indicator: str
    one: Figure | None
    other: Figure | None

    @property
    def same_year(self) -> bool:
        """Whether both are of one year; what is missing differs from nothing."""
        return self.one is None or self.other is None or self.one.year == self.other.year


def newest(figures: Iterable[Figure]) -> dict[str, Figure]:
    """Of each indicator the figure of the last year."""
    return {figure.indicator: figure for figure in sorted(figures, key=lambda figure: figure.year)}


def side_by_side(one: Iterable[Figure], other: Iterable[Figure], order: Iterable[str]) -> tuple[Pair, ...]:
    """Two areas, each indicator at the last year known of both; without such a year each at its own last year."""
    mine, theirs = _by_year(one), _by_year(other)
    pairs = []
    for indicator in order:
        a, b = mine.get(indicator, {}), theirs.get(indicator, {})
        if a or b:
            shared = max(a.keys() & b.keys(), default=0)
            pairs.append(Pair(indicator, _at(a, shared), _at(b, shared)))
    return tuple(pairs)


def _by_year(figures: Iterable[Figure]) -> dict[str, dict[int, Figure]]:
    found: dict[str, dict[int, Figure]] = {}
    for figure in figures:
        found.setdefault(figure.indicator, {})[figure.year] = figure
    return found


def _at(years: Mapping[int, Figure], year: int) -> Figure | None:
    return years.get(year) or (years[max(years)] if years else None)
