"""A form about something as it was when the page was made."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import QueryDict

from tussenruimte.ui.forms import Form

LONGEST = 10_000
SMALL, LARGE = {"rows": 3}, {"rows": 6}


class RevisionForm(Form):
    """Remembers the revision that was read. After someone else was first, `meanwhile` says what is there now."""

    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, data: Any = None, files: Any = None, **kwargs: Any) -> None:
        super().__init__(data, files, **kwargs)
        self.meanwhile: list[tuple[str, str]] = []

    def once_more(self, revision: int, now: Mapping[str, str]) -> None:
        """The form is about what is there now; what was typed stays."""
        data = self.data.copy() if isinstance(self.data, QueryDict) else dict(self.data)
        data["revision"] = str(revision)
        self.data = data
        self.meanwhile = [
            (str(self.fields[name].label), value)
            for name, value in now.items()
            if name in self.fields and str(self.data.get(name, "")).strip() != value.strip()
        ]
