"""The reference page names every key that goes in and comes out, and its examples run as they stand."""

import re
from dataclasses import fields
from pathlib import Path

import pytest

from tests.dossiers.conftest import asked
from tussenruimte.dossiers.routes import ROUTES
from tussenruimte.dossiers.rules import challenge, de_minimis, decision, didam, procurement, subsidy_or_contract
from tussenruimte.dossiers.rules.findings import Finding
from tussenruimte.dossiers.rules.reading import Reader
from tussenruimte.dossiers.rules.rule_book import RuleBook
from tussenruimte.frameworks import catalogue
from tussenruimte.frameworks.plain_yaml import parse_mapping

PAGE = Path("docs/reference/route-command.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```yaml\n# route: (\S+)\n# outcome: (\S+)\n(.*?)```", PAGE, re.DOTALL)
FINDINGS: dict[str, type[Finding]] = {
    "subsidy-or-contract": subsidy_or_contract.SubsidyOrContract,
    "procurement": procurement.Procurement,
    "de-minimis": de_minimis.Headroom,
    "challenge-clock": challenge.ChallengeFinding,
    "decision-clock": decision.ClockFinding,
    "didam": didam.DidamFinding,
}


def part_about(route: str) -> str:
    """The chapter of a route."""
    return PAGE.split(f"## `{route}`")[1].split("\n## ")[0]


def test_there_is_an_example_of_every_route():
    assert [route for route, _, _ in EXAMPLES] == list(ROUTES)


@pytest.mark.parametrize(("route", "outcome", "example"), EXAMPLES, ids=[route for route, _, _ in EXAMPLES])
def test_an_example_gives_the_outcome_it_promises(route, outcome, example):
    assert asked(route, **parse_mapping(example)).outcome == outcome


@pytest.mark.parametrize("route", ROUTES)
def test_every_key_that_can_be_given_is_named(route, monkeypatch):
    keys: set[str] = set()
    has = Reader.has

    def remembered(self: Reader, key: str) -> bool:
        keys.add(key)
        return has(self, key)

    monkeypatch.setattr(Reader, "has", remembered)
    example = next(text for name, _, text in EXAMPLES if name == route)
    ROUTES[route].read(parse_mapping(example), RuleBook(catalogue(), ROUTES[route].rule_set))

    whole = part_about(route) + PAGE.split("## How answers are written")[1].split("\n## ")[0] + suspensions()
    assert {key for key in keys if not re.search(rf"\b{re.escape(key)}\b", whole)} == set()


def suspensions() -> str:
    """The line that two routes share."""
    return next(line for line in PAGE.splitlines() if line.startswith("| `suspensions` | a list"))


@pytest.mark.parametrize(("route", "finding"), FINDINGS.items())
def test_every_key_that_comes_out_is_named(route, finding):
    common = PAGE.split("## What every answer has")[1].split("\n## ")[0]
    named = part_about(route) + common
    assert [field.name for field in fields(finding) if f"`{field.name}`" not in named] == []


@pytest.mark.parametrize("route", ROUTES)
def test_every_outcome_is_named(route):
    rules = RuleBook(catalogue(), ROUTES[route].rule_set).rules
    missing = {outcome.id for outcome in rules.outcomes if f"`{outcome.id}`" not in PAGE}
    assert missing == set()
