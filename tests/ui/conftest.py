"""Addresses that pages name, so that this room is tested without the rooms above it."""

from typing import Any

import pytest
from django.http import HttpRequest
from django.template import Context, Template
from django.test import RequestFactory


@pytest.fixture(autouse=True)
def addresses(settings: Any) -> None:
    """The addresses of `tests/ui/urls.py`."""
    settings.ROOT_URLCONF = "tests.ui.urls"


@pytest.fixture
def request_of_a_page() -> HttpRequest:
    """Someone asks for the lenses."""
    return RequestFactory().get("/brillen/", {"q": "buurt"})


def render(code: str, **context: object) -> str:
    """What a page with this code shows."""
    return Template(code).render(Context(context))
