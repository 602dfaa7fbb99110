"""Fills a database with made-up initiatives, many at a time. Only for measuring: a register is filled by actions."""

import random
from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache
from itertools import accumulate

from django.db import connection, transaction
from django.db.models import Model

from bench.words import NEEDS, made_up
from tussenruimte.frameworks import catalogue
from tussenruimte.register.models import Initiative, LensReading, Need, NeedKind, Party, Place, Side
from tussenruimte.register.places import import_shipped_places
from tussenruimte.register.rules import shown_point
from tussenruimte.register.search_index import rebuild_index

LAST_DAY = date(2026, 11, 1)
AT_ONCE = 2_000
LENSES = ("bloedgroepen", "toegevoegde-waarde", "verhouding-overheid")


def fill_up_to(number: int) -> None:
    """Adds initiatives until there are `number`, indexes them, and lets the database look at its own sizes."""
    import_shipped_places()
    there = Initiative.objects.count()
    municipalities = list(Place.objects.filter(kind="municipality").order_by("code").values_list("code", "lat", "lon"))
    for first in range(there, number, AT_ONCE):
        with transaction.atomic():
            _add(range(first, min(first + AT_ONCE, number)), municipalities)
    rebuild_index()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _add(numbers: range, municipalities: list[tuple[str, float | None, float | None]]) -> None:
    made = [_initiative(number, municipalities) for number in numbers]
    parties = Party.objects.bulk_create([_party_of(one) for one in made])
    for one, party in zip(made, parties, strict=True):
        one.party_ptr_id = one.id = party.pk
    _insert_children(made)
    LensReading.objects.bulk_create([reading for one in made for reading in _readings(one)])
    Need.objects.bulk_create([need for one in made for need in _needs(one)])


def _initiative(number: int, municipalities: list[tuple[str, float | None, float | None]]) -> Initiative:
    chance = random.Random(number)  # the same register every time
    words = made_up(chance, number)
    # The largest city has one in twenty-five, as in the country, and there is a long tail.
    code, lat, lon = chance.choices(municipalities, cum_weights=_shares(len(municipalities)))[0]
    exact = ((lat or 52.1) + chance.gauss(0, 0.02), (lon or 5.3) + chance.gauss(0, 0.03))
    shown = chance.choices(("blurred", "exact", "hidden"), (8, 1, 1))[0]
    point = shown_point(exact, shown) or (None, None)
    listed = LAST_DAY - timedelta(days=chance.randrange(1500))
    return Initiative(
        kind=Party.Kind.INITIATIVE,
        slug=f"proef-{number}",
        name=words.name,
        summary=words.summary,
        description=words.description,
        state=Initiative.State.LISTED,
        origin=Initiative.Origin.IMPORTED,
        listed_on=listed,
        phase=chance.choice(("", "ideevorming", "opstart", "rijping", "continuiteit", "gevestigd")),
        place_id=code,
        municipality_id=code,
        lat=exact[0],
        lon=exact[1],
        point_shown=shown,
        shown_lat=point[0],
        shown_lon=point[1],
    )


@lru_cache(maxsize=1)
def _shares(number: int) -> tuple[float, ...]:
    return tuple(accumulate(1 / (rank + 6) for rank in range(number)))


def _party_of(initiative: Initiative) -> Party:
    return Party(**{field.attname: getattr(initiative, field.attname) for field in Party._meta.local_fields[1:]})


def _insert_children(initiatives: list[Initiative]) -> None:
    """The half of an initiative that is not a party; Django adds many rows at once only to a table of its own."""
    fields = [field for field in Initiative._meta.local_fields if not field.generated]
    columns = ", ".join(connection.ops.quote_name(str(field.column)) for field in fields)
    marks = ", ".join(["%s"] * len(fields))
    rows = [[f.get_db_prep_save(getattr(one, f.attname), connection) for f in fields] for one in initiatives]
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {Initiative._meta.db_table} ({columns}) VALUES ({marks})", rows)


def _readings(initiative: Initiative) -> Iterable[Model]:
    chance = random.Random(initiative.slug)
    wanted = [("werkvelden", item) for item in chance.sample(_items("werkvelden"), chance.randint(1, 3))]
    wanted += [(lens, chance.choice(_items(lens))) for lens in LENSES if chance.random() < 0.5]
    for lens, item in wanted:
        yield LensReading(
            initiative_id=initiative.pk, lens=lens, item=item, side=Side.INITIATIVE, said_on=initiative.listed_on
        )


def _items(lens: str) -> list[str]:
    return [item.id for item in catalogue("nl").framework(lens).entries]


def _needs(initiative: Initiative) -> Iterable[Need]:
    chance = random.Random(f"needs {initiative.slug}")
    for _ in range(chance.choice((0, 0, 0, 1, 2))):
        kind, title = chance.choice(NeedKind.values), chance.choice(NEEDS)
        yield Need(party_id=initiative.pk, kind=kind, title=title, posted_on=initiative.listed_on)
