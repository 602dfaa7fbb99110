"""What everyone may read: what recurs, and the yearly list, in counts that identify nobody."""

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tussenruimte.barriers import drawings, exports, queries, rules, wording
from tussenruimte.barriers.views.listing import XLSX, as_file
from tussenruimte.core import days
from tussenruimte.register import exports as sheets
from tussenruimte.register.models import Place


@require_safe
def recurring(request: HttpRequest) -> HttpResponse:
    """The kinds of barriers that are no incident."""
    found = rules.recurring(queries.seen_by_everyone())
    subjects = rules.kept_back({one.code: one.subjects for one in found})
    places = rules.kept_back({one.code: one.municipalities for one in found})
    rows = [(one.code, wording.code_title(one.code), subjects[one.code], places[one.code]) for one in found]
    rows.sort(key=lambda row: (-(row[2] or 0), row[1]))
    return render(request, "barriers/recurring.html", {"rows": rows, "from": rules.RECURS_FROM})


@require_safe
def years(request: HttpRequest) -> HttpResponse:
    """Which yearly lists there are."""
    today = days.today()
    asked, code = request.GET.get("jaar", ""), request.GET.get("gemeente", "")
    if asked.isdecimal() and len(asked) == 4:
        return redirect("barriers:year-of", asked, code.lower()) if code else redirect("barriers:year", asked)
    context = {
        "years": range(today.year, queries.first_year(today) - 1, -1),
        "municipalities": queries.municipalities_with_barriers(),
    }
    return render(request, "barriers/years.html", context)


@require_safe
def year(request: HttpRequest, year: int, code: str = "") -> HttpResponse:
    """The list of one year, of one municipality or of all."""
    place = _place(code)
    found = _list(year, place)
    context = {
        "found": found,
        "place": place,
        "rows": [(wording.code_title(row.code), row) for row in found.rows],
        "themes": drawings.per_theme(found.themes),
        "states": drawings.per_state(found.states),
        "fewest": rules.FEWEST,
        "files": [(title, _address(year, code, format_)) for title, format_ in _formats()],
    }
    return render(request, "barriers/year.html", context)


@require_safe
def download(request: HttpRequest, year: int, format: str, code: str = "") -> HttpResponse:  # noqa: A002  the word of the address
    """The list of one year as a file."""
    place = _place(code)
    found = _list(year, place)
    headers = as_file("-".join(filter(None, [_("belemmeringen"), str(year), code])), format)
    if format == "json":
        return JsonResponse(exports.year_document(found, place), headers=headers)
    if format == "csv":
        text = "".join(sheets.csv_lines(exports.year_rows(found), exports.YEAR_HEADER))
        return HttpResponse(text, content_type="text/csv; charset=utf-8", headers=headers)
    if format == "xlsx":
        book = sheets.workbook(exports.year_rows(found), exports.YEAR_HEADER, str(year))
        return HttpResponse(book, content_type=XLSX, headers=headers)
    raise Http404


def _formats() -> list[tuple[str, str]]:
    return [("CSV", "csv"), ("Excel", "xlsx"), ("JSON", "json")]


def _address(year: int, code: str, format_: str) -> str:
    if code:
        return reverse("barriers:year-file-of", args=[year, code, format_])
    return reverse("barriers:year-file", args=[year, format_])


def _place(code: str) -> Place | None:
    if not code:
        return None
    return get_object_or_404(Place.objects.defer("outline"), code=code.upper(), kind=Place.Kind.MUNICIPALITY)


def _list(year: int, place: Place | None) -> rules.YearList:
    today = days.today()
    if not queries.first_year(today) <= year <= today.year:
        raise Http404
    return rules.year_list(queries.seen_by_everyone(place), year, today)
