"""Areas, rounds, money, answers in an address, and what a scheme says as a whole."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import DAY
from tests.funding.conftest import facts
from tussenruimte.funding.rules import answers, money, rounds
from tussenruimte.funding.rules.answers import Answers
from tussenruimte.funding.rules.area import Cover, cover
from tussenruimte.funding.rules.letters import may_mail
from tussenruimte.funding.rules.rounds import Round, Window
from tussenruimte.funding.rules.wholeness import Fault, faults

TOMORROW, YESTERDAY = DAY + timedelta(days=1), DAY - timedelta(days=1)
QUARTER = ("BU1", "WK1", "GM1")
amounts = st.decimals(min_value=0, max_value=10_000_000, places=2)
shares = st.integers(min_value=0, max_value=99)
days = st.dates(min_value=date(2020, 1, 1), max_value=date(2040, 1, 1))


# --- area ------------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("areas", "where", "expected"),
    [
        ([], (), Cover.COUNTRY),
        ([], QUARTER, Cover.COUNTRY),
        ([("GM1",)], QUARTER, Cover.HERE),
        ([QUARTER], QUARTER, Cover.HERE),
        ([("GM2",)], QUARTER, Cover.ELSEWHERE),
        ([("GM2",), ("WK1", "GM1")], QUARTER, Cover.HERE),
        ([("BU2", "WK1", "GM1")], QUARTER, Cover.ELSEWHERE),
        ([("GM1",)], (), Cover.UNKNOWN),
        ([QUARTER], ("GM1",), Cover.UNKNOWN),
        ([QUARTER, ("GM2",)], ("WK1", "GM1"), Cover.UNKNOWN),
    ],
)
def test_how_an_area_lies_to_a_place(areas: list[tuple[str, ...]], where: tuple[str, ...], expected: Cover) -> None:
    assert cover(areas, where) == expected


# --- rounds ----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("state", "periods", "expected"),
    [
        ("open", [], Window.OPEN),
        ("planned", [], Window.LATER),
        ("closed", [], Window.OVER),
        ("open", [Round(DAY)], Window.OPEN),
        ("open", [Round(DAY, DAY)], Window.OPEN),
        ("open", [Round(YESTERDAY)], Window.OVER),
        ("open", [Round(TOMORROW, TOMORROW)], Window.LATER),
        ("open", [Round(TOMORROW, TOMORROW), Round(DAY)], Window.OPEN),
        ("planned", [Round(DAY)], Window.LATER),
        ("withdrawn", [Round(DAY)], Window.OVER),
    ],
)
def test_whether_one_can_apply(state: str, periods: list[Round], expected: Window) -> None:
    assert rounds.window(state, continuous=not periods, rounds=periods, today=DAY) == expected


@given(st.lists(st.tuples(days, st.integers(min_value=0, max_value=400))), days)
def test_the_next_last_day_is_never_behind_us_and_never_after_another_that_comes(
    periods: list[tuple[date, int]], today: date
) -> None:
    known = [Round(opens + timedelta(days=length), opens) for opens, length in periods]
    closes, opens = rounds.closes_next(known, today), rounds.opens_next(known, today)

    coming = [one.closes for one in known if one.closes >= today]
    assert closes == min(coming, default=None)
    assert opens is None or opens > today
    state = rounds.window("open", continuous=False, rounds=known, today=today)
    assert (state == Window.OVER) == (closes is None)
    assert (state == Window.OPEN) == any(one.is_open(today) for one in known)


# --- money -----------------------------------------------------------------------------------------------------------
@given(amounts, st.none() | amounts, shares, st.none() | amounts)
def test_the_parts_of_a_stack_are_the_whole_amount_to_the_cent(
    amount: Decimal, maximum: Decimal | None, own_share: int, own_money: Decimal | None
) -> None:
    parts = money.stack(amount, maximum=maximum, own_share=own_share, own_money=own_money)

    assert parts.scheme + parts.own + parts.gap == amount
    assert min(parts.scheme, parts.own, parts.gap, parts.own_share) >= 0
    assert maximum is None or parts.scheme <= maximum
    assert parts.scheme * 100 <= amount * (100 - own_share)
    assert parts.own <= (own_money or 0)


@given(amounts, st.none() | amounts, shares, st.none() | amounts)
def test_a_scheme_and_own_money_pay_it_all_exactly_when_neither_limit_stands_in_the_way(
    amount: Decimal, maximum: Decimal | None, own_share: int, own_money: Decimal | None
) -> None:
    own = own_money or Decimal(0)

    assert money.pays_the_rest(amount, maximum=maximum, own_share=own_share, own_money=own_money) == (
        (maximum is None or maximum + own >= amount) and own * 100 >= own_share * amount
    )


def test_half_a_cent_is_never_promised() -> None:
    assert money.most_given(Decimal("0.05"), maximum=None, own_share=50) == Decimal("0.02")


# --- answers in an address -------------------------------------------------------------------------------------------
words = st.text(st.characters(codec="utf-8", categories=("L", "N", "P")), min_size=1, max_size=30)
several = st.lists(words, max_size=4, unique=True).map(tuple)
whole_answers = st.builds(
    Answers,
    place=words | st.just(""),
    legal_form=words | st.just(""),
    phase=words | st.just(""),
    themes=several,
    needs=several,
    amount=st.none() | amounts,
    own_money=st.none() | amounts,
    whole=st.booleans(),
    text=words | st.just(""),
    forms=several,
    no_repaying=st.booleans(),
    no_own_share=st.booleans(),
    closes_within=st.none() | st.sampled_from(answers.CLOSES_WITHIN),
)


@given(whole_answers)
def test_reading_an_address_gives_the_answers_it_was_made_from(given_answers: Answers) -> None:
    assert answers.read(given_answers.as_query()) == given_answers


@given(st.text(max_size=200))
def test_any_address_can_be_read(query: str) -> None:
    read = answers.read(query)

    assert read.amount is None or read.amount >= 0
    assert answers.read(read.as_query()) == read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1500", "1500.00"),
        ("€ 1.500", "1500.00"),
        ("1.500,50", "1500.50"),
        ("1500.5", "1500.50"),
        ("1.000.000", "1000000.00"),
        ("0,50", "0.50"),
        ("-1", None),
        ("veel", None),
        ("", None),
        ("NaN", None),
        ("1e40", None),
    ],
)
def test_an_amount_is_read_as_people_write_it(text: str, expected: str | None) -> None:
    assert answers.amount_in(text) == (None if expected is None else Decimal(expected))


def test_what_is_about_the_list_says_nothing_about_the_plan() -> None:
    asked = Answers(place="GM0392", amount=Decimal(5), text="kas", forms=("fonds",), no_repaying=True)

    assert asked.about_list == Answers(text="kas", forms=("fonds",), no_repaying=True)


# --- a scheme as a whole ---------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("given_facts", "expected"),
    [
        ({}, []),
        ({"title": " "}, [("title", Fault.EMPTY)]),
        ({"contact_desk": ""}, [("contact_desk", Fault.EMPTY)]),
        ({"contact_phone": ""}, [("contact_email", Fault.NOBODY_TO_ASK)]),
        ({"continuous": False}, [("rounds", Fault.NO_ROUND)]),
        (
            {"continuous": False, "rounds": (Round(DAY, TOMORROW),)},
            [("rounds", Fault.OPENS_AFTER_CLOSING)],
        ),
        ({"minimum": Decimal(10), "maximum": Decimal(9)}, [("maximum", Fault.MOST_BELOW_LEAST)]),
        ({"maximum": Decimal(0)}, [("maximum", Fault.PAYS_NOTHING)]),
        ({"own_share": 100}, [("own_share", Fault.PAYS_NOTHING)]),
        ({"ceiling": Decimal(-1)}, [("ceiling", Fault.BELOW_NOUGHT)]),
        ({"left": Decimal(1)}, [("left_on", Fault.LEFT_WITHOUT_DAY)]),
        ({"left_on": DAY}, [("left", Fault.LEFT_WITHOUT_DAY)]),
        ({"ceiling": Decimal(1), "left": Decimal(2), "left_on": DAY}, [("left", Fault.LEFT_ABOVE_CEILING)]),
    ],
)
def test_what_cannot_be_in_a_scheme(given_facts: dict[str, object], expected: list[tuple[str, Fault]]) -> None:
    assert list(faults(replace(facts(), **given_facts))) == expected  # type: ignore[arg-type]


# --- letters ---------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("rhythm", "ago", "expected"),
    [
        ("daily", None, True),
        ("daily", 0, False),
        ("daily", 1, True),
        ("weekly", 6, False),
        ("weekly", 7, True),
        ("never", None, False),
    ],
)
def test_when_a_mail_may_leave(rhythm: str, ago: int | None, expected: bool) -> None:
    last = None if ago is None else DAY - timedelta(days=ago)

    assert may_mail(rhythm, last, DAY) == expected
