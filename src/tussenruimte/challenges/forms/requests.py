"""Writing a request or a bid in steps, and sending it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.utils.functional import Promise as Sentence
from django.utils.translation import gettext_lazy as _

from tussenruimte.challenges import rulesets
from tussenruimte.challenges.forms.fields import LARGE, MoneyField, RevisionForm, textarea
from tussenruimte.challenges.models import Challenge, MunicipalTask
from tussenruimte.dossiers.models import Dossier
from tussenruimte.register.models import Organisation
from tussenruimte.ui.forms import DateField, Form

TEXT = "text_"
# Lines of the ordinance whose text belongs to another step than the plan, and those that are no text at all.
ELSEWHERE = {"financiele-onderbouwing": "geld-en-tijd", "aantoonbaar-draagvlak": "steun"}
NO_TEXT = frozenset({"naam-en-contact", "duur"})


class StartForm(Form):
    """Which municipality, what, and how."""

    municipality = forms.ModelChoiceField(
        label=_("Van welke gemeente is de taak?"), queryset=Organisation.objects.none(), empty_label=None
    )
    title = forms.CharField(
        label=_("Waar gaat het over?"),
        max_length=160,
        help_text=_("In een paar woorden. Na het versturen kan iedereen dit lezen. Noem geen namen."),
    )
    variant = forms.ChoiceField(label=_("Wat wilt u?"), choices=Challenge.Variant.choices, widget=forms.RadioSelect)

    def __init__(self, municipalities: Any, data: Any = None, *, task: MunicipalTask | None = None) -> None:
        super().__init__(data, initial={"variant": "ourselves", "title": task.name if task else ""})
        field = self.fields["municipality"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101  declared above
        field.queryset = municipalities
        if task is not None:
            del self.fields["municipality"]


@dataclass(frozen=True)
class Step:
    """One step of writing: its title and the form that asks it."""

    title: str | Sentence
    form: type["StepForm"]
    intro: str | Sentence = ""


class StepForm(RevisionForm):
    """One step. Its declared fields are fields of the request; texts by line of the ordinance come with them."""

    step = ""

    def __init__(self, challenge: Challenge, today: date, data: Any = None) -> None:
        names = [name for name in self.base_fields if name != "revision"]
        initial = {name: getattr(challenge, name) for name in names} | {"revision": challenge.revision}
        super().__init__(data, initial=initial)
        for line in rulesets.rules_of(challenge, today).contents(rulesets.rule_book()):
            if ELSEWHERE.get(line.id, "plan") == self.step and line.id not in NO_TEXT:
                self.fields[TEXT + line.id] = textarea(
                    line.title, rows=LARGE, help_text=_taken_from(challenge, line.id)
                )
                self.initial[TEXT + line.id] = challenge.answers.get(line.id, "")

    @property
    def changes(self) -> dict[str, Any]:
        """The fields of the request."""
        return {
            name: value for name, value in self.cleaned_data.items() if name != "revision" and not name.startswith(TEXT)
        }

    @property
    def answers(self) -> dict[str, str]:
        """The texts by line of the ordinance."""
        return {name[len(TEXT) :]: value for name, value in self.cleaned_data.items() if name.startswith(TEXT)}


def _taken_from(challenge: Challenge, name: str) -> str | Sentence:
    """Where an answer comes from that people did not type here."""
    sentences = {
        "register": _("Dit schreef u al op de pagina van uw initiatief. U mag het hier aanpassen."),
        "account": _("Dit namen wij over uit uw account. U mag het hier aanpassen."),
    }
    return sentences.get(challenge.taken_from.get(name, ""), "")


class TaskStep(StepForm):
    """What it is about, and who does it."""

    step = "taak"
    title = forms.CharField(
        label=_("Waar gaat het over?"),
        max_length=160,
        help_text=_("In een paar woorden. Na het versturen kan iedereen dit lezen. Noem geen namen."),
    )
    variant = forms.ChoiceField(label=_("Wat wilt u?"), choices=Challenge.Variant.choices, widget=forms.RadioSelect)


class PlanStep(StepForm):
    """What people will do, for whom, and what it adds: the texts of the ordinance."""

    step = "plan"
    quality = textarea(_("Hoe goed wilt u het doen, en hoe kan iedereen dat zien?"))
    staff = forms.CharField(
        label=_("Wie gaat het doen?"),
        max_length=200,
        required=False,
        help_text=_("Bijvoorbeeld: tien vrijwilligers en een tuinman. Noem geen namen."),
    )


class MoneyStep(StepForm):
    """What it costs, when it begins and how long it lasts."""

    step = "geld-en-tijd"
    start = DateField(label=_("Wanneer wilt u beginnen?"), required=False)
    months = forms.IntegerField(label=_("Hoeveel maanden duurt het?"), required=False, min_value=1, max_value=600)
    cost = MoneyField(label=_("Wat kost het per jaar, ongeveer?"))
    own_contribution = MoneyField(
        label=_("Wat brengt u per jaar zelf in?"),
        help_text=_("Geld, of uren en spullen omgerekend in euro’s. Niets? Vul 0 in."),
    )


class SupportStep(StepForm):
    """Who supports it, and how that shows."""

    step = "steun"
    supporters = forms.IntegerField(
        label=_("Hoeveel mensen steunen dit?"), required=False, min_value=0, max_value=10_000_000
    )


class ContactStep(StepForm):
    """Whom the municipality can reach."""

    step = "contact"
    contact_name = forms.CharField(label=_("Wie kan de gemeente bellen of mailen?"), max_length=160, required=False)
    contact_email = forms.EmailField(label=_("E-mailadres"), required=False)
    contact_phone = forms.CharField(label=_("Telefoonnummer"), max_length=30, required=False)
    name_shown = forms.BooleanField(label=_("De naam van ons initiatief mag nu al bij dit bod staan"), required=False)

    def __init__(self, challenge: Challenge, today: date, data: Any = None) -> None:
        super().__init__(challenge, today, data)
        self.fields["contact_name"].help_text = str(_taken_from(challenge, "contact"))
        if not challenge.is_bid:
            del self.fields["name_shown"]


STEPS: Mapping[str, Step] = {
    "taak": Step(_("De taak"), TaskStep),
    "plan": Step(_("Uw plan"), PlanStep, _("U hoeft niet alles nu te weten. U kunt later verdergaan.")),
    "geld-en-tijd": Step(_("Geld en tijd"), MoneyStep, _("Een schatting is genoeg.")),
    "steun": Step(_("Steun uit de buurt"), SupportStep),
    "contact": Step(_("Contact"), ContactStep, _("Alleen de gemeente en uw eigen mensen zien dit.")),
}


class SupportForm(Form):
    """A file that shows support or explains the request."""

    title = forms.CharField(label=_("Wat is het?"), max_length=160, help_text=_("Bijvoorbeeld: handtekeningen."))
    file = forms.FileField(label=_("Welk bestand?"), help_text=_("Hoogstens 20 MB. Een foto van papier mag ook."))


class SendForm(RevisionForm):
    """Sending, with the dossier it goes in."""

    dossier = forms.ChoiceField(label=_("Waar hoort dit bij?"), required=False, widget=forms.RadioSelect)
    agreed = forms.BooleanField(
        label=_("Ik verstuur dit namens het initiatief"),
        error_messages={"required": _("Zet een vinkje. Dit telt als uw handtekening.")},
    )

    def __init__(self, challenge: Challenge, dossiers: Iterable[Dossier], data: Any = None) -> None:
        super().__init__(data, initial={"revision": challenge.revision, "dossier": ""})
        known = [(str(one.number), one.title) for one in dossiers]
        if not known or challenge.is_bid:
            del self.fields["dossier"]
        else:
            new = ("", _("Nieuw: er komt een eigen dossier"))
            self.fields["dossier"].choices = [new, *known]  # type: ignore[attr-defined]


class StopForm(RevisionForm):
    """Throwing a draft away, or taking back what was sent."""

    sure = forms.BooleanField(
        label=_("Ja, ik weet het zeker"), error_messages={"required": _("Zet een vinkje als u het zeker weet.")}
    )

    def __init__(self, challenge: Challenge, data: Any = None) -> None:
        super().__init__(data, initial={"revision": challenge.revision})
