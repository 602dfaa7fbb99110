"""Saying, promising and adding something, for a party one speaks for."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tussenruimte.dossiers.forms.dossiers import LARGE, LONGEST, HoursField
from tussenruimte.dossiers.models import Promise
from tussenruimte.register.models import Party
from tussenruimte.ui.forms import DateField, Form

INTERNAL = _("Alleen voor mijn eigen organisatie")
INTERNAL_HELP = _("Laat dit leeg als iedereen in het dossier het mag lezen. Dat is de gewone gang van zaken.")


class VoiceForm(Form):
    """A form in which someone speaks for a party; who speaks for one alone is not asked which."""

    party = forms.TypedChoiceField(label=_("Namens wie?"), coerce=int, widget=forms.RadioSelect)

    def __init__(self, parties: Sequence[Party], data: Any = None, files: Any = None) -> None:
        super().__init__(data, files)
        self.parties = {party.pk: party for party in parties}
        if len(parties) == 1:
            del self.fields["party"]
        else:
            self.fields["party"].choices = [(party.pk, party.name) for party in parties]  # type: ignore[attr-defined]

    @property
    def voice(self) -> Party:
        """The party that speaks."""
        only = next(iter(self.parties))
        return self.parties[self.cleaned_data.get("party", only)]


class NoteForm(VoiceForm):
    """Something to say."""

    text = forms.CharField(label=_("Uw notitie"), max_length=LONGEST, widget=forms.Textarea(attrs=LARGE))
    internal = forms.BooleanField(label=INTERNAL, help_text=INTERNAL_HELP, required=False)


class DocumentForm(VoiceForm):
    """A file to add."""

    title = forms.CharField(label=_("Wat is het?"), max_length=160, help_text=_("Bijvoorbeeld: begroting 2027."))
    file = forms.FileField(label=_("Bestand"), help_text=_("Een pdf, foto, tekst of Office-bestand tot 20 MB."))
    internal = forms.BooleanField(label=INTERNAL, help_text=INTERNAL_HELP, required=False)


class PromiseForm(VoiceForm):
    """Something to promise."""

    text = forms.CharField(label=_("Wat zegt u toe?"), max_length=300)
    due = DateField(label=_("Wanneer is het klaar?"))
    kind = forms.ChoiceField(
        label=_("Wat is het?"), choices=Promise.Kind.choices, widget=forms.RadioSelect, initial=Promise.Kind.DEED
    )
    hours_per_week = HoursField(label=_("Hoeveel uren per week kost het?"))


class SettleForm(Form):
    """What came of a promise."""

    state = forms.ChoiceField(label=_("Wat kwam ervan?"), widget=forms.RadioSelect)
    remark = forms.CharField(label=_("Toelichting"), max_length=300, required=False)

    def __init__(self, states: Sequence[str], data: Any = None) -> None:
        super().__init__(data)
        labels = dict(Promise.State.choices)
        self.fields["state"].choices = [(state, labels[state]) for state in states]  # type: ignore[attr-defined]
