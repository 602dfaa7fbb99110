"""Who may do what with tasks, requests and invitations. Default is no.

Officials keep the list of their own municipality. A draft belongs to the initiative alone; once sent a request follows
its dossier. Bids are opened for the municipality when bidding has closed, so that nobody is helped by what others bid.
"""

from datetime import date

from tussenruimte.accounts.models import Person
from tussenruimte.accounts.queries import Someone
from tussenruimte.challenges.models import Assessment, Challenge, Invitation, MunicipalTask
from tussenruimte.challenges.rules import inviting
from tussenruimte.dossiers import permissions as dossiers
from tussenruimte.register.models import Initiative, Membership, Organisation, Party
from tussenruimte.register.rules import MANDATES_THAT_SPEAK

State = Challenge.State
Side = Assessment.Side
BEING_WEIGHED = (State.SENT, State.INCOMPLETE, State.COMPLETE)


def works_for(person: Someone, municipality: Organisation) -> bool:
    """Whether the person works as an official for this municipality."""
    return dossiers.workplaces_of(person).filter(pk=municipality.pk, kind=Party.Kind.MUNICIPALITY).exists()


def belongs_to(person: Someone, initiative: Initiative) -> bool:
    """Whether the person is a member of the initiative today."""
    if not isinstance(person, Person):
        return False
    return Membership.objects.filter(person=person, party=initiative.pk, until__isnull=True).exists()


def speaks_for(person: Someone, initiative: Initiative) -> bool:
    """Whether the person speaks for the initiative today."""
    if not isinstance(person, Person):
        return False
    return Membership.objects.filter(
        person=person, party=initiative.pk, until__isnull=True, mandate__in=MANDATES_THAT_SPEAK
    ).exists()


# --- tasks -----------------------------------------------------------------------------------------------------------
def may_keep_tasks(person: Someone, municipality: Organisation) -> bool:
    """Adding, changing and importing tasks: officials of that municipality."""
    return works_for(person, municipality)


def may_see_task(person: Someone, task: MunicipalTask) -> bool:
    """Everyone reads the list; what is off the list only those who keep it."""
    return task.standing != MunicipalTask.Standing.DROPPED or may_keep_tasks(person, task.municipality)


# --- a request or a bid ----------------------------------------------------------------------------------------------
def may_start(person: Someone, initiative: Initiative) -> bool:
    """Starting a request or a bid: who speaks for the initiative."""
    return speaks_for(person, initiative)


def may_see(person: Someone, challenge: Challenge, today: date) -> bool:
    """A draft: the initiative. What is sent: the dossier's people; a bid also officials once bidding has closed."""
    if belongs_to(person, challenge.initiative):
        return True
    if challenge.state == State.DRAFT:
        return False
    if challenge.dossier is not None and dossiers.may_see(person, challenge.dossier):
        return True
    return _reads_bid(person, challenge, today)


def _reads_bid(person: Someone, challenge: Challenge, today: date) -> bool:
    invitation = challenge.invitation
    return invitation is not None and invitation.bids_until < today and works_for(person, invitation.municipality)


def may_write(person: Someone, challenge: Challenge) -> bool:
    """Filling in, adding a file: who speaks for the initiative, in a draft or when asked to complete it."""
    return challenge.state in (State.DRAFT, State.INCOMPLETE) and speaks_for(person, challenge.initiative)


def may_send(person: Someone, challenge: Challenge) -> bool:
    """Sending a draft: who speaks for the initiative."""
    return challenge.state == State.DRAFT and speaks_for(person, challenge.initiative)


def may_throw_away(person: Someone, challenge: Challenge) -> bool:
    """A draft: who speaks for the initiative."""
    return may_send(person, challenge)


def may_withdraw(person: Someone, challenge: Challenge) -> bool:
    """Taking back what was sent and not decided: who speaks for the initiative."""
    return challenge.state in BEING_WEIGHED and speaks_for(person, challenge.initiative)


def may_complete(person: Someone, challenge: Challenge) -> bool:
    """Saying that what was missing is there: who speaks for the initiative."""
    return challenge.state == State.INCOMPLETE and speaks_for(person, challenge.initiative)


def handles(person: Someone, challenge: Challenge) -> bool:
    """Whoever handles the dossier of the request."""
    return challenge.dossier is not None and dossiers.handles(person, challenge.dossier)


def may_check(person: Someone, challenge: Challenge) -> bool:
    """Saying whether a request is complete: whoever handles it, when it was just sent."""
    return challenge.state == State.SENT and not challenge.is_bid and handles(person, challenge)


def may_link_task(person: Someone, challenge: Challenge) -> bool:
    """Saying which task of the list it is about: whoever handles it."""
    return challenge.state in BEING_WEIGHED and handles(person, challenge)


def side_of(person: Someone, challenge: Challenge, today: date) -> str:
    """For which side the person answers the criteria now; empty for neither."""
    if challenge.state not in BEING_WEIGHED:
        return ""
    if speaks_for(person, challenge.initiative):
        return Side.INITIATIVE
    if handles(person, challenge) or _reads_bid(person, challenge, today):
        return Side.MUNICIPALITY
    return ""


def may_decide(person: Someone, challenge: Challenge) -> bool:
    """Writing the decision down: whoever handles a dossier that waits for one, when the request is complete."""
    dossier = challenge.dossier
    return challenge.state == State.COMPLETE and dossier is not None and dossiers.may_decide(person, dossier)


def may_plan(person: Someone, challenge: Challenge) -> bool:
    """Planning what comes after: who speaks in the dossier, for their own party."""
    dossier = challenge.dossier
    if dossier is None or not challenge.is_granted or challenge.ending or not dossier.is_open:
        return False
    return bool(dossiers.speaks_for(person, dossier) & {dossier.lead_id, dossier.initiative_id})


def may_end(person: Someone, challenge: Challenge) -> bool:
    """Saying whether it goes on or is handed back: whoever handles it, and who speaks for the initiative."""
    dossier = challenge.dossier
    return dossier is not None and challenge.is_granted and not challenge.ending and dossiers.may_edit(person, dossier)


# --- the other way round ---------------------------------------------------------------------------------------------
def may_invite(person: Someone, municipality: Organisation) -> bool:
    """Inviting initiatives: officials of that municipality."""
    return works_for(person, municipality)


def may_see_invitation(person: Someone, invitation: Invitation) -> bool:
    """Everyone reads what is published; a draft those who may invite."""
    return invitation.published_on is not None or may_invite(person, invitation.municipality)


def may_edit_invitation(person: Someone, invitation: Invitation) -> bool:
    """Changing an invitation, until it is published: what people bid on does not change under their hands."""
    return invitation.state == Invitation.State.DRAFT and may_invite(person, invitation.municipality)


def may_take_back(person: Someone, invitation: Invitation) -> bool:
    """Taking an invitation back: officials, as long as nothing was chosen."""
    return invitation.state == Invitation.State.PUBLISHED and may_invite(person, invitation.municipality)


def may_see_bids(person: Someone, invitation: Invitation, today: date) -> bool:
    """All bids beside each other: officials, once bidding has closed."""
    return invitation.bids_until < today and may_invite(person, invitation.municipality)


def may_choose(person: Someone, invitation: Invitation, today: date) -> bool:
    """Choosing: officials, once bidding has closed and while nothing was chosen."""
    return invitation.state == Invitation.State.PUBLISHED and may_see_bids(person, invitation, today)


def may_ask(person: Someone, invitation: Invitation, today: date) -> bool:
    """Asking a question: whoever has an account, as long as questions are answered."""
    asking = inviting.phase(invitation.state, invitation.questions_until, invitation.bids_until, today) == "asking"
    return isinstance(person, Person) and asking


def may_answer_questions(person: Someone, invitation: Invitation) -> bool:
    """Answering: officials of that municipality."""
    return invitation.published_on is not None and may_invite(person, invitation.municipality)


def may_open_for_bid(person: Someone, challenge: Challenge) -> bool:
    """Opening the dossier of a chosen bid, when the municipality could not: who speaks for the initiative."""
    return challenge.state == State.CHOSEN and challenge.dossier_id is None and speaks_for(person, challenge.initiative)
