"""Inviting initiatives to bid on a task, and choosing."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tussenruimte.challenges import rulesets
from tussenruimte.challenges.forms.fields import LARGE, MoneyField, RevisionForm, places_of, textarea
from tussenruimte.challenges.models import Challenge, Invitation, MunicipalTask
from tussenruimte.register.models import Initiative, Organisation, Place
from tussenruimte.ui.forms import DateField, Form


class InvitationForm(RevisionForm):
    """What is asked, for where, with which money, on what and when it is chosen."""

    title = forms.CharField(label=_("Waar gaat het over?"), max_length=160)
    text = textarea(_("Wat vraagt u?"), required=True, rows=LARGE)
    task = forms.ModelChoiceField(
        label=_("Over welke taak van de lijst gaat het?"),
        queryset=MunicipalTask.objects.none(),
        required=False,
        empty_label=_("Deze taak staat niet op de lijst"),
    )
    place = forms.ChoiceField(label=_("Waar is het?"), required=False)
    budget = MoneyField(label=_("Hoeveel geld is er per jaar?"))
    budget_vat = forms.ChoiceField(label=_("Is dat met btw?"), choices=MunicipalTask.Vat.choices)
    criteria = forms.MultipleChoiceField(
        label=_("Waarop kiest u?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    own_criteria = textarea(_("Waarop let u nog meer?"), help_text=_("Zet elk punt op een eigen regel."))
    how_chosen = textarea(_("Hoe kiest u, en met wie?"), required=True)
    questions_until = DateField(label=_("Tot en met welke dag kan iemand vragen stellen?"))
    bids_until = DateField(label=_("Tot en met welke dag kan iemand een bod doen?"))
    choice_by = DateField(label=_("Wanneer weten mensen de keuze, uiterlijk?"))
    contact = forms.CharField(
        label=_("Wie kan iemand bellen of mailen?"),
        max_length=200,
        required=False,
        help_text=_("Het liefst een loket of afdeling. Iedereen leest dit."),
    )

    def __init__(self, municipality: Organisation, data: Any = None, *, invitation: Invitation | None = None) -> None:
        initial: dict[str, Any] = {"budget_vat": "unknown"}
        if invitation is not None:
            initial = {name: getattr(invitation, name) for name in self.base_fields if name != "place"}
            initial |= {"own_criteria": "\n".join(invitation.own_criteria), "place": invitation.place_id or ""}
        super().__init__(data, initial=initial)
        if invitation is None:
            del self.fields["revision"]
        tasks = MunicipalTask.objects.filter(municipality=municipality, standing=MunicipalTask.Standing.OPEN)
        self.fields["task"].queryset = tasks.order_by("name")  # type: ignore[attr-defined]
        self.fields["place"].choices = places_of(municipality)  # type: ignore[attr-defined]
        lines = [(item.id, item.title) for item in rulesets.rule_book().group("criterium")]
        self.fields["criteria"].choices = lines  # type: ignore[attr-defined]

    def clean_own_criteria(self) -> list[str]:
        """One for each line, at most ten."""
        lines = [" ".join(line.split())[:200] for line in self.cleaned_data["own_criteria"].splitlines()]
        found = [line for line in lines if line]
        if len(found) > 10:
            raise forms.ValidationError(_("Noem hoogstens tien eigen punten."))
        return found

    @property
    def facts(self) -> Mapping[str, Any]:
        """The answers as the actions want them."""
        given = {name: value for name, value in self.cleaned_data.items() if name != "revision"}
        return given | {"place": Place.objects.filter(pk=given["place"]).first() if given["place"] else None}


class BidderForm(Form):
    """For which initiative someone bids."""

    initiative = forms.ModelChoiceField(
        label=_("Namens welk initiatief doet u een bod?"), queryset=Initiative.objects.none(), empty_label=None
    )

    def __init__(self, initiatives: Any, data: Any = None) -> None:
        super().__init__(data)
        self.fields["initiative"].queryset = initiatives  # type: ignore[attr-defined]


class QuestionForm(Form):
    """A question about an invitation."""

    text = textarea(
        _("Uw vraag"), required=True, max_length=2_000, help_text=_("Iedereen leest de vraag, zonder uw naam.")
    )


class AnswerForm(Form):
    """The answer to a question."""

    answer = textarea(_("Uw antwoord"), required=True, max_length=5_000, help_text=_("Iedereen leest het antwoord."))


class TakeBackForm(Form):
    """Why an invitation is taken back."""

    reason = textarea(_("Waarom trekt u deze uitnodiging in?"), required=True, help_text=_("Iedereen leest dit."))


class ChooseForm(RevisionForm):
    """Which bids are chosen, with a reason for every bidder; and for everyone how it was chosen."""

    how = textarea(
        _("Hoe is er gekozen?"), required=True, rows=LARGE, help_text=_("Iedereen leest dit. Noem geen namen.")
    )

    def __init__(self, invitation: Invitation, bids: Sequence[Challenge], data: Any = None) -> None:
        super().__init__(data, initial={"revision": invitation.revision})
        self.bids = bids
        for bid in bids:
            name = bid.initiative.name
            self.fields[f"chosen-{bid.pk}"] = forms.BooleanField(
                label=_("Gekozen: %(name)s") % {"name": name}, required=False
            )
            self.fields[f"reason-{bid.pk}"] = textarea(
                _("Waarom wel of niet? Voor %(name)s") % {"name": name}, required=True
            )

    @property
    def chosen(self) -> frozenset[int]:
        """Keys of the bids that are chosen."""
        return frozenset(bid.pk for bid in self.bids if self.cleaned_data[f"chosen-{bid.pk}"])

    @property
    def reasons(self) -> dict[int, str]:
        """The reason for each bid."""
        return {bid.pk: self.cleaned_data[f"reason-{bid.pk}"] for bid in self.bids}
