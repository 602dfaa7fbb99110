"""What initiatives share with a council, as a list and as a file."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from tussenruimte.core import days
from tussenruimte.council import exports
from tussenruimte.council.forms import OverviewForm
from tussenruimte.council.permissions import councils_of
from tussenruimte.council.queries.overview import rows_of
from tussenruimte.council.queries.reading import overview as asked_overview
from tussenruimte.council.views.common import trail
from tussenruimte.dossiers.models import Dossier
from tussenruimte.dossiers.queries import keys_of
from tussenruimte.register.exports import csv_lines, workbook

PER_PAGE = 25


@login_required
@never_cache
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """Every dossier that is shared with the visitor's council: where it stands, what was decided, what came of it."""
    asked, today = OverviewForm(request.GET), days.today()
    page = Paginator(keys_of(_asked(request)), PER_PAGE).get_page(request.GET.get("pagina"))
    query = request.GET.copy()
    query.pop("pagina", None)
    context: dict[str, Any] = {
        "asked": asked,
        "page": page,
        "rows": rows_of(list(page.object_list), today),
        "councils": list(councils_of(request.user)),
        "address": query.urlencode(),
        "crumbs": trail(None),
    }
    return render(request, "council/overview.html", context)


@login_required
@require_safe
def export_csv(request: HttpRequest) -> StreamingHttpResponse:
    """The list as CSV, sent while it is read."""
    lines = csv_lines(exports.dossier_cells(_asked(request), days.today()), exports.dossier_header())
    return StreamingHttpResponse(lines, content_type=exports.CSV, headers=exports.named(_("raad"), "csv"))


@login_required
@require_safe
def export_xlsx(request: HttpRequest) -> HttpResponse:
    """The list as an Excel workbook."""
    rows = exports.dossier_cells(_asked(request), days.today())
    book = workbook(rows, exports.dossier_header(), _("Raad"))
    return HttpResponse(book, content_type=exports.XLSX, headers=exports.named(_("raad"), "xlsx"))


def _asked(request: HttpRequest) -> QuerySet[Dossier]:
    return asked_overview(request.user, OverviewForm(request.GET).filters, days.today())
