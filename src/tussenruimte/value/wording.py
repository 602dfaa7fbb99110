"""Outcomes in the words of the page: remarks, amounts with the digits that count, sources of prices."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from tussenruimte.frameworks import Catalogue
from tussenruimte.frameworks.schema import ListItem, PlainList
from tussenruimte.ui import figures
from tussenruimte.value import rules
from tussenruimte.value.models import CostLine, EffectLine
from tussenruimte.value.rules.amounts import rounded
from tussenruimte.value.rules.model import PriceUsed

METHODS = "rekenmethoden"


@dataclass(frozen=True)
class Told:
    """An amount to speak of, and the same to check."""

    title: str
    about: str
    exact: str


def told(title: str, amount: Decimal) -> Told:
    """An amount with two digits that count, and to the cent."""
    return Told(title, about(amount), figures.euro(amount))


def about(amount: Decimal) -> str:
    """An amount as an estimate deserves: about € 79.000."""
    return figures.euro(rounded(amount))


def sentences(remarks: Iterable[rules.Remark]) -> list[str]:
    """What people are told beside a number, each sentence once."""
    return list(dict.fromkeys(_(remark.template) % remark.values for remark in remarks))


def method(name: str, frameworks: Catalogue) -> ListItem:
    """What a method is, and what it would be wrong to conclude from it (its `parts`)."""
    (item,) = (item for item in items_of(METHODS, frameworks) if item.id == name)
    return item


def items_of(framework: str, frameworks: Catalogue, group: str = "") -> list[ListItem]:
    """The items of a plain list, or of one of its groups."""
    found = frameworks.frameworks.get(framework)
    items = found.items if isinstance(found, PlainList) else ()
    return [item for item in items if not group or item.group == group]


def price_source(used: PriceUsed, frameworks: Catalogue) -> str:
    """Where a price is from: list and version, year, and who says so."""
    title = frameworks.title(used.price) if frameworks.has(used.price) else used.price
    known = bool(used.work) and frameworks.has(f"werken/{used.work}")
    work = frameworks.title(f"werken/{used.work}") if known else used.work
    parts = [part for part in (work, used.section) if part]
    values = {"title": title, "version": used.list_version, "year": used.price_year, "source": ", ".join(parts)}
    return _("%(title)s, versie %(version)s, prijs van %(year)s. Bron: %(source)s") % values


def volume(line: EffectLine) -> str:
    """How much a line says changes, in words."""
    if line.way == EffectLine.Way.AMOUNTS:
        return _("%(amounts)s euro per jaar") % {"amounts": _series(line.amounts)}
    if line.way == EffectLine.Way.LASTING:
        values = {"number": figures.figure(line.quantity), "unit": line.unit, "years": line.duration}
        return _("%(number)s %(unit)s in het eerste jaar, %(years)s jaar lang") % values
    if not line.quantity_with:
        return _("niet geteld")
    values = {"before": _series(line.quantity_without), "after": _series(line.quantity_with), "unit": line.unit}
    return _("zonder: %(before)s; met: %(after)s %(unit)s") % values


def cost_volume(line: CostLine) -> str:
    """How much is put in, in words."""
    if not line.amounts:
        return _("zonder bedrag")
    return _("%(amounts)s euro per jaar") % {"amounts": _series(line.amounts)}


def _series(years: list[str]) -> str:
    """Numbers per year; a long row of equal years in one go."""
    shown = [figures.figure(Decimal(year)) for year in years]
    if len(set(shown)) == 1 and len(shown) > 1:
        return _("%(number)s (%(years)s jaar)") % {"number": shown[0], "years": len(shown)}
    return " – ".join(shown)
