"""Reading in a file of initiatives: kept while someone checks it, then registered in one go."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tussenruimte.accounts.models import Person
from tussenruimte.core.ids import new_token, slug_from
from tussenruimte.core.refusals import Refusal
from tussenruimte.journal.actions import record
from tussenruimte.journal.models import Visibility
from tussenruimte.register import permissions, queries
from tussenruimte.register.actions.initiatives import fill
from tussenruimte.register.actions.refusing import one_line, require
from tussenruimte.register.importing import Preview, ReadRow, preview, read_header
from tussenruimte.register.models import Initiative, LensReading, Party, Place, Side, Upload
from tussenruimte.register.rules import RESERVED_SLUGS
from tussenruimte.register.search_index import index_new
from tussenruimte.register.uploads import read_table

THEMES, PHASES = "werkvelden", "fasen"
AT_ONCE = 1_000
MOST_ON_A_PAGE = 10_000


class HasErrors(Refusal):
    """All or nothing was asked, and not all rows can be read."""

    message = _("Niet alle rijen kloppen. Er is niets ingelezen.")


class NothingToRead(Refusal):
    """No row is left to register."""

    message = _("Er is geen rij die we kunnen inlezen. Er is niets veranderd.")


class AlreadyRead(Refusal):
    """The file was read in before."""

    message = _("Dit bestand is al ingelezen. Er is niets dubbel gedaan.")


@dataclass(frozen=True)
class Imported:
    """What reading in a file did. `left_out` counts rows with errors and rows that resemble what we have."""

    registered: int
    left_out: int


class TooManyForAPage(Refusal):
    """Reading in so many rows takes longer than someone waits for a page."""

    message = _("Dit bestand heeft meer dan 10.000 rijen. Knip het in stukken, of vraag het de beheerder.")


@transaction.atomic
def keep_upload(*, content: bytes, filename: str, by: Person, at: datetime) -> Upload:
    """Keeps a readable file for the person who will confirm it. The name is only shown, never used as a path."""
    require(allowed=permissions.may_import(by))
    table = read_table(content)
    read_header(table.header)
    if len(table.rows) > MOST_ON_A_PAGE:
        raise TooManyForAPage
    return Upload.objects.create(
        token=new_token(), person=by, filename=one_line(filename)[:120], content=content, uploaded_at=at
    )


@transaction.atomic
def import_upload(*, upload: Upload, all_or_nothing: bool, with_lookalikes: bool, by: Person, at: datetime) -> Imported:
    """Reads in a kept file, once: confirming again is refused and does nothing."""
    locked = Upload.objects.select_for_update().get(pk=upload.pk)
    require(allowed=locked.person_id == by.pk and permissions.may_import(by))
    if locked.imported_at is not None:
        raise AlreadyRead
    done = import_file(
        content=bytes(locked.content),
        all_or_nothing=all_or_nothing,
        with_lookalikes=with_lookalikes,
        by=by,
        on=at.date(),
    )
    locked.content, locked.imported_at, locked.imported = b"", at, done.registered
    locked.save()
    return done


def import_file(
    *, content: bytes, by: Person | None, on: date, all_or_nothing: bool = True, with_lookalikes: bool = False
) -> Imported:
    """Reads a CSV or XLSX file and registers what is in it; also for the command line (then `by` is None)."""
    checked = preview(read_table(content), queries.known_words(), on)
    return import_rows(checked=checked, all_or_nothing=all_or_nothing, with_lookalikes=with_lookalikes, by=by, on=on)


@transaction.atomic
def import_rows(
    *, checked: Preview, all_or_nothing: bool, with_lookalikes: bool, by: Person | None, on: date
) -> Imported:
    """Registers the good rows, listed at once, in one transaction. With `all_or_nothing` one error stops it all."""
    require(allowed=by is None or permissions.may_import(by))
    if all_or_nothing and checked.errors:
        raise HasErrors
    rows = [row for row in checked.good if with_lookalikes or not row.twin]
    if not rows:
        raise NothingToRead
    for some, initiatives in _registered(rows, on):
        _add_readings(some, initiatives, on)
        for initiative in initiatives:
            details = {"origin": str(Initiative.Origin.IMPORTED)}
            record("initiative.registered", about=initiative, by=by, visibility=Visibility.PUBLIC, details=details)
        index_new(initiatives)
    return Imported(registered=len(rows), left_out=len(checked.rows) - len(rows))


def _registered(rows: Sequence[ReadRow], on: date) -> Iterator[tuple[Sequence[ReadRow], Sequence[Initiative]]]:
    """Saves rows by the thousand and gives them back with what they became."""
    places = Place.objects.select_related("inside__inside").defer("outline").in_bulk({row.place for row in rows})
    taken = set(Party.objects.values_list("slug", flat=True)) | RESERVED_SLUGS
    waiting = iter(rows)
    while some := list(islice(waiting, AT_ONCE)):
        initiatives = [_initiative(row, places.get(row.place), taken, on) for row in some]
        # Django makes no rows of a child table in bulk: the parents go in bulk, the children one by one.
        parents = Party.objects.bulk_create([_party(initiative) for initiative in initiatives])
        for initiative, parent in zip(initiatives, parents, strict=True):
            initiative.pk = initiative.party_ptr_id = parent.pk
            initiative.created_at = parent.created_at
            initiative.save_base(raw=True, force_insert=True)
        yield some, initiatives


def _initiative(row: ReadRow, place: Place | None, taken: set[str], on: date) -> Initiative:
    initiative = Initiative(
        kind=Party.Kind.INITIATIVE,
        state=Initiative.State.LISTED,
        origin=Initiative.Origin.IMPORTED,
        listed_on=on,
        slug=slug_from(str(row.facts["name"]), taken=taken),
    )
    taken.add(initiative.slug)
    fill(initiative, {**row.facts, "place": place})
    return initiative


def _party(initiative: Initiative) -> Party:
    return Party(
        kind=initiative.kind,
        name=initiative.name,
        slug=initiative.slug,
        summary=initiative.summary,
        website=initiative.website,
    )


def _add_readings(rows: Sequence[ReadRow], initiatives: Sequence[Initiative], on: date) -> None:
    """What the file says of themes and phase, as words of that source."""
    said = [
        (initiative, lens, item)
        for row, initiative in zip(rows, initiatives, strict=True)
        for lens, items in ((THEMES, row.themes), (PHASES, (initiative.phase,)))
        for item in items
        if item
    ]
    LensReading.objects.bulk_create(
        LensReading(initiative=initiative, lens=lens, item=item, side=Side.SOURCE, said_on=on)
        for initiative, lens, item in said
    )
