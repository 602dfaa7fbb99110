"""Adding and changing strengths, finding them, and tying two together."""

from typing import Any, cast

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from tussenruimte.areas import catalogue
from tussenruimte.areas.actions import Facts
from tussenruimte.areas.models import Asset, AssetRelation
from tussenruimte.areas.queries import Filters
from tussenruimte.areas.wording import CONSENT, CONSENT_OF_ANOTHER
from tussenruimte.register.models import NeedKind, Party
from tussenruimte.ui.forms import Form

ConsentWay = Asset.ConsentWay
FOR_ANOTHER = [choice for choice in ConsentWay.choices if choice[0] != ConsentWay.SELF]


class StrengthForm(Form):
    """What every strength is asked."""

    offers = forms.CharField(
        label=_("Wat is er te bieden?"),
        max_length=300,
        help_text=_("Bijvoorbeeld: fietsen maken, een zaal, een busje."),
    )
    could_offer = forms.CharField(label=_("Wat zou er nog meer kunnen?"), max_length=300, required=False)
    kinds = forms.MultipleChoiceField(
        label=_("Waar helpt dit mee?"),
        choices=NeedKind.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("Zo vinden wij wie dit nodig heeft."),
    )
    conditions = forms.CharField(label=_("Onder welke voorwaarden?"), max_length=300, required=False)
    available_when = forms.CharField(label=_("Wanneer kan het?"), max_length=200, required=False)
    contact = forms.CharField(
        label=_("Hoe bereikbaar?"), max_length=300, required=False, help_text=_("Alleen een makelaar ziet dit.")
    )
    shown = forms.ChoiceField(
        label=_("Wie mag dit zien?"),
        choices=Asset.Shown.choices,
        widget=forms.RadioSelect,
        initial=Asset.Shown.INVOLVED,
        help_text=_("Contactgegevens ziet nooit iedereen."),
    )

    @property
    def facts(self) -> Facts:
        """The answers as the action wants them."""
        names = Facts.__annotations__.keys() & self.cleaned_data.keys()
        return cast("Facts", {name: self.cleaned_data[name] for name in names})


class ThingForm(StrengthForm):
    """A group, an institution, a place or a connection."""

    name = forms.CharField(label=_("Hoe heet het?"), max_length=160)
    party = forms.ModelChoiceField(
        label=_("Hoort dit bij een initiatief?"),
        queryset=Party.objects.none(),
        required=False,
        empty_label=_("Nee, of dat weet ik niet"),
    )
    field_order = ("name", "offers", "could_offer", "kinds", "conditions", "available_when", "contact", "shown")

    def __init__(self, parties: QuerySet[Any], data: Any = None, initial: Any = None) -> None:
        super().__init__(data, initial=initial)
        field = self.fields["party"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101  declared above
        field.queryset = parties


class OwnForm(StrengthForm):
    """What someone can do themselves."""

    consent = forms.BooleanField(
        label=CONSENT, error_messages={"required": _("Zonder uw toestemming bewaren wij niets.")}
    )


class AnotherForm(StrengthForm):
    """What someone else can do, written down for them."""

    name = forms.CharField(
        label=_("Naam van de bewoner"),
        max_length=160,
        required=False,
        help_text=_("Alleen een makelaar ziet deze naam. Schrijf hem niet ergens anders op."),
    )
    consent_way = forms.ChoiceField(
        label=_("Hoe gaf de bewoner toestemming?"), choices=FOR_ANOTHER, widget=forms.RadioSelect
    )
    consent = forms.BooleanField(
        label=CONSENT_OF_ANOTHER, error_messages={"required": _("Zonder toestemming van de bewoner bewaren wij niets.")}
    )


class EditPersonForm(StrengthForm):
    """Changing what a person can do. A new consent is not needed: the person or their broker does this."""

    name = forms.CharField(
        label=_("Naam"), max_length=160, required=False, help_text=_("Alleen een makelaar ziet deze naam.")
    )


class FindForm(Form):
    """The filters above the list of strengths."""

    soort = forms.MultipleChoiceField(label=_("Soort"), widget=forms.CheckboxSelectMultiple, required=False)
    hulp = forms.ChoiceField(
        label=_("Waar het mee helpt"), choices=[("", _("Alles")), *NeedKind.choices], required=False
    )
    q = forms.CharField(label=_("Zoek in wat er te bieden is"), max_length=100, required=False)

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        field = self.fields["soort"]
        assert isinstance(field, forms.MultipleChoiceField)  # noqa: S101  declared above
        field.choices = [(item.id, item.title) for item in catalogue.asset_classes()]

    @property
    def filters(self) -> Filters:
        """What is asked for; an address with words we do not know asks for everything."""
        self.is_valid()
        given = self.cleaned_data
        return Filters(tuple(given.get("soort", ())), given.get("hulp", ""), given.get("q", ""))


class TieForm(Form):
    """Two strengths, and how they are tied."""

    one = forms.ModelChoiceField(label=_("Welke kracht?"), queryset=Asset.objects.none())
    kind = forms.ChoiceField(
        label=_("Hoe horen ze bij elkaar?"), choices=AssetRelation.Kind.choices, widget=forms.RadioSelect
    )
    other = forms.ModelChoiceField(label=_("En met welke andere?"), queryset=Asset.objects.none())
    strength = forms.TypedChoiceField(
        label=_("Hoe sterk is de band?"),
        choices=AssetRelation.Strength.choices,
        widget=forms.RadioSelect,
        coerce=int,
        initial=AssetRelation.Strength.FIRM,
    )

    def __init__(self, assets: QuerySet[Asset], data: Any = None, initial: Any = None) -> None:
        super().__init__(data, initial=initial)
        for name in ("one", "other"):
            field = self.fields[name]
            assert isinstance(field, forms.ModelChoiceField)  # noqa: S101  declared above
            field.queryset = assets
