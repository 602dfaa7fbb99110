"""`tussenruimte route` as somebody types it."""

import json
import os
import subprocess
import sys

import pytest

from tests.cli.conftest import Run
from tests.cli.conftest import run as run  # noqa: PLC0414  a fixture shared with the other commands
from tussenruimte.dossiers.routes import ROUTES

AID = b"date: 2026-11-23\namount: 60000\nawards:\n  - {date: 2024-03-01, amount: 200000}\n"


def test_answers_in_yaml_give_json(run: Run):
    said = json.loads(run("route", "de-minimis", "-", given=AID).out)

    assert (said["outcome"], said["allowed"], said["headroom"]) == ("past", True, 100000)
    assert said["rule_set"] == {"id": "de-minimis", "version": 1}
    assert "geen juridisch advies" in said["notice"]
    assert all(reason["text"] and reason["source"]["work"] for reason in said["reasons"])


def test_answers_in_json_keep_every_cent(run: Run):
    given = b'{"date": "2026-11-23", "amount": 0.30, "awards": [{"date": "2026-01-01", "amount": 299999.70}]}'

    assert json.loads(run("route", "de-minimis", "-", given=given).out)["allowed"]


def test_a_file_is_read_by_name(run: Run, tmp_path):
    (tmp_path / "verzoek.yaml").write_text(
        "submitted: 2026-08-24\nstart: 2027-01-04\nordinance: {submit_weeks_before_start: 18, decision_weeks: 10}\n",
        encoding="utf-8",
    )
    said = json.loads(run("route", "challenge-clock", str(tmp_path / "verzoek.yaml")).out)

    assert (said["latest_submission"], said["decision_due"]) == ("2026-08-31", "2026-11-02")


def test_the_sentences_come_in_english(run: Run):
    said = json.loads(run("route", "de-minimis", "-", "--language", "en", given=AID).out)

    assert said["notice"].startswith("An aid, not legal advice")


def test_every_problem_is_a_line_with_its_place(run: Run):
    said = run("route", "de-minimis", "-", given=b"date: morgen\nawards:\n  - {date: 2024-03-01, amount: veel}\n")

    assert (said.status, said.out) == (2, "")
    assert [line.split(": schrijf")[0].split(": dit")[0] for line in said.complaints] == [
        "tussenruimte: invoer:1: date",
        "tussenruimte: invoer:1: amount",
        "tussenruimte: invoer:3: awards.1.amount",
    ]


@pytest.mark.parametrize(
    ("given", "word"),
    [
        (b"", "leeg"),
        (b"[1, 2]", "object"),
        (b"{", "JSON"),
        (b"\xff", "UTF-8"),
        (b'{"amount": ' + b"1" * 5000 + b"}", "te lang"),
        (b"- a", "sleutel: waarde"),
        (b"{}", "date"),
    ],
)
def test_what_is_no_set_of_answers_ends_with_status_2(run: Run, given, word):
    said = run("route", "de-minimis", "-", given=given)

    assert said.status == 2
    assert word in "\n".join(said.complaints)


def test_an_unknown_route_names_the_routes(run: Run):
    said = run("route", "erfpacht", "-")

    assert said.status == 2
    assert all(name in said.complaints[0] for name in ROUTES)


def test_help_explains_every_route(run: Run):
    said = run("route", "--help")

    assert all(name in said.out and route.about in said.out for name, route in ROUTES.items())


@pytest.mark.slow  # starts the program itself
def test_it_needs_no_settings_and_no_database():
    bare = {"PATH": os.environ["PATH"]}
    command = [sys.executable, "-c", "import sys; from tussenruimte.cli import main; sys.exit(main())"]
    done = subprocess.run([*command, "route", "de-minimis", "-"], input=AID, capture_output=True, env=bare, check=False)

    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["allowed"]
