"""Work that runs by itself, once a day or oftener. Running it twice does nothing twice."""

from datetime import date

from tussenruimte.scans import actions
from tussenruimte.scans.models import Response


def forget_drafts(today: date) -> int:
    """Empties drafts that expired; gives how many. What was sent stays."""
    expired = Response.objects.filter(sent_at__isnull=True, forgotten_on__isnull=True, expires_on__lt=today)
    return sum(actions.forget_draft(response=response, on=today) for response in expired.iterator())


def send_letters() -> int:
    """Mails what is still due because the mail server was away; gives how many left."""
    due = Response.objects.exclude(letter_due="").order_by("pk")
    return sum(actions.send_letter(response=response) for response in due.iterator())
