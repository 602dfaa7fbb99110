"""A rule set, opened."""

from datetime import date
from decimal import Decimal

import pytest

from tussenruimte.core.terms import LegalTerm
from tussenruimte.dossiers.rules.rule_book import RuleBook
from tussenruimte.frameworks import catalogue


def test_only_a_rule_set_can_be_opened():
    with pytest.raises(TypeError, match="drempels is not a rule set"):
        RuleBook(catalogue(), "drempels")


def test_an_unknown_value_is_no_number(terms):
    assert terms.value("dwangsom-dag-1-14", date(2026, 1, 1)) is None
    assert terms.value("dwangsom-dag-1-14", date(2018, 12, 31)) is None
    assert terms.value("dwangsom-dag-1-14", date(2025, 12, 31)) == 23
    with pytest.raises(ValueError, match="has no value"):
        terms.number("dwangsom-dag-1-14")


@pytest.mark.parametrize(
    ("language", "term", "said"),
    [
        ("nl", LegalTerm(1), "1 week"),
        ("nl", LegalTerm(8), "8 weken"),
        ("nl", LegalTerm(10, "working_days"), "10 werkdagen"),
        ("en", LegalTerm(2, "months"), "2 months"),
    ],
)
def test_a_term_says_itself(language, term, said):
    book = RuleBook(catalogue(language), "beslistermijnen")

    assert said in book.because("verlengd", day=date(2026, 11, 23), term=term).text


@pytest.mark.parametrize(
    ("language", "amount", "said"),
    [
        ("nl", Decimal(1442), "€ 1.442."),
        ("nl", Decimal("0.5"), "€ 0,50."),
        ("en", Decimal("1234567.89"), "€1,234,567.89."),
    ],
)
def test_money_is_read_as_people_write_it(language, amount, said):
    book = RuleBook(catalogue(language), "beslistermijnen")

    assert book.because("dwangsom", days=LegalTerm(3, "days"), amount=amount).text.endswith(said)


def test_a_day_is_read_in_its_language(terms):
    assert "23 november 2026" in terms.because("opgeschort", day=date(2026, 11, 23)).text
    english = RuleBook(catalogue("en"), "beslistermijnen")
    assert "23 November 2026" in english.because("opgeschort", day=date(2026, 11, 23)).text
