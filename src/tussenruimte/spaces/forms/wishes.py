"""Wishing for a space, and answering a wish."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tussenruimte.dossiers.models import Dossier
from tussenruimte.register.models import Initiative
from tussenruimte.spaces import queries
from tussenruimte.spaces.actions.wishes import WishFacts
from tussenruimte.spaces.forms.fields import LARGE, LONGEST, SMALL
from tussenruimte.spaces.models import Space
from tussenruimte.spaces.rules import wishes
from tussenruimte.ui.forms import DateField, Form


class WishForm(Form):
    """What for, when, how long, and what they bring; for one of the initiatives someone speaks for."""

    initiative = forms.ModelChoiceField(
        label=_("Voor welk initiatief?"), queryset=Initiative.objects.none(), empty_label=None
    )
    dossier = forms.ModelChoiceField(
        label=_("Hoort het bij een dossier?"),
        queryset=Dossier.objects.none(),
        required=False,
        empty_label=_("Nee"),
    )
    purpose = forms.CharField(
        label=_("Waarvoor wilt u de ruimte gebruiken?"), max_length=LONGEST, widget=forms.Textarea(attrs=LARGE)
    )
    from_day = DateField(label=_("Vanaf wanneer?"), required=False)
    months = forms.IntegerField(
        label=_("Hoeveel maanden?"),
        min_value=1,
        max_value=1200,
        required=False,
        help_text=_("Leeg is: weet ik nog niet."),
    )
    brings = forms.CharField(
        label=_("Wat brengt u mee?"),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs=SMALL),
        help_text=_("Bijvoorbeeld: mensen, onderhoud of huur."),
    )
    named = forms.BooleanField(
        label=_("De naam van ons initiatief mag bij de ruimte staan"),
        required=False,
        help_text=_("Anders telt u alleen mee in het aantal."),
    )

    def __init__(self, space: Space, initiatives: Any, data: Any = None) -> None:
        super().__init__(data)
        mine = list(initiatives)
        dossiers = [one.pk for initiative in mine for one in queries.dossiers_for(initiative, space)]
        for name, found in (("initiative", initiatives), ("dossier", Dossier.objects.filter(pk__in=dossiers))):
            field = self.fields[name]
            assert isinstance(field, forms.ModelChoiceField)  # noqa: S101  declared above
            field.queryset = found
        if len(mine) == 1:
            self.initial["initiative"] = mine[0].pk
        if not dossiers:
            del self.fields["dossier"]

    @property
    def facts(self) -> WishFacts:
        """The answers as the action wants them."""
        given = self.cleaned_data
        return WishFacts(given["purpose"], given["from_day"], given["months"], given["brings"], named=given["named"])


class AnswerForm(Form):
    """Now, later or never, with the reason; and when they hear something again."""

    answer = forms.ChoiceField(
        label=_("Uw antwoord"),
        widget=forms.RadioSelect,
        choices=[
            (wishes.TAKEN_UP, _("Nu: wij gaan in gesprek")),
            (wishes.LATER, _("Later: nu nog niet")),
            (wishes.DECLINED, _("Nooit: dit kan hier niet")),
        ],
    )
    reason = forms.CharField(
        label=_("Waarom?"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs=LARGE),
        help_text=_("De mensen van het initiatief lezen dit. Schrijf het zoals u het zou zeggen."),
    )
    hear_by = DateField(
        label=_("Wanneer horen zij weer iets?"),
        required=False,
        help_text=_("Alleen bij later. Bijvoorbeeld 23-11-2026."),
    )

    def clean(self) -> dict[str, Any]:
        """Later says when."""
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("answer") == wishes.LATER and not cleaned.get("hear_by") and "hear_by" not in self.errors:
            self.add_error("hear_by", _("Kies een dag die nog komt."))
        return cleaned
