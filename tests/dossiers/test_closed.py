"""What can no longer be done, what changes nothing, and the example of the demonstration."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from tests import factories
from tests.conftest import DAY
from tests.dossiers.conftest import NOON
from tests.dossiers.test_actions import LATER, decided, told
from tussenruimte.accounts.models import Person
from tussenruimte.accounts.personas import ensure_personas
from tussenruimte.core import days
from tussenruimte.dossiers import actions, calendars, demo, wording
from tussenruimte.dossiers.actions import NotFromHere, NotYours, speaking
from tussenruimte.dossiers.models import Decision, Dossier
from tussenruimte.register.models import Initiative, Organisation, Place
from tussenruimte.register.rules import Change

pytestmark = pytest.mark.django_db
Deed = Callable[..., Any]
CLOSED_TO: dict[str, tuple[Deed, dict[str, Any]]] = {
    "phase": (actions.choose_phase, {"phase": "uitvoering"}),
    "unit": (actions.involve_unit, {"name": "Groen", "interest": "", "status": "missing", "stance": "unknown"}),
}


@pytest.mark.parametrize("name", CLOSED_TO)
def test_in_a_closed_dossier_nothing_goes_on(name: str, running: Dossier, official: Person, owner: Person) -> None:
    closed = actions.finish(dossier=running, ended_with="Klaar.", revision=running.revision, by=owner, on=DAY)
    deed, given = CLOSED_TO[name]
    seen = {"revision": closed.revision} if name == "phase" else {}

    with pytest.raises(NotFromHere):
        deed(dossier=running, by=official, on=DAY, **given, **seen)
    with pytest.raises(NotFromHere):
        actions.make_promise(dossier=running, promiser=running.lead, text="Iets", due=DAY, by=official, on=DAY)
    with pytest.raises(NotFromHere):
        actions.bring_in(dossier=running, party=running.lead, shared=True, by=official, on=DAY)
    with pytest.raises(NotFromHere):
        actions.ask_decision(dossier=running, turn_by=LATER, revision=closed.revision, by=official, on=DAY)


def test_what_is_so_already_is_not_told_again(running: Dossier, official: Person, owner: Person) -> None:
    decision = decided(running, official)
    actions.publish_decision(decision=decision, by=official, on=DAY)
    now = Dossier.objects.get(pk=running.pk)
    before = told(now)

    actions.publish_decision(decision=Decision(pk=decision.pk, dossier=now), by=official, on=DAY)
    actions.share_with_council(dossier=now, shared=False, by=owner, on=DAY)
    actions.choose_phase(dossier=now, phase=now.phase, revision=now.revision, by=official, on=DAY)
    actions.appoint(
        dossier=now, process_owner=official, deputy=None, protector="", revision=now.revision, by=official, on=DAY
    )

    assert told(now) == before


def test_a_partner_asks_for_no_decision(
    running: Dossier, official: Person, fund: Organisation, partner: Person
) -> None:
    joined = actions.bring_in(dossier=running, party=fund, shared=True, by=official, on=DAY)
    with pytest.raises(NotYours):
        actions.ask_decision(dossier=running, turn_by=LATER, revision=running.revision, by=partner, on=DAY)
    actions.leave_out(taking_part=joined, by=official, on=DAY)
    before = told(running)
    actions.leave_out(taking_part=joined, by=official, on=DAY)
    assert told(running) == before


def test_a_dossier_holds_so_many_documents(running: Dossier, owner: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(speaking, "MOST_DOCUMENTS", 1)
    given: dict[str, Any] = {"dossier": running, "title": "Plan", "filename": "a.pdf", "content": b"%PDF-1.7"}
    given |= {"internal": False, "party": running.initiative, "by": owner, "at": NOON}
    actions.add_document(**given)
    with pytest.raises(speaking.TooMany):
        actions.add_document(**given)


def test_the_calendar_keeps_the_day_of_contact_and_leaves_out_what_stands_still(
    running: Dossier, official: Person, garden: Initiative
) -> None:
    actions.pass_turn(
        dossier=running, to=garden, next_step="Teken", turn_by=LATER, revision=running.revision, by=official, on=DAY
    )
    clock = actions.start_clock(dossier=running, about="Grond", term="awb-4-13", received=DAY, by=official, on=DAY)
    actions.suspend_clock(clock=clock, since=DAY, reason="Plan ontbreekt.", revision=1, by=official, on=DAY)

    kept = [(day.key.split("-")[0], day.on) for day in calendars.days_of(official)]

    assert kept == [("turn", LATER), ("contact", DAY + timedelta(days=7))]


def test_changes_are_told_in_words() -> None:
    changes = (
        Change("state", "running", "later"),
        Change("turn_by", None, "2026-12-07"),
        Change("phase", "initiatief", "verdwenen"),
    )

    assert wording.told_changes(changes) == [
        ("stand", "loopt", "later"),
        ("uiterlijk", "", "7 december 2026"),
        ("fase", "Initiatief", "verdwenen"),
    ]


def test_the_demonstration_has_one_example_however_often_it_is_loaded(settings: Any, db: None) -> None:
    amsterdam = Place.objects.create(code=demo.AMSTERDAM, kind=Place.Kind.MUNICIPALITY, name="Amsterdam", year=2024)
    lead = factories.organisation("Gemeente Amsterdam", place=amsterdam)
    garden = factories.initiative("Buurttuin De Brink", source_key=demo.OWN, municipality=amsterdam)
    demo.load(days.today(), say=lambda _line: None)
    assert Dossier.objects.count() == 0  # not outside the demonstration

    settings.DEMO = True
    people = ensure_personas(days.today())
    factories.member(garden, people["initiatiefnemer"])
    factories.member(lead, people["ambtenaar"])
    for _time in range(2):
        demo.load(days.today(), say=lambda _line: None)

    dossier = Dossier.objects.get()
    assert (dossier.state, dossier.decisions.get().public) == ("running", True)
    assert {promise.promiser_id for promise in dossier.promises.all()} == {garden.pk, lead.pk}
