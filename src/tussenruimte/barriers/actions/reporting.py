"""Reporting what stands in the way, saying 'with us too', and changing what was written."""

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction

from tussenruimte.accounts.models import Person
from tussenruimte.barriers import permissions, rules
from tussenruimte.barriers.actions.refusing import AlreadyThere, NoTitle, UnknownKind, locked, require
from tussenruimte.barriers.models import Barrier, Occurrence
from tussenruimte.core.days import add_working_days
from tussenruimte.journal.actions import record
from tussenruimte.register.frameworks import current_catalogue
from tussenruimte.register.models import Initiative, Organisation, Party, Place
from tussenruimte.search import actions as search
from tussenruimte.search.actions import Findable

KIND = "barrier"


@dataclass(frozen=True)
class Facts:
    """What is written about a barrier."""

    title: str
    code: str
    description: str = ""
    # Empty takes the theme that the taxonomy gives this kind.
    theme: str = ""
    level: str = ""
    rule_reference: str = ""
    can_decide: str = ""
    needed: str = ""
    room_found: str = ""


@transaction.atomic
def report(
    *,
    facts: Facts,
    side: str,
    by: Person,
    on: date,
    initiative: Initiative | None = None,
    municipality: Place | None = None,
    note: str = "",
) -> Barrier:
    """Says that something stands in the way: of an initiative, or in a municipality in general."""
    place = initiative.municipality if initiative is not None else municipality
    require(allowed=side in permissions.sides_to_report_from(by, initiative))
    if initiative is None:
        require(allowed=place is not None and permissions.may_report_in(by, place.pk))
    heard_on = add_working_days(on, _patience_in(place))
    barrier = Barrier(side=side, reported_by=by, municipality=place, first_seen=on, next_on=heard_on)
    _write(barrier, facts)
    barrier.save()
    _make_findable(barrier)
    record("barrier.reported", about=barrier, by=by, details={"side": str(side), "heard_on": heard_on})
    if initiative is not None:
        _occurs(barrier, initiative, side=side, note=note, by=by, on=on)
    return barrier


@transaction.atomic
def add_occurrence(
    *, barrier: Barrier, initiative: Initiative, side: str, by: Person, on: date, note: str = ""
) -> Occurrence:
    """Says that the same barrier stands in the way of this initiative too."""
    require(allowed=permissions.may_add_occurrence(by, barrier, initiative))
    require(allowed=side in permissions.sides_to_report_from(by, initiative))
    try:
        with transaction.atomic():
            made = _occurs(barrier, initiative, side=side, note=note, by=by, on=on)
    except IntegrityError as problem:
        raise AlreadyThere from problem
    record("barrier.seen-again", about=barrier, by=by, details={"side": str(side)})
    return made


@transaction.atomic
def edit(*, barrier: Barrier, facts: Facts, seen: int, by: Person) -> Barrier:
    """Changes what is written; `seen` is the revision the writer had read."""
    require(allowed=permissions.may_edit(by, barrier))
    fresh = locked(barrier, seen)
    before = {name: getattr(fresh, name) for name in asdict(facts)}
    _write(fresh, facts)
    changed = sorted(name for name, value in before.items() if getattr(fresh, name) != value)
    if not changed:
        return barrier
    fresh.save()
    _make_findable(fresh)
    record("barrier.edited", about=fresh, by=by, details={"fields": changed})
    return fresh


def _write(barrier: Barrier, facts: Facts) -> None:
    catalogue = current_catalogue()
    if not facts.title.strip():
        raise NoTitle
    # A kind that was retired since stays what it was.
    if (facts.code != barrier.code or barrier.pk is None) and not rules.is_kind(facts.code, catalogue):
        raise UnknownKind
    for name, value in asdict(facts).items():
        setattr(barrier, name, value.strip())
    barrier.theme = barrier.theme or rules.default_theme(facts.code, catalogue)


def _occurs(barrier: Barrier, initiative: Initiative, *, note: str, **said: Any) -> Occurrence:
    subject = {"subject_kind": initiative._meta.label_lower, "subject_key": str(initiative.pk)}
    return Occurrence.objects.create(barrier=barrier, initiative=initiative, note=note.strip(), **subject, **said)


def _make_findable(barrier: Barrier) -> None:
    body = " ".join([barrier.description, barrier.rule_reference, barrier.can_decide, barrier.needed])
    search.index(KIND, Findable(barrier.pk, barrier.title, f"{body} {barrier.room_found}", barrier.first_seen))


def _patience_in(place: Place | None) -> int:
    """Within how many working days the municipality lets hear something."""
    desks = Organisation.objects.filter(kind=Party.Kind.MUNICIPALITY, place=place) if place else None
    promised = desks.order_by("pk").values_list("answer_within_days", flat=True).first() if desks is not None else None
    return promised or int(settings.ANSWER_WITHIN_DAYS)
