"""The questions about a model as a whole: what it is about, how is counted, what was done, who may read it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tussenruimte.frameworks.schema import ListItem, PlainList
from tussenruimte.register.frameworks import current_catalogue
from tussenruimte.ui.forms import Form
from tussenruimte.value.forms.fields import PercentField
from tussenruimte.value.models import EffectModel

PRINCIPLES, BUSINESS, QUESTIONS = "principes-sociale-waarde", "businessmodel", "vragen"


class StartForm(Form):
    """What a conversation about value begins with."""

    target_group = forms.CharField(label=_("Voor wie is het?"), max_length=300)
    activities = forms.CharField(
        label=_("Wat doet u?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Elke activiteit op een eigen regel."),
    )
    counterfactual = forms.CharField(
        label=_("Wat zou er zonder u gebeuren?"),
        max_length=5000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Dit heet het nulalternatief. Schrijf het eerlijk op: ook zonder u gebeurt er iets."),
    )


class ModelForm(StartForm):
    """The same, with the years and the rate."""

    base_year = forms.IntegerField(label=_("Eerste jaar"), min_value=1990, max_value=2100)
    horizon_years = forms.IntegerField(
        label=_("Hoeveel jaar kijkt u daarna vooruit?"),
        min_value=0,
        max_value=50,
        help_text=_("Bij 4 rekent u met vijf jaren."),
    )
    price_year = forms.IntegerField(
        label=_("In prijzen van welk jaar?"),
        min_value=1990,
        max_value=2100,
        help_text=_(
            "Prijzen uit de lijst rekenen wij naar dit jaar om. Prijzen die er al staan, blijven zoals ze zijn."
        ),
    )
    discount_rate = PercentField(
        label=_("Discontovoet, in procent per jaar"),
        most=99,
        help_text=_("Hoeveel minder geld van later telt. De standaard is 2,25."),
    )
    timing = forms.ChoiceField(
        label=_("Wanneer komt de opbrengst van een jaar?"),
        choices=EffectModel.Timing.choices,
        widget=forms.RadioSelect,
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=1)


class WordsForm(Form):
    """An answer in words to each item of a list."""

    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=1)

    def __init__(self, framework: str, group: str, data: Any = None, initial: Any = None) -> None:
        super().__init__(data, initial=initial)
        self.asked = _items(framework, group)
        for item in self.asked:
            self.fields[item.id] = forms.CharField(
                label=item.title,
                help_text=item.text,
                max_length=2000,
                required=False,
                widget=forms.Textarea(attrs={"rows": 3}),
            )

    @property
    def answers(self) -> dict[str, str]:
        """What was answered, without what was left open."""
        return {item.id: self.cleaned_data[item.id] for item in self.asked if self.cleaned_data[item.id]}


class ShowForm(Form):
    """Who may read what."""

    shown = forms.ChoiceField(label=_("Wie mag dit zien?"), choices=EffectModel.Shown.choices, widget=forms.RadioSelect)


class StoryForm(Form):
    """A story of change, without a name."""

    text = forms.CharField(
        label=_("Wat veranderde er?"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Noem geen namen. Vraag of u het verhaal mag opschrijven."),
    )
    told_by = forms.CharField(
        label=_("Van wie is het verhaal?"), max_length=80, help_text=_("Bijvoorbeeld: een deelnemer, een buurvrouw.")
    )
    value = forms.CharField(
        label=_("Welke waarde laat het zien?"),
        max_length=120,
        required=False,
        help_text=_("Een paar woorden, zoals: erbij horen."),
    )
    chosen_because = forms.CharField(
        label=_("Koos u dit samen als belangrijkste verandering? Waarom?"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    is_public = forms.BooleanField(label=_("Iedereen mag dit verhaal lezen"), required=False)


def _items(framework: str, group: str) -> list[ListItem]:
    found = current_catalogue().frameworks.get(framework)
    items = found.items if isinstance(found, PlainList) else ()
    return [item for item in items if not group or item.group == group]
