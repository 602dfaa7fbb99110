"""What stands beside the lines: stories of change, and a municipality's own prices."""

from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tussenruimte.accounts.models import Person
from tussenruimte.core.ids import slug_from
from tussenruimte.core.refusals import Refusal
from tussenruimte.journal.actions import record
from tussenruimte.journal.models import Visibility
from tussenruimte.register.models import Place
from tussenruimte.value import permissions
from tussenruimte.value.actions.refusing import require
from tussenruimte.value.actions.telling import lock
from tussenruimte.value.models import EffectModel, OwnPrice, Story


class NoSource(Refusal):
    """A price nobody can check."""

    message = _("Schrijf op waar de prijs vandaan komt. Anders kan niemand hem nagaan.")


@transaction.atomic
def tell_story(
    *,
    model: EffectModel,
    text: str,
    told_by: str,
    by: Person,
    on: date,
    value: str = "",
    chosen_because: str = "",
    is_public: bool = False,
) -> Story:
    """Adds a story of change."""
    require(allowed=permissions.may_tell(by, model.initiative))
    story = Story.objects.create(
        model=lock(model),
        text=text,
        told_by=told_by,
        told_on=on,
        value=value,
        chosen_because=chosen_because,
        is_public=is_public,
        written_by=by,
    )
    record("value.story-told", about=model, by=by)
    return story


@transaction.atomic
def remove_story(*, story: Story, by: Person) -> None:
    """Takes a story away; nothing of it stays."""
    require(allowed=permissions.may_tell(by, story.model.initiative))
    model = story.model
    story.delete()
    record("value.story-removed", about=model, by=by)


@transaction.atomic
def set_price(
    *,
    municipality: Place,
    title: str,
    unit: str,
    euros: Decimal,
    price_year: int,
    payer: str,
    source: str,
    by: Person,
    on: date,
) -> OwnPrice:
    """A municipality's price. Under a title that is there already it becomes the next version; no version changes."""
    require(allowed=permissions.may_set_prices(by, municipality))
    if not source.strip():
        raise NoSource
    code = slug_from(title, longest=60)
    # Two officials at once: the place is held, so that the second gets the next number.
    Place.objects.select_for_update().get(pk=municipality.pk)
    last = OwnPrice.objects.filter(municipality=municipality, code=code).order_by("-version").first()
    told = {"title": title, "unit": unit, "euros": euros, "price_year": price_year, "payer": payer, "source": source}
    if last is not None and all(getattr(last, name) == value for name, value in told.items()):
        return last
    price = OwnPrice.objects.create(
        municipality=municipality,
        code=code,
        version=last.version + 1 if last else 1,
        added_on=on,
        added_by=by,
        **told,
    )
    details = {"title": title, "version": price.version}
    record("value.price-set", about=municipality, by=by, visibility=Visibility.PUBLIC, details=details)
    return price
