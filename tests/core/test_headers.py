"""The safe headers are on every answer: pages, missing pages, faults, wrong hosts, the API and files."""

from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path

from tussenruimte.core.headers import HEADERS
from tussenruimte.web import urls


def broken(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("a fault of ours")


urlpatterns = [path("stuk/", broken), *urls.urlpatterns]
PLACES = [
    ("/account/login/", 200),
    ("/kwetsbaarheid-melden/", 200),
    ("/bestaat-niet/", 404),
    ("/en/bestaat-niet/", 404),
    ("/api/v1/openapi.json", 200),
    ("/api/v1/bestaat-niet", 404),
    ("/gezond/leeft/", 200),
    ("/.well-known/security.txt", 200),
    ("/stuk/", 500),
]


@pytest.fixture
def visitor(settings: Any, db: None) -> Client:
    """Someone who also sees our faults as answers."""
    settings.ROOT_URLCONF = __name__
    return Client(raise_request_exception=False)


def policy(answer: Any) -> dict[str, str]:
    """The content security policy by directive."""
    parts = (part.strip().partition(" ") for part in answer["Content-Security-Policy"].split(";"))
    return {name: value for name, _space, value in parts if name}


@pytest.mark.parametrize(("address", "status"), PLACES)
def test_headers_are_everywhere(visitor: Client, address: str, status: int) -> None:
    answer = visitor.get(address)

    assert answer.status_code == status
    assert {name: answer.get(name) for name in HEADERS} == HEADERS
    directives = policy(answer)
    assert directives["default-src"] == "'none'"
    assert directives["script-src"] == directives["style-src"] == "'self'"
    assert directives["frame-ancestors"] == directives["base-uri"] == directives["object-src"] == "'none'"
    assert "unsafe" not in answer["Content-Security-Policy"]


def test_wrong_host_gets_the_headers_and_no_page(visitor: Client) -> None:
    answer = visitor.get("/account/login/", headers={"host": "kwaad.example"})

    assert answer.status_code == 400
    assert "Content-Security-Policy" in answer
    assert "X-Content-Type-Options" in answer


def test_form_from_elsewhere_is_refused_with_the_headers(db: None) -> None:
    answer = Client(enforce_csrf_checks=True).post("/account/login/", {"login": "a@voorbeeld.example"})

    assert answer.status_code == 403
    assert "Content-Security-Policy" in answer


def test_https_is_forced_and_remembered(visitor: Client, settings: Any) -> None:
    settings.SECURE_SSL_REDIRECT = settings.SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    settings.SECURE_HSTS_SECONDS = 31_536_000
    moved = visitor.get("/account/login/")
    assert (moved.status_code, moved["Location"]) == (301, "https://testserver/account/login/")
    answer = visitor.get("/stuk/", secure=True)
    assert answer["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"
    assert visitor.get("/gezond/leeft/").status_code == 200


def test_no_header_forces_https_where_there_is_none(visitor: Client) -> None:
    assert "Strict-Transport-Security" not in visitor.get("/account/login/")


@pytest.mark.parametrize("address", ["/kwetsbaarheid-melden/", "/gezond/leeft/", "/.well-known/security.txt"])
def test_reading_sets_no_cookie(visitor: Client, address: str) -> None:
    answer = visitor.get(address)

    assert not answer.cookies
    assert "sessionid" not in answer.cookies


def test_cookies_are_for_the_site_alone(visitor: Client, settings: Any) -> None:
    settings.CSRF_COOKIE_SECURE = True
    cookie = visitor.get("/account/login/").cookies["csrftoken"]

    assert cookie["httponly"]
    assert cookie["secure"]
    assert cookie["samesite"] == "Lax"
    assert "sessionid" not in visitor.get("/account/login/").cookies


def test_health_and_files_do_not_vary_by_cookie(visitor: Client) -> None:
    assert "Cookie" not in visitor.get("/gezond/leeft/").get("Vary", "")
    assert "Cookie" not in visitor.get("/.well-known/security.txt").get("Vary", "")
    assert "Cookie" in visitor.get("/account/login/")["Vary"]
