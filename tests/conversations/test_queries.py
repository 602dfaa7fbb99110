"""What scans say to a conversation, and what each reader sees of the map."""

from collections.abc import Callable

import pytest

from tests.conftest import DAY
from tussenruimte.accounts.models import Person
from tussenruimte.conversations import actions, queries
from tussenruimte.conversations.rules.ladder import Expectation
from tussenruimte.register.models import Initiative, Side
from tussenruimte.scans.models import Response

pytestmark = pytest.mark.django_db
FillIn = Callable[..., Response]


def test_nothing_is_known_before_anyone_shares(garden: Initiative, owner: Person, fill_in: FillIn):
    fill_in("partnerschap", owner, {"gemeente-vertrouwen": 1}, side=Side.INITIATIVE, shared=False)

    found = queries.partnership_of(garden)

    assert (found.voices, found.blind_spots, found.mirrors, found.number) == ((), (), (), "")
    assert found.missing.sides == (Side.INITIATIVE, Side.MUNICIPALITY)


def test_both_sides_beside_each_other_with_blind_spots_and_mirrors(
    garden: Initiative, owner: Person, official: Person, fill_in: FillIn
):
    ours = fill_in(
        "partnerschap", owner, {"gemeente-aanspreekpunt": 1, "collectief-continuiteit": 5}, side=Side.INITIATIVE
    )
    fill_in(
        "partnerschap",
        official,
        {"gemeente-aanspreekpunt": 4, "collectief-continuiteit": 2},
        scan=ours.scan,
        side=Side.MUNICIPALITY,
    )

    found = queries.partnership_of(garden)

    assert not found.missing
    assert [voice.side for voice in found.voices] == [Side.INITIATIVE, Side.MUNICIPALITY]
    assert {(spot.point.id, spot.own, spot.other) for spot in found.blind_spots} == {
        ("gemeente-aanspreekpunt", 4, 1),
        ("collectief-continuiteit", 5, 2),
    }
    assert [mirror.barrier.id for mirror in found.mirrors] == ["loketten", "continuiteit"]
    assert found.number == ours.scan.number


def test_the_newest_scan_with_shared_answers_counts(garden: Initiative, owner: Person, fill_in: FillIn):
    fill_in("participatie-treden", owner, {"ervaren-trede": ["raadplegen"]}, side=Side.INITIATIVE)
    fill_in("participatie-treden", owner, {"ervaren-trede": ["meebeslissen"]}, side=Side.INITIATIVE)
    fill_in("participatie-treden", owner, {"ervaren-trede": ["informeren"]}, side=Side.INITIATIVE, shared=False)

    assert queries.ladder_of(garden).expectation == Expectation(promised=None, experienced=5)


def test_promise_and_experience_come_from_their_own_side(
    garden: Initiative, owner: Person, official: Person, fill_in: FillIn
):
    told = fill_in("participatie-treden", owner, {"ervaren-trede": ["informeren"]}, side=Side.INITIATIVE)
    answers = {"beloofde-trede": ["meebeslissen"], "ervaren-trede": ["meebeslissen"]}
    fill_in("participatie-treden", official, answers, scan=told.scan, side=Side.MUNICIPALITY)

    assert queries.ladder_of(garden).expectation == Expectation(promised=5, experienced=1)


def test_groups_that_a_scan_named_are_offered(garden: Initiative, owner: Person, fill_in: FillIn):
    answers = {
        "niet-bereikte-groepen": ["jongeren", "anders"],
        "niet-bereikte-groepen--anders": "De schippers",
    }
    told = fill_in("democratische-bril-scan", owner, answers, side=Side.INITIATIVE)

    assert queries.groups_named(garden) == queries.Groups(("jongeren",), ("De schippers",), told.scan.number)


def test_the_other_side_reads_the_map_without_contacts(garden: Initiative, owner: Person, official: Person):
    told = {"initiative": garden, "on": DAY}
    actions.place_stakeholder(ring="inner", name="Groen", by=official, status="missing", contact="Aydin", **told)
    actions.place_stakeholder(ring="outer", name="School", by=owner, weight="fits", contact="Juf Els", **told)

    for reader, contacts in ((owner, ["", "Juf Els"]), (official, ["Aydin", ""])):
        shown = queries.map_of(garden, reader)
        assert [one.contact for one in (*shown.inner, *shown.outer)] == contacts
        assert [one.name for one in shown.imbalance.missing] == ["Groen"]


def test_a_question_with_two_answers_is_flagged(garden: Initiative, owner: Person):
    units = [
        actions.place_stakeholder(initiative=garden, ring="inner", name=name, by=owner, on=DAY, status="involved")
        for name in ("Groen", "Vergunningen")
    ]
    question = actions.ask_units(initiative=garden, text="Mag het op zondag?", by=owner, on=DAY)
    actions.ask_units(initiative=garden, text="Is er water?", by=owner, on=DAY)
    for unit, answer in zip(units, ("yes", "no"), strict=True):
        actions.note_answer(question=question, unit=unit, answer=answer, given_on=DAY, by=owner)

    shown = queries.map_of(garden, owner)

    assert [one.question for one in shown.contradictions] == [question]
    assert [len(one.answers) for one in shown.asked] == [2, 0]


def test_withdrawn_words_are_gone(garden: Initiative, owner: Person):
    kept, gone = (
        actions.say_value(initiative=garden, value="vertrouwen", text=text, by=owner, on=DAY) for text in ("Ja", "Nee")
    )
    actions.withdraw_value(note=gone, by=owner, on=DAY)

    assert queries.notes_by_value(garden) == {"vertrouwen": [kept]}
