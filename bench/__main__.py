"""`make bench`: both databases, three sizes, one page of figures."""

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tools.postgres import PostgresMissingError, private_postgres

from bench.cooperating import SIZES
from bench.report import broken_promises, report

ROOT = Path(__file__).resolve().parent.parent
REPORT = ROOT / "docs" / "reference" / "performance.md"


def main() -> int:
    """Measures, writes the report, and ends with status 1 when a promise was not kept."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--sizes", default="1000,10000,100000")
    parser.add_argument("--dossiers", default=SIZES, help="how many dossiers one municipality has")
    parser.add_argument("--samples", type=int, default=60)
    parser.add_argument("--facts", type=int, default=100_000, help="how many fact sets to advise on")
    parser.add_argument("--clock", choices=("wall", "cpu"), default="wall", help="cpu: on a machine that is busy")
    parser.add_argument("--databases", default="sqlite,postgresql")
    parser.add_argument("--out", type=Path, default=REPORT)
    asked = parser.parse_args()

    found: dict[str, Any] = {"databases": {}, "cooperating": {}, "fact_sets": asked.facts}
    for name in asked.databases.split(","):
        try:
            with database(name) as environment:
                found["databases"][name] = run("bench.run", asked, environment)
            with database(name) as environment:
                found["cooperating"][name] = run("bench.cooperating", asked, environment)
        except PostgresMissingError as missing:
            print(f"Niet gemeten: {missing}", file=sys.stderr)
    with database("sqlite") as environment:
        found["advice"] = run("bench.advising", asked, environment)["per_second"]
        found["drawing"] = run("bench.drawing", asked, environment)
    day = datetime.now(UTC).date().isoformat()
    asked.out.write_text(
        report(found, machine=machine(), day=day, samples=asked.samples, clock=asked.clock), encoding="utf-8"
    )
    print(asked.out.read_text(encoding="utf-8"))
    broken = broken_promises(found)
    print("\n".join(f"Niet gehaald: {line}" for line in broken) or "Alle doelen gehaald.")
    return 1 if broken else 0


@contextmanager
def database(name: str) -> Iterator[dict[str, str]]:
    """The environment of a process with a fresh database of its own, gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="tussenruimte-bench-") as folder:
        environment = {**os.environ, "DATA_DIR": folder, "DEMO": "0", "SECRET_KEY": "only-for-measuring-" * 4}
        environment.pop("DATABASE_URL", None)
        if name == "sqlite":
            yield environment
        else:
            with private_postgres() as url:
                yield {**environment, "DATABASE_URL": url}


def run(module: str, asked: argparse.Namespace, environment: dict[str, str]) -> dict[str, Any]:
    """What the module says, as one JSON object on its last line."""
    command = [sys.executable, "-m", module]
    command += ["--facts", str(asked.facts)] if module == "bench.advising" else []
    command += (
        ["--sizes", asked.sizes, "--samples", str(asked.samples), "--clock", asked.clock]
        if module == "bench.run"
        else []
    )
    if module == "bench.cooperating":
        command += ["--dossiers", asked.dossiers, "--samples", str(asked.samples), "--clock", asked.clock]
        environment = environment | {"DEMO": "1"}
    said = subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, check=True, text=True)
    answer: dict[str, Any] = json.loads(said.stdout.splitlines()[-1])
    return answer


def machine() -> str:
    """Which machine this is, in a few words."""
    names = [line.partition(":")[2].strip() for line in _cpu() if line.startswith("model name")]
    return f"{names[0] if names else platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"


def _cpu() -> list[str]:
    try:
        return Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return []


if __name__ == "__main__":
    sys.exit(main())
