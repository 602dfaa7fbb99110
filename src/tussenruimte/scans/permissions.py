"""Who may do what with a scan. Default is no. A link with a token is a key: who holds it is its respondent.

What was sent is for whoever said it and for those of their party, until they share it. What all of them shared with
everyone, everyone may see.
"""

from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet
from django.utils.crypto import constant_time_compare

from tussenruimte.accounts.models import Person, Role
from tussenruimte.accounts.queries import Someone, has_role
from tussenruimte.frameworks.schema import Questionnaire
from tussenruimte.register import permissions as register
from tussenruimte.register.models import Initiative, Membership, Organisation, Party, Side
from tussenruimte.register.rules import MANDATES_THAT_SPEAK
from tussenruimte.scans.models import Response, Scan
from tussenruimte.scans.questionnaires import shares_when_sent
from tussenruimte.scans.subjects import Subject, closed_to, initiative_of, is_closed, kind_of, sides_of, subject_of


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
    subject = initiative_of(scan)
    return subject is not None and register.is_official_for(person, subject)


def _is_teller(person: Person, scan: Scan) -> bool:
    return scan.responses.filter(person=person, is_teller=True, side=Side.INITIATIVE).exists()


def is_involved(person: Someone, scan: Scan) -> bool:
    """Respondents, whoever belongs to a side of the subject, and who may answer."""
    if closed_to(person, scan):
        return False
    if is_respondent(person, scan) or may_answer(person, scan):
        return True
    subject = subject_of(scan)
    return subject is not None and bool(sides_of(person, subject)) and is_sent(scan)


def is_sent(scan: Scan) -> bool:
    """Whether anyone sent anything."""
    return scan.responses.filter(sent_at__isnull=False).exists()


def is_public(scan: Scan) -> bool:
    """Whether everyone who answered shared that with everyone."""
    if is_closed(scan):
        return False
    sent = scan.responses.filter(sent_at__isnull=False)
    return is_sent(scan) and not sent.exclude(shared_with=Response.Sharing.PUBLIC).exists()


def may_see(person: Someone, scan: Scan) -> bool:
    """Those involved; everyone else only what all who answered shared with everyone."""
    return is_involved(person, scan) or is_public(scan)


def may_export(person: Someone, scan: Scan) -> bool:
    """Answers as a file: those involved, each what they may read."""
    return is_involved(person, scan)


def may_invite(person: Someone, scan: Scan) -> bool:
    """Whoever is involved may ask another to fill in the same scan."""
    return is_involved(person, scan)


def may_fill_in_for_another(person: Someone, scan: Scan) -> bool:
    """Copying someone's paper, with their consent: whoever belongs to a side of the subject."""
    subject = subject_of(scan)
    return subject is not None and not shares_when_sent(scan.framework) and bool(sides_of(person, subject))


# --- whose answers -------------------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Reader:
    """What decides which answers to one scan someone reads, looked up once for all of them."""

    person: Someone
    involved: bool
    # For whom they read along, and for whom they also decide who else reads.
    parties: frozenset[int]
    spoken_for: frozenset[int]
    # Of the initiative the scan is about: judgements on its work are theirs to read (M-32).
    is_judged: bool
    token: str = ""

    def owns(self, response: Response) -> bool:
        """One's own, and what was sent for one's party."""
        if may_continue(self.person, response, self.token):
            return True
        return response.sent_at is not None and response.party_id in self.parties

    def may_share(self, response: Response) -> bool:
        """The respondent, or who speaks for their party. What is told to all stays told."""
        if response.sent_at is None or shares_when_sent(response.scan.framework):
            return False
        return may_continue(self.person, response, self.token) or response.party_id in self.spoken_for

    def reads(self, response: Response) -> bool:
        """One's own, one's party's, and what was shared."""
        if self.owns(response) or response.shared_with == Response.Sharing.PUBLIC:
            return True
        return self.involved and response.shared_with == Response.Sharing.INVOLVED


# Whoever takes part, without answers of their own: reads what was shared and nothing else.
ANYONE_INVOLVED = Reader(AnonymousUser(), involved=True, parties=frozenset(), spoken_for=frozenset(), is_judged=False)


def reader(person: Someone, scan: Scan, token: str = "") -> Reader:
    """Someone who looks at a scan; `token` is the link of a response they sent."""
    closed = closed_to(person, scan)
    own = bool(token) and not closed and scan.responses.filter(token=token, sent_at__isnull=False).exists()
    return _reader(person, initiative_of(scan), involved=own or is_involved(person, scan), token=token)


def reader_about(person: Someone, subject: Subject) -> Reader:
    """Someone who looks at scans about a subject, without a part in any of them yet."""
    return _reader(person, subject, involved=bool(sides_of(person, subject)))


def _reader(person: Someone, subject: Subject | None, *, involved: bool, token: str = "") -> Reader:
    mandates = _mandates_of(person)
    return Reader(
        person=person,
        involved=involved,
        parties=frozenset(mandates),
        spoken_for=frozenset(party for party, mandate in mandates.items() if mandate in MANDATES_THAT_SPEAK),
        is_judged=isinstance(subject, Initiative) and subject.pk in mandates,
        token=token,
    )


def _mandates_of(person: Someone) -> dict[int, str]:
    """For whom someone belongs to what is said: as a member, or as an official who speaks for the municipality."""
    if not isinstance(person, Person):
        return {}
    own = Membership.objects.filter(person=person, until__isnull=True).exclude(party__kind=Party.Kind.MUNICIPALITY)
    working = Party.objects.filter(
        kind=Party.Kind.MUNICIPALITY, organisation__place__in=register.municipalities_of(person)
    )
    found = dict(own.values_list("party", "mandate"))
    return found | dict.fromkeys(working.values_list("pk", flat=True), Membership.Mandate.CONTACT.value)


def may_see_answers(person: Someone, response: Response, token: str = "") -> bool:
    """Who said it, those of their party, and with whom it was shared."""
    return reader(person, response.scan, token).reads(response)


def may_share(person: Someone, response: Response, token: str = "") -> bool:
    """Whose answers they are decides who reads them."""
    return _reader(person, None, involved=False, token=token).may_share(response)


# --- speaking ------------------------------------------------------------------------------------------------------
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


def sides_to_speak_from(person: Someone, scan: Scan, asked: Questionnaire) -> tuple[Side, ...]:
    """From which sides someone may answer a scan; only a sign-in proves that one works for a municipality.

    About something closed nobody answers on their word: who is in it has proven that.
    """
    proven = _proven(person, scan)
    return welcome(proven if is_closed(scan) else (*proven, *_on_their_word(asked)), asked)


def sides_to_copy(person: Someone, scan: Scan, asked: Questionnaire) -> tuple[Side, ...]:
    """Whose paper someone may copy into a scan that runs; a resident who cannot see the subject has paper too."""
    return welcome((*_proven(person, scan), *_on_their_word(asked)), asked)


def _proven(person: Someone, scan: Scan) -> tuple[Side, ...]:
    subject = subject_of(scan)
    if subject is not None:
        return sides_of(person, subject)
    roles = ((Side.MUNICIPALITY, Role.OFFICIAL), (Side.BROKER, Role.BROKER))
    return tuple(side for side, role in roles if has_role(person, role))


def sides_to_start_from(person: Someone, subject: Subject, asked: Questionnaire) -> tuple[Side, ...]:
    """From which sides someone may begin this questionnaire about a subject."""
    return welcome(sides_of(person, subject), asked)


def sides_on_paper(person: Someone, subject: Subject, asked: Questionnaire) -> tuple[Side, ...]:
    """Whose paper someone may copy: that of their own sides, of an initiative and of a resident."""
    return welcome((*sides_of(person, subject), *_on_their_word(asked)), asked)


def _on_their_word(asked: Questionnaire) -> tuple[Side, ...]:
    """The sides nobody has to prove; a partner only where the questionnaire asks for one."""
    partner = (Side.PARTNER,) if Side.PARTNER in asked.sides else ()
    return (Side.INITIATIVE, Side.RESIDENT, *partner)


def welcome(sides: tuple[Side, ...], asked: Questionnaire) -> tuple[Side, ...]:
    """Those of these sides that the questionnaire asks, each once."""
    return tuple(side for side in dict.fromkeys(sides) if not asked.sides or side in asked.sides)


def may_start(person: Someone, subject: Subject) -> bool:
    """Filling in a scan about what exists: whoever belongs to a side of it and may see it."""
    seen = kind_of(subject).visible_to(person).filter(pk=subject.pk)
    return bool(sides_of(person, subject)) and seen.exists()
