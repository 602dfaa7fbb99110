"""The reference page names every kind of file and every key a file may use; the how-to's examples are true."""

import re
from pathlib import Path

import pytest

from tests.frameworks.conftest import Write
from tussenruimte.frameworks import catalogue
from tussenruimte.frameworks.problems import keys_at
from tussenruimte.frameworks.reading import MODELS

PAGE = Path("docs/reference/frameworks.md").read_text(encoding="utf-8")
WORDS = set(re.findall(r"`([a-z_-]+)`", PAGE))


@pytest.mark.parametrize("kind", MODELS)
def test_the_page_names_every_kind_and_key(kind: str):
    model = MODELS[kind]

    assert kind in WORDS
    assert {*keys_at(model, ()), *keys_at(model, ("items",))} - WORDS == set()


def test_the_examples_for_municipalities_can_be_used_as_they_stand(folder: Path, write: Write):
    page = Path("docs/how-to/eigen-kaders.md").read_text(encoding="utf-8")
    overlay, own, english = re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)
    write("werkvelden.yaml", overlay)
    write("instrumenten.yaml", own)
    write("translations/en/instrumenten.yaml", english)

    loaded = catalogue("en", str(folder))

    assert loaded.item("instrumenten-ons-dorp/dorpsfonds").title == "The village fund"
    assert loaded.item("werkvelden/dorpshuis").untranslated
