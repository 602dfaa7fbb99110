"""What every answer of the API has, errors and unknown addresses included."""

from collections.abc import Callable
from http.client import responses

from django.http import HttpRequest, HttpResponse, JsonResponse

PREFIX = "/api/"
VERSION = "1.0.0"
PROBLEM = "application/problem+json"


class ApiHeadersMiddleware:
    """Adds the version and CORS headers, and turns every other error into problem details."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Passes on what is not the API's."""
        answer = self.get_response(request)
        if not request.path.startswith(PREFIX):
            return answer
        if answer.status_code >= 400 and answer.get("Content-Type") != PROBLEM:
            allowed = answer.get("Allow")
            answer = problem(answer.status_code, responses.get(answer.status_code, "Fout"))
            if allowed:
                answer["Allow"] = allowed
        answer["API-Version"] = VERSION
        answer["Access-Control-Allow-Origin"] = "*"
        answer["Access-Control-Expose-Headers"] = "API-Version, Link"
        return answer


def problem(status: int, title: str, detail: str = "", invalid: list[dict[str, str]] | None = None) -> JsonResponse:
    """Problem details as RFC 9457 has them."""
    body = {"type": "about:blank", "status": status, "title": title, "detail": detail or title}
    if invalid:
        body["invalid"] = invalid
    return JsonResponse(body, status=status, content_type=PROBLEM)
