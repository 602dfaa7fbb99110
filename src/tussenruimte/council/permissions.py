"""Who may do what for the council. Default is no: a council reads what the initiative shares, and nothing else.

A councillor holds that role and belongs to the municipality. A clerk (griffie) holds the same role and belongs to a
unit of the municipality. An official of that unit is no clerk: officials read every dossier of their municipality,
and whoever works for the council must not.
"""

from django.db.models import Q, QuerySet

from tussenruimte.accounts.models import Person, Role
from tussenruimte.accounts.queries import Someone, has_role
from tussenruimte.council.models import FollowUp, Motion, Proposal, Visit
from tussenruimte.council.rules import stages
from tussenruimte.council.rules.proposal import OWN_WORDS
from tussenruimte.dossiers import permissions as dossiers
from tussenruimte.dossiers.models import Dossier
from tussenruimte.register.models import Initiative, Membership, Organisation, Party

DRAFT = Proposal.State.DRAFT


def councils_of(person: Someone) -> QuerySet[Organisation]:
    """The municipalities for whose council the person works, as councillor or as clerk."""
    if not has_role(person, Role.COUNCILLOR):
        return Organisation.objects.none()
    homes = Membership.objects.filter(person=person.pk, until__isnull=True).values("party")
    own = Q(pk__in=homes, kind=Party.Kind.MUNICIPALITY)
    around = Q(kind=Party.Kind.MUNICIPALITY, units__in=homes, units__kind=Party.Kind.MUNICIPAL_UNIT)
    return Organisation.objects.filter(own | around).distinct()


def is_of_council(person: Someone, dossier: Dossier) -> bool:
    """Whether the person works for the council of the municipality that leads."""
    return councils_of(person).filter(pk=dossier.lead_id).exists()


def is_clerk(person: Someone, municipality: int) -> bool:
    """Whether the person works for that council as clerk: as member of a unit of the municipality."""
    if not has_role(person, Role.COUNCILLOR):
        return False
    units = Organisation.objects.filter(part_of=municipality, kind=Party.Kind.MUNICIPAL_UNIT)
    return Membership.objects.filter(person=person.pk, until__isnull=True, party__in=units.values("pk")).exists()


def reads_along(person: Someone, dossier: Dossier) -> bool:
    """Someone of the council, as long as the initiative lets the council read."""
    return dossier.shared_with_council_on is not None and is_of_council(person, dossier)


def may_see_card(person: Someone, dossier: Dossier) -> bool:
    """The card: the parties in the dossier, and the council that reads along."""
    return bool(dossiers.parties_of(person, dossier)) or reads_along(person, dossier)


def may_edit_card(person: Someone, dossier: Dossier) -> bool:
    """Both sides: whoever handles the dossier, and who speaks for the initiative."""
    return dossier.is_open and dossiers.may_edit(person, dossier)


# --- proposals -------------------------------------------------------------------------------------------------------
def may_start_proposal(person: Someone, dossier: Dossier) -> bool:
    """Whoever handles the dossier."""
    return dossier.is_open and dossiers.handles(person, dossier)


def may_read_draft(person: Someone, proposal: Proposal) -> bool:
    """What is still being written: the parties in the dossier, the initiative among them. No council yet."""
    return bool(dossiers.parties_of(person, proposal.dossier))


def may_read_frozen(person: Someone, proposal: Proposal) -> bool:
    """What the council got: the parties, the council as long as it reads along, and everyone once it is public."""
    return (
        proposal.published_on is not None or may_read_draft(person, proposal) or reads_along(person, proposal.dossier)
    )


def may_write(person: Someone, proposal: Proposal, section: str) -> bool:
    """A section: whoever handles the dossier; the initiative's own words: who speaks for it, and nobody else."""
    if proposal.state != DRAFT:
        return False
    if section == OWN_WORDS:
        return dossiers.speaks_for_initiative(person, proposal.dossier)
    return dossiers.handles(person, proposal.dossier)


def may_present(person: Someone, proposal: Proposal) -> bool:
    """Putting it before the council: whoever handles the dossier."""
    return _leads("present", proposal) and dossiers.handles(person, proposal.dossier)


def may_take_back(person: Someone, proposal: Proposal) -> bool:
    """Writing on: whoever handles the dossier. What the council got stays readable."""
    return _leads("take-back", proposal) and dossiers.handles(person, proposal.dossier)


def may_treat(person: Someone, proposal: Proposal) -> bool:
    """Writing down what the council decided: the clerk, and whoever handles the dossier."""
    dossier = proposal.dossier
    at_hand = dossiers.handles(person, dossier) or (
        is_clerk(person, dossier.lead_id) and may_read_frozen(person, proposal)
    )
    return _leads("treat", proposal) and at_hand


def may_publish(person: Someone, proposal: Proposal) -> bool:
    """Letting everyone read what the council got: the initiative, once there is something to read."""
    return (
        proposal.published_on is None
        and proposal.frozen.exists()
        and dossiers.may_share_with_council(person, proposal.dossier)
    )


def _leads(deed: str, proposal: Proposal) -> bool:
    return stages.leads_to(deed, proposal.state) is not None


# --- visits ----------------------------------------------------------------------------------------------------------
def may_invite(person: Someone, dossier: Dossier) -> bool:
    """Asking the council to come and see: who speaks for the initiative."""
    return dossiers.speaks_for_initiative(person, dossier)


def may_see_visit(person: Someone, visit: Visit) -> bool:
    """The parties in the dossier, and the council that reads along."""
    return may_see_card(person, visit.dossier)


def may_come_along(person: Someone, visit: Visit) -> bool:
    """Signing up: whoever works for the council, while the visit lies ahead."""
    return visit.state == Visit.State.PLANNED and reads_along(person, visit.dossier)


def may_read_guests(person: Someone, visit: Visit) -> bool:
    """Who comes along: those who do, the people who receive them, and whoever handles the dossier."""
    if not isinstance(person, Person) or not may_see_visit(person, visit):
        return False
    return may_end_visit(person, visit) or visit.guests.filter(person=person).exists()


def may_end_visit(person: Someone, visit: Visit) -> bool:
    """Saying what was seen, or that it is off: the people who invite, and whoever handles the dossier."""
    return may_invite(person, visit.dossier) or dossiers.handles(person, visit.dossier)


# --- motions ---------------------------------------------------------------------------------------------------------
def may_record_motion(person: Someone, initiative: Initiative, dossier: Dossier | None = None) -> bool:
    """Writing down what the council said about an initiative that everyone may see, or about a dossier it reads.

    The council itself and its clerk, officials of that municipality, and about a dossier whoever handles it.
    """
    if dossier is not None:
        return dossiers.may_appoint(person, dossier) or reads_along(person, dossier)
    if initiative.state != Initiative.State.LISTED:
        return False
    return homes_for(person).filter(place=initiative.municipality_id, place__isnull=False).exists()


def homes_for(person: Someone) -> QuerySet[Organisation]:
    """The municipalities for whose council or administration the person works."""
    working = dossiers.workplaces_of(person).filter(kind=Party.Kind.MUNICIPALITY).values("pk")
    return Organisation.objects.filter(Q(pk__in=working) | Q(pk__in=councils_of(person).values("pk")))


def may_change_motion(person: Someone, motion: Motion) -> bool:
    """Correcting it and saying what came of it: those who work for that council or municipality."""
    return homes_for(person).filter(pk=motion.council_id).exists()


def may_promise_follow_up(person: Someone, about: Motion | Proposal) -> bool:
    """Telling the council what will be done: officials of the municipality; about a dossier whoever handles it."""
    if isinstance(about, Proposal):
        return about.state == Proposal.State.TREATED and dossiers.handles(person, about.dossier)
    if about.dossier is not None and dossiers.handles(person, about.dossier):
        return True
    return dossiers.workplaces_of(person).filter(pk=about.council_id).exists()


def may_settle_follow_up(person: Someone, follow_up: FollowUp) -> bool:
    """Saying what came of it: who may promise it, and the clerk. One with a promise behind it follows that promise."""
    if follow_up.promise_id is not None or follow_up.state != FollowUp.State.OPEN:
        return False
    about = follow_up.motion or follow_up.proposal
    if about is None:
        return False
    municipality = about.council_id if isinstance(about, Motion) else about.dossier.lead_id
    return may_promise_follow_up(person, about) or is_clerk(person, municipality)
