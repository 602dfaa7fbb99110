"""Reading in figures: choose a file, see what would happen, confirm."""

from datetime import timedelta

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from tussenruimte.accounts.requests import allow, get_or_post, goes_well, person_of
from tussenruimte.areas import actions, catalogue, permissions, queries, tasks
from tussenruimte.areas.forms.figures import ConfirmForm, FiguresForm
from tussenruimte.areas.importing import Preview, preview
from tussenruimte.areas.models import FiguresFile
from tussenruimte.areas.views.common import trail
from tussenruimte.core import days, limits
from tussenruimte.register import uploads

PER_PAGE, SAMPLE = 50, 20
# Room for the other fields and the boundaries of the form around the file.
MOST_SENT = uploads.MAX_BYTES + 100_000


@csrf_exempt
@login_required
@get_or_post
def choose_file(request: HttpRequest) -> HttpResponse:
    """Choosing a file. What is too big is refused before any of it is read; the token is checked after that."""
    allow(allowed=permissions.may_read_in_figures(request.user))
    length = request.META.get("CONTENT_LENGTH") or "0"
    if not length.isdecimal() or int(length) > MOST_SENT:
        return _file_page(request, FiguresForm(), too_big=True)
    return _choose_file(request)


@csrf_protect
def _choose_file(request: HttpRequest) -> HttpResponse:
    form = FiguresForm(request.POST, request.FILES) if request.method == "POST" else FiguresForm()
    if request.method == "POST":
        limits.take("areas-figures", request, allowed=60, per=timedelta(hours=1))
        tasks.forget_uploads(days.now())
    kept: list[FiguresFile] = []
    if form.is_valid() and goes_well(form, lambda: kept.append(_keep(request, form))):
        return redirect("areas:import-preview", token=kept[0].token)
    return _file_page(request, form)


def _keep(request: HttpRequest, form: FiguresForm) -> FiguresFile:
    given = form.cleaned_data["file"]
    told = {"year": form.cleaned_data["year"], "source": form.cleaned_data["source"]}
    return actions.keep_file(
        content=given.read(), filename=given.name or "", by=person_of(request), at=days.now(), **told
    )


def _file_page(request: HttpRequest, form: FiguresForm, *, too_big: bool = False) -> HttpResponse:
    title = _("Cijfers inlezen")
    context = {
        "form": form,
        "title": title,
        "submit": _("Bekijk wat er gebeurt"),
        "figures": catalogue.known_figures(),
        "too_big": uploads.too_big() if too_big else "",
        "crumbs": trail(None, title),
    }
    return render(request, "areas/import.html", context, status=413 if too_big else 422 if form.errors else 200)


@login_required
@get_or_post
def import_preview(request: HttpRequest, token: str) -> HttpResponse:
    """What reading in the file would do, row by row; nothing is stored before the person confirms."""
    file = get_object_or_404(FiguresFile, token=token, person=person_of(request))
    allow(allowed=permissions.may_read_in_figures(request.user))
    form = ConfirmForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and goes_well(form, lambda: _read_in(request, file, form)):
        return redirect("areas:import-preview", token=token)
    checked = None if file.read_at else _checked(file)
    title = _("Controleer uw bestand")
    context = {
        "file": file,
        "form": form,
        "checked": checked,
        "errors": Paginator(checked.errors if checked else (), PER_PAGE).get_page(request.GET.get("pagina")),
        "sample": (checked.changed or checked.new)[:SAMPLE] if checked else (),
        "titles": {item.id: item.title for item in catalogue.known_figures()},
        "title": title,
        "crumbs": trail(None, title),
    }
    return render(request, "areas/import-preview.html", context, status=422 if form.errors else 200)


def _read_in(request: HttpRequest, file: FiguresFile, form: ConfirmForm) -> None:
    everything = form.cleaned_data["rows"] == "all"
    done = actions.read_in_file(file=file, all_or_nothing=everything, by=person_of(request), at=days.now())
    sentence = _("%(new)d cijfers zijn nieuw en %(changed)d zijn veranderd. %(left_out)d rijen zijn overgeslagen.")
    messages.success(request, sentence % {"new": done.new, "changed": done.changed, "left_out": done.left_out})


def _checked(file: FiguresFile) -> Preview:
    table = uploads.read_table(bytes(file.content))
    return preview(table, queries.known_in_files(), year=file.year, this_year=days.today().year)
