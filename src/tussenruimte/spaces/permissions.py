"""Who may do what with a space. Default is no; reading what is announced is for everyone.

Officials manage the spaces of the municipality they work for; owners and editors of another organisation manage its
own. Whoever speaks for an initiative wishes and competes for it. A role of the site opens nothing here.
"""

from django.db.models import Q, QuerySet

from tussenruimte.accounts.models import Person
from tussenruimte.accounts.queries import Someone
from tussenruimte.dossiers.permissions import GOVERNMENT, workplaces_of
from tussenruimte.register.models import Initiative, Membership, Organisation, Party
from tussenruimte.register.rules import MANDATES_THAT_EDIT, MANDATES_THAT_SPEAK
from tussenruimte.spaces.models import Candidacy, Objection, Space, SpaceProcedure, SpaceWish
from tussenruimte.spaces.rules import availability, procedure

# Deeds of whoever manages the space.
OWNERS_DEEDS = frozenset(procedure.TRANSITIONS) - {"object"}


def owners_for(person: Someone) -> QuerySet[Organisation]:
    """The municipalities and organisations whose spaces the person manages."""
    if not isinstance(person, Person):
        return Organisation.objects.none()
    editing = Membership.objects.filter(person=person, until__isnull=True, mandate__in=MANDATES_THAT_EDIT)
    own = Q(pk__in=editing.exclude(party__kind__in=GOVERNMENT).values("party"))
    works = Q(pk__in=workplaces_of(person).values("pk"), kind=Party.Kind.MUNICIPALITY)
    return Organisation.objects.filter(own | works)


def speaking_for(person: Someone) -> QuerySet[Initiative]:
    """The initiatives for which the person may say something."""
    if not isinstance(person, Person):
        return Initiative.objects.none()
    speaking = Membership.objects.filter(person=person, until__isnull=True, mandate__in=MANDATES_THAT_SPEAK)
    return Initiative.objects.filter(pk__in=speaking.values("party"))


def member_of(person: Someone) -> QuerySet[Initiative]:
    """The initiatives the person belongs to now, with whatever mandate."""
    if not isinstance(person, Person):
        return Initiative.objects.none()
    running = Membership.objects.filter(person=person, until__isnull=True)
    return Initiative.objects.filter(pk__in=running.values("party"))


def manages(person: Someone, space: Space) -> bool:
    """Whether the person manages this space."""
    return owners_for(person).filter(pk=space.owner_id).exists()


def may_add(person: Someone) -> bool:
    """Adding a space, one or a whole list: whoever manages those of some owner."""
    return owners_for(person).exists()


def may_set_terms(person: Someone, owner: Organisation) -> bool:
    """What an owner chose about giving out: whoever manages its spaces."""
    return owners_for(person).filter(pk=owner.pk).exists()


def may_see(person: Someone, space: Space) -> bool:
    """Everyone; what was taken out only those who manage it."""
    return space.state != availability.WITHDRAWN or manages(person, space)


def may_edit(person: Someone, space: Space) -> bool:
    """Whoever manages it."""
    return manages(person, space)


def may_wish(person: Someone, space: Space, initiative: Initiative) -> bool:
    """Who speaks for the initiative, for a space that can still be had."""
    return space.state in availability.WISHED_FOR and speaking_for(person).filter(pk=initiative.pk).exists()


def may_see_wish(person: Someone, wish: SpaceWish) -> bool:
    """The people of the initiative, and whoever manages the space."""
    return manages(person, wish.space) or member_of(person).filter(pk=wish.initiative_id).exists()


def may_answer(person: Someone, wish: SpaceWish) -> bool:
    """Now, later or never: whoever manages the space."""
    return wish.stands and manages(person, wish.space)


def may_withdraw(person: Someone, wish: SpaceWish) -> bool:
    """Taking it back: who speaks for the initiative."""
    return wish.stands and speaking_for(person).filter(pk=wish.initiative_id).exists()


def may_start(person: Someone, space: Space) -> bool:
    """Beginning to give it out: whoever manages it."""
    return space.state in (availability.IN_USE, availability.FREE) and manages(person, space)


def may_see_procedure(person: Someone, found: SpaceProcedure) -> bool:
    """What was announced is for everyone; what is being prepared for whoever manages the space."""
    return found.announced_on is not None or manages(person, found.space)


def may_do(person: Someone, found: SpaceProcedure, deed: str) -> bool:
    """Whether a deed can be done from here and is this person's to do, as who manages the space."""
    possible = deed in OWNERS_DEEDS and procedure.can(deed, found.way, found.state)
    return possible and manages(person, found.space)


def may_enter(person: Someone, found: SpaceProcedure, wish: SpaceWish) -> bool:
    """Competing in an open selection: who speaks for an initiative whose wish for this space stands."""
    possible = procedure.can("enter", found.way, found.state) and wish.space_id == found.space_id
    return possible and may_withdraw(person, wish)


def may_object(person: Someone, found: SpaceProcedure) -> bool:
    """Saying that one wants it too: anyone with an account. Who has none is written down by the owner."""
    return isinstance(person, Person) and procedure.can("object", found.way, found.state)


def may_read_objection(person: Someone, objection: Objection) -> bool:
    """Who sent it, and whoever manages the space."""
    sent = isinstance(person, Person) and objection.received_by_id == person.pk
    return sent or manages(person, objection.procedure.space)


def may_read_assessments(person: Someone, found: SpaceProcedure) -> bool:
    """Everyone who took part reads how everyone was assessed; whoever manages the space as well."""
    if manages(person, found.space):
        return True
    took_part = Candidacy.objects.filter(procedure=found, wish__initiative__in=member_of(person))
    return found.chosen_on is not None and took_part.exists()
