"""Inviting the council, and what was seen."""

from django import forms
from django.utils.translation import gettext_lazy as _

from tussenruimte.council.actions.visits import Invitation
from tussenruimte.council.forms.revising import LARGE, SMALL
from tussenruimte.ui.forms import DateField, Form


class InviteForm(Form):
    """When and where the council is welcome."""

    on = DateField(label=_("Welke dag?"))
    starts_at = forms.TimeField(
        label=_("Hoe laat?"),
        required=False,
        input_formats=["%H:%M", "%H.%M"],
        widget=forms.TimeInput(format="%H:%M", attrs={"autocomplete": "off"}),
        help_text=_("Bijvoorbeeld 14:30."),
        error_messages={"invalid": _("Schrijf de tijd als uur en minuten, bijvoorbeeld 14:30.")},
    )
    where = forms.CharField(label=_("Waar?"), max_length=200)
    about = forms.CharField(label=_("Wat is er te zien?"), max_length=5_000, widget=forms.Textarea(attrs=LARGE))
    shown_to_all = forms.BooleanField(
        label=_("Zet het bezoek ook op de pagina van het initiatief, voor iedereen"), required=False
    )

    @property
    def invitation(self) -> Invitation:
        """The answers as the action wants them."""
        return Invitation(**self.cleaned_data)


class SeenForm(Form):
    """What was seen, and what happens next."""

    seen = forms.CharField(label=_("Wat is er gezien?"), max_length=10_000, widget=forms.Textarea(attrs=LARGE))
    follow_up = forms.CharField(
        label=_("Wat gebeurt er nu?"), max_length=5_000, required=False, widget=forms.Textarea(attrs=SMALL)
    )
