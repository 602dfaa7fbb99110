"""Parties and their people: who sees what, who belongs to what, who is asked."""

from datetime import date

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, When

from tussenruimte.accounts.models import Person, Role
from tussenruimte.accounts.queries import Someone, has_role
from tussenruimte.core.ids import slug_from
from tussenruimte.journal.models import Entry
from tussenruimte.register.models import Initiative, Membership, Organisation, OwnershipClaim, Party, Place
from tussenruimte.register.rules import MANDATES_THAT_EDIT, MANDATES_THAT_SPEAK, RESERVED_SLUGS


def visible_to(person: Someone) -> QuerySet[Initiative]:
    """What is listed; also drafts and hidden ones for their own people, and everything for an editor of the site."""
    everything = Initiative.objects.select_related("municipality", "place")
    if has_role(person, Role.EDITOR):
        return everything
    listed = Q(state=Initiative.State.LISTED)
    if not isinstance(person, Person):
        return everything.filter(listed)
    return everything.filter(listed | Q(pk__in=_running(person, MANDATES_THAT_SPEAK).values("party")))


def of_person(person: Person) -> QuerySet[Initiative]:
    """The initiatives someone belongs to, newest first."""
    return visible_to(person).filter(pk__in=_running(person).values("party")).order_by("-pk")


def organisations_visible_to(person: Someone) -> QuerySet[Organisation]:
    """All of them: organisations act in public."""
    return Organisation.objects.select_related("place", "part_of").order_by("name")


def desk_for(initiative: Initiative) -> Organisation | None:
    """The municipality that answers this initiative; None when the place is unknown or has no organisation here."""
    if initiative.municipality_id is None:
        return None
    here = Organisation.objects.filter(kind=Party.Kind.MUNICIPALITY, place_id=initiative.municipality_id)
    return here.order_by("pk").first()


def whole(party: Party) -> Party:
    """The party as what it is: the initiative or the organisation with this key."""
    if isinstance(party, Initiative | Organisation):
        return party
    if party.kind == Party.Kind.INITIATIVE:
        return Initiative.objects.filter(pk=party.pk).first() or party
    return Organisation.objects.filter(pk=party.pk).first() or party


def members(party: Party) -> QuerySet[Membership]:
    """Running memberships, owners first."""
    order = Case(*(When(mandate=value, then=place) for place, value in enumerate(Membership.Mandate.values)))
    running = Membership.objects.filter(party_id=party.pk, until__isnull=True)
    return running.select_related("person", "party").order_by(order, "pk")


def people_who_may_edit(initiative: Initiative) -> list[Person]:
    """Owners and editors with an account that works."""
    found = Person.objects.filter(
        memberships__party=initiative.pk,
        memberships__until__isnull=True,
        memberships__mandate__in=MANDATES_THAT_EDIT,
        is_active=True,
    )
    return list(found.order_by("pk"))


def due_for_reminder(today: date) -> QuerySet[Initiative]:
    """Listed initiatives with people, of which nobody said for a year that they are right, and nobody was asked."""
    try:
        year_ago = today.replace(year=today.year - 1)
    except ValueError:
        year_ago = today.replace(year=today.year - 1, day=28)
    askable = Membership.objects.filter(
        party=OuterRef("pk"), until__isnull=True, mandate__in=MANDATES_THAT_EDIT, person__is_active=True
    )
    stale = Q(confirmed_on__lte=year_ago) | Q(confirmed_on__isnull=True, listed_on__lte=year_ago)
    unasked = Q(reminded_on__isnull=True) | Q(reminded_on__lte=year_ago)
    listed = Initiative.objects.filter(stale, unasked, Exists(askable), state=Initiative.State.LISTED)
    return listed.order_by(F("confirmed_on").asc(nulls_first=True), "pk")


def claims_waiting() -> QuerySet[OwnershipClaim]:
    """Claims of ownership that nobody answered yet, the longest waiting first."""
    waiting = OwnershipClaim.objects.filter(state=OwnershipClaim.State.WAITING)
    return waiting.select_related("initiative", "initiative__municipality", "person").order_by("made_on", "pk")


def edits_of(initiative: Initiative) -> list[Entry]:
    """What the journal says about changes of an initiative, oldest first."""
    entries = Entry.objects.filter(
        about_kind=initiative._meta.label_lower, about_key=str(initiative.pk), what="initiative.edited"
    )
    return list(entries.select_related("by").order_by("at", "pk"))


def municipality_of(place: Place | None) -> Place | None:
    """The municipality a place lies in; the place itself when it is one."""
    while place is not None and place.kind != Place.Kind.MUNICIPALITY:
        place = place.inside
    return place


def free_slug(name: str) -> str:
    """A readable slug that no party has."""
    plain = slug_from(name)
    taken = Party.objects.filter(slug__startswith=plain[:60]).values_list("slug", flat=True)
    return slug_from(name, taken=RESERVED_SLUGS | set(taken))


def _running(person: Person, mandates: frozenset[str] | None = None) -> QuerySet[Membership]:
    running = Membership.objects.filter(person=person, until__isnull=True)
    return running if mandates is None else running.filter(mandate__in=mandates)
