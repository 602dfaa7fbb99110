"""The register of spaces with its filters and files, and the public register of procedures."""

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tussenruimte.core import days
from tussenruimte.register.exports import MOST_IN_A_SHEET, csv_lines, workbook
from tussenruimte.spaces import exports, maps, permissions, queries, wording
from tussenruimte.spaces.forms import ListForm, RegisterForm
from tussenruimte.spaces.models import Space
from tussenruimte.spaces.views.common import trail

PER_PAGE = 24


@require_safe
def spaces(request: HttpRequest) -> HttpResponse:
    """All spaces, as cards or as a table; with a map when one municipality is chosen."""
    asked, today = ListForm(request.GET), days.today()
    found = queries.listed(asked.filters)
    page = Paginator(queries.as_rows(found), PER_PAGE).get_page(request.GET.get("pagina"))
    query = request.GET.copy()
    query.pop("pagina", None)
    context = {
        "asked": asked,
        "page": page,
        "rows": [(one, wording.where(one), wording.available(one, today), _rent(one)) for one in page.object_list],
        "tones": wording.SPACE_TONES,
        "map": maps.map_of(asked.filters.municipality, found),
        "address": query.urlencode(),
        "may_add": permissions.may_add(request.user),
        "crumbs": trail(),
    }
    return render(request, "spaces/spaces.html", context)


def _rent(space: Space) -> str:
    return wording.rent(space.asked_rent)


@require_safe
def export_csv(request: HttpRequest) -> StreamingHttpResponse:
    """The list as CSV, sent while it is read."""
    lines = csv_lines(exports.rows_of(_asked(request)), exports.HEADER)
    return StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8", headers=_as_file("csv"))


@require_safe
def export_xlsx(request: HttpRequest) -> HttpResponse:
    """The list as an Excel workbook; a very long one only as CSV."""
    found = _asked(request)
    if found.count() > MOST_IN_A_SHEET:
        context = {"most": MOST_IN_A_SHEET, "address": request.GET.urlencode(), "crumbs": trail(_("Te lang"))}
        return render(request, "spaces/too-long.html", context, status=413)
    return HttpResponse(
        workbook(exports.rows_of(found), exports.HEADER, str(_("Ruimtes"))),
        content_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        headers=_as_file("xlsx"),
    )


def _asked(request: HttpRequest) -> QuerySet[Space]:
    return queries.listed(ListForm(request.GET).filters)


def _as_file(extension: str) -> dict[str, str]:
    name = f"{_('ruimtes')}-{days.today().isoformat()}.{extension}"
    return {"Content-Disposition": f'attachment; filename="{name}"'}


@require_safe
def procedures(request: HttpRequest) -> HttpResponse:
    """The public register: intentions, open selections, short use, and how each ended."""
    asked, today = RegisterForm(request.GET), days.today()
    page = Paginator(queries.announced(**asked.asked), PER_PAGE).get_page(request.GET.get("pagina"))
    context = {
        "asked": asked,
        "page": page,
        "rows": [(one, wording.standing(one, today), wording.PROCEDURE_TONES[one.state]) for one in page.object_list],
        "crumbs": trail(_("Aankondigingen")),
    }
    return render(request, "spaces/procedures.html", context)
