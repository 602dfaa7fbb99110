"""Schemes in and out of a file: what is written reads back the same, and what is wrong is named with its row."""

import json
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import DAY
from tests.funding.conftest import NOON, scheme
from tussenruimte.accounts.models import Person
from tussenruimte.core.refusals import NotAllowed
from tussenruimte.funding import actions, exports, importing, lists, tasks
from tussenruimte.funding.actions.files import AlreadyRead, HasErrors, NothingToRead, known_words
from tussenruimte.funding.importing import Known, preview, table_from_json
from tussenruimte.funding.models import Scheme, SchemeFile
from tussenruimte.funding.rules.rounds import Round
from tussenruimte.funding.rules.wholeness import AXES, SchemeFacts, faults
from tussenruimte.register.cells import defused
from tussenruimte.register.exports import csv_lines, workbook
from tussenruimte.register.models import Organisation, Place
from tussenruimte.register.uploads import UnreadableFile, read_table

HEADER = "sleutel;naam;soort;waarvoor;rondes;plaatsen;hoogstens;loket;telefoon"
GOOD = "a;Pot;Startsubsidie / eenmalig startkapitaal;Geld.;..2027-01-31;Haarlem;2.500,50;Loket;023"
words = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S")), min_size=1, max_size=40).filter(
    lambda text: text.strip("'") and ";" not in text and "|" not in text
)
amounts = st.none() | st.decimals(min_value=1, max_value=999_999, places=2)
days = st.dates(min_value=date(2020, 1, 1), max_value=date(2040, 1, 1))
periods = st.builds(lambda opens, length: Round(opens + timedelta(days=length), opens), days, st.integers(0, 400))


def known() -> Known:
    """What a row may refer to, without a database."""

    def by_word(choices: list[tuple[str, str]]) -> dict[str, str]:
        return {word.casefold(): id_ for id_, title in choices for word in (title, id_)}

    return Known(
        forms=by_word(lists.form_choices()),
        places={"haarlem": "GM0392", "gm0392": "GM0392", "bu03920701": "BU03920701"},
        states={value: value for value in ("open", "planned", "closed", "withdrawn")},
        state_aids={value: value for value in ("unknown", "no", "de-minimis")},
        items={axis: by_word(lists.choices(axis)) for axis in AXES},
    )


@st.composite
def whole_facts(draw: Callable[..., Any]) -> SchemeFacts:
    """Any scheme that could be stored."""
    rounds = tuple(sorted({*draw(st.lists(periods | st.builds(Round, days), max_size=3))}))
    items = {axis: tuple(draw(st.lists(st.sampled_from(ids), unique=True, max_size=3))) for axis, ids in ITEMS.items()}
    ceiling, least = draw(amounts), draw(amounts)
    return SchemeFacts(
        title=draw(words),
        form=draw(st.sampled_from(sorted(lists.forms()))),
        purpose=draw(words),
        minimum=least,
        maximum=None if least is None else least + 1,
        own_share=draw(st.none() | st.integers(0, 99)),
        repayable=draw(st.none() | st.booleans()),
        continuous=not rounds,
        rounds=rounds,
        places=tuple(draw(st.lists(st.sampled_from(["GM0392", "BU03920701"]), unique=True))),
        items=items,
        state_aid=draw(st.sampled_from(["unknown", "no", "de-minimis"])),
        ceiling=ceiling,
        left=ceiling,
        left_on=None if ceiling is None else draw(days),
        conditions=draw(words | st.just("")),
        decision_weeks=draw(st.none() | st.integers(0, 200)),
        contact_desk=draw(words),
        contact_phone="023 000 0000",
        key=draw(words | st.just("")),
    )


ITEMS = {axis: [id_ for id_, _title in lists.choices(axis)] for axis in AXES}


@given(whole_facts(), st.sampled_from(["open", "planned", "closed", "withdrawn"]))
def test_a_row_reads_back_as_it_was_written(facts: SchemeFacts, state: str) -> None:
    assert list(faults(facts)) == []
    cells = importing.cells_of(facts, state)
    row_of_cells = [defused(cell) for cell in cells.values()]
    written = "".join(csv_lines([row_of_cells], [importing.BY_ID[name].name for name in cells]))
    [row] = preview(read_table(written.encode()), known()).rows

    assert row.errors == ()
    assert row.facts is not None
    assert (row.facts.as_plain(), row.state) == (facts.as_plain(), state)


def checked(*rows: str, header: str = HEADER) -> importing.Preview:
    """What reading in a file would do."""
    return preview(read_table("\n".join((header, *rows)).encode()), known())


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("b;;fonds;Geld.;;;;Loket;023", "naam"),
        ("b;Pot;toverij;Geld.;;;;Loket;023", "soort"),
        ("b;Pot;fonds;Geld.;morgen;;;Loket;023", "rondes"),
        ("b;Pot;fonds;Geld.;2027-02-01..2027-01-01;;;Loket;023", "rondes"),
        ("b;Pot;fonds;Geld.;;Nergensdam;;Loket;023", "plaatsen"),
        ("b;Pot;fonds;Geld.;;;veel;Loket;023", "hoogstens"),
        ("b;Pot;fonds;Geld.;;;0;Loket;023", "hoogstens"),
        ("b;Pot;fonds;Geld.;;;;Loket;", "e-mail"),
        ("b;Pot;fonds;Geld.;;;=1+1;Loket;023", "hoogstens"),
        ("a;Pot;fonds;Geld.;;;;Loket;023", "sleutel"),
    ],
)
def test_what_is_wrong_is_named_with_its_row_and_column(row: str, column: str) -> None:
    found = checked(GOOD, row)

    assert [(one.row, one.column) for one in found.errors] == [(3, column)]
    assert [one.title for one in found.good] == ["Pot"]


def test_a_file_without_a_needed_column_is_refused_as_a_whole() -> None:
    with pytest.raises(UnreadableFile, match="loket"):
        checked("Pot;fonds;Geld.", header="naam;soort;waarvoor")
    with pytest.raises(UnreadableFile, match="twee keer"):
        checked(GOOD, header=HEADER.replace("telefoon", "naam"))


@pytest.mark.parametrize("given_json", [{}, [], ["tekst"], None])
def test_json_that_is_no_list_of_schemes_is_refused(given_json: Any) -> None:
    with pytest.raises(UnreadableFile):
        table_from_json(given_json)


def test_json_takes_lists_numbers_and_yes_or_no() -> None:
    given_json = {
        "title": "Pot",
        "form": "fonds",
        "purpose": "Geld.",
        "contact_desk": "Loket",
        "contact_phone": "023",
        "maximum": 2500,
        "repayable": False,
        "phases": ["opstart", "rijping"],
        "rounds": ["..2027-01-31"],
        "left": None,
    }
    [row] = preview(table_from_json([given_json]), known()).good

    assert row.facts is not None
    assert (row.facts.maximum, row.facts.repayable, row.facts.items["phase"]) == (
        Decimal(2500),
        False,
        ("opstart", "rijping"),
    )
    assert row.facts.rounds == (Round(date(2027, 1, 31)),)


# --- stored ----------------------------------------------------------------------------------------------------------
@pytest.fixture
def kept(fund: Organisation, funder: Person, haarlem: Place) -> SchemeFile:
    """A file that waits for a yes."""
    content = "\n".join((HEADER, GOOD, "b;Bon;voucher;Hulp.;;;;Loket;023")).encode()
    return actions.keep_file(content=content, filename="l.csv", provider=fund, by=funder, at=NOON)


@pytest.mark.django_db
def test_a_file_is_read_in_once_and_its_keys_update_later(kept: SchemeFile, funder: Person) -> None:
    scheme(kept.provider, key="b", title="Oude bon")

    done = actions.read_in_file(file=kept, all_or_nothing=True, by=funder, at=NOON)

    assert (done.added, done.changed, done.left_out) == (1, 1, 0)
    assert list(Scheme.objects.values_list("key", "title")) == [("b", "Bon"), ("a", "Pot")]
    assert SchemeFile.objects.get().content == b""
    with pytest.raises(AlreadyRead):
        actions.read_in_file(file=kept, all_or_nothing=True, by=funder, at=NOON)


@pytest.mark.django_db
def test_nothing_is_stored_when_one_row_is_wrong_unless_asked(fund: Organisation, haarlem: Place) -> None:
    found = preview(read_table("\n".join((HEADER, GOOD, ";;;;;;;;x")).encode()), known_words())
    given_facts: dict[str, Any] = {"checked": found, "provider": fund, "by": None, "on": DAY}

    with pytest.raises(HasErrors):
        actions.read_in(all_or_nothing=True, **given_facts)
    assert not Scheme.objects.exists()
    assert actions.read_in(all_or_nothing=False, **given_facts).added == 1


@pytest.mark.django_db
def test_a_file_without_a_good_row_changes_nothing(fund: Organisation) -> None:
    found = preview(read_table(f"{HEADER}\n;;;;;;;;x".encode()), known_words())

    with pytest.raises(NothingToRead):
        actions.read_in(checked=found, provider=fund, all_or_nothing=False, by=None, on=DAY)


@pytest.mark.django_db
def test_a_file_is_of_one_person_and_gone_after_a_day(kept: SchemeFile, official: Person) -> None:
    with pytest.raises(NotAllowed):
        actions.read_in_file(file=kept, all_or_nothing=True, by=official, at=NOON)
    with pytest.raises(NotAllowed):
        actions.keep_file(content=b"x", filename="x", provider=kept.provider, by=official, at=NOON)

    assert tasks.forget_uploads(NOON + timedelta(hours=25)) == 1


@pytest.mark.django_db
def test_what_is_exported_reads_in_without_a_change(fund: Organisation, quarter: Place) -> None:
    rounds = (Round(DAY, DAY - timedelta(days=3)), Round(DAY + timedelta(days=9)))
    scheme(fund, key="a", continuous=False, rounds=rounds, places=(quarter.code,), items={"theme": ("energie",)})
    scheme(fund, key="b", title="=HYPERLINK(1)", repayable=True, minimum=Decimal(5))
    book = workbook(exports.rows_of(Scheme.objects.all()), exports.HEADER)
    told = json.loads(json.dumps(list(exports.records_of(Scheme.objects.all()))))

    for table in (read_table(book), table_from_json(told)):
        found = preview(table, known_words())
        assert (found.errors, found.unread_columns) == ((), ())
        actions.read_in(checked=found, provider=fund, all_or_nothing=True, by=None, on=DAY)

    assert Scheme.objects.filter(revision=1).count() == 2
    assert [one["places"] for one in told if one["key"] == "a"] == [[quarter.code]]
