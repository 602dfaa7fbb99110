"""What of a space can be found: what everyone may read of it."""

from tussenruimte.search import actions
from tussenruimte.search.actions import Findable
from tussenruimte.spaces.models import Space

KIND = "space"


def findable(space: Space) -> Findable:
    """A space as the search index keeps it."""
    about = [space.summary, space.description, space.address, space.place.name, space.municipality.name]
    body = " ".join([*about, space.owner.name, space.get_kind_display(), *space.fits])
    return Findable(space.pk, space.name, body, space.added_on)


def index_space(space: Space) -> None:
    """Makes a space findable by what it says now; one that was taken out is found no more."""
    if space.state == Space.State.WITHDRAWN:
        actions.remove(KIND, space.pk)
    else:
        actions.index(KIND, findable(space))
