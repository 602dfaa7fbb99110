"""Which scans someone may open, what was sent to one, and what waits for whom."""

from collections.abc import Iterable
from datetime import date
from functools import reduce
from operator import or_
from typing import Any

from django.apps import apps
from django.db.models import CharField, DateField, Exists, OuterRef, Prefetch, Q, QuerySet
from django.db.models.functions import Cast, Coalesce

from tussenruimte.accounts.models import Person, Role
from tussenruimte.accounts.queries import Someone, has_role
from tussenruimte.register.models import Initiative, Side
from tussenruimte.scans.models import Response, Scan
from tussenruimte.scans.permissions import workplaces_of
from tussenruimte.scans.subjects import INITIATIVE, Subject, concerning, kinds


def _keys(subjects: QuerySet[Any]) -> QuerySet[Any, str]:
    """The keys of subjects as scans keep them."""
    keyed: QuerySet[Any, str] = subjects.annotate(own_key=Cast("pk", CharField())).values_list("own_key", flat=True)
    return keyed


def _about(initiatives: QuerySet[Initiative]) -> Q:
    return Q(subject_kind=INITIATIVE.model, subject_key__in=_keys(initiatives))


def _sent(**fields: Any) -> Exists:
    return Exists(Response.objects.filter(scan=OuterRef("pk"), sent_at__isnull=False, **fields))


def _for_the_desk_of(person: Person) -> Q:
    """Scans that someone who answers may see: a broker or editor all that were sent, an official those of home."""
    if has_role(person, Role.BROKER, Role.EDITOR):
        return ~Q(answer="")
    if not has_role(person, Role.OFFICIAL):
        return Q(pk__in=[])
    homes = workplaces_of(person)
    here = Initiative.objects.filter(municipality__in=homes.values("place"))
    return Q(desk__in=homes) | _about(here) & ~Q(answer="")


def _involving(person: Person) -> Q:
    """Scans about whatever the person belongs to on some side, once something was sent."""
    about = (Q(subject_kind=kind.model, subject_key__in=_keys(kind.involving(person))) for kind in kinds())
    return reduce(or_, about) & Q(_sent())


def visible_to(person: Someone) -> QuerySet[Scan]:
    """Scans the person may open: as respondent, on a side of the subject, at the desk; and what is for everyone."""
    not_for_all = Response.objects.filter(scan=OuterRef("pk"), sent_at__isnull=False).exclude(
        shared_with=Response.Sharing.PUBLIC
    )
    seen = Q(_sent()) & ~Q(Exists(not_for_all))
    if isinstance(person, Person):
        own = Response.objects.filter(Q(person=person) | Q(helper=person), scan=OuterRef("pk"))
        seen |= Q(Exists(own)) | _involving(person) | _for_the_desk_of(person)
    return Scan.objects.filter(seen & _not_closed_to(person))


def _not_closed_to(person: Someone) -> Q:
    """Leaves out scans about something closed that the person does not see."""
    shut = Q(pk__in=[])
    for kind in kinds():
        if kind.closed:
            shut |= Q(subject_kind=kind.model) & ~Q(subject_key__in=_keys(kind.visible_to(person)))
    return ~shut


def response_with(token: str) -> Response | None:
    """The response this link opens, with its scan and desk."""
    found = Response.objects.select_related("scan__desk", "person", "helper", "party").filter(token=token)
    return found.first()


def invited_to(invitation: str) -> Scan | None:
    """The scan this invitation opens."""
    return Scan.objects.filter(invitation=invitation).first()


def teller_of(scan: Scan) -> Response | None:
    """The response of the one who started the scan."""
    return scan.responses.select_related("person").filter(is_teller=True).first()


def sent_responses(scan: Scan) -> QuerySet[Response]:
    """What was sent, the teller first."""
    sent = scan.responses.filter(sent_at__isnull=False).select_related("scan", "person", "party")
    return sent.order_by("-is_teller", "sent_at", "pk")


def with_sent(scans: QuerySet[Scan]) -> QuerySet[Scan]:
    """Scans with at least one response sent, newest first; what was sent is at hand as `sent`, the teller first."""
    sent = Response.objects.filter(sent_at__isnull=False).order_by("-is_teller", "sent_at", "pk")
    return (
        scans.filter(_sent())
        .select_related("desk")
        .prefetch_related(Prefetch("responses", queryset=sent.select_related("person", "party"), to_attr="sent"))
        .order_by("-started_at", "-pk")
    )


def scans_about(subject: Subject) -> QuerySet[Scan]:
    """Scans about a subject with at least one response sent."""
    return with_sent(Scan.objects.filter(concerning(subject)))


def responses_at_hand(scan: Scan) -> list[Response]:
    """What was sent to a scan that `with_sent` gave."""
    return list(getattr(scan, "sent", ()))


def names_of(scans: Iterable[Scan]) -> dict[tuple[str, str], str]:
    """What the subjects of these scans are called, by kind and key: one query for each kind."""
    keys: dict[str, set[str]] = {}
    for scan in scans:
        keys.setdefault(scan.subject_kind, set()).add(scan.subject_key)
    found: dict[tuple[str, str], str] = {}
    for kind in kinds():
        model: Any = apps.get_model(kind.model)
        if kind.model in keys:
            known = model.objects.filter(pk__in=keys[kind.model])
            found |= {(kind.model, str(subject.pk)): str(subject) for subject in known}
    return found


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
