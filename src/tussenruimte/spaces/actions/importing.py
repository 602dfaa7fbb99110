"""Reading in an owner's own list: kept while someone checks it, then added in one go, or not at all."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tussenruimte.accounts.models import Person
from tussenruimte.core.ids import new_token
from tussenruimte.core.refusals import Refusal
from tussenruimte.register.importing import read_header
from tussenruimte.register.models import Organisation, Place
from tussenruimte.register.uploads import read_table
from tussenruimte.search.actions import index_new
from tussenruimte.spaces import permissions, queries
from tussenruimte.spaces.actions.refusing import require, tell
from tussenruimte.spaces.actions.spaces import RESERVED_SLUGS, new_space
from tussenruimte.spaces.importing import COLUMNS, Preview, ReadRow, preview
from tussenruimte.spaces.models import Space, SpaceUpload
from tussenruimte.spaces.search_index import KIND, findable

MOST_ON_A_PAGE = 5_000
KEPT_FOR = timedelta(days=1)


class HasErrors(Refusal):
    """All or nothing was asked, and not all rows can be read."""

    message = _("Niet alle rijen kloppen. Er is niets ingelezen.")


class NothingToRead(Refusal):
    """No row is left to add."""

    message = _("Er is geen rij die we kunnen inlezen. Er is niets veranderd.")


class AlreadyRead(Refusal):
    """The file was read in before."""

    message = _("Dit bestand is al ingelezen. Er is niets dubbel gedaan.")


class TooManyForAPage(Refusal):
    """Reading in so many rows takes longer than someone waits for a page."""

    message = _("Dit bestand heeft meer dan 5.000 rijen. Knip het in stukken.")


@dataclass(frozen=True)
class Imported:
    """What reading in a file did."""

    added: int
    left_out: int


@transaction.atomic
def keep_upload(*, owner: Organisation, content: bytes, filename: str, by: Person, at: datetime) -> SpaceUpload:
    """Keeps a readable file for the person who will confirm it. The name is only shown, never used as a path."""
    require(allowed=permissions.may_set_terms(by, owner))
    table = read_table(content)
    read_header(table.header, COLUMNS)
    if len(table.rows) > MOST_ON_A_PAGE:
        raise TooManyForAPage
    name = " ".join(filename.split())[:120]
    return SpaceUpload.objects.create(
        token=new_token(), person=by, owner=owner, filename=name, content=content, uploaded_at=at
    )


def checked(upload: SpaceUpload) -> Preview:
    """What reading in a kept file would do now."""
    return preview(read_table(bytes(upload.content)), queries.words_for(upload.owner))


@transaction.atomic
def import_upload(
    *, upload: SpaceUpload, all_or_nothing: bool, with_lookalikes: bool, by: Person, at: datetime
) -> Imported:
    """Reads in a kept file, once: confirming again is refused and does nothing."""
    held = SpaceUpload.objects.select_for_update(of=("self",)).select_related("owner").get(pk=upload.pk)
    require(allowed=held.person_id == by.pk and permissions.may_set_terms(by, held.owner))
    if held.imported_at is not None:
        raise AlreadyRead
    found = checked(held)
    if all_or_nothing and found.errors:
        raise HasErrors
    rows = [row for row in found.good if not row.twin or (with_lookalikes and not _has_key_of(row, found))]
    if not rows:
        raise NothingToRead
    _add(rows, held.owner, by, at)
    held.content, held.imported_at, held.imported = b"", at, len(rows)
    held.save()
    return Imported(added=len(rows), left_out=len(found.rows) - len(rows))


def _has_key_of(row: ReadRow, found: Preview) -> bool:
    """Whether a row carries a key that the owner or an earlier row already has: that is the same space."""
    key = row.facts.get("source_key", "")
    earlier = {one.facts.get("source_key", "") for one in found.good if one.number < row.number}
    return bool(key) and (key in earlier or Space.objects.filter(source_key=key, slug=row.twin).exists())


def _add(rows: list[ReadRow], owner: Organisation, by: Person, at: datetime) -> None:
    places = Place.objects.select_related("inside__inside").defer("outline").in_bulk({row.place for row in rows})
    taken = set(Space.objects.values_list("slug", flat=True)) | RESERVED_SLUGS
    fresh = [
        new_space(
            owner=owner,
            facts={**row.facts, "place": places[row.place]},
            state=Space.State(row.state),
            by=by,
            on=at.date(),
            taken=taken,
        )
        for row in rows
    ]
    for space in Space.objects.bulk_create(fresh, batch_size=500):
        tell(space, "space.added", by=by, name=space.name)
    index_new(KIND, map(findable, fresh))


@transaction.atomic
def forget_uploads(*, at: datetime) -> int:
    """Forgets files that were kept for longer than a day; gives how many."""
    gone, _by_kind = SpaceUpload.objects.filter(uploaded_at__lt=at - KEPT_FOR).delete()
    return gone
