"""Signing: who does it, the typed name with the code, and the scan of a paper."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from tussenruimte.accounts.models import Person
from tussenruimte.agreements.forms.common import LONGEST, SMALL, RevisionForm
from tussenruimte.agreements.models import AgreementParty
from tussenruimte.ui.forms import Form


class SignatoryForm(RevisionForm):
    """Who signs for a party, in what office; with or without an account."""

    PART = ("role", "signatory", "paper_name", "capacity", "spokesperson")

    role = forms.CharField(label=_("Rol van deze partij"), max_length=300, required=False)
    signatory = forms.ModelChoiceField(
        label=_("Wie tekent?"), queryset=Person.objects.none(), required=False, empty_label=_("Iemand zonder account")
    )
    paper_name = forms.CharField(
        label=_("Naam van wie op papier tekent"),
        max_length=120,
        required=False,
        help_text=_("Alleen als die persoon hier geen account heeft."),
    )
    capacity = forms.CharField(
        label=_("Functie en mandaat"),
        max_length=200,
        required=False,
        help_text=_("Bijvoorbeeld: wethouder, namens het college. Iedereen kan dit lezen."),
    )
    spokesperson = forms.CharField(
        label=_("Woordvoerder van de groep"),
        max_length=120,
        required=False,
        help_text=_("Alleen voor een groep zonder rechtsvorm."),
    )

    def __init__(self, line: AgreementParty, people: QuerySet[Person], data: Any = None) -> None:
        initial = {name: getattr(line, name) for name in self.PART}
        super().__init__(data, initial=initial | {"revision": line.revision})
        self.subject = line
        field = self.fields["signatory"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101  declared above
        field.queryset = people


class FingerprintForm(Form):
    """A form about an exact text; it carries the fingerprint of what was shown."""

    sha256 = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def __init__(self, sha256: str, data: Any = None, files: Any = None) -> None:
        super().__init__(data, files, initial={"sha256": sha256})


class ProposeForm(FingerprintForm):
    """Laying the text that was read before the parties to sign."""


class SignForm(FingerprintForm):
    """The typed acceptance with the code from the mail."""

    agreed = forms.BooleanField(
        label=_("Ik heb de hele tekst gelezen en ben het ermee eens."),
        error_messages={"required": _("Vink dit aan als u het eens bent met de tekst.")},
    )
    name = forms.CharField(
        label=_("Typ uw volledige naam"),
        max_length=120,
        help_text=_("Zoals uw naam in de tekst staat. Zo komt zij onder de overeenkomst."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    code = forms.CharField(
        label=_("Code uit de mail"),
        max_length=20,
        help_text=_("Acht cijfers. De code werkt een kwartier."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code", "class": "tr-short"}),
    )


class PaperForm(FingerprintForm):
    """A signature that was put on paper, with its scan."""

    name = forms.CharField(
        label=_("Wie heeft getekend?"), max_length=120, help_text=_("De naam zoals die in de tekst staat.")
    )
    same = forms.BooleanField(
        label=_("De vingerafdruk op het papier is dezelfde als hierboven."),
        error_messages={"required": _("Kijk na of de vingerafdruk dezelfde is. Anders is een andere tekst getekend.")},
    )
    file = forms.FileField(label=_("Scan van het papier"), help_text=_("Een pdf of foto tot 20 MB."))


class ReasonForm(Form):
    """Why something happens; everyone in the dossier reads it."""

    reason = forms.CharField(
        label=_("Waarom?"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs=SMALL),
        help_text=_("Iedereen in het dossier leest dit."),
    )
