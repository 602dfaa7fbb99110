"""Searching, keeping and reading in tasks."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from tussenruimte.challenges.actions import TaskChanged
from tussenruimte.challenges.actions.tasks import as_kept
from tussenruimte.challenges.forms.fields import MoneyField, RevisionForm, places_of, textarea
from tussenruimte.challenges.models import MunicipalTask
from tussenruimte.challenges.queries import TaskFilters
from tussenruimte.challenges.wording import THEMES
from tussenruimte.frameworks.schema import Lens
from tussenruimte.register.frameworks import current_catalogue
from tussenruimte.register.models import Organisation, Place
from tussenruimte.ui.forms import DateField, Form

Standing = MunicipalTask.Standing


def themes() -> list[tuple[str, str]]:
    """The policy fields, by id and title."""
    lens = current_catalogue().framework(THEMES)
    return [(item.id, item.title) for item in lens.shown] if isinstance(lens, Lens) else []


class TasksForm(Form):
    """Searching the list, as the address asks it; what the address says wrongly asks nothing."""

    q = forms.CharField(label=_("Zoek een taak"), required=False, max_length=200)
    veld = forms.ChoiceField(label=_("Beleidsveld"), required=False)
    stand = forms.ChoiceField(
        label=_("Kan het worden uitgedaagd?"),
        required=False,
        choices=[("", _("Alles")), (Standing.OPEN, _("ja")), (Standing.EXCLUDED, _("nee, uitgesloten"))],
    )
    mist = forms.ChoiceField(
        label=_("Wat nog onbekend is"),
        required=False,
        choices=[
            ("", _("Alles")),
            ("iets", _("er mist iets")),
            ("huidige-kosten", _("de kosten missen")),
            ("kwaliteit", _("de kwaliteit mist")),
            ("einde-contract", _("het einde van het contract mist")),
        ],
    )

    def __init__(self, query: QueryDict) -> None:
        super().__init__(query, auto_id="filter-%s")
        self.fields["veld"].choices = [("", _("Alles")), *themes()]  # type: ignore[attr-defined]
        self.is_valid()

    @property
    def filters(self) -> TaskFilters:
        """What is asked."""
        asked = self.cleaned_data
        return TaskFilters(asked.get("q", ""), asked.get("veld", ""), asked.get("stand", ""), asked.get("mist", ""))

    @property
    def is_on(self) -> bool:
        """Whether more is asked than words."""
        return any(self.cleaned_data.get(name) for name in ("veld", "stand", "mist"))

    @property
    def facets(self) -> list[forms.BoundField]:
        """The fields beside the words."""
        return [self["veld"], self["stand"], self["mist"]]


class TaskForm(RevisionForm):
    """A task of the list. Whatever nobody knows stays empty, and is shown as unknown."""

    name = forms.CharField(label=_("Hoe heet de taak?"), max_length=160)
    text = textarea(_("Wat is het, in gewone woorden?"), max_length=5_000)
    place = forms.ChoiceField(label=_("Waar is het?"), required=False)
    theme = forms.ChoiceField(label=_("Beleidsveld"), required=False)
    standing = forms.ChoiceField(
        label=_("Kan deze taak worden uitgedaagd?"), choices=Standing.choices, widget=forms.RadioSelect
    )
    excluded_because = forms.CharField(label=_("Zo nee: waarom niet?"), max_length=300, required=False)
    excluded_by = forms.CharField(
        label=_("In welk artikel van de verordening staat dat?"), max_length=160, required=False
    )
    cost = MoneyField(label=_("Wat kost de taak nu per jaar?"))
    cost_year = forms.IntegerField(label=_("Over welk jaar?"), required=False, min_value=1990, max_value=2100)
    cost_vat = forms.ChoiceField(label=_("Is dat met btw?"), choices=MunicipalTask.Vat.choices)
    cost_source = forms.CharField(
        label=_("Waar staat dit bedrag?"), max_length=200, required=False, help_text=_("Bijvoorbeeld: begroting 2026.")
    )
    quality = textarea(_("Hoe goed gaat het nu?"), max_length=5_000)
    quality_measured = forms.CharField(label=_("Hoe is dat gemeten?"), max_length=200, required=False)
    carried_out = forms.ChoiceField(label=_("Wie doet het nu?"), choices=MunicipalTask.CarriedOut.choices)
    carried_out_by = forms.CharField(label=_("Welke organisatie is dat?"), max_length=160, required=False)
    contract_end = DateField(label=_("Wanneer loopt het contract af?"), required=False)
    notice_by = DateField(label=_("Tot wanneer kan de gemeente opzeggen?"), required=False)
    staff = forms.CharField(
        label=_("Hoeveel mensen doen het?"), max_length=200, required=False, help_text=_("Noem geen namen.")
    )
    department = forms.CharField(label=_("Welke afdeling gaat erover?"), max_length=120, required=False)
    confirmed = forms.BooleanField(label=_("Alle cijfers zijn vandaag nagekeken"), required=False)

    def __init__(self, municipality: Organisation, data: Any = None, *, task: MunicipalTask | None = None) -> None:
        fields = [name for name in self.base_fields if name not in ("revision", "confirmed", "place")]
        initial: dict[str, Any] = {"standing": Standing.OPEN, "cost_vat": "unknown", "carried_out": "unknown"}
        if task is not None:
            initial = {name: getattr(task, name) for name in fields}
            initial |= {"place": task.place_id or "", "revision": task.revision}
        super().__init__(data, initial=initial)
        self.fields["place"].choices = places_of(municipality)  # type: ignore[attr-defined]
        self.fields["theme"].choices = [("", _("Nog niet gekozen")), *themes()]  # type: ignore[attr-defined]
        if task is None:
            for name in ("revision", "confirmed"):
                del self.fields[name]
            choices = [choice for choice in Standing.choices if choice[0] != Standing.DROPPED]
            self.fields["standing"].choices = choices  # type: ignore[attr-defined]

    @property
    def facts(self) -> Mapping[str, Any]:
        """The answers as the actions want them."""
        given = {name: value for name, value in self.cleaned_data.items() if name not in ("revision", "confirmed")}
        return given | {"place": Place.objects.filter(pk=given["place"]).first() if given["place"] else None}

    def follow(self, changed: TaskChanged) -> None:
        """Own answers stay; fields that were left as they were follow what the other wrote."""
        data = {**self.given, "revision": str(changed.now.revision)}
        for change in changed.changes:
            if change.field in self.fields and as_kept(self.cleaned_data.get(change.field) or None) == (
                change.old or None
            ):
                data[change.field] = "" if change.new is None else str(change.new)
        self.data = data


class TaskFileForm(Form):
    """A file with tasks."""

    file = forms.FileField(label=_("Welk bestand?"), help_text=_("Een CSV- of Excel-bestand van hoogstens 10 MB."))


class ConfirmForm(Form):
    """What to do with the rows of a file."""

    rows = forms.ChoiceField(
        label=_("Wat moeten wij doen?"),
        widget=forms.RadioSelect,
        initial="all",
        choices=[
            ("all", _("Alleen inlezen als alle rijen kloppen")),
            ("good", _("De rijen inlezen die kloppen, en de rest overslaan")),
        ],
    )
