"""Amounts as an estimate deserves."""

from decimal import Decimal

from django import template

from tussenruimte.value import wording

register = template.Library()


@register.filter
def about(amount: Decimal) -> str:
    """Two digits that count: 79144.71 is about € 79.000."""
    return wording.about(amount)
