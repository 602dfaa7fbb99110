"""Work that runs by itself, once a day. Running it twice does nothing twice."""

import logging
from datetime import date

from tussenruimte.conversations import actions, queries

logger = logging.getLogger(__name__)


def remind_of_actions(today: date) -> int:
    """Reminds of every action whose day is near; gives how many letters left.

    A letter that cannot be sent is tried again at the next run; the others go out all the same.
    """
    sent = 0
    for action in queries.actions_to_remind(today).iterator():
        try:
            sent += actions.remind(action=action, on=today)
        except OSError as problem:
            logger.warning("reminder of action %s not sent: %s", action.pk, problem)
    return sent
