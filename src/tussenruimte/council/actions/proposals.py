"""A proposal: begun, written section by section, put before the council, treated. Nothing written is ever lost."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from tussenruimte.accounts.models import Person
from tussenruimte.core.ids import new_number
from tussenruimte.core.refusals import Refusal
from tussenruimte.council import filling, permissions
from tussenruimte.council.actions.refusing import (
    ChangedMeanwhile,
    NoReason,
    NotFromHere,
    nobody_named,
    not_after,
    one_line,
    require,
)
from tussenruimte.council.models import FrozenText, Proposal, SectionVersion
from tussenruimte.council.queries.cards import Card
from tussenruimte.council.queries.proposals import last_versions, written
from tussenruimte.council.queries.reading import residents_of
from tussenruimte.council.rules import stages
from tussenruimte.council.rules.proposal import as_kept, fingerprint
from tussenruimte.dossiers.actions.refusing import locked, said, tell
from tussenruimte.dossiers.models import Dossier


class UnknownSection(Refusal):
    """The framework has no such section."""

    message = _("Dit onderdeel bestaat niet.")


class NotShared(Refusal):
    """The initiative speaks first."""

    message = _("De raad leest dit dossier nog niet mee. Vraag het initiatief om het met de raad te delen.")


class LensFirst(Refusal):
    """What is to be known before a proposal (M-27): a gentle gate, open to whoever says why."""

    message = _("Niemand keek nog door de democratische bril. Doe dat eerst, of schrijf op waarom het nu niet kan.")


@dataclass(frozen=True)
class Treatment:
    """What a council did with a proposal. Votes are numbers for and against, or both unknown."""

    outcome: str
    text: str
    on: date
    votes_for: int | None = None
    votes_against: int | None = None


@transaction.atomic
def start_proposal(*, dossier: Dossier, title: str, by: Person, on: date) -> Proposal:
    """Begins a proposal. It fills itself from the dossier until somebody writes something else."""
    require(allowed=permissions.may_start_proposal(by, dossier))
    now = locked(dossier)
    proposal = Proposal.objects.create(
        dossier=now, number=new_number(on.year), title=one_line(title, 160), started_on=on, started_by=by
    )
    tell(now, "council.proposal-started", by=by, title=proposal.title)
    return proposal


@transaction.atomic
def write_section(
    *, proposal: Proposal, section: str, text: str, seen: int, by: Person, at: datetime
) -> SectionVersion:
    """Writes a section as a new version. `seen` is the version that was read, nought when nobody wrote it yet."""
    now = _held(proposal)
    titles = dict(filling.sections())
    if section not in titles:
        raise UnknownSection
    if now.state != Proposal.State.DRAFT:
        raise NotFromHere
    require(allowed=permissions.may_write(by, now, section))
    last = last_versions(now).get(section)
    version = last.version if last else 0
    if version != seen:
        raise ChangedMeanwhile(version, {"text": last.text if last else ""})
    added = SectionVersion.objects.create(
        proposal=now, section=section, version=version + 1, text=text.strip(), at=at, by=by
    )
    tell(now.dossier, "council.section-written", by=by, at=at, title=now.title, section=titles[section])
    return added


@transaction.atomic
def present(*, proposal: Proposal, without_lens: str, revision: int, by: Person, on: date) -> FrozenText:
    """Puts the text as it is now before the council: dated, with a hash, never to change again."""
    now = _moved("present", proposal, revision)
    require(allowed=permissions.may_present(by, proposal))
    dossier = now.dossier
    if dossier.shared_with_council_on is None:
        raise NotShared
    card = Card(dossier, on)
    if not card.lens.known and not without_lens.strip():
        raise LensFirst
    # The council reads Dutch, whatever language the page was read in.
    with translation.override("nl"):
        sections = filling.composed(card, written(now))
    nobody_named(
        [now.title, *(section.text for section in sections), without_lens], residents_of([dossier])[dossier.pk]
    )
    version = (now.frozen.aggregate(last=Max("version"))["last"] or 0) + 1
    frozen = FrozenText.objects.create(
        proposal=now,
        version=version,
        title=now.title,
        sections=as_kept(sections),
        sha256=fingerprint(now.number, version, now.title, sections),
        without_lens="" if card.lens.known else without_lens.strip(),
        frozen_on=on,
        frozen_by=by,
    )
    _save(now)
    tell(dossier, "council.proposal-presented", by=by, title=now.title, version=version)
    return frozen


@transaction.atomic
def take_back(*, proposal: Proposal, reason: str, revision: int, by: Person) -> Proposal:
    """Takes it back to write on, with why. What the council got stays."""
    now = _moved("take-back", proposal, revision)
    require(allowed=permissions.may_take_back(by, proposal))
    why = said(reason, NoReason)
    _save(now)
    tell(now.dossier, "council.proposal-taken-back", by=by, title=now.title, reason=why)
    return now


@transaction.atomic
def treat(*, proposal: Proposal, what: Treatment, revision: int, by: Person, today: date) -> Proposal:
    """Writes down what the council did with it, with its reasons."""
    now = _moved("treat", proposal, revision)
    require(allowed=permissions.may_treat(by, proposal))
    if (what.votes_for is None) != (what.votes_against is None):
        raise Refusal(_("Vul beide aantallen stemmen in, of geen van beide."))
    text = said(what.text, NoReason)
    nobody_named([text], residents_of([now.dossier])[now.dossier_id])
    presented = now.frozen.aggregate(last=Max("frozen_on"))["last"]
    if presented and what.on < presented:
        raise Refusal(_("De raad had dit voorstel toen nog niet. Kies een latere dag."))
    now.outcome, now.outcome_text = Proposal.Outcome(what.outcome), text
    now.treated_on, now.treated_by = not_after(what.on, today), by
    now.votes_for, now.votes_against = what.votes_for, what.votes_against
    _save(now)
    tell(now.dossier, f"council.proposal-{now.outcome}", by=by, title=now.title, text=text)
    return now


@transaction.atomic
def publish(*, proposal: Proposal, by: Person, on: date) -> Proposal:
    """The initiative lets everyone read what the council got. This is for good: it has been read."""
    require(allowed=proposal.published_on is not None or permissions.may_publish(by, proposal))
    now = _held(proposal)
    if now.published_on is None:
        now.published_on, now.published_by = on, by
        _save(now)
        tell(now.dossier, "council.proposal-published", by=by, title=now.title)
    return now


def _held(proposal: Proposal) -> Proposal:
    """The proposal as it is now, held until the deed is done."""
    found = Proposal.objects.select_for_update(of=("self",)).select_related("dossier__lead", "dossier__initiative")
    return found.get(pk=proposal.pk)


def _moved(deed: str, proposal: Proposal, revision: int) -> Proposal:
    """The proposal in the state that the deed leads to, not saved yet."""
    now = _held(proposal)
    end = stages.leads_to(deed, now.state)
    if end is None:
        raise NotFromHere
    if now.revision != revision:
        raise ChangedMeanwhile(now.revision, {"title": now.title})
    now.state = Proposal.State(end)
    return now


def _save(proposal: Proposal) -> None:
    proposal.revision += 1
    proposal.save()
