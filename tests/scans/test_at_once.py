"""Two requests at the same moment: the row is locked, so one waits for the other."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connection, connections

from tests import factories
from tests.scans.conftest import NOON, STORY
from tussenruimte.register.models import Initiative
from tussenruimte.scans import actions
from tussenruimte.scans.models import Response, Scan
from tussenruimte.scans.rules import Who, fingerprint

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite lets one writer in at a time anyway"),
]


def at_once(deed: Callable[[int], Any], times: int = 4) -> list[Any]:
    """Does the deed in several threads that start together; gives what each got, refusals included."""
    ready = Barrier(times)

    def one(number: int) -> Any:
        try:
            ready.wait()
            return deed(number)
        except actions.ChangedMeanwhile as refusal:
            return refusal
        finally:
            connections.close_all()

    with ThreadPoolExecutor(times) as threads:
        return list(threads.map(one, range(times)))


@pytest.fixture
def begun() -> Response:
    """A draft."""
    factories.place()
    who = Who(email="tess@voorbeeld.example")
    return actions.start_scan(framework="intake", who=who, basics=STORY, by=None, at=NOON)


def test_sending_four_times_at_once_makes_one_initiative(begun: Response) -> None:
    sent = at_once(lambda _number: actions.send_response(response=begun, at=NOON))

    assert {response.sent_at for response in sent} == {NOON}
    assert Initiative.objects.count() == 1
    assert Scan.objects.get().answer == "waiting"


def test_saving_four_times_at_once_keeps_the_first_and_tells_the_others(begun: Response) -> None:
    def save(number: int) -> Response:
        answers = {"impact": number + 1}
        return actions.save_step(response=begun, keys=["impact"], answers=answers, seen=fingerprint({}), at=NOON)

    results = at_once(save)

    refused = [result for result in results if isinstance(result, actions.ChangedMeanwhile)]
    begun.refresh_from_db()
    assert len(refused) == 3
    assert {refusal.kept["impact"] for refusal in refused} == {begun.answers["impact"]}
