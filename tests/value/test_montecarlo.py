"""Drawing over the ranges."""

from decimal import Decimal
from time import perf_counter

import numpy as np
import pytest

from tests.value.models import asked, codes, effect, model, outcome, social_return
from tussenruimte.value.rules import Range, ValueInputError
from tussenruimte.value.rules.montecarlo import CHUNK, Uncertain, draw

WIDE = {"low": 0.5, "high": 1.2}
SPREAD = Range(Decimal("0.5"), Decimal(1), Decimal("1.4"))


def uncertain(*effects: dict[str, object], **more: object) -> dict[str, object]:
    lines = effects or (effect("a", "gemeente", 2000, range=WIDE), effect("b", "buurt", 500, range=WIDE))
    return model(*lines, **more)


def test_the_same_seed_draws_the_same():
    one = asked("mkba", uncertain(), draws=1000, seed=7)["draws"]

    assert one == asked("mkba", uncertain(), draws=1000, seed=7)["draws"]
    assert one != asked("mkba", uncertain(), draws=1000, seed=8)["draws"]


def test_the_order_of_the_lines_changes_nothing():
    lines = [effect("a", "buurt", 2000, range=WIDE), effect("a", "rijk", 10, range=WIDE), effect("b", "buurt", 5)]
    one, other = (asked("mkba", uncertain(*given), draws=500)["draws"] for given in (lines, lines[::-1]))

    assert one == other


def test_a_line_more_leaves_the_draws_of_the_others_as_they_were():
    lines = [effect("b", "buurt", 500, range=WIDE)]
    few = asked("mkba", uncertain(*lines), draws=500)["draws"]["balance"]
    more = asked("mkba", uncertain(effect("a", "buurt", 100), *lines), draws=500)["draws"]["balance"]

    assert {key: Decimal(value) + 100 for key, value in few.items()} == {k: Decimal(v) for k, v in more.items()}


def test_draws_stay_inside_the_ranges_and_around_the_middle():
    found = asked("mkba", uncertain(effect("a", "gemeente", 2000, range=WIDE)), draws=2 * CHUNK + 5)["draws"]
    spread = {key: float(value) for key, value in found["public_purse"].items()}

    assert 1000 <= spread["p5"] <= spread["p25"] <= spread["p50"] <= spread["p75"] <= spread["p95"] <= 2400
    assert spread["mean"] == pytest.approx(2000 * (0.5 + 1 + 1.2) / 3, rel=0.01)
    assert sum(bar["count"] for bar in found["bars"]) == found["draws"] == 2 * CHUNK + 5


def test_costs_may_be_uncertain_too():
    costs = [{"name": "inzet", "party": "gemeente", "amounts": [1000], "range": {"low": 1, "high": 3}}]
    found = asked("mkba", uncertain(effect("a", "buurt", 2000), costs=costs), draws=2000)["draws"]

    assert -1000 < float(found["balance"]["p5"]) < 0 < float(found["balance"]["p95"]) < 1000
    assert found["share_above_zero"] != "0"
    assert float(found["public_purse"]["p50"]) < -1000


def test_a_transfer_moves_the_public_purse_and_not_the_balance():
    payment = {"name": "u", "party": "gemeente", "counterparty": "bewoners", "kind": "transfer", "amounts": [100]}
    found = asked("mkba", uncertain({**payment, "range": WIDE}), draws=1000)["draws"]

    assert found["balance"]["p5"] == found["balance"]["p95"] == "-1000"
    assert 50 < float(found["public_purse"]["p5"]) < float(found["public_purse"]["p95"]) < 120


def test_without_costs_there_is_no_ratio_to_draw():
    assert asked("mkba", uncertain(costs=[]), draws=10)["draws"]["ratio"] is None


def test_without_ranges_every_draw_is_the_outcome_and_that_is_said():
    found = asked("mkba", model(effect("a", "buurt", 2000)), draws=10)

    assert found["draws"]["balance"]["p5"] == found["draws"]["balance"]["p95"] == found["balance"] == "1000"
    assert "no-ranges" in codes(found)


def test_nobody_asked_for_draws_and_none_are_made():
    assert asked("mkba", model())["draws"] is None


def test_sroi_draws_its_ratio():
    found = asked("sroi", social_return(outcome(range=WIDE)), draws=1000)["draws"]["ratio"]

    assert 1.1 < float(found["p5"]) < float(found["p95"]) < 2.7


@pytest.mark.parametrize(
    ("method", "options"),
    [("mkba", {"draws": -1}), ("mkba", {"draws": 10**8}), ("mkba", {"seed": -1}), ("mkba", {"seed": 2**63})],
)
def test_draws_and_seeds_outside_their_bounds_are_refused(method, options):
    with pytest.raises(ValueInputError):
        asked(method, model(), **options)


def test_what_has_no_ranges_cannot_be_drawn():
    with pytest.raises(ValueInputError, match="mkba, sroi"):
        asked("hours", {}, draws=10)


@pytest.mark.slow
def test_drawing_is_about_as_fast_as_a_plain_loop():
    """Slow because it measures; `make bench` has the million draws. Twice leaves room for a busy machine."""
    lines = [Uncertain(f"e{number}", SPREAD, benefit=1000.0 + number) for number in range(100)]
    lines.append(Uncertain("inzet", Range(), cost=50_000.0))

    def plain() -> None:
        stream, total = np.random.default_rng(1), np.zeros(100_000)
        for line in lines[:-1]:
            total += line.benefit * stream.triangular(0.5, 1, 1.4, 100_000)
        np.percentile(total - 50_000, (5, 25, 50, 75, 95))

    def seconds(work: object) -> float:
        start = perf_counter()
        work()
        return perf_counter() - start

    ratios = [seconds(lambda: draw(lines, draws=100_000, seed=1)) / seconds(plain) for _number in range(5)]
    assert min(ratios) <= 2
