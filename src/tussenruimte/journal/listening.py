"""Writes down what happens in `accounts`, which lies below the journal and cannot call it."""

from datetime import datetime
from typing import Any

from django.db import models

from tussenruimte.accounts.models import Person
from tussenruimte.journal import actions
from tussenruimte.journal.models import Visibility


def write_down(
    *, what: str, about: models.Model, by: Person | None, at: datetime, details: dict[str, Any], **rest: Any
) -> None:
    """What happened to an account is nobody else's business: visible to the writer and the person alone."""
    actions.record(what, about=about, by=by, at=at, visibility=Visibility.INTERNAL, details=details)
