"""What stands around an exact text: who signed, what it differs from, how to check it."""

from datetime import datetime
from typing import Any

from tussenruimte.accounts.models import Person
from tussenruimte.agreements import documents, frameworks, queries
from tussenruimte.agreements.models import Agreement, AgreementParty, SigningCode, Version
from tussenruimte.agreements.pages.words import how_much
from tussenruimte.agreements.rules.differences import Change, Part, between
from tussenruimte.agreements.rules.layout import Block, blocks_of

Changes = list[tuple[Change, str]]


def around(agreement: Agreement, version: Version, shown: documents.Paper) -> dict[str, Any]:
    """Signatures, fingerprint, and what changed since the last text that all parties signed."""
    earlier = _earlier(agreement, version)
    return {
        **documents.context(shown),
        "earlier": earlier,
        "changes": _changes(earlier.text, version.text) if earlier else [],
        "notice": frameworks.all_kinds().notice,
    }


def changes_since_signed(agreement: Agreement) -> Changes:
    """What the draft changes in what is in force; nothing when nothing is."""
    return _changes(agreement.current.text, queries.text_of(agreement)) if agreement.current else []


def has_code(version: Version, line: AgreementParty, person: Person, now: datetime) -> bool:
    """Whether a code is on its way that can still be used."""
    waiting = SigningCode.objects.filter(version=version, party=line.party_id, person=person, used_at__isnull=True)
    return waiting.filter(expires_at__gt=now).exists()


def _earlier(agreement: Agreement, version: Version) -> Version | None:
    """The text before this one that people may have in mind: the one that was last signed, else the one before."""
    before = agreement.versions.filter(number__lt=version.number).order_by("-number")
    return before.filter(concluded_on__isnull=False).first() or before.first()


def _changes(old: str, new: str) -> Changes:
    return [(change, how_much(change.pieces)) for change in between(_parts(old), _parts(new))]


def _parts(text: str) -> list[Part]:
    """The blocks of a text by name; the first line names the version, which always differs."""
    return [
        Part(_key(block), block.title.removesuffix(":"), block.body or block.label) for block in blocks_of(text)[1:]
    ]


def _key(block: Block) -> str:
    """What stays the same when articles get another number: the id of a clause, or the heading of one's own."""
    if not block.is_article:
        return block.label.split(":", 1)[0]
    _number, _bracket, key = block.label.rstrip("):").partition(" (")
    return key or block.lines[0].text
