"""Writes the list of page components in the documentation from their own descriptions: `python -m tools.components`."""

from pathlib import Path

from tussenruimte.ui.vocabulary import Component, Prop, components

PAGE = Path(__file__).resolve().parent.parent / "docs/reference/components.md"
HEAD = """# Page components

Made from `src/tussenruimte/ui/components/*/*.yaml` by `python -m tools.components`; a test keeps it complete. The same
descriptions, with working examples, are on the page `/componenten/`. They are in Dutch, as the screen is.

A page speaks in components: `{% ui "name" word=value %}content{% endui %}` where there is content, and
`{% component "name" word=value %}` where there is none. A word that is not listed is refused, with the words that are.
"""


def page() -> str:
    """The whole page."""
    words = components().values()
    index = " · ".join(f"[{word.name}](#{word.name})" for word in words)
    return "\n".join([HEAD, index, *(describe(word) for word in words)])


def describe(word: Component) -> str:
    """One component: what it is, its words, what it promises, how it is written."""
    link = f" [NL Design System]({word.link})" if word.link else ""
    lines = [f"\n## {word.name}\n", f"{word.text}{link}\n"]
    if word.props:
        lines += ["| word | what it is | values |", "|---|---|---|", *map(row, word.props), ""]
    lines += [f"- {promise}" for promise in word.promises]
    lines += ["", "```django", *(example.code.strip() for example in word.examples), "```"]
    return "\n".join(lines)


def row(prop: Prop) -> str:
    """One word of a component, as a row."""
    values = " · ".join(map(str, prop.allowed)) or ("required" if prop.required else "")
    default = f" (default {prop.default})" if prop.allowed and not prop.required else ""
    return f"| `{prop.name}` | {prop.text} | {values}{default} |"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
