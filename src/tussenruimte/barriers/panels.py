"""What this room shows on composed pages: the page of an initiative and my desk."""

from django.utils.translation import gettext as _

from tussenruimte.accounts.models import Person
from tussenruimte.accounts.queries import Someone
from tussenruimte.barriers import permissions, queries, wording
from tussenruimte.barriers.models import Barrier
from tussenruimte.core import days
from tussenruimte.register.models import Initiative
from tussenruimte.ui.panels import Panel

SHOWN = 10

Row = tuple[Barrier, str, str]


def for_initiative(initiative: Initiative, person: Someone) -> Panel | None:
    """What stands in the way, for those involved; nothing for anyone else."""
    may_report = permissions.may_report(person, initiative)
    found = [_row(one) for one in queries.about(initiative, person)[:SHOWN]]
    if not found and not may_report:
        return None
    context = {"initiative": initiative, "rows": found, "may_report": may_report}
    return Panel(_("Wat staat er in de weg?"), "barriers/panels/for-initiative.html", context)


def desk_owned(person: Person) -> Panel | None:
    """My desk: what the person took on with its next day, and what in their municipality has no owner."""
    owned = [_row(one) for one in queries.owned_by(person)[:SHOWN]]
    waiting = queries.without_owner(person)
    without = [_row(one) for one in waiting[:SHOWN]]
    if not owned and not without:
        return None
    context = {"owned": owned, "without": without, "number": waiting.count(), "today": days.today()}
    return Panel(_("Belemmeringen"), "barriers/panels/desk.html", context)


def _row(barrier: Barrier) -> Row:
    return barrier, wording.tone(barrier.state), wording.next_step(barrier)
