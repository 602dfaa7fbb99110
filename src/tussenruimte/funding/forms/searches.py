"""Keeping a search, and how often a mail may come."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tussenruimte.funding.models import FinderPost
from tussenruimte.ui.forms import Form


class SaveForm(Form):
    """A name for a search."""

    name = forms.CharField(
        label=_("Hoe noemt u deze zoekvraag?"), max_length=80, help_text=_("Deze naam staat in uw lijst en in de mail.")
    )


class RhythmForm(Form):
    """How often a mail may come at most; choosing one is consent."""

    rhythm = forms.ChoiceField(
        label=_("Mogen wij u mailen over nieuwe regelingen?"),
        choices=FinderPost.Rhythm.choices,
        widget=forms.RadioSelect,
        help_text=_("Wij mailen alleen als er iets nieuws is. U kunt dit altijd stoppen."),
    )

    def __init__(self, rhythm: str, data: Any = None) -> None:
        super().__init__(data, initial={"rhythm": rhythm})
