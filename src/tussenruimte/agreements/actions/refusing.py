"""What every action of this room says when something may not or cannot be done, and how a draft is changed."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from tussenruimte.accounts.models import Person
from tussenruimte.agreements import permissions, queries
from tussenruimte.agreements.models import Agreement, AgreementParty, Clause, ClauseText, Version
from tussenruimte.agreements.rules import states
from tussenruimte.core.refusals import NotAllowed, Refusal
from tussenruimte.dossiers.models import Dossier
from tussenruimte.journal.actions import record
from tussenruimte.journal.models import Entry, Visibility
from tussenruimte.journal.queries import about
from tussenruimte.register.models import Party
from tussenruimte.register.rules import Change, changes_between, joined


class NotYours(NotAllowed):
    """The person has no right to this deed."""

    message = _("Dit mag u in deze overeenkomst niet doen. Vraag het aan wie namens uw partij spreekt.")


class NotFromHere(Refusal):
    """The agreement is not in a state from which this can be done."""

    message = _("Dit kan nu niet. De overeenkomst staat intussen ergens anders. Kijk eerst hoe het ervoor staat.")


class DossierClosed(Refusal):
    """In a closed dossier nothing is drafted or signed."""

    message = _("Het dossier is gesloten. Open het eerst weer. Wat er al staat blijft bewaard.")


class OutForSigning(Refusal):
    """What people are signing does not change under their hands."""

    message = _("Deze tekst ligt om te tekenen. Trek haar eerst terug als er iets moet veranderen.")


class NoText(Refusal):
    """Something must be said."""

    message = _("Schrijf hier iets op.")


class NoReason(Refusal):
    """The others are told why."""

    message = _("Schrijf op waarom. Alle partijen lezen dit.")


class ChangedMeanwhile(Refusal):
    """Someone else was first. Carries what changed, by whom and when; nothing was saved."""

    message = _("Iemand anders was u net voor. Uw tekst staat er nog, maar is niet bewaard.")

    def __init__(self, changes: tuple[Change, ...], by: Person | None, at: datetime | None) -> None:
        self.changes, self.by, self.at = changes, by, at
        super().__init__()


class ClauseChanged(Refusal):
    """Someone else wrote, moved or dropped the clause first. Carries the clause and its wording as they are now."""

    message = _("Iemand anders veranderde deze bepaling net. Uw tekst staat er nog, maar is niet bewaard.")

    def __init__(self, clause: Clause, newest: ClauseText) -> None:
        self.clause, self.newest = clause, newest
        super().__init__()


def require(*, allowed: bool) -> None:
    """Refuses the deed unless it is allowed."""
    if not allowed:
        raise NotYours


def said(text: str, refusal: type[Refusal] = NoText) -> str:
    """The text without signs no screen shows; refused when nothing is left."""
    plain = "".join(sign for sign in text if sign.isprintable() or sign in "\n\t").strip()
    if not plain:
        raise refusal
    return plain


def one_line(text: str, longest: int) -> str:
    """A text on one line, no longer than what keeps it."""
    plain = "".join(sign if sign.isprintable() else " " for sign in text)
    return " ".join(plain.split())[:longest]


def locked(agreement: Agreement) -> Agreement:
    """The agreement as it is now, held until the deed is done.

    The dossier is held first, always in this order: signing makes promises in it, and it can be closed meanwhile.
    """
    Dossier.objects.select_for_update().get(pk=agreement.dossier_id)
    rows = Agreement.objects.select_for_update(of=("self",)).select_related("dossier", "current")
    return rows.get(pk=agreement.pk)


def draft(agreement: Agreement, by: Person) -> Agreement:
    """The agreement, held, of which the person may change the draft; refused with why not."""
    now = locked(agreement)
    require_open(now)
    require(allowed=permissions.may_draft(by, now))
    return now


def draft_for(agreement: Agreement, party: Party, by: Person) -> Agreement:
    """The same, for what only that party says."""
    now = locked(agreement)
    require_open(now)
    require(allowed=permissions.may_draft_for(by, now, party))
    return now


def require_open(agreement: Agreement) -> None:
    """Refuses a change of the draft with the reason why it is not open."""
    if not agreement.dossier.is_open:
        raise DossierClosed
    if queries.open_version(agreement) is not None:
        raise OutForSigning
    if not permissions.draft_is_open(agreement):
        raise NotFromHere


def held(agreement: Agreement, clause: Clause, revision: int) -> Clause:
    """A clause of a held agreement, when it is still as it was read."""
    now = Clause.objects.select_for_update().get(pk=clause.pk, agreement=agreement.pk)
    if now.revision != revision:
        raise ClauseChanged(now, newest_of(now))
    return now


def newest_of(clause: Clause) -> ClauseText:
    """The wording of a clause as it is now; every clause has one from its beginning."""
    return ClauseText.objects.select_related("party", "by").filter(clause=clause).latest("number")


def tell(
    agreement: Agreement,
    code: str,
    *,
    by: Person | None,
    at: datetime | None = None,
    visibility: Visibility = Visibility.PARTIES,
    **details: Any,
) -> None:
    """Writes in the timeline of the dossier what happened to an agreement, for everyone in it. No names of people."""
    told = {"agreement": agreement.number, "title": agreement.title} | details
    record(f"agreement.{code}", about=agreement.dossier, by=by, at=at, visibility=visibility, details=told)


def tell_change(
    agreement: Agreement,
    code: str,
    before: Mapping[str, Any],
    after: Mapping[str, Any],
    *,
    by: Person,
    kept_as: str,
    revision: int,
    **details: Any,
) -> None:
    """Writes what is different now. `kept_as` names what was changed, so that a second editor can be told of it."""
    steps = [[change.field, change.old, change.new] for change in changes_between(before, after)]
    tell(agreement, code, by=by, kept_as=kept_as, revision=revision, changes=steps, **details)


def plain(value: Any) -> Any:
    """A value as the journal can keep it."""
    return value.isoformat() if isinstance(value, date) else value


def refuse_if_changed(agreement: Agreement, *, kept_as: str, now: int, read: int) -> None:
    """Refuses what was read at an earlier revision, with what others changed since under `kept_as`."""
    if now == read:
        return
    entries = [
        entry
        for entry in about(agreement.dossier, including_parties=True).filter(details__kept_as=kept_as)
        if int(entry.details["revision"]) > read
    ]
    entries.reverse()
    steps = [[Change(*change) for change in entry.details["changes"]] for entry in entries]
    last: Entry | None = entries[-1] if entries else None
    raise ChangedMeanwhile(joined(steps), last.by if last else None, last.at if last else None)


def leads_to(deed: str, agreement: Agreement) -> str:
    """The state a deed leads to from where the agreement stands; refused when it leads nowhere."""
    end = states.leads_to(deed, agreement.state)
    if end is None:
        raise NotFromHere
    return end


def stand(agreement: Agreement, state: str, *, on: date, by: Person | None, reason: str = "") -> None:
    """Puts an agreement in a state since a day; it is saved by whoever calls."""
    agreement.state, agreement.state_since = Agreement.State(state), on
    agreement.state_by, agreement.state_reason = by, reason


def party_line(agreement: Agreement, party: Party) -> AgreementParty:
    """The part of a party in an agreement; refused when it is no party to it."""
    line = AgreementParty.objects.select_related("party").filter(agreement=agreement, party=party.pk).first()
    if line is None:
        raise NotYours
    return line


def open_version_of(agreement: Agreement) -> Version:
    """The version that waits for signatures; refused when there is none."""
    version = queries.open_version(agreement)
    if version is None:
        raise NotFromHere
    return version
