"""Signing: a code that works once, a typed name, and the hash of exactly the text that was shown; or on paper."""

import secrets
import unicodedata
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext_lazy as _

from tussenruimte.accounts.models import Person
from tussenruimte.agreements import emails, permissions
from tussenruimte.agreements.actions.concluding import conclude_if_all_signed
from tussenruimte.agreements.actions.refusing import DossierClosed, NotFromHere, locked, require, tell
from tussenruimte.agreements.models import Agreement, Signature, SigningCode, Version
from tussenruimte.agreements.rules import canonical, codes
from tussenruimte.core.refusals import Refusal
from tussenruimte.dossiers import actions as dossiers
from tussenruimte.dossiers import permissions as dossier_permissions
from tussenruimte.journal.models import Visibility
from tussenruimte.register.models import Party


class AlreadySigned(Refusal):
    """A party signs a version once."""

    message = _("Voor deze partij is al getekend.")


class OtherText(Refusal):
    """What was shown is not what is out for signing."""

    message = _("De tekst is niet meer dezelfde als die u las. Lees haar opnieuw voordat u tekent.")


class OtherName(Refusal):
    """Who signs types the name that stands in the text."""

    message = _("Typ uw naam zoals die in de tekst staat.")


class TooManyCodes(Refusal):
    """So many codes an hour are enough."""

    message = _("U vroeg al vijf codes aan. Wacht een uur en probeer het dan weer.")


class BadCode(Refusal):
    """The code cannot be used; the sentence says why and what to do. `verdict` is that of `rules.codes`."""

    def __init__(self, verdict: codes.Verdict) -> None:
        self.verdict = verdict
        super().__init__(BAD_CODES[verdict])


BAD_CODES = {
    "none": _("Vraag eerst een code aan. U krijgt die per e-mail."),
    "used": _("Deze code is al gebruikt. Vraag een nieuwe aan."),
    "expired": _("Deze code is verlopen. Een code werkt een kwartier. Vraag een nieuwe aan."),
    "spent": _("Er is te vaak een verkeerde code ingevuld. Vraag een nieuwe aan."),
    "wrong": _("Deze code klopt niet. Kijk nog eens in uw e-mail."),
}


@dataclass(frozen=True)
class Typed:
    """What someone fills in to sign, with the hash of the text that was shown."""

    name: str
    code: str
    sha256: str


@transaction.atomic
def ask_code(*, version: Version, party: Party, by: Person, at: datetime) -> str:
    """Mails a code to who may sign this version for a party; a new one makes the one before it useless.

    Gives the code back only to a persona of the demonstration, whose mailbox nobody can open; else nothing.
    """
    now = _held(version)
    if now.signatures.filter(party=party.pk).exists():
        raise AlreadySigned
    _require_signing(now, party, by)
    mine = SigningCode.objects.filter(version=now, person=by)
    if not codes.may_send(mine.filter(made_at__gt=at - codes.IN).count()):
        raise TooManyCodes
    code = "".join(secrets.choice("0123456789") for _digit in range(codes.DIGITS))
    SigningCode.objects.create(
        version=now,
        party_id=party.pk,
        person=by,
        digest=_digest(code, now, party, by),
        made_at=at,
        expires_at=at + codes.VALID_FOR,
    )
    told = {"party": party.name, "version": now.number}
    tell(now.agreement, "code-asked", by=by, at=at, visibility=Visibility.INTERNAL, **told)
    transaction.on_commit(lambda: emails.send_code(now, party, by, code), robust=True)
    return code if settings.DEMO and by.is_persona else ""


def sign(*, version: Version, party: Party, name: str, code: str, sha256: str, by: Person, at: datetime) -> Signature:
    """Signs a version for a party. The last signature concludes the agreement, all in one transaction.

    The same form sent twice gives the signature that is already there. Two people who sign at the same moment wait
    for each other, and both succeed. A wrong code counts as a try also though the deed is refused.
    """
    with transaction.atomic():
        outcome = _sign(version, party, Typed(name, code, sha256), by, at)
    if isinstance(outcome, Refusal):
        raise outcome
    return outcome


def _sign(version: Version, party: Party, typed: Typed, by: Person, at: datetime) -> Signature | Refusal:
    now = _held(version)
    there = now.signatures.filter(party=party.pk).first()
    if there is not None:
        return there if there.person_id == by.pk else AlreadySigned()
    _require_signing(now, party, by)
    line = _line_of(now, party)
    _require_this_text(now, typed.sha256)
    if not same_name(typed.name, line.signatory):
        raise OtherName
    verdict = _use(typed.code, now, party, by, at)
    if verdict != "right":
        return BadCode(verdict)
    signature = Signature.objects.create(
        version=now,
        party_id=party.pk,
        person=by,
        name=" ".join(typed.name.split()),
        capacity=line.capacity,
        method=Signature.Method.CODE,
        at=at,
        sha256=now.sha256,
    )
    tell(now.agreement, "signed", by=by, at=at, party=party.name, version=now.number, sha256=now.sha256)
    conclude_if_all_signed(now, by=by, at=at)
    return signature


@transaction.atomic
def record_paper_signature(
    *, version: Version, party: Party, name: str, sha256: str, filename: str, content: bytes, by: Person, at: datetime
) -> Signature:
    """Enters a signature that stands on paper, with its scan. It is marked as paper, with who entered it.

    `sha256` is that of the text on the paper, which is printed on it.
    """
    now = _held(version)
    require(allowed=permissions.may_record_paper(by, now, party))
    if now.signatures.filter(party=party.pk).exists():
        raise AlreadySigned
    _require_this_text(now, sha256)
    line = _line_of(now, party)
    if not same_name(name, line.signatory):
        raise OtherName
    document = dossiers.add_document(
        dossier=now.agreement.dossier,
        title=str(_("Getekend op papier door %(party)s: %(title)s") % {"party": party.name, "title": now.title}),
        filename=filename,
        content=content,
        internal=False,
        party=_adder(by, now.agreement, party),
        by=by,
        at=at,
    )
    signature = Signature.objects.create(
        version=now,
        party_id=party.pk,
        person=now.agreement.parties.get(party=party.pk).signatory,
        name=" ".join(name.split()),
        capacity=line.capacity,
        method=Signature.Method.PAPER,
        at=at,
        sha256=now.sha256,
        document=document,
        entered_by=by,
    )
    tell(now.agreement, "signed-on-paper", by=by, at=at, party=party.name, version=now.number, sha256=now.sha256)
    conclude_if_all_signed(now, by=by, at=at)
    return signature


def same_name(typed: str, named: str) -> bool:
    """Whether a typed name is the one that stands in the text, whatever its capitals and spaces."""

    def plain(name: str) -> str:
        return " ".join(unicodedata.normalize("NFKC", name).casefold().split())

    return bool(plain(typed)) and plain(typed) == plain(named)


def _held(version: Version) -> Version:
    """The version as it is now, with its agreement and dossier held until the deed is done."""
    agreement = locked(version.agreement)
    now = Version.objects.get(pk=version.pk)
    now.agreement = agreement
    return now


def _require_signing(version: Version, party: Party, by: Person) -> None:
    if not version.is_open:
        raise NotFromHere
    if not version.agreement.dossier.is_open:
        raise DossierClosed
    require(allowed=permissions.may_sign(by, version, party))


def _require_this_text(version: Version, sha256: str) -> None:
    """What is signed is what was shown, and what was shown is still what was frozen."""
    if not constant_time_compare(sha256, version.sha256) or canonical.fingerprint(version.text) != version.sha256:
        raise OtherText


def _line_of(version: Version, party: Party) -> canonical.PartyLine:
    """The party as it stands in the signed text."""
    lines = canonical.from_json(version.content).parties
    return next(line for line in lines if line.key == party.pk)


def _digest(code: str, version: Version, party: Party, person: Person) -> str:
    bound = f"{version.pk}:{version.sha256}:{party.pk}:{person.pk}:{code}"
    return salted_hmac("tussenruimte.agreements.code", bound, algorithm="sha256").hexdigest()


def _use(typed: str, version: Version, party: Party, person: Person, at: datetime) -> codes.Verdict:
    """Uses the newest code, or counts a try; gives what came of it."""
    rows = SigningCode.objects.select_for_update().filter(version=version, party=party.pk, person=person)
    newest = rows.order_by("pk").last()
    if newest is None:
        return codes.judged(None, matches=False, at=at)
    matches = constant_time_compare(_digest(codes.digits_of(typed), version, party, person), newest.digest)
    facts = codes.CodeFacts(newest.expires_at, newest.tries, newest.used_at is not None)
    verdict = codes.judged(facts, matches=matches, at=at)
    if verdict == "right":
        newest.used_at = at
    elif verdict == "wrong":
        newest.tries += 1
    newest.save(update_fields=["used_at", "tries"])
    return verdict


def _adder(by: Person, agreement: Agreement, party: Party) -> Party:
    """For which party the scan is added: the one that signed, or that of the official who handles the dossier."""
    if party.pk in dossier_permissions.speaks_for(by, agreement.dossier):
        return party
    return agreement.dossier.lead
