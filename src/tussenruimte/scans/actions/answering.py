"""Answering what came in: now, later (when) or never (why); never silence."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tussenruimte.accounts.models import Person
from tussenruimte.core.refusals import NotAllowed, Refusal
from tussenruimte.journal.actions import record
from tussenruimte.scans import emails, permissions
from tussenruimte.scans.actions.sending import send_letter
from tussenruimte.scans.models import Response, Scan
from tussenruimte.scans.rules import clean_text


class NotYourDesk(NotAllowed):
    """Someone else answers this."""

    message = _("U kunt dit niet beantwoorden. Dat doet de gemeente van dit initiatief, of een makelaar.")


class AnswerChangedMeanwhile(Refusal):
    """Someone else answered first. Carries the scan as it is now."""

    message = _("Iemand anders gaf intussen antwoord. Uw tekst staat er nog, maar is niet verstuurd.")

    def __init__(self, scan: Scan) -> None:
        self.scan = scan
        super().__init__()


class NoReason(Refusal):
    """An answer without a reason is no answer."""

    message = _("Schrijf op waarom u dit antwoord geeft.")


class NoDay(Refusal):
    """`now` and `later` say when."""

    message = _("Vul in wanneer de mensen weer iets horen. Kies een dag die nog komt.")


@transaction.atomic
def answer_scan(
    *, scan: Scan, answer: str, reason: str, next_contact: date | None, revision: int, by: Person, on: date
) -> Scan:
    """Answers a scan as it was at `revision`, and mails the teller. The journal keeps every answer given."""
    if not permissions.may_answer(by, scan):
        raise NotYourDesk
    locked = Scan.objects.select_for_update().get(pk=scan.pk)
    if locked.revision != revision:
        raise AnswerChangedMeanwhile(locked)
    reason = clean_text(reason, lines=True)
    if not reason:
        raise NoReason
    if answer == Scan.Answer.NEVER:
        next_contact = None
    elif next_contact is None or next_contact <= on:
        raise NoDay
    before = locked.answer
    locked.answer, locked.answer_reason, locked.next_contact = Scan.Answer(answer), reason, next_contact
    locked.answered_on, locked.answered_by = on, by
    locked.revision += 1
    locked.save()
    record("scan.answered", about=locked, by=by, details={"before": str(before), "answer": answer, "reason": reason})
    _tell_teller(locked)
    return locked


def _tell_teller(scan: Scan) -> None:
    teller = scan.responses.select_related("person").filter(is_teller=True).first()
    if teller is None or not emails.address_of(teller):
        return
    teller.letter_due = Response.Letter.ANSWER
    teller.save(update_fields=["letter_due"])
    transaction.on_commit(lambda: send_letter(response=teller), robust=True)
