"""Who may do what in a conversation. Default is no: it belongs to the two parties that have it, and to nobody else."""

from tussenruimte.accounts.models import Person, Role
from tussenruimte.accounts.queries import Someone, has_role
from tussenruimte.conversations.models import DevelopmentAction, Lead, PolicyNote, SaidBy
from tussenruimte.register import permissions as register
from tussenruimte.register.models import Initiative, Organisation, Party, Place, Side
from tussenruimte.register.queries import municipality_of
from tussenruimte.register.rules import MANDATES_THAT_SPEAK
from tussenruimte.scans.models import Response

# The scan whose respondents may say whom to ask next.
CLIMATE = "initiatievenklimaat"


def side_of(person: Someone, initiative: Initiative) -> Side | None:
    """From which of both sides the person takes part; a member of the initiative speaks for it first."""
    if register.mandate_of(person, initiative):
        return Side.INITIATIVE
    if register.may_see(person, initiative) and register.is_official_for(person, initiative):
        return Side.MUNICIPALITY
    return None


def takes_part(person: Someone, initiative: Initiative) -> bool:
    """Members of the initiative and the officials of its municipality."""
    return side_of(person, initiative) is not None


def may_see(person: Someone, initiative: Initiative) -> bool:
    """Reading the conversation: whoever takes part. Not brokers, not editors, not the council: it was not shared."""
    return takes_part(person, initiative)


def may_speak(person: Someone, initiative: Initiative) -> bool:
    """Writing in it: officials, and members with a mandate to speak for the initiative."""
    side = side_of(person, initiative)
    if side == Side.INITIATIVE:
        return register.mandate_of(person, initiative) in MANDATES_THAT_SPEAK
    return side is not None


def may_change(person: Someone, written: SaidBy, initiative: Initiative) -> bool:
    """Changing or taking back what one's own side wrote."""
    return may_speak(person, initiative) and written.side == side_of(person, initiative)


def may_end(person: Someone, action: DevelopmentAction) -> bool:
    """Saying that an action is done or stopped: either side, for they chose it together."""
    return may_speak(person, action.initiative)


def may_see_contact(person: Someone, written: SaidBy, initiative: Initiative) -> bool:
    """Whom to call at a unit or party: only the side that wrote it down."""
    return side_of(person, initiative) == written.side


def writes_policy_for(person: Someone, organisation: Organisation) -> bool:
    """Officials of that municipality, directly or in a unit of it."""
    if organisation.kind != Party.Kind.MUNICIPALITY or not organisation.place_id:
        return False
    return organisation.place_id in register.municipalities_of(person)


def may_see_note(person: Someone, note: PolicyNote) -> bool:
    """A note is a draft of the municipality's own: its officials only."""
    return writes_policy_for(person, note.organisation)


def works_at(person: Someone, place: Place) -> bool:
    """Brokers, and the officials of the municipality the place lies in."""
    if has_role(person, Role.BROKER):
        return True
    return getattr(municipality_of(place), "pk", "") in register.municipalities_of(person)


def may_suggest(person: Someone, place: Place) -> bool:
    """Saying whom to ask next about a place: who works there, and who filled in its climate scan."""
    if works_at(person, place):
        return True
    if not isinstance(person, Person):
        return False
    asked = Response.objects.filter(scan__framework=CLIMATE, scan__subject_key=place.pk, sent_at__isnull=False)
    return asked.filter(person=person).exists()


def may_see_lead(person: Someone, lead: Lead) -> bool:
    """Who wrote it down, and who asks there."""
    if not isinstance(person, Person):
        return False
    return lead.added_by_id == person.pk or works_at(person, lead.place)


def may_follow_lead(person: Someone, lead: Lead) -> bool:
    """Saying that someone was asked, or removing them: who may see it."""
    return may_see_lead(person, lead)
