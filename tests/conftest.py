"""The people every test may count on, and a day that does not move."""

from datetime import date

import pytest

from tussenruimte.accounts.models import Person

DAY = date(2026, 11, 23)


@pytest.fixture
def day() -> date:
    """A Monday without holidays around it."""
    return DAY


@pytest.fixture
def stranger(db: None) -> Person:
    """Someone with an account and nothing else: may read what is public, and no more."""
    return Person.objects.create_user("vreemde@voorbeeld.example", "Sam Vreemd")
