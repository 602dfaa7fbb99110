"""Tasks and requests as files: what every visitor can read, and no more."""

from collections.abc import Iterable, Iterator
from datetime import date

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from tussenruimte.challenges import telling
from tussenruimte.challenges.importing import COLUMNS
from tussenruimte.challenges.models import Challenge, MunicipalTask
from tussenruimte.challenges.rules.money import written
from tussenruimte.core import days
from tussenruimte.register.cells import defused
from tussenruimte.register.exports import csv_lines, workbook

__all__ = ["as_file", "csv_lines", "status_header", "status_rows", "task_header", "task_rows", "workbook"]


def task_header() -> list[str]:
    """The columns of the import, so that a list that is taken along can be read in again; and three more."""
    return [*(column.name for column in COLUMNS), "nummer", "gewijzigd", "adres"]


def task_rows(tasks: QuerySet[MunicipalTask]) -> Iterator[list[str]]:
    """One row for each task, in the order of the header."""
    for task in tasks.iterator(chunk_size=1_000):
        cells = [_cell(task, column.id) for column in COLUMNS]
        address = settings.SITE_URL + reverse("challenges:task", args=[task.number])
        yield [defused(cell) for cell in (*cells, task.number, task.changed_on.isoformat(), address)]


def _cell(task: MunicipalTask, name: str) -> str:
    value = getattr(task, "place_id" if name == "place" else name)
    if name == "cost":
        return written(value)
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else str(value)


def status_header() -> list[str]:
    """The columns of the list of requests."""
    return [
        *(_("nummer"), _("waar het over gaat"), _("verstuurd"), _("stand"), _("besluit uiterlijk")),
        *(_("besloten op"), _("uitkomst"), _("reden")),
    ]


def status_rows(challenges: Iterable[Challenge], today: date) -> Iterator[list[str]]:
    """One row for each request, without people."""
    for one in challenges:
        row = telling.public_row(one, today)
        cells = (
            *(one.number, row.title, row.sent.isoformat(), row.state),
            *(row.due.isoformat() if row.due else "", row.decided.isoformat() if row.decided else ""),
            *(row.outcome, row.reason),
        )
        yield [defused(cell) for cell in cells]


def as_file(name: str, extension: str) -> dict[str, str]:
    """The headers of a download that carries the day."""
    return {"Content-Disposition": f'attachment; filename="{name}-{days.today().isoformat()}.{extension}"'}
