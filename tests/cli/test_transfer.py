"""`import` and `export`: what goes out can come in again; whatever is wrong, nothing is half done."""

import io
import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.cli.conftest import Run
from tussenruimte.cli import main
from tussenruimte.register.exports import HEADER
from tussenruimte.register.models import Initiative, Place

GOOD = "naam;samenvatting;fase\nTuin;Een tuin voor de buurt;opstart\nWinkel;Een winkel van de buurt;\n"
MIXED = GOOD + ";zonder naam;\n"
SQUARE = {"type": "Polygon", "coordinates": [[[4.8, 52.3], [5.0, 52.3], [5.0, 52.5], [4.8, 52.5], [4.8, 52.3]]]}


def areas(*codes: str) -> bytes:
    """A GeoJSON file with a square for each code."""
    features = [
        {"type": "Feature", "properties": {"code": code, "name": f"Plaats {code}"}, "geometry": SQUARE}
        for code in codes
    ]
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


@pytest.mark.django_db
def test_initiatives_are_read_in(run: Run):
    said = run("import", "register", "-", given=GOOD.encode())

    assert said.status == 0
    assert json.loads(said.out) | {"lookalikes": []} == {
        "registered": 2, "left_out": 0, "rows": 2, "good": 2, "lookalikes": [], "errors": [], "unread_columns": [],
    }  # fmt: skip
    assert set(Initiative.objects.values_list("name", flat=True)) == {"Tuin", "Winkel"}


@pytest.mark.django_db
def test_one_wrong_row_stops_everything_and_is_named(run: Run, tmp_path: Path):
    path = tmp_path / "lijst.csv"
    path.write_text(MIXED)

    said = run("import", "register", str(path))

    assert said.status == 2
    assert said.complaints == (
        "tussenruimte: lijst.csv: rij 4, naam: Vul hier iets in.",
        "tussenruimte: lijst.csv: er is niets ingelezen",
    )
    assert not Initiative.objects.exists()


@pytest.mark.django_db
def test_wrong_rows_may_be_skipped(run: Run):
    said = run("import", "register", "-", "--skip-errors", given=MIXED.encode())

    assert json.loads(said.out)["registered"] == 2
    assert json.loads(said.out)["errors"] == [{"row": 4, "column": "naam", "text": "Vul hier iets in."}]


@pytest.mark.django_db
def test_a_preview_changes_nothing(run: Run):
    said = run("import", "register", "-", "--preview", given=MIXED.encode())

    assert json.loads(said.out)["good"] == 2
    assert not Initiative.objects.exists()


@pytest.mark.django_db
def test_what_we_have_already_is_left_out_unless_asked(run: Run):
    run("import", "register", "-", given=GOOD.encode())

    again = run("import", "register", "-", given=GOOD.encode())
    meant = run("import", "register", "-", "--with-lookalikes", given=GOOD.encode())

    assert again.status == 2
    assert again.complaints == ("tussenruimte: invoer: Er is geen rij die we kunnen inlezen. Er is niets veranderd.",)
    assert json.loads(meant.out)["registered"] == 2
    assert [one["row"] for one in json.loads(meant.out)["lookalikes"]] == [2, 3]


@pytest.mark.django_db
def test_a_file_that_is_no_table_is_refused(run: Run):
    said = run("import", "register", "-", given=b"")

    assert said.status == 2
    assert said.complaints == (
        "tussenruimte: invoer: Dit bestand is leeg. Kies een bestand met een kopregel en rijen.",
    )


@pytest.mark.django_db
def test_what_everyone_may_see_goes_out_as_json_and_csv(run: Run):
    run("import", "register", "-", given=GOOD.encode())

    rows = json.loads(run("export", "register").out)
    lines = run("export", "register", "--format", "csv").out.splitlines()

    assert [row["naam"] for row in rows] == ["Tuin", "Winkel"]
    assert lines[0].removeprefix("\ufeff").split(";") == list(HEADER)
    assert len(lines) == 3


@pytest.mark.django_db
def test_what_goes_out_as_a_workbook_opens(capsysbinary: pytest.CaptureFixture[bytes]):
    assert main(["export", "register", "--format", "xlsx"]) == 0

    book = load_workbook(io.BytesIO(capsysbinary.readouterr().out))
    assert [cell.value for cell in book.worksheets[0][1]] == list(HEADER)


@pytest.mark.django_db
def test_places_go_in_and_out(run: Run):
    told = ("--year", "2024", "--source", "proef")
    said = run("import", "places", "-", *told, given=areas("GM0001"))
    out = run("export", "places").out

    assert json.loads(said.out) == {"preview": False, "new": ["GM0001"], "changed": [], "unchanged": 0, "errors": []}
    again = run("import", "places", "-", *told, "--preview", given=out.encode())
    assert json.loads(again.out)["unchanged"] == 1


@pytest.mark.django_db
def test_one_wrong_area_stops_everything_and_is_named(run: Run):
    said = run("import", "places", "-", "--year", "2024", "--source", "proef", given=areas("GM0001", "x y"))

    assert said.status == 2
    assert said.complaints[0].startswith("tussenruimte: invoer: gebied 2 (Plaats x y): ")
    assert said.complaints[-1] == "tussenruimte: invoer: er is niets ingelezen"
    assert not Place.objects.exists()


@pytest.mark.django_db
def test_wrong_areas_may_be_skipped(run: Run):
    words = ("import", "places", "-", "--year", "2024", "--source", "proef", "--skip-errors")

    assert json.loads(run(*words, given=areas("GM0001", "x y")).out)["new"] == ["GM0001"]
    assert Place.objects.count() == 1


def test_places_need_a_year_and_a_source(run: Run):
    said = run("import", "places", "-", "--year", "2024", given=areas("GM0001"))

    assert said.status == 2
    assert said.complaints == (
        "tussenruimte: zeg bij plaatsen het jaar en de bron: --year 2024 --source 'CBS en Kadaster'",
    )


def test_a_form_that_does_not_fit_is_refused(run: Run):
    said = run("export", "places", "--format", "csv")

    assert (said.status, said.complaints) == (2, ("tussenruimte: places kan niet als csv; kies uit geojson",))
