"""The list as a file for those involved, and the yearly list as a file for everyone."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from tussenruimte.barriers import rules, wording
from tussenruimte.barriers.models import Barrier
from tussenruimte.core import days
from tussenruimte.register.cells import defused
from tussenruimte.register.models import Place

HEADER = (
    *("wat staat er in de weg", "soort", "thema", "niveau", "stand", "afloop", "gemeld door", "gemeente"),
    *("welke regel", "wie kan beslissen", "eigenaar", "wat is er nodig", "gevonden ruimte", "volgende stap"),
    *("nieuws op", "voor het eerst gezien", "gesloten op", "dagen", "keer gemeld", "adres van de pagina"),
)
YEAR_HEADER = ("soort", "belemmeringen", "initiatieven en dossiers", "geen incident")


def rows_of(barriers: QuerySet[Barrier]) -> Iterator[list[str]]:
    """One row per barrier, in the order of `HEADER`, without names of initiatives."""
    today = days.today()
    for barrier in barriers.iterator(chunk_size=1_000):
        yield [defused(cell) for cell in _cells(barrier, today)]


def year_rows(found: rules.YearList) -> Iterator[list[str]]:
    """One row per kind of barrier, in the order of `YEAR_HEADER`; what is kept back says so."""
    for row in found.rows:
        no_incident = "" if row.recurs is None else _("ja") if row.recurs else _("nee")
        yield [defused(wording.code_title(row.code)), shown(row.barriers), shown(row.subjects), no_incident]


def year_document(found: rules.YearList, place: Place | None) -> dict[str, Any]:
    """The yearly list for machines: ids of the frameworks, counts, and null where a count is kept back."""
    return {
        "year": found.year,
        "until": found.until.isoformat(),
        "municipality": place.code if place else None,
        "fewest_shown": rules.FEWEST,
        "total": found.total,
        "kinds": [
            {"code": row.code, "barriers": row.barriers, "subjects": row.subjects, "recurs": row.recurs}
            for row in found.rows
        ],
        "themes": dict(found.themes),
        "states": dict(found.states),
        "median_age_days": found.median_age,
        "share_with_owner": found.share_with_owner,
    }


def shown(count: rules.Shown) -> str:
    """A count, or that it is kept back."""
    return _("niet getoond") if count is None else str(count)


def _cells(barrier: Barrier, today: date) -> list[str]:
    return [
        barrier.title,
        wording.code_title(barrier.code),
        wording.theme_title(barrier.theme),
        wording.level_title(barrier.level),
        str(barrier.get_state_display()),
        str(barrier.get_outcome_display()),
        str(barrier.get_side_display()),
        barrier.municipality.name if barrier.municipality else "",
        barrier.rule_reference,
        barrier.can_decide,
        wording.owner_name(barrier),
        barrier.needed,
        barrier.room_found,
        wording.next_step(barrier),
        barrier.next_on.isoformat() if barrier.next_on else "",
        barrier.first_seen.isoformat(),
        barrier.closed_on.isoformat() if barrier.closed_on else "",
        str(rules.age(barrier.first_seen, barrier.closed_on, today)),
        str(getattr(barrier, "times", "")),
        settings.SITE_URL + reverse("barriers:barrier", args=[barrier.pk]),
    ]
