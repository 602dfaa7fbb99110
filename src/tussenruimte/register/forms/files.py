"""A file with initiatives, and what to do with its rows."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from tussenruimte.register import uploads
from tussenruimte.ui.forms import Form


class UploadForm(Form):
    """A file with initiatives."""

    file = forms.FileField(
        label=_("Uw bestand"),
        help_text=_("Een CSV- of Excel-bestand van hoogstens 10 MB."),
        error_messages={"empty": _("Dit bestand is leeg. Kies een bestand met een kopregel en rijen.")},
    )

    def clean_file(self) -> Any:
        """Refuses what is too big before it is read."""
        given = self.cleaned_data["file"]
        if given.size > uploads.MAX_BYTES:
            raise ValidationError(str(uploads.too_big()))
        return given


class ConfirmImportForm(Form):
    """What to do with rows that are wrong, and with rows we seem to have."""

    rows = forms.ChoiceField(
        label=_("Welke rijen lezen we in?"),
        choices=[
            ("all", _("Alles of niets: alleen als alle rijen kloppen")),
            ("good", _("Alleen de rijen die kloppen")),
        ],
        widget=forms.RadioSelect,
        initial="all",
    )
    with_lookalikes = forms.BooleanField(label=_("Ook rijen die lijken op wat er al is"), required=False)
