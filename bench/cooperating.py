"""Measures the team overview, search and exports of a municipality with many dossiers; figures as JSON.

`python -m bench` starts it once for each database. `python -m bench.cooperating --only` does just this part, on both,
and says how each grows.
"""

import argparse
import json
import os
import random
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict, replace
from datetime import timedelta
from math import ceil
from typing import Any

SIZES = "500,10000"
# A file of everything grows with what is in it: it is told for so many dossiers.
PER = 500
INITIATIVES = 50
Work = Callable[[random.Random], object]


def main() -> int:
    """Fills, measures, fills further; with `--only` on both databases in processes of their own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", action="store_true")
    parser.add_argument("--dossiers", default=SIZES)
    parser.add_argument("--samples", type=int, default=20)
    parser.add_argument("--clock", choices=("wall", "cpu"), default="wall")
    asked = parser.parse_args()
    if asked.only:
        return _both(asked)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tussenruimte.settings")
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    print(json.dumps(measured([int(size) for size in asked.dossiers.split(",")], asked.samples, asked.clock)))
    return 0


def measured(sizes: list[int], samples: int, clock: str) -> dict[str, Any]:
    """The figures of every size."""
    from django.core.cache import cache
    from django.db import connection

    from bench.measuring import CLOCKS, timing_of

    timings: dict[int, dict[str, Any]] = {}
    for size in sizes:
        official = fill_up_to(size)
        cache.clear()
        found = {name: timing_of(work, samples, CLOCKS[clock]) for name, work in pages(official).items()}
        every = {
            f"{name}, per {PER}": timing_of(work, max(2, samples // 5), CLOCKS[clock])
            for name, work in files(official).items()
        }
        share = PER / size
        told = found | {name: _share_of(timing, share) for name, timing in every.items()}
        timings[size] = {name: asdict(timing) for name, timing in told.items()}
        print(f"{connection.vendor}: {size} dossiers", file=sys.stderr)
    return {"timings": timings, "vendor": connection.vendor}


def _share_of(timing: Any, share: float) -> Any:
    """What so much of a file takes. A file is written in parts and asks for each; a small one asks what it asks."""
    questions = ceil(timing.queries * min(1, share))
    return replace(timing, median=timing.median * share, p95=timing.p95 * share, queries=questions)


def pages(official: Any) -> dict[str, Work]:
    """What is asked of the overview, by name."""
    from bench.words import query

    get = _getter(official)
    return {
        "teamoverzicht": lambda chance: get(f"?pagina={chance.randint(1, 10)}"),
        "teamoverzicht, met filters": lambda chance: get(f"?stand=running&beurt=us&fase={chance.choice(PHASES)}"),
        "zoeken in dossiers": lambda chance: get(f"?q={query(chance)}"),
    }


def files(official: Any) -> dict[str, Work]:
    """The whole overview as a file."""
    get = _getter(official)
    return {"uitvoer CSV": lambda _chance: get("lijst.csv"), "uitvoer XLSX": lambda _chance: get("lijst.xlsx")}


PHASES = ("initiatief", "definitie", "ontwerp-en-besluit", "uitvoering", "nazorg")


def _getter(official: Any) -> Callable[[str], None]:
    from django.test import Client

    client = Client(headers={"host": "127.0.0.1"})
    client.force_login(official)

    def get(address: str) -> None:
        answer = client.get(f"/dossiers/{address}")
        # A file is written while it is sent: it is read to its end.
        content = b"".join(answer.streaming_content) if answer.streaming else answer.content
        if answer.status_code != 200 or not content:
            raise RuntimeError(f"{address}: {answer.status_code}")

    return get


def fill_up_to(number: int) -> Any:
    """Adds dossiers of one municipality until there are `number`, findable; gives an official who works there."""
    from django.db import connection, transaction

    from bench.filling import fill_up_to as fill_register
    from tussenruimte.dossiers.models import Clock, Dossier, DossierParty
    from tussenruimte.dossiers.search_index import index_dossier
    from tussenruimte.register.models import Initiative

    if Initiative.objects.count() < INITIATIVES:
        fill_register(INITIATIVES)
    official, lead = _official()
    initiatives = list(Initiative.objects.order_by("pk")[:INITIATIVES])
    with transaction.atomic():
        new = range(Dossier.objects.count(), number)
        made = Dossier.objects.bulk_create(
            [_dossier(one, initiatives[one % INITIATIVES], lead, official) for one in new], batch_size=1_000
        )
        parties = [part for one in made for part in _parties(one)]
        DossierParty.objects.bulk_create(parties, batch_size=2_000)
        Clock.objects.bulk_create([_clock(one, official) for one in made if one.pk % 3 == 0], batch_size=1_000)
        for one in made:
            index_dossier(one)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return official


def _official() -> tuple[Any, Any]:
    from bench.filling import LAST_DAY
    from tussenruimte.accounts.models import Person, Role, RoleGrant
    from tussenruimte.register.models import Membership, Organisation, Party

    about = {"name": "Gemeente Proef", "kind": Party.Kind.MUNICIPALITY}
    lead, _made = Organisation.objects.get_or_create(slug="gemeente-proef", defaults=about)
    # A persona owes no second step on a site for demonstrations, and this is one.
    official, _new = Person.objects.get_or_create(email="ambtenaar@proef.invalid", defaults={"is_persona": True})
    RoleGrant.objects.get_or_create(person=official, role=Role.OFFICIAL, until=None, defaults={"since": LAST_DAY})
    member = {"mandate": Membership.Mandate.CONTACT, "since": LAST_DAY}
    Membership.objects.get_or_create(person=official, party=lead, defaults=member)
    return official, lead


def _dossier(number: int, initiative: Any, lead: Any, official: Any) -> Any:
    from bench.filling import LAST_DAY
    from bench.words import made_up
    from tussenruimte.dossiers.models import Dossier

    chance = random.Random(f"dossier {number}")
    words = made_up(chance, number)
    opened = LAST_DAY - timedelta(days=chance.randrange(700))
    due = LAST_DAY + timedelta(days=chance.randrange(-10, 60))
    return Dossier(
        number=f"TR-PROEF-{number}",
        initiative=initiative,
        lead=lead,
        title=words.name[:160],
        goal=words.summary,
        needed_support=words.description[:300],
        state=Dossier.State.RUNNING,
        phase=chance.choice(PHASES),
        process_owner=official if number % 4 == 0 else None,
        opened_on=opened,
        opened_by=official,
        answer="now",
        answer_reason="Wij helpen graag.",
        answered_on=opened,
        answered_by=official,
        next_contact=due,
        next_step="Samen kijken",
        whose_turn_id=lead.pk if number % 2 else initiative.pk,
        turn_by=due,
    )


def _parties(dossier: Any) -> Iterator[Any]:
    from tussenruimte.dossiers.models import DossierParty

    for part, party in (
        (DossierParty.Part.INITIATIVE, dossier.initiative_id),
        (DossierParty.Part.LEAD, dossier.lead_id),
    ):
        yield DossierParty(dossier=dossier, party_id=party, part=part, since=dossier.opened_on)


def _clock(dossier: Any, official: Any) -> Any:
    from tussenruimte.dossiers.models import Clock

    about = {"about": dossier.title, "term": "awb-4-13", "rule_set_version": 1, "received": dossier.opened_on}
    return Clock(dossier=dossier, started_by=official, **about)


def _both(asked: argparse.Namespace) -> int:
    """This part alone: how each grows, and status 1 when one grows too much."""
    from bench.__main__ import database, run
    from bench.report import MOST_GROWTH, growth_in

    too_much = False
    for name in ("sqlite", "postgresql"):
        with database(name) as environment:
            found = run("bench.cooperating", asked, environment)
        for work, growth, questions in growth_in(found):
            too_much |= growth > MOST_GROWTH or questions[-1] > questions[0]
            last = list(found["timings"].values())[-1][work]
            print(f"{name}: {work}: {growth:.1f} keer, {last['median']:.0f} ms, vragen {questions}")
    return int(too_much)


if __name__ == "__main__":
    sys.exit(main())
