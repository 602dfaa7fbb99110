"""`tussenruimte advise FILE|-`: facts in, advice out, and one clear line when facts cannot be read."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

PERMIT = b"ondersteuning: [vergunning]\nfase: opstart\n"
STRANGE = "dit feit kennen wij niet. Kijk bij `tussenruimte frameworks intake` welke vragen er zijn."


def test_facts_as_yaml_give_advice_as_json(run: Run):
    said = run("advise", "-", given=PERMIT)

    advice = json.loads(said.out)
    assert (said.status, said.complaints) == (0, ())
    for one in advice:
        assert one.keys() >= {"kind", "id", "title", "reasons", "source", "evidence", "version"}
        assert all(reason.keys() == {"fact", "value", "text"} for reason in one["reasons"])
        assert one["source"].keys() == {"work", "section"}
    assert "instrumenten/vergunningen" in [one["id"] for one in advice]


def test_facts_as_json_give_the_same_advice(run: Run):
    as_json = json.dumps({"ondersteuning": ["vergunning"], "fase": "opstart"}).encode()

    assert run("advise", "-", given=as_json).out == run("advise", "-", given=PERMIT).out


def test_facts_may_come_from_a_file(run: Run, tmp_path: Path):
    path = tmp_path / "feiten.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + PERMIT)

    assert run("advise", str(path)).out == run("advise", "-", given=PERMIT).out


def test_advice_in_english(run: Run):
    said = run("advise", "-", "--language", "en", given=PERMIT)

    assert "You looked for a permit." in said.out


def test_nothing_known_is_an_empty_list(run: Run):
    assert run("advise", "-", given=b"{}").out == "[]\n"
    assert run("advise", "-", given=b"fase: weet niet").out == "[]\n"


@pytest.mark.parametrize(
    ("given", "lines"),
    [
        (b"", ["invoer:1: dit is leeg; schrijf regels als `sleutel: waarde`"]),
        (b"- fase", ["invoer:1: schrijf bovenaan regels als `sleutel: waarde`, geen lijst en geen losse tekst"]),
        (b"[1]", ['invoer:1: schrijf één object, zoals {"fase": "opstart"}']),
        (
            b'{"fase": "opstart",\n}',
            [
                ("invoer:2: dit is geen geldige JSON (Expecting property name enclosed in double quotes); "
                "kijk naar komma's, haakjes en aanhalingstekens")
            ],
        ),
        (b"[" * 100_000, ["invoer:1: dit is te diep genest; schrijf het platter"]),
        (b"a: " + b"[" * 100_000, ["invoer:1: dit is te diep genest; schrijf het platter"]),
        (b"fase: a\nfase: b", ["invoer:2: `fase` staat er twee keer, ook op regel 1; laat er één staan"]),
        (b"\xff\xfe", ["invoer: dit is geen UTF-8; bewaar het bestand opnieuw als UTF-8"]),
        (b"naam: Tuin", [f"invoer:1: naam: {STRANGE}"]),
        (
            b"vrijwilligers: 4\nfasse: opstart\nactie:\n  animo: 9\ndossier: {formulieren: x}\n",
            [
                "invoer:2: fasse: dit feit kennen wij niet. Bedoelt u `fase`?",
                "invoer:4: actie-animo: schrijf hier een cijfer van 1 tot en met 5.",
                "invoer:5: formulieren: schrijf hier een getal van 0 of meer, niet ‘x’.",
            ],
        ),
        (b'{"commitment": 0}', ["invoer:1: commitment: schrijf hier een cijfer van 1 tot en met 10."]),
        (b'{"commitment": 0, "x": "\\ud83d\\ude00"}', [
            "invoer: commitment: schrijf hier een cijfer van 1 tot en met 10.",
            f"invoer: x: {STRANGE}",
        ]),
    ],
)  # fmt: skip
def test_what_cannot_be_read_gets_a_line_each_and_status_two(run: Run, given: bytes, lines: list[str]):
    said = run("advise", "-", given=given)

    assert (said.status, said.out) == (2, "")
    assert list(said.complaints) == [f"tussenruimte: {line}" for line in lines]


def test_a_file_that_is_not_there_or_is_a_folder_gets_one_line(run: Run, tmp_path: Path):
    missing, folder = run("advise", str(tmp_path / "weg.yaml")), run("advise", str(tmp_path))

    assert missing.status == folder.status == 2
    assert missing.complaints == (
        f"tussenruimte: {tmp_path}/weg.yaml: dit bestand is er niet; kijk of de naam en de map kloppen",
    )
    assert folder.complaints == (f"tussenruimte: {tmp_path}: dit is een map; noem een bestand",)


def test_a_file_with_an_impossible_name_gets_one_line(run: Run):
    said = run("advise", "x" * 5_000)

    assert said.status == 2
    assert said.complaints[0].endswith("dit bestand is niet te lezen (File name too long)")
