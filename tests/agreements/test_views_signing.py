"""Signing through the pages: the whole text first, a typed name, a code from the mail; or a paper and its scan."""

import hashlib
import io
import re
import zlib
from typing import Any

import pytest
from django.core import mail
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from docx import Document

from tests.agreements.conftest import NOON, code_in_last_mail, fresh, line_of, posted, propose, write
from tests.agreements.looking import as_, at, words
from tussenruimte.accounts.models import Person
from tussenruimte.agreements import actions, queries
from tussenruimte.agreements.models import Agreement, AgreementParty, Signature, Version
from tussenruimte.agreements.rules.canonical import fingerprint
from tussenruimte.ui import paper

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


@pytest.fixture(autouse=True)
def _on_the_day(monkeypatch: pytest.MonkeyPatch, settings: Any) -> None:
    """The clock stands still at noon, nobody has used up their tries, and personas need no second step."""
    cache.clear()
    settings.DEMO = True
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOON)


def own_line(version: Version, person: Person) -> AgreementParty:
    """The line of the party for which a person signs."""
    return AgreementParty.objects.get(agreement=version.agreement_id, signatory=person)


def ask_code(client: Client, version: Version, person: Person) -> str:
    """Presses the button for a code, and reads the mail."""
    with posted():
        client.post(at("code", version.agreement, own_line(version, person).pk))
    return code_in_last_mail()


def signed_by(client: Client, version: Version, person: Person, **changes: Any) -> Any:
    """Fills in the signing page as a person would."""
    as_(client, person)
    sent = {"agreed": "on", "name": person.name, "sha256": version.sha256, "code": ask_code(client, version, person)}
    return client.post(at("sign", version.agreement, own_line(version, person).pk), sent | changes)


# --- laying it out ---------------------------------------------------------------------------------------------------
def test_an_incomplete_draft_shows_what_is_missing_and_no_button(
    client: Client, agreement: Agreement, owner: Person
) -> None:
    page = as_(client, owner).get(at("propose", agreement))

    assert "Besluit samen wie de eigenaar is." in words(page)
    assert "Leg deze tekst voor" not in words(page)
    answer = client.post(at("propose", agreement), {"sha256": fingerprint(queries.text_of(agreement))})
    assert answer.status_code == 422
    assert not Version.objects.exists()


def test_exactly_what_was_read_is_laid_out_to_be_signed(client: Client, complete: Agreement, owner: Person) -> None:
    page = as_(client, owner).get(at("propose", complete)).content.decode()
    read = re.search(r'name="sha256" value="([0-9a-f]{64})"', page)
    assert read is not None

    client.post(at("propose", complete), {"sha256": read[1]})

    version = Version.objects.get()
    assert version.sha256 == read[1] == hashlib.sha256(version.text.encode()).hexdigest()


def test_a_text_that_changed_while_it_was_read_is_read_again(
    client: Client, complete: Agreement, owner: Person, official: Person
) -> None:
    read = fingerprint(queries.text_of(complete))
    write(complete.clauses.all()[1], "Toch iets anders.", official)

    page = as_(client, owner).post(at("propose", complete), {"sha256": read})

    assert page.status_code == 422
    assert "De tekst is intussen veranderd." in words(page)
    assert "Toch iets anders." in words(page)
    assert fingerprint(queries.text_of(fresh(complete))) in page.content.decode()


# --- with a code -----------------------------------------------------------------------------------------------------
def test_the_signing_page_shows_every_word_and_what_signing_means(
    client: Client, proposed: Version, owner: Person
) -> None:
    page = words(as_(client, owner).get(at("sign", proposed.agreement, own_line(proposed, owner).pk)))

    for line in proposed.text.split():
        assert line in page
    assert "Niemand kan u voor de rechter dwingen." in page
    assert "U tekent alleen deze tekst." in page


def test_two_people_sign_and_the_agreement_holds(
    client: Client, proposed: Version, owner: Person, official: Person
) -> None:
    assert signed_by(client, proposed, owner)["Location"] == at("version", proposed.agreement, 1)
    assert "nog niet" in words(client.get(at("version", proposed.agreement, 1)))
    signed_by(client, proposed, official)

    assert fresh(proposed.agreement).state == Agreement.State.ACTIVE
    page = words(client.get(at("version", proposed.agreement, 1)))
    assert proposed.sha256 in page
    assert page.count("met een code") == 2


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"code": "0"}, "Deze code klopt niet."),
        ({"name": "Iemand Anders"}, "Typ uw naam zoals die in de tekst staat."),
        ({"agreed": ""}, "Vink dit aan als u het eens bent met de tekst."),
        ({"sha256": "0" * 64}, "De tekst is niet meer dezelfde als die u las."),
    ],
)
def test_what_is_wrong_is_one_sentence_and_nothing_is_signed(
    changes: dict[str, str], sentence: str, client: Client, proposed: Version, owner: Person
) -> None:
    page = signed_by(client, proposed, owner, **changes)

    assert page.status_code == 422
    assert sentence in words(page)
    assert changes.get("name", owner.name) in page.content.decode()
    assert not Signature.objects.exists()


def test_only_who_was_named_signs(client: Client, proposed: Version, owner: Person, colleague: Person) -> None:
    line = line_of(proposed.agreement, proposed.agreement.dossier.lead)
    for person in (owner, colleague):
        assert as_(client, person).get(at("sign", proposed.agreement, line.pk)).status_code == 403
        assert client.post(at("code", proposed.agreement, line.pk)).status_code == 403
    assert mail.outbox == []


def test_my_desk_says_what_waits_for_my_signature(client: Client, proposed: Version, owner: Person) -> None:
    assert "Wacht op uw handtekening" in words(as_(client, owner).get(reverse("web:my-desk")))

    signed_by(client, proposed, owner)

    assert "Wacht op uw handtekening" not in words(client.get(reverse("web:my-desk")))


def test_taking_the_text_back_asks_why_and_opens_the_draft(client: Client, proposed: Version, owner: Person) -> None:
    address = at("deed", proposed.agreement, "terugnemen")
    assert as_(client, owner).post(address, {"reason": ""}).status_code == 422

    client.post(address, {"reason": "Er ontbreekt een datum."})

    assert fresh(proposed.agreement).state == Agreement.State.DRAFTING
    assert "Er ontbreekt een datum." in words(client.get(at("version", proposed.agreement, 1)))


# --- on paper --------------------------------------------------------------------------------------------------------
def test_a_paper_is_scanned_in_by_the_party_that_signed(
    client: Client, proposed: Version, owner: Person, settings: Any, tmp_path: Any
) -> None:
    settings.MEDIA_ROOT = tmp_path
    address = at("on-paper", proposed.agreement, own_line(proposed, owner).pk)
    page = as_(client, owner).get(address)
    assert proposed.sha256 in words(page)

    scan = SimpleUploadedFile("blad.pdf", PDF, "application/pdf")
    sent = {"name": owner.name, "same": "on", "sha256": proposed.sha256, "file": scan}
    assert client.post(address, sent).status_code == 302

    signature = Signature.objects.get()
    assert (signature.method, signature.entered_by) == ("paper", owner)
    assert f"Scan van het papier van {signature.party.name}" in words(client.get(at("version", proposed.agreement, 1)))


def test_a_paper_with_another_text_or_without_a_scan_is_refused(
    client: Client, proposed: Version, owner: Person
) -> None:
    address = at("on-paper", proposed.agreement, own_line(proposed, owner).pk)

    page = as_(client, owner).post(address, {"name": owner.name, "sha256": proposed.sha256})

    assert page.status_code == 422
    assert "Kijk na of de vingerafdruk dezelfde is." in words(page)
    assert f'value="{owner.name}"' in page.content.decode()


# --- documents -------------------------------------------------------------------------------------------------------
def test_the_text_file_has_the_fingerprint_that_is_shown(client: Client, concluded: Agreement, owner: Person) -> None:
    answer = as_(client, owner).get(at("text", concluded, 1))

    assert hashlib.sha256(answer.content).hexdigest() == Version.objects.get().sha256


def test_the_word_document_has_headings_every_clause_and_the_fingerprint(
    client: Client, concluded: Agreement, owner: Person, official: Person
) -> None:
    answer = as_(client, owner).get(at("word", concluded, 1))
    document = Document(io.BytesIO(answer.content))
    version = Version.objects.get()

    heads = [one.text for one in document.paragraphs if one.style is not None and one.style.name == "Heading 2"]
    assert len(heads) == concluded.clauses.count()
    text = "\n".join(one.text for one in document.paragraphs)
    assert version.sha256 in text
    rows = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
    assert [row[0] for row in rows[1:]] == ["Buurttuin", "Gemeente Haarlem"]
    assert {row[2] for row in rows[1:]} == {owner.name, official.name}


@pytest.mark.slow  # fonts are looked up and a PDF is laid out
@pytest.mark.skipif(not paper.can_write(), reason="this machine has no Pango")
def test_the_pdf_is_tagged_and_says_its_language(client: Client, concluded: Agreement, owner: Person) -> None:
    answer = as_(client, owner).get(at("pdf", concluded, 1))

    assert answer["Content-Type"] == "application/pdf"
    streams = re.findall(rb"stream\n(.*?)\nendstream", answer.content, re.DOTALL)
    written = b"".join(zlib.decompress(stream) for stream in streams if stream.startswith(b"x"))
    for mark in (b"/MarkInfo", b"/StructTreeRoot", b"/Lang", b"/Table", b"/H3"):
        assert mark in written


def test_without_pango_there_is_the_page_to_print(
    client: Client, proposed: Version, owner: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paper, "can_write", lambda: False)
    as_(client, owner)

    assert client.get(at("pdf", proposed.agreement, 1)).status_code == 404
    printed = client.get(at("print", proposed.agreement, 1)).content.decode()
    assert proposed.sha256 in printed
    assert "<svg" in printed
    assert printed.count("Datum en plaats") == 2
    assert "overeenkomst.pdf" not in client.get(at("version", proposed.agreement, 1)).content.decode()


# --- a next version --------------------------------------------------------------------------------------------------
def test_a_next_version_shows_what_differs_from_what_was_signed(
    client: Client, concluded: Agreement, owner: Person
) -> None:
    as_(client, owner).post(at("deed", concluded, "wijzigen"), {"reason": "Wij willen meer doen."})
    write(concluded.clauses.all()[1], "Wij doen het nu anders.", owner)

    page = words(client.get(at("propose", fresh(concluded))))
    assert "Wat er anders is dan in versie 1" in page
    version = propose(fresh(concluded), owner)

    signing = words(client.get(at("sign", concluded, own_line(version, owner).pk)))
    assert "Wat er anders is dan in versie 1" in signing
    assert "Wij doen het nu anders." in signing
    assert actions.withdraw_proposal(agreement=concluded, why="Toch niet.", by=owner, at=NOON).number == 2
