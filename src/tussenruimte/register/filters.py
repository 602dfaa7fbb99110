"""From the address of the list to what is asked, and back: every choice can be taken away again."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from tussenruimte.frameworks.schema import Lens
from tussenruimte.register.frameworks import current_catalogue
from tussenruimte.register.models import Initiative, NeedKind
from tussenruimte.register.queries import FacetCounts
from tussenruimte.register.rules import SORTS, VIEWS, Filters
from tussenruimte.ui.forms import Form

LONGEST = 200
SORT_NAMES = {"nieuw": _("Nieuwste eerst"), "naam": _("Op naam"), "relevantie": _("Beste treffer eerst")}
VIEW_NAMES = {"lijst": _("Lijst"), "kaarten": _("Kaarten"), "kaart": _("Op de kaart")}
THEMES = "werkvelden"


class AnyText(forms.CharField):
    """A text that is never wrong: too long is cut, and signs no screen shows are left out."""

    def clean(self, value: Any) -> str:
        """What can be searched for."""
        return "".join(sign if sign.isprintable() else " " for sign in str(value or ""))[:LONGEST].strip()


class KnownOnes(forms.MultipleChoiceField):
    """Several choices from the address; one we do not know is left out, not refused."""

    widget = forms.CheckboxSelectMultiple

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """The choices, value and title."""
        return [(str(key), str(title)) for key, title in cast("Iterable[tuple[str, str]]", self.choices)]

    def clean(self, value: Any) -> list[str]:
        """What we know of it, each once."""
        given = [value] if isinstance(value, str) else [str(one) for one in value or []]
        return [one for one in dict.fromkeys(given) if one and self.valid_value(one)]


class KnownOne(forms.ChoiceField):
    """One choice from the address; one we do not know is left out."""

    def clean(self, value: Any) -> str:
        """What we know of it."""
        return str(value) if self.valid_value(value) else ""


@dataclass(frozen=True)
class Chosen:
    """A filter that is on: what it says, and the address without it."""

    title: str
    url: str


class FilterForm(Form):
    """The filters as the address gives them. Anything odd is left out; nothing makes the list fail."""

    q = AnyText(label=_("Zoekwoorden"), required=False)
    gemeente = KnownOnes(label=_("Gemeente"), required=False, widget=forms.Select)
    thema = KnownOnes(label=_("Thema"), required=False)
    fase = KnownOnes(label=_("Fase"), required=False)
    nood = KnownOnes(label=_("Zoekt"), choices=NeedKind.choices, required=False)
    herkomst = KnownOnes(label=_("Hoe het hier kwam"), choices=Initiative.Origin.choices, required=False)
    sorteer = KnownOne(label=_("Volgorde"), choices=[(one, SORT_NAMES[one]) for one in SORTS], required=False)
    weergave = KnownOne(label=_("Weergave"), choices=[(one, VIEW_NAMES[one]) for one in VIEWS], required=False)

    def __init__(self, query: QueryDict, counts: FacetCounts) -> None:
        super().__init__(query, auto_id="filter-%s")
        self.query = query
        self.lenses = current_catalogue().lenses()
        for lens in self.lenses:
            self.fields[lens.id] = KnownOnes(label=lens.title, choices=_items(lens), required=False)
        self._set("thema", [choice for lens in self.lenses if lens.id == THEMES for choice in _items(lens)])
        self._set("fase", [choice for lens in self.lenses if lens.id == "fasen" for choice in _items(lens)])
        places = [(code, name) for code, (name, _count) in counts.places.items()]
        self._set("gemeente", [("", _("Alle gemeenten")), *places])
        self.is_valid()
        if self.filters.are_none:
            self._count(counts)

    @property
    def filters(self) -> Filters:
        """What is asked for."""
        given = self.cleaned_data
        return Filters(
            text=given["q"],
            places=tuple(given["gemeente"]),
            themes=tuple(given["thema"]),
            phases=tuple(given["fase"]),
            needs=tuple(given["nood"]),
            origins=tuple(given["herkomst"]),
            lenses={lens.id: tuple(given[lens.id]) for lens in self.lenses if given[lens.id]},
            sort=given["sorteer"],
        )

    @property
    def view(self) -> str:
        """How the list is shown."""
        return self.cleaned_data["weergave"] or VIEWS[0]

    @property
    def facets(self) -> list[forms.BoundField]:
        """The filters in the order of the page; the lenses that have a filter of their own are not there twice."""
        own = [lens.id for lens in self.lenses if lens.id not in (THEMES, "fasen")]
        return [self[name] for name in ("thema", "gemeente", "fase", "nood", *own, "herkomst")]

    @property
    def is_on(self) -> frozenset[str]:
        """The names of filters with a choice in them."""
        return frozenset(name for name, value in self.cleaned_data.items() if isinstance(value, list) and value)

    @property
    def chosen(self) -> list[Chosen]:
        """Every filter that is on, each with the address that takes it off."""
        on = [Chosen(f"“{self.cleaned_data['q']}”", self._without("q"))] if self.cleaned_data["q"] else []
        for name, value in self.cleaned_data.items():
            field = self.fields[name]
            if isinstance(field, KnownOnes):
                titles = dict(field.pairs)
                on += [Chosen(titles[one], self._without(name, one)) for one in value]
        return on

    def with_view(self, view: str) -> str:
        """The address of the same list, shown otherwise."""
        return self._with("weergave", view)

    def with_sort(self, sort: str) -> str:
        """The address of the same list in another order."""
        return self._with("sorteer", sort)

    @property
    def views(self) -> list[tuple[str, Any, bool]]:
        """The ways to show the list: address, name, and whether it is this one."""
        return [(self.with_view(one), VIEW_NAMES[one], one == self.view) for one in VIEWS]

    @property
    def sorts(self) -> list[tuple[str, Any, bool]]:
        """The orders to choose from; best hit first only when something is searched for."""
        order = self.filters.order
        able = [one for one in SORTS if one != "relevantie" or self.filters.text]
        return [(self.with_sort(one), SORT_NAMES[one], one == order) for one in able]

    @property
    def address(self) -> str:
        """The filters alone, for an export of the same list."""
        query = self.query.copy()
        for name in ("pagina", "weergave"):
            query.pop(name, None)
        return query.urlencode()

    def _with(self, name: str, value: str) -> str:
        query = self.query.copy()
        query.pop("pagina", None)
        query[name] = value
        return "?" + query.urlencode()

    def _without(self, name: str, value: str = "") -> str:
        query = self.query.copy()
        query.pop("pagina", None)
        query.setlist(name, [one for one in query.getlist(name) if value and one != value])
        return "?" + query.urlencode()

    def _set(self, name: str, choices: list[tuple[str, Any]]) -> None:
        field = self.fields[name]
        assert isinstance(field, KnownOnes)  # noqa: S101  declared above
        field.choices = choices

    def _count(self, counts: FacetCounts) -> None:
        by_name = {
            "thema": counts.lenses.get(THEMES, {}),
            "fase": counts.phases,
            "nood": counts.needs,
            "herkomst": counts.origins,
            "gemeente": {code: count for code, (_name, count) in counts.places.items()},
        }
        for name, field in self.fields.items():
            known = by_name.get(name, counts.lenses.get(name, {}))
            if isinstance(field, KnownOnes):
                counted = ((key, f"{title} ({known.get(key, 0)})") for key, title in field.pairs if key)
                field.choices = [*(pair for pair in field.pairs if not pair[0]), *counted]


def _items(lens: Lens) -> list[tuple[str, str]]:
    return [(item.id, item.title) for item in lens.items if item.retired is None]
