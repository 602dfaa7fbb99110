"""Forms of the conversation about being partners, and of the plan to reach people."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tussenruimte.conversations import frameworks
from tussenruimte.conversations.models import ReachGroup
from tussenruimte.register.models import Side
from tussenruimte.ui.forms import DateField, Form

LONG = 4_000
OWN_GROUP = "eigen"


class ValueForm(Form):
    """What one side says about a value."""

    text = forms.CharField(
        label=_("Wat betekent dit voor u?"),
        help_text=_("Schrijf een voorbeeld op, of wat u van de ander nodig hebt. De ander leest mee."),
        max_length=LONG,
        widget=forms.Textarea(attrs={"rows": 5}),
    )


class ActionForm(Form):
    """An action that both parties chose."""

    title = forms.CharField(label=_("Wat gaat u doen?"), max_length=200)
    condition = forms.ChoiceField(label=_("Waar helpt dit bij?"), required=False)
    owner_side = forms.ChoiceField(
        label=_("Wie is aan zet?"),
        choices=[(Side.INITIATIVE, _("Het initiatief")), (Side.MUNICIPALITY, _("De gemeente"))],
        widget=forms.RadioSelect,
    )
    owner_name = forms.CharField(
        label=_("Wie precies?"),
        help_text=_("Een naam of een functie. De ander leest dit."),
        max_length=120,
        required=False,
    )
    mine = forms.BooleanField(label=_("Ik doe dit zelf. Mail mij als de dag dichtbij is."), required=False)
    due = DateField(label=_("Wanneer is het klaar?"))
    together = forms.BooleanField(label=_("Wij kozen deze actie samen."), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        conditions = [(question.id, question.short or question.title) for question in frameworks.partnership().scales]
        condition: Any = self.fields["condition"]
        condition.choices = [("", _("Iets anders")), *conditions]


class PlanForm(Form):
    """How to reach a group that has a plan."""

    why = forms.CharField(
        label=_("Waarom hoort deze groep erbij?"), max_length=LONG, widget=forms.Textarea(attrs={"rows": 3})
    )
    channels = forms.CharField(
        label=_("Via welke kanalen bereikt u deze groep?"),
        help_text=_("Bijvoorbeeld: de school, het buurthuis, iemand die iedereen kent."),
        max_length=LONG,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    strategy = forms.CharField(
        label=_("Hoe pakt u het aan?"), max_length=LONG, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    who = forms.CharField(label=_("Wie doet het?"), max_length=120, required=False)
    due = DateField(label=_("Wanneer?"), required=False)
    state = forms.ChoiceField(
        label=_("Hoe ver bent u?"), choices=ReachGroup.State.choices, initial="planned", widget=forms.RadioSelect
    )

    @property
    def plan(self) -> dict[str, Any]:
        """What was filled in, as the action takes it."""
        return {name: self.cleaned_data[name] for name in ("why", "channels", "strategy", "who", "due", "state")}


class GroupForm(PlanForm):
    """A group that has no plan yet: from the list, or with a name of their own."""

    group = forms.ChoiceField(label=_("Welke groep?"))
    name = forms.CharField(
        label=_("Naam van de groep"), help_text=_("Alleen bij een andere groep."), max_length=120, required=False
    )
    field_order = ("group", "name")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        group: Any = self.fields["group"]
        group.choices = [*((item.id, item.title) for item in frameworks.groups()), (OWN_GROUP, _("Een andere groep"))]

    def clean(self) -> dict[str, Any]:
        """Asks for a name where there is no other."""
        cleaned = super().clean() or {}
        if cleaned.get("group") == OWN_GROUP and not cleaned.get("name"):
            self.add_error("name", _("Vul de naam van de groep in."))
        return cleaned

    @property
    def listed(self) -> str:
        """The id of the group; empty for one with a name of its own."""
        chosen: str = self.cleaned_data["group"]
        return "" if chosen == OWN_GROUP else chosen

    @property
    def own_name(self) -> str:
        """The name of a group that is not in the list."""
        return "" if self.listed else str(self.cleaned_data["name"])
