"""Two people at the same moment: three actions stay three, and one of two versions is told to look first."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from typing import Any

import pytest
from django.db import connection, connections

from tests.conftest import DAY
from tests.conversations.conftest import NOON
from tussenruimte.accounts.models import Person
from tussenruimte.conversations import actions
from tussenruimte.conversations.models import DevelopmentAction, PolicyNote
from tussenruimte.core.refusals import Refusal
from tussenruimte.register.models import Initiative, Organisation

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite lets one writer in at a time anyway"),
]


def at_once(deed: Callable[[int], Any], times: int = 5) -> list[str]:
    """Does the deed in several threads that start together; gives the name of what each got."""
    ready = Barrier(times)

    def one(number: int) -> str:
        try:
            ready.wait()
            return type(deed(number)).__name__
        except Refusal as refusal:
            return type(refusal).__name__
        finally:
            connections.close_all()

    with ThreadPoolExecutor(times) as threads:
        return sorted(threads.map(one, range(times)))


def test_five_people_add_three_actions(garden: Initiative, owner: Person) -> None:
    due = DAY + timedelta(days=9)

    got = at_once(
        lambda number: actions.choose_action(
            initiative=garden,
            title=f"Actie {number}",
            owner_side="initiative",
            due=due,
            together=True,
            by=owner,
            on=DAY,
        )
    )

    assert got == ["DevelopmentAction"] * 3 + ["EnoughRunning"] * 2
    assert DevelopmentAction.objects.count() == 3


def test_of_five_versions_written_at_once_one_stands(municipality: Organisation, official: Person) -> None:
    got = at_once(
        lambda number: actions.save_note(
            organisation=municipality, texts={"waarom": f"Tekst {number}"}, roles={}, seen=0, by=official, at=NOON
        )
    )

    assert got == ["PolicyNote"] + ["SavedMeanwhile"] * 4
    assert PolicyNote.objects.count() == 1
