"""What stands alone, what may be told, what grew, what can be counted, and what a cell says."""

from collections import Counter
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tussenruimte.areas.rules.figures import (
    Figure,
    NotANumberError,
    column_key,
    newest,
    read_code,
    read_number,
    side_by_side,
)
from tussenruimte.areas.rules.growth import Growth, growth, since_the_first
from tussenruimte.areas.rules.indicators import AreaFacts, Indicator, Unknown, indicators
from tussenruimte.areas.rules.strengths import (
    ClassCounts,
    Gift,
    Wish,
    counted,
    degrees,
    in_order,
    may_be_shown,
    suggestions,
)

CLASSES = ("bewoners", "plekken")


# --- strengths -------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(("number", "shown"), [(0, True), (1, False), (4, False), (5, True)])
def test_a_handful_of_people_is_not_told(number: int, shown: bool) -> None:
    assert may_be_shown(number) is shown


def test_everyone_sees_no_small_number_of_people_and_no_total_it_follows_from() -> None:
    counts = counted({"bewoners": 3, "plekken": 2}, CLASSES, for_everyone=True)

    assert counts == ClassCounts({"bewoners": None, "plekken": 2})
    assert counts.total is None


def test_who_works_with_the_place_sees_all_numbers() -> None:
    counts = counted({"bewoners": 3, "plekken": 2, "weg": 9}, CLASSES, for_everyone=False)

    assert counts.by_class == {"bewoners": 3, "plekken": 2}
    assert counts.total == 5


def test_a_class_nobody_counted_is_unknown() -> None:
    assert counted({"plekken": 1}, CLASSES, for_everyone=False).by_class == {"bewoners": None, "plekken": 1}


def test_degrees_count_neighbours_not_ties() -> None:
    assert degrees([(1, 2), (2, 1), (2, 3)]) == Counter({2: 2, 1: 1, 3: 1})
    assert degrees([]) == Counter()


def test_suggestions_take_the_same_place_first_and_keep_the_order() -> None:
    wishes = [Wish(1, "space", "A"), Wish(2, "space", "B"), Wish(3, "money", "B"), Wish(4, "space", "B")]

    found = suggestions([Gift(9, frozenset({"space"}), "B"), Gift(8, frozenset(), "B")], wishes, most=2)

    assert found == {9: (wishes[1], wishes[3]), 8: ()}


def test_a_tie_is_told_one_way() -> None:
    assert in_order(2, 1) == in_order(1, 2) == (1, 2)


# --- growth ----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("later", "factor", "percent"), [(13, "4.33", 333), (16, "5.33", 433), (3, "1.00", 0), (1, "0.33", -67)]
)
def test_lijmbeek_grew_from_three(later: int, factor: str, percent: int) -> None:
    assert growth(3, later) == Growth(3, later, Decimal(factor), percent)


def test_more_than_nothing_has_no_factor() -> None:
    assert growth(0, 4) == Growth(0, 4, None, None)
    assert growth(0, 4).difference == 4


def test_every_count_lies_beside_the_first_that_is_known() -> None:
    assert since_the_first([None, 3, None, 13]) == (None, None, None, growth(3, 13))


# --- what can be counted ---------------------------------------------------------------------------------------------
def test_what_can_be_counted_has_its_years_and_its_numbers() -> None:
    facts = AreaFacts(
        year=2026,
        started=(2026, 2025, 2024, 2023, None),
        inhabitants=Decimal(1600),
        inhabitants_year=2022,
        nodes=8,
        ties=3,
        needs_open=3,
        needs_met=1,
    )

    found = {one.id: one for one in indicators(facts)}

    new = Indicator("nieuw-per-1000", Decimal("1.25"), (2026, 2022), Decimal(2), Decimal(1600))
    assert found["nieuw-per-1000"] == new
    assert found["netwerkgraad"] == Indicator("netwerkgraad", Decimal("0.75"), (2026,), Decimal(6), Decimal(8))
    # 2024 may be younger than two years on the day of asking, so only 2023 counts.
    older = Indicator("ouder-dan-twee-jaar", Decimal("25.00"), (2026,), Decimal(1), Decimal(4))
    assert found["ouder-dan-twee-jaar"] == older
    assert found["behoeften-vervuld"].value == Decimal("25.00")
    assert found["euro-per-initiatief"].unknown == found["gebruikers-per-initiatief"].unknown == Unknown.NOT_KEPT


@pytest.mark.parametrize(
    ("facts", "indicator", "why"),
    [
        (AreaFacts(2026), "nieuw-per-1000", Unknown.NO_INHABITANTS),
        (AreaFacts(2026, inhabitants=Decimal(0), inhabitants_year=2022), "nieuw-per-1000", Unknown.NO_INHABITANTS),
        (AreaFacts(2026, inhabitants=Decimal(9), inhabitants_year=2022), "nieuw-per-1000", Unknown.NO_INITIATIVES),
        (
            AreaFacts(2026, (None,), inhabitants=Decimal(9), inhabitants_year=2022),
            "nieuw-per-1000",
            Unknown.NO_STARTING_YEARS,
        ),
        (AreaFacts(2026), "ouder-dan-twee-jaar", Unknown.NO_INITIATIVES),
        (AreaFacts(2026, (None,)), "ouder-dan-twee-jaar", Unknown.NO_STARTING_YEARS),
        (AreaFacts(2026), "netwerkgraad", Unknown.NOTHING_TO_TIE),
        (AreaFacts(2026), "behoeften-vervuld", Unknown.NO_NEEDS),
    ],
)
def test_what_is_not_known_stays_unknown(facts: AreaFacts, indicator: str, why: Unknown) -> None:
    found = {one.id: one for one in indicators(facts)}[indicator]

    assert (found.value, found.unknown) == (None, why)


# --- figures ---------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("text", "unit", "number"),
    [
        ("12.5", "%", "12.5"),
        ("12,5", "%", "12.5"),
        ("1.234", "inwoners", "1234"),
        ("1.234", "%", "1.234"),
        ("1.234.567", "1.000 euro", "1234567"),
        ("1 234", "%", "1234"),
        ("1.234,5", "%", "1234.5"),
        ("1,234.5", "%", "1234.5"),
        ("-0.100", "score", "-0.1"),
        ("234950", "inwoners", "234950"),
        ("2e3", "%", "2000"),
    ],
)
def test_a_number_is_read_in_dutch_and_english_writing(text: str, unit: str, number: str) -> None:
    assert read_number(text, unit) == Decimal(number)


@pytest.mark.parametrize("text", ["", " ", ".", "x", "NA", "-99997", "-99995", "onbekend"])
def test_what_a_file_does_not_know_is_no_number(text: str) -> None:
    assert read_number(text, "inwoners") is None


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("veel", "%"),
        ("12.5", "inwoners"),
        ("-3", "woningen"),
        ("1e99", "%"),
        ("9" * 20, "%"),
        ("١٢", "%"),
        ("1..2", "%"),
    ],
)
def test_what_is_no_number_is_refused(text: str, unit: str) -> None:
    with pytest.raises(NotANumberError):
        read_number(text, unit)


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=4))
def test_a_number_comes_back_as_it_was_written(number: Decimal) -> None:
    assert read_number(f"{number:f}", "score") == (None if number in {-99995, -99996, -99997, -99999} else number)


@given(st.text(max_size=30), st.sampled_from(["%", "inwoners"]))
def test_no_cell_breaks_the_reader(text: str, unit: str) -> None:
    try:
        number = read_number(text, unit)
    except NotANumberError:
        return
    assert number is None or number.is_finite()


@pytest.mark.parametrize(
    ("text", "code"), [("gm0363 ", "GM0363"), ("WK036301", "WK036301"), ("BU03630102", "BU03630102"), ("0363", "")]
)
def test_codes(text: str, code: str) -> None:
    assert read_code(text) == code


def test_columns_are_known_without_their_number() -> None:
    assert column_key(" GemiddeldInkomenPerInwoner_66") == "gemiddeldinkomenperinwoner"


def figure(indicator: str, year: int, value: int = 10, unit: str = "inwoners") -> Figure:
    return Figure(indicator, Decimal(value), unit, year, "CBS")


@pytest.mark.parametrize(("value", "unit", "shown"), [(3, "inwoners", False), (0, "inwoners", True), (3, "%", True)])
def test_a_small_figure_of_people_is_not_for_everyone(value: int, unit: str, shown: bool) -> None:
    assert figure("inwoners", 2022, value, unit).may_be_shown is shown


def test_the_newest_figure_of_each() -> None:
    assert newest([figure("a", 2022), figure("a", 2019), figure("b", 2017)]) == {
        "a": figure("a", 2022),
        "b": figure("b", 2017),
    }


def test_two_places_meet_in_the_last_year_both_have() -> None:
    one = [figure("a", 2019), figure("a", 2022), figure("b", 2022), figure("c", 2020)]
    other = [figure("a", 2017), figure("a", 2019), figure("b", 2021)]

    a, b, c = side_by_side(one, other, ["a", "b", "c", "d"])

    assert (a.one, a.other, a.same_year) == (figure("a", 2019), figure("a", 2019), True)
    assert (b.one, b.other, b.same_year) == (figure("b", 2022), figure("b", 2021), False)
    assert (c.one, c.other, c.same_year) == (figure("c", 2020), None, True)
