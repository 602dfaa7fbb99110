"""Pure decisions of the register: which point is shown, what resembles what, who disagrees, what is due."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from difflib import SequenceMatcher
from math import floor
from typing import Any, Protocol
from urllib.parse import urlsplit

from tussenruimte.core.days import add_year

Point = tuple[float, float]

# A cell of about 500 by 500 metres at 52 degrees north.
CELL_LAT, CELL_LON = 0.0045, 0.0073

# Which state may follow which, as `Initiative.State` writes them.
NEXT_STATES: Mapping[str, frozenset[str]] = {
    "draft": frozenset({"listed"}),
    "listed": frozenset({"hidden"}),
    "hidden": frozenset({"listed"}),
}

# What a member may do, by mandate as `Membership.Mandate` writes them.
MANDATES_THAT_EDIT = frozenset({"owner", "editor"})
MANDATES_THAT_SPEAK = MANDATES_THAT_EDIT | {"contact"}

# Words that many names share and that tell nothing about which initiative it is.
COMMON_WORDS = frozenset(
    {"aan", "bij", "bv", "cooperatie", "de", "een", "en", "het", "in", "ons", "onze", "op", "stichting", "te", "ua"}
    | {"van", "vereniging", "voor", "vof"}
)

LIKE_ENOUGH = 0.6

# Words in addresses where otherwise the slug of an initiative stands.
RESERVED_SLUGS = frozenset({"claims", "inlezen", "klopt-dit-nog", "organisaties", "uitnodiging"})


def shown_point(exact: Point | None, shown: str, *, area: Point | None = None) -> Point | None:
    """The point others may see: the exact one, the middle of a cell of about 500 metres, or nothing.

    Without a point of its own, an initiative is shown at the middle of its `area`. The middle of a cell says only
    that the initiative is somewhere in that cell, and is the same each time, so that asking often tells nothing more.
    """
    if shown == "hidden":
        return None
    if exact is None:
        return area
    if shown == "exact":
        return exact
    lat, lon = exact
    return (
        round((floor(lat / CELL_LAT) + 0.5) * CELL_LAT, 6),
        round((floor(lon / CELL_LON) + 0.5) * CELL_LON, 6),
    )


def may_become(state: str, new: str) -> bool:
    """Whether an initiative in `state` can go to `new`."""
    return new in NEXT_STATES.get(state, frozenset())


def is_due_for_confirmation(listed_on: date | None, confirmed_on: date | None, today: date) -> bool:
    """Whether a year has passed since someone last said that this is right."""
    last = confirmed_on or listed_on
    return last is not None and today >= add_year(last)


def is_due_for_reminder(
    listed_on: date | None, confirmed_on: date | None, reminded_on: date | None, today: date
) -> bool:
    """Whether to ask now: confirmation is due, and nobody was asked in the last year."""
    asked_lately = reminded_on is not None and today < add_year(reminded_on)
    return is_due_for_confirmation(listed_on, confirmed_on, today) and not asked_lately


# --- what changed ----------------------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Change:
    """That a field went from one value to another."""

    field: str
    old: Any
    new: Any


def changes_between(old: Mapping[str, Any], new: Mapping[str, Any]) -> tuple[Change, ...]:
    """What is different in `new`, in the order of `new`; a field that `new` leaves out did not change."""
    return tuple(Change(name, old.get(name), value) for name, value in new.items() if old.get(name) != value)


def joined(steps: Iterable[Iterable[Change]]) -> tuple[Change, ...]:
    """Several edits, oldest first, as one: from the first old value to the last new one."""
    first: dict[str, Any] = {}
    last: dict[str, Any] = {}
    for step in steps:
        for change in step:
            first.setdefault(change.field, change.old)
            last[change.field] = change.new
    return changes_between(first, last)


# --- what resembles what ---------------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Likeness:
    """How much two initiatives resemble each other, from 0 to 1, and in what."""

    score: float
    because: tuple[str, ...] = ()

    @property
    def is_enough(self) -> bool:
        """Whether to ask a person: do you mean this one?"""
        return self.score >= LIKE_ENOUGH


@dataclass(frozen=True)
class Looks:
    """What an initiative is recognised by. `place` is the code of a municipality, or empty."""

    name: str
    place: str = ""
    website: str = ""


def words_of(name: str) -> tuple[str, ...]:
    """The telling words of a name: without accents, capitals and words such as 'stichting'."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    words = re.findall(r"[^\W_]+", "".join(c for c in plain if not unicodedata.combining(c)))
    return tuple(word for word in words if word not in COMMON_WORDS) or tuple(words)


def name_key(name: str) -> str:
    """The same for names that differ only in order, capitals, accents, signs and common words."""
    return " ".join(sorted(words_of(name)))


def website_key(website: str) -> str:
    """The same for addresses that lead to the same site: without scheme, `www.` and closing slash."""
    try:
        parts = urlsplit(website if "//" in website else f"//{website}")
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return ""
    return f"{host}{parts.path.rstrip('/')}".casefold() if host else ""


def keys_of(name: str, website: str) -> Iterator[str]:
    """The keys by which two initiatives are taken for the same when many are compared at once."""
    yield f"name:{name_key(name)}"
    if site := website_key(website):
        yield f"site:{site}"


def likeness(one: Looks, other: Looks) -> Likeness:
    """How alike two initiatives look by name, place and website. A shared website says most."""
    mine, theirs = set(words_of(one.name)), set(words_of(other.name))
    shared = len(mine & theirs) / len(mine | theirs) if mine | theirs else 0.0
    spelled = SequenceMatcher(None, " ".join(sorted(mine)), " ".join(sorted(theirs)), autojunk=False).ratio()
    by_name = max(shared, spelled) if mine and spelled > 0.8 else shared
    same_website = bool(website_key(one.website)) and website_key(one.website) == website_key(other.website)
    same_place = bool(one.place) and one.place == other.place
    elsewhere = bool(one.place and other.place) and not same_place

    score = by_name * (0.7 if elsewhere else 0.9) + (0.1 if same_place and by_name > 0.3 else 0.0)
    if same_website:
        score = max(score, 0.9)
    said = (("name", by_name > 0.5), ("place", same_place), ("website", same_website))
    return Likeness(round(min(score, 1.0), 3), tuple(what for what, holds in said if holds))


# --- who disagrees ---------------------------------------------------------------------------------------------------
class Reading(Protocol):
    """That one side sees an initiative at an item of a lens, perhaps in a state."""

    lens: str
    item: str
    state: str
    side: str


@dataclass(frozen=True)
class Difference:
    """Where two or more sides look through the same lens and do not see the same."""

    lens: str
    # What every side that spoke says, as (item, state).
    shared: tuple[tuple[str, str], ...]
    # Per side, in order of name, what it says that not every other side says.
    apart: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)


def differences(readings: Iterable[Reading]) -> tuple[Difference, ...]:
    """Per lens where sides differ: what they share and what each says alone. Silence is not disagreement."""
    said: dict[str, dict[str, set[tuple[str, str]]]] = defaultdict(lambda: defaultdict(set))
    for reading in readings:
        said[reading.lens][reading.side].add((reading.item, reading.state))
    found = []
    for lens, sides in said.items():
        shared = set.intersection(*sides.values())
        if any(views != shared for views in sides.values()):
            apart = {side: tuple(sorted(views - shared)) for side, views in sorted(sides.items())}
            found.append(Difference(lens, tuple(sorted(shared)), apart))
    return tuple(found)


# --- what someone looks for ------------------------------------------------------------------------------------------
SORTS = ("nieuw", "naam", "relevantie")
VIEWS = ("lijst", "kaarten", "kaart")


@dataclass(frozen=True)
class Filters:
    """What a list of initiatives is asked for. Within one filter any value will do; all filters must hold."""

    text: str = ""
    places: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    phases: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    # Items by lens, for every lens that is asked for.
    lenses: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sort: str = ""

    @property
    def order(self) -> str:
        """The order of the list: as asked; otherwise best hit first when searching, newest first when not."""
        asked = self.sort if self.sort in SORTS and (self.sort != "relevantie" or self.text) else ""
        return asked or ("relevantie" if self.text else "nieuw")

    @property
    def are_none(self) -> bool:
        """Whether everything is asked for."""
        return self == Filters(sort=self.sort)
