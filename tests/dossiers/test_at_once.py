"""Several people at the same moment: the row is locked, so one waits for the other and is told."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from typing import Any

import pytest
from django.core import mail
from django.db import connection, connections

from tests.conftest import DAY
from tests.dossiers.conftest import NOON
from tests.dossiers.test_actions import FACTS
from tussenruimte.accounts.models import Person
from tussenruimte.core.refusals import Refusal
from tussenruimte.dossiers import actions, tasks
from tussenruimte.dossiers.actions import ChangedMeanwhile
from tussenruimte.dossiers.models import Decision, Dossier
from tussenruimte.journal.models import Entry

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite lets one writer in at a time anyway"),
]
TIMES = 4


def at_once(deed: Callable[[int], Any]) -> list[Any]:
    """Does the deed in several threads that start together; gives what each got, refusals included."""
    ready = Barrier(TIMES)

    def one(number: int) -> Any:
        try:
            ready.wait()
            return deed(number)
        except Refusal as refusal:
            return refusal
        finally:
            connections.close_all()

    with ThreadPoolExecutor(TIMES) as threads:
        return list(threads.map(one, range(TIMES)))


def test_deciding_at_once_makes_one_decision_and_tells_the_others(running: Dossier, official: Person) -> None:
    results = at_once(
        lambda _number: actions.decide(
            dossier=running, facts=FACTS, decided_on=DAY, revision=running.revision, by=official, at=NOON
        )
    )

    assert sum(isinstance(result, ChangedMeanwhile) for result in results) == TIMES - 1
    assert Decision.objects.count() == 1


def test_editing_at_once_keeps_the_first_word_and_shows_it_to_the_others(running: Dossier, owner: Person) -> None:
    results = at_once(
        lambda number: actions.edit_dossier(
            dossier=running, changes={"goal": f"Doel {number}"}, revision=running.revision, by=owner
        )
    )

    kept = Dossier.objects.get(pk=running.pk).goal
    refused = [result for result in results if isinstance(result, ChangedMeanwhile)]
    assert len(refused) == TIMES - 1
    assert {refusal.changes[0].new for refusal in refused} == {kept}


def test_a_promise_is_settled_once(running: Dossier, official: Person) -> None:
    promise = actions.make_promise(dossier=running, promiser=running.lead, text="Meten", due=DAY, by=official, on=DAY)

    results = at_once(
        lambda _number: actions.settle_promise(promise=promise, state="kept", remark="", by=official, on=DAY)
    )

    assert sum(isinstance(result, Refusal) for result in results) == TIMES - 1
    assert Entry.objects.filter(what="dossier.promise-kept").count() == 1


def test_four_runs_of_the_daily_work_at_once_say_everything_once(
    running: Dossier, owner: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    later = NOON + timedelta(days=30)
    mail.outbox.clear()
    said = at_once(lambda _number: tasks.keep_contact(later.date()))
    monkeypatch.setattr("django.utils.timezone.now", lambda: later)

    at_once(lambda _number: tasks.send_news(later + timedelta(hours=1)))

    assert sum(said) == 1
    assert Entry.objects.filter(what="dossier.not-forgotten").count() == 1
    assert [letter.to for letter in mail.outbox].count([owner.email]) == 1
