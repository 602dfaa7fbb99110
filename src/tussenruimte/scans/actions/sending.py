"""Sending: once, with a receipt. An intake becomes an initiative; what was seen becomes lens readings."""

import logging
from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from tussenruimte.core.refusals import Refusal
from tussenruimte.frameworks.schema import Lens, Questionnaire
from tussenruimte.journal.actions import record
from tussenruimte.register import actions as register
from tussenruimte.register.frameworks import current_catalogue
from tussenruimte.register.models import Initiative, Place, Side
from tussenruimte.register.permissions import sides_of
from tussenruimte.scans import contact, emails, rules
from tussenruimte.scans.actions.drafts import locked_draft
from tussenruimte.scans.models import Response, Scan
from tussenruimte.scans.questionnaires import INTAKE, questionnaire, shares_when_sent
from tussenruimte.scans.subjects import initiative_of, label_of

logger = logging.getLogger(__name__)


class NotComplete(Refusal):
    """Something that may not be skipped is missing."""

    message = _("Er ontbreekt nog iets. Kijk bij de onderdelen hieronder wat.")


class NoContact(NotComplete):
    """Nobody could ever answer this."""

    message = _("Vul uw e-mailadres in. Anders kan niemand u antwoorden.")


@transaction.atomic
def send_response(*, response: Response, at: datetime, share: bool = False) -> Response:
    """Sends a draft, and with `share` shows it to whoever takes part. A second time does nothing.

    An intake and a look through a lens are shown to those involved in any case.
    """
    already = Response.objects.select_for_update().select_related("scan").get(pk=response.pk)
    if already.sent_at:
        return already
    draft = locked_draft(response, at)
    asked = questionnaire(draft.scan.framework)
    _require_complete(draft, asked)
    draft.sent_at = at
    if share or shares_when_sent(asked.id):
        draft.shared_with, draft.shared_on = Response.Sharing.INVOLVED, localdate(at)
    if emails.address_of(draft):
        draft.letter_due = Response.Letter.RECEIPT
    draft.save(update_fields=["sent_at", "letter_due", "shared_with", "shared_on"])
    initiative = initiative_of(draft.scan)
    if initiative is None and draft.is_teller and asked.id == INTAKE:
        initiative = _become_initiative(draft, asked)
    if initiative is not None:
        _tell_views(draft, asked, initiative)
    details = {"side": draft.side, "shared": bool(draft.shared_with)}
    record("scan.sent", about=draft.scan, by=draft.person or draft.helper, at=at, details=details)
    transaction.on_commit(lambda: send_letter(response=draft), robust=True)
    return draft


def _require_complete(draft: Response, asked: Questionnaire) -> None:
    if rules.unanswered(asked, draft.answers, required=True):
        raise NotComplete
    if asked.id == INTAKE and draft.is_teller and not draft.scan.subject_key:
        if not rules.Basics.read(draft.basics).is_complete:
            raise NotComplete
        # Who has no mail at all is reached through the one who wrote it down.
        if not emails.address_of(draft) and draft.helper is None:
            raise NoContact


def _become_initiative(draft: Response, asked: Questionnaire) -> Initiative:
    """The initiative that was told, with its needs; and the promise of an answer."""
    told, day = rules.Basics.read(draft.basics), localdate(draft.sent_at)
    facts = rules.to_facts(asked, draft.answers)
    place = Place.objects.filter(pk=told.place).first() if told.place else None
    initiative = register.register_initiative(
        name=told.name,
        summary=told.summary,
        description=told.description,
        place=place,
        place_text=told.place_text or ("" if place else told.municipality),
        point_shown=told.point_shown,
        listed=told.listed,
        text_language=draft.language,
        phase=_first(facts.get("fasen")),
        legal_form=_first(facts.get("rechtsvorm")),
        by=draft.person or draft.helper,
        owner=draft.person if draft.side == Side.INITIATIVE else None,
        on=day,
    )
    for need in rules.needs_told(asked, draft.answers):
        register.post_need(party=initiative, kind=need.kind, title=need.title, by=None, on=day)
    _promise_answer(draft.scan, initiative, draft)
    return initiative


def _first(value: rules.FactValue | None) -> str:
    return value[0] if isinstance(value, list) and value else ""


def _promise_answer(scan: Scan, initiative: Initiative, draft: Response) -> None:
    scan.subject_kind, scan.subject_key = label_of(initiative), str(initiative.pk)
    scan.desk = contact.desk_at(initiative.municipality)
    scan.answer = Scan.Answer.WAITING
    scan.answer_due = rules.answer_due(localdate(draft.sent_at), contact.patience_of(scan.desk))
    scan.save(update_fields=["subject_kind", "subject_key", "desk", "answer", "answer_due"])


def _tell_views(draft: Response, asked: Questionnaire, initiative: Initiative) -> None:
    """What was answered about a lens becomes a reading from the respondent's side, beside those of others."""
    lenses = {lens.id: lens for lens in current_catalogue().lenses()}
    seen: dict[str, dict[str, str]] = {}
    for view in _views(draft, asked, lenses):
        seen.setdefault(view.lens, {})[view.item] = view.state
    day = localdate(draft.sent_at)
    for lens, choices in seen.items():
        if draft.person is not None and draft.side in sides_of(draft.person, initiative):
            register.set_view(
                initiative=initiative, lens=lens, choices=choices, side=draft.side, by=draft.person, on=day
            )
            continue
        if draft.side not in (Side.INITIATIVE, Side.RESIDENT):
            continue
        for item, state in choices.items():
            register.add_reading(
                initiative=initiative, lens=lens, item=item, state=state, side=draft.side, by=None, on=day
            )


def _views(draft: Response, asked: Questionnaire, lenses: dict[str, Lens]) -> list[rules.Seen]:
    if asked.id == rules.LENSES or asked.id in lenses:
        return list(rules.seen_in(lenses.values(), draft.answers))
    facts = rules.to_facts(asked, draft.answers)
    return [
        rules.Seen(lens.id, item)
        for lens in lenses.values()
        if not lens.states and isinstance(told := facts.get(lens.id), list)
        for item in told
        if item in {known.id for known in lens.items if known.retired is None}
    ]


def send_letter(*, response: Response) -> bool:
    """Mails what is due to a respondent; when that fails it stays due, and the next run tries again."""
    letter = Response.objects.filter(pk=response.pk).values_list("letter_due", flat=True).get()
    # Taken before sending, so that two runs at once do not send it twice.
    if not letter or not Response.objects.filter(pk=response.pk, letter_due=letter).update(letter_due=""):
        return False
    send = {Response.Letter.RECEIPT: emails.send_receipt, Response.Letter.ANSWER: emails.send_answer}
    try:
        fresh = Response.objects.select_related("scan__desk", "scan__answered_by", "person").get(pk=response.pk)
        send[Response.Letter(letter)](fresh)
    except OSError as problem:
        Response.objects.filter(pk=response.pk, letter_due="").update(letter_due=letter)
        logger.warning("letter %s for scan %s not sent: %s", letter, response.scan_id, problem)
        return False
    return True
