"""A real browser for stories: headless Chromium, phone or desktop, with axe; no request may leave this machine.

`browser` is one browser for each module; `phone`, `small_phone` and `desktop` are fresh pages in it. Open an address
with `phone.goto(live_server.url + "/brillen/")` and end with `assert axe_violations(phone) == []`.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, sync_playwright

CHROMIUM = Path(os.environ.get("CHROMIUM", "/usr/bin/chromium"))
ARGUMENTS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One Chromium for the tests of a module."""
    if not CHROMIUM.exists():
        pytest.skip(f"geen browser op {CHROMIUM}: installeer het pakket chromium")
    # Playwright keeps an event loop in this thread; Django would refuse the database beside it.
    before = os.environ.get("DJANGO_ALLOW_ASYNC_UNSAFE")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    try:
        with sync_playwright() as playwright:
            chromium = playwright.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
            yield chromium
            chromium.close()
    finally:
        os.environ.pop("DJANGO_ALLOW_ASYNC_UNSAFE")
        if before is not None:
            os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = before


@contextmanager
def browser_page(browser: Browser, *, width: int = 1280, height: int = 900, javascript: bool = True) -> Iterator[Page]:
    """A fresh page, without cookies, of this size."""
    context = browser.new_context(
        viewport={"width": width, "height": height},
        java_script_enabled=javascript,
        locale="nl-NL",
        timezone_id="Europe/Amsterdam",
        reduced_motion="reduce",
    )
    context.set_default_timeout(10_000)
    try:
        yield context.new_page()
    finally:
        context.close()


@pytest.fixture
def desktop(browser: Browser) -> Iterator[Page]:
    """A page on a desk: 1280 pixels wide."""
    with browser_page(browser) as page:
        yield page


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A page on a phone: 375 pixels wide."""
    with browser_page(browser, width=375, height=812) as page:
        yield page


@pytest.fixture
def small_phone(browser: Browser) -> Iterator[Page]:
    """A page on the smallest screen we promise, which is also 400 % zoom on a desk: 320 pixels wide."""
    with browser_page(browser, width=320, height=640) as page:
        yield page


@pytest.fixture
def phone_without_javascript(browser: Browser) -> Iterator[Page]:
    """A phone on which no script runs."""
    with browser_page(browser, width=375, height=812, javascript=False) as page:
        yield page


def axe_violations(page: Page, *, within: str | None = None) -> list[str]:
    """What axe finds against WCAG 2.2 A and AA: one line for each element, empty when all is well."""
    options = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]}
    found: list[dict[str, Any]] = Axe().run(page, context=within, options=options).response["violations"]
    return [
        f"{violation['id']}: {violation['help']} — {node['html'][:200]} {' '.join(map(str, node['target']))}"
        for violation in found
        for node in violation["nodes"]
    ]


def scrolls_sideways(page: Page) -> bool:
    """Whether the page is wider than the screen."""
    return bool(page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))


def small_targets(page: Page, *, least: int = 24) -> list[str]:
    """Controls smaller than `least` pixels in either direction.

    Links inside a sentence are excepted; a link that is a line of a list has the room of its line around it.
    """
    script = """least => [...document.querySelectorAll(
        'a[href], button, input:not([type=hidden]), select, textarea, summary')]
      .filter(e => e.checkVisibility() && !e.closest('p, li p, dd, td, .tr-prose'))
      .filter(e => !e.matches('.utrecht-skip-link'))
      .map(e => [e, (e.closest('label') || (e.matches('li > a:first-child') ? e.parentElement : e))
        .getBoundingClientRect()])
      .filter(([e, r]) => r.width < least || r.height < least)
      .map(([e, r]) => `${e.outerHTML.slice(0, 120)} ${Math.round(r.width)}×${Math.round(r.height)}`)"""
    return list(page.evaluate(script, least))


def tab_to(page: Page, wanted: Locator) -> None:
    """Walks on by Tab until the focus is there; a person who cannot reach it is stuck."""
    for _step in range(150):
        if wanted.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"not reached by Tab: {wanted}")


def write(page: Page, label: str, text: str) -> None:
    """Walks to a field and types."""
    tab_to(page, page.get_by_label(label).first)
    page.keyboard.type(text)


def follow(page: Page, name: str, role: str = "button") -> None:
    """Presses Enter on a button or link and waits for the page behind it."""
    tab_to(page, page.get_by_role(role, name=name, exact=True).first)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def choose(page: Page, value: str) -> None:
    """Ticks what has this value with the space bar."""
    tab_to(page, page.locator(f"input[value='{value}']"))
    page.keyboard.press("Space")
