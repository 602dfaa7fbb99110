"""Forms of the map of who is involved."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tussenruimte.conversations.models import Stakeholder, UnitAnswer
from tussenruimte.ui.forms import DateField, Form


def radio(label: Any, choices: Sequence[Any], **kwargs: Any) -> forms.ChoiceField:
    """A question with one answer, all answers in view."""
    return forms.ChoiceField(label=label, choices=choices, widget=forms.RadioSelect, **kwargs)


class UnitForm(Form):
    """A unit of the municipality that the initiative touches."""

    name = forms.CharField(label=_("Welke afdeling of dienst?"), max_length=160)
    role = forms.CharField(label=_("Welk beleidsveld?"), max_length=160, required=False)
    interest = forms.CharField(
        label=_("Wat is hun belang?"), max_length=2_000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    contact = forms.CharField(
        label=_("Wie kunt u bellen?"), help_text=_("Dit ziet alleen uw eigen kant."), max_length=200, required=False
    )
    status = radio(_("Doet deze afdeling mee?"), Stakeholder.Status.choices)


class PartyForm(Form):
    """A party around the initiative."""

    name = forms.CharField(label=_("Welke partij?"), max_length=160)
    role = forms.CharField(label=_("Welke rol speelt deze partij?"), max_length=160, required=False)
    interest = UnitForm.base_fields["interest"]
    contact = UnitForm.base_fields["contact"]
    influence = radio(_("Hoeveel invloed heeft deze partij?"), Stakeholder.Influence.choices, required=False)
    weight = radio(_("Past die rol?"), Stakeholder.Weight.choices)


def stakeholder_form(ring: str) -> type[Form]:
    """The form for someone in this ring."""
    return UnitForm if ring == Stakeholder.Ring.INNER else PartyForm


class QuestionForm(Form):
    """A question to units of the municipality."""

    text = forms.CharField(
        label=_("Welke vraag stelde u aan de gemeente?"),
        help_text=_("Bijvoorbeeld: mogen wij het veld ook op zondag gebruiken?"),
        max_length=300,
    )


class AnswerForm(Form):
    """What a unit answered."""

    unit = forms.ModelChoiceField(label=_("Welke afdeling gaf antwoord?"), queryset=Stakeholder.objects.none())
    answer = radio(_("Wat was het antwoord?"), UnitAnswer.Answer.choices)
    words = forms.CharField(
        label=_("Wat zeiden zij precies?"), max_length=2_000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    given_on = DateField(label=_("Wanneer was dat?"))

    def __init__(self, units: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        unit: Any = self.fields["unit"]
        unit.queryset = units
