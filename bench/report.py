"""From figures to the page docs/reference/performance.md. Pure."""

from collections.abc import Iterable, Mapping
from typing import Any

# What the house promises; the report says of each whether it was kept.
MOST_GROWTH = 3
LEAST_ADVICE = 2_000
# How long drawing over ranges may take beside a plain loop over the same arithmetic, and how much memory it may use.
MOST_DRAWING, MOST_MEGABYTES = 1.5, 2_048
MOST_PAGE = 100 * 1024
# Below this many milliseconds a ratio says more about the clock than about growth.
NO_GROWTH_BELOW = 5

INTRO = """# Speed and growth, measured

Made by `make bench`; do not edit by hand. {machine}, {day}.

Made-up Dutch initiatives (the same every time) in a register of three sizes. Every page is asked {samples} times
through the whole site in one process, with other parameters each time, after five that do not count. Times are
milliseconds of {clock}.
*Questions* is the largest number of database queries seen for a page: it must not grow. *Growth* is the 95th percentile
at the largest size over that at the smallest; the goal is at most {growth}.
"""


COOPERATING = """## Dossiers of one municipality

The overview of an official whose municipality leads all of them, search in it, and the whole of it as a file. A file
grows with what is in it, so it is told for every 500 dossiers. The goal is at most {growth} times as long.
"""

CLOCKS = {
    "wall": "waiting, including the database; other work on the machine makes them longer, never shorter",
    "cpu": "processor time of the site (on SQLite that includes the database), measured on a machine that was busy",
}


def report(results: Mapping[str, Any], *, machine: str, day: str, samples: int, clock: str = "wall") -> str:
    """The whole page. `results` holds what each database gave, by name, and `advice` in fact sets a second."""
    parts = [INTRO.format(machine=machine, day=day, samples=samples, growth=MOST_GROWTH, clock=CLOCKS[clock])]
    for found in results["databases"].values():
        parts.append(f"## {found['version']}\n\n{_timings(found)}")
        filled = ", ".join(f"{_number(size)} in {seconds:.0f} s" for size, seconds in found["filled"].items())
        parts.append(f"Filling, with the search index: {filled}.\n")
    parts.append(COOPERATING.format(growth=MOST_GROWTH))
    for name, found in results["cooperating"].items():
        parts.append(f"### {name}\n\n{_timings(found)}")
    parts.append(f"## Weight of a first visit\n\n{_weights(_first(results)['weights'])}")
    parts.append(
        f"## Advice\n\n{_number(round(results['advice']))} fact sets a second on one core, over "
        f"{_number(results['fact_sets'])} fact sets; the goal is {_number(LEAST_ADVICE)}: "
        f"{_kept(results['advice'] >= LEAST_ADVICE)}.\n"
    )
    parts.append(f"## Draws over the ranges of an estimate\n\n{_drawing(results['drawing'])}")
    return "\n".join(parts)


def broken_promises(results: Mapping[str, Any]) -> list[str]:
    """What does not meet its goal, a line each; empty is what we want."""
    measured = [(found["version"], found) for found in results["databases"].values()]
    measured += [(f"dossiers op {name}", found) for name, found in results["cooperating"].items()]
    lines = [line for name, found in measured for line in _grows_too_much(name, found)]
    for name, weight in _first(results)["weights"].items():
        if weight["with_files"] > MOST_PAGE:
            lines.append(f"{name} weegt {weight['with_files'] / 1024:.0f} KB (doel {MOST_PAGE // 1024})")
    if results["advice"] < LEAST_ADVICE:
        lines.append(f"advies: {results['advice']:.0f} per seconde (doel {LEAST_ADVICE})")
    drawing = results["drawing"]
    if drawing["ratio"] > MOST_DRAWING:
        lines.append(f"trekken duurt {drawing['ratio']:.2f} keer een gewone lus (doel {MOST_DRAWING})")
    if drawing["megabytes"] > MOST_MEGABYTES:
        lines.append(f"trekken gebruikt {drawing['megabytes']:.0f} MB (doel {MOST_MEGABYTES})")
    return lines


def _grows_too_much(measured: str, found: Mapping[str, Any]) -> Iterable[str]:
    for name, growth, questions in growth_in(found):
        if growth > MOST_GROWTH:
            yield f"{measured}: {name} groeit {growth:.1f} keer (doel {MOST_GROWTH})"
        if questions[-1] > questions[0]:
            yield f"{measured}: {name} stelt {questions} vragen"


def _first(results: Mapping[str, Any]) -> Any:
    """What the first database gave; a page weighs the same on each."""
    return next(iter(results["databases"].values()))


def growth_in(found: Mapping[str, Any]) -> Iterable[tuple[str, float, list[int]]]:
    """Each kind of work: how much longer it takes at the largest size, and how many questions it asks at every size."""
    sizes = list(found["timings"])
    for name in found["timings"][sizes[0]]:
        first, last = (found["timings"][size][name] for size in (sizes[0], sizes[-1]))
        growth = max(last["p95"], NO_GROWTH_BELOW) / max(first["p95"], NO_GROWTH_BELOW)
        yield name, growth, [found["timings"][size][name]["queries"] for size in sizes]


def _timings(found: Mapping[str, Any]) -> str:
    sizes = list(found["timings"])
    columns = " | ".join(f"{_number(size)}: median, p95" for size in sizes)
    lines = [f"| page | {columns} | growth | questions |", "|---|" + "---|" * (len(sizes) + 2)]
    for name, growth, questions in growth_in(found):
        cells = (found["timings"][size][name] for size in sizes)
        times = " | ".join(f"{cell['median']:.0f}, {cell['p95']:.0f}" for cell in cells)
        lines.append(f"| {name} | {times} | {growth:.1f} {_kept(growth <= MOST_GROWTH)} | {_questions(questions)} |")
    return "\n".join(lines) + "\n"


def _questions(counts: list[int]) -> str:
    return (
        str(counts[0]) if len(set(counts)) == 1 else f"{', '.join(map(str, counts))} {_kept(counts[-1] <= counts[0])}"
    )


def _weights(weights: Mapping[str, Any]) -> str:
    lines = ["KB after gzip; fonts as they are. Goals: 100 KB with everything.\n"]
    lines += ["| page | the page itself | with styles, scripts and fonts |", "|---|---|---|"]
    for name, weight in weights.items():
        kept = _kept(weight["with_files"] <= MOST_PAGE)
        lines.append(f"| {name} | {weight['page'] / 1024:.0f} | {weight['with_files'] / 1024:.0f} {kept} |")
    return "\n".join(lines) + "\n"


def _drawing(found: Mapping[str, Any]) -> str:
    time, memory = found["ratio"] <= MOST_DRAWING, found["megabytes"] <= MOST_MEGABYTES
    return (
        f"{_number(found['draws'])} draws over a hundred effects: {found['seconds']:.1f} s. A plain NumPy loop over "
        f"the same arithmetic: {found['plain']:.1f} s. So {found['ratio']:.2f} times as long "
        f"{_kept(time)}; the goal is {MOST_DRAWING}.\n"
        f"Memory at most {found['megabytes']:.0f} MB {_kept(memory)}; the goal is {_number(MOST_MEGABYTES)}.\n"
    )


def _kept(kept: bool) -> str:
    return "✓" if kept else "✗"


def _number(value: int | str) -> str:
    return f"{int(value):,}"
