"""A municipality's own price."""

from django import forms
from django.utils.translation import gettext_lazy as _

from tussenruimte.ui.forms import Form
from tussenruimte.value.forms.fields import NumberField


class OwnPriceForm(Form):
    """A price with everything that someone needs to check it."""

    title = forms.CharField(
        label=_("Waarvan is dit de prijs?"),
        max_length=160,
        help_text=_("Onder dezelfde naam wordt het een nieuwe versie."),
    )
    unit = forms.CharField(label=_("Per wat?"), max_length=60, help_text=_("Bijvoorbeeld: uur, dag, uitzetting."))
    euros = NumberField(label=_("Hoeveel euro?"), min_value=0)
    price_year = forms.IntegerField(label=_("Prijs van welk jaar?"), min_value=1990, max_value=2100)
    payer = forms.CharField(label=_("Wie betaalt dit?"), max_length=120)
    source = forms.CharField(label=_("Waar komt de prijs vandaan?"), max_length=300)
