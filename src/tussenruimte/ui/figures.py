"""Amounts, numbers, days and shares in the words and signs of the reader's language."""

import re
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal

from django.utils.formats import date_format, number_format
from django.utils.timezone import localtime
from django.utils.translation import get_language

CENT = Decimal("0.01")
NO_BREAK = "\u00a0"
MINUS = "\u2212"
GROUPED = {".": re.compile(r"-?\d{1,3}(\.\d{3})+(,\d+)?"), ",": re.compile(r"-?\d{1,3}(,\d{3})+(\.\d+)?")}


def euro(value: Decimal | float | None) -> str:
    """€ 1.234,50; round amounts without cents. English writes €1,234.50."""
    if value is None:
        return ""
    amount = Decimal(str(value)).quantize(CENT, ROUND_HALF_UP)
    places = 0 if amount == amount.to_integral_value() else 2
    text = number_format(abs(amount), places, use_l10n=True, force_grouping=True)
    sign = MINUS if amount < 0 else ""
    return f"{sign}€{text}" if get_language() == "en" else f"€{NO_BREAK}{sign}{text}"


def figure(value: Decimal | float | None) -> str:
    """1.234,5: grouped by thousands, at most two places, no empty ones."""
    if value is None:
        return ""
    amount = Decimal(str(value)).quantize(CENT, ROUND_HALF_UP).normalize()
    exponent = amount.as_tuple().exponent
    places = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    text = number_format(abs(amount), places, use_l10n=True, force_grouping=True)
    return f"{MINUS}{text}" if amount < 0 else text


def decimal_sign() -> str:
    """What stands before the decimals in the language of the page."""
    return "." if get_language() == "en" else ","


def plain_number(text: str) -> str:
    """What someone typed as a number, with a point for decimals and no signs between thousands: 1.234,50 is 1234.50."""
    text = text.strip().replace(MINUS, "-").replace("€", "").replace("%", "").replace(NO_BREAK, "").replace(" ", "")
    groups = "," if get_language() == "en" else "."
    if GROUPED[groups].fullmatch(text):
        text = text.replace(groups, "")
    return text.replace(",", ".")


def day(value: date | None) -> str:
    """3 november 2026; a moment becomes the day it is in the Netherlands."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        value = localtime(value).date() if value.tzinfo else value.date()
    return date_format(value, "j F Y")


def share(value: float | None) -> str:
    """25%: a part of one in whole hundredths."""
    if value is None:
        return ""
    return f"{figure((Decimal(str(value)) * 100).quantize(Decimal(1), ROUND_HALF_UP))}%"
