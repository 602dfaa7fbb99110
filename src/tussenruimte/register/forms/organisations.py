"""Organisations and the desk that answers."""

from django import forms
from django.utils.translation import gettext_lazy as _

from tussenruimte.register.actions.organisations import KINDS
from tussenruimte.register.models import Organisation, Party, Place
from tussenruimte.ui.forms import Form


class OrganisationForm(Form):
    """A new organisation."""

    name = forms.CharField(label=_("Naam"), max_length=160)
    kind = forms.ChoiceField(
        label=_("Wat voor organisatie is dit?"),
        choices=[choice for choice in Party.Kind.choices if choice[0] in KINDS],
        widget=forms.RadioSelect,
    )
    summary = forms.CharField(label=_("In één zin"), max_length=300, required=False)
    website = forms.URLField(label=_("Website"), max_length=300, required=False, assume_scheme="https")
    place = forms.ModelChoiceField(
        label=_("In welke gemeente?"),
        queryset=Place.objects.filter(kind=Place.Kind.MUNICIPALITY).defer("outline"),
        required=False,
    )
    part_of = forms.ModelChoiceField(
        label=_("Onderdeel van"),
        queryset=Organisation.objects.filter(kind=Party.Kind.MUNICIPALITY),
        required=False,
        help_text=_("Alleen voor een afdeling van een gemeente."),
    )


class DeskForm(Form):
    """The one desk that answers for an organisation."""

    name = forms.CharField(label=_("Naam van het loket"), max_length=160)
    email = forms.EmailField(label=_("E-mailadres van het loket"), required=False)
    phone = forms.CharField(label=_("Telefoonnummer van het loket"), max_length=30, required=False)
    answer_within_days = forms.IntegerField(
        label=_("Binnen hoeveel werkdagen komt er antwoord?"), min_value=1, max_value=120, required=False
    )
