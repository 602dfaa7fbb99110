"""Questionnaires on paper: the same questions, with boxes to tick and room to write."""

import segno
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from tussenruimte.frameworks.schema import Question, Questionnaire
from tussenruimte.scans import emails, rules
from tussenruimte.scans.questionnaires import INTAKE, questionnaire


@require_safe
def paper(request: HttpRequest) -> HttpResponse:
    """The intake to print on A4, with a QR code to the page where one can tell it online."""
    return _printed(request, questionnaire(INTAKE), emails.site_address("scans:start"))


@require_safe
def blank(request: HttpRequest, framework: str) -> HttpResponse:
    """Any questionnaire to print on A4 and fill in at a table."""
    try:
        asked = questionnaire(framework)
    except KeyError:
        raise Http404 from None
    return _printed(request, asked, emails.site_address("scans:new", asked.id))


def _printed(request: HttpRequest, asked: Questionnaire, address: str) -> HttpResponse:
    drawn = segno.make(address, error="m").svg_inline(scale=3, border=2, title=address)
    context = {
        "asked": asked,
        "is_intake": asked.id == INTAKE,
        "address": address,
        "code": mark_safe(drawn),  # noqa: S308  drawn by segno from our own address
        "parts": [(s, [_with_boxes(q) for q in rules.questions_of(asked, s.id)]) for s in rules.sections_of(asked)],
    }
    return render(request, "scans/paper.html", context)


def _with_boxes(question: Question) -> tuple[Question, tuple[rules.Choice, ...]]:
    """A question with what can be ticked."""
    writes = question.type in ("text", "short-text")
    return question, () if writes else rules.choices_of(question)
