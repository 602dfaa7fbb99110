"""Writing a scheme, changing it, opening and closing it, and saying that it is still right."""

import logging
from collections.abc import Iterable
from dataclasses import fields, replace
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction

from tussenruimte.accounts.models import Person
from tussenruimte.core.ids import slug_from
from tussenruimte.funding import emails, lists, permissions
from tussenruimte.funding.actions.refusing import (
    KeyTaken,
    NotWhole,
    UnknownWord,
    locked,
    one_line,
    readable,
    require,
)
from tussenruimte.funding.models import Scheme, SchemePlace, SchemeRound, SchemeTrait
from tussenruimte.funding.queries.schemes import whole_schemes
from tussenruimte.funding.rules.rounds import Round, to_come
from tussenruimte.funding.rules.wholeness import AXES, SchemeFacts, faults
from tussenruimte.funding.search_index import index_scheme
from tussenruimte.journal.actions import record
from tussenruimte.journal.models import Visibility
from tussenruimte.register.models import Organisation, Place
from tussenruimte.register.rules import Change, changes_between, is_due_for_reminder

State = Scheme.State
# Words in addresses where otherwise the slug of a scheme stands.
RESERVED_SLUGS = frozenset({"nieuw", "inlezen", "lijst"})
APART = frozenset({"rounds", "places", "items"})
COLUMNS = tuple(one.name for one in fields(SchemeFacts) if one.name not in APART)
ONE_LINE = ("title", "legal_basis", "contact_desk", "contact_phone", "source", "key")
WHOLE_TEXTS = ("purpose", "conditions", "how_to_apply")
logger = logging.getLogger(__name__)


@transaction.atomic
def publish_scheme(
    *,
    provider: Organisation,
    facts: SchemeFacts,
    by: Person | None,
    on: date,
    state: str = State.OPEN,
    kept_by: Person | None = None,
) -> Scheme:
    """A new scheme, visible to everyone at once. `by` is None for the command line."""
    require(allowed=by is None or permissions.may_add_for(by, provider))
    whole = _checked(facts)
    scheme = Scheme(
        provider=provider,
        slug=free_slug(whole.title),
        state=state,
        kept_by=kept_by or by,
        published_on=on,
        checked_on=on,
        **_columns(whole),
    )
    scheme.nationwide = not whole.places
    _save(scheme)
    _write_parts(scheme, whole)
    index_scheme(scheme)
    _tell(scheme, "scheme.published", by=by)
    return scheme


@transaction.atomic
def edit_scheme(*, scheme: Scheme, facts: SchemeFacts, revision: int | None, by: Person | None, on: date) -> Scheme:
    """Changes what a scheme says, as it was at `revision`; the journal keeps what it said before.

    Whoever changes it has looked at it, so that day counts as the last one it was checked.
    """
    now = locked(scheme, revision)
    require(allowed=by is None or permissions.may_keep(by, now))
    whole, before = _checked(facts), facts_of(now)
    changed = changes_between(before.as_plain(), whole.as_plain())
    if not changed:
        return now
    for name, value in _columns(whole).items():
        setattr(now, name, value)
    now.nationwide, now.checked_on, now.revision = not whole.places, on, now.revision + 1
    _save(now)
    _write_parts(now, whole)
    index_scheme(now)
    what = "scheme.round-added" if _new_rounds(before, whole, on) else "scheme.edited"
    _tell(now, what, by=by, changes=changed)
    return now


@transaction.atomic
def set_state(*, scheme: Scheme, state: str, revision: int, by: Person, on: date) -> Scheme:
    """Opens, plans, closes or withdraws a scheme."""
    now = locked(scheme, revision)
    require(allowed=permissions.may_keep(by, now))
    if now.state == state:
        return now
    was, now.state = now.state, State(state)
    now.checked_on, now.revision = on, now.revision + 1
    now.save(update_fields=["state", "checked_on", "revision"])
    opened = state in (State.OPEN, State.PLANNED) and was in (State.CLOSED, State.WITHDRAWN)
    _tell(now, "scheme.reopened" if opened else f"scheme.{state}", by=by, changes=[Change("state", was, state)])
    return now


@transaction.atomic
def confirm(*, scheme: Scheme, by: Person, on: date) -> Scheme:
    """Says that what is written is still right. Twice on a day is once."""
    now = locked(scheme)
    require(allowed=permissions.may_keep(by, now))
    if now.checked_on != on:
        now.checked_on, now.kept_by = on, by
        now.save(update_fields=["checked_on", "kept_by"])
        _tell(now, "scheme.confirmed", by=by)
    return now


@transaction.atomic
def remind(*, scheme: Scheme, on: date) -> bool:
    """Asks who keeps a scheme whether it is still right, once a year; False when it was not due.

    The mail leaves inside the transaction: when it cannot be sent, nothing is noted and the next run tries again.
    """
    now = Scheme.objects.select_for_update(of=("self",)).select_related("provider", "kept_by").get(pk=scheme.pk)
    if not is_due_for_reminder(now.published_on, now.checked_on, now.reminded_on, on):
        return False
    now.reminded_on = on
    now.save(update_fields=["reminded_on"])
    record("scheme.reminded", about=now, by=None)
    return emails.ask_still_right(now)


def facts_of(scheme: Scheme) -> SchemeFacts:
    """What a stored scheme says."""
    one = whole_schemes(Scheme.objects.filter(pk=scheme.pk)).get()
    items = {axis: tuple(sorted(t.item for t in one.traits.all() if t.axis == axis)) for axis in AXES}
    return SchemeFacts(
        **{name: getattr(one, name) for name in COLUMNS},
        rounds=tuple(sorted(Round(part.closes, part.opens) for part in one.rounds.all())),
        places=tuple(sorted(part.place_id for part in one.holds_in.all())),
        items=items,
    )


def free_slug(title: str) -> str:
    """A slug that no scheme has and that is no word of the addresses."""
    base = slug_from(title)
    taken = Scheme.objects.filter(slug__startswith=base[:40]).values_list("slug", flat=True)
    return slug_from(title, taken={*taken, *RESERVED_SLUGS})


def _checked(facts: SchemeFacts) -> SchemeFacts:
    """The facts in their one written form; refused when they contradict each other or name what nobody knows."""
    given: dict[str, Any] = {name: one_line(getattr(facts, name)) for name in ONE_LINE}
    given |= {name: readable(getattr(facts, name)) for name in WHOLE_TEXTS}
    items = {axis: tuple(sorted(set(facts.items.get(axis, ())))) for axis in AXES}
    if not items["need"]:
        items["need"] = tuple(sorted(lists.needs_met_by(facts.form)))
    whole = replace(
        facts,
        **given,
        items=items,
        rounds=tuple(sorted(set(facts.rounds))),
        places=tuple(sorted(set(facts.places))),
    )
    if next(faults(whole), None) is not None:
        raise NotWhole
    known_items = all(set(chosen) <= set(lists.titles(axis)) for axis, chosen in items.items() if chosen)
    known_places = Place.objects.filter(code__in=whole.places).count() == len(whole.places)
    if not (known_items and known_places and whole.form in lists.forms()):
        raise UnknownWord
    return whole


def _columns(facts: SchemeFacts) -> dict[str, Any]:
    return {name: getattr(facts, name) for name in COLUMNS}


def _save(scheme: Scheme) -> None:
    try:
        with transaction.atomic():
            scheme.save()
    except IntegrityError as problem:
        raise KeyTaken from problem


def _write_parts(scheme: Scheme, facts: SchemeFacts) -> None:
    """Traits, places and rounds anew: they have no life of their own."""
    scheme.traits.all().delete()
    scheme.holds_in.all().delete()
    scheme.rounds.all().delete()
    SchemeTrait.objects.bulk_create(
        SchemeTrait(scheme=scheme, axis=axis, item=item) for axis, items in facts.items.items() for item in items
    )
    SchemePlace.objects.bulk_create(SchemePlace(scheme=scheme, place_id=code) for code in facts.places)
    SchemeRound.objects.bulk_create(
        SchemeRound(scheme=scheme, opens=one.opens, closes=one.closes) for one in facts.rounds
    )


def _new_rounds(before: SchemeFacts, after: SchemeFacts, on: date) -> bool:
    last = max((one.closes for one in before.rounds), default=date.min)
    return any(one.closes > last for one in to_come(after.rounds, on)) and not after.continuous


def _tell(scheme: Scheme, what: str, *, by: Person | None, changes: Iterable[Change] = ()) -> None:
    told = [[change.field, change.old, change.new] for change in changes]
    details: dict[str, Any] = {"title": scheme.title, "revision": scheme.revision}
    if told:
        details["changes"] = told
    record(what, about=scheme, by=by, visibility=Visibility.PUBLIC, details=details)
