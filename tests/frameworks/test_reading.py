"""Errors teach: each names the file, the line, the place, and what to write instead."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, Field

from tussenruimte.frameworks.plain_yaml import PlainYamlError, lines_of, parse, parse_mapping
from tussenruimte.frameworks.reading import MODELS, FrameworkError, SourceText, model_in, read_file
from tussenruimte.frameworks.schema import Lens, LensItem

GOOD = """\
kind: lens
id: proef
title: Proef
source: {work: seed-003, section: "2.3"}
items:
  - id: een
    title: Eén
"""

ITEM_KEYS = ", ".join(sorted(LensItem.model_fields.keys() - {"untranslated", "hidden"}))
SOURCE_KEYS = "u kunt kiezen uit: section, work"
AN_ID = "een id heeft kleine letters, cijfers en streepjes, zoals `eerste-volgers`"
A_LIST = "schrijf hier een lijst: elk op een eigen regel met een streepje ervoor, of [een, twee]"
A_REFERENCE = "schrijf een verwijzing als `drempels` of `drempels/eerste-volgers`"

# What stands in the file, and the line of the error as people read it.
BROKEN = {
    "unknown key": (
        GOOD.replace("    title: Eén", "    title: Eén\n    advies: nee"),
        (
            f"proef.yaml:8: items.een.advies: `advies` ken ik hier niet; u kunt kiezen uit: {ITEM_KEYS}. "
            f"Bedoelt u `aliases`?"
        ),
    ),
    "unknown key in the source": (
        GOOD.replace('section: "2.3"', 'sectie: "2.3"'),
        f"proef.yaml:4: source.sectie: `sectie` ken ik hier niet; {SOURCE_KEYS}. Bedoelt u `section`?",
    ),
    "wrong choice": (
        GOOD + "choose: veel\n",
        "proef.yaml:8: choose: `veel` kan hier niet; kies uit: one, several.",
    ),
    "wrong kind": (
        GOOD.replace("kind: lens", "kind: lenss"),
        f"proef.yaml:1: kind: `lenss` kan hier niet; kies uit: {', '.join(MODELS)}. Bedoelt u `lens`?",
    ),
    "no kind": (
        GOOD.replace("kind: lens\n", ""),
        "proef.yaml:1: kind: `kind` ontbreekt; voeg een regel `kind: lens` toe, of een andere soort",
    ),
    "missing key": (
        GOOD.replace("    title: Eén\n", ""),
        "proef.yaml:6: items.een.title: `title` ontbreekt; voeg een regel `title: …` toe",
    ),
    "missing id": (
        GOOD.replace("  - id: een\n    title", "  - title"),
        "proef.yaml:6: items.1.id: `id` ontbreekt; voeg een regel `id: …` toe",
    ),
    "number for text": (
        GOOD.replace('"2.3"', "2.3"),
        'proef.yaml:4: source.section: schrijf hier tekst; bij een getal horen aanhalingstekens, zoals "2.3"',
    ),
    "text for list": (
        GOOD + "see: drempels\n",
        f"proef.yaml:8: see: {A_LIST}",
    ),
    "text for block": (
        GOOD.replace('{work: seed-003, section: "2.3"}', "seed-003"),
        "proef.yaml:4: source: schrijf hier regels als `sleutel: waarde`",
    ),
    "bad id": (
        GOOD.replace("id: proef", "id: Proef 1"),
        f"proef.yaml:2: id: `Proef 1` kan hier niet; {AN_ID}",
    ),
    "bad reference": (
        GOOD + "see: [a/b/c]\n",
        f"proef.yaml:8: see.1: `a/b/c` kan hier niet; {A_REFERENCE}",
    ),
    "bad model id": (
        GOOD + "models: [X-1]\n",
        "proef.yaml:8: models.1: `X-1` kan hier niet; schrijf een nummer als S-37",
    ),
    "long id": (
        GOOD.replace("id: proef", f"id: {'a' * 81}"),
        "proef.yaml:2: id: dit is te lang; houd het bij 80 tekens",
    ),
    "version nought": (GOOD + "version: 0\n", "proef.yaml:8: version: schrijf hier 1 of meer"),
    "version in words": (GOOD + "version: een\n", "proef.yaml:8: version: schrijf hier een heel getal"),
    "yes in words": (
        GOOD + "    reconstructed: misschien\n",
        "proef.yaml:8: items.een.reconstructed: schrijf hier true of false",
    ),
    "day in words": (
        GOOD + "    retired: morgen\n",
        "proef.yaml:8: items.een.retired: schrijf hier een datum als 2027-01-31",
    ),
    "same id twice": (
        GOOD + "  - id: een\n    title: Nog een\n",
        "proef.yaml:8: items.een.id: id 'een' staat er twee keer; elk id is uniek binnen zijn lijst",
    ),
    "same key twice": (
        GOOD + "title: Nog eens\n",
        "proef.yaml:8: `title` staat er twee keer, ook op regel 3; laat er één staan",
    ),
    "no yaml": (
        GOOD + "text: [een\n",
        (
            "proef.yaml:9: dit is geen geldige YAML (did not find expected ',' or ']'); "
            "kijk naar inspringen, dubbele punten en aanhalingstekens"
        ),
    ),
    "empty": ("", "proef.yaml:1: dit is leeg; schrijf regels als `sleutel: waarde`"),
    "only a comment": ("# nog niets\n", "proef.yaml:1: dit is leeg; schrijf regels als `sleutel: waarde`"),
    "a list": (
        "- een\n",
        "proef.yaml:1: schrijf bovenaan regels als `sleutel: waarde`, geen lijst en geen losse tekst",
    ),
    "a list as key": (
        "[een, twee]: drie\n",
        "proef.yaml:1: een sleutel is hier zelf een lijst; schrijf een woord en een dubbele punt",
    ),
    "far too deep": ("a: " + "[" * 60_000, "proef.yaml:1: dit is te diep genest; schrijf het platter"),
    "tab": (
        "kind:\tlens\n\tid: proef\n",
        (
            "proef.yaml:2: dit is geen geldige YAML (found a tab character that violates indentation); "
            "kijk naar inspringen, dubbele punten en aanhalingstekens"
        ),
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_says_where_and_what_to_write_instead(name: str, tmp_path: Path):
    text, expected = BROKEN[name]
    path = tmp_path / "proef.yaml"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(FrameworkError) as refusal:
        read_file(path)

    assert refusal.value.problems == (expected,)


def test_all_problems_are_said_at_once_in_the_order_of_the_file(tmp_path: Path):
    path = tmp_path / "proef.yaml"
    path.write_text(GOOD.replace("title: Proef", "titel: Proef").replace("Eén", "Eén\n    see: x"), encoding="utf-8")

    with pytest.raises(FrameworkError) as refusal:
        read_file(path)

    assert [line.split(": ")[0] for line in refusal.value.problems] == ["proef.yaml:1", "proef.yaml:3", "proef.yaml:8"]
    assert str(refusal.value).count("\n") == 2


def test_a_choice_question_without_options_is_refused(tmp_path: Path):
    path = tmp_path / "vragen.yaml"
    path.write_text(
        "kind: questionnaire\nid: vragen\ntitle: Vragen\nsource: {work: seed-003}\n"
        "sections: [{id: deel, title: Deel}]\nitems:\n  - {id: kleur, title: Welke kleur?, type: one, section: deel}\n",
        encoding="utf-8",
    )

    with pytest.raises(FrameworkError) as refusal:
        read_file(path)

    line = "vragen.yaml:7: items.kleur: vraag 'kleur' van type 'one' heeft options of options_from nodig"
    assert refusal.value.problems == (line,)


def test_an_item_in_a_group_that_is_not_there_is_refused(tmp_path: Path):
    path = tmp_path / "lijst.yaml"
    path.write_text(
        "kind: instruments\nid: lijst\ntitle: Lijst\nsource: {work: seed-003}\ngroups: [{id: a, title: A}]\n"
        "items:\n  - id: x\n    title: X\n    group: b\n",
        encoding="utf-8",
    )

    with pytest.raises(FrameworkError) as refusal:
        read_file(path)

    line = "lijst.yaml:9: items.x.group: groep 'b' staat niet bij groups; zet die erbij of kies een andere"
    assert refusal.value.problems == (line,)


def test_what_pydantic_says_in_a_case_we_did_not_foresee_still_has_its_line():
    class Dozens(BaseModel):
        eggs: int = Field(multiple_of=12)

    with pytest.raises(FrameworkError) as refusal:
        model_in(SourceText("eieren.yaml", "# hoeveel\neggs: 13"), Dozens)

    assert refusal.value.problems == ("eieren.yaml:2: eggs: Input should be a multiple of 12",)


def test_a_wrong_fact_name_and_a_wrong_value_are_named_at_their_place(tmp_path: Path):
    path = tmp_path / "geld.yaml"
    path.write_text(
        "kind: funding\nid: geld\ntitle: Geld\nsource: {work: seed-003}\nitems:\n"
        "  - id: a\n    title: A\n    fits:\n      Fase: [opstart]\n      fasen: opstart\n",
        encoding="utf-8",
    )

    with pytest.raises(FrameworkError) as refusal:
        read_file(path)

    assert refusal.value.problems == (
        f"geld.yaml:9: items.a.fits.Fase: `Fase` kan hier niet; {AN_ID}",
        f"geld.yaml:10: items.a.fits.fasen: {A_LIST}",
    )


def test_a_value_of_two_possible_kinds_is_named_once_per_kind(tmp_path: Path):
    path = tmp_path / "cijfers.yaml"
    path.write_text(
        "kind: figures\nid: cijfers\ntitle: Cijfers\nsource: {work: seed-003}\nitems:\n"
        '  - {id: a, title: A, unit: euro, year: "2013", value: [1]}\n',
        encoding="utf-8",
    )

    with pytest.raises(FrameworkError) as refusal:
        read_file(path)

    assert [line.split(": ")[:2] for line in refusal.value.problems] == [["cijfers.yaml:6", "items.a.value"]] * 2


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (GOOD.encode("utf-16"), "proef.yaml:1: dit is geen UTF-8; bewaar het bestand opnieuw als UTF-8"),
        (
            GOOD.replace("Eén", "E\xe9n").encode("latin-1"),
            "proef.yaml:7: dit is geen UTF-8; bewaar het bestand opnieuw als UTF-8",
        ),
    ],
)
def test_a_file_in_another_encoding_is_named(content: bytes, expected: str, tmp_path: Path):
    path = tmp_path / "proef.yaml"
    path.write_bytes(content)

    with pytest.raises(FrameworkError) as refusal:
        read_file(path)

    assert refusal.value.problems == (expected,)


def test_a_file_that_is_not_there_or_is_a_folder_is_named(tmp_path: Path):
    with pytest.raises(FrameworkError, match=r"weg\.yaml:1: dit bestand is er niet"):
        read_file(tmp_path / "weg.yaml")
    with pytest.raises(FrameworkError, match="dit bestand is niet te lezen"):
        read_file(tmp_path)


def test_a_good_file_becomes_a_frozen_framework(tmp_path: Path):
    path = tmp_path / "proef.yaml"
    path.write_text("\ufeff" + GOOD, encoding="utf-8")

    framework = read_file(path)

    assert isinstance(framework, Lens)
    assert [item.title for item in framework.items] == ["Eén"]
    with pytest.raises(ValueError, match="frozen"):
        framework.title = "Anders"


def test_only_numbers_are_more_than_words():
    text = "a: nee\nb: no\nc: on\nd: 2027-01-01\ne: 12:30\nf: 010\ng: 1_000\nh: 3\ni: -2.5\nj:\nk: ~\nl: 1e3\nm: true"

    assert parse(text) == {
        "a": "nee", "b": "no", "c": "on", "d": "2027-01-01", "e": "12:30", "f": "010", "g": "1_000", "h": 3,
        "i": -2.5, "j": None, "k": None, "l": "1e3", "m": "true",
    }  # fmt: skip


def test_a_block_may_be_used_again_by_name():
    assert parse("a: &x {b: 1}\nc: {<<: *x, d: 2}") == {"a": {"b": 1}, "c": {"b": 1, "d": 2}}


def test_every_key_and_value_has_its_line():
    lines = lines_of("a: 1\nb:\n  - c: 2\n  - 3\n")

    assert lines[("a",)] == 1
    assert lines[("b",)] == 2
    assert lines[("b", 0, "c")] == 3
    assert lines[("b", 1)] == 4
    assert lines_of("") == {}


@given(st.text())
def test_any_text_is_read_or_refused_in_words(text: str):
    try:
        value = parse_mapping(text)
    except PlainYamlError as refusal:
        problems, value = refusal.problems, None
    else:
        problems = ()
    assert problems or isinstance(value, dict)
