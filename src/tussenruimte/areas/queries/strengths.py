"""Strengths, the ties between them, what stands alone, counts and steps."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from tussenruimte.accounts.models import Person, Role
from tussenruimte.accounts.queries import Someone, has_role
from tussenruimte.areas.models import AreaStep, Asset, AssetCount, AssetRelation
from tussenruimte.areas.queries.places import OUTLINES, within
from tussenruimte.areas.rules.strengths import PERSONAL, Tie, Wish
from tussenruimte.register import permissions as register
from tussenruimte.register.models import Membership, Need, Place
from tussenruimte.register.queries import municipality_of, needs_visible_to
from tussenruimte.register.rules import MANDATES_THAT_SPEAK

MOST_WISHES = 500


@dataclass(frozen=True)
class Filters:
    """What a list of strengths is asked for. Of the classes any will do; all filters must hold."""

    classes: tuple[str, ...] = ()
    # One kind of help, as `NeedKind` names it.
    kind: str = ""
    text: str = ""


def visible_to(person: Someone) -> QuerySet[Asset]:
    """What is for everyone, what is your own or what you added; everything there for who works with the place."""
    everything = Asset.objects.select_related("place__inside__inside", "party").defer(
        *(f"place__{name}" for name in OUTLINES)
    )
    if not isinstance(person, Person):
        return everything.filter(shown=Asset.Shown.PUBLIC)
    if has_role(person, Role.BROKER, Role.EDITOR):
        return everything
    speaks = Membership.objects.filter(person=person, until__isnull=True, mandate__in=MANDATES_THAT_SPEAK)
    seen = Q(shown=Asset.Shown.PUBLIC) | Q(person=person) | Q(added_by=person) | Q(party__in=speaks.values("party"))
    if codes := register.municipalities_of(person):
        seen |= Q(municipality__in=codes)
    return everything.filter(seen)


def assets_in(place: Place, person: Someone, filters: Filters = Filters()) -> QuerySet[Asset]:
    """The strengths of a place and its parts that the person may see, by class, the last checked first."""
    found = visible_to(person).filter(within(place))
    if filters.classes:
        found = found.filter(asset_class__in=filters.classes)
    if filters.kind:
        # A list of words reads the same in both databases.
        found = found.filter(kinds__icontains=f'"{filters.kind}"')
    if text := filters.text.replace("\x00", "").strip():
        said = Q(offers__icontains=text) | Q(could_offer__icontains=text)
        # The name of a person is no way to find them.
        found = found.filter(said | (Q(name__icontains=text) & ~Q(asset_class=PERSONAL)))
    return found.order_by("asset_class", "-last_checked", "-pk")


def count_classes(place: Place) -> dict[str, int]:
    """How many strengths of each class there are in a place and its parts, also those not for everyone."""
    rows = Asset.objects.filter(within(place)).values("asset_class").annotate(number=Count("pk"))
    return {row["asset_class"]: row["number"] for row in rows.order_by("asset_class")}


def relations_of(assets: QuerySet[Asset]) -> QuerySet[AssetRelation]:
    """The ties of which both ends are among these strengths, the strongest first."""
    keys = assets.order_by().values("pk")
    found = AssetRelation.objects.filter(one__in=keys, other__in=keys)
    return found.select_related("one", "other").order_by("-strength", "pk")


def ties_of(asset: Asset, seen: QuerySet[Asset]) -> QuerySet[AssetRelation]:
    """The ties of one strength with others that may be seen."""
    return relations_of(seen).filter(Q(one=asset) | Q(other=asset))


def ties_in(place: Place, person: Someone) -> list[Tie]:
    """The ties in a place as pairs of keys, as far as the person sees both ends."""
    seen = visible_to(person).filter(within(place))
    return list(relations_of(seen).order_by("pk").values_list("one_id", "other_id"))


def lonely_in(place: Place, person: Someone) -> QuerySet[Asset]:
    """Strengths that nobody tied to another yet, the longest there first."""
    tied = AssetRelation.objects.filter(Q(one=OuterRef("pk")) | Q(other=OuterRef("pk")))
    found = visible_to(person).filter(within(place)).filter(~Exists(tied))
    return found.order_by("added_on", "pk")


def wishes_near(place: Place, person: Someone) -> dict[Wish, Need]:
    """The newest open needs of initiatives in the same municipality, as the rules and as the pages want them."""
    around = municipality_of(place)
    if around is None:
        return {}
    needs = needs_visible_to(person).filter(party__initiative__municipality=around).select_related("party__initiative")
    return {Wish(need.pk, need.kind, need.party.initiative.place_id or ""): need for need in needs[:MOST_WISHES]}


def counts_of(place: Place) -> Sequence[AssetCount]:
    """The counts of a place, oldest first."""
    return list(AssetCount.objects.filter(place=place).order_by("on", "pk"))


def steps_of(place: Place) -> dict[str, AreaStep]:
    """What is written down about each step, by its id; steps nobody touched are not there."""
    return {step.step: step for step in AreaStep.objects.filter(place=place).order_by("pk")}
