"""What a council said, and what the municipality does with it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tussenruimte.council.actions.motions import MotionFacts
from tussenruimte.council.forms.revising import LARGE, SMALL, RevisionForm
from tussenruimte.council.models import FollowUp, Motion
from tussenruimte.ui.forms import DateField, Form

FIELDS = ("kind", "title", "own_number", "text", "on", "submitters", "link", "state", "decided_on")


class MotionForm(RevisionForm):
    """A motion, amendment, speech or question."""

    kind = forms.ChoiceField(label=_("Wat is het?"), choices=Motion.Kind.choices, widget=forms.RadioSelect)
    title = forms.CharField(label=_("Titel"), max_length=160)
    own_number = forms.CharField(label=_("Nummer bij de raad"), max_length=40, required=False)
    text = forms.CharField(label=_("Tekst"), max_length=30_000, widget=forms.Textarea(attrs=LARGE))
    on = DateField(label=_("Welke dag?"))
    submitters = forms.CharField(
        label=_("Welke fracties?"),
        max_length=300,
        required=False,
        help_text=_("Met komma’s ertussen. Schrijf geen namen van inwoners op."),
    )
    link = forms.URLField(
        label=_("Link naar het stuk"),
        max_length=500,
        required=False,
        assume_scheme="https",
        error_messages={"invalid": _("Schrijf de hele link, zoals https://raad.voorbeeld.nl/motie.")},
    )
    file = forms.FileField(
        label=_("Of het stuk zelf"), required=False, help_text=_("Een pdf, foto, tekst of Office-bestand tot 20 MB.")
    )
    state = forms.ChoiceField(
        label=_("Wat deed de raad ermee?"),
        choices=Motion.State.choices,
        widget=forms.RadioSelect,
        initial=Motion.State.ANNOUNCED,
    )
    decided_on = DateField(label=_("Op welke dag?"), required=False)

    def __init__(self, data: Any = None, files: Any = None, *, motion: Motion | None = None) -> None:
        initial = {name: getattr(motion, name) for name in FIELDS} if motion else {}
        initial["revision"] = motion.revision if motion else 0
        super().__init__(data, files, initial=initial)
        if motion is not None:
            del self.fields["file"]

    @property
    def facts(self) -> MotionFacts:
        """The answers as the actions want them."""
        return MotionFacts(**{name: self.cleaned_data[name] for name in FIELDS})


class FollowUpForm(Form):
    """What the municipality tells the council."""

    text = forms.CharField(label=_("Wat gaat de gemeente doen?"), max_length=300)
    due = DateField(label=_("Wanneer is het klaar?"))
    in_dossier = forms.BooleanField(label=_("Zet dit ook als toezegging in het dossier"), required=False)

    def __init__(self, data: Any = None, *, has_dossier: bool) -> None:
        super().__init__(data)
        if not has_dossier:
            del self.fields["in_dossier"]


class SettleForm(Form):
    """What came of it."""

    state = forms.ChoiceField(
        label=_("Is het gedaan?"),
        choices=[one for one in FollowUp.State.choices if one[0] != FollowUp.State.OPEN],
        widget=forms.RadioSelect,
    )
    came_of_it = forms.CharField(label=_("Wat kwam ervan?"), max_length=500, widget=forms.Textarea(attrs=SMALL))
