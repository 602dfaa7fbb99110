"""What leaves by itself: a word when nothing is new, a word about a promise, and one mail a day for each person."""

import logging
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import IntegrityError, transaction

from tussenruimte.accounts.models import Person
from tussenruimte.core.ids import new_token
from tussenruimte.dossiers import emails, queries
from tussenruimte.dossiers.actions.refusing import tell
from tussenruimte.dossiers.models import CalendarFeed, Digest, Dossier, Promise
from tussenruimte.dossiers.rules import contact
from tussenruimte.scans.contact import patience_of

# A mail that was claimed and not sent for so long was cut off: its process is gone.
CUT_OFF_AFTER = timedelta(minutes=30)
logger = logging.getLogger(__name__)


@transaction.atomic
def say_nothing_new(*, dossier: Dossier, on: date) -> bool:
    """Says that nothing is new and nobody is forgotten, and sets the next day; nothing when that was done already."""
    now = Dossier.objects.select_for_update(of=("self",)).select_related("lead").get(pk=dossier.pk)
    if not now.is_open or not contact.is_silent(now.next_contact, on):
        return False
    now.next_contact = contact.next_contact(on, patience_of(now.lead))
    now.save(update_fields=["next_contact"])
    tell(now, "dossier.not-forgotten", by=None, due=now.next_contact.isoformat())
    return True


@transaction.atomic
def tell_about_promise(*, promise: Promise, on: date) -> bool:
    """Tells both sides that a promise is nearly due, or late; each thing once."""
    now = Promise.objects.select_for_update(of=("self",)).select_related("promiser", "dossier").get(pk=promise.pk)
    news = contact.promise_news(now.due, on, warned=now.warned_on is not None, told_late=now.told_late_on is not None)
    if now.state != Promise.State.OPEN or not news:
        return False
    if news == "late":
        now.told_late_on = on
    now.warned_on = now.warned_on or on
    now.save(update_fields=["warned_on", "told_late_on"])
    due = now.due.isoformat()
    tell(now.dossier, f"dossier.promise-{news}", by=None, promiser=now.promiser.name, text=now.text, due=due)
    return True


def make_digest(*, person: Person, upto: int, at: datetime) -> Digest | None:
    """Claims the window from what the person was told before up to an entry; None when another run has it."""
    after = queries.first_of_person(person)
    if upto <= after:
        return None
    news = queries.news_for(person, after, upto)
    if not news:
        return None
    host = settings.SITE_URL.split("//")[-1].split(":")[0].split("/")[0]
    try:
        with transaction.atomic():
            return Digest.objects.create(
                person=person,
                after_entry=after,
                upto_entry=upto,
                items=len(news),
                message_id=f"<{new_token()}@{host}>",
                claimed_at=at,
            )
    except IntegrityError:
        return None


def send_digest(*, digest: Digest, at: datetime) -> bool:
    """Sends a claimed mail and writes down that it left.

    A mail that was cut off is sent again later, under the mark it had: a mail that left twice is one mail to whoever
    reads it. One process has a mail at a time, because taking it moves its moment.
    """
    mine = Digest.objects.filter(pk=digest.pk, claimed_at=digest.claimed_at, sent_at__isnull=True)
    if not mine.update(claimed_at=at):
        return False
    try:
        news = queries.news_for(digest.person, digest.after_entry, digest.upto_entry)
        if news:
            emails.send_news(digest, news)
    except OSError as problem:
        # It stays claimed; once that is long ago the next run takes it up.
        logger.warning("news for person %s not sent: %s", digest.person_id, problem)
        return False
    Digest.objects.filter(pk=digest.pk).update(sent_at=at)
    return bool(news)


@transaction.atomic
def make_calendar_link(*, person: Person, at: datetime) -> CalendarFeed:
    """A new secret link to one's own calendar; the one before it stops."""
    feed, _made = CalendarFeed.objects.update_or_create(person=person, defaults={"token": new_token(), "made_at": at})
    return feed


@transaction.atomic
def stop_calendar_link(*, person: Person) -> None:
    """Takes the link away."""
    CalendarFeed.objects.filter(person=person).delete()
