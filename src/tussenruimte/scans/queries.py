"""Reading scans: who sees which, what was told, what waits for whom."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import CharField, DateField, Prefetch, Q, QuerySet
from django.db.models.functions import Cast, Coalesce
from django.utils.text import capfirst

from tussenruimte.accounts.models import Person, Role
from tussenruimte.accounts.queries import Someone, has_role
from tussenruimte.frameworks.schema import Questionnaire
from tussenruimte.register.models import Initiative, Membership, Side
from tussenruimte.scans import rules
from tussenruimte.scans.facts import FactOrigin, fact_origins, facts_about, merged
from tussenruimte.scans.models import Response, Scan
from tussenruimte.scans.permissions import INITIATIVE, workplaces_of
from tussenruimte.scans.questionnaires import as_asked

__all__ = [
    "Comparison",
    "FactOrigin",
    "Repetition",
    "all_compared",
    "answers_side_by_side",
    "awaiting_answer",
    "compared",
    "drafts_of",
    "fact_origins",
    "facts_about",
    "invited_to",
    "label_of",
    "merged",
    "mine",
    "response_with",
    "scans_about",
    "sent_responses",
    "since_last_time",
    "teller_of",
    "visible_to",
]


def _keys(initiatives: QuerySet[Initiative]) -> QuerySet[Initiative, str]:
    """The keys of initiatives as scans keep them."""
    return initiatives.annotate(key=Cast("pk", CharField())).values_list("key", flat=True)


def _about(initiatives: QuerySet[Initiative]) -> Q:
    return Q(subject_kind=INITIATIVE, subject_key__in=_keys(initiatives))


def _for_the_desk_of(person: Person) -> Q:
    """Scans that someone who answers may see: a broker or editor all that were sent, an official those of home."""
    if has_role(person, Role.BROKER, Role.EDITOR):
        return ~Q(answer="")
    if not has_role(person, Role.OFFICIAL):
        return Q(pk__in=[])
    homes = workplaces_of(person)
    here = Initiative.objects.filter(municipality__in=homes.values("place"))
    return Q(desk__in=homes) | _about(here) & ~Q(answer="")


def visible_to(person: Someone) -> QuerySet[Scan]:
    """Scans whose answers the person may read: as respondent, as member of the initiative, or at the desk."""
    if not isinstance(person, Person):
        return Scan.objects.none()
    member = Membership.objects.filter(person=person, until__isnull=True)
    own = _about(Initiative.objects.filter(memberships__in=member))
    involved = Q(responses__person=person) | Q(responses__helper=person) | own | _for_the_desk_of(person)
    return Scan.objects.filter(involved).distinct()


def response_with(token: str) -> Response | None:
    """The response this link opens, with its scan and desk."""
    found = Response.objects.select_related("scan__desk", "person", "helper").filter(token=token)
    return found.first()


def invited_to(invitation: str) -> Scan | None:
    """The scan this invitation opens."""
    return Scan.objects.filter(invitation=invitation).first()


def teller_of(scan: Scan) -> Response | None:
    """The response of the one who started the scan."""
    return scan.responses.select_related("person").filter(is_teller=True).first()


def sent_responses(scan: Scan) -> QuerySet[Response]:
    """What was sent, the teller first."""
    sent = scan.responses.filter(sent_at__isnull=False).select_related("person")
    return sent.order_by("-is_teller", "sent_at", "pk")


def scans_about(initiative: Initiative) -> QuerySet[Scan]:
    """Scans about an initiative with at least one response sent, newest first, responses at hand."""
    sent = Response.objects.filter(sent_at__isnull=False).order_by("-is_teller", "sent_at", "pk")
    return (
        Scan.objects.filter(subject_kind=INITIATIVE, subject_key=str(initiative.pk), responses__sent_at__isnull=False)
        .distinct()
        .select_related("desk")
        .prefetch_related(Prefetch("responses", queryset=sent.select_related("person"), to_attr="sent"))
        .order_by("-started_at", "-pk")
    )


# --- several people, one scan ----------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Comparison:
    """Answers to one scan beside each other."""

    questionnaire: Questionnaire
    voices: tuple[rules.Voice, ...]
    lines: tuple[rules.Line, ...]

    @property
    def talking_points(self) -> tuple[rules.Line, ...]:
        """What differs enough to talk about, the widest gap first."""
        return rules.talking_points(self.lines)


def label_of(response: Response) -> str:
    """How a respondent is named: by side, and by name when one was given."""
    name = response.name or (response.person.name if response.person else "")
    side = capfirst(response.get_side_display())
    return f"{side}: {name}" if name else side


def compared(scan: Scan, responses: Sequence[Response]) -> Comparison:
    """These responses beside each other."""
    asked = as_asked(scan.framework, [response.answers for response in responses])
    voices = tuple(rules.Voice(label_of(response), response.answers) for response in responses)
    return Comparison(asked, voices, rules.side_by_side(asked, voices))


def answers_side_by_side(scan: Scan) -> Comparison:
    """Everything that was sent to a scan, the teller first."""
    return compared(scan, list(sent_responses(scan)))


def all_compared(scans: Sequence[Scan]) -> list[tuple[Scan, Comparison]]:
    """Each scan of `scans_about` with its answers beside each other."""
    return [(scan, compared(scan, getattr(scan, "sent", []))) for scan in scans]


@dataclass(frozen=True)
class Repetition:
    """The same questionnaire about the same initiative, by the same side, at two moments."""

    questionnaire: Questionnaire
    before: Response
    after: Response
    changes: tuple[rules.Change, ...]


def since_last_time(scan: Scan) -> Repetition | None:
    """What changed since the same side last filled this in about the same subject; None the first time."""
    now = sent_responses(scan).first()
    if now is None or not scan.subject_key:
        return None
    earlier = Response.objects.filter(
        scan__framework=scan.framework,
        scan__subject_kind=scan.subject_kind,
        scan__subject_key=scan.subject_key,
        side=now.side,
        sent_at__lt=now.sent_at,
    ).exclude(scan=scan)
    before = earlier.order_by("-sent_at").first()
    if before is None:
        return None
    asked = as_asked(scan.framework, [before.answers, now.answers])
    return Repetition(asked, before, now, rules.changes_between(asked, before.answers, now.answers))


# --- the desk --------------------------------------------------------------------------------------------------------
def awaiting_answer(person: Someone, today: date) -> QuerySet[Scan]:
    """What waits for an answer by this person, the first due on top; `later` comes back on its own day."""
    if not isinstance(person, Person):
        return Scan.objects.none()
    waiting = Q(answer=Scan.Answer.WAITING) | Q(answer=Scan.Answer.LATER, next_contact__lte=today)
    own = Response.objects.filter(person=person, is_teller=True, side=Side.INITIATIVE).values("scan")
    heard = Coalesce("next_contact", "answer_due", output_field=DateField())
    teller = Response.objects.filter(is_teller=True)
    return (
        Scan.objects.filter(waiting & _for_the_desk_of(person))
        .exclude(pk__in=own)
        .annotate(heard_by=heard)
        .select_related("desk")
        .prefetch_related(Prefetch("responses", queryset=teller, to_attr="told"))
        .order_by("heard_by", "pk")
    )


def mine(person: Someone) -> QuerySet[Response]:
    """What this person told, or wrote down, newest first; also what they told before they had an account."""
    if not isinstance(person, Person):
        return Response.objects.none()
    # Signing in proves that the address is theirs.
    theirs = Q(person=person) | Q(helper=person) | Q(person__isnull=True, email__iexact=person.email)
    sent = Response.objects.filter(theirs, is_teller=True, sent_at__isnull=False)
    return sent.select_related("scan__desk", "scan__answered_by").order_by("-sent_at", "-pk")


def drafts_of(person: Someone, today: date) -> QuerySet[Response]:
    """What this person began and did not send yet, and that still opens."""
    if not isinstance(person, Person):
        return Response.objects.none()
    theirs = Q(person=person) | Q(helper=person)
    drafts = Response.objects.filter(theirs, sent_at__isnull=True, forgotten_on__isnull=True)
    return drafts.filter(expires_on__gte=today).select_related("scan").order_by("-saved_at", "-pk")
