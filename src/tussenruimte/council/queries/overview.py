"""The overview of a council as rows, in a number of queries that does not grow."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from tussenruimte.council.models import FollowUp, Motion, Proposal, Visit
from tussenruimte.council.queries.reading import as_rows, residents_of, state_of
from tussenruimte.council.rules.discretion import veiled
from tussenruimte.dossiers.models import Decision, Dossier
from tussenruimte.dossiers.wording import Told, told


@dataclass(frozen=True)
class Row:
    """One dossier as a council reads it: no names of people, no words from inside."""

    dossier: Dossier
    title: str
    told: Told
    decisions: tuple[tuple[Decision, str], ...]
    proposals: tuple[str, ...]
    motions: int
    # What the municipality told the council: all of it, of which open, of which late.
    promised: int
    unsettled: int
    late: int
    next_visit: Visit | None


def rows_of(keys: Sequence[int], today: date) -> list[Row]:
    """The rows of dossiers with these keys, in this order."""
    whole = Dossier.objects.select_related("initiative", "lead", "whose_turn").filter(pk__in=keys)
    found = {one.pk: one for one in as_rows(whole)}
    names = residents_of(found.values())
    return [_row(found[key], names[key], today) for key in keys]


def _row(dossier: Dossier, names: Iterable[str], today: date) -> Row:
    people = list(names)
    proposals: list[Proposal] = getattr(dossier, "council_proposals", [])
    motions = list(dossier.motions.all())
    things: list[Proposal | Motion] = [*proposals, *motions]
    follow_ups = [one for thing in things for one in thing.follow_ups.all()]
    still_open = [one for one in follow_ups if state_of(one) == FollowUp.State.OPEN]
    visits: list[Visit] = getattr(dossier, "coming_visits", [])
    return Row(
        dossier,
        veiled(dossier.title, people),
        told(dossier, "public", today),
        tuple((one, veiled(one.subject, people)) for one in dossier.decisions.all()),
        tuple(str(one.get_outcome_display() or one.get_state_display()) for one in proposals),
        len(motions),
        len(follow_ups),
        len(still_open),
        sum(1 for one in still_open if one.due < today),
        next((visit for visit in visits if visit.on >= today), None),
    )
