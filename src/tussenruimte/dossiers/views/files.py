"""Adding a document, and getting it: always as a download, judged by content, never shown by the browser itself."""

from datetime import timedelta

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_safe

from tussenruimte.accounts.requests import allow, get_or_post, person_of
from tussenruimte.core import days, limits
from tussenruimte.dossiers import actions, files, permissions
from tussenruimte.dossiers.forms import DocumentForm
from tussenruimte.dossiers.views.common import back_to, done, dossier_for, form_page, voices_of

# Room for the other fields and the boundaries of the form around the file.
MOST_SENT = files.MAX_BYTES + 100_000


@csrf_exempt
@login_required
@get_or_post
def add(request: HttpRequest, number: str) -> HttpResponse:
    """Adding a document. What is too big is refused before any of it is read; the token is checked after that."""
    dossier = dossier_for(request, number)
    allow(allowed=permissions.may_speak(request.user, dossier))
    length = request.META.get("CONTENT_LENGTH") or "0"
    if not length.isdecimal() or int(length) > MOST_SENT:
        form = DocumentForm(voices_of(request.user, dossier))
        answer = form_page(request, dossier, form, _("Document toevoegen"), _("Voeg toe"), warning=files.too_big())
        answer.status_code = 413
        return answer
    return _add(request, number)


@csrf_protect
def _add(request: HttpRequest, number: str) -> HttpResponse:
    dossier = dossier_for(request, number)
    voices = voices_of(request.user, dossier)
    form = DocumentForm(voices, request.POST, request.FILES) if request.method == "POST" else DocumentForm(voices)
    if request.method == "POST":
        limits.take("dossier-document", request, allowed=120, per=timedelta(hours=1))
    if done(request, form, lambda: _keep(request, number, form), _("Het document staat in het dossier.")):
        return back_to(dossier, "documenten")
    return form_page(request, dossier, form, _("Document toevoegen"), _("Voeg toe"))


def _keep(request: HttpRequest, number: str, form: DocumentForm) -> None:
    given = form.cleaned_data["file"]
    actions.add_document(
        dossier=dossier_for(request, number),
        title=form.cleaned_data["title"],
        filename=given.name or "",
        content=given.read(),
        internal=form.cleaned_data["internal"],
        party=form.voice,
        by=person_of(request),
        at=days.now(),
    )


@login_required
@require_safe
def download(request: HttpRequest, number: str, pk: int) -> FileResponse:
    """A document, for who may read it."""
    dossier = dossier_for(request, number)
    document = get_object_or_404(dossier.documents.select_related("dossier"), pk=pk)
    if not permissions.may_read(request.user, document):
        raise PermissionDenied
    response = FileResponse(document.file.open("rb"), as_attachment=True, filename=document.filename)
    response["Content-Type"] = document.media_type
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response
