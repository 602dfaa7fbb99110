"""How often one visitor may do something, by which address, and what they read when it was too often."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.http import HttpRequest
from django.test import RequestFactory
from django.utils import translation

from tussenruimte.core import limits
from tussenruimte.core.limits import TooMany, TooManyMiddleware, client_address, neighbourhood_of, take

HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def no_earlier_visits() -> None:
    """A fresh count for every test."""
    cache.clear()


def visit(address: str = "203.0.113.7", forwarded: str = "") -> HttpRequest:
    headers = {"x-forwarded-for": forwarded} if forwarded else {}
    return RequestFactory().post("/", REMOTE_ADDR=address, headers=headers)


def test_the_one_after_the_last_is_refused() -> None:
    for _time in range(3):
        take("send", visit(), allowed=3, per=HOUR)

    with pytest.raises(TooMany) as refused:
        take("send", visit(), allowed=3, per=HOUR)
    assert timedelta() < refused.value.retry_after <= HOUR


def test_deeds_and_addresses_count_apart() -> None:
    take("send", visit("203.0.113.7"), allowed=1, per=HOUR)
    take("claim", visit("203.0.113.7"), allowed=1, per=HOUR)
    take("send", visit("203.0.113.8"), allowed=1, per=HOUR)


def test_a_new_window_starts_afresh(monkeypatch: pytest.MonkeyPatch) -> None:
    now = limits.days.now()
    take("send", visit(), allowed=1, per=HOUR)
    monkeypatch.setattr(limits.days, "now", lambda: now + HOUR)
    take("send", visit(), allowed=1, per=HOUR)


def test_a_household_shares_its_ipv6_network() -> None:
    take("send", visit("2001:db8:1:2::1"), allowed=1, per=HOUR)
    with pytest.raises(TooMany):
        take("send", visit("2001:db8:1:2:ffff::9"), allowed=1, per=HOUR)
    assert neighbourhood_of("2001:db8:1:3::1") == "2001:db8:1:3::"


def test_no_address_is_kept() -> None:
    take("send", visit("203.0.113.7"), allowed=1, per=HOUR)

    assert "203.0.113.7" not in str(cache._cache)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [
        (0, "198.51.100.1", "203.0.113.7"),
        (1, "198.51.100.1", "198.51.100.1"),
        (1, "6.6.6.6, 198.51.100.1", "198.51.100.1"),
        (2, "6.6.6.6, 198.51.100.1, 10.0.0.1", "198.51.100.1"),
        (2, "198.51.100.1", "203.0.113.7"),
        (1, "", "203.0.113.7"),
        (1, "198.51.100.1:4711", "198.51.100.1"),
        (1, "[2001:db8::1]:4711", "2001:db8::1"),
        (1, "[2001:db8::1]", "2001:db8::1"),
        (1, "niet eens een adres", "0.0.0.0"),
    ],
)
def test_only_our_own_proxies_are_believed(settings: Any, proxies: int, forwarded: str, address: str) -> None:
    settings.TRUSTED_PROXIES = proxies

    assert client_address(visit("203.0.113.7", forwarded)) == address


def test_visitor_without_address_counts_too() -> None:
    assert client_address(visit("")) == "0.0.0.0"


@pytest.mark.parametrize(
    ("wait", "sentence"),
    [
        (timedelta(seconds=1), "U deed dit te vaak achter elkaar. Probeer het over 1 minuut opnieuw."),
        (timedelta(minutes=12, seconds=1), "U deed dit te vaak achter elkaar. Probeer het over 13 minuten opnieuw."),
    ],
)
def test_refusal_says_when_to_try_again(wait: timedelta, sentence: str) -> None:
    with translation.override("nl"):
        assert TooMany(wait).message == sentence


def test_page_says_it_with_429() -> None:
    middleware = TooManyMiddleware(lambda request: None)  # type: ignore[arg-type,return-value]
    answer = middleware.process_exception(visit(), TooMany(timedelta(minutes=12)))

    assert answer is not None
    assert (answer.status_code, answer["Retry-After"]) == (429, "720")
    assert "Probeer het over 12 minuten opnieuw." in answer.content.decode()
    assert middleware.process_exception(visit(), ValueError()) is None
