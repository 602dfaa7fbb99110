"""`tussenruimte frameworks`: the list, one framework, one item, the schema for editors, the promise of ids."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tussenruimte.cli import frameworks
from tussenruimte.frameworks import catalogue


def test_the_list_names_every_framework_with_version_and_source(run: Run):
    said = run("frameworks")

    lines = said.out.splitlines()
    assert said.status == 0
    assert lines[0].split() == ["id", "soort", "versie", "onderdelen", "bron", "leemten"]
    assert [line.split()[0] for line in lines[1:]] == sorted(catalogue().frameworks)
    drempels = next(line for line in lines if line.startswith("drempels "))
    assert drempels.split() == ["drempels", "lens", "1", "6", "seed-003", "2.5", "0"]


def test_the_list_as_json(run: Run):
    rows = {row["id"]: row for row in json.loads(run("frameworks", "--json").out)}

    assert rows.keys() == catalogue().frameworks.keys()
    assert rows["fasen"]["source"] == {"work": "seed-003", "section": "1.3"}
    assert rows["fasen"]["gaps"][0]["id"] == "G-07"
    assert rows["drempels"]["items"] == 6
    assert rows["drempels"]["untranslated"] == 0


def test_one_framework_is_shown_with_its_items_and_gaps(run: Run):
    said = run("frameworks", "fasen").out

    assert said.startswith("Fasen\n")
    assert "id fasen · soort lens · versie 1 · bewijs seed" in said
    assert "bron seed-003 1.3" in said
    assert "- opstart: Opstart 0-2 jaar" in said
    assert "Leemte: Een nieuwere indeling" in said


def test_one_framework_without_text_or_items(run: Run, tmp_path: Path):
    (tmp_path / "leeg.yaml").write_text("kind: list\nid: leeg\ntitle: Leeg\nsource: {work: seed-003}\n")

    assert run("frameworks", "leeg", "--folder", str(tmp_path)).out == (
        "Leeg\n\nid leeg · soort list · versie 1 · bewijs seed\nbron seed-003\n"
    )


def test_one_framework_and_one_item_as_json(run: Run):
    assert json.loads(run("frameworks", "fasen", "--json").out)["items"][0]["id"] == "ideevorming"
    assert json.loads(run("frameworks", "fasen/opstart", "--json").out)["title"] == "Opstart 0-2 jaar"


def test_one_item_is_shown_with_its_source(run: Run):
    shown = run("frameworks", "financieringsvormen/startsubsidie").out

    assert shown.startswith("Startsubsidie / eenmalig startkapitaal\n\n")
    assert shown.endswith("bron seed-003 1.2, 3.1, 4.4\n")
    assert "bron" not in run("frameworks", "fasen/opstart").out


def test_words_come_in_the_language_that_is_asked_for(run: Run):
    assert run("frameworks", "fasen", "--language", "en").out.startswith("Phases\n")


def test_hidden_and_retired_items_are_marked(run: Run, tmp_path: Path):
    (tmp_path / "fasen.yaml").write_text(
        "kind: overlay\nover: fasen\nhide: [opstart]\nitems:\n  - {id: oud, title: Oud, retired: 2027-01-01}\n"
    )

    shown = run("frameworks", "fasen", "--folder", str(tmp_path)).out

    assert "- opstart: Opstart 0-2 jaar (verborgen)" in shown
    assert "- oud: Oud (vervallen)" in shown


def test_the_folder_may_come_from_the_environment(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "eigen.yaml").write_text("kind: list\nid: eigen\ntitle: Eigen\nsource: {work: seed-003}\n")
    monkeypatch.setenv("TUSSENRUIMTE_FRAMEWORKS", str(tmp_path))

    assert run("frameworks", "eigen").status == 0


def test_a_broken_folder_says_file_and_line(run: Run, tmp_path: Path):
    (tmp_path / "eigen.yaml").write_text("kind: overlay\nover: fases\n")

    said = run("frameworks", "--folder", str(tmp_path))

    assert said.status == 2
    assert said.complaints == ("tussenruimte: eigen.yaml:2: over: er is geen kader met id `fases`. Bedoelt u `fasen`?",)


@pytest.mark.parametrize(
    ("id_", "sentence"),
    [
        ("dremples", "er is geen kader `dremples`. Bedoelt u `drempels`? Zie `tussenruimte frameworks`."),
        (
            "fasen/opstrat",
            "er is geen kader `fasen/opstrat`. Bedoelt u `fasen/opstart`? Zie `tussenruimte frameworks`.",
        ),
        ("qqq", "er is geen kader `qqq`. Zie `tussenruimte frameworks`."),
    ],
)
def test_an_unknown_id_gets_one_line(run: Run, id_: str, sentence: str):
    said = run("frameworks", id_)

    assert (said.status, said.out, said.complaints) == (2, "", (f"tussenruimte: {sentence}",))


def test_the_schema_for_editors(run: Run):
    assert "$defs" in json.loads(run("frameworks", "--schema").out)


def test_publishing_promises_the_new_ids(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(frameworks, "PUBLISHED", tmp_path / "published.json")

    first, second = run("frameworks", "--publish"), run("frameworks", "--publish")

    assert "drempels/eerste-volgers" in first.out.splitlines()
    assert second.out == "Er zijn geen nieuwe id's.\n"
