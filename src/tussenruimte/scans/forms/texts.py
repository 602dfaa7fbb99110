"""Text fields that keep text the way rules do."""

from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.translation import gettext_lazy

from tussenruimte.scans import rules


class PlainText(forms.CharField):
    """Text as rules keep it: no control signs, whatever was pasted."""

    def __init__(self, *, lines: bool = False, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.lines = lines

    def to_python(self, value: Any) -> str:
        """The cleaned text."""
        return rules.clean_text(value, lines=self.lines)


TOO_LONG: dict[str, str | Promise] = {
    "max_length": gettext_lazy("Dit is te lang. Er passen %(limit_value)d tekens, u schreef er %(show_value)d.")
}


def labelled(title: str, text: str) -> str:
    """The words at a choice, with its explanation below it."""
    if not text:
        return title
    return format_html('{}<br><span class="utrecht-form-field-description">{}</span>', title, text)


def retype(form: forms.Form, name: str, value: str) -> None:
    """Changes one hidden value of a form that is shown again; everything people typed stays."""
    data = cast("QueryDict", form.data).copy()
    data[name] = value
    form.data = data
