"""Make the shipped CSS: the words of NL Design System we speak, and the tokens they need. See README.md beside it.

Run `npm ci` here first, then `python tools/css/build.py` from anywhere. Only the classes below are kept, because a page
may weigh little; a template that needs another one adds it to `COMPONENTS` and runs this again.
"""

import gzip
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
PACKAGES = HERE / "node_modules"
LIBRARY = PACKAGES / "@utrecht/component-library-css"
TOKENS = PACKAGES / "@nl-design-system-unstable/voorbeeld-design-tokens"
LETTER = PACKAGES / "@fontsource-variable/figtree"
# The signs that Dutch and its neighbours write with, and the features we use; the rest only weighs.
SIGNS = "U+0020-007E,U+00A0-017F,U+2010-2026,U+2030,U+2039,U+203A,U+20AC,U+2190-2193,U+2212"
FEATURES = "kern,liga,tnum,mark,mkmk,ccmp"
UI = HERE.parents[1] / "src/tussenruimte/ui"
STATIC = UI / "static/ui"

# Component names of the library (`utrecht-<name>`, its `__parts` and its `--variants`).
COMPONENTS = [
    "alert", "blockquote", "breadcrumb-nav", "button", "button-group", "button-link", "checkbox", "data-list",
    "document", "form-field", "form-field-description", "form-field-error-message", "form-fieldset", "form-label",
    "heading-1", "heading-2", "heading-3", "heading-4", "link", "nav-bar", "nav-list", "ordered-list", "page-footer",
    "page-header", "pagination", "paragraph", "radio-button", "root", "select", "separator", "skip-link",
    "status-badge", "table", "table-container", "textarea", "textbox", "unordered-list",
]  # fmt: skip
# Variants we speak; every other variant stays home. `html-…` are the real states of real elements.
VARIANTS = re.compile(
    r"--(html-(a|input|select|textarea|fieldset|legend|ol|blockquote)|custom|invalid|error|warning|ok|info|danger|"
    r"primary-action|secondary-action|subtle|column|checkbox|radio|lead|small|current|next|prev|overflow-inline|"
    r"numeric-data|first|last|visible|visible-on-focus|hidden|arabic|multiline)$"
)
# Parts our own markup has no use for, and badges in tones we give ourselves.
UNWANTED_PARTS = re.compile(
    r"breadcrumb-nav__(heading|separator|link)|nav-bar__heading|page-footer__address|alert__|paragraph__|"
    r"form-field__(label|description|error|input)|table__(figcaption|container|footer)|data-list__actions|badge--"
)
# Button tones other than danger; the ring around what has focus, for ours is the same everywhere; states we never use.
UNWANTED_SELECTOR = re.compile(
    r"button[\w-]*--(ready|warning)|:focus-visible|:disabled|:read-only|:active|aria-(pressed|disabled|busy)|:lang\(|"
    r":indeterminate"
)
# No button of ours is disabled or stays pressed, so what they would look like stays home.
UNWANTED_STATE = re.compile(r"button-([\w-]+-)?(pressed|disabled|active)-")
CLASS = re.compile(r"\.(-?[_a-zA-Z][\w-]*)")
VARIABLE = re.compile(r"var\(\s*(--[\w-]+)")


@dataclass(frozen=True)
class Rule:
    """A selector with its declarations, inside at-rules or not."""

    around: tuple[str, ...]
    selector: str
    body: str


def thin_letter(whole: Path, kept: Path) -> None:
    """Keeps of a letter only what our pages need; fonttools comes with the program's own environment."""
    python = Path(__file__).resolve().parents[2] / ".venv/bin/python"
    options = [f"--unicodes={SIGNS}", f"--layout-features={FEATURES}", "--flavor=woff2", f"--output-file={kept}"]
    subprocess.run([str(python), "-m", "fontTools.subset", str(whole), *options], check=True)


def read_rules(css: str, around: tuple[str, ...] = ()) -> Iterator[Rule]:
    """The rules of a style sheet as the library's compiler writes it: at-rules nest, rules do not."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    position = 0
    while (opening := css.find("{", position)) != -1:
        head = css[position:opening].rpartition(";")[2].strip()
        closing, depth = opening + 1, 1
        while depth:
            depth += {"{": 1, "}": -1}.get(css[closing], 0)
            closing += 1
        body = css[opening + 1 : closing - 1]
        if head.startswith("@"):
            yield from read_rules(body, (*around, " ".join(head.split())))
        else:
            yield Rule(around, " ".join(head.split()), tight(body))
        position = closing


def tight(body: str) -> str:
    """Declarations without the white space a browser does not need."""
    declarations = (" ".join(line.split()) for line in body.split(";"))
    wanted = (line for line in declarations if line and not UNWANTED_STATE.search(line.partition(":")[0]))
    return ";".join(re.sub(r"(?<=[(,])\s+|\s+(?=[),])", "", line.replace(": ", ":", 1)) for line in wanted)


def split_selectors(selector: str) -> list[str]:
    """A selector list cut at its outer commas."""
    parts, depth, part = [], 0, ""
    for letter in selector:
        depth += {"(": 1, ")": -1}.get(letter, 0)
        if letter == "," and depth == 0:
            parts.append(part.strip())
            part = ""
        else:
            part += letter
    return [*parts, part.strip()]


def is_spoken(class_name: str) -> bool:
    """Whether a class is one of the words we keep."""
    base, _, variant = class_name.removeprefix("utrecht-").partition("--")
    known = base.split("__")[0] in COMPONENTS and not UNWANTED_PARTS.search(class_name)
    return known and (not variant or bool(VARIANTS.search(class_name)))


def keep(rule: Rule) -> Rule | None:
    """The rule with only the selectors we speak, or nothing."""
    if any("ms-high-contrast" in line or line.startswith("@keyframes") for line in rule.around):
        return None
    said = [s for s in split_selectors(rule.selector) if not UNWANTED_SELECTOR.search(s)]
    kept = [s for s in said if (classes := CLASS.findall(s)) and all(map(is_spoken, classes))]
    return Rule(rule.around, ",".join(kept), rule.body) if kept and rule.body else None


def write(rules: list[Rule]) -> str:
    """The rules as text, one a line, neighbours in the same at-rule together."""
    lines: list[str] = []
    open_at: tuple[str, ...] = ()
    for rule in rules:
        if rule.around != open_at:
            lines.append("}" * len(open_at) + "".join(f"{line}{{" for line in rule.around))
            open_at = rule.around
        lines.append(f"{rule.selector}{{{rule.body}}}")
    lines.append("}" * len(open_at))
    return "\n".join(line for line in lines if line) + "\n"


def read_tokens() -> dict[str, str]:
    """Every token of the theme with its value."""
    css = re.sub(r"/\*.*?\*/", "", (TOKENS / "dist/theme.css").read_text(), flags=re.DOTALL)
    return dict(re.findall(r"^\s*(--[\w-]+):\s*(.+?);", css, flags=re.MULTILINE))


def needed(tokens: dict[str, str], css: str) -> dict[str, str]:
    """The tokens this CSS asks for, with the tokens those ask for in turn."""
    wanted, waiting = set(), set(VARIABLE.findall(css))
    while waiting:
        name = waiting.pop()
        if name in tokens and name not in wanted:
            wanted.add(name)
            waiting |= set(VARIABLE.findall(tokens[name]))
    return {name: tokens[name] for name in sorted(wanted)}


def resolve(tokens: dict[str, str]) -> dict[str, str]:
    """The same tokens with the private palette filled in; `basis` names stay, for they are what a theme replaces."""

    def fill(value: str) -> str:
        return re.sub(r"var\((--voorbeeld-[\w-]+)\)", lambda found: fill(tokens.get(found[1], "") or found[0]), value)

    return {name: fill(value) for name, value in tokens.items() if not name.startswith("--voorbeeld-")}


def our_css() -> str:
    """Our own style sheets, which ask for tokens too."""
    sheets = [*STATIC.glob("*.css"), *STATIC.glob("themes/*/theme.css"), *UI.glob("components/*/*.css")]
    return "\n".join(sheet.read_text() for sheet in sorted(sheets))


def main() -> None:
    """Write the vocabulary, the base tokens, the letter and their licences, and say what they weigh."""
    vendor = STATIC / "vendor"
    vendor.mkdir(parents=True, exist_ok=True)
    kept = [rule for found in read_rules((LIBRARY / "dist/index.css").read_text()) if (rule := keep(found))]
    vocabulary = write(kept)
    tokens = resolve(needed(read_tokens(), vocabulary + our_css()))
    base = ":root{\n" + "".join(f"{name}:{value};\n" for name, value in tokens.items()) + "}\n"
    heads = {
        "utrecht.css": "@utrecht/component-library-css 9.0.4, EUPL-1.2, utrecht.LICENSE.md; abridged by tools/css",
        "tokens.css": "voorbeeld-design-tokens 7.4.1, EUPL-1.2, tokens.LICENSE.md; abridged by tools/css",
    }
    for name, css in (("utrecht.css", vocabulary), ("tokens.css", base)):
        (vendor / name).write_text(f"/* {heads[name]} */\n{css}")
        print(f"{name}: {len(gzip.compress((vendor / name).read_bytes()))} bytes gzipped")
    shutil.copy(LIBRARY / "LICENSE.md", vendor / "utrecht.LICENSE.md")
    shutil.copy(TOKENS / "LICENSE.md", vendor / "tokens.LICENSE.md")
    thin_letter(LETTER / "files/figtree-latin-wght-normal.woff2", vendor / "figtree.woff2")
    shutil.copy(LETTER / "LICENSE", vendor / "figtree.LICENSE")


if __name__ == "__main__":
    main()
