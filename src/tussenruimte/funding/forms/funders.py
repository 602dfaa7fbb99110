"""Choosing to be found, looking for initiatives, and asking them something."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from tussenruimte.funding import lists, queries
from tussenruimte.funding.actions import SHOWN
from tussenruimte.funding.forms.fields import AnyText, EuroField, OneOf
from tussenruimte.funding.models import Findability, Scheme
from tussenruimte.register.models import NeedKind, Organisation
from tussenruimte.ui.forms import Form

SHOWS = {
    "shows_needs": _("Wat wij nodig hebben"),
    "shows_phase": _("De fase"),
    "shows_themes": _("De thema’s"),
    "shows_place": _("De gemeente"),
    "shows_amount": _("Het bedrag"),
}


class FindabilityForm(Form):
    """What funders may see of an initiative."""

    pitch = forms.CharField(
        label=_("Wat wilt u financiers zeggen?"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    amount = EuroField(label=_("Welk bedrag zoekt u?"))
    shows = forms.MultipleChoiceField(
        label=_("Wat mogen zij zien?"),
        required=False,
        choices=list(SHOWS.items()),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("De naam en uw zin kan iedereen al lezen. Uw e-mailadres ziet niemand."),
    )

    def __init__(self, found: Findability | None, data: Any = None) -> None:
        shows = [name for name in SHOWN if getattr(found, name, True)]
        initial: dict[str, Any] = {"shows": shows}
        if found is not None:
            initial |= {"pitch": found.pitch, "amount": found.amount}
        super().__init__(data, initial=initial)

    def clean_amount(self) -> Any:
        """Nought is no amount."""
        return self.cleaned_data["amount"] or None


class LookForm(Form):
    """What a funder looks for. Anything odd is left out."""

    regeling = forms.ModelChoiceField(
        label=_("Past het bij uw regeling?"),
        queryset=Scheme.objects.none(),
        required=False,
        empty_label=_("Geen regeling kiezen"),
        to_field_name="slug",
    )
    behoefte = OneOf(label=_("Wat is nodig?"), required=False)
    thema = OneOf(label=_("Thema"), required=False)
    fase = OneOf(label=_("Fase"), required=False)
    plaats = AnyText(label=_("Gemeente"), required=False)
    bedrag = EuroField(label=_("Hoogstens dit bedrag"))

    def __init__(self, query: QueryDict, schemes: QuerySet[Scheme]) -> None:
        super().__init__(query, auto_id="filter-%s")
        field = self.fields["regeling"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101  declared above
        field.queryset = schemes
        choices = {
            "behoefte": [("", _("Alles")), *NeedKind.choices],
            "thema": [("", _("Alle thema’s")), *lists.choices("theme")],
            "fase": [("", _("Alle fasen")), *lists.choices("phase")],
        }
        for name, some in choices.items():
            self.fields[name].choices = some  # type: ignore[attr-defined]
        self.is_valid()

    @property
    def facets(self) -> list[forms.BoundField]:
        """Every filter."""
        return [self[name] for name in self.fields]

    @property
    def scheme(self) -> Scheme | None:
        """The scheme to hold initiatives against."""
        chosen: Scheme | None = self.cleaned_data.get("regeling")
        return chosen

    @property
    def filters(self) -> queries.FunderFilters:
        """What is asked for; a place that is not known finds nothing."""
        told = self.cleaned_data
        typed = told.get("plaats", "")
        place = queries.places_named(typed)[0] if typed else None
        return queries.FunderFilters(
            need=told.get("behoefte", ""),
            theme=told.get("thema", ""),
            phase=told.get("fase", ""),
            place=place.code if place else typed,
            most=told.get("bedrag"),
        )


class MessageForm(Form):
    """A short question to an initiative."""

    funder = forms.ModelChoiceField(
        label=_("Namens welke organisatie?"), queryset=Organisation.objects.none(), empty_label=None
    )
    text = forms.CharField(
        label=_("Wat wilt u vragen?"),
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Kort en duidelijk. Uw e-mailadres gaat niet mee."),
    )

    def __init__(self, funders: QuerySet[Organisation], data: Any = None) -> None:
        super().__init__(data)
        field = self.fields["funder"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101  declared above
        field.queryset = funders.order_by("name")


class AnswerForm(Form):
    """The answer of an initiative."""

    interested = forms.ChoiceField(
        label=_("Wilt u verder praten?"),
        choices=[("yes", _("Ja, graag")), ("no", _("Nee, dank u"))],
        widget=forms.RadioSelect,
    )
    answer = forms.CharField(
        label=_("Uw antwoord"), required=False, max_length=2_000, widget=forms.Textarea(attrs={"rows": 5})
    )
    contact = forms.CharField(
        label=_("Hoe kan de financier u bereiken?"),
        required=False,
        max_length=300,
        help_text=_("Alleen deze financier leest dit, en alleen bij ja."),
    )
