"""A signature on paper, what the last signature does, and the next version."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from tests import factories
from tests.agreements.conftest import (
    AYDIN,
    NOON,
    OLGA,
    code_for,
    completed,
    fresh,
    party_of,
    propose,
    sign,
    told,
    write,
)
from tests.conftest import DAY
from tussenruimte.accounts.models import Person
from tussenruimte.agreements import actions, queries
from tussenruimte.agreements.actions import (
    AlreadySigned,
    NotFromHere,
    NotYours,
    OtherName,
    OtherText,
    refusing,
)
from tussenruimte.agreements.models import Agreement, Review, Signature, Version
from tussenruimte.agreements.rules.canonical import fingerprint
from tussenruimte.dossiers import actions as dossiers
from tussenruimte.dossiers.files import BadFile
from tussenruimte.dossiers.models import Promise
from tussenruimte.journal.models import Entry
from tussenruimte.register.models import Organisation
from tussenruimte.search.queries import matching

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\nscan"


# --- on paper --------------------------------------------------------------------------------------------------------
def on_paper(version: Version, party: Any, by: Person, **changes: Any) -> Signature:
    """Enters a scan of what was signed on paper."""
    given = {"name": OLGA, "sha256": version.sha256, "filename": "getekend.pdf", "content": PDF}
    return actions.record_paper_signature(version=version, party=party, by=by, at=NOON, **given | changes)


def test_a_scan_is_a_signature_marked_with_who_entered_it(proposed: Version, official: Person, owner: Person) -> None:
    initiative = proposed.agreement.dossier.initiative
    signature = on_paper(proposed, initiative, official)

    assert (signature.method, signature.entered_by, signature.person, signature.name) == (
        "paper",
        official,
        owner,
        OLGA,
    )
    assert signature.document is not None
    assert (signature.document.sha256, signature.document.party_id) == (
        fingerprint(PDF.decode()),
        proposed.agreement.dossier.lead_id,
    )
    with pytest.raises(AlreadySigned):
        on_paper(proposed, initiative, owner)
    with pytest.raises(AlreadySigned):
        code_for(proposed, owner)


def test_the_last_signature_may_be_on_paper_of_someone_without_an_account(
    complete: Agreement, owner: Person, official: Person
) -> None:
    initiative = complete.dossier.initiative
    actions.name_signatory(
        agreement=complete, party=initiative, signatory=None, paper_name="Opa Jan", revision=2, by=owner
    )
    version = propose(complete, owner)
    sign(version, official)
    signature = on_paper(version, initiative, owner, name="opa jan")

    assert (signature.person, signature.document and signature.document.party_id) == (None, initiative.pk)
    assert fresh(complete).state == "active"


def test_paper_is_entered_by_who_handles_it_or_the_party_that_signed(
    proposed: Version, owner: Person, colleague: Person, stranger: Person, member: Person
) -> None:
    dossier = proposed.agreement.dossier
    for person, party in (
        (owner, dossier.lead),
        (stranger, dossier.initiative),
        (member, dossier.initiative),
        (colleague, dossier.initiative),
    ):
        with pytest.raises(NotYours):
            on_paper(proposed, party, person)


def test_a_paper_of_another_text_by_another_name_or_no_scan_is_refused(proposed: Version, owner: Person) -> None:
    initiative = proposed.agreement.dossier.initiative
    for changes, refusal in (
        ({"sha256": "1" * 64}, OtherText),
        ({"name": AYDIN}, OtherName),
        ({"content": b"<script>"}, BadFile),
    ):
        with pytest.raises(refusal):
            on_paper(proposed, initiative, owner, **changes)
    assert not Signature.objects.exists()


# --- what the last signature does ------------------------------------------------------------------------------------
def test_the_last_signature_makes_it_hold_and_makes_promises_and_reviews(
    agreement: Agreement, owner: Person, official: Person
) -> None:
    dossier = agreement.dossier
    for person, given in (
        (owner, {"text": "Onkruid wieden", "days_after_start": 30, "hours_per_week": Decimal(2)}),
        (official, {"text": "Een kraan", "due": date(2027, 3, 1)}),
    ):
        actions.add_obligation(agreement=agreement, party=party_of(person), by=person, **given)
    version = propose(completed(agreement, owner, official), owner)
    later = NOON + timedelta(days=3)
    sign(version, owner)
    assert Promise.objects.count() == 0

    sign(version, official, later)

    now = fresh(agreement)
    assert (now.state, now.current, now.state_since) == ("active", version, later.date())
    assert list(Promise.objects.order_by("pk").values_list("promiser", "text", "due", "hours_per_week")) == [
        (dossier.initiative_id, "Onkruid wieden", later.date() + timedelta(days=30), Decimal(2)),
        (dossier.lead_id, "Een kraan", date(2027, 3, 1), None),
    ]
    assert [one.promise and one.promise.text for one in queries.obligations_of(now)] == ["Onkruid wieden", "Een kraan"]
    assert list(Review.objects.values_list("due", flat=True)) == [DAY + timedelta(days=365 - 56)]
    assert told(dossier)[:2] == ["agreement.concluded", "agreement.signed"]
    assert Entry.objects.filter(what="dossier.promise-made").count() == 2


def test_what_holds_stands_in_the_register_and_is_found_without_names(concluded: Agreement) -> None:
    assert list(queries.public_register()) == [concluded]
    assert list(queries.public_register("tuin")) == [concluded]
    assert set(matching("agreement", "tuin")) == {concluded.pk}
    assert not set(matching("agreement", "Olga"))
    assert not set(matching("agreement", "Aydin"))


def test_what_was_signed_as_not_public_stays_with_the_parties(
    agreement: Agreement, owner: Person, official: Person, stranger: Person
) -> None:
    version = propose(completed(agreement, owner, official, public=False), owner)
    sign(version, owner)
    sign(version, official)

    assert list(queries.public_register()) == []
    assert list(queries.visible_to(stranger)) == []
    assert list(queries.visible_to(owner)) == [agreement]
    with pytest.raises(NotYours):
        actions.publish(agreement=agreement, by=owner, on=DAY)


def test_the_reviews_that_were_signed_are_the_ones_that_are_planned(
    complete: Agreement, owner: Person, official: Person
) -> None:
    actions.plan_review(agreement=complete, due=DAY + timedelta(days=90), by=owner, on=DAY)
    version = propose(complete, owner)
    sign(version, owner)
    sign(version, official)

    assert list(Review.objects.values_list("due", flat=True)) == [DAY + timedelta(days=90)]
    assert f"Evaluatie: {(DAY + timedelta(days=90)).isoformat()}" in version.text


# --- a next version --------------------------------------------------------------------------------------------------
def test_the_signed_version_holds_until_all_signed_the_next(
    concluded: Agreement, owner: Person, official: Person
) -> None:
    first = concluded.current
    with pytest.raises(NotFromHere):
        write(queries.clauses_of(concluded)[0].clause, "Zomaar iets anders.", owner)
    actions.amend(agreement=concluded, reason="De tuin wordt groter.", by=owner, on=DAY)
    write(queries.clauses_of(concluded)[0].clause, "Wij zijn alle buren.", owner)
    second = propose(concluded, official)
    sign(second, owner)
    assert (fresh(concluded).state, fresh(concluded).current) == ("active", first)

    sign(second, official)

    now = fresh(concluded)
    assert (now.state, now.current, now.is_amending) == ("active", second, False)
    assert now.state_since == DAY
    assert "Wij zijn alle buren." in second.text


def test_a_promise_is_made_once_and_is_taken_back_when_all_agree_to_drop_it(
    agreement: Agreement, owner: Person, official: Person
) -> None:
    kept, dropped = (
        actions.add_obligation(agreement=agreement, party=party_of(owner), text=text, days_after_start=9, by=owner)
        for text in ("Wieden", "Snoeien")
    )
    version = propose(completed(agreement, owner, official), owner)
    sign(version, owner)
    sign(version, official)
    actions.amend(agreement=agreement, reason="Minder werk.", by=owner, on=DAY)
    actions.drop_obligation(obligation=dropped, by=owner, on=DAY)
    assert Promise.objects.filter(state="open").count() == 2
    again = propose(agreement, owner)
    sign(again, owner)
    sign(again, official)

    assert dict(Promise.objects.values_list("text", "state")) == {"Wieden": "open", "Snoeien": "withdrawn"}
    kept.refresh_from_db()
    assert kept.promise == Promise.objects.get(text="Wieden")
    assert Entry.objects.filter(what="dossier.promise-withdrawn").count() == 1


def test_leaving_a_next_version_puts_the_facts_back_and_loses_no_word(
    concluded: Agreement, owner: Person, official: Person
) -> None:
    with pytest.raises(NotFromHere):
        actions.stop_amending(agreement=concluded, reason="Laat maar.", by=owner, on=DAY)
    amending = actions.amend(agreement=concluded, reason="Groter.", by=owner, on=DAY)
    with pytest.raises(NotFromHere):
        actions.amend(agreement=concluded, reason="Nog groter.", by=official, on=DAY)
    actions.edit_agreement(agreement=concluded, changes={"title": "Een park"}, revision=amending.revision, by=owner)
    stopped = actions.stop_amending(agreement=concluded, reason="Laat maar.", by=official, on=DAY)

    assert (stopped.title, stopped.is_amending, stopped.state) == ("Samen een tuin", False, "active")


def test_extending_is_a_next_version_that_all_sign(concluded: Agreement, owner: Person, official: Person) -> None:
    end = DAY + timedelta(days=730)
    given: dict[str, Any] = {"agreement": concluded, "reason": "Het gaat goed.", "by": owner, "on": DAY}
    with pytest.raises(actions.ChangedMeanwhile):
        actions.extend(ends_on=end, revision=1, **given)
    with pytest.raises(refusing.Refusal):
        actions.extend(ends_on=DAY + timedelta(days=30), revision=concluded.revision, **given)
    drafted = actions.extend(ends_on=end, revision=concluded.revision, **given)
    assert (drafted.is_amending, drafted.current and drafted.current.ends_on) == (True, DAY + timedelta(days=365))

    version = propose(concluded, official)
    with pytest.raises(NotFromHere):
        actions.extend(ends_on=end + timedelta(days=1), revision=drafted.revision, **given)
    sign(version, owner)
    sign(version, official)
    current = fresh(concluded).current
    assert current is not None
    assert current.ends_on == end


def test_three_parties_sign_or_nothing_holds(
    complete: Agreement, owner: Person, official: Person, fund: Organisation, partner: Person
) -> None:
    dossiers.bring_in(dossier=complete.dossier, party=fund, shared=True, by=official, on=DAY)
    actions.join_party(agreement=complete, party=fund, by=owner, on=DAY)
    actions.name_signatory(agreement=complete, party=fund, signatory=partner, revision=1, by=partner)
    version = propose(complete, owner)
    sign(version, owner)
    sign(version, official)
    assert fresh(complete).state == "signing"
    sign(version, partner)
    assert fresh(complete).state == "active"


# --- the database keeps it too ---------------------------------------------------------------------------------------
def test_two_versions_are_never_out_at_once_and_a_party_never_signs_twice(proposed: Version, owner: Person) -> None:
    given = {
        name: getattr(proposed, name)
        for name in ("agreement", "content", "text", "sha256", "title", "summary", "starts_on", "public")
    }
    with pytest.raises(IntegrityError), transaction.atomic():
        Version.objects.create(number=2, proposed_by=owner, proposed_at=NOON, **given)
    signature = sign(proposed, owner)
    copy = {name: getattr(signature, name) for name in ("version", "party", "person", "name", "method", "at", "sha256")}
    with pytest.raises(IntegrityError), transaction.atomic():
        Signature.objects.create(**copy)


@pytest.mark.parametrize(
    "broken",
    [
        {"state": "active"},
        {"state": "waiting", "state_reason": ""},
        {"state": "weg"},
        {"starts_on": DAY, "ends_on": DAY - timedelta(days=1)},
        {"amending_since": DAY},
        {"notice_on": DAY},
        {"withheld_on": DAY},
    ],
    ids=str,
)
def test_an_agreement_that_cannot_be_is_refused_by_the_database(agreement: Agreement, broken: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Agreement.objects.filter(pk=agreement.pk).update(**broken)


def test_a_stranger_reads_the_register_and_nothing_else(concluded: Agreement) -> None:
    stranger = factories.person("Sam Vreemd")

    assert list(queries.visible_to(stranger)) == [concluded]
