"""Who may do what in the register. Default is no; members follow their mandate, officials their municipality."""

from django.db.models import Q

from tussenruimte.accounts.models import Person, Role
from tussenruimte.accounts.queries import Someone, has_role
from tussenruimte.register.models import Initiative, LensReading, Membership, Organisation, OwnershipClaim, Party, Side
from tussenruimte.register.rules import MANDATES_THAT_EDIT, MANDATES_THAT_SPEAK

Mandate = Membership.Mandate


def mandate_of(person: Someone, party: Party) -> str:
    """What the person may do for the party as its member; empty for anyone else."""
    if not isinstance(person, Person):
        return ""
    running = Membership.objects.filter(party_id=party.pk, person=person, until__isnull=True)
    return running.values_list("mandate", flat=True).first() or ""


def municipalities_of(person: Someone) -> frozenset[str]:
    """The codes of the municipalities for which the person works as an official, directly or in a unit."""
    if not has_role(person, Role.OFFICIAL):
        return frozenset()
    working = Organisation.objects.filter(memberships__person=person.pk, memberships__until__isnull=True)
    whole = Q(kind=Party.Kind.MUNICIPALITY)
    unit = Q(kind=Party.Kind.MUNICIPAL_UNIT, part_of__kind=Party.Kind.MUNICIPALITY)
    places = working.filter(whole | unit).values_list("kind", "place_id", "part_of__place_id")
    codes = (place if kind == Party.Kind.MUNICIPALITY else around for kind, place, around in places)
    return frozenset(code for code in codes if code)


def is_official_for(person: Someone, initiative: Initiative) -> bool:
    """Whether the person works, as an official, for the municipality the initiative is in (or for a unit of it)."""
    return bool(initiative.municipality_id) and initiative.municipality_id in municipalities_of(person)


def may_see(person: Someone, initiative: Initiative) -> bool:
    """Everyone sees what is listed; a draft or hidden initiative only its people and the editors."""
    if initiative.state == Initiative.State.LISTED:
        return True
    return mandate_of(person, initiative) in MANDATES_THAT_SPEAK or has_role(person, Role.EDITOR)


def may_edit(person: Someone, initiative: Initiative) -> bool:
    """Its owners and editors, and the editors of the site."""
    return mandate_of(person, initiative) in MANDATES_THAT_EDIT or has_role(person, Role.EDITOR)


def may_hide(person: Someone, initiative: Initiative) -> bool:
    """Hiding and showing again: its owners, and the editors of the site."""
    return mandate_of(person, initiative) == Mandate.OWNER or has_role(person, Role.EDITOR)


def may_confirm(person: Someone, initiative: Initiative) -> bool:
    """Saying 'this is still right': whoever may change it."""
    return may_edit(person, initiative)


def sides_of(person: Someone, initiative: Initiative) -> tuple[Side, ...]:
    """From which sides the person may say how they see this initiative; none for a stranger."""
    sides = (
        (Side.INITIATIVE, bool(mandate_of(person, initiative))),
        (Side.MUNICIPALITY, is_official_for(person, initiative)),
        (Side.BROKER, has_role(person, Role.BROKER)),
        (Side.EDITORS, has_role(person, Role.EDITOR)),
    )
    return tuple(side for side, holds in sides if holds)


def may_add_reading(person: Someone, initiative: Initiative, side: str) -> bool:
    """Only from a side the person belongs to."""
    return side in sides_of(person, initiative)


def may_withdraw_reading(person: Someone, reading: LensReading) -> bool:
    """Who said it, who may change the initiative when it spoke itself, and the editors of the site."""
    if not isinstance(person, Person):
        return False
    own_words = reading.side == Side.INITIATIVE and mandate_of(person, reading.initiative) in MANDATES_THAT_EDIT
    return reading.person_id == person.pk or own_words or has_role(person, Role.EDITOR)


def may_post(person: Someone, party: Party) -> bool:
    """Asking and offering: who speaks for the party, a broker for people who phone, and the editors of the site."""
    return mandate_of(person, party) in MANDATES_THAT_SPEAK or has_role(person, Role.BROKER, Role.EDITOR)


def may_claim(person: Someone, initiative: Initiative) -> bool:
    """Anyone signed in who is not yet its owner, when everyone can see it."""
    return (
        isinstance(person, Person)
        and initiative.state == Initiative.State.LISTED
        and mandate_of(person, initiative) != Mandate.OWNER
    )


def may_see_claims(person: Someone) -> bool:
    """Brokers and editors answer claims of ownership."""
    return has_role(person, Role.BROKER, Role.EDITOR)


def may_decide_claim(person: Someone, claim: OwnershipClaim) -> bool:
    """A broker or an editor, and never about a claim of their own."""
    return isinstance(person, Person) and claim.person_id != person.pk and may_see_claims(person)


def may_manage_members(person: Someone, party: Party) -> bool:
    """Inviting, ending and changing mandates: the owners, and the editors of the site."""
    return mandate_of(person, party) == Mandate.OWNER or has_role(person, Role.EDITOR)


def may_see_members(person: Someone, party: Party) -> bool:
    """Members see each other; names are nobody else's business."""
    return bool(mandate_of(person, party)) or has_role(person, Role.EDITOR)


def may_link_offshoot(person: Someone, initiative: Initiative) -> bool:
    """Whoever may change the initiative says where it came from and what grew from it."""
    return may_edit(person, initiative)


def may_import(person: Someone) -> bool:
    """Reading in files: the editors of the site."""
    return has_role(person, Role.EDITOR)


def may_export(person: Someone) -> bool:
    """Everyone: an export holds what every visitor can read."""
    return True


def may_register_organisation(person: Someone) -> bool:
    """The editors of the site."""
    return has_role(person, Role.EDITOR)


def may_set_desk(person: Someone, organisation: Organisation) -> bool:
    """Who answers for an organisation: its own owners, and the editors of the site."""
    return mandate_of(person, organisation) == Mandate.OWNER or has_role(person, Role.EDITOR)
