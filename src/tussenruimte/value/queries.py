"""Reading what initiatives are worth: models through `visible_to(person)`, prices, and the sums of a municipality."""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, Max, Prefetch, Q, QuerySet, Sum

from tussenruimte.accounts.models import Person
from tussenruimte.accounts.queries import Someone
from tussenruimte.register.models import Initiative, Membership, Place
from tussenruimte.register.rules import MANDATES_THAT_SPEAK
from tussenruimte.value.models import CostLine, EffectLine, EffectModel, OwnPrice, Story

LISTED = Q(initiative__state=Initiative.State.LISTED)
Shown = EffectModel.Shown


def visible_to(person: Someone) -> QuerySet[EffectModel]:
    """Models whose words the person may read: shown to everyone, or of an initiative they speak for."""
    return _models(person, LISTED & ~Q(shown=Shown.PRIVATE))


def with_euros_for(person: Someone) -> QuerySet[EffectModel]:
    """Models whose amounts the person may read."""
    return _models(person, LISTED & Q(shown=Shown.EUROS))


def whole(models: QuerySet[EffectModel]) -> QuerySet[EffectModel]:
    """The same with all lines: whatever is counted, the number of questions stays the same."""
    return models.prefetch_related(
        Prefetch("cost_lines", CostLine.objects.order_by("pk")),
        Prefetch("effect_lines", EffectLine.objects.order_by("pk")),
    )


def model_of(initiative: Initiative, person: Someone) -> EffectModel | None:
    """The model of an initiative, as far as the person may read its words."""
    return whole(visible_to(person)).filter(initiative=initiative).first()


def stories_of(model: EffectModel, *, by_its_people: bool) -> QuerySet[Story]:
    """Stories of change, the newest first; others read those that were made public."""
    return model.stories.all() if by_its_people else model.stories.filter(is_public=True)


@dataclass(frozen=True)
class PortfolioSum:
    """What the published models of a municipality come to, in the prices of one year."""

    price_year: int
    initiatives: int
    costs: Decimal
    benefits: Decimal
    balance_low: Decimal
    balance_high: Decimal


def portfolio_sums(municipality: Place | None = None) -> list[PortfolioSum]:
    """Sums of all published models, per price year: amounts of different years are not added up."""
    found = _published(municipality).order_by("price_year").values("price_year")
    rows = found.annotate(
        number=Count("pk"),
        c=Sum("costs"),
        b=Sum("benefits"),
        low=Sum("balance_low"),
        high=Sum("balance_high"),
    )
    return [PortfolioSum(r["price_year"], r["number"], r["c"], r["b"], r["low"], r["high"]) for r in rows]


def published_in(municipality: Place | None = None) -> QuerySet[EffectModel]:
    """The models behind those sums, by name: never by size."""
    return _published(municipality).select_related("initiative").order_by("initiative__name", "pk")


def places_with_models() -> QuerySet[Place]:
    """Municipalities in which something is published, by name."""
    shown = Q(initiatives_inside__state=Initiative.State.LISTED, initiatives_inside__effect_models__shown=Shown.EUROS)
    return Place.objects.filter(shown).distinct().order_by("name").only("code", "name")


def own_prices(municipality: Place) -> list[OwnPrice]:
    """The prices of a municipality as they are now: of each the last version."""
    last = OwnPrice.objects.filter(municipality=municipality).values("code").annotate(last=Max("version"))
    newest = {row["code"]: row["last"] for row in last.order_by()}
    found = OwnPrice.objects.filter(municipality=municipality).select_related("municipality").order_by("title", "pk")
    return [price for price in found if price.version == newest[price.code]]


def own_price(reference: str) -> OwnPrice | None:
    """The last version of an own price, by the reference a line holds."""
    place, _slash, code = reference.removeprefix("eigen-").partition("/")
    found = OwnPrice.objects.filter(municipality_id=place.upper(), code=code)
    return found.order_by("-version").first()


def _models(person: Someone, public: Q) -> QuerySet[EffectModel]:
    found = EffectModel.objects.select_related("initiative__municipality")
    if not isinstance(person, Person):
        return found.filter(public)
    speaks = Membership.objects.filter(person=person, until__isnull=True, mandate__in=MANDATES_THAT_SPEAK)
    return found.filter(public | Q(initiative__in=speaks.values("party")))


def _published(municipality: Place | None) -> QuerySet[EffectModel]:
    found = EffectModel.objects.filter(LISTED, shown=Shown.EUROS)
    return found.filter(initiative__municipality=municipality) if municipality is not None else found
