"""What actions change, what the journal says, and who is refused."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.test import Client

from tests.accounts.conftest import give_app
from tests.conftest import DAY
from tests.factories import person
from tussenruimte.accounts import actions, queries
from tussenruimte.accounts.happenings import happened
from tussenruimte.accounts.models import Consent, Person, Role, RoleGrant
from tussenruimte.core.refusals import NotAllowed, Refusal
from tussenruimte.journal.models import Entry, Visibility

MOMENT = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)


def journal() -> list[tuple[str, str, int | None, dict[str, Any]]]:
    """What was written down, oldest first."""
    return [(entry.what, entry.about_key, entry.by_id, entry.details) for entry in Entry.objects.order_by("pk")]


def test_editor_gives_a_role(editor: Person, resident: Person) -> None:
    assert queries.roles_of(resident) == {Role.RESIDENT}
    grant = actions.grant_role(person=resident, role=Role.BROKER, by=editor, on=date(2026, 1, 2))

    assert (grant.granted_by, grant.since, grant.until) == (editor, date(2026, 1, 2), None)
    assert queries.roles_of(resident) == {Role.RESIDENT, Role.BROKER}
    details = {"role": "broker", "since": "2026-01-02"}
    assert journal() == [("person.role-granted", str(resident.pk), editor.pk, details)]
    assert Entry.objects.get().visibility == Visibility.INTERNAL


def test_role_given_twice_is_one_role(editor: Person, resident: Person) -> None:
    first = actions.grant_role(person=resident, role=Role.BROKER, by=editor, on=DAY)
    second = actions.grant_role(person=resident, role=Role.BROKER, by=editor, on=DAY)

    assert first == second
    assert len(journal()) == 1


@pytest.mark.parametrize("role", [Role.OFFICIAL, Role.EDITOR, Role.BROKER, Role.COUNCILLOR, Role.FUNDER])
def test_nobody_gives_themself_a_role_that_opens_affairs_of_others(resident: Person, role: Role) -> None:
    with pytest.raises(NotAllowed):
        actions.grant_role(person=resident, role=role, by=resident, on=DAY)

    assert queries.roles_of(resident) == {Role.RESIDENT}
    assert journal() == []


def test_anyone_may_call_themself_an_initiator(resident: Person) -> None:
    actions.grant_role(person=resident, role=Role.INITIATOR, by=resident, on=date(2026, 1, 2))

    assert queries.has_role(resident, Role.INITIATOR)


def test_role_that_ends_stays_on_record(editor: Person, official: Person) -> None:
    grant = official.role_grants.get()
    actions.end_role(grant=grant, by=editor, on=DAY)
    actions.end_role(grant=grant, by=editor, on=date(2027, 1, 1))

    assert RoleGrant.objects.get(pk=grant.pk).until == DAY
    details = {"role": "official", "until": "2026-11-23"}
    assert journal() == [("person.role-ended", str(official.pk), editor.pk, details)]


def test_stranger_ends_no_role(stranger: Person, official: Person) -> None:
    with pytest.raises(NotAllowed):
        actions.end_role(grant=official.role_grants.get(), by=stranger, on=DAY)

    assert official.role_grants.get().until is None


def test_the_only_editor_cannot_stop(editor: Person) -> None:
    with pytest.raises(Refusal, match="enige redacteur"):
        actions.end_role(grant=editor.role_grants.get(), by=editor, on=DAY)
    with pytest.raises(Refusal, match="enige redacteur"):
        actions.erase_person(person=editor, by=editor, at=MOMENT)

    person("Tweede", Role.EDITOR)
    actions.end_role(grant=editor.role_grants.get(), by=editor, on=DAY)
    assert editor.role_grants.get().until == DAY


def test_nothing_happens_that_cannot_be_written_down(editor: Person, resident: Person) -> None:
    def fails(**what: Any) -> None:
        raise RuntimeError("the journal is full")

    happened.connect(fails)
    try:
        with pytest.raises(RuntimeError):
            actions.grant_role(person=resident, role=Role.BROKER, by=editor, on=DAY)
    finally:
        happened.disconnect(fails)

    assert not resident.role_grants.filter(role=Role.BROKER).exists()
    assert journal() == []


def test_profile_changes_by_its_owner_alone(resident: Person, editor: Person) -> None:
    actions.change_profile(person=resident, name="Noor de Vries", language="en", by=resident)
    with pytest.raises(NotAllowed):
        actions.change_profile(person=resident, name="Anders", language="nl", by=editor)

    resident.refresh_from_db()
    assert (resident.name, resident.language) == ("Noor de Vries", "en")
    assert journal() == [("person.profile-changed", str(resident.pk), resident.pk, {})]


def test_consent_is_given_once_and_taken_back_on_record(resident: Person, stranger: Person) -> None:
    consent = actions.give_consent(person=resident, to="nieuwsbrief", version="1", at=MOMENT)
    assert actions.give_consent(person=resident, to="nieuwsbrief", version="1", at=MOMENT) == consent
    with pytest.raises(NotAllowed):
        actions.withdraw_consent(consent=consent, by=stranger, at=MOMENT)
    actions.withdraw_consent(consent=consent, by=resident, at=MOMENT)
    actions.withdraw_consent(consent=consent, by=resident, at=datetime(2027, 1, 1, tzinfo=UTC))

    assert Consent.objects.get().withdrawn_on == MOMENT
    assert [what for what, *_rest in journal()] == ["person.consent-given", "person.consent-withdrawn"]
    assert actions.give_consent(person=resident, to="nieuwsbrief", version="1", at=MOMENT) != consent


def test_signing_out_everywhere_ends_every_session_of_this_person(resident: Person, stranger: Person) -> None:
    phone, laptop, other = Client(), Client(), Client()
    for client, who in [(phone, resident), (laptop, resident), (other, stranger)]:
        client.force_login(who)
    with pytest.raises(NotAllowed):
        actions.sign_out_everywhere(person=resident, by=stranger)
    actions.sign_out_everywhere(person=resident, by=resident)

    assert [client.get("/mijn-account/").status_code for client in (phone, laptop, other)] == [302, 302, 200]
    assert [session.get_decoded()[SESSION_KEY] for session in Session.objects.all()] == [str(stranger.pk)]


def test_erasing_leaves_a_nameless_closed_account(resident: Person) -> None:
    give_app(resident)
    actions.give_consent(person=resident, to="nieuwsbrief", version="1", at=MOMENT)
    Client().force_login(resident)
    email, key = resident.email, resident.pk
    actions.erase_person(person=resident, by=resident, at=MOMENT)

    left = Person.objects.get(pk=key)
    assert (left.name, left.is_active, left.email.endswith("@verwijderd.invalid")) == ("", False, True)
    assert not EmailAddress.objects.filter(user=left).exists()
    assert not Authenticator.objects.filter(user=left).exists()
    assert left.role_grants.get().until == DAY
    assert left.consents.get().withdrawn_on == MOMENT
    assert journal()[-1] == ("person.erased", str(key), key, {})
    assert email not in str(list(Entry.objects.values()))
    assert Person.objects.create_user(email, "Noor Bakker").pk != key


def test_nobody_erases_someone_else(resident: Person, editor: Person) -> None:
    with pytest.raises(NotAllowed):
        actions.erase_person(person=resident, by=editor, at=MOMENT)

    resident.refresh_from_db()
    assert resident.is_active
