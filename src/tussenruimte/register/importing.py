"""From a table to initiatives that can be registered: every cell checked, every problem with its row and column."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tussenruimte.register.rules import keys_of
from tussenruimte.register.uploads import Problem, Row, Table, UnreadableFile


@dataclass(frozen=True)
class Column:
    """A column we read: its name in a header, and other names it may have there."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    needed: bool = False
    longest: int = 300


COLUMNS = (
    Column("name", "naam", ("name", "titel"), needed=True, longest=160),
    Column("summary", "samenvatting", ("summary", "in één zin", "in een zin"), needed=True),
    Column("description", "beschrijving", ("description", "omschrijving"), longest=20_000),
    Column("place", "plaats", ("gemeente", "municipality", "place", "cbs-code"), longest=160),
    Column("place_text", "waar", ("where", "adres"), longest=160),
    Column("themes", "thema's", ("themas", "thema", "werkvelden", "themes"), longest=2_000),
    Column("phase", "fase", ("phase",), longest=60),
    Column("legal_form", "rechtsvorm", ("legal form",), longest=60),
    Column("started_year", "begonnen in", ("begonnen", "startjaar", "started"), longest=10),
    Column("website", "website", ("url", "site")),
    Column("contact_route", "contact", ("bereikbaar", "contact_route")),
    Column("lat", "breedtegraad", ("lat", "latitude"), longest=30),
    Column("lon", "lengtegraad", ("lon", "lng", "longitude"), longest=30),
    Column("point_shown", "punt", ("punt tonen",), longest=20),
    Column("source_key", "sleutel", ("id", "key"), longest=60),
    Column("source_note", "bron", ("source",), longest=2_000),
)
BY_NAME = {name: column for column in COLUMNS for name in (column.name, *column.aliases)}
# Written by our own export and not read back.
OWN_ONLY = frozenset({"adres van de pagina", "gemeentenaam", "zichtbaar sinds", "zoekt"})


@dataclass(frozen=True)
class Known:
    """What a row may refer to: words to ids. Words are in lower case."""

    places: Mapping[str, str]
    themes: Mapping[str, str]
    phases: Mapping[str, str]
    legal_forms: Mapping[str, str]
    points: Mapping[str, str]
    # Slugs of initiatives we have, by the keys of their name and website.
    twins: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class ReadRow:
    """One row as it would be registered. `twin` is the slug of an initiative it resembles, or `rij 12`."""

    number: int
    facts: Mapping[str, Any]
    themes: tuple[str, ...] = ()
    place: str = ""
    errors: tuple[Problem, ...] = ()
    remarks: tuple[Problem, ...] = ()
    twin: str = ""


@dataclass(frozen=True)
class Preview:
    """What reading in a file would do."""

    rows: tuple[ReadRow, ...]
    unread_columns: tuple[str, ...] = ()

    @property
    def good(self) -> tuple[ReadRow, ...]:
        """Rows without errors."""
        return tuple(row for row in self.rows if not row.errors)

    @property
    def errors(self) -> tuple[Problem, ...]:
        """All errors, in order of row."""
        return tuple(problem for row in self.rows for problem in row.errors)

    @property
    def twins(self) -> tuple[ReadRow, ...]:
        """Good rows that resemble something we have, or an earlier row."""
        return tuple(row for row in self.good if row.twin)


def preview(table: Table, known: Known, today: date) -> Preview:
    """Checks every cell; refuses the file as a whole only when its columns are not right."""
    columns = read_header(table.header)
    odd: dict[int, list[Problem]] = {}
    for problem in table.problems:
        odd.setdefault(problem.row, []).append(problem)
    seen = dict(known.twins)
    reader = _Reader(known, today)
    rows = tuple(_with_twin(reader.read(row, columns, odd.get(row.number, [])), seen) for row in table.rows)
    unread = (n for n, column in zip(table.header, columns, strict=True) if column is None and n)
    return Preview(rows, tuple(name for name in unread if name.casefold() not in OWN_ONLY))


def read_header(header: tuple[str, ...], known: Sequence[Column] = COLUMNS) -> list[Column | None]:
    """Which column each name stands for, None for one we do not read; refuses when one is missing or there twice."""
    by_name = {name: column for column in known for name in (column.name, *column.aliases)}
    columns = [by_name.get(name.casefold().strip()) for name in header]
    missing = [column.name for column in known if column.needed and column not in columns]
    if missing:
        raise UnreadableFile(
            _("De kolom “%(column)s” ontbreekt. Zet in de eerste rij de namen van de kolommen.")
            % {"column": missing[0]}
        )
    if twice := next((c.name for c in known if columns.count(c) > 1), None):
        raise UnreadableFile(_("De kolom “%(column)s” staat er twee keer. Haal er een weg.") % {"column": twice})
    return columns


def _with_twin(row: ReadRow, seen: dict[str, str]) -> ReadRow:
    """The row with what it resembles, and its own keys added to what is `seen`."""
    keys = list(keys_of(str(row.facts.get("name", "")), str(row.facts.get("website", ""))))
    twin = next((seen[key] for key in keys if key in seen), "")
    for key in keys:
        seen.setdefault(key, f"#{row.number}")
    return ReadRow(row.number, row.facts, row.themes, row.place, row.errors, row.remarks, twin)


class _Reader:
    """Reads one row after the other, knowing what may be referred to and which year it is."""

    def __init__(self, known: Known, today: date) -> None:
        self.known, self.today = known, today
        self.url = URLValidator(schemes=["http", "https"])

    def read(self, row: Row, columns: Iterable[Column | None], odd: list[Problem]) -> ReadRow:
        """The row with its facts, errors and remarks."""
        given = {c.id: (c, cell) for c, cell in zip(columns, row.cells, strict=True) if c is not None}
        errors, remarks, facts = list(odd), [], {}
        marked = {problem.column.casefold() for problem in odd}
        for column, cell in given.values():
            try:
                facts[column.id] = self._value(column, cell)
            except _WrongCellError as wrong:
                # A cell that was odd to begin with is named once, not twice.
                if not any(BY_NAME.get(name) == column for name in marked):
                    errors.append(Problem(row.number, column.name, wrong.sentence))
        place = facts.pop("place", "")
        if place and place not in self.known.places.values():
            facts["place_text"] = facts.get("place_text") or place
            remarks.append(Problem(row.number, "plaats", _("Deze gemeente kennen we niet. We bewaren de naam.")))
            place = ""
        themes = facts.pop("themes", ())
        errors += self._point(row.number, facts)
        return ReadRow(row.number, facts, themes, place, tuple(errors), tuple(remarks))

    def _value(self, column: Column, cell: str) -> Any:
        if column.needed and not cell:
            raise _WrongCellError(_("Vul hier iets in."))
        if len(cell) > column.longest:
            raise _WrongCellError(_("Deze tekst is te lang: hoogstens %(most)d tekens.") % {"most": column.longest})
        read: Callable[[str], Any] | None = getattr(self, f"_{column.id}", None)
        return read(cell) if read else cell

    def _place(self, cell: str) -> str:
        return self.known.places.get(cell.casefold(), cell)

    def _themes(self, cell: str) -> tuple[str, ...]:
        words = [word.strip() for word in cell.replace("|", ";").replace("\n", ";").split(";") if word.strip()]
        return tuple(dict.fromkeys(_one_of(self.known.themes, word) for word in words))

    def _phase(self, cell: str) -> str:
        return _one_of(self.known.phases, cell)

    def _legal_form(self, cell: str) -> str:
        return _one_of(self.known.legal_forms, cell)

    def _point_shown(self, cell: str) -> str:
        return _one_of(self.known.points, cell) or "blurred"

    def _started_year(self, cell: str) -> int | None:
        if not cell:
            return None
        if not (cell.isascii() and cell.isdigit() and 1800 <= int(cell) <= self.today.year):
            raise _WrongCellError(_("Vul een jaartal in, zoals 2019."))
        return int(cell)

    def _website(self, cell: str) -> str:
        if not cell:
            return ""
        address = cell if "://" in cell else f"https://{cell}"
        try:
            self.url(address)
        except ValidationError as problem:
            raise _WrongCellError(_("Dit is geen webadres. Schrijf het als https://www.voorbeeld.nl.")) from problem
        return address

    def _lat(self, cell: str) -> float | None:
        return _degrees(cell, 90)

    def _lon(self, cell: str) -> float | None:
        return _degrees(cell, 180)

    def _point(self, number: int, facts: dict[str, Any]) -> list[Problem]:
        lat, lon = facts.pop("lat", None), facts.pop("lon", None)
        if (lat is None) != (lon is None):
            return [
                Problem(number, "breedtegraad", _("Vul breedtegraad en lengtegraad allebei in, of geen van beide."))
            ]
        if lat is not None:
            facts["point"] = (lat, lon)
        return []


class _WrongCellError(Exception):
    """A cell that cannot be read, with the sentence that says so."""

    def __init__(self, sentence: str | Promise) -> None:
        self.sentence = sentence
        super().__init__()


def _one_of(words: Mapping[str, str], word: str) -> str:
    if not word:
        return ""
    if found := words.get(word.casefold()):
        return found
    some = ", ".join(list(dict.fromkeys(words.values()))[:6])
    raise _WrongCellError(
        _("“%(word)s” kennen we hier niet. Kies bijvoorbeeld: %(some)s.") % {"word": word[:60], "some": some}
    )


def _degrees(cell: str, most: int) -> float | None:
    if not cell:
        return None
    try:
        degrees = float(cell.replace(",", "."))
    except ValueError:
        degrees = most + 1.0
    if not -most <= degrees <= most:
        raise _WrongCellError(_("Vul een getal in, zoals 52,38."))
    return degrees
