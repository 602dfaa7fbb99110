"""Running a command as someone types it."""

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from tussenruimte.cli import main


@dataclass(frozen=True)
class Said:
    """What a command wrote and how it ended."""

    status: int
    out: str
    complaints: tuple[str, ...]


Run = Callable[..., Said]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs `tussenruimte` with these words; `given` is what comes in by standard input."""

    def typed(*words: str, given: bytes = b"") -> Said:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given)))
        try:
            status = main(words)
        except SystemExit as end:
            status = int(end.code or 0)
        written = capsys.readouterr()
        return Said(status, written.out, tuple(written.err.splitlines()))

    return typed
