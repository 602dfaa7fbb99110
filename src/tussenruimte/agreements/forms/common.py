"""What forms of this room share: the revision the page was made from, and for which party someone speaks."""

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from tussenruimte.register.models import Party
from tussenruimte.ui.forms import Form

LONGEST = 10_000
YES, NO = "yes", "no"
SMALL, LARGE = {"rows": 3}, {"rows": 10}


class RevisionForm(Form):
    """A form about something as it was when the page was made."""

    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    # What somebody else changed first: field → what it was, what it is.
    meanwhile: Mapping[str, tuple[Any, Any]] = MappingProxyType({})

    @property
    def changes(self) -> dict[str, Any]:
        """The answers as the actions want them."""
        return {name: value for name, value in self.cleaned_data.items() if name != "revision"}

    def once_more(self, revision: int, meanwhile: Mapping[str, tuple[Any, Any]]) -> None:
        """The form is about what is there now. What was typed stays; what was left alone follows the other."""
        self.meanwhile, typed = meanwhile, self.changes
        data = self.data.copy() if isinstance(self.data, QueryDict) else dict(self.data)
        data["revision"] = str(revision)
        for name, (old, new) in meanwhile.items():
            if name in typed and plain(typed[name]) == plain(old):
                data[name] = written(new)
        self.data = data


def plain(value: Any) -> Any:
    """A value without what makes no difference: days as the journal writes them, one kind of line end."""
    if isinstance(value, date):
        return value.isoformat()
    return value.replace("\r\n", "\n").strip() if isinstance(value, str) else value


def written(value: Any) -> str:
    """A value as a field of a form has it."""
    if isinstance(value, bool):
        return YES if value else NO
    return "" if value is None else str(value)


class VoiceForm(Form):
    """A form in which someone speaks for a party; who speaks for one alone is not asked which."""

    party = forms.TypedChoiceField(label=_("Namens wie?"), coerce=int, widget=forms.RadioSelect)

    def __init__(self, parties: Sequence[Party], data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.parties = {party.pk: party for party in parties}
        if len(parties) == 1:
            del self.fields["party"]
        else:
            self.fields["party"].choices = [(party.pk, party.name) for party in parties]  # type: ignore[attr-defined]

    @property
    def voice(self) -> Party:
        """The party that speaks."""
        only = next(iter(self.parties))
        return self.parties[self.cleaned_data.get("party", only)]
