"""Claims of ownership: someone says 'this is ours', a broker or editor answers with a reason."""

from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from tussenruimte.accounts.models import Person
from tussenruimte.core.refusals import Refusal
from tussenruimte.journal.actions import record
from tussenruimte.journal.models import Visibility
from tussenruimte.register import emails, permissions
from tussenruimte.register.actions.refusing import require
from tussenruimte.register.models import Initiative, Membership, OwnershipClaim

State = OwnershipClaim.State


class AlreadyClaimed(Refusal):
    """The person's earlier claim still waits."""

    message = _("U hebt dit al gevraagd. U krijgt bericht zodra iemand antwoordt.")


class AlreadyDecided(Refusal):
    """Someone else answered first."""

    message = _("Op deze claim is al geantwoord.")


class NoReason(Refusal):
    """An answer without a reason is no answer."""

    message = _("Schrijf op waarom. De aanvrager krijgt uw reden te lezen.")


@transaction.atomic
def claim(*, initiative: Initiative, message: str, by: Person, on: date) -> OwnershipClaim:
    """Asks to be the owner of an initiative."""
    require(allowed=permissions.may_claim(by, initiative))
    if not message.strip():
        raise NoReason(_("Schrijf op waarom dit initiatief van u is."))
    try:
        with transaction.atomic():
            made = OwnershipClaim.objects.create(initiative=initiative, person=by, message=message.strip(), made_on=on)
    except IntegrityError as problem:
        raise AlreadyClaimed from problem
    record("claim.made", about=initiative, by=by)
    return made


@transaction.atomic
def decide_claim(*, claim: OwnershipClaim, granted: bool, reason: str, by: Person, on: date) -> None:
    """Answers a claim with a reason; granting makes the person an owner, beside any owner there already is."""
    require(allowed=permissions.may_decide_claim(by, claim))
    if not reason.strip():
        raise NoReason
    locked = OwnershipClaim.objects.select_for_update().get(pk=claim.pk)
    if locked.state != State.WAITING:
        raise AlreadyDecided
    locked.state = State.GRANTED if granted else State.REFUSED
    locked.decided_on, locked.decided_by, locked.reason = on, by, reason.strip()
    locked.save()
    if granted:
        Membership.objects.update_or_create(
            party=locked.initiative,
            person=locked.person,
            until=None,
            defaults={"mandate": Membership.Mandate.OWNER},
            create_defaults={"mandate": Membership.Mandate.OWNER, "since": on},
        )
    what, seen_by = ("claim.granted", Visibility.PUBLIC) if granted else ("claim.refused", Visibility.PARTIES)
    record(what, about=locked.initiative, by=by, visibility=seen_by)
    transaction.on_commit(lambda: emails.tell_claim_decided(locked))
