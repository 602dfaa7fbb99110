"""The board and the pictures: who meets whom, and drawings that say what their tables say."""

from decimal import Decimal

import pytest
from django.test import Client
from django.utils import translation

from tests.value.models import reference
from tussenruimte.accounts.models import Person
from tussenruimte.frameworks import catalogue
from tussenruimte.value import actions, drawings, rules
from tussenruimte.value.models import EffectLine, EffectModel
from tussenruimte.value.rules.arena import confronted


def test_parties_meet_on_the_board_whatever_their_capitals() -> None:
    meeting = confronted([("rust", "Bewoners"), ("zorg", "verzekeraar"), ("groen", "")], ["bewoners", "Fonds", ""])

    assert meeting.both == ("Bewoners",)
    assert meeting.only_benefit == ("verzekeraar",)
    assert meeting.only_invest == ("Fonds",)
    assert meeting.nobody == ("groen",)


def swings_and_balance() -> tuple[tuple[rules.Swing, ...], Decimal]:
    model, _unused = rules.read_model(reference())
    words = rules.public_words(catalogue())

    def count(moved: rules.EffectModel) -> rules.Outcome:
        return rules.Outcome(rules.mkba(moved, words).balance, None)

    return rules.sensitivity(model, count), rules.mkba(model, words).balance


def test_the_longest_bar_stands_on_top() -> None:
    swings, balance = swings_and_balance()
    picture = drawings.tornado(swings, balance)

    assert picture.sheet is not None
    assert len(picture.sheet.cells) == len(picture.rows) == len(picture.sheet.ground) == len(swings)
    assert picture.rows[0][0] == "minder begeleiding: een kwart minder of meer van dit effect"
    assert drawings.tornado((), balance).sheet is None


def test_a_distribution_has_a_bar_for_each_stretch() -> None:
    model, _unused = rules.read_model(
        reference() | {"effects": [{**reference()["effects"][0], "range": {"low": 0.5, "high": 1.2}}]}
    )
    drawn = rules.draw(rules.lines_of(model, frozenset()), draws=1000, seed=1)
    picture = drawings.distribution(drawn)

    assert len(picture.sheet.cells) == len(picture.rows) == len(drawn.bars)
    assert "90 van de 100" in picture.description


@pytest.mark.django_db
def test_assumptions_name_every_price_with_its_version(client: Client, complete: EffectModel, owner: Person) -> None:
    actions.add_effect(
        model=complete,
        by=owner,
        name="minder huisarts",
        party="zorgverzekeraar",
        counterparty="",
        way=EffectLine.Way.LASTING,
        kind=EffectLine.Kind.WELFARE,
        unit="bezoeken",
        quantity=Decimal(40),
        duration=3,
        deadweight=Decimal("0.1"),
        reason="Gevraagd.",
        evidence_level=3,
        price="referentieprijzen-zorg/huisarts",
    )
    client.force_login(owner)
    dutch = client.get("/waarde/van/buurtkeuken/aannames/").content.decode()
    with translation.override("en"):
        english = client.get("/en/waarde/van/buurtkeuken/mkba/").content.decode()

    assert "40 bezoeken in het eerste jaar, 3 jaar lang" in dutch
    assert "versie 1, prijs van 2022" in dutch
    assert "50 tot 120 procent" in dutch
    assert "What you should not conclude from it" in english
    assert "rests on weak or unknown evidence" in english
