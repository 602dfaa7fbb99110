"""What the examples in the gallery show: small, made-up, and like real life."""

from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

from django import forms
from django.core.paginator import Paginator

from tussenruimte.ui.forms import DateField, Form, Scale


class ExampleForm(Form):
    """Questions of every kind."""

    name = forms.CharField(label="Hoe heet uw initiatief?", help_text="De naam die anderen zien.")
    email = forms.EmailField(label="Uw e-mailadres", required=False)
    story = forms.CharField(label="Wat wilt u doen?", widget=forms.Textarea, required=False)
    phase = forms.ChoiceField(
        label="In welke fase zit u?",
        choices=[
            ("ideevorming", "Wij hebben een idee"),
            ("opstart", "Wij beginnen net"),
            ("rijping", "Wij zijn bezig"),
        ],
        widget=forms.RadioSelect,
        help_text="Kies wat het best past.",
    )
    needs = forms.MultipleChoiceField(
        label="Wat hebt u nodig?",
        choices=[("ruimte", "Een plek"), ("kennis", "Kennis"), ("startsubsidie", "Geld om te beginnen")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    legal_form = forms.ChoiceField(
        label="Welke rechtsvorm hebt u?", choices=[("", "Kies een vorm"), ("stichting", "Stichting"), ("geen", "Geen")]
    )
    innovation = forms.ChoiceField(
        label="Hoe nieuw is wat u doet?",
        choices=[*((str(number), str(number)) for number in range(1, 11)), ("weet-niet", "Weet ik niet")],
        widget=Scale(("het bestaat al vaak", "dit is er nog nergens")),
    )
    start = DateField(label="Wanneer begint u?", required=False)
    agreed = forms.BooleanField(label="Ik wil dat anderen dit kunnen lezen.", required=False)


class ShortForm(Form):
    """One question."""

    place = forms.CharField(label="Uw postcode")


class OtherForm(Form):
    """Two questions."""

    member = forms.CharField(label="Wie doet er mee?")
    role = forms.CharField(label="Wat doet die persoon?", required=False)


@dataclass(frozen=True)
class Message:
    """A message as Django's message framework gives it."""

    text: str
    tags: str

    def __str__(self) -> str:
        return self.text


def wrong_form() -> ExampleForm:
    """The form as it comes back when two answers are missing."""
    return ExampleForm({"name": "", "legal_form": "geen", "innovation": "4", "start": ""}, auto_id="fout_%s")


ALL: dict[str, Any] = {
    "form": ExampleForm(),
    "wrong_form": wrong_form(),
    "short_form": ShortForm(),
    "other_form": OtherForm(),
    "steps_back": [
        {"title": "Begin", "url": "/"},
        {"title": "Brillen", "url": "/brillen/"},
        {"title": "Zes drempels", "url": ""},
    ],
    "facts": [("Waar", "Malburgen, Arnhem"), ("Begonnen in", 2012), ("Rechtsvorm", "coöperatie"), ("Leden", "")],
    "page": Paginator(range(240), 20).page(6),
    "query": "q=buurthuis&fase=opstart",
    "steps": [
        {"title": "Over het initiatief", "url": "#", "state": "done"},
        {"title": "Wie er meedoen", "url": "", "state": "current"},
        {"title": "Wat u nodig hebt", "url": "", "state": "todo"},
        {"title": "Nakijken", "url": "", "state": "todo"},
    ],
    "columns": ["Fase", "Initiatieven", "In uw gemeente"],
    "rows": [["Ideevorming", 12, 2], ["Opstart", 31, 5], ["Rijping", 24, 4]],
    "source": SimpleNamespace(work="seed-003", section="2.5", title="Faciliteren van maatschappelijk initiatief"),
    "gaps": [SimpleNamespace(text="De figuur met drie plekken is in de bron verloren gegaan.")],
    "messages": [Message("Uw wijziging is opgeslagen.", "success")],
}
