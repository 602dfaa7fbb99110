"""The base page, its navigation, its themes, and the gallery."""

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.template.loader import render_to_string
from django.urls import resolve, reverse
from django.utils.translation import override

from tussenruimte.ui import navigation, themes
from tussenruimte.ui.vocabulary import components

BASE = "web/base.html"


def test_the_navigation_marks_the_room_we_are_in(request_of_a_page):
    assert [way.title for way in navigation.main_ways(request_of_a_page) if way.current] == ["Brillen"]
    assert not any(way.current for way in navigation.main_ways(None))


def test_a_room_that_is_not_installed_has_no_link():
    assert navigation.ways([("nowhere:page", "Nergens")]) == []


def test_every_link_of_the_site_leads_somewhere(settings):
    settings.ROOT_URLCONF = "tussenruimte.web.urls"
    names = [*navigation.MAIN, *navigation.FOOT, *navigation.KNOWLEDGE]
    names += [(name, "") for name in ("web:home", "web:my-desk", "scans:start", "accounts:personas", "account_login")]
    assert [way.title for way in navigation.ways(names)] == [str(title) for _name, title in names]
    assert all(resolve(reverse(name)) for name, _title in names)


def test_the_other_language_is_the_same_page(settings, rf):
    settings.ROOT_URLCONF = "tussenruimte.web.urls"
    request = rf.get("/brillen/", {"q": "buurt"})
    with override("nl"):
        ((code, way),) = navigation.other_languages(request)
    assert (code, way.title, way.url) == ("en", "English", "/en/brillen/?q=buurt")
    with override("en"):
        ((code, way),) = navigation.other_languages(rf.get("/en/brillen/"))
    assert (code, way.title, way.url) == ("nl", "Nederlands", "/brillen/")


def test_without_a_request_the_other_language_starts_at_the_beginning():
    assert navigation.other_languages(None)[0][1].url == "/"


def test_the_base_page_holds_together(request_of_a_page):
    html = render_to_string(BASE, request=request_of_a_page)
    assert '<html lang="nl" class="voorbeeld-theme">' in html
    assert html.count("<main") == html.count("<h1") + 1 == 1
    assert 'href="#inhoud"' in html
    assert "inline" not in html
    assert " style=" not in html
    assert "Inloggen" in html


def test_the_demonstration_says_that_it_is_one(settings, rf):
    settings.DEMO = True
    assert "Kies wie u bent" in render_to_string(BASE, request=rf.get("/"))
    settings.DEMO = False
    assert "demonstratie" not in render_to_string(BASE, request=rf.get("/"))


def test_a_theme_changes_one_link_and_one_class(settings, rf):
    one = render_to_string(BASE, request=rf.get("/"))
    settings.THEME = "rivier"
    other = render_to_string(BASE, request=rf.get("/"))
    assert one.replace("voorbeeld-theme", "rivier-theme").replace("themes/voorbeeld", "themes/rivier") == other


def test_an_unknown_theme_is_refused_with_the_themes_there_are():
    with pytest.raises(ImproperlyConfigured, match=r"THEME is een van \['rivier', 'voorbeeld'\], niet 'paars'"):
        themes.theme("paars", "")


def test_a_municipality_brings_its_own_tokens(settings, client, tmp_path):
    own = tmp_path / "leiden.css"
    own.write_text(".leiden-theme { --basis-heading-color: navy; }")
    settings.THEME_CSS = str(own)
    html = client.get("/componenten/").content.decode()
    assert 'class="voorbeeld-theme leiden-theme"' in html
    assert 'href="/thema.css"' in html
    answer = client.get("/thema.css")
    assert answer["Content-Type"] == "text/css; charset=utf-8"
    assert b"leiden-theme" in answer.content


def test_without_own_tokens_there_is_no_such_file(client):
    assert client.get("/thema.css").status_code == 404


@pytest.mark.parametrize(
    "css", ["@import 'x.css';", ".a { background: url(https://elders.example/x.png) }", ".a{src:url('//x')}"]
)
def test_own_tokens_may_not_reach_outside(tmp_path, css):
    own = tmp_path / "buiten.css"
    own.write_text(css)
    with pytest.raises(ImproperlyConfigured, match="haalt iets van elders"):
        themes.own_tokens(str(own))


def test_own_tokens_that_are_not_there_are_named(tmp_path):
    with pytest.raises(ImproperlyConfigured, match="er is geen bestand"):
        themes.own_tokens(str(tmp_path / "weg.css"))


def test_the_gallery_shows_every_component(client):
    html = client.get("/componenten/").content.decode()
    assert [name for name in components() if f'id="{name}"' not in html] == []


@pytest.mark.parametrize("page", ["400.html", "403.html", "403_csrf.html", "404.html", "500.html"])
def test_pages_for_when_something_went_wrong_say_what_to_do(page, rf):
    html = render_to_string(page, request=rf.get("/"))
    assert html.count("<h1") == 1
    assert "<script>" not in html


def test_the_page_for_a_broken_server_needs_nothing_but_itself():
    assert "Dat ligt aan ons" in render_to_string("500.html")


def test_a_refusal_is_shown_in_its_own_words(rf):
    assert "Alleen de eigenaar mag dit." in render_to_string(
        "403.html", {"message": "Alleen de eigenaar mag dit."}, request=rf.get("/")
    )
