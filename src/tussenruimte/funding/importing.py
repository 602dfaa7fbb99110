"""From a table, or from JSON, to schemes that can be stored; and from stored schemes back to the same cells.

The names of the columns are Dutch in a sheet. In JSON the keys are the English ids of the same columns, and lists are
lists. Reading what was written gives the same facts again.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tussenruimte.funding import wording
from tussenruimte.funding.rules.answers import amount_in
from tussenruimte.funding.rules.rounds import Round
from tussenruimte.funding.rules.wholeness import SchemeFacts, faults
from tussenruimte.register.uploads import Problem, Row, Table, UnreadableFile


@dataclass(frozen=True)
class Column:
    """A column: its id, which is its key in JSON, its name in a sheet, and how long a cell may be."""

    id: str
    name: str
    needed: bool = False
    longest: int = 300


LISTS = {
    "phases": "phase",
    "themes": "theme",
    "legal_forms": "legal-form",
    "needs": "need",
    "thresholds": "threshold",
}
COLUMNS = (
    Column("key", "sleutel", longest=60),
    Column("title", "naam", needed=True, longest=160),
    Column("form", "soort", needed=True, longest=120),
    Column("purpose", "waarvoor", needed=True, longest=20_000),
    Column("state", "stand", longest=20),
    Column("minimum", "minstens", longest=30),
    Column("maximum", "hoogstens", longest=30),
    Column("own_share", "eigen deel", longest=10),
    Column("repayable", "terugbetalen", longest=10),
    Column("rounds", "rondes", longest=2_000),
    Column("places", "plaatsen", longest=20_000),
    Column("phases", "fasen", longest=2_000),
    Column("themes", "thema's", longest=2_000),
    Column("legal_forms", "rechtsvormen", longest=2_000),
    Column("needs", "behoeften", longest=2_000),
    Column("thresholds", "drempels", longest=2_000),
    Column("conditions", "voorwaarden", longest=20_000),
    Column("how_to_apply", "aanvragen", longest=20_000),
    Column("decision_weeks", "weken tot besluit", longest=10),
    Column("legal_basis", "regels"),
    Column("state_aid", "staatssteun", longest=20),
    Column("ceiling", "plafond", longest=30),
    Column("left", "over", longest=30),
    Column("left_on", "over op", longest=10),
    Column("contact_desk", "loket", needed=True, longest=160),
    Column("contact_email", "e-mail", longest=254),
    Column("contact_phone", "telefoon", longest=30),
    Column("link", "meer lezen"),
    Column("source", "bron"),
)
BY_NAME = {name: column for column in COLUMNS for name in (column.name, column.id)}
BY_ID = {column.id: column for column in COLUMNS}
# Written by our own export and not read back.
OWN_ONLY = frozenset({"organisatie", "adres van de pagina", "nagekeken", "provider", "url", "checked_on"})
YES, NO = ("ja", "yes", "true", "1"), ("nee", "no", "false", "0")


@dataclass(frozen=True)
class Known:
    """What a row may refer to: words in lower case to ids, by column."""

    forms: Mapping[str, str]
    places: Mapping[str, str]
    states: Mapping[str, str]
    state_aids: Mapping[str, str]
    # By axis.
    items: Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class ReadRow:
    """One row as it would be stored; `facts` is None when something in it is wrong."""

    number: int
    title: str
    facts: SchemeFacts | None
    state: str
    errors: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class Preview:
    """What reading in a file would do."""

    rows: tuple[ReadRow, ...]
    unread_columns: tuple[str, ...] = ()

    @property
    def good(self) -> tuple[ReadRow, ...]:
        """Rows without errors."""
        return tuple(row for row in self.rows if row.facts is not None)

    @property
    def errors(self) -> tuple[Problem, ...]:
        """All errors, in order of row."""
        return tuple(problem for row in self.rows for problem in row.errors)


def preview(table: Table, known: Known) -> Preview:
    """Checks every cell; refuses the file as a whole only when its columns are not right."""
    columns = read_header(table.header)
    odd: dict[int, list[Problem]] = {}
    for problem in table.problems:
        odd.setdefault(problem.row, []).append(problem)
    rows = [_read(row, columns, odd.get(row.number, []), known) for row in table.rows]
    unread = (name for name, column in zip(table.header, columns, strict=True) if column is None and name)
    return Preview(tuple(_once_per_key(rows)), tuple(name for name in unread if name.casefold() not in OWN_ONLY))


def read_header(header: Sequence[str]) -> list[Column | None]:
    """Which column each name stands for, None for one we do not read; refuses when one is missing or there twice."""
    columns = [BY_NAME.get(name.casefold().strip()) for name in header]
    for column in COLUMNS:
        if column.needed and column not in columns:
            sentence = _("De kolom “%(column)s” ontbreekt. Zet in de eerste rij de namen van de kolommen.")
            raise UnreadableFile(sentence % {"column": column.name})
        if columns.count(column) > 1:
            raise UnreadableFile(_("De kolom “%(column)s” staat er twee keer.") % {"column": column.name})
    return columns


def table_from_json(given: Any) -> Table:
    """A list of objects as a table, so that one reader reads both; refuses what is something else."""
    if not isinstance(given, list) or not given or not all(isinstance(one, dict) for one in given):
        raise UnreadableFile(_("Dit is geen lijst van regelingen. Begin met [ en zet elke regeling tussen { en }."))
    header = tuple(dict.fromkeys(str(key) for one in given for key in one))
    rows = (tuple(_cell(one.get(key)) for key in header) for one in given)
    return Table(header, tuple(Row(number, cells) for number, cells in enumerate(rows, start=1)))


def cells_of(facts: SchemeFacts, state: str) -> dict[str, str]:
    """The facts as the cells of a row, by column; `preview` reads them back."""
    cells = {name: _written(value) for name, value in facts.as_plain().items() if name in BY_ID}
    cells |= {column: "; ".join(facts.items.get(axis, ())) for column, axis in LISTS.items()}
    cells |= {
        "state": state,
        "repayable": "" if facts.repayable is None else "ja" if facts.repayable else "nee",
        "rounds": "; ".join(f"{one.opens or ''}..{one.closes}" for one in facts.rounds),
        "places": "; ".join(facts.places),
    }
    return {column.id: cells[column.id] for column in COLUMNS}


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    return "; ".join(_cell(part) for part in value) if isinstance(value, list) else str(value)


def _written(value: Any) -> str:
    return "" if value is None else str(value)


def _once_per_key(rows: Iterable[ReadRow]) -> Iterable[ReadRow]:
    """The same rows, with an error on a key that an earlier row has."""
    seen: dict[str, int] = {}
    for row in rows:
        key = row.facts.key if row.facts else ""
        if key in seen:
            sentence = _("Rij %(row)d heeft dezelfde sleutel.") % {"row": seen[key]}
            yield ReadRow(row.number, row.title, None, row.state, (Problem(row.number, "sleutel", sentence),))
        else:
            yield row
        if key:
            seen.setdefault(key, row.number)


def _read(row: Row, columns: Iterable[Column | None], odd: list[Problem], known: Known) -> ReadRow:
    cells = {one.id: cell.strip() for one, cell in zip(columns, row.cells, strict=True) if one is not None}
    errors, values = list(odd), dict[str, Any]()
    for name, cell in cells.items():
        column = BY_ID[name]
        try:
            values[name] = _value(column, cell, known)
        except _WrongCellError as wrong:
            # A cell that was odd to begin with is named once, not twice.
            if not any(problem.column.casefold() == column.name for problem in odd):
                errors.append(Problem(row.number, column.name, wrong.sentence))
    state = values.pop("state", "") or "open"
    if errors:
        return ReadRow(row.number, cells.get("title", ""), None, state, tuple(errors))
    facts = _facts(values)
    found = [Problem(row.number, BY_ID[name].name, wording.fault(fault)) for name, fault in faults(facts)]
    return ReadRow(row.number, facts.title, None if found else facts, state, tuple(found))


def _facts(values: dict[str, Any]) -> SchemeFacts:
    items = {axis: values.pop(column) or () for column, axis in LISTS.items() if column in values}
    rounds = values.pop("rounds", ()) or ()
    kept = {name: value for name, value in values.items() if value not in ("", None)}
    return SchemeFacts(
        **{"title": "", "form": "", "purpose": "", **kept}, items=items, rounds=rounds, continuous=not rounds
    )


def _value(column: Column, cell: str, known: Known) -> Any:
    if column.needed and not cell:
        raise _WrongCellError(_("Vul hier iets in."))
    if len(cell) > column.longest:
        raise _WrongCellError(_("Deze tekst is te lang: hoogstens %(most)d tekens.") % {"most": column.longest})
    read = READERS.get(column.id)
    return cell if read is None or not cell else read(cell, known)


class _WrongCellError(Exception):
    """A cell that cannot be read, with the sentence that says so."""

    def __init__(self, sentence: str | Promise) -> None:
        self.sentence = sentence
        super().__init__()


def _one_of(words: Mapping[str, str], word: str) -> str:
    if found := words.get(word.casefold()):
        return found
    some = ", ".join(list(dict.fromkeys(words.values()))[:6])
    sentence = _("“%(word)s” kennen we hier niet. Kies bijvoorbeeld: %(some)s.")
    raise _WrongCellError(sentence % {"word": word[:60], "some": some})


def _words(cell: str) -> list[str]:
    return [word.strip() for word in cell.replace("|", ";").replace("\n", ";").split(";") if word.strip()]


def _several(words: Mapping[str, str], cell: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_one_of(words, word) for word in _words(cell)))


def _amount(cell: str, _known: Known) -> Decimal:
    amount = amount_in(cell)
    if amount is None:
        raise _WrongCellError(_("Vul een bedrag in, zoals 2500 of 2.500,50."))
    return amount


def _number(cell: str, _known: Known) -> int:
    plain = cell.removesuffix("%").strip()
    if not (plain.isascii() and plain.isdigit() and int(plain) <= 999):
        raise _WrongCellError(_("Vul een heel getal in, zoals 25."))
    return int(plain)


def _day(cell: str) -> date:
    try:
        return date.fromisoformat(cell)
    except ValueError:
        raise _WrongCellError(_("Schrijf de dag als jaar-maand-dag, zoals 2026-11-23.")) from None


def _yes_or_no(cell: str, _known: Known) -> bool:
    if cell.casefold() in YES:
        return True
    if cell.casefold() in NO:
        return False
    raise _WrongCellError(_("Vul ja of nee in, of laat het leeg."))


def _rounds(cell: str, _known: Known) -> tuple[Round, ...]:
    return tuple(sorted({_round(word) for word in _words(cell)}))


def _round(word: str) -> Round:
    opens, dots, closes = word.rpartition("..")
    first = opens.strip()
    return Round(_day(closes.strip()), _day(first) if dots and first else None)


def _email(cell: str, _known: Known) -> str:
    try:
        validate_email(cell)
    except ValidationError:
        raise _WrongCellError(_("Dit e-mailadres klopt niet. Schrijf het als naam@voorbeeld.nl.")) from None
    return cell


def _link(cell: str, _known: Known) -> str:
    address = cell if "://" in cell else f"https://{cell}"
    try:
        URLValidator(schemes=["http", "https"])(address)
    except ValidationError:
        raise _WrongCellError(_("Dit is geen webadres. Schrijf het als https://www.voorbeeld.nl.")) from None
    return address


READERS: dict[str, Callable[[str, Known], Any]] = {
    "form": lambda cell, known: _one_of(known.forms, cell),
    "state": lambda cell, known: _one_of(known.states, cell),
    "state_aid": lambda cell, known: _one_of(known.state_aids, cell),
    "places": lambda cell, known: _several(known.places, cell),
    **dict.fromkeys(("minimum", "maximum", "ceiling", "left"), _amount),
    **dict.fromkeys(("own_share", "decision_weeks"), _number),
    "left_on": lambda cell, _known: _day(cell),
    "repayable": _yes_or_no,
    "rounds": _rounds,
    "contact_email": _email,
    "link": _link,
    "phases": lambda cell, known: _several(known.items["phase"], cell),
    "themes": lambda cell, known: _several(known.items["theme"], cell),
    "legal_forms": lambda cell, known: _several(known.items["legal-form"], cell),
    "needs": lambda cell, known: _several(known.items["need"], cell),
    "thresholds": lambda cell, known: _several(known.items["threshold"], cell),
}
