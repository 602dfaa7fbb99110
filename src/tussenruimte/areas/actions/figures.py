"""Reading in figures: a file is kept while someone checks it, then read in one go."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tussenruimte.accounts.models import Person
from tussenruimte.areas import permissions, queries
from tussenruimte.areas.actions.refusing import require
from tussenruimte.areas.importing import Preview, preview, read_header
from tussenruimte.areas.models import AreaFigure, FiguresFile
from tussenruimte.core.ids import new_token
from tussenruimte.core.refusals import Refusal
from tussenruimte.journal.actions import record
from tussenruimte.journal.models import Visibility
from tussenruimte.register.models import Place
from tussenruimte.register.uploads import read_table


class HasErrors(Refusal):
    """All or nothing was asked, and not all rows can be read."""

    message = _("Niet alle rijen kloppen. Er is niets ingelezen.")


class NothingToRead(Refusal):
    """No figure is left to keep."""

    message = _("Er is geen cijfer dat wij kunnen inlezen. Er is niets veranderd.")


class AlreadyRead(Refusal):
    """The file was read in before."""

    message = _("Dit bestand is al ingelezen. Er is niets dubbel gedaan.")


class NoSource(Refusal):
    """A figure without a source cannot be trusted."""

    message = _("Schrijf op waar de cijfers vandaan komen.")


@dataclass(frozen=True)
class ReadIn:
    """What reading in did: how many figures are new, got another value, or were there already; rows left out."""

    new: int
    changed: int
    unchanged: int
    left_out: int


@transaction.atomic
def keep_file(*, content: bytes, filename: str, year: int, source: str, by: Person, at: datetime) -> FiguresFile:
    """Keeps a readable file for the person who will confirm it. The name is only shown, never used as a path."""
    require(allowed=permissions.may_read_in_figures(by))
    if not source.strip():
        raise NoSource
    read_header(read_table(content).header, queries.known_in_files().columns)
    name = "".join(sign for sign in filename if sign.isprintable())[:120]
    return FiguresFile.objects.create(
        token=new_token(), person=by, filename=name, year=year, source=source.strip(), content=content, kept_at=at
    )


@transaction.atomic
def read_in_file(*, file: FiguresFile, all_or_nothing: bool, by: Person, at: datetime) -> ReadIn:
    """Reads in a kept file, once: confirming again is refused and does nothing."""
    locked = FiguresFile.objects.select_for_update().get(pk=file.pk)
    require(allowed=locked.person_id == by.pk and permissions.may_read_in_figures(by))
    if locked.read_at is not None:
        raise AlreadyRead
    table = read_table(bytes(locked.content))
    checked = preview(table, queries.known_in_files(), year=locked.year, this_year=at.year)
    done = read_in(checked=checked, source=locked.source, all_or_nothing=all_or_nothing, by=by)
    locked.content, locked.read_at, locked.read = b"", at, done.new + done.changed
    locked.save()
    return done


@transaction.atomic
def read_in(*, checked: Preview, source: str, all_or_nothing: bool, by: Person | None) -> ReadIn:
    """Keeps the figures of the good rows. A figure of the same place and year gets the new value and source.

    Without `by` it is the command line; with `all_or_nothing` one error stops it all.
    """
    require(allowed=by is None or permissions.may_read_in_figures(by))
    if all_or_nothing and checked.errors:
        raise HasErrors
    if not checked.figures:
        raise NothingToRead
    if not source.strip():
        raise NoSource
    written = [*checked.new, *checked.changed]
    AreaFigure.objects.bulk_create(
        (
            AreaFigure(
                place_id=one.place,
                indicator=one.indicator,
                value=one.value,
                unit=one.unit,
                year=one.year,
                source=source.strip()[:200],
            )
            for one in written
        ),
        batch_size=500,
        update_conflicts=True,
        unique_fields=["place", "indicator", "year"],
        update_fields=["value", "unit", "source"],
    )
    done = ReadIn(len(checked.new), len(checked.changed), checked.unchanged, len(checked.rows) - len(checked.good))
    if written:
        details = {"source": source, "new": done.new, "changed": done.changed}
        about = Place.objects.defer("outline").get(pk=written[0].place)
        record("area.figures-read", about=about, by=by, visibility=Visibility.PUBLIC, details=details)
    return done
