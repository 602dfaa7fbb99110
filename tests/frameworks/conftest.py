"""A small set of frameworks, and a municipality's folder to lay over ours."""

from collections.abc import Callable
from pathlib import Path

import pytest

Write = Callable[[str, str], Path]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty folder of a municipality."""
    path = tmp_path / "kaders"
    path.mkdir()
    return path


@pytest.fixture
def write(folder: Path) -> Write:
    """Puts a file in the municipality's folder."""

    def put(name: str, text: str) -> Path:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return put
