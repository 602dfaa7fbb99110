"""From a draft to what holds: freezing the text, codes, signatures, and what the last one does."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.core import mail
from django.db import IntegrityError, transaction

from tests import factories
from tests.agreements.conftest import (
    AYDIN,
    NOON,
    OFFICE,
    OLGA,
    code_for,
    completed,
    fresh,
    party_of,
    posted,
    propose,
    sign,
    told,
    write,
)
from tests.conftest import DAY
from tussenruimte.accounts.models import Person, RoleGrant
from tussenruimte.agreements import actions, queries
from tussenruimte.agreements.actions import (
    AlreadySigned,
    BadCode,
    DossierClosed,
    DraftChanged,
    NotComplete,
    NotFromHere,
    NotYours,
    OtherName,
    OtherText,
    OutForSigning,
    TooManyCodes,
    refusing,
)
from tussenruimte.agreements.models import Agreement, Review, Signature, SigningCode, Version
from tussenruimte.agreements.rules.canonical import canonical_text, fingerprint, from_json
from tussenruimte.dossiers import actions as dossiers
from tussenruimte.dossiers.files import BadFile
from tussenruimte.dossiers.models import Dossier, Promise
from tussenruimte.journal.models import Entry
from tussenruimte.register.models import Membership, Organisation
from tussenruimte.search.queries import matching

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\nscan"


# --- laying out to be signed -----------------------------------------------------------------------------------------
def test_proposing_freezes_exactly_what_was_read(complete: Agreement, either: Person) -> None:
    text = queries.text_of(complete)
    version = propose(complete, either)

    assert (version.text, version.sha256, version.number) == (text, fingerprint(text), 1)
    assert canonical_text(from_json(version.content)) == text
    assert fresh(complete).state == "signing"
    assert told(complete.dossier)[0] == "agreement.proposed"


def test_who_signs_hears_that_the_text_is_ready(complete: Agreement, owner: Person, official: Person) -> None:
    with posted():
        propose(complete, owner)

    assert sorted(letter.to[0] for letter in mail.outbox[-2:]) == sorted([owner.email, official.email])
    assert all("Samen een tuin" in letter.subject for letter in mail.outbox[-2:])


def test_what_is_not_complete_is_not_laid_out(agreement: Agreement, owner: Person) -> None:
    with pytest.raises(NotComplete) as caught:
        propose(agreement, owner)

    assert {gap.what for gap in caught.value.missing} >= {"summary", "ownership", "start", "signatory", "blank"}
    assert fresh(agreement).state == "drafting"


def test_a_word_that_changed_since_it_was_read_stops_the_proposal(
    complete: Agreement, owner: Person, official: Person
) -> None:
    read = fingerprint(queries.text_of(complete))
    write(queries.clauses_of(complete)[0].clause, "Iets anders.", official)

    with pytest.raises(DraftChanged):
        actions.propose_for_signing(agreement=complete, sha256=read, by=owner, at=NOON)


def test_what_is_out_for_signing_does_not_change(proposed: Version, owner: Person) -> None:
    with pytest.raises(OutForSigning):
        write(queries.clauses_of(proposed.agreement)[0].clause, "Nog snel iets.", owner)
    with pytest.raises(OutForSigning):
        propose(proposed.agreement, owner)


def test_taking_back_keeps_the_signatures_on_record_and_they_count_no_more(
    proposed: Version, owner: Person, official: Person
) -> None:
    sign(proposed, owner)
    with pytest.raises(refusing.NoReason):
        actions.withdraw_proposal(agreement=proposed.agreement, why="", by=official, at=NOON)
    actions.withdraw_proposal(agreement=proposed.agreement, why="Een fout in artikel 2.", by=official, at=NOON)
    again = propose(proposed.agreement, owner)

    assert list(Signature.objects.values_list("version", "name")) == [(proposed.pk, OLGA)]
    assert (again.number, [line.party_id for line in queries.not_signed(again)]) == (
        2,
        [again.agreement.dossier.initiative_id, again.agreement.dossier.lead_id],
    )
    with pytest.raises(NotFromHere):
        sign(proposed, official, code="12345678")
    sign(again, official)
    assert fresh(proposed.agreement).state == "signing"


def test_a_frozen_text_and_a_signature_never_change(proposed: Version, owner: Person) -> None:
    signature = sign(proposed, owner)
    proposed.text = "Iets anders"
    for refused in (
        proposed.save,
        lambda: proposed.save(update_fields=["text"]),
        proposed.delete,
        lambda: Version.objects.update(text="X"),
        lambda: Version.objects.all().delete(),
        lambda: Signature.objects.bulk_update([signature], ["name"]),
        signature.save,
    ):
        with pytest.raises(TypeError):
            refused()


# --- codes -----------------------------------------------------------------------------------------------------------
def test_a_code_goes_by_mail_and_only_a_hash_of_it_is_kept(proposed: Version, owner: Person) -> None:
    with posted():
        given = actions.ask_code(version=proposed, party=party_of(owner), by=owner, at=NOON)
    letter, kept = mail.outbox[-1], SigningCode.objects.get()

    assert (given, letter.to) == ("", [owner.email])
    assert proposed.sha256 in letter.body
    assert (kept.person, kept.version, kept.expires_at) == (owner, proposed, NOON + timedelta(minutes=15))
    code = "".join(sign for sign in letter.body.split(":")[1].split("\n\n")[1] if sign.isdigit())
    assert len(code) == 8
    assert code not in kept.digest
    assert "agreement.code-asked" not in {entry.what for entry in Entry.objects.filter(visibility="parties")}


def test_only_a_persona_in_the_demonstration_is_shown_the_code(proposed: Version, owner: Person, settings: Any) -> None:
    Person.objects.filter(pk=owner.pk).update(is_persona=True)
    owner.refresh_from_db()
    assert actions.ask_code(version=proposed, party=party_of(owner), by=owner, at=NOON) == ""
    settings.DEMO = True
    assert len(actions.ask_code(version=proposed, party=party_of(owner), by=owner, at=NOON)) == 8


def test_no_more_than_five_codes_an_hour(proposed: Version, owner: Person) -> None:
    for _time in range(5):
        code_for(proposed, owner)

    with pytest.raises(TooManyCodes):
        code_for(proposed, owner)
    assert code_for(proposed, owner, NOON + timedelta(minutes=61))


def test_a_new_code_makes_the_one_before_it_useless(proposed: Version, owner: Person) -> None:
    first, second = code_for(proposed, owner), code_for(proposed, owner)

    with pytest.raises(BadCode):
        sign(proposed, owner, code=first)
    assert sign(proposed, owner, code=second).name == OLGA


def test_a_code_is_for_one_person_one_party_and_one_text(proposed: Version, owner: Person, official: Person) -> None:
    mine = code_for(proposed, owner)
    code_for(proposed, official)

    with pytest.raises(BadCode) as caught:
        sign(proposed, official, code=mine)
    assert caught.value.verdict == "wrong"
    actions.withdraw_proposal(agreement=proposed.agreement, why="Toch niet.", by=owner, at=NOON)
    with pytest.raises(BadCode) as caught:
        sign(propose(proposed.agreement, owner), owner, code=mine)
    assert caught.value.verdict == "none"


def test_after_five_wrong_tries_also_the_right_code_is_refused(proposed: Version, owner: Person) -> None:
    code = code_for(proposed, owner)
    wrong = "00000000" if code != "00000000" else "11111111"
    for _time in range(5):
        with pytest.raises(BadCode) as caught:
            sign(proposed, owner, code=wrong)
        assert caught.value.verdict == "wrong"

    with pytest.raises(BadCode) as caught:
        sign(proposed, owner, code=code)
    assert (caught.value.verdict, SigningCode.objects.get().tries) == ("spent", 5)
    assert not Signature.objects.exists()


def test_a_code_works_a_quarter_of_an_hour(proposed: Version, owner: Person) -> None:
    code = code_for(proposed, owner)

    with pytest.raises(BadCode) as caught:
        sign(proposed, owner, NOON + timedelta(minutes=15), code=code)
    assert caught.value.verdict == "expired"
    spaced = f"{code[:4]} {code[4:]}"
    assert sign(proposed, owner, NOON + timedelta(minutes=14), code=spaced)


# --- signing ---------------------------------------------------------------------------------------------------------
def test_a_signature_holds_the_name_the_office_the_moment_and_the_hash(proposed: Version, official: Person) -> None:
    signature = sign(proposed, official, name=f"  {AYDIN.upper()} ")

    assert (signature.name, signature.capacity, signature.method) == (AYDIN.upper(), OFFICE, "code")
    assert (signature.at, signature.sha256, signature.person) == (NOON, proposed.sha256, official)
    assert SigningCode.objects.get().used_at == NOON
    assert fresh(proposed.agreement).state == "signing"
    assert told(proposed.agreement.dossier)[0] == "agreement.signed"


def test_who_types_another_name_or_read_another_text_does_not_sign(proposed: Version, owner: Person) -> None:
    code = code_for(proposed, owner)
    for changes, refusal in (
        ({"name": "Iemand Anders"}, OtherName),
        ({"name": ""}, OtherName),
        ({"sha256": "0" * 64}, OtherText),
        ({"sha256": ""}, OtherText),
    ):
        with pytest.raises(refusal):
            sign(proposed, owner, code=code, **changes)
    assert SigningCode.objects.get().tries == 0
    assert sign(proposed, owner, code=code)


def test_the_same_form_sent_twice_signs_once(proposed: Version, owner: Person, official: Person) -> None:
    code = code_for(proposed, owner)
    first, second = (sign(proposed, owner, code=code) for _time in range(2))
    assert first == second

    code = code_for(proposed, official)
    first, second = (sign(proposed, official, code=code) for _time in range(2))
    assert first == second
    assert Signature.objects.count() == 2
    assert told(proposed.agreement.dossier).count("agreement.concluded") == 1


def test_only_whom_the_party_named_signs_and_nobody_signs_for_another(
    proposed: Version, owner: Person, official: Person, colleague: Person, member: Person, stranger: Person
) -> None:
    initiative, lead = proposed.agreement.dossier.initiative, proposed.agreement.dossier.lead
    for person, party in (
        (owner, lead),
        (official, initiative),
        (colleague, lead),
        (member, initiative),
        (stranger, initiative),
    ):
        with pytest.raises(NotYours):
            actions.ask_code(version=proposed, party=party, by=person, at=NOON)
        with pytest.raises(NotYours):
            actions.sign(
                version=proposed,
                party=party,
                name=OLGA,
                code="12345678",
                sha256=proposed.sha256,
                by=person,
                at=NOON,
            )


def test_who_left_the_party_no_longer_signs_though_named(proposed: Version, owner: Person) -> None:
    code = code_for(proposed, owner)
    Membership.objects.filter(person=owner).update(until=DAY)

    with pytest.raises(NotYours):
        sign(proposed, owner, code=code)


def test_an_official_who_lost_the_role_no_longer_signs_though_named(proposed: Version, official: Person) -> None:
    code = code_for(proposed, official)
    RoleGrant.objects.filter(person=official).update(until=DAY)

    with pytest.raises(NotYours):
        sign(proposed, Person.objects.get(pk=official.pk), code=code)


def test_in_a_dossier_that_was_closed_nobody_signs_until_it_is_open_again(
    proposed: Version, owner: Person, official: Person
) -> None:
    code = code_for(proposed, owner)
    dossier = Dossier.objects.get(pk=proposed.agreement.dossier_id)
    closed = dossiers.withdraw(dossier=dossier, ended_with="Wij stoppen.", revision=dossier.revision, by=owner, on=DAY)
    with pytest.raises(DossierClosed):
        sign(proposed, owner, code=code)

    dossiers.reopen(
        dossier=closed,
        reason="Toch weer samen.",
        next_contact=DAY + timedelta(days=7),
        revision=closed.revision,
        by=official,
        on=DAY,
    )
    assert sign(proposed, owner, code=code)


def test_a_dossier_is_not_finished_while_a_text_is_out_for_signing(
    proposed: Version, owner: Person, official: Person
) -> None:
    dossier = Dossier.objects.get(pk=proposed.agreement.dossier_id)
    given: dict[str, Any] = {"dossier": dossier, "ended_with": "Klaar.", "revision": dossier.revision, "on": DAY}
    with pytest.raises(dossiers.NotFromHere) as caught:
        dossiers.finish(by=official, **given)
    assert "Samen een tuin" in str(caught.value)

    sign(proposed, owner)
    sign(proposed, official)
    assert dossiers.finish(by=official, **given).state == "finished"
    assert fresh(proposed.agreement).state == "active"


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
