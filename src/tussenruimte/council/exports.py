"""What a council reads as files for people who work in a spreadsheet. Cells hold no names of people and no formulas."""

from collections.abc import Iterator
from datetime import date
from itertools import islice

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from tussenruimte.core import days
from tussenruimte.council import wording
from tussenruimte.council.models import Motion
from tussenruimte.council.queries.overview import Row, rows_of
from tussenruimte.council.queries.reading import state_of
from tussenruimte.dossiers.models import Dossier
from tussenruimte.dossiers.queries import keys_of
from tussenruimte.register.cells import defused

CSV = "text/csv; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
AT_ONCE = 500


def dossier_header() -> list[str]:
    """The columns of the overview, in an order that does not change."""
    return [
        *(_("nummer"), _("dossier"), _("initiatief"), _("gemeente"), _("stand"), _("in gewone woorden"), _("aan zet")),
        *(_("uiterlijk"), _("gedeeld sinds"), _("besluiten"), _("raadsvoorstellen"), _("raadsstukken")),
        *(_("toegezegd aan de raad"), _("nog open"), _("te laat"), _("volgend werkbezoek"), _("adres van de kaart")),
    ]


def dossier_cells(found: QuerySet[Dossier], today: date) -> Iterator[list[str]]:
    """One row for each shared dossier, fetched by the hundred."""
    keys = iter(keys_of(found))
    while some := list(islice(keys, AT_ONCE)):
        for row in rows_of(some, today):
            yield [defused(cell) for cell in _dossier(row)]


def _dossier(row: Row) -> list[str]:
    dossier = row.dossier
    return [
        dossier.number,
        row.title,
        dossier.initiative.name,
        dossier.lead.name,
        row.told.badge,
        row.told.sentence,
        dossier.whose_turn.name if dossier.whose_turn else "",
        _day(dossier.turn_by),
        _day(dossier.shared_with_council_on),
        "; ".join(f"{_day(one.decided_on)} {subject}: {one.get_outcome_display()}" for one, subject in row.decisions),
        "; ".join(row.proposals),
        str(row.motions),
        str(row.promised),
        str(row.unsettled),
        str(row.late),
        _day(row.next_visit.on if row.next_visit else None),
        settings.SITE_URL + reverse("council:card", args=[dossier.number]),
    ]


def motion_header() -> list[str]:
    """The columns of the public list of motions."""
    return [
        *(_("soort"), _("nummer"), _("titel"), _("tekst"), _("gemeente"), _("initiatief"), _("dag"), _("fracties")),
        *(_("uitkomst"), _("dag van de uitkomst"), _("link"), _("wat de gemeente toezegt"), _("adres van de pagina")),
    ]


def motion_cells(found: QuerySet[Motion]) -> Iterator[list[str]]:
    """One row for each public motion with what came of it."""
    for motion in found.iterator(chunk_size=AT_ONCE):
        yield [defused(cell) for cell in _motion(motion)]


def _motion(motion: Motion) -> list[str]:
    told = [f"{one.text} ({wording.state_of_follow_up(state_of(one))[1]})" for one in motion.follow_ups.all()]
    return [
        str(motion.get_kind_display()),
        motion.own_number,
        motion.title,
        motion.text,
        motion.council.name,
        motion.initiative.name,
        _day(motion.on),
        "; ".join(motion.factions),
        str(motion.get_state_display()),
        _day(motion.decided_on),
        motion.link,
        "; ".join(told),
        settings.SITE_URL + reverse("council:motion", args=[motion.pk]),
    ]


def named(name: str, extension: str) -> dict[str, str]:
    """The name under which a file is kept."""
    return {"Content-Disposition": f'attachment; filename="{name}-{days.today().isoformat()}.{extension}"'}


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
