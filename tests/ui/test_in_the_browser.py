"""The building blocks in a real browser: for everyone, on every screen, with and without script."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser import axe_violations, browser_page, scrolls_sideways, small_targets

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]
GALLERY = "/componenten/"


@pytest.mark.parametrize("theme", ["voorbeeld", "rivier"])
@pytest.mark.parametrize("width", [320, 375, 1280])
def test_every_building_block_is_accessible_in_every_theme(browser, live_server, settings, theme, width):
    settings.THEME = theme
    with browser_page(browser, width=width) as page:
        page.goto(live_server.url + GALLERY)
        assert axe_violations(page) == []
        assert not scrolls_sideways(page)
        assert small_targets(page) == []


def test_buttons_are_large_enough_for_a_thumb(phone, live_server):
    phone.goto(live_server.url + GALLERY)
    small = phone.evaluate(
        "[...document.querySelectorAll('main .tr-button')].filter(b => b.checkVisibility())"
        ".filter(b => b.getBoundingClientRect().height < 44).length"
    )
    assert small == 0


def test_the_page_asks_nothing_of_others_and_breaks_no_rule_of_its_own(desktop, live_server):
    asked, said = [], []
    desktop.on("request", lambda request: asked.append(request.url))
    desktop.on("console", lambda message: said.append(message.text))
    desktop.goto(live_server.url + GALLERY)
    assert [url for url in asked if not url.startswith((live_server.url, "data:"))] == []
    assert said == []


def test_htmx_is_fetched_only_by_pages_that_use_it(desktop, live_server):
    asked = []
    desktop.on("request", lambda request: asked.append(request.url))
    desktop.goto(live_server.url + GALLERY)
    assert [url for url in asked if "htmx" in url] == []


def tab(page: Page, times: int = 1) -> None:
    for _ in range(times):
        page.keyboard.press("Tab")


def test_the_first_stop_of_the_keyboard_leads_past_the_menu(desktop, live_server):
    desktop.goto(live_server.url + "/componenten/#alert")
    desktop.evaluate("document.activeElement.blur(); scrollTo(0, 0)")
    desktop.locator("body").evaluate("body => { body.tabIndex = -1; body.focus() }")
    tab(desktop)
    skip = desktop.get_by_role("link", name="Naar de inhoud")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    desktop.keyboard.press("Enter")
    expect(desktop.locator("main")).to_be_focused()


def test_what_has_the_focus_is_seen(desktop, live_server):
    desktop.goto(live_server.url + GALLERY)
    for target in [".tr-logo", "main .tr-button", "main .utrecht-textbox", ".tr-card__link", ".tr-choice input"]:
        element = desktop.locator(target).first
        element.focus()
        desktop.keyboard.press("Shift")
        assert element.evaluate(
            "e => getComputedStyle(e).outlineStyle + parseFloat(getComputedStyle(e).outlineWidth)"
        ) in ("solid3",), target


def test_the_menu_opens_without_script_and_closes_with_escape_with_it(phone, phone_without_javascript, live_server):
    for page in (phone, phone_without_javascript):
        page.goto(live_server.url + GALLERY)
        menu = page.locator("body > header nav")
        expect(menu).to_be_hidden()
        page.locator("body > header summary").click()
        expect(menu).to_be_visible()
    phone.keyboard.press("Escape")
    expect(phone.locator("body > header nav")).to_be_hidden()
    expect(phone.locator("body > header summary")).to_be_focused()


@pytest.mark.parametrize("javascript", [True, False])
def test_the_summary_of_errors_has_the_focus(browser, live_server, javascript):
    with browser_page(browser, javascript=javascript) as page:
        page.goto(live_server.url + GALLERY)
        expect(page.locator("#fouten")).to_be_focused()


def test_a_link_in_the_summary_leads_to_the_question(desktop, live_server):
    desktop.goto(live_server.url + GALLERY)
    desktop.locator(".tr-error-summary a[href='#fout_phase_0']").click()
    expect(desktop.locator("#fout_phase_0")).to_be_focused()


def test_a_scale_is_answered_with_the_arrows(desktop, live_server):
    desktop.goto(live_server.url + GALLERY)
    desktop.locator("#id_innovation_0").focus()
    desktop.keyboard.press("Space")
    for _ in range(3):
        desktop.keyboard.press("ArrowRight")
    expect(desktop.locator("#id_innovation_3")).to_be_checked()


def test_letters_in_drawings_are_readable_on_the_smallest_phone(small_phone, live_server):
    small_phone.goto(live_server.url + GALLERY)
    sizes = small_phone.evaluate(
        "[...document.querySelectorAll('main svg text')].map(t => {"
        " const svg = t.ownerSVGElement, scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;"
        " return parseFloat(getComputedStyle(t).fontSize) * scale"
        "})"
    )
    assert min(sizes) >= 12


def test_no_letters_in_drawings_touch(desktop, live_server):
    desktop.goto(live_server.url + GALLERY)
    assert (
        desktop.evaluate(
            """[...document.querySelectorAll('main .tr-drawing__svg')].flatMap(svg => {
              const boxes = [...svg.querySelectorAll('text')].map(t => [t.textContent, t.getBoundingClientRect()]);
              const paper = svg.getBoundingClientRect();
              const meet = (a, b) => a.left < b.right - 1 && b.left < a.right - 1
                && a.top < b.bottom - 6 && b.top < a.bottom - 6;
              return boxes.flatMap(([text, a], i) => [
                ...boxes.slice(i + 1).filter(([, b]) => meet(a, b)).map(([other]) => `${text} × ${other}`),
                ...(a.left < paper.left - 1 || a.right > paper.right + 1 ? [`${text} outside`] : []),
              ]);
            })"""
        )
        == []
    )


def test_the_letter_is_our_own(desktop, live_server):
    desktop.goto(live_server.url + GALLERY)
    assert desktop.evaluate("document.fonts.ready.then(() => document.fonts.check('16px Figtree'))")


def test_on_paper_the_navigation_is_gone(desktop, live_server):
    desktop.goto(live_server.url + GALLERY)
    desktop.emulate_media(media="print")
    expect(desktop.locator("body > header nav")).to_be_hidden()
    expect(desktop.locator("body > footer .tr-footer")).to_be_hidden()
    expect(desktop.locator("main h1")).to_be_visible()
