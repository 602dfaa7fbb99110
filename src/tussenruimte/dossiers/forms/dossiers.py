"""Opening and changing a dossier, answering, who handles it, whose turn it is, and how it ends."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.db.models import Q
from django.http import QueryDict
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from tussenruimte.accounts.models import Person
from tussenruimte.dossiers import queries
from tussenruimte.dossiers.actions.answering import phases
from tussenruimte.dossiers.models import Dossier, UnitInvolved
from tussenruimte.dossiers.rules import states
from tussenruimte.register.models import Initiative, Organisation, Party
from tussenruimte.register.rules import Change
from tussenruimte.scans.models import Scan
from tussenruimte.ui.forms import DateField, Form

LONGEST = 10_000
SMALL, LARGE = {"rows": 3}, {"rows": 6}


class HoursField(forms.DecimalField):
    """Hours a week, with a comma or a point."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            **kwargs,
            required=False,
            min_value=0,
            max_value=999,
            decimal_places=1,
            widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
            error_messages={"invalid": _("Vul een getal in, zoals 4 of 2,5.")},
        )

    def to_python(self, value: Any) -> Any:
        """Reads both 2,5 and 2.5."""
        return super().to_python(value.replace(",", ".") if isinstance(value, str) else value)


class RevisionForm(Form):
    """A form about a dossier as it was when the page was made."""

    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=1)

    def __init__(self, dossier: Dossier, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.dossier = dossier
        self.initial.setdefault("revision", dossier.revision)

    def once_more(self, dossier: Dossier, changes: Iterable[Change]) -> None:
        """The form is about the dossier as it is now: own answers stay, what was not touched follows the other's."""
        data = self.data.copy() if isinstance(self.data, QueryDict) else dict(self.data)
        data["revision"] = str(dossier.revision)
        for change in changes:
            if change.field in self.fields and _same(data.get(change.field), change.old):
                data[change.field] = "" if change.new is None else str(change.new)
        self.data = data


def _same(typed: Any, before: Any) -> bool:
    return str(typed or "").replace("\r\n", "\n").strip() == str(before or "").strip()


class AboutForm(RevisionForm):
    """What a dossier is about."""

    title = forms.CharField(label=_("Waar gaat het over?"), max_length=160, help_text=_("In een paar woorden."))
    goal = forms.CharField(
        label=_("Wat wilt u samen bereiken?"), max_length=LONGEST, required=False, widget=forms.Textarea(attrs=LARGE)
    )
    needed_support = forms.CharField(
        label=_("Welke steun is nodig?"), max_length=LONGEST, required=False, widget=forms.Textarea(attrs=LARGE)
    )
    hours_available = HoursField(
        label=_("Hoeveel uren per week hebben de mensen van het initiatief samen?"),
        help_text=_("Zo vragen wij niet te veel."),
    )

    @property
    def changes(self) -> dict[str, Any]:
        """The answers as the actions want them."""
        names = ("title", "goal", "needed_support", "hours_available")
        return {name: self.cleaned_data[name] for name in names}


class EditForm(AboutForm):
    """Changing what a dossier is about."""

    def __init__(self, dossier: Dossier, data: Any = None) -> None:
        names = ("title", "goal", "needed_support", "hours_available")
        super().__init__(dossier, data, initial={name: getattr(dossier, name) for name in names})


class OpenForm(AboutForm):
    """A new dossier, with the municipality that answers."""

    lead = forms.ModelChoiceField(
        label=_("Welke gemeente geeft antwoord?"), queryset=Organisation.objects.none(), empty_label=None
    )

    def __init__(
        self, leads: Any, data: Any = None, *, initiative: Initiative, initial: Mapping[str, Any] | None = None
    ) -> None:
        super().__init__(Dossier(initiative=initiative), data, initial=dict(initial or {}))
        del self.fields["revision"]
        field = self.fields["lead"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101  declared above
        field.queryset = leads


class AnswerForm(RevisionForm):
    """Now, later or never; why, and when people hear something again."""

    answer = forms.ChoiceField(
        label=_("Uw antwoord"),
        widget=forms.RadioSelect,
        choices=[
            (Scan.Answer.NOW, _("Nu: wij gaan hiermee verder")),
            (Scan.Answer.LATER, _("Later: nu nog niet")),
            (Scan.Answer.NEVER, _("Nooit: wij doen hier niet aan mee")),
        ],
    )
    reason = forms.CharField(
        label=_("Waarom?"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs=LARGE),
        help_text=_("De mensen van het initiatief lezen dit. Schrijf het zoals u het zou zeggen."),
    )
    next_contact = DateField(
        label=_("Wanneer horen zij weer iets?"),
        help_text=_("Bijvoorbeeld 23-11-2026. Alleen bij nooit kan dit leeg blijven."),
        required=False,
    )
    next_step = forms.CharField(label=_("Wat is de volgende stap?"), max_length=200, required=False)


class PhaseForm(RevisionForm):
    """In which phase help is wanted."""

    phase = forms.ChoiceField(label=_("In welke fase is hulp nodig?"), widget=forms.RadioSelect)

    def __init__(self, dossier: Dossier, data: Any = None) -> None:
        super().__init__(dossier, data, initial={"phase": dossier.phase})
        self.fields["phase"].choices = [(item.id, item.title) for item in phases().items]  # type: ignore[attr-defined]


class TurnForm(RevisionForm):
    """What happens next, who does it and by when."""

    next_step = forms.CharField(label=_("Wat gebeurt er nu?"), max_length=200)
    to = forms.ModelChoiceField(label=_("Wie is aan zet?"), queryset=Party.objects.none(), widget=forms.RadioSelect)
    turn_by = DateField(label=_("Uiterlijk wanneer?"))

    def __init__(self, dossier: Dossier, data: Any = None) -> None:
        super().__init__(dossier, data, initial={"next_step": dossier.next_step, "to": dossier.whose_turn_id})
        field = self.fields["to"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101  declared above
        field.empty_label = None
        field.queryset = Party.objects.filter(pk__in=queries.taking_part(dossier).order_by().values("party"))


class AskDecisionForm(RevisionForm):
    """By when a decision is wanted."""

    turn_by = DateField(label=_("Voor welke dag vraagt u een besluit?"))


class AppointForm(RevisionForm):
    """Who handles a dossier, who steps in, who backs it."""

    process_owner = forms.ModelChoiceField(
        label=_("Proceseigenaar"), queryset=Person.objects.none(), required=False, empty_label=_("Nog niemand")
    )
    deputy = forms.ModelChoiceField(
        label=_("Vervanger"), queryset=Person.objects.none(), required=False, empty_label=_("Nog niemand")
    )
    protector = forms.CharField(
        label=_("Wie steunt dit, met naam en functie?"),
        max_length=160,
        required=False,
        help_text=_("Bijvoorbeeld een wethouder of een directeur. Vraag eerst of het mag."),
    )

    def __init__(self, dossier: Dossier, data: Any = None) -> None:
        names = ("process_owner", "deputy", "protector")
        super().__init__(dossier, data, initial={name: getattr(dossier, name) for name in names})
        for name in ("process_owner", "deputy"):
            field = self.fields[name]
            assert isinstance(field, forms.ModelChoiceField)  # noqa: S101  declared above
            field.queryset = queries.officials_of(dossier.lead)


class PartnerForm(Form):
    """A party that joins, by its name."""

    party = forms.CharField(
        label=_("Naam van de organisatie of het initiatief"),
        max_length=160,
        help_text=_("Zoals zij in het overzicht staat."),
    )
    shared = forms.TypedChoiceField(
        label=_("Leest zij mee?"),
        choices=[("yes", _("Ja, zoals iedereen in het dossier")), ("no", _("Nee, wij noemen haar alleen"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
        initial="yes",
    )

    def clean_party(self) -> Party:
        """The one party with this name."""
        name = str(self.cleaned_data["party"]).strip()
        listed = Q(initiative__state=Initiative.State.LISTED) | ~Q(kind=Party.Kind.INITIATIVE)
        found = list(Party.objects.filter(listed, Q(name__iexact=name) | Q(slug=name))[:2])
        if len(found) != 1:
            raise forms.ValidationError(_("Wij kennen geen partij met precies deze naam. Kijk in het overzicht."))
        return found[0]


class UnitForm(Form):
    """A unit of the municipality that has to do with it."""

    name = forms.CharField(label=_("Afdeling"), max_length=120)
    interest = forms.CharField(label=_("Waarom deze afdeling?"), max_length=200, required=False)
    status = forms.ChoiceField(
        label=_("Is zij erbij betrokken?"),
        choices=UnitInvolved.Status.choices,
        widget=forms.RadioSelect,
        initial=UnitInvolved.Status.INVOLVED,
    )
    stance = forms.ChoiceField(
        label=_("Wat zegt zij?"),
        choices=UnitInvolved.Stance.choices,
        widget=forms.RadioSelect,
        initial=UnitInvolved.Stance.UNKNOWN,
    )


class EndForm(RevisionForm):
    """How a dossier ends."""

    ended_with = forms.CharField(
        label=_("Wat kwam ervan, en waarom stopt het hier?"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs=LARGE),
        help_text=_("Iedereen in het dossier leest dit."),
    )


class FinishForm(EndForm):
    """How a dossier ends when the work is done, with a look back that nobody has to give."""

    learned = forms.CharField(
        label=_("Wat leerden wij samen?"), max_length=LONGEST, required=False, widget=forms.Textarea(attrs=SMALL)
    )
    restart = forms.ChoiceField(
        label=_("Komt er een doorstart?"),
        required=False,
        widget=forms.RadioSelect,
        choices=[
            ("", _("Dat weten wij nog niet")),
            *((value, capfirst(label)) for value, label in Dossier.Restart.choices),
        ],
    )
    thanks = forms.CharField(
        label=_("Wie bedanken wij?"),
        max_length=300,
        required=False,
        help_text=_("Noem iemand alleen met naam als die dat goed vindt."),
    )


class ReopenForm(RevisionForm):
    """Why a dossier begins again."""

    reason = forms.CharField(
        label=_("Waarom gaat het dossier weer open?"), max_length=LONGEST, widget=forms.Textarea(attrs=SMALL)
    )
    next_contact = DateField(label=_("Wanneer horen de mensen van het initiatief weer iets?"))


class AnyText(forms.CharField):
    """A text to search for, that is never wrong."""

    def clean(self, value: Any) -> str:
        """What can be searched for."""
        return "".join(sign if sign.isprintable() else " " for sign in str(value or ""))[:200].strip()


class OneOf(forms.ChoiceField):
    """One choice from the address; one we do not know is left out."""

    def clean(self, value: Any) -> str:
        """What we know of it."""
        return str(value) if value and self.valid_value(value) else ""


class TeamForm(Form):
    """The filters of the overview, as the address gives them. Anything odd is left out."""

    q = AnyText(label=_("Zoekwoorden"), required=False)
    stand = OneOf(label=_("Stand"), required=False)
    fase = OneOf(label=_("Fase"), required=False)
    wie = OneOf(
        label=_("Proceseigenaar"),
        required=False,
        choices=[("", _("Iedereen")), ("mine", _("Van mij")), ("nobody", _("Nog niemand"))],
    )
    beurt = OneOf(label=_("Aan zet"), required=False, choices=[("", _("Iedereen")), ("us", _("Wij"))])

    def __init__(self, query: QueryDict) -> None:
        super().__init__(query, auto_id="filter-%s")
        group = [("", _("Lopende dossiers")), ("closed", _("Gesloten dossiers")), ("all", _("Alle dossiers"))]
        running = [(state, label) for state, label in Dossier.State.choices if state in states.OPEN]
        self.fields["stand"].choices = [*group, *running]  # type: ignore[attr-defined]
        self.fields["fase"].choices = [  # type: ignore[attr-defined]
            ("", _("Alle fasen")),
            *((item.id, item.title) for item in phases().items),
        ]
        self.is_valid()

    @property
    def facets(self) -> list[forms.BoundField]:
        """The filters beside the words."""
        return [self[name] for name in ("stand", "fase", "wie", "beurt")]

    @property
    def is_on(self) -> bool:
        """Whether one of them is chosen."""
        return any(self.cleaned_data[field.name] for field in self.facets)

    @property
    def filters(self) -> queries.Filters:
        """What is asked for."""
        given = self.cleaned_data
        state = "" if given["stand"] == "all" else given["stand"] or "open"
        return queries.Filters(given["q"], state, given["fase"], given["wie"], given["beurt"])
