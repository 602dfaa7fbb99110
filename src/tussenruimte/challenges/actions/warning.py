"""What leaves by itself: a word before a last day passes, and forgetting files nobody confirmed."""

from datetime import date, datetime, timedelta

from django.db import transaction

from tussenruimte.challenges import emails, queries, rulesets
from tussenruimte.challenges.actions.refusing import locked
from tussenruimte.challenges.models import Challenge, Invitation, TaskFile
from tussenruimte.challenges.rules import ordinance

# So many days before the last day to send, people with a draft hear of it.
DAYS_BEFORE = timedelta(days=14)
FILES_KEPT = timedelta(hours=24)


@transaction.atomic
def warn_of_last_day(*, challenge: Challenge, on: date) -> bool:
    """Tells the people of a draft, once, that the last day to send for their start is near."""
    now = locked(challenge)
    last = ordinance.last_sending(rulesets.rules_of(now, on), now.start)
    if now.state != Challenge.State.DRAFT or now.warned_on or last is None or not on <= last <= on + DAYS_BEFORE:
        return False
    # Only this mark: what people are writing keeps its revision.
    Challenge.objects.filter(pk=now.pk).update(warned_on=on)
    transaction.on_commit(lambda: emails.warn_of_last_day(now, last), robust=True)
    return True


@transaction.atomic
def warn_of_closing(*, invitation: Invitation, on: date) -> int:
    """Tells everyone with an unsent bid, once, that bidding closes tomorrow; gives how many bids."""
    now = Invitation.objects.select_for_update(of=("self",)).select_related("municipality").get(pk=invitation.pk)
    if now.warned_on is not None or now.state != Invitation.State.PUBLISHED:
        return 0
    Invitation.objects.filter(pk=now.pk).update(warned_on=on)
    drafts = list(queries.whole().filter(invitation=now, state=Challenge.State.DRAFT))
    transaction.on_commit(lambda: emails.warn_of_closing(now, drafts), robust=True)
    return len(drafts)


def forget_files(now: datetime) -> int:
    """Forgets files with tasks that are older than a day; gives how many."""
    number, _kinds = TaskFile.objects.filter(uploaded_at__lt=now - FILES_KEPT).delete()
    return number
