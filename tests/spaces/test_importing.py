"""Reading in an owner's own list: every cell checked, nothing half, nothing twice."""

import io
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from tests import factories
from tests.spaces.conftest import NOON
from tests.spaces.test_views import as_, at, words
from tussenruimte.accounts.models import Person
from tussenruimte.core.refusals import NotAllowed
from tussenruimte.register.models import Organisation, Place
from tussenruimte.register.uploads import UnreadableFile, read_table
from tussenruimte.spaces import actions, queries, tasks
from tussenruimte.spaces.actions.importing import MOST_ON_A_PAGE, AlreadyRead, NothingToRead, TooManyForAPage
from tussenruimte.spaces.importing import Preview, amount, preview
from tussenruimte.spaces.models import Space, SpaceUpload

pytestmark = pytest.mark.django_db
HEAD = "naam;soort;in één zin;"


@pytest.fixture(autouse=True)
def _on_the_day(monkeypatch: pytest.MonkeyPatch, settings: Any) -> None:
    """The clock stands still at noon, nobody has used up their tries, and personas need no second step."""
    cache.clear()
    settings.DEMO = True
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOON)


def read(municipality: Organisation, more: str, *cells: str) -> Preview:
    rows = "".join(f"De Loods;gebouw;Een loods.;{cell}\n" for cell in cells)
    return preview(read_table(f"{HEAD}{more}\n{rows}".encode()), queries.words_for(municipality))


@given(st.decimals(0, 10**8, places=2))
def test_an_amount_is_read_back_however_a_dutch_list_writes_it(euros: Decimal) -> None:
    dutch = f"{euros:,.2f}".replace(",", " ").replace(".", ",").replace(" ", ".")

    assert amount(str(euros)) == amount(dutch) == amount(f"€ {dutch}") == euros


@given(st.text(max_size=20))
def test_no_text_breaks_the_reading_of_an_amount(text: str) -> None:
    found = amount(text)

    assert found is None or found >= 0


@pytest.mark.parametrize(
    ("cell", "expected"),
    [("1.250", 1250), ("1250,-", 1250), ("1.250.000", 1_250_000), ("12.5", Decimal("12.5")), ("-3", None)],
)
def test_amounts_as_people_write_them(cell: str, expected: Any) -> None:
    assert amount(cell) == expected


@pytest.mark.parametrize(
    ("column", "cell", "name", "value"),
    [
        ("m2", "120 m²", "size_m2", 120),
        ("past bij", "Tuinieren, garden | koken en eten", "uses", " garden cooking "),
        ("drempelvrij", "ja", "step_free", "yes"),
        ("drempelvrij", "", "step_free", "unknown"),
        ("vrij vanaf", "01-02-2027", "available_from", date(2027, 2, 1)),
        ("vrij vanaf", "2027-02-01", "available_from", date(2027, 2, 1)),
        ("huur", "450,50", "rent", Decimal("450.50")),
        ("huur per", "per m² per jaar", "rent_per", "m2-year"),
        ("jaar markthuur", "2025", "market_rent_year", 2025),
        ("adres", "Kade 1", "address", "Kade 1"),
    ],
)
def test_a_cell_becomes_a_fact(column: str, cell: str, name: str, value: Any, municipality: Organisation) -> None:
    (row,) = read(municipality, column, cell).rows

    assert row.errors == ()
    assert row.facts[name] == value
    assert (row.place, row.state) == ("GM0392", "in-use")


@pytest.mark.parametrize(
    ("column", "cell", "sentence"),
    [
        ("m2", "veel", "vierkante meters"),
        ("m2", "0", "vierkante meters"),
        ("past bij", "zwemmen", "kennen we hier niet"),
        ("vrij vanaf", "morgen", "23-11-2026"),
        ("vrij vanaf", "31-2-2027", "23-11-2026"),
        ("huur", "gratis", "bedrag in euro"),
        ("huur", "=1+1", "formule"),
        ("markthuur", "100", "jaar en de bron"),
        ("jaar markthuur", "vorig", "jaartal"),
        ("breedtegraad", "52", "allebei"),
        ("breedtegraad", "abc", "52,38"),
        ("plaats", "Atlantis", "kennen wij niet"),
        ("stand", "wordt uitgegeven", "kennen we hier niet"),
        ("adres", "x" * 201, "te lang"),
    ],
)
def test_a_wrong_cell_is_named_once_with_its_row(
    column: str, cell: str, sentence: str, municipality: Organisation
) -> None:
    (row,) = read(municipality, column, cell).rows

    (problem,) = row.errors
    assert problem.row == 2
    assert sentence in str(problem.sentence)


def test_days_in_the_wrong_order_and_what_is_empty_are_named(municipality: Organisation) -> None:
    rows = f"{HEAD}vrij vanaf;vrij tot en met\nA;gebouw;B.;2-2-2027;1-2-2027\n;gebouw;B.;;\nC;kas;D.;;\n"
    found = preview(read_table(rows.encode()), queries.words_for(municipality))

    assert [(one.row, one.column) for one in found.errors] == [(2, "vrij tot en met"), (3, "naam"), (4, "soort")]


def test_a_place_is_a_municipality_a_code_or_a_part_by_name(municipality: Organisation, haarlem: Place) -> None:
    factories.place("Oost", "WK039201", kind=Place.Kind.DISTRICT, inside=haarlem)
    factories.place("Assen", "GM0106")

    found = read(municipality, "plaats", "Oost", "wk039201", "assen", "")

    assert [row.place for row in found.rows] == ["WK039201", "WK039201", "GM0106", "GM0392"]


def test_an_owner_without_a_place_says_where_each_space_is() -> None:
    (row,) = read(factories.organisation("Kerk", place=None), "adres", "Kade 1").rows

    assert [problem.column for problem in row.errors] == ["plaats"]


def test_a_file_with_wrong_columns_is_refused_as_a_whole(municipality: Organisation, official: Person) -> None:
    def keep(content: bytes) -> SpaceUpload:
        return actions.keep_upload(owner=municipality, content=content, filename="x.csv", by=official, at=NOON)

    with pytest.raises(UnreadableFile, match="soort"):
        keep("naam;in één zin\nA;B\n".encode())
    with pytest.raises(UnreadableFile, match="twee keer"):
        keep("naam;pand;soort;in één zin\nA;B;gebouw;C\n".encode())
    with pytest.raises(UnreadableFile):
        keep(b"%PDF-1.7 \x00")
    with pytest.raises(TooManyForAPage):
        keep((HEAD + "\n" + "A;gebouw;B.;\n" * (MOST_ON_A_PAGE + 1)).encode())
    assert not SpaceUpload.objects.exists()


FILE = f"{HEAD}sleutel;m2\nDe Loods;gebouw;Een loods.;L1;200\nDe Kas;kas;Een kas.;K1;60\nDe Wei;grond;Gras.;W1;900\n"


@pytest.fixture
def upload(municipality: Organisation, official: Person) -> SpaceUpload:
    """A file in which one of three rows is wrong."""
    return actions.keep_upload(owner=municipality, content=FILE.encode(), filename="lijst\n.csv", by=official, at=NOON)


def confirmed(upload: SpaceUpload, by: Person, **more: bool) -> tuple[int, int]:
    asked = {"all_or_nothing": False, "with_lookalikes": False} | more
    done = actions.import_upload(upload=upload, by=by, at=NOON, **asked)
    return done.added, done.left_out


def test_all_or_nothing_adds_nothing_when_one_row_is_wrong(upload: SpaceUpload, official: Person) -> None:
    with pytest.raises(actions.HasErrors):
        confirmed(upload, official, all_or_nothing=True)

    assert not Space.objects.exists()


def test_the_good_rows_are_added_once_and_can_be_found(upload: SpaceUpload, official: Person, stranger: Person) -> None:
    with pytest.raises(NotAllowed):
        confirmed(upload, stranger)

    assert confirmed(upload, official) == (2, 1)

    assert [space.name for space in queries.listed(queries.Filters(text="loods"))] == ["De Loods"]
    assert Space.objects.get(source_key="W1").added_by == official
    with pytest.raises(AlreadyRead):
        confirmed(upload, official)
    assert bytes(SpaceUpload.objects.get().content) == b""


def test_reading_the_same_list_again_adds_nothing_twice(
    upload: SpaceUpload, official: Person, municipality: Organisation
) -> None:
    confirmed(upload, official)
    again = actions.keep_upload(owner=municipality, content=FILE.encode(), filename="x", by=official, at=NOON)

    with pytest.raises(NothingToRead):
        confirmed(again, official)
    with pytest.raises(NothingToRead):
        confirmed(again, official, with_lookalikes=True)
    assert Space.objects.count() == 2


def test_what_only_resembles_is_added_when_someone_says_so(
    space: Space, municipality: Organisation, official: Person
) -> None:
    content = f"{HEAD}\nHet badhuis;gebouw;Een ander badhuis.;\n".encode()
    kept = actions.keep_upload(owner=municipality, content=content, filename="x", by=official, at=NOON)
    with pytest.raises(NothingToRead):
        confirmed(kept, official)

    assert confirmed(kept, official, with_lookalikes=True) == (1, 0)
    assert Space.objects.filter(slug="het-badhuis-2").exists()


def test_what_went_out_as_a_file_can_come_in_again(
    client: Client, make_space: Callable[..., Space], official: Person, municipality: Organisation
) -> None:
    before = make_space(
        rent=Decimal("12.50"), uses=" garden cooking ", step_free="yes", address="=Kade 1", lat=52.1, lon=4.2
    )
    csv = b"".join(client.get(at("export-csv")).streaming_content)  # type: ignore[attr-defined]

    found = preview(read_table(csv), queries.words_for(municipality))

    (row,) = found.rows
    assert row.errors == ()
    assert found.unread_columns == ()
    assert row.twin == before.slug
    for name in (
        "name",
        "kind",
        "summary",
        "size_m2",
        "uses",
        "step_free",
        "rent",
        "rent_per",
        "address",
        "lat",
        "lon",
    ):
        assert row.facts[name] == getattr(before, name)


def test_a_file_is_checked_on_a_page_before_anything_happens(
    client: Client, official: Person, stranger: Person, municipality: Organisation
) -> None:
    assert as_(client, stranger).get(at("import")).status_code == 403
    as_(client, official)
    sent = {"owner": municipality.pk, "file": SimpleUploadedFile("lijst.csv", FILE.encode())}
    answer = client.post(at("import"), sent)
    upload = SpaceUpload.objects.get()
    assert answer["Location"] == at("import-preview", upload.token)

    page = words(client.get(answer["Location"]))
    assert "kloppen 2 van de 3 rijen" in page
    assert "kas" in page
    assert client.post(answer["Location"], {"rows": "all"}).status_code == 422
    client.post(answer["Location"], {"rows": "good"})
    assert Space.objects.count() == 2
    assert "zijn 2 ruimtes ingelezen" in words(client.get(answer["Location"]))
    assert as_(client, stranger).get(answer["Location"]).status_code == 404


def test_a_file_that_is_no_list_is_one_sentence(client: Client, official: Person, municipality: Organisation) -> None:
    as_(client, official)
    book = io.BytesIO()
    Workbook().save(book)
    for content in (b"", b"\x00\x01", book.getvalue(), b"naam\nA\n"):
        page = client.post(at("import"), {"owner": municipality.pk, "file": SimpleUploadedFile("x.xlsx", content)})
        assert page.status_code == 422
    big = client.post(at("import"), {}, headers={"content-length": str(50 * 1024 * 1024)})
    assert big.status_code == 413
    assert client.get(at("import-example")).content.decode().startswith("\ufeffnaam;soort;")


def test_a_file_nobody_confirms_is_forgotten_after_a_day(upload: SpaceUpload) -> None:
    assert tasks.forget_uploads(NOON + timedelta(hours=23)) == 0
    assert tasks.forget_uploads(NOON + timedelta(hours=25)) == 1
