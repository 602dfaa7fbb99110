"""Fields and forms that the others build on: numbers with a comma, what an address may hold, a second editor."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from tussenruimte.register.rules import Change
from tussenruimte.spaces.models import Space, SpaceProcedure, SpaceWish
from tussenruimte.ui.forms import DateField, Form

LONGEST = 10_000
SMALL, LARGE = {"rows": 3}, {"rows": 6}


class NumberField(forms.DecimalField):
    """A number, with a comma or a point."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}))
        kwargs.setdefault("error_messages", {"invalid": _("Vul een getal in, zoals 4 of 2,5.")})
        super().__init__(localize=False, **kwargs)

    def to_python(self, value: Any) -> Any:
        """Reads both 2,5 and 2.5."""
        return super().to_python(value.replace(",", ".") if isinstance(value, str) else value)


class MoneyField(NumberField):
    """An amount in euros, nought or more."""

    def __init__(self, **kwargs: Any) -> None:
        message = _("Vul een bedrag in euro in, zoals 1250 of 1250,50.")
        super().__init__(
            required=False,
            min_value=0,
            max_digits=12,
            decimal_places=2,
            error_messages={"invalid": message, "min_value": message},
            **kwargs,
        )


class AnyText(forms.CharField):
    """A text to search for, that is never wrong."""

    def clean(self, value: Any) -> str:
        """What can be searched for."""
        return "".join(sign if sign.isprintable() else " " for sign in str(value or ""))[:200].strip()


class OneOf(forms.ChoiceField):
    """One choice from the address; one we do not know is left out."""

    def clean(self, value: Any) -> str:
        """What we know of it."""
        return str(value) if value and self.valid_value(value) else ""


class AnyNumber(forms.IntegerField):
    """A whole number from the address; anything else is left out."""

    def clean(self, value: Any) -> int | None:
        """The number, when it is one."""
        text = str(value or "").strip()
        return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else None


class AnyDay(DateField):
    """A day from the address; anything else is left out."""

    def clean(self, value: Any) -> Any:
        """The day, when it is one."""
        try:
            return super().clean(value)
        except forms.ValidationError:
            return None


class WishChoice(forms.ModelChoiceField):  # type: ignore[type-arg]  # generic only for the type checker
    """One of some wishes, by the initiative whose it is."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(queryset=SpaceWish.objects.none(), **kwargs)

    def label_from_instance(self, obj: Any) -> str:
        """The name of the initiative, with the number of its wish."""
        return f"{obj.initiative.name} ({obj.number})"


class RevisionForm(Form):
    """A form about something as it was when the page was made."""

    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=1)

    def __init__(self, thing: Space | SpaceProcedure | None, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        if thing is None:
            del self.fields["revision"]
        else:
            self.initial.setdefault("revision", thing.revision)

    def once_more(self, revision: int, changes: Iterable[Change]) -> None:
        """About the thing as it is now: own answers stay, what was not touched follows the other's."""
        data = self.data.copy() if isinstance(self.data, QueryDict) else dict(self.data)
        data["revision"] = str(revision)
        for change in changes:
            if change.field in self.fields and self.as_shown(change.field, change.old) == str(
                data.get(change.field, "")
            ):
                data[change.field] = self.as_shown(change.field, change.new)
        self.data = data

    def as_shown(self, name: str, value: Any) -> str:
        """A value of the journal as it stands in its field."""
        field = self.fields[name]
        if value in (None, ""):
            return ""
        shown = field.prepare_value(field.to_python(value)) if isinstance(field, forms.DateField) else value
        return str(field.widget.format_value(shown) or "") if isinstance(field, forms.DateField) else str(shown)


class ReasonForm(Form):
    """Why something ends as it does."""

    reason = forms.CharField(
        label=_("Waarom?"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs=LARGE),
        help_text=_("Iedereen kan dit lezen. Zet er geen namen van mensen in."),
    )
