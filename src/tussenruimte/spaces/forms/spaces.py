"""Adding and changing a space, finding one, reading in a list, what an owner chose, and what a low rent is worth."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from tussenruimte.register import uploads
from tussenruimte.register.models import Organisation, Place
from tussenruimte.spaces import queries
from tussenruimte.spaces.forms.fields import (
    LONGEST,
    AnyDay,
    AnyNumber,
    AnyText,
    MoneyField,
    NumberField,
    OneOf,
    RevisionForm,
)
from tussenruimte.spaces.models import Known, RentPer, Space, SpaceUse
from tussenruimte.spaces.rules import words
from tussenruimte.ui.forms import DateField, Form

CHOSEN_BY_HAND = [choice for choice in Space.State.choices if choice[0] != Space.State.IN_PROCEDURE]
PLAIN = (
    *("name", "kind", "summary", "description", "address", "size_m2", "step_free", "accessible_toilet", "access_note"),
    *("available_from", "available_until", "rent", "rent_per", "market_rent", "market_rent_per", "market_rent_year"),
    *("market_rent_source", "contact", "lat", "lon"),
)


class SpaceForm(RevisionForm):
    """Everything about a space that its owner says."""

    name = forms.CharField(label=_("Naam van de ruimte"), max_length=160)
    kind = forms.ChoiceField(label=_("Wat is het?"), choices=Space.Kind.choices, widget=forms.RadioSelect)
    summary = forms.CharField(label=_("In één zin"), max_length=300, help_text=_("Wat ziet iemand die binnenkomt?"))
    description = forms.CharField(
        label=_("Beschrijving"), max_length=LONGEST, required=False, widget=forms.Textarea(attrs={"rows": 6})
    )
    place = forms.ModelChoiceField(
        label=_("Gemeente, wijk of buurt"), queryset=Place.objects.none(), empty_label=_("Kies een plek")
    )
    address = forms.CharField(label=_("Adres"), max_length=200, required=False)
    size_m2 = forms.IntegerField(label=_("Oppervlakte in m²"), min_value=1, max_value=10_000_000, required=False)
    uses = forms.MultipleChoiceField(
        label=_("Waar past het bij?"),
        choices=SpaceUse.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    step_free = forms.ChoiceField(label=_("Is het zonder drempels?"), choices=Known.choices, widget=forms.RadioSelect)
    accessible_toilet = forms.ChoiceField(
        label=_("Is er een toilet voor mensen in een rolstoel?"), choices=Known.choices, widget=forms.RadioSelect
    )
    access_note = forms.CharField(label=_("Wat moet iemand nog weten over toegang?"), max_length=300, required=False)
    state = forms.ChoiceField(label=_("Hoe staat het ervoor?"), choices=CHOSEN_BY_HAND, widget=forms.RadioSelect)
    available_from = DateField(label=_("Vrij vanaf"), required=False, help_text=_("Leeg is: vanaf nu."))
    available_until = DateField(label=_("Vrij tot en met"), required=False, help_text=_("Leeg is: zonder einddatum."))
    rent = MoneyField(label=_("Huur in euro"), help_text=_("Leeg is: nog niet bekend. Gratis is 0."))
    rent_per = forms.ChoiceField(label=_("Huur waarvoor?"), choices=RentPer.choices, widget=forms.RadioSelect)
    market_rent = MoneyField(
        label=_("Huur op de markt in euro"), help_text=_("Is de huur lager? Dan ziet u wat dat waard is.")
    )
    market_rent_per = forms.ChoiceField(
        label=_("Huur op de markt waarvoor?"), choices=RentPer.choices, widget=forms.RadioSelect
    )
    market_rent_year = forms.IntegerField(
        label=_("Van welk jaar is de marktprijs?"), min_value=1990, max_value=2100, required=False
    )
    market_rent_source = forms.CharField(
        label=_("Waar komt de marktprijs vandaan?"),
        max_length=200,
        required=False,
        help_text=_("Bijvoorbeeld: taxatie 2025."),
    )
    contact = forms.CharField(
        label=_("Welk loket geeft antwoord?"),
        max_length=160,
        required=False,
        help_text=_("De naam van een loket of afdeling, niet van een mens."),
    )
    lat = NumberField(label=_("Breedtegraad"), min_value=-90, max_value=90, required=False)
    lon = NumberField(label=_("Lengtegraad"), min_value=-180, max_value=180, required=False)

    def __init__(self, owner: Organisation, data: Any = None, *, space: Space | None = None) -> None:
        super().__init__(space, data, initial=_as_asked(space))
        field = self.fields["place"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101  declared above
        field.queryset = queries.places_for(owner)
        if space is not None:
            del self.fields["state"]
        else:
            there = [choice for choice in CHOSEN_BY_HAND if choice[0] != Space.State.WITHDRAWN]
            self.fields["state"].choices = there  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Days in order, a whole point, and a market rent with its year and source."""
        cleaned: dict[str, Any] = super().clean() or {}
        since, until = cleaned.get("available_from"), cleaned.get("available_until")
        if since and until and until < since:
            self.add_error("available_until", _("Deze dag ligt voor de dag ervoor."))
        if (cleaned.get("lat") is None) != (cleaned.get("lon") is None):
            self.add_error("lat", _("Vul breedtegraad en lengtegraad allebei in, of geen van beide."))
        if cleaned.get("market_rent") is not None:
            for name in ("market_rent_year", "market_rent_source"):
                if not cleaned.get(name):
                    self.add_error(name, _("Vul dit in bij een marktprijs."))
        return cleaned

    @property
    def facts(self) -> dict[str, Any]:
        """The answers as the actions want them."""
        given = self.cleaned_data
        point = {name: None if given[name] is None else float(given[name]) for name in ("lat", "lon")}
        plain = {name: given[name] for name in PLAIN}
        return plain | point | {"place": given["place"], "uses": words.packed(given["uses"])}

    def as_shown(self, name: str, value: Any) -> str:
        """A choice of several words is never taken over: own answers stay."""
        return "" if name == "uses" else super().as_shown(name, value)


def _as_asked(space: Space | None) -> dict[str, Any]:
    if space is None:
        unknown = {"step_free": Known.UNKNOWN, "accessible_toilet": Known.UNKNOWN, "state": Space.State.FREE}
        return unknown | {"rent_per": RentPer.MONTH, "market_rent_per": RentPer.MONTH}
    plain = {name: getattr(space, name) for name in PLAIN}
    return plain | {"place": space.place_id, "uses": list(words.unpacked(space.uses))}


class StateForm(Form):
    """Whether a space can be had."""

    state = forms.ChoiceField(label=_("Hoe staat het ervoor?"), choices=CHOSEN_BY_HAND, widget=forms.RadioSelect)


class ListForm(Form):
    """The filters of the list, as the address gives them. Anything odd is left out; nothing makes the list fail."""

    q = AnyText(label=_("Zoekwoorden"), required=False)
    gemeente = OneOf(label=_("Gemeente"), required=False)
    soort = OneOf(label=_("Wat is het?"), required=False, choices=[("", _("Alles")), *Space.Kind.choices])
    past = OneOf(label=_("Waarvoor?"), required=False, choices=[("", _("Alles")), *SpaceUse.choices])
    stand = OneOf(
        label=_("Stand"),
        required=False,
        choices=[("", _("Alles")), *(pair for pair in Space.State.choices if pair[0] != Space.State.WITHDRAWN)],
    )
    vanaf = AnyNumber(label=_("Minstens m²"), required=False)
    tot = AnyNumber(label=_("Hoogstens m²"), required=False)
    vrij = AnyDay(label=_("Vrij op"), required=False)
    drempelvrij = forms.BooleanField(label=_("Zonder drempels"), required=False)
    weergave = OneOf(label=_("Weergave"), required=False, choices=[("kaarten", _("Kaarten")), ("tabel", _("Tabel"))])

    def __init__(self, query: QueryDict) -> None:
        super().__init__(query, auto_id="filter-%s")
        self.query = query
        self.fields["gemeente"].choices = [("", _("Alle gemeenten")), *queries.municipalities_with_spaces()]  # type: ignore[attr-defined]
        self.is_valid()

    @property
    def facets(self) -> list[forms.BoundField]:
        """The filters beside the words."""
        return [self[name] for name in ("gemeente", "soort", "past", "stand", "vanaf", "tot", "vrij", "drempelvrij")]

    @property
    def is_on(self) -> bool:
        """Whether one of them is chosen."""
        return any(self.cleaned_data.get(field.name) for field in self.facets)

    @property
    def view(self) -> str:
        """How the list is shown."""
        return self.cleaned_data.get("weergave") or "kaarten"

    @property
    def views(self) -> list[tuple[str, Any, bool]]:
        """The ways to show the list: address, name, and whether it is this one."""
        found = []
        for key, title in (("kaarten", _("Kaarten")), ("tabel", _("Tabel"))):
            query = self.query.copy()
            query.pop("pagina", None)
            query["weergave"] = key
            found.append(("?" + query.urlencode(), title, key == self.view))
        return found

    @property
    def filters(self) -> queries.Filters:
        """What is asked for."""
        given = self.cleaned_data
        return queries.Filters(
            text=given.get("q", ""),
            municipality=given.get("gemeente", ""),
            kind=given.get("soort", ""),
            use=given.get("past", ""),
            state=given.get("stand", ""),
            at_least=given.get("vanaf"),
            at_most=given.get("tot"),
            free_on=given.get("vrij"),
            step_free=bool(given.get("drempelvrij")),
        )


class TermsForm(Form):
    """How long others can object, how soon they get an answer, and where that is laid down."""

    objection_days = forms.IntegerField(
        label=_("Hoeveel dagen kunnen anderen reageren op een voornemen?"),
        min_value=1,
        max_value=365,
        help_text=_("Twintig dagen komt veel voor. Elke gemeente kiest dit zelf."),
    )
    answer_days = forms.IntegerField(
        label=_("Binnen hoeveel werkdagen krijgt wie reageert antwoord?"), min_value=1, max_value=90
    )
    source = forms.CharField(
        label=_("Waar staat dit?"), max_length=200, help_text=_("Bijvoorbeeld: nota grondbeleid 2026, paragraaf 4.")
    )


class UploadForm(Form):
    """A file with spaces, and whose they are."""

    owner = forms.ModelChoiceField(
        label=_("Van wie zijn deze ruimtes?"), queryset=Organisation.objects.none(), empty_label=None
    )
    file = forms.FileField(
        label=_("Uw bestand"),
        help_text=_("Een CSV- of Excel-bestand van hoogstens 10 MB."),
        error_messages={"empty": _("Dit bestand is leeg. Kies een bestand met een kopregel en rijen.")},
    )

    def __init__(self, owners: Any, data: Any = None, files: Any = None) -> None:
        super().__init__(data, files)
        field = self.fields["owner"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101  declared above
        field.queryset = owners

    def clean_file(self) -> Any:
        """Refuses what is too big before it is read."""
        given = self.cleaned_data["file"]
        if given.size > uploads.MAX_BYTES:
            raise ValidationError(str(uploads.too_big()))
        return given


class ConfirmImportForm(Form):
    """What to do with rows that are wrong, and with rows the owner seems to have."""

    rows = forms.ChoiceField(
        label=_("Welke rijen lezen we in?"),
        choices=[
            ("all", _("Alles of niets: alleen als alle rijen kloppen")),
            ("good", _("Alleen de rijen die kloppen")),
        ],
        widget=forms.RadioSelect,
        initial="all",
    )
    with_lookalikes = forms.BooleanField(label=_("Ook rijen die lijken op wat er al is"), required=False)


class AdvantageForm(Form):
    """For how long, and what aid there was before."""

    maanden = forms.IntegerField(label=_("Voor hoeveel maanden?"), min_value=1, max_value=600)
    eerder = MoneyField(
        label=_("Hoeveel kleine steun kreeg deze partij in de laatste drie jaar, in euro?"),
        help_text=_("Van alle overheden samen. Leeg is: niets."),
    )

    @property
    def earlier(self) -> Decimal:
        """What was granted before."""
        given: Mapping[str, Any] = self.cleaned_data
        return given["eerder"] or Decimal(0)
