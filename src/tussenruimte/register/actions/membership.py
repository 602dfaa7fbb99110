"""Who belongs to a party, and with what mandate. A party with people always keeps an owner."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tussenruimte.accounts.models import Person
from tussenruimte.core.refusals import NotAllowed, Refusal
from tussenruimte.journal.actions import record
from tussenruimte.register import emails, permissions, queries
from tussenruimte.register.actions.refusing import require
from tussenruimte.register.links import Invitation
from tussenruimte.register.models import Membership, Party

Mandate = Membership.Mandate


class LastOwner(Refusal):
    """Someone has to stay responsible."""

    message = _("Er moet een eigenaar blijven. Maak eerst iemand anders eigenaar.")


class AlreadyMember(Refusal):
    """The person belongs to the party already."""

    message = _("Deze persoon hoort er al bij.")


class ForSomeoneElse(NotAllowed):
    """The invitation went to another address."""

    message = _("Deze uitnodiging is voor een ander e-mailadres. Log in met het adres waarop u de mail kreeg.")


class NoLongerValid(Refusal):
    """Who invited may no longer do so."""

    message = _("Deze uitnodiging geldt niet meer. Vraag om een nieuwe.")


@transaction.atomic
def add_member(*, party: Party, person: Person, mandate: str, by: Person | None, on: date) -> Membership:
    """Makes a person a member of a party with a mandate."""
    require(allowed=by is None or permissions.may_manage_members(by, party))
    membership, is_new = Membership.objects.get_or_create(
        party_id=party.pk, person=person, until=None, defaults={"mandate": mandate, "since": on}
    )
    if not is_new:
        raise AlreadyMember
    _tell("party.member-added", party, by or person, mandate)
    return membership


@transaction.atomic
def invite_member(*, party: Party, email: str, mandate: str, by: Person) -> Invitation:
    """Mails someone a link with which they can join. Whether they have an account stays unknown to who invites."""
    require(allowed=permissions.may_manage_members(by, party))
    invitation = Invitation(party=party.pk, email=email.strip().lower(), mandate=mandate, by=by.pk)
    _tell("party.member-invited", party, by, mandate)
    transaction.on_commit(lambda: emails.invite(invitation, party, by))
    return invitation


def accept_invitation(*, invitation: Invitation, by: Person, on: date) -> Membership:
    """Joins a party by the link that was mailed."""
    if by.email.lower() != invitation.email:
        raise ForSomeoneElse
    party = Party.objects.filter(pk=invitation.party).first()
    host = Person.objects.filter(pk=invitation.by, is_active=True).first()
    if party is None or host is None or not permissions.may_manage_members(host, party):
        raise NoLongerValid
    return add_member(party=party, person=by, mandate=invitation.mandate, by=host, on=on)


@transaction.atomic
def change_mandate(*, membership: Membership, mandate: str, by: Person) -> None:
    """Gives a member another mandate."""
    locked = _lock(membership)
    require(allowed=permissions.may_manage_members(by, locked.party))
    if locked.mandate == mandate:
        return
    if mandate != Mandate.OWNER:
        _keep_an_owner(locked)
    locked.mandate = mandate
    locked.save(update_fields=["mandate"])
    _tell("party.mandate-changed", locked.party, by, mandate)


@transaction.atomic
def end_membership(*, membership: Membership, by: Person, on: date) -> None:
    """Ends a membership: by an owner, or by the member who leaves. The row stays, with its last day."""
    locked = _lock(membership)
    require(allowed=locked.person_id == by.pk or permissions.may_manage_members(by, locked.party))
    if locked.until is not None:
        return
    _keep_an_owner(locked)
    locked.until = max(on, locked.since)
    locked.save(update_fields=["until"])
    _tell("party.member-left", locked.party, by, locked.mandate)


def _lock(membership: Membership) -> Membership:
    # The party is locked too, so that two owners cannot leave at the same moment.
    Party.objects.select_for_update().get(pk=membership.party_id)
    return Membership.objects.select_related("party", "person").get(pk=membership.pk)


def _keep_an_owner(membership: Membership) -> None:
    if membership.mandate != Mandate.OWNER:
        return
    others = Membership.objects.filter(party=membership.party, mandate=Mandate.OWNER, until__isnull=True)
    if not others.exclude(pk=membership.pk).exists():
        raise LastOwner


def _tell(what: str, party: Party, by: Person, mandate: str) -> None:
    record(what, about=queries.whole(party), by=by, details={"mandate": str(mandate)})
