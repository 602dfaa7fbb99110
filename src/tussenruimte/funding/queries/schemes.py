"""Schemes as rows: the list everyone can search, and what of each decides whether it fits."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Prefetch, Q, QuerySet

from tussenruimte.core.days import add_year
from tussenruimte.core.terms import add_months
from tussenruimte.funding.models import Scheme, SchemePlace, SchemeTrait
from tussenruimte.funding.rules.area import Chain
from tussenruimte.funding.rules.matching import Call
from tussenruimte.funding.rules.rounds import Round
from tussenruimte.register.models import Place
from tussenruimte.search.queries import searched

KIND = "scheme"
Axis = SchemeTrait.Axis


@dataclass(frozen=True)
class SchemeFilters:
    """What the list of schemes is asked for; empty asks nothing, but a state is always meant."""

    text: str = ""
    # A state, or `all`.
    state: str = "open"
    form: str = ""
    theme: str = ""
    phase: str = ""
    # The code of a place: schemes for it, for what contains it, or for the whole country.
    place: str = ""
    provider: str = ""


def listed(filters: SchemeFilters) -> QuerySet[Scheme]:
    """Schemes that meet every filter, by name; with words asked, those with the words in their name first."""
    found, first = Scheme.objects.all(), tuple[Any, ...]()
    if filters.text:
        found, first = searched(found, KIND, filters.text)
    if filters.state != "all":
        found = found.filter(state=filters.state)
    if filters.form:
        found = found.filter(form=filters.form)
    if filters.provider:
        found = found.filter(provider__slug=filters.provider)
    for axis, item in ((Axis.THEME, filters.theme), (Axis.PHASE, filters.phase)):
        if item:
            found = found.filter(pk__in=SchemeTrait.objects.filter(axis=axis, item=item).values("scheme"))
    if filters.place:
        found = found.filter(holds_in_one_of(chain_of(filters.place)))
    return found.order_by(*first, "title", "pk")


def whole_schemes(schemes: QuerySet[Scheme]) -> QuerySet[Scheme]:
    """The same with all a page tells of them: three queries more, for any number."""
    with_place = SchemePlace.objects.select_related("place__inside__inside").defer(
        "place__outline", "place__inside__outline", "place__inside__inside__outline"
    )
    return schemes.select_related("provider").prefetch_related(
        "traits", "rounds", Prefetch("holds_in", queryset=with_place)
    )


def in_order(keys: Iterable[int]) -> list[Scheme]:
    """The schemes with these keys, in this order, with all a page tells of them."""
    wanted = list(keys)
    found = {one.pk: one for one in whole_schemes(Scheme.objects.filter(pk__in=wanted))}
    return [found[key] for key in wanted if key in found]


def call_of(scheme: Scheme) -> Call:
    """What of a scheme decides whether it fits; ask no more than a few that `whole_schemes` did not read."""
    items: dict[str, set[str]] = defaultdict(set)
    for trait in scheme.traits.all():
        items[trait.axis].add(trait.item)
    return Call(
        state=scheme.state,
        areas=frozenset(chain_from(one.place) for one in scheme.holds_in.all()),
        legal_forms=frozenset(items[Axis.LEGAL_FORM]),
        phases=frozenset(items[Axis.PHASE]),
        themes=frozenset(items[Axis.THEME]),
        needs=frozenset(items[Axis.NEED]),
        thresholds=frozenset(items[Axis.THRESHOLD]),
        minimum=scheme.minimum,
        maximum=scheme.maximum,
        own_share=scheme.own_share,
        left=scheme.left,
        continuous=scheme.continuous,
        rounds=tuple(Round(one.closes, one.opens) for one in scheme.rounds.all()),
    )


def chain_from(place: Place | None) -> Chain:
    """The codes of a place and of what contains it, from small to large."""
    codes: list[str] = []
    while place is not None and place.code not in codes:
        codes.append(place.code)
        place = place.inside
    return tuple(codes)


def chain_of(code: str) -> Chain:
    """The same for a code; empty when there is no such place."""
    found = Place.objects.select_related("inside__inside").defer(
        "outline", "inside__outline", "inside__inside__outline"
    )
    return chain_from(found.filter(code=code.replace("\x00", "")).first())


def holds_in_one_of(where: Chain) -> Q:
    """For the whole country, or for one of these places."""
    here = SchemePlace.objects.filter(place__in=where).values("scheme")
    return Q(nationwide=True) | Q(pk__in=here) if where else Q(nationwide=True)


def due_for_check(today: date) -> QuerySet[Scheme]:
    """Schemes of which nobody said for a year that they are right, and nobody was asked for a year."""
    # A day more is read than is due: which day a year ago was is for the rule to say.
    a_year_ago = add_months(today, -12)
    due = Scheme.objects.filter(state__in=[Scheme.State.OPEN, Scheme.State.PLANNED], checked_on__lte=a_year_ago)
    asked = Q(reminded_on__isnull=True) | Q(reminded_on__lte=a_year_ago)
    return due.filter(asked).select_related("provider", "kept_by").order_by("pk")


def is_due(scheme: Scheme, today: date) -> bool:
    """Whether a year has passed since someone last said that it is right."""
    return today >= add_year(scheme.checked_on)
