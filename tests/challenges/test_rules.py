"""The rules: which ordinance holds, what is in time, how both sides compare, the figures, fair days, money."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import DAY
from tussenruimte.challenges.rules import exploring, figures, inviting, ordinance
from tussenruimte.challenges.rules.figures import Course
from tussenruimte.challenges.rules.money import MOST, NotMoneyError, amount_in, written
from tussenruimte.challenges.rules.ordinance import RulesOfDay
from tussenruimte.dossiers.rules.rule_book import RuleBook
from tussenruimte.frameworks import Catalogue, catalogue
from tussenruimte.frameworks.rule_sets import Ordinances

START = date(2027, 6, 1)


@pytest.fixture(scope="module")
def book() -> RuleBook:
    return RuleBook(catalogue(), "uitdaagrecht")


# --- the ordinance of the day ----------------------------------------------------------------------------------------
def test_the_record_of_the_municipality_on_that_day_holds(book: RuleBook) -> None:
    rules = ordinance.on_day(book, "GM0779", DAY)

    assert (rules.id, rules.submit_weeks, rules.decision_weeks) == ("geertruidenberg-sociaal-domein", 18, 10)
    assert rules.contents(book)[0].id == "naam-en-contact"


def test_before_an_ordinance_began_it_does_not_hold(book: RuleBook) -> None:
    assert ordinance.on_day(book, "GM0086", date(2021, 1, 31)).id == ""
    assert ordinance.on_day(book, "GM0086", date(2021, 2, 1)).id == "opsterland-2021"


def test_without_an_ordinance_everything_we_know_of_is_asked_and_no_week_is_made_up(book: RuleBook) -> None:
    rules = ordinance.on_day(book, "GM9999", DAY)

    assert (rules.title, rules.submit_weeks, rules.decision_weeks) == ("", None, None)
    assert len(rules.contents(book)) == len(book.group("verzoek"))
    assert len(rules.criteria(book)) == len(book.group("criterium"))


@pytest.mark.parametrize("place", ["GM0779", "GM0086", "GM9999", None])
def test_kept_rules_read_back_the_same(book: RuleBook, place: str | None) -> None:
    rules = ordinance.on_day(book, place, DAY)

    assert RulesOfDay.read(rules.kept()) == rules


def test_the_newest_edition_that_holds_is_taken(book: RuleBook) -> None:
    rules = ordinance.on_day(book, "GM0779", DAY)
    assert rules.record is not None
    newer = rules.record.model_copy(update={"id": "geertruidenberg-2027", "since": date(2027, 1, 1)})
    framework = book.catalogue.framework("verordeningen-uitdaagrecht")
    assert isinstance(framework, Ordinances)
    changed = framework.model_copy(update={"items": (*framework.items, newer)})
    laid_over = RuleBook(Catalogue({**book.catalogue.frameworks, framework.id: changed}), "uitdaagrecht")

    assert ordinance.on_day(laid_over, "GM0779", date(2026, 12, 31)).id == "geertruidenberg-sociaal-domein"
    assert ordinance.on_day(laid_over, "GM0779", date(2027, 1, 1)).id == "geertruidenberg-2027"


def test_too_late_is_said_with_the_first_start_that_is_possible(book: RuleBook) -> None:
    rules = ordinance.on_day(book, "GM0779", DAY)
    finding = ordinance.judged(rules, book, submitted=DAY, start=DAY + timedelta(weeks=17))

    assert finding.on_time is False
    assert ordinance.first_start(rules, DAY) == DAY + timedelta(weeks=18)
    assert ordinance.judged(rules, book, submitted=DAY, start=ordinance.first_start(rules, DAY)).on_time is True
    assert ordinance.last_sending(rules, START) == START - timedelta(weeks=18)
    assert ordinance.last_sending(rules, None) is None
    assert ordinance.last_sending(RulesOfDay(None), START) is None
    assert ordinance.first_start(RulesOfDay(None), DAY) == DAY


def test_what_is_missing_and_what_the_municipality_does_not_tell_are_named(book: RuleBook) -> None:
    rules = ordinance.on_day(book, "GM0779", DAY)
    finding = ordinance.judged(
        rules, book, submitted=DAY, start=START, contents=["beschrijving", "duur"], told=["kwaliteit"]
    )

    assert "doelgroep-en-bereik" in [line.id for line in finding.missing]
    assert [line.id for line in finding.task_missing] == ["huidige-kosten", "einde-contract"]


# --- side by side ----------------------------------------------------------------------------------------------------
def test_known_figures_are_compared_and_unknown_ones_stay_unknown() -> None:
    now = exploring.Now(cost=Decimal(18000), quality="Netjes", contract_end=date(2027, 5, 31))
    proposed = exploring.Proposed(cost=Decimal(15000), start=date(2027, 6, 1), staff="tien buren")
    cost, quality, contract, staff = exploring.compared(now, proposed)

    assert cost.difference == Decimal(-3000)
    assert (quality.difference, quality.unknown) == (None, ("proposed",))
    assert contract.difference == 1
    assert staff.unknown == ("now",)


@given(st.none() | st.decimals(0, 10**6, places=2), st.none() | st.decimals(0, 10**6, places=2))
def test_a_difference_is_only_said_when_both_sides_told(now: Decimal | None, proposed: Decimal | None) -> None:
    cost = exploring.compared(exploring.Now(cost=now), exploring.Proposed(cost=proposed))[0]

    assert (cost.difference is None) == (now is None or proposed is None)
    if cost.difference is not None and now is not None:
        assert now + cost.difference == proposed


# --- figures ---------------------------------------------------------------------------------------------------------
def test_the_figures_count_what_was_in_time_and_what_is_late() -> None:
    due = DAY + timedelta(weeks=10)
    rows = [
        Course("decided", DAY, due, due, "granted"),
        Course("decided", DAY, due, due + timedelta(days=1), "refused"),
        Course("sent", DAY, DAY - timedelta(days=1)),
        Course("incomplete", DAY, None),
        Course("withdrawn", DAY, DAY - timedelta(days=9)),
    ]
    found = figures.counted(rows, DAY)

    assert found == figures.Figures(
        total=5,
        by_outcome={"granted": 1, "refused": 1},
        running=2,
        in_time=1,
        late=1,
        running_late=1,
        median_days=70,
    )
    assert figures.counted([], DAY).median_days is None


# --- fair days -------------------------------------------------------------------------------------------------------
def test_a_last_day_on_a_day_off_moves_to_the_first_working_day() -> None:
    assert inviting.last_day(date(2026, 12, 25)) == date(2026, 12, 28)
    assert inviting.last_day(DAY) == DAY


def test_bidding_takes_four_weeks_and_the_last_answer_comes_in_time() -> None:
    assert inviting.too_short(DAY, DAY + timedelta(days=27))
    assert not inviting.too_short(DAY, DAY + timedelta(days=28))
    assert inviting.questions_too_late(DAY, DAY + timedelta(days=6))
    assert not inviting.questions_too_late(DAY, DAY + timedelta(days=7))


@pytest.mark.parametrize(
    ("days", "phase", "open_"),
    [(0, "asking", True), (1, "asking", True), (2, "bidding", True), (5, "bidding", True), (6, "choosing", False)],
)
def test_the_phase_follows_from_the_days(days: int, phase: str, open_: bool) -> None:
    questions, bids, today = DAY + timedelta(days=1), DAY + timedelta(days=5), DAY + timedelta(days=days)

    assert inviting.phase("published", questions, bids, today) == phase
    assert inviting.takes_bids("published", bids, today) is open_
    assert inviting.phase("withdrawn", questions, bids, today) == "withdrawn"
    assert not inviting.takes_bids("draft", bids, today)


# --- money -----------------------------------------------------------------------------------------------------------
@given(st.decimals(0, MOST, places=2))
def test_an_amount_reads_back_as_it_was_written(amount: Decimal) -> None:
    assert amount_in(written(amount)) == amount


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("", None),
        ("€ 1.250,50", "1250.50"),
        ("1250,5", "1250.5"),
        ("1250.50", "1250.50"),
        ("1.250", "1250"),
        ("1.250.000", "1250000"),
        ("12 500", "12500"),
    ],
)
def test_amounts_are_read_as_dutch_people_write_them(text: str, amount: str | None) -> None:
    assert amount_in(text) == (None if amount is None else Decimal(amount))


@pytest.mark.parametrize("text", ["-1", "veel", "NaN", "Infinity", "1,234", "1e9999", "99999999999", "1_000", "1,2,3"])
def test_what_is_no_amount_is_refused(text: str) -> None:
    with pytest.raises(NotMoneyError):
        amount_in(text)


@given(st.text(max_size=20))
def test_no_text_breaks_the_reading_of_money(text: str) -> None:
    try:
        amount = amount_in(text)
    except NotMoneyError:
        return
    assert amount is None or 0 <= amount <= MOST


def test_nothing_is_written_as_nothing() -> None:
    assert written(None) == ""
