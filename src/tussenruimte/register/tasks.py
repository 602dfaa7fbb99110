"""Work that runs by itself, once a day. Running it twice does nothing twice."""

import logging
from datetime import date, datetime, timedelta

from tussenruimte.register import actions, queries
from tussenruimte.register.models import Upload

UPLOADS_ARE_KEPT = timedelta(hours=24)
logger = logging.getLogger(__name__)


def send_reminders(today: date) -> int:
    """Asks the people of every initiative that is due whether it is still right; gives how many letters left.

    A letter that cannot be sent is tried again at the next run; the others go out all the same.
    """
    sent = 0
    for initiative in queries.due_for_reminder(today).iterator():
        try:
            sent += actions.remind(initiative=initiative, on=today)
        except OSError as problem:
            logger.warning("reminder for initiative %s not sent: %s", initiative.pk, problem)
    return sent


def forget_uploads(now: datetime) -> int:
    """Throws away files that nobody read in within a day; gives how many."""
    return Upload.objects.filter(uploaded_at__lt=now - UPLOADS_ARE_KEPT).delete()[0]
