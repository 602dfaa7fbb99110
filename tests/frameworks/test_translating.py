"""Another language lies over the Dutch by id; what is missing stays Dutch and is counted."""

import pytest

from tussenruimte.frameworks import FrameworkError, catalogue
from tussenruimte.frameworks.reading import SourceText
from tussenruimte.frameworks.schema import Framework, Questionnaire
from tussenruimte.frameworks.translating import translated, untranslated

GOOD = """\
id: intake
title: Intake
text: A first conversation.
sections:
  doel: {title: The aim, text: Why?}
gaps: [One, Two, Three, Four]
items:
  motivatie:
    title: Help or trade?
    aliases: [Motivation]
    poles: {low: Altruism, high: Money}
  rechtsvorm:
    title: Legal form?
    options:
      vereniging: {title: Association}
"""


def english(text: str) -> dict[str, Framework]:
    """Our frameworks with one translation file laid over them."""
    return translated(catalogue().frameworks, [SourceText("en/proef.yaml", text)])


def intake(text: str = GOOD) -> Questionnaire:
    """The intake in English."""
    found = english(text)["intake"]
    assert isinstance(found, Questionnaire)
    return found


def test_words_are_laid_over_by_id():
    questions = {question.id: question for question in intake().items}

    assert intake().title == "Intake"
    assert questions["motivatie"].title == "Help or trade?"
    assert questions["motivatie"].poles.low == "Altruism"  # type: ignore[union-attr]
    assert {section.id: section.title for section in intake().sections}["doel"] == "The aim"
    assert [gap.text for gap in intake().gaps] == ["One", "Two", "Three", "Four"]
    assert questions["rechtsvorm"].options[0].title == "Association"


def test_aliases_are_added_to_the_dutch_ones():
    dutch = catalogue().item("intake/motivatie").aliases

    assert {question.id: question for question in intake().items}["motivatie"].aliases == (*dutch, "Motivation")


def test_what_is_missing_stays_dutch_and_says_so():
    questions = {question.id: question for question in intake().items}

    assert questions["fase"].title == "In welke fase zit het initiatief?"
    assert questions["fase"].untranslated
    assert not questions["motivatie"].untranslated
    assert not questions["rechtsvorm"].untranslated
    assert not questions["rechtsvorm"].options[0].untranslated
    assert questions["rechtsvorm"].options[1].untranslated


def test_missing_words_make_the_whole_item_untranslated():
    assert intake(GOOD.replace("text: A first conversation.\n", "")).untranslated
    assert not intake().untranslated


def test_what_is_missing_is_counted_and_titles_of_works_are_not():
    lacking = untranslated(english(GOOD))

    assert "intake/motivatie" not in lacking["intake"]
    assert "intake/rechtsvorm" in lacking["intake"]
    assert "intake" not in lacking["intake"]
    assert lacking["fasen"][0] == "fasen"
    assert "werken" not in lacking


def test_dutch_lacks_nothing():
    assert catalogue().untranslated == {}


BY_ID = "schrijf hier bij elk id de vertaalde woorden, zoals `eerste-volgers: {title: …}`"
PHASE = "id: intake\nitems:\n  fase"
LAST = "id: faseadvies\nitems:\n  gevestigd"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("id: weg\n", "1: id: er is geen kader met id `weg` om te vertalen."),
        ("title: X\n", "1: `id` ontbreekt; noem het kader dat u vertaalt, zoals `id: drempels`"),
        ("id: intake\ntitel: X\n", "2: titel: `titel` kan hier niet vertaald worden. Bedoelt u `title`?"),
        ("id: intake\nsource: X\n", "2: source: schrijf hier regels als `title: …`"),
        ("id: intake\ntitle: [X]\n", "2: title: schrijf hier tekst"),
        ("id: intake\ntitle: ''\n", "2: title: schrijf hier tekst"),
        ("id: intake\nitems: [X]\n", f"2: items: {BY_ID}"),
        (
            "id: intake\nitems:\n  fases: {title: X}\n",
            "3: items.fases: dit id staat niet in het Nederlands. Bedoelt u `fase`?",
        ),
        (f"{PHASE}: X\n", "3: items.fase: schrijf hier regels als `title: …`"),
        (f"{PHASE}:\n    type: one\n", "4: items.fase.type: `type` kan hier niet vertaald worden."),
        (f"{PHASE}:\n    poles: {{low: X}}\n", "4: items.fase.poles: `poles` kan hier niet vertaald worden."),
        (f"{PHASE}:\n    aliases: X\n", "4: items.fase.aliases: schrijf hier een lijst van teksten"),
        ("id: intake\ngaps: [One]\n", "2: gaps: het Nederlands heeft hier 4 regels; schrijf er ook 4, niet 1"),
        (
            f"{LAST}:\n    actions: [X]\n",
            "4: items.gevestigd.actions: het Nederlands heeft hier 2 regels; schrijf er ook 2, niet 1",
        ),
        (f"{LAST}:\n    actions: [X, 3]\n", "4: items.gevestigd.actions: schrijf hier een lijst van teksten"),
    ],
)
def test_a_wrong_translation_is_named_with_file_and_line(text: str, expected: str):
    with pytest.raises(FrameworkError) as refusal:
        english(text)

    assert refusal.value.problems == (f"en/proef.yaml:{expected}",)


def test_several_wrong_translations_are_said_at_once():
    sources = [SourceText("en/a.yaml", "id: weg"), SourceText("en/b.yaml", "id: intake\ntitel: X\nx: Y")]

    with pytest.raises(FrameworkError) as refusal:
        translated(catalogue().frameworks, sources)

    assert [line.split(": ")[0] for line in refusal.value.problems] == ["en/a.yaml:1", "en/b.yaml:2", "en/b.yaml:3"]
