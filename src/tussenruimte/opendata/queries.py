"""What the API reads: only what everyone may see."""

from collections import Counter
from collections.abc import Collection
from typing import Protocol

from django.db.models import Count, Prefetch, QuerySet

from tussenruimte.council.models import Motion
from tussenruimte.council.queries.reading import public_motions
from tussenruimte.funding import queries as funding
from tussenruimte.funding.models import Scheme
from tussenruimte.register import queries as register
from tussenruimte.register.models import Initiative, LensReading, Place
from tussenruimte.register.rules import Filters


class WrongBoxError(ValueError):
    """A bounding box is four numbers: west, south, east, north."""


class WhichInitiatives(Protocol):
    """What one can ask of a list of initiatives; empty asks nothing."""

    q: str
    municipality: str
    theme: str
    phase: str
    need: str
    reading: str
    bbox: str


def _asked(value: str) -> tuple[str, ...]:
    return (value,) if value else ()


def initiatives(which: WhichInitiatives) -> QuerySet[Initiative]:
    """Listed initiatives that meet every question, in the order of the register."""
    lens, _slash, item = which.reading.partition("/")
    filters = Filters(
        text=which.q,
        places=_asked(which.municipality),
        themes=_asked(which.theme),
        phases=_asked(which.phase),
        needs=_asked(which.need),
        lenses={lens: (item,)} if item else {},
    )
    found = register.listed(filters)
    if which.bbox:
        west, south, east, north = box_of(which.bbox)
        found = found.filter(shown_lon__range=(west, east), shown_lat__range=(south, north))
    return found


def initiative(slug: str) -> Initiative | None:
    """One listed initiative; None when there is none or it is not public."""
    return with_readings(Initiative.objects.filter(state=Initiative.State.LISTED, slug=slug)).first()


def motions(*, text: str, kind: str, state: str, municipality: str) -> QuerySet[Motion]:
    """What councils said about listed initiatives, the newest first."""
    return public_motions(text=text, kind=kind, state=state, municipality=municipality)


def with_readings(found: QuerySet[Initiative]) -> QuerySet[Initiative]:
    """The same with places at hand, and of the readings only those that stand."""
    standing = LensReading.objects.filter(withdrawn_on__isnull=True).order_by("lens", "item", "pk")
    return (
        found.select_related("municipality", "place")
        .defer("municipality__outline", "place__outline")
        .prefetch_related(Prefetch("readings", queryset=standing))
    )


def box_of(text: str) -> tuple[float, float, float, float]:
    """The four numbers of `west,south,east,north`; anything else is a WrongBoxError."""
    try:
        west, south, east, north = (float(part) for part in text.split(","))
    except ValueError as problem:
        raise WrongBoxError from problem
    if not (-180 <= west <= east <= 180 and -90 <= south <= north <= 90):
        raise WrongBoxError
    return west, south, east, north


def places(*, begins: str = "", kind: str = "", inside: str = "") -> QuerySet[Place]:
    """Places by name: those that begin with a text, are of a kind, lie inside another. Empty asks nothing."""
    found = Place.objects.defer("outline")
    if begins:
        found = found.filter(name__istartswith=begins.replace("\x00", ""))
    if kind:
        found = found.filter(kind=kind)
    if inside:
        found = found.filter(inside=inside)
    return found.order_by("name", "code")


def schemes(filters: funding.SchemeFilters) -> QuerySet[Scheme]:
    """Schemes that meet every filter, by name; one that was withdrawn is no longer told."""
    return funding.whole_schemes(funding.listed(filters)).exclude(state=Scheme.State.WITHDRAWN)


def scheme(slug: str) -> Scheme | None:
    """One scheme; None when there is none or it was withdrawn."""
    found = Scheme.objects.exclude(state=Scheme.State.WITHDRAWN).filter(slug=slug.replace("\x00", ""))
    return funding.whole_schemes(found).first()


def place(code: str) -> Place | None:
    """One place with its outline; None when there is none."""
    return Place.objects.filter(code=code.replace("\x00", "")).first()


def initiatives_in(codes: Collection[str]) -> Counter[str]:
    """How many listed initiatives there are in each place; a municipality counts all that lies inside it."""
    listed = Initiative.objects.filter(state=Initiative.State.LISTED)
    counts: Counter[str] = Counter()
    for column in ("municipality", "place"):
        rows = listed.filter(**{f"{column}__in": codes}).values_list(column).annotate(number=Count("pk"))
        counts.update({code: number for code, number in rows if code not in counts})
    return counts
