"""The words, alternatives and amounts of a card."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tussenruimte.council.forms.revising import LARGE, LONGEST, SMALL, RevisionForm
from tussenruimte.council.models import MoneyAsked
from tussenruimte.ui.forms import Form


class EuroField(forms.DecimalField):
    """An amount in euros, as people write it: 1.250,50 or 1250.50."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            **kwargs,
            min_value=0,
            max_digits=14,
            decimal_places=2,
            widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
            error_messages={"invalid": _("Vul een bedrag in, zoals 1250 of 1.250,50.")},
        )

    def to_python(self, value: Any) -> Any:
        """Reads a comma before cents and points between thousands."""
        if isinstance(value, str):
            value = value.replace("€", "").replace(" ", "").replace("\u00a0", "")
            if "," in value:
                value = value.replace(".", "").replace(",", ".")
        return super().to_python(value)


class CardForm(RevisionForm):
    """The words of the card. What stays empty is read from the dossier."""

    asked = forms.CharField(
        label=_("Wat wordt de raad gevraagd?"), max_length=LONGEST, required=False, widget=forms.Textarea(attrs=SMALL)
    )
    aim = forms.CharField(
        label=_("Wat is het doel?"), max_length=LONGEST, required=False, widget=forms.Textarea(attrs=SMALL)
    )
    reasons = forms.CharField(
        label=_("Waarom is dit een goed idee?"), max_length=LONGEST, required=False, widget=forms.Textarea(attrs=LARGE)
    )
    criteria = forms.CharField(
        label=_("Waarop is gelet?"), max_length=LONGEST, required=False, widget=forms.Textarea(attrs=SMALL)
    )

    @property
    def words(self) -> dict[str, str]:
        """The answers as the action wants them."""
        return {name: self.cleaned_data[name] for name in ("asked", "aim", "reasons", "criteria")}


class AlternativeForm(Form):
    """Something else that could be done."""

    name = forms.CharField(label=_("Wat kan er ook?"), max_length=160)
    in_favour = forms.CharField(
        label=_("Wat is ervoor?"), max_length=500, required=False, widget=forms.Textarea(attrs=SMALL)
    )
    against = forms.CharField(
        label=_("Wat is ertegen?"), max_length=500, required=False, widget=forms.Textarea(attrs=SMALL)
    )


class MoneyForm(Form):
    """One amount that is asked."""

    what = forms.CharField(label=_("Waarvoor is het?"), max_length=160)
    euros = EuroField(label=_("Hoeveel euro?"))
    rhythm = forms.ChoiceField(
        label=_("Hoe vaak?"),
        choices=MoneyAsked.Rhythm.choices,
        widget=forms.RadioSelect,
        initial=MoneyAsked.Rhythm.ONCE,
    )
    budget = forms.CharField(label=_("Uit welk budget?"), max_length=160, required=False)
