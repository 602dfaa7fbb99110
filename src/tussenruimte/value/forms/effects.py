"""The questions about a change, in four parts, none of them long: what, how sure, what was measured, to what end."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tussenruimte.frameworks.schema import PlainList, PriceList
from tussenruimte.register.frameworks import current_catalogue
from tussenruimte.register.models import Place
from tussenruimte.ui import figures
from tussenruimte.value import queries
from tussenruimte.value.forms.fields import NumberField, PercentField, YearsField
from tussenruimte.value.forms.lines import PER_YEAR, LineForm, with_range
from tussenruimte.value.models import EffectLine

Way, Kind = EffectLine.Way, EffectLine.Kind
Text = str | Promise
BASES: list[tuple[str, Text]] = [
    ("", _("Weet ik niet")),
    ("volunteer-hours", _("uren van vrijwilligers")),
    ("income", _("inkomen van mensen")),
    ("saved-payment", _("een uitkering minder")),
    ("productivity", _("meer werk gedaan")),
    ("tax", _("belasting")),
    ("avoided-cost", _("kosten die niet gemaakt worden")),
    ("other", _("iets anders")),
]
LEVELS: list[tuple[str, Text]] = [
    ("", _("Weet ik niet")),
    ("1", _("1: wij verwachten het")),
    ("2", _("2: wij maakten het mee, of hoorden het")),
    ("3", _("3: wij hebben het zelf gemeten")),
    ("4", _("4: gemeten voor en na, of naast een andere groep")),
    ("5", _("5: onafhankelijk onderzoek")),
]


class WhatForm(LineForm):
    """What changes, for whom, and how much: the questions that fit the way it is told."""

    party = forms.CharField(
        label=_("Wie heeft er iets aan, of last van?"),
        max_length=120,
        required=False,
        help_text=_("Bijvoorbeeld: bewoners, gemeente, zorgverzekeraar. Laat leeg als u het niet weet."),
    )
    kind = forms.ChoiceField(
        label=_("Wat is het voor de samenleving?"),
        choices=[choice for choice in Kind.choices if choice[0] != Kind.PM],
        widget=forms.RadioSelect,
        help_text=_("Een uitkering minder is geld dat van de een naar de ander gaat."),
    )
    counterparty = forms.CharField(
        label=_("Wie verliest wat de ander wint?"),
        max_length=120,
        required=False,
        help_text=_("Alleen als het geld van de een naar de ander gaat."),
    )
    ring = forms.ChoiceField(
        label=_("Hoe dichtbij is de verandering?"), choices=EffectLine.Ring.choices, widget=forms.RadioSelect
    )
    amounts = YearsField(label=_("Euro’s per jaar"), help_text=PER_YEAR)
    unit = forms.CharField(
        label=_("Wat telt u?"), max_length=60, required=False, help_text=_("Bijvoorbeeld: bezoeken, uren, mensen.")
    )
    quantity_without = YearsField(label=_("Hoeveel per jaar zonder u?"), help_text=PER_YEAR)
    quantity_with = YearsField(label=_("Hoeveel per jaar met u?"), help_text=PER_YEAR)
    quantity = NumberField(label=_("Hoeveel in het eerste jaar?"))
    duration = forms.IntegerField(label=_("Hoeveel jaar duurt het?"), min_value=1, max_value=51)
    drop_off = PercentField(label=_("Hoeveel procent verdwijnt elk jaar daarna?"), required=False)
    better = forms.ChoiceField(label=_("Wat is beter?"), choices=EffectLine.Better.choices, widget=forms.RadioSelect)
    persons = NumberField(label=_("Om hoeveel mensen gaat het?"), required=False, min_value=0, decimal_places=2)
    share = PercentField(label=_("Voor hoeveel procent van hen gebeurt het?"), required=False)
    price = forms.ChoiceField(
        label=_("Prijs uit de lijst"),
        required=False,
        help_text=_("Wij bewaren de prijs zoals hij nu is, met jaar en bron."),
    )
    price_anew = forms.BooleanField(label=_("Haal deze prijs opnieuw op, zoals hij nu is"), required=False)
    unit_price = NumberField(label=_("Of uw eigen prijs, in euro’s"), required=False)
    source = forms.CharField(label=_("Waar komt uw prijs of aantal vandaan?"), max_length=300, required=False)

    def __init__(self, way: str, municipality: Place | None, data: Any = None, initial: Any = None) -> None:
        super().__init__(data, initial=initial)
        self.way = way
        for name in set(self.fields) - ASKED[Way(way)] - EVERYONE:
            del self.fields[name]
        if not self.initial.get("price"):
            # Nothing was looked up yet.
            self.fields.pop("price_anew", None)
        if way == Way.WORDS:
            for name in ("quantity_with", "quantity_without"):
                self.fields[name].required = False
        price = self.fields.get("price")
        if isinstance(price, forms.ChoiceField):
            price.choices = price_choices(municipality, str(self.initial.get("price") or ""))

    def clean(self) -> dict[str, Any]:
        """A unit has one price; what nobody answered is one."""
        cleaned: dict[str, Any] = super().clean() or {}
        for name in ("persons", "share"):
            if name in cleaned and cleaned[name] is None:
                cleaned[name] = Decimal(1)
        if "price" in self.fields and not self.errors:
            self._one_price(cleaned)
        if cleaned.get("kind") == Kind.TRANSFER and not cleaned.get("counterparty"):
            self.add_error("counterparty", _("Vul in van wie het geld komt."))
        cleaned["way"] = self.way
        if self.way == Way.WORDS:
            cleaned["kind"] = Kind.PM
        if "price" not in self.fields:
            # Told without units: a price from before would say something about nothing.
            cleaned |= {"price": "", "unit_price": None}
        return cleaned

    def _one_price(self, cleaned: dict[str, Any]) -> None:
        own, named = cleaned.get("unit_price"), cleaned.get("price")
        if own is None and not named:
            self.add_error("price", _("Kies een prijs, of vul er zelf een in."))
        if own is not None and named:
            self.add_error("unit_price", _("Kies één van beide: een prijs uit de lijst of uw eigen prijs."))
        if own is not None and not cleaned.get("source"):
            self.add_error("source", _("Schrijf op waar uw prijs vandaan komt."))
        if named:
            # The action looks it up; an empty answer must not wipe what it found.
            cleaned.pop("unit_price", None)


class SureForm(LineForm):
    """How sure it is, and what may not be claimed."""

    evidence_level = forms.ChoiceField(label=_("Hoe weet u dit?"), choices=LEVELS, required=False)
    deadweight = PercentField(
        label=_("Hoeveel procent was ook zonder u gebeurd?"),
        required=False,
        help_text=_("Deadweight. 0 is een antwoord."),
    )
    attribution = PercentField(
        label=_("Hoeveel procent deden anderen?"), required=False, help_text=_("Attributie. 0 is een antwoord.")
    )
    displacement = PercentField(
        label=_("Hoeveel procent van het probleem ging ergens anders heen?"),
        required=False,
        help_text=_("Verplaatsing. 0 is een antwoord."),
    )
    reason = forms.CharField(
        label=_("Waarom deze percentages?"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    low = PercentField(label=_("Laagste schatting, in procent van uw schatting"), required=False)
    high = PercentField(label=_("Hoogste schatting, in procent van uw schatting"), most=1000, required=False)
    basis = forms.ChoiceField(
        label=_("Waar bestaat de waarde uit?"),
        choices=BASES,
        required=False,
        help_text=_("Zo zien wij of iets twee keer meetelt."),
    )

    def __init__(self, data: Any = None, initial: Any = None) -> None:
        super().__init__(data, initial=initial)
        del self.fields["name"]

    def clean(self) -> dict[str, Any]:
        """A level is a number; shares that take something off need a reason."""
        cleaned = with_range(self, super().clean() or {})
        cleaned["evidence_level"] = int(cleaned["evidence_level"]) if cleaned.get("evidence_level") else None
        if any(cleaned.get(name) for name in SHARES) and not cleaned.get("reason"):
            self.add_error("reason", _("Schrijf op waarom er zoveel af gaat."))
        return cleaned


class MeasuredForm(LineForm):
    """What was measured, beside what was expected."""

    amounts = YearsField(label=_("Gemeten euro’s per jaar"), required=False, help_text=PER_YEAR)
    quantity_without = YearsField(label=_("Gemeten per jaar zonder u"), required=False, help_text=PER_YEAR)
    quantity_with = YearsField(label=_("Gemeten per jaar met u"), required=False, help_text=PER_YEAR)
    quantity = NumberField(label=_("Gemeten in het eerste jaar"), required=False)

    def __init__(self, way: str, data: Any = None, initial: Any = None) -> None:
        super().__init__(data, initial=initial)
        for name in set(self.fields) - MEASURED[Way(way)] - {"revision"}:
            del self.fields[name]

    @property
    def facts(self) -> dict[str, Any]:
        """The measured volume; empty when nothing was filled in."""
        told = {
            name: value for name, value in self.cleaned_data.items() if name != "revision" and value not in (None, [])
        }
        return {"measured": {name: str(value) if isinstance(value, Decimal) else value for name, value in told.items()}}


class TagsForm(LineForm):
    """To what it contributes, without euros."""

    themes = forms.MultipleChoiceField(
        label=_("Thema’s van brede welvaart"), widget=forms.CheckboxSelectMultiple, required=False
    )
    when = forms.ChoiceField(label=_("Waar en wanneer?"), choices=EffectLine.When.choices, widget=forms.RadioSelect)
    dimensions = forms.MultipleChoiceField(
        label=_("Soorten waarde"), widget=forms.CheckboxSelectMultiple, required=False
    )
    goals = forms.TypedMultipleChoiceField(
        label=_("Ontwikkelingsdoelen"), widget=forms.CheckboxSelectMultiple, required=False, coerce=int
    )

    def __init__(self, data: Any = None, initial: Any = None) -> None:
        super().__init__(data, initial=initial)
        del self.fields["name"]
        for name, framework, group in (
            ("themes", "brede-welvaart", "thema"),
            ("dimensions", "waardedimensies", ""),
            ("goals", "sdg", ""),
        ):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101  declared above
            field.choices = _listed(framework, group)

    def clean_themes(self) -> list[str]:
        """Three themes at most: whoever ticks all says nothing."""
        themes: list[str] = self.cleaned_data["themes"]
        if len(themes) > 3:
            raise forms.ValidationError(_("Kies ten hoogste drie thema’s."))
        return themes


UNITS = {"unit", "better", "persons", "share", "price", "price_anew", "unit_price", "source"}
EVERYONE = {"name", "party", "ring", "revision"}
ASKED = {
    Way.AMOUNTS: {"kind", "counterparty", "amounts", "source"},
    Way.COMPARED: {"kind", "counterparty", "quantity_with", "quantity_without", *UNITS},
    Way.LASTING: {"kind", "counterparty", "quantity", "duration", "drop_off", *UNITS},
    Way.WORDS: {"unit", "quantity_with", "quantity_without"},
}
MEASURED = {
    Way.AMOUNTS: {"amounts"},
    Way.COMPARED: {"quantity_with", "quantity_without"},
    Way.LASTING: {"quantity"},
    Way.WORDS: {"quantity_with", "quantity_without"},
}
SHARES = ("deadweight", "attribution", "displacement")


def price_choices(municipality: Place | None, current: str) -> list[Any]:
    """Every price that is known, per list; a municipality's own first. What the line has stays, even when gone."""
    groups: list[tuple[Text, list[tuple[str, str]]]] = []
    if municipality is not None:
        own = [(one.reference, _told(one.title, one.euros, one.unit)) for one in queries.own_prices(municipality)]
        groups += [(_("Prijzen van uw gemeente"), own)] if own else []
    for prices in current_catalogue().of_kind(PriceList):
        known = [
            (f"{prices.id}/{item.id}", _told(item.title, item.latest.euros, item.unit))
            for item in prices.items
            if item.latest is not None and not item.hidden and item.basis != "maximum"
        ]
        groups += [(prices.title, known)] if known else []
    offered = {value for _title, choices in groups for value, _label in choices}
    gone = [(current, current)] if current and current not in offered else []
    return [("", _("Geen prijs uit de lijst")), *gone, *groups]


def _told(title: str, euros: Decimal, unit: str) -> str:
    return f"{title}: {figures.euro(euros)} / {unit}"


def _listed(framework: str, group: str) -> list[tuple[str | int, str]]:
    found = current_catalogue().frameworks.get(framework)
    items = found.items if isinstance(found, PlainList) else ()
    return [
        (int(item.id.removeprefix("doel-")) if item.id.startswith("doel-") else item.id, item.title)
        for item in items
        if not group or item.group == group
    ]
