"""'Is this still right?': asked once a year, answered with one click."""

from datetime import date

from django.db import transaction

from tussenruimte.accounts.models import Person
from tussenruimte.journal.actions import record
from tussenruimte.journal.models import Visibility
from tussenruimte.register import emails, permissions, queries
from tussenruimte.register.actions.refusing import require
from tussenruimte.register.models import Initiative
from tussenruimte.register.rules import is_due_for_reminder


@transaction.atomic
def confirm_still_right(*, initiative: Initiative, by: Person, on: date) -> None:
    """Says that what is written is still right. Twice on a day is once."""
    require(allowed=permissions.may_confirm(by, initiative))
    if initiative.confirmed_on == on:
        return
    initiative.confirmed_on = on
    initiative.save(update_fields=["confirmed_on"])
    record("initiative.confirmed", about=initiative, by=by, visibility=Visibility.PUBLIC)


@transaction.atomic
def remind(*, initiative: Initiative, on: date) -> int:
    """Asks the people of an initiative whether it is still right, once; gives how many were asked.

    The mail leaves inside the transaction: when it cannot be sent, nothing is noted and the next run tries again.
    """
    locked = Initiative.objects.select_for_update().get(pk=initiative.pk)
    if not is_due_for_reminder(locked.listed_on, locked.confirmed_on, locked.reminded_on, on):
        return 0
    people = queries.people_who_may_edit(locked)
    locked.reminded_on = on
    locked.save(update_fields=["reminded_on"])
    record("initiative.reminded", about=locked, by=None, details={"people": len(people)})
    for person in people:
        emails.ask_still_right(locked, person)
    return len(people)
