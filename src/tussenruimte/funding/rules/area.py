"""Where a scheme holds, and whether that is where an initiative is. Pure.

In words, because lists of areas surprise people:

* A scheme without places is for the whole country.
* A scheme with several places is for each of them: together they are one area (a union, never an overlap).
* A scheme is for an initiative when it names the place of the initiative, or one that contains it.
* An initiative without a place is shown what is for the whole country; of the rest it hears that a place is needed.
* An initiative that only named its municipality may or may not lie in a neighbourhood of it: of a scheme for that
  neighbourhood it hears the same. Nothing is guessed from a part to the whole, or the other way around.
"""

from collections.abc import Iterable
from enum import StrEnum

# The codes of a place and of what contains it, from small to large: neighbourhood, district, municipality.
Chain = tuple[str, ...]


class Cover(StrEnum):
    """How the area of a scheme lies to the place of an initiative."""

    COUNTRY = "country"
    HERE = "here"
    ELSEWHERE = "elsewhere"
    UNKNOWN = "unknown"


def cover(areas: Iterable[Chain], where: Chain) -> Cover:
    """How the places of a scheme lie to a place; an empty `where` is a place nobody told."""
    named = tuple(areas)
    if not named:
        return Cover.COUNTRY
    if not where:
        return Cover.UNKNOWN
    if any(area[0] in where for area in named):
        return Cover.HERE
    inside_of_it = any(where[0] in area[1:] for area in named)
    return Cover.UNKNOWN if inside_of_it else Cover.ELSEWHERE
