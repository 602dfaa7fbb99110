"""What the people of an initiative can change about it."""

import json
from collections.abc import Mapping
from decimal import Decimal
from hashlib import sha256
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tussenruimte.register import queries
from tussenruimte.register.models import Initiative, Place
from tussenruimte.ui.forms import Form

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
    # A mark per field of what stood there when the form was opened: tells which answers the person changed.
    opened = forms.JSONField(widget=forms.HiddenInput, required=False)

    def __init__(self, initiative: Initiative, data: Any = None) -> None:
        asked = _as_asked(initiative)
        super().__init__(data, initial=asked | {"opened": _marks(asked)})
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
        del given["revision"], given["opened"]
        return given

    def untouched(self) -> list[str]:
        """The fields that still say what they said when the form was opened."""
        opened = self.cleaned_data["opened"]
        marks = _marks(self.cleaned_data)
        return [name for name in marks if isinstance(opened, dict) and opened.get(name) == marks[name]]

    @classmethod
    def once_more(cls, sent: "EditForm", initiative: Initiative) -> "EditForm":
        """The same form about the initiative as it is now: own answers kept, all others taken from it."""
        asked = _as_asked(initiative)
        answers = sent.data.copy() if isinstance(sent.data, QueryDict) else dict(sent.data)
        for name in sent.untouched():
            answers[name] = "" if asked[name] is None else str(asked[name])
        answers["revision"], answers["opened"] = str(initiative.revision), json.dumps(_marks(asked))
        return cls(initiative, answers)


def _marks(values: Mapping[str, Any]) -> dict[str, str]:
    """A short mark of each answer; the same for a number however it was typed, and for any kind of line end."""
    plain = {name: value for name, value in values.items() if name not in ("revision", "opened")}
    return {name: sha256(_plain(value).encode()).hexdigest()[:8] for name, value in plain.items()}


def _plain(value: Any) -> str:
    if isinstance(value, int | float | Decimal):
        return str(float(value))
    return "" if value is None else str(value).replace("\r\n", "\n").strip()


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
