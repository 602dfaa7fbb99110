"""Every page in a real browser: without barriers, light, asking nothing of others, in two languages."""

import gzip
from collections.abc import Iterator
from itertools import groupby
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import axe_violations, browser_page, scrolls_sideways
from tests.journeys.addresses import NO_PAGE, Visit, every_name, every_visit
from tests.journeys.conftest import Site

pytestmark = [pytest.mark.e2e, pytest.mark.slow]  # a browser opens every page there is
SCREENS = {"phone": (375, 812), "desktop": (1280, 900)}
KB = 1024
FIRST_VIEW, WITH_MAP = 50 * KB, 100 * KB


@pytest.fixture(scope="module")
def visits(site: Site) -> list[Visit]:
    """Every page, in order of who opens it, so that signing in happens once for each person."""
    return sorted(every_visit(site), key=lambda one: one.who)


def test_no_page_is_forgotten(visits: list[Visit]) -> None:
    explained = {name for names in NO_PAGE.values() for name in names}
    visited = {visit.name for visit in visits}

    assert every_name() - visited - explained == set()
    assert explained - every_name() == set(), "explained, yet not there"
    assert explained & visited == set(), "explained, yet visited"


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_page_is_for_everyone(browser: Browser, site: Site, visits: list[Visit], language: str) -> None:
    faults: list[str] = []
    with browser_page(browser, width=375, height=812) as page:
        _note_requests_and_complaints(page, site, faults)
        for visit in _signed_in(page, site, visits):
            found = _look(page, site, visit, language)
            faults += [f"{language} {visit}: {fault}" for fault in found]
    assert not faults, "\n".join(faults)


def _signed_in(page: Page, site: Site, visits: list[Visit]) -> Iterator[Visit]:
    """The pages one by one, with the right person signed in."""
    for who, pages in groupby(visits, key=lambda one: one.who):
        site.sign_in(page, who)
        yield from pages


def _note_requests_and_complaints(page: Page, site: Site, faults: list[str]) -> None:
    """Whatever goes to another address, and whatever the browser refuses, is a fault."""

    def requested(request: Any) -> None:
        if not request.url.startswith((site.url, "data:")):
            faults.append(f"{page.url} asks {request.url}")

    def complained(message: Any) -> None:
        is_status = "server responded with a status of 4" in message.text
        if message.type in ("error", "warning") and not is_status:
            faults.append(f"{page.url} complains: {message.text}")

    page.on("request", requested)
    page.on("console", complained)
    page.on("pageerror", lambda error: faults.append(f"{page.url} breaks: {error}"))


def _look(page: Page, site: Site, visit: Visit, language: str) -> Iterator[str]:
    """What is wrong with one page, on each screen."""
    prefix = "/en" if language == "en" else ""
    answer = page.goto(site.url + prefix + visit.path)
    assert answer is not None
    if answer.status != visit.status:
        yield f"answers {answer.status}"
    if not page.url.endswith(visit.path):
        yield f"leads to {page.url}"
    if page.locator("html").get_attribute("lang") != language:
        yield "speaks another language"
    if (heads := page.locator("h1").count()) != 1:
        yield f"has {heads} main headings"
    yield from _weighed(page)
    for screen, (width, height) in SCREENS.items():
        page.set_viewport_size({"width": width, "height": height})
        yield from (f"{screen}: {line}" for line in axe_violations(page))
    page.set_viewport_size({"width": 320, "height": 640})
    if scrolls_sideways(page):
        yield "scrolls sideways at 320 pixels"


_sizes: dict[str, int] = {}


def _weighed(page: Page) -> Iterator[str]:
    """Says so when the page with all it uses is too heavy, each part compressed as the server sends it."""
    used = page.evaluate("performance.getEntriesByType('resource').map(one => one.name)")
    for url in used:
        if url not in _sizes:
            _sizes[url] = len(gzip.compress(page.request.get(url).body()))
    weight = len(gzip.compress(page.content().encode())) + sum(_sizes[url] for url in dict.fromkeys(used))
    limit = WITH_MAP if page.locator(".tr-map").count() else FIRST_VIEW
    if weight > limit:
        yield f"weighs {weight} bytes, more than {limit}"
