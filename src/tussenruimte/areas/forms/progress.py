"""A step with its evidence, a count, and which version a page was made from."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tussenruimte.areas import catalogue
from tussenruimte.areas.models import AreaStep
from tussenruimte.ui.forms import DateField, Form


class RevisionForm(Form):
    """Which version a page was made from, sent along with a form; 0 when nobody wrote anything before."""

    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class StepForm(Form):
    """How far a step is, and by what one sees that."""

    state = forms.ChoiceField(
        label=_("Hoe ver is deze stap?"), choices=AreaStep.State.choices, widget=forms.RadioSelect
    )
    evidence = forms.CharField(
        label=_("Waaraan ziet u dat?"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Schrijf geen namen van bewoners op. Iedereen kan dit lezen."),
    )


class CountForm(Form):
    """How much there was on a day."""

    on = DateField(label=_("Op welke dag is er geteld?"))
    source = forms.CharField(
        label=_("Wie telde, en hoe?"), max_length=200, help_text=_("Bijvoorbeeld: rondgang met het buurtteam.")
    )
    initiatives = forms.IntegerField(
        label=_("Hoeveel initiatieven van vrijwilligers?"), min_value=0, max_value=100_000, required=False
    )

    def __init__(self, data: Any = None, initial: Any = None) -> None:
        super().__init__(data, initial=initial)
        self.classes = catalogue.asset_classes()
        for item in self.classes:
            self.fields[item.id] = forms.IntegerField(label=item.title, min_value=0, max_value=100_000, required=False)

    @property
    def counts(self) -> dict[str, int]:
        """The number of each class that somebody counted."""
        given = ((item.id, self.cleaned_data.get(item.id)) for item in self.classes)
        return {name: number for name, number in given if number is not None}
