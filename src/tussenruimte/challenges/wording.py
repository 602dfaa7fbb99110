"""What states, happenings and figures of this room say: for those involved, and for everyone."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.functional import Promise as Sentence
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from tussenruimte.challenges.models import Challenge, MunicipalTask
from tussenruimte.challenges.rules.exploring import Compared
from tussenruimte.register.frameworks import current_catalogue
from tussenruimte.ui import figures

State = Challenge.State
THEMES = "werkvelden"

HAPPENED: Mapping[str, Sentence] = {
    "challenge.sent": gettext_lazy("Het verzoek is verstuurd: %(title)s. Nummer %(number)s."),
    "challenge.withdrawn": gettext_lazy("Het initiatief trok het verzoek in: %(title)s."),
    "challenge.completion-asked": gettext_lazy("De gemeente vraagt om een aanvulling, uiterlijk %(due)s: %(text)s"),
    "challenge.completed": gettext_lazy("Het verzoek is aangevuld: %(title)s."),
    "challenge.not-completed": gettext_lazy(
        "De tijd om het verzoek aan te vullen is voorbij sinds %(due)s. De klok loopt weer."
    ),
    "challenge.complete": gettext_lazy("Het verzoek is compleet: %(title)s."),
    "challenge.task-linked": gettext_lazy("Het verzoek gaat over een taak van de lijst: %(task)s."),
    "challenge.assessed-initiative": gettext_lazy("Het initiatief gaf antwoord op de criteria: %(number)s."),
    "challenge.assessed-municipality": gettext_lazy("De gemeente gaf antwoord op de criteria: %(number)s."),
    "challenge.planned": gettext_lazy("%(party)s plande stappen voor de overdracht: %(number)s."),
    "challenge.continued": gettext_lazy("Na het terugkijken gaat het door: %(title)s. %(reason)s"),
    "challenge.handed-back": gettext_lazy("De taak gaat terug naar de gemeente: %(title)s. %(reason)s"),
    "challenge.bid-chosen": gettext_lazy("De gemeente koos dit bod: %(title)s. %(reason)s"),
}
TONES: Mapping[str, str] = {
    State.DRAFT: "neutral",
    State.SENT: "wait",
    State.INCOMPLETE: "warning",
    State.COMPLETE: "info",
    State.DECIDED: "ok",
    State.CHOSEN: "ok",
    State.NOT_CHOSEN: "neutral",
    State.WITHDRAWN: "neutral",
}
PUBLIC: Mapping[str, Sentence] = {
    State.SENT: gettext_lazy("De gemeente kijkt of het verzoek compleet is."),
    State.INCOMPLETE: gettext_lazy("De gemeente vroeg om een aanvulling. De klok staat stil."),
    State.COMPLETE: gettext_lazy("Bewoners en gemeente bekijken het samen. Daarna komt er een besluit."),
    State.DECIDED: gettext_lazy("Er is een besluit."),
    State.WITHDRAWN: gettext_lazy("De bewoners trokken het verzoek in."),
}
NOW: Mapping[str, Mapping[str, Sentence]] = {
    State.DRAFT: {
        "initiative": gettext_lazy("U schrijft nog. De gemeente ziet dit concept niet."),
    },
    State.SENT: {
        "initiative": gettext_lazy("De gemeente kijkt of alles erin staat."),
        "municipality": gettext_lazy("Kijk of het verzoek compleet is. Mist er iets? Vraag het dan nu."),
    },
    State.INCOMPLETE: {
        "initiative": gettext_lazy("Vul aan wat de gemeente vraagt. De klok staat zolang stil."),
        "municipality": gettext_lazy("U wacht op de aanvulling. De klok staat zolang stil."),
    },
    State.COMPLETE: {
        "initiative": gettext_lazy("Bekijk samen de taak en de criteria. Daarna neemt de gemeente een besluit."),
        "municipality": gettext_lazy("Bekijk samen de taak en de criteria. Leg daarna het besluit vast."),
    },
    State.DECIDED: {
        "initiative": gettext_lazy("Er is een besluit. Lees waarom, en plan wat er nu komt."),
        "municipality": gettext_lazy("Er is een besluit. Plan samen wat er nu komt."),
    },
    State.CHOSEN: {
        "initiative": gettext_lazy("De gemeente koos uw bod. Plan samen wat er nu komt."),
        "municipality": gettext_lazy("Dit bod is gekozen. Plan samen wat er nu komt."),
    },
    State.NOT_CHOSEN: {
        "initiative": gettext_lazy("De gemeente koos een ander bod. U leest hier waarom."),
        "municipality": gettext_lazy("Dit bod is niet gekozen. De reden staat erbij."),
    },
    State.WITHDRAWN: {
        "initiative": gettext_lazy("U trok dit in. U kunt altijd opnieuw beginnen."),
        "municipality": gettext_lazy("Het initiatief trok dit in."),
    },
}
PHASES: Mapping[str, Sentence] = {
    "draft": gettext_lazy("Concept. Alleen de gemeente ziet dit."),
    "asking": gettext_lazy("U kunt vragen stellen en een bod doen."),
    "bidding": gettext_lazy("U kunt nog een bod doen. Vragen stellen kan niet meer."),
    "choosing": gettext_lazy("De inzending is gesloten. De gemeente kiest."),
    "chosen": gettext_lazy("De keuze is gemaakt."),
    "withdrawn": gettext_lazy("De gemeente trok deze uitnodiging in."),
}
SUBJECTS: Mapping[str, Sentence] = {
    "cost": gettext_lazy("Kosten per jaar"),
    "quality": gettext_lazy("Kwaliteit"),
    "contract": gettext_lazy("Einde contract en begin"),
    "staff": gettext_lazy("Wie het doet"),
}
# Why each thing matters when it is not told.
UNTOLD: Mapping[str, Sentence] = {
    "huidige-kosten": gettext_lazy("Onbekend. Zonder de kosten is een uitdaging niet eerlijk te wegen."),
    "kwaliteit": gettext_lazy("Onbekend. Zonder de kwaliteit is een uitdaging niet eerlijk te wegen."),
    "einde-contract": gettext_lazy("Onbekend. Zonder deze dag is een begin niet goed te kiezen."),
}


@dataclass(frozen=True)
class Row:
    """One subject of looking together, in words."""

    title: str
    now: str
    proposed: str
    difference: str


def what_now(challenge: Challenge, side: str) -> str:
    """What the state means for one side."""
    words = NOW[challenge.state]
    return str(words.get(side) or words["initiative"])


def theme_title(theme: str) -> str:
    """The title of a policy field; its id when it vanished, empty when there is none."""
    reference, known = f"{THEMES}/{theme}", current_catalogue()
    return known.title(reference) if theme and known.has(reference) else theme


def cost_of(task: MunicipalTask) -> str:
    """The cost with its year and what is said of tax; empty when unknown."""
    if task.cost is None:
        return ""
    words = {"amount": figures.euro(task.cost), "year": task.cost_year, "vat": task.get_cost_vat_display()}
    return _("%(amount)s in %(year)s, %(vat)s") % words


def carried_out(task: MunicipalTask) -> str:
    """Who does it now; empty when unknown."""
    if task.carried_out == MunicipalTask.CarriedOut.UNKNOWN:
        return task.carried_out_by
    return ", ".join(part for part in (str(task.get_carried_out_display()), task.carried_out_by) if part)


def rows(compared: tuple[Compared, ...]) -> list[Row]:
    """The table of looking together; what nobody told says so."""
    return [
        Row(str(SUBJECTS[one.subject]), _value(one.now), _value(one.proposed), _difference(one)) for one in compared
    ]


def _value(value: Any) -> str:
    if value is None or value == "":
        return _("onbekend")
    if isinstance(value, Decimal):
        return figures.euro(value)
    return figures.day(value) if isinstance(value, date) else str(value)


def _difference(one: Compared) -> str:
    if one.unknown:
        return _("nog niet te zeggen")
    if isinstance(one.difference, Decimal):
        words = {"amount": figures.euro(abs(one.difference))}
        if not one.difference:
            return _("evenveel")
        return (_("%(amount)s meer") if one.difference > 0 else _("%(amount)s minder")) % words
    if isinstance(one.difference, int):
        days = abs(one.difference)
        if one.difference < 0:
            sentence = ngettext(
                "Het contract loopt dan nog %(days)d dag.", "Het contract loopt dan nog %(days)d dagen.", days
            )
            return sentence % {"days": days}
        return _("na het einde van het contract")
    return _("praat er samen over")


def bidder(bid: Challenge, *, published: bool) -> str:
    """The name of a bidder for everyone: only when they agreed, or the choice is published and it won."""
    if bid.name_shown or (published and bid.state == State.CHOSEN):
        return bid.initiative.name
    return ""


def invitation_tone(phase: str) -> str:
    """The mood of the badge of an invitation."""
    tones = {"asking": "info", "bidding": "wait", "choosing": "wait", "chosen": "ok"}
    return tones.get(phase, "neutral")
