"""What composed pages read: how the lenses are filled, and what waits for a person."""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Count, QuerySet, Window
from django.db.models.functions import DenseRank

from tussenruimte.register.models import Initiative, LensReading, Place


def standing_readings(place: Place | None = None) -> QuerySet[LensReading]:
    """Readings that still stand, of initiatives everyone may see, in one municipality or everywhere."""
    readings = LensReading.objects.filter(withdrawn_on__isnull=True, initiative__state=Initiative.State.LISTED)
    return readings if place is None else readings.filter(initiative__municipality=place)


def counts_by_item(lenses: Iterable[str], place: Place | None = None) -> dict[str, dict[str, int]]:
    """Per lens, per item: how many initiatives are seen there. Items without any are absent."""
    counts: dict[str, dict[str, int]] = defaultdict(dict)
    rows = (
        standing_readings(place)
        .filter(lens__in=list(lenses))
        .values_list("lens", "item")
        .annotate(number=Count("initiative", distinct=True))
    )
    for lens, item, number in rows:
        counts[lens][item] = number
    return counts


def municipalities_with_initiatives() -> QuerySet[Place]:
    """Municipalities where something is known, the fullest first, with `number` of initiatives."""
    return (
        Place.objects.filter(kind=Place.Kind.MUNICIPALITY, initiatives_inside__state=Initiative.State.LISTED)
        .annotate(number=Count("initiatives_inside"))
        .defer("outline")
        .order_by("-number", "name")
    )


def visible_in_lists(initiatives: QuerySet[Initiative]) -> QuerySet[Initiative]:
    """The same initiatives with their municipality at hand, without its outline."""
    return initiatives.select_related("municipality").defer("municipality__outline")


def newest(limit: int) -> QuerySet[Initiative]:
    """The initiatives listed last."""
    listed = Initiative.objects.filter(state=Initiative.State.LISTED)
    return visible_in_lists(listed).order_by("-listed_on", "-pk")[:limit]


def first_seen_at(lens: str, limit: int) -> dict[str, list[Initiative]]:
    """Per item of a lens: the first initiatives that someone sees there, by name. Two queries, however many items."""
    ranked = (
        standing_readings()
        .filter(lens=lens)
        .values("item", "initiative_id")
        .distinct()
        .annotate(rank=Window(DenseRank(), partition_by="item", order_by="initiative__name"))
        .filter(rank__lte=limit)
        .values_list("item", "initiative_id")
    )
    places = list(ranked)
    found = visible_in_lists(Initiative.objects.filter(pk__in={pk for _, pk in places})).in_bulk()
    seen: dict[str, list[Initiative]] = defaultdict(list)
    for item, pk in places:
        seen[item].append(found[pk])
    return {item: sorted(initiatives, key=lambda one: one.name) for item, initiatives in seen.items()}
