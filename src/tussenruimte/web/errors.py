"""Pages for when something went wrong: what happened, that nothing was lost, what to do."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

API = "/api/"


def problem(request: HttpRequest, status: int, title: str, template: str) -> HttpResponse:
    """A page for people, problem details (RFC 9457) for programs."""
    if request.path.startswith(API):
        body = {"type": "about:blank", "status": status, "title": title, "detail": title}
        answer = JsonResponse(body, status=status, content_type="application/problem+json")
        answer["API-Version"] = "1.0.0"
        return answer
    return render(request, template, status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The browser sent something we cannot read."""
    return problem(request, 400, _("Wij konden deze vraag niet lezen."), "400.html")


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Someone may not do this; the refusal's own sentence is shown when it has one."""
    return problem(request, 403, _("U mag dit niet doen."), "403.html")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """There is nothing here, or not for this person."""
    return problem(request, 404, _("Wij vonden hier niets."), "404.html")


def broken(request: HttpRequest) -> HttpResponse:
    """Something broke on our side."""
    return problem(request, 500, _("Er ging bij ons iets mis."), "500.html")


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that was open too long or came from elsewhere."""
    return problem(request, 403, _("Dit formulier stond te lang open."), "403_csrf.html")
