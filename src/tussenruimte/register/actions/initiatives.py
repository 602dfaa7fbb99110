"""Registering, changing, showing and hiding an initiative."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, TypedDict, Unpack

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from tussenruimte.accounts.models import Person
from tussenruimte.core.refusals import Refusal
from tussenruimte.journal.actions import record
from tussenruimte.journal.models import Entry, Visibility
from tussenruimte.register import permissions, queries
from tussenruimte.register.actions.refusing import NoName, one_line, require
from tussenruimte.register.models import Initiative, Membership, Party, Place
from tussenruimte.register.rules import Change, Point, changes_between, joined, may_become, shown_point
from tussenruimte.register.search_index import index_initiative

# Told in the journal only as "changed": how to reach people, and where exactly they are.
UNTOLD = frozenset({"contact_route", "lat", "lon"})


class Facts(TypedDict, total=False):
    """What can be told about an initiative beside its name and summary."""

    description: str
    text_language: str
    website: str
    started_year: int | None
    ended_year: int | None
    phase: str
    legal_form: str
    contact_route: str
    place: Place | None
    place_text: str
    point: Point | None
    point_shown: str
    sources: list[dict[str, Any]]
    source_key: str
    source_kind: str
    source_note: str


class ChangedMeanwhile(Refusal):
    """Someone else changed the initiative first. Carries what changed, by whom and when; nothing was saved."""

    message = _("Iemand anders heeft dit intussen veranderd. Uw tekst staat er nog, maar is niet bewaard.")

    def __init__(self, changes: tuple[Change, ...], by: Person | None, at: datetime | None, revision: int) -> None:
        self.changes, self.by, self.at, self.revision = changes, by, at, revision
        super().__init__()


class NotFromHere(Refusal):
    """The initiative is not in a state from which this can be done."""

    message = _("Dit kan nu niet. Misschien heeft iemand anders dit al gedaan.")


@transaction.atomic
def register_initiative(
    *,
    name: str,
    summary: str,
    on: date,
    by: Person | None = None,
    owner: Person | None = None,
    listed: bool = False,
    origin: str = Initiative.Origin.TOLD,
    **facts: Unpack[Facts],
) -> Initiative:
    """A new initiative: a draft for its owner, or visible at once when `listed`."""
    initiative = Initiative(kind=Party.Kind.INITIATIVE, name=one_line(name), summary=one_line(summary), origin=origin)
    if not initiative.name:
        raise NoName
    if listed:
        initiative.state, initiative.listed_on = Initiative.State.LISTED, on
    fill(initiative, facts)
    save_with_free_slug(initiative)
    index_initiative(initiative)
    if owner is not None:
        Membership.objects.create(party=initiative, person=owner, mandate=Membership.Mandate.OWNER, since=on)
    seen_by = Visibility.PUBLIC if listed else Visibility.PARTIES
    record("initiative.registered", about=initiative, by=by, visibility=seen_by, details={"origin": str(origin)})
    return initiative


@transaction.atomic
def list_initiative(*, initiative: Initiative, by: Person | None, on: date) -> None:
    """Makes a draft or hidden initiative visible to everyone."""
    require(allowed=by is None or permissions.may_hide(by, initiative))
    locked = _lock(initiative, becomes=Initiative.State.LISTED)
    locked.listed_on = locked.listed_on or on
    locked.save(update_fields=["state", "listed_on"])
    _copy(locked, initiative, "state", "listed_on")
    index_initiative(locked)
    record("initiative.listed", about=initiative, by=by, visibility=Visibility.PUBLIC)


@transaction.atomic
def hide_initiative(*, initiative: Initiative, reason: str, by: Person) -> None:
    """Takes an initiative from view. Nothing is thrown away; the reason stays with its people."""
    require(allowed=permissions.may_hide(by, initiative))
    locked = _lock(initiative, becomes=Initiative.State.HIDDEN)
    locked.save(update_fields=["state"])
    _copy(locked, initiative, "state")
    index_initiative(locked)
    record("initiative.hidden", about=initiative, by=by, details={"reason": one_line(reason)})


@transaction.atomic
def edit_initiative(*, initiative: Initiative, changes: Mapping[str, Any], revision: int, by: Person) -> Initiative:
    """Changes an initiative as it was at `revision`; refuses with what changed meanwhile when that is not the last.

    `changes` holds new values by name: those of `Facts`, and `name` and `summary`.
    """
    require(allowed=permissions.may_edit(by, initiative))
    locked = Initiative.objects.select_for_update().get(pk=initiative.pk)
    if locked.revision != revision:
        raise _changed_since(locked, revision)
    before = facts_of(locked)
    fill(locked, changes)
    if not locked.name:
        raise NoName
    changed = changes_between(before, facts_of(locked))
    if changed:
        locked.revision += 1
        locked.save()
        index_initiative(locked)
        _tell_edit(locked, changed, by)
    return locked


def fill(initiative: Initiative, facts: Mapping[str, Any]) -> None:
    """Sets what is given, and what follows from it: the municipality and the point that is shown."""
    plain = dict(facts)
    for name in ("name", "summary", "place_text", "contact_route"):
        if name in plain:
            plain[name] = one_line(plain[name])
    if "point" in plain:
        initiative.lat, initiative.lon = plain.pop("point") or (None, None)
    for name, value in plain.items():
        setattr(initiative, name, value)
    place = initiative.place
    initiative.municipality = queries.municipality_of(place)
    area = (place.lat, place.lon) if place and place.lat is not None and place.lon is not None else None
    exact = (initiative.lat, initiative.lon) if initiative.lat is not None and initiative.lon is not None else None
    shown = shown_point(exact, initiative.point_shown, area=area)
    initiative.shown_lat, initiative.shown_lon = shown or (None, None)


def facts_of(initiative: Initiative) -> dict[str, Any]:
    """What can be changed about an initiative, as plain values that the journal can keep."""
    fields = (
        *("name", "summary", "description", "text_language", "website", "started_year", "ended_year", "phase"),
        *("legal_form", "contact_route", "place_text", "lat", "lon", "point_shown"),
    )
    return {name: getattr(initiative, name) for name in fields} | {"place": initiative.place_id or ""}


def save_with_free_slug(initiative: Initiative | Party) -> None:
    """Saves a new party under a slug nobody has; tries again when someone else took it at the same moment."""
    for attempt in range(5):
        initiative.slug = queries.free_slug(initiative.name)
        try:
            with transaction.atomic():
                initiative.save(force_insert=True)
        except IntegrityError:
            if attempt == 4:
                raise
        else:
            return


def _tell_edit(initiative: Initiative, changed: tuple[Change, ...], by: Person) -> None:
    told = [[c.field, None, None] if c.field in UNTOLD else [c.field, c.old, c.new] for c in changed]
    record("initiative.edited", about=initiative, by=by, details={"revision": initiative.revision, "changes": told})


def _changed_since(initiative: Initiative, revision: int) -> ChangedMeanwhile:
    entries = [entry for entry in queries.edits_of(initiative) if entry.details["revision"] > revision]
    steps = [[Change(*change) for change in entry.details["changes"]] for entry in entries]
    now = facts_of(initiative)
    told = joined(steps)
    untold = {change.field for step in steps for change in step} & UNTOLD
    changes = (*told, *(Change(name, None, now[name]) for name in sorted(untold)))
    last: Entry | None = entries[-1] if entries else None
    return ChangedMeanwhile(changes, last.by if last else None, last.at if last else None, initiative.revision)


def _lock(initiative: Initiative, *, becomes: str) -> Initiative:
    locked = Initiative.objects.select_for_update().get(pk=initiative.pk)
    if not may_become(locked.state, becomes):
        raise NotFromHere
    locked.state = becomes
    return locked


def _copy(source: Initiative, target: Initiative, *names: str) -> None:
    for name in names:
        setattr(target, name, getattr(source, name))
