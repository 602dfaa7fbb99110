"""The reference page names every command and every option, and its example of facts can be used as it stands."""

import argparse
import json
import re
from pathlib import Path

from tests.cli.conftest import Run
from tussenruimte.advice.pieces import KINDS
from tussenruimte.cli import parser
from tussenruimte.cli.speaking import Parser

PAGE = Path("docs/reference/command-line.md").read_text(encoding="utf-8")


def commands() -> dict[str, Parser]:
    """Every command by name."""
    return next(dict(one.choices) for one in parser()._actions if isinstance(one, argparse._SubParsersAction))


def test_the_page_names_every_command_and_option():
    for name, command in commands().items():
        assert f"`tussenruimte {name}" in PAGE
        options = {word for action in command._actions for word in action.option_strings if word.startswith("--")}
        assert {option for option in options - {"--help"} if f"`{option}`" not in PAGE} == set(), name


def test_the_page_names_every_kind_of_advice():
    assert all(f"`{kind}`" in PAGE for kind in KINDS)


def test_the_example_of_facts_gives_advice(run: Run):
    example = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)[0]

    advice = json.loads(run("advise", "-", given=example.encode()).out)

    assert {"pitfall", "conversation", "approach", "phase"} <= {one["kind"] for one in advice}
