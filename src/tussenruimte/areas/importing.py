"""From a table to figures of areas: every cell checked, every problem with its row and column."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from tussenruimte.areas.rules.figures import NotANumberError, column_key, read_code, read_number
from tussenruimte.frameworks.schema import ListItem
from tussenruimte.register.uploads import Problem, Row, Table, UnreadableFile

CODE = frozenset(
    {"code", "statcode", "gebiedscode", "gemeentecode", "wijkcode", "buurtcode", "gm_code", "wk_code", "bu_code"}
    | {"wijkenenbuurten", "regios", "regio", "codering"}
)
YEAR = frozenset({"jaar", "year", "periode", "perioden"})
# Columns that only say what the code says already.
NAME = frozenset({"name", "naam", "statnaam", "gemeentenaam", "wijknaam", "buurtnaam", "province", "provincie"})
EARLIEST = 1900
# Which figure of which place in which year.
Key = tuple[str, str, int]


@dataclass(frozen=True)
class Known:
    """What a file may speak of: codes of places, figures by the key of their column, and what we have already."""

    places: frozenset[str]
    columns: Mapping[str, ListItem]
    values: Callable[[frozenset[str]], Mapping[Key, Decimal]]


@dataclass(frozen=True)
class ReadFigure:
    """A number as it would be kept. `before` is what stands there now, if anything."""

    place: str
    indicator: str
    year: int
    value: Decimal
    unit: str
    before: Decimal | None = None

    @property
    def key(self) -> Key:
        """Which figure this is."""
        return self.place, self.indicator, self.year


@dataclass(frozen=True)
class ReadRow:
    """One row: what it says, and what is wrong with it."""

    number: int
    place: str
    figures: tuple[ReadFigure, ...] = ()
    errors: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class Preview:
    """What reading in a file would do."""

    rows: tuple[ReadRow, ...]
    read_columns: tuple[str, ...]
    unread_columns: tuple[str, ...]

    @property
    def good(self) -> tuple[ReadRow, ...]:
        """Rows without errors."""
        return tuple(row for row in self.rows if not row.errors)

    @property
    def errors(self) -> tuple[Problem, ...]:
        """All errors, in order of row."""
        return tuple(problem for row in self.rows for problem in row.errors)

    @property
    def figures(self) -> tuple[ReadFigure, ...]:
        """The figures of the good rows."""
        return tuple(figure for row in self.good for figure in row.figures)

    @property
    def new(self) -> tuple[ReadFigure, ...]:
        """Figures that are not there yet."""
        return tuple(figure for figure in self.figures if figure.before is None)

    @property
    def changed(self) -> tuple[ReadFigure, ...]:
        """Figures that would get another value."""
        return tuple(figure for figure in self.figures if figure.before not in (None, figure.value))

    @property
    def unchanged(self) -> int:
        """How many figures stand there already as the file says."""
        return len(self.figures) - len(self.new) - len(self.changed)


@dataclass(frozen=True)
class _Columns:
    code: int
    year: int | None
    figures: Mapping[int, ListItem]


def columns_of(figures: tuple[ListItem, ...]) -> dict[str, ListItem]:
    """The figures by every name a column may have: id, title and aliases, with and without a number behind."""
    keys: dict[str, ListItem] = {}
    for item in figures:
        for name in (item.id, item.title, *item.aliases):
            keys[name.casefold()] = item
            keys.setdefault(column_key(name), item)
    return keys


def read_header(header: tuple[str, ...], known: Mapping[str, ListItem]) -> _Columns:
    """Which column holds what; refuses when there is no code, no figure, or the same one twice."""
    code = [place for place, name in enumerate(header) if column_key(name) in CODE]
    year = [place for place, name in enumerate(header) if column_key(name) in YEAR]
    figures = {place: item for place, name in enumerate(header) if (item := _figure(name, known)) is not None}
    if not code:
        raise UnreadableFile(_("Er is geen kolom met de code van het gebied. Noem die kolom “code”."))
    if not figures:
        raise UnreadableFile(_("Wij herkennen geen kolom met een cijfer. Kijk welke namen wij kennen."))
    twice = {header[place] for place, item in figures.items() if list(figures.values()).count(item) > 1}
    if len(code) > 1 or len(year) > 1 or twice:
        names = ", ".join(sorted(twice) or [header[place] for place in (*code, *year)])
        raise UnreadableFile(_("Deze kolommen zeggen hetzelfde: %(names)s. Haal er een weg.") % {"names": names})
    return _Columns(code[0], year[0] if year else None, figures)


def _figure(name: str, known: Mapping[str, ListItem]) -> ListItem | None:
    exact = name.strip().casefold()
    return known.get(exact) or known.get(column_key(name))


def preview(table: Table, known: Known, *, year: int, this_year: int) -> Preview:
    """Checks every cell; refuses the file as a whole only when its columns are not right."""
    columns = read_header(table.header, known.columns)
    odd: dict[int, list[Problem]] = {}
    for problem in table.problems:
        odd.setdefault(problem.row, []).append(problem)
    reader = _Reader(table.header, columns, known, year, this_year)
    rows = tuple(reader.read(row, odd.get(row.number, [])) for row in table.rows)
    read = {columns.code, columns.year, *columns.figures}
    unread = [name for place, name in enumerate(table.header) if place not in read and name.strip()]
    return Preview(
        _compared(rows, known),
        tuple(table.header[place] for place in columns.figures),
        tuple(name for name in unread if column_key(name) not in NAME),
    )


class _Reader:
    """Reads one row after the other, and remembers what was said before."""

    def __init__(self, header: tuple[str, ...], columns: _Columns, known: Known, year: int, this_year: int) -> None:
        self.header, self.columns, self.known = header, columns, known
        self.year, self.this_year = year, this_year
        self.seen: dict[tuple[str, int], int] = {}

    def read(self, row: Row, odd: list[Problem]) -> ReadRow:
        """The row with its figures and errors."""
        code = read_code(row.cells[self.columns.code])
        errors = list(odd)
        year = self._year(row)
        if not code or code not in self.known.places:
            errors.append(self._problem(row, self.columns.code, self._about_code(row, code)))
        elif year is None:
            errors.append(self._problem(row, self.columns.year, _("Vul een jaartal in, zoals 2022.")))
        elif (earlier := self.seen.setdefault((code, year), row.number)) != row.number:
            sentence = _("Dit gebied staat ook in rij %(row)d, met hetzelfde jaar.") % {"row": earlier}
            errors.append(self._problem(row, self.columns.code, sentence))
        marked = {problem.column for problem in odd}
        figures = []
        for place, item in self.columns.figures.items():
            try:
                value = read_number(row.cells[place], item.unit)
            except NotANumberError:
                if self.header[place] not in marked:
                    errors.append(self._problem(row, place, self._about_number(item)))
                continue
            if value is not None and year is not None:
                figures.append(ReadFigure(code, item.id, year, value, item.unit))
        return ReadRow(row.number, code, tuple(figures), tuple(errors))

    def _year(self, row: Row) -> int | None:
        if self.columns.year is None or not row.cells[self.columns.year]:
            return self.year
        # Statistics write a year as 2019JJ00.
        digits = row.cells[self.columns.year][:4]
        whole = int(digits) if digits.isascii() and digits.isdigit() and len(digits) == 4 else 0
        return whole if EARLIEST <= whole <= self.this_year else None

    def _problem(self, row: Row, place: int | None, sentence: object) -> Problem:
        return Problem(row.number, self.header[place or 0], str(sentence))

    def _about_code(self, row: Row, code: str) -> object:
        given = row.cells[self.columns.code][:20]
        if code:
            return _("De plaats %(code)s kennen wij niet. Lees eerst de grenzen in.") % {"code": code}
        return _("“%(given)s” is geen code. Schrijf die als GM0363, WK036301 of BU03630102.") % {"given": given}

    def _about_number(self, item: ListItem) -> object:
        if item.unit in ("inwoners", "huishoudens", "woningen"):
            return _("Vul een heel getal in, zoals 1250.")
        return _("Vul een getal in, zoals 12,5. Laat de cel leeg als u het niet weet.")


def _compared(rows: tuple[ReadRow, ...], known: Known) -> tuple[ReadRow, ...]:
    """The rows with what stands there now."""
    values = known.values(frozenset(row.place for row in rows if row.figures and not row.errors))
    return tuple(_with_before(rows, values))


def _with_before(rows: tuple[ReadRow, ...], values: Mapping[Key, Decimal]) -> Iterator[ReadRow]:
    for row in rows:
        figures = (
            ReadFigure(one.place, one.indicator, one.year, one.value, one.unit, values.get(one.key))
            for one in row.figures
        )
        yield ReadRow(row.number, row.place, tuple(figures), row.errors)
