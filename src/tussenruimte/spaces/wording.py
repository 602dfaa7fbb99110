"""Spaces in words: where something stands, what it costs, what happened."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tussenruimte.journal.models import Entry
from tussenruimte.register.rules import Change
from tussenruimte.spaces.models import RentPer, Space, SpaceProcedure, SpaceWish
from tussenruimte.spaces.rules import availability, procedure
from tussenruimte.spaces.rules.rent import Rent
from tussenruimte.ui import figures

Sentence = str | Promise

# What happened, for the timeline of a dossier and of a procedure. Details that are days are told as days.
HAPPENED: Mapping[str, Sentence] = {
    "space.wish-made": gettext_lazy("Wens voor een ruimte: %(space)s. Antwoord uiterlijk %(due)s."),
    "space.wish-taken-up": gettext_lazy("Antwoord over %(space)s: nu. %(reason)s"),
    "space.wish-later": gettext_lazy("Antwoord over %(space)s: later, uiterlijk %(due)s. %(reason)s"),
    "space.wish-declined": gettext_lazy("Antwoord over %(space)s: nooit. %(reason)s"),
    "space.wish-withdrawn": gettext_lazy("De wens voor %(space)s is ingetrokken."),
    "space.wish-not-forgotten": gettext_lazy("Over %(space)s is nog geen antwoord. Het komt uiterlijk %(due)s."),
    "space.started": gettext_lazy("De eigenaar bereidt de uitgifte van %(space)s voor."),
    "space.announced-open-selection": gettext_lazy("Open selectie voor %(space)s. Melden kan tot en met %(due)s."),
    "space.announced-one-candidate": gettext_lazy("Voornemen voor %(space)s. Reageren kan tot en met %(due)s."),
    "space.announced-short-use": gettext_lazy("Kort gebruik van %(space)s is bekendgemaakt."),
    "space.entered": gettext_lazy("Gemeld voor de open selectie van %(space)s."),
    "space.left": gettext_lazy("Teruggetrokken uit de open selectie van %(space)s."),
    "space.chosen": gettext_lazy("Er is gekozen voor %(space)s. %(reason)s"),
    "space.objection": gettext_lazy("Een ander reageert op het voornemen voor %(space)s. Antwoord uiterlijk %(due)s."),
    "space.objection-answered": gettext_lazy("De reactie op het voornemen voor %(space)s is beantwoord."),
    "space.given-out": gettext_lazy("%(space)s is uitgegeven. %(reason)s"),
    "space.stopped": gettext_lazy("De uitgifte van %(space)s is gestopt. %(reason)s"),
}
FIELDS: Mapping[str, Sentence] = {
    "name": gettext_lazy("naam"),
    "kind": gettext_lazy("soort"),
    "summary": gettext_lazy("in één zin"),
    "description": gettext_lazy("beschrijving"),
    "place": gettext_lazy("plaats"),
    "address": gettext_lazy("adres"),
    "size_m2": gettext_lazy("oppervlakte"),
    "uses": gettext_lazy("past bij"),
    "available_from": gettext_lazy("vrij vanaf"),
    "available_until": gettext_lazy("vrij tot en met"),
    "rent": gettext_lazy("huur"),
    "market_rent": gettext_lazy("huur op de markt"),
    "contact": gettext_lazy("loket"),
    "reason": gettext_lazy("waarom"),
    "how": gettext_lazy("hoe meedoen"),
    "from_day": gettext_lazy("vanaf"),
    "until_day": gettext_lazy("tot en met"),
    "enter_by": gettext_lazy("melden tot en met"),
    "choose_by": gettext_lazy("keuze uiterlijk"),
}
SPACE_TONES: Mapping[str, str] = {
    Space.State.FREE: "ok",
    Space.State.IN_PROCEDURE: "info",
    Space.State.IN_USE: "neutral",
    Space.State.GIVEN_OUT: "neutral",
    Space.State.WITHDRAWN: "neutral",
}
PROCEDURE_TONES: Mapping[str, str] = {
    SpaceProcedure.State.DRAFT: "neutral",
    SpaceProcedure.State.ANNOUNCED: "info",
    SpaceProcedure.State.LAWYER: "warning",
    SpaceProcedure.State.CHOSEN: "info",
    SpaceProcedure.State.GIVEN_OUT: "ok",
    SpaceProcedure.State.ENDED: "neutral",
}
WISH_TONES: Mapping[str, str] = {
    SpaceWish.State.WAITING: "wait",
    SpaceWish.State.TAKEN_UP: "info",
    SpaceWish.State.LATER: "wait",
    SpaceWish.State.DECLINED: "neutral",
    SpaceWish.State.WITHDRAWN: "neutral",
    SpaceWish.State.GRANTED: "ok",
}
DAYS = frozenset({"due"})


@dataclass(frozen=True)
class Happening:
    """One line of a timeline, without who did it."""

    day: datetime
    title: str
    by: str = ""
    text: str = ""


class _Words(dict[str, str]):
    """Details of an entry as words; one that is not there is left out."""

    def __missing__(self, key: str) -> str:
        return ""

    def __getitem__(self, key: str) -> str:
        value = super().__getitem__(key)
        return figures.day(date.fromisoformat(value)) if key in DAYS and value else str(value)


def happening(entry: Entry) -> Happening | None:
    """A public entry as a line; None for what is not worth a line of its own."""
    template = HAPPENED.get(entry.what)
    if template is None:
        return None
    return Happening(entry.at, " ".join((str(template) % _Words(entry.details)).split()))


def available(space: Space, today: date) -> str:
    """For how long a space can be had, in a sentence."""
    found = availability.availability(space.state, space.available_from, space.available_until, today)
    if found.kind == availability.NOT:
        return _("Nu niet vrij.")
    if space.state == Space.State.IN_PROCEDURE:
        return _("Wordt nu uitgegeven. Kijk hoe u kunt meedoen.")
    words = {
        "since": figures.day(found.since) if found.since else "",
        "until": figures.day(found.until) if found.until else "",
    }
    if found.since and found.until:
        return _("Vrij van %(since)s tot en met %(until)s.") % words
    if found.since:
        return _("Vrij vanaf %(since)s.") % words
    if found.until:
        return _("Tijdelijk vrij, tot en met %(until)s.") % words
    return _("Vrij, zonder einddatum.")


def rent(asked: Rent | None) -> str:
    """An amount with what it is for; empty when it is not known."""
    if asked is None:
        return ""
    if not asked.amount:
        return _("gratis")
    return f"{figures.euro(asked.amount)} {RentPer(asked.per).label}"


def market_rent(space: Space) -> str:
    """What it would cost on the market, with year and source; empty when nobody knows."""
    if space.usual_rent is None:
        return ""
    words = {
        "rent": rent(space.usual_rent),
        "year": space.market_rent_year,
        "source": space.market_rent_source,
    }
    return _("%(rent)s (%(year)s, %(source)s)") % words


def advantage(amount: Decimal | None) -> str:
    """How much below the market a rent is, in a sentence; empty when it is not known or not below."""
    if not amount:
        return ""
    return _("De huur is %(amount)s per jaar lager dan op de markt. Dat is een voordeel en telt als steun.") % {
        "amount": figures.euro(amount)
    }


def where(space: Space) -> str:
    """The place and the municipality around it."""
    if space.place_id == space.municipality_id:
        return space.municipality.name
    return f"{space.place.name}, {space.municipality.name}"


def public_name(wish: SpaceWish | None) -> str:
    """Whose wish it is, as far as they let their name be known; whoever came on paper is not named in public."""
    return wish.initiative.name if wish is not None and wish.named else _("naam niet openbaar")


def standing(found: SpaceProcedure, today: date) -> str:
    """Where a procedure stands, in a sentence that says what comes next."""
    state = found.state
    if state == SpaceProcedure.State.DRAFT:
        return _("Nog niet bekendgemaakt. Alleen de eigenaar ziet dit.")
    if state == SpaceProcedure.State.LAWYER:
        return _("Een ander reageerde. De eigenaar legt het voor aan een jurist. Er wordt nu niets uitgegeven.")
    if state == SpaceProcedure.State.CHOSEN:
        return _("Er is gekozen. De eigenaar regelt nu de uitgifte.")
    if state == SpaceProcedure.State.GIVEN_OUT:
        return _("De ruimte is uitgegeven.")
    if state == SpaceProcedure.State.ENDED:
        return _("Deze uitgifte is gestopt. Hieronder leest u waarom.")
    return _announced(found, today)


def _announced(found: SpaceProcedure, today: date) -> str:
    if found.way == SpaceProcedure.Way.OPEN_SELECTION and found.enter_by:
        if procedure.is_entering(found.enter_by, today):
            return _("U kunt zich melden tot en met %(day)s.") % {"day": figures.day(found.enter_by)}
        choose_by = figures.day(found.choose_by) if found.choose_by else ""
        return _("Melden kan niet meer. De keuze komt uiterlijk %(day)s.") % {"day": choose_by}
    if found.way == SpaceProcedure.Way.ONE_CANDIDATE and found.window_ends:
        if procedure.is_in_window(found.window_ends, today):
            return _("Anderen kunnen reageren tot en met %(day)s.") % {"day": figures.day(found.window_ends)}
        return _("Reageren kan niet meer. De eigenaar regelt nu de uitgifte.")
    return _("De eigenaar regelt nu de uitgifte.")


def told_changes(changes: tuple[Change, ...]) -> list[tuple[str, str, str]]:
    """What someone else changed: field, old and new, in words."""
    return [(str(FIELDS.get(one.field, one.field)), _value(one.old), _value(one.new)) for one in changes]


def _value(value: object) -> str:
    return "" if value is None else " ".join(str(value).split())
