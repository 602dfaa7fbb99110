"""What every action of the register says when someone may not do it."""

from django.utils.translation import gettext_lazy as _

from tussenruimte.core.refusals import NotAllowed, Refusal


class NotYours(NotAllowed):
    """The person has no right to this deed."""

    message = _("Dit mag u hier niet doen. Vraag de eigenaar van het initiatief.")


class NoName(Refusal):
    """A thing without a name cannot be found back."""

    message = _("Vul een naam in.")


def one_line(text: str) -> str:
    """The text on one line, without double spaces and without signs that no screen shows."""
    return " ".join("".join(sign for sign in text if sign.isprintable() or sign.isspace()).split())


def require(*, allowed: bool) -> None:
    """Refuses the deed unless it is allowed."""
    if not allowed:
        raise NotYours
