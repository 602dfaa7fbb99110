"""Drafting together: what changes, what is told, who is refused, and that the second editor is told."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import translation

from tests import factories
from tests.agreements.conftest import (
    AYDIN,
    NOON,
    OFFICE,
    Deed,
    first_clause,
    fresh,
    line_of,
    propose,
    told,
    write,
)
from tests.conftest import DAY
from tussenruimte.accounts.models import Person
from tussenruimte.agreements import actions, queries, wording
from tussenruimte.agreements.actions import (
    ChangedMeanwhile,
    DossierClosed,
    NotFromHere,
    NotYours,
    refusing,
    starting,
)
from tussenruimte.agreements.models import Agreement
from tussenruimte.agreements.rules.completeness import Missing
from tussenruimte.core.refusals import Refusal
from tussenruimte.dossiers import actions as dossiers
from tussenruimte.dossiers.models import Dossier
from tussenruimte.journal.models import Entry
from tussenruimte.register.models import Membership, Organisation
from tussenruimte.register.rules import Change

pytestmark = pytest.mark.django_db


# --- beginning -------------------------------------------------------------------------------------------------------
def test_a_draft_begins_with_all_parties_and_the_clauses_its_kind_needs(agreement: Agreement, dossier: Dossier) -> None:
    clauses = queries.clauses_of(agreement)

    assert (agreement.state, agreement.binding, agreement.kind_version) == ("drafting", False, 1)
    assert {line.party_id for line in queries.parties_to(agreement)} == {dossier.initiative_id, dossier.lead_id}
    assert [one.clause.key for one in clauses][:2] == ["wie-wij-zijn", "gedeeld-begrip"]
    assert all(one.newest.text and one.newest.number == 1 for one in clauses)
    assert told(dossier) == ["agreement.started"]


def test_a_kind_that_always_binds_begins_binding(dossier: Dossier, official: Person) -> None:
    begun = actions.start_agreement(
        dossier=dossier, kind="uitvoeringsovereenkomst", title="Subsidie", by=official, at=NOON
    )

    assert begun.binding


def test_the_text_to_start_from_is_dutch_whatever_language_the_page_is_in(dossier: Dossier, owner: Person) -> None:
    with translation.override("en"):
        begun = actions.start_agreement(dossier=dossier, kind="intentieovereenkomst", title="Tuin", by=owner, at=NOON)

    assert queries.clauses_of(begun)[0].clause.heading == "Wie wij zijn"


def test_a_stranger_and_a_plain_member_begin_nothing(dossier: Dossier, stranger: Person, member: Person) -> None:
    for person in (stranger, member):
        with pytest.raises(NotYours):
            actions.start_agreement(dossier=dossier, kind="intentieovereenkomst", title="X", by=person, at=NOON)


def test_an_unknown_kind_and_a_title_of_nothing_are_refused(dossier: Dossier, owner: Person) -> None:
    with pytest.raises(starting.UnknownKind):
        actions.start_agreement(dossier=dossier, kind="huwelijk", title="X", by=owner, at=NOON)
    with pytest.raises(refusing.NoText):
        actions.start_agreement(dossier=dossier, kind="intentieovereenkomst", title=" \u200b", by=owner, at=NOON)


def test_in_a_closed_dossier_nothing_is_begun_or_written(agreement: Agreement, owner: Person) -> None:
    dossier = Dossier.objects.get(pk=agreement.dossier_id)
    dossiers.withdraw(dossier=dossier, ended_with="Wij stoppen.", revision=dossier.revision, by=owner, on=DAY)

    with pytest.raises(NotYours):
        actions.start_agreement(
            dossier=Dossier.objects.get(pk=dossier.pk), kind="intentieovereenkomst", title="X", by=owner, at=NOON
        )
    with pytest.raises(DossierClosed):
        actions.start_agreement(dossier=dossier, kind="intentieovereenkomst", title="X", by=owner, at=NOON)
    with pytest.raises(DossierClosed):
        write(first_clause(agreement), "Nog iets.", owner)


# --- facts -----------------------------------------------------------------------------------------------------------
def test_editing_changes_the_facts_and_tells_what_was(agreement: Agreement, either: Person) -> None:
    changed = actions.edit_agreement(
        agreement=agreement, changes={"ownership": "shared", "notice_weeks": 4}, revision=1, by=either
    )

    entry = Entry.objects.get(what="agreement.edited")
    assert (changed.ownership, changed.notice_weeks, changed.revision) == ("shared", 4, 2)
    assert entry.details["changes"] == [["ownership", "undecided", "shared"], ["notice_weeks", None, 4]]


def test_who_edits_second_is_told_what_the_first_did(agreement: Agreement, owner: Person, official: Person) -> None:
    actions.edit_agreement(agreement=agreement, changes={"title": "Een tuin"}, revision=1, by=owner)

    with pytest.raises(ChangedMeanwhile) as caught:
        actions.edit_agreement(agreement=agreement, changes={"title": "Een park"}, revision=1, by=official)

    assert caught.value.changes == (Change("title", "Samen een tuin", "Een tuin"),)
    assert caught.value.by == owner
    assert fresh(agreement).title == "Een tuin"
    assert wording.told_changes(caught.value.changes) == [("titel", "Samen een tuin", "Een tuin")]


def test_what_is_the_same_is_not_told(agreement: Agreement, owner: Person) -> None:
    actions.edit_agreement(agreement=agreement, changes={"title": agreement.title}, revision=1, by=owner)

    assert fresh(agreement).revision == 1
    assert told(agreement.dossier) == ["agreement.started"]


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"binding": True}, starting.WrongBinding),
        ({"intensity": "zwaar"}, starting.UnknownIntensity),
        ({"starts_on": DAY, "ends_on": DAY - timedelta(days=1)}, starting.EndBeforeStart),
        ({"ownership": "koning"}, Refusal),
        ({"title": ""}, refusing.NoText),
    ],
)
def test_facts_that_do_not_fit_are_refused(
    agreement: Agreement, owner: Person, changes: dict[str, Any], refusal: type[Refusal]
) -> None:
    with pytest.raises(refusal):
        actions.edit_agreement(agreement=agreement, changes=changes, revision=1, by=owner)


def test_a_pact_says_how_far_the_care_goes(dossier: Dossier, owner: Person) -> None:
    pact = actions.start_agreement(dossier=dossier, kind="samenwerkingspact", title="Plein", by=owner, at=NOON)
    changed = actions.edit_agreement(agreement=pact, changes={"intensity": "doorlopend"}, revision=1, by=owner)

    assert Missing("intensity") in queries.missing_in(pact)
    assert Missing("intensity") not in queries.missing_in(changed)
    assert queries.content_of(changed).intensity == "Doorlopend zorgen"


# --- parties and who signs -------------------------------------------------------------------------------------------
def test_a_party_names_who_signs_for_it_and_the_journal_holds_no_name(agreement: Agreement, official: Person) -> None:
    line = actions.name_signatory(
        agreement=agreement,
        party=agreement.dossier.lead,
        signatory=official,
        capacity=OFFICE,
        revision=1,
        by=official,
    )

    entry = Entry.objects.get(what="agreement.signatory-named")
    assert (line.signatory, line.capacity, line.revision) == (official, OFFICE, 2)
    assert entry.details["changes"] == [["capacity", "", OFFICE]]
    assert AYDIN not in str(entry.details)


def test_nobody_names_who_signs_for_another_party(agreement: Agreement, owner: Person, official: Person) -> None:
    with pytest.raises(NotYours):
        actions.name_signatory(
            agreement=agreement, party=agreement.dossier.lead, signatory=official, revision=1, by=owner
        )


def test_a_party_names_someone_of_its_own(agreement: Agreement, owner: Person, stranger: Person) -> None:
    left = factories.member(agreement.dossier.initiative, until=DAY)
    for person in (stranger, left):
        with pytest.raises(starting.NotOfThisParty):
            actions.name_signatory(
                agreement=agreement, party=agreement.dossier.initiative, signatory=person, revision=1, by=owner
            )


def test_someone_at_the_municipality_without_the_role_signs_nothing(
    agreement: Agreement, official: Person, municipality: Organisation
) -> None:
    visitor = factories.member(municipality, factories.person("Zonder Rol"))

    with pytest.raises(starting.NotOfThisParty):
        actions.name_signatory(agreement=agreement, party=municipality, signatory=visitor, revision=1, by=official)


def test_who_signs_on_paper_needs_no_account_but_there_is_one(agreement: Agreement, owner: Person) -> None:
    given: dict[str, Any] = {"agreement": agreement, "party": agreement.dossier.initiative, "revision": 1, "by": owner}
    with pytest.raises(starting.TwoNames):
        actions.name_signatory(signatory=owner, paper_name="Opa Jan", **given)

    line = actions.name_signatory(signatory=None, paper_name=" Opa  Jan ", **given)

    assert line.signed_for_by == "Opa Jan"


def test_the_second_of_two_people_of_one_party_is_told(
    agreement: Agreement, official: Person, colleague: Person
) -> None:
    given: dict[str, Any] = {"agreement": agreement, "party": agreement.dossier.lead, "signatory": official}
    actions.name_signatory(**given, capacity=OFFICE, revision=1, by=official)
    actions.name_signatory(**given, capacity=OFFICE, revision=2, by=official)  # the same again is no change

    with pytest.raises(ChangedMeanwhile) as caught:
        actions.name_signatory(**given, capacity="Wethouder", revision=1, by=colleague)

    assert caught.value.changes == (Change("capacity", "", OFFICE),)
    assert line_of(agreement, agreement.dossier.lead).capacity == OFFICE


def test_a_partner_joins_and_leaves_and_two_stay(
    agreement: Agreement, owner: Person, official: Person, fund: Organisation, partner: Person
) -> None:
    with pytest.raises(starting.NotInDossier):
        actions.join_party(agreement=agreement, party=fund, by=owner, on=DAY)
    dossiers.bring_in(dossier=agreement.dossier, party=fund, shared=True, by=official, on=DAY)
    for _time in range(2):
        actions.join_party(agreement=agreement, party=fund, by=owner, on=DAY)
    with pytest.raises(NotYours):
        actions.leave_party(agreement=agreement, party=fund, by=owner)
    actions.leave_party(agreement=agreement, party=fund, by=partner)

    assert agreement.parties.count() == 2
    assert told(agreement.dossier)[:2] == ["agreement.party-left", "agreement.party-joined"]
    with pytest.raises(starting.TooFew):
        actions.leave_party(agreement=agreement, party=agreement.dossier.initiative, by=owner)


def test_a_party_that_left_the_dossier_is_missed_and_can_be_taken_out(
    agreement: Agreement, owner: Person, official: Person, fund: Organisation, partner: Person
) -> None:
    joined = dossiers.bring_in(dossier=agreement.dossier, party=fund, shared=True, by=official, on=DAY)
    actions.join_party(agreement=agreement, party=fund, by=owner, on=DAY)
    dossiers.leave_out(taking_part=joined, by=official, on=DAY)

    assert Missing("left", "Fonds Samen") in queries.missing_in(agreement)
    actions.leave_party(agreement=agreement, party=fund, by=owner)
    assert Missing("left", "Fonds Samen") not in queries.missing_in(agreement)


# --- waiting, refusing, archiving ------------------------------------------------------------------------------------
def test_waiting_says_what_is_missing_and_goes_on_when_it_is_there(agreement: Agreement, either: Person) -> None:
    waits = actions.wait_for_completion(agreement=agreement, reason="De tekening ontbreekt.", by=either, at=NOON)

    assert (waits.state, waits.state_reason, waits.state_by) == ("waiting", "De tekening ontbreekt.", either)
    with pytest.raises(NotFromHere):
        write(first_clause(agreement), "Nog iets.", either)
    goes_on = actions.complete(agreement=agreement, by=either, at=NOON)
    assert goes_on.state == "drafting"
    assert told(agreement.dossier)[:2] == ["agreement.completed", "agreement.waiting"]


def test_refusing_says_why_and_takes_back_what_is_out(complete: Agreement, owner: Person, official: Person) -> None:
    version = propose(complete, owner)
    with pytest.raises(refusing.NoReason):
        actions.refuse(agreement=complete, reason=" ", by=official, at=NOON)

    refused = actions.refuse(agreement=complete, reason="De grond is verkocht.", by=official, at=NOON)

    version.refresh_from_db()
    assert (refused.state, version.withdrawn_why) == ("refused", "De grond is verkocht.")
    assert actions.archive(agreement=complete, by=owner, at=NOON).state == "archived"
    with pytest.raises(NotFromHere):
        actions.archive(agreement=complete, by=owner, at=NOON)


def test_a_stranger_and_a_plain_member_refuse_nothing(agreement: Agreement, stranger: Person, member: Person) -> None:
    for person in (stranger, member):
        with pytest.raises(NotYours):
            actions.refuse(agreement=agreement, reason="Nee.", by=person, at=NOON)


DEEDS: dict[str, tuple[Deed, dict[str, Any]]] = {
    "edit": (actions.edit_agreement, {"changes": {"title": "X"}, "revision": 1}),
    "join": (actions.join_party, {"on": DAY}),
    "add a clause": (actions.add_clause, {"heading": "X", "text": "X", "at": NOON}),
    "wish": (actions.add_ambition, {"kind": "goal", "text": "X", "at": NOON}),
    "take on": (actions.add_obligation, {"text": "X", "due": DAY}),
}


@pytest.mark.parametrize("name", DEEDS)
def test_a_member_who_was_removed_writes_nothing(name: str, agreement: Agreement, owner: Person) -> None:
    deed, given = DEEDS[name]
    Membership.objects.filter(person=owner).update(until=DAY)
    party = {} if name == "edit" else {"party": agreement.dossier.initiative}

    with pytest.raises(NotYours):
        deed(agreement=agreement, by=owner, **party, **given)
