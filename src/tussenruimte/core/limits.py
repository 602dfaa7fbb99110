"""How often one address may do something: `limits.take("intake-send", request, allowed=10, per=timedelta(hours=1))`."""

import ipaddress
import re
from collections.abc import Callable
from datetime import timedelta
from math import ceil

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.crypto import salted_hmac
from django.utils.translation import ngettext

from tussenruimte.core import days
from tussenruimte.core.refusals import Refusal

UNKNOWN_ADDRESS = "0.0.0.0"  # noqa: S104  not bound to: it stands for an address we could not read
WITH_PORT = re.compile(r"^\[(?P<v6>[^\]]+)\](:\d+)?$|^(?P<v4>\d+\.\d+\.\d+\.\d+):\d+$")


class TooMany(Refusal):
    """Someone does something too often. Answered with 429 and when to try again."""

    def __init__(self, retry_after: timedelta) -> None:
        self.retry_after = retry_after
        minutes = max(1, ceil(retry_after / timedelta(minutes=1)))
        super().__init__(
            ngettext(
                "U deed dit te vaak achter elkaar. Probeer het over %(minutes)d minuut opnieuw.",
                "U deed dit te vaak achter elkaar. Probeer het over %(minutes)d minuten opnieuw.",
                minutes,
            )
            % {"minutes": minutes}
        )


def client_address(request: HttpRequest) -> str:
    """The address of the visitor: only as many `X-Forwarded-For` hops are believed as we have proxies of our own."""
    hops = [hop.strip() for hop in request.headers.get("X-Forwarded-For", "").split(",") if hop.strip()]
    trusted = settings.TRUSTED_PROXIES
    given = hops[-trusted] if 0 < trusted <= len(hops) else request.META.get("REMOTE_ADDR", "")
    if match := WITH_PORT.match(given):
        given = match["v6"] or match["v4"]
    try:
        return str(ipaddress.ip_address(given))
    except ValueError:
        return UNKNOWN_ADDRESS


def neighbourhood_of(address: str) -> str:
    """The address itself, or the /64 network of an IPv6 address: one household owns all of that."""
    parsed = ipaddress.ip_address(address)
    if parsed.version == 4:
        return address
    return str(ipaddress.ip_network(f"{address}/64", strict=False).network_address)


def take(action: str, request: HttpRequest, *, allowed: int, per: timedelta) -> None:
    """Counts one `action` of this visitor; refuses with `TooMany` after `allowed` of them in one window of `per`."""
    seconds = int(per.total_seconds())
    window, passed = divmod(int(days.now().timestamp()), seconds)
    # Only a keyed hash of the address is kept: the cache holds no personal data.
    who = salted_hmac("tussenruimte.limits", neighbourhood_of(client_address(request))).hexdigest()[:32]
    key = f"limits:{action}:{window}:{who}"
    cache.add(key, 0, timeout=seconds)
    try:
        count = cache.incr(key)
    except ValueError:  # evicted between the two calls
        count = 1
    if count > allowed:
        raise TooMany(timedelta(seconds=seconds - passed))


class TooManyMiddleware:
    """Answers `TooMany` with a page, status 429 and `Retry-After`, where a view did not."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Passes the request on."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """The page that says when to try again."""
        if not isinstance(exception, TooMany):
            return None
        response = render(request, "429.html", {"message": exception.message}, status=429)
        response["Retry-After"] = str(ceil(exception.retry_after.total_seconds()))
        return response
