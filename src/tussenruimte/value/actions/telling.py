"""Starting an effect model, changing its own words, and deciding what others may read."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tussenruimte.accounts.models import Person
from tussenruimte.core.refusals import Refusal
from tussenruimte.journal.actions import record
from tussenruimte.journal.models import Visibility
from tussenruimte.register.models import Initiative
from tussenruimte.value import permissions
from tussenruimte.value.actions.refusing import ChangedMeanwhile, require
from tussenruimte.value.counting import counted, totals_of
from tussenruimte.value.models import EffectLine, EffectModel

FIELDS = frozenset(
    {
        *("target_group", "activities", "counterfactual", "base_year", "horizon_years", "price_year"),
        *("discount_rate", "timing", "principles", "business"),
    }
)
Shown = EffectModel.Shown


class NoCounterfactual(Refusal):
    """Amounts without the zero alternative say nothing: nobody knows compared with what."""

    message = _("Schrijf eerst wat er zonder het initiatief zou gebeuren. Anders zeggen de bedragen niets.")


class NothingToShow(Refusal):
    """A model without a single effect."""

    message = _("Er staat nog geen enkel effect. Voeg eerst toe wat er verandert.")


class YearsTooLong(Refusal):
    """Lines name more years than the new horizon holds."""

    message = _("Er zijn regels met meer jaren. Maak die eerst korter, of kijk verder vooruit.")


@transaction.atomic
def start_model(
    *, initiative: Initiative, base_year: int, discount_rate: Decimal, by: Person, **words: str
) -> EffectModel:
    """A model for an initiative. Starting twice gives the one that stands."""
    require(allowed=permissions.may_tell(by, initiative))
    model, is_new = EffectModel.objects.get_or_create(
        initiative=initiative,
        defaults={"base_year": base_year, "price_year": base_year, "discount_rate": discount_rate, **words},
    )
    if is_new:
        record("value.model-started", about=model, by=by)
    return model


@transaction.atomic
def edit_model(*, model: EffectModel, changes: Mapping[str, Any], revision: int, by: Person) -> None:
    """Changes the model's own words; refuses when someone else changed them after `revision`."""
    require(allowed=permissions.may_tell(by, model.initiative))
    locked = lock(model)
    if locked.revision != revision:
        raise ChangedMeanwhile
    changed = [name for name in sorted(FIELDS & set(changes)) if getattr(locked, name) != changes[name]]
    for name in changed:
        setattr(locked, name, changes[name])
    if changed:
        _check_years(locked)
        locked.revision += 1
        locked.save()
        settle(locked)
        # Which fields, not their numbers: the euros of an initiative are not the journal's to tell.
        record("value.model-edited", about=locked, by=by, details={"fields": changed})


@transaction.atomic
def show_model(*, model: EffectModel, shown: str, by: Person, on: date) -> None:
    """Decides what others may read: nothing, the words, or the amounts too."""
    require(allowed=permissions.may_publish(by, model))
    locked = lock(model)
    if shown != Shown.PRIVATE and not locked.effect_lines.exists():
        raise NothingToShow
    if shown == Shown.EUROS and not locked.counterfactual.strip():
        raise NoCounterfactual
    if locked.shown == shown:
        return
    locked.shown = Shown(shown)
    locked.published_on = on if shown == Shown.EUROS else None
    locked.save(update_fields=["shown", "published_on"])
    model.shown, model.published_on = locked.shown, locked.published_on
    seen_by = Visibility.PARTIES if shown == Shown.PRIVATE else Visibility.PUBLIC
    record("value.shown", about=locked, by=by, visibility=seen_by, details={"shown": str(shown)})


def lock(model: EffectModel) -> EffectModel:
    """The model as it is now, held until the deed is done."""
    return EffectModel.objects.select_for_update(of=("self",)).select_related("initiative").get(pk=model.pk)


def settle(model: EffectModel) -> None:
    """Keeps the sums that follow from the lines beside the model."""
    sums = totals_of(counted(model))
    for name in ("costs", "benefits", "balance_low", "balance_high"):
        setattr(model, name, getattr(sums, name))
    model.save(update_fields=["costs", "benefits", "balance_low", "balance_high"])


def _check_years(model: EffectModel) -> None:
    most = model.horizon_years + 1
    lists: list[list[str]] = list(model.cost_lines.values_list("amounts", flat=True))
    fields = ("amounts", "quantity_with", "quantity_without")
    lists += [years for row in EffectLine.objects.filter(model=model).values_list(*fields) for years in row]
    if any(len(years) > most for years in lists):
        raise YearsTooLong
