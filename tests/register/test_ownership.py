"""Claims, members, invitations and the yearly question."""

import re
from datetime import date, timedelta

import pytest
from django.core import mail
from django.core.mail import EmailMessage

from tests import factories
from tests.conftest import DAY
from tests.register.test_actions import told
from tussenruimte.accounts.models import Person, Role
from tussenruimte.core.refusals import NotAllowed
from tussenruimte.register import actions, emails, links, tasks
from tussenruimte.register.actions.membership import AlreadyMember, ForSomeoneElse, LastOwner, NoLongerValid
from tussenruimte.register.actions.ownership import AlreadyClaimed, AlreadyDecided, NoReason
from tussenruimte.register.links import Confirmation, Invitation
from tussenruimte.register.models import Initiative, Membership, OwnershipClaim

pytestmark = pytest.mark.django_db
Mandate = Membership.Mandate
YEAR_LATER = date(2027, 11, 23)


def test_a_claim_waits_and_is_not_made_twice(garden: Initiative, stranger: Person) -> None:
    made = actions.claim(initiative=garden, message="Ik begon het.", by=stranger, on=DAY)

    with pytest.raises(AlreadyClaimed):
        actions.claim(initiative=garden, message="Nog eens.", by=stranger, on=DAY)

    assert (OwnershipClaim.objects.get(), made.state) == (made, "waiting")
    assert told(garden) == ["claim.made"]


def test_a_claim_says_why_and_comes_from_no_owner(garden: Initiative, stranger: Person, owner: Person) -> None:
    with pytest.raises(NoReason):
        actions.claim(initiative=garden, message=" ", by=stranger, on=DAY)
    with pytest.raises(NotAllowed):
        actions.claim(initiative=garden, message="Toch.", by=owner, on=DAY)


@pytest.mark.parametrize("was_member", [True, False])
def test_granting_makes_an_owner_and_tells_why(
    garden: Initiative, broker: Person, django_capture_on_commit_callbacks, *, was_member: bool
) -> None:
    claimant = factories.person("Cleo Claim", email="cleo@voorbeeld.example")
    if was_member:
        factories.member(garden, claimant, Mandate.MEMBER)
    made = actions.claim(initiative=garden, message="Ik begon het.", by=claimant, on=DAY)

    with django_capture_on_commit_callbacks(execute=True):
        actions.decide_claim(claim=made, granted=True, reason="Dat weet ik.", by=broker, on=DAY)

    (membership,) = garden.memberships.all()
    (letter,) = mail.outbox
    assert (membership.person, membership.mandate) == (claimant, "owner")
    assert letter.to == ["cleo@voorbeeld.example"]
    assert "Dat weet ik." in letter.body
    assert told(garden)[-1] == "claim.granted"


def test_refusing_gives_no_membership(
    garden: Initiative, broker: Person, stranger: Person, django_capture_on_commit_callbacks
) -> None:
    made = factories.claim(garden, stranger)

    with django_capture_on_commit_callbacks(execute=True):
        actions.decide_claim(claim=made, granted=False, reason="Bel ons even.", by=broker, on=DAY)

    made.refresh_from_db()
    assert (made.state, made.decided_by, made.decided_on) == ("refused", broker, DAY)
    assert garden.memberships.count() == 0
    assert "Bel ons even." in mail.outbox[0].body


def test_a_claim_is_decided_once_with_a_reason_by_who_may(garden: Initiative, broker: Person, stranger: Person) -> None:
    made = factories.claim(garden, stranger)

    with pytest.raises(NoReason):
        actions.decide_claim(claim=made, granted=True, reason="", by=broker, on=DAY)
    with pytest.raises(NotAllowed):
        actions.decide_claim(claim=made, granted=True, reason="Ja.", by=stranger, on=DAY)
    actions.decide_claim(claim=made, granted=True, reason="Ja.", by=broker, on=DAY)
    with pytest.raises(AlreadyDecided):
        actions.decide_claim(claim=made, granted=False, reason="Nee.", by=broker, on=DAY)


def test_adding_a_member(garden: Initiative, owner: Person, stranger: Person) -> None:
    membership = actions.add_member(party=garden, person=stranger, mandate=Mandate.EDITOR, by=owner, on=DAY)

    assert (membership.mandate, membership.since) == ("editor", DAY)
    with pytest.raises(AlreadyMember):
        actions.add_member(party=garden, person=stranger, mandate=Mandate.OWNER, by=owner, on=DAY)
    assert told(garden) == ["party.member-added"]


def test_there_is_always_an_owner(garden: Initiative, owner: Person) -> None:
    membership = garden.memberships.get()

    with pytest.raises(LastOwner):
        actions.end_membership(membership=membership, by=owner, on=DAY)
    with pytest.raises(LastOwner):
        actions.change_mandate(membership=membership, mandate=Mandate.MEMBER, by=owner)

    factories.member(garden)
    actions.end_membership(membership=membership, by=owner, on=DAY)
    membership.refresh_from_db()
    assert (membership.until, told(garden)) == (DAY, ["party.member-left"])


def test_a_member_leaves_and_others_do_not_send_them_away(
    garden: Initiative, owner: Person, helper: Person, stranger: Person
) -> None:
    membership = garden.memberships.get(person=helper)

    with pytest.raises(NotAllowed):
        actions.end_membership(membership=membership, by=stranger, on=DAY)
    for _ in range(2):
        actions.end_membership(membership=membership, by=helper, on=DAY)

    assert told(garden) == ["party.member-left"]


def test_a_mandate_changes_once(garden: Initiative, owner: Person, helper: Person) -> None:
    membership = garden.memberships.get(person=helper)
    with pytest.raises(NotAllowed):
        actions.change_mandate(membership=membership, mandate=Mandate.OWNER, by=helper)

    for _ in range(2):
        actions.change_mandate(membership=membership, mandate=Mandate.OWNER, by=owner)

    membership.refresh_from_db()
    assert (membership.mandate, told(garden)) == ("owner", ["party.mandate-changed"])


def link_in(letter: EmailMessage) -> str:
    found = re.search(r"https?://\S+", str(letter.body))
    assert found is not None
    return found.group().rstrip("/").rpartition("/")[2]


def test_an_invitation_is_mailed_and_accepted(
    garden: Initiative, owner: Person, stranger: Person, django_capture_on_commit_callbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        actions.invite_member(party=garden, email=" Vreemde@voorbeeld.example", mandate=Mandate.EDITOR, by=owner)
    invitation = links.read_invitation(link_in(mail.outbox[0]))
    assert invitation is not None

    membership = actions.accept_invitation(invitation=invitation, by=stranger, on=DAY)

    assert (membership.person, membership.mandate) == (stranger, "editor")
    assert told(garden) == ["party.member-invited", "party.member-added"]


def test_an_invitation_is_for_one_person_and_from_an_owner(
    garden: Initiative, owner: Person, helper: Person, stranger: Person
) -> None:
    from_owner = Invitation(garden.pk, "iemand@voorbeeld.example", "owner", owner.pk)
    from_helper = Invitation(garden.pk, stranger.email, "owner", helper.pk)
    to_nothing = Invitation(0, stranger.email, "owner", owner.pk)

    with pytest.raises(ForSomeoneElse):
        actions.accept_invitation(invitation=from_owner, by=stranger, on=DAY)
    for worthless in (from_helper, to_nothing):
        with pytest.raises(NoLongerValid):
            actions.accept_invitation(invitation=worthless, by=stranger, on=DAY)


def test_links_are_signed_and_not_interchangeable() -> None:
    confirmation, invitation = Confirmation(1, 2), Invitation(1, "a@b.example", "owner", 2)

    assert links.read_confirmation(links.write(confirmation)) == confirmation
    assert links.read_invitation(links.write(invitation)) == invitation
    assert links.read_confirmation(links.write(invitation)) is None
    assert links.read_invitation("gemaakt:door:mij") is None


# --- is this still right? --------------------------------------------------------------------------------------------
def test_confirming_twice_on_a_day_is_once(garden: Initiative, owner: Person) -> None:
    for _ in range(2):
        actions.confirm_still_right(initiative=garden, by=owner, on=DAY)

    garden.refresh_from_db()
    assert (garden.confirmed_on, told(garden)) == (DAY, ["initiative.confirmed"])


def test_the_yearly_question_goes_out_once(garden: Initiative, owner: Person, helper: Person) -> None:
    sent = [tasks.send_reminders(day) for day in (DAY, YEAR_LATER, YEAR_LATER, YEAR_LATER + timedelta(days=30))]

    (letter,) = mail.outbox
    assert sent == [0, 1, 0, 0]
    assert letter.to == [owner.email]
    assert links.read_confirmation(link_in(letter)) == Confirmation(garden.pk, owner.pk)
    assert told(garden) == ["initiative.reminded"]


def test_the_question_comes_back_a_year_after_the_answer(garden: Initiative, owner: Person) -> None:
    tasks.send_reminders(YEAR_LATER)
    garden.refresh_from_db()
    actions.confirm_still_right(initiative=garden, by=owner, on=YEAR_LATER)

    assert [tasks.send_reminders(day) for day in (YEAR_LATER + timedelta(days=300), date(2028, 11, 23))] == [0, 1]


def test_on_a_leap_day_the_question_goes_out_too(garden: Initiative, owner: Person) -> None:
    Initiative.objects.update(listed_on=date(2027, 2, 28))

    assert tasks.send_reminders(date(2028, 2, 29)) == 1


def test_nobody_is_asked_about_an_initiative_without_people_or_out_of_view(garden: Initiative, helper: Person) -> None:
    factories.member(factories.initiative("Verborgen", state=Initiative.State.HIDDEN))

    assert tasks.send_reminders(YEAR_LATER) == 0


def test_a_letter_that_cannot_leave_is_tried_again(garden: Initiative, owner: Person, settings, tmp_path) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    failed = tasks.send_reminders(YEAR_LATER)
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

    assert (failed, tasks.send_reminders(YEAR_LATER), len(mail.outbox)) == (0, 1, 1)
    assert told(garden) == ["initiative.reminded"]


def test_asking_someone_who_was_asked_already_does_nothing(garden: Initiative, owner: Person) -> None:
    assert actions.remind(initiative=garden, on=DAY) == 0
    assert told(garden) == []


def test_letters_are_in_the_language_of_the_reader_and_a_name_adds_no_header(garden: Initiative) -> None:
    reader = factories.person("Ann", Role.RESIDENT, language="en")
    garden.name = "Tuin\nBcc: iedereen@voorbeeld.example"

    emails.ask_still_right(garden, reader)

    assert mail.outbox[0].subject == mail.outbox[0].subject.replace("\n", " ")
    assert "/en/initiatieven/klopt-dit-nog/" in mail.outbox[0].body
