"""Both sides look back on a dossier in one scan, and nobody outside learns that they did."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests import factories
from tests.conftest import DAY
from tests.dossiers.conftest import NOON
from tussenruimte.accounts.models import Person, Role
from tussenruimte.dossiers import actions
from tussenruimte.dossiers.evaluation import FRAMEWORK, evaluation_of
from tussenruimte.dossiers.models import Dossier
from tussenruimte.dossiers.subjects import DOSSIER
from tussenruimte.frameworks import catalogue
from tussenruimte.frameworks.schema import Questionnaire
from tussenruimte.register.models import Membership, Organisation, Side
from tussenruimte.scans import actions as scans
from tussenruimte.scans import permissions, queries
from tussenruimte.scans.models import Response
from tussenruimte.scans.rules import Who, fingerprint
from tussenruimte.scans.subjects import party_of, sides_of

pytestmark = pytest.mark.django_db
OURS, THEIRS = {"vertrouwen": 5, "ook-zonder-nieuws": 2}, {"vertrouwen": 4, "ook-zonder-nieuws": 5}


def sent(response: Response, answers: dict[str, Any]) -> Response:
    """The answers, sent and shared with whoever takes part."""
    scans.save_step(response=response, keys=answers, answers=answers, seen=fingerprint({}), at=NOON)
    return scans.send_response(response=response, at=NOON, share=True)


@pytest.fixture
def ours(running: Dossier, owner: Person) -> Response:
    """How the initiative looks back."""
    return sent(scans.start_scan(framework=FRAMEWORK, who=Who(), by=owner, at=NOON, subject=running), OURS)


@pytest.fixture
def theirs(ours: Response, official: Person) -> Response:
    """How the municipality looks back, in the same scan."""
    return sent(scans.join(scan=ours.scan, who=Who(side=Side.MUNICIPALITY), by=official, at=NOON), THEIRS)


def test_the_questions_come_from_aftercare_the_rules_of_contact_the_eight_values_and_lessons() -> None:
    asked = catalogue().framework(FRAMEWORK)
    assert isinstance(asked, Questionnaire)

    advised = {reference for question in asked.items for reference in question.advises}
    values = {
        item.id for item in catalogue().framework("acht-waarden").entries if getattr(item, "group", "") == "waarde"
    }
    rules = {item.id for item in catalogue().framework("communicatieregels").entries}
    assert advised == {f"acht-waarden/{one}" for one in values} | {f"communicatieregels/{one}" for one in rules}
    assert asked.accepts == ("dossier",)
    assert {"bereikt", "geleerd", "doorstart", "vieren", "bedanken"} <= {question.id for question in asked.items}


def test_answers_of_both_sides_stand_beside_each_other_with_what_to_talk_about(
    ours: Response, theirs: Response, owner: Person
) -> None:
    outcome = queries.outcome(ours.scan, owner)

    assert outcome.is_ready
    assert [voice.side for voice in outcome.voices] == [Side.INITIATIVE, Side.MUNICIPALITY]
    assert [line.question.id for line in outcome.talking_points] == ["ook-zonder-nieuws"]


def test_answers_are_those_of_the_party_in_this_dossier(
    ours: Response, theirs: Response, running: Dossier, fund: Organisation, partner: Person, official: Person
) -> None:
    actions.bring_in(dossier=running, party=fund, shared=True, by=official, on=DAY)

    assert (ours.party_id, theirs.party_id) == (running.initiative_id, running.lead_id)
    assert party_of(partner, Side.PARTNER, running) == fund.party_ptr
    assert party_of(partner, Side.MUNICIPALITY, running) is None


def test_who_stands_on_which_side(running: Dossier, owner: Person, official: Person, stranger: Person) -> None:
    assert [sides_of(person, running) for person in (owner, official, stranger)] == [
        (Side.INITIATIVE,),
        (Side.MUNICIPALITY,),
        (),
    ]
    assert DOSSIER.involving(owner).get() == running
    assert not DOSSIER.involving(stranger).exists()


def test_a_stranger_finds_nothing_of_it_whatever_link_they_hold(
    client: Client, ours: Response, theirs: Response, running: Dossier
) -> None:
    outsiders = [
        factories.person("Sam"),
        factories.person("Bram", Role.BROKER),
        factories.person("Eva", Role.EDITOR),
        factories.official(factories.organisation("Gemeente Assen", place=factories.place("Assen", "GM0106"))),
    ]
    addresses = [
        reverse("scans:compare", args=[ours.scan.number]),
        reverse("scans:invited", args=[ours.scan.invitation]),
        reverse("scans:compare-own", args=[ours.token]),
        reverse("scans:receipt", args=[ours.token]),
        reverse("scans:resume", args=[ours.token]),
        reverse("scans:of", args=["dossier", running.number.lower()]),
        reverse("scans:new", args=[FRAMEWORK]) + f"?over=dossier:{running.number.lower()}",
    ]
    client.force_login(outsiders[0])
    assert [client.get(address).status_code for address in addresses] == [404] * len(addresses)
    for person in outsiders:
        assert not queries.visible_to(person).exists()
        assert not permissions.may_see(person, ours.scan)


def test_whoever_leaves_the_initiative_loses_sight_of_it(client: Client, ours: Response, owner: Person) -> None:
    Membership.objects.filter(person=owner).update(until=DAY)
    client.force_login(owner)

    assert client.get(reverse("scans:compare-own", args=[ours.token])).status_code == 404
    assert not queries.visible_to(owner).exists()


def test_it_cannot_be_shared_with_everyone(client: Client, ours: Response, owner: Person) -> None:
    with pytest.raises(scans.NotForAll):
        scans.share(response=ours, with_whom=Response.Sharing.PUBLIC, by=owner, at=NOON)

    client.force_login(owner)
    page = client.get(reverse("scans:compare", args=[ours.scan.number])).content.decode()
    assert "Deel met iedereen" not in page
    assert "Een stuk grond" in page


def test_an_invitation_asks_a_proven_side(ours: Response, official: Person, stranger: Person) -> None:
    asked = catalogue().framework(FRAMEWORK)
    assert isinstance(asked, Questionnaire)

    assert permissions.sides_to_speak_from(official, ours.scan, asked) == (Side.MUNICIPALITY,)
    assert permissions.sides_to_speak_from(stranger, ours.scan, asked) == ()


# --- offered on the page of the dossier -------------------------------------------------------------------------------
def test_the_first_begins_it_and_the_second_joins_the_same(running: Dossier, owner: Person, official: Person) -> None:
    before = evaluation_of(running, owner)
    begun = scans.start_scan(framework=FRAMEWORK, who=Who(), by=owner, at=NOON, subject=running)
    drafted = evaluation_of(running, official)
    sent(begun, OURS)
    after = evaluation_of(running, official)

    assert before
    assert drafted
    assert after
    assert before.fill_in.startswith(reverse("scans:new", args=[FRAMEWORK]))
    assert (drafted.fill_in, drafted.outcome) == (reverse("scans:invited", args=[begun.scan.invitation]), "")
    assert after.outcome == reverse("scans:compare", args=[begun.scan.number])


def test_it_is_offered_in_aftercare_and_at_the_end(running: Dossier, owner: Person, stranger: Person) -> None:
    def is_time(**changes: str) -> bool | None:
        for name, value in changes.items():
            setattr(running, name, value)
        found = evaluation_of(running, owner)
        return found and found.is_time

    assert [is_time(phase="uitvoering"), is_time(phase="nazorg"), is_time(phase="", state="finished")] == [
        False,
        True,
        True,
    ]
    assert evaluation_of(running, stranger) is None


def test_finishing_asks_gently_what_was_learned_and_keeps_it(client: Client, running: Dossier, owner: Person) -> None:
    client.force_login(owner)
    address = reverse("dossiers:finish", args=[running.number])
    told = {"ended_with": "De tuin is er.", "revision": running.revision}
    assert "Wie bedanken wij?" in client.get(address).content.decode()

    response = client.post(
        address, told | {"learned": "Begin klein.", "restart": "yes", "thanks": "De buren"}, follow=True
    )
    page = response.content.decode()

    running.refresh_from_db()
    assert (running.state, running.learned, running.restart, running.thanks) == (
        "finished",
        "Begin klein.",
        "yes",
        "De buren",
    )
    for shown in ("Begin klein.", "ja, er komt een doorstart", "De buren", "Vul de evaluatie in"):
        assert shown in page


def test_nobody_has_to_say_what_was_learned(running: Dossier, owner: Person) -> None:
    done = actions.finish(dossier=running, ended_with="Klaar.", revision=running.revision, by=owner, on=DAY)

    assert (done.learned, done.restart, done.thanks) == ("", "", "")


def test_a_dossier_can_be_chosen_by_its_title(client: Client, running: Dossier, owner: Person) -> None:
    client.force_login(owner)

    page = client.get(reverse("scans:new", args=[FRAMEWORK]) + "?zoek=grond").content.decode()

    assert "Een stuk grond" in page
    assert f"over=dossier%3A{running.number.lower()}" in page
