"""Who may do what with schemes, searches and messages. Default is no; everyone reads schemes.

A scheme is kept by the people of the organisation that offers it: officials for their municipality or unit, funders
with a mandate to edit for their fund, and editors of the site. What an initiative knows of itself is for its own
members, for officials of its municipality and for brokers who help it look.
"""

from django.db.models import Q, QuerySet

from tussenruimte.accounts.models import Person, Role
from tussenruimte.accounts.queries import Someone, has_role
from tussenruimte.dossiers.permissions import GOVERNMENT, workplaces_of
from tussenruimte.funding.models import FunderMessage, SavedSearch, Scheme
from tussenruimte.register import permissions as register
from tussenruimte.register.models import Initiative, Membership, Organisation
from tussenruimte.register.rules import MANDATES_THAT_EDIT, MANDATES_THAT_SPEAK


def _own_funds(person: Someone, mandates: frozenset[str]) -> QuerySet[Organisation]:
    """Organisations outside the government in which a funder holds one of these mandates now."""
    if not has_role(person, Role.FUNDER):
        return Organisation.objects.none()
    running = Membership.objects.filter(person=person.pk, until__isnull=True, mandate__in=mandates)
    return Organisation.objects.filter(pk__in=running.values("party")).exclude(kind__in=GOVERNMENT)


def _with_workplaces(person: Someone, funds: QuerySet[Organisation]) -> QuerySet[Organisation]:
    at_work = Q(pk__in=workplaces_of(person).values("pk"))
    return Organisation.objects.filter(at_work | Q(pk__in=funds.values("pk")))


def providers_of(person: Someone) -> QuerySet[Organisation]:
    """The organisations for which the person keeps schemes."""
    if has_role(person, Role.EDITOR):
        return Organisation.objects.all()
    return _with_workplaces(person, _own_funds(person, MANDATES_THAT_EDIT))


def funders_of(person: Someone) -> QuerySet[Organisation]:
    """The organisations for which the person may look for initiatives and write to them."""
    return _with_workplaces(person, _own_funds(person, MANDATES_THAT_SPEAK))


def may_add(person: Someone) -> bool:
    """Writing a scheme, or reading in a file of them."""
    return providers_of(person).exists()


def may_add_for(person: Someone, provider: Organisation) -> bool:
    """Writing a scheme of this organisation."""
    return providers_of(person).filter(pk=provider.pk).exists()


def may_keep(person: Someone, scheme: Scheme) -> bool:
    """Changing it, opening and closing it, saying that it is still right."""
    return providers_of(person).filter(pk=scheme.provider_id).exists()


def may_find_for(person: Someone, initiative: Initiative) -> bool:
    """Looking for money with what is known of an initiative: its members, officials there, and brokers."""
    if not isinstance(person, Person) or not register.may_see(person, initiative):
        return False
    if has_role(person, Role.BROKER) or register.is_official_for(person, initiative):
        return True
    return bool(register.mandate_of(person, initiative))


def may_be_found(person: Someone, initiative: Initiative) -> bool:
    """Choosing to be found by funders, and taking that back: who may change the initiative itself."""
    return register.mandate_of(person, initiative) in MANDATES_THAT_EDIT


def may_save(person: Someone) -> bool:
    """Keeping a search: whoever is signed in."""
    return isinstance(person, Person)


def may_change_search(person: Someone, search: SavedSearch) -> bool:
    """Only whose it is."""
    return isinstance(person, Person) and search.person_id == person.pk


def may_look(person: Someone) -> bool:
    """Looking for initiatives that chose to be found."""
    return funders_of(person).exists()


def may_ask_for(person: Someone, funder: Organisation) -> bool:
    """Writing to an initiative as this organisation."""
    return funders_of(person).filter(pk=funder.pk).exists()


def speaks_for_initiative(person: Someone, initiative: Initiative) -> bool:
    """Whether a member may speak for the initiative."""
    return register.mandate_of(person, initiative) in MANDATES_THAT_SPEAK


def may_read(person: Someone, message: FunderMessage) -> bool:
    """A message: who speaks for the initiative, and who may ask for that funder."""
    return speaks_for_initiative(person, message.initiative) or may_ask_for(person, message.funder)


def may_answer(person: Someone, message: FunderMessage) -> bool:
    """Answering it once: who speaks for the initiative."""
    return message.state == FunderMessage.State.WAITING and speaks_for_initiative(person, message.initiative)
