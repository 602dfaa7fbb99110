"""The report as a file: a tagged PDF and a workbook with live formulas. Amounts, so for who may read those."""

from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from tussenruimte.core import limits
from tussenruimte.register.frameworks import current_catalogue
from tussenruimte.ui import paper
from tussenruimte.value.outcomes import Outcomes
from tussenruimte.value.views.common import model_with_euros
from tussenruimte.value.views.methods import report_context
from tussenruimte.value.workbook import workbook as as_workbook

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
def workbook(request: HttpRequest, slug: str) -> HttpResponse:
    """The calculation as a workbook."""
    outcomes = Outcomes(model_with_euros(request, slug), current_catalogue())
    return _file(as_workbook(outcomes), XLSX, f"waarde-{slug}.xlsx")


@require_safe
def pdf(request: HttpRequest, slug: str) -> HttpResponse:
    """The report as a PDF; there is none on a machine without Pango, and no page leads here then."""
    outcomes = Outcomes(model_with_euros(request, slug), current_catalogue())
    if not paper.can_write():
        raise Http404
    # Laying out a PDF takes a second of the machine.
    limits.take("value-pdf", request, allowed=30, per=timedelta(hours=1))
    html = render_to_string("value/report-pdf.html", report_context(outcomes), request=request)
    return _file(paper.as_pdf(html), "application/pdf", f"waarde-{slug}.pdf")


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})
