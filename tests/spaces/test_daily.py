"""What runs by itself: told once, however often and however late it runs; and what is kept of a person."""

from datetime import date, timedelta

import pytest
from django.core import mail
from django.test import TestCase

from tests.conftest import DAY
from tests.spaces.conftest import ENTER_BY, NOON
from tussenruimte.accounts.models import Person
from tussenruimte.journal.models import Entry
from tussenruimte.spaces import actions, personal, tasks
from tussenruimte.spaces.models import SpaceProcedure, SpaceUpload, SpaceWish

pytestmark = pytest.mark.django_db
committed = TestCase.captureOnCommitCallbacks


def run(day: date) -> tuple[int, int]:
    with committed(execute=True):
        return tasks.keep_word(day), tasks.warn_of_days(day)


def test_a_wish_that_waited_too_long_is_told_to_both_sides_once(wish: SpaceWish) -> None:
    assert run(date(2026, 11, 30)) == (0, 0)
    assert run(date(2026, 12, 1)) == (1, 0)
    assert run(date(2026, 12, 1)) == (0, 0)

    assert {letter.to[0] for letter in mail.outbox} == {"olga@voorbeeld.example", "loket@haarlem.example"}
    assert len(mail.outbox) == 2
    assert "8 december 2026" in mail.outbox[0].body
    assert SpaceWish.objects.get().hear_by == date(2026, 12, 8)
    assert Entry.objects.filter(what="space.wish-not-forgotten").count() == 1


def test_a_month_late_it_says_it_once(wish: SpaceWish) -> None:
    assert run(date(2027, 1, 4)) == (1, 0)
    assert len(mail.outbox) == 2


def test_an_answered_wish_is_left_alone(wish: SpaceWish, official: Person) -> None:
    actions.answer_wish(wish=wish, answer="taken-up", reason="Kom langs.", by=official, on=DAY)

    assert run(date(2027, 1, 4)) == (0, 0)


def test_the_day_before_entering_closes_the_owner_and_who_did_not_enter_are_told_once(
    selection: SpaceProcedure, wish: SpaceWish, song: SpaceWish, owner: Person
) -> None:
    actions.enter(found=selection, wish=wish, plan="Open.", by=owner, on=DAY)
    # A Monday; the working day before it is a Friday.
    assert run(ENTER_BY - timedelta(days=4))[1] == 0
    assert run(ENTER_BY - timedelta(days=3))[1] == 1
    assert run(ENTER_BY)[1] == 0

    about = {
        letter.to[0]: letter.subject
        for letter in mail.outbox
        if "Badhuis" in letter.subject and "wens" not in letter.subject
    }
    assert about == {
        "loket@haarlem.example": "Bijna voorbij: Het Badhuis",
        "zeger@voorbeeld.example": "U kunt nog meedoen: Het Badhuis",
    }


def test_the_day_before_a_window_closes_the_owner_is_told(intention: SpaceProcedure) -> None:
    assert intention.window_ends is not None
    assert run(intention.window_ends)[1] == 1

    told = [letter for letter in mail.outbox if letter.subject.startswith("Bijna voorbij")]
    assert [letter.to for letter in told] == [["loket@haarlem.example"]]
    assert "14 december 2026" in told[0].body


def test_what_a_person_did_goes_along_and_what_waited_is_gone(
    wish: SpaceWish, selection: SpaceProcedure, owner: Person, official: Person, stranger: Person
) -> None:
    actions.enter(found=selection, wish=wish, plan="Elke dag open.", by=owner, on=DAY)
    content = "naam;soort;in één zin\nA;gebouw;B.\n".encode()
    actions.keep_upload(owner=selection.space.owner, content=content, filename="x", by=official, at=NOON)

    mine, theirs = personal.export_of(owner), personal.export_of(official)

    assert [one["purpose"] for one in mine["wishes"]] == ["Samen koken op vrijdag."]
    assert [one["plan"] for one in mine["plans"]] == ["Elke dag open."]
    assert [one["name"] for one in theirs["spaces"]] == ["Het Badhuis"]
    assert [one["state"] for one in theirs["procedures"]] == ["announced"]
    personal.forget(official, NOON)
    assert personal.export_of(stranger)["wishes"] == []
    assert not SpaceUpload.objects.exists()
