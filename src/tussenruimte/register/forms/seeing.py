"""What someone needs, offers, or sees through a lens."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tussenruimte.frameworks.schema import Lens
from tussenruimte.register.models import NeedKind, Side
from tussenruimte.ui.forms import DateField, Form


class PostForm(Form):
    """A need or an offer."""

    kind = forms.ChoiceField(label=_("Wat voor hulp is het?"), choices=NeedKind.choices, widget=forms.RadioSelect)
    title = forms.CharField(label=_("Waar gaat het om?"), max_length=160)
    text = forms.CharField(
        label=_("Toelichting"), max_length=5_000, required=False, widget=forms.Textarea(attrs={"rows": 5})
    )
    quantity = forms.DecimalField(
        label=_("Hoeveel?"), min_value=0, max_digits=12, decimal_places=2, localize=True, required=False
    )
    unit = forms.CharField(
        label=_("Van wat?"), max_length=40, required=False, help_text=_("Bijvoorbeeld: euro, uur of stoelen.")
    )
    from_day = DateField(label=_("Vanaf"), required=False)
    until_day = DateField(label=_("Tot en met"), required=False)


class ViewForm(Form):
    """How someone sees an initiative through one lens."""

    side = forms.ChoiceField(label=_("Namens wie zegt u dit?"), widget=forms.RadioSelect)
    note = forms.CharField(
        label=_("Toelichting"), max_length=400, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, lens: Lens, sides: Iterable[Side], data: Any = None, mine: dict[str, str] | None = None) -> None:
        super().__init__(data)
        self.lens, said = lens, mine or {}
        self.fields.update(self._items(said))
        side = self.fields["side"]
        assert isinstance(side, forms.ChoiceField)  # noqa: S101  declared above
        side.choices = [(one.value, one.label) for one in sides]
        if len(side.choices) == 1:
            side.initial, side.widget = side.choices[0][0], forms.HiddenInput()
        self.order_fields(["side", *(name for name in self.fields if name not in ("side", "note")), "note"])

    def _items(self, said: dict[str, str]) -> dict[str, forms.Field]:
        """One question, or one per item when the lens asks for a state."""
        items = [item for item in self.lens.items if item.retired is None]
        if self.lens.states:
            states = [("", _("Weet ik niet")), *((state.id, state.title) for state in self.lens.states)]
            return {
                f"item-{item.id}": forms.ChoiceField(
                    label=item.title, help_text=item.text, choices=states, required=False, initial=said.get(item.id, "")
                )
                for item in items
            }
        choices = [(item.id, item.title) for item in items]
        if self.lens.choose == "one":
            one = forms.ChoiceField(
                label=self.lens.question or self.lens.title,
                choices=[("", _("Weet ik niet")), *choices],
                widget=forms.RadioSelect,
                required=False,
                initial=next(iter(said), ""),
            )
            return {"items": one}
        several = forms.MultipleChoiceField(
            label=self.lens.question or self.lens.title,
            choices=choices,
            widget=forms.CheckboxSelectMultiple,
            required=False,
            initial=list(said),
        )
        return {"items": several}

    @property
    def choices(self) -> dict[str, str]:
        """What was chosen: item to state, or to ''."""
        given = self.cleaned_data
        if self.lens.states:
            return {
                name.removeprefix("item-"): given[name] for name in given if name.startswith("item-") and given[name]
            }
        chosen = given["items"]
        return dict.fromkeys([chosen] if isinstance(chosen, str) and chosen else chosen or [], "")
