"""Adding a file to a request, getting it, and taking it away: always a download, judged by content."""

from datetime import timedelta

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_POST, require_safe

from tussenruimte.accounts.requests import allow, get_or_post, person_of
from tussenruimte.challenges import actions, permissions
from tussenruimte.challenges.forms import SupportForm
from tussenruimte.challenges.models import Challenge
from tussenruimte.challenges.views.common import challenge_for, done, form_page, trail_of
from tussenruimte.core import days, limits
from tussenruimte.core.refusals import Refusal
from tussenruimte.dossiers import files

# Room for the other fields and the boundaries of the form around the file.
MOST_SENT = files.MAX_BYTES + 100_000


@csrf_exempt
@login_required
@get_or_post
def add_support(request: HttpRequest, number: str) -> HttpResponse:
    """Adding a file. What is too big is refused before any of it is read; the token is checked after that."""
    found = challenge_for(request, number)
    allow(allowed=permissions.may_write(request.user, found))
    length = request.META.get("CONTENT_LENGTH") or "0"
    if not length.isdecimal() or int(length) > MOST_SENT:
        answer = _page(request, SupportForm(), found, warning=files.too_big())
        answer.status_code = 413
        return answer
    return _add(request, number)


@csrf_protect
def _add(request: HttpRequest, number: str) -> HttpResponse:
    found = challenge_for(request, number)
    form = SupportForm(request.POST, request.FILES) if request.method == "POST" else SupportForm()
    if request.method == "POST":
        limits.take("challenge-support", request, allowed=120, per=timedelta(hours=1))

    def keep() -> None:
        given = form.cleaned_data["file"]
        actions.add_support(
            challenge=found,
            title=form.cleaned_data["title"],
            filename=given.name or "",
            content=given.read(),
            by=person_of(request),
            at=days.now(),
        )

    if done(request, form, keep, _("De bijlage staat erbij.")):
        return redirect("challenges:step", found.number, "steun")
    return _page(request, form, found)


def _page(request: HttpRequest, form: SupportForm, found: Challenge, warning: str = "") -> HttpResponse:
    title = _("Bijlage toevoegen")
    crumbs = trail_of(found, title)
    return form_page(request, form, title, _("Voeg toe"), crumbs=crumbs, intro=found.title, warning=warning)


@login_required
@require_safe
def support(request: HttpRequest, number: str, pk: int) -> FileResponse:
    """A file, for who may see the request."""
    document = get_object_or_404(challenge_for(request, number).documents, pk=pk)
    response = FileResponse(document.file.open("rb"), as_attachment=True, filename=document.filename)
    response["Content-Type"] = document.media_type
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response


@login_required
@require_POST
def remove_support(request: HttpRequest, number: str, pk: int) -> HttpResponse:
    """Taking a file away again."""
    found = challenge_for(request, number)
    allow(allowed=permissions.may_write(request.user, found))
    document = get_object_or_404(found.documents.select_related("challenge"), pk=pk)
    try:
        actions.remove_support(document=document, by=person_of(request))
    except Refusal as refusal:
        messages.error(request, str(refusal.message))
    else:
        messages.success(request, _("De bijlage is weg."))
    return redirect("challenges:step", found.number, "steun")
