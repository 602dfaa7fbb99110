"""A site that is put into use with the settings we describe passes Django's own deployment checks."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ENOUGH = {
    "SECRET_KEY": "a-long-secret-of-this-one-installation-and-of-no-other-0123456789",
    "SITE_URL": "https://ruimte.voorbeeld.example",
    "ALLOWED_HOSTS": "ruimte.voorbeeld.example",
    "CACHE_URL": "redis://127.0.0.1:6379/0",
    "DEMO": "0",
}


def check(folder: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    """What `manage.py check --deploy` says in a process of its own."""
    command = [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"]
    kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
    environment = {**kept, "DATA_DIR": str(folder), **settings}
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.slow  # starts the program twice, as an administrator would
def test_described_settings_are_enough_and_their_absence_is_named(tmp_path: Path) -> None:
    good = check(tmp_path, **ENOUGH)
    bare = check(tmp_path, **{**ENOUGH, "SECRET_KEY": "kort", "SITE_URL": "http://ruimte.voorbeeld.example"})

    assert (good.returncode, good.stderr) == (0, "")
    assert bare.returncode == 1
    assert "tussenruimte.E001" in bare.stderr
    assert "tussenruimte.E002" in bare.stderr
