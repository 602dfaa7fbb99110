"""The benchmark itself: the same register every time, a small one filled and measured, an honest report."""

import random
from typing import Any

import pytest

from bench import advising, cooperating, filling, measuring, report, words
from tussenruimte.dossiers.models import Dossier
from tussenruimte.frameworks import catalogue
from tussenruimte.register.models import Initiative, LensReading
from tussenruimte.search.queries import matching

TIMING = {"median": 10.0, "p95": 20.0, "queries": 5}
DRAWING = {"draws": 1_000_000, "seconds": 2.0, "plain": 2.0, "ratio": 1.0, "megabytes": 300.0}


def results(**last: float) -> dict[str, Any]:
    """What two sizes on one database gave; `last` differs at the largest."""
    found = {
        "version": "SQLite 3",
        "filled": {"1000": 2.0, "100000": 60.0},
        "timings": {"1000": {"lijst": TIMING}, "100000": {"lijst": TIMING | last}},
        "weights": {"lijst": {"page": 8_000, "with_files": 90_000}},
    }
    grown = {"timings": {"500": {"teamoverzicht": TIMING}, "10000": {"teamoverzicht": TIMING}}}
    return {
        "databases": {"sqlite": found},
        "cooperating": {"sqlite": grown},
        "advice": 9_000.0,
        "fact_sets": 100_000,
        "drawing": DRAWING,
    }


def test_the_same_chance_makes_up_the_same_initiative():
    first, second, other = (words.made_up(random.Random(seed), 7) for seed in (1, 1, 2))

    assert first == second
    assert first != other
    assert first.name.endswith(" 7")


@pytest.mark.django_db
def test_filling_adds_up_to_a_number_and_makes_all_of_it_findable():
    filling.fill_up_to(30)
    filling.fill_up_to(40)

    assert Initiative.objects.filter(state="listed").count() == 40
    assert len(matching("initiative", "initiatief")) == 40
    assert LensReading.objects.filter(lens="werkvelden").count() >= 40
    one = Initiative.objects.get(slug="proef-33")
    assert (one.name, one.municipality_id) == (Initiative.objects.get(pk=one.pk).name, one.place_id)
    assert Initiative.objects.exclude(shown_lat=None).filter(map_cell=None).count() == 0


@pytest.mark.django_db
def test_every_page_can_be_measured_and_weighed():
    filling.fill_up_to(30)

    timings = measuring.measure(30, 2, "wall")

    assert set(timings) == set(measuring.pages(30))
    assert {name: timing for name, timing in timings.items() if timing.median <= 0 or timing.queries >= 25} == {}
    weight = measuring.weight_of("/initiatieven/")
    assert 0 < weight.page < weight.with_files < report.MOST_PAGE


def test_made_up_facts_can_be_advised_on():
    assert len(advising.fact_sets(5, catalogue("nl"))) == 5
    assert advising.advised_per_second(20) > 0


def test_a_report_tells_what_was_kept():
    page = report.report(results(), machine="Machine", day="2026-11-23", samples=60)

    assert "| lijst | 10, 20 | 10, 20 | 1.0 ✓ | 5 |" in page
    assert "9,000 fact sets a second" in page
    assert "| lijst | 8 | 88 ✓ |" in page
    assert report.broken_promises(results()) == []


@pytest.mark.parametrize(
    ("last", "words_of_it"), [({"p95": 61.0}, "groeit 3.0"), ({"queries": 6}, "stelt [5, 6] vragen")]
)
def test_a_report_tells_what_was_not_kept(last, words_of_it):
    broken = report.broken_promises(results(**last))

    assert len(broken) == 1
    assert words_of_it in broken[0]
    assert "✗" in report.report(results(**last), machine="", day="", samples=1)


def test_a_heavy_page_is_a_broken_promise():
    heavy = results()
    heavy["databases"]["sqlite"]["weights"]["lijst"]["with_files"] = 110 * 1024

    assert report.broken_promises(heavy) == ["lijst weegt 110 KB (doel 100)"]


def test_slow_advice_is_a_broken_promise():
    assert "advies" in report.broken_promises(results() | {"advice": 100.0})[0]


@pytest.mark.parametrize(("found", "said"), [({"ratio": 1.6}, "1.60 keer"), ({"megabytes": 3_000.0}, "3000 MB")])
def test_slow_or_greedy_draws_are_a_broken_promise(found: dict[str, float], said: str):
    assert said in report.broken_promises(results() | {"drawing": DRAWING | found})[0]


@pytest.mark.django_db
def test_the_overview_of_dossiers_is_filled_and_every_page_and_file_of_it_is_measured(settings: Any):
    settings.DEMO = True

    found = cooperating.measured([6, 9], 2, "wall")

    assert Dossier.objects.count() == 9
    assert set(found["timings"]) == {6, 9}
    assert [name for name in found["timings"][9] if name.startswith("uitvoer")] == [
        "uitvoer CSV, per 500",
        "uitvoer XLSX, per 500",
    ]
    assert [work for work, _growth, questions in report.growth_in(found) if questions[0] != questions[1]] == []
