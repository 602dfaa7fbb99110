"""Asks pages as a visitor would, many times, and notes how long each answer took and how many questions it asked."""

import gzip
import random
import re
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote

from django.contrib.staticfiles import finders
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bench.words import query
from tussenruimte.accounts.models import Person, Role, RoleGrant
from tussenruimte.register import actions
from tussenruimte.register.cartography import box_around
from tussenruimte.register.models import Initiative, Place

WARM_UP = 5


@dataclass(frozen=True)
class Timing:
    """What one kind of work took, in milliseconds, and how many questions it asks the database."""

    median: float
    p95: float
    queries: int


# Waiting time is what visitors feel; processor time of this process is what can be told on a machine that is busy.
CLOCKS = {"wall": time.perf_counter, "cpu": time.process_time}


def timing_of(work: Callable[[random.Random], object], samples: int, clock: Callable[[], float]) -> Timing:
    """Does the work `samples` times, after a few times that do not count."""
    chance = random.Random(1)  # the same questions on every database and at every size
    for _ in range(WARM_UP):
        work(chance)
    took = []
    for _ in range(samples):
        start = clock()
        work(chance)
        took.append((clock() - start) * 1000)
    counts = []
    for _ in range(3):
        with CaptureQueriesContext(connection) as asked:
            work(chance)
        counts.append(len(asked))
    return Timing(statistics.median(took), statistics.quantiles(took, n=20)[-1], max(counts))


def pages(number: int) -> dict[str, Callable[[random.Random], object]]:
    """What is measured, by name, in a register of `number` initiatives."""
    client = Client(headers={"host": "127.0.0.1"})
    themes = ("energie", "voedsel", "natuur", "sociale-cohesie", "zorg-ouderen")
    codes = list(Place.objects.filter(initiatives_inside__isnull=False).distinct().values_list("code", flat=True)[:40])

    def get(address: str) -> None:
        answer = client.get(address)
        if answer.status_code != 200:
            raise RuntimeError(f"{address}: {answer.status_code}")

    def filtered(chance: random.Random) -> None:
        extra = chance.choice(
            ("", f"&thema={chance.choice(themes)}", f"&gemeente={chance.choice(codes)}", "&fase=opstart&nood=space")
        )
        get(f"/initiatieven/?q={quote(query(chance))}{extra}")

    def on_map(chance: random.Random) -> None:
        box = box_around(chance.uniform(51.3, 53.2), chance.uniform(4.2, 6.8), chance.choice((0, 1, 2, 3, 5)))
        get(f"/initiatieven/?weergave=kaart&kader={box}")

    return {
        "lijst": lambda chance: get(f"/initiatieven/?pagina={chance.randint(1, 20)}"),
        "zoeken met filter": filtered,
        "kaart": on_map,
        "pagina van een initiatief": lambda chance: get(f"/initiatieven/proef-{chance.randrange(number)}/"),
        "API: initiatieven": lambda chance: get(f"/api/v1/initiatives?page={chance.randint(1, 20)}"),
        "API: GeoJSON van een streek": lambda chance: get(
            f"/api/v1/initiatives?format=geojson&bbox={box_around(52.1, 4.6 + chance.random(), 3)}"
        ),
        "startpagina": lambda _chance: get("/"),
        "bewaren, met zoekindex": _saver(number),
    }


def _saver(number: int) -> Callable[[random.Random], object]:
    editor, _new = Person.objects.get_or_create(email="redactie@proef.invalid")
    RoleGrant.objects.get_or_create(person=editor, role=Role.EDITOR, until=None, defaults={"since": "2026-01-01"})

    def save(chance: random.Random) -> None:
        initiative = Initiative.objects.get(slug=f"proef-{chance.randrange(number)}")
        changes = {"summary": f"{initiative.summary} Nieuw {chance.random()}."[:300]}
        actions.edit_initiative(initiative=initiative, changes=changes, revision=initiative.revision, by=editor)

    return save


def measure(number: int, samples: int, clock: str) -> dict[str, Timing]:
    """Every page of a register of `number` initiatives."""
    cache.clear()
    return {name: timing_of(work, samples, CLOCKS[clock]) for name, work in pages(number).items()}


@dataclass(frozen=True)
class Weight:
    """What a first visit to a page costs over the line, in bytes after gzip."""

    page: int
    with_files: int


def weight_of(address: str) -> Weight:
    """The page, and the page with every style, script and font it asks for."""
    html = Client(headers={"host": "127.0.0.1"}).get(address).content
    page = len(gzip.compress(html, 6))
    files = set(re.findall(r'/static/([^"\')\s]+)', html.decode()))
    files |= {font for file in files if file.endswith(".css") for font in _fonts_of(file)}
    return Weight(page, page + sum(map(_weight_of_file, files)))


def _weight_of_file(name: str) -> int:
    content = _content(name)
    return len(content) if name.endswith((".woff2", ".png")) else len(gzip.compress(content, 6))


def _fonts_of(name: str) -> list[str]:
    folder = name.rpartition("/")[0]
    return [f"{folder}/{font}" for font in re.findall(r'url\("?([^")]+\.woff2)', _content(name).decode())]


def _content(name: str) -> bytes:
    # A file that was collected carries its fingerprint in its name.
    path = finders.find(name) or finders.find(re.sub(r"\.[0-9a-f]{12}(?=\.\w+$)", "", name))
    if not isinstance(path, str):
        raise FileNotFoundError(name)
    with open(path, "rb") as file:
        return file.read()
