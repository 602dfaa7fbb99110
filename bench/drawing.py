"""A million draws over a hundred effects, beside a plain NumPy loop over the same arithmetic."""

import argparse
import json
import resource
import time
from collections.abc import Callable
from decimal import Decimal

import numpy as np

from tussenruimte.value.rules import Range, draw
from tussenruimte.value.rules.montecarlo import PERCENTILES, Uncertain

EFFECTS = 100
COSTS = 50_000.0
LOW, MIDDLE, HIGH = 0.5, 1.0, 1.4
TIMES = 3


def lines() -> list[Uncertain]:
    """A hundred effects, half of them public, and a cost."""
    spread = Range(Decimal(str(LOW)), Decimal(str(MIDDLE)), Decimal(str(HIGH)))
    worth = [1000.0 + number for number in range(EFFECTS)]
    effects = [
        Uncertain(f"effect {number}", spread, benefit=value, purse=value * (number % 2))
        for number, value in enumerate(worth)
    ]
    return [*effects, Uncertain("inzet", Range(), cost=COSTS, purse=-COSTS)]


def plainly(draws: int) -> None:
    """The same sums, as one would write them first."""
    stream = np.random.default_rng(1)
    benefits, purse = np.zeros(draws), np.zeros(draws)
    for line in lines()[:-1]:
        drawn = stream.triangular(LOW, MIDDLE, HIGH, draws)
        benefits += line.benefit * drawn
        if line.purse:
            purse += line.purse * drawn
    costs = np.full(draws, COSTS)
    balance = benefits - costs
    for sums in (balance, purse - costs, benefits / costs):
        np.percentile(sums, PERCENTILES)
        sums.mean()
    np.histogram(balance, bins=20)


def seconds(work: Callable[[], object]) -> float:
    """How long it takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main() -> None:
    """Says the figures as JSON. `python -m bench` starts it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--draws", type=int, default=1_000_000)
    draws = parser.parse_args().draws
    # In turns, and the fastest of each: the machine has other things to do.
    ours, plain, megabytes = [], [], 0.0
    for _ in range(TIMES):
        ours.append(seconds(lambda: draw(lines(), draws=draws, seed=1)))
        megabytes = megabytes or resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        plain.append(seconds(lambda: plainly(draws)))
    best, best_plain = min(ours), min(plain)
    found = {"draws": draws, "seconds": best, "plain": best_plain, "ratio": best / best_plain, "megabytes": megabytes}
    print(json.dumps(found))


if __name__ == "__main__":
    main()
