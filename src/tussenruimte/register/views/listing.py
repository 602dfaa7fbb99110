"""The list of initiatives, in three views, and the same list as a file."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tussenruimte.core import days
from tussenruimte.register import exports, maps, permissions, queries
from tussenruimte.register.cartography import box_from
from tussenruimte.register.filters import FilterForm
from tussenruimte.register.models import Initiative
from tussenruimte.register.wording import card_of

PER_PAGE = 25


@require_safe
def initiatives(request: HttpRequest) -> HttpResponse:
    """The list, as the address asks for it."""
    asked = FilterForm(request.GET, queries.facet_counts())
    found = queries.listed(asked.filters)
    context: dict[str, Any] = {"asked": asked, "may_import": permissions.may_import(request.user)}
    if asked.view == "kaart":
        context |= maps.map_context(found, request.GET)
    elif "kader" in request.GET:
        found = maps.inside(found, box_from(request.GET["kader"]))
    everything = asked.filters.are_none and "kader" not in request.GET
    pages = queries.KeyPages(found, PER_PAGE, exact=everything, whole=queries.as_cards)
    page = pages.get_page(request.GET.get("pagina"))
    rows = [(one, card_of(one)) for one in page.object_list]
    crumbs = [{"title": _("Initiatieven"), "url": ""}]
    return render(request, "register/initiatives.html", context | {"page": page, "rows": rows, "crumbs": crumbs})


@require_safe
def export_csv(request: HttpRequest) -> StreamingHttpResponse:
    """The list as CSV, sent while it is read."""
    rows = exports.rows_of(_asked(request))
    return StreamingHttpResponse(
        exports.csv_lines(rows), content_type="text/csv; charset=utf-8", headers=_as_file("csv")
    )


@require_safe
def export_xlsx(request: HttpRequest) -> HttpResponse:
    """The list as an Excel workbook; a very long one only as CSV."""
    found = _asked(request)
    if found.count() > exports.MOST_IN_A_SHEET:
        context = {"most": exports.MOST_IN_A_SHEET, "address": request.GET.urlencode()}
        return render(request, "register/too-long.html", context, status=413)
    return HttpResponse(
        exports.workbook(exports.rows_of(found)),
        content_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        headers=_as_file("xlsx"),
    )


def _asked(request: HttpRequest) -> QuerySet[Initiative]:
    found = queries.listed(FilterForm(request.GET, queries.facet_counts()).filters)
    return maps.inside(found, box_from(request.GET["kader"])) if "kader" in request.GET else found


def _as_file(extension: str) -> dict[str, str]:
    name = f"{_('initiatieven')}-{days.today().isoformat()}.{extension}"
    return {"Content-Disposition": f'attachment; filename="{name}"'}
