"""Who may do what with a scan. Default is no. A link with a token is a key: who holds it is its respondent."""

from django.db.models import Q, QuerySet
from django.utils.crypto import constant_time_compare

from tussenruimte.accounts.models import Person, Role
from tussenruimte.accounts.queries import Someone, has_role
from tussenruimte.register import permissions as register
from tussenruimte.register.models import Initiative, Organisation, Party, Side
from tussenruimte.scans.models import Response, Scan

INITIATIVE = "register.initiative"


def subject_of(scan: Scan) -> Initiative | None:
    """The initiative a scan is about; None while it is still being told."""
    if scan.subject_kind != INITIATIVE:
        return None
    return Initiative.objects.select_related("municipality").filter(pk=scan.subject_key).first()


def workplaces_of(person: Person) -> QuerySet[Organisation]:
    """Municipalities the person works for, directly or in a unit of one."""
    here = Q(memberships__person=person, memberships__until__isnull=True)
    in_a_unit = Q(units__memberships__person=person, units__memberships__until__isnull=True)
    return Organisation.objects.filter(here | in_a_unit, kind=Party.Kind.MUNICIPALITY).distinct()


def is_respondent(person: Someone, scan: Scan) -> bool:
    """Whether the person answered, is answering, or wrote it down for someone."""
    return isinstance(person, Person) and scan.responses.filter(Q(person=person) | Q(helper=person)).exists()


def may_continue(person: Someone, response: Response, token: str = "") -> bool:
    """Who holds the link, and the respondent; nobody reads along in a draft."""
    if token and constant_time_compare(token, response.token):
        return True
    return isinstance(person, Person) and person.pk in (response.person_id, response.helper_id)


def may_see_receipt(person: Someone, response: Response, token: str = "") -> bool:
    """Who holds the link, and the respondent."""
    return may_continue(person, response, token)


def may_answer(person: Someone, scan: Scan) -> bool:
    """An official of that municipality, a broker or an editor; never about one's own story."""
    if not isinstance(person, Person) or scan.answer == "" or _is_teller(person, scan):
        return False
    if has_role(person, Role.BROKER, Role.EDITOR):
        return True
    if not has_role(person, Role.OFFICIAL):
        return False
    if scan.desk_id and workplaces_of(person).filter(pk=scan.desk_id).exists():
        return True
    subject = subject_of(scan)
    return subject is not None and register.is_official_for(person, subject)


def _is_teller(person: Person, scan: Scan) -> bool:
    return scan.responses.filter(person=person, is_teller=True, side=Side.INITIATIVE).exists()


def may_see(person: Someone, scan: Scan) -> bool:
    """Those involved: respondents, members of the initiative, and who may answer."""
    if is_respondent(person, scan) or may_answer(person, scan):
        return True
    subject = subject_of(scan)
    if subject is None:
        return False
    return bool(register.sides_of(person, subject))


def may_invite(person: Someone, scan: Scan) -> bool:
    """Whoever is involved may ask another to fill in the same scan."""
    return may_see(person, scan)


def may_adopt(person: Someone, response: Response) -> bool:
    """Saying "this is ours" of what was told without an account: whoever proved that the address is theirs."""
    told_without_account = response.sent_at is not None and response.person_id is None and bool(response.email)
    return (
        isinstance(person, Person)
        and told_without_account
        and response.is_teller
        and response.side == Side.INITIATIVE
        and response.email.casefold() == person.email.casefold()
    )


def writes_for_others(person: Someone) -> bool:
    """Whether the person, in a conversation, is the one who listens and writes."""
    return has_role(person, Role.OFFICIAL, Role.BROKER, Role.EDITOR)


def sides_to_speak_from(person: Someone, scan: Scan) -> tuple[Side, ...]:
    """From which sides someone may answer a scan; only a sign-in proves that one works for a municipality."""
    subject = subject_of(scan)
    if subject is not None:
        proven = register.sides_of(person, subject)
    else:
        roles = ((Side.MUNICIPALITY, Role.OFFICIAL), (Side.BROKER, Role.BROKER))
        proven = tuple(side for side, role in roles if has_role(person, role))
    return tuple(dict.fromkeys((*proven, Side.INITIATIVE, Side.RESIDENT)))


def may_start(person: Someone, initiative: Initiative) -> bool:
    """Filling in a scan about an initiative that exists: whoever belongs to a side of it and may see it."""
    return register.may_see(person, initiative) and bool(register.sides_of(person, initiative))
