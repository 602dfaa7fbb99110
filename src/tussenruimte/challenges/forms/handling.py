"""Looking at a request together, deciding, and what comes after."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as translated
from django.utils.translation import gettext_lazy as _

from tussenruimte.challenges.actions import Answered
from tussenruimte.challenges.forms.fields import LARGE, LONGEST, SMALL, RevisionForm, textarea
from tussenruimte.challenges.models import Assessment, Challenge, MunicipalTask, NextStep
from tussenruimte.dossiers.actions import DecisionFacts
from tussenruimte.dossiers.models import Decision
from tussenruimte.dossiers.rules.challenge import RULE_SET, Line
from tussenruimte.ui.forms import DateField, Form

Side = Assessment.Side


class CompletionForm(RevisionForm):
    """What is missing, and until when it can be added."""

    what = textarea(
        _("Wat mist er nog?"),
        required=True,
        rows=LARGE,
        help_text=_("De mensen van het initiatief lezen dit. Schrijf het zoals u het zou zeggen."),
    )
    add_by = DateField(label=_("Tot en met welke dag kunnen zij aanvullen?"))


class LinkTaskForm(RevisionForm):
    """Which task of the list it is about."""

    task = forms.ModelChoiceField(
        label=_("Over welke taak van de lijst gaat dit?"), queryset=MunicipalTask.objects.none(), empty_label=None
    )

    def __init__(self, challenge: Challenge, tasks: Any, data: Any = None) -> None:
        super().__init__(data, initial={"revision": challenge.revision, "task": challenge.task})
        field = self.fields["task"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101  declared above
        field.queryset = tasks


class AssessForm(Form):
    """One's own answers to the criteria; the other side's stand with each question."""

    def __init__(
        self, criteria: Iterable[Line], answers: Mapping[tuple[str, str], Assessment], side: str, data: Any = None
    ) -> None:
        super().__init__(data)
        self.criteria = list(criteria)
        other = Side.MUNICIPALITY if side == Side.INITIATIVE else Side.INITIATIVE
        for line in self.criteria:
            own, theirs = answers.get((line.id, side)), answers.get((line.id, other))
            verdict = forms.ChoiceField(
                label=line.title,
                choices=Assessment.Verdict.choices,
                widget=forms.RadioSelect,
                initial=own.verdict if own else Assessment.Verdict.UNKNOWN,
                help_text=_said(theirs),
            )
            reason = forms.CharField(
                label=translated("Waarom? %(criterion)s") % {"criterion": line.title},
                required=False,
                max_length=LONGEST,
                widget=forms.Textarea(attrs=SMALL),
                initial=own.reason if own else "",
            )
            revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0, initial=own.revision if own else 0)
            self.fields |= {f"v-{line.id}": verdict, f"r-{line.id}": reason, f"n-{line.id}": revision}

    @property
    def answers(self) -> dict[str, Answered]:
        """The answers as the action wants them."""
        given = self.cleaned_data
        return {
            line.id: Answered(given[f"v-{line.id}"], given[f"r-{line.id}"], given[f"n-{line.id}"])
            for line in self.criteria
        }

    def once_more(self, answers: Mapping[str, Assessment]) -> None:
        """The same answers, about those of one's own side as they are now."""
        typed = {name: self.data[name] for name in self.data}
        self.data = typed | {f"n-{criterion}": str(own.revision) for criterion, own in answers.items()}


def _said(answer: Assessment | None) -> str:
    if answer is None:
        return translated("De andere kant gaf nog geen antwoord.")
    words = {"who": answer.get_side_display(), "verdict": answer.get_verdict_display(), "reason": answer.reason}
    return translated("Antwoord van %(who)s: %(verdict)s. %(reason)s") % words


class DecideForm(RevisionForm):
    """The decision, with what both sides found filled in as what was looked at."""

    dossier_revision = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    outcome = forms.ChoiceField(
        label=_("Uitkomst"),
        widget=forms.RadioSelect,
        choices=[
            (Decision.Outcome.GRANTED, _("toewijzen")),
            (Decision.Outcome.PARTLY, _("deels toewijzen")),
            (Decision.Outcome.NOT_NOW, _("niet nu")),
            (Decision.Outcome.REFUSED, _("afwijzen")),
        ],
    )
    decider = forms.CharField(label=_("Wie besluit?"), max_length=160, help_text=_("Bijvoorbeeld: het college."))
    decided_on = DateField(label=_("Wanneer is het besloten?"))
    text = textarea(_("Wat is er besloten?"), required=True, rows=LARGE)
    reason = textarea(_("Waarom?"), required=True, rows=LARGE)
    criteria = textarea(
        _("Waarop is gelet?"),
        required=True,
        rows={"rows": 10},
        help_text=_("Dit komt uit de antwoorden van beide kanten. U mag het aanpassen."),
    )
    alternatives = textarea(_("Wat had ook gekund, en waarom niet?"), required=True)
    own_rule = forms.CharField(
        label=_("Op welke regel van de gemeente rust het?"),
        max_length=300,
        required=False,
        help_text=_("De regels van het uitdaagrecht staan er altijd bij, met hun versie."),
    )
    custom_work = forms.BooleanField(label=_("Dit is maatwerk: wij wijken af van de gewone regel"), required=False)
    motive = textarea(_("Waarom maatwerk?"))

    def __init__(self, challenge: Challenge, initial: Mapping[str, Any], data: Any = None) -> None:
        revisions = {
            "revision": challenge.revision,
            "dossier_revision": challenge.dossier.revision if challenge.dossier else 1,
        }
        super().__init__(data, initial={**revisions, **initial})
        self.subject = challenge.title

    def clean(self) -> dict[str, Any]:
        """Custom work has a motive."""
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("custom_work") and not cleaned.get("motive", "").strip():
            self.add_error("motive", _("Schrijf op waarom u hier maatwerk doet."))
        return cleaned

    @property
    def facts(self) -> DecisionFacts:
        """The answers as the dossier wants them."""
        left_out = {"revision", "dossier_revision", "decided_on"}
        given = {name: value for name, value in self.cleaned_data.items() if name not in left_out}
        return DecisionFacts(subject=self.subject, rule_set=RULE_SET, **given)


class PlanForm(RevisionForm):
    """A day for each step one's own party will take. Empty is not planned yet."""

    def __init__(self, challenge: Challenge, planned: Iterable[str], data: Any = None) -> None:
        super().__init__(data, initial={"revision": challenge.revision})
        left = [choice for choice in NextStep.Kind.choices if choice[0] not in set(planned)]
        for kind, label in left:
            self.fields[kind] = DateField(label=str(label).capitalize(), required=False)
        self.is_finished = not left

    def clean(self) -> dict[str, Any]:
        """At least one day."""
        cleaned: dict[str, Any] = super().clean() or {}
        if not self.errors and not self.days_in(cleaned):
            raise forms.ValidationError(_("Kies bij minstens één stap een dag."))
        return cleaned

    @property
    def days(self) -> dict[str, date]:
        """The days that were chosen, by step."""
        return self.days_in(self.cleaned_data)

    @staticmethod
    def days_in(given: Mapping[str, Any]) -> dict[str, date]:
        """The days among answers."""
        return {name: value for name, value in given.items() if isinstance(value, date)}


class EndForm(RevisionForm):
    """Going on, or handing back; both are all right."""

    ending = forms.ChoiceField(
        label=_("Hoe gaat het verder?"), choices=Challenge.Ending.choices, widget=forms.RadioSelect
    )
    reason = textarea(_("Waarom?"), required=True, rows=LARGE)

    def __init__(self, challenge: Challenge, data: Any = None) -> None:
        super().__init__(data, initial={"revision": challenge.revision})
