"""Proposals as files: the draft for the parties, and what the council got for whoever may read that."""

from datetime import timedelta

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tussenruimte.accounts.requests import allow
from tussenruimte.core import days, limits
from tussenruimte.council import documents, filling, permissions
from tussenruimte.council.queries.cards import Card
from tussenruimte.council.queries.proposals import sections_of, written
from tussenruimte.council.views.common import as_file, proposal_for
from tussenruimte.ui import figures, paper
from tussenruimte.ui.word import CONTENT_TYPE


@login_required
@require_safe
def draft_word(request: HttpRequest, number: str) -> HttpResponse:
    """The draft as a Word document, for the parties."""
    return as_file(documents.word(_draft(request, number), get_language() or "nl"), CONTENT_TYPE, f"{number}.docx")


@login_required
@require_safe
def draft_pdf(request: HttpRequest, number: str) -> HttpResponse:
    """The draft as a PDF, for the parties."""
    return _as_pdf(request, _draft(request, number), f"{number}.pdf")


@require_safe
def frozen_word(request: HttpRequest, number: str, version: int) -> HttpResponse:
    """What the council got as a Word document."""
    document = _as_got(request, number, version)
    return as_file(documents.word(document, "nl"), CONTENT_TYPE, f"{number}-{version}.docx")


@require_safe
def frozen_pdf(request: HttpRequest, number: str, version: int) -> HttpResponse:
    """What the council got as a PDF."""
    return _as_pdf(request, _as_got(request, number, version), f"{number}-{version}.pdf")


def _as_pdf(request: HttpRequest, document: documents.Document, name: str) -> HttpResponse:
    if not paper.can_write():
        raise Http404
    limits.take("council-pdf", request, allowed=30, per=timedelta(hours=1))
    return as_file(documents.pdf(document), "application/pdf", name)


def _draft(request: HttpRequest, number: str) -> documents.Document:
    found = proposal_for(request, number)
    allow(allowed=permissions.may_read_draft(request.user, found))
    today = days.today()
    subtitle = _("Concept %(number)s van %(day)s.") % {"number": found.number, "day": figures.day(today)}
    sections = filling.composed(Card(found.dossier, today), written(found))
    return documents.Document(found.title, subtitle, found.dossier.lead.name, sections)


def _as_got(request: HttpRequest, number: str, version: int) -> documents.Document:
    found = proposal_for(request, number)
    allow(allowed=permissions.may_read_frozen(request.user, found))
    text = get_object_or_404(found.frozen.all(), version=version)
    told = {"number": found.number, "version": text.version, "day": figures.day(text.frozen_on)}
    notes = [
        _("Waarom nu zonder democratische bril: %(reason)s") % {"reason": text.without_lens}
        if text.without_lens
        else "",
        _("Controlegetal van de tekst (SHA-256): %(hash)s") % {"hash": text.sha256},
        settings.SITE_URL + reverse("council:frozen", args=[found.number, text.version]),
    ]
    return documents.Document(
        text.title,
        _("Raadsvoorstel %(number)s, versie %(version)s van %(day)s.") % told,
        found.dossier.lead.name,
        sections_of(text),
        tuple(note for note in notes if note),
    )
