"""Reading in figures: columns by name, errors with row and column, nothing lost and nothing twice."""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from tests import factories
from tests.cli.conftest import Run, run
from tussenruimte.accounts.models import Person
from tussenruimte.areas import actions, queries, tasks
from tussenruimte.areas.actions import figures
from tussenruimte.areas.actions.refusing import NotYours
from tussenruimte.areas.importing import Preview, preview
from tussenruimte.areas.models import AreaFigure, FiguresFile
from tussenruimte.core import days
from tussenruimte.core.refusals import Refusal
from tussenruimte.journal.models import Entry
from tussenruimte.register.models import Place
from tussenruimte.register.uploads import UnreadableFile, read_table

__all__ = ["run"]
pytestmark = pytest.mark.django_db
GOOD = "code;naam;population;pop_0_14;urbanity\nGM0392;Haarlem;162902;16,0;sterk\nWK039211;Wijk;4.321;x;\n"
BAD = "code,AantalInwoners_5,jaar\nGM0392,12.5,2022\nXX,3,2022\nGM9999,3,2022\nWK039211,3,1800\nGM0392,7,2022\n"


def read(text: str, year: int = 2022) -> Preview:
    return preview(read_table(text.encode()), queries.known_in_files(), year=year, this_year=2026)


def values() -> dict[tuple[str, str, int], Decimal]:
    rows = AreaFigure.objects.values_list("place_id", "indicator", "year", "value")
    return {(place, indicator, year): value for place, indicator, year, value in rows}


def test_columns_are_found_by_their_names(district: Place) -> None:
    checked = read(GOOD)

    assert checked.errors == ()
    assert checked.read_columns == ("population", "pop_0_14")
    assert checked.unread_columns == ("urbanity",)
    assert [(one.place, one.indicator, one.year, one.value) for one in checked.new] == [
        ("GM0392", "inwoners", 2022, Decimal(162902)),
        ("GM0392", "aandeel-0-14", 2022, Decimal(16)),
        ("WK039211", "inwoners", 2022, Decimal(4321)),
    ]


def test_every_problem_has_its_row_and_column(district: Place) -> None:
    checked = read(BAD)

    assert [(problem.row, problem.column) for problem in checked.errors] == [
        (2, "AantalInwoners_5"),
        (3, "code"),
        (4, "code"),
        (5, "jaar"),
        (6, "code"),
    ]
    assert checked.good == ()
    assert all(str(problem.sentence) for problem in checked.errors)


def test_a_year_in_the_file_goes_first(haarlem: Place) -> None:
    checked = read("code,periode,huishoudens\nGM0392,2019JJ00,80000\n")

    assert [one.year for one in checked.figures] == [2019]


@pytest.mark.parametrize(
    "text",
    ["naam;population\nHaarlem;3\n", "code;kleur\nGM0392;rood\n", "code;population;inwoners\nGM0392;1;2\n", "code;x"],
)
def test_a_file_with_the_wrong_columns_is_refused_as_a_whole(text: str, haarlem: Place) -> None:
    with pytest.raises(UnreadableFile):
        read(text)


def test_a_formula_is_named_once(haarlem: Place) -> None:
    checked = read("code;population\nGM0392;=1+1\n")

    assert [(problem.row, problem.column) for problem in checked.errors] == [(2, "population")]


def test_reading_in_again_changes_only_what_is_different(district: Place, editor: Person) -> None:
    first = actions.read_in(checked=read(GOOD), source="CBS", all_or_nothing=True, by=editor)
    again = actions.read_in(
        checked=read(GOOD.replace("162902", "162903")), source="CBS, nieuw", all_or_nothing=True, by=editor
    )

    assert first == actions.ReadIn(new=3, changed=0, unchanged=0, left_out=0)
    assert again == actions.ReadIn(new=0, changed=1, unchanged=2, left_out=0)
    assert values()["GM0392", "inwoners", 2022] == 162903
    sources = dict(AreaFigure.objects.values_list("indicator", "source"))
    assert sources["aandeel-0-14"] == "CBS"
    assert Entry.objects.filter(what="area.figures-read").count() == 2


def test_one_error_stops_it_all_unless_asked_otherwise(district: Place, editor: Person) -> None:
    mixed = GOOD + "GM9999;Nergens;3;3;\n"
    with pytest.raises(figures.HasErrors):
        actions.read_in(checked=read(mixed), source="CBS", all_or_nothing=True, by=editor)
    assert values() == {}

    done = actions.read_in(checked=read(mixed), source="CBS", all_or_nothing=False, by=editor)

    assert (done.new, done.left_out) == (3, 1)


@pytest.mark.parametrize(
    ("text", "source", "refusal"), [(GOOD, " ", figures.NoSource), (BAD, "CBS", figures.NothingToRead)]
)
def test_what_cannot_be_read_in(text: str, source: str, refusal: type[Refusal], district: Place) -> None:
    with pytest.raises(refusal):
        actions.read_in(checked=read(text), source=source, all_or_nothing=False, by=None)


def test_only_editors_read_in(district: Place, broker: Person) -> None:
    with pytest.raises(NotYours):
        actions.read_in(checked=read(GOOD), source="CBS", all_or_nothing=True, by=broker)
    with pytest.raises(NotYours):
        keep(broker)


def keep(by: Person, at: datetime | None = None) -> FiguresFile:
    return actions.keep_file(
        content=GOOD.encode(), filename="../cijfers\n.csv", year=2022, source="CBS", by=by, at=at or days.now()
    )


def test_a_kept_file_is_read_in_once(district: Place, editor: Person) -> None:
    file = keep(editor)

    actions.read_in_file(file=file, all_or_nothing=True, by=editor, at=days.now())
    with pytest.raises(figures.AlreadyRead):
        actions.read_in_file(file=file, all_or_nothing=True, by=editor, at=days.now())

    file.refresh_from_db()
    assert (bytes(file.content), file.read, file.filename) == (b"", 3, "../cijfers.csv")


def test_nobody_else_reads_in_a_kept_file(district: Place, editor: Person) -> None:
    other = factories.person("Eef", "editor")

    with pytest.raises(NotYours):
        actions.read_in_file(file=keep(editor), all_or_nothing=True, by=other, at=days.now())


def test_a_file_needs_a_source_and_is_forgotten_after_a_day(district: Place, editor: Person) -> None:
    now = days.now()
    with pytest.raises(figures.NoSource):
        actions.keep_file(content=GOOD.encode(), filename="a.csv", year=2022, source="", by=editor, at=now)
    keep(editor, now - timedelta(hours=25))
    young = keep(editor, now)

    assert tasks.forget_uploads(now) == 1
    assert FiguresFile.objects.get() == young


# --- the command line ------------------------------------------------------------------------------------------------
TOLD = ("import", "figures", "-", "--year", "2022", "--source", "CBS")


def test_the_command_reads_in(run: Run, district: Place) -> None:
    said = run(*TOLD, given=GOOD.encode())

    assert (said.status, len(values())) == (0, 3)
    assert '"new": 3' in said.out


def test_the_command_names_what_is_wrong_and_changes_nothing(run: Run, district: Place) -> None:
    said = run(*TOLD, given=(GOOD + "GM9999;Nergens;3;3;\n").encode())
    shown = run(*TOLD, "--preview", given=GOOD.encode())
    bare = run("import", "figures", "-", given=GOOD.encode())

    assert (said.status, shown.status, bare.status, values()) == (2, 0, 2, {})
    assert said.complaints[-1] == "tussenruimte: invoer: er is niets ingelezen"
    assert "rij 4, code" in said.complaints[0]
    assert "--year 2022" in bare.complaints[0]


@pytest.mark.parametrize("rows", [1, 800])
def test_a_large_file_asks_no_more_of_the_database(
    rows: int, haarlem: Place, django_assert_max_num_queries: Any, editor: Person
) -> None:
    Place.objects.bulk_create(
        Place(code=f"WK0392{number:02d}", name=f"Wijk {number}", kind="district", year=2024, inside=haarlem)
        for number in range(min(rows, 90))
    )
    lines = (f"WK0392{number % 90:02d};{number};{2026 - number // 90}" for number in range(rows))
    text = "code;population;jaar\n" + "\n".join(lines)

    with django_assert_max_num_queries(12):
        done = actions.read_in(checked=read(text), source="CBS", all_or_nothing=True, by=editor)

    assert done.new == rows
