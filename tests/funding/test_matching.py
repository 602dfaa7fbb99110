"""Situation and scheme in, reasons out: the cases that a policy officer can read, in the rule and in the database."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests import factories
from tests.conftest import DAY
from tests.funding.conftest import scheme
from tussenruimte.funding import queries
from tussenruimte.funding.models import Scheme
from tussenruimte.funding.rules import matching
from tussenruimte.funding.rules.answers import Answers
from tussenruimte.funding.rules.matching import Call, Situation
from tussenruimte.funding.rules.rounds import Round
from tussenruimte.register.models import Organisation, Place

HERE = Path(__file__).parent / "cases"
CASES = [case for path in sorted(HERE.glob("*.yaml")) for case in yaml.safe_load(path.read_text(encoding="utf-8"))]
CHAINS = {
    "GM0392": ("GM0392",),
    "GM0106": ("GM0106",),
    "WK039207": ("WK039207", "GM0392"),
    "BU03920701": ("BU03920701", "WK039207", "GM0392"),
}
AXES = {
    "legal-forms": "legal-form",
    "phases": "phase",
    "themes": "theme",
    "needs": "need",
    "thresholds": "threshold",
}
NAMES = [case["name"] for case in CASES]


def situation_in(case: dict[str, Any]) -> Situation:
    """The situation of a case."""
    given = dict(case["situation"])
    amounts = {name: Decimal(str(given.pop(name))) for name in ("amount", "own_money") if name in given}
    sets = {name: frozenset(given.pop(name)) for name in ("themes", "needs", "thresholds") if name in given}
    where = CHAINS[given.pop("where")] if "where" in given else ()
    return Situation(where=where, **amounts, **sets, **given)


def facts_in(case: dict[str, Any]) -> dict[str, Any]:
    """What a funder says, as the actions want it."""
    given = dict(case["scheme"])
    rounds = tuple(Round(closes, opens) for opens, closes in given.pop("rounds", ()))
    amounts = {n: Decimal(str(given.pop(n))) for n in ("minimum", "maximum", "left") if n in given}
    if "left" in amounts:
        given["left_on"] = DAY
    items = {axis: tuple(given.pop(name)) for name, axis in AXES.items() if name in given}
    places = tuple(given.pop("places", ()))
    # A form that meets no need by itself, so that a case has only the reasons it names.
    return {
        "form": "winstdeling",
        "rounds": rounds,
        "continuous": not rounds,
        "items": items,
        "places": places,
        **amounts,
        **given,
    }


def call_in(case: dict[str, Any]) -> Call:
    """The same as the rule sees it."""
    said = facts_in(case)
    sets = {f"{axis.replace('-', '_')}s": frozenset(items) for axis, items in said["items"].items()}
    return Call(
        state=said.get("state", "open"),
        areas=frozenset(CHAINS[code] for code in said["places"]),
        minimum=said.get("minimum"),
        maximum=said.get("maximum"),
        own_share=said.get("own_share"),
        left=said.get("left"),
        continuous=said["continuous"],
        rounds=said["rounds"],
        **sets,
    )


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_the_rule_says_what_the_case_expects(case: dict[str, Any]) -> None:
    judged = matching.judge(call_in(case), situation_in(case), DAY)
    expected = case["expect"]

    assert judged.fits == expected["fits"]
    assert judged.drop == expected.get("drop")
    if "reasons" in expected:
        assert [reason.why for reason in judged.reasons] == expected["reasons"]
    if expected["fits"]:
        assert list(judged.notes) == expected.get("notes", [])
        assert list(judged.unknown) == expected.get("unknown", [])


def test_every_way_to_drop_out_and_every_reason_has_a_case() -> None:
    dropped = {case["expect"]["drop"] for case in CASES if "drop" in case["expect"]}
    reasons = {why for case in CASES for why in case["expect"].get("reasons", ())}

    assert dropped == set(matching.Drop)
    assert reasons == set(matching.Why)


@pytest.fixture
def towns(quarter: Place) -> Organisation:
    """The places of the cases, and who offers their schemes."""
    factories.place("Assen", "GM0106")
    return factories.organisation("Voorbeeldfonds")


@pytest.mark.django_db
@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_the_database_finds_exactly_what_the_rule_lets_through(case: dict[str, Any], towns: Organisation) -> None:
    made = scheme(towns, **facts_in(case))

    fits = queries.fitting(Scheme.objects.all(), situation_in(case), DAY)

    assert [one.pk for one in fits] == ([made.pk] if case["expect"]["fits"] else [])
    assert queries.call_of(queries.whole_schemes(Scheme.objects.all()).get()) == call_in(case)


@pytest.mark.django_db
def test_every_scheme_of_every_case_under_every_situation(towns: Organisation) -> None:
    made = {}
    for number, case in enumerate(CASES):
        made[scheme(towns, **facts_in(case) | {"title": f"Regeling {number}"}).pk] = call_in(case)

    for case in CASES:
        asked = situation_in(case)
        fits = [one.pk for one in queries.fitting(Scheme.objects.all(), asked, DAY)]
        assert set(fits) == {key for key, call in made.items() if matching.judge(call, asked, DAY).fits}
        assert [matching.order(made[key], asked, DAY) for key in fits] == sorted(
            matching.order(made[key], asked, DAY) for key in fits
        )
        out = {one.pk for one in queries.dropped(queries.considered(Answers()), asked, DAY)}
        considered = {key for key, call in made.items() if call.state in ("open", "planned")}
        assert out == considered - set(fits)


def test_what_meets_a_need_comes_before_what_is_near_or_closes_soon() -> None:
    asked = Situation(where=CHAINS["GM0392"], needs=frozenset({"kennis"}))
    needed = Call(needs=frozenset({"kennis"}))
    near = Call(areas=frozenset({CHAINS["GM0392"]}), continuous=False, rounds=(Round(DAY),))
    soon = Call(continuous=False, rounds=(Round(DAY),))

    ordered = sorted([Call(), soon, near, needed], key=lambda call: matching.order(call, asked, DAY))

    assert ordered == [needed, near, soon, Call()]
