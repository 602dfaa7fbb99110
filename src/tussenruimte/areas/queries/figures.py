"""Figures of a place, and what the register knows to put beside them."""

from collections import Counter
from datetime import date

from django.db.models import Count, Q, QuerySet

from tussenruimte.areas.models import AreaFigure, Asset, AssetRelation
from tussenruimte.areas.queries.places import within
from tussenruimte.areas.rules.figures import Figure
from tussenruimte.areas.rules.indicators import AreaFacts
from tussenruimte.areas.rules.strengths import in_order
from tussenruimte.register.models import Descent, Initiative, Need, Place

INHABITANTS = "inwoners"


def figures_of(place: Place) -> list[Figure]:
    """Every figure of a place itself, oldest year first."""
    rows = AreaFigure.objects.filter(place=place).order_by("year", "indicator")
    return [Figure(*row) for row in rows.values_list("indicator", "value", "unit", "year", "source")]


def initiatives_in(place: Place) -> QuerySet[Initiative]:
    """The initiatives that everyone can see in a place and its parts."""
    return Initiative.objects.filter(within(place) | Q(municipality=place), state=Initiative.State.LISTED)


def area_facts(place: Place, today: date) -> AreaFacts:
    """What can be counted about a place today."""
    here = initiatives_in(place)
    running = here.filter(Q(ended_year__isnull=True) | Q(ended_year__gte=today.year))
    people = AreaFigure.objects.filter(place=place, indicator=INHABITANTS).order_by("-year").first()
    nodes, ties = _network(place, here)
    needs: Counter[str] = Counter()
    for row in Need.objects.filter(party__in=here.values("pk")).values("state").annotate(number=Count("pk")):
        needs[row["state"]] = row["number"]
    return AreaFacts(
        year=today.year,
        started=tuple(running.order_by("pk").values_list("started_year", flat=True)),
        inhabitants=people.value if people else None,
        inhabitants_year=people.year if people else None,
        nodes=nodes,
        ties=ties,
        needs_open=needs[Need.State.OPEN],
        needs_met=needs[Need.State.MET],
    )


def _network(place: Place, here: QuerySet[Initiative]) -> tuple[int, int]:
    """How many strengths and initiatives there are, and how many pairs of them are tied.

    A strength that is one of the initiatives counts as that initiative.
    """
    initiatives = set(here.values_list("pk", flat=True))
    assets = Asset.objects.filter(within(place)).values_list("pk", "party_id")
    # Initiatives by their key, strengths below nothing, so that the two never meet.
    node = {key: party if party in initiatives else -key for key, party in assets}
    mine = Asset.objects.filter(within(place)).values("pk")
    told = AssetRelation.objects.filter(one__in=mine, other__in=mine).values_list("one_id", "other_id")
    ties = {in_order(node[one], node[other]) for one, other in told if node[one] != node[other]}
    born = Descent.objects.filter(mother__in=here.values("pk"), offshoot__in=here.values("pk"))
    ties |= {in_order(mother, offshoot) for mother, offshoot in born.values_list("mother_id", "offshoot_id")}
    return len(set(node.values()) | initiatives), len(ties)
