"""Reading in an owner's own list: choose it, see what would happen, confirm."""

import csv
import io
from collections.abc import Sequence
from datetime import timedelta

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_safe

from tussenruimte.accounts.requests import allow, get_or_post, goes_well, person_of
from tussenruimte.core import days, limits
from tussenruimte.register import uploads
from tussenruimte.spaces import actions, permissions
from tussenruimte.spaces.actions.importing import checked
from tussenruimte.spaces.forms import ConfirmImportForm, UploadForm
from tussenruimte.spaces.importing import COLUMNS, ReadRow
from tussenruimte.spaces.models import Space, SpaceUpload
from tussenruimte.spaces.views.common import form_page, trail

PER_PAGE = 50
# Room for the other fields and the boundaries of the form around the file.
MOST_SENT = uploads.MAX_BYTES + 100_000


@csrf_exempt
@login_required
@get_or_post
def choose_file(request: HttpRequest) -> HttpResponse:
    """Choosing a file. What is too big is refused before any of it is read; the token is checked after that."""
    allow(allowed=permissions.may_add(request.user))
    try:
        length = int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        length = 0
    if length > MOST_SENT:
        context = {"sentence": uploads.too_big(), "title": _("Bestand te groot"), "crumbs": trail(_("Inlezen"))}
        return render(request, "spaces/refused-file.html", context, status=413)
    return _choose_file(request)


@csrf_protect
def _choose_file(request: HttpRequest) -> HttpResponse:
    person = person_of(request)
    owners = permissions.owners_for(person).order_by("name", "pk")
    sent = request.method == "POST"
    form = UploadForm(owners, request.POST if sent else None, request.FILES if sent else None)
    if sent:
        limits.take("space-upload", request, allowed=60, per=timedelta(hours=1))
        actions.forget_uploads(at=days.now())
    kept: list[SpaceUpload] = []

    def keep() -> None:
        given, owner = form.cleaned_data["file"], form.cleaned_data["owner"]
        name, at = given.name or "", days.now()
        kept.append(actions.keep_upload(owner=owner, content=given.read(), filename=name, by=person, at=at))

    if form.is_valid() and goes_well(form, keep):
        return redirect("spaces:import-preview", token=kept[0].token)
    context = {"columns": COLUMNS, "template": "spaces/import.html"}
    return form_page(request, form, _("Ruimtes inlezen"), _("Bekijk wat er gebeurt"), **context)


@login_required
@get_or_post
def check(request: HttpRequest, token: str) -> HttpResponse:
    """What reading in the file would do, row by row; nothing is stored before the person confirms."""
    person = person_of(request)
    upload = get_object_or_404(SpaceUpload.objects.select_related("owner"), token=token, person=person)
    allow(allowed=permissions.may_set_terms(person, upload.owner))
    title = _("Controleer uw bestand")
    if upload.imported_at is not None:
        return render(request, "spaces/imported.html", {"upload": upload, "title": title, "crumbs": trail(title)})
    form = ConfirmImportForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and goes_well(form, lambda: _import(request, upload, form)):
        return redirect("spaces:import-preview", token=token)
    return _show(request, upload, form, title)


def _import(request: HttpRequest, upload: SpaceUpload, form: ConfirmImportForm) -> None:
    finished = actions.import_upload(
        upload=upload,
        all_or_nothing=form.cleaned_data["rows"] == "all",
        with_lookalikes=form.cleaned_data["with_lookalikes"],
        by=person_of(request),
        at=days.now(),
    )
    sentence = _("%(added)d ruimtes ingelezen, %(left_out)d rijen overgeslagen.")
    messages.success(request, sentence % {"added": finished.added, "left_out": finished.left_out})


def _show(request: HttpRequest, upload: SpaceUpload, form: ConfirmImportForm, title: str) -> HttpResponse:
    found = checked(upload)
    context = {
        "upload": upload,
        "form": form,
        "checked": found,
        "errors": Paginator(found.errors, PER_PAGE).get_page(request.GET.get("pagina")),
        "sample": found.good[:20],
        "twins": _with_names(found.twins[:100]),
        "title": title,
        "crumbs": trail(title),
    }
    return render(request, "spaces/import-preview.html", context, status=422 if form.errors else 200)


def _with_names(twins: Sequence[ReadRow]) -> list[tuple[ReadRow, str]]:
    """Each row that resembles something, with the name of the space it resembles."""
    names = dict(Space.objects.filter(slug__in={row.twin for row in twins}).values_list("slug", "name"))
    return [(row, names.get(row.twin, "")) for row in twins]


@require_safe
def example(request: HttpRequest) -> HttpResponse:
    """An empty file with the right columns, to fill in."""
    written = io.StringIO()
    csv.writer(written, delimiter=";").writerow([column.name for column in COLUMNS])
    headers = {"Content-Disposition": 'attachment; filename="ruimtes-voorbeeld.csv"'}
    return HttpResponse("\ufeff" + written.getvalue(), content_type="text/csv; charset=utf-8", headers=headers)
