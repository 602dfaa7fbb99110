"""The list of barriers someone may see, its figures, and the same list as a file."""

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tussenruimte.barriers import drawings, exports, permissions, queries, rules, wording
from tussenruimte.barriers.forms import FilterForm
from tussenruimte.barriers.models import Barrier
from tussenruimte.core import days
from tussenruimte.register import exports as sheets

PER_PAGE = 25
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
def barriers(request: HttpRequest) -> HttpResponse:
    """The list, as the address asks for it; a visitor without a part in it reads what is public."""
    asked = FilterForm(request.GET, queries.places_of(request.user))
    found = queries.listed(request.user, asked.filters)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("pagina"))
    rows = [
        (
            one,
            wording.tone(one.state),
            wording.code_title(one.code),
            wording.theme_title(one.theme),
            wording.owner_name(one),
        )
        for one in page.object_list
    ]
    context = {"asked": asked, "page": page, "rows": rows, "today": days.today()} | _figures(found)
    context["may_report"] = bool(permissions.sides_to_report_from(request.user, None))
    return render(request, "barriers/barriers.html", context)


@require_safe
def export_csv(request: HttpRequest) -> StreamingHttpResponse:
    """The list as CSV, sent while it is read."""
    lines = sheets.csv_lines(exports.rows_of(_asked(request)), exports.HEADER)
    return StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8", headers=as_file(_name(), "csv"))


@require_safe
def export_xlsx(request: HttpRequest) -> HttpResponse:
    """The list as an Excel workbook."""
    rows = exports.rows_of(_asked(request)[: sheets.MOST_IN_A_SHEET])
    book = sheets.workbook(rows, exports.HEADER, _("Belemmeringen"))
    return HttpResponse(book, content_type=XLSX, headers=as_file(_name(), "xlsx"))


def as_file(name: str, extension: str) -> dict[str, str]:
    """The headers that make a browser keep an answer as a file."""
    return {"Content-Disposition": f'attachment; filename="{name}.{extension}"'}


def _figures(found: QuerySet[Barrier]) -> dict[str, object]:
    seen = queries.seen_by_figures(found)
    return {
        "themes": drawings.per_theme(rules.counted(seen, lambda one: one.theme)),
        "states": drawings.per_state(rules.counted(seen, lambda one: one.state)),
        "median_age": rules.median_age(seen, days.today()),
        "share_with_owner": rules.share_with_owner(seen),
    }


def _asked(request: HttpRequest) -> QuerySet[Barrier]:
    return queries.listed(request.user, FilterForm(request.GET, queries.places_of(request.user)).filters)


def _name() -> str:
    return f"{_('belemmeringen')}-{days.today().isoformat()}"
