"""Showing what was sent to others, and taking that back. Whose answers they are decides."""

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from tussenruimte.accounts.models import Person
from tussenruimte.accounts.queries import Someone
from tussenruimte.core.refusals import NotAllowed
from tussenruimte.journal.actions import record
from tussenruimte.scans import permissions
from tussenruimte.scans.models import Response
from tussenruimte.scans.subjects import is_closed


class NotYourAnswers(NotAllowed):
    """Someone else said this, or it was told to all who take part."""

    message = _("Alleen wie dit invulde, bepaalt wie het leest.")


class NotForAll(NotAllowed):
    """What the scan is about is not for everyone to know."""

    message = _("Dit kunt u alleen delen met wie meedoet.")


@transaction.atomic
def share(*, response: Response, with_whom: str, by: Someone, at: datetime, token: str = "") -> Response:
    """Lets those involved, or everyone, read these answers; with nobody else it is taken back. Twice is once.

    `token` is the link by which someone without an account shows that they are the respondent.
    """
    locked = Response.objects.select_for_update(of=("self",)).select_related("scan", "party").get(pk=response.pk)
    if not permissions.may_share(by, locked, token):
        raise NotYourAnswers
    wanted = Response.Sharing(with_whom)
    if wanted == Response.Sharing.PUBLIC and is_closed(locked.scan):
        raise NotForAll
    if locked.shared_with == wanted:
        return locked
    before, locked.shared_with = locked.shared_with, wanted
    locked.shared_on = localdate(at) if wanted else None
    locked.save(update_fields=["shared_with", "shared_on"])
    what = "scan.shared" if wanted else "scan.unshared"
    details = {"before": str(before), "with": str(wanted), "side": locked.side}
    record(what, about=locked.scan, by=by if isinstance(by, Person) else None, at=at, details=details)
    return locked
