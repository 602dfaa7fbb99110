"""What the actions of this room say when something may not or cannot be done."""

from django.utils.translation import gettext_lazy as _

from tussenruimte.accounts.models import Person
from tussenruimte.conversations import permissions
from tussenruimte.core.refusals import NotAllowed, Refusal
from tussenruimte.register.models import Initiative, Side


class NotYours(NotAllowed):
    """The person does not take part, or it is the other side's."""

    message = _("Dit mag u hier niet doen. Alleen wie meedoet aan het gesprek kan dit.")


class NoWords(Refusal):
    """Nothing was written."""

    message = _("Schrijf eerst iets op.")


class NotInTheList(Refusal):
    """The framework does not know it."""

    message = _("Kies een antwoord uit de lijst.")


def require(*, allowed: bool) -> None:
    """Refuses the deed unless it is allowed."""
    if not allowed:
        raise NotYours


def speaking_side(by: Person, initiative: Initiative) -> Side:
    """The side the person speaks from; refuses who may only read."""
    side = permissions.side_of(by, initiative)
    if side is None or not permissions.may_speak(by, initiative):
        raise NotYours
    return side


def one_line(text: str) -> str:
    """A short text without breaks and double spaces."""
    return " ".join(text.split())
