"""What the journal, the fields and the frameworks say to people about a barrier."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tussenruimte.barriers import rules
from tussenruimte.barriers.models import Barrier
from tussenruimte.journal.models import Entry
from tussenruimte.register.frameworks import current_catalogue
from tussenruimte.register.models import Side
from tussenruimte.ui import figures

TONES = {
    rules.SIGNALLED: "wait",
    rules.ACKNOWLEDGED: "info",
    rules.ASSIGNED: "info",
    rules.EXPERIMENT: "info",
    rules.SOLVED: "ok",
    rules.ACCEPTED: "neutral",
    rules.SECURED: "ok",
}
# What happens next when nobody wrote a step down.
NEXT: Mapping[str, str | Promise] = {
    rules.SIGNALLED: gettext_lazy("De gemeente laat weten of zij dit ook ziet."),
    rules.ACKNOWLEDGED: gettext_lazy("Iemand pakt dit op."),
    rules.ASSIGNED: gettext_lazy("De eigenaar vertelt hoe het ervoor staat."),
    rules.EXPERIMENT: gettext_lazy("De eigenaar vertelt wat het experiment leert."),
}
HAPPENED: Mapping[str, str | Promise] = {
    "barrier.reported": gettext_lazy("Gemeld door %(side)s."),
    "barrier.seen-again": gettext_lazy("Het staat nog iemand in de weg, zegt %(side)s."),
    "barrier.edited": gettext_lazy("De tekst is aangepast: %(fields)s."),
    "barrier.moved": gettext_lazy("Van %(from)s naar %(to)s."),
    "barrier.assigned": gettext_lazy("Er is een eigenaar: %(owner)s."),
    "barrier.taken-on": gettext_lazy("Iemand heeft dit opgepakt."),
    "barrier.planned": gettext_lazy("De volgende stap: %(step)s. Nieuws uiterlijk op %(on)s."),
}
FIELDS: Mapping[str, str | Promise] = {
    "title": gettext_lazy("wat er in de weg staat"),
    "description": gettext_lazy("toelichting"),
    "code": gettext_lazy("soort"),
    "theme": gettext_lazy("thema"),
    "level": gettext_lazy("niveau"),
    "rule_reference": gettext_lazy("regel"),
    "can_decide": gettext_lazy("wie kan beslissen"),
    "needed": gettext_lazy("wat er nodig is"),
    "room_found": gettext_lazy("gevonden ruimte"),
}


@dataclass(frozen=True)
class Happening:
    """One line of the timeline of a barrier."""

    day: datetime
    title: str
    text: str = ""
    by: str = ""


def code_title(code: str) -> str:
    """The kind of barrier in the language of the page; its code when it vanished."""
    known = current_catalogue()
    return known.title(code) if known.has(code) else code


def address_of(reference: str) -> str:
    """Where an item of a framework can be read."""
    framework, _slash, item = reference.partition("/")
    return f"{reverse('web:framework', args=[framework])}#{item}"


def theme_title(theme: str) -> str:
    """The theme; empty when nobody knows it."""
    return code_title(f"{rules.THEMES}/{theme}") if theme else ""


def level_title(level: str) -> str:
    """The level; empty when nobody knows it."""
    return code_title(f"{rules.LEVELS}/{level}") if level else ""


def tone(state: str) -> str:
    """The colour that helps to read a state."""
    return TONES.get(state, "neutral")


def owner_name(barrier: Barrier) -> str:
    """Who has it: a person and their party, or one of the two; empty when nobody has."""
    return ", ".join(str(one) for one in (barrier.owner, barrier.owner_party) if one is not None)


def next_step(barrier: Barrier) -> str:
    """What happens next, in the words of the owner or in ours."""
    return barrier.next_step or str(NEXT.get(barrier.state, ""))


def facts_of(barrier: Barrier, sides: Iterable[str]) -> list[tuple[str, str]]:
    """Pairs of a name and a value; an empty value is shown as unknown."""
    mirror = rules.mirror_of(barrier.code, current_catalogue())
    facts = [
        (_("Soort"), code_title(barrier.code)),
        (_("Thema"), theme_title(barrier.theme)),
        (_("Waar het vastzit"), level_title(barrier.level)),
        (_("Welke regel"), barrier.rule_reference),
        (_("Wie kan beslissen"), barrier.can_decide),
        (_("Wie pakt het op"), owner_name(barrier) or _("nog niemand")),
        (_("Gemeld door"), ", ".join(sides)),
        (_("Gemeente"), barrier.municipality.name if barrier.municipality else ""),
        (_("Voor het eerst gezien"), figures.day(barrier.first_seen)),
    ]
    if mirror is not None:
        facts.insert(1, (_("Het omgekeerde van"), mirror.title))
    if barrier.closed_on:
        facts.append((_("Hoe het afliep"), f"{barrier.get_outcome_display()}, {figures.day(barrier.closed_on)}"))
    return facts


def happening(entry: Entry, *, with_names: bool) -> Happening:
    """A journal entry as a line for people."""
    template = HAPPENED.get(entry.what, entry.what)
    words = _words(entry.details)
    return Happening(
        entry.at,
        str(template) % words if entry.what in HAPPENED else entry.what,
        text=str(entry.details.get("reason", "")),
        by=str(entry.by) if with_names and entry.by else "",
    )


def kind_choices(side: str = "") -> list[tuple[str, list[tuple[str, str]]]]:
    """Every kind to choose from, under the list it is in; the list of the one who reports comes first."""
    lists = sorted(rules.kinds(current_catalogue()), key=lambda one: rules.SEEN_BY.get(one.id, "") != side)
    return [(one.title, [(f"{one.id}/{item.id}", item.title) for item in one.shown]) for one in lists]


def item_choices(framework: str) -> list[tuple[str, str]]:
    """The items of a list to choose from; none when a municipality hid the list."""
    found = current_catalogue().frameworks.get(framework)
    return [(item.id, item.title) for item in found.shown] if found else []


def _words(details: Mapping[str, Any]) -> dict[str, str]:
    """Every word a sentence may ask for; what an entry does not say stays a dash."""
    states, sides = dict(Barrier.State.choices), dict(Side.choices)
    return {
        "side": str(sides.get(details.get("side", ""), "–")),
        "fields": ", ".join(str(FIELDS.get(name, name)) for name in details.get("fields", ())) or "–",
        "from": str(states.get(details.get("from", ""), "–")),
        "to": str(states.get(details.get("to", ""), "–")),
        "owner": str(details.get("owner") or "–"),
        "step": str(details.get("step") or "–").rstrip("."),
        "on": _day(details.get("on")),
    }


def _day(value: Any) -> str:
    try:
        return figures.day(datetime.fromisoformat(str(value)))
    except ValueError:
        return "–"
