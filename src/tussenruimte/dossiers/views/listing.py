"""The overview of dossiers, and the same list as a file."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tussenruimte.accounts.requests import person_of
from tussenruimte.core import days
from tussenruimte.dossiers import clocks, exports, queries, wording
from tussenruimte.dossiers.forms import TeamForm
from tussenruimte.dossiers.models import Dossier
from tussenruimte.dossiers.views.common import trail

PER_PAGE = 25


@login_required
@require_safe
def dossiers(request: HttpRequest) -> HttpResponse:
    """All dossiers someone may see: goal, needed support, who handles it, next step and clock."""
    asked, today = TeamForm(request.GET), days.today()
    page = Paginator(queries.keys_of(_asked(request)), PER_PAGE).get_page(request.GET.get("pagina"))
    book = clocks.rule_book()
    rows = []
    for dossier in queries.rows_with(page.object_list):
        due = [day for clock in getattr(dossier, "running_clocks", ()) if (day := clocks.due_day(clock, book))]
        phase = wording.phase_title(dossier.phase)
        rows.append((dossier, wording.told(dossier, "official", today), phase, min(due, default=None)))
    query = request.GET.copy()
    query.pop("pagina", None)
    context = {"asked": asked, "page": page, "rows": rows, "address": query.urlencode(), "crumbs": trail()}
    return render(request, "dossiers/dossiers.html", context)


@login_required
@require_safe
def export_csv(request: HttpRequest) -> StreamingHttpResponse:
    """The list as CSV, sent while it is read."""
    lines = exports.csv_lines(exports.rows_of(_asked(request)))
    return StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8", headers=_as_file("csv"))


@login_required
@require_safe
def export_xlsx(request: HttpRequest) -> HttpResponse:
    """The list as an Excel workbook; a very long one only as CSV."""
    found = _asked(request)
    if found.count() > exports.MOST_IN_A_SHEET:
        context = {"most": exports.MOST_IN_A_SHEET, "address": request.GET.urlencode(), "crumbs": trail()}
        return render(request, "dossiers/too-long.html", context, status=413)
    return HttpResponse(
        exports.workbook(exports.rows_of(found)),
        content_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        headers=_as_file("xlsx"),
    )


def _asked(request: HttpRequest) -> QuerySet[Dossier]:
    return queries.listed(person_of(request), TeamForm(request.GET).filters)


def _as_file(extension: str) -> dict[str, str]:
    name = f"{_('dossiers')}-{days.today().isoformat()}.{extension}"
    return {"Content-Disposition": f'attachment; filename="{name}"'}
