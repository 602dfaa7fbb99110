"""Writing a scheme: everything a funder says, in the words of who will read it; and reading in a file."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from tussenruimte.funding import lists, wording
from tussenruimte.funding.actions.files import known_words
from tussenruimte.funding.forms.fields import EuroField, PercentField
from tussenruimte.funding.models import Scheme
from tussenruimte.funding.rules.rounds import Round
from tussenruimte.funding.rules.wholeness import AXES, SchemeFacts, faults
from tussenruimte.register import uploads
from tussenruimte.register.models import Organisation
from tussenruimte.register.rules import Change
from tussenruimte.ui.forms import DAY_FORMATS, DateField, Form

LONGEST = 10_000
SMALL, LARGE = {"rows": 3}, {"rows": 6}
WHEN = [("always", _("Altijd")), ("rounds", _("In rondes, of tot een dag"))]
YES_NO = [("", _("Nog niet bekend")), ("no", _("Nee")), ("yes", _("Ja"))]
AXIS_FIELDS = {
    "legal-form": "legal_forms",
    "phase": "phases",
    "theme": "themes",
    "need": "needs",
    "threshold": "thresholds",
}
# Where a fault in a fact is shown when the form asks it under another name.
ASKED_AS = {"rounds": "rounds_text"}


class SchemeForm(Form):
    """Everything a funder says about a scheme."""

    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    title = forms.CharField(label=_("Hoe heet de regeling?"), max_length=160)
    form = forms.ChoiceField(label=_("Wat voor soort is het?"))
    purpose = forms.CharField(
        label=_("Waar is het voor?"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs=LARGE),
        help_text=_("Schrijf het zoals u het aan een bewoner uitlegt."),
    )
    minimum = EuroField(label=_("Minstens hoeveel geeft u?"))
    maximum = EuroField(label=_("Hoogstens hoeveel geeft u?"))
    own_share = PercentField(
        label=_("Welk deel moet iemand zelf betalen?"), help_text=_("In hele procenten van de kosten. 0 is niets.")
    )
    repayable = forms.ChoiceField(
        label=_("Moet het terugbetaald worden?"), choices=YES_NO, widget=forms.RadioSelect, required=False
    )
    when = forms.ChoiceField(label=_("Wanneer kan iemand aanvragen?"), choices=WHEN, widget=forms.RadioSelect)
    rounds_text = forms.CharField(
        label=_("Welke rondes zijn er?"),
        required=False,
        max_length=2_000,
        widget=forms.Textarea(attrs=SMALL),
        help_text=_(
            "Eén ronde per regel: 01-02-2027 tot 31-03-2027. Is hij al open? Schrijf dan alleen de laatste dag."
        ),
    )
    places_text = forms.CharField(
        label=_("Waar geldt het?"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs=SMALL),
        help_text=_(
            "Gemeenten bij naam, buurten met hun CBS-code, met een puntkomma ertussen. Leeg is heel Nederland."
        ),
    )
    legal_forms = forms.MultipleChoiceField(label=_("Voor welke rechtsvormen?"), required=False)
    phases = forms.MultipleChoiceField(label=_("Voor welke fasen?"), required=False)
    themes = forms.MultipleChoiceField(label=_("Voor welke thema’s?"), required=False)
    needs = forms.MultipleChoiceField(
        label=_("Bij welke behoeften past het?"),
        required=False,
        help_text=_("Laat u dit leeg, dan nemen wij wat bij deze soort hoort."),
    )
    thresholds = forms.MultipleChoiceField(label=_("Bij welke drempels helpt het?"), required=False)
    conditions = forms.CharField(
        label=_("Welke voorwaarden zijn er?"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs=LARGE),
    )
    how_to_apply = forms.CharField(
        label=_("Hoe vraagt iemand het aan?"), required=False, max_length=LONGEST, widget=forms.Textarea(attrs=LARGE)
    )
    decision_weeks = forms.IntegerField(
        label=_("Na hoeveel weken komt het besluit?"), required=False, min_value=0, max_value=200
    )
    legal_basis = forms.CharField(label=_("Welke regels gelden?"), required=False, max_length=300)
    state_aid = forms.ChoiceField(
        label=_("Is het staatssteun?"), choices=Scheme.StateAid.choices, widget=forms.RadioSelect, initial="unknown"
    )
    ceiling = EuroField(label=_("Hoeveel geld is er in totaal?"))
    left = EuroField(label=_("Hoeveel is daarvan over?"))
    left_on = DateField(label=_("Op welke dag was dat zo?"), required=False)
    contact_desk = forms.CharField(
        label=_("Bij welk loket kan iemand vragen stellen?"),
        max_length=160,
        help_text=_("Mensen willen liever een mens dan een formulier. Noem een loket, geen privéadres."),
    )
    contact_email = forms.EmailField(label=_("E-mail van dat loket"), required=False)
    contact_phone = forms.CharField(label=_("Telefoon van dat loket"), required=False, max_length=30)
    link = forms.URLField(label=_("Waar staat meer?"), required=False, max_length=300, assume_scheme="https")
    source = forms.CharField(label=_("Waar komt dit vandaan?"), required=False, max_length=300)
    key = forms.CharField(
        label=_("Uw eigen sleutel"),
        required=False,
        max_length=60,
        help_text=_("Alleen nodig als u regelingen uit een bestand inleest."),
    )

    def __init__(self, data: Any = None, *, facts: SchemeFacts | None = None, revision: int = 1) -> None:
        initial = _initial(facts) if facts else {"when": "always", "state_aid": "unknown"}
        super().__init__(data, initial=initial | {"revision": revision})
        self.fields["form"].choices = lists.form_choices()  # type: ignore[attr-defined]
        for axis, name in AXIS_FIELDS.items():
            field = self.fields[name]
            field.widget = forms.CheckboxSelectMultiple()
            field.choices = lists.choices(axis)  # type: ignore[attr-defined]
            field.help_text = field.help_text or _("Niets aangevinkt is: voor iedereen.")

    def clean_rounds_text(self) -> tuple[Round, ...]:
        """The rounds, one on each line."""
        lines = (line.strip() for line in self.cleaned_data["rounds_text"].splitlines())
        return tuple(sorted({_round(line) for line in lines if line}))

    def clean_places_text(self) -> tuple[str, ...]:
        """The codes of the places."""
        text = self.cleaned_data["places_text"].replace("\n", ";").replace(",", ";")
        words = [word.strip() for word in text.split(";") if word.strip()]
        known = known_words().places if words else {}
        strange = [word for word in words if word.casefold() not in known]
        if strange:
            raise forms.ValidationError(_("Deze plaats kennen wij niet: %(name)s.") % {"name": strange[0][:60]})
        return tuple(dict.fromkeys(known[word.casefold()] for word in words))

    def clean(self) -> dict[str, Any]:
        """Says what contradicts what, at the question it is about."""
        told = super().clean() or {}
        if not self.errors:
            for name, fault in faults(self.facts):
                self.add_error(ASKED_AS.get(name, name), str(wording.fault(fault)))
        return told

    @property
    def facts(self) -> SchemeFacts:
        """The answers as the actions want them."""
        told = self.cleaned_data
        in_rounds = told["when"] == "rounds"
        direct = {name: told[name] for name in _DIRECT}
        return SchemeFacts(
            **direct,
            repayable={"yes": True, "no": False}.get(told["repayable"]),
            continuous=not in_rounds,
            rounds=told["rounds_text"] if in_rounds else (),
            places=told["places_text"],
            items={axis: tuple(told[name]) for axis, name in AXIS_FIELDS.items()},
        )

    def once_more(self, scheme: Scheme, changes: Iterable[Change]) -> None:
        """The form is about the scheme as it is now; every own answer stays."""
        data = self.data.copy() if isinstance(self.data, QueryDict) else dict(self.data)
        data["revision"] = str(scheme.revision)
        self.data = data


_DIRECT = (
    *("title", "form", "purpose", "minimum", "maximum", "own_share", "conditions", "how_to_apply", "decision_weeks"),
    *("legal_basis", "state_aid", "ceiling", "left", "left_on", "contact_desk", "contact_email", "contact_phone"),
    *("link", "source", "key"),
)


class NewSchemeForm(SchemeForm):
    """A new scheme, with the organisation that offers it."""

    provider = forms.ModelChoiceField(
        label=_("Van welke organisatie is de regeling?"), queryset=Organisation.objects.none(), empty_label=None
    )
    state = forms.ChoiceField(
        label=_("Kan iemand nu al aanvragen?"),
        choices=[("open", _("Ja, de regeling is open")), ("planned", _("Nee, zij komt eraan"))],
        widget=forms.RadioSelect,
        initial="open",
    )
    field_order = ("provider", "title", "form", "purpose", "state")

    def __init__(self, providers: QuerySet[Organisation], data: Any = None) -> None:
        super().__init__(data)
        del self.fields["revision"]
        field = self.fields["provider"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101  declared above
        field.queryset = providers.order_by("name")


class StateForm(Form):
    """Whether one can apply."""

    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    state = forms.ChoiceField(label=_("Hoe staat het ermee?"), choices=Scheme.State.choices, widget=forms.RadioSelect)

    def __init__(self, scheme: Scheme, data: Any = None) -> None:
        super().__init__(data, initial={"state": scheme.state, "revision": scheme.revision})

    def once_more(self, scheme: Scheme, changes: Iterable[Change]) -> None:
        """The form is about the scheme as it is now."""
        self.data = {**self.data.dict(), "revision": str(scheme.revision)}  # type: ignore[attr-defined]


class FileForm(Form):
    """A file with schemes of one organisation."""

    provider = forms.ModelChoiceField(
        label=_("Van welke organisatie zijn de regelingen?"), queryset=Organisation.objects.none(), empty_label=None
    )
    file = forms.FileField(
        label=_("Uw bestand"),
        help_text=_("Een CSV- of Excel-bestand van hoogstens 10 MB."),
        error_messages={"empty": _("Dit bestand is leeg. Kies een bestand met een kopregel en rijen.")},
    )

    def __init__(self, providers: QuerySet[Organisation], data: Any = None, files: Any = None) -> None:
        super().__init__(data, files)
        field = self.fields["provider"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101  declared above
        field.queryset = providers.order_by("name")

    def clean_file(self) -> Any:
        """Refuses what is too big before it is read."""
        given = self.cleaned_data["file"]
        if given.size > uploads.MAX_BYTES:
            raise forms.ValidationError(str(uploads.too_big()))
        return given


class ConfirmFileForm(Form):
    """What to do with rows that are wrong."""

    rows = forms.ChoiceField(
        label=_("Welke rijen lezen we in?"),
        choices=[
            ("all", _("Alles of niets: alleen als alle rijen kloppen")),
            ("good", _("Alleen de rijen die kloppen")),
        ],
        widget=forms.RadioSelect,
        initial="all",
    )


def _initial(facts: SchemeFacts) -> dict[str, Any]:
    """What a scheme says, as the form asks it."""
    lines = (f"{_day(one.opens)} tot {_day(one.closes)}" if one.opens else _day(one.closes) for one in facts.rounds)
    return {
        **{name: getattr(facts, name) for name in _DIRECT},
        "repayable": {True: "yes", False: "no", None: ""}[facts.repayable],
        "when": "always" if facts.continuous else "rounds",
        "rounds_text": "\n".join(lines),
        "places_text": "; ".join(facts.places),
        **{AXIS_FIELDS[axis]: list(facts.items.get(axis, ())) for axis in AXES},
    }


def _day(day: date) -> str:
    return day.strftime("%d-%m-%Y")


def _round(line: str) -> Round:
    first, between, last = line.partition(" tot ")
    days = [_read_day(part) for part in ((first, last) if between else (first,))]
    return Round(days[-1], days[0] if len(days) == 2 else None)


def _read_day(text: str) -> date:
    found: date = forms.DateField(
        input_formats=DAY_FORMATS,
        error_messages={"invalid": _("Schrijf de dagen als 01-02-2027, of als 01-02-2027 tot 31-03-2027.")},
    ).clean(text.removeprefix("en met ").strip())
    return found
