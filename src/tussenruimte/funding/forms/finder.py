"""The questions of the finder, and the filters of the list of schemes, as the address gives them."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from tussenruimte.funding import lists, queries
from tussenruimte.funding.forms.fields import AnyText, EuroField, OneOf, SomeOf
from tussenruimte.funding.models import Scheme
from tussenruimte.funding.rules.answers import Answers
from tussenruimte.register.models import Place
from tussenruimte.ui.forms import Form

UNKNOWN = ("", _("Weet ik niet"))
ABOUT = ("plaats", "rechtsvorm", "fase", "bedrag", "eigen", "geheel")
WISHES = ("nodig", "thema")
SHOWN = ("q", "soort", "sluit", "niet-terug", "zonder-eigen")


class FinderForm(Form):
    """A few questions about a plan. What is left open excludes nothing, except a place."""

    plaats = AnyText(label=_("In welke gemeente of buurt?"), required=False)
    rechtsvorm = OneOf(label=_("Welke rechtsvorm?"), required=False)
    fase = OneOf(label=_("In welke fase?"), required=False)
    bedrag = EuroField(label=_("Hoeveel kost het samen?"))
    eigen = EuroField(label=_("Hoeveel is daarvan al binnen?"), help_text=_("Eigen geld, of geld van een ander."))
    geheel = forms.BooleanField(label=_("Ik zoek de rest bij één regeling"), required=False)
    nodig = SomeOf(label=_("Wat is nodig?"), required=False, widget=forms.CheckboxSelectMultiple)
    thema = SomeOf(label=_("Waar gaat het over?"), required=False, widget=forms.CheckboxSelectMultiple)
    q = AnyText(label=_("Zoekwoorden"), required=False)
    soort = OneOf(label=_("Soort"), required=False)
    sluit = OneOf(
        label=_("Sluit binnen"),
        required=False,
        choices=[
            ("", _("Maakt niet uit")),
            ("30", _("een maand")),
            ("90", _("drie maanden")),
            ("180", _("een half jaar")),
        ],
    )

    def __init__(self, query: QueryDict) -> None:
        super().__init__(_ticked(query), auto_id="vraag-%s")
        self.fields["niet-terug"] = forms.BooleanField(label=_("Alleen wat niet terug hoeft"), required=False)
        self.fields["zonder-eigen"] = forms.BooleanField(label=_("Alleen zonder eigen deel"), required=False)
        choices = {
            "rechtsvorm": [UNKNOWN, *lists.choices("legal-form")],
            "fase": [UNKNOWN, *lists.choices("phase")],
            "nodig": lists.choices("need"),
            "thema": lists.choices("theme"),
            "soort": [("", _("Alle soorten")), *lists.form_choices()],
        }
        for name, some in choices.items():
            self.fields[name].choices = some  # type: ignore[attr-defined]
        self._ask_which_place()
        self.is_valid()

    @cached_property
    def _meant(self) -> tuple[Place | None, list[Place]]:
        typed = AnyText().clean(self.data.get("plaats"))
        one, candidates = queries.places_named(typed) if typed else (None, [])
        return one, list(candidates)

    def _ask_which_place(self) -> None:
        """Adds "bedoelt u" when what was typed can be more than one place."""
        one, candidates = self._meant
        if one is not None or not candidates:
            return
        asked = OneOf(label=_("Welke plaats bedoelt u?"), required=False, widget=forms.RadioSelect)
        asked.choices = [(place.code, _where(place)) for place in candidates]
        self.fields["plek"] = asked

    def clean(self) -> dict[str, Any]:
        """Says so when a place cannot be found, or can be more than one."""
        told = super().clean() or {}
        if told.get("plaats") and self.place is None:
            known = "plek" in self.fields
            sentence = _("Kies hieronder welke plaats u bedoelt.") if known else _("Deze plaats kennen wij niet.")
            self.add_error("plaats", sentence)
        return told

    @property
    def place(self) -> Place | None:
        """The place that is meant."""
        one, candidates = self._meant
        chosen = self.data.get("plek", "")
        return one or next((place for place in candidates if place.code == chosen), None)

    @property
    def answers(self) -> Answers:
        """What was told; a wrong answer counts as none."""
        told = self.cleaned_data
        within = told.get("sluit", "")
        return Answers(
            place=self.place.code if self.place else "",
            legal_form=told.get("rechtsvorm", ""),
            phase=told.get("fase", ""),
            themes=tuple(told.get("thema", ())),
            needs=tuple(told.get("nodig", ())),
            amount=told.get("bedrag"),
            own_money=told.get("eigen"),
            whole=told.get("geheel", False),
            text=told.get("q", ""),
            forms=(told["soort"],) if told.get("soort") else (),
            no_repaying=told.get("niet-terug", False),
            no_own_share=told.get("zonder-eigen", False),
            closes_within=int(within) if within else None,
        )

    @property
    def about(self) -> list[forms.BoundField]:
        """The questions about who asks and how much; with "bedoelt u" right behind the place."""
        names = list(ABOUT)
        if "plek" in self.fields:
            names.insert(1, "plek")
        return [self[name] for name in names]

    @property
    def wishes(self) -> list[forms.BoundField]:
        """The questions about what is needed and for what."""
        return [self[name] for name in WISHES]

    @property
    def shown(self) -> list[forms.BoundField]:
        """What of the list to show."""
        return [self[name] for name in SHOWN]


def _ticked(query: QueryDict) -> QueryDict:
    """The address with its ticked boxes as a form sends them."""
    data = query.copy()
    for name in ("geheel", "niet-terug", "zonder-eigen"):
        if data.get(name) not in (None, "ja", "on"):
            del data[name]
    return data


def _where(place: Place) -> str:
    around = place.inside
    return f"{place.name} ({place.get_kind_display()})" if around is None else f"{place.name}, {around.name}"


class SchemesForm(Form):
    """The filters of the list of all schemes. Anything odd is left out."""

    q = AnyText(label=_("Zoekwoorden"), required=False)
    soort = OneOf(label=_("Soort"), required=False)
    thema = OneOf(label=_("Thema"), required=False)
    fase = OneOf(label=_("Fase"), required=False)
    stand = OneOf(label=_("Stand"), required=False)
    plaats = AnyText(label=_("CBS-code van een plaats"), required=False)
    van = AnyText(label=_("Organisatie"), required=False, widget=forms.HiddenInput)

    def __init__(self, query: QueryDict) -> None:
        super().__init__(query, auto_id="filter-%s")
        states = [("", _("Open")), *((s, t) for s, t in Scheme.State.choices if s != "open"), ("all", _("Alles"))]
        choices = {
            "soort": [("", _("Alle soorten")), *lists.form_choices()],
            "thema": [("", _("Alle thema’s")), *lists.choices("theme")],
            "fase": [("", _("Alle fasen")), *lists.choices("phase")],
            "stand": states,
        }
        for name, some in choices.items():
            self.fields[name].choices = some  # type: ignore[attr-defined]
        self.is_valid()

    @property
    def facets(self) -> list[forms.BoundField]:
        """The filters beside the words."""
        return [self[name] for name in ("soort", "thema", "fase", "stand", "plaats")]

    @property
    def is_on(self) -> bool:
        """Whether one of them is chosen."""
        return any(self.cleaned_data[field.name] for field in self.facets)

    @property
    def filters(self) -> queries.SchemeFilters:
        """What is asked for."""
        told = self.cleaned_data
        return queries.SchemeFilters(
            text=told["q"],
            state=told["stand"] or "open",
            form=told["soort"],
            theme=told["thema"],
            phase=told["fase"],
            place=told["plaats"].upper(),
            provider=told["van"],
        )
