"""Reading in a file: choose it, see what would happen, confirm."""

import csv
import io
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_safe

from tussenruimte.accounts.requests import get_or_post
from tussenruimte.core import days, limits
from tussenruimte.register import actions, permissions, queries, tasks, uploads
from tussenruimte.register.forms import ConfirmImportForm, UploadForm
from tussenruimte.register.importing import COLUMNS, Preview, ReadRow, preview
from tussenruimte.register.models import Initiative, Upload
from tussenruimte.register.views.common import allow, form_page, goes_well, person_of, trail

PER_PAGE = 50
# Room for the other fields and the boundaries of the form around the file.
MOST_SENT = uploads.MAX_BYTES + 100_000


@csrf_exempt
@login_required
@get_or_post
def choose_file(request: HttpRequest) -> HttpResponse:
    """Choosing a file. What is too big is refused before any of it is read; the token is checked after that."""
    allow(allowed=permissions.may_import(request.user))
    try:
        length = int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        length = 0
    if length > MOST_SENT:
        context = {"sentence": uploads.too_big(), "title": _("Bestand te groot"), "crumbs": trail(_("Inlezen"))}
        return render(request, "register/refused-file.html", context, status=413)
    return _choose_file(request)


@csrf_protect
def _choose_file(request: HttpRequest) -> HttpResponse:
    form = UploadForm(request.POST or None, request.FILES or None) if request.method == "POST" else UploadForm()
    if request.method == "POST":
        limits.take("register-upload", request, allowed=60, per=timedelta(hours=1))
        tasks.forget_uploads(days.now())
    kept: list[Upload] = []
    if form.is_valid() and goes_well(form, lambda: kept.append(_keep(request, form.cleaned_data["file"]))):
        return redirect("register:import-preview", token=kept[0].token)
    context = {"columns": COLUMNS, "template": "register/import.html"}
    return form_page(request, form, _("Initiatieven inlezen"), _("Bekijk wat er gebeurt"), **context)


def _keep(request: HttpRequest, given: Any) -> Upload:
    return actions.keep_upload(content=given.read(), filename=given.name or "", by=person_of(request), at=days.now())


@login_required
@get_or_post
def import_preview(request: HttpRequest, token: str) -> HttpResponse:
    """What reading in the file would do, row by row; nothing is stored before the person confirms."""
    upload = get_object_or_404(Upload, token=token, person=person_of(request))
    allow(allowed=permissions.may_import(request.user))
    title = _("Controleer uw bestand")
    if upload.imported_at is not None:
        context = {"upload": upload, "title": title, "crumbs": trail(title)}
        return render(request, "register/imported.html", context)
    form = ConfirmImportForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and goes_well(form, lambda: _import(request, upload, form)):
        return redirect("register:import-preview", token=token)
    return _show_preview(request, upload, form, title)


def _import(request: HttpRequest, upload: Upload, form: ConfirmImportForm) -> None:
    done = actions.import_upload(
        upload=upload,
        all_or_nothing=form.cleaned_data["rows"] == "all",
        with_lookalikes=form.cleaned_data["with_lookalikes"],
        by=person_of(request),
        at=days.now(),
    )
    sentence = _("%(registered)d initiatieven ingelezen, %(left_out)d rijen overgeslagen.")
    messages.success(request, sentence % {"registered": done.registered, "left_out": done.left_out})


def _show_preview(request: HttpRequest, upload: Upload, form: ConfirmImportForm, title: str) -> HttpResponse:
    checked = _checked(upload)
    context = {
        "upload": upload,
        "form": form,
        "checked": checked,
        "errors": Paginator(checked.errors, PER_PAGE).get_page(request.GET.get("pagina")),
        "sample": checked.good[:20],
        "twins": _with_names(checked.twins[:100]),
        "title": title,
        "crumbs": trail(title),
    }
    return render(request, "register/import-preview.html", context, status=422 if form.errors else 200)


def _with_names(twins: Sequence[ReadRow]) -> list[tuple[ReadRow, str]]:
    """Each row that resembles something, with the name of the initiative it resembles."""
    slugs = {row.twin for row in twins}
    names = dict(Initiative.objects.filter(slug__in=slugs).values_list("slug", "name"))
    return [(row, names.get(row.twin, "")) for row in twins]


def _checked(upload: Upload) -> Preview:
    return preview(uploads.read_table(bytes(upload.content)), queries.known_words(), days.today())


@require_safe
def import_example(request: HttpRequest) -> HttpResponse:
    """An empty file with the right columns, to fill in."""
    written = io.StringIO()
    writer = csv.writer(written, delimiter=";")
    writer.writerow([column.name for column in COLUMNS])
    headers = {"Content-Disposition": 'attachment; filename="voorbeeld.csv"'}
    return HttpResponse("\ufeff" + written.getvalue(), content_type="text/csv; charset=utf-8", headers=headers)
