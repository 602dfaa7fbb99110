"""What each party wants and takes on, for itself alone."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tests.agreements.conftest import (
    AYDIN,
    NOON,
    party_of,
)
from tests.conftest import DAY
from tussenruimte.accounts.models import Person
from tussenruimte.agreements import actions, queries
from tussenruimte.agreements.actions import (
    NotFromHere,
    NotYours,
    refusing,
    weighing,
)
from tussenruimte.agreements.models import Agreement, Comparison
from tussenruimte.core.refusals import Refusal

pytestmark = pytest.mark.django_db


# --- values, goals, ambitions ----------------------------------------------------------------------------------------
def wish(agreement: Agreement, by: Person, kind: str = "goal", **given: Any) -> Any:
    """A wish of the person's own party."""
    words = {} if given else {"text": f"Wat {by.name} wil"}
    return actions.add_ambition(agreement=agreement, party=party_of(by), kind=kind, by=by, at=NOON, **words | given)


def test_each_party_judges_two_wishes_and_its_newest_word_counts(
    agreement: Agreement, owner: Person, official: Person
) -> None:
    mine, theirs = wish(agreement, owner, "value", value="vertrouwen"), wish(agreement, official)
    parties = (agreement.dossier.initiative, agreement.dossier.lead)
    given: dict[str, Any] = {"first": theirs, "second": mine, "at": NOON}

    actions.compare(party=parties[0], judgement="clash", note="Past niet.", by=owner, **given)
    actions.compare(party=parties[0], judgement="agree", by=owner, **given)
    actions.compare(party=parties[0], judgement="agree", by=owner, **given)
    actions.compare(party=parties[1], judgement="agree", by=official, **given)

    (pair,) = queries.matrix_of(agreement)
    assert (pair.first, pair.second, pair.cell.view, pair.cell.judgement) == (mine, theirs, "same", "agree")
    assert Comparison.objects.count() == 3
    content = queries.content_of(agreement)
    assert [line.label or line.text for line in content.ambitions] == ["Vertrouwen", f"Wat {AYDIN} wil"]
    assert [(line.first, line.second, line.judgement) for line in content.judgements] == [(1, 2, "agree")] * 2


def test_wishes_of_one_party_are_not_laid_beside_each_other(agreement: Agreement, owner: Person) -> None:
    first, second = wish(agreement, owner), wish(agreement, owner, text="Meer groen")

    with pytest.raises(weighing.OwnWishes):
        actions.compare(
            first=first, second=second, party=agreement.dossier.initiative, judgement="agree", by=owner, at=NOON
        )


def test_a_wish_is_one_of_the_eight_or_in_own_words(agreement: Agreement, owner: Person) -> None:
    with pytest.raises(weighing.UnknownValue):
        wish(agreement, owner, "value", value="winst")
    with pytest.raises(weighing.UnknownValue):
        wish(agreement, owner, "goal", value="vertrouwen")
    with pytest.raises(refusing.NoText):
        wish(agreement, owner, text=" ")


def test_a_wish_that_is_taken_back_leaves_the_matrix(agreement: Agreement, owner: Person, official: Person) -> None:
    mine = wish(agreement, owner)
    wish(agreement, official)
    with pytest.raises(NotYours):
        actions.withdraw_ambition(ambition=mine, by=official, at=NOON)
    actions.withdraw_ambition(ambition=mine, by=owner, at=NOON)

    assert queries.matrix_of(agreement) == []
    with pytest.raises(NotFromHere):
        actions.withdraw_ambition(ambition=mine, by=owner, at=NOON)


def test_what_nobody_oversees_is_too_much(agreement: Agreement, owner: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weighing, "MOST_OF_EACH", 1)
    wish(agreement, owner)
    obligation(agreement, owner)

    with pytest.raises(weighing.TooMany):
        wish(agreement, owner)
    with pytest.raises(weighing.TooMany):
        obligation(agreement, owner)


# --- obligations -----------------------------------------------------------------------------------------------------
def obligation(agreement: Agreement, by: Person, **changes: Any) -> Any:
    """Something the person's own party takes on."""
    given: dict[str, Any] = {"text": "Onkruid wieden", "days_after_start": 30}
    return actions.add_obligation(agreement=agreement, party=party_of(by), by=by, **given | changes)


def test_a_party_takes_something_on_for_itself_alone(agreement: Agreement, owner: Person, official: Person) -> None:
    mine = obligation(agreement, owner, hours_per_week=Decimal("2.5"))
    with pytest.raises(NotYours):
        actions.add_obligation(agreement=agreement, party=agreement.dossier.lead, text="Betalen", due=DAY, by=owner)
    with pytest.raises(NotYours):
        actions.drop_obligation(obligation=mine, by=official, on=DAY)

    assert queries.obligations_of(agreement) == [mine]
    actions.drop_obligation(obligation=mine, by=owner, on=DAY)
    assert queries.obligations_of(agreement) == []
    with pytest.raises(NotFromHere):
        actions.drop_obligation(obligation=mine, by=owner, on=DAY)


@pytest.mark.parametrize(
    "changes",
    [
        {"due": date(2027, 1, 1)},
        {"days_after_start": None},
        {"days_after_start": 4000},
        {"hours_per_week": Decimal(0)},
        {"text": ""},
    ],
    ids=str,
)
def test_an_obligation_has_one_moment_and_says_something(
    agreement: Agreement, owner: Person, changes: dict[str, Any]
) -> None:
    with pytest.raises(Refusal):
        obligation(agreement, owner, **changes)
