"""The closed vocabulary of page components: read once from `components/<name>/<name>.yaml`, and held to.

A component is its folder: the YAML says its name, what it is, its props, what it promises and examples; the template
beside it gives the markup. A word a component does not know is refused, with the words it does know.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import yaml
from django.template import Context, Engine, Origin, Template, TemplateSyntaxError
from django.utils.safestring import SafeString, mark_safe

FOLDER = Path(__file__).resolve().parent / "components"
MOST_PROPS = 8
# What the page lends a component beside its props: who asks, and the form's proof of origin.
LENT = ("request", "user", "csrf_token", "messages")


class ComponentError(TemplateSyntaxError):
    """A component was asked for something it does not know."""


@dataclass(frozen=True)
class Prop:
    """One named input of a component."""

    name: str
    text: str
    required: bool = False
    default: Any = ""
    allowed: tuple[Any, ...] = ()

    def check(self, component: str, value: Any) -> None:
        """Refuses a value outside the allowed ones."""
        if self.allowed and value not in self.allowed:
            raise ComponentError(f"{component}: {self.name} is een van {list(self.allowed)}, niet {value!r}")


@dataclass(frozen=True)
class Example:
    """One use of a component, as a page writes it."""

    title: str
    code: str


@dataclass(frozen=True)
class Component:
    """One word of the vocabulary."""

    name: str
    text: str
    link: str
    slot: bool
    props: tuple[Prop, ...]
    promises: tuple[str, ...]
    examples: tuple[Example, ...]

    @cached_property
    def template(self) -> Template:
        """The markup, compiled once."""
        path = FOLDER / self.name / f"{self.name}.html"
        origin = Origin(str(path), f"ui/components/{self.name}")
        return Template(path.read_text(encoding="utf-8").strip(), origin, self.name, Engine.get_default())

    def check_names(self, given: Iterable[str]) -> None:
        """Refuses unknown props and missing required ones."""
        given = list(given)
        known = [prop.name for prop in self.props]
        if strange := [name for name in given if name not in known]:
            raise ComponentError(f"{self.name} kent {strange} niet, wel {known}")
        if missing := [prop.name for prop in self.props if prop.required and prop.name not in given]:
            raise ComponentError(f"{self.name} mist {missing}")

    def render(self, context: Context, given: Mapping[str, Any], slot: str = "") -> SafeString:
        """The component as HTML. It sees its props and its slot, and nothing else of the page."""
        values = {prop.name: given.get(prop.name, prop.default) for prop in self.props}
        for prop in self.props:
            prop.check(self.name, values[prop.name])
        lent = {name: context[name] for name in LENT if name in context}
        inner = context.new({**lent, **values, "slot": mark_safe(slot), "component": self.name})  # noqa: S308  rendered
        return self.template.render(inner)


@cache
def components() -> dict[str, Component]:
    """Every component by name."""
    return {path.parent.name: read(path) for path in sorted(FOLDER.glob("*/*.yaml"))}


def component(name: str) -> Component:
    """The component called this, or a refusal that lists the names there are."""
    try:
        return components()[name]
    except KeyError:
        raise ComponentError(f"er is geen onderdeel '{name}', wel {list(components())}") from None


def read(path: Path) -> Component:
    """A component from its YAML."""
    told = yaml.safe_load(path.read_text(encoding="utf-8"))
    props = tuple(read_prop(name, words or {}) for name, words in (told.get("props") or {}).items())
    if told["name"] != path.parent.name or len(props) > MOST_PROPS:
        raise ComponentError(f"{path}: name is de naam van de map, en er zijn hooguit {MOST_PROPS} props")
    return Component(
        name=told["name"],
        text=told["text"],
        link=told.get("link", ""),
        slot=told.get("slot", False),
        props=props,
        promises=tuple(told["promises"]),
        examples=tuple(Example(**example) for example in told["examples"]),
    )


def read_prop(name: str, words: dict[str, Any]) -> Prop:
    """One prop from its lines; a prop with allowed values and no default must be given."""
    return Prop(name=name, **{**words, "allowed": tuple(words.get("allowed", ()))})
