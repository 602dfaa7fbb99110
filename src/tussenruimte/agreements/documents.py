"""An agreement on paper: the exact text with who signed it, as a page to print, a tagged PDF and a Word document."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import segno
from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import localtime
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tussenruimte.agreements.models import Agreement, Signature, Version
from tussenruimte.agreements.rules import canonical
from tussenruimte.agreements.rules.layout import Block, blocks_of
from tussenruimte.ui import paper
from tussenruimte.ui.word import WordDocument


@dataclass(frozen=True)
class Signed:
    """A party with its signature, or with room for one."""

    party: str
    name: str
    capacity: str
    signature: Signature | None = None

    @property
    def told(self) -> str:
        """When and how it was signed; empty when it was not."""
        if self.signature is None:
            return ""
        moment = date_format(localtime(self.signature.at), "j F Y, H:i")
        return f"{moment}, {self.signature.get_method_display()}"


@dataclass(frozen=True)
class Paper:
    """What is printed of a version. Without names it is what everyone may read."""

    agreement: Agreement
    version: Version
    blocks: Sequence[Block]
    signed: Sequence[Signed]
    names: bool
    address: str

    @property
    def is_signed(self) -> bool:
        """Whether every party signed."""
        return all(one.signature for one in self.signed)

    @property
    def code(self) -> SafeString:
        """The address of the page as a QR code."""
        drawn = segno.make(self.address, error="m").svg_inline(scale=3, border=2, title=self.address)
        return mark_safe(drawn)  # noqa: S308  drawn by segno from our own address


def paper_of(version: Version, *, names: bool = True) -> Paper:
    """A version as it is printed: its exact text, or that text without the names of people."""
    agreement = version.agreement
    content = canonical.from_json(version.content)
    text = version.text if names else canonical.canonical_text(without_names(content))
    page = "agreements:agreement" if names else "agreements:public"
    return Paper(
        agreement=agreement,
        version=version,
        blocks=blocks_of(text),
        signed=_signed(version, content, names=names),
        names=names,
        address=settings.SITE_URL + reverse(page, args=[agreement.number]),
    )


def without_names(content: canonical.Content) -> canonical.Content:
    """What everyone may read: parties and offices, no people."""
    parties = tuple(replace(party, signatory="", spokesperson="") for party in content.parties)
    return replace(content, parties=parties)


def as_pdf(shown: Paper) -> bytes:
    """The paper as a tagged PDF. Ask `ui.paper.can_write` first."""
    return paper.as_pdf(render_to_string("agreements/paper-pdf.html", context(shown)))


def context(shown: Paper) -> dict[str, Any]:
    """What the template of the paper needs."""
    return {
        "paper": shown,
        "agreement": shown.agreement,
        "version": shown.version,
        "heading": heading(shown),
        "warning": warning(shown),
        "check": how_to_check(shown),
        "columns": signature_columns(shown),
        "rows": [signature_row(shown, one) for one in shown.signed],
    }


def as_word(shown: Paper) -> bytes:
    """The same as a Word document with real headings."""
    agreement, version = shown.agreement, shown.version
    document = WordDocument(version.title, author=settings.SITE_NAME, language=get_language() or "nl")
    document.subtitle(heading(shown))
    document.paragraph(warning(shown))
    document.heading(_("De tekst"))
    for block in shown.blocks:
        if block.is_article:
            document.heading(block.title, level=2)
        else:
            document.paragraph(block.title)
        for line in block.body.split("\n") if block.body else ():
            document.paragraph(line)
    document.heading(_("Handtekeningen"))
    document.table(signature_columns(shown), [signature_row(shown, one) for one in shown.signed])
    document.heading(_("De vingerafdruk van de tekst"))
    document.paragraph(version.sha256)
    document.paragraph(how_to_check(shown))
    document.paragraph(f"{agreement.number}: {shown.address}")
    return document.file()


def heading(shown: Paper) -> str:
    """Which agreement and which version, and whether it was signed."""
    told = {"number": shown.agreement.number, "version": shown.version.number}
    if shown.version.concluded_on:
        day = date_format(shown.version.concluded_on, "j F Y")
        return _("%(number)s, versie %(version)d, gesloten op %(day)s") % (told | {"day": day})
    return _("%(number)s, versie %(version)d, nog niet door iedereen getekend") % told


def warning(shown: Paper) -> str:
    """What someone who reads it on paper has to know."""
    if not shown.names:
        return _("Dit is de tekst zonder namen van mensen. De partijen hebben de volledige tekst.")
    return _("Teken alleen als de vingerafdruk op dit papier dezelfde is als op de site.")


def how_to_check(shown: Paper) -> str:
    """How anyone can see for themselves that not a letter was changed."""
    if not shown.names:
        return _("De vingerafdruk hoort bij de volledige tekst van de partijen, met de namen erin.")
    return _(
        "Zo kijkt u het na: haal de exacte tekst van de pagina, en bereken de SHA-256 van dat bestand. "
        "Is één letter anders? Dan is de vingerafdruk ook anders."
    )


def signature_columns(shown: Paper) -> list[str]:
    """The heads of the table of signatures."""
    return [_("Partij"), _("Getekend"), *([_("Naam")] if shown.names else []), _("Functie")]


def signature_row(shown: Paper, one: Signed) -> list[str]:
    """One party in that table."""
    return [one.party, one.told or _("nog niet"), *([one.name] if shown.names else []), one.capacity or "–"]


def _signed(version: Version, content: canonical.Content, *, names: bool) -> list[Signed]:
    by_party = {signature.party_id: signature for signature in version.signatures.all()}
    found = []
    for party in content.parties:
        signature = by_party.get(party.key)
        name = signature.name if signature else party.signatory
        capacity = signature.capacity if signature else party.capacity
        found.append(Signed(party.name, name if names else "", capacity, signature))
    return found
