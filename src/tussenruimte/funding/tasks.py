"""Work that runs by itself, once a day or oftener. Running it twice, late or cut off does nothing twice."""

import logging
from datetime import date, datetime, timedelta

from django.utils.timezone import localdate

from tussenruimte.funding import actions, queries
from tussenruimte.funding.actions.searches import CUT_OFF_AFTER
from tussenruimte.funding.models import SchemeFile

FILES_ARE_KEPT = timedelta(hours=24)
logger = logging.getLogger(__name__)


def send_news(now: datetime) -> int:
    """One mail to everyone with something new in a saved search, first those that were cut off; gives how many left."""
    sent = sum(actions.send_mail(mail=mail, at=now) for mail in queries.cut_off_mails(now - CUT_OFF_AFTER))
    upto = queries.newest_entry(now)
    for post in queries.posts_due(localdate(now)):
        mail = actions.make_mail(post=post, upto=upto, at=now)
        if mail is not None:
            sent += actions.send_mail(mail=mail, at=now)
    return sent


def ask_still_right(today: date) -> int:
    """Asks who keeps a scheme that nobody looked at for a year; gives how many letters left.

    A letter that cannot be sent is tried again at the next run; the others go out all the same.
    """
    sent = 0
    for scheme in queries.due_for_check(today).iterator():
        try:
            sent += actions.remind(scheme=scheme, on=today)
        except OSError as problem:
            logger.warning("reminder for scheme %s not sent: %s", scheme.pk, problem)
    return sent


def forget_uploads(now: datetime) -> int:
    """Throws away files that nobody read in within a day; gives how many."""
    return SchemeFile.objects.filter(uploaded_at__lt=now - FILES_ARE_KEPT).delete()[0]
