"""What of an initiative can be found: its name, what it says of itself, and where it is."""

from collections.abc import Iterable

from django.db.models import QuerySet

from tussenruimte.register.models import Initiative
from tussenruimte.search import actions
from tussenruimte.search.actions import Findable

KIND = "initiative"


def index_initiative(initiative: Initiative) -> None:
    """Makes a visible initiative findable by what it says now, and any other unfindable. Call it in every action
    that changes a name, a text, a place or a state."""
    if initiative.state == Initiative.State.LISTED:
        actions.index(KIND, findable(initiative))
    else:
        actions.remove(KIND, initiative.pk)


def index_new(initiatives: Iterable[Initiative]) -> None:
    """Makes many new, visible initiatives findable at once."""
    actions.index_new(KIND, map(findable, initiatives))


def rebuild_index() -> int:
    """Indexes every visible initiative again; returns how many there are."""
    return actions.rebuild(KIND, map(findable, _listed().iterator(chunk_size=1_000)))


def findable(initiative: Initiative) -> Findable:
    """An initiative as search knows it."""
    where = [place.name for place in (initiative.place, initiative.municipality) if place is not None]
    body = " ".join([initiative.summary, initiative.description, initiative.place_text, *where])
    return Findable(initiative.pk, initiative.name, body, initiative.listed_on)


def _listed() -> QuerySet[Initiative]:
    return Initiative.objects.filter(state=Initiative.State.LISTED).select_related("place", "municipality")
