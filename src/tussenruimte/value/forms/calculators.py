"""The small calculators: hours at two rates, local ownership, and a social impact bond. Nothing is kept."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tussenruimte.ui.forms import Form
from tussenruimte.value.forms.fields import NumberField, PercentField
from tussenruimte.value.rules.amounts import as_text

OWNERS = (
    ("collective", _("Bewoners samen, in procent")),
    ("public", _("Gemeente of ander publiek, in procent")),
    ("local-business", _("Lokale bedrijven, in procent")),
    ("non-local", _("Partijen van elders, in procent")),
)
KINDS = [("wind", _("wind")), ("solar-field", _("zon op land")), ("solar-roof", _("zon op dak"))]
INSTALLATIONS = 4


class HoursForm(Form):
    """How many hours, of which year, on which side."""

    hours = NumberField(label=_("Hoeveel uren van vrijwilligers?"), min_value=0, decimal_places=2)
    year = forms.IntegerField(label=_("Van welk jaar?"), min_value=1990, max_value=2100)
    counted_as = forms.ChoiceField(
        label=_("Tellen de uren als inzet of als opbrengst?"),
        choices=[("input", _("inzet")), ("output", _("opbrengst"))],
        widget=forms.RadioSelect,
        help_text=_("Kies één kant. Anders telt u dezelfde uren twee keer."),
    )
    per_hour = NumberField(label=_("Vergoeding per uur, in euro’s"), required=False, min_value=0, decimal_places=2)

    @property
    def question(self) -> dict[str, Any]:
        """As the rules want it."""
        given = self.cleaned_data
        asked: dict[str, Any] = {name: given[name] for name in ("hours", "year", "counted_as")}
        return asked | ({"allowance": {"per_hour": given["per_hour"]}} if given["per_hour"] is not None else {})


class InstallationForm(Form):
    """One installation with its owners."""

    name = forms.CharField(label=_("Naam"), max_length=120, required=False)
    kind = forms.ChoiceField(label=_("Soort"), choices=KINDS, required=False)
    production_mwh = NumberField(label=_("Productie per jaar, in MWh"), min_value=0, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for owner, label in OWNERS:
            self.fields[owner] = PercentField(label=label, required=False)

    @property
    def is_told(self) -> bool:
        """Whether anything was filled in."""
        return bool(self.cleaned_data.get("name") or self.cleaned_data.get("production_mwh"))

    def clean(self) -> dict[str, Any]:
        """Parts of one installation are a hundred percent together."""
        given: dict[str, Any] = super().clean() or {}
        if (given.get("name") or given.get("production_mwh")) and not self.errors:
            parts = sum(given[owner] or 0 for owner, _label in OWNERS)
            if parts != 1:
                self.add_error(OWNERS[0][0], _("De delen zijn samen 100 procent."))
        return given

    @property
    def question(self) -> dict[str, Any]:
        """As the rules want it."""
        given = self.cleaned_data
        owners = [{"type": owner, "share": as_text(given[owner])} for owner, _label in OWNERS if given[owner]]
        name = given["name"] or str(dict(KINDS)[given["kind"]])
        produced = given["production_mwh"] or 0
        return {"name": name, "kind": given["kind"], "production_mwh": produced, "owners": owners}


class BondForm(Form):
    """The terms of a bond, and the result."""

    investment = NumberField(label=_("Hoeveel legt de investeerder in, in euro’s?"), min_value=1)
    years = NumberField(label=_("Hoeveel jaar?"), min_value=0, max_value=50)
    gain_per_year = PercentField(label=_("Hoogste winst, in procent per jaar"))
    loss = PercentField(label=_("Hoogste verlies, in procent van de inleg"))
    compounding = forms.ChoiceField(
        label=_("Komt er rente over de winst van eerdere jaren?"),
        choices=[("compound", _("ja")), ("simple", _("nee"))],
        widget=forms.RadioSelect,
    )
    minimum = NumberField(label=_("Bij welk resultaat is het verlies het hoogst?"))
    break_even = NumberField(label=_("Bij welk resultaat krijgt de investeerder zijn inleg terug?"))
    maximum = NumberField(label=_("Bij welk resultaat is de winst het hoogst?"))
    value = NumberField(label=_("Wat is het resultaat?"), help_text=_("Bijvoorbeeld: 7 maanden korter een uitkering."))

    @property
    def question(self) -> dict[str, Any]:
        """As the rules want it."""
        given = dict(self.cleaned_data)
        outcome = {name: given.pop(name) for name in ("minimum", "break_even", "maximum", "value")}
        return given | {"outcome": outcome}
