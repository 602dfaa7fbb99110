"""What every action on a barrier says when it may not or cannot be done."""

from django.utils.translation import gettext_lazy as _

from tussenruimte.barriers.models import Barrier
from tussenruimte.core.refusals import NotAllowed, Refusal


class NotYours(NotAllowed):
    """The person has no right to this deed."""

    message = _("Dit mag u hier niet doen. Vraag het aan de eigenaar of aan de gemeente.")


class ChangedMeanwhile(Refusal):
    """Someone else changed it since the page was made."""

    message = _("Iemand anders paste dit net aan. Lees eerst wat er veranderde. Uw tekst staat er nog.")


class UnknownKind(Refusal):
    """The kind is on none of the lists."""

    message = _("Kies wat voor belemmering het is.")


class NoTitle(Refusal):
    """Without words nobody knows what it is about."""

    message = _("Schrijf in één zin op wat er in de weg staat.")


class AlreadyThere(Refusal):
    """It is known already that it stands in the way here."""

    message = _("Deze belemmering staat al bij dit initiatief.")


class CannotMove(Refusal):
    """The table of transitions has no such step."""

    message = _("Deze stap kan nu niet. Lees hoe het ervoor staat.")


class NoReason(Refusal):
    """A step without a reason cannot be explained later."""

    message = _("Schrijf op waarom. Wie betrokken is, leest uw reden.")


class NoOutcome(Refusal):
    """An end without saying how."""

    message = _("Kies hoe het is afgelopen.")


class NoNextDay(Refusal):
    """What is open has a day on which something is heard."""

    message = _("Kies een dag vanaf vandaag. Dan weet iedereen wanneer er iets gebeurt.")


class NoSuchOwner(Refusal):
    """Someone who is not involved cannot own it."""

    message = _("Kies iemand die hierbij hoort.")


def require(*, allowed: bool) -> None:
    """Refuses the deed unless it is allowed."""
    if not allowed:
        raise NotYours


def locked(barrier: Barrier, seen: int) -> Barrier:
    """The barrier as it is now, kept from others until the end of the transaction; refused when it changed."""
    fresh = Barrier.objects.select_for_update(of=("self",)).select_related("owner", "owner_party").get(pk=barrier.pk)
    if fresh.revision != seen:
        raise ChangedMeanwhile
    fresh.revision += 1
    return fresh
