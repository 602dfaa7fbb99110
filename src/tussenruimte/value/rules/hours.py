"""Hours of volunteers: the hours first, then what they are worth at two rates at least. Input or output, never both."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal, localcontext
from typing import Any, Literal

from tussenruimte.frameworks import Catalogue
from tussenruimte.frameworks.schema import PriceItem
from tussenruimte.value.rules.amounts import CONTEXT, ZERO, as_text, settled, total
from tussenruimte.value.rules.fields import Fields, Reading, as_number
from tussenruimte.value.rules.model import PriceUsed
from tussenruimte.value.rules.prices import LAST_DAY, price_at, price_remarks
from tussenruimte.value.rules.remarks import Remark, _

Side = Literal["input", "output"]
SIDES: tuple[Side, ...] = ("input", "output")
# What it would cost to replace an hour, and what the same task costs on the market.
RATES = ("referentieprijzen-samenleving/onbetaald-werk-uur", "referentieprijzen-zorg/huishoudelijke-hulp")
ALLOWANCE = "vrijwilligersvergoeding"
ALLOWANCES = (("per_hour", "per-uur"), ("per_month", "per-maand"), ("per_year", "per-jaar"))
HOURS = "schrijf het aantal uren, of een lijst met activiteiten (name, hours)"


@dataclass(frozen=True, slots=True)
class Activity:
    """What the hours went to."""

    name: str
    hours: Decimal


@dataclass(frozen=True, slots=True)
class Rate:
    """What an hour is put at, by the one who counts; a rate of the library has `price` instead."""

    name: str
    euros: Decimal = ZERO
    price: str = ""


@dataclass(frozen=True, slots=True)
class Hours:
    """The hours of a year, on which side they stand, and what volunteers are paid for them."""

    year: int
    counted_as: Side
    activities: tuple[Activity, ...]
    rates: tuple[Rate, ...]
    allowance: tuple[tuple[str, Decimal], ...] = ()
    under_21: bool = False

    @property
    def hours(self) -> Decimal:
        """All hours together."""
        return total(activity.hours for activity in self.activities)


@dataclass(frozen=True, slots=True)
class HourValue:
    """The hours at one rate, and where the rate is from."""

    name: str
    euros_per_hour: Decimal
    value: Decimal
    price_used: PriceUsed | None = None


@dataclass(frozen=True, slots=True)
class Capitalised:
    """The hours at every rate, lowest first."""

    hours: Decimal
    values: tuple[HourValue, ...]
    remarks: tuple[Remark, ...]


def read_hours(raw: Any) -> tuple[Hours, tuple[Remark, ...]]:
    """The hours as given."""
    fields = Fields(raw, Reading())
    young = fields.get("under_21") in (True, "true", "ja")
    told = Hours(
        year=fields.whole("year", "schrijf het jaar waarin de uren vielen, zoals 2023", low=1900, high=2200),
        counted_as=fields.word("counted_as", SIDES),
        activities=_activities(fields),
        rates=_rates(fields),
        allowance=_allowance(fields),
        under_21=young,
    )
    fields.close()
    fields.reading.finish()
    return told, tuple(fields.reading.remarks)


def capitalised(told: Hours, frameworks: Catalogue) -> Capitalised:
    """What the hours are worth; ValueInputError when a rate is no price of the library."""
    values, remarks = [], list(_allowance_remarks(told, frameworks))
    for number, rate in enumerate(told.rates, start=1):
        place = f"rates.{number}.price"
        used = price_at(rate.price, told.year, frameworks, place=place) if rate.price else None
        euros = used.euros if used else rate.euros
        name = rate.name or (frameworks.title(rate.price) if used else "")
        with localcontext(CONTEXT):
            values.append(HourValue(name, euros, settled(told.hours * euros), used))
        remarks += price_remarks(used, told.year, name) if used else ()
    values.sort(key=lambda value: value.euros_per_hour)
    return Capitalised(told.hours, tuple(values), tuple(remarks))


def _activities(fields: Fields) -> tuple[Activity, ...]:
    given = fields.get("hours")
    if as_number(given) is not None or not isinstance(given, list | tuple):
        return (Activity("", fields.number("hours", HOURS, low=ZERO)),)
    found = []
    for row in fields.rows("hours", "activiteiten (name, hours)"):
        name = row.text("name", "schrijf waar de uren aan zijn besteed")
        found.append(Activity(name, row.number("hours", "schrijf het aantal uren, 0 of meer", low=ZERO)))
        row.close()
    return tuple(found)


def _rates(fields: Fields) -> tuple[Rate, ...]:
    if not fields.has("rates"):
        return tuple(Rate("", price=price) for price in RATES)
    found = []
    for row in fields.rows("rates", "tarieven (name, euros), minstens twee", least=2):
        if row.has("price"):
            found.append(Rate(row.text("name"), price=row.text("price")))
        else:
            name = row.text("name", "schrijf wat voor tarief dit is")
            found.append(Rate(name, row.number("euros", "schrijf het bedrag per uur, zoals 18.80", low=ZERO)))
        row.close()
    return tuple(found)


def _allowance(fields: Fields) -> tuple[tuple[str, Decimal], ...]:
    below = fields.below("allowance")
    if below is None:
        return ()
    expected = "schrijf de vergoeding in euro’s, 0 of meer"
    paid = tuple((key, below.number(key, expected, low=ZERO)) for key, _item in ALLOWANCES if below.has(key))
    below.close()
    return paid


def _allowance_remarks(told: Hours, frameworks: Catalogue) -> list[Remark]:
    """A warning for an allowance above what is free of tax. It has nothing to do with what the hours are worth."""
    items, remarks = dict(ALLOWANCES), []
    for key, paid in told.allowance:
        young = key == "per_hour" and told.under_21
        item = frameworks.item(f"{ALLOWANCE}/{items[key]}{'-jong' if young else ''}")
        most = item.on(date(told.year, *LAST_DAY)) if isinstance(item, PriceItem) else None
        if most is not None and paid > most.euros:
            template = _("Een vergoeding van %(paid)s euro is meer dan %(most)s euro. Ga na of er belasting over gaat.")
            values = {"paid": as_text(paid), "most": as_text(most.euros)}
            remarks.append(Remark("allowance", template, values, key))
    return remarks
