"""The closed vocabulary: what is known works, what is not known is refused with what is."""

import re
from html.parser import HTMLParser

import pytest
from django.template import Engine, RequestContext

from tests.ui.conftest import render
from tussenruimte.ui import examples
from tussenruimte.ui.vocabulary import ComponentError, component, components

EXAMPLES = [(word.name, example) for word in components().values() for example in word.examples]
VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "path", "circle"}


class Nesting(HTMLParser):
    """Notices elements that are not closed in the order they were opened, ids given twice, and style attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self.open.append(tag)
        self.note(attrs)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.note(attrs)

    def note(self, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _value in attrs]
        if len(names) != len(set(names)):
            self.wrong.append(f"an attribute twice: {attrs}")
        self.ids += [value for name, value in attrs if name == "id" and value]
        self.wrong += [f"{name}={value}" for name, value in attrs if name == "style" or name.startswith("on")]

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"</{tag}>")


@pytest.mark.parametrize(("name", "example"), EXAMPLES, ids=[f"{name}: {example.title}" for name, example in EXAMPLES])
def test_every_example_is_sound_html(name, example, request_of_a_page):
    html = (
        Engine.get_default()
        .from_string(example.code)
        .render(RequestContext(request_of_a_page, {"example": examples.ALL}))
    )
    nesting = Nesting()
    nesting.feed(html)
    assert html.strip()
    assert (nesting.wrong, nesting.open) == ([], [])
    assert len(nesting.ids) == len(set(nesting.ids))
    assert "<script" not in html
    assert not re.search(r"\d,\d+[ \"]", " ".join(re.findall(r'(?: d| x| y| cx| cy|viewBox)="([^"]*)', html)))


@pytest.mark.parametrize("word", components().values(), ids=str)
def test_every_component_says_what_it_is_promises_something_and_shows_itself(word):
    assert word.text.endswith(".")
    assert word.promises
    assert word.examples
    assert all(prop.text for prop in word.props)
    assert len(word.props) <= 8


def test_an_unknown_component_is_refused_with_the_names_there_are():
    with pytest.raises(ComponentError, match="er is geen onderdeel 'alret', wel \\['alert'"):
        render('{% ui "alret" %}x{% endui %}')


def test_an_unknown_prop_is_refused_with_the_props_there_are():
    with pytest.raises(ComponentError, match=re.escape("alert kent ['titel'] niet, wel ['level', 'title']")):
        render('{% ui "alert" titel="x" %}x{% endui %}')


def test_a_missing_prop_is_named():
    with pytest.raises(ComponentError, match=re.escape("button-link mist ['href']")):
        render('{% ui "button-link" %}x{% endui %}')


def test_a_wrong_value_is_refused_when_the_page_is_read():
    with pytest.raises(ComponentError, match=re.escape("alert: level is een van ['info', 'ok', 'warning', 'error']")):
        render('{% if no %}{% ui "alert" level="rood" %}x{% endui %}{% endif %}')


def test_a_wrong_value_from_the_page_is_refused_when_it_is_shown():
    with pytest.raises(ComponentError, match="niet 7"):
        render('{% ui "heading" level=level %}x{% endui %}', level=7)


def test_a_component_without_a_slot_refuses_content():
    with pytest.raises(ComponentError, match="breadcrumb heeft geen inhoud"):
        render('{% ui "breadcrumb" items=items %}x{% endui %}')


@pytest.mark.parametrize("code", ["{% component %}", "{% component alert %}"])
def test_a_component_is_named_in_quotes(code):
    with pytest.raises(ComponentError, match="tussen aanhalingstekens"):
        render(code)


def test_words_without_a_name_are_refused():
    with pytest.raises(ComponentError, match="schrijf naam=waarde in plaats van 'x'"):
        render("{% component \"gap\" gaps=g 'x' %}")


def test_what_people_typed_is_escaped_in_props_and_in_the_slot():
    html = render('{% ui "alert" title=evil %}{{ evil }}{% endui %}', evil="<script>alert(1)</script>")
    assert "<script>" not in html
    assert html.count("&lt;script&gt;") == 2


def test_a_component_sees_nothing_of_the_page_but_what_it_is_given():
    assert "geheim" not in render('{% ui "alert" %}x{% endui %}', title="geheim", level="geheim")


def test_a_component_is_read_once():
    assert component("alert") is component("alert")
    assert component("alert").template is component("alert").template
