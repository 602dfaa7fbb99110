"""Giving a space out: the questions, the way, what is announced, who competes, how they do, what others say."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from tussenruimte.spaces import didam, queries
from tussenruimte.spaces.actions import CriterionFacts
from tussenruimte.spaces.forms.fields import LARGE, LONGEST, SMALL, MoneyField, OneOf, RevisionForm, WishChoice
from tussenruimte.spaces.models import (
    Candidacy,
    Fulfilment,
    Known,
    RentPer,
    SelectionCriterion,
    SpaceProcedure,
    SpaceWish,
    Weight,
)
from tussenruimte.spaces.rules import procedure, wishes
from tussenruimte.ui.forms import DateField, Form

Way = SpaceProcedure.Way


class QuestionsForm(Form):
    """The questions of the rule set in their order, as the address answers them. What is not answered is open."""

    def __init__(self, query: QueryDict) -> None:
        super().__init__(query if query else None)
        for question in didam.questions():
            self.fields[question.id] = OneOf(
                label=question.title,
                help_text=question.text,
                required=False,
                widget=forms.RadioSelect,
                choices=[(answer.id, answer.title) for answer in question.answers],
            )
        self.is_valid()

    @property
    def answers(self) -> dict[str, str]:
        """Question → answer, for what was answered."""
        given: Mapping[str, str] = getattr(self, "cleaned_data", {})
        return {question: answer for question, answer in given.items() if answer}


class WayForm(Form):
    """Along which of the ways that the answers allow, and whose wish it is about."""

    way = forms.ChoiceField(label=_("Welke weg kiest u?"), widget=forms.RadioSelect)
    wish = WishChoice(
        label=_("Om wiens wens gaat het?"),
        required=False,
        empty_label=_("Nog niet gekozen, of een open selectie"),
    )

    def __init__(self, outcome: str | None, standing: Any, data: Any = None) -> None:
        super().__init__(data)
        ways = procedure.WAYS.get(outcome or "", ()) or (procedure.OPEN_SELECTION,)
        self.fields["way"].choices = [(way, Way(way).label) for way in ways]  # type: ignore[attr-defined]
        self.initial["way"] = ways[0]
        if ways == (procedure.OPEN_SELECTION,) or not standing:
            del self.fields["wish"]
        else:
            _choose_wish(self, standing)


def _choose_wish(form: forms.Form, standing: Any) -> None:
    field = form.fields["wish"]
    assert isinstance(field, forms.ModelChoiceField)  # noqa: S101  declared in both forms
    field.queryset = standing


class PrepareForm(RevisionForm):
    """What is announced: why, how to take part, the timetable and the rent."""

    reason = forms.CharField(
        label=_("Waarom kiest u deze weg?"),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs=LARGE),
        help_text=_("Iedereen kan dit straks lezen. Bij één gegadigde: waarom geen ander serieus in beeld is."),
    )
    how = forms.CharField(
        label=_("Hoe kan iemand meedoen of reageren?"),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs=SMALL),
    )
    wish = WishChoice(
        label=_("Om wiens wens gaat het?"),
        required=False,
        empty_label=_("Nog niet gekozen"),
    )
    enter_by = DateField(label=_("Melden kan tot en met"), required=False)
    choose_by = DateField(label=_("U kiest uiterlijk"), required=False)
    from_day = DateField(label=_("De ruimte wordt uitgegeven vanaf"), required=False)
    until_day = DateField(label=_("Tot en met"), required=False)
    rent = MoneyField(label=_("Huur in euro"))
    rent_per = forms.ChoiceField(label=_("Huur waarvoor?"), choices=RentPer.choices, widget=forms.RadioSelect)

    def __init__(self, found: SpaceProcedure, data: Any = None) -> None:
        names = ("reason", "how", "enter_by", "choose_by", "from_day", "until_day", "rent", "rent_per")
        initial = {name: getattr(found, name) for name in names} | {"wish": found.wish_id}
        super().__init__(found, data, initial=initial)
        if found.way == Way.OPEN_SELECTION:
            del self.fields["wish"]
        else:
            for name in ("enter_by", "choose_by"):
                del self.fields[name]
            standing = found.space.wishes.filter(state__in=sorted(wishes.STANDING)).select_related("initiative")
            _choose_wish(self, standing)

    @property
    def facts(self) -> dict[str, Any]:
        """The answers as the action wants them."""
        return {name: value for name, value in self.cleaned_data.items() if name != "revision"}

    def clean(self) -> dict[str, Any]:
        """Days in order."""
        cleaned: dict[str, Any] = super().clean() or {}
        since, until = cleaned.get("from_day"), cleaned.get("until_day")
        if since and until and until < since:
            self.add_error("until_day", _("Deze dag ligt voor de dag ervoor."))
        return cleaned


class CriterionForm(Form):
    """A criterion: three questions about it, why, how it is measured and how much it counts, in words."""

    title = forms.CharField(
        label=_("Waar let u op?"), max_length=160, help_text=_("Bijvoorbeeld: open voor de hele buurt.")
    )
    objective = forms.ChoiceField(
        label=_("Is dit objectief: zou een ander hetzelfde zien?"), choices=Known.choices, widget=forms.RadioSelect
    )
    verifiable = forms.ChoiceField(
        label=_("Is dit toetsbaar: kan iemand het nagaan?"), choices=Known.choices, widget=forms.RadioSelect
    )
    reasonable = forms.ChoiceField(
        label=_("Is dit redelijk: past het bij deze ruimte, en is het niet op één partij geschreven?"),
        choices=Known.choices,
        widget=forms.RadioSelect,
    )
    why = forms.CharField(label=_("Waarom is dat zo?"), max_length=LONGEST, widget=forms.Textarea(attrs=SMALL))
    measured = forms.CharField(
        label=_("Hoe meet u het?"), max_length=300, help_text=_("Bijvoorbeeld: het aantal dagdelen per week.")
    )
    weight = forms.ChoiceField(
        label=_("Hoe zwaar telt het?"),
        choices=Weight.choices,
        widget=forms.RadioSelect,
        initial=Weight.NORMAL,
        help_text=_("In woorden: wij geven geen punten."),
    )

    @property
    def facts(self) -> CriterionFacts:
        """The answers as the action wants them."""
        return CriterionFacts(**self.cleaned_data)


class EnterForm(Form):
    """Competing: with a wish of an initiative one speaks for, or a party on paper, and the plan."""

    wish = WishChoice(label=_("Met welke wens doet u mee?"), empty_label=None)
    name = forms.CharField(
        label=_("Wie doet mee?"), max_length=160, help_text=_("De naam van de organisatie, zoals zij schreef of belde.")
    )
    plan = forms.CharField(
        label=_("Wat is het plan?"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text=_("Ga in op elke maatstaf. Wie kiest, leest dit naast de maatstaven."),
    )

    def __init__(self, standing: Sequence[SpaceWish], data: Any = None, *, on_paper: bool = False) -> None:
        super().__init__(data)
        if on_paper:
            del self.fields["wish"]
            return
        del self.fields["name"]
        field = self.fields["wish"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101  declared above
        field.queryset = SpaceWish.objects.filter(pk__in=[wish.pk for wish in standing]).select_related("initiative")
        if len(standing) == 1:
            self.initial["wish"] = standing[0].pk


class AssessForm(Form):
    """How one candidate does on every criterion, each with a reason."""

    def __init__(self, candidacy: Candidacy, criteria: Iterable[SelectionCriterion], data: Any = None) -> None:
        said = {one.criterion_id: one for one in candidacy.assessments.all()}
        super().__init__(data)
        self.criteria = list(criteria)
        for criterion in self.criteria:
            before = said.get(criterion.pk)
            self.fields[f"judgement-{criterion.pk}"] = forms.ChoiceField(
                label=criterion.title,
                help_text=f"{criterion.get_weight_display()}. {criterion.measured}",
                choices=Fulfilment.choices,
                widget=forms.RadioSelect,
                initial=before.judgement if before else None,
            )
            self.fields[f"reason-{criterion.pk}"] = forms.CharField(
                label=_("Waarom? (%(criterion)s)") % {"criterion": criterion.title},
                max_length=LONGEST,
                widget=forms.Textarea(attrs=SMALL),
                initial=before.reason if before else "",
            )

    @property
    def judgements(self) -> dict[int, tuple[str, str]]:
        """Key of the criterion → (judgement, reason)."""
        given = self.cleaned_data
        return {one.pk: (given[f"judgement-{one.pk}"], given[f"reason-{one.pk}"]) for one in self.criteria}


class ChooseForm(RevisionForm):
    """Who it becomes, and why."""

    candidacy = forms.ModelChoiceField(
        label=_("Wie kiest u?"), queryset=Candidacy.objects.none(), widget=forms.RadioSelect, empty_label=None
    )
    reason = forms.CharField(
        label=_("Waarom deze?"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs=LARGE),
        help_text=_("Iedereen kan dit lezen. Noem de maatstaven die de doorslag gaven."),
    )

    def __init__(self, found: SpaceProcedure, data: Any = None) -> None:
        super().__init__(found, data)
        field = self.fields["candidacy"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101  declared above
        competing = [one.pk for one in queries.who_took_part(found)]
        field.queryset = Candidacy.objects.filter(pk__in=competing).select_related("wish__initiative")


class ObjectionForm(Form):
    """What somebody wants to say about an intention, and for whom."""

    on_behalf_of = forms.CharField(
        label=_("Namens wie reageert u?"), max_length=160, help_text=_("Alleen de eigenaar van de ruimte leest dit.")
    )
    text = forms.CharField(
        label=_("Wat wilt u zeggen?"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs=LARGE),
        help_text=_("Bijvoorbeeld: dat u de ruimte ook wilt, en hoe u aan de maatstaven voldoet."),
    )


class PaperObjectionForm(ObjectionForm):
    """The same, written down by the owner for someone who has no account."""

    on_paper = forms.BooleanField(
        label=_("Ik schrijf dit op voor iemand die een brief stuurde, belde of langskwam"), required=False
    )


class ObjectionAnswerForm(Form):
    """What the lawyer said, and what the answer is."""

    answer = forms.CharField(
        label=_("Wat is het antwoord?"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs=LARGE),
        help_text=_("Schrijf ook op wat de jurist zei. Wie reageerde, krijgt dit antwoord."),
    )


class RegisterForm(Form):
    """The filters of the public register of procedures."""

    stand = OneOf(
        label=_("Stand"),
        required=False,
        choices=[("", _("Alles")), ("running", _("Loopt nog")), ("closed", _("Afgerond"))],
    )
    weg = OneOf(label=_("Weg"), required=False, choices=[("", _("Alles")), *Way.choices])
    gemeente = OneOf(label=_("Gemeente"), required=False)

    def __init__(self, query: QueryDict) -> None:
        super().__init__(query, auto_id="filter-%s")
        self.fields["gemeente"].choices = [("", _("Alle gemeenten")), *queries.municipalities_with_spaces()]  # type: ignore[attr-defined]
        self.is_valid()

    @property
    def asked(self) -> dict[str, str]:
        """What is asked for, as the query wants it."""
        given = self.cleaned_data
        return {"state": given["stand"], "way": given["weg"], "municipality": given["gemeente"]}
