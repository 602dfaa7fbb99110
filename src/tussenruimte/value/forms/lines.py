"""The questions about what it takes, and about the board: who puts something in, and what changes, in words."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tussenruimte.ui.forms import Form
from tussenruimte.value.forms.fields import NumberField, PercentField, YearsField
from tussenruimte.value.models import CostLine, EffectLine

PER_YEAR = _("Eén getal per regel. De eerste regel is het eerste jaar.")


class LineForm(Form):
    """What every line is asked."""

    name = forms.CharField(label=_("Wat is het?"), max_length=160)
    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=1, required=False)

    @property
    def facts(self) -> dict[str, Any]:
        """The answers as the action wants them."""
        return {name: value for name, value in self.cleaned_data.items() if name != "revision"}


class CostForm(LineForm):
    """Something it takes."""

    party = forms.CharField(
        label=_("Wie brengt het in?"), max_length=120, help_text=_("Bijvoorbeeld: gemeente, fonds, vrijwilligers.")
    )
    kind = forms.ChoiceField(label=_("Wat voor inzet is het?"), choices=CostLine.Kind.choices, widget=forms.RadioSelect)
    amounts = YearsField(label=_("Euro’s per jaar"), required=False, help_text=PER_YEAR)
    hours = NumberField(
        label=_("Hoeveel uren zijn dat samen?"),
        required=False,
        min_value=0,
        decimal_places=2,
        help_text=_("Alleen bij uren. Tel dezelfde uren niet ook als opbrengst."),
    )
    low = PercentField(label=_("Laagste schatting, in procent van dit bedrag"), required=False)
    high = PercentField(label=_("Hoogste schatting, in procent van dit bedrag"), most=1000, required=False)

    def clean(self) -> dict[str, Any]:
        """Without a range an estimate is what it is."""
        return with_range(self, super().clean() or {})


class BoardEffectForm(Form):
    """A change on the board: only words."""

    name = forms.CharField(
        label=_("Wat verandert er?"), max_length=160, help_text=_("Een verandering, geen activiteit.")
    )
    party = forms.CharField(label=_("Wie heeft er iets aan?"), max_length=120, required=False)
    ring = forms.ChoiceField(label=_("Hoe dichtbij?"), choices=EffectLine.Ring.choices, widget=forms.RadioSelect)


class BoardCostForm(Form):
    """Who puts something in: only words."""

    party = forms.CharField(label=_("Wie brengt iets in?"), max_length=120)
    name = forms.CharField(label=_("Wat?"), max_length=160, help_text=_("Geld, uren, een ruimte, een vergunning."))


def with_range(form: Form, cleaned: dict[str, Any]) -> dict[str, Any]:
    """An estimate without a range is a hundred percent of itself."""
    for name in ("low", "high"):
        if name in cleaned and cleaned[name] is None:
            cleaned[name] = Decimal(1)
    if cleaned.get("high") is not None and cleaned["high"] < 1:
        form.add_error("high", _("De hoogste schatting is 100 procent of meer."))
    return cleaned
