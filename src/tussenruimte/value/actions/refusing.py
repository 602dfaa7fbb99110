"""What the actions of this room say when something may not or cannot be done."""

from django.utils.translation import gettext_lazy as _

from tussenruimte.core.refusals import NotAllowed, Refusal


class NotYours(NotAllowed):
    """The person has no right to this deed."""

    message = _("Dit mag u hier niet doen. Alleen de mensen van het initiatief kunnen dit.")


class ChangedMeanwhile(Refusal):
    """Someone else was first. What is there now is on the page; saving again is a choice made knowingly."""

    message = _("Iemand anders was u voor. Hieronder ziet u wat er nu staat. Uw tekst is nog niet bewaard.")


def require(*, allowed: bool) -> None:
    """Refuses the deed unless it is allowed."""
    if not allowed:
        raise NotYours
