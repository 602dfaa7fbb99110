"""Measures one database and writes what it found as JSON. `python -m bench` starts it once for each."""

import argparse
import json
import os
import sys
import time
from dataclasses import asdict
from typing import Any


def main() -> None:
    """Fills, measures, fills further; progress on standard error, figures on standard output."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", required=True)
    parser.add_argument("--samples", type=int, required=True)
    parser.add_argument("--clock", choices=("wall", "cpu"), default="wall")
    asked = parser.parse_args()

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tussenruimte.settings")
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    print(json.dumps(measured([int(size) for size in asked.sizes.split(",")], asked.samples, asked.clock)))


def measured(sizes: list[int], samples: int, clock: str) -> dict[str, Any]:
    """The figures of every size, and the weights of pages at the last."""
    from django.db import connection

    from bench.filling import fill_up_to
    from bench.measuring import measure, weight_of

    filled, timings = {}, {}
    for size in sizes:
        start = time.perf_counter()
        fill_up_to(size)
        filled[size] = time.perf_counter() - start
        print(f"{connection.vendor}: {size} initiatieven, {filled[size]:.0f} s", file=sys.stderr)
        timings[size] = {name: asdict(timing) for name, timing in measure(size, samples, clock).items()}
    weights = {name: asdict(weight_of(address)) for name, address in WEIGHED.items()}
    return {"filled": filled, "timings": timings, "weights": weights, "version": _version(connection)}


WEIGHED = {
    "startpagina, met kaart": "/",
    "lijst": "/initiatieven/",
    "kaart": "/initiatieven/?weergave=kaart",
    "pagina van een initiatief": "/initiatieven/proef-7/",
    "een bril": "/brillen/werkvelden/",
    "landschap": "/landschap/",
}


def _version(connection: Any) -> str:
    with connection.cursor() as cursor:
        sqlite = connection.vendor == "sqlite"
        cursor.execute("SELECT sqlite_version()" if sqlite else "SHOW server_version")
        return f"{'SQLite' if sqlite else 'PostgreSQL'} {cursor.fetchone()[0].split()[0]}"


if __name__ == "__main__":
    main()
