"""Pages for when something went wrong: what happened, that nothing was lost, what to do."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from tussenruimte.opendata.middleware import PREFIX, problem


def answer(request: HttpRequest, status: int, title: str, template: str, message: str = "") -> HttpResponse:
    """A page for people, problem details for programs; `message` is the sentence of a refusal."""
    if request.path.startswith(PREFIX):
        return problem(status, title)
    return render(request, template, {"message": message}, status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The browser sent something we cannot read."""
    return answer(request, 400, _("Wij konden deze vraag niet lezen."), "400.html")


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Someone may not do this; the refusal's own sentence is shown when it has one."""
    return answer(request, 403, _("U mag dit niet doen."), "403.html", str(exception))


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """There is nothing here, or not for this person."""
    return answer(request, 404, _("Wij vonden hier niets."), "404.html")


def broken(request: HttpRequest) -> HttpResponse:
    """Something broke on our side."""
    return answer(request, 500, _("Er ging bij ons iets mis."), "500.html")


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that was open too long or came from elsewhere."""
    return answer(request, 403, _("Dit formulier stond te lang open."), "403_csrf.html")
