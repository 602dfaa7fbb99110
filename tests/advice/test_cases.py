"""The cases that policy officers write: a situation in one sentence, the facts, and the advice to expect."""

from pathlib import Path
from typing import Any

import pytest

from tussenruimte.advice import Advice, FactsError, advise
from tussenruimte.advice.pieces import KINDS
from tussenruimte.frameworks import catalogue
from tussenruimte.frameworks.plain_yaml import parse

FILES = sorted((Path(__file__).parent.parent / "cases").glob("*.yaml"))
CASES = [(f"{path.stem}: {case['situation']}", case) for path in FILES for case in parse(path.read_text("utf-8"))]
KEYS = {"situation", "facts", "expected", "not", "reasons", "nothing", "refused"}


def is_it(one: Advice, wanted: dict[str, Any]) -> bool:
    """Whether a piece of advice is what a case names: `{role: rollen/rechtmatig, emphasis: 2}`."""
    kind, id_ = next((key, value) for key, value in wanted.items() if key in KINDS)
    same = one.kind == kind and id_ in ("any", one.id)
    return same and wanted.get("emphasis", one.strength) == one.strength


def test_there_are_at_least_sixty_cases_and_each_situation_is_told_once():
    situations = [case["situation"] for _, case in CASES]

    assert len(situations) >= 60
    assert len(set(situations)) == len(situations)


@pytest.mark.parametrize("case", [case for _, case in CASES], ids=[name for name, _ in CASES])
def test_case(case: dict[str, Any]):
    assert case.keys() <= KEYS
    if "refused" in case:
        with pytest.raises(FactsError) as refusal:
            advise(case["facts"], catalogue())
        assert case["refused"] in [name for name, _ in refusal.value.problems]
        return

    given = advise(case["facts"], catalogue())

    shown = [f"{one.kind}: {one.id} ({one.strength})" for one in given]
    if case.get("nothing"):
        assert shown == []
    missing = [wanted for wanted in case.get("expected", ()) if not any(is_it(one, wanted) for one in given)]
    assert not missing, f"wel verwacht, niet gekregen; gekregen is {shown}"
    unwanted = [wanted for wanted in case.get("not", ()) if any(is_it(one, wanted) for one in given)]
    assert not unwanted, f"niet verwacht, wel gekregen; gekregen is {shown}"
    reasons = {reason.fact for one in given for reason in one.reasons}
    assert set(case.get("reasons", ())) <= reasons


def test_every_kind_of_advice_has_a_case():
    named = {kind for _, case in CASES for wanted in case.get("expected", ()) for kind in wanted if kind in KINDS}

    assert named == set(KINDS)


def test_every_need_of_the_intake_has_a_case():
    needs = {option.id for option in catalogue().facts["ondersteuning"].items.values()}
    told = {need for _, case in CASES for need in case["facts"].get("ondersteuning", ())}

    assert needs == told
