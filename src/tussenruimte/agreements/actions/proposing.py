"""Laying a draft out to be signed, exactly as it was read, and taking it back."""

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from tussenruimte.accounts.models import Person
from tussenruimte.agreements import emails, permissions, queries
from tussenruimte.agreements.actions.refusing import (
    NoReason,
    draft,
    leads_to,
    locked,
    open_version_of,
    require,
    said,
    stand,
    tell,
)
from tussenruimte.agreements.models import Agreement, Version
from tussenruimte.agreements.rules import canonical, states
from tussenruimte.agreements.rules.completeness import Missing
from tussenruimte.core.refusals import Refusal


class NotComplete(Refusal):
    """Something is missing. Carries what; `wording.missing` says it in words."""

    message = _("De overeenkomst is nog niet klaar om te tekenen. Hieronder leest u wat er ontbreekt.")

    def __init__(self, missing: tuple[Missing, ...]) -> None:
        self.missing = missing
        super().__init__()


class DraftChanged(Refusal):
    """Someone changed a word after the proposer read the text."""

    message = _("De tekst is intussen veranderd. Lees haar nog een keer en leg haar dan voor.")


@transaction.atomic
def propose_for_signing(*, agreement: Agreement, sha256: str, by: Person, at: datetime) -> Version:
    """Freezes the draft as the next version and asks every party to sign it.

    `sha256` is that of the text that the proposer read: what they did not read is not laid before others.
    """
    now = draft(agreement, by)
    missing = queries.missing_in(now)
    if missing:
        raise NotComplete(missing)
    content = queries.content_of(now)
    text = canonical.canonical_text(content)
    fingerprint = canonical.fingerprint(text)
    if fingerprint != sha256 or content.starts_on is None:
        raise DraftChanged
    version = Version.objects.create(
        agreement=now,
        number=content.version,
        content=canonical.as_json(content),
        text=text,
        sha256=fingerprint,
        title=now.title,
        summary=now.summary,
        starts_on=content.starts_on,
        ends_on=content.ends_on,
        public=now.public,
        proposed_by=by,
        proposed_at=at,
    )
    if not now.is_amending:
        stand(now, leads_to("propose", now), on=localdate(at), by=by)
        now.save()
    tell(now, "proposed", by=by, at=at, version=version.number)
    transaction.on_commit(lambda: emails.ask_to_sign(version), robust=True)
    return version


@transaction.atomic
def withdraw_proposal(*, agreement: Agreement, why: str, by: Person, at: datetime) -> Version:
    """Takes back what is out for signing, so that it can change. Signatures stay on record, and count no more."""
    now = locked(agreement)
    version = open_version_of(now)
    require(allowed=permissions.may_withdraw_proposal(by, now))
    signed = version.signatures.count()
    take_back(version, why=said(why, NoReason), by=by, at=at)
    if now.state == states.SIGNING:
        stand(now, leads_to("withdraw-proposal", now), on=localdate(at), by=by, reason=version.withdrawn_why)
        now.save()
    tell(now, "proposal-withdrawn", by=by, at=at, version=version.number, signed=signed, reason=version.withdrawn_why)
    return version


def take_back(version: Version, *, why: str, by: Person, at: datetime) -> None:
    """Marks a version as withdrawn; its signatures stay on record."""
    version.withdrawn_at, version.withdrawn_by, version.withdrawn_why = at, by, why
    version.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_why"])
