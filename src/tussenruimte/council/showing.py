"""What stands around a dossier for the council, for the card and for the page of the dossier itself."""

from dataclasses import dataclass
from datetime import date

from tussenruimte.accounts.queries import Someone
from tussenruimte.council import permissions, wording
from tussenruimte.council.models import FollowUp, Motion, Proposal, Visit
from tussenruimte.council.queries.cards import lens_seen
from tussenruimte.council.queries.reading import followed, residents_of, state_of
from tussenruimte.council.rules import involvement
from tussenruimte.council.rules.discretion import veiled
from tussenruimte.dossiers import permissions as dossiers
from tussenruimte.dossiers.models import Dossier


@dataclass(frozen=True)
class Promised:
    """What the municipality told the council, with where it stands."""

    follow_up: FollowUp
    text: str
    tone: str
    state: str
    late: bool
    came_of_it: str


@dataclass(frozen=True)
class About:
    """A proposal or a motion with where it stands and what came of it."""

    thing: Proposal | Motion
    tone: str
    state: str
    promised: tuple[Promised, ...]


@dataclass(frozen=True)
class Around:
    """Everything of the council about one dossier that a reader may see, and may do."""

    proposals: tuple[About, ...]
    motions: tuple[About, ...]
    visits: tuple[tuple[Visit, int], ...]
    signals: tuple[wording.Gentle, ...]
    lens_known: bool
    may_start: bool
    may_invite: bool
    may_record: bool
    may_share: bool


def around(dossier: Dossier, person: Someone, today: date) -> Around:
    """What someone who may see the card reads around it."""
    people = residents_of([dossier])[dossier.pk]
    proposals = [
        one for one in dossier.proposals.prefetch_related(followed(), "frozen") if _reads(person, one, dossier)
    ]
    motions = dossier.motions.prefetch_related(followed()).order_by("-on", "-pk")
    visits = dossier.visits.prefetch_related("guests").order_by("-on", "pk")
    lens_known = lens_seen(dossier).known
    own = bool(dossiers.parties_of(person, dossier))
    signals = involvement.signals(figures_of(dossier, today, lens_known=lens_known)) if own else ()
    return Around(
        tuple(about(one, people, today) for one in proposals),
        tuple(about(one, people, today) for one in motions),
        tuple((visit, len(visit.guests.all())) for visit in visits),
        tuple(wording.told(signal) for signal in signals),
        lens_known,
        permissions.may_start_proposal(person, dossier),
        permissions.may_invite(person, dossier),
        permissions.may_record_motion(person, dossier.initiative, dossier),
        dossiers.may_share_with_council(person, dossier),
    )


def _reads(person: Someone, proposal: Proposal, dossier: Dossier) -> bool:
    # One dossier for all of them, so that who may see it is not asked of the database for each.
    proposal.dossier = dossier
    got = bool(proposal.frozen.all()) and permissions.may_read_frozen(person, proposal)
    return got or permissions.may_read_draft(person, proposal)


def about(thing: Proposal | Motion, people: list[str], today: date, *, inside: bool = True) -> About:
    """A proposal or motion with where it stands and what came of it; its follow-ups are at hand.

    What was said in the dossier about a promise is for who may read there: `inside`.
    """
    told = wording.state_of_proposal(thing) if isinstance(thing, Proposal) else wording.state_of_motion(thing)
    return About(thing, *told, tuple(_promised(one, people, today, inside=inside) for one in thing.follow_ups.all()))


def _promised(follow_up: FollowUp, people: list[str], today: date, *, inside: bool) -> Promised:
    state = state_of(follow_up)
    tone, words = wording.state_of_follow_up(state)
    late = state == FollowUp.State.OPEN and follow_up.due < today
    remark = follow_up.promise.remark if inside and follow_up.promise else ""
    came_of_it = veiled(follow_up.came_of_it or remark, people)
    return Promised(follow_up, follow_up.text, "danger" if late else tone, words, late, came_of_it)


def figures_of(dossier: Dossier, today: date, *, lens_known: bool) -> involvement.Figures:
    """What is counted for the signals."""
    states = list(dossier.visits.values_list("state", flat=True))
    since = dossier.shared_with_council_on
    return involvement.Figures(
        shared=since is not None,
        days_shared=(today - since).days if since else 0,
        decisions=dossier.decisions.count(),
        decision_asked=dossier.state == Dossier.State.DECIDING,
        proposals=dossier.proposals.count(),
        visits_held=states.count(Visit.State.HELD),
        visits_planned=states.count(Visit.State.PLANNED),
        lens_known=lens_known,
        finished=dossier.state == Dossier.State.FINISHED,
    )
