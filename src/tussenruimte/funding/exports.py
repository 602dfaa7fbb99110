"""Schemes as a file: the cells that `importing` reads back, with the organisation and the address of the page."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse

from tussenruimte.funding.importing import COLUMNS, LISTS, cells_of
from tussenruimte.funding.models import Scheme
from tussenruimte.funding.queries import call_of, whole_schemes
from tussenruimte.funding.rules.rounds import Round
from tussenruimte.funding.rules.wholeness import SchemeFacts
from tussenruimte.register.cells import defused

HEADER = (*(column.name for column in COLUMNS), "organisatie", "nagekeken", "adres van de pagina")
KEYS = (*(column.id for column in COLUMNS), "provider", "checked_on", "url")
COLUMNS_OF_FACTS = frozenset(column.id for column in COLUMNS) - {*LISTS, "rounds", "places", "state"}
# In JSON these are lists, and these are yes, no or unknown.
SEVERAL = frozenset({*LISTS, "rounds", "places"})


def rows_of(schemes: QuerySet[Scheme]) -> Iterator[list[str]]:
    """One row for each scheme, in the order of `HEADER`, fetched by the thousand."""
    for scheme in whole_schemes(schemes).iterator(chunk_size=1_000):
        yield [defused(cell) for cell in _cells(scheme).values()]


def records_of(schemes: QuerySet[Scheme]) -> Iterator[dict[str, Any]]:
    """The same as objects for JSON: lists are lists."""
    for scheme in whole_schemes(schemes).iterator(chunk_size=1_000):
        cells = _cells(scheme)
        yield {key: _several(cell) if key in SEVERAL else cell for key, cell in cells.items()}


def facts_of_row(scheme: Scheme) -> SchemeFacts:
    """What a scheme says, from rows that were read already."""
    call = call_of(scheme)
    items = {
        "legal-form": call.legal_forms,
        "phase": call.phases,
        "theme": call.themes,
        "need": call.needs,
        "threshold": call.thresholds,
    }
    return SchemeFacts(
        **{name: getattr(scheme, name) for name in COLUMNS_OF_FACTS},
        continuous=scheme.continuous,
        rounds=tuple(sorted(call.rounds, key=_by_day)),
        places=tuple(sorted(area[0] for area in call.areas)),
        items={axis: tuple(sorted(some)) for axis, some in items.items()},
    )


def _cells(scheme: Scheme) -> dict[str, str]:
    cells = cells_of(facts_of_row(scheme), scheme.state)
    page = settings.SITE_URL + reverse("funding:scheme", args=[scheme.slug])
    return cells | {"provider": scheme.provider.slug, "checked_on": scheme.checked_on.isoformat(), "url": page}


def _several(cell: str) -> list[str]:
    return [part for part in cell.split("; ") if part]


def _by_day(one: Round) -> tuple[str, str]:
    return one.closes.isoformat(), one.opens.isoformat() if one.opens else ""
