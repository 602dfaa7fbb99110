"""Who may do what with a barrier. Default is no. Shared among those involved; for the public there are counts alone."""

from tussenruimte.accounts.models import Person, Role
from tussenruimte.accounts.queries import Someone, has_role
from tussenruimte.barriers import rules
from tussenruimte.barriers.models import Barrier, Occurrence
from tussenruimte.register import permissions as register
from tussenruimte.register.models import Initiative, Membership, Side


def positions_of(person: Someone, barrier: Barrier) -> frozenset[str]:
    """From which positions the person acts on this barrier; none for a stranger.

    A broker belongs to what they reported or took on. An owner who left the party is no owner any more.
    """
    if not isinstance(person, Person):
        return frozenset()
    involved = Membership.objects.filter(
        person=person, until__isnull=True, party__initiative__barrier_occurrences__barrier=barrier
    )
    own = person.pk in (barrier.owner_id, barrier.reported_by_id)
    sides = {
        rules.INITIATIVE: involved.exists(),
        rules.MUNICIPALITY: barrier.municipality_id in register.municipalities_of(person),
        rules.BROKER: own and has_role(person, Role.BROKER),
        rules.EDITORS: has_role(person, Role.EDITOR),
    }
    found = frozenset(side for side, holds in sides.items() if holds)
    return found | {rules.OWNER} if found and barrier.owner_id == person.pk else found


def may_see(person: Someone, barrier: Barrier) -> bool:
    """Those involved, and the editors of the site."""
    return bool(positions_of(person, barrier))


def may_see_occurrence(person: Someone, occurrence: Occurrence) -> bool:
    """At whom else it stood in the way: the people of that initiative, the municipality and the editors."""
    positions = positions_of(person, occurrence.barrier)
    if positions & rules.ANSWERING:
        return True
    own = isinstance(person, Person) and occurrence.by_id == person.pk and rules.BROKER in positions
    return own or bool(register.mandate_of(person, occurrence.initiative))


def sides_to_report_from(person: Someone, initiative: Initiative | None) -> tuple[Side, ...]:
    """From which sides the person may report; without an initiative that is the municipality's or the editors'."""
    if initiative is not None:
        return register.sides_of(person, initiative) if register.may_see(person, initiative) else ()
    sides = (
        (Side.MUNICIPALITY, bool(register.municipalities_of(person))),
        (Side.EDITORS, has_role(person, Role.EDITOR)),
    )
    return tuple(side for side, holds in sides if holds)


def may_report(person: Someone, initiative: Initiative) -> bool:
    """Saying that something is in the way of an initiative: its people, its municipality, a broker, an editor."""
    return bool(sides_to_report_from(person, initiative))


def may_report_in(person: Someone, municipality: str) -> bool:
    """Reporting what stands in the way in general: the officials of that municipality, and the editors."""
    return municipality in register.municipalities_of(person) or has_role(person, Role.EDITOR)


def may_add_occurrence(person: Someone, barrier: Barrier, initiative: Initiative) -> bool:
    """Saying 'with us too': whoever may report for that initiative, in the same municipality."""
    same_place = barrier.municipality_id is not None and barrier.municipality_id == initiative.municipality_id
    return (same_place or may_see(person, barrier)) and may_report(person, initiative)


def may_edit(person: Someone, barrier: Barrier) -> bool:
    """Changing what is written: who works on it, and who reported it while they are still involved."""
    positions = positions_of(person, barrier)
    reporter = isinstance(person, Person) and barrier.reported_by_id == person.pk
    return bool(positions & rules.WORKING) or (reporter and bool(positions))


def may_move(person: Someone, barrier: Barrier, to: str) -> bool:
    """Bringing it to another state, as the table of transitions says."""
    return rules.may_move(barrier.state, to, positions_of(person, barrier))


def may_plan(person: Someone, barrier: Barrier) -> bool:
    """Saying what the next step is and when: who works on it, while it is open."""
    return rules.is_open(barrier.state) and bool(positions_of(person, barrier) & rules.WORKING)


def may_assign(person: Someone, barrier: Barrier) -> bool:
    """Naming an owner: the municipality and the editors, while it is open."""
    return rules.is_open(barrier.state) and bool(positions_of(person, barrier) & rules.ANSWERING)


def may_take_on(person: Someone, barrier: Barrier) -> bool:
    """Becoming the owner oneself: whoever is involved, while nobody is."""
    has_owner = barrier.owner_id is not None or barrier.owner_party_id is not None
    return rules.is_open(barrier.state) and not has_owner and may_see(person, barrier)


def may_see_names(person: Someone, barrier: Barrier) -> bool:
    """Reading who reported and who changed it: the municipality and the editors."""
    return bool(positions_of(person, barrier) & rules.ANSWERING)
