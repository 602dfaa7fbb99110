"""Who belongs to an initiative, who claims it, and what it is kin to."""

from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from tussenruimte.accounts.queries import Someone
from tussenruimte.register import queries
from tussenruimte.register.models import Initiative, Membership
from tussenruimte.ui.forms import Form


class HideForm(Form):
    """Why an initiative is taken from view."""

    reason = forms.CharField(label=_("Waarom verbergt u dit?"), max_length=300)


class ClaimForm(Form):
    """Why an initiative is someone's own."""

    message = forms.CharField(
        label=_("Wat hebt u met dit initiatief te maken?"),
        help_text=_("Bijvoorbeeld: ik begon het, of ik zit in het bestuur."),
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )


class DecideForm(Form):
    """The answer to a claim."""

    granted = forms.ChoiceField(
        label=_("Wat is uw antwoord?"),
        choices=[("yes", _("Ja, deze persoon wordt eigenaar")), ("no", _("Nee, nu niet"))],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=_("Waarom?"),
        help_text=_("De aanvrager krijgt dit te lezen."),
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class InviteForm(Form):
    """Who is asked to join, and with what mandate."""

    email = forms.EmailField(label=_("E-mailadres"), help_text=_("Wij mailen een link. Die werkt 14 dagen."))
    mandate = forms.ChoiceField(
        label=_("Wat mag deze persoon?"), choices=Membership.Mandate.choices, widget=forms.RadioSelect
    )


class MandateForm(Form):
    """Another mandate for a member."""

    mandate = forms.ChoiceField(label=_("Wat mag deze persoon?"), choices=Membership.Mandate.choices)


class KinForm(Form):
    """Which other initiative this one is kin to, and how."""

    how = forms.ChoiceField(
        label=_("Hoe horen ze bij elkaar?"),
        choices=[
            ("mother", _("Dit initiatief komt voort uit het andere")),
            ("offshoot", _("Het andere komt voort uit dit initiatief")),
        ],
        widget=forms.RadioSelect,
    )
    other = forms.CharField(
        label=_("Het andere initiatief"), max_length=400, help_text=_("De naam, of het adres van de pagina.")
    )
    note = forms.CharField(label=_("Toelichting"), max_length=300, required=False)

    def __init__(self, person: Someone, data: Any = None) -> None:
        super().__init__(data)
        self.person = person

    def clean_other(self) -> Initiative:
        """The one initiative with this name or address."""
        given = self.cleaned_data["other"]
        slug = urlsplit(given).path.rstrip("/").rpartition("/")[2]
        seen = queries.visible_to(self.person)
        found = list(seen.filter(slug=slug)[:1]) or list(seen.filter(name__iexact=given)[:2])
        if len(found) != 1:
            raise ValidationError(
                _("Er zijn meer initiatieven met deze naam. Plak het adres van de pagina.")
                if found
                else _("Dit initiatief vinden we niet. Kijk de naam na, of plak het adres van de pagina.")
            )
        return found[0]
