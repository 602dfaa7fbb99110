"""Reading the register of barriers. What is somebody's is reached through `visible_to(person)`."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from tussenruimte.accounts.models import Person, Role
from tussenruimte.accounts.queries import Someone, has_role
from tussenruimte.barriers import permissions, rules
from tussenruimte.barriers.models import Barrier, Occurrence
from tussenruimte.register import permissions as register
from tussenruimte.register.frameworks import current_catalogue
from tussenruimte.register.models import Initiative, Membership, Organisation, Party, Place
from tussenruimte.register.queries import visible_to as initiatives_visible_to
from tussenruimte.scans.rules import FactValue
from tussenruimte.search.queries import matching

KIND = "barrier"
# So many barriers of one municipality are compared with a new one, the newest first.
COMPARED = 300
OFFERED = 4


@dataclass(frozen=True)
class Filters:
    """What the list is asked for; empty is everything."""

    text: str = ""
    themes: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    # `met` or `zonder`.
    owner: str = ""


@dataclass(frozen=True)
class Alike:
    """A barrier that may be the same one, and whether the person may read it."""

    barrier: Barrier
    is_readable: bool


@dataclass(frozen=True)
class OwnerChoice:
    """Someone, or a party as a whole, who can take a barrier on."""

    party: Party | None
    person: Person | None = None

    @property
    def value(self) -> str:
        """How a form names it."""
        return f"{self.person.pk if self.person else ''}.{self.party.pk if self.party else ''}"

    @property
    def title(self) -> str:
        """How people read it."""
        return ", ".join(str(one) for one in (self.person, self.party) if one is not None)


def visible_to(person: Someone) -> QuerySet[Barrier]:
    """What stands in the way of one's own initiatives or is one's municipality's; everything for an editor."""
    everything = Barrier.objects.select_related("municipality", "owner", "owner_party").defer("municipality__outline")
    if has_role(person, Role.EDITOR):
        return everything
    if not isinstance(person, Person):
        return everything.none()
    mine = Occurrence.objects.filter(
        initiative__memberships__person=person, initiative__memberships__until__isnull=True
    )
    seen = Q(pk__in=mine.values("barrier")) | Q(municipality__in=register.municipalities_of(person))
    if has_role(person, Role.BROKER):
        seen |= Q(reported_by=person) | Q(owner=person)
    return everything.filter(seen)


def listed(person: Someone, asked: Filters) -> QuerySet[Barrier]:
    """What the person may see and asks for: what is open first, and of that the next day first."""
    found = visible_to(person)
    if asked.text:
        found = found.filter(pk__in=matching(KIND, asked.text))
    for column, values in (
        ("theme", asked.themes),
        ("state", asked.states),
        ("level", asked.levels),
        ("code", asked.codes),
        ("municipality", asked.places),
    ):
        if values:
            found = found.filter(**{f"{column}__in": values})
    if asked.owner:
        nobody = Q(owner__isnull=True, owner_party__isnull=True)
        found = found.filter(nobody if asked.owner == "zonder" else ~nobody)
    times = Count("occurrences", distinct=True)
    return found.annotate(times=times).order_by("closed_on", "next_on", "-pk")


def places_of(person: Someone) -> list[tuple[str, str]]:
    """The municipalities of what the person may see: code and name."""
    seen = Place.objects.filter(pk__in=visible_to(person).values("municipality"))
    return list(seen.order_by("name").values_list("code", "name"))


def occurrences_visible_to(person: Someone, barrier: Barrier) -> list[Occurrence]:
    """Each time it stood in the way, as far as the person may know of whom; newest first."""
    every = list(barrier.occurrences.select_related("initiative", "by").order_by("-on", "-pk"))
    if permissions.positions_of(person, barrier) & rules.ANSWERING:
        return every
    if not isinstance(person, Person):
        return []
    running = Membership.objects.filter(person=person, until__isnull=True)
    own: frozenset[int] = frozenset(running.values_list("party_id", flat=True))
    return [one for one in every if one.initiative_id in own or one.by_id == person.pk]


def readable_initiatives(person: Someone, occurrences: Iterable[Occurrence]) -> frozenset[int]:
    """Of these occurrences, the initiatives that are not a draft or hidden for this person."""
    keys = {one.initiative_id for one in occurrences}
    return frozenset(initiatives_visible_to(person).filter(pk__in=keys).values_list("pk", flat=True))


def about(initiative: Initiative, person: Someone) -> QuerySet[Barrier]:
    """What stands in the way of this initiative, as far as the person may see it."""
    found = visible_to(person).filter(occurrences__initiative=initiative).distinct()
    return found.order_by("closed_on", "next_on", "-pk")


def with_barriers(told: Mapping[str, FactValue], initiative: Initiative, person: Someone) -> dict[str, FactValue]:
    """What was told, and the kinds of barriers that stand open, for someone who may see them."""
    still_open = about(initiative, person).filter(state__in=rules.OPEN)
    codes = still_open.order_by("code").values_list("code", flat=True).distinct()
    standing = rules.facts_of(codes, current_catalogue())
    facts = dict(told)
    for name, found in standing.items():
        before = facts.get(name, [])
        facts[name] = list(dict.fromkeys([*(before if isinstance(before, list) else []), *found]))
    return facts


def seen_by_figures(barriers: QuerySet[Barrier]) -> list[rules.Seen]:
    """The same barriers as figures see them; two queries for any number."""
    subjects: dict[int, set[str]] = defaultdict(set)
    standing = Occurrence.objects.filter(barrier__in=barriers.order_by().values("pk"))
    for barrier, kind, key in standing.values_list("barrier_id", "subject_kind", "subject_key"):
        subjects[barrier].add(f"{kind} {key}")
    columns = ("pk", "code", "theme", "level", "state", "first_seen", "closed_on", "municipality_id")
    owned = Q(owner__isnull=False) | Q(owner_party__isnull=False)
    with_owner = set(barriers.order_by().filter(owned).values_list("pk", flat=True))
    return [
        rules.Seen(
            code, theme, level, state, first, closed, pk in with_owner, frozenset(subjects[pk]), municipality or ""
        )
        for pk, code, theme, level, state, first, closed, municipality in barriers.order_by("pk").values_list(*columns)
    ]


def seen_by_everyone(municipality: Place | None = None) -> list[rules.Seen]:
    """The whole register, or one municipality's, as figures see it: for the public lists, which show counts alone."""
    every = Barrier.objects.all()
    return seen_by_figures(every if municipality is None else every.filter(municipality=municipality))


def municipalities_with_barriers() -> list[Place]:
    """Where something was reported."""
    reported = Barrier.objects.filter(municipality__isnull=False).values("municipality")
    return list(Place.objects.filter(pk__in=reported).defer("outline").order_by("name"))


def first_year(today: date) -> int:
    """The year of the oldest barrier; this year when there is none."""
    oldest = Barrier.objects.order_by("first_seen").values_list("first_seen", flat=True).first()
    return oldest.year if oldest else today.year


def alike(
    told: rules.Told, municipality: Place | None, person: Someone, *, initiative: Initiative | None = None
) -> list[Alike]:
    """Barriers in the same municipality that may be the same one, likeliest first; not those it stands with already."""
    if municipality is None:
        return []
    there = Barrier.objects.filter(municipality=municipality).order_by("-first_seen", "-pk")
    if initiative is not None:
        there = there.exclude(occurrences__initiative=initiative)
    compared = [
        (rules.likeness(told, rules.Told(one.title, one.code, one.rule_reference)), one) for one in there[:COMPARED]
    ]
    found = sorted(((like, one) for like, one in compared if like), key=lambda pair: -pair[0].strength)[:OFFERED]
    readable = set(visible_to(person).filter(pk__in=[one.pk for _, one in found]).values_list("pk", flat=True))
    return [Alike(one, one.pk in readable) for _, one in found]


def owner_choices(person: Person, barrier: Barrier) -> list[OwnerChoice]:
    """Who can take it on, as far as this person may name them: oneself, colleagues, and the parties involved."""
    mine = OwnerChoice(_own_party(person, barrier), person)
    if not permissions.may_assign(person, barrier):
        return [mine]
    offices = Organisation.objects.filter(
        Q(kind=Party.Kind.MUNICIPALITY, place=barrier.municipality_id)
        | Q(kind=Party.Kind.MUNICIPAL_UNIT, part_of__place=barrier.municipality_id)
    )
    parties = [*offices.order_by("name"), *_initiatives_of(barrier, person)]
    working = Membership.objects.filter(party__in=offices, until__isnull=True, person__is_active=True)
    colleagues = working.exclude(person=person).select_related("person", "party").order_by("person__name", "pk")
    return [mine, *(OwnerChoice(one.party, one.person) for one in colleagues), *map(OwnerChoice, parties)]


def letters_due() -> QuerySet[Barrier]:
    """Owners who were not told yet."""
    waiting = Barrier.objects.filter(owner_told_on__isnull=True, state__in=rules.OPEN)
    return waiting.filter(Q(owner__isnull=False) | Q(owner_party__isnull=False)).order_by("pk")


def owned_by(person: Person) -> QuerySet[Barrier]:
    """What the person took on and is still open, the next day first."""
    return visible_to(person).filter(owner=person, state__in=rules.OPEN).order_by("next_on", "pk")


def without_owner(person: Person) -> QuerySet[Barrier]:
    """What in the person's own municipality has no owner yet, the next day first."""
    here = visible_to(person).filter(municipality__in=register.municipalities_of(person), state__in=rules.OPEN)
    return here.filter(owner__isnull=True, owner_party__isnull=True).order_by("next_on", "pk")


def sides_of(barrier: Barrier, occurrences: Iterable[Occurrence]) -> tuple[str, ...]:
    """From which sides it was reported, each once, the first reporter's first."""
    named: list[Barrier | Occurrence] = [barrier, *sorted(occurrences, key=lambda one: (one.on, one.pk))]
    return tuple(dict.fromkeys(str(one.get_side_display()) for one in named))


def _own_party(person: Person, barrier: Barrier) -> Party | None:
    """The party for which the person acts on this barrier."""
    running = Membership.objects.filter(person=person, until__isnull=True).select_related("party")
    here = Q(party__initiative__barrier_occurrences__barrier=barrier)
    if barrier.municipality_id:
        here |= Q(party__organisation__place=barrier.municipality_id)
        here |= Q(party__organisation__part_of__place=barrier.municipality_id)
    found = running.filter(here).order_by("pk").first()
    return found.party if found else None


def _initiatives_of(barrier: Barrier, person: Person) -> list[Initiative]:
    there = barrier.occurrences.values("initiative")
    return list(initiatives_visible_to(person).filter(pk__in=there).order_by("name"))
