"""A draft: saved at each step, never lost to a second tab, forgotten when nobody comes back."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from tussenruimte.core.refusals import Refusal
from tussenruimte.journal.actions import record
from tussenruimte.scans.actions.starting import DRAFTS_ARE_KEPT
from tussenruimte.scans.models import Response
from tussenruimte.scans.rules import Answers, Basics, Who, fingerprint, has_expired


class AlreadySent(Refusal):
    """What was sent is not changed any more."""

    message = _("U heeft dit al verstuurd. Neem contact op als er iets anders moet.")


class LinkExpired(Refusal):
    """The draft waited longer than we keep drafts."""

    message = _("Deze link is verlopen. Begin opnieuw, of bel ons: dan helpen wij u.")


class ChangedMeanwhile(Refusal):
    """The same step was saved elsewhere in between. Carries what is kept now; nothing was overwritten."""

    message = _("Dit is intussen op een andere plek veranderd. Kijk welke antwoorden u wilt bewaren.")

    def __init__(self, kept: dict[str, Any]) -> None:
        self.kept = kept
        super().__init__()


@transaction.atomic
def save_step(*, response: Response, keys: Iterable[str], answers: Answers, seen: str, at: datetime) -> Response:
    """Keeps `answers` as everything under `keys`; refuses when these are no longer as they were `seen`.

    `seen` is the fingerprint of what the page showed. The same answers twice are no conflict.
    """
    draft = locked_draft(response, at)
    wanted = set(keys)
    kept = {key: value for key, value in draft.answers.items() if key in wanted}
    if kept != dict(answers):
        if fingerprint(kept) != seen:
            raise ChangedMeanwhile(kept)
        others = {key: value for key, value in draft.answers.items() if key not in wanted}
        draft.answers = others | dict(answers)
    return _kept(draft, at, "answers")


@transaction.atomic
def save_basics(*, response: Response, basics: Basics, who: Who, seen: str, at: datetime) -> Response:
    """Keeps the first step; refuses when it is no longer as it was `seen`."""
    draft = locked_draft(response, at)
    now = basics_and_who(draft)
    if now != (basics, who):
        if fingerprint(now) != seen:
            raise ChangedMeanwhile({"basics": now[0].kept(), "who": now[1].kept()})
        draft.basics = basics.kept()
        for name, value in who.kept().items():
            setattr(draft, name, value)
    return _kept(draft, at, "basics", *who.kept())


def basics_and_who(response: Response) -> tuple[Basics, Who]:
    """The first step as it is kept."""
    who = Who(**{name: getattr(response, name) for name in Who.__dataclass_fields__})
    return Basics.read(response.basics), who


@transaction.atomic
def forget_draft(*, response: Response, on: date) -> bool:
    """Empties a draft that expired; only its link stays, to explain itself. False when it came back to life."""
    draft = Response.objects.select_for_update().get(pk=response.pk)
    if draft.sent_at or draft.forgotten_on or not has_expired(draft.expires_on, on):
        return False
    draft.answers, draft.basics, draft.person = {}, {}, None
    draft.name = draft.email = draft.companion = ""
    draft.forgotten_on = on
    draft.save()
    record("scan.forgotten", about=draft.scan, by=None)
    return True


def locked_draft(response: Response, at: datetime) -> Response:
    """The response as it is now, locked, when it can still be changed."""
    draft = Response.objects.select_for_update().get(pk=response.pk)
    if draft.sent_at:
        raise AlreadySent
    if draft.forgotten_on or has_expired(draft.expires_on, localdate(at)):
        raise LinkExpired
    return draft


def _kept(draft: Response, at: datetime, *changed: str) -> Response:
    draft.saved_at, draft.expires_on = at, localdate(at) + DRAFTS_ARE_KEPT
    draft.save(update_fields=[*changed, "saved_at", "expires_on"])
    return draft
