"""Reading dossiers. They are reached through `visible_to(person)`."""

from tussenruimte.dossiers.queries.deciding import case_of, decided_cases, public_decisions, similar_to
from tussenruimte.dossiers.queries.letters import first_of_person, newest_entry, news_for, recipients
from tussenruimte.dossiers.queries.listing import Filters, as_rows, keys_of, listed, rows_with
from tussenruimte.dossiers.queries.reading import (
    about_initiative,
    due_promises_of,
    entries_of,
    figures_of,
    is_party,
    officials_of,
    own,
    people_of,
    promises_to_tell,
    silent_on,
    taking_part,
    to_keep_in,
    turn_of,
    visible_to,
    waiting_for,
)

__all__ = [
    "Filters",
    "about_initiative",
    "as_rows",
    "case_of",
    "decided_cases",
    "due_promises_of",
    "entries_of",
    "figures_of",
    "first_of_person",
    "is_party",
    "keys_of",
    "listed",
    "newest_entry",
    "news_for",
    "officials_of",
    "own",
    "people_of",
    "promises_to_tell",
    "public_decisions",
    "recipients",
    "rows_with",
    "silent_on",
    "similar_to",
    "taking_part",
    "to_keep_in",
    "turn_of",
    "visible_to",
    "waiting_for",
]
