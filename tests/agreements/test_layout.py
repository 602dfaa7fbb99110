"""The exact text on a page: every line of it, in order, none added."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from tussenruimte.agreements.documents import without_names
from tussenruimte.agreements.rules.canonical import ClauseLine, Content, PartyLine, canonical_text
from tussenruimte.agreements.rules.layout import blocks_of, text_of

WORDS = st.text(alphabet="aé :.(\n\t{}", max_size=30)
CONTENT = Content(
    number="TR-2026-1",
    version=1,
    kind="samenwerkingspact",
    kind_title="Samenwerkingspact",
    kind_version=1,
    title="Tuin",
    summary="Samen een tuin.",
    binding=False,
    ownership="community",
    intensity="",
    starts_on=date(2026, 11, 23),
    ends_on=None,
    notice_weeks=8,
    public=True,
    parties=(PartyLine(1, "Buurttuin", "Beheert", "Olga Eigenaar", "voorzitter", "Sofie Spreker"),),
    clauses=(ClauseLine("duur", "Duur", "Eén jaar.\n\n    Daarna praten wij."),),
)


@given(WORDS, WORDS, WORDS)
def test_the_text_can_be_put_together_again_to_the_letter(heading: str, text: str, role: str):
    content = replace(
        CONTENT,
        clauses=(ClauseLine("", heading, text), *CONTENT.clauses),
        parties=(replace(CONTENT.parties[0], role=role),),
    )
    text = canonical_text(content)

    assert text_of(blocks_of(text)) == text


def test_a_clause_has_its_heading_beside_its_number_and_keeps_its_own_indent():
    (clause,) = [block for block in blocks_of(canonical_text(CONTENT)) if block.is_article]

    assert clause.title == "Artikel 1 (duur): Duur"
    assert clause.body == "Eén jaar.\n\n    Daarna praten wij."


def test_without_names_keeps_parties_and_offices():
    text = canonical_text(without_names(CONTENT))

    assert "Olga" not in text
    assert "Sofie" not in text
    assert "voorzitter" in text
    assert "Buurttuin" in text
