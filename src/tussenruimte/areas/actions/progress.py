"""Where a neighbourhood is: its steps with their evidence, and a count on a day."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tussenruimte.accounts.models import Person
from tussenruimte.areas import permissions
from tussenruimte.areas.actions.refusing import ChangedMeanwhile, require
from tussenruimte.areas.catalogue import asset_classes, steps
from tussenruimte.areas.models import AreaStep, AssetCount
from tussenruimte.core.refusals import Refusal
from tussenruimte.journal.actions import record
from tussenruimte.journal.models import Visibility
from tussenruimte.register.models import Place


class NoSuchStep(Refusal):
    """The framework does not know it."""

    message = _("Deze stap kennen wij niet.")


class NoEvidence(Refusal):
    """A step is done when someone can tell by what."""

    message = _("Schrijf op waaraan u ziet dat deze stap klaar is.")


class NothingCounted(Refusal):
    """A count without a number."""

    message = _("Vul ten minste één getal in.")


class NotYet(Refusal):
    """A count of a day still to come."""

    message = _("Deze dag moet nog komen. Kies vandaag of een dag ervoor.")


class CountedThatDay(Refusal):
    """There is a count of that day."""

    message = _("Van deze dag is er al een telling. Kies een andere dag.")


@transaction.atomic
def set_step(*, place: Place, step: str, state: str, evidence: str, revision: int, by: Person, on: date) -> AreaStep:
    """Says how far a step is, and by what one sees that. `revision` is 0 when nobody wrote about it before."""
    require(allowed=permissions.may_keep_steps(by, place))
    if step not in {item.id for item in steps()}:
        raise NoSuchStep
    if state == AreaStep.State.DONE and not evidence.strip():
        raise NoEvidence
    found, made = AreaStep.objects.select_for_update().get_or_create(
        place=place, step=step, defaults={"on": on, "revision": 0}
    )
    if not made and found.revision != revision:
        raise ChangedMeanwhile
    found.state, found.evidence, found.on, found.by = state, evidence.strip(), on, by
    found.revision += 1
    found.save()
    details = {"step": step, "state": state}
    record("area.step-set", about=place, by=by, visibility=Visibility.PUBLIC, details=details)
    return found


@transaction.atomic
def keep_count(
    *,
    place: Place,
    on: date,
    counts: Mapping[str, int],
    initiatives: int | None,
    source: str,
    by: Person,
    today: date,
) -> AssetCount:
    """Writes down how much there was on a day: the baseline, or a later count to lay beside it."""
    require(allowed=permissions.may_count(by, place))
    known = {item.id for item in asset_classes()}
    numbers = {name: number for name, number in counts.items() if name in known}
    if not numbers and initiatives is None:
        raise NothingCounted
    if on > today:
        raise NotYet
    if AssetCount.objects.filter(place=place, on=on).exists():
        raise CountedThatDay
    count = AssetCount.objects.create(
        place=place, on=on, counts=numbers, initiatives=initiatives, source=source, counted_by=by
    )
    record("area.counted", about=place, by=by, visibility=Visibility.PUBLIC, details={"on": on})
    return count
