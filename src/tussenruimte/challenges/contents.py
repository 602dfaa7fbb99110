"""What a request holds, in words, as every page, letter and paper of it tells: line by line, unknown as unknown."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tussenruimte.challenges import rulesets
from tussenruimte.challenges.models import Challenge
from tussenruimte.core.days import AMSTERDAM
from tussenruimte.dossiers import clocks
from tussenruimte.ui import figures


@dataclass(frozen=True)
class Told:
    """One line of a request: its title and what stands there; empty is not told."""

    id: str
    title: str
    text: str


def told(challenge: Challenge, today: date) -> list[Told]:
    """Everything the request holds, in the order of the ordinance, and then what we ask beside it."""
    lines = rulesets.rules_of(challenge, today).contents(rulesets.rule_book())
    asked = [Told(line.id, line.title, _text(challenge, line.id)) for line in lines]
    extra = [
        Told("begin", _("Begin"), figures.day(challenge.start)),
        Told("kwaliteit", _("Kwaliteit die u wilt leveren"), challenge.quality),
        Told("mensen", _("Wie het gaat doen"), challenge.staff),
    ]
    return asked + extra


def _text(challenge: Challenge, line: str) -> str:
    written = str(challenge.answers.get(line, ""))
    if line == "naam-en-contact":
        parts = (challenge.contact_name, challenge.contact_email, challenge.contact_phone)
        return ", ".join(part for part in parts if part)
    if line == "duur":
        return months(challenge.months)
    if line == "financiele-onderbouwing":
        return "\n".join(part for part in (*_money(challenge), written) if part)
    if line == "aantoonbaar-draagvlak":
        return "\n".join(part for part in (_supporters(challenge), written) if part)
    return written


def months(number: int | None) -> str:
    """A number of months in words."""
    if number is None:
        return ""
    return ngettext("%(number)d maand", "%(number)d maanden", number) % {"number": number}


def _money(challenge: Challenge) -> list[str]:
    said = []
    if challenge.cost is not None:
        said.append(_("Kosten per jaar: %(amount)s.") % {"amount": figures.euro(challenge.cost)})
    if challenge.own_contribution is not None:
        said.append(_("Eigen inbreng per jaar: %(amount)s.") % {"amount": figures.euro(challenge.own_contribution)})
    return said


def _supporters(challenge: Challenge) -> str:
    if challenge.supporters is None:
        return ""
    words = {"number": figures.figure(challenge.supporters)}
    return ngettext("%(number)s mens steunt dit.", "%(number)s mensen steunen dit.", challenge.supporters) % words


def due_of(challenge: Challenge) -> date | None:
    """Until when the municipality decides, by the clock of the dossier; None while it stands still or for a draft."""
    return clocks.due_day(challenge.clock, clocks.rule_book()) if challenge.clock else None


def receipt_of(challenge: Challenge) -> dict[str, Any]:
    """What a receipt says: moment, number, what was sent, and what happens by when."""
    if challenge.sent_at is None:
        raise ValueError("a draft has no receipt")
    moment = challenge.sent_at.astimezone(AMSTERDAM)
    invitation = challenge.invitation
    return {
        "moment": moment,
        "lines": told(challenge, moment.date()),
        "documents": list(challenge.documents.all()),
        "due": due_of(challenge),
        "choice_by": invitation.choice_by if invitation else None,
        "rules": rulesets.rules_of(challenge, moment.date()),
        "finding": rulesets.finding_of(challenge, moment.date()),
    }
