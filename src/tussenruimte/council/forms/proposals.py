"""A proposal: its title, a section, and what happens to it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tussenruimte.council.actions.proposals import Treatment
from tussenruimte.council.forms.revising import LARGE, SMALL, RevisionForm
from tussenruimte.council.models import Proposal
from tussenruimte.ui.forms import DateField, Form

LONG_TEXT = 30_000


class StartForm(Form):
    """A new proposal."""

    title = forms.CharField(label=_("Hoe heet het voorstel?"), max_length=160)


class SectionForm(RevisionForm):
    """The text of one section."""

    text = forms.CharField(
        label=_("Tekst"),
        max_length=LONG_TEXT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 14}),
        help_text=_(
            "Begin een regel met een streepje voor een lijst. Laat alles leeg om het dossier te laten spreken."
        ),
    )


class PresentForm(RevisionForm):
    """Putting it before the council; without a look through the lens with why."""

    without_lens = forms.CharField(
        label=_("Waarom nu zonder democratische bril?"),
        max_length=2_000,
        required=False,
        widget=forms.Textarea(attrs=SMALL),
        help_text=_("De raad leest dit bij het voorstel."),
    )

    def __init__(self, data: Any = None, *, lens_known: bool, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        if lens_known:
            del self.fields["without_lens"]


class TakeBackForm(RevisionForm):
    """Writing on, with why."""

    reason = forms.CharField(label=_("Waarom haalt u het terug?"), max_length=2_000, widget=forms.Textarea(attrs=SMALL))


class TreatForm(RevisionForm):
    """What the council did with it."""

    outcome = forms.ChoiceField(
        label=_("Wat deed de raad?"), choices=Proposal.Outcome.choices, widget=forms.RadioSelect
    )
    text = forms.CharField(
        label=_("Wat besloot de raad, en waarom?"), max_length=LONG_TEXT, widget=forms.Textarea(attrs=LARGE)
    )
    on = DateField(label=_("Op welke dag?"))
    votes_for = forms.IntegerField(label=_("Stemmen voor"), required=False, min_value=0, max_value=200)
    votes_against = forms.IntegerField(label=_("Stemmen tegen"), required=False, min_value=0, max_value=200)

    @property
    def treatment(self) -> Treatment:
        """The answers as the action wants them."""
        names = ("outcome", "text", "on", "votes_for", "votes_against")
        return Treatment(**{name: self.cleaned_data[name] for name in names})
