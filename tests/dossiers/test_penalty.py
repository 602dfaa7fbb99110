"""The penalty for deciding late, with amounts that are known and amounts that are not."""

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from tests.dossiers.conftest import asked, because
from tussenruimte.dossiers.rules.penalty import NONE, exposure
from tussenruimte.dossiers.rules.rule_book import RuleBook
from tussenruimte.frameworks import catalogue

DUE, NOTICE = date(2025, 3, 3), date(2025, 3, 4)
FIRST = date(2025, 3, 19)


def test_v22_forty_two_days_late_costs_1442_euros(terms):
    penalty, reasons = exposure(terms, due=DUE, notice=NOTICE, until=FIRST + timedelta(days=41))

    assert (penalty.days, penalty.amount, penalty.maximum) == (42, Decimal(1442), Decimal(1442))
    assert (penalty.starts, penalty.ends) == (FIRST, date(2025, 4, 29))
    assert "€ 1.442" in " ".join(reason.text for reason in reasons)


def test_v22_nothing_is_added_after_forty_two_days(terms):
    penalty, _ = exposure(terms, due=DUE, notice=NOTICE, until=date(2025, 12, 31))

    assert (penalty.days, penalty.amount) == (42, Decimal(1442))


def test_each_step_costs_more(terms):
    amounts = [
        exposure(terms, due=DUE, notice=NOTICE, until=FIRST + timedelta(days=days - 1))[0].amount
        for days in (1, 14, 15, 28, 29)
    ]
    assert amounts == [23, 14 * 23, 14 * 23 + 35, 14 * 23 + 14 * 35, 14 * 23 + 14 * 35 + 45]


def test_two_weeks_pass_before_the_first_day_that_costs_money(terms):
    penalty, reasons = exposure(terms, due=DUE, notice=NOTICE, until=FIRST - timedelta(days=1))

    assert (penalty.days, penalty.amount, penalty.starts) == (0, Decimal(0), FIRST)
    assert [reason.id for reason in reasons] == ["ingebrekestelling", "dwangsom-begint", "dwangsom-uitzonderingen"]


def test_a_notice_on_the_last_day_itself_is_too_early(terms):
    penalty, reasons = exposure(terms, due=DUE, notice=DUE, until=date(2025, 6, 1))

    assert penalty == NONE
    assert [reason.id for reason in reasons] == ["ingebrekestelling-te-vroeg"]


def test_without_a_notice_nothing_is_due(terms):
    penalty, reasons = exposure(terms, due=DUE, notice=None, until=date(2025, 6, 1))

    assert penalty == NONE
    assert [reason.id for reason in reasons] == ["geen-ingebrekestelling"]


def test_g16_the_amounts_from_2026_stay_unknown(terms):
    penalty, reasons = exposure(terms, due=date(2026, 3, 2), notice=date(2026, 3, 3), until=date(2026, 4, 1))

    assert penalty.amount is None
    assert penalty.maximum is None
    assert penalty.known_amount == 0
    assert penalty.unknown_since == penalty.starts == date(2026, 3, 18)
    assert "dwangsom-onbekend" in [reason.id for reason in reasons]


def test_g16_days_on_both_sides_of_new_year_give_the_known_part_only(terms):
    penalty, _ = exposure(terms, due=date(2025, 12, 1), notice=date(2025, 12, 10), until=date(2026, 1, 5))

    assert penalty.starts == date(2025, 12, 25)
    assert (penalty.days, penalty.amount, penalty.known_amount) == (12, None, Decimal(7 * 23))
    assert penalty.unknown_since == date(2026, 1, 1)


def test_g16_until_new_year_the_amount_is_known_but_the_most_is_not(terms):
    penalty, _ = exposure(terms, due=date(2025, 12, 1), notice=date(2025, 12, 10), until=date(2025, 12, 31))

    assert (penalty.amount, penalty.maximum) == (Decimal(7 * 23), None)


def test_a_penalty_says_it_has_exceptions(terms):
    _, reasons = exposure(terms, due=DUE, notice=NOTICE, until=FIRST)

    assert reasons[-1].id == "dwangsom-uitzonderingen"


@given(st.integers(0, 400), st.integers(0, 400))
def test_waiting_longer_never_costs_less(days, more):
    book = RuleBook(catalogue(), "beslistermijnen")
    early, _ = exposure(book, due=DUE, notice=NOTICE, until=DUE + timedelta(days=days))
    late, _ = exposure(book, due=DUE, notice=NOTICE, until=DUE + timedelta(days=days + more))

    assert early.known_amount <= late.known_amount <= 1442


def test_the_finding_of_a_late_decision_carries_the_reasons_of_the_penalty():
    finding = asked("decision-clock", received="2025-01-06", notice_of_default="2025-03-04", decided="2025-03-20")

    assert finding.penalty_exposure.amount == 23
    assert "dwangsom" in because(finding)
