"""What the pages of the register ask. Forms ask and check; they decide nothing."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tussenruimte.accounts.queries import Someone
from tussenruimte.frameworks.schema import Lens
from tussenruimte.register import queries, uploads
from tussenruimte.register.actions.organisations import KINDS
from tussenruimte.register.models import Initiative, Membership, NeedKind, Organisation, Party, Place, Side
from tussenruimte.ui.forms import DateField, Form

Choices = list[tuple[str, str | Promise]]
EMPTY: tuple[str, str | Promise] = ("", _("Onbekend"))


class DegreesField(forms.DecimalField):
    """Degrees of latitude or longitude, with a comma or a point."""

    def __init__(self, most: int, **kwargs: Any) -> None:
        super().__init__(
            required=False,
            min_value=-most,
            max_value=most,
            localize=False,
            widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
            error_messages={"invalid": _("Vul een getal in, zoals 52,38.")},
            **kwargs,
        )

    def to_python(self, value: Any) -> Any:
        """Reads both 52,38 and 52.38."""
        return super().to_python(value.replace(",", ".") if isinstance(value, str) else value)


class EditForm(Form):
    """Everything the people of an initiative can change about it."""

    name = forms.CharField(label=_("Naam"), max_length=160)
    summary = forms.CharField(label=_("In één zin"), max_length=300, help_text=_("Wat doet u, voor wie?"))
    description = forms.CharField(
        label=_("Beschrijving"), max_length=20_000, required=False, widget=forms.Textarea(attrs={"rows": 8})
    )
    place = forms.ChoiceField(label=_("Gemeente, wijk of buurt"), required=False)
    place_text = forms.CharField(
        label=_("Plek in eigen woorden"), max_length=160, required=False, help_text=_("Bijvoorbeeld: het oude badhuis.")
    )
    lat = DegreesField(90, label=_("Breedtegraad"), help_text=_("Alleen als u een precieze plek hebt."))
    lon = DegreesField(180, label=_("Lengtegraad"))
    point_shown = forms.ChoiceField(
        label=_("Hoe precies tonen wij de plek op de kaart?"),
        choices=Initiative.PointShown.choices,
        widget=forms.RadioSelect,
        help_text=_("“Ongeveer” is een vak van 500 bij 500 meter."),
    )
    legal_form = forms.ChoiceField(label=_("Rechtsvorm"), required=False)
    started_year = forms.IntegerField(label=_("Begonnen in"), min_value=1800, max_value=2100, required=False)
    ended_year = forms.IntegerField(label=_("Gestopt in"), min_value=1800, max_value=2100, required=False)
    website = forms.URLField(label=_("Website"), max_length=300, required=False, assume_scheme="https")
    contact_route = forms.CharField(
        label=_("Hoe bereiken mensen u?"),
        max_length=300,
        required=False,
        help_text=_("Iedereen kan dit lezen. Gebruik liever geen privénummer."),
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=1)

    def __init__(self, initiative: Initiative, data: Any = None) -> None:
        super().__init__(data, initial=_as_asked(initiative))
        self._choices("place", _places_for(initiative))
        self._choices("legal_form", list(queries.legal_forms()))

    def _choices(self, name: str, choices: Choices) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  declared above
        known = {value for value, _label in choices}
        current = self.initial.get(name)
        field.choices = [EMPTY, *choices, *([(current, current)] if current and current not in known else [])]

    def clean(self) -> dict[str, Any]:
        """A point has two numbers; something ends after it began."""
        cleaned: dict[str, Any] = super().clean() or {}
        if "lat" in cleaned and "lon" in cleaned and (cleaned["lat"] is None) != (cleaned["lon"] is None):
            self.add_error("lat", _("Vul breedtegraad en lengtegraad allebei in, of geen van beide."))
        start, end = cleaned.get("started_year"), cleaned.get("ended_year")
        if start and end and end < start:
            self.add_error("ended_year", _("Het einde ligt voor het begin. Pas een van de twee aan."))
        return cleaned

    @property
    def changes(self) -> dict[str, Any]:
        """The answers as the action wants them."""
        given = dict(self.cleaned_data)
        lat, lon = given.pop("lat"), given.pop("lon")
        given["point"] = None if lat is None else (float(lat), float(lon))
        code = given.pop("place")
        given["place"] = Place.objects.filter(pk=code).first() if code else None
        del given["revision"]
        return given


def _as_asked(initiative: Initiative) -> dict[str, Any]:
    plain = (
        *("name", "summary", "description", "place_text", "lat", "lon", "point_shown", "legal_form"),
        *("started_year", "ended_year", "website", "contact_route", "revision"),
    )
    return {name: getattr(initiative, name) for name in plain} | {"place": initiative.place_id or ""}


def _places_for(initiative: Initiative) -> Choices:
    """Every municipality, and the districts and neighbourhoods of the initiative's own."""
    rows = Place.objects.order_by("name").values_list("code", "name")
    choices: Choices = list(rows.filter(kind=Place.Kind.MUNICIPALITY))
    if initiative.municipality_id:
        inside = rows.filter(inside=initiative.municipality_id) | rows.filter(inside__inside=initiative.municipality_id)
        choices += [(code, f"– {name}") for code, name in inside]
    return choices


class HideForm(Form):
    """Why an initiative is taken from view."""

    reason = forms.CharField(label=_("Waarom verbergt u dit?"), max_length=300)


class PostForm(Form):
    """A need or an offer."""

    kind = forms.ChoiceField(label=_("Wat voor hulp is het?"), choices=NeedKind.choices, widget=forms.RadioSelect)
    title = forms.CharField(label=_("Waar gaat het om?"), max_length=160)
    text = forms.CharField(
        label=_("Toelichting"), max_length=5_000, required=False, widget=forms.Textarea(attrs={"rows": 5})
    )
    quantity = forms.DecimalField(
        label=_("Hoeveel?"), min_value=0, max_digits=12, decimal_places=2, localize=True, required=False
    )
    unit = forms.CharField(
        label=_("Van wat?"), max_length=40, required=False, help_text=_("Bijvoorbeeld: euro, uur of stoelen.")
    )
    from_day = DateField(label=_("Vanaf"), required=False)
    until_day = DateField(label=_("Tot en met"), required=False)


class ViewForm(Form):
    """How someone sees an initiative through one lens."""

    side = forms.ChoiceField(label=_("Namens wie zegt u dit?"), widget=forms.RadioSelect)
    note = forms.CharField(
        label=_("Toelichting"), max_length=400, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, lens: Lens, sides: Iterable[Side], data: Any = None, mine: dict[str, str] | None = None) -> None:
        super().__init__(data)
        self.lens, said = lens, mine or {}
        self.fields.update(self._items(said))
        side = self.fields["side"]
        assert isinstance(side, forms.ChoiceField)  # noqa: S101  declared above
        side.choices = [(one.value, one.label) for one in sides]
        if len(side.choices) == 1:
            side.initial, side.widget = side.choices[0][0], forms.HiddenInput()
        self.order_fields(["side", *(name for name in self.fields if name not in ("side", "note")), "note"])

    def _items(self, said: dict[str, str]) -> dict[str, forms.Field]:
        """One question, or one per item when the lens asks for a state."""
        items = [item for item in self.lens.items if item.retired is None]
        if self.lens.states:
            states = [("", _("Weet ik niet")), *((state.id, state.title) for state in self.lens.states)]
            return {
                f"item-{item.id}": forms.ChoiceField(
                    label=item.title, help_text=item.text, choices=states, required=False, initial=said.get(item.id, "")
                )
                for item in items
            }
        choices = [(item.id, item.title) for item in items]
        if self.lens.choose == "one":
            one = forms.ChoiceField(
                label=self.lens.question or self.lens.title,
                choices=[("", _("Weet ik niet")), *choices],
                widget=forms.RadioSelect,
                required=False,
                initial=next(iter(said), ""),
            )
            return {"items": one}
        several = forms.MultipleChoiceField(
            label=self.lens.question or self.lens.title,
            choices=choices,
            widget=forms.CheckboxSelectMultiple,
            required=False,
            initial=list(said),
        )
        return {"items": several}

    @property
    def choices(self) -> dict[str, str]:
        """What was chosen: item to state, or to ''."""
        given = self.cleaned_data
        if self.lens.states:
            return {
                name.removeprefix("item-"): given[name] for name in given if name.startswith("item-") and given[name]
            }
        chosen = given["items"]
        return dict.fromkeys([chosen] if isinstance(chosen, str) and chosen else chosen or [], "")


class ClaimForm(Form):
    """Why an initiative is someone's own."""

    message = forms.CharField(
        label=_("Wat hebt u met dit initiatief te maken?"),
        help_text=_("Bijvoorbeeld: ik begon het, of ik zit in het bestuur."),
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )


class DecideForm(Form):
    """The answer to a claim."""

    granted = forms.ChoiceField(
        label=_("Wat is uw antwoord?"),
        choices=[("yes", _("Ja, deze persoon wordt eigenaar")), ("no", _("Nee, nu niet"))],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=_("Waarom?"),
        help_text=_("De aanvrager krijgt dit te lezen."),
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class InviteForm(Form):
    """Who is asked to join, and with what mandate."""

    email = forms.EmailField(label=_("E-mailadres"), help_text=_("Wij mailen een link. Die werkt 14 dagen."))
    mandate = forms.ChoiceField(
        label=_("Wat mag deze persoon?"), choices=Membership.Mandate.choices, widget=forms.RadioSelect
    )


class MandateForm(Form):
    """Another mandate for a member."""

    mandate = forms.ChoiceField(label=_("Wat mag deze persoon?"), choices=Membership.Mandate.choices)


class KinForm(Form):
    """Which other initiative this one is kin to, and how."""

    how = forms.ChoiceField(
        label=_("Hoe horen ze bij elkaar?"),
        choices=[
            ("mother", _("Dit initiatief komt voort uit het andere")),
            ("offshoot", _("Het andere komt voort uit dit initiatief")),
        ],
        widget=forms.RadioSelect,
    )
    other = forms.CharField(
        label=_("Het andere initiatief"), max_length=400, help_text=_("De naam, of het adres van de pagina.")
    )
    note = forms.CharField(label=_("Toelichting"), max_length=300, required=False)

    def __init__(self, person: Someone, data: Any = None) -> None:
        super().__init__(data)
        self.person = person

    def clean_other(self) -> Initiative:
        """The one initiative with this name or address."""
        given = self.cleaned_data["other"]
        slug = urlsplit(given).path.rstrip("/").rpartition("/")[2]
        seen = queries.visible_to(self.person)
        found = list(seen.filter(slug=slug)[:1]) or list(seen.filter(name__iexact=given)[:2])
        if len(found) != 1:
            raise ValidationError(
                _("Er zijn meer initiatieven met deze naam. Plak het adres van de pagina.")
                if found
                else _("Dit initiatief vinden we niet. Kijk de naam na, of plak het adres van de pagina.")
            )
        return found[0]


class UploadForm(Form):
    """A file with initiatives."""

    file = forms.FileField(
        label=_("Uw bestand"),
        help_text=_("Een CSV- of Excel-bestand van hoogstens 10 MB."),
        error_messages={"empty": _("Dit bestand is leeg. Kies een bestand met een kopregel en rijen.")},
    )

    def clean_file(self) -> Any:
        """Refuses what is too big before it is read."""
        given = self.cleaned_data["file"]
        if given.size > uploads.MAX_BYTES:
            raise ValidationError(str(uploads.too_big()))
        return given


class ConfirmImportForm(Form):
    """What to do with rows that are wrong, and with rows we seem to have."""

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


class OrganisationForm(Form):
    """A new organisation."""

    name = forms.CharField(label=_("Naam"), max_length=160)
    kind = forms.ChoiceField(
        label=_("Wat voor organisatie is dit?"),
        choices=[choice for choice in Party.Kind.choices if choice[0] in KINDS],
        widget=forms.RadioSelect,
    )
    summary = forms.CharField(label=_("In één zin"), max_length=300, required=False)
    website = forms.URLField(label=_("Website"), max_length=300, required=False, assume_scheme="https")
    place = forms.ModelChoiceField(
        label=_("In welke gemeente?"),
        queryset=Place.objects.filter(kind=Place.Kind.MUNICIPALITY).defer("outline"),
        required=False,
    )
    part_of = forms.ModelChoiceField(
        label=_("Onderdeel van"),
        queryset=Organisation.objects.filter(kind=Party.Kind.MUNICIPALITY),
        required=False,
        help_text=_("Alleen voor een afdeling van een gemeente."),
    )


class DeskForm(Form):
    """The one desk that answers for an organisation."""

    name = forms.CharField(label=_("Naam van het loket"), max_length=160)
    email = forms.EmailField(label=_("E-mailadres van het loket"), required=False)
    phone = forms.CharField(label=_("Telefoonnummer van het loket"), max_length=30, required=False)
    answer_within_days = forms.IntegerField(
        label=_("Binnen hoeveel werkdagen komt er antwoord?"), min_value=1, max_value=120, required=False
    )
