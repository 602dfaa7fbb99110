"""What the last signature does: the agreement holds, what was taken on becomes promises, and the parties look back."""

from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from tussenruimte.accounts.models import Person
from tussenruimte.agreements import permissions, queries
from tussenruimte.agreements.actions.refusing import (
    DossierClosed,
    NoReason,
    NotFromHere,
    leads_to,
    locked,
    refuse_if_changed,
    require,
    said,
    stand,
    tell,
)
from tussenruimte.agreements.actions.starting import EDITABLE, EndBeforeStart, facts_of, save_facts
from tussenruimte.agreements.models import Agreement, Obligation, Review, Version
from tussenruimte.agreements.rules import canonical, keeping, states
from tussenruimte.agreements.rules.canonical import Content
from tussenruimte.agreements.search_index import index_agreement
from tussenruimte.dossiers import actions as dossiers


def conclude_if_all_signed(version: Version, *, by: Person, at: datetime) -> bool:
    """Concludes when no party's signature is awaited any more; call it in the transaction of a signature."""
    if queries.not_signed(version).exists():
        return False
    agreement, on = version.agreement, localdate(at)
    version.concluded_on = on
    version.save(update_fields=["concluded_on"])
    content = canonical.from_json(version.content)
    agreement.current = version
    if agreement.state == states.SIGNING:
        stand(agreement, leads_to("conclude", agreement), on=on, by=by)
    _begin_anew(agreement)
    agreement.save()
    _plan_reviews(agreement, content)
    index_agreement(agreement)
    tell(agreement, "concluded", by=by, at=at, version=version.number, sha256=version.sha256)
    _promise(agreement, content, by, on)
    return True


def _begin_anew(agreement: Agreement) -> None:
    """A new version takes away a notice: whoever signs it goes on. Its end is announced again."""
    agreement.amending_since = agreement.amending_by = None
    agreement.notice_on = agreement.notice_party = agreement.notice_by = agreement.notice_until = None
    agreement.notice_reason = ""
    agreement.end_announced_on = agreement.end_reminded_on = None


def _plan_reviews(agreement: Agreement, content: Content) -> None:
    there = set(agreement.reviews.values_list("due", flat=True))
    Review.objects.bulk_create(Review(agreement=agreement, due=day) for day in content.reviews if day not in there)


def _promise(agreement: Agreement, content: Content, by: Person, on: date) -> None:
    """What was signed becomes promises in the dossier, each once; what all agreed to drop is taken back."""
    begins_on = keeping.begin(content.starts_on or on, on)
    lines = {line.key: line for line in content.obligations}
    rows = Obligation.objects.select_for_update(of=("self",)).filter(agreement=agreement).order_by("pk")
    for row in rows.select_related("party", "promise"):
        line = lines.get(row.pk)
        if line is not None and row.promise is None:
            row.promise = dossiers.promise_as_agreed(
                dossier=agreement.dossier,
                promiser=row.party,
                text=line.text,
                due=keeping.due_day(line.due, line.days_after_start, begins_on),
                hours_per_week=line.hours_per_week,
                by=by,
                on=on,
            )
            row.save(update_fields=["promise"])
        elif line is None and row.promise is not None:
            remark = _("Vervallen: alle partijen tekenden een nieuwe versie.")
            dossiers.release_from_promise(promise=row.promise, remark=remark, by=by, on=on)


# --- a next version --------------------------------------------------------------------------------------------------
@transaction.atomic
def amend(*, agreement: Agreement, reason: str, by: Person, on: date) -> Agreement:
    """Begins a next version. What was signed holds until every party has signed the new text."""
    now = _to_amend(agreement, by)
    if now.is_amending:
        raise NotFromHere
    now.amending_since, now.amending_by = on, by
    now.save()
    tell(now, "amending", by=by, reason=said(reason, NoReason))
    return now


@transaction.atomic
def stop_amending(*, agreement: Agreement, reason: str, by: Person, on: date) -> Agreement:
    """Leaves a next version for now. What was signed holds; the facts are as signed again, and no wording is lost."""
    now = _to_amend(agreement, by)
    if not now.is_amending or queries.open_version(now) is not None or now.current is None:
        raise NotFromHere
    content = canonical.from_json(now.current.content)
    for name in EDITABLE:
        if name != "intensity":  # kept as an id in the draft, and as words in the text
            setattr(now, name, getattr(content, name))
    now.revision += 1
    now.amending_since = now.amending_by = None
    now.save()
    tell(now, "amending-stopped", by=by, reason=said(reason, NoReason), day=on.isoformat())
    return now


@transaction.atomic
def extend(*, agreement: Agreement, ends_on: date, reason: str, revision: int, by: Person, on: date) -> Agreement:
    """Drafts a next version with a later end. It holds when every party has signed it, as any other change."""
    now = _to_amend(agreement, by)
    refuse_if_changed(now, kept_as=now.number, now=now.revision, read=revision)
    if queries.open_version(now) is not None:
        raise NotFromHere
    if ends_on <= on or (now.current is not None and now.current.ends_on and ends_on <= now.current.ends_on):
        raise EndBeforeStart
    before, why = facts_of(now), said(reason, NoReason)
    if not now.is_amending:
        now.amending_since, now.amending_by = on, by
    now.ends_on = ends_on
    save_facts(now, "extending", before, by=by, reason=why, day=ends_on.isoformat())
    return now


def _to_amend(agreement: Agreement, by: Person) -> Agreement:
    now = locked(agreement)
    leads_to("amend", now)
    if not now.dossier.is_open:
        raise DossierClosed
    require(allowed=permissions.may_do(by, now, "amend"))
    return now
