"""The list of initiatives: what is asked for, in the order asked, in a number of queries that does not grow."""

from dataclasses import dataclass, field
from typing import Any

from django.core.cache import cache
from django.db.models import Count, Prefetch, Q, QuerySet

from tussenruimte.register.models import Exchangeable, Initiative, LensReading, Need, Place
from tussenruimte.register.rules import Filters
from tussenruimte.search.queries import searched

KIND = "initiative"
THEMES = "werkvelden"
COUNTS_ARE_KEPT_SECONDS = 300


def listed(filters: Filters) -> QuerySet[Initiative]:
    """Initiatives that everyone sees and that meet every filter, in the order asked."""
    found = Initiative.objects.filter(state=Initiative.State.LISTED)
    first: tuple[Any, ...] = ()
    if filters.text:
        found, first = searched(found, KIND, filters.text)
    if filters.places:
        found = found.filter(_in_places(filters.places))
    if filters.phases:
        found = found.filter(phase__in=filters.phases)
    if filters.origins:
        found = found.filter(origin__in=filters.origins)
    if filters.needs:
        asking = Need.objects.filter(kind__in=filters.needs, state=Exchangeable.State.OPEN)
        found = found.filter(pk__in=asking.values("party"))
    for lens, items in ((THEMES, filters.themes), *filters.lenses.items()):
        if items:
            seen = LensReading.objects.filter(lens=lens, item__in=items, withdrawn_on__isnull=True)
            found = found.filter(pk__in=seen.values("initiative"))
    return found.order_by(*_order(filters, first))


def _in_places(codes: tuple[str, ...]) -> Q:
    """In one of the places. Only when municipalities and parts of them are asked together need two columns be read."""
    municipalities = [code for code in codes if code.startswith("GM")]
    parts = [code for code in codes if not code.startswith("GM")]
    in_municipality, in_part = Q(municipality__in=municipalities), Q(place__in=parts)
    return in_municipality | in_part if municipalities and parts else in_municipality if municipalities else in_part


def as_cards(initiatives: QuerySet[Initiative]) -> QuerySet[Initiative]:
    """The same with what a card shows: place, `card_themes` and `card_needs`; three queries for any number."""
    themes = LensReading.objects.filter(lens=THEMES, withdrawn_on__isnull=True).order_by("pk")
    needs = Need.objects.filter(state=Exchangeable.State.OPEN).order_by("pk")
    placed = initiatives.select_related("municipality", "place").defer("municipality__outline", "place__outline")
    return placed.prefetch_related(
        Prefetch("readings", queryset=themes, to_attr="card_themes"),
        Prefetch("needs", queryset=needs, to_attr="card_needs"),
    )


@dataclass(frozen=True)
class FacetCounts:
    """How many listed initiatives there are under each choice of each filter, in the whole register."""

    # By municipality: code to (name, count).
    places: dict[str, tuple[str, int]] = field(default_factory=dict)
    phases: dict[str, int] = field(default_factory=dict)
    origins: dict[str, int] = field(default_factory=dict)
    needs: dict[str, int] = field(default_factory=dict)
    # By lens, then by item.
    lenses: dict[str, dict[str, int]] = field(default_factory=dict)


def facet_counts() -> FacetCounts:
    """The counts of the whole register, at most five minutes old."""
    known: FacetCounts | None = cache.get("register:facets")
    if known is None:
        known = _count()
        cache.set("register:facets", known, COUNTS_ARE_KEPT_SECONDS)
    return known


def _count() -> FacetCounts:
    listed_ones = Initiative.objects.filter(state=Initiative.State.LISTED)
    everyone = Q(initiative__state=Initiative.State.LISTED)
    lenses: dict[str, dict[str, int]] = {}
    read = LensReading.objects.filter(everyone, withdrawn_on__isnull=True).values_list("lens", "item")
    for lens, item, count in read.annotate(count=Count("initiative", distinct=True)).order_by():
        lenses.setdefault(lens, {})[item] = count
    asked = Need.objects.filter(state=Exchangeable.State.OPEN, party__initiative__state=Initiative.State.LISTED)
    # Counting by an index alone, and asking the names afterwards, reads no rows.
    inside = _by(listed_ones.exclude(municipality=None), "municipality", Count("*"))
    names = Place.objects.filter(code__in=inside).order_by("name").values_list("code", "name")
    return FacetCounts(
        places={code: (name, inside[code]) for code, name in names},
        phases=_by(listed_ones.exclude(phase=""), "phase", Count("*")),
        origins=_by(listed_ones, "origin", Count("*")),
        needs=_by(asked, "kind", Count("party", distinct=True)),
        lenses=lenses,
    )


def _by(rows: QuerySet[Any], column: str, number: Count) -> dict[str, int]:
    return dict(rows.order_by().values_list(column).annotate(count=number))


def _order(filters: Filters, best: tuple[Any, ...]) -> tuple[Any, ...]:
    newest = ("-listed_on", "-pk")
    if filters.order == "naam":
        return ("name", "pk")
    return (*best, *newest) if filters.order == "relevantie" else newest
