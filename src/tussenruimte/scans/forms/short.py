"""Forms of a few fields: the link by mail, who speaks, and the answer."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tussenruimte.frameworks.schema import Questionnaire
from tussenruimte.register.models import Side
from tussenruimte.scans import rules
from tussenruimte.scans.forms.texts import TOO_LONG, PlainText, labelled
from tussenruimte.scans.models import Scan
from tussenruimte.ui.forms import DateField, Form

# How a scan is filled in, as addresses say it.
ALONE, TOGETHER, ON_PAPER = "zelf", "samen", "papier"


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


class ScanForm(SpeakerForm):
    """Who fills in: alone, together in a conversation, or copied from the paper of someone who agreed."""

    companion = PlainText(
        label=gettext_lazy("Met wie praat u?"), required=False, max_length=120, error_messages=TOO_LONG
    )
    companion_side = forms.ChoiceField(
        label=gettext_lazy("Namens wie praat die mee?"),
        widget=forms.RadioSelect,
        required=False,
        choices=[(side.value, capfirst(side.label)) for side in (Side.MUNICIPALITY, Side.BROKER, Side.RESIDENT)],
    )
    paper_on = DateField(
        label=gettext_lazy("Welke datum staat op het papier?"),
        help_text=gettext_lazy("Bijvoorbeeld 23-11-2026."),
        required=False,
    )
    consent = forms.BooleanField(
        label=gettext_lazy("Ik vroeg of ik deze antwoorden mag invoeren. Het antwoord was ja."), required=False
    )

    def __init__(self, how: str, sides: Sequence[Side], *args: Any, **kwargs: Any) -> None:
        super().__init__(sides, *args, **kwargs)
        self.how = how
        kept = {TOGETHER: ("companion", "companion_side"), ON_PAPER: ("paper_on", "consent")}.get(how, ())
        for name in ("companion", "companion_side", "paper_on", "consent"):
            if name not in kept:
                del self.fields[name]
        if how == ON_PAPER:
            self.fields["name"].label = _("Van wie zijn de antwoorden?")
            self.fields["name"].help_text = _("U mag de naam leeg laten.")
            self.fields["side"].label = _("Namens wie antwoordt die persoon?")

    def who(self) -> rules.Who:
        """Who speaks; call it on a valid form."""
        told = self.cleaned_data
        return rules.Who(
            name=told["name"],
            side=told["side"],
            mode="together" if self.how == TOGETHER else "alone",
            companion=told.get("companion", ""),
            companion_side=told.get("companion_side", ""),
        )

    def paper(self) -> rules.Paper | None:
        """That it is copied from paper; None when it is not."""
        told = self.cleaned_data
        return rules.Paper(consent=told["consent"], on=told["paper_on"]) if self.how == ON_PAPER else None


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
