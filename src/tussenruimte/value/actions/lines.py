"""Adding, changing and removing what it takes and what changes. The sums follow in the same transaction."""

from collections.abc import Mapping
from typing import Any, TypeVar

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from tussenruimte.accounts.models import Person
from tussenruimte.core.refusals import Refusal
from tussenruimte.journal.actions import record
from tussenruimte.register.frameworks import current_catalogue
from tussenruimte.value import permissions, queries, rules
from tussenruimte.value.actions.refusing import ChangedMeanwhile, require
from tussenruimte.value.actions.telling import lock, settle
from tussenruimte.value.counting import library_price, municipal_price, price_kept
from tussenruimte.value.models import CostLine, EffectLine, EffectModel

MOST_LINES = 200
L = TypeVar("L", CostLine, EffectLine)


class NoName(Refusal):
    """Something without a name cannot be talked about."""

    message = _("Schrijf op wat het is.")


class TooManyLines(Refusal):
    """More lines than anyone can oversee."""

    message = _("Er staan al heel veel regels. Haal er eerst een weg.")


class YearsDiffer(Refusal):
    """With and without must name the same years."""

    message = _("Geef voor “met” en “zonder” evenveel jaren.")


class TooManyYears(Refusal):
    """More years than the model looks ahead."""

    message = _("Dit zijn meer jaren dan u vooruitkijkt. Maak de lijst korter, of kijk verder vooruit.")


class NoSuchPrice(Refusal):
    """The library has no such price, or does not know what it is."""

    message = _("Deze prijs kennen wij niet. Vul zelf een prijs in, met een bron.")


@transaction.atomic
def add_cost(*, model: EffectModel, by: Person, **facts: Any) -> CostLine:
    """Adds something it takes."""
    return _add(CostLine(model=model), model, facts, by)


@transaction.atomic
def add_effect(*, model: EffectModel, by: Person, price: str = "", **facts: Any) -> EffectLine:
    """Adds a change. `price` names a price of the library, which is looked up and kept as it is now."""
    line = EffectLine(model=model)
    _take_price(line, price, model)
    return _add(line, model, facts, by)


@transaction.atomic
def edit_cost(*, line: CostLine, changes: Mapping[str, Any], revision: int, by: Person) -> None:
    """Changes something it takes; refuses when someone else changed it after `revision`."""
    _edit(line, CostLine.objects.filter(pk=line.pk), changes, revision, by)


@transaction.atomic
def edit_effect(*, line: EffectLine, changes: Mapping[str, Any], revision: int, by: Person) -> None:
    """Changes a change; refuses when someone else did after `revision`. Another `price` is looked up and kept.

    `price_anew` looks up the price that is there once more: in its newest version, in the model's price year of now.
    """
    _edit(line, EffectLine.objects.filter(pk=line.pk), changes, revision, by)


@transaction.atomic
def remove_line(*, line: CostLine | EffectLine, by: Person) -> None:
    """Takes a line away."""
    require(allowed=permissions.may_tell(by, line.model.initiative))
    model = lock(line.model)
    details = {"line": line.name}
    line.delete()
    settle(model)
    record("value.line-removed", about=model, by=by, details=details)


def _add(line: L, model: EffectModel, facts: Mapping[str, Any], by: Person) -> L:
    require(allowed=permissions.may_tell(by, model.initiative))
    locked = lock(model)
    if locked.cost_lines.count() + locked.effect_lines.count() >= MOST_LINES:
        raise TooManyLines
    for name, value in facts.items():
        setattr(line, name, value)
    line.model = locked
    _check(line, locked)
    line.save()
    settle(locked)
    record("value.line-added", about=locked, by=by, details={"line": line.name})
    return line


def _edit(line: L, now: QuerySet[L], changes: Mapping[str, Any], revision: int, by: Person) -> None:
    require(allowed=permissions.may_tell(by, line.model.initiative))
    model = lock(line.model)
    # The model is held, and every change of a line holds its model first.
    found = now.first()
    if found is None or found.revision != revision:
        raise ChangedMeanwhile
    plain = dict(changes)
    anew = plain.pop("price_anew", False)
    if isinstance(found, EffectLine) and "price" in plain:
        _take_price(found, plain.pop("price"), model, anew=anew)
    for name, value in plain.items():
        setattr(found, name, value)
    found.model = model
    _check(found, model)
    found.revision += 1
    found.save()
    settle(model)
    record("value.line-edited", about=model, by=by, details={"line": found.name})


def _check(line: CostLine | EffectLine, model: EffectModel) -> None:
    line.name, line.party = " ".join(line.name.split()), " ".join(line.party.split())
    if not line.name:
        raise NoName
    lists = [line.amounts]
    if isinstance(line, EffectLine):
        told = [line.quantity_with, line.quantity_without]
        gauged = [line.measured.get("quantity_with", []), line.measured.get("quantity_without", [])]
        if len(told[0]) != len(told[1]) or len(gauged[0]) != len(gauged[1]):
            raise YearsDiffer
        lists += [*told, *gauged, line.measured.get("amounts", [])]
    longest = max(len(years) for years in lists)
    duration = (line.duration or 0) if isinstance(line, EffectLine) else 0
    if max(longest, duration) > model.horizon_years + 1:
        raise TooManyYears


def _take_price(line: EffectLine, reference: str, model: EffectModel, *, anew: bool = False) -> None:
    """Keeps a price as it is now. The same price once more stays as it was, unless it is asked for anew."""
    if not reference:
        line.price_used = {}
        return
    if line.price_used.get("price") == reference and not anew:
        return
    frameworks, own = current_catalogue(), queries.own_price(reference)
    try:
        used = (
            municipal_price(own, model.price_year, frameworks)
            if own is not None
            else library_price(reference, model.price_year, frameworks)
        )
    except rules.ValueInputError as unknown:
        raise NoSuchPrice from unknown
    line.price_used, line.unit_price = price_kept(used), used.euros
