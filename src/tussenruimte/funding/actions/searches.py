"""Keeping a search, choosing how often a mail may come, and the mail itself."""

import logging
from datetime import datetime, timedelta

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from tussenruimte.accounts.models import Person
from tussenruimte.core.ids import new_token
from tussenruimte.core.refusals import Refusal
from tussenruimte.funding import emails, permissions, queries
from tussenruimte.funding.actions.refusing import one_line, require
from tussenruimte.funding.models import FinderMail, FinderPost, SavedSearch
from tussenruimte.funding.rules import answers as reading
from tussenruimte.funding.rules.letters import MOST_SEARCHES, may_mail
from tussenruimte.journal.actions import record
from tussenruimte.journal.models import Visibility
from tussenruimte.register.models import Initiative

# A mail that was claimed and not sent for so long was cut off: its process is gone.
CUT_OFF_AFTER = timedelta(minutes=30)
logger = logging.getLogger(__name__)


class EnoughSearches(Refusal):
    """Ten is the most."""

    message = _("U heeft al tien zoekvragen. Haal er eerst een weg.")


class NameTaken(Refusal):
    """Two searches of one person have different names."""

    message = _("U heeft al een zoekvraag met deze naam. Kies een andere naam.")


class NoName(Refusal):
    """A search has a name, so that a mail can say which one it is about."""

    message = _("Geef de zoekvraag een naam.")


@transaction.atomic
def save_search(*, name: str, query: str, initiative: Initiative | None, by: Person, at: datetime) -> SavedSearch:
    """Keeps a search. With an initiative it asks whatever is known of that initiative on the day it is looked at."""
    require(allowed=permissions.may_save(by) and (initiative is None or permissions.may_find_for(by, initiative)))
    Person.objects.select_for_update().get(pk=by.pk)
    if SavedSearch.objects.filter(person=by).count() >= MOST_SEARCHES:
        raise EnoughSearches
    plain = one_line(name)[:80]
    if not plain:
        raise NoName
    answers = reading.read(query)
    asked = answers if initiative is None else answers.about_list
    try:
        with transaction.atomic():
            search = SavedSearch.objects.create(
                person=by,
                name=plain,
                initiative=initiative,
                query=asked.as_query()[:2_000],
                since_entry=queries.newest_entry(),
                made_at=at,
            )
    except IntegrityError as problem:
        raise NameTaken from problem
    record("search.saved", about=by, by=by, at=at, visibility=Visibility.INTERNAL)
    return search


@transaction.atomic
def forget_search(*, search: SavedSearch, by: Person) -> None:
    """Throws a search away."""
    require(allowed=permissions.may_change_search(by, search))
    search.delete()
    record("search.forgotten", about=by, by=by, visibility=Visibility.INTERNAL)


@transaction.atomic
def choose_rhythm(*, rhythm: str, by: Person, at: datetime) -> FinderPost:
    """How often a mail may come at most. Choosing one is consent to it, and is on record as that."""
    chosen = FinderPost.Rhythm(rhythm)
    post = FinderPost.objects.select_for_update().filter(person=by).first()
    if post is None:
        post = FinderPost(person=by, token=new_token())
    if post.rhythm == FinderPost.Rhythm.NEVER and chosen != FinderPost.Rhythm.NEVER:
        # What happened while no mail was wanted is no news afterwards.
        post.agreed_at, post.upto_entry = at, queries.newest_entry()
    post.rhythm = chosen
    post.save()
    record("search.mail-chosen", about=by, by=by, at=at, visibility=Visibility.INTERNAL, details={"rhythm": rhythm})
    return post


@transaction.atomic
def stop_mail(*, post: FinderPost, at: datetime) -> None:
    """Stops the mail; whoever holds the link in a mail may do this, without signing in. The searches stay."""
    now = FinderPost.objects.select_for_update().select_related("person").get(pk=post.pk)
    if now.rhythm != FinderPost.Rhythm.NEVER:
        now.rhythm = FinderPost.Rhythm.NEVER
        now.save(update_fields=["rhythm"])
        record("search.mail-stopped", about=now.person, by=None, at=at, visibility=Visibility.INTERNAL)


@transaction.atomic
def make_mail(*, post: FinderPost, upto: int, at: datetime) -> FinderMail | None:
    """Claims the window from what the person was told before up to an entry; None without news, or when too soon.

    Moving `upto_entry` and making the mail are one: two runs at once find that only one of them may.
    """
    now = FinderPost.objects.select_for_update(of=("self",)).select_related("person").get(pk=post.pk)
    today = localdate(at)
    after = now.upto_entry
    if upto <= after or not may_mail(now.rhythm, now.last_mailed_on, today):
        return None
    items = queries.news_for(now.person, after, upto, today)
    moved = FinderPost.objects.filter(pk=now.pk, upto_entry=after)
    if not items:
        moved.update(upto_entry=upto)
        return None
    if not moved.update(upto_entry=upto, last_mailed_on=today):
        return None
    host = settings.SITE_URL.split("//")[-1].split(":")[0].split("/")[0]
    return FinderMail.objects.create(
        person=now.person,
        after_entry=after,
        upto_entry=upto,
        items=items,
        message_id=f"<{new_token()}@{host}>",
        claimed_at=at,
    )


def send_mail(*, mail: FinderMail, at: datetime) -> bool:
    """Sends a claimed mail and writes down that it left.

    A mail that was cut off is sent again later, under the mark it had: a mail that left twice is one mail to whoever
    reads it. One process has a mail at a time, because taking it moves its moment. Who stopped the mail gets none.
    """
    mine = FinderMail.objects.filter(pk=mail.pk, claimed_at=mail.claimed_at, sent_at__isnull=True)
    if not mine.update(claimed_at=at):
        return False
    post = FinderPost.objects.filter(person=mail.person_id).first()
    wanted = post is not None and post.rhythm != FinderPost.Rhythm.NEVER
    try:
        left = emails.send_news(mail, post) if post is not None and wanted else False
    except OSError as problem:
        # It stays claimed; once that is long ago the next run takes it up.
        logger.warning("news for person %s not sent: %s", mail.person_id, problem)
        return False
    FinderMail.objects.filter(pk=mail.pk).update(sent_at=at)
    return left
