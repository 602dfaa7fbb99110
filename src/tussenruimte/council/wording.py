"""What happenings, states and signals of this room say to people."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise as Sentence
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from tussenruimte.council.models import FollowUp, Motion, Proposal
from tussenruimte.council.rules import involvement
from tussenruimte.frameworks.schema import PlainList
from tussenruimte.register.frameworks import current_catalogue

HAPPENED: Mapping[str, Sentence] = {
    "council.card-edited": gettext_lazy("De voorstelkaart voor de raad is bijgewerkt."),
    "council.proposal-started": gettext_lazy("Er is een raadsvoorstel begonnen: %(title)s."),
    "council.section-written": gettext_lazy("In het raadsvoorstel %(title)s is geschreven aan: %(section)s."),
    "council.proposal-presented": gettext_lazy("De raad heeft het voorstel %(title)s, versie %(version)s."),
    "council.proposal-taken-back": gettext_lazy("Aan het voorstel %(title)s wordt weer geschreven. %(reason)s"),
    "council.proposal-published": gettext_lazy("Iedereen kan het voorstel %(title)s lezen."),
    "council.proposal-adopted": gettext_lazy("De raad nam het voorstel %(title)s aan. %(text)s"),
    "council.proposal-amended": gettext_lazy("De raad nam het voorstel %(title)s aan, met wijzigingen. %(text)s"),
    "council.proposal-rejected": gettext_lazy("De raad verwierp het voorstel %(title)s. %(text)s"),
    "council.proposal-withdrawn": gettext_lazy("Het voorstel %(title)s is ingetrokken. %(text)s"),
    "council.visit-invited": gettext_lazy("Het initiatief nodigt de raad uit op %(day)s: %(where)s."),
    "council.visit-joined": gettext_lazy("Iemand van de raad komt kijken op %(day)s."),
    "council.visit-left": gettext_lazy("Iemand van de raad kan toch niet komen op %(day)s."),
    "council.visit-cancelled": gettext_lazy("Het werkbezoek op %(day)s gaat niet door."),
    "council.visit-held": gettext_lazy("De raad kwam kijken op %(day)s. %(seen)s"),
    "council.motion-recorded": gettext_lazy("In de raad kwam een stuk over dit dossier: %(title)s."),
    "council.motion-edited": gettext_lazy("Het raadsstuk %(title)s is bijgewerkt."),
    "council.motion-announced": gettext_lazy("Het raadsstuk %(title)s is aangekondigd."),
    "council.motion-adopted": gettext_lazy("De raad nam dit stuk aan: %(title)s."),
    "council.motion-rejected": gettext_lazy("De raad verwierp dit stuk: %(title)s."),
    "council.motion-withdrawn": gettext_lazy("Dit raadsstuk is ingetrokken: %(title)s."),
    "council.motion-done": gettext_lazy("Dit is in de raad besproken: %(title)s."),
    "council.follow-up-promised": gettext_lazy("De gemeente zegt de raad toe: %(text)s, uiterlijk %(due)s."),
    "council.follow-up-settled": gettext_lazy("Toegezegd aan de raad: %(text)s. Wat ervan kwam: %(came_of_it)s"),
}
PROPOSAL_TONES: Mapping[str, str] = {
    Proposal.State.DRAFT: "neutral",
    Proposal.State.FOR_COUNCIL: "wait",
    Proposal.State.TREATED: "ok",
}
OUTCOME_TONES: Mapping[str, str] = {
    Proposal.Outcome.ADOPTED: "ok",
    Proposal.Outcome.AMENDED: "ok",
    Proposal.Outcome.REJECTED: "neutral",
    Proposal.Outcome.WITHDRAWN: "neutral",
}
MOTION_TONES: Mapping[str, str] = {
    Motion.State.ANNOUNCED: "wait",
    Motion.State.ADOPTED: "ok",
    Motion.State.REJECTED: "neutral",
    Motion.State.WITHDRAWN: "neutral",
    Motion.State.DONE: "info",
}
FOLLOW_UP_TONES: Mapping[str, str] = {
    FollowUp.State.OPEN: "wait",
    FollowUp.State.DONE: "ok",
    FollowUp.State.NOT_DONE: "warning",
}


@dataclass(frozen=True)
class Gentle:
    """A signal in words: what it says, the figures behind it, and where it comes from."""

    title: str
    text: str
    figures: str
    source: Any
    evidence: str
    version: int


def told(signal: involvement.Signal) -> Gentle:
    """A signal as people read it."""
    framework = current_catalogue().framework(involvement.FRAMEWORK)
    if not isinstance(framework, PlainList):
        raise TypeError(f"{involvement.FRAMEWORK} is not a list")
    (item,) = (item for item in framework.items if item.id == signal.id)
    source, evidence = item.source or framework.source, item.evidence or framework.evidence
    return Gentle(item.title, item.text, _figures(signal.figures), source, evidence, framework.version)


def _figures(figures: Mapping[str, int]) -> str:
    lines = {
        "decisions": ngettext("%(number)d besluit", "%(number)d besluiten", figures.get("decisions", 0)),
        "proposals": ngettext("%(number)d raadsvoorstel", "%(number)d raadsvoorstellen", figures.get("proposals", 0)),
        "days": ngettext(
            "%(number)d dag leest de raad mee", "%(number)d dagen leest de raad mee", figures.get("days", 0)
        ),
        "visits": ngettext("%(number)d werkbezoek", "%(number)d werkbezoeken", figures.get("visits", 0)),
    }
    return _("Wat wij tellen: %(figures)s.") % {
        "figures": ", ".join(lines[name] % {"number": number} for name, number in figures.items())
    }


def state_of_proposal(proposal: Proposal) -> tuple[str, str]:
    """The tone and the words of where a proposal stands."""
    if proposal.outcome:
        return OUTCOME_TONES[proposal.outcome], str(proposal.get_outcome_display())
    return PROPOSAL_TONES[proposal.state], str(proposal.get_state_display())


def state_of_motion(motion: Motion) -> tuple[str, str]:
    """The tone and the words of what the council did with it."""
    return MOTION_TONES[motion.state], str(motion.get_state_display())


def state_of_follow_up(state: str) -> tuple[str, str]:
    """The tone and the words of what came of a follow-up."""
    return FOLLOW_UP_TONES[state], str(dict(FollowUp.State.choices)[state])
