"""A file with tasks, read and checked row by row before anything is stored."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tussenruimte.challenges.models import MunicipalTask
from tussenruimte.challenges.rules.money import NotMoneyError, amount_in
from tussenruimte.frameworks.schema import Lens
from tussenruimte.register.frameworks import current_catalogue
from tussenruimte.register.models import Organisation, Place
from tussenruimte.register.uploads import Problem, Row, Table, UnreadableFile
from tussenruimte.ui.forms import DAY_FORMATS

THEMES = "werkvelden"


@dataclass(frozen=True)
class Column:
    """A column of the file: the field it fills, its name in the first row, and how a cell is read."""

    id: str
    name: str
    longest: int = 200
    needed: bool = False


COLUMNS = (
    Column("name", "naam", 160, needed=True),
    Column("text", "wat het is", 5_000),
    Column("place", "plaats"),
    Column("theme", "beleidsveld"),
    Column("standing", "stand"),
    Column("excluded_because", "waarom uitgesloten", 300),
    Column("excluded_by", "artikel", 160),
    Column("cost", "kosten per jaar"),
    Column("cost_year", "kosten over jaar"),
    Column("cost_vat", "btw"),
    Column("cost_source", "bron van de kosten"),
    Column("quality", "kwaliteit", 5_000),
    Column("quality_measured", "hoe gemeten"),
    Column("carried_out", "uitgevoerd door"),
    Column("carried_out_by", "naam uitvoerder", 160),
    Column("contract_end", "einde contract"),
    Column("notice_by", "opzeggen voor"),
    Column("staff", "mensen"),
    Column("department", "afdeling", 120),
)
BY_NAME: Mapping[str, Column] = {column.name: column for column in COLUMNS}


@dataclass(frozen=True)
class TaskRow:
    """One row as it would be kept; `known` when a task of that name is on the list and would be changed."""

    number: int
    facts: Mapping[str, Any]
    errors: tuple[Problem, ...]
    known: bool


@dataclass(frozen=True)
class Preview:
    """What reading in a file would do."""

    rows: tuple[TaskRow, ...]
    unread_columns: tuple[str, ...]

    @property
    def good(self) -> tuple[TaskRow, ...]:
        """Rows without errors."""
        return tuple(row for row in self.rows if not row.errors)

    @property
    def errors(self) -> tuple[Problem, ...]:
        """All errors, in order of row."""
        return tuple(problem for row in self.rows for problem in row.errors)


def read_header(header: Iterable[str]) -> list[Column | None]:
    """Which column each name stands for, None for one we do not read; refuses when one is missing or there twice."""
    columns = [BY_NAME.get(name.casefold().strip()) for name in header]
    for column in COLUMNS:
        if column.needed and column not in columns:
            sentence = _("De kolom “%(column)s” ontbreekt. Zet in de eerste rij de namen van de kolommen.")
            raise UnreadableFile(sentence % {"column": column.name})
        if columns.count(column) > 1:
            sentence = _("De kolom “%(column)s” staat er twee keer. Haal er een weg.")
            raise UnreadableFile(sentence % {"column": column.name})
    return columns


def preview(table: Table, municipality: Organisation) -> Preview:
    """Checks every cell. A name that stands twice in the file is an error: which of the two counts?"""
    columns = read_header(table.header)
    reader, seen = _Reader(municipality), set[str]()
    rows = []
    for row in table.rows:
        read = reader.read(row, columns, [one for one in table.problems if one.row == row.number])
        name = str(read.facts.get("name", "")).casefold()
        if name and name in seen:
            twice = Problem(row.number, "naam", _("Deze naam staat al in een rij hierboven."))
            read = TaskRow(read.number, read.facts, (*read.errors, twice), read.known)
        seen.add(name)
        rows.append(read)
    unread = (name for name, column in zip(table.header, columns, strict=True) if column is None and name)
    return Preview(tuple(rows), tuple(unread))


class _WrongCellError(Exception):
    def __init__(self, sentence: str | Promise) -> None:
        self.sentence = sentence
        super().__init__()


class _Reader:
    """Reads one row after the other, knowing the places of the municipality and what words may be used."""

    def __init__(self, municipality: Organisation) -> None:
        places = Place.objects.filter(inside=municipality.place_id) | Place.objects.filter(
            inside__inside=municipality.place_id
        )
        here = list(places.defer("outline")) if municipality.place_id else []
        self.places = {word.casefold(): place for place in here for word in (place.code, place.name)}
        lens = current_catalogue().framework(THEMES)
        items = lens.items if isinstance(lens, Lens) else ()
        self.themes = {word.casefold(): item.id for item in items for word in (item.id, item.title)}
        on_list = MunicipalTask.objects.filter(municipality=municipality).exclude(standing="dropped")
        self.names = {name.casefold() for name in on_list.values_list("name", flat=True)}
        self.words = {
            "standing": _words(MunicipalTask.Standing),
            "cost_vat": _words(MunicipalTask.Vat),
            "carried_out": _words(MunicipalTask.CarriedOut),
        }

    def read(self, row: Row, columns: Iterable[Column | None], odd: list[Problem]) -> TaskRow:
        """The row with its facts and errors."""
        errors, facts = list(odd), dict[str, Any]()
        for column, cell in zip(columns, row.cells, strict=True):
            if column is None or any(one.column.casefold() == column.name for one in odd):
                continue
            try:
                facts[column.id] = self._value(column, cell.strip())
            except _WrongCellError as wrong:
                errors.append(Problem(row.number, column.name, wrong.sentence))
        errors += self._together(row.number, facts)
        known = str(facts.get("name", "")).casefold() in self.names
        return TaskRow(row.number, facts, tuple(errors), known)

    def _value(self, column: Column, cell: str) -> Any:
        if column.needed and not cell:
            raise _WrongCellError(_("Vul hier iets in."))
        if len(cell) > column.longest:
            raise _WrongCellError(_("Deze tekst is te lang: hoogstens %(most)d tekens.") % {"most": column.longest})
        read: Callable[[str], Any] | None = getattr(self, f"_{column.id}", None)
        return read(cell) if read else cell

    def _place(self, cell: str) -> Place | None:
        if not cell:
            return None
        if cell.casefold() not in self.places:
            raise _WrongCellError(_("Deze wijk of buurt kennen we niet in uw gemeente. Laat het leeg voor alles."))
        return self.places[cell.casefold()]

    def _theme(self, cell: str) -> str:
        return self._one_of(self.themes, cell, "")

    def _standing(self, cell: str) -> str:
        return self._one_of(self.words["standing"], cell, "open")

    def _cost_vat(self, cell: str) -> str:
        return self._one_of(self.words["cost_vat"], cell, "unknown")

    def _carried_out(self, cell: str) -> str:
        return self._one_of(self.words["carried_out"], cell, "unknown")

    def _one_of(self, words: Mapping[str, str], cell: str, nothing: str) -> str:
        if not cell:
            return nothing
        if found := words.get(cell.casefold()):
            return found
        some = ", ".join(list(words)[1:12:2])
        sentence = _("“%(word)s” kennen we hier niet. Kies bijvoorbeeld: %(some)s.")
        raise _WrongCellError(sentence % {"word": cell[:60], "some": some})

    def _cost(self, cell: str) -> Decimal | None:
        return _money(cell)

    def _cost_year(self, cell: str) -> int | None:
        if not cell:
            return None
        if not (cell.isascii() and cell.isdigit() and 1990 <= int(cell) <= 2100):
            raise _WrongCellError(_("Vul een jaartal in, zoals 2026."))
        return int(cell)

    def _contract_end(self, cell: str) -> date | None:
        return _day(cell)

    def _notice_by(self, cell: str) -> date | None:
        return _day(cell)

    def _together(self, number: int, facts: Mapping[str, Any]) -> list[Problem]:
        found = []
        if (facts.get("cost") is None) != (facts.get("cost_year") is None):
            sentence = _("Zeg bij de kosten ook over welk jaar ze gaan.")
            found.append(Problem(number, BY_NAME["kosten over jaar"].name, sentence))
        excluded = facts.get("standing") == MunicipalTask.Standing.EXCLUDED
        if excluded and not (facts.get("excluded_because") and facts.get("excluded_by")):
            sentence = _("Schrijf op waarom deze taak is uitgesloten, en in welk artikel dat staat.")
            found.append(Problem(number, BY_NAME["waarom uitgesloten"].name, sentence))
        return found


def _money(cell: str) -> Decimal | None:
    try:
        return amount_in(cell)
    except NotMoneyError as problem:
        raise _WrongCellError(_("Vul een bedrag in, zoals 12500 of 12.500,50.")) from problem


def _day(cell: str) -> date | None:
    if not cell:
        return None
    for shape in DAY_FORMATS:
        try:
            return datetime.strptime(cell, shape).date()  # noqa: DTZ007  a day has no time zone
        except ValueError:
            continue
    raise _WrongCellError(_("Schrijf de datum als dag-maand-jaar, bijvoorbeeld 23-11-2026."))


def _words(choices: Any) -> dict[str, str]:
    """What one may write for a choice: its word in the code and its label."""
    return {word.casefold(): value for value, label in choices.choices for word in (value, str(label))}
