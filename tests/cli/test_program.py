"""The program as a whole: help in Dutch, one line per mistake, quick to start, quiet when nobody listens."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tussenruimte import cli
from tussenruimte.cli import advise
from tussenruimte.cli.speaking import BadInputError

PROGRAM = [sys.executable, "-c", "import sys; from tussenruimte.cli import main; sys.exit(main())"]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ([], "tussenruimte: geef ook OPDRACHT. Zie `tussenruimte --help`."),
        (["advise"], "tussenruimte advise: geef ook BESTAND. Zie `tussenruimte advise --help`."),
        (["advise", "a", "b"], "tussenruimte: dit ken ik niet: b. Zie `tussenruimte --help`."),
        (
            ["frameworks", "--language", "fr"],
            (
                "tussenruimte frameworks: 'fr' kan niet bij --language; kies uit 'nl', 'en'. "
                "Zie `tussenruimte frameworks --help`."
            ),
        ),
        (
            ["serve", "--port", "x"],
            "tussenruimte serve: 'x' kan niet bij --port; schrijf een getal. Zie `tussenruimte serve --help`.",
        ),
        (
            ["serve", "--port"],
            "tussenruimte serve: zet een waarde achter --port. Zie `tussenruimte serve --help`.",
        ),
        (
            ["frameworks", "--json", "--schema"],
            "tussenruimte frameworks: --schema kan niet samen met --json. Zie `tussenruimte frameworks --help`.",
        ),
        (
            ["frameworks", "--json=x"],
            "tussenruimte frameworks: --json neemt geen waarde. Zie `tussenruimte frameworks --help`.",
        ),
    ],
)
def test_a_mistake_in_typing_gets_one_dutch_line(run: Run, words: list[str], sentence: str):
    said = run(*words)

    assert (said.status, said.out, said.complaints) == (2, "", (sentence,))


@pytest.mark.parametrize(
    "command", ["", "frameworks", "advise", "serve", "prepare", "demo", "check", "import", "export"]
)
def test_help_is_dutch(run: Run, command: str):
    said = run(*([command] if command else []), "--help")

    assert said.status == 0
    assert said.out.startswith("gebruik: tussenruimte")
    assert "toon deze uitleg" in said.out
    for english in ("usage", "options:", "positional", "show this"):
        assert english not in said.out


def test_stopping_it_by_hand_is_no_error(run: Run, monkeypatch: pytest.MonkeyPatch):
    def interrupted(_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(advise, "run", interrupted)

    assert run("advise", "-").status == 130


def test_a_problem_may_have_several_lines():
    assert str(BadInputError("een", "twee")) == "een\ntwee"


@pytest.mark.slow  # starts the program anew, as someone at a keyboard would
def test_listing_and_advising_start_without_django():
    code = (
        "import sys; from tussenruimte.cli import main; "
        "main(['frameworks']); main(['advise', '-']); "
        "sys.exit('django.apps' in sys.modules or 'tussenruimte.settings' in sys.modules)"
    )

    done = subprocess.run([sys.executable, "-c", code], input=b"{}", capture_output=True, check=False)

    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.slow  # starts the program anew, with a pipe that is closed too early
def test_it_stays_quiet_when_nobody_reads_on():
    program = subprocess.Popen([*PROGRAM, "frameworks", "--json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert program.stdout is not None
    program.stdout.read(10)
    program.stdout.close()

    assert program.stderr is not None
    assert program.stderr.read() == b""
    assert program.wait() == 0
    program.stderr.close()


def test_the_entry_point_is_the_main_function():
    assert callable(cli.main)


@pytest.mark.slow  # makes a database and starts the site, as `make run` does
def test_a_new_folder_is_prepared_checked_and_served(tmp_path: Path):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {
        key: value for key, value in os.environ.items() if key not in ("DATABASE_URL", "SECRET_KEY", "SITE_URL")
    }
    environment |= {
        "DATA_DIR": str(tmp_path), "DEMO": "1", "PORT": str(port), "DJANGO_SETTINGS_MODULE": "tussenruimte.settings",
    }  # fmt: skip

    def done(*words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run([*PROGRAM, *words], env=environment, capture_output=True, text=True, check=False)

    early = done("serve")
    assert (early.returncode, early.stderr) == (
        2,
        "tussenruimte: de database is nog niet klaar; doe eerst `tussenruimte prepare`\n",
    )
    assert done("prepare").returncode == 0
    assert done("check").stdout == "Instellingen, database en kaders zijn in orde.\n"

    with (
        (tmp_path / "serve.log").open("wb") as log,
        subprocess.Popen([*PROGRAM, "serve"], env=environment, stdout=log, stderr=log) as site,
    ):
        try:
            assert _answer(f"http://127.0.0.1:{port}/") == 200
        finally:
            site.send_signal(signal.SIGINT)
            site.wait(timeout=20)


def _answer(address: str) -> int:
    for _ in range(60):
        try:
            with urllib.request.urlopen(address, timeout=10) as page:
                return int(page.status)
        except OSError:
            time.sleep(0.25)
    return 0
