"""Reading in a file of schemes: choose it, see what would happen, confirm."""

import csv
import io
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

from tussenruimte.accounts.requests import allow, get_or_post, goes_well, person_of
from tussenruimte.core import days, limits
from tussenruimte.funding import actions, permissions, tasks
from tussenruimte.funding.actions.files import known_words
from tussenruimte.funding.forms import ConfirmFileForm, FileForm
from tussenruimte.funding.importing import COLUMNS, preview
from tussenruimte.funding.models import Scheme, SchemeFile
from tussenruimte.funding.views.common import form_page, schemes_trail
from tussenruimte.register import uploads

PER_PAGE, SAMPLE = 50, 20
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
        title = _("Bestand te groot")
        context = {"sentence": uploads.too_big(), "title": title, "crumbs": schemes_trail(None, title)}
        return render(request, "funding/refused-file.html", context, status=413)
    return _choose_file(request)


@csrf_protect
def _choose_file(request: HttpRequest) -> HttpResponse:
    sent = request.method == "POST"
    form = FileForm(permissions.providers_of(request.user), request.POST if sent else None, request.FILES or None)
    if sent:
        limits.take("scheme-upload", request, allowed=60, per=timedelta(hours=1))
        tasks.forget_uploads(days.now())
    kept: list[SchemeFile] = []
    if form.is_valid() and goes_well(form, lambda: kept.append(_keep(request, form.cleaned_data))):
        return redirect("funding:import-check", token=kept[0].token)
    title = _("Regelingen inlezen")
    context = {"columns": COLUMNS, "template": "funding/import.html"}
    return form_page(request, form, title, _("Bekijk wat er gebeurt"), schemes_trail(None, title), **context)


def _keep(request: HttpRequest, given: dict[str, Any]) -> SchemeFile:
    return actions.keep_file(
        content=given["file"].read(),
        filename=given["file"].name or "",
        provider=given["provider"],
        by=person_of(request),
        at=days.now(),
    )


@login_required
@get_or_post
def check(request: HttpRequest, token: str) -> HttpResponse:
    """What reading in the file would do, row by row; nothing is stored before the person confirms."""
    file = get_object_or_404(SchemeFile.objects.select_related("provider"), token=token, person=person_of(request))
    allow(allowed=permissions.may_add_for(request.user, file.provider))
    title = _("Controleer uw bestand")
    if file.imported_at is not None:
        context = {"file": file, "title": title, "crumbs": schemes_trail(None, title)}
        return render(request, "funding/imported.html", context)
    form = ConfirmFileForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and goes_well(form, lambda: _read_in(request, file, form)):
        return redirect("funding:import-check", token=token)
    return _show(request, file, form, title)


def _read_in(request: HttpRequest, file: SchemeFile, form: ConfirmFileForm) -> None:
    whole = form.cleaned_data["rows"] == "all"
    done = actions.read_in_file(file=file, all_or_nothing=whole, by=person_of(request), at=days.now())
    sentence = _("%(added)d nieuw, %(changed)d bijgewerkt, %(left_out)d overgeslagen.")
    told = {"added": done.added, "changed": done.changed, "left_out": done.left_out}
    messages.success(request, sentence % told)


def _show(request: HttpRequest, file: SchemeFile, form: ConfirmFileForm, title: str) -> HttpResponse:
    checked = preview(uploads.read_table(bytes(file.content)), known_words())
    keys = [row.facts.key for row in checked.good if row.facts and row.facts.key]
    known = set(Scheme.objects.filter(provider=file.provider, key__in=keys).values_list("key", flat=True))
    sample = [(row, bool(row.facts and row.facts.key in known)) for row in checked.good[:SAMPLE]]
    context = {
        "file": file,
        "form": form,
        "checked": checked,
        "errors": Paginator(checked.errors, PER_PAGE).get_page(request.GET.get("pagina")),
        "sample": sample,
        "title": title,
        "crumbs": schemes_trail(None, title),
    }
    return render(request, "funding/import-check.html", context, status=422 if form.errors else 200)


@require_safe
def example(request: HttpRequest) -> HttpResponse:
    """An empty file with the right columns, to fill in."""
    written = io.StringIO()
    csv.writer(written, delimiter=";").writerow([column.name for column in COLUMNS])
    headers = {"Content-Disposition": 'attachment; filename="voorbeeld.csv"'}
    return HttpResponse("\ufeff" + written.getvalue(), content_type="text/csv; charset=utf-8", headers=headers)
