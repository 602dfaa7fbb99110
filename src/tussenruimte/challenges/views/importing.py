"""Reading in a list of tasks: choose a file, see what would happen, confirm."""

import csv
import io
from datetime import timedelta

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_safe

from tussenruimte.accounts.requests import allow, get_or_post, person_of
from tussenruimte.challenges import actions, permissions
from tussenruimte.challenges.forms import ConfirmForm, TaskFileForm
from tussenruimte.challenges.importing import COLUMNS
from tussenruimte.challenges.models import TaskFile
from tussenruimte.challenges.views.common import done, form_page, municipality_for, trail_of_municipality
from tussenruimte.core import days, limits
from tussenruimte.register import uploads

PER_PAGE, SAMPLE = 50, 20
# Room for the other fields and the boundaries of the form around the file.
MOST_SENT = uploads.MAX_BYTES + 100_000


@csrf_exempt
@login_required
@get_or_post
def choose_file(request: HttpRequest, slug: str) -> HttpResponse:
    """Choosing a file. What is too big is refused before any of it is read; the token is checked after that."""
    allow(allowed=permissions.may_keep_tasks(request.user, municipality_for(slug)))
    length = request.META.get("CONTENT_LENGTH") or "0"
    if not length.isdecimal() or int(length) > MOST_SENT:
        answer = _page(request, TaskFileForm(), slug, warning=str(uploads.too_big()))
        answer.status_code = 413
        return answer
    return _choose_file(request, slug)


@csrf_protect
def _choose_file(request: HttpRequest, slug: str) -> HttpResponse:
    form = TaskFileForm(request.POST, request.FILES) if request.method == "POST" else TaskFileForm()
    kept: list[TaskFile] = []

    def keep() -> None:
        limits.take("task-upload", request, allowed=60, per=timedelta(hours=1))
        given = form.cleaned_data["file"]
        kept.append(
            actions.keep_file(
                municipality=municipality_for(slug),
                content=given.read(),
                filename=given.name or "",
                by=person_of(request),
                at=days.now(),
            )
        )

    if done(request, form, keep, _("Kijk eerst of dit klopt. Er is nog niets veranderd.")):
        return redirect("challenges:import-preview", slug, kept[0].token)
    return _page(request, form, slug)


def _page(request: HttpRequest, form: TaskFileForm, slug: str, warning: str = "") -> HttpResponse:
    title = _("Taken inlezen")
    context = {
        "municipality": municipality_for(slug),
        "columns": COLUMNS,
        "warning": warning,
        "template": "challenges/import.html",
        "crumbs": trail_of_municipality(municipality_for(slug), title),
    }
    return form_page(request, form, title, _("Bekijk wat er gebeurt"), **context)


@login_required
@get_or_post
def import_preview(request: HttpRequest, slug: str, token: str) -> HttpResponse:
    """What reading in the file would do, row by row; nothing is stored before the person confirms."""
    municipality = municipality_for(slug)
    file = get_object_or_404(TaskFile, token=token, person=person_of(request), municipality=municipality)
    allow(allowed=permissions.may_keep_tasks(request.user, municipality))
    if file.imported_at is not None:
        messages.info(request, _("Dit bestand is al ingelezen. Er is niets dubbel gedaan."))
        return redirect("challenges:tasks", slug)
    form = ConfirmForm(request.POST or None)

    def read_in() -> None:
        everything = form.cleaned_data["rows"] == "all"
        actions.import_tasks(file=file, all_or_nothing=everything, by=person_of(request), at=days.now())

    if done(request, form, read_in, _("De taken zijn ingelezen.")):
        return redirect("challenges:tasks", slug)
    checked = actions.checked(file)
    context = {
        "municipality": municipality,
        "checked": checked,
        "added": sum(not row.known for row in checked.good),
        "changed": sum(row.known for row in checked.good),
        "errors": Paginator(checked.errors, PER_PAGE).get_page(request.GET.get("pagina")),
        "sample": checked.good[:SAMPLE],
        "template": "challenges/import-preview.html",
        "crumbs": trail_of_municipality(municipality, _("Controleer uw bestand")),
    }
    return form_page(request, form, _("Controleer uw bestand"), _("Lees in"), **context)


@require_safe
def import_example(request: HttpRequest, slug: str) -> HttpResponse:
    """An empty file with the right columns, to fill in."""
    written = io.StringIO()
    csv.writer(written, delimiter=";").writerow([column.name for column in COLUMNS])
    headers = {"Content-Disposition": 'attachment; filename="taken.csv"'}
    return HttpResponse("\ufeff" + written.getvalue(), content_type="text/csv; charset=utf-8", headers=headers)
