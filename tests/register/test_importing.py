"""From rows to initiatives: every cell is checked, nothing is stored before someone confirms, nothing is doubled."""

import io
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from tests import factories
from tests.conftest import DAY
from tussenruimte.accounts.models import Person
from tussenruimte.core import days
from tussenruimte.core.refusals import NotAllowed
from tussenruimte.journal.models import Entry
from tussenruimte.register import actions, exports, queries, tasks, uploads
from tussenruimte.register.actions.importing import AlreadyRead, HasErrors, NothingToRead, TooManyForAPage
from tussenruimte.register.importing import COLUMNS, Known, Preview, preview
from tussenruimte.register.models import Initiative, LensReading, Place, Upload
from tussenruimte.register.rules import Filters
from tussenruimte.register.uploads import Row, Table, UnreadableFile, read_table
from tussenruimte.search.queries import matching

KNOWN = Known(
    places={"haarlem": "GM0392", "gm0392": "GM0392"},
    themes={"maatjes": "maatjes", "energie": "energie"},
    phases={"opstart": "opstart"},
    legal_forms={"stichting": "stichting"},
    points={"exact": "exact", "niet": "hidden"},
    twins={"name:buurttuin": "buurttuin"},
)


def check(text: str) -> Preview:
    return preview(read_table(text.encode()), KNOWN, DAY)


def test_a_full_row_is_read() -> None:
    header = "naam;in één zin;omschrijving;gemeente;waar;thema's;fase;rechtsvorm;begonnen;website;lat;lon;punt"
    row = "Het Dak;Samen.;Lang;Haarlem;hof;maatjes|Energie;Opstart;stichting;2019;dak.nl;52,38;4.63;niet"

    (read,) = check(f"{header}\n{row}").rows

    assert read.errors == ()
    assert (read.place, read.themes) == ("GM0392", ("maatjes", "energie"))
    assert read.facts == {
        "name": "Het Dak",
        "summary": "Samen.",
        "description": "Lang",
        "place_text": "hof",
        "phase": "opstart",
        "legal_form": "stichting",
        "started_year": 2019,
        "website": "https://dak.nl",
        "point": (52.38, 4.63),
        "point_shown": "hidden",
    }


def test_empty_cells_are_unknown() -> None:
    (read,) = check("naam;samenvatting;begonnen in;website;lat;lon;punt;fase\nDak;Samen.;;;;;;").rows

    assert (read.errors, read.facts["started_year"], read.facts["website"]) == ((), None, "")
    assert (read.facts["point_shown"], read.facts["phase"]) == ("blurred", "")


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        *[("begonnen in", cell) for cell in ("1750", "3000", "²019", "vorig jaar")],
        *[("website", cell) for cell in ("javascript:alert(1)", "http://", "ftp://x.nl", "een site")],
        *[("breedtegraad", cell) for cell in ("noord", "nan", "inf", "91")],
        *[(column, "onzin") for column in ("thema's", "fase", "rechtsvorm", "punt")],
        ("waar", "x" * 161),
        ("naam", "x" * 161),
        ("naam", ""),
        ("naam", "=1+1"),
    ],
)
def test_a_wrong_cell_names_its_row_and_column(column: str, cell: str) -> None:
    cells = {"naam": "Dak", "samenvatting": "Samen.", "lengtegraad": "4", "breedtegraad": "52"} | {column: cell}

    checked = check(";".join(cells) + "\n" + ";".join(cells.values()))

    assert [(problem.row, problem.column) for problem in checked.errors] == [(2, column)] or (
        column == "breedtegraad" and [p.row for p in checked.errors] == [2, 2]
    )
    assert all(str(problem.sentence) for problem in checked.errors)


def test_half_a_point_is_no_point() -> None:
    checked = check("naam;samenvatting;lat;lon\nDak;Samen.;52;")

    assert [problem.column for problem in checked.errors] == ["breedtegraad"]


def test_an_unknown_municipality_is_kept_as_words_and_remarked() -> None:
    (read,) = check("naam;samenvatting;plaats\nDak;Samen.;Verweggistan").rows

    assert (read.place, read.facts["place_text"], len(read.remarks), read.errors) == ("", "Verweggistan", 1, ())


@pytest.mark.parametrize(
    "header", ["naam;waar", "titel;naam;samenvatting", "Naam Van Het Ding;In Een Zin", "<script>;="]
)
def test_a_file_without_the_right_columns_is_refused_as_a_whole(header: str) -> None:
    with pytest.raises(UnreadableFile):
        check(f"{header}\nx;y;z")


def test_columns_we_do_not_read_are_named_but_not_those_of_our_own_export() -> None:
    assert check("naam;samenvatting;Kleur;zoekt\nDak;Samen.;rood;geld").unread_columns == ("Kleur",)


def test_a_row_like_one_we_have_or_an_earlier_row_is_flagged() -> None:
    checked = check("naam;samenvatting;website\nStichting Buurttuin;x;\nDak;x;dak.nl\nAnders;x;www.dak.nl")

    assert [(row.number, row.twin) for row in checked.twins] == [(2, "buurttuin"), (4, "#3")]


@given(st.lists(st.lists(st.text(max_size=30), min_size=len(COLUMNS), max_size=len(COLUMNS)), min_size=1, max_size=3))
def test_no_cell_makes_us_fail(cells: list[list[str]]) -> None:
    header = tuple(column.name for column in COLUMNS)
    rows = tuple(Row(number, tuple(row)) for number, row in enumerate(cells, start=2))

    checked = preview(Table(header, rows), KNOWN, DAY)

    assert len(checked.rows) == len(rows)


# --- registering -----------------------------------------------------------------------------------------------------
FILE = "naam;samenvatting;plaats;thema's;lat;lon\nHet Dak;Samen.;Haarlem;maatjes;52,3812;4,6371\nDe Hof;Samen.;;;;\n"


def test_reading_in_a_file_registers_lists_tells_and_makes_findable(haarlem: Place) -> None:
    done = actions.import_file(content=FILE.encode(), by=None, on=DAY)

    roof, yard = Initiative.objects.order_by("pk")
    assert (done.registered, done.left_out) == (2, 0)
    assert (roof.slug, roof.state, roof.origin, roof.municipality, roof.listed_on) == (
        *("het-dak", "listed", "imported", haarlem, DAY),
    )
    assert (roof.shown_lat, roof.lat, yard.shown_lat) == (52.38225, 52.3812, None)
    assert [(r.lens, r.item, r.side) for r in LensReading.objects.all()] == [("werkvelden", "maatjes", "source")]
    assert Entry.objects.filter(what="initiative.registered").count() == 2
    assert list(matching("initiative", "dak")) == [roof.pk]


@pytest.mark.parametrize(("all_or_nothing", "expected"), [(True, 0), (False, 1)])
def test_wrong_rows_stop_everything_or_only_themselves(all_or_nothing: bool, expected: int, haarlem: Place) -> None:
    content = b"naam;samenvatting;begonnen\nDak;Samen.;2019\nHof;Samen.;ooit\n"

    if all_or_nothing:
        with pytest.raises(HasErrors):
            actions.import_file(content=content, by=None, on=DAY)
    else:
        actions.import_file(content=content, by=None, on=DAY, all_or_nothing=False)

    assert Initiative.objects.count() == expected


def test_what_we_have_is_left_out_unless_asked_for(garden: Initiative) -> None:
    content = b"naam;samenvatting\nBuurttuin;Samen.\n"

    with pytest.raises(NothingToRead):
        actions.import_file(content=content, by=None, on=DAY)
    done = actions.import_file(content=content, by=None, on=DAY, with_lookalikes=True)

    assert (done.registered, sorted(Initiative.objects.values_list("slug", flat=True))) == (
        *(1, ["buurttuin", "buurttuin-2"]),
    )


def test_a_file_for_a_page_has_an_end(editor: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tussenruimte.register.actions.importing.MOST_ON_A_PAGE", 1)

    with pytest.raises(TooManyForAPage):
        actions.keep_upload(content=FILE.encode(), filename="x.csv", by=editor, at=days.now())


def test_only_editors_import(owner: Person, broker: Person) -> None:
    for person in (owner, broker):
        with pytest.raises(NotAllowed):
            actions.import_file(content=FILE.encode(), by=person, on=DAY)
        with pytest.raises(NotAllowed):
            actions.keep_upload(content=FILE.encode(), filename="x.csv", by=person, at=days.now())


def test_an_upload_is_read_in_once_by_its_own_person(editor: Person, haarlem: Place) -> None:
    upload = actions.keep_upload(content=FILE.encode(), filename="x.csv", by=editor, at=days.now())
    colleague = factories.person("Ed", "editor")
    choice: dict[str, Any] = {"upload": upload, "all_or_nothing": True, "with_lookalikes": False, "at": days.now()}

    with pytest.raises(NotAllowed):
        actions.import_upload(by=colleague, **choice)
    actions.import_upload(by=editor, **choice)
    with pytest.raises(AlreadyRead):
        actions.import_upload(by=editor, **choice)

    assert (Initiative.objects.count(), bytes(Upload.objects.get().content)) == (2, b"")


def test_uploads_are_forgotten_after_a_day(editor: Person) -> None:
    now = days.now()
    for hours in (23, 25):
        actions.keep_upload(content=FILE.encode(), filename="x", by=editor, at=now - timedelta(hours=hours))

    assert (tasks.forget_uploads(now), Upload.objects.count()) == (1, 1)


@pytest.mark.slow  # a thousand and one rows: more than are saved at once
def test_a_long_file_is_findable_too(haarlem: Place) -> None:
    rows = "".join(f"Tuin nummer{number};Samen.;Haarlem\n" for number in range(1_001))

    done = actions.import_file(content=f"naam;samenvatting;plaats\n{rows}".encode(), by=None, on=DAY)

    assert (done.registered, len(matching("initiative", "nummer1000"))) == (1_001, 1)


# --- out and in again ------------------------------------------------------------------------------------------------
def exported() -> Iterator[str]:
    return exports.csv_lines(exports.rows_of(queries.listed(Filters())))


def test_an_export_can_be_read_in_again(haarlem: Place) -> None:
    actions.register_initiative(
        name="=cmd|'/C calc'!A0",
        summary="+31 is geen formule; dit ook niet",
        on=DAY,
        listed=True,
        description="Regel één\n- regel twee",
        place=haarlem,
        point=(52.3812, 4.6371),
        website="https://dak.nl",
        started_year=2019,
        contact_route="06-12345678",
    )
    text = "".join(exported())

    (row,) = preview(read_table(text.encode()), queries.known_words(), DAY).rows

    assert (row.errors, row.place) == ((), "GM0392")
    assert row.facts["name"] == "=cmd|'/C calc'!A0"
    assert row.facts["description"] == "Regel één\n- regel twee"
    assert row.facts["point"] == (52.38225, 4.63915)


def test_an_export_holds_no_way_to_reach_people_and_no_exact_point(garden: Initiative, owner: Person) -> None:
    garden.contact_route, garden.lat, garden.lon = "06-12345678", 52.3812, 4.6371
    garden.save()

    text = "".join(exported())

    assert text.startswith("\ufeffnaam;")
    assert not any(secret in text for secret in ("06-12345678", "52.3812", owner.email, owner.name))


@pytest.mark.parametrize("address", ["register:export-csv", "register:export-xlsx"])
def test_an_export_follows_the_filters(address: str, client: Client, garden: Initiative) -> None:
    factories.initiative("Elders")

    response = client.get(reverse(address), {"gemeente": "GM0392"})

    if response.streaming:
        names = [line.split(";")[0] for line in b"".join(response).decode().splitlines()[1:]]  # type: ignore[arg-type]
    else:
        sheet = load_workbook(io.BytesIO(response.content)).worksheets[0]
        names = [str(row[0]) for row in sheet.iter_rows(min_row=2, values_only=True)]
    assert names == ["Buurttuin"]
    assert response["Content-Disposition"].startswith("attachment")


def test_a_list_too_long_for_a_sheet_is_offered_as_csv(
    client: Client, garden: Initiative, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exports, "MOST_IN_A_SHEET", 0)

    response = client.get(reverse("register:export-xlsx"), {"q": ""})

    assert response.status_code == 413
    assert reverse("register:export-csv") in response.content.decode()


# --- the pages -------------------------------------------------------------------------------------------------------
@pytest.fixture
def as_editor(client: Client, editor: Person, settings: Any) -> Client:
    """An editor of the demonstration, signed in."""
    settings.DEMO = True
    editor.is_persona = True
    editor.save()
    client.force_login(editor)
    return client


def upload(client: Client, content: bytes, name: str = "tuinen.csv") -> Any:
    return client.post(reverse("register:import"), {"file": io.BytesIO(content), "name": name})


def test_upload_preview_confirm(as_editor: Client, haarlem: Place) -> None:
    preview_page = upload(as_editor, FILE.encode())
    assert preview_page.status_code == 302
    shown = as_editor.get(preview_page["Location"])
    assert (Initiative.objects.count(), b"Het Dak" in shown.content) == (0, True)

    for _ in range(2):
        done = as_editor.post(preview_page["Location"], {"rows": "all"}, follow=True)

    assert (done.status_code, Initiative.objects.count()) == (200, 2)


def test_preview_names_row_column_and_sentence(as_editor: Client, haarlem: Place) -> None:
    page = upload(as_editor, b"naam;samenvatting;begonnen\n<b>Dak</b>;Samen.;ooit\nHof;Samen.;\n")
    shown = as_editor.get(page["Location"]).content.decode()
    refused = as_editor.post(page["Location"], {"rows": "all"})

    assert "begonnen in" in shown
    assert "<b>Dak</b>" not in shown
    assert (refused.status_code, Initiative.objects.count()) == (422, 0)


@pytest.mark.parametrize("content", [b"", b"naam;waar\nx;y\n", b"PK\x03\x04", b"\x00"])
def test_a_bad_file_is_refused_on_the_page(content: bytes, as_editor: Client) -> None:
    response = upload(as_editor, content)

    assert (response.status_code, Upload.objects.count()) == (422, 0)


def test_a_file_of_two_gigabytes_is_refused_before_it_is_read(as_editor: Client) -> None:
    response = as_editor.generic(
        "POST", reverse("register:import"), "", "multipart/form-data; boundary=x", CONTENT_LENGTH=str(2 * 1024**3)
    )

    assert response.status_code == 413
    assert "10 MB" in response.content.decode()


def test_the_upload_of_someone_else_is_not_there(as_editor: Client) -> None:
    other = factories.person("Ed", "editor")
    kept = actions.keep_upload(content=FILE.encode(), filename="x.csv", by=other, at=days.now())

    assert as_editor.get(reverse("register:import-preview", args=[kept.token])).status_code == 404


def test_an_upload_asks_for_the_token_of_its_form(editor: Person, settings: Any) -> None:
    settings.DEMO = True
    editor.is_persona = True
    editor.save()
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(editor)

    assert upload(strict, FILE.encode()).status_code == 403


def test_the_example_has_the_columns_we_read(client: Client) -> None:
    text = client.get(reverse("register:import-example")).content.decode("utf-8-sig")

    assert text.strip() == ";".join(column.name for column in COLUMNS)
    assert uploads.MAX_BYTES == 10 * 1024 * 1024
