"""Finding a place by its name or code, and what lies in it."""

from django.db.models import Case, Q, QuerySet, When

from tussenruimte.register.models import Place

# An outline can be large, and none of these pages draws it.
OUTLINES = ("outline", "inside__outline", "inside__inside__outline")


def _places() -> QuerySet[Place]:
    return Place.objects.select_related("inside__inside").defer(*OUTLINES)


def place_with(code: str) -> Place | None:
    """The place with this code, with the larger places around it."""
    return _places().filter(pk=code.upper()).first()


def find_places(text: str) -> QuerySet[Place]:
    """Places whose name or code holds the text, from large to small; nothing for no text."""
    wanted = text.replace("\x00", "").strip()
    if not wanted:
        return _places().none()
    size = Case(*(When(kind=kind, then=rank) for rank, kind in enumerate(Place.Kind.values)))
    return _places().filter(Q(name__icontains=wanted) | Q(code__iexact=wanted)).order_by(size, "name", "code")


def within(place: Place, field: str = "place") -> Q:
    """What lies in the place or in one of its parts, for a model that has the place under `field`."""
    at = Q(**{field: place})
    return at | Q(**{f"{field}__inside": place}) | Q(**{f"{field}__inside__inside": place})


def inside(place: Place) -> QuerySet[Place]:
    """The parts of a place, by name."""
    return place.parts.defer("outline").order_by("name", "code")
