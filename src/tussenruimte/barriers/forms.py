"""Forms about barriers: they ask and check, and decide nothing."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from tussenruimte.barriers import rules, wording
from tussenruimte.barriers.actions import Facts
from tussenruimte.barriers.models import Barrier
from tussenruimte.barriers.queries import Filters
from tussenruimte.register.filters import AnyText, KnownOne, KnownOnes
from tussenruimte.ui.forms import DateField, Form

UNKNOWN = ("", _("Weet ik niet"))
VIEWS = ("lijst", "kaarten")
LONGEST = 4000


def words(rows: int = 4) -> forms.Textarea:
    """A box for a few lines."""
    return forms.Textarea(attrs={"rows": rows})


class FactsForm(Form):
    """What is written about a barrier."""

    title = forms.CharField(
        label=_("Wat staat er in de weg?"),
        help_text=_("In één zin. Noem geen namen van mensen: wie hetzelfde meemaakt, leest dit ook."),
        max_length=160,
    )
    code = forms.ChoiceField(label=_("Wat lijkt er het meest op?"))
    description = forms.CharField(label=_("Wat merkt u ervan?"), required=False, widget=words(), max_length=LONGEST)
    level = forms.ChoiceField(
        label=_("Waar zit het vast?"), required=False, help_text=_("Zo weten wij wie er iets aan kan doen.")
    )
    rule_reference = forms.CharField(
        label=_("Welke regel is het?"),
        required=False,
        help_text=_("Bijvoorbeeld de naam van een verordening en het artikel."),
        max_length=300,
    )
    can_decide = forms.CharField(label=_("Wie kan erover beslissen?"), required=False, max_length=200)
    needed = forms.CharField(label=_("Wat is er nodig?"), required=False, widget=words(3), max_length=LONGEST)

    def __init__(self, *args: Any, side: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._choose("code", [("", _("Kies een soort")), *wording.kind_choices(side)])
        self._choose("level", [UNKNOWN, *wording.item_choices(rules.LEVELS)])

    @property
    def facts(self) -> Facts:
        """What was written, for the action."""
        known = Facts.__dataclass_fields__
        return Facts(**{name: value for name, value in self.cleaned_data.items() if name in known})

    def _choose(self, name: str, choices: Sequence[Any]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  declared above
        field.choices = choices


class ReportForm(FactsForm):
    """Something stands in the way."""

    side = forms.ChoiceField(label=_("Namens wie meldt u dit?"), widget=forms.RadioSelect)
    note = forms.CharField(
        label=_("Wat gebeurde er bij dit initiatief?"),
        required=False,
        help_text=_("Alleen het initiatief en de gemeente lezen dit."),
        widget=words(3),
        max_length=LONGEST,
    )
    # Set by the page that first showed what is alike.
    is_new = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, sides: Sequence[Any], with_note: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, side=str(sides[0]), **kwargs)
        self._choose("side", [(side.value, side.label) for side in sides])
        self.initial.setdefault("side", str(sides[0]))
        if len(sides) == 1:
            self.fields["side"].widget = forms.HiddenInput()
        if not with_note:
            del self.fields["note"]


class GeneralReportForm(ReportForm):
    """Something stands in the way in a municipality in general."""

    municipality = forms.ChoiceField(label=_("In welke gemeente?"))

    def __init__(self, *args: Any, municipalities: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, with_note=False, **kwargs)
        self._choose("municipality", municipalities)


class EditForm(FactsForm):
    """Changing what is written, with what only later is known."""

    theme = forms.ChoiceField(label=_("Bij welk thema hoort het?"), required=False)
    room_found = forms.CharField(
        label=_("Welke ruimte is gevonden?"),
        required=False,
        help_text=_("De ruimte tussen de regels: wat kan er toch?"),
        widget=words(3),
        max_length=LONGEST,
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, barrier: Barrier, **kwargs: Any) -> None:
        written = {name: getattr(barrier, name) for name in Facts.__dataclass_fields__}
        super().__init__(*args, initial=written | {"seen": barrier.revision}, **kwargs)
        self._choose("theme", [("", _("Volgt uit de soort")), *wording.item_choices(rules.THEMES)])


class OccurrenceForm(Form):
    """The same barrier stands in the way of another initiative."""

    side = forms.ChoiceField(label=_("Namens wie meldt u dit?"), widget=forms.RadioSelect)
    note = forms.CharField(label=_("Wat gebeurde er?"), required=False, widget=words(3), max_length=LONGEST)

    def __init__(self, *args: Any, sides: Sequence[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["side"].choices = [(side.value, side.label) for side in sides]  # type: ignore[attr-defined]
        self.initial.setdefault("side", str(sides[0]))


class PlanForm(Form):
    """The next step, and the day on which there is news."""

    next_step = forms.CharField(label=_("Wat gebeurt er nu?"), required=False, max_length=200)
    next_on = DateField(label=_("Wanneer is er nieuws?"))
    seen = forms.IntegerField(widget=forms.HiddenInput)


class AssignForm(PlanForm):
    """Who takes it on."""

    choice = forms.ChoiceField(label=_("Wie pakt dit op?"))
    field_order = ("choice", "next_step", "next_on", "seen")

    def __init__(self, *args: Any, choices: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["choice"].choices = choices  # type: ignore[attr-defined]


class MoveForm(PlanForm):
    """Another state, with the reason; what ends says how, what stays open says when there is news."""

    reason = forms.CharField(label=_("Waarom?"), widget=words(3), max_length=LONGEST)
    outcome = forms.ChoiceField(label=_("Hoe liep het af?"), widget=forms.RadioSelect)
    field_order = ("reason", "outcome", "next_step", "next_on", "seen")

    def __init__(self, *args: Any, to: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        outcomes = dict(Barrier.Outcome.choices)
        if rules.is_open(to) or to not in rules.OUTCOMES:
            del self.fields["outcome"]
        else:
            choices = [(one, capfirst(outcomes[one])) for one in rules.OUTCOMES[to]]
            self.fields["outcome"].choices = choices  # type: ignore[attr-defined]
        if not rules.is_open(to):
            del self.fields["next_step"], self.fields["next_on"]


class FilterForm(Form):
    """The filters as the address gives them. Anything odd is left out; nothing makes the list fail."""

    q = AnyText(label=_("Zoekwoorden"), required=False)
    thema = KnownOnes(label=_("Thema"), required=False)
    stand = KnownOnes(label=_("Stand"), choices=Barrier.State.choices, required=False)
    niveau = KnownOnes(label=_("Waar het vastzit"), required=False)
    soort = KnownOnes(label=_("Soort"), required=False)
    gemeente = KnownOnes(label=_("Gemeente"), required=False)
    eigenaar = KnownOne(
        label=_("Eigenaar"),
        choices=[("", _("Met en zonder")), ("met", _("Met eigenaar")), ("zonder", _("Zonder eigenaar"))],
        required=False,
        widget=forms.RadioSelect,
    )
    weergave = KnownOne(
        choices=[("lijst", _("Lijst")), ("kaarten", _("Kaarten"))], required=False, widget=forms.HiddenInput
    )

    def __init__(self, query: QueryDict, places: Sequence[tuple[str, str]]) -> None:
        super().__init__(query, auto_id="filter-%s")
        self.query = query
        self._set("thema", wording.item_choices(rules.THEMES))
        self._set("niveau", wording.item_choices(rules.LEVELS))
        self._set("soort", [choice for _title, group in wording.kind_choices() for choice in group])
        self._set("gemeente", places)
        self.is_valid()

    @property
    def filters(self) -> Filters:
        """What is asked for."""
        given = self.cleaned_data
        return Filters(
            text=given["q"],
            themes=tuple(given["thema"]),
            states=tuple(given["stand"]),
            levels=tuple(given["niveau"]),
            codes=tuple(given["soort"]),
            places=tuple(given["gemeente"]),
            owner=given["eigenaar"],
        )

    @property
    def view(self) -> str:
        """How the list is shown."""
        return self.cleaned_data["weergave"] or VIEWS[0]

    @property
    def facets(self) -> list[tuple[forms.BoundField, bool]]:
        """The filters in the order of the page, each with whether it is on."""
        names = ("thema", "stand", "niveau", "soort", "gemeente", "eigenaar")
        return [(self[name], bool(self.cleaned_data[name])) for name in names if self._has_choices(name)]

    @property
    def views(self) -> list[tuple[str, Any, bool]]:
        """The ways to show the list: address, name, and whether it is this one."""
        titles = dict(self.fields["weergave"].choices)  # type: ignore[attr-defined]
        return [(self._with_view(one), titles[one], one == self.view) for one in VIEWS]

    @property
    def address(self) -> str:
        """The filters alone, for an export of the same list."""
        query = self.query.copy()
        for name in ("pagina", "weergave"):
            query.pop(name, None)
        return query.urlencode()

    def _with_view(self, view: str) -> str:
        query = self.query.copy()
        query.pop("pagina", None)
        query["weergave"] = view
        return "?" + query.urlencode()

    def _has_choices(self, name: str) -> bool:
        return bool(list(self.fields[name].choices))  # type: ignore[attr-defined]

    def _set(self, name: str, choices: Sequence[tuple[str, str]]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]
