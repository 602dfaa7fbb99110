"""The public register: to search and to read without an account, as files and as open data, never with people in it."""

import io
import json
from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from docx import Document
from openpyxl import load_workbook
from pytest_django import DjangoAssertNumQueries

from tests import factories
from tests.agreements.conftest import NOON, completed, propose, sign
from tests.agreements.looking import at, words
from tests.conftest import DAY
from tussenruimte.accounts.models import Person
from tussenruimte.agreements import actions
from tussenruimte.agreements.models import Agreement, AgreementParty
from tussenruimte.dossiers.models import Dossier
from tussenruimte.register.models import Organisation, Side
from tussenruimte.ui import paper

pytestmark = pytest.mark.django_db
API = "/api/v1/agreements"
SPOKESPERSON = "Sofie Spreker"


@pytest.fixture(autouse=True)
def _on_the_day(monkeypatch: pytest.MonkeyPatch, settings: Any) -> None:
    """The clock stands still at noon, and nobody has used up their tries."""
    cache.clear()
    settings.DEMO = True
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOON)


def concluded_in(dossier: Dossier, owner: Person, official: Person, title: str, **facts: Any) -> Agreement:
    """A signed agreement with a name of a person in every place where one can be."""
    made = actions.start_agreement(
        dossier=dossier, kind=facts.pop("kind", "intentieovereenkomst"), title=title, by=owner, at=NOON
    )
    whole = completed(made, owner, official, **facts)
    line = AgreementParty.objects.get(agreement=whole, party=dossier.initiative_id)
    given = {"signatory": owner, "role": "Doet mee", "spokesperson": SPOKESPERSON, "revision": line.revision}
    actions.name_signatory(agreement=whole, party=dossier.initiative, by=owner, **given)
    version = propose(whole, owner)
    for person in (owner, official):
        sign(version, person)
    return Agreement.objects.get(pk=whole.pk)


@pytest.fixture
def shown(dossier: Dossier, owner: Person, official: Person) -> Agreement:
    """An agreement that everyone may read."""
    factories.reading(dossier.initiative, "werkvelden", "natuur", Side.SOURCE)
    return concluded_in(dossier, owner, official, "Samen een tuin")


def api(client: Client, address: str = API, **query: Any) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(client.get(address, query).content)
    return answer


def test_everyone_reads_the_register_and_the_text(client: Client, shown: Agreement) -> None:
    page = words(client.get(reverse("agreements:register")))
    assert "1 overeenkomst gevonden" in page
    assert "Samen een tuin" in page
    assert "Buurttuin, Gemeente Haarlem" in page

    entry = words(client.get(at("public", shown)))
    assert "Artikel 1 (wie-wij-zijn): Wie wij zijn" in entry
    assert "convenant" in entry


@pytest.mark.parametrize("what", ["page", "list", "csv", "xlsx", "word", "pdf", "api", "api-list", "initiative"])
def test_no_person_is_named_anywhere(
    what: str, client: Client, shown: Agreement, owner: Person, official: Person
) -> None:
    if what == "pdf" and not paper.can_write():
        pytest.skip("this machine has no Pango")
    addresses = {
        "page": at("public", shown),
        "list": reverse("agreements:register"),
        "csv": reverse("agreements:register-csv"),
        "xlsx": reverse("agreements:register-xlsx"),
        "word": at("public-word", shown),
        "pdf": at("public-pdf", shown),
        "api": f"{API}/{shown.number}",
        "api-list": API,
        "initiative": reverse("web:initiative", args=["buurttuin"]),
    }
    answer = client.get(addresses[what])
    content = answer.getvalue()

    assert answer.status_code == 200
    text = _text_of(what, content)
    assert "Samen een tuin" in text or what == "pdf"
    for name in (owner.name, official.name, SPOKESPERSON, "Aydin"):
        assert name not in text


def _text_of(what: str, content: bytes) -> str:
    """The words of a file."""
    if what == "xlsx":
        sheet = load_workbook(io.BytesIO(content)).active
        assert sheet is not None
        return "\n".join(str(cell) for row in sheet.iter_rows(values_only=True) for cell in row)
    if what == "word":
        document = Document(io.BytesIO(content))
        cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        return "\n".join([*(one.text for one in document.paragraphs), *cells, document.core_properties.author or ""])
    return content.decode("utf-8", errors="replace")


def test_the_office_of_who_signed_is_public(client: Client, shown: Agreement) -> None:
    assert "mandaatbesluit 4.2" in words(client.get(at("public", shown)))
    assert "mandaatbesluit 4.2" in api(client, f"{API}/{shown.number}")["text"]


@pytest.mark.parametrize(
    ("query", "number"),
    [
        ({"q": "tuin"}, 1),
        ({"q": "zwembad"}, 0),
        ({"soort": "intentieovereenkomst"}, 1),
        ({"soort": "samenwerkingspact"}, 0),
        ({"gemeente": "GM0392"}, 1),
        ({"thema": "natuur"}, 1),
        ({"thema": "voedsel"}, 0),
        ({"stand": "lopend"}, 1),
        ({"stand": "voorbij"}, 0),
        ({"soort": "onzin", "pagina": "x"}, 1),
    ],
)
def test_filters_stand_in_the_address(query: dict[str, str], number: int, client: Client, shown: Agreement) -> None:
    page = client.get(reverse("agreements:register"), query)

    assert page.context["page"].paginator.count == number
    assert (b"Geen overeenkomst gevonden" in page.content) == (number == 0)


def test_what_is_over_is_found_as_over(client: Client, dossier: Dossier, owner: Person, official: Person) -> None:
    past = {"starts_on": DAY - timedelta(days=60), "ends_on": DAY - timedelta(days=1)}
    concluded_in(dossier, owner, official, "Vorig jaar", **past)

    assert "Vorig jaar" in words(client.get(reverse("agreements:register"), {"stand": "voorbij"}))
    assert api(client, state="running")["total"] == 0


def test_nothing_of_a_draft_or_of_what_stays_between_parties_is_there(
    client: Client, complete: Agreement, dossier: Dossier, owner: Person, official: Person
) -> None:
    private = concluded_in(dossier, owner, official, "Onder ons", public=False)

    assert "0 overeenkomsten gevonden" in words(client.get(reverse("agreements:register")))
    assert api(client)["total"] == 0
    for one in (complete, private):
        for name in ("public", "public-word", "public-pdf"):
            assert client.get(at(name, one)).status_code == 404
        assert client.get(f"{API}/{one.number}").status_code == 404


def test_what_was_taken_out_leaves_a_line_and_nothing_else(client: Client, shown: Agreement, owner: Person) -> None:
    actions.unpublish(agreement=shown, reason="Er stond een naam in.", by=owner, on=DAY)

    page = words(client.get(reverse("agreements:register")))
    assert "0 overeenkomsten gevonden" in page
    assert f"{shown.number} , 23 november 2026" in page or f"{shown.number}, 23 november 2026" in page
    gone = client.get(at("public", shown))
    assert gone.status_code == 410
    assert "Er stond een naam in." in words(gone)
    assert "Samen een tuin" not in words(gone)
    assert client.get(at("public-word", shown)).status_code == 404
    assert api(client)["withheld"] == [{"id": shown.number, "withheldOn": "2026-11-23"}]
    assert client.get(f"{API}/{shown.number}").status_code == 404


def test_the_list_is_a_file_without_formulas(client: Client, dossier: Dossier, owner: Person, official: Person) -> None:
    concluded_in(dossier, owner, official, "=SUM(A1)")

    lines = client.get(reverse("agreements:register-csv")).getvalue().decode("utf-8-sig").splitlines()
    sheet = load_workbook(io.BytesIO(client.get(reverse("agreements:register-xlsx")).content)).active

    assert lines[0].startswith("nummer;overeenkomst;in één zin;soort")
    assert ";'=SUM(A1);" in lines[1]
    assert sheet is not None
    assert sheet["B2"].value == "'=SUM(A1)"


def test_the_api_tells_an_agreement_with_what_a_program_needs(client: Client, shown: Agreement) -> None:
    row = api(client, municipality="GM0392", theme="natuur", kind="intentieovereenkomst", q="tuin")["results"][0]

    assert row["id"] == shown.number
    assert row["parties"] == ["Buurttuin", "Gemeente Haarlem"]
    assert row["initiative"] == {"id": "buurttuin", "name": "Buurttuin"}
    assert (row["concludedOn"], row["wooCategory"], row["themes"]) == ("2026-11-23", "convenant", ["natuur"])
    assert shown.current is not None
    assert row["sha256"] == shown.current.sha256


def test_the_api_says_what_is_wrong_with_a_question(client: Client) -> None:
    answer = client.get(API, {"state": "soms"})

    assert answer.status_code == 400
    assert json.loads(answer.content)["invalid"][0]["name"] == "state"


@pytest.mark.parametrize("count", [1, 3])
def test_the_register_asks_as_many_questions_for_one_as_for_three(
    count: int,
    client: Client,
    dossier: Dossier,
    municipality: Organisation,
    owner: Person,
    official: Person,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(count):
        concluded_in(dossier, owner, official, f"Tuin {number}")
    client.get(reverse("agreements:register"))

    with django_assert_num_queries(7):
        client.get(reverse("agreements:register"))
    with django_assert_num_queries(6):
        client.get(API)
