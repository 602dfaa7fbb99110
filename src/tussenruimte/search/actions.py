"""The only writers of the search index."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import islice

from django.db import transaction

from tussenruimte.search.analysis import ANALYSER_VERSION, body_terms, title_terms
from tussenruimte.search.models import Document, number_of
from tussenruimte.search.queries import of_kind


@dataclass(frozen=True)
class Findable:
    """One thing that should be found: its primary key, its name, the rest of its text, and the day it is from."""

    key: int
    title: str
    body: str
    dated: date | None = None


def index(kind: str, thing: Findable) -> None:
    """Makes a thing findable, or findable by what it says now."""
    Document.objects.update_or_create(pk=number_of(kind, thing.key), defaults=_content(thing))


def remove(kind: str, key: int) -> None:
    """Makes a thing unfindable."""
    Document.objects.filter(pk=number_of(kind, key)).delete()


@transaction.atomic
def rebuild(kind: str, things: Iterable[Findable]) -> int:
    """Indexes all things of a kind again and forgets the others; returns how many there are."""
    of_kind(kind).delete()
    return index_new(kind, things)


def index_new(kind: str, things: Iterable[Findable]) -> int:
    """Indexes many things that were not there before; returns how many."""
    count = 0
    waiting = iter(things)
    while some := [Document(pk=number_of(kind, thing.key), **_content(thing)) for thing in islice(waiting, 1_000)]:
        count += len(Document.objects.bulk_create(some))
    return count


def _content(thing: Findable) -> dict[str, object]:
    return {
        "title_terms": title_terms(thing.title),
        "body_terms": body_terms(thing.body),
        "dated": thing.dated,
        "analyser_version": ANALYSER_VERSION,
    }
