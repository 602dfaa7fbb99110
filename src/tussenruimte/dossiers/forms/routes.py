"""The questions of one step of a route, as a form; its answers are the words that an address carries."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.datastructures import MultiValueDict
from django.utils.html import escape
from django.utils.translation import gettext_lazy as _

from tussenruimte.accounts.models import Person
from tussenruimte.dossiers import permissions, queries
from tussenruimte.dossiers.models import Dossier
from tussenruimte.dossiers.rules.asking import MOST_ROWS, NONE, Answers, Question, Step, row_name, rows_in
from tussenruimte.dossiers.rules.findings import NO, UNSURE, YES
from tussenruimte.dossiers.rules.reading import EARLIEST, LATEST, MOST_MONEY
from tussenruimte.ui import figures
from tussenruimte.ui.forms import DateField, Form

LONGEST, LONGEST_LIST = 200, 2_000
MOST_COUNTED = 10_000
UNSURE_CHOICE = (UNSURE, _("Weet ik niet"))
YES_NO = [(YES, _("Ja")), (NO, _("Nee")), UNSURE_CHOICE]
MAY_BE_EMPTY = _("Weet u het niet? Laat dit leeg.")
Make = Callable[..., forms.Field]


class AnyNumber(forms.DecimalField):
    """A number as people write it, with a comma or a point."""

    def __init__(self, *, most: Decimal, places: int, wrong: Any, **kwargs: Any) -> None:
        widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off", "class": "tr-short"})
        messages = {"invalid": wrong}
        super().__init__(
            min_value=0, max_value=most, decimal_places=places, widget=widget, error_messages=messages, **kwargs
        )

    def to_python(self, value: Any) -> Any:
        """Reads 12.500,50 as well as 12500.50."""
        return super().to_python(figures.plain_number(value) if isinstance(value, str) else value)


class ADay(DateField):
    """A day in the years that rules can be about."""

    def clean(self, value: Any) -> date | None:
        """The day, unless it is a slip of the pen."""
        day: date | None = super().clean(value)
        if day is not None and not EARLIEST <= day <= LATEST:
            raise forms.ValidationError(
                _("Kies een dag van %(first)s tot en met %(last)s.")
                % {"first": figures.day(EARLIEST), "last": figures.day(LATEST)}
            )
        return day


def _chosen(choices: list[tuple[str, Any]], **kwargs: Any) -> forms.Field:
    return forms.ChoiceField(widget=forms.RadioSelect, choices=choices, **kwargs | {"required": True})


FIELDS: Mapping[str, Make] = {
    "day": ADay,
    "money": lambda **kwargs: AnyNumber(
        most=MOST_MONEY, places=2, wrong=_("Vul een bedrag in, zoals 12500 of 12.500,50."), **kwargs
    ),
    "whole": lambda **kwargs: AnyNumber(
        most=Decimal(MOST_COUNTED), places=0, wrong=_("Vul een heel getal in, zoals 8."), **kwargs
    ),
    "percent": lambda **kwargs: AnyNumber(
        most=Decimal(100), places=2, wrong=_("Vul een percentage in, zoals 30."), **kwargs
    ),
    "yes-no": lambda **kwargs: _chosen(YES_NO, **kwargs),
    "short": lambda **kwargs: forms.CharField(max_length=LONGEST, **kwargs),
    "words": lambda **kwargs: forms.CharField(
        max_length=LONGEST_LIST, widget=forms.Textarea(attrs={"rows": 3}), **kwargs
    ),
}


class StepForm(Form):
    """The questions of one step. Rows have a field for each of their parts, and one empty row at the end."""

    def __init__(self, step: Step, answers: Answers, today: date, data: Mapping[str, Any] | None = None) -> None:
        super().__init__(data)
        self.step = step
        self.rows: dict[str, int] = {}
        for question in step.questions:
            if question.type == "rows":
                self._add_rows(question, answers)
            else:
                self.fields[question.id] = _field(question)
                self.initial[question.id] = _initial(question, answers, today)

    def _add_rows(self, question: Question, answers: Answers) -> None:
        filled = rows_in(question, answers)
        shown = min(MOST_ROWS, max(filled, default=0) + 1)
        self.rows[question.id] = shown
        for row in range(1, shown + 1):
            for part in question.fields:
                name = row_name(question.id, row, part.id)
                help_text = _help(part.text)
                self.fields[name] = FIELDS[part.type](label=part.title, help_text=help_text, required=False)
                self.initial[name] = _shown(part.type, filled.get(row, {}).get(part.id, ""))

    @property
    def groups(self) -> "list[Group]":
        """The questions in order, each with its fields; those of rows row by row."""
        return [Group(self, question) for question in self.step.questions]

    @property
    def answers(self) -> dict[str, tuple[str, ...]]:
        """The answers as words for an address, rows closed up; what was left empty is not in it."""
        said: dict[str, tuple[str, ...]] = {}
        for question in self.step.questions:
            if question.type != "rows":
                said[question.id] = _words(self.cleaned_data.get(question.id))
        said |= {name: words for question in self.step.questions for name, words in self._rows_of(question)}
        return {name: words for name, words in said.items() if words}

    def _rows_of(self, question: Question) -> list[tuple[str, tuple[str, ...]]]:
        filled = []
        for row in range(1, self.rows.get(question.id, 0) + 1):
            parts = {
                part.id: _words(self.cleaned_data.get(row_name(question.id, row, part.id))) for part in question.fields
            }
            if any(parts.values()):
                filled.append(parts)
        return [
            (row_name(question.id, number, id_), words)
            for number, parts in enumerate(filled, start=1)
            for id_, words in parts.items()
        ]


class Group:
    """One question of a step with its fields."""

    def __init__(self, form: StepForm, question: Question) -> None:
        self.question = question
        self.field = None if question.type == "rows" else form[question.id]
        count = form.rows.get(question.id, 0)
        self.rows = [
            [form[row_name(question.id, row, part.id)] for part in question.fields] for row in range(1, count + 1)
        ]
        self.may_grow = 0 < count < MOST_ROWS


class KeepRouteForm(Form):
    """In which dossier a route is kept, with a word to it."""

    dossier = forms.ModelChoiceField(label=_("In welk dossier?"), queryset=Dossier.objects.none(), empty_label=None)
    note = forms.CharField(
        label=_("Wilt u er iets bij schrijven?"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Iedereen in het dossier leest dit."),
    )

    def __init__(self, person: Person, data: Any = None, *, chosen: str = "") -> None:
        super().__init__(data)
        self.person = person
        field = self.fields["dossier"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101  declared above
        field.queryset = queries.to_keep_in(person, chosen)
        self.initial["dossier"] = field.queryset.filter(number=chosen).first()

    def clean_dossier(self) -> Dossier:
        """A dossier in which the person speaks; `voice` is for whom."""
        dossier: Dossier = self.cleaned_data["dossier"]
        speaking = permissions.speaks_for(self.person, dossier)
        voices = [one.party for one in queries.taking_part(dossier) if one.party_id in speaking]
        if not voices:
            raise forms.ValidationError(_("In dit dossier kunt u alleen meelezen. Kies een ander dossier."))
        self.voice = voices[0]
        return dossier


def _field(question: Question) -> forms.Field:
    kwargs: dict[str, Any] = {"label": question.title, "required": False}
    unsure = [UNSURE_CHOICE] if question.may_be_unsure else []
    if question.type in ("one", "several"):
        choices = [(choice.id, _titled(choice)) for choice in question.choices]
        kwargs["help_text"] = _help(question.text)
        if question.type == "one":
            return _chosen([*choices, *unsure], **kwargs)
        offered = [*choices, (NONE, _("Niets hiervan")), *unsure]
        return forms.MultipleChoiceField(widget=forms.CheckboxSelectMultiple, choices=offered, **kwargs)
    kwargs["help_text"] = _help(question.text, needed=question.needed and question.type != "yes-no")
    return FIELDS[question.type](**kwargs)


def _titled(choice: Any) -> str:
    return f"{choice.title}: {choice.text[0].lower()}{choice.text[1:]}" if choice.text else choice.title


def _help(text: str, *, needed: bool = False) -> str:
    """The help of the file, with what to do when one does not know. It may come from a municipality's own folder."""
    return " ".join(part for part in (escape(text), str(MAY_BE_EMPTY) if needed else "") if part)


def _initial(question: Question, answers: Answers, today: date) -> Any:
    said = answers.get(question.id, ())
    if question.type == "several":
        return list(said)
    if not said and question.today:
        return today
    return _shown(question.type, said[0] if said else "")


def _shown(kind: str, word: str) -> Any:
    """A word of the address as its field shows it; one that is no day or number stays as it is."""
    if kind == "day":
        try:
            return date.fromisoformat(word)
        except ValueError:
            return word
    if kind in ("money", "whole", "percent"):
        return word if figures.decimal_sign() == "." else word.replace(".", ",")
    return word


def _words(value: Any) -> tuple[str, ...]:
    match value:
        case None | "":
            return ()
        case date():
            return (value.isoformat(),)
        case Decimal():
            return (f"{value.normalize():f}",)
        case list():
            return tuple(value)
    return (str(value),)


def posted(data: MultiValueDict[str, str]) -> dict[str, tuple[str, ...]]:
    """What an address carries, without signs no screen shows and cut to what a field may hold."""
    return {name: tuple(_clean(word) for word in data.getlist(name)[:50]) for name in data}


def _clean(word: str) -> str:
    return "".join(sign for sign in word if sign.isprintable() or sign == "\n")[:LONGEST_LIST]
