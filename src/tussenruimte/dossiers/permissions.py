"""Who may do what in a dossier. Default is no: a dossier belongs to its parties, and to nobody else.

People act for a party: members of the initiative, officials of the municipality that leads, members of a partner
that reads along. The process owner and the deputy handle it; while there is none, any official of that municipality
may. Brokers and editors of the site have no way in by that role alone.
"""

from collections.abc import Callable, Collection, Hashable
from typing import TypeVar

from django.db.models import Q, QuerySet

from tussenruimte.accounts.models import Person, Role
from tussenruimte.accounts.queries import Someone, has_role
from tussenruimte.dossiers.models import Clock, Decision, Document, Dossier, DossierParty, Note, Promise
from tussenruimte.dossiers.rules import states
from tussenruimte.register.models import Initiative, Membership, Organisation, Party
from tussenruimte.register.rules import MANDATES_THAT_EDIT, MANDATES_THAT_SPEAK

GOVERNMENT = (Party.Kind.MUNICIPALITY, Party.Kind.MUNICIPAL_UNIT)
Part = DossierParty.Part
Answer = TypeVar("Answer")


def remember(dossier: Dossier) -> None:
    """Lets a page that only shows this dossier ask who acts for whom once, however many panels want to know.

    The answers live as long as this object. Deeds judge a dossier that they fetch themselves, so they ask anew.
    """
    dossier.__dict__["_answers"] = {}


def _once(dossier: Dossier, question: Hashable, ask: Callable[[], Answer]) -> Answer:
    known: dict[Hashable, Answer] | None = dossier.__dict__.get("_answers")
    if known is None:
        return ask()
    if question not in known:
        known[question] = ask()
    return known[question]


def workplaces_of(person: Someone) -> QuerySet[Organisation]:
    """Municipalities and units that the person works for as an official, and the municipality around such a unit."""
    if not has_role(person, Role.OFFICIAL):
        return Organisation.objects.none()
    own = Organisation.objects.filter(
        memberships__person=person.pk, memberships__until__isnull=True, kind__in=GOVERNMENT
    )
    around = Q(pk__in=own.values("part_of")) & Q(kind=Party.Kind.MUNICIPALITY)
    return Organisation.objects.filter(Q(pk__in=own.values("pk")) | around)


def parties_of(person: Someone, dossier: Dossier, *, mandates: Collection[str] | None = None) -> frozenset[int]:
    """The parties of this dossier for which the person acts now; with `mandates`, only where they hold one of those.

    An official speaks for the municipality whatever the mandate there; without that role nobody does.
    """
    if not isinstance(person, Person):
        return frozenset()
    question = ("parties", person.pk, mandates if mandates is None else frozenset(mandates))
    return _once(dossier, question, lambda: _parties_of(person, dossier, mandates))


def _parties_of(person: Person, dossier: Dossier, mandates: Collection[str] | None) -> frozenset[int]:
    taking_part = DossierParty.objects.filter(dossier=dossier, until__isnull=True, shared=True)
    running = Membership.objects.filter(person=person, until__isnull=True).exclude(party__kind__in=GOVERNMENT)
    if mandates is not None:
        running = running.filter(mandate__in=mandates)
    acting = Q(party__in=running.values("party")) | Q(party__in=workplaces_of(person).values("pk"))
    return frozenset(taking_part.filter(acting).values_list("party_id", flat=True))


def speaks_for(person: Someone, dossier: Dossier) -> frozenset[int]:
    """The parties for which the person may say something here."""
    return parties_of(person, dossier, mandates=MANDATES_THAT_SPEAK)


def handles(person: Someone, dossier: Dossier) -> bool:
    """Whether the person keeps it moving: process owner or deputy, or while there is none any official who leads."""
    if not isinstance(person, Person) or not may_appoint(person, dossier):
        return False
    return dossier.process_owner_id is None or person.pk in (dossier.process_owner_id, dossier.deputy_id)


def speaks_for_initiative(person: Someone, dossier: Dossier) -> bool:
    """Whether the person speaks for the people whose initiative it is."""
    return dossier.initiative_id in speaks_for(person, dossier)


def is_councillor_there(person: Someone, dossier: Dossier) -> bool:
    """Whether the person sits in the council of the municipality that leads."""
    if not has_role(person, Role.COUNCILLOR):
        return False
    return Membership.objects.filter(person=person.pk, party=dossier.lead_id, until__isnull=True).exists()


def may_open(person: Someone, initiative: Initiative) -> bool:
    """Who speaks for an initiative, and officials of its municipality."""
    if not isinstance(person, Person):
        return False
    speaking = Membership.objects.filter(
        person=person, party=initiative.pk, until__isnull=True, mandate__in=MANDATES_THAT_SPEAK
    )
    here = initiative.municipality_id
    works_here = bool(here) and workplaces_of(person).filter(kind=Party.Kind.MUNICIPALITY, place=here).exists()
    return works_here or speaking.exists()


def may_see(person: Someone, dossier: Dossier) -> bool:
    """Its parties; a councillor only when the initiative lets the council read along."""
    if parties_of(person, dossier):
        return True
    return dossier.shared_with_council_on is not None and is_councillor_there(person, dossier)


def may_edit(person: Someone, dossier: Dossier) -> bool:
    """What it is about and what is needed: whoever handles it, and who speaks for the initiative."""
    return handles(person, dossier) or speaks_for_initiative(person, dossier)


def may_appoint(person: Someone, dossier: Dossier) -> bool:
    """Who handles it, takes over or hands over: any official of the municipality that leads."""
    working = workplaces_of(person).filter(pk=dossier.lead_id)
    return _once(dossier, ("lead", person.pk), working.exists)


def may_do(person: Someone, dossier: Dossier, deed: str) -> bool:
    """Whether the deed leads somewhere from here, and is this person's to do."""
    if states.leads_to(deed, dossier.state) is None:
        return False
    who = states.BY_DEED[deed].who
    return ("handler" in who and handles(person, dossier)) or (
        "initiative" in who and speaks_for_initiative(person, dossier)
    )


def may_answer(person: Someone, dossier: Dossier) -> bool:
    """Now, later or never: whoever handles it."""
    return dossier.is_open and handles(person, dossier)


def may_choose_phase(person: Someone, dossier: Dossier) -> bool:
    """Both: the people of the initiative say in which phase they want help."""
    return dossier.is_open and may_edit(person, dossier)


def may_pass_turn(person: Someone, dossier: Dossier) -> bool:
    """Whoever handles it, and who speaks for the party whose turn it is."""
    return dossier.is_open and (handles(person, dossier) or dossier.whose_turn_id in speaks_for(person, dossier))


def may_speak(person: Someone, dossier: Dossier) -> bool:
    """Writing a note, adding a document: who speaks for a party in it, also when it is closed."""
    return bool(speaks_for(person, dossier))


def may_keep_route(person: Someone, dossier: Dossier, party: Party) -> bool:
    """Keeping what came of a route: for a party one speaks for, also when it is closed."""
    return party.pk in speaks_for(person, dossier)


def may_promise(person: Someone, dossier: Dossier, promiser: Party) -> bool:
    """Only for a party one speaks for: nobody promises for another."""
    return dossier.is_open and promiser.pk in speaks_for(person, dossier)


def may_settle(person: Someone, promise: Promise, state: str) -> bool:
    """Anyone who speaks here may say that a promise was kept or not; taking it back is the promiser's alone."""
    speaking = speaks_for(person, promise.dossier)
    return promise.promiser_id in speaking if state == Promise.State.WITHDRAWN else bool(speaking)


def may_decide(person: Someone, dossier: Dossier) -> bool:
    """Writing a decision down: whoever handles it."""
    return may_do(person, dossier, "decide")


def may_publish(person: Someone, decision: Decision) -> bool:
    """Putting a decision in the public log: whoever handles the dossier."""
    return not decision.public and handles(person, decision.dossier)


def may_see_decision(person: Someone, decision: Decision) -> bool:
    """Everyone what is public; the rest those in the dossier, and colleagues who weigh a like case."""
    return decision.public or may_see(person, decision.dossier)


def may_read(person: Someone, thing: Note | Document) -> bool:
    """What is shared: who may see the dossier. What is internal: the people of the writer's party."""
    if thing.internal:
        return thing.party_id in parties_of(person, thing.dossier)
    return may_see(person, thing.dossier)


def may_run_clock(person: Someone, dossier: Dossier) -> bool:
    """Starting, stopping and extending a clock: whoever handles it."""
    return handles(person, dossier)


def may_give_notice(person: Someone, clock: Clock) -> bool:
    """Writing down the letter that a decision is late: both sides."""
    return may_edit(person, clock.dossier)


def may_bring_in(person: Someone, dossier: Dossier) -> bool:
    """Adding or ending a partner: whoever handles it, and who may change the initiative itself."""
    edits = dossier.initiative_id in parties_of(person, dossier, mandates=MANDATES_THAT_EDIT)
    return dossier.is_open and (edits or handles(person, dossier))


def may_involve_units(person: Someone, dossier: Dossier) -> bool:
    """Which units have to do with it: officials of the municipality that leads."""
    return dossier.is_open and may_appoint(person, dossier)


def may_share_with_council(person: Someone, dossier: Dossier) -> bool:
    """Only the initiative itself: it speaks first."""
    return dossier.initiative_id in parties_of(person, dossier, mandates=MANDATES_THAT_EDIT)


def may_see_team(person: Someone) -> bool:
    """The overview of running dossiers: whoever is signed in finds those they may see."""
    return isinstance(person, Person)
