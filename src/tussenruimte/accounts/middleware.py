"""Officials and editors work with a second step; until they took it, they are visitors."""

from collections.abc import Callable
from typing import Any

from allauth.account.authentication import get_authentication_records
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from tussenruimte.accounts import permissions, rules

# Here the person is themself: to take the second step, or to leave.
OPEN_NAMES = frozenset({"account_logout", "accounts:second-step"})
OPEN_PREFIX = "mfa_"


class SecondFactorMiddleware:
    """Treats someone who still owes a second step as a visitor: reading goes on, acting leads to the second step."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Passes the request on."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        """Decides per page who is asking; a visitor without a session costs nothing."""
        if settings.SESSION_COOKIE_NAME not in request.COOKIES or not owes_second_factor(request):
            return None
        name = request.resolver_match.view_name if request.resolver_match else ""
        if name in OPEN_NAMES or name.startswith(OPEN_PREFIX):
            return None
        if name == "account_login":
            following = request.GET.get("next", "")
            safe = url_has_allowed_host_and_scheme(following, allowed_hosts={request.get_host()})
            return redirect_to_login(following if safe else "/", reverse("accounts:second-step"))
        visitor = AnonymousUser()

        async def auser() -> AnonymousUser:
            return visitor

        request.user, request.auser = visitor, auser
        return None


def owes_second_factor(request: HttpRequest) -> bool:
    """Is someone signed in whose role asks for a second step that this session has not seen?"""
    person = request.user
    if not permissions.needs_second_factor(person):
        return False
    return not rules.second_factor_was_used(get_authentication_records(request, person))
