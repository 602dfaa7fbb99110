"""How many fact sets one core can advise on in a second."""

import argparse
import json
import random
import time

from tussenruimte.advice import advise
from tussenruimte.frameworks import Catalogue, catalogue
from tussenruimte.frameworks.facts import facts_in


def fact_sets(number: int, frameworks: Catalogue) -> list[dict[str, object]]:
    """Made-up situations: a handful of the facts that can be known, as an intake would give them."""
    known = [fact for fact in facts_in(frameworks.frameworks).values() if fact.shape != "text"]
    chance = random.Random(2)
    sets: list[dict[str, object]] = []
    for _ in range(number):
        some: dict[str, object] = {}
        for fact in chance.sample(known, chance.randint(4, 9)):
            if fact.shape == "scale":
                some[fact.name] = chance.randint(fact.lowest, fact.highest)
            elif fact.items:
                some[fact.name] = chance.sample(list(fact.items), min(len(fact.items), chance.randint(1, 2)))
        sets.append(some)
    return sets


def advised_per_second(number: int) -> float:
    """Fact sets per second of processor time, from a mapping to advice with its reasons."""
    frameworks = catalogue("nl")
    sets = fact_sets(number, frameworks)
    advise(sets[0], frameworks)
    start = time.process_time()
    for facts in sets:
        advise(facts, frameworks)
    return number / (time.process_time() - start)


def main() -> None:
    """Says the figure as JSON. `python -m bench` starts it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--facts", type=int, default=100_000)
    print(json.dumps({"per_second": advised_per_second(parser.parse_args().facts)}))


if __name__ == "__main__":
    main()
