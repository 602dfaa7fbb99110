"""Values and goals, what parties will do, who signs, looking back, and how it ends."""

from collections.abc import Collection, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tussenruimte.agreements import frameworks
from tussenruimte.agreements.forms.common import LONGEST, SMALL, RevisionForm, VoiceForm
from tussenruimte.agreements.models import Ambition, Comparison, ReviewOutcome
from tussenruimte.register.models import Party
from tussenruimte.ui.forms import DateField, Form


class AmbitionForm(VoiceForm):
    """What a party holds dear, aims for or dreams of."""

    kind = forms.ChoiceField(
        label=_("Wat is het?"), widget=forms.RadioSelect, choices=Ambition.Aim.choices, initial=Ambition.Aim.GOAL
    )
    value = forms.ChoiceField(
        label=_("Eén van de acht waarden"), required=False, help_text=_("Alleen bij een waarde. Mag leeg blijven.")
    )
    text = forms.CharField(label=_("In uw eigen woorden"), max_length=300, required=False)

    def __init__(self, parties: Sequence[Party], data: Any = None) -> None:
        super().__init__(parties, data)
        values = [(one.id, one.title) for one in frameworks.values()]
        self.fields["value"].choices = [("", "–"), *values]  # type: ignore[attr-defined]


class CompareForm(VoiceForm):
    """How a party sees two ambitions beside each other."""

    judgement = forms.ChoiceField(
        label=_("Hoe staan deze twee naast elkaar?"),
        widget=forms.RadioSelect,
        choices=Comparison.Judgement.choices,
    )
    note = forms.CharField(label=_("Toelichting"), max_length=300, required=False)


class ObligationForm(VoiceForm):
    """What a party will do, and when it is done."""

    text = forms.CharField(label=_("Wat doet deze partij?"), max_length=300)
    due = DateField(label=_("Wanneer is het klaar?"), required=False, help_text=_("Bijvoorbeeld 1-3-2027."))
    days_after_start = forms.IntegerField(
        label=_("Of hoeveel dagen na de eerste dag?"), min_value=0, max_value=9_999, required=False
    )
    hours_per_week = forms.DecimalField(
        label=_("Hoeveel uren per week kost het?"),
        required=False,
        min_value=0,
        max_value=999,
        max_digits=5,
        decimal_places=1,
        localize=True,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
        error_messages={"invalid": _("Vul een getal in, zoals 4 of 2,5.")},
    )


class PartyForm(Form):
    """A party that joins."""

    party = forms.TypedChoiceField(label=_("Welke partij doet mee?"), coerce=int, widget=forms.RadioSelect)

    def __init__(self, parties: Sequence[Party], data: Any = None) -> None:
        super().__init__(data)
        self.parties = {party.pk: party for party in parties}
        self.fields["party"].choices = [(party.pk, party.name) for party in parties]  # type: ignore[attr-defined]

    @property
    def chosen(self) -> Party:
        """The party that was chosen."""
        return self.parties[self.cleaned_data["party"]]


class PlanReviewForm(Form):
    """When the parties look back together."""

    day = DateField(label=_("Wanneer kijkt u samen terug?"), help_text=_("Bijvoorbeeld 1-6-2027."))


class ReviewWordForm(VoiceForm):
    """What a party says when it looks back."""

    went_well = forms.CharField(label=_("Wat ging goed?"), max_length=LONGEST, widget=forms.Textarea(attrs=SMALL))
    could_be_better = forms.CharField(
        label=_("Wat kan beter?"), max_length=LONGEST, required=False, widget=forms.Textarea(attrs=SMALL)
    )
    outcome = forms.ChoiceField(
        label=_("Wat moet er nu gebeuren?"), widget=forms.RadioSelect, choices=ReviewOutcome.choices
    )


class HoldReviewForm(Form):
    """What the parties take from looking back, and what comes of it."""

    outcome = forms.ChoiceField(label=_("Wat gebeurt er nu?"), widget=forms.RadioSelect)
    conclusion = forms.CharField(
        label=_("Wat neemt u hier samen uit mee?"), max_length=LONGEST, widget=forms.Textarea(attrs=SMALL)
    )

    def __init__(self, outcomes: Collection[str], data: Any = None) -> None:
        super().__init__(data)
        self.fields["outcome"].choices = [  # type: ignore[attr-defined]
            (value, label) for value, label in ReviewOutcome.choices if value in outcomes
        ]


class NoticeForm(VoiceForm):
    """That a party leaves, from when, and why."""

    until = DateField(label=_("Wat is de laatste dag?"), help_text=_("Houd de opzegtermijn aan die u samen afsprak."))
    reason = forms.CharField(
        label=_("Waarom zegt u op?"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs=SMALL),
        help_text=_("Iedereen in het dossier leest dit."),
    )


class EndForm(Form):
    """That it ends, why, and how it is wound up."""

    reason = forms.CharField(label=_("Waarom stopt het hier?"), max_length=LONGEST, widget=forms.Textarea(attrs=SMALL))
    exit = forms.CharField(
        label=_("Hoe rondt u het af?"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs=SMALL),
        help_text=_("Wat gebeurt er met spullen, ruimte en beloften?"),
    )


class ExitForm(Form):
    """How it was wound up, told afterwards."""

    exit = forms.CharField(
        label=_("Hoe is het afgerond?"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs=SMALL),
        help_text=_("Wat gebeurde er met spullen, ruimte en beloften?"),
    )


class ExtendForm(RevisionForm):
    """Until when it goes on, and why."""

    ends_on = DateField(label=_("Tot en met welke dag gaat u door?"))
    reason = forms.CharField(
        label=_("Waarom?"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs=SMALL),
        help_text=_("Iedereen in het dossier leest dit."),
    )


class WithholdForm(Form):
    """Why an entry leaves the register; everyone reads it there."""

    reason = forms.CharField(
        label=_("Waarom haalt u haar uit het register?"),
        max_length=300,
        help_text=_("Iedereen kan dit lezen. Noem geen namen."),
    )
