"""Mother initiatives and what grew from them."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tussenruimte.accounts.models import Person
from tussenruimte.core.refusals import Refusal
from tussenruimte.journal.actions import record
from tussenruimte.journal.models import Visibility
from tussenruimte.register import permissions, queries
from tussenruimte.register.actions.refusing import one_line, require
from tussenruimte.register.models import Descent, Initiative


class OwnAncestor(Refusal):
    """An initiative would become its own mother, at once or by a detour."""

    message = _("Dit kan niet: het ene initiatief komt al uit het andere voort.")


@transaction.atomic
def link_offshoot(*, mother: Initiative, offshoot: Initiative, by: Person | None, on: date, note: str = "") -> Descent:
    """Says that `offshoot` grew from `mother`. Saying it twice is saying it once."""
    allowed = by is None or any(permissions.may_link_offshoot(by, one) for one in (mother, offshoot))
    require(allowed=allowed)
    if mother.pk == offshoot.pk or queries.descends_from(mother, offshoot):
        raise OwnAncestor
    descent, is_new = Descent.objects.get_or_create(
        mother=mother, offshoot=offshoot, defaults={"said_on": on, "note": one_line(note)[:300]}
    )
    if is_new:
        _tell("initiative.offshoot-linked", descent, by)
    return descent


@transaction.atomic
def unlink_offshoot(*, descent: Descent, by: Person) -> None:
    """Takes the link between a mother and an offshoot away."""
    allowed = any(permissions.may_link_offshoot(by, one) for one in (descent.mother, descent.offshoot))
    require(allowed=allowed)
    _tell("initiative.offshoot-unlinked", descent, by)
    descent.delete()


def _tell(what: str, descent: Descent, by: Person | None) -> None:
    details = {"mother": descent.mother.name, "offshoot": descent.offshoot.name}
    record(what, about=descent.offshoot, by=by, visibility=Visibility.PUBLIC, details=details)
