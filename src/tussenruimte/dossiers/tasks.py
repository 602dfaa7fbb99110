"""Work that runs by itself, once a day or oftener. Running it twice, late or cut off does nothing twice."""

from datetime import date, datetime

from tussenruimte.dossiers import actions, queries
from tussenruimte.dossiers.actions.letters import CUT_OFF_AFTER
from tussenruimte.dossiers.models import Digest


def keep_contact(today: date) -> int:
    """Says "nothing new, you are not forgotten" where the day of contact passed; gives how often."""
    return sum(actions.say_nothing_new(dossier=dossier, on=today) for dossier in queries.silent_on(today).iterator())


def tell_about_promises(today: date) -> int:
    """Tells both sides of promises that are nearly due or late; gives how many."""
    return sum(actions.tell_about_promise(promise=promise, on=today) for promise in queries.promises_to_tell(today))


def send_news(now: datetime) -> int:
    """One mail to everyone with news in a dossier, first those that were cut off; gives how many left."""
    cut_off = Digest.objects.filter(sent_at__isnull=True, claimed_at__lte=now - CUT_OFF_AFTER).select_related("person")
    sent = sum(actions.send_digest(digest=digest, at=now) for digest in cut_off.order_by("pk"))
    upto = queries.newest_entry(now)
    for person in queries.recipients().iterator():
        digest = actions.make_digest(person=person, upto=upto, at=now)
        if digest is not None:
            sent += actions.send_digest(digest=digest, at=now)
    return sent
