"""Freezing the text, codes that work once, and who signs."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail

from tests.agreements.conftest import (
    AYDIN,
    NOON,
    OFFICE,
    OLGA,
    code_for,
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
from tussenruimte.agreements.models import Agreement, Signature, SigningCode, Version
from tussenruimte.agreements.rules.canonical import canonical_text, fingerprint, from_json
from tussenruimte.dossiers import actions as dossiers
from tussenruimte.dossiers.models import Dossier
from tussenruimte.journal.models import Entry
from tussenruimte.register.models import Membership

pytestmark = pytest.mark.django_db


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
