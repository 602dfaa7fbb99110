"""Reading the register. What belongs to someone is reached through `visible_to(person)`."""

from tussenruimte.register.queries.duplicates import Lookalike, likely_duplicates, lookalikes_by_key
from tussenruimte.register.queries.known import known_words, legal_forms
from tussenruimte.register.queries.listing import FacetCounts, as_cards, facet_counts, listed
from tussenruimte.register.queries.pages import KeyPages
from tussenruimte.register.queries.parties import (
    claims_waiting,
    desk_for,
    due_for_reminder,
    edits_of,
    free_slug,
    members,
    municipality_of,
    of_person,
    organisations_visible_to,
    people_who_may_edit,
    visible_to,
    whole,
)
from tussenruimte.register.queries.portrait import (
    Kin,
    LensView,
    SideView,
    descends_from,
    kin_of,
    needs_visible_to,
    offers_visible_to,
    readings_by_lens,
    standing_readings,
)

__all__ = [
    "FacetCounts",
    "KeyPages",
    "Kin",
    "LensView",
    "Lookalike",
    "SideView",
    "as_cards",
    "claims_waiting",
    "descends_from",
    "desk_for",
    "due_for_reminder",
    "edits_of",
    "facet_counts",
    "free_slug",
    "kin_of",
    "known_words",
    "legal_forms",
    "likely_duplicates",
    "listed",
    "lookalikes_by_key",
    "members",
    "municipality_of",
    "needs_visible_to",
    "of_person",
    "offers_visible_to",
    "organisations_visible_to",
    "people_who_may_edit",
    "readings_by_lens",
    "standing_readings",
    "visible_to",
    "whole",
]
