"""What is told by itself: that a review or an end comes, and that an end has come."""

from datetime import date

from django.db import transaction

from tussenruimte.agreements import queries
from tussenruimte.agreements.actions.keeping import finish
from tussenruimte.agreements.actions.refusing import leads_to, locked, tell
from tussenruimte.agreements.models import Agreement, Review
from tussenruimte.agreements.rules import keeping, states
from tussenruimte.agreements.search_index import index_agreement


@transaction.atomic
def announce_review(*, review: Review, on: date) -> bool:
    """Tells all parties that a review comes, in time and once more when it is near; each once."""
    now = locked(review.agreement)
    mine = Review.objects.select_for_update().get(pk=review.pk)
    if now.state != states.ACTIVE or mine.held_on is not None:
        return False
    news = keeping.announcement(mine.due, on, early=mine.announced_on is not None, late=mine.reminded_on is not None)
    if not news:
        return False
    mine.announced_on = mine.announced_on or on
    mine.reminded_on = on if news == "late" else None
    mine.save(update_fields=["announced_on", "reminded_on"])
    tell(now, "review-coming", by=None, due=mine.due.isoformat())
    return True


@transaction.atomic
def announce_end(*, agreement: Agreement, on: date) -> bool:
    """Tells all parties that an agreement ends, in time to go on or to wind up, and once more when it is near."""
    now = locked(agreement)
    last = keeping.last_day(now.current.ends_on if now.current else None, now.notice_until)
    if now.state != states.ACTIVE or last is None:
        return False
    news = keeping.announcement(last, on, early=now.end_announced_on is not None, late=now.end_reminded_on is not None)
    if not news:
        return False
    now.end_announced_on = now.end_announced_on or on
    now.end_reminded_on = on if news == "late" else None
    now.save(update_fields=["end_announced_on", "end_reminded_on"])
    tell(now, "end-coming", by=None, due=last.isoformat())
    return True


@transaction.atomic
def end_by_itself(*, agreement: Agreement, on: date) -> bool:
    """Ends an agreement of which the last day has passed, unless a next version is out for signing."""
    now = locked(agreement)
    last = keeping.last_day(now.current.ends_on if now.current else None, now.notice_until)
    if now.state != states.ACTIVE or not keeping.is_over(last, on) or queries.open_version(now) is not None:
        return False
    finish(now, leads_to("end", now), on=on, by=None, reason="")
    now.save()
    index_agreement(now)
    tell(now, "ended-by-itself", by=None, due=last.isoformat() if last else "")
    return True
