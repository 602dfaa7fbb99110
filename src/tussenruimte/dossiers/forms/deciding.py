"""A decision with its reasons, and searching the public log."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from tussenruimte.dossiers.actions import DecisionFacts
from tussenruimte.dossiers.forms.dossiers import LARGE, LONGEST, SMALL, AnyText, OneOf, RevisionForm
from tussenruimte.dossiers.models import Decision, Dossier
from tussenruimte.frameworks.rule_sets import RuleSet
from tussenruimte.register.frameworks import current_catalogue
from tussenruimte.ui.forms import DateField, Form


class DecisionForm(RevisionForm):
    """Who decided what, why, on which rules, and what else could have been."""

    subject = forms.CharField(label=_("Waarover gaat het besluit?"), max_length=160)
    decider = forms.CharField(
        label=_("Wie besluit?"), max_length=160, help_text=_("Bijvoorbeeld: het college, of het hoofd van Wijken.")
    )
    decided_on = DateField(label=_("Wanneer is het besloten?"))
    outcome = forms.ChoiceField(label=_("Uitkomst"), choices=Decision.Outcome.choices, widget=forms.RadioSelect)
    text = forms.CharField(label=_("Wat is er besloten?"), max_length=LONGEST, widget=forms.Textarea(attrs=LARGE))
    reason = forms.CharField(label=_("Waarom?"), max_length=LONGEST, widget=forms.Textarea(attrs=LARGE))
    criteria = forms.CharField(label=_("Waarop is gelet?"), max_length=LONGEST, widget=forms.Textarea(attrs=SMALL))
    alternatives = forms.CharField(
        label=_("Wat had ook gekund, en waarom niet?"), max_length=LONGEST, widget=forms.Textarea(attrs=SMALL)
    )
    rule_set = forms.ChoiceField(
        label=_("Op welke regels rust het?"), required=False, help_text=_("Wij bewaren de versie van vandaag erbij.")
    )
    own_rule = forms.CharField(
        label=_("Of op welke eigen regel van de gemeente?"),
        max_length=300,
        required=False,
        help_text=_("Bijvoorbeeld: subsidieverordening 2026, artikel 4."),
    )
    custom_work = forms.BooleanField(label=_("Dit is maatwerk: wij wijken af van de gewone regel"), required=False)
    motive = forms.CharField(
        label=_("Waarom maatwerk?"), max_length=LONGEST, required=False, widget=forms.Textarea(attrs=SMALL)
    )

    def __init__(self, dossier: Dossier, data: Any = None, **kwargs: Any) -> None:
        super().__init__(dossier, data, **kwargs)
        sets = sorted((rules.id, rules.title) for rules in current_catalogue().of_kind(RuleSet))
        self.fields["rule_set"].choices = [("", _("Geen van deze")), *sets]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Custom work has a motive, and a decision rests on a rule."""
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("custom_work") and not cleaned.get("motive", "").strip():
            self.add_error("motive", _("Schrijf op waarom u hier maatwerk doet."))
        if not cleaned.get("rule_set") and not cleaned.get("own_rule", "").strip():
            self.add_error("rule_set", _("Kies regels, of schrijf hieronder de eigen regel op."))
        return cleaned

    @property
    def facts(self) -> DecisionFacts:
        """The answers as the action wants them."""
        left_out = {"revision", "decided_on"}
        return DecisionFacts(**{name: value for name, value in self.cleaned_data.items() if name not in left_out})


class LogForm(Form):
    """Searching the public log, as the address asks it."""

    q = AnyText(label=_("Zoekwoorden"), required=False)
    uitkomst = OneOf(label=_("Uitkomst"), required=False)

    def __init__(self, query: QueryDict) -> None:
        super().__init__(query, auto_id="filter-%s")
        self.fields["uitkomst"].choices = [("", _("Alle uitkomsten")), *Decision.Outcome.choices]  # type: ignore[attr-defined]
        self.is_valid()
