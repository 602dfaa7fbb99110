"""A real database of its own with dossiers that have news, and the program in processes that can be killed.

`python -m tests.dossiers.cut_off fill|daily|later|count …` does these in turn on the database of DATABASE_URL, in one
process of its own, and prints what the last one tells.
"""

import argparse
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import timedelta
from email import message_from_string, policy
from pathlib import Path
from typing import Any
from urllib.parse import quote

ROOT = Path(__file__).resolve().parents[2]
DOSSIERS = 4
# Seconds: many times what a process needs on a busy machine; who waits longer waits for nothing.
PATIENCE = 120
HOUR = timedelta(hours=1)
# What an administrator runs.
PROGRAM = str(Path(sys.executable).with_name("tussenruimte"))
OFFICIAL = "aydin@voorbeeld.example"


@dataclass(frozen=True)
class Site:
    """An installation: its database, a folder with its mail, and the processes that it was given."""

    database: str
    folder: Path
    processes: "list[subprocess.Popen[str]]" = field(default_factory=list)

    @property
    def environment(self) -> dict[str, str]:
        """What a process of this site is started with; a test run's own settings are not among it."""
        kept = {name: os.environ[name] for name in ("PATH", "LANG", "HOME") if name in os.environ}
        told = {"DATABASE_URL": self.database, "DATA_DIR": str(self.folder), "DEMO": "1", "EMAIL_URL": "file://"}
        told["SECRET_KEY"] = "only-for-tests-" * 4
        return kept | told | {"PYTHONPATH": os.pathsep.join((str(ROOT), str(ROOT / "src")))}

    def start(self, *arguments: str, **settings: str) -> "subprocess.Popen[str]":
        """A process of this site that goes on until it is done, or killed: the program, or the helper below."""
        command = [PROGRAM, *arguments[1:]] if arguments[0] == PROGRAM else [sys.executable, "-m", *arguments]
        pipe = subprocess.PIPE
        # A group of its own: a server that is killed takes its workers along.
        process = subprocess.Popen(
            command, cwd=ROOT, env=self.environment | settings, stdout=pipe, stderr=pipe, text=True, process_group=0
        )
        self.processes.append(process)
        return process

    def do(self, *arguments: str, **settings: str) -> tuple[int, str]:
        """Runs to its end: the status (-9 when it was killed) and what it printed."""
        process = self.start(*arguments, **settings)
        printed, complained = process.communicate(timeout=PATIENCE)
        assert process.returncode in (0, -9), complained
        return process.returncode, printed

    def close(self) -> None:
        """Kills whatever was started here and still runs."""
        for process in self.processes:
            kill(process)

    def daily(self, **settings: str) -> int:
        """The daily work; the status it ended with."""
        return self.do(PROGRAM, "daily", **settings)[0]

    def told(self, *what: str) -> Any:
        """Does what is named in the helper below, in one process: what the last of it tells."""
        return json.loads(self.do("tests.dossiers.cut_off", *what)[1].splitlines()[-1])

    def letters(self) -> list[tuple[str, str, str]]:
        """Every mail that left: to whom, its Message-ID, its text."""
        found = []
        for file in sorted((self.folder / "mail").glob("*.log")):
            for part in file.read_text(encoding="utf-8").split("-" * 79):
                if part.strip():
                    letter = message_from_string(part.strip(), policy=policy.default)
                    found.append((str(letter["To"]), str(letter["Message-ID"]), letter.get_content()))
        return found

    def read(self) -> dict[str, list[str]]:
        """What each person reads: the same Message-ID is one mail, however often it left."""
        mails: dict[str, dict[str, str]] = {}
        for person, key, text in self.letters():
            before = mails.setdefault(person, {}).setdefault(key, text)
            assert before == text, "a mail that left twice says the same twice"
        return {person: list(by_key.values()) for person, by_key in mails.items()}


def kill(process: "subprocess.Popen[str]") -> None:
    """As a machine that loses power: the process and all it started, at once."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.communicate(timeout=PATIENCE)


@contextmanager
def fresh_site(folder: Path, made_from: "Site | None" = None) -> Iterator[Site]:
    """A site on the kind of database that this test run uses: a copy of another, or of the tests' own empty one."""
    from django.db import connection

    if made_from:
        shutil.copytree(made_from.folder, folder)
    fresh = _on_sqlite if connection.vendor == "sqlite" else _on_postgresql
    with fresh(folder, made_from) as database:
        site = Site(database, folder)
        try:
            yield site
        finally:
            site.close()


@contextmanager
def _on_sqlite(folder: Path, made_from: "Site | None") -> Iterator[str]:
    from django.db import connection

    file = folder / "site.sqlite3"
    if made_from is None:
        connection.ensure_connection()
        with closing(sqlite3.connect(file)) as copy:
            connection.connection.backup(copy)
    yield f"sqlite:///{file}"


@contextmanager
def _on_postgresql(folder: Path, made_from: "Site | None") -> Iterator[str]:
    from django.db import connection

    settings = connection.settings_dict
    template = made_from.database.rpartition("/")[2] if made_from else str(settings["NAME"])
    name = f"{settings['NAME']}_cut_off_{folder.parent.name}".replace("-", "_")[-63:]
    if made_from is None:
        # PostgreSQL copies no database that is in use.
        connection.close()
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
    try:
        yield f"postgres://{settings['USER']}@{quote(str(settings['HOST']), safe='')}/{name}"
    finally:
        with connection._nodb_cursor() as cursor:
            cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


# --- inside a process of the site ----------------------------------------------------------------------------------
def fill() -> dict[str, Any]:
    """Dossiers with an answer, a promise that is nearly due and a day of contact that passed; and a way to sign in."""
    from django.core.management import call_command

    from tests import factories
    from tussenruimte.core import days
    from tussenruimte.dossiers import actions
    from tussenruimte.dossiers.models import Dossier

    call_command("collectstatic", interactive=False, verbosity=0)
    today = days.today()
    here = factories.place("Haarlem", "GM0392")
    lead = factories.organisation("Gemeente Haarlem", place=here, answer_within_days=5)
    official = factories.official(lead, "Aydin Ambtenaar")
    type(official).objects.filter(pk=official.pk).update(is_persona=True, email=OFFICIAL)
    for number in range(DOSSIERS):
        initiative = factories.initiative(f"Tuin {number}", slug=f"tuin-{number}", place=here, municipality=here)
        factories.member(initiative, factories.person(f"Olga {number}", email=f"olga-{number}@voorbeeld.example"))
        opened = actions.open_dossier(initiative=initiative, lead=lead, title=f"Grond {number}", by=official, on=today)
        given: dict[str, Any] = {"dossier": opened, "by": official, "on": today}
        answer: dict[str, Any] = {"answer": "now", "reason": "Ja.", "next_contact": today + timedelta(days=7)}
        actions.answer(revision=opened.revision, **answer, **given)
        actions.make_promise(promiser=opened.lead, text=f"Meten {number}", due=today, **given)
    Dossier.objects.update(next_contact=today - timedelta(days=1))
    later()
    official.refresh_from_db()
    return {"session": _session_of(official)}


def _session_of(person: Any) -> str:
    """The key of a session in which this person is signed in."""
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    session = SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.create()
    return str(session.session_key)


def daily() -> dict[str, Any]:
    """The daily work, as the program does it."""
    from tussenruimte.cli.daily import run_daily

    return {"status": run_daily(argparse.Namespace())}


def later() -> dict[str, Any]:
    """An hour passes: entries are settled, and a mail that was claimed counts as cut off."""
    from django.db import connection

    from tussenruimte.dossiers.models import Digest
    from tussenruimte.journal.models import Entry

    # The journal lets nobody change it; time alone makes entries older.
    with connection.cursor() as cursor:
        for key, at in list(Entry.objects.values_list("pk", "at")):
            cursor.execute(f"UPDATE {Entry._meta.db_table} SET at = %s WHERE id = %s", [at - HOUR, key])
    for digest in Digest.objects.all():
        Digest.objects.filter(pk=digest.pk).update(claimed_at=digest.claimed_at - HOUR)
    return {}


def count() -> dict[str, Any]:
    """What is in the database about dossiers, mails and decisions."""
    from django.db.models import Count

    from tussenruimte.dossiers.models import Decision, Digest, Dossier
    from tussenruimte.journal.models import Entry

    told = Entry.objects.filter(what__startswith="dossier.").values_list("what").annotate(number=Count("pk"))
    return {
        "entries": dict(told.order_by("what")),
        "unsent": Digest.objects.filter(sent_at__isnull=True).count(),
        "decisions": list(Decision.objects.order_by("pk").values_list("dossier__number", flat=True)),
        "decided": [entry.details["subject"] for entry in Entry.objects.filter(what="dossier.decided").order_by("pk")],
        "states": dict(Dossier.objects.values_list("number", "revision")),
    }


if __name__ == "__main__":
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tussenruimte.settings")
    django.setup()
    told: dict[str, Any] = {}
    for deed in sys.argv[1:]:
        told = {"fill": fill, "daily": daily, "later": later, "count": count}[deed]()
    sys.stdout.write(json.dumps(told))
