"""What a proposal can say by itself: each section from the dossier, its card, decisions, clock and scans."""

from collections.abc import Callable, Iterable, Mapping

from django.utils.translation import gettext as _

from tussenruimte.agreements.rules import states as agreement_states
from tussenruimte.council.models import MoneyAsked, Motion, Visit
from tussenruimte.council.queries.cards import Card
from tussenruimte.council.rules import proposal
from tussenruimte.council.rules.proposal import Section
from tussenruimte.dossiers.models import Promise
from tussenruimte.frameworks.schema import PlainList
from tussenruimte.register.frameworks import current_catalogue
from tussenruimte.ui import figures


def sections() -> tuple[tuple[str, str], ...]:
    """The sections of a proposal as the framework orders them: ids with titles."""
    return tuple((item.id, item.title) for item in _framework().items)


def hint(section: str) -> str:
    """What belongs in a section."""
    return next((item.text for item in _framework().items if item.id == section), "")


def _framework() -> PlainList:
    found = current_catalogue().framework(proposal.FRAMEWORK)
    if not isinstance(found, PlainList):
        raise TypeError(f"{proposal.FRAMEWORK} is not a list")
    return found


def filled(card: Card) -> dict[str, str]:
    """What each section says as long as nobody wrote it; empty where only people can know."""
    return {name: text for name, fill in FILLED.items() if (text := fill(card).strip())}


def composed(card: Card, written: Mapping[str, str]) -> tuple[Section, ...]:
    """The whole text: what was written, and else what the dossier says."""
    return proposal.composed(sections(), written, filled(card))


def _lines(*lines: str) -> str:
    return "\n".join(line for line in lines if line)


def _bullets(lines: Iterable[str]) -> str:
    return "\n".join(f"- {line}" for line in lines if line)


def _summary(card: Card) -> str:
    return _lines(card.aim, card.asked)


def _occasion(card: Card) -> str:
    told = {
        "initiative": card.dossier.initiative.name,
        "lead": card.dossier.lead.name,
        "day": figures.day(card.dossier.opened_on),
    }
    return _lines(_("%(initiative)s en %(lead)s werken samen sinds %(day)s.") % told, card.aim)


def _arguments(card: Card) -> str:
    looked_at = _("Waarop is gelet: %(criteria)s") % {"criteria": card.criteria} if card.criteria else ""
    return _lines(card.reasons, looked_at)


def _finances(card: Card) -> str:
    lines = [
        _("%(what)s: %(euros)s, %(rhythm)s, uit %(budget)s")
        % {
            "what": card.veil(line.what),
            "euros": figures.euro(line.euros),
            "rhythm": line.get_rhythm_display(),
            "budget": card.veil(line.budget) or _("een budget dat nog niet bekend is"),
        }
        for line in card.money
    ]
    sums = {rhythm: card.total(rhythm) for rhythm in MoneyAsked.Rhythm.values}
    together = _("Samen eenmalig %(once)s en elk jaar %(yearly)s.") % {
        "once": figures.euro(sums[MoneyAsked.Rhythm.ONCE]),
        "yearly": figures.euro(sums[MoneyAsked.Rhythm.YEARLY]),
    }
    return _lines(_bullets(lines), together) if lines else ""


def _democratic_check(card: Card) -> str:
    seen = card.lens
    if not seen.known:
        return ""
    if not seen.is_readable:
        return _("De democratische bril is ingevuld. De antwoorden zijn niet met iedereen gedeeld.")
    answered = [
        f"{row.title}: " + ", ".join(f"{answer} ({side.lower()})" for side, answer in row.answers) for row in seen.rows
    ]
    points = ", ".join(row.title for row in seen.attention)
    note = _("Vraagt aandacht: %(points)s.") % {"points": points} if points else _("Er zijn geen aandachtspunten.")
    return _lines(_bullets(answered), note)


def _participation(card: Card) -> str:
    together = _("Wie meedoen: %(parties)s.") % {"parties": ", ".join(card.parties)}
    held = Visit.objects.filter(dossier=card.dossier, state=Visit.State.HELD)
    visits = [_("De raad kwam kijken op %(day)s.") % {"day": figures.day(visit.on)} for visit in held]
    return _lines(together, *visits)


def _alternatives(card: Card) -> str:
    return _bullets(option_lines(card))


def option_lines(card: Card) -> list[str]:
    """Each alternative with what is for and against it."""
    lines = []
    for option in card.options:
        weighed = [(_("Ervoor"), option.in_favour), (_("Ertegen"), option.against)]
        lines.append(
            " ".join(stopped(part) for part in (option.name, *(f"{n}: {text}" for n, text in weighed if text)))
        )
    return lines


def stopped(text: str) -> str:
    """A sentence with one stop at its end."""
    return text if text.endswith((".", "!", "?", "…", "]")) else f"{text}."


def _carrying_out(card: Card) -> str:
    promised = card.dossier.promises.filter(state=Promise.State.OPEN).select_related("promiser")
    lines = [
        _("%(who)s doet uiterlijk %(day)s: %(what)s")
        % {"who": one.promiser.name, "day": figures.day(one.due), "what": card.veil(one.text)}
        for one in promised
    ]
    due = card.decision_due
    clock = _("De laatste dag voor een besluit is %(day)s.") % {"day": figures.day(due)} if due else ""
    return _lines(_bullets([*lines, *_agreed(card)]), clock)


def _agreed(card: Card) -> list[str]:
    """Agreements in force that everyone may read."""
    in_force = card.dossier.agreements.filter(state=agreement_states.ACTIVE, public=True, withheld_on__isnull=True)
    return [
        _("Getekende overeenkomst %(number)s: %(title)s") % {"number": one.number, "title": card.veil(one.title)}
        for one in in_force
    ]


def _annexes(card: Card) -> str:
    decided = [
        _("Besluit %(number)s van %(day)s: %(subject)s")
        % {"number": one.number, "day": figures.day(one.decided_on), "subject": subject}
        for one, subject in card.decisions
    ]
    about = Motion.objects.filter(dossier=card.dossier).order_by("on", "pk")
    motions = [f"{one.get_kind_display()} {one.own_number}: {one.title}".replace(" :", ":") for one in about]
    return _bullets([*decided, *motions])


FILLED: Mapping[str, Callable[[Card], str]] = {
    "samenvatting": _summary,
    "aanleiding": _occasion,
    "gevraagd-besluit": lambda card: card.asked,
    "argumenten": _arguments,
    "financien": _finances,
    "democratische-toets": _democratic_check,
    "participatie": _participation,
    "alternatieven": _alternatives,
    "uitvoering-en-evaluatie": _carrying_out,
    "bijlagen": _annexes,
}
