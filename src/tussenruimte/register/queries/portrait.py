"""What is known about one initiative: how it is seen, its kin, its needs and offers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from django.db.models import Exists, OuterRef, Q, QuerySet

from tussenruimte.accounts.queries import Someone
from tussenruimte.frameworks.schema import Item, Lens
from tussenruimte.register.frameworks import current_catalogue
from tussenruimte.register.models import Descent, Exchangeable, Initiative, LensReading, Need, Offer, Party, Side
from tussenruimte.register.queries.parties import visible_to
from tussenruimte.register.rules import differences

# An item and its state, or ''.
Said = tuple[str, str]
Thing = TypeVar("Thing", Need, Offer)


@dataclass(frozen=True)
class SideView:
    """What one side says through one lens."""

    side: Side
    # Each reading with the item it names, in the order of the lens; an item that vanished is shown by its id.
    said: tuple[tuple[LensReading, str], ...]
    # The titles of what this side says and not every other side says; empty when all agree.
    alone: tuple[str, ...] = ()


@dataclass(frozen=True)
class LensView:
    """How an initiative is seen through one lens, side by side."""

    lens: Lens
    sides: tuple[SideView, ...]
    # The titles all sides share, given only when they differ.
    shared: tuple[str, ...] = ()
    differs: bool = False


def standing_readings(initiative: Initiative) -> QuerySet[LensReading]:
    """How the initiative is seen now, oldest word first."""
    return initiative.readings.filter(withdrawn_on__isnull=True).select_related("person").order_by("said_on", "pk")


def readings_by_lens(initiative: Initiative) -> tuple[LensView, ...]:
    """Every lens in its own order, also those nobody looked through yet; disagreement is named."""
    readings = list(standing_readings(initiative))
    apart = {difference.lens: difference for difference in differences(readings)}
    views = []
    for lens in sorted(current_catalogue().of_kind(Lens), key=lambda lens: (lens.order, lens.id)):
        mine = [reading for reading in readings if reading.lens == lens.id]
        difference = apart.get(lens.id)
        alone: Mapping[str, tuple[Said, ...]] = difference.apart if difference else {}
        views.append(
            LensView(
                lens=lens,
                sides=tuple(_sides(lens, mine, alone)),
                shared=tuple(_title(lens, *said) for said in difference.shared) if difference else (),
                differs=difference is not None,
            )
        )
    return tuple(views)


def _sides(lens: Lens, readings: list[LensReading], alone: Mapping[str, tuple[Said, ...]]) -> Iterable[SideView]:
    order = {item.id: place for place, item in enumerate(lens.items)}
    for side in Side:
        said = sorted((r for r in readings if r.side == side), key=lambda r: (order.get(r.item, len(order)), r.pk))
        if said:
            titles = tuple(_title(lens, *view) for view in alone.get(side, ()))
            yield SideView(
                side, tuple((reading, _title(lens, reading.item, reading.state)) for reading in said), titles
            )


def _title(lens: Lens, item: str, state: str) -> str:
    """The item in words, with its state when it has one."""
    found: dict[str, Item] = {entry.id: entry for entry in lens.items}
    title = found[item].title if item in found else item
    states = {entry.id: entry.title for entry in lens.states}
    return f"{title}: {states.get(state, state).lower()}" if state else title


@dataclass(frozen=True)
class Kin:
    """Where an initiative came from and what grew from it, as far as the reader may see."""

    mothers: tuple[Descent, ...]
    offshoots: tuple[Descent, ...]


def kin_of(initiative: Initiative, person: Someone) -> Kin:
    """Mothers and offshoots that `person` may see."""
    seen = visible_to(person)
    mothers = initiative.mother_links.filter(Exists(seen.filter(pk=OuterRef("mother"))))
    offshoots = initiative.offshoot_links.filter(Exists(seen.filter(pk=OuterRef("offshoot"))))
    return Kin(
        tuple(mothers.select_related("mother").order_by("pk")),
        tuple(offshoots.select_related("offshoot").order_by("pk")),
    )


def descends_from(offshoot: Initiative, mother: Initiative) -> bool:
    """Whether `offshoot` grew from `mother`, at once or through others."""
    known: set[int] = set()
    generation = {offshoot.pk}
    while generation:
        mothers = Descent.objects.filter(offshoot__in=generation).values_list("mother_id", flat=True)
        generation = set(mothers) - known
        if mother.pk in generation:
            return True
        known |= generation
    return False


def needs_visible_to(person: Someone, *, of: Party | None = None) -> QuerySet[Need]:
    """Open needs of parties the person may see, newest first."""
    return _open(Need.objects.filter(state=Exchangeable.State.OPEN), person, of)


def offers_visible_to(person: Someone, *, of: Party | None = None) -> QuerySet[Offer]:
    """Open offers of parties the person may see, newest first."""
    return _open(Offer.objects.filter(state=Exchangeable.State.OPEN), person, of)


def _open(things: QuerySet[Thing], person: Someone, of: Party | None) -> QuerySet[Thing]:
    if of is not None:
        things = things.filter(party_id=of.pk)
    is_seen = ~Q(party__kind=Party.Kind.INITIATIVE) | Exists(visible_to(person).filter(pk=OuterRef("party")))
    return things.filter(is_seen).select_related("party").order_by("-posted_on", "-pk")
