"""Forms of the list of whom to ask next."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tussenruimte.conversations.models import Lead
from tussenruimte.ui.forms import Form


class LeadForm(Form):
    """Someone to ask."""

    known_for = forms.CharField(
        label=_("Wat weet of doet deze persoon?"),
        help_text=_("Bijvoorbeeld: kent alle jonge gezinnen in de straat. Schrijf hier geen naam."),
        max_length=200,
    )
    name = forms.CharField(
        label=_("Naam"),
        help_text=_("Alleen als deze persoon dat goed vindt. Anders laat u dit leeg."),
        max_length=120,
        required=False,
    )
    contact = forms.CharField(label=_("Hoe bereikt u deze persoon?"), max_length=200, required=False)
    agreed = forms.BooleanField(label=_("Deze persoon vindt het goed dat de naam hier staat."), required=False)
    suggested_by = forms.ModelChoiceField(
        label=_("Van wie kwam deze tip?"),
        queryset=Lead.objects.none(),
        required=False,
        empty_label=_("Van niemand op deze lijst"),
    )

    def __init__(self, leads: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        suggested: Any = self.fields["suggested_by"]
        suggested.queryset = leads


class FollowForm(Form):
    """How far asking is."""

    state = forms.ChoiceField(label=_("Hoe ver bent u?"), choices=Lead.State.choices, widget=forms.RadioSelect)
