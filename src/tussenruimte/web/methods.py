"""Frameworks as pages show them: labels for what a file says, and addresses for what it refers to."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from tussenruimte.advice import Advice
from tussenruimte.frameworks import Catalogue
from tussenruimte.frameworks.schema import (
    AgreementKind,
    ClauseItem,
    Framework,
    Glossary,
    Instruments,
    Item,
    Lens,
    Signposts,
    Source,
    Works,
)
from tussenruimte.web.numbers import numbers_of, references_of

KINDS: dict[str, str | Promise] = {
    "lens": _("Brillen"),
    "questionnaire": _("Vragenlijsten"),
    "signposts": _("Wegwijzers"),
    "roles": _("Rollen van de overheid"),
    "instruments": _("Instrumenten"),
    "funding": _("Vormen van geld"),
    "route": _("Fasen en routes"),
    "criteria": _("Voorwaarden en vragen"),
    "barriers": _("Belemmeringen"),
    "advice": _("Regels voor advies"),
    "list": _("Lijsten"),
    "figures": _("Cijfers"),
    "prices": _("Prijzen"),
    "price-index": _("Prijsindex"),
    "rule-set": _("Regels uit de wet"),
    "ordinances": _("Verordeningen van gemeenten"),
    "agreement-kinds": _("Overeenkomsten"),
    "clauses": _("Bepalingen voor overeenkomsten"),
    "glossary": _("Begrippen"),
    "works": _("Bronnen"),
}

ADVICE_KINDS: dict[str, str | Promise] = {
    "support": _("Wat nu helpt"),
    "instrument": _("Wat de gemeente kan inzetten"),
    "funding": _("Geld en middelen"),
    "posture": _("Houding van de gemeente"),
    "government-role": _("Wie is eigenaar, en wat vraagt dat?"),
    "role": _("Rollen van de gemeente, gestapeld"),
    "approach": _("Aanpak"),
    "phase": _("Fase en drempels"),
    "pitfall": _("Let op"),
    "conversation": _("Voor het gesprek"),
    "ask-a-lawyer": _("Leg voor aan een jurist"),
}

# Fields of items that hold words, with how a page calls them.
FACTS: dict[str, str | Promise] = {
    "question": _("De vraag"),
    "model_text": _("Modeltekst om mee te beginnen"),
    "aim": _("Doel"),
    "approach": _("Aanpak"),
    "core": _("Kern"),
    "posture": _("Houding die past"),
    "horizon": _("Termijn"),
    "support": _("Wat helpt"),
    "owner": _("Wie is eigenaar"),
    "government_role": _("Rol van de overheid"),
    "check_question": _("Toetsvraag"),
    "value": _("Waarde"),
    "unit": _("Eenheid"),
    "year": _("Jaar"),
    "example": _("Voorbeeld"),
    "lawyer": _("Leg voor aan een jurist"),
    "en": _("In het Engels"),
}
BINDING: dict[str, str | Promise] = {
    "never": _("Nee, nooit"),
    "choice": _("Dat kiezen de partijen zelf"),
    "always": _("Ja, altijd"),
}
TOLD_WITH_NUMBERS = {"unit", "year"}
LISTS: dict[str, str | Promise] = {
    "parts": _("Onderdelen"),
    "actions": _("Acties"),
    "intensities": _("Van licht naar zwaar"),
    "read_on": _("Meer lezen"),
    "not_to_be_confused_with": _("Niet te verwarren met"),
    "aliases": _("Ook wel"),
}


CODE = re.compile(r"[a-z]{0,2}\d+[a-z]?")


@dataclass(frozen=True)
class Link:
    """A title and where it leads."""

    title: str
    url: str


@dataclass(frozen=True)
class Entry:
    """One item as a page shows it: what it is, facts with labels, lists with labels, and where it leads."""

    item: Item
    facts: tuple[tuple[str, str], ...] = ()
    lists: tuple[tuple[str, tuple[str, ...]], ...] = ()
    see: tuple[Link, ...] = ()
    group: str = ""


@dataclass(frozen=True)
class Group:
    """Things under one heading."""

    id: str
    title: str | Promise
    members: list[object] = field(default_factory=list)
    text: str = ""


# The words of the house stand on two pages, each light enough for an old phone.
GLOSSARY_PARTS = ("a-m", "n-z")


def glossary_part(title: str) -> str:
    """On which of the two a word stands."""
    return GLOSSARY_PARTS[title[0].upper() > "M"]


def address(catalogue: Catalogue, reference: str) -> str:
    """The page a reference leads to, at the item's own anchor."""
    name, _slash, item = reference.partition("/")
    shown = catalogue.frameworks[name]
    pages: dict[type[Framework], str] = {
        Instruments: "web:instruments",
        Signposts: "web:signposts",
        Glossary: "web:glossary",
        Works: "web:sources",
    }
    if isinstance(shown, Lens):
        url = reverse("web:lens", args=[name])
    elif type(shown) in pages and catalogue.of_kind(type(shown))[0].id == name:
        url = reverse(pages[type(shown)])
    else:
        url = reverse("web:framework", args=[name])
    if item and isinstance(shown, Glossary):
        url += f"?deel={glossary_part(catalogue.item(reference).title)}"
    return f"{url}#{item}" if item else url


def links(catalogue: Catalogue, references: Iterable[str]) -> tuple[Link, ...]:
    """Titles and addresses of references, each once, in order; what a municipality hid is left out."""
    found = []
    for reference in dict.fromkeys(references):
        name, _slash, item = reference.partition("/")
        if name not in catalogue.frameworks:
            continue
        try:
            title = catalogue.item(reference).title if item else catalogue.framework(name).title
        except KeyError:
            continue
        found.append(Link(title, address(catalogue, reference)))
    return tuple(found)


def entries(catalogue: Catalogue, shown: Framework) -> list[Entry]:
    """The standing items of a framework, in order, ready for a page."""
    groups = {group.id: group.title for group in getattr(shown, "groups", ())}
    return [_entry(catalogue, item, groups) for item in shown.entries if item.retired is None]


def _entry(catalogue: Catalogue, item: Item, groups: dict[str, str]) -> Entry:
    """One item with its labelled fields."""
    numbers = numbers_of(catalogue, item)
    names = [name for name in FACTS if not (numbers and name in TOLD_WITH_NUMBERS)]
    said = [(str(FACTS[name]), str(getattr(item, name, "") or "")) for name in names]
    said += _agreed(item)
    lists = [(str(label), _words(getattr(item, name, ()))) for name, label in LISTS.items()]
    references = [*item.see, *(getattr(item, "labels", None) or ()), *(getattr(item, "advises", None) or ())]
    references += references_of(item)
    references += [ref for ref in (getattr(item, "inverse_of", None), getattr(item, "theme", None)) if ref]
    group = getattr(item, "group", None)
    return Entry(
        item=item,
        facts=(*((label, value) for label, value in said if value), *numbers),
        lists=tuple((label, values) for label, values in lists if values),
        see=links(catalogue, references),
        group=groups.get(group, "") if group else "",
    )


def _agreed(item: Item) -> list[tuple[str, str]]:
    """What kinds of agreements and clauses say in a word: whether it binds, whether it has to be in, who checks it."""
    if isinstance(item, AgreementKind):
        said = [(str(_("Bindt het voor de rechter?")), str(BINDING[item.binding]))]
    elif isinstance(item, ClauseItem):
        said = [(str(_("Moet het erin?")), str(_("Ja") if item.required else _("Dat mag")))]
    else:
        return []
    if item.evidence == "general-knowledge":
        said.append((str(_("Waar het vandaan komt")), str(_("Algemeen bekend. Een redacteur kijkt dit nog na."))))
    return said


def _words(values: Iterable[object] | None) -> tuple[str, ...]:
    """Values as words; codes of the source, such as d4, are for programs."""
    words = (value if isinstance(value, str) else str(getattr(value, "title", value)) for value in values or ())
    return tuple(word for word in words if not CODE.fullmatch(word))


def in_groups(catalogue: Catalogue) -> list[Group]:
    """All frameworks by kind, in the order a reader would look for them."""
    by_kind: dict[str, list[object]] = {}
    for framework in sorted(catalogue.frameworks.values(), key=lambda one: one.title.casefold()):
        by_kind.setdefault(framework.kind, []).append(framework)
    named = [Group(kind, title, by_kind.pop(kind)) for kind, title in KINDS.items() if kind in by_kind]
    rest = [framework for together in by_kind.values() for framework in together]
    return [*named, Group("andere", _("Andere kaders"), rest)] if rest else named


def from_work(catalogue: Catalogue, work: str) -> list[Link]:
    """Which frameworks cite a work; their own pages say where in it."""
    by_title = sorted(catalogue.frameworks.values(), key=lambda one: one.title.casefold())
    citing = [framework for framework in by_title if any(source.work == work for source in _cited(framework))]
    return [Link(framework.title, address(catalogue, framework.id)) for framework in citing]


def _cited(framework: Framework) -> list[Source]:
    """Every source a framework and its items name."""
    return [framework.source, *framework.more_sources, *(item.source for item in framework.entries if item.source)]


@dataclass(frozen=True)
class Cited:
    """A work and the place in it, by name."""

    work: str
    title: str
    section: str


@dataclass(frozen=True)
class ShownAdvice:
    """A piece of advice with its source by name and where to read on."""

    advice: Advice
    source: Cited
    see: tuple[Link, ...]


def advice_in_groups(catalogue: Catalogue, pieces: Iterable[Advice]) -> list[Group]:
    """Advice under headings a reader understands, what helps now first."""
    order = list(ADVICE_KINDS)
    ranked = sorted(pieces, key=lambda piece: order.index(piece.kind) if piece.kind in order else len(order))
    return [
        Group(kind, ADVICE_KINDS.get(kind, capfirst(kind)), [shown_advice(catalogue, piece) for piece in together])
        for kind, together in groupby(ranked, key=lambda piece: piece.kind)
    ]


def shown_advice(catalogue: Catalogue, piece: Advice) -> ShownAdvice:
    """One piece of advice, ready for a page."""
    source = piece.source
    return ShownAdvice(
        advice=piece,
        source=Cited(source.work, catalogue.work(source.work).title, source.section),
        see=links(catalogue, [piece.id, *piece.see]),
    )
