"""Forms of a few fields: the link by mail, who speaks, and the answer."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy

from tussenruimte.frameworks.schema import Questionnaire
from tussenruimte.register.models import Side
from tussenruimte.scans import rules
from tussenruimte.scans.forms.texts import TOO_LONG, PlainText, labelled
from tussenruimte.scans.models import Scan
from tussenruimte.ui.forms import DateField, Form


class LinkForm(Form):
    """Where to mail the link to go on later."""

    email = forms.EmailField(
        label=gettext_lazy("Uw e-mailadres"),
        error_messages={"invalid": gettext_lazy("Dit e-mailadres klopt niet. Schrijf het als naam@voorbeeld.nl.")},
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )


class SpeakerForm(Form):
    """Who answers, and from which side."""

    name = PlainText(label=gettext_lazy("Uw naam"), required=False, max_length=120, error_messages=TOO_LONG)
    side = forms.ChoiceField(label=gettext_lazy("Namens wie antwoordt u?"), widget=forms.RadioSelect)

    def __init__(self, sides: Sequence[Side], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["side"].choices = [(side.value, capfirst(side.label)) for side in sides]  # type: ignore[attr-defined]
        if len(sides) == 1:
            self.fields["side"].initial = sides[0].value


class BeginForm(SpeakerForm):
    """What someone fills in about an initiative, and from which side."""

    framework = forms.ChoiceField(label=gettext_lazy("Wat wilt u invullen?"), widget=forms.RadioSelect)

    def __init__(self, choices: Sequence[Questionnaire], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        labels = [(asked.id, labelled(asked.title, asked.text)) for asked in choices]
        self.fields["framework"].choices = labels  # type: ignore[attr-defined]
        self.order_fields(["framework", "name", "side"])


class AnswerForm(Form):
    """Now, later or never; why, and when people hear something again."""

    answer = forms.ChoiceField(
        label=gettext_lazy("Uw antwoord"),
        widget=forms.RadioSelect,
        choices=[
            (Scan.Answer.NOW, gettext_lazy("Nu: wij gaan hiermee verder")),
            (Scan.Answer.LATER, gettext_lazy("Later: nu nog niet")),
            (Scan.Answer.NEVER, gettext_lazy("Nooit: wij doen hier niet aan mee")),
        ],
    )
    reason = PlainText(
        label=gettext_lazy("Waarom?"),
        help_text=gettext_lazy("De mensen van het initiatief lezen dit. Schrijf het zoals u het zou zeggen."),
        widget=forms.Textarea(attrs={"rows": 5}),
        lines=True,
        max_length=rules.LONG,
        error_messages=TOO_LONG,
    )
    next_contact = DateField(
        label=gettext_lazy("Wanneer horen zij weer iets?"),
        help_text=gettext_lazy("Bijvoorbeeld 23-11-2026. Alleen bij nooit kan dit leeg blijven."),
        required=False,
    )
    revision = forms.IntegerField(widget=forms.HiddenInput)

    @property
    def day(self) -> date | None:
        """The day that was filled in."""
        return self.cleaned_data.get("next_contact")
