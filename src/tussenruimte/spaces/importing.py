"""From a municipality's own list to spaces that can be added: every cell checked, every problem with row and column."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tussenruimte.register.importing import Column, read_header
from tussenruimte.register.uploads import Problem, Row, Table
from tussenruimte.spaces.models import Known, RentPer, Space, SpaceUse
from tussenruimte.spaces.rules import words

COLUMNS = (
    Column("name", "naam", ("name", "object", "pand"), needed=True, longest=160),
    Column("kind", "soort", ("kind", "type"), needed=True, longest=40),
    Column("summary", "in één zin", ("in een zin", "samenvatting", "summary"), needed=True),
    Column("description", "beschrijving", ("omschrijving", "description"), longest=20_000),
    Column("place", "plaats", ("gemeente", "wijk", "buurt", "place", "cbs-code"), longest=160),
    Column("address", "adres", ("address",), longest=200),
    Column("size_m2", "m2", ("m²", "oppervlakte", "size"), longest=20),
    Column("uses", "past bij", ("gebruik", "uses"), longest=300),
    Column("step_free", "drempelvrij", ("step free",), longest=20),
    Column("accessible_toilet", "aangepast toilet", ("accessible toilet",), longest=20),
    Column("access_note", "toegankelijkheid", ("access",)),
    Column("state", "stand", ("state",), longest=40),
    Column("available_from", "vrij vanaf", ("available from",), longest=20),
    Column("available_until", "vrij tot en met", ("available until",), longest=20),
    Column("rent", "huur", ("rent",), longest=30),
    Column("rent_per", "huur per", ("rent per",), longest=30),
    Column("market_rent", "markthuur", ("market rent",), longest=30),
    Column("market_rent_per", "markthuur per", ("market rent per",), longest=30),
    Column("market_rent_year", "jaar markthuur", ("market rent year",), longest=10),
    Column("market_rent_source", "bron markthuur", ("market rent source",), longest=200),
    Column("contact", "loket", ("contact",), longest=160),
    Column("lat", "breedtegraad", ("lat", "latitude"), longest=30),
    Column("lon", "lengtegraad", ("lon", "lng", "longitude"), longest=30),
    Column("source_key", "sleutel", ("id", "key"), longest=60),
)
# Written by our own export and not read back.
OWN_ONLY = frozenset({"eigenaar", "gemeentenaam", "wensen", "adres van de pagina"})
MOST_M2, MOST_RENT = 10_000_000, Decimal(10) ** 9


@dataclass(frozen=True)
class Words:
    """What a row may refer to, in lower case: places by name or code, and what the owner has by key and by name."""

    places: Mapping[str, str]
    # The place of the owner: where a space is when its row does not say.
    home: str
    keys: Mapping[str, str]
    names: Mapping[str, str]


@dataclass(frozen=True)
class ReadRow:
    """One row as it would be added. `twin` is the slug of a space it resembles, or `#12` for an earlier row."""

    number: int
    facts: Mapping[str, Any]
    place: str = ""
    state: str = Space.State.IN_USE
    errors: tuple[Problem, ...] = ()
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
        """Good rows that resemble a space of this owner, or an earlier row."""
        return tuple(row for row in self.good if row.twin)


def preview(table: Table, known: Words) -> Preview:
    """Checks every cell; refuses the file as a whole only when its columns are not right."""
    columns = read_header(table.header, COLUMNS)
    odd: dict[int, list[Problem]] = {}
    for problem in table.problems:
        odd.setdefault(problem.row, []).append(problem)
    reader = _Reader(known)
    rows = tuple(reader.read(row, columns, odd.get(row.number, [])) for row in table.rows)
    unread = (name for name, column in zip(table.header, columns, strict=True) if column is None and name)
    return Preview(rows, tuple(name for name in unread if name.casefold() not in OWN_ONLY))


class _Reader:
    """Reads one row after the other, and remembers what it saw."""

    def __init__(self, known: Words) -> None:
        self.known = known
        self.keys, self.names = dict(known.keys), dict(known.names)

    def read(self, row: Row, columns: Iterable[Column | None], odd: list[Problem]) -> ReadRow:
        """The row with its facts and errors."""
        errors, facts = list(odd), {}
        marked = {problem.column for problem in odd}
        for column, cell in zip(columns, row.cells, strict=True):
            if column is None:
                continue
            try:
                facts[column.id] = _value(column, cell, self.known)
            except _WrongCellError as wrong:
                # A cell that was odd to begin with is named once, not twice.
                if column.name not in marked:
                    errors.append(Problem(row.number, column.name, wrong.sentence))
        errors += _together(row.number, facts)
        place = facts.pop("place", "") or self.known.home
        if not place:
            errors.append(Problem(row.number, "plaats", _("Vul een gemeente, wijk of buurt in.")))
        state = facts.pop("state", "") or Space.State.IN_USE
        return ReadRow(row.number, facts, place, state, tuple(errors), self._twin(row.number, facts))

    def _twin(self, number: int, facts: Mapping[str, Any]) -> str:
        """What a row resembles, with its own key and name remembered."""
        key, name = str(facts.get("source_key", "")), str(facts.get("name", "")).casefold()
        twin = (self.keys.get(key, "") if key else "") or self.names.get(name, "")
        if key:
            self.keys.setdefault(key, f"#{number}")
        self.names.setdefault(name, f"#{number}")
        return twin


class _WrongCellError(Exception):
    """A cell that cannot be read, with the sentence that says so."""

    def __init__(self, sentence: str | Promise) -> None:
        self.sentence = sentence
        super().__init__()


def _value(column: Column, cell: str, known: Words) -> Any:
    if column.needed and not cell:
        raise _WrongCellError(_("Vul hier iets in."))
    if len(cell) > column.longest:
        raise _WrongCellError(_("Deze tekst is te lang: hoogstens %(most)d tekens.") % {"most": column.longest})
    if column.id == "place":
        return _place(cell, known)
    read = READERS.get(column.id)
    return read(cell) if read else cell


def _place(cell: str, known: Words) -> str:
    if not cell:
        return ""
    if code := known.places.get(cell.casefold()):
        return code
    raise _WrongCellError(_("Deze plaats kennen wij niet. Vul een gemeente in, of de CBS-code van een wijk of buurt."))


def _together(number: int, facts: dict[str, Any]) -> list[Problem]:
    """What is wrong between cells of one row."""
    problems = []
    since, until = facts.get("available_from"), facts.get("available_until")
    if since and until and until < since:
        problems.append(Problem(number, "vrij tot en met", _("Deze dag ligt voor de dag ervoor.")))
    if (facts.get("lat") is None) != (facts.get("lon") is None):
        sentence = _("Vul breedtegraad en lengtegraad allebei in, of geen van beide.")
        problems.append(Problem(number, "breedtegraad", sentence))
    if facts.get("market_rent") is not None and not (facts.get("market_rent_year") and facts.get("market_rent_source")):
        problems.append(Problem(number, "markthuur", _("Vul bij de markthuur ook het jaar en de bron in.")))
    return problems


def amount(cell: str) -> Decimal | None:
    """Euros as Dutch lists write them: 1.250,50 and € 1250 and 1250.50; None when it is no amount."""
    plain = cell.replace("€", "").replace("\u00a0", " ").replace(" ", "").removesuffix(",-").removesuffix(",--")
    if "," in plain:
        plain = plain.replace(".", "").replace(",", ".")
    elif plain.count(".") > 1 or (len(plain.rpartition(".")[2]) == 3 and "." in plain):
        plain = plain.replace(".", "")
    try:
        found = Decimal(plain)
    except InvalidOperation:
        return None
    return found if found.is_finite() and 0 <= found <= MOST_RENT and found == round(found, 2) else None


def _money(cell: str) -> Decimal | None:
    if not cell:
        return None
    found = amount(cell)
    if found is None:
        raise _WrongCellError(_("Vul een bedrag in euro in, zoals 1250 of 1250,50."))
    return found


def _square_metres(cell: str) -> int | None:
    if not cell:
        return None
    number = cell.casefold().removesuffix("m2").removesuffix("m²").strip()
    if not (number.isascii() and number.isdigit() and 0 < int(number) <= MOST_M2):
        raise _WrongCellError(_("Vul hele vierkante meters in, zoals 120."))
    return int(number)


def _day(cell: str) -> date | None:
    if not cell:
        return None
    parts = cell.replace("/", "-").split("-")
    try:
        numbers = [int(part) for part in parts]
        year, month, day = numbers if len(parts[0]) == 4 else reversed(numbers)
        return date(year, month, day)
    except ValueError as problem:
        raise _WrongCellError(_("Schrijf de datum als 23-11-2026.")) from problem


def _year(cell: str) -> int | None:
    if not cell:
        return None
    if not (cell.isascii() and cell.isdigit() and 1990 <= int(cell) <= 2100):
        raise _WrongCellError(_("Vul een jaartal in, zoals 2025."))
    return int(cell)


def _degrees(most: int) -> Callable[[str], float | None]:
    def read(cell: str) -> float | None:
        if not cell:
            return None
        try:
            degrees = float(cell.replace(",", "."))
        except ValueError:
            degrees = most + 1.0
        if not -most <= degrees <= most:
            raise _WrongCellError(_("Vul een getal in, zoals 52,38."))
        return degrees

    return read


def _one_of(choices: Iterable[tuple[str, Any]], default: str = "") -> Callable[[str], str]:
    """One of some choices, by its value or its label; nothing written is the default."""
    pairs = list(choices)

    def read(cell: str) -> str:
        if not cell:
            return default
        known = {word.casefold(): str(value) for value, label in pairs for word in (str(value), str(label))}
        if found := known.get(cell.casefold()):
            return found
        some = ", ".join(str(label) for _value, label in pairs[:6])
        sentence = _("“%(word)s” kennen we hier niet. Kies bijvoorbeeld: %(some)s.")
        raise _WrongCellError(sentence % {"word": cell[:60], "some": some})

    return read


def _uses(cell: str) -> str:
    read = _one_of(SpaceUse.choices)
    parts = [part.strip() for part in cell.replace(",", ";").replace("|", ";").split(";")]
    return words.packed(read(part) for part in parts if part)


BY_HAND = [pair for pair in Space.State.choices if pair[0] not in ("in-procedure", "withdrawn")]
READERS: Mapping[str, Callable[[str], Any]] = {
    "kind": _one_of(Space.Kind.choices),
    "size_m2": _square_metres,
    "uses": _uses,
    "step_free": _one_of(Known.choices, Known.UNKNOWN),
    "accessible_toilet": _one_of(Known.choices, Known.UNKNOWN),
    "state": _one_of(BY_HAND),
    "available_from": _day,
    "available_until": _day,
    "rent": _money,
    "rent_per": _one_of(RentPer.choices, RentPer.MONTH),
    "market_rent": _money,
    "market_rent_per": _one_of(RentPer.choices, RentPer.MONTH),
    "market_rent_year": _year,
    "lat": _degrees(90),
    "lon": _degrees(180),
}
