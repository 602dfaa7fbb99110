"""A real database of its own with dossiers that have news, and the program in processes that can be killed.

`python -m tests.dossiers.cut_off fill|later|count` works on the database of DATABASE_URL, in a process of its own.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from email import message_from_string, policy
from pathlib import Path
from typing import Any
from urllib.parse import quote

ROOT = Path(__file__).resolve().parents[2]
DOSSIERS = 8
HOUR = timedelta(hours=1)
# What an administrator runs.
PROGRAM = str(Path(sys.executable).with_name("tussenruimte"))
OFFICIAL = "aydin@voorbeeld.example"


@dataclass(frozen=True)
class Site:
    """An installation: its database, and a folder with its mail."""

    database: str
    folder: Path

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
        environment = self.environment | settings
        pipe = subprocess.PIPE
        return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=pipe, stderr=pipe, text=True)

    def do(self, *arguments: str, **settings: str) -> tuple[int, str]:
        """Runs to its end: the status (-9 when it was killed) and what it printed."""
        process = self.start(*arguments, **settings)
        printed, complained = process.communicate(timeout=900)
        assert process.returncode in (0, -9), complained
        return process.returncode, printed

    def daily(self, **settings: str) -> int:
        """The daily work; the status it ended with."""
        return self.do(PROGRAM, "daily", **settings)[0]

    def told(self, what: str) -> Any:
        """What the helper below prints about this site."""
        return json.loads(self.do("tests.dossiers.cut_off", what)[1])

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


@contextmanager
def fresh_site(folder: Path, made_from: "Site | None" = None) -> Iterator[Site]:
    """A site on the kind of database that this test run uses; a copy of another when there is one."""
    from django.db import connection

    if made_from:
        shutil.copytree(made_from.folder, folder)
    if connection.vendor == "sqlite":
        yield Site(f"sqlite:///{folder / 'site.sqlite3'}", folder)
        return
    settings = connection.settings_dict
    name = f"cut_off_{abs(hash(str(folder)))}"
    template = made_from.database.rpartition("/")[2] if made_from else "template1"
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{name}"')
        cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
    try:
        host = quote(str(settings["HOST"]), safe="")
        yield Site(f"postgres://{settings['USER']}@{host}/{name}", folder)
    finally:
        with connection._nodb_cursor() as cursor:
            cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


# --- inside a process of the site ----------------------------------------------------------------------------------
def fill() -> dict[str, Any]:
    """Dossiers with an answer, a promise that is nearly due and a day of contact that passed; and a way to sign in."""
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    from tests import factories
    from tussenruimte.core import days
    from tussenruimte.dossiers import actions
    from tussenruimte.dossiers.models import Dossier

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
    session = SessionStore()
    session[SESSION_KEY] = str(official.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = official.get_session_auth_hash()
    session.create()
    return {"session": session.session_key}


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
    sys.stdout.write(json.dumps({"fill": fill, "later": later, "count": count}[sys.argv[1]]()))
