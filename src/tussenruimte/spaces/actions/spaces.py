"""The register of spaces: adding one, changing it, and what an owner chose about giving out."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tussenruimte.accounts.models import Person
from tussenruimte.core.ids import slug_from
from tussenruimte.core.refusals import Refusal
from tussenruimte.dossiers.actions.refusing import said
from tussenruimte.journal.models import Visibility
from tussenruimte.register.models import Organisation
from tussenruimte.register.queries import municipality_of
from tussenruimte.spaces import permissions, queries
from tussenruimte.spaces.actions.refusing import NotFromHere, facts_in, locked_space, require, save_changes, tell
from tussenruimte.spaces.models import GivingOutTerms, Space
from tussenruimte.spaces.rules import procedure
from tussenruimte.spaces.search_index import index_space

EDITABLE = (
    *("name", "kind", "summary", "description", "place", "address", "lat", "lon", "size_m2", "uses", "step_free"),
    *("accessible_toilet", "access_note", "available_from", "available_until", "rent", "rent_per", "market_rent"),
    *("market_rent_per", "market_rent_year", "market_rent_source", "contact", "source_key"),
)
# Words in addresses where otherwise the slug of a space stands.
RESERVED_SLUGS = frozenset({"aankondigingen", "inlezen", "nieuw", "wensen", "termijnen", "eerlijk-uitgeven"})
BY_HAND = frozenset({Space.State.IN_USE, Space.State.FREE, Space.State.GIVEN_OUT, Space.State.WITHDRAWN})


class NoMunicipality(Refusal):
    """A space lies in a municipality."""

    message = _("Kies een gemeente, of een wijk of buurt daarin.")


class NoSource(Refusal):
    """A market rent is from a year and from somewhere."""

    message = _("Vul bij de marktprijs het jaar en de bron in.")


class StillRunning(Refusal):
    """While a space is being given out, its state follows from that."""

    message = _("Deze ruimte wordt uitgegeven. Rond dat eerst af, of stop het.")


@transaction.atomic
def add_space(*, owner: Organisation, facts: Mapping[str, Any], state: str, by: Person, on: date) -> Space:
    """Adds a space to the register."""
    require(allowed=permissions.may_set_terms(by, owner))
    taken = set(Space.objects.values_list("slug", flat=True)) | RESERVED_SLUGS
    space = new_space(owner=owner, facts=facts, state=Space.State(state), by=by, on=on, taken=taken)
    space.save(force_insert=True)
    index_space(space)
    tell(space, "space.added", by=by, name=space.name)
    return space


def new_space(
    *, owner: Organisation, facts: Mapping[str, Any], state: Space.State, by: Person, on: date, taken: set[str]
) -> Space:
    """A space that is not saved yet, with a slug that is not in `taken`; which then holds it."""
    space = Space(owner=owner, state=_by_hand(state), added_on=on, added_by=by)
    fill(space, facts)
    space.slug = slug_from(space.name, taken=taken)
    taken.add(space.slug)
    return space


def fill(space: Space, facts: Mapping[str, Any]) -> None:
    """Puts the facts in a space; refuses those that do not belong together."""
    for name in EDITABLE:
        if name in facts:
            setattr(space, name, facts[name])
    space.name = " ".join(said(space.name).split())
    space.summary = " ".join(said(space.summary).split())
    around = municipality_of(space.place)
    if around is None:
        raise NoMunicipality
    space.municipality = around
    if space.market_rent is not None and not (space.market_rent_year and space.market_rent_source.strip()):
        raise NoSource


@transaction.atomic
def edit_space(*, space: Space, facts: Mapping[str, Any], revision: int, by: Person) -> Space:
    """Changes a space as it was at `revision`; the journal keeps what it said before."""
    require(allowed=permissions.may_edit(by, space))
    now = locked_space(space, revision)
    before = facts_in(now, EDITABLE)
    fill(now, facts)
    if save_changes(now, "space.edited", before, by=by, visibility=Visibility.PUBLIC):
        index_space(now)
    return now


@transaction.atomic
def change_state(*, space: Space, state: str, by: Person) -> Space:
    """Says that it is in use, free, given out or taken out of the register; not while it is being given out."""
    require(allowed=permissions.may_edit(by, space))
    now = locked_space(space)
    if now.procedures.filter(state__in=sorted(procedure.RUNNING - {procedure.DRAFT})).exists():
        raise StillRunning
    before = facts_in(now, ("state",))
    now.state = _by_hand(Space.State(state))
    if save_changes(now, "space.state-changed", before, by=by, visibility=Visibility.PUBLIC):
        index_space(now)
    return now


def _by_hand(state: Space.State) -> Space.State:
    if state not in BY_HAND:
        raise NotFromHere
    return state


def move(space: Space, state: Space.State) -> None:
    """Lets a space follow the procedure in which it is given out."""
    Space.objects.filter(pk=space.pk).update(state=state)
    space.state = state
    index_space(space)


@transaction.atomic
def set_terms(
    *, owner: Organisation, objection_days: int, answer_days: int, source: str, by: Person, on: date
) -> GivingOutTerms:
    """Lays down how long others can object and how soon they get an answer. What was announced keeps its days."""
    require(allowed=permissions.may_set_terms(by, owner))
    before = queries.terms_of(owner)
    chosen, _made = GivingOutTerms.objects.update_or_create(
        owner=owner,
        defaults={
            "objection_days": objection_days,
            "answer_days": answer_days,
            "source": " ".join(said(source).split()),
            "set_on": on,
            "set_by": by,
        },
    )
    old = {"objection_days": before.objection_days, "answer_days": before.answer_days}
    new = {"objection_days": objection_days, "answer_days": answer_days}
    tell(chosen, "space.terms-set", by=by, old=old, new=new)
    return chosen
