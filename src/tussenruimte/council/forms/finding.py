"""Searching the overview of a council and the public list of motions, as the address asks it."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from tussenruimte.council.models import Motion
from tussenruimte.council.queries.reading import Filters, councils_with_motions
from tussenruimte.dossiers.models import Dossier
from tussenruimte.ui.forms import Form


class Words(forms.CharField):
    """Words to search for; never wrong, so that an odd address still shows a list."""

    def clean(self, value: Any) -> str:
        """What can be searched for."""
        return " ".join("".join(sign if sign.isprintable() else " " for sign in str(value or ""))[:200].split())


class Choice(forms.ChoiceField):
    """One of the choices; anything else asks nothing."""

    def clean(self, value: Any) -> str:
        """The choice, when there is such a one."""
        return str(value) if value and self.valid_value(value) else ""


class FilterForm(Form):
    """Filters that stand in the address."""

    q = Words(label=_("Zoekwoorden"), required=False)

    def __init__(self, query: QueryDict) -> None:
        super().__init__(query, auto_id="filter-%s")

    @property
    def facets(self) -> list[forms.BoundField]:
        """The filters beside the words."""
        return [field for field in self.visible_fields() if field.name != "q"]

    @property
    def is_on(self) -> bool:
        """Whether one of them is chosen."""
        return any(self.cleaned_data[field.name] for field in self.facets)


class OverviewForm(FilterForm):
    """Which shared dossiers."""

    stand = Choice(label=_("Stand"), required=False)
    vraagt = Choice(
        label=_("Wat vraagt aandacht"),
        required=False,
        choices=[
            ("", _("Alles")),
            ("proposal", _("Er ligt een voorstel bij de raad")),
            ("due", _("De gemeente is te laat met een toezegging")),
        ],
    )

    def __init__(self, query: QueryDict) -> None:
        super().__init__(query)
        group = [("", _("Alle dossiers")), ("open", _("Lopende dossiers")), ("closed", _("Gesloten dossiers"))]
        self.fields["stand"].choices = [*group, *Dossier.State.choices]  # type: ignore[attr-defined]
        self.is_valid()

    @property
    def filters(self) -> Filters:
        """What is asked for."""
        given = self.cleaned_data
        return Filters(given["q"], given["stand"], given["vraagt"])


class MotionsForm(FilterForm):
    """Which motions."""

    soort = Choice(label=_("Soort"), required=False, choices=[("", _("Alle soorten")), *Motion.Kind.choices])
    uitkomst = Choice(label=_("Uitkomst"), required=False, choices=[("", _("Alle uitkomsten")), *Motion.State.choices])
    gemeente = Choice(label=_("Gemeente"), required=False)

    def __init__(self, query: QueryDict) -> None:
        super().__init__(query)
        self.fields["gemeente"].choices = [("", _("Alle gemeenten")), *councils_with_motions()]  # type: ignore[attr-defined]
        self.is_valid()

    @property
    def asked(self) -> dict[str, str]:
        """What is asked for, as `queries.reading.public_motions` wants it."""
        given = self.cleaned_data
        return {
            "text": given["q"],
            "kind": given["soort"],
            "state": given["uitkomst"],
            "municipality": given["gemeente"],
        }
