"""The form of a policy note: a text for each layer and part, and the roles that carry each part."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tussenruimte.conversations import frameworks
from tussenruimte.conversations.rules.policy import PART
from tussenruimte.ui.forms import Form

LONG = 20_000


class NoteForm(Form):
    """All of a note at once; `seen` is the version it was made from."""

    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        roles = [(role.id, role.title) for role in frameworks.roles()]
        # As the document reads: first the layers, then the parts.
        for item in sorted(frameworks.note_items(), key=lambda item: getattr(item, "group", "") == PART):
            self.fields[f"text-{item.id}"] = forms.CharField(
                label=item.title,
                help_text=item.text,
                max_length=LONG,
                required=False,
                widget=forms.Textarea(attrs={"rows": 6}),
            )
            if getattr(item, "group", "") == PART:
                self.fields[f"roles-{item.id}"] = forms.MultipleChoiceField(
                    label=_("%(part)s — welke rollen passen hierbij?") % {"part": item.title},
                    choices=roles,
                    required=False,
                    widget=forms.CheckboxSelectMultiple,
                )
        self.fields["changed"] = forms.CharField(
            label=_("Wat hebt u veranderd?"), max_length=300, required=False, help_text=_("Voor uw collega's.")
        )

    @staticmethod
    def initial_of(texts: dict[str, str], roles: dict[str, list[str]], version: int) -> dict[str, Any]:
        """What the form shows of a version."""
        shown: dict[str, Any] = {f"text-{part}": text for part, text in texts.items()}
        return shown | {f"roles-{part}": stacked for part, stacked in roles.items()} | {"seen": version}

    @property
    def texts(self) -> dict[str, str]:
        """What was written, by part."""
        return self._below("text-")

    @property
    def roles(self) -> dict[str, list[str]]:
        """The roles that were stacked, by part."""
        return self._below("roles-")

    def _below(self, prefix: str) -> dict[str, Any]:
        found = self.cleaned_data.items()
        return {name.removeprefix(prefix): value for name, value in found if name.startswith(prefix)}
