"""What was told without an account becomes the teller's own, once they have one."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tussenruimte.accounts.models import Person
from tussenruimte.core.refusals import NotAllowed
from tussenruimte.journal.actions import record
from tussenruimte.register import actions as register
from tussenruimte.register.models import Membership
from tussenruimte.scans import permissions
from tussenruimte.scans.models import Response
from tussenruimte.scans.subjects import initiative_of


class NotYourStory(NotAllowed):
    """It was told from another address, or belongs to someone already."""

    message = _("Dit verhaal is vanaf een ander e-mailadres verteld, of het is al van iemand.")


@transaction.atomic
def adopt(*, response: Response, by: Person, on: date) -> None:
    """Makes the initiative that was told from `by`'s own address theirs. Twice is once."""
    told = Response.objects.select_for_update().get(pk=response.pk)
    if told.person_id == by.pk:
        return
    initiative = initiative_of(told.scan)
    if initiative is None or not permissions.may_adopt(by, told):
        raise NotYourStory
    told.person = by
    told.save(update_fields=["person"])
    if not initiative.memberships.filter(person=by, until__isnull=True).exists():
        register.add_member(party=initiative, person=by, mandate=Membership.Mandate.OWNER, by=None, on=on)
    record("scan.adopted", about=told.scan, by=by)
