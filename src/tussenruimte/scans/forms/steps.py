"""The questions of one step, as a form."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tussenruimte.frameworks.schema import Question
from tussenruimte.scans import rules
from tussenruimte.scans.forms.texts import labelled
from tussenruimte.scans.rules import Choice, Problem
from tussenruimte.ui.forms import Form, Scale

SENTENCES: Mapping[Problem, str | Promise] = {
    Problem.NO_SUCH_CHOICE: gettext_lazy("Deze keuze bestaat niet. Kies een van de antwoorden."),
    Problem.ONE_ONLY: gettext_lazy("U gaf meer antwoorden. Kies er één."),
    Problem.NOT_ON_SCALE: gettext_lazy("Dit getal staat niet op de schaal. Kies een van de getallen."),
    Problem.ALONE: gettext_lazy("U koos “weet ik niet” en ook iets anders. Kies een van de twee."),
    Problem.TOO_LONG: gettext_lazy("Dit is te lang om te bewaren. Maak het korter."),
}


class StepForm(Form):
    """The questions of one step, made from the questionnaire. `kept` is what can be saved, right or not."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, questions: Sequence[Question], answers: rules.Answers, *args: Any, **kwargs: Any) -> None:
        self.questions, self.answers = questions, answers
        self.kept: dict[str, rules.Value] = {}
        kwargs.setdefault("initial", dict(answers))
        super().__init__(*args, **kwargs)
        for question in questions:
            self.fields[question.id] = field_for(question, _ids(answers.get(question.id)))
            if question.other and question.type not in ("text", "short-text", "scale"):
                self.fields[rules.other_key(question.id)] = forms.Field(label=_("Anders, namelijk"), required=False)
            if question.note:
                self.fields[rules.note_key(question.id)] = forms.Field(label=question.note, required=False)

    def clean(self) -> dict[str, Any]:
        """Keeps what is right, gives a sentence for what is not, and keeps the older answer there."""
        raw = super().clean() or {}
        for question in self.questions:
            found = rules.cleaned(question, raw, _ids(self.answers.get(question.id)))
            self.kept |= found.values
            for key, problem in found.problems.items():
                self.add_error(key, str(SENTENCES[problem]))
            if found.problems:
                keys = rules.keys_of([question])
                self.kept |= {key: self.answers[key] for key in keys if key in self.answers}
        return raw


def _ids(value: object) -> list[str]:
    return [str(id_) for id_ in value] if isinstance(value, list) else []


def field_for(question: Question, kept: Sequence[str]) -> forms.Field:
    """The field that asks a question; what is right is left to rules."""
    return forms.Field(
        label=question.title,
        help_text=escape(question.text),
        required=question.required,
        widget=_widget(question, kept),
    )


def _widget(question: Question, kept: Sequence[str]) -> forms.Widget:
    if question.type == "text":
        return forms.Textarea(attrs={"rows": 6})
    if question.type == "short-text":
        return forms.TextInput()
    choices: list[tuple[Any, Any]] = [(choice.id, label_of(choice)) for choice in rules.choices_of(question, kept)]
    if question.type == "scale" and question.poles is not None:
        return Scale((question.poles.low, question.poles.high), choices=choices)
    if question.type == "several":
        return forms.CheckboxSelectMultiple(choices=choices)
    if kept and not question.dont_know:
        # A round button cannot be unticked; this one takes the answer back.
        choices.append(("", _("Toch geen antwoord")))
    return forms.RadioSelect(choices=choices)


def label_of(choice: Choice) -> str:
    """The words at a choice; "weet ik niet" and "anders" are worded here."""
    title = choice.title or (_("Weet ik niet") if choice.id == rules.DONT_KNOW else _("Anders"))
    return labelled(title, choice.text)
