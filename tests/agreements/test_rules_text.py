"""The exact text that is signed: the same for the same content, another for any other letter."""

import unicodedata
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tussenruimte.agreements.rules.canonical import (
    AmbitionLine,
    ClauseLine,
    Content,
    JudgementLine,
    ObligationLine,
    PartyLine,
    as_json,
    canonical_text,
    fingerprint,
    from_json,
    tidy,
)

CONTENT = Content(
    number="TR-2026-7KQ4M2XP",
    version=1,
    kind="intentieovereenkomst",
    kind_title="Intentieovereenkomst",
    kind_version=1,
    title="Samen een tuin",
    summary="Buren en gemeente maken samen een tuin.",
    binding=False,
    ownership="community",
    intensity="",
    starts_on=date(2026, 12, 1),
    ends_on=date(2027, 12, 1),
    notice_weeks=8,
    public=True,
    parties=(
        PartyLine(1, "Buurttuin", "Doet het werk", "Olga Eigenaar", "", "Olga"),
        PartyLine(2, "Gemeente Haarlem", "Steunt", "Aydin Ambtenaar", "Hoofd Wijken, mandaat 4", ""),
    ),
    clauses=(
        ClauseLine("wie-wij-zijn", "Wie wij zijn", "Wij zijn buren.\n\nEn wij tuinieren."),
        ClauseLine("", "De kraan", "De gemeente legt een kraan aan."),
    ),
    ambitions=(
        AmbitionLine("Buurttuin", "value", "Vertrouwen", ""),
        AmbitionLine("Gemeente Haarlem", "goal", "", "Minder stenen."),
    ),
    judgements=(JudgementLine(1, 2, "Buurttuin", "strengthen", "Ze horen bij elkaar."),),
    obligations=(
        ObligationLine(5, 2, "Gemeente Haarlem", "Een kraan", date(2027, 3, 1), None, None),
        ObligationLine(6, 1, "Buurttuin", "Onkruid wieden", None, 30, Decimal("2.50")),
    ),
    reviews=(date(2027, 6, 1),),
)
# Text people may type: letters, lines and signs that look like our own layout.
typed = st.text(
    st.one_of(st.sampled_from(list("abé:()\n\t .{}\r\u2028")), st.characters(exclude_categories=["Cs", "Cc", "Cf"])),
    max_size=60,
)
clauses = st.lists(st.builds(ClauseLine, st.just(""), typed, typed), max_size=4).map(tuple)


def tidied(content: Content) -> tuple[Any, ...]:
    """The clauses as they read: a heading is one line, a text has one kind of line end."""
    return tuple((clause.key, " ".join(tidy(clause.heading).split()), tidy(clause.text)) for clause in content.clauses)


def test_the_text_is_what_people_read() -> None:
    assert canonical_text(CONTENT) == (
        "Intentieovereenkomst TR-2026-7KQ4M2XP, versie 1\n"
        "Soort: intentieovereenkomst, versie 1\n"
        "Titel:\n"
        "    Samen een tuin\n"
        "In één zin:\n"
        "    Buren en gemeente maken samen een tuin.\n"
        "Dit is een intentie. Zij geeft geen plichten die een partij kan afdwingen.\n"
        "Eigenaar: De gemeenschap. De gemeente ondersteunt.\n"
        "Begin: 2026-12-01\n"
        "Einde: 2027-12-01\n"
        "Opzeggen kan met 8 weken vooraf.\n"
        "Deze overeenkomst komt in het openbare register, zonder namen van mensen.\n"
        "Partij:\n"
        "    Buurttuin\n"
        "Rol:\n"
        "    Doet het werk\n"
        "Tekent:\n"
        "    Olga Eigenaar\n"
        "Spreekt namens de groep:\n"
        "    Olga\n"
        "Partij:\n"
        "    Gemeente Haarlem\n"
        "Rol:\n"
        "    Steunt\n"
        "Tekent:\n"
        "    Aydin Ambtenaar\n"
        "In de functie en met het mandaat:\n"
        "    Hoofd Wijken, mandaat 4\n"
        "Artikel 1 (wie-wij-zijn):\n"
        "    Wie wij zijn\n"
        "        Wij zijn buren.\n"
        "\n"
        "        En wij tuinieren.\n"
        "Artikel 2:\n"
        "    De kraan\n"
        "        De gemeente legt een kraan aan.\n"
        "Wens 1, waarde:\n"
        "    Buurttuin\n"
        "        Vertrouwen\n"
        "\n"
        "Wens 2, doel:\n"
        "    Gemeente Haarlem\n"
        "\n"
        "            Minder stenen.\n"
        "Wens 1 naast wens 2, versterkt elkaar:\n"
        "    Buurttuin\n"
        "        Ze horen bij elkaar.\n"
        "Toezegging, uiterlijk 2027-03-01:\n"
        "    Gemeente Haarlem\n"
        "        Een kraan\n"
        "Toezegging, uiterlijk 30 dagen na het begin, 2.5 uur per week:\n"
        "    Buurttuin\n"
        "        Onkruid wieden\n"
        "Evaluatie: 2027-06-01\n"
    )


def test_what_is_not_known_or_not_chosen_is_said_or_left_out() -> None:
    text = canonical_text(replace(CONTENT, starts_on=None, ends_on=None, notice_weeks=None, intensity="Doorlopend"))

    assert "Begin: nog niet bekend\nEinde: geen vaste dag\nDeze" in text
    assert "Intensiteit: Doorlopend\n" in text


@pytest.mark.parametrize(
    "change",
    [
        {"version": 2},
        {"kind_version": 2},
        {"title": "Samen een Tuin"},
        {"summary": "Buren en gemeente maken samen een tuin"},
        {"binding": True},
        {"ownership": "shared"},
        {"starts_on": date(2026, 12, 2)},
        {"ends_on": None},
        {"notice_weeks": 0},
        {"notice_weeks": None},
        {"public": False},
        {"parties": CONTENT.parties[::-1]},
        {"clauses": CONTENT.clauses[::-1]},
        {"clauses": CONTENT.clauses[:1]},
        {"judgements": ()},
        {"obligations": CONTENT.obligations[:1]},
        {"reviews": ()},
    ],
    ids=str,
)
def test_any_other_content_has_another_hash(change: dict[str, Any]) -> None:
    assert fingerprint(canonical_text(replace(CONTENT, **change))) != fingerprint(canonical_text(CONTENT))


@given(clauses, clauses)
def test_texts_are_equal_only_when_every_clause_is(one: tuple[ClauseLine, ...], other: tuple[ClauseLine, ...]) -> None:
    first, second = replace(CONTENT, clauses=one), replace(CONTENT, clauses=other)

    assert (canonical_text(first) == canonical_text(second)) == (tidied(first) == tidied(second))


@given(typed, typed)
def test_a_wish_in_own_words_never_passes_for_one_of_the_eight(label: str, text: str) -> None:
    label = " ".join(tidy(label).split())
    split = replace(CONTENT, ambitions=(AmbitionLine("Buurttuin", "value", label, text),))
    joined = replace(CONTENT, ambitions=(AmbitionLine("Buurttuin", "value", "", f"{label}\n    {text}"),))

    assert (canonical_text(split) == canonical_text(joined)) == (not label and tidy(text) == tidy(f"\n    {text}"))


@given(typed)
def test_the_way_of_writing_makes_no_difference(text: str) -> None:
    def signed(as_written: str) -> str:
        return canonical_text(replace(CONTENT, clauses=(ClauseLine("", "Kop", as_written),)))

    assert signed(unicodedata.normalize("NFD", text)) == signed(unicodedata.normalize("NFC", text))
    assert signed(text.replace("\n", "\r\n")) == signed(text)
    assert signed(text + "  \n\n") == signed(text)


@given(clauses)
def test_what_is_kept_beside_the_text_reads_back_as_it_was(some: tuple[ClauseLine, ...]) -> None:
    content = replace(CONTENT, clauses=some)

    assert from_json(as_json(content)) == content
    assert canonical_text(from_json(as_json(content))) == canonical_text(content)


def test_the_hash_is_that_of_the_text_as_utf8() -> None:
    # From `printf 'één\n' | sha256sum`.
    assert fingerprint("één\n") == "d47d319914d6c1cacbe9efda5d7cc3790117e9593b4cb1182591a531ce8238d8"
