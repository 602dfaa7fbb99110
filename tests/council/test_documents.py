"""The card on one page and the proposal as PDF and Word, opened and read back."""

import io
import subprocess
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from docx import Document as Word

from tests.conftest import DAY
from tests.council.conftest import MAIL, NOON, PHONE, looked_through_lens
from tussenruimte.accounts.models import Person
from tussenruimte.council import actions, documents, filling
from tussenruimte.council.models import Proposal
from tussenruimte.council.queries.cards import Card
from tussenruimte.council.queries.proposals import written
from tussenruimte.council.rules.fitting import budgets
from tussenruimte.dossiers.models import Dossier
from tussenruimte.register.models import Initiative
from tussenruimte.ui import paper
from tussenruimte.value import actions as value
from tussenruimte.value.models import EffectModel

ADDRESS = "https://voorbeeld.example/raad/kaart/TR-2026-ABCDEFGH/"
LONG = "Deze buurt wil samen een tuin maken waar iedereen mag komen en waar kinderen kunnen spelen. " * 60
needs_pango = pytest.mark.skipif(not paper.can_write(), reason="zonder Pango is er geen pdf")


def fill(dossier: Dossier, by: Person, text: str = LONG) -> None:
    """A card as full as it can be."""
    words = dict.fromkeys(("asked", "aim", "reasons", "criteria"), text)
    actions.edit_card(dossier=dossier, words=words, revision=0, by=by, at=NOON)
    for number in range(7):
        actions.add_alternative(dossier=dossier, name=f"{number} {text}", in_favour=text, against=text, by=by)
        actions.add_money(
            dossier=dossier, what=f"{number} {text}", budget=text, euros=Decimal("1250.50"), rhythm="once", by=by
        )


def told_by(pdf: bytes, tmp_path: Path) -> tuple[str, str]:
    """What a PDF says about itself, and its text."""
    file = tmp_path / "stuk.pdf"
    file.write_bytes(pdf)
    info = subprocess.run(["pdfinfo", file], capture_output=True, text=True, check=True).stdout
    text = subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, text=True, check=True).stdout
    return info, text


def structure_of(tmp_path: Path) -> str:
    """The tags of the PDF that was just opened."""
    command = ["pdfinfo", "-struct", tmp_path / "stuk.pdf"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


# --- the card --------------------------------------------------------------------------------------------------------
@needs_pango
@pytest.mark.parametrize("text", ["Kort.", LONG[:700], LONG])
def test_a_card_is_one_tagged_page_however_much_is_written(
    shared: Dossier, official: Person, owner: Person, tmp_path: Path, text: str
) -> None:
    fill(shared, official, text)
    looked_through_lens(shared.initiative, owner, with_whom="public")

    info, read = told_by(documents.card_pdf(Card(shared, DAY), ADDRESS), tmp_path)

    assert "Pages:           1\n" in info
    assert "Tagged:          yes" in info
    assert "A4" in info
    assert ADDRESS in read
    assert "Wat de raad wordt gevraagd" in read
    assert ("Niet alles past" in read) is (text != "Kort.")
    tags = structure_of(tmp_path)
    assert "H1" in tags
    assert "H2" in tags
    assert "Figure" in tags


def test_what_does_not_fit_is_cut_and_the_card_says_so(shared: Dossier, official: Person) -> None:
    fill(shared, official)
    sheets = [documents.sheet(Card(shared, DAY), budget) for budget in budgets()]
    sizes = [sum(len(part.text) for part in sheet.parts) for sheet in sheets[1:]]

    assert all(sheet.is_cut for sheet in sheets)
    assert sizes == sorted(sizes, reverse=True)
    assert sheets[0].large


def test_a_card_says_nothing_of_who_takes_part(shared: Dossier, official: Person, owner: Person) -> None:
    fill(shared, official, "Bel Olga Tuinhart of Tuinhart op 06-12345678 of mail olga.tuinhart@voorbeeld.example.")
    looked_through_lens(shared.initiative, owner, with_whom="public")
    shown = documents.sheet(Card(shared, DAY), next(iter(budgets())))

    assert "[…]" in repr(shown)
    for sign in ("Tuinhart", MAIL, PHONE, "GEHEIM", "Aydin"):
        assert sign not in repr(shown)


def test_amounts_are_added_to_the_cent_by_how_often_they_are_paid(shared: Dossier, official: Person) -> None:
    given: dict[str, Any] = {"dossier": shared, "budget": "Groen", "by": official}
    for what, euros, rhythm in (("Hek", "0.10", "once"), ("Kraan", "0.20", "once"), ("Paden", "1200", "yearly")):
        actions.add_money(what=what, euros=Decimal(euros), rhythm=rhythm, **given)
    card = Card(shared, DAY)

    assert card.total("once") == Decimal("0.30")
    assert documents.totals(card) == "Samen eenmalig €\xa00,30 en elk jaar €\xa01.200."
    assert documents.money_lines(card)[2] == "Paden: €\xa01.200, elk jaar (Groen)"


# --- the lens and the value: only what everyone may read -------------------------------------------------------------
def test_the_lens_shows_what_was_shared_with_everyone_and_no_words(shared: Dossier, owner: Person) -> None:
    assert not Card(shared, DAY).lens.known

    scan = looked_through_lens(shared.initiative, owner)
    unshared = Card(shared, DAY).lens
    assert (unshared.known, unshared.is_readable) == (True, False)

    scan.responses.update(shared_with="involved", shared_on=DAY)
    assert not Card(shared, DAY).lens.is_readable

    scan.responses.update(shared_with="public")
    seen = Card(shared, DAY).lens
    assert [row.id for row in seen.attention] == ["bril-inclusief", "bril-draagvlak", "bril-partij-mist"]
    assert "GEHEIM-BRIL" not in repr(seen)
    assert "Olga" not in repr(seen)


@pytest.fixture
def worth(garden: Initiative, owner: Person) -> EffectModel:
    """What the garden says it is worth, with an amount that is its own."""
    model = value.start_model(
        initiative=garden, base_year=2026, discount_rate=Decimal("0.0225"), counterfactual="Een leeg veld.", by=owner
    )
    value.add_cost(model=model, by=owner, name="Hek", amounts=["1000"])
    value.add_effect(model=model, by=owner, name="groen", way="amounts", kind="welfare", amounts=["7654"])
    return EffectModel.objects.get(pk=model.pk)


@pytest.mark.parametrize(
    ("shown", "says", "hides"),
    [
        ("private", "", ("groen", "7", "1.000")),
        ("words", "Wat er verandert: groen.", ("€", "7.")),
        ("euros", "ongeveer €\xa01.000 kosten en €\xa07.700 baten, 7,7 per euro", ("7.654",)),
    ],
)
def test_a_card_shows_value_as_far_as_the_initiative_published_it(
    shared: Dossier, worth: EffectModel, owner: Person, shown: str, says: str, hides: tuple[str, ...]
) -> None:
    value.show_model(model=worth, shown=shown, by=owner, on=DAY)

    told = documents.value_sentence(Card(shared, DAY).value)

    assert says in told
    assert [sign for sign in hides if sign in told] == []
    if shown == "euros":
        assert "Vanaf 2026, prijzen van 2026, versie" in told
        assert "Zwak bewijs: " in told
        assert "Zonder het initiatief: Een leeg veld." in told


def test_nobody_reads_private_euros_through_a_card(shared: Dossier, worth: EffectModel) -> None:
    assert Card(shared, DAY).value is None
    assert worth.shown == EffectModel.Shown.PRIVATE
    assert AnonymousUser().is_anonymous


# --- the proposal ----------------------------------------------------------------------------------------------------
def as_document(proposal: Proposal) -> documents.Document:
    sections = filling.composed(Card(proposal.dossier, DAY), written(proposal))
    return documents.Document(proposal.title, "Concept.", "Gemeente Haarlem", sections, ("Controlegetal",))


@pytest.fixture
def full(proposal: Proposal, official: Person) -> documents.Document:
    """A proposal with a list in it, and sections that are still open."""
    text = "Besluit:\n- stel grond beschikbaar;\n- kijk na drie jaar terug."
    actions.write_section(proposal=proposal, section="gevraagd-besluit", text=text, seen=0, by=official, at=NOON)
    return as_document(proposal)


def test_word_has_real_headings_and_lists_and_says_what_is_open(full: documents.Document) -> None:
    opened = Word(io.BytesIO(documents.word(full, "nl")))
    by_style: dict[str, list[str]] = {}
    for paragraph in opened.paragraphs:
        by_style.setdefault(str(paragraph.style.name if paragraph.style else ""), []).append(paragraph.text)

    assert by_style["Title"] == ["De tuin op de Brink"]
    assert by_style["Heading 1"] == [title for _id, title in filling.sections()]
    assert by_style["List Bullet"] == ["stel grond beschikbaar;", "kijk na drie jaar terug."]
    assert by_style["Normal"].count("Nog in te vullen.") == 8
    assert opened.core_properties.language == "nl"


@needs_pango
def test_the_pdf_is_tagged_with_headings_and_lists(full: documents.Document, tmp_path: Path) -> None:
    info, read = told_by(documents.pdf(full), tmp_path)

    assert "Tagged:          yes" in info
    assert "Title:           De tuin op de Brink" in info
    assert "In de woorden van het initiatief" in read
    assert read.count("Nog in te vullen.") == 8
    tags = structure_of(tmp_path)
    assert {"H1", "H2", "LI"} <= {line.split()[0] for line in tags.splitlines() if line.split()}


@needs_pango
def test_when_nothing_fits_on_one_page_that_is_said() -> None:
    with pytest.raises(ValueError, match="no version fits"):
        paper.as_one_page(["<html lang='nl'><title>x</title><body>" + "<p>regel</p>" * 200])
