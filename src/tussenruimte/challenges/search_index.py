"""What of tasks can be found: their name, what they are and who does them."""

from tussenruimte.challenges.models import MunicipalTask
from tussenruimte.search import actions
from tussenruimte.search.actions import Findable

TASK = "task"


def index_task(task: MunicipalTask) -> None:
    """Makes a task findable by what everyone reads of it; one that is off the list is found no more."""
    if task.standing == MunicipalTask.Standing.DROPPED:
        actions.remove(TASK, task.pk)
        return
    body = " ".join([task.text, task.quality, task.carried_out_by, task.department])
    actions.index(TASK, Findable(task.pk, task.name, body, task.added_on))
