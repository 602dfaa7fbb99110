"""`daily` does every room's work once, however often it runs."""

import json
from datetime import timedelta

import pytest
from django.core import mail

from tests import factories
from tests.cli.conftest import Run
from tussenruimte.core import days
from tussenruimte.register.models import Initiative


@pytest.mark.django_db
def test_a_reminder_leaves_once(run: Run):
    old = days.today() - timedelta(days=400)
    garden = factories.initiative("Buurttuin", listed_on=old, origin=Initiative.Origin.TOLD)
    factories.member(garden, factories.person(email="lotte@voorbeeld.example"))

    first, second = run("daily"), run("daily")

    assert json.loads(first.out)["reminders"] == 1
    assert json.loads(second.out)["reminders"] == 0
    assert [letter.to for letter in mail.outbox] == [["lotte@voorbeeld.example"]]


@pytest.mark.django_db
def test_nothing_to_do_is_said(run: Run):
    said = run("daily")

    assert said.status == 0
    assert set(json.loads(said.out).values()) == {0}
