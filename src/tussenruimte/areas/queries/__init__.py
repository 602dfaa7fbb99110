"""Reading what is known of a neighbourhood. Strengths are reached through `visible_to(person)`."""

from tussenruimte.areas.queries.figures import area_facts, figures_of, initiatives_in
from tussenruimte.areas.queries.known import known_in_files
from tussenruimte.areas.queries.places import find_places, inside, place_with
from tussenruimte.areas.queries.strengths import (
    Filters,
    assets_in,
    count_classes,
    counts_of,
    lonely_in,
    relations_of,
    steps_of,
    ties_in,
    ties_of,
    visible_to,
    wishes_near,
)

__all__ = [
    "Filters",
    "area_facts",
    "assets_in",
    "count_classes",
    "counts_of",
    "figures_of",
    "find_places",
    "initiatives_in",
    "inside",
    "known_in_files",
    "lonely_in",
    "place_with",
    "relations_of",
    "steps_of",
    "ties_in",
    "ties_of",
    "visible_to",
    "wishes_near",
]
