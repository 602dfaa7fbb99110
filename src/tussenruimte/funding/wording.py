"""What the finder says: why a scheme fits or drops out, what to know of it, when it is open, and what happened."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.utils.functional import Promise as Sentence
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from tussenruimte.funding import lists
from tussenruimte.funding.models import Scheme, SchemeTrait
from tussenruimte.funding.rules import money
from tussenruimte.funding.rules.matching import Call, Drop, Note, Reason, Situation, Unknown, Why
from tussenruimte.funding.rules.rounds import Round, Window, closes_next, opens_next, to_come, window
from tussenruimte.funding.rules.wholeness import AXES, Fault
from tussenruimte.journal.models import Entry
from tussenruimte.register.rules import Change
from tussenruimte.ui import figures

Axis = SchemeTrait.Axis
MOST_PLACES = 4

FAULTS: Mapping[str, Sentence] = {
    Fault.EMPTY: gettext_lazy("Vul hier iets in."),
    Fault.NOBODY_TO_ASK: gettext_lazy(
        "Vul een e-mailadres of een telefoonnummer in. Mensen willen iemand kunnen vragen."
    ),
    Fault.NO_ROUND: gettext_lazy("Vul minstens één dag in waarop een ronde sluit."),
    Fault.OPENS_AFTER_CLOSING: gettext_lazy("Een ronde opent voordat zij sluit. Kijk de dagen na."),
    Fault.MOST_BELOW_LEAST: gettext_lazy("Dit bedrag is lager dan het kleinste bedrag."),
    Fault.PAYS_NOTHING: gettext_lazy("Zo betaalt de regeling niets. Kijk dit na."),
    Fault.BELOW_NOUGHT: gettext_lazy("Een bedrag is niet lager dan nul."),
    Fault.LEFT_WITHOUT_DAY: gettext_lazy("Vul allebei in: wat er over is, en op welke dag dat zo was."),
    Fault.LEFT_ABOVE_CEILING: gettext_lazy("Er kan niet meer over zijn dan er in totaal is."),
}
HAPPENED: Mapping[str, Sentence] = {
    "scheme.published": gettext_lazy("De regeling staat op de site."),
    "scheme.edited": gettext_lazy("Aangepast: %(fields)s."),
    "scheme.round-added": gettext_lazy("Er is een nieuwe ronde. Aangepast: %(fields)s."),
    "scheme.reopened": gettext_lazy("De regeling is weer open."),
    "scheme.open": gettext_lazy("De regeling is open."),
    "scheme.planned": gettext_lazy("De regeling komt eraan."),
    "scheme.closed": gettext_lazy("De regeling is gesloten."),
    "scheme.withdrawn": gettext_lazy("De regeling is ingetrokken."),
    "scheme.confirmed": gettext_lazy("Nagekeken: het klopt nog."),
}
FIELDS: Mapping[str, Sentence] = {
    "title": gettext_lazy("naam"),
    "form": gettext_lazy("soort"),
    "purpose": gettext_lazy("waar het voor is"),
    "state": gettext_lazy("stand"),
    "minimum": gettext_lazy("minstens"),
    "maximum": gettext_lazy("hoogstens"),
    "own_share": gettext_lazy("eigen deel"),
    "repayable": gettext_lazy("terugbetalen"),
    "continuous": gettext_lazy("altijd open"),
    "rounds": gettext_lazy("rondes"),
    "places": gettext_lazy("plaatsen"),
    "legal-form": gettext_lazy("rechtsvorm"),
    "phase": gettext_lazy("fase"),
    "theme": gettext_lazy("thema"),
    "need": gettext_lazy("behoefte"),
    "threshold": gettext_lazy("drempel"),
    "legal_basis": gettext_lazy("regels"),
    "state_aid": gettext_lazy("staatssteun"),
    "ceiling": gettext_lazy("hoeveel er in totaal is"),
    "left": gettext_lazy("wat er over is"),
    "left_on": gettext_lazy("dag van dat bedrag"),
    "conditions": gettext_lazy("voorwaarden"),
    "how_to_apply": gettext_lazy("hoe u het aanvraagt"),
    "decision_weeks": gettext_lazy("weken tot een besluit"),
    "link": gettext_lazy("meer lezen"),
    "contact_desk": gettext_lazy("loket"),
    "contact_email": gettext_lazy("e-mail"),
    "contact_phone": gettext_lazy("telefoon"),
    "source": gettext_lazy("bron"),
    "key": gettext_lazy("sleutel"),
}


@dataclass(frozen=True)
class Said:
    """One sentence of reasons, as the component of reasons takes it."""

    text: str


def fault(code: str) -> Sentence:
    """What is wrong, in a sentence."""
    return FAULTS[code]


# --- why it fits, and why not ----------------------------------------------------------------------------------------
def reason(one: Reason) -> Said:
    """Why a scheme fits, in a sentence."""
    axes = {Why.NEED: Axis.NEED, Why.THEME: Axis.THEME, Why.PHASE: Axis.PHASE, Why.THRESHOLD: Axis.THRESHOLD}
    names = joined(titles_of(axes[one.why], one.items)) if one.why in axes else ""
    sentences = {
        Why.NEED: _("Het past bij wat nodig is: %(names)s."),
        Why.THEME: _("Het is voor dit thema: %(names)s."),
        Why.PHASE: _("Het is voor deze fase: %(names)s."),
        Why.THRESHOLD: _("Het helpt bij een drempel: %(names)s."),
        Why.NEARBY: _("Het is er speciaal voor deze plek."),
    }
    return Said(sentences[one.why] % {"names": names})


def reasons(found: Iterable[Reason]) -> list[Said]:
    """The reasons in order; when none speaks for it, that is said too."""
    told = [reason(one) for one in found]
    return told or [Said(_("Niets sluit deze regeling uit. Of zij echt past, hoort u bij het loket."))]


def drop(why: Drop, scheme: Scheme, call: Call, situation: Situation) -> str:
    """The one reason why a scheme drops out, as the end of "valt af omdat …"."""
    words = {
        "places": places_of(scheme),
        "forms": joined(titles_of(Axis.LEGAL_FORM, sorted(call.legal_forms)), _("of")),
        "phases": joined(titles_of(Axis.PHASE, sorted(call.phases)), _("of")),
        "least": figures.euro(call.minimum),
        "most": figures.euro(call.maximum),
        "share": call.own_share or 0,
        "day": figures.day(scheme.left_on),
        "closed": figures.day(max((one.closes for one in call.rounds), default=None)),
    }
    if why == Drop.NOT_ALL:
        return _not_all(call, situation) % words
    sentences = {
        Drop.NOT_OPEN: _("de regeling gesloten is"),
        Drop.MONEY_GONE: _("het geld op is. Zo was het op %(day)s"),
        Drop.OVER: _("de laatste ronde op %(closed)s sloot"),
        Drop.ELSEWHERE: _("de regeling alleen is voor %(places)s"),
        Drop.LEGAL_FORM: _("u hiervoor een andere rechtsvorm nodig heeft: %(forms)s"),
        Drop.PHASE: _("de regeling is voor een andere fase: %(phases)s"),
        Drop.TOO_LITTLE: _("de regeling pas begint bij %(least)s"),
        Drop.NEEDS_PLACE: _("wij niet weten of u in dit gebied zit: %(places)s"),
    }
    return sentences[why] % words


def _not_all(call: Call, situation: Situation) -> str:
    own = situation.own_money or money.NOTHING
    if call.maximum is not None and situation.amount is not None and call.maximum + own < situation.amount:
        return _("de regeling hoogstens %(most)s geeft, en u het hele bedrag zoekt")
    return _("u %(share)s%% zelf moet betalen, en dat bedrag is er niet")


def notes(found: Iterable[Note], scheme: Scheme, call: Call, situation: Situation, today: date) -> list[str]:
    """What to know about a scheme that fits."""
    opens = opens_next(call.rounds, today)
    words = {"most": figures.euro(_most(call, situation)), "share": call.own_share or 0, "day": figures.day(opens)}
    sentences = {
        Note.LATER: _("U kunt nog niet aanvragen. De ronde opent op %(day)s.")
        if opens
        else _("U kunt nog niet aanvragen. De regeling komt eraan."),
        Note.GIVES_A_PART: _("De regeling betaalt hoogstens %(most)s van wat u zoekt."),
        Note.OWN_SHARE: _("U betaalt zelf minstens %(share)s%% van de kosten. Dat mag vaak ook van een ander komen."),
    }
    return [sentences[one] % words for one in found]


def _most(call: Call, situation: Situation) -> Decimal | None:
    if situation.amount is None:
        return None
    return money.most_given(situation.amount, maximum=call.maximum, own_share=call.own_share or 0)


def unknown(found: Iterable[Unknown]) -> list[str]:
    """What this scheme asks for and nobody told yet."""
    sentences = {
        Unknown.LEGAL_FORM: _("Wij weten de rechtsvorm nog niet. Deze regeling vraagt een bepaalde rechtsvorm."),
        Unknown.PHASE: _("Wij weten de fase nog niet. Deze regeling is voor een bepaalde fase."),
        Unknown.AMOUNT: _("Wij weten het bedrag nog niet. Deze regeling heeft een kleinste bedrag."),
    }
    return [sentences[one] for one in found]


def stacking(call: Call, situation: Situation) -> list[tuple[str, str]]:
    """Who could pay what, as pairs of a side and an amount; empty when the amount is unknown or all of it is paid."""
    if situation.amount is None:
        return []
    parts = money.stack(
        situation.amount, maximum=call.maximum, own_share=call.own_share or 0, own_money=situation.own_money
    )
    if not (parts.own or parts.gap):
        return []
    rows = (
        (_("Deze regeling, hoogstens"), parts.scheme),
        (_("Uw eigen geld"), parts.own),
        (_("Nog te vinden, zoals bij een voucher, een fonds of matchfunding"), parts.gap),
    )
    return [(side, figures.euro(amount)) for side, amount in rows if amount]


# --- the scheme itself -----------------------------------------------------------------------------------------------
def amounts(scheme: Scheme) -> str:
    """Between which amounts a scheme gives."""
    least, most = figures.euro(scheme.minimum), figures.euro(scheme.maximum)
    if scheme.minimum and scheme.maximum is not None:
        return _("%(least)s tot %(most)s") % {"least": least, "most": most}
    if scheme.maximum is not None:
        return _("hoogstens %(most)s") % {"most": most}
    return _("vanaf %(least)s") % {"least": least} if scheme.minimum else ""


@dataclass(frozen=True)
class Standing:
    """Whether one can apply: a word with its tone, and a sentence with the day."""

    badge: str
    tone: str
    sentence: str


def standing(scheme: Scheme, rounds: Iterable[Round], today: date) -> Standing:
    """Whether one can apply today."""
    known = tuple(rounds)
    opened = window(scheme.state, continuous=scheme.continuous, rounds=known, today=today)
    if opened == Window.OVER:
        withdrawn = scheme.state == Scheme.State.WITHDRAWN
        return Standing(_("ingetrokken") if withdrawn else _("gesloten"), "neutral", _("U kunt nu niet aanvragen."))
    if opened == Window.LATER:
        day = opens_next(known, today)
        sentence = _("Opent op %(day)s.") % {"day": figures.day(day)} if day else _("De dag is nog niet bekend.")
        return Standing(_("komt eraan"), "wait", sentence)
    closes = None if scheme.continuous else closes_next((one for one in known if one.is_open(today)), today)
    if closes is None:
        return Standing(_("open"), "ok", _("U kunt altijd aanvragen."))
    left = (closes - today).days
    sentence = ngettext(
        "Aanvragen kan tot en met %(day)s: nog %(left)d dag.",
        "Aanvragen kan tot en met %(day)s: nog %(left)d dagen.",
        left,
    )
    return Standing(_("open"), "warning" if left <= 14 else "ok", sentence % {"day": figures.day(closes), "left": left})


def rounds_of(rounds: Iterable[Round], today: date) -> list[str]:
    """The rounds to come, each in words."""
    return [
        _("van %(opens)s tot en met %(closes)s") % {"opens": figures.day(one.opens), "closes": figures.day(one.closes)}
        if one.opens
        else _("tot en met %(closes)s") % {"closes": figures.day(one.closes)}
        for one in to_come(rounds, today)
    ]


def places_of(scheme: Scheme) -> str:
    """Where a scheme holds, in words."""
    names = [one.place.name for one in scheme.holds_in.all()]
    if not names:
        return _("heel Nederland")
    more = len(names) - MOST_PLACES
    shown = joined(names[:MOST_PLACES])
    return shown if more <= 0 else _("%(names)s en nog %(number)d") % {"names": shown, "number": more}


def titles_of(axis: str, items: Iterable[str]) -> list[str]:
    """The titles of items; an item that is no longer known keeps its id."""
    known = lists.titles(axis)
    return [known.get(item, item) for item in items]


def form_of(scheme: Scheme) -> str:
    """What kind of means it is."""
    form = lists.forms().get(scheme.form)
    return form.title if form else scheme.form


def joined(words: Iterable[str], last: str = "") -> str:
    """Words as people list them: a, b en c."""
    all_words = list(words)
    if len(all_words) < 2:
        return "".join(all_words)
    return f"{', '.join(all_words[:-1])} {last or _('en')} {all_words[-1]}"


# --- what happened, and what someone else changed --------------------------------------------------------------------
@dataclass(frozen=True)
class Happening:
    """A line of the timeline."""

    day: datetime
    title: str


@dataclass(frozen=True)
class ToldChange:
    """What another person changed, in words."""

    field: str
    old: str
    new: str


def happenings(entries: Iterable[Entry]) -> list[Happening]:
    """Entries of the journal as lines, without names."""
    return [
        Happening(entry.at, str(HAPPENED[entry.what]) % {"fields": _fields(entry.details)})
        for entry in entries
        if entry.what in HAPPENED
    ]


def told_changes(changes: Iterable[Change]) -> list[ToldChange]:
    """What changed, field by field."""
    return [
        ToldChange(str(FIELDS.get(one.field, one.field)), _shown(one.field, one.old), _shown(one.field, one.new))
        for one in changes
    ]


def _fields(details: Mapping[str, Any]) -> str:
    return ", ".join(str(FIELDS.get(name, name)) for name, _old, _new in details.get("changes", ()))


def _shown(name: str, value: Any) -> str:
    if isinstance(value, list):
        if name in AXES:
            return ", ".join(titles_of(name, value))
        return ", ".join("–".join(part or "" for part in one) if isinstance(one, list) else str(one) for one in value)
    if isinstance(value, bool):
        return _("ja") if value else _("nee")
    return "" if value is None else str(value)
