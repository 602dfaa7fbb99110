"""The values: each side says what it means by them, and both read it. There is no mark to give."""

from datetime import date

from django.db import transaction

from tussenruimte.accounts.models import Person
from tussenruimte.conversations import permissions
from tussenruimte.conversations.actions.refusing import NotInTheList, NoWords, require, speaking_side
from tussenruimte.conversations.models import ValueNote
from tussenruimte.journal.actions import record
from tussenruimte.register.frameworks import current_catalogue
from tussenruimte.register.models import Initiative

VALUES = "acht-waarden"


@transaction.atomic
def say_value(*, initiative: Initiative, value: str, text: str, by: Person, on: date) -> ValueNote:
    """Adds what one side says about a value; saying the same twice gives the note that stands."""
    side = speaking_side(by, initiative)
    if not current_catalogue().has(f"{VALUES}/{value}"):
        raise NotInTheList
    if not text.strip():
        raise NoWords
    told = {"initiative": initiative, "value": value, "side": side, "by": by, "text": text.strip()}
    standing = ValueNote.objects.filter(**told, withdrawn_on__isnull=True).first()
    if standing is not None:
        return standing
    note = ValueNote.objects.create(**told, on=on)
    record("conversation.value-said", about=initiative, by=by, details={"value": value, "side": side})
    return note


@transaction.atomic
def withdraw_value(*, note: ValueNote, by: Person, on: date) -> None:
    """Takes back what one's own side said; doing it twice changes nothing."""
    require(allowed=permissions.may_change(by, note, note.initiative))
    if ValueNote.objects.filter(pk=note.pk, withdrawn_on__isnull=True).update(withdrawn_on=on):
        details = {"value": note.value, "side": note.side}
        record("conversation.value-withdrawn", about=note.initiative, by=by, details=details)
