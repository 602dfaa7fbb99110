"""The public register of agreements: to search, to read, and as files. Nothing here needs an account."""

from datetime import timedelta

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tussenruimte.agreements import documents, exports
from tussenruimte.agreements.forms.register import RegisterForm
from tussenruimte.agreements.models import Agreement, Version
from tussenruimte.agreements.pages import public as shown
from tussenruimte.agreements.queries import register as queries
from tussenruimte.agreements.views.signing import file
from tussenruimte.core import days, limits
from tussenruimte.ui import paper as printing
from tussenruimte.ui.word import CONTENT_TYPE as WORD

PER_PAGE, WITHHELD = 25, 50
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
def register(request: HttpRequest) -> HttpResponse:
    """All public agreements, with filters in the address."""
    form = RegisterForm(request.GET)
    page = Paginator(queries.found(form.asked, days.today()), PER_PAGE).get_page(request.GET.get("pagina"))
    query = request.GET.copy()
    query.pop("pagina", None)
    context = {
        "asked": form,
        "page": page,
        "rows": list(shown.entries(page.object_list)),
        "withheld": [] if form.is_on or page.has_next() else list(queries.withheld()[:WITHHELD]),
        "query": query.urlencode(),
        "crumbs": [{"title": _("Overeenkomsten"), "url": ""}],
    }
    return render(request, "agreements/register.html", context)


@require_safe
def export_csv(request: HttpRequest) -> StreamingHttpResponse:
    """The list as CSV, sent while it is read."""
    lines = exports.csv_lines(exports.rows_of(_asked(request)))
    return StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8", headers=_as_file("csv"))


@require_safe
def export_xlsx(request: HttpRequest) -> HttpResponse:
    """The list as an Excel workbook: of a very long one the newest, and everything as CSV."""
    rows = exports.rows_of(_asked(request), exports.MOST_IN_A_SHEET)
    return HttpResponse(exports.workbook(rows), content_type=XLSX, headers=_as_file("xlsx"))


def _asked(request: HttpRequest) -> QuerySet[Agreement]:
    return queries.found(RegisterForm(request.GET).asked, days.today())


def _as_file(extension: str) -> dict[str, str]:
    name = f"{_('overeenkomsten')}-{days.today().isoformat()}.{extension}"
    return {"Content-Disposition": f'attachment; filename="{name}"'}


@require_safe
def public(request: HttpRequest, number: str) -> HttpResponse:
    """One public agreement without the names of people; of one that was taken out, that it was."""
    found, version = _public(number)
    crumbs = [
        {"title": _("Overeenkomsten"), "url": reverse("agreements:register")},
        {"title": version.title if found.is_public else found.number, "url": ""},
    ]
    if not found.is_public:
        return render(request, "agreements/tombstone.html", {"agreement": found, "crumbs": crumbs}, status=410)
    context = shown.whole(found, version) | {"has_pdf": printing.can_write(), "crumbs": crumbs}
    return render(request, "agreements/public.html", context)


@require_safe
def public_pdf(request: HttpRequest, number: str) -> HttpResponse:
    """The same as a tagged PDF; there is none on a machine without Pango, and no page leads here then."""
    found, version = _readable(number)
    if not printing.can_write():
        raise Http404
    # Laying out a PDF takes a second of the machine.
    limits.take("agreement-pdf", request, allowed=30, per=timedelta(hours=1))
    pdf = documents.as_pdf(documents.paper_of(version, names=False))
    return file(pdf, "application/pdf", f"{found.number}.pdf")


@require_safe
def public_word(request: HttpRequest, number: str) -> HttpResponse:
    """The same as a Word document."""
    found, version = _readable(number)
    return file(documents.as_word(documents.paper_of(version, names=False)), WORD, f"{found.number}.docx")


def _public(number: str) -> tuple[Agreement, Version]:
    """What stands in the register or stood there; anything else does not exist here."""
    rows = Agreement.objects.select_related("current", "dossier__lead__place", "dossier__initiative")
    found = get_object_or_404(rows, number=number)
    stood = found.current is not None and found.current.public and found.withheld_on is not None
    if found.current is None or not (found.is_public or stood):
        raise Http404
    return found, found.current


def _readable(number: str) -> tuple[Agreement, Version]:
    found, version = _public(number)
    if not found.is_public:
        raise Http404
    return found, version
