"""The register of spaces as a file: what every visitor can read, in columns that do not change."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse

from tussenruimte.register.cells import defused
from tussenruimte.spaces import queries
from tussenruimte.spaces.importing import COLUMNS
from tussenruimte.spaces.models import Space

# The columns that are read in, in their order, so that a file that went out can come in again; then our own.
HEADER = (*(column.name for column in COLUMNS), "eigenaar", "gemeentenaam", "wensen", "adres van de pagina")


def rows_of(spaces: QuerySet[Space]) -> Iterator[list[str]]:
    """One row for each space, in the order of `HEADER`, fetched by the thousand."""
    for space in queries.as_rows(spaces).iterator(chunk_size=1_000):
        yield [defused(cell) for cell in _cells(space)]


def _cells(space: Space) -> list[str]:
    own = {column.id: _cell(getattr(space, column.id)) for column in COLUMNS if column.id not in ("uses", "place")}
    own |= {"uses": "; ".join(space.fits), "place": space.place_id}
    for name in ("kind", "step_free", "accessible_toilet", "state", "rent_per", "market_rent_per"):
        own[name] = str(getattr(space, f"get_{name}_display")())
    page = settings.SITE_URL + reverse("spaces:space", args=[space.slug])
    more = [space.owner.name, space.municipality.name, str(getattr(space, "interested", 0)), page]
    return [*(own[column.id] for column in COLUMNS), *more]


def _cell(value: object) -> str:
    match value:
        case None:
            return ""
        case date():
            return value.strftime("%d-%m-%Y")
        case Decimal() | float():
            return str(value).replace(".", ",")
    return str(value)
