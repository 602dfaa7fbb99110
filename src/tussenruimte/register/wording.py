"""What the journal and the fields of the register say to people."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tussenruimte.frameworks.schema import Lens
from tussenruimte.journal.models import Entry
from tussenruimte.register.frameworks import current_catalogue
from tussenruimte.register.models import Figure, Initiative, Membership, NeedKind, Place, Side
from tussenruimte.register.queries import legal_forms
from tussenruimte.register.rules import Change
from tussenruimte.ui import figures

Sentence = str | Promise

HAPPENED: Mapping[str, Sentence] = {
    "initiative.registered": gettext_lazy("Het initiatief kwam in het overzicht: %(origin)s."),
    "initiative.listed": gettext_lazy("Iedereen kan het initiatief nu zien."),
    "initiative.hidden": gettext_lazy("Het initiatief is verborgen. De reden: %(reason)s"),
    "initiative.edited": gettext_lazy("De tekst is aangepast: %(fields)s."),
    "initiative.read": gettext_lazy("Bekeken door de bril “%(lens)s”: %(items)s."),
    "initiative.reading-withdrawn": gettext_lazy("Teruggenomen bij de bril “%(lens)s”: %(items)s."),
    "initiative.confirmed": gettext_lazy("Nagekeken: het klopt nog."),
    "initiative.reminded": gettext_lazy("Gevraagd aan de mensen van het initiatief: klopt dit nog?"),
    "initiative.offshoot-linked": gettext_lazy("%(offshoot)s komt voort uit %(mother)s."),
    "initiative.offshoot-unlinked": gettext_lazy("%(offshoot)s is losgemaakt van %(mother)s."),
    "need.posted": gettext_lazy("Gevraagd: %(title)s (%(kind)s)."),
    "need.met": gettext_lazy("Gevonden: %(title)s (%(kind)s)."),
    "need.withdrawn": gettext_lazy("Niet meer nodig: %(title)s (%(kind)s)."),
    "offer.posted": gettext_lazy("Aangeboden: %(title)s (%(kind)s)."),
    "offer.met": gettext_lazy("Van het aanbod is gebruikgemaakt: %(title)s (%(kind)s)."),
    "offer.withdrawn": gettext_lazy("Aanbod ingetrokken: %(title)s (%(kind)s)."),
    "claim.made": gettext_lazy("Iemand vroeg om eigenaar te worden."),
    "claim.granted": gettext_lazy("Het initiatief heeft een eigenaar."),
    "claim.refused": gettext_lazy("Een vraag om eigenaar te worden is afgewezen."),
    "party.member-invited": gettext_lazy("Iemand is uitgenodigd als %(mandate)s."),
    "party.member-added": gettext_lazy("Er kwam een %(mandate)s bij."),
    "party.mandate-changed": gettext_lazy("Iemand is nu %(mandate)s."),
    "party.member-left": gettext_lazy("Een %(mandate)s is gestopt."),
    "organisation.registered": gettext_lazy("De organisatie kwam in het overzicht."),
    "organisation.desk-set": gettext_lazy("Het loket is bijgewerkt."),
}

FIELDS: Mapping[str, Sentence] = {
    "name": gettext_lazy("naam"),
    "summary": gettext_lazy("samenvatting"),
    "description": gettext_lazy("beschrijving"),
    "text_language": gettext_lazy("taal van de tekst"),
    "website": gettext_lazy("website"),
    "started_year": gettext_lazy("begonnen in"),
    "ended_year": gettext_lazy("gestopt in"),
    "phase": gettext_lazy("fase"),
    "legal_form": gettext_lazy("rechtsvorm"),
    "contact_route": gettext_lazy("hoe mensen u bereiken"),
    "place": gettext_lazy("plaats"),
    "place_text": gettext_lazy("plek"),
    "lat": gettext_lazy("precieze plek"),
    "lon": gettext_lazy("precieze plek"),
    "point_shown": gettext_lazy("hoe precies de plek te zien is"),
}

# Units that only say what kind of value it is, and words that go before a number.
WITHOUT_UNIT = {"datum", "aandeel", "jaren"}
ROUGHLY = {"meer dan", "ongeveer", "ruim", "kleine"}
YEAR = re.compile(r"(1[89]|20)\d\d")


@dataclass(frozen=True)
class Happening:
    """One line of a timeline."""

    day: datetime
    title: str
    # Who did it, for people who may know; empty for everyone else.
    by: str = ""
    text: str = ""


@dataclass(frozen=True)
class ToldChange:
    """One field that changed, in words. `old` is empty when only the new value may be told."""

    field: str
    old: str
    new: str


def happening(entry: Entry, *, with_names: bool) -> Happening:
    """A journal entry as a line for people; a deed of another room is told by its code."""
    template = HAPPENED.get(entry.what)
    sentence = str(template) % _words(entry.details) if template else entry.what
    return Happening(entry.at, sentence, str(entry.by) if with_names and entry.by else "")


def is_ours(entry: Entry) -> bool:
    """Whether this room knows how to tell it."""
    return entry.what in HAPPENED


def told_changes(changes: Iterable[Change]) -> list[ToldChange]:
    """What changed, field by field, in words; the two numbers of a point are one field."""
    told: dict[str, ToldChange] = {}
    for change in changes:
        field = str(FIELDS.get(change.field, change.field))
        if change.field in ("lat", "lon"):
            told.setdefault(field, ToldChange(field, "", _("veranderd")))
        else:
            told[field] = ToldChange(field, _value(change.field, change.old), _value(change.field, change.new))
    return list(told.values())


@dataclass(frozen=True)
class Card:
    """What a row or card tells beside name, sentence and place. What is unknown is empty."""

    themes: tuple[str, ...]
    phase: str
    needs: tuple[str, ...]

    @property
    def tags(self) -> tuple[str, ...]:
        """Themes and phase, as one row of words."""
        return (*self.themes, *([self.phase] if self.phase else []))


def card_of(initiative: Initiative) -> Card:
    """The card of an initiative fetched through `queries.as_cards`; sets its `tags` for the card component."""
    themes: Any = getattr(initiative, "card_themes", ())
    needs: Any = getattr(initiative, "card_needs", ())
    card = Card(
        themes=tuple(dict.fromkeys(title_in("werkvelden", reading.item) for reading in themes)),
        phase=title_in("fasen", initiative.phase),
        needs=tuple(dict.fromkeys(str(need.get_kind_display()) for need in needs)),
    )
    initiative.tags = card.tags  # type: ignore[attr-defined]
    return card


def title_in(lens: str, item: str) -> str:
    """The title of an item in the language of the page; its id when it vanished."""
    reference = f"{lens}/{item}"
    known = current_catalogue()
    return known.title(reference) if item and known.has(reference) else item


def lens_title(lens: str) -> str:
    """The title of a lens; its id when it vanished."""
    framework = current_catalogue().frameworks.get(lens)
    return framework.title if isinstance(framework, Lens) else lens


def legal_form_title(value: str) -> str:
    """The title of a legal form; its id when it vanished."""
    return dict(legal_forms()).get(value, value)


def _value(field: str, value: Any) -> str:
    if value in (None, ""):
        return ""
    if field == "phase":
        return title_in("fasen", str(value))
    if field == "legal_form":
        return legal_form_title(str(value))
    if field == "place":
        return Place.objects.filter(pk=value).values_list("name", flat=True).first() or str(value)
    if field == "point_shown":
        return str(dict(Initiative.PointShown.choices).get(value, value))
    return str(value)


def _words(details: Mapping[str, Any]) -> dict[str, str]:
    """Every word a sentence may ask for; what an entry does not say stays a dash."""
    lens = str(details.get("lens", ""))
    fields = dict.fromkeys(str(FIELDS.get(name, name)) for name, *_rest in details.get("changes", ()))
    return {
        "origin": _label(Initiative.Origin, details.get("origin")),
        "reason": str(details.get("reason") or "–"),
        "fields": ", ".join(fields) or "–",
        "side": _label(Side, details.get("side")),
        "lens": lens_title(lens),
        "items": ", ".join(title_in(lens, str(item)) for item in details.get("items", ())) or "–",
        "mother": str(details.get("mother", "–")),
        "offshoot": str(details.get("offshoot", "–")),
        "title": str(details.get("title", "–")),
        "kind": _label(NeedKind, details.get("kind")),
        "mandate": _label(Membership.Mandate, details.get("mandate")),
    }


def _label(choices: Any, value: Any) -> str:
    return str(dict(choices.choices).get(value, value or "–"))


def told_figure(told: Figure) -> str:
    """A figure of a source in one go: `meer dan 2.000 matches`, `€ 300.000 (ongeveer)`, `juli 2014`."""
    unit, _bracket, note = told.unit.partition(" (")
    note = note.rstrip(")")
    if unit in WITHOUT_UNIT or _is_year(told):
        return told.value
    try:
        number = Decimal(told.value)
    except InvalidOperation:
        said = f"{told.value} {unit}"
    else:
        money = unit.startswith("EUR")
        said = f"{figures.euro(number)}{unit[3:]}" if money else f"{figures.figure(number)} {unit}"
    said = said.replace(" %", "%").strip()
    if not note:
        return said
    return f"{note} {said}" if note in ROUGHLY else f"{said} ({note})"


def told_year(told: Figure) -> str:
    """Of when a figure is; a figure that is itself a day or a year needs none."""
    if told.unit in ("datum", "jaren") or _is_year(told) or (told.as_of and told.as_of in told.unit):
        return ""
    return told.as_of or _("jaar onbekend")


def _is_year(told: Figure) -> bool:
    return told.unit == "jaar" and bool(YEAR.fullmatch(told.value))
