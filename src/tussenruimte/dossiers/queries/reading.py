"""Dossiers and what is in them: who sees what, whose turn it is, what is due."""

from datetime import date, timedelta
from decimal import Decimal

from django.db.models import Count, Q, QuerySet, Sum

from tussenruimte.accounts.models import Person, Role
from tussenruimte.accounts.queries import Someone, has_role
from tussenruimte.dossiers.models import Dossier, DossierParty, Promise
from tussenruimte.dossiers.permissions import GOVERNMENT, workplaces_of
from tussenruimte.dossiers.rules import contact, states
from tussenruimte.dossiers.rules.guards import Figures
from tussenruimte.dossiers.rules.states import Turn
from tussenruimte.journal.models import Entry
from tussenruimte.journal.queries import about
from tussenruimte.register.models import Initiative, Membership, Organisation, Party

# A promise may be near over a long weekend; the rule itself counts working days.
MOST_DAYS_AHEAD = timedelta(days=14)
MOST_OFFERED = 100
Part = DossierParty.Part


def visible_to(person: Someone) -> QuerySet[Dossier]:
    """Dossiers of the parties for which the person acts; for a councillor those the initiative shares."""
    everything = Dossier.objects.select_related("initiative", "lead", "process_owner", "deputy", "whose_turn")
    if not isinstance(person, Person):
        return everything.none()
    taking_part = DossierParty.objects.filter(_acts_for(person), until__isnull=True, shared=True)
    seen = Q(pk__in=taking_part.values("dossier"))
    if has_role(person, Role.COUNCILLOR):
        home = Membership.objects.filter(person=person, until__isnull=True).values("party")
        seen |= Q(shared_with_council_on__isnull=False, lead__in=home)
    return everything.filter(seen)


def _acts_for(person: Person) -> Q:
    running = Membership.objects.filter(person=person, until__isnull=True).exclude(party__kind__in=GOVERNMENT)
    return Q(party__in=running.values("party")) | Q(party__in=workplaces_of(person).values("pk"))


def taking_part_in(person: Someone) -> QuerySet[Dossier]:
    """The dossiers of the parties for which the person acts; without those one only reads as a councillor."""
    if not isinstance(person, Person):
        return Dossier.objects.none()
    parts = DossierParty.objects.filter(_acts_for(person), until__isnull=True, shared=True)
    return Dossier.objects.filter(pk__in=parts.values("dossier"))


def own(person: Person) -> QuerySet[Dossier]:
    """Dossiers the person has a part in: of a party they belong to, or handled by them; not those of colleagues."""
    member = Membership.objects.filter(person=person, until__isnull=True).exclude(party__kind__in=GOVERNMENT)
    taking_part = DossierParty.objects.filter(party__in=member.values("party"), until__isnull=True, shared=True)
    handling = Q(process_owner=person) | Q(deputy=person)
    return visible_to(person).filter(Q(pk__in=taking_part.values("dossier")) | handling)


def to_keep_in(person: Person, chosen: str = "") -> QuerySet[Dossier]:
    """The dossiers to offer someone who wants to keep something: the newest of their own, and the one they chose."""
    keys = [*own(person).values_list("pk", flat=True)[:MOST_OFFERED]]
    return visible_to(person).filter(Q(pk__in=keys) | Q(number=chosen))


def taking_part(dossier: Dossier) -> QuerySet[DossierParty]:
    """The parties in a dossier now, the initiative first."""
    return dossier.takes_part.filter(until__isnull=True).select_related("party").order_by("part", "pk")


def people_of(dossier: Dossier, *, part: str = "") -> QuerySet[Person]:
    """People with an account who hear news about a dossier: members of its parties; of the municipality those who
    handle it, for colleagues read along without being written to."""
    running = DossierParty.objects.filter(dossier=dossier, until__isnull=True, shared=True)
    if part:
        running = running.filter(part=part)
    others = running.exclude(party__kind__in=GOVERNMENT)
    members = Q(pk__in=Membership.objects.filter(party__in=others.values("party"), until__isnull=True).values("person"))
    handling = Q(pk__in=[key for key in (dossier.process_owner_id, dossier.deputy_id) if key])
    wanted = members | handling if part in ("", Part.LEAD) else members
    return Person.objects.filter(wanted, is_active=True).order_by("pk")


def officials_of(lead: Organisation) -> QuerySet[Person]:
    """Officials who work for a municipality or a unit of it today."""
    here = Membership.objects.filter(Q(party=lead) | Q(party__organisation__part_of=lead), until__isnull=True)
    grants = Q(role_grants__role=Role.OFFICIAL, role_grants__until__isnull=True)
    return Person.objects.filter(grants, pk__in=here.values("person"), is_active=True).distinct().order_by("name", "pk")


def turn_of(dossier: Dossier) -> Turn:
    """Which side the turn is at."""
    if dossier.whose_turn_id is None:
        return "nobody"
    if dossier.whose_turn_id == dossier.lead_id:
        return "lead"
    return "initiative" if dossier.whose_turn_id == dossier.initiative_id else "partner"


def about_initiative(initiative: Initiative) -> QuerySet[Dossier]:
    """Every dossier of an initiative, newest first; the panel decides what of it is shown to whom."""
    return Dossier.objects.filter(initiative=initiative).select_related("lead", "whose_turn", "process_owner")


def waiting_for(person: Person) -> QuerySet[Dossier]:
    """Open dossiers in which it is the person's turn: as who handles it, or as member of the party that is on."""
    handling = Q(whose_turn__in=workplaces_of(person).values("pk")) & (
        Q(process_owner=person) | Q(deputy=person) | Q(process_owner__isnull=True)
    )
    member = Membership.objects.filter(person=person, until__isnull=True).exclude(party__kind__in=GOVERNMENT)
    own = Q(whose_turn__in=member.values("party"))
    return visible_to(person).filter(handling | own, state__in=states.OPEN).order_by("turn_by", "pk")


def due_promises_of(person: Person) -> QuerySet[Promise]:
    """Open promises in dossiers the person is in, first due on top."""
    mine = own(person).filter(state__in=states.OPEN)
    return (
        Promise.objects.filter(dossier__in=mine.order_by().values("pk"), state=Promise.State.OPEN)
        .select_related("dossier", "promiser")
        .order_by("due", "pk")
    )


def entries_of(dossier: Dossier) -> QuerySet[Entry]:
    """What happened, newest first, as every party reads it."""
    return about(dossier, including_parties=True)


def figures_of(dossier: Dossier) -> Figures:
    """What the guards count: promises of both sides that were not taken back, forms asked, hours asked."""
    promised = dossier.promises.exclude(state=Promise.State.WITHDRAWN)
    counts = promised.aggregate(
        municipality=Count("pk", filter=Q(promiser__kind__in=GOVERNMENT, kind=Promise.Kind.DEED)),
        initiative=Count("pk", filter=Q(promiser=dossier.initiative_id, kind=Promise.Kind.DEED)),
        forms=Count("pk", filter=Q(promiser=dossier.initiative_id, kind=Promise.Kind.FORM)),
        hours=Sum("hours_per_week", filter=Q(promiser=dossier.initiative_id, state=Promise.State.OPEN)),
    )
    return Figures(
        actions_municipality=counts["municipality"],
        actions_initiative=counts["initiative"],
        forms=counts["forms"],
        hours_asked=counts["hours"] or Decimal(0),
        hours_available=dossier.hours_available,
    )


# --- what runs by itself ---------------------------------------------------------------------------------------------
def silent_on(today: date) -> QuerySet[Dossier]:
    """Open dossiers of which the day of contact has passed."""
    return Dossier.objects.filter(state__in=states.OPEN, next_contact__lt=today).order_by("pk")


def promises_to_tell(today: date) -> list[Promise]:
    """Open promises of which both sides should hear now that they are nearly due, or late."""
    open_ones = Promise.objects.filter(state=Promise.State.OPEN, dossier__state__in=states.OPEN)
    maybe = open_ones.filter(Q(due__lt=today, told_late_on__isnull=True) | Q(warned_on__isnull=True)).filter(
        due__lte=today + MOST_DAYS_AHEAD
    )
    return [
        promise
        for promise in maybe.order_by("pk")
        if contact.promise_news(
            promise.due, today, warned=promise.warned_on is not None, told_late=promise.told_late_on is not None
        )
    ]


def is_party(dossier: Dossier, party: Party) -> bool:
    """Whether a party takes part in a dossier now."""
    return dossier.takes_part.filter(party_id=party.pk, until__isnull=True).exists()
