"""Killing a process in the middle of a signature: nothing half is left, and signing again does everything once."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from tests.agreements.conftest import NOON, code_for, completed, party_of, propose, sign
from tussenruimte.accounts.models import Person
from tussenruimte.agreements import actions
from tussenruimte.agreements.models import Agreement

pytestmark = pytest.mark.django_db(transaction=True)
BEFORE = {
    "state": "signing",
    "concluded": False,
    "signatures": 1,
    "used": 1,
    "promises": 0,
    "reviews": 0,
    "told": ["agreement.signed"],
    "found": False,
}
AFTER = {
    "state": "active",
    "concluded": True,
    "signatures": 2,
    "used": 2,
    "promises": 2,
    "reviews": 1,
    "told": ["agreement.signed", "agreement.signed", "agreement.concluded", *["dossier.promise-made"] * 2],
    "found": True,
}


def shared_database(folder: Path) -> str:
    """The address of the data of this test for another process: the same PostgreSQL, or a copy in a real file."""
    if connection.vendor == "postgresql":
        server = os.environ["DATABASE_URL"].rpartition("/")[0]
        return f"{server}/{connection.settings_dict['NAME']}"
    file = folder / "killed.sqlite3"
    connection.ensure_connection()
    with sqlite3.connect(file) as copy:
        connection.connection.backup(copy)
    copy.close()
    return f"sqlite:///{file}"


@pytest.fixture
def last_signature(
    agreement: Agreement, owner: Person, official: Person, tmp_path: Path
) -> tuple[dict[str, str], dict[str, Any]]:
    """An agreement that waits for one signature, and what the official needs to set it from another process."""
    for person in (owner, official):
        actions.add_obligation(
            agreement=agreement, party=party_of(person), text="Helpen", days_after_start=30, by=person
        )
    version = propose(completed(agreement, owner, official), owner)
    sign(version, owner)
    given = {
        "person": official.pk,
        "version": version.pk,
        "party": party_of(official).pk,
        "code": code_for(version, official),
        "at": NOON.isoformat(),
    }
    environment = os.environ | {"DATABASE_URL": shared_database(tmp_path), "DATA_DIR": str(tmp_path)}
    return environment, given


def started(environment: dict[str, str], **given: Any) -> subprocess.Popen[str]:
    """Another process that does it."""
    command = [sys.executable, "-m", "tests.agreements.signing_process", json.dumps(given)]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)


def done(environment: dict[str, str], **given: Any) -> Any:
    """What there is after another process did it."""
    with started(environment, **given) as process:
        told, _errors = process.communicate(timeout=120)
    assert process.returncode == 0
    return json.loads(told.splitlines()[-1])


@pytest.mark.parametrize(
    "stop_after",
    [
        ("agreements.signingcode", 1),
        ("agreements.signature", 1),
        ("agreements.agreement", 1),
        ("dossiers.promise", 1),
        ("journal.entry", 4),
    ],
    ids=["code used", "signature set", "agreement in force", "one promise of two", "the last word in the journal"],
)
def test_a_process_killed_while_signing_loses_nothing_and_doubles_nothing(
    last_signature: tuple[dict[str, str], dict[str, Any]], stop_after: tuple[str, int]
) -> None:
    environment, given = last_signature
    with started(environment, **given, times=1, stop_after=stop_after) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "stopped\n"
        process.send_signal(signal.SIGKILL)
    assert process.returncode == -signal.SIGKILL
    assert done(environment) == BEFORE

    # The same form sent again, twice: the code still works, and everything is there once.
    assert done(environment, **given, times=2) == AFTER
