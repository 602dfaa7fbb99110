"""Reading in figures."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from tussenruimte.areas.importing import EARLIEST
from tussenruimte.core import days
from tussenruimte.register import uploads
from tussenruimte.ui.forms import Form


class FiguresForm(Form):
    """A file of figures, with the year and the source that every figure keeps."""

    file = forms.FileField(label=_("Bestand"), help_text=_("Een CSV- of Excel-bestand van hoogstens 10 MB."))
    year = forms.IntegerField(
        label=_("Van welk jaar zijn de cijfers?"),
        min_value=EARLIEST,
        help_text=_("Staat het jaar in het bestand? Dan gaat dat voor."),
    )
    source = forms.CharField(
        label=_("Waar komen de cijfers vandaan?"),
        max_length=200,
        help_text=_("Bijvoorbeeld: CBS, Kerncijfers wijken en buurten, CC BY 4.0."),
    )

    def clean_file(self) -> Any:
        """Refuses what is too big before it is read."""
        given = self.cleaned_data["file"]
        if given.size > uploads.MAX_BYTES:
            raise ValidationError(str(uploads.too_big()))
        return given

    def clean_year(self) -> int:
        """A year that has begun."""
        year: int = self.cleaned_data["year"]
        if year > days.today().year:
            raise ValidationError(_("Dit jaar moet nog komen."))
        return year


class ConfirmForm(Form):
    """What to do with rows that are wrong."""

    rows = forms.ChoiceField(
        label=_("Welke rijen lezen we in?"),
        choices=[
            ("all", _("Alles of niets: alleen als alle rijen kloppen")),
            ("good", _("Alleen de rijen die kloppen")),
        ],
        widget=forms.RadioSelect,
        initial="all",
    )
