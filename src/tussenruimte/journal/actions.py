"""The one way to write in the journal."""

from datetime import datetime
from typing import Any

from django.db import models

from tussenruimte.accounts.models import Person
from tussenruimte.core import days
from tussenruimte.journal.models import Entry, Visibility


def record(
    what: str,
    *,
    about: models.Model,
    by: Person | None,
    at: datetime | None = None,
    visibility: Visibility = Visibility.PARTIES,
    details: dict[str, Any] | None = None,
) -> Entry:
    """Writes that `what` happened to `about`; call it inside the action's transaction.

    `details` holds what a page needs to tell it (old and new values, a reason) and no contact details.
    """
    return Entry.objects.create(
        what=what,
        about_kind=about._meta.label_lower,
        about_key=str(about.pk),
        by=by if by is not None and by.pk else None,
        at=at or days.now(),
        visibility=visibility,
        details=details or {},
    )
