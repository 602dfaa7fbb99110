"""Beginning an agreement, its facts, its words, and what people suggest."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tussenruimte.agreements import frameworks
from tussenruimte.agreements.forms.common import LARGE, LONGEST, NO, YES, RevisionForm, VoiceForm, written
from tussenruimte.agreements.models import Agreement, Clause, ClauseText
from tussenruimte.register.models import Party
from tussenruimte.ui.forms import DateField, Form

SUMMARY = _("Waar gaat zij over, in één zin?")
SUMMARY_HELP = _("Iedereen kan deze zin lezen als de overeenkomst openbaar wordt. Zet er geen namen in.")


class StartForm(Form):
    """Which kind of agreement, and what it is called."""

    kind = forms.ChoiceField(label=_("Welke soort past?"), widget=forms.RadioSelect)
    title = forms.CharField(label=_("Hoe noemt u de overeenkomst?"), max_length=160)
    summary = forms.CharField(label=SUMMARY, max_length=300, required=False, help_text=SUMMARY_HELP)

    def __init__(self, data: Any = None, *, title: str = "") -> None:
        super().__init__(data, initial={"title": title})
        self.fields["kind"].choices = [(one.id, one.title) for one in frameworks.kinds()]  # type: ignore[attr-defined]


class FactsForm(RevisionForm):
    """What an agreement is, whose it is, whether it binds, and how long it holds."""

    FACTS = (
        *("title", "summary", "binding", "ownership", "intensity", "starts_on", "ends_on", "notice_weeks", "public"),
    )

    title = forms.CharField(label=_("Titel"), max_length=160)
    summary = forms.CharField(label=SUMMARY, max_length=300, required=False, help_text=SUMMARY_HELP)
    binding = forms.ChoiceField(
        label=_("Bindt zij voor de rechter?"),
        widget=forms.RadioSelect,
        choices=[
            (NO, _("Nee: het is een intentie. Niemand kan de ander dwingen.")),
            (YES, _("Ja: partijen kunnen elkaar aan de afspraken houden.")),
        ],
        help_text=_("Dit komt in de tekst te staan. Twijfelt u? Leg het voor aan een jurist."),
    )
    ownership = forms.ChoiceField(
        label=_("Wie is de eigenaar?"), widget=forms.RadioSelect, choices=Agreement.Ownership.choices
    )
    intensity = forms.ChoiceField(label=_("Hoe ver gaat de zorg?"), widget=forms.RadioSelect, required=False)
    starts_on = DateField(label=_("Eerste dag"), required=False, help_text=_("Bijvoorbeeld 1-1-2027."))
    ends_on = DateField(label=_("Laatste dag"), required=False, help_text=_("Leeg als er geen vaste laatste dag is."))
    notice_weeks = forms.IntegerField(
        label=_("Hoeveel weken vooraf kan een partij opzeggen?"), min_value=0, max_value=520, required=False
    )
    public = forms.ChoiceField(
        label=_("Komt zij in het openbare register?"),
        widget=forms.RadioSelect,
        choices=[(YES, _("Ja")), (NO, _("Nee"))],
        help_text=_("Dan kan iedereen de tekst lezen, zonder namen van mensen."),
    )

    def __init__(self, agreement: Agreement, data: Any = None) -> None:
        initial = {name: getattr(agreement, name) for name in self.FACTS}
        initial |= {name: written(initial[name]) for name in ("binding", "public")}
        super().__init__(data, initial=initial | {"revision": agreement.revision})
        self.subject = agreement
        kind = frameworks.kind(agreement.kind)
        if kind.binding != "choice":
            del self.fields["binding"]
        if kind.intensities:
            self.fields["intensity"].choices = [  # type: ignore[attr-defined]
                (one.id, f"{one.title}. {one.text}") for one in kind.intensities
            ]
        else:
            del self.fields["intensity"]

    @property
    def changes(self) -> dict[str, Any]:
        """The answers as the actions want them."""
        found = {name: self.cleaned_data[name] for name in self.FACTS if name in self.fields}
        return found | {name: found[name] == YES for name in ("binding", "public") if name in found}


class WritingForm(RevisionForm, VoiceForm):
    """A clause as it should read from now on. `seen` is the wording that the page was made from."""

    heading = forms.CharField(label=_("Kop"), max_length=160)
    text = forms.CharField(
        label=_("Tekst"),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs=LARGE),
        help_text=_("Vervang wat tussen accolades staat, zoals {ons doel}. Zet er geen namen van mensen in."),
    )
    reason = forms.CharField(
        label=_("Waarom?"), max_length=300, required=False, help_text=_("Alleen als u het eerst als voorstel voorlegt.")
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=1)

    field_order = ("party", "heading", "text", "reason")

    def __init__(self, clause: Clause, newest: ClauseText, parties: Sequence[Party], data: Any = None) -> None:
        initial = {"heading": clause.heading, "text": newest.text, "seen": newest.number, "revision": clause.revision}
        super().__init__(parties, data, initial=initial)


class OwnClauseForm(VoiceForm):
    """A clause of the parties' own."""

    heading = forms.CharField(label=_("Kop"), max_length=160)
    text = forms.CharField(label=_("Tekst"), max_length=LONGEST, required=False, widget=forms.Textarea(attrs=LARGE))


class SuggestionForm(VoiceForm):
    """Another wording, to lay before the others; for a new clause with a heading."""

    heading = forms.CharField(label=_("Kop"), max_length=160)
    text = forms.CharField(label=_("Uw voorstel"), max_length=LONGEST, widget=forms.Textarea(attrs=LARGE))
    reason = forms.CharField(label=_("Waarom?"), max_length=300, required=False)

    def __init__(self, parties: Sequence[Party], data: Any = None, *, heading: str = "", text: str = "") -> None:
        super().__init__(parties, data, initial={"heading": heading, "text": text})


class SettleForm(RevisionForm):
    """What the others do with a suggestion. The revision is that of the clause as it was read."""

    TAKE, DECLINE = "take", "decline"

    outcome = forms.ChoiceField(
        label=_("Wat doet u met dit voorstel?"),
        widget=forms.RadioSelect,
        choices=[(TAKE, _("Overnemen: dit wordt de tekst")), (DECLINE, _("Niet overnemen"))],
    )
    answer = forms.CharField(
        label=_("Uw antwoord"),
        max_length=300,
        required=False,
        help_text=_("Neemt u het niet over? Schrijf dan waarom."),
    )

    @property
    def takes(self) -> bool:
        """Whether the suggestion becomes the wording."""
        return bool(self.cleaned_data["outcome"] == self.TAKE)
