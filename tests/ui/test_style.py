"""What the style sheets promise: every class is shipped, colours are tokens, nothing is heavy or from elsewhere."""

import gzip
import re
from pathlib import Path

import pytest

ROOMS = Path("src/tussenruimte")
STATIC = ROOMS / "ui/static/ui"
TEMPLATES = sorted(ROOMS.rglob("*.html"))
SHEETS = sorted(path for path in ROOMS.glob("*/static/**/*.css"))
SCRIPTS = sorted(ROOMS.glob("*/static/**/*.js"))
TAG = re.compile(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}", re.DOTALL)
CLASSES = re.compile(r'class="((?:\{%.*?%\}|\{\{.*?\}\}|[^"])*)"', re.DOTALL)
FIRST_VIEW = ["vendor/utrecht.css", "vendor/tokens.css", "themes/voorbeeld/theme.css", "tussenruimte.css"]


def words_of(template: str) -> set[str]:
    """The classes of the design system and ours in a template; a word that a variable completes is left out."""
    found = set()
    for written in CLASSES.findall(template):
        for word in TAG.sub("\0", written).split():
            pieces = [word] if not re.search(r"-\0", word) else []
            found |= {piece for whole in pieces for piece in whole.split("\0") if re.match(r"(utrecht|nl|tr)-", piece)}
    return found


def shipped() -> set[str]:
    """Every class in our style sheets."""
    return {word for sheet in SHEETS for word in re.findall(r"\.((?:utrecht|nl|tr)-[\w-]+)", sheet.read_text())}


def test_every_class_in_a_template_is_shipped():
    # A script may find its place by a class too.
    known = shipped() | {word for script in SCRIPTS for word in re.findall(r"\.(tr-[\w-]+)", script.read_text())}
    missing = {
        f"{word} in {path.relative_to(ROOMS)}" for path in TEMPLATES for word in words_of(path.read_text()) - known
    }
    assert sorted(missing) == []


def test_every_class_in_the_gallery_is_shipped(client):
    html = client.get("/componenten/").content.decode()
    said = {word for words in re.findall(r'class="([^"]*)"', html) for word in words.split()}
    # Of our own variants some look like the plain thing; the design system's always mean something.
    ours_plain = {word for word in said if word.startswith("tr-") and "--" in word}
    assert sorted(word for word in said - ours_plain - shipped() if word.startswith(("utrecht-", "tr-"))) == []


# On paper: what makes the PDF reads a drawing's own style only, and no browser ever does.
PAPER = {"paper-style.html", "pdf.css"}


@pytest.mark.parametrize("path", [path for path in TEMPLATES if path.name not in PAPER], ids=str)
def test_no_template_has_style_or_script_of_its_own(path):
    text = path.read_text()
    assert not re.search(r"\sstyle=|<style|\son[a-z]+=\"", text)
    assert not re.search(r"<script(?![^>]*\ssrc=)(?![^>]*type=\"application/(?:ld\+)?json\")", text)


@pytest.mark.parametrize(
    "sheet", [sheet for sheet in SHEETS if not {"themes", "vendor", *PAPER} & set(sheet.parts)], ids=str
)
def test_colours_stand_in_token_files_only(sheet):
    css = re.sub(r"/\*.*?\*/", "", sheet.read_text(), flags=re.DOTALL)
    assert (
        re.findall(r"#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch)a?\(|:\s*(?:white|black|red|navy)\b", css, re.IGNORECASE) == []
    )


@pytest.mark.parametrize("sheet", SHEETS, ids=str)
def test_nothing_is_fetched_from_elsewhere(sheet):
    assert re.findall(r"url\(\s*[\"']?(?:https?:)?//|@import", sheet.read_text()) == []


def test_every_token_we_use_exists():
    used = {token for sheet in SHEETS for token in re.findall(r"var\((--(?:basis|tr)-[\w-]+)\)", sheet.read_text())}
    made = {token for sheet in SHEETS for token in re.findall(r"(--[\w-]+)\s*:", sheet.read_text())}
    assert sorted(used - made) == []


def test_the_second_theme_shows_that_two_dozen_tokens_are_enough():
    tokens = re.findall(r"^\s+(--[\w-]+):", (STATIC / "themes/rivier/theme.css").read_text(), re.MULTILINE)
    assert len(tokens) <= 24


def test_all_css_together_weighs_twenty_kilobytes_at_most():
    assert sum(len(gzip.compress((STATIC / sheet).read_bytes())) for sheet in FIRST_VIEW) <= 20_000


def test_our_script_weighs_three_kilobytes_at_most_and_the_letter_twenty_five():
    assert len((STATIC / "tussenruimte.js").read_bytes()) <= 3_000
    assert len((STATIC / "vendor/figtree.woff2").read_bytes()) <= 25_000


@pytest.mark.parametrize("name", ["utrecht.LICENSE.md", "tokens.LICENSE.md", "figtree.LICENSE"])
def test_what_we_took_from_others_has_its_licence_beside_it(name):
    assert "licen" in (STATIC / "vendor" / name).read_text().lower()
