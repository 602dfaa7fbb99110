"""The tags `{% ui %}` and `{% component %}`: page components with a closed vocabulary; and how we write figures."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django import template
from django.core.paginator import Page
from django.http import HttpRequest, QueryDict
from django.template.base import FilterExpression, NodeList, Parser, Token, token_kwargs
from django.template.context import Context
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from tussenruimte.ui import figures, navigation, themes
from tussenruimte.ui.vocabulary import Component, ComponentError, component

register = template.Library()
EVIDENCE = {
    "seed": _("staat zo in de bron"),
    "external": _("uit een andere bron"),
    "general-knowledge": _("algemeen bekend"),
    "derived": _("door ons afgeleid"),
    "choice": _("onze keuze"),
    "unknown": _("onzeker"),
}
# How a threshold's state is coloured; any other state is plain.
STATE_TONES = {"genomen": "ok", "bezig": "wait", "nog-niet": "neutral", "nvt": "neutral"}


class ComponentNode(template.Node):
    """One use of a component in a page."""

    child_nodelists = ("nodelist",)

    def __init__(self, word: Component, props: Mapping[str, FilterExpression], nodelist: NodeList) -> None:
        self.word = word
        self.props = props
        self.nodelist = nodelist

    def render(self, context: Context) -> SafeString:
        """The component, with its props as they are now and its slot already rendered."""
        given = {name: value.resolve(context) for name, value in self.props.items()}
        return self.word.render(context, given, self.nodelist.render(context))


@register.tag("ui")
def do_ui(parser: Parser, token: Token) -> ComponentNode:
    """`{% ui "alert" level="warning" %}what it says{% endui %}`: a component around something."""
    word, props = read_use(parser, token)
    if not word.slot:
        raise ComponentError(f'{word.name} heeft geen inhoud; schrijf {{% component "{word.name}" … %}}')
    nodelist = parser.parse(("endui",))
    parser.delete_first_token()
    return ComponentNode(word, props, nodelist)


@register.tag("component")
def do_component(parser: Parser, token: Token) -> ComponentNode:
    """`{% component "pagination" page=page %}`: a component that stands by itself."""
    word, props = read_use(parser, token)
    return ComponentNode(word, props, NodeList())


def read_use(parser: Parser, token: Token) -> tuple[Component, dict[str, FilterExpression]]:
    """Which component a tag names and what it is given, checked as far as the page can be read."""
    tag, *bits = token.split_contents()
    if not bits or bits[0][0] not in "\"'":
        raise ComponentError(f'{{% {tag} %}} begint met een naam tussen aanhalingstekens, zoals {{% {tag} "alert" %}}')
    word = component(bits.pop(0)[1:-1])
    props = token_kwargs(bits, parser)
    if bits:
        raise ComponentError(f"{word.name}: schrijf naam=waarde in plaats van {' '.join(bits)}")
    word.check_names(props)
    for prop in word.props:
        if prop.name in props and isinstance(props[prop.name].var, str) and not props[prop.name].filters:
            prop.check(word.name, str(props[prop.name].var))
    return word, props


@register.filter
def euro(value: Decimal | float | None) -> str:
    """An amount in euros: € 1.234,50."""
    return figures.euro(value)


@register.filter
def figure(value: Decimal | float | None) -> str:
    """A number as people write it here: 1.234,5."""
    return figures.figure(value)


@register.filter
def dutch_day(value: date | None) -> str:
    """A day in words: 3 november 2026."""
    return figures.day(value)


@register.filter
def share(value: float | None) -> str:
    """A part of one as a percentage: 0.25 is 25%."""
    return figures.share(value)


@register.filter
def get(mapping: Mapping[str, Any], key: str) -> Any:
    """What a mapping holds under a key that is only known while rendering."""
    return mapping.get(key, "")


@register.filter
def state_tone(state: str) -> str:
    """The tone of a state's badge."""
    return STATE_TONES.get(state, "neutral")


@register.filter
def evidence_words(value: str) -> str:
    """How sure we are, in words."""
    return str(EVIDENCE.get(value, value))


@register.filter
def with_page(query: QueryDict | str, number: int) -> str:
    """The address of another page of the same list, filters kept."""
    changed = query.copy() if isinstance(query, QueryDict) else QueryDict(str(query or ""), mutable=True)
    changed["pagina"] = str(number)
    return "?" + changed.urlencode()


@register.filter
def elided_pages(page: Page[Any]) -> Iterator[int | str]:
    """The page numbers worth showing on a phone: the ends, and one either side of here."""
    return page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)


@register.simple_tag
def source_url(work: str) -> str:
    """Where the sources page tells about a work; empty when that page is not installed."""
    address = way_to("web:sources")
    return f"{address}#{work}" if address else ""


@register.simple_tag(takes_context=True)
def main_ways(context: Context) -> list[navigation.Way]:
    """The main navigation."""
    return navigation.main_ways(request_of(context))


@register.simple_tag(takes_context=True)
def other_languages(context: Context) -> list[tuple[str, navigation.Way]]:
    """The same page in each other language."""
    return navigation.other_languages(request_of(context))


@register.simple_tag
def foot_ways() -> list[navigation.Way]:
    """Links about the site itself."""
    return navigation.ways(navigation.FOOT)


@register.simple_tag
def knowledge_ways() -> list[navigation.Way]:
    """Links to what everything is built on."""
    return navigation.ways(navigation.KNOWLEDGE)


@register.simple_tag
def way_to(name: str) -> str:
    """The address of a page by name; empty when its room is not installed."""
    found = navigation.ways([(name, "")])
    return found[0].url if found else ""


@register.simple_tag
def theme() -> themes.Theme:
    """The look of this installation."""
    return themes.current_theme()


def request_of(context: Context) -> HttpRequest | None:
    """The request, where there is one."""
    return context.get("request")
