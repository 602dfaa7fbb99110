"""The documentation of this room is complete."""

import re
from pathlib import Path

from tools import components


def test_the_list_of_components_is_up_to_date():
    assert components.PAGE.read_text(encoding="utf-8") == components.page()


def test_the_page_about_themes_names_every_token_of_the_second_theme():
    page = Path("docs/how-to/een-eigen-thema.md").read_text(encoding="utf-8")
    css = Path("src/tussenruimte/ui/static/ui/themes/rivier/theme.css").read_text(encoding="utf-8")
    tokens = re.findall(r"^\s+(--[\w-]+):", css, re.MULTILINE)
    assert [
        token for token in tokens if not any(token.endswith(name) for name in re.findall(r"`-+([\w-]+)`", page))
    ] == []
