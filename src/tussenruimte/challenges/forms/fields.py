"""Fields that several forms of this room share."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from tussenruimte.challenges.rules.money import NotMoneyError, amount_in, written
from tussenruimte.register.models import Organisation, Place
from tussenruimte.ui.forms import Form

LONGEST = 10_000
SMALL, LARGE = {"rows": 3}, {"rows": 6}


class MoneyField(forms.CharField):
    """An amount in euros, typed as people write it."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("required", False)
        kwargs.setdefault("help_text", _("In euro’s, bijvoorbeeld 12500 of 12.500,50."))
        widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off", "class": "tr-short"})
        super().__init__(max_length=40, widget=widget, **kwargs)

    def clean(self, value: Any) -> Any:
        """The amount, or None for nothing."""
        text = super().clean(value)
        try:
            return amount_in(text or "")
        except NotMoneyError as problem:
            raise forms.ValidationError(_("Vul een bedrag in, zoals 12500 of 12.500,50.")) from problem

    def prepare_value(self, value: Any) -> Any:
        """What stands in the box."""
        return value if isinstance(value, str) else written(value)


class RevisionForm(Form):
    """A form about a thing as it was when the page was made."""

    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=1)

    def once_more(self, revision: int) -> None:
        """The same answers, about the thing as it is now: who sends it again has read what the other wrote."""
        self.data = {**self.given, "revision": str(revision)}

    @property
    def given(self) -> dict[str, Any]:
        """What was typed, by the name of the field."""
        data = self.data
        several = {name for name, field in self.fields.items() if isinstance(field, forms.MultipleChoiceField)}
        if not isinstance(data, QueryDict):
            return dict(data)
        return {name: data.getlist(name) if name in several else data[name] for name in data}


def textarea(
    label: Any, *, required: bool = False, rows: dict[str, int] | None = None, **kwargs: Any
) -> forms.CharField:
    """A box for several lines."""
    return forms.CharField(
        label=label,
        required=required,
        max_length=kwargs.pop("max_length", LONGEST),
        widget=forms.Textarea(attrs=rows or SMALL),
        **kwargs,
    )


def places_of(municipality: Organisation) -> list[tuple[str, Any]]:
    """The municipality as a whole, and its districts and neighbourhoods."""
    whole = [("", _("De hele gemeente"))]
    if municipality.place_id is None:
        return whole
    inside = Place.objects.filter(inside=municipality.place_id) | Place.objects.filter(
        inside__inside=municipality.place_id
    )
    return whole + [(code, name) for code, name in inside.order_by("name", "code").values_list("code", "name")]
