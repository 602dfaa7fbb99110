"""What of motions can be found: what everyone may read of them."""

from tussenruimte.council.models import Motion
from tussenruimte.search import actions
from tussenruimte.search.actions import Findable

MOTION = "motion"


def index_motion(motion: Motion) -> None:
    """Makes a motion findable by its title, its text, its number, the initiative and who handed it in."""
    body = " ".join([motion.text, motion.own_number, motion.submitters, motion.initiative.name])
    actions.index(MOTION, Findable(motion.pk, motion.title, body, motion.on))
