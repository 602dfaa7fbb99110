"""Pages for when something went wrong: what happened, that nothing was lost, what to do."""

from django.http import HttpRequest, HttpResponse


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that was open too long or came from elsewhere."""
    return HttpResponse(status=403)
