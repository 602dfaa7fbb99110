"""The numbers of a framework as a page tells them: each with its unit, its day, and who says so."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from tussenruimte.frameworks.agreements import AgreementKind, ClauseItem
from tussenruimte.frameworks.basics import Item, Source
from tussenruimte.frameworks.catalogue import Catalogue
from tussenruimte.frameworks.prices import PriceIndexItem, PriceItem
from tussenruimte.frameworks.rule_sets import DatedValue, OrdinanceItem, RuleItem
from tussenruimte.ui import figures

BASES: Mapping[str, str | Promise] = {
    "cost": gettext_lazy("wat het kost om te maken"),
    "tariff": gettext_lazy("wat ervoor wordt betaald"),
    "transfer": gettext_lazy("een uitkering: geld dat van de een naar de ander gaat"),
    "maximum": gettext_lazy("het hoogste bedrag volgens de wet"),
    "assumption": gettext_lazy("een aanname"),
}
UNITS: Mapping[str, str | Promise] = {
    "dagen": gettext_lazy("dagen"),
    "werkdagen": gettext_lazy("werkdagen"),
    "weken": gettext_lazy("weken"),
    "maanden": gettext_lazy("maanden"),
    "jaren": gettext_lazy("jaren"),
}
Fact = tuple[str, str]


def numbers_of(catalogue: Catalogue, item: Item) -> list[Fact]:
    """What an item says in numbers, as pairs of a name and a value; an empty value is not known."""
    if isinstance(item, PriceItem):
        return list(_price(catalogue, item))
    if isinstance(item, PriceIndexItem):
        return [(_("Verschil met het jaar ervoor"), f"{figures.figure((item.factor - 1) * 100)}%")]
    if isinstance(item, RuleItem):
        return [(period(value.since, value.until), _rule(catalogue, item, value)) for value in item.values]
    if isinstance(item, OrdinanceItem):
        return list(ordinance_of(item))
    return []


def references_of(item: Item) -> tuple[str, ...]:
    """What an item refers to besides its `see`."""
    if isinstance(item, PriceItem):
        return item.payers
    if isinstance(item, AgreementKind):
        return (item.clauses,)
    if isinstance(item, ClauseItem):
        return item.contents
    return (*item.contents, *item.criteria) if isinstance(item, OrdinanceItem) else ()


def _price(catalogue: Catalogue, item: PriceItem) -> Iterator[Fact]:
    yield _("Wat voor prijs"), capfirst(str(BASES[item.basis]))
    for value in item.values:
        price = _("%(amount)s per %(unit)s") % {"amount": figures.euro(value.euros), "unit": item.unit}
        told = " ".join(filter(None, [price, value.note, _cited(catalogue, value.source)]))
        yield _("Prijs in %(year)d") % {"year": value.year}, told
    if not item.values:
        yield _("Prijs per %(unit)s") % {"unit": item.unit}, ""


def _rule(catalogue: Catalogue, item: RuleItem, value: DatedValue) -> str:
    if value.value is None:
        return value.note
    return " ".join(filter(None, [amount(value.value, item.unit), value.note, _cited(catalogue, value.source)]))


def amount(value: Decimal, unit: str) -> str:
    """A value of a rule with its unit."""
    if unit == "euro":
        return figures.euro(value)
    if unit == "procent":
        return f"{figures.figure(value)}%"
    return f"{figures.figure(value)} {UNITS[unit]}"


def ordinance_of(item: OrdinanceItem) -> Iterator[Fact]:
    """What an ordinance says about its municipality, days and weeks."""
    yield _("Gemeente"), item.municipality
    yield _("Geldt"), period(item.since, item.until) if item.since or item.until else ""
    yield _("Verzoek indienen"), _weeks_before(item.submit_weeks_before_start)
    yield _("Besluit binnen"), _weeks(item.decision_weeks)


def _weeks(number: int | None) -> str:
    if number is None:
        return ""
    return ngettext("%(number)d week", "%(number)d weken", number) % {"number": number}


def _weeks_before(number: int | None) -> str:
    return _("%(weeks)s voor de start") % {"weeks": _weeks(number)} if number is not None else ""


def period(since: date | None, until: date | None) -> str:
    """The days on which something holds, in words."""
    days = {"since": figures.day(since), "until": figures.day(until)}
    if since and until:
        return _("Van %(since)s tot en met %(until)s") % days
    if since:
        return _("Vanaf %(since)s") % days
    return _("Tot en met %(until)s") % days if until else _("Geldt nu")


def _cited(catalogue: Catalogue, source: Source | None) -> str:
    if source is None:
        return ""
    work = catalogue.work(source.work).title
    return f"({work}, {source.section})" if source.section else f"({work})"
