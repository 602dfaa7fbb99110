"""Figures and days as readers write them."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.utils.translation import override

from tests.ui.conftest import render
from tussenruimte.ui import figures


@pytest.mark.parametrize(
    ("value", "dutch", "english"),
    [
        (None, "", ""),
        (Decimal("1234.5"), "€\u00a01.234,50", "€1,234.50"),
        (1000, "€\u00a01.000", "€1,000"),
        (Decimal("-12.345"), "€\u00a0\u221212,35", "\u2212€12.35"),
        (0, "€\u00a00", "€0"),
    ],
)
def test_an_amount(value, dutch, english):
    with override("nl"):
        assert figures.euro(value) == dutch
    with override("en"):
        assert figures.euro(value) == english


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, ""),
        (1234567, "1.234.567"),
        (0.5, "0,5"),
        (Decimal("2.00"), "2"),
        (100, "100"),
        (-3, "\u22123"),
        (1.005, "1,01"),
    ],
)
def test_a_number(value, words):
    with override("nl"):
        assert figures.figure(value) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, ""),
        (date(2026, 11, 3), "3 november 2026"),
        (datetime(2026, 11, 3, 23, 30, tzinfo=UTC), "4 november 2026"),
        (datetime(2026, 11, 3, 23, 30), "3 november 2026"),  # noqa: DTZ001  a moment without a zone
    ],
)
def test_a_day(value, words):
    with override("nl"):
        assert figures.day(value) == words


@pytest.mark.parametrize(("value", "words"), [(None, ""), (0.25, "25%"), (0, "0%"), (1, "100%"), (2 / 3, "67%")])
def test_a_share(value, words):
    assert figures.share(value) == words


def test_pages_write_figures_with_filters():
    with override("nl"):
        html = render(
            "{{ a|euro }} {{ b|figure }} {{ c|dutch_day }} {{ d|share }} {{ e|get:'x' }}{{ e|get:'y' }}",
            a=5,
            b=1500,
            c=date(2026, 5, 1),
            d=0.5,
            e={"x": "ja"},
        )
    assert html == "€\u00a05 1.500 1 mei 2026 50% ja"
