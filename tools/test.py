"""All tests: on SQLite, on a PostgreSQL of our own, and stories in a browser.

A system package that is missing is installed if we may; otherwise it is named, the rest runs, and what did not run
is said. With CI set, something that could not run counts as a failure.
"""

import os
import shutil
import subprocess
import sys
from ctypes.util import find_library
from pathlib import Path

from tools.postgres import PostgresMissingError, binaries, private_postgres

ROOT = Path(__file__).resolve().parent.parent
# What lays out the PDF of a report; without it that one test would be skipped.
PANGO = "libpangoft2-1.0-0"
WORKERS = str(min(os.cpu_count() or 1, 4))


def installed(package: str) -> bool:
    """Whether the programs of a Debian package are here."""
    if package == "postgresql":
        try:
            return bool(binaries())
        except PostgresMissingError:
            return False
    if package == PANGO:
        return find_library("pangoft2-1.0") is not None
    return shutil.which(package) is not None


def may_install() -> list[str] | None:
    """How to call apt-get, or None when we may not."""
    if shutil.which("apt-get") is None:
        return None
    if os.geteuid() == 0:
        return ["apt-get"]
    allowed = shutil.which("sudo") and subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False)
    return ["sudo", "-n", "apt-get"] if allowed and allowed.returncode == 0 else None


def provide(*packages: str) -> set[str]:
    """Installs what is missing if that is allowed; returns what is still missing."""
    missing = {package for package in packages if not installed(package)}
    apt = may_install()
    if missing and apt:
        print(f"Installing: {', '.join(sorted(missing))}", flush=True)
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run([*apt, "update", "-qq"], env=quiet, check=False, stdout=subprocess.DEVNULL)
        subprocess.run(
            [*apt, "install", "-y", "-qq", "--no-install-recommends", *sorted(missing)],
            env=quiet,
            check=False,
            stdout=subprocess.DEVNULL,
        )
    return {package for package in missing if not installed(package)}


def pytest(title: str, *options: str, database: str = "") -> bool:
    """Runs pytest once; True when everything passed."""
    print(f"\n== {title}", flush=True)
    environment = {**os.environ, **({"DATABASE_URL": database} if database else {})}
    if not database:
        environment.pop("DATABASE_URL", None)
    command = [sys.executable, "-m", "pytest", *options, *sys.argv[1:]]
    return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode == 0


def main() -> int:
    """Runs all there is; 0 when it passed."""
    missing = provide("postgresql", "chromium", PANGO)
    results = [pytest("Rules, actions and pages on SQLite", "-n", WORKERS, "-m", "not e2e")]
    if "postgresql" not in missing:
        with private_postgres() as url:
            results.append(pytest("The same on PostgreSQL", "-n", WORKERS, "-m", "not e2e", database=url))
    if "chromium" not in missing:
        results.append(pytest("Stories in a browser", "-n", WORKERS, "-m", "e2e"))
    for package in sorted(missing):
        print(f"NOT RUN: the tests that need the Debian package {package}; install it and run again.")
    if missing and os.environ.get("CI"):
        results.append(False)
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
