"""Fields that the forms of this room share."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tussenruimte.funding.rules.answers import amount_in


class EuroField(forms.CharField):
    """An amount in euros, written as people write it: 2500, 2.500 or 2.500,50."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", _("Bijvoorbeeld 2500 of 2.500,50."))
        widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
        super().__init__(required=False, max_length=30, widget=widget, **kwargs)

    def clean(self, value: Any) -> Any:
        """The amount; nothing typed is no amount."""
        text = str(super().clean(value) or "").strip()
        if not text:
            return None
        amount = amount_in(text)
        if amount is None:
            raise forms.ValidationError(_("Vul een bedrag in, zoals 2500 of 2.500,50."))
        return amount

    def prepare_value(self, value: Any) -> Any:
        """The amount as it is typed here: without cents when there are none."""
        if not isinstance(value, Decimal):
            return value
        return str(int(value)) if value == value.to_integral_value() else f"{value:.2f}".replace(".", ",")


class PercentField(forms.IntegerField):
    """A whole percentage."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            **kwargs,
            required=False,
            min_value=0,
            max_value=99,
            widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
            error_messages={
                "invalid": _("Vul een heel getal in, zoals 25."),
                "min_value": _("Vul een getal in van 0 tot en met 99."),
                "max_value": _("Vul een getal in van 0 tot en met 99."),
            },
        )

    def to_python(self, value: Any) -> Any:
        """Reads 25 and 25%."""
        return super().to_python(value.strip().removesuffix("%") if isinstance(value, str) else value)


class AnyText(forms.CharField):
    """A text to search for, that is never wrong."""

    def clean(self, value: Any) -> str:
        """What can be searched for."""
        return "".join(sign if sign.isprintable() else " " for sign in str(value or ""))[:200].strip()


class OneOf(forms.ChoiceField):
    """One choice from the address; one we do not know is left out."""

    def clean(self, value: Any) -> str:
        """What we know of it."""
        return str(value) if value and self.valid_value(value) else ""


class SomeOf(forms.MultipleChoiceField):
    """Some choices from the address; those we do not know are left out."""

    def clean(self, value: Any) -> list[str]:
        """What we know of them."""
        return [str(one) for one in value or () if self.valid_value(one)]
