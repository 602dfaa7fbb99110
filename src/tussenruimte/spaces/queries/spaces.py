"""The register of spaces: who sees what, the list with its filters, what an owner chose."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Q, QuerySet

from tussenruimte.accounts.queries import Someone
from tussenruimte.dossiers.rules.didam import RULE_SET, WINDOW
from tussenruimte.dossiers.rules.rule_book import RuleBook
from tussenruimte.register.frameworks import current_catalogue
from tussenruimte.register.models import Organisation, Place
from tussenruimte.search.queries import searched
from tussenruimte.spaces.importing import Words
from tussenruimte.spaces.models import GivingOutTerms, Space
from tussenruimte.spaces.permissions import owners_for
from tussenruimte.spaces.rules import wishes, words
from tussenruimte.spaces.search_index import KIND

# Within how many working days an objection is answered when an owner chose nothing.
DEFAULT_ANSWER_DAYS = 10


@dataclass(frozen=True)
class Filters:
    """What the list is asked for; empty asks nothing."""

    text: str = ""
    municipality: str = ""
    kind: str = ""
    use: str = ""
    state: str = ""
    at_least: int | None = None
    at_most: int | None = None
    free_on: date | None = None
    step_free: bool = False


def visible_to(person: Someone) -> QuerySet[Space]:
    """Every space that stands in the register; also those taken out for whoever manages them."""
    everything = Space.objects.select_related("owner", "place", "municipality")
    there = ~Q(state=Space.State.WITHDRAWN)
    return everything.filter(there | Q(owner__in=owners_for(person).values("pk")))


def listed(filters: Filters) -> QuerySet[Space]:
    """The spaces in the register that meet every question: free ones first, then by name."""
    found = Space.objects.exclude(state=Space.State.WITHDRAWN)
    first: tuple[object, ...] = ()
    if filters.text:
        found, first = searched(found, KIND, filters.text)
    exact = {"municipality": filters.municipality, "kind": filters.kind, "state": filters.state}
    found = found.filter(**{name: value for name, value in exact.items() if value})
    if filters.use:
        found = found.filter(uses__contains=words.mark_of(filters.use))
    if filters.at_least is not None:
        found = found.filter(size_m2__gte=filters.at_least)
    if filters.at_most is not None:
        found = found.filter(size_m2__lte=filters.at_most)
    if filters.free_on is not None:
        found = found.filter(free_on(filters.free_on))
    if filters.step_free:
        found = found.filter(step_free="yes")
    is_free = Q(state=Space.State.FREE)
    return found.alias(is_free=is_free).order_by(*first, "-is_free", "name", "pk")  # type: ignore[arg-type]


def free_on(day: date) -> Q:
    """Free on a day, as `rules.availability.is_free_on` says."""
    begun = Q(available_from__isnull=True) | Q(available_from__lte=day)
    lasting = Q(available_until__isnull=True) | Q(available_until__gte=day)
    return Q(state=Space.State.FREE) & begun & lasting


def as_rows(spaces: QuerySet[Space]) -> QuerySet[Space]:
    """The same with owner and place at hand, and how many wishes stand as `interested`."""
    standing = Count("wishes", filter=Q(wishes__state__in=sorted(wishes.STANDING)))
    found = spaces.select_related("owner", "place", "municipality").defer("place__outline", "municipality__outline")
    return found.annotate(interested=standing)


def free_in(place: Place) -> QuerySet[Space]:
    """Free spaces in a place or in a part of it."""
    here = Q(place=place) | Q(place__inside=place) | Q(municipality=place)
    return Space.objects.filter(here, state=Space.State.FREE).order_by("name", "pk")


def municipalities_with_spaces() -> list[tuple[str, str]]:
    """The municipalities with a space in the register: code and name."""
    there = Space.objects.exclude(state=Space.State.WITHDRAWN)
    pairs = there.order_by("municipality__name").values_list("municipality", "municipality__name").distinct()
    return [(str(code), str(name)) for code, name in pairs]


def places_for(owner: Organisation | None) -> QuerySet[Place]:
    """The places to choose from: of a municipality its own parts, of another owner all municipalities."""
    if owner is not None and owner.place_id:
        mine = Q(pk=owner.place_id) | Q(inside=owner.place_id) | Q(inside__inside=owner.place_id)
        return Place.objects.filter(mine).defer("outline").order_by(F("inside").asc(nulls_first=True), "name")
    return Place.objects.filter(kind=Place.Kind.MUNICIPALITY).defer("outline").order_by("name")


@dataclass(frozen=True)
class Terms:
    """How long others can object and how soon they get an answer, and where that is laid down."""

    objection_days: int
    answer_days: int
    # Empty when the owner chose nothing, and what is common holds.
    source: str = ""


def terms_of(owner: Organisation) -> Terms:
    """What an owner chose, or what is common."""
    chosen = GivingOutTerms.objects.filter(owner=owner).first()
    if chosen is not None:
        return Terms(chosen.objection_days, chosen.answer_days, chosen.source)
    return Terms(RuleBook(current_catalogue(), RULE_SET).number(WINDOW), DEFAULT_ANSWER_DAYS)


def words_for(owner: Organisation) -> Words:
    """What a row of an owner's list may refer to, and what the owner has already."""
    places: dict[str, str] = {}
    for code, kind, name in Place.objects.values_list("code", "kind", "name"):
        places[code.casefold()] = code
        if kind == Place.Kind.MUNICIPALITY:
            places[name.casefold()] = code
    for code, name in places_for(owner).values_list("code", "name") if owner.place_id else ():
        places.setdefault(name.casefold(), code)
    mine = list(Space.objects.filter(owner=owner).values_list("slug", "source_key", "name"))
    keys = {key: slug for slug, key, _name in mine if key}
    return Words(places, owner.place_id or "", keys, {name.casefold(): slug for slug, _key, name in mine})
