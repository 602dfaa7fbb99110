"""Every address of the site that needs nothing more than its name, as a visitor and as a stranger meets it."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from tussenruimte.accounts.models import Person
from tussenruimte.core.headers import HEADERS

ANSWERS = {200, 301, 302, 403, 404, 405}


def addresses(patterns: list[URLPattern | URLResolver], before: str = "/") -> Iterator[str]:
    """All addresses without a part to fill in."""
    for pattern in patterns:
        part = str(pattern.pattern)
        if any(sign in part for sign in "<(^"):
            continue
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern.url_patterns, before + part)
        else:
            yield before + part


@pytest.fixture
def every_address() -> list[str]:
    """Sorted, so that a fault is easy to find again."""
    found = sorted(set(addresses(get_resolver().url_patterns)))
    assert "/account/login/" in found
    return found


def test_every_address_is_answered_safely_to_a_visitor(every_address: list[str], db: None) -> None:
    for path in every_address:
        answer = Client(raise_request_exception=False).get(path)

        assert answer.status_code in ANSWERS, path
        assert "unsafe" not in answer["Content-Security-Policy"], path
        assert {name: answer.get(name) for name in HEADERS} == HEADERS, path
        assert "sessionid" not in answer.cookies, path


def test_nothing_happens_at_any_address_to_who_only_looks(every_address: list[str], stranger: Person) -> None:
    client = Client(raise_request_exception=False)
    client.force_login(stranger)
    before = list(Person.objects.values())

    answers = {path: client.get(path).status_code for path in every_address}

    assert {path: status for path, status in answers.items() if status not in ANSWERS} == {}
    assert client.get("/mijn-account/").status_code == 200
    assert list(Person.objects.values()) == before


def test_no_form_is_taken_from_elsewhere(every_address: list[str], stranger: Person) -> None:
    client = Client(enforce_csrf_checks=True, raise_request_exception=False)
    client.force_login(stranger)

    taken = {path: client.post(path, {}).status_code for path in every_address if not path.startswith("/api/")}

    assert {path: status for path, status in taken.items() if status not in {301, 302, 403, 404, 405}} == {}
