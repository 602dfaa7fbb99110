"""A private PostgreSQL for tests and benchmarks: its own folder, its own socket, gone afterwards.

`python -m tools.postgres COMMAND …` runs a command with DATABASE_URL pointing at it.
"""

import glob
import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

# Durability does not matter for a database that lives as long as a test run.
FAST = ("-F", "-c", "synchronous_commit=off", "-c", "full_page_writes=off", "-c", "max_connections=60")


class PostgresMissingError(RuntimeError):
    """PostgreSQL's programs are not on this machine."""


def binaries() -> Path:
    """The folder with `initdb` and `pg_ctl`: on the PATH, or where Debian keeps them."""
    for program in [shutil.which("initdb") or "", *sorted(glob.glob("/usr/lib/postgresql/*/bin/initdb"), reverse=True)]:
        if program and (Path(program).parent / "pg_ctl").exists():
            return Path(program).resolve().parent
    raise PostgresMissingError("initdb niet gevonden: installeer het Debian-pakket postgresql")


def as_postgres(command: list[str]) -> list[str]:
    """PostgreSQL refuses to run as root; then it runs as the user Debian made for it."""
    return command if os.geteuid() else ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", *command]


@contextmanager
def private_postgres() -> Iterator[str]:
    """Yields the DATABASE_URL of a fresh server that listens on a private socket only."""
    programs = binaries()
    folder = Path(tempfile.mkdtemp(prefix="tussenruimte-pg-", dir="/tmp"))
    if not os.geteuid():
        owner = pwd.getpwnam("postgres")
        os.chown(folder, owner.pw_uid, owner.pw_gid)
    data = str(folder / "data")

    def run(*command: str) -> None:
        subprocess.run(as_postgres(list(command)), check=True, stdout=subprocess.DEVNULL, cwd=folder)

    try:
        run(str(programs / "initdb"), "-D", data, "-U", "postgres", "--auth=trust", "-E", "UTF8", "--locale=C.UTF-8")
        options = " ".join((*FAST, "-c", "listen_addresses=''", "-k", str(folder)))
        run(str(programs / "pg_ctl"), "-D", data, "-w", "-l", str(folder / "log"), "-o", options, "start")
        try:
            yield f"postgres://postgres@{quote(str(folder), safe='')}/postgres"
        finally:
            run(str(programs / "pg_ctl"), "-D", data, "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    with private_postgres() as url:
        sys.exit(subprocess.run(sys.argv[1:], env={**os.environ, "DATABASE_URL": url}, check=False).returncode)
