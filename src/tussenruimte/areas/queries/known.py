"""What a file of figures may speak of."""

from collections.abc import Mapping
from decimal import Decimal

from tussenruimte.areas.catalogue import known_figures
from tussenruimte.areas.importing import Key, Known, columns_of
from tussenruimte.areas.models import AreaFigure
from tussenruimte.register.models import Place

FIELDS = ("place_id", "indicator", "year", "value")


def known_in_files() -> Known:
    """The places and figures we know, and how to ask what we have of them."""
    places = frozenset(Place.objects.values_list("code", flat=True))
    return Known(places, columns_of(known_figures()), _values)


def _values(places: frozenset[str]) -> Mapping[Key, Decimal]:
    """What stands there now about these places. A file of a whole country asks for everything at once."""
    rows = AreaFigure.objects.filter(place__in=places) if len(places) < 500 else AreaFigure.objects.all()
    return {(place, what, year): value for place, what, year, value in rows.values_list(*FIELDS)}
