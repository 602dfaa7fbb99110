"""What happens to a clock: one small form for each deed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tussenruimte.dossiers import actions, clocks
from tussenruimte.ui.forms import DateField, Form

REASON = _("Waarom? Iedereen in het dossier leest dit.")


class ClockForm(Form):
    """A clock to start."""

    about = forms.CharField(label=_("Over welk besluit gaat het?"), max_length=160)
    term = forms.ChoiceField(label=_("Welke termijn geldt?"), widget=forms.RadioSelect)
    received = DateField(label=_("Wanneer kwam de aanvraag binnen?"))

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        self.fields["term"].choices = clocks.term_choices()  # type: ignore[attr-defined]


class SeenForm(Form):
    """A form about a clock as it was when the page was made."""

    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=1)


class SuspendForm(SeenForm):
    """From when a clock stands still, and why."""

    since = DateField(label=_("Vanaf welke dag staat de klok stil?"))
    reason = forms.CharField(label=REASON, max_length=300)


class ResumeForm(SeenForm):
    """From when it runs again."""

    until = DateField(label=_("Vanaf welke dag loopt de klok weer?"))


class ExtendForm(SeenForm):
    """With how many weeks, and why."""

    weeks = forms.IntegerField(label=_("Met hoeveel weken?"), min_value=1, max_value=52)
    reason = forms.CharField(label=REASON, max_length=300)


class NoticeForm(Form):
    """The day of the letter that a decision is late."""

    day = DateField(label=_("Op welke dag kwam de brief dat het besluit te laat is?"))


class StopForm(SeenForm):
    """The day of the decision."""

    decided = DateField(label=_("Op welke dag is er besloten?"))


@dataclass(frozen=True)
class ClockDeed:
    """A deed with a clock: its form, its action, and what the page says."""

    form: type[Form]
    act: Callable[..., Any]
    title: str | Promise
    by_both: bool = False


CLOCK_DEEDS: Mapping[str, ClockDeed] = {
    "stilzetten": ClockDeed(SuspendForm, actions.suspend_clock, _("Klok stilzetten")),
    "hervatten": ClockDeed(ResumeForm, actions.resume_clock, _("Klok weer laten lopen")),
    "verlengen": ClockDeed(ExtendForm, actions.extend_clock, _("Termijn verlengen")),
    "te-laat": ClockDeed(NoticeForm, actions.give_notice, _("Brief dat het te laat is"), by_both=True),
    "stoppen": ClockDeed(StopForm, actions.stop_clock, _("Er is een besluit")),
}
