"""Numbers as people write them: 1.234,50 and 25 % in Dutch, 1,234.50 and 25 % in English; and amounts per year."""

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from tussenruimte.ui.figures import plain_number
from tussenruimte.value.rules.amounts import as_text

WRONG = _("Vul een getal in, zoals 1500 of 12,50.")
MOST_YEARS = 51


def written(number: Decimal) -> str:
    """A number in a form: with the decimal sign of the page."""
    text = as_text(number)
    return text if get_language() == "en" else text.replace(".", ",")


class NumberField(forms.DecimalField):
    """A number, with a comma or a point."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("max_digits", 18)
        kwargs.setdefault("decimal_places", 6)
        kwargs.setdefault("error_messages", {"invalid": WRONG})
        widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off", "class": "tr-short"})
        super().__init__(localize=False, widget=widget, **kwargs)

    def to_python(self, value: Any) -> Any:
        """Reads both 12,50 and 12.50."""
        return super().to_python(plain_number(value) if isinstance(value, str) else value)

    def prepare_value(self, value: Any) -> Any:
        """Shows what is kept as people write it."""
        return written(value) if isinstance(value, Decimal) else value


class PercentField(NumberField):
    """A part of one, written as a percentage."""

    def __init__(self, *, most: int = 100, **kwargs: Any) -> None:
        super().__init__(min_value=0, max_value=most, max_digits=8, decimal_places=4, **kwargs)

    def clean(self, value: Any) -> Decimal | None:
        """25 becomes 0.25."""
        percentage: Decimal | None = super().clean(value)
        return None if percentage is None else percentage / 100

    def prepare_value(self, value: Any) -> Any:
        """0.25 is shown as 25."""
        return written(value * 100) if isinstance(value, Decimal) else value


class YearsField(forms.CharField):
    """A number for each year, each on a line of its own, from the base year."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=forms.Textarea(attrs={"rows": 5, "inputmode": "text"}), max_length=4000, **kwargs)

    def clean(self, value: Any) -> list[str]:
        """The numbers as a row keeps them: decimal strings."""
        lines = [line for line in re.split(r"[\n;]", super().clean(value) or "") if line.strip()]
        if len(lines) > MOST_YEARS:
            raise forms.ValidationError(_("Dit zijn te veel jaren. Geef er ten hoogste 51."))
        number = forms.DecimalField(max_digits=18, decimal_places=6, error_messages={"invalid": WRONG})
        return [as_text(number.clean(plain_number(line))) for line in lines]

    def prepare_value(self, value: Any) -> Any:
        """One number on each line."""
        if isinstance(value, Iterable) and not isinstance(value, str):
            return "\n".join(written(Decimal(one)) for one in value)
        return value
