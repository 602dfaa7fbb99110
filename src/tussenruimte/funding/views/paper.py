"""What one takes along: the list on paper and as PDF, and deadlines for one's own calendar."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tussenruimte.core import days, limits
from tussenruimte.dossiers.calendars import Day, written
from tussenruimte.funding import calendars, queries
from tussenruimte.funding.views.common import scheme_for, trail
from tussenruimte.funding.views.finder import Card, card_of, question_of
from tussenruimte.ui import paper

MOST = 50


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The first fifty that fit, with whom to ask, on a page to print."""
    title = _("Regelingen op papier")
    context = _context(request) | {"crumbs": trail(title), "has_pdf": paper.can_write()}
    return render(request, "funding/paper.html", context)


@require_safe
def pdf(request: HttpRequest) -> HttpResponse:
    """The same as a PDF; there is none on a machine without Pango, and no page leads here then."""
    if not paper.can_write():
        raise Http404
    # Laying out a PDF takes a second of the machine.
    limits.take("funding-pdf", request, allowed=30, per=timedelta(hours=1))
    html = render_to_string("funding/paper-pdf.html", _context(request), request=request)
    name = _("regelingen")
    headers = {"Content-Disposition": f'attachment; filename="{name}.pdf"'}
    return HttpResponse(paper.as_pdf(html), content_type="application/pdf", headers=headers)


@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """The deadlines of what fits a question, as a calendar file."""
    question, today = question_of(request), days.today()
    fits = queries.fitting(
        queries.considered(question.answers), question.situation, today, closes_within=question.answers.closes_within
    )
    return _file(calendars.days_of(fits, today))


@require_safe
def scheme_calendar(request: HttpRequest, slug: str) -> HttpResponse:
    """The rounds of one scheme, as a calendar file."""
    return _file(calendars.days_of_scheme(scheme_for(slug), days.today()))


def _context(request: HttpRequest) -> dict[str, Any]:
    question, today = question_of(request), days.today()
    fits = queries.fitting(
        queries.considered(question.answers), question.situation, today, closes_within=question.answers.closes_within
    )
    keys = list(fits.values_list("pk", flat=True)[:MOST])
    found = queries.found_on(keys, question.situation, today)
    cards: list[Card] = [card_of(one, question.situation, today) for one in found]
    return {"cards": cards, "today": today, "query": question.query, "number": len(cards)}


def _file(found: Iterator[Day]) -> HttpResponse:
    headers = {"Content-Disposition": 'attachment; filename="deadlines.ics"'}
    return HttpResponse(written(found, days.now()), content_type="text/calendar; charset=utf-8", headers=headers)
