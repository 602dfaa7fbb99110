"""Leaving a draft for later, checking it, and sending it."""

from datetime import timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tussenruimte.core import days, limits
from tussenruimte.core.refusals import Refusal
from tussenruimte.frameworks.schema import Question, Questionnaire
from tussenruimte.scans import actions, emails, rules
from tussenruimte.scans.forms import LinkForm
from tussenruimte.scans.models import Response
from tussenruimte.scans.questionnaires import shares_when_sent
from tussenruimte.scans.rules import Basics
from tussenruimte.scans.views.drafts import CHECK, Journey, asked_in, journey, of_draft, posted, status_of, tells_basics


@require_http_methods(["GET", "POST"])
@of_draft
def later(request: HttpRequest, response: Response) -> HttpResponse:
    """The link to go on with, on the page and by mail."""
    form = LinkForm(posted(request), initial={"email": emails.address_of(response)})
    if request.method == "POST" and form.is_valid():
        limits.take("intake-link", request, allowed=5, per=timedelta(hours=1))
        emails.send_link(response, form.cleaned_data["email"])
        messages.success(request, _("De link is gemaild."))
        return redirect("scans:later", response.token)
    link = emails.site_address("scans:resume", response.token)
    return render(request, "scans/later.html", {"form": form, "response": response, "link": link})


@require_http_methods(["GET", "POST"])
@of_draft
def check(request: HttpRequest, response: Response) -> HttpResponse:
    """Every answer once more, each with a way to change it; and the button that sends."""
    asked = asked_in(response)
    place = journey(response, asked, CHECK)
    refused = ""
    status = 200
    if request.method == "POST":
        try:
            limits.take("intake-send", request, allowed=10, per=timedelta(hours=1))
            sent = actions.send_response(response=response, at=days.now(), share="deel" in request.POST)
        except Refusal as refusal:
            refused, status = str(refusal.message), status_of(refusal)
        else:
            return redirect("scans:receipt", sent.token)
    context = {
        "place": place,
        "response": response,
        "refused": refused,
        "told": Basics.read(response.basics) if tells_basics(response) else None,
        "mail": emails.address_of(response),
        "parts": told_parts(response, asked, place),
        "progress": rules.progress(asked, response.answers),
        "missing": rules.unanswered(asked, response.answers, required=True),
        "told_to_all": shares_when_sent(asked.id),
    }
    return render(request, "scans/check.html", context, status=status)


def told_parts(
    response: Response, asked: Questionnaire, place: Journey | None = None
) -> list[tuple[str, str, list[tuple[Question, rules.Shown]]]]:
    """Per section its title, where to change it, and each question with its answer."""
    urls = {stop.id: stop.url for stop in place.stops} if place else {}
    return [
        (
            section.title,
            urls.get(section.id, ""),
            [(q, rules.shown(q, response.answers)) for q in rules.questions_of(asked, section.id)],
        )
        for section in rules.sections_of(asked)
    ]
