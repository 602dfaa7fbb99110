"""The examples of the demonstration, and what the room keeps about a person."""

from typing import Any

import pytest

from tests import factories
from tests.agreements.conftest import NOON, OLGA, sign, write
from tussenruimte.accounts.models import Person
from tussenruimte.accounts.personas import ensure_personas
from tussenruimte.agreements import demo, personal, queries
from tussenruimte.agreements.models import Agreement, Review, Signature, SigningCode, Version
from tussenruimte.core import days
from tussenruimte.dossiers import demo as dossiers
from tussenruimte.dossiers.models import Dossier, Promise
from tussenruimte.register.models import Place

pytestmark = pytest.mark.django_db


def test_the_demonstration_has_two_examples_however_often_it_is_loaded(settings: Any) -> None:
    amsterdam = Place.objects.create(code=dossiers.AMSTERDAM, kind=Place.Kind.MUNICIPALITY, name="Amsterdam", year=2024)
    lead = factories.organisation("Gemeente Amsterdam", place=amsterdam)
    garden = factories.initiative("Buurttuin De Brink", source_key=demo.OWN, municipality=amsterdam)
    settings.DEMO = True
    people = ensure_personas(days.today())
    factories.member(garden, people["initiatiefnemer"])
    demo.load(days.today(), say=lambda _line: None)  # without a dossier there is nothing to agree in
    factories.member(lead, people["ambtenaar"])
    dossiers.load(days.today(), say=lambda _line: None)
    settings.DEMO = False
    demo.load(days.today(), say=lambda _line: None)
    assert not Agreement.objects.exists()

    settings.DEMO = True
    for _time in range(2):
        demo.load(days.today(), say=lambda _line: None)

    assert sorted(Agreement.objects.values_list("kind", "state")) == [
        ("intentieovereenkomst", "signing"),
        ("samenwerkingsovereenkomst", "active"),
    ]
    waits = queries.waiting_for_signature_of(people["ambtenaar"]).get()
    assert waits.agreement.state == "signing"
    assert Promise.objects.filter(obligation__isnull=False).count() == 1
    assert Review.objects.filter(held_on__isnull=True).count() == 1
    assert Signature.objects.count() == 3


def test_without_people_who_may_sign_there_is_no_example(settings: Any, dossier: Dossier) -> None:
    settings.DEMO = True
    type(dossier.initiative).objects.update(source_key=demo.OWN)
    demo.load(days.today(), say=lambda _line: None)

    assert not Agreement.objects.exists()


# --- what is kept about a person -------------------------------------------------------------------------------------
def test_a_person_gets_what_they_signed_and_wrote(concluded: Agreement, owner: Person) -> None:
    export = personal.export_of(owner)

    assert [one["name"] for one in export["signatures"]] == [OLGA]
    assert [one["agreement__number"] for one in export["signs_for"]] == [concluded.number]
    assert len(export["wrote"]) > 5
    assert personal.export_of(factories.person("Sam"))["signatures"] == []


def test_who_is_forgotten_signs_nothing_more_and_what_was_signed_stays(
    proposed: Version, owner: Person, official: Person
) -> None:
    sign(proposed, owner)
    personal.forget(owner, NOON)
    personal.forget(official, NOON)

    proposed.refresh_from_db()
    assert not SigningCode.objects.filter(person=owner).exists()
    assert Signature.objects.get().name == OLGA
    assert OLGA in proposed.text
    assert list(queries.waiting_for_signature_of(official)) == []


def test_what_a_forgotten_person_wrote_stays_without_their_name(agreement: Agreement, owner: Person) -> None:
    clause = queries.clauses_of(agreement)[0].clause
    write(clause, "Wij zijn buren.", owner)
    personal.forget(owner, NOON)

    assert queries.clauses_of(agreement)[0].newest.text == "Wij zijn buren."
